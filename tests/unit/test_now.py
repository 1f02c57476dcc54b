"""`top3 nu`: whom to ring and what to do, on one screen, at once, from dated content."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

from top3.cli import main, now
from top3.errors import RulesetInvalidError
from top3.method.contacts import load_contacts
from top3.method.shipped import read_shipped
from top3.reading import read_text

BOTH_LANGUAGES = pytest.mark.parametrize("lang", ["nl", "en"])
SMALL = """
top3: contacts/1
valid_from: 2026-01-01
checked_on: 2026-01-02
checked_how: {nl: gebeld, en: rung}
owner: {role: maintainers, name: somebody}
entries:
  - id: emergency
    name: {nl: nood, en: help}
    number: "999"
    when: {nl: nu, en: now}
    source: {mark: B, ids: []}
closing: {nl: "Bel {emergency}.", en: "Ring {emergency}."}
now_page:
  - heading: {nl: Kop, en: Head}
  - contact: emergency
  - line: {nl: "Gecontroleerd op {checked_on}", en: "Checked on {checked_on}"}
"""


def run(lang="nl", **more):
    return now.run_now(argparse.Namespace(lang=lang, **more))


def program(*words):
    command = [sys.executable, "-m", "top3", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@BOTH_LANGUAGES
def test_the_screen_fits_a_small_terminal(lang):
    lines = now.screen(load_contacts(), lang)
    assert 0 < len(lines) <= 24
    assert max(map(len, lines)) <= 80


@BOTH_LANGUAGES
def test_every_number_is_on_the_screen_with_the_day_it_was_checked(lang, capsys):
    assert run(lang) == 0
    shown = capsys.readouterr().out
    contacts = load_contacts()
    assert contacts.checked_on in shown
    for entry in contacts.entries:
        assert entry.number.in_language(lang) in shown
        assert entry.name.in_language(lang) in shown


def test_the_first_thing_said_is_whom_to_ring_in_danger():
    lines = now.screen(load_contacts(), "nl")
    numbers = {entry.id: entry.number.nl for entry in load_contacts().entries}
    assert "GEVAAR" in lines[0]
    assert numbers["emergency"] in lines[1]


@pytest.mark.parametrize(
    "promise",
    [
        "Ga niet alleen naar binnen",
        "Baby (jonger dan 1 jaar)",
        "ingeslikt",
        "Niet wassen, kleren bewaren",
        "Vraag een kind niet uit over mishandeling",
        "Beloof geen geheimhouding",
        "Bel of app niet terug",
        "niet aan degene die geweld gebruikt",
        "letterlijke woorden",
    ],
)
def test_what_must_not_be_forgotten_is_on_the_screen(promise):
    assert promise in "\n".join(now.screen(load_contacts(), "nl"))


def test_the_closing_sentence_holds_the_numbers_of_the_file():
    contacts = load_contacts()
    numbers = {entry.id: entry.number.nl for entry in contacts.entries}
    assert contacts.closing.nl == (
        "Is er nu gevaar? Wacht niet op dit bestand: "
        f"{numbers['emergency']}, Veilig Thuis {numbers['veilig_thuis']}."
    )
    assert load_contacts(read_text(SMALL)).closing.en == "Ring 999."


def test_another_number_in_the_file_is_another_number_on_the_screen():
    lines = now.screen(load_contacts(read_text(SMALL.replace("999", "888"))), "en")
    assert lines == ["Head", "  help 888 now", "  Checked on 2026-01-02"]


def test_json_holds_every_entry_and_the_day(capsys):
    assert run(json=True) == 0
    data = json.loads(capsys.readouterr().out)
    contacts = load_contacts()
    assert data["checked_on"] == contacts.checked_on
    assert [entry["id"] for entry in data["entries"]] == [entry.id for entry in contacts.entries]


def test_what_is_said_to_be_seen_in_a_source_names_that_source():
    data = read_shipped("contacts.yaml").data
    rows = [row["source"] for row in data["entries"] + data["now_page"] if "source" in row]
    assert {row["mark"] for row in rows} <= {"S", "S~", "I", "B", "B?"}
    seen = [row for row in rows if row["mark"].startswith("S")]
    assert seen
    assert all(row["ids"] for row in seen)


def test_no_two_entries_have_the_same_id():
    ids = [entry.id for entry in load_contacts().entries]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("good", "bad", "code", "line"),
    [
        ("{emergency}.", "{emergncy}.", "unknown-blank", 13),
        ("contact: emergency", "contact: police", "dangling-id", 16),
        ("checked_on: 2026", "checked_on: 26", "not-a-day", 4),
        ("name: somebody", "role2: somebody", "wrong-kind", 6),
        ("contacts/1", "contacts/9", "wrong-kind", 2),
        ('number: "999"', "number: 999", "wrong-kind", 10),
    ],
)
def test_a_fault_in_the_file_is_refused_with_its_line(good, bad, code, line):
    assert good in SMALL
    with pytest.raises(RulesetInvalidError) as refused:
        load_contacts(read_text(SMALL.replace(good, bad)))
    assert (code, line) in [(one.code, one.place.line) for one in refused.value.problems]


def test_all_faults_of_the_file_come_at_once():
    with pytest.raises(RulesetInvalidError) as refused:
        load_contacts(read_text("top3: contacts/1\nentries: nobody\n"))
    paths = {problem.place.path for problem in refused.value.problems}
    assert {"valid_from", "checked_on", "entries", "closing", "now_page"} <= paths


def test_the_shipped_file_is_the_one_of_the_newest_rule_set():
    assert read_shipped("contacts.yaml").data["checked_on"] == load_contacts().checked_on


def test_neither_pydantic_nor_the_model_is_loaded_for_the_screen():
    code = (
        "import sys, argparse; from top3.cli import now;"
        "now.run_now(argparse.Namespace(lang='nl'));"
        "heavy = {'pydantic', 'transitions', 'rich', 'top3.values', 'top3.model'};"
        "heavy &= set(sys.modules);"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["nu", "now"])
def test_the_program_shows_the_screen_under_both_names(name):
    done = program(name)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == now.screen(load_contacts(), "nl")


def test_the_screen_needs_no_file_of_the_user(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_region_may_have_numbers_of_its_own(tmp_path: Path, capsys):
    own = tmp_path / "contacts.yaml"
    own.write_text(SMALL, encoding="utf-8")
    assert main(["nu", "--contacts", str(own), "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)["entries"]
    assert [each["number"]["nl"] for each in entries] == ["999"]


def test_numbers_of_a_region_that_cannot_be_read_are_refused(tmp_path: Path, capsys):
    own = tmp_path / "contacts.yaml"
    own.write_text("top3: contacts/1\n", encoding="utf-8")
    assert main(["nu", "--contacts", str(own)]) == 2
    assert "valid_from" in capsys.readouterr().err
