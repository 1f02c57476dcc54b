"""What people see, kept as files: a change that shows must be looked at and written again.

Looked at it, and is it better? Then `PYTHONPATH=tests python -m golden.documents` writes it.
"""

import pytest

from golden.documents import FOLDER, documents

KEPT = sorted(each.name for each in FOLDER.iterdir() if each.suffix in (".txt", ".md", ".json"))


@pytest.mark.parametrize("name", KEPT)
def test_the_document_is_what_it_was(name):
    assert documents()[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_every_kept_file_is_still_made():
    assert set(KEPT) == set(documents())
