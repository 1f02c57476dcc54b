"""`top3 cases check`: what looks real, by kind and place; nothing of a case is ever printed."""

import json

import pytest

from top3.cli import main


@pytest.fixture
def planted(tmp_path):
    """Return a folder with one clean file and one in which two things look real."""
    (tmp_path / "clean.md").write_text("Hij zei niets.\n", encoding="utf-8")
    text = "Regel een.\nBel 0612345678 in Zwolle.\n"
    (tmp_path / "planted.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_clean_ends_with_0_and_says_what_that_does_not_mean(planted, capsys):
    assert main(["cases", "check", str(planted / "clean.md")]) == 0
    assert "betekent niet dat een casus verzonnen is" in capsys.readouterr().out


def test_what_looks_real_ends_with_1_and_is_said_by_line_and_kind_alone(planted, capsys):
    assert main(["cases", "check", str(planted), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "planted.md:2: what looks like a telephone number (10 characters)" in said
    assert "2 file(s): 2 times something looks real" in said
    assert "0612345678" not in said
    assert "Zwolle" not in said


def test_as_json_it_says_of_each_whether_it_refuses(planted, capsys):
    assert main(["cases", "check", str(planted), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert {(each["kind"], each["refuses"]) for each in data["found"]} == {
        ("phone", True),
        ("place", False),
    }
    assert data["files"] == 2


def test_for_any_language_only_shapes_are_looked_at(planted, capsys):
    assert main(["cases", "check", str(planted), "--shapes-only"]) == 1
    assert "een bestaande plaats" not in capsys.readouterr().out


def test_a_file_that_is_not_there_is_refused(planted, capsys):
    assert main(["cases", "check", str(planted / "no.md")]) == 2
    assert "no.md" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cells", "status"),
    [("<td>12 mei 2026</td><td>GP kijkt mee</td>", 0), ("<td>1234 <b>GP</b></td><td>x</td>", 1)],
)
def test_what_ends_one_cell_and_begins_the_next_is_not_read_as_one(cells, status, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(f"<table><tr>{cells}</tr></table>", encoding="utf-8")
    assert main(["cases", "check", str(page)]) == status
