"""`top3 cases list` and `top3 cases show`: the examples on the screen, and as files."""

import json

import pytest

from top3.cli import main


def test_the_list_names_each_example_by_level_and_fits_one_screen(capsys):
    assert main(["cases", "list"]) == 0
    out = capsys.readouterr().out
    assert out.index("start:") < out.index("practised:") < out.index("expert:")
    assert "dossier-02" in out
    assert len(out.splitlines()) <= 40


@pytest.mark.parametrize(
    ("options", "there", "not_there"),
    [(["--level", "start"], "dossier-02", "dossier-01"),
     (["--form", "sexual"], "dossier-04", "dossier-02"),
     (["--form", "none"], "dossier-06", "dossier-04")],
)  # fmt: skip
def test_the_list_can_be_narrowed_to_a_level_or_a_form(options, there, not_there, capsys):
    assert main(["cases", "list", *options, "--json"]) == 0
    names = {each["id"] for each in json.loads(capsys.readouterr().out)["examples"]}
    assert there in names
    assert not_there not in names


def test_a_form_of_violence_that_is_not_there_is_refused_with_the_nearest(capsys):
    assert main(["cases", "list", "--form", "sexuall"]) == 2
    assert "sexual" in capsys.readouterr().err


def test_an_example_is_shown_on_one_screen_with_how_to_go_on(capsys):
    assert main(["cases", "show", "dossier-06"]) == 0
    out = capsys.readouterr().out
    assert "Volledig verzonnen" in out
    assert "top3 cases show dossier-06 --document worked" in out
    assert len(out.splitlines()) <= 40


@pytest.mark.slow
def test_a_document_is_written_to_a_file_in_a_form_and_a_language(tmp_path, capsys):
    target = tmp_path / "made.html"
    given = ["--document", "dossier", "--format", "html", "--lang", "en", "-o", str(target)]
    assert main(["cases", "show", "dossier-06", *given]) == 0
    assert "Entirely made up" in target.read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


def test_the_case_of_an_example_is_the_file_itself(capsys):
    assert main(["cases", "show", "dossier-06", "--document", "case"]) == 0
    assert "id: dossier-06" in capsys.readouterr().out


def test_a_course_that_is_only_told_has_no_events_to_show(capsys):
    assert main(["cases", "show", "dossier-06", "--document", "events"]) == 2
    assert "verteld en niet vastgelegd" in capsys.readouterr().err


def test_an_example_that_is_not_there_is_refused_without_a_traceback(capsys):
    assert main(["cases", "show", "dossier-99"]) == 2
    assert "voorbeeld: niet gevonden" in capsys.readouterr().err


def test_a_folder_of_made_cases_is_answered_with_one_to_name(tmp_path, capsys):
    (tmp_path / "index.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "one-1-0").mkdir()
    (tmp_path / "one-1-0" / "about.yaml").write_text("", encoding="utf-8")
    assert main(["cases", "show", str(tmp_path)]) == 2
    assert "one-1-0" in capsys.readouterr().err
