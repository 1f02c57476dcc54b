"""A case over time from the command line: what each command does, and what it says to bad input."""

import contextlib
import io
import json
import re
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from top3.cli import main
from top3.errors import Place
from top3.interop.json_schema import FORMATS, data_schema
from top3.reading import read_text, write_yaml
from top3.trajectory.ahead import ahead_of
from top3.trajectory.event_file import events_from, filled_in
from top3.trajectory.event_types import EVENT_TYPES
from top3.trajectory.events import misfits
from top3.trajectory.templates import template
from top3.views.standing import standing_lines
from trajectory.told import FACE, begun, decision, event, genesis, in_phase, violence
from unit.small_case import case_of, situation

pytestmark = pytest.mark.slow

AS_FACE = "fixed_face:Noor"
AS_OF = "2026-03-21"
WORDS = "vertelt dat zij bang is voor de nacht"
OLDER = Path(__file__).parents[1] / "fixtures" / "journals" / "journal-0.jsonl"
VIEW = {"type": "view_recorded", "recorded": "2026-03-21T10:00:00+01:00", "actor": FACE,
        "record": {"id": "v1", "by": FACE, "words": {"nl": WORDS}}}  # fmt: skip
CHOICE = {"type": "top3_chosen", "recorded": "2026-03-21T11:00:00+01:00", "actor": FACE,
          "record": decision("top3_chosen", 1, "2026-03-21", items=["s1"])}  # fmt: skip
AGREED = {
    "type": "agreement_made", "recorded": "2026-03-21T12:00:00+01:00", "actor": FACE,
    "record": {"id": "a1", "answers": ["s1"], "what": {"nl": "Rik belt oma"}, "from": "2026-03-21",
               "evaluate": "2026-04-01"},
}  # fmt: skip


def run(*words):
    """Run a command in this process; return its status, stdout and stderr."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main([str(each) for each in words])
        except SystemExit as stop:
            status = int(stop.code or 0)
    said = (status, out.getvalue(), err.getvalue())
    assert "Traceback" not in said[1] + said[2]
    assert "had niet mogen gebeuren" not in said[2]
    assert "should not have happened" not in said[2]
    return said


def as_json(*words):
    """Run a command with --json and return its status and what stands on stdout, alone."""
    status, out, _ = run(*words, "--json")
    return status, json.loads(out)


def write(path, data):
    path.write_text(data if isinstance(data, str) else write_yaml(data), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a folder with a case, a new journal, and one with a choice and an agreement."""
    folder = tmp_path_factory.mktemp("journals")
    case = write(folder / "case.yaml", genesis().to_data())
    write(folder / "events.yaml", [VIEW, CHOICE, AGREED])
    assert run("trajectory", "new", case, "-o", folder / "new.top3.jsonl")[0] == 0
    own = run("trajectory", "new", case, "-o", folder / "own.top3.jsonl", "--own-first")
    assert own[0] == 0
    shutil.copy(folder / "new.top3.jsonl", folder / "case.top3.jsonl")
    assert run("trajectory", "apply", folder / "case.top3.jsonl", folder / "events.yaml")[0] == 0
    return folder


@pytest.fixture(autouse=True)
def here(made, tmp_path, monkeypatch):
    """Return a folder of one's own with those files, and work there."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ------------------------------------------------------------------ beginning
def test_a_new_trajectory_says_the_case_and_that_it_was_recorded_now():
    status, out, err = run("trajectory", "new", "case.yaml", "-o", "b.sqlite")
    assert status == 0
    assert str(datetime.now().astimezone().date()) in out
    assert "b.sqlite" in err


@pytest.mark.parametrize("name", ["case.top3.jsonl", "x.jsonl", "x.yaml", "x"])
def test_a_file_that_is_there_or_has_another_kind_of_name_is_refused(here, name):
    before = sorted(here.iterdir())
    status, out, err = run("trajectory", "new", "case.yaml", "-o", name)
    assert (status, out) == (2, "")
    assert name in err
    assert sorted(here.iterdir()) == before


# ------------------------------------------------------------------ recording
def test_a_decision_is_recorded_with_what_was_shown_before_it():
    _, rows = as_json("trajectory", "log", "case.top3.jsonl")
    assert [each["type"] for each in rows] == [
        "view_recorded", "proposal_shown", "top3_chosen", "agreement_made",
    ]  # fmt: skip
    assert rows[2]["shown"] == 2


def test_an_event_without_a_moment_is_recorded_now_and_that_is_said(here):
    write(here / "one.yaml", {key: VIEW[key] for key in ("type", "actor", "record")})
    status, out, _ = run("trajectory", "apply", "new.top3.jsonl", "one.yaml")
    assert status == 0
    assert re.search(r"vastgelegd nu: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d ", out)


def test_who_records_may_be_said_once_on_the_command_line(here):
    write(here / "one.json", json.dumps({key: VIEW[key] for key in ("type", "recorded", "record")}))
    assert run("trajectory", "apply", "new.top3.jsonl", "one.json")[0] == 2
    assert run("trajectory", "apply", "new.top3.jsonl", "one.json", "--as", AS_FACE)[0] == 0


def test_a_dry_run_shows_what_would_be_recorded_and_writes_nothing(here):
    before = (here / "new.top3.jsonl").read_bytes()
    status, out, _ = run("trajectory", "apply", "new.top3.jsonl", "events.yaml", "--dry-run")
    assert status == 0
    assert "niets geschreven" in out
    assert (here / "new.top3.jsonl").read_bytes() == before


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_of_a_file_with_one_refused_event_nothing_is_written_and_every_reason_is_said(here, lang):
    wrong = {**CHOICE, "record": decision("top3_chosen", 1, "2026-03-21", items=["s7", "s8"])}
    write(here / "wrong.yaml", [VIEW, wrong])
    before = (here / "new.top3.jsonl").read_bytes()
    words = ("trajectory", "apply", "new.top3.jsonl", "wrong.yaml", "--lang", lang)
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert err.count("dangling-id") == 2
    assert WORDS not in err
    assert (here / "new.top3.jsonl").read_bytes() == before
    status, out, err = run(*words, "--json")
    assert (status, out) == (2, "")
    codes = {each["code"] for each in json.loads(err)["problems"]}
    assert codes == {"dangling-id", "a-phase-needs-a-chosen-top3"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("type: [", "not-yaml"),
        ("type: nonsense\nactor: {role: fixed_face}\nrecord: {}\n", "unknown-event"),
        ("type: {a: 1}", "unknown-event"),
        ("type: [judged]", "unknown-event"),
        ("[]", "not-events"),
        ("just words", "not-events"),
        ("type: judged\nrecord: {id: j1}\n", "missing"),
    ],
)
def test_a_file_of_events_that_is_not_right_is_refused_with_the_line(here, text, code):
    write(here / "wrong.yaml", text)
    status, out, err = run("trajectory", "apply", "new.top3.jsonl", "wrong.yaml")
    assert (status, out) == (2, "")
    assert code in err
    assert "wrong.yaml" in err


def test_an_empty_file_of_events_says_how_an_event_begins(here):
    (here / "empty.yaml").write_text("")
    status, out, err = run("trajectory", "apply", "new.top3.jsonl", "empty.yaml")
    assert (status, out) == (2, "")
    assert "--template" in err
    assert "case new" not in err


def test_a_role_the_rules_do_not_know_is_refused_with_the_nearest():
    status, _, err = run(
        "trajectory", "apply", "new.top3.jsonl", "events.yaml", "--as", "fixd_face"
    )
    assert status == 2
    assert "fixed_face" in err


def test_apply_without_its_files_says_what_is_missing():
    assert run("trajectory", "apply", "new.top3.jsonl")[0] == 2
    assert "[missing]" in run("trajectory", "apply")[2]


# ------------------------------------------------------------------ what is there to read
COMMANDS = (
    ("status",), ("log",), ("due",), ("verify",), ("replay",), ("migrate", "--rules", "top3"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each[0])
def test_a_file_that_is_not_there_or_no_journal_is_refused_by_every_command(command):
    name, *rest = command
    for file in ("nobody.top3.jsonl", "."):
        status, out, err = run("trajectory", name, file, *rest)
        assert (status, out) == (2, "")
        assert "[not-found]" in err
    status, out, err = run("trajectory", name, "case.yaml", *rest)
    assert (status, out) == (2, "")
    assert "journaal" in err
    assert "Bram" not in out + err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each[0])
def test_a_broken_line_is_named_by_every_command_and_shows_no_case_text(here, command):
    name, *rest = command
    file = here / "case.top3.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace("bang", "boos")
    write(file, "\n".join(lines) + "\n")
    for lang, word in (("nl", "regel 2"), ("en", "line 2")):
        status, out, err = run("trajectory", name, file, *rest, "--lang", lang)
        assert status == (1 if name == "verify" else 2)
        assert word in out + err
        assert "boos" not in out + err


def test_the_status_stands_on_one_screen_with_what_must_happen_now_first():
    for lang, now in (("nl", "NU EERST"), ("en", "NOW FIRST")):
        status, out, _ = run("trajectory", "status", "case.top3.jsonl", "--lang", lang)
        lines = out.splitlines()
        assert status == 0
        assert len(lines) <= 40
        assert max(map(len, lines)) <= 100
        heads = [each for each in lines if each and each == each.upper()]
        assert heads[0] == now


def test_the_day_is_today_and_printed_as_such_unless_one_is_given():
    today = datetime.now().astimezone().date()
    _, out, _ = run("trajectory", "status", "case.top3.jsonl")
    assert "vandaag" in out.splitlines()[0]
    assert str(today.year) in out.splitlines()[0]
    _, out, _ = run("trajectory", "status", "case.top3.jsonl", "--as-of", "2026-03-21")
    assert out.splitlines()[0] == "small · 21 maart 2026"
    status, out, err = run("trajectory", "status", "case.top3.jsonl", "--as-of", "gisteren")
    assert (status, out) == (2, "")
    assert "not-a-day" in err


def test_a_status_of_an_earlier_day_counts_only_what_was_recorded_by_then_and_says_so():
    words = ("trajectory", "status", "case.top3.jsonl", "--as-of", "2026-03-20")
    status, out, err = run(*words)
    assert status == 0
    assert "a1" not in out
    assert "later vastgelegd: 4" in err
    assert as_json(*words)[1]["chosen"] is None


def test_the_status_as_data_has_now_in_front_and_every_line():
    status, data = as_json("trajectory", "status", "case.top3.jsonl", "--as-of", "2026-05-01")
    assert status == 0
    assert list(data)[3] == "now"
    assert data["chosen"] == "d1"
    assert data["phase"] == "intake"
    assert {each["code"] for each in data["due"]} >= {"evaluation-late"}
    assert data["next"]["to"] == "direct_safety"
    assert data["as_of_is_today"] is False


def test_with_own_judgement_first_neither_proposal_nor_questions_show_before_it(here):
    words = ("trajectory", "status", "own.top3.jsonl")
    _, before = as_json(*words, "--as", AS_FACE)
    assert before["proposal"] is None
    assert not any(each["question"] for each in before["next"]["obstacles"])
    assert "eigen oordeel" in run(*words, "--as", AS_FACE)[1]
    write(here / "view.yaml", VIEW)
    assert run("trajectory", "apply", "own.top3.jsonl", "view.yaml")[0] == 0
    assert as_json(*words)[1]["proposal"] is None
    _, after = as_json(*words, "--as", AS_FACE)
    assert after["proposal"] is not None
    assert any(each["question"] for each in after["next"]["obstacles"])
    assert "eigen oordeel" not in run(*words, "--as", AS_FACE)[1]


def test_with_own_judgement_first_why_not_shows_no_question_before_it():
    words = ("why-not", "own.top3.jsonl", "direct_safety")
    status, found = as_json(*words)
    assert status == 1
    assert found
    assert not any(each["question"] for each in found)
    assert "eigen oordeel" in run(*words)[2]


def test_the_log_shows_no_words_of_the_case_unless_they_are_asked_for():
    for lang in ("nl", "en"):
        status, out, err = run("trajectory", "log", "case.top3.jsonl", "--lang", lang)
        assert status == 0
        assert WORDS not in out + err
        assert "oma" not in out + err
    assert WORDS in run("trajectory", "log", "case.top3.jsonl", "--texts")[1]
    assert WORDS not in json.dumps(as_json("trajectory", "log", "case.top3.jsonl")[1])


def test_the_log_can_begin_at_a_number_and_keep_to_a_type():
    _, rows = as_json("trajectory", "log", "case.top3.jsonl", "--from", "3")
    assert [each["number"] for each in rows] == [3, 4]
    _, rows = as_json("trajectory", "log", "case.top3.jsonl", "--type", "agreement_made")
    assert [each["ids"] for each in rows] == [["a1", "s1"]]
    status, out, err = run("trajectory", "log", "case.top3.jsonl", "--type", "agreement")
    assert (status, out) == (2, "")
    assert "agreement_made" in err


def test_a_long_log_shows_the_last_screen_and_says_where_the_rest_is(here):
    told = {key: VIEW[key] for key in ("type", "recorded", "actor")}
    words = {"words": {"nl": "zo"}, "by": FACE}
    write(here / "many.yaml", [{**told, "record": {"id": f"v{n}", **words}} for n in range(1, 41)])
    assert run("trajectory", "apply", "new.top3.jsonl", "many.yaml")[0] == 0
    _, out, err = run("trajectory", "log", "new.top3.jsonl")
    assert len(out.splitlines()) <= 40
    assert out.splitlines()[-1].startswith("40 ")
    assert "eerder nog 4" in err
    assert len(run("trajectory", "log", "new.top3.jsonl", "--from", "0")[1].splitlines()) == 42


def test_what_is_erased_is_gone_from_the_file_and_still_shows_that_it_was_there(here):
    record = {"events": [1], "basis": "request", "reason": {"nl": "op verzoek"}}
    moment = "2026-03-23T10:00:00+01:00"
    erased = {"type": "erased", "recorded": moment, "actor": FACE, "record": record}
    write(here / "erased.yaml", erased)
    status, _, err = run("trajectory", "apply", "case.top3.jsonl", "erased.yaml")
    assert status == 2
    assert "erases-too-little" in err
    write(here / "erased.yaml", {**erased, "record": {**record, "events": [1, 2]}})
    status, _, err = run("trajectory", "apply", "case.top3.jsonl", "erased.yaml")
    assert status == 0, err
    assert WORDS not in (here / "case.top3.jsonl").read_text(encoding="utf-8")
    assert run("trajectory", "verify", "case.top3.jsonl")[0] == 0
    status, out, _ = run("trajectory", "status", "case.top3.jsonl")
    assert status == 0
    assert "gebeurtenis 1, 2" in out
    assert "gewist" in run("trajectory", "log", "case.top3.jsonl")[1]


def test_what_is_late_is_named_with_its_day_and_ends_with_one():
    status, out, _ = run("trajectory", "due", "case.top3.jsonl", "--as-of", "2026-04-02")
    assert status == 1
    assert "1 april 2026 · a1" in out
    assert "· a1" not in run("trajectory", "due", "case.top3.jsonl", "--as-of", "2026-04-01")[1]
    # on the day it was recorded nothing is late, and the day after what is acute and open is
    assert run("trajectory", "due", "new.top3.jsonl", "--as-of", "2026-03-16")[0] == 0
    status, out, _ = run("trajectory", "due", "new.top3.jsonl", "--as-of", "2026-03-17")
    assert status == 1
    assert "s1, s2: Dit is acuut, en niemand sloot het." in out


# ------------------------------------------------------------------ checking
def test_a_whole_journal_gives_a_head_that_later_shows_what_is_gone(here):
    status, data = as_json("trajectory", "verify", "case.top3.jsonl")
    assert (status, data["whole"], data["lines"]) == (0, True, 5)
    words = ("trajectory", "verify", "case.top3.jsonl", "--head", data["head"])
    assert run(*words)[0] == 0
    file = here / "case.top3.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines()
    write(file, "\n".join(lines[:-1]) + "\n")
    assert run("trajectory", "verify", file)[0] == 0
    status, gone = as_json(*words)
    assert (status, gone["whole"], gone["line"]) == (1, False, 5)
    status, _, err = run("trajectory", "verify", file, "--head", "4:abc")
    assert status == 2
    assert "--head" in err


def test_a_sealed_journal_is_whole_only_with_its_own_key(here):
    write(here / "key", "a key that is long enough")
    write(here / "other", "another key, long enough")
    made = run("trajectory", "new", "case.yaml", "-o", "s.sqlite", "--key-file", "key")
    assert made[0] == 0
    assert run("trajectory", "verify", "s.sqlite", "--key-file", "key")[0] == 0
    assert run("trajectory", "verify", "s.sqlite", "--key-file", "other")[0] == 1
    assert run("trajectory", "verify", "s.sqlite", "--key-file", "nowhere")[0] == 2
    status, _, err = run("trajectory", "apply", "s.sqlite", "events.yaml")
    assert status == 2
    assert "--key-file" in err
    assert run("trajectory", "apply", "s.sqlite", "events.yaml", "--key-file", "key")[0] == 0
    assert run("trajectory", "verify", "s.sqlite", "--key-file", "key")[0] == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["x.top3.jsonl", "x.sqlite"])
@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe\n", b"{}\n", b"\n", b"[1]\n", b"SQLite format 3\0"]
)
def test_whatever_a_file_holds_that_is_no_journal_is_refused_without_touching_it(here, name, raw):
    (here / name).write_bytes(raw)
    for words in (("status",), ("verify",), ("apply", "events.yaml"), ("copy", "y.sqlite")):
        status, _, _ = run("trajectory", words[0], name, *words[1:])
        assert status in ((1, 2) if words[0] == "verify" else (2,))
    assert (here / name).read_bytes() == raw
    assert not (here / "y.sqlite").exists()


def test_everything_asked_again_is_the_same():
    status, data = as_json("trajectory", "replay", "case.top3.jsonl")
    assert (status, data) == (0, {"events": 4, "differs": []})


# ------------------------------------------------------------------ trying, other rules, elsewhere
def test_what_if_is_shown_side_by_side_and_nothing_is_written(here):
    other = decision("top3_chosen", 2, "2026-03-22", items=["s2"])
    write(here / "if.yaml", {**CHOICE, "recorded": "2026-03-22T11:00:00+01:00", "record": other})
    before = (here / "case.top3.jsonl").read_bytes()
    status, out, err = run("trajectory", "fork", "case.top3.jsonl", "if.yaml")
    assert status == 0
    assert re.search(r"> gekozen top 3 +d1 +d2", out)
    assert "niets geschreven" in err
    assert (here / "case.top3.jsonl").read_bytes() == before
    _, data = as_json("trajectory", "fork", "case.top3.jsonl", "if.yaml")
    assert [each["name"]["en"] for each in data["aspects"] if each["differs"]] == ["chosen top 3"]


@pytest.mark.slow
def test_other_rules_are_first_listed_and_then_recorded_by_somebody_with_a_reason(here):
    words = ("trajectory", "migrate", "case.top3.jsonl", "--overlay", "nhn")
    before = (here / "case.top3.jsonl").read_bytes()
    status, data = as_json(*words, "--dry-run")
    assert (status, data["written"]) == (1, False)
    assert data["changes"]
    assert run(*words)[0] == 2
    assert run(*words, "--reason", "verhuisd")[0] == 2
    assert (here / "case.top3.jsonl").read_bytes() == before
    status, data = as_json(*words, "--reason", "verhuisd", "--as", AS_FACE)
    assert (status, data["written"]) == (0, True)
    assert as_json("trajectory", "log", "case.top3.jsonl")[1][-1]["type"] == "rules_moved"
    assert run("trajectory", "migrate", "case.top3.jsonl")[0] == 2


def test_a_journal_goes_to_another_store_and_back_with_the_same_head(here):
    head = as_json("trajectory", "verify", "case.top3.jsonl")[1]["head"]
    assert as_json("trajectory", "copy", "case.top3.jsonl", "b.sqlite")[1]["head"] == head
    assert as_json("trajectory", "copy", "b.sqlite", "c.top3.jsonl")[1]["head"] == head
    assert (here / "c.top3.jsonl").read_bytes() == (here / "case.top3.jsonl").read_bytes()
    status, out, err = run("trajectory", "copy", "case.top3.jsonl", "b.sqlite")
    assert (status, out) == (2, "")
    assert "exists" in err


def test_a_journal_of_an_older_format_is_brought_into_a_new_file_and_says_what_was_left_out(here):
    shutil.copy(OLDER, here / "old.top3.jsonl")
    status, out, err = run("trajectory", "log", "old.top3.jsonl")
    assert (status, out) == (2, "")
    assert "trajectory migrate" in err
    status, _, err = run("trajectory", "migrate", "old.top3.jsonl", "-o", "n.top3.jsonl")
    assert status == 0
    assert "stand_in_named" in err
    assert run("trajectory", "verify", "n.top3.jsonl")[0] == 0
    assert (here / "old.top3.jsonl").read_bytes() == OLDER.read_bytes()


def test_a_journal_of_the_format_of_now_needs_no_newer_one(here):
    status, _, _ = run("trajectory", "migrate", "case.top3.jsonl", "-o", "n.top3.jsonl")
    assert status == 2
    assert not (here / "n.top3.jsonl").exists()


# ------------------------------------------------------------------ over a folder
def test_a_folder_is_read_by_day_then_by_file_and_a_broken_one_never_stops_the_rest(here):
    for name in ("zet.top3.jsonl", "aap.top3.jsonl"):
        shutil.copy(here / "case.top3.jsonl", here / name)
    write(here / "broken.top3.jsonl", "no journal\n")
    status, out, err = run("due", ".", "--as-of", "2026-04-20")
    assert status == 1
    assert "broken.top3.jsonl" in err
    first = out.index("1 april 2026")
    places = [out.index(name, first) for name in ("aap.", "(case.", "zet.")]
    assert places == sorted(places)
    status, data = as_json("due", ".", "--as-of", "2026-04-20")
    days = [each["day"] for each in data["lines"]]
    assert days == sorted(days)
    assert [each["file"] for each in data["unread"]] == ["broken.top3.jsonl"]


def test_what_comes_due_is_named_up_to_and_with_the_last_day():
    words = ("due", ".", "--as-of", "2026-03-25")
    status, data = as_json(*words, "--days", "7")
    assert status == 1  # what is acute and nobody closed is late already
    assert {(each["code"], each["late"]) for each in data["lines"]} >= {("evaluation-late", False)}
    _, data = as_json(*words, "--days", "6")
    assert "evaluation-late" not in {each["code"] for each in data["lines"]}
    assert run(*words, "--days", "-1")[0] == 2
    assert run("due", "nowhere")[0] == 2


def test_a_folder_shows_only_ids_and_no_name_of_anybody():
    _, out, err = run("due", ".", "--as-of", "2026-05-01")
    assert "Bram" not in out + err
    assert "oma" not in out + err


# ------------------------------------------------------------------ why not
@pytest.mark.parametrize(("lang", "head", "about"), [
    ("nl", "NOG NODIG", "huishouden: "), ("en", "STILL NEEDED", "household: "),
])  # fmt: skip
def test_what_a_gate_asks_stands_under_a_head_that_says_it_is_still_needed(lang, head, about):
    _, out, _ = run("why-not", "new.top3.jsonl", "direct_safety", "--as-of", AS_OF, "--lang", lang)
    first, second, *_ = out.splitlines()
    assert first.startswith(head)
    assert second.startswith(about)


@pytest.mark.parametrize(("day", "said"), [("2020-01-01", True), (AS_OF, False)])
def test_a_day_before_the_beginning_is_said_to_show_the_beginning(day, said):
    status, _, err = run("trajectory", "status", "new.top3.jsonl", "--as-of", day)
    assert status == 0
    assert ("het traject begint op" in err) is said


def test_why_not_takes_a_trajectory_and_prints_the_day():
    status, out, err = run("why-not", "case.top3.jsonl", "direct_safety")
    assert status == 1
    assert out
    assert "(vandaag)" in err
    assert run("why-not", "case.top3.jsonl", "no_gate")[0] == 2


def test_from_outside_a_result_stands_alone_on_stdout():
    command = [sys.executable, "-m", "top3", "trajectory", "status", "case.top3.jsonl", "--json"]
    typed = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )
    assert typed.returncode == 0
    assert json.loads(typed.stdout)["case"] == "small"
    assert "Traceback" not in typed.stderr


def test_new_violence_recorded_by_hand_is_what_the_status_begins_with(here):
    write(here / "violence.yaml", violence("s3", "2026-03-22").to_data())
    assert run("trajectory", "apply", "case.top3.jsonl", "violence.yaml")[0] == 0
    status, data = as_json("trajectory", "status", "case.top3.jsonl", "--as-of", "2026-03-22")
    assert status == 0
    assert data["now"]
    assert data["events"] == 5
    assert "s3" in data["acute_not_chosen"]
    _, out, _ = run("trajectory", "status", "case.top3.jsonl", "--as-of", "2026-03-22")
    (line,) = (each for each in out.splitlines() if each.startswith("OPEN ACUUT, NIET IN DE TOP 3"))
    assert "s3" in line


# ------------------------------------------------------------------ templates and the schema
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_template_is_printed_with_its_label_and_refused_until_it_is_filled_in(here, lang):
    status, out, _ = run("trajectory", "apply", "--template", "agreement_made", "--lang", lang)
    assert status == 0
    label = EVENT_TYPES["agreement_made"].label.in_language(lang)
    assert out.startswith(f"# {label}\n")
    write(here / "filled.yaml", out)
    status, printed, err = run("trajectory", "apply", "new.top3.jsonl", "filled.yaml")
    assert (status, printed) == (2, "")
    assert "filled.yaml:5: actor.name" in err
    assert err.count("not-filled-in") == 5


def test_a_template_that_is_filled_in_is_recorded(here):
    _, text, _ = run("trajectory", "apply", "--template", "hold_opened")
    text = text.replace("VUL IN", "Noor", 1).replace("VUL IN", "bellen met oma").replace("s0", "s1")
    write(here / "filled.yaml", text.replace('bellen met oma"}  # door wie', 'Noor"}'))
    status, _, err = run("trajectory", "apply", "new.top3.jsonl", "filled.yaml")
    assert status == 0, err


def test_the_template_of_a_decision_says_how_its_lists_are_written():
    _, out, _ = run("trajectory", "apply", "--template", "top3_chosen")
    assert "top3 rules terms reasons" in out
    assert "[{item: s0, code: other, nl:" in out


@pytest.mark.parametrize(("year", "said"), [("2999", True), ("2026", False)])
@pytest.mark.parametrize("dry", [("--dry-run",), ()], ids=["dry", "kept"])
def test_a_moment_that_has_yet_to_come_is_said_to_shut_out_what_is_before_it(
    here, year, said, dry, monkeypatch
):
    monkeypatch.setattr("top3.cli.trajectory.now", lambda: "2026-03-21T12:00:00+01:00")
    write(here / "view.yaml", {**VIEW, "recorded": f"{year}-03-21T10:00:00+01:00"})
    status, _, err = run("trajectory", "apply", "new.top3.jsonl", "view.yaml", *dry)
    assert status == 0, err
    assert ("nog moet komen" in err) is said


def test_a_slip_in_the_year_does_not_lock_the_case_of_a_real_family(here):
    write(here / "real.yaml", {**genesis().to_data(), "fictional": False})
    assert run("trajectory", "new", "real.yaml", "-o", "real.top3.jsonl")[0] == 0
    before = (here / "real.top3.jsonl").read_bytes()
    write(here / "slip.yaml", {**AGREED, "recorded": "2062-03-20T10:00:00+01:00"})
    status, out, err = run("trajectory", "apply", "real.top3.jsonl", "slip.yaml")
    assert (status, out) == (2, "")
    assert "controleer het jaar" in err
    assert (here / "real.top3.jsonl").read_bytes() == before
    assert run("trajectory", "apply", "real.top3.jsonl", "slip.yaml", "--dry-run")[0] == 0


def test_what_changed_by_an_event_is_said_beside_it(here):
    told = {"id": "d8", "kind": "scaled", "to": "mda_considered", "on": "2026-03-20", "by": FACE,
            "reason": {"code": "agreed", "nl": "wij komen er niet uit"}}  # fmt: skip
    up = {"type": "scaled_up", "recorded": "2026-03-29T18:00:00+01:00", "actor": FACE,
          "record": told}  # fmt: skip
    write(here / "up.yaml", up)
    out = run("trajectory", "apply", "case.top3.jsonl", "up.yaml")[1]
    assert "aanpak: gewone aanpak > MDA++ wordt overwogen" in out


def test_a_template_of_no_type_names_the_types():
    status, out, err = run("trajectory", "apply", "--template", "agreement")
    assert (status, out) == (2, "")
    assert "agreement_made" in err


@pytest.fixture(scope="module")
def validator():
    """Return what checks an event against the published schema."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only in the dev extra

    return Draft202012Validator(data_schema(FORMATS["event"], "nl"))


@pytest.mark.dev_tool
def test_the_schema_is_one_of_its_dialect_with_a_stable_name_and_dutch_titles(validator):
    schema = validator.schema
    validator.check_schema(schema)
    assert schema["$id"] == "urn:top3:schema:event:1"
    titles = {block.get("title") for block in schema["$defs"].values()}
    assert titles >= {each.label.nl for each in EVENT_TYPES.values()}
    assert as_json("schema", "event")[1] == schema


@pytest.mark.dev_tool
def test_every_template_is_what_the_schema_and_the_reader_take(validator):
    moment = "2026-03-22T11:00:00+01:00"
    mapping = validator.schema["$defs"]["AnyEvent"]["discriminator"]["mapping"]
    assert mapping.keys() == EVENT_TYPES.keys()
    for name, ref in mapping.items():
        tree = read_text(template(name, moment=moment))
        one = validator.evolve(schema={"$defs": validator.schema["$defs"], "$ref": ref})
        assert [each.message for each in one.iter_errors(tree.data)] == [], name
        filled, used = filled_in(tree, recorded=moment)
        assert used
        (made,) = events_from(filled)
        assert list(misfits(made, Place())) == [], name


@pytest.mark.dev_tool
def test_events_as_people_write_them_are_what_the_schema_takes(validator):
    assert validator.is_valid([VIEW, CHOICE, AGREED])
    assert validator.is_valid({"events": [VIEW]})
    assert validator.is_valid(violence("s3", "2026-03-22").to_data())
    assert not validator.is_valid({**VIEW, "type": "nonsense"})
    assert not validator.is_valid({**VIEW, "type": "judged"})
    assert not validator.is_valid({key: VIEW[key] for key in ("type", "actor")})


@pytest.mark.slow
# ------------------------------------------------------------------ the screen
@pytest.mark.parametrize("phase", ["direct_safety", "stable_safety", "recovery", "following"])
def test_in_every_phase_the_screen_has_forty_lines_at_most(phase):
    made = in_phase(phase)
    for day in (date(2026, 3, 20), date(2027, 3, 20)):
        for lang in ("nl", "en"):
            lines = standing_lines(made.at(day), lang)
            assert len(lines) <= 40
            assert max(map(len, lines)) <= 100


def test_what_is_open_as_acute_stands_right_after_what_must_happen_now():
    opened = event("acute_opened", decision("acute_opened", 40, items=["s1"]))
    lines = standing_lines(in_phase("direct_safety").apply(opened).at(date(2026, 3, 20)), "nl")
    heads = [each for each in lines if each and each == each.upper()]
    assert heads[:2] == ["NU EERST", "ACUUT, EN NOG OPEN"]


@pytest.mark.parametrize("reported", [violence("s41"), None], ids=["itself", "decision"])
def test_what_opened_something_acute_is_named_once(reported):
    opened = reported or event("acute_opened", decision("acute_opened", 41, items=["s1"]))
    lines = standing_lines(in_phase("direct_safety").apply(opened).at(date(2026, 3, 20)), "nl")
    line = lines[lines.index("ACUUT, EN NOG OPEN") + 1]
    assert ("d41" in line) is (reported is None)
    assert not re.search(r"(s\d+).*\(\1\)", line)


def test_who_has_sight_is_always_said_also_when_that_is_nobody():
    at = date(2026, 3, 20)
    named = standing_lines(begun().at(at), "nl")
    assert any("zicht" in line and "Noor" in line for line in named)
    alone = standing_lines(begun(case_of(situations=[situation("s1")])).at(at), "nl")
    assert any("niemand vastgelegd" in line for line in alone)


def test_everything_in_the_way_is_counted_where_it_does_not_fit():
    standing = begun(case_of(situations=[situation("s1")])).at(date(2026, 3, 20))
    ahead = ahead_of(standing)
    assert ahead is not None
    rules = {each.rule for each in ahead.obstacles}
    text = "\n".join(standing_lines(standing, "nl", file="x.top3.jsonl"))
    assert len(rules) > 3
    assert f"nog {len(rules) - 3}: top3 why-not x.top3.jsonl direct_safety" in text
