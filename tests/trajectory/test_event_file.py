"""Events written by hand: every fault with its line before any is applied, all of them or none."""

import pytest

from top3.errors import EventInvalidError, ReadingError, StepNotAllowedError
from top3.trajectory.event_file import applied, read_events
from trajectory.told import begun

GOOD = """
# wat er gebeurde
- type: agreement_made
  recorded: "2026-03-20T10:00:00+01:00"
  actor: {role: fixed_face, name: Noor}
  record: {id: a1, what: {nl: Rik belt oma}, answers: [s1]}
- type: top3_chosen
  recorded: "2026-03-20T10:05:00+01:00"
  actor: {role: fixed_face, name: Noor}
  record:
    id: d1
    kind: top3_chosen
    items: [s1]
    on: 2026-03-20
    by: {role: fixed_face, name: Noor}
    reason: {code: agreed, nl: samen besproken}
- type: plan_adopted
  recorded: "2026-03-20T10:05:00+01:00"
  actor: {role: fixed_face, name: Noor}
  record:
    id: d2
    kind: plan_adopted
    on: 2026-03-20
    by: {role: fixed_face, name: Noor}
    reason: {code: agreed, nl: samen besproken}
"""


def written(tmp_path, text):
    path = tmp_path / "events.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_events_are_read_in_their_order(tmp_path):
    events = read_events(written(tmp_path, GOOD))
    assert [each.type for each in events] == ["agreement_made", "top3_chosen", "plan_adopted"]
    assert len({each.salt for each in events}) == 3


@pytest.mark.parametrize("wrap", ["events:\n{}", "{}"])
def test_a_list_may_stand_under_events_or_by_itself(tmp_path, wrap):
    assert len(read_events(written(tmp_path, wrap.format(GOOD)))) == 3


def test_a_decision_gets_what_was_shown_and_decisions_of_one_moment_share_it(tmp_path):
    made = applied(begun(), read_events(written(tmp_path, GOOD)))
    assert [each.type for each in made.events] == [
        "agreement_made", "proposal_shown", "top3_chosen", "plan_adopted",
    ]  # fmt: skip
    assert [each.shown for each in made.events] == [None, None, 2, 2]


def test_every_fault_of_every_event_is_named_with_its_line(tmp_path):
    text = GOOD.replace("agreement_made", "agreement_maed").replace(
        "on: 2026-03-20\n    by", "on: gisteren\n    by"
    )
    with pytest.raises(EventInvalidError) as refusal:
        read_events(written(tmp_path, text))
    listed = [(each.place.line, each.code) for each in refusal.value.problems]
    assert [code for _, code in listed] == ["unknown-event", "not-a-day", "not-a-day"]
    assert listed[0][0] == 3
    assert all(line for line, _ in listed)
    assert "gisteren" not in str(refusal.value)
    assert "agreement_maed" not in str(refusal.value)


@pytest.mark.parametrize("text", ["[]", "zomaar tekst", "events: 3"])
def test_what_is_no_list_of_events_is_refused(tmp_path, text):
    with pytest.raises(EventInvalidError):
        read_events(written(tmp_path, text))


@pytest.mark.parametrize(
    "moment", ["2026-03-20", "2026-03-20T10:00:00", "2026-02-30T10:00:00+01:00"]
)
def test_a_moment_has_a_day_a_time_and_an_offset(tmp_path, moment):
    with pytest.raises(EventInvalidError) as refusal:
        read_events(written(tmp_path, GOOD.replace("2026-03-20T10:00:00+01:00", moment)))
    assert [each.code for each in refusal.value.problems] == ["not-a-moment"]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ReadingError):
        read_events(tmp_path / "nergens.yaml")


def test_when_one_is_refused_none_is_applied_and_it_says_which(tmp_path):
    start = begun()
    events = read_events(written(tmp_path, GOOD.replace("[s1], what", "[s9], what")))
    broken = [*events, events[0]]
    with pytest.raises(StepNotAllowedError) as refusal:
        applied(start, broken)
    assert refusal.value.step == "agreement_made (4)"
    assert start.length == 0
    assert start.case.agreements == ()
