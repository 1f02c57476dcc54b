"""The documentation builds, offline and without a single warning."""

import os
import re
import subprocess
import sys

import pytest

pytestmark = pytest.mark.docs


def test_the_site_builds_strict_and_points_at_no_outside_font_or_script(repository, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)],
        cwd=repository,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'lang="nl"' in page
    loaded = re.findall(r'<(?:script|link|img)\b[^>]*?(?:src|href)="([^"]+)"', page)
    assert any(address.endswith(".css") for address in loaded)
    assert [address for address in loaded if "//" in address] == []
