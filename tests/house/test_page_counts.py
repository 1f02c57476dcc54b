"""The page about PDF says how many pages every reader gets, and that is what comes out."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.dev_tool
def test_the_table_of_pages_is_what_comes_out():
    counts = runpy.run_path(str(ROOT / "tools" / "page_counts.py"))
    text = counts["PAGE"].read_text(encoding="utf-8")
    assert counts["renewed"](text) == text
