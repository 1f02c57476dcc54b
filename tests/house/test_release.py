"""A release says the same everywhere: in the code, in the citation and in the changelog."""

import re

import top3


def test_the_citation_names_this_version(repository):
    text = (repository / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (\S+)$", text, re.MULTILINE) == [top3.__version__]


def test_the_changelog_speaks_of_this_version(repository):
    text = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(top3.__version__)}\]", text, re.MULTILINE)


def test_every_decision_has_a_number_of_its_own_and_the_same_parts(repository):
    parts = ("Status:", "Context:", "Decision:", "Costs:", "Rejected:", "Checked by:")
    records = sorted((repository / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [path.name[:4] for path in records]
    assert numbers == [f"{n:04}" for n in range(len(records))]
    for path in records:
        lines = path.read_text(encoding="utf-8").splitlines()
        missing = [part for part in parts if not any(line.startswith(part) for line in lines)]
        assert missing == [], path.name
