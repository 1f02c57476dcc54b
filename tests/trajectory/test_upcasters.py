"""An older journal is read as it is and brought into a new store; nothing in it is guessed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from top3.errors import JournalError
from top3.trajectory import upcasters
from top3.trajectory.event_types import EVENT_TYPES
from top3.trajectory.journal import START, check_chain, verified
from top3.trajectory.line import CURRENT, Form, bare_line, frame_of, made_line
from top3.trajectory.places import store_at
from top3.trajectory.stores import StoreNotEmptyError
from top3.trajectory.upcasters import (
    JOURNAL_0,
    STEPS,
    Raised,
    Step,
    form_of,
    gaps,
    upcast,
    upcast_journal,
)
from trajectory.journals import KEY, lines_of

FIXTURES = Path(__file__).parents[1] / "fixtures" / "journals"
HEAD_1 = (6, "554b46877bf4ccc9706e56f9de4245971e38c377c1d031474e5f1a77624d2bdc")


def fixture(name):
    return (FIXTURES / f"{name}.jsonl").read_bytes().decode().split("\n")[:-1]


def same(moment, payload):
    return Raised(moment, payload)


def test_a_journal_of_the_format_of_now_is_read_for_ever():
    assert check_chain(fixture("journal-1"), head=HEAD_1) == HEAD_1
    assert [line.seq for line in verified(fixture("journal-1"), head=HEAD_1)] == list(range(7))


def test_an_older_journal_is_verified_as_it_is_in_its_own_format():
    lines = list(verified(fixture("journal-0"), form=JOURNAL_0))
    assert [line.text() for line in lines] == fixture("journal-0")
    assert form_of(fixture("journal-0")[0]) is JOURNAL_0
    assert form_of(fixture("journal-1")[0]) is CURRENT


@pytest.mark.parametrize("check", [check_chain, lambda texts: list(verified(texts))])
def test_an_older_journal_is_not_read_as_one_of_now_and_says_that_it_is_another_format(check):
    for name in ("journal-0", "journal-9"):
        with pytest.raises(JournalError) as refusal:
            check(fixture(name))
        assert (refusal.value.at, refusal.value.found.en) == (1, "another format")
    with pytest.raises(JournalError, match="format journal/0"):
        list(verified(fixture("journal-1"), form=JOURNAL_0))


def test_an_older_journal_becomes_the_same_new_one_every_time():
    made, _ = upcast(fixture("journal-0"))
    assert [line.text() for line in made] == fixture("journal-0.raised")
    assert list(verified(fixture("journal-0.raised"))) == made


def test_the_first_line_of_the_new_one_names_the_head_of_the_old():
    made, _ = upcast(fixture("journal-0"))
    old = list(verified(fixture("journal-0"), form=JOURNAL_0))
    before = {"format": "journal/0", "seq": old[-1].seq, "hash": old[-1].hash}
    assert made[0].payload["before"] == before
    assert made[0].payload["top3"] == "journal/1"


def test_numbers_salts_and_roles_stay_and_moments_are_utc():
    old, made = (
        list(verified(fixture("journal-0"), form=JOURNAL_0)),
        upcast(fixture("journal-0"))[0],
    )
    for was, now in zip(old, made, strict=True):
        assert (was.seq, was.type, was.role, was.salt) == (now.seq, now.type, now.role, now.salt)
        assert now.moment == f"{was.moment}Z"


def test_a_stand_in_that_nobody_named_is_left_out_and_said():
    made, remarks = upcast(fixture("journal-0"))
    assert not [line for line in made if line.raw and "stand_in_until" in line.raw]
    assert [each.place.line for each in remarks] == [1, 4]
    for each in remarks:
        assert "stand_in_named" in each.in_language("nl")
        assert "2026" not in each.in_language("nl") + each.in_language("en")


def test_what_was_erased_stays_erased_with_its_commitment():
    old, made = (
        list(verified(fixture("journal-0"), form=JOURNAL_0)),
        upcast(fixture("journal-0"))[0],
    )
    assert made[2].is_erased
    assert made[2].commitment == old[2].commitment


def test_what_an_older_journal_should_have_erased_does_not_come_along():
    old = list(verified(fixture("journal-0"), form=JOURNAL_0))
    payload = {"actor": {"role": "worker"}, "data": {"id": "t3", "report": "r1", "text": "weg",
                                                     "kind": {"value": "account"}}}  # fmt: skip
    lines = old[:2]
    lines.append(_next(lines, "statement_added", payload))
    lines.append(_next(lines, "erased", json.loads(old[6].raw)))
    made, _ = upcast([line.text() for line in lines])
    assert made[2].is_erased


def _next(lines, kind, payload):
    return made_line(
        len(lines), kind, moment="2026-03-17T09:00:00", role="worker", prev=lines[-1].hash,
        salt="cd" * 16, payload=payload,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "at", "found"),
    [
        ("journal-0.changed", 2, "another payload"),
        ("journal-0.not-erased-by-anybody", 3, "neither"),
        ("journal-0.unknown-type", 5, "another one"),
        ("journal-0.no-record", 5, "another one"),
        ("journal-0.unreadable-record", 5, "another shape"),
        ("journal-0.moment-with-offset", 5, "other bytes"),
        ("journal-9", 1, "another one"),
        ("journal-1", 1, "the format of now"),
    ],
)
def test_what_is_not_supported_is_an_error_and_nothing_is_written(tmp_path, name, at, found):
    source, target = store_at(FIXTURES / f"{name}.jsonl"), store_at(tmp_path / "new.jsonl")
    with pytest.raises(JournalError) as refusal:
        upcast_journal(source, target)
    assert (refusal.value.at, refusal.value.found.en) == (at, found)
    assert target.head() is None


def test_nothing_at_all_is_no_journal_of_any_format():
    with pytest.raises(JournalError):
        upcast([])


def test_an_older_journal_goes_into_a_new_store_and_stays_where_it_was(tmp_path):
    before = (FIXTURES / "journal-0.jsonl").read_bytes()
    with store_at(tmp_path / "new.sqlite") as target:
        remarks = upcast_journal(store_at(FIXTURES / "journal-0.jsonl"), target, new_key=KEY)
        assert len(remarks) == 2
        assert len(list(verified(target.texts(), key=KEY))) == 7
    assert (FIXTURES / "journal-0.jsonl").read_bytes() == before


def test_an_older_journal_goes_into_an_empty_store_alone(tmp_path):
    target = store_at(tmp_path / "new.jsonl")
    target.append(lines_of(0), after=None)
    with pytest.raises(StoreNotEmptyError):
        upcast_journal(store_at(FIXTURES / "journal-0.jsonl"), target)


def test_the_seals_of_an_older_journal_are_checked_with_its_key():
    sealed = [line.sealed(KEY).text() for line in verified(fixture("journal-0"), form=JOURNAL_0)]
    assert upcast(sealed, key=KEY)
    with pytest.raises(JournalError):
        upcast(fixture("journal-0"), key=KEY)


# --------------------------------------------------------------------------- the chain of steps

OLDEST = Form("journal/00", "1" * 64, frame_of("[0-9]{4}"))


def _to_0(moment, payload):
    return Raised(f"{moment}-01-01T00:00:00", payload and {**payload, "rules": []})


def test_the_steps_have_no_gap():
    assert gaps(STEPS, CURRENT, EVENT_TYPES) == []


def test_a_journal_two_formats_old_takes_both_steps(monkeypatch):
    steps = (Step(OLDEST, JOURNAL_0, {START: _to_0}), *STEPS)
    assert gaps(steps, CURRENT, EVENT_TYPES) == []
    monkeypatch.setattr(upcasters, "STEPS", steps)
    case = json.loads(next(verified(fixture("journal-0"), form=JOURNAL_0)).raw)["case"]
    first = made_line(
        0, START, moment="2026", role="worker", prev=OLDEST.first, salt="00" * 16,
        payload={"top3": "journal/00", "case": case},
    )  # fmt: skip
    made, remarks = upcast([first.text()])
    assert made[0].moment == "2026-01-01T00:00:00Z"
    assert made[0].payload["before"]["format"] == "journal/00"
    assert len(remarks) == 1
    assert list(verified([made[0].text()])) == made


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((Step(OLDEST, CURRENT, {START: same}), *STEPS), "leads to journal/1, not to journal/0"),
        ((Step(OLDEST, JOURNAL_0, {START: same}),), "leads to journal/0, not to journal/1"),
        ((Step(OLDEST, CURRENT, {START: same, "danced": same}),), "danced is not in journal/1"),
        ((Step(OLDEST, JOURNAL_0, {START: same, "danced": same}), *STEPS), "danced is not in"),
        ((Step(OLDEST, CURRENT, {}),), "no started"),
        ((Step(Form("x", CURRENT.first, OLDEST.frame), CURRENT, {START: same}),), "the same way"),
    ],
)
def test_a_gap_in_the_steps_is_found(steps, said):
    assert [each for each in gaps(steps, CURRENT, EVENT_TYPES) if said in each]


def test_a_gap_is_found_when_the_module_is_imported():
    code = (
        "from top3.trajectory.event_types import EVENT_TYPES\n"
        "del EVENT_TYPES['statement_added']\n"
        "import top3.trajectory.upcasters"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "ImportError: journal/0: statement_added is not in journal/1" in done.stderr


def test_an_erased_first_line_still_says_its_format():
    bare = bare_line(
        0,
        START,
        moment="2026-03-16T09:00:00Z",
        role="worker",
        prev=CURRENT.first,
        commitment="0" * 64,
    )
    assert form_of(bare.text()) is CURRENT
