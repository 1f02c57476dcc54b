"""What is read of signs that weigh: days, ages, tellers, judgements, ties."""

import pytest

from top3 import load_rules
from top3.method.facts import HOUSEHOLD, CaseWorld
from top3.method.load import read_case
from top3.rules.claims import Members
from top3.rules.evaluate import Evaluator
from top3.rules.logic import Tri

HEAD = """\
top3: case/1
id: example
fictional: true
as_of: 2026-03-16
people:
  - {{id: p1, name: A, age: {{value: 40, on: 2026-03-16}}}}
  - {{id: p2, name: B, age: {{value: 38, on: 2026-03-16}}}}
  - {{id: p3, name: C, born: 2021-03-17}}
  - {{id: p4, name: D}}
reports:
  - {{id: r1, title: T, informant: p1, recorded: 2026-03-01}}
  - {{id: r2, title: T, informant: {informant}, recorded: 2026-03-02}}
statements:
  - {{id: t1, report: r1, kind: account, text: x, present_when_told: {{has: [], complete: true}}}}
  - {{id: t2, report: r2, kind: account, text: x, present_when_told: {{has: [], complete: true}}}}
{more}
situations:
  - id: s1
    statements: [{told}]
    behaviour: {{words: {{nl: "{words}"}}, kinds: [hits]}}
    {situation}
"""
S1 = ("situation", "s1")


@pytest.fixture(scope="module")
def rules():
    return load_rules("top3")


@pytest.fixture
def world(rules):
    """Return a maker of the facts of a small record."""

    def made(situation="", more="", informant="p2", told="t1, t2", words="slaat"):
        text = HEAD.format(
            informant=informant, more=more, told=told, words=words,
            situation=situation.replace("; ", "\n    "),
        )  # fmt: skip
        case = read_case(text.encode(), "case.yaml")
        return CaseWorld(case, rules, case.as_of)

    return made


def value(world, fact, item=S1):
    """Return the one value that is read, or None where nothing is known."""
    claims = world.read(item, fact).claims
    assert len(claims) <= 1
    return claims[0].value if claims else None


def says(rules, world, rule, item=S1):
    return Evaluator(rules, world).finding(rules.rule(rule), item).value


# ------------------------------------------------------------- how often, and how close together


def test_once_as_far_as_known_leaves_open_on_how_many_days(world):
    assert value(world("when: 2026-03-01; how_often: once_known"), "situation.day_count") == (
        1,
        10_000,
    )


def test_once_and_asked_whether_it_was_more_is_one_day(world):
    made = world("when: 2026-03-01; how_often: once")
    assert value(made, "situation.day_count") == (1, 1)


def test_once_against_weekly_is_no_upper_bound(world):
    often = "how_often: {claims: [{value: once, by: [t1]}, {value: weekly, by: [t2]}]}"
    assert value(world(f"when: 2026-03-01; {often}"), "situation.day_count") == (1, 10_000)


@pytest.mark.parametrize(
    ("when", "gap"),
    [
        ("{on: [2026-01-01, 2026-01-31]}", (0, 30)),
        ("{on: [2025-01-01, 2026-01-01, 2026-01-08]}", (0, 7)),
        ('{on: ["2026-01", 2026-02-10]}', (0, 40)),
        ("{from: 2025-01-01, to: 2026-03-01}", (0, 0)),
        ("{on: 2026-01-01}", None),
    ],
)
def test_the_two_nearest_days_say_how_far_apart_it_was_at_most(world, when, gap):
    assert value(world(f"when: {when}"), "situation.days_between") == gap


@pytest.mark.parametrize(
    ("when", "often", "expected"),
    [
        ("{on: [2025-09-01, 2026-03-02]}", "once_known", Tri.TRUE),  # 182 days
        ("{on: [2025-09-01, 2026-03-03]}", "once_known", Tri.UNKNOWN),  # 183 days
        ("{on: [2021-03-01, 2021-03-08]}", "once_known", Tri.UNKNOWN),
        ("{on: [2021-03-01, 2021-03-08]}", "more_often", Tri.TRUE),
        ("{on: 2021-03-01}", "once", Tri.FALSE),
        ("{on: 2021-03-01}", "once_known", Tri.UNKNOWN),
    ],
)
def test_two_days_repeat_when_they_are_close_and_not_long_ago(rules, world, when, often, expected):
    made = world(f"when: {when}; how_often: {often}")
    assert says(rules, made, "repeated-is-structural") is expected


def test_since_when_is_read_of_a_period_and_not_of_a_day(world):
    assert value(world("when: {from: 2026-01-01}"), "situation.since").isoformat() == "2026-01-01"
    assert value(world("when: 2026-01-01"), "situation.since") is None


# ---------------------------------------------------------------------------- who told it


def test_who_told_it_is_all_when_every_teller_is_known(world):
    assert value(world(), "situation.informants") == Members(("p1", "p2"), complete=True)


def test_while_one_teller_is_unknown_there_may_be_another(world):
    made = world(informant="{unknown: declined}")
    assert value(made, "situation.informants") == Members(("p1",), False, "declined")


def test_what_nobody_is_recorded_to_have_told_may_come_from_anybody(world):
    assert not value(world(told=""), "situation.informants").complete


def test_it_may_rest_on_one_child_while_nobody_knows_who_told_it(rules, world):
    made = world(told="t2", informant="{unknown: asked_unknown}")
    assert says(rules, made, "one-childs-words-need-protection") is Tri.UNKNOWN
    known = world(told="t2", informant="p3")
    assert says(rules, known, "one-childs-words-need-protection") is Tri.TRUE
    grown = world(told="t2", informant="p2")
    assert says(rules, grown, "one-childs-words-need-protection") is Tri.FALSE


# ---------------------------------------------------------------------------- ages then


ONLY_CHILD = "affected: {has: [p3], complete: true}; present: {has: [], complete: true}"


@pytest.mark.parametrize(
    ("when", "years"), [("2022-03-16", (0, 0)), ("2022-03-17", (1, 1)), ("2025-03-16", (3, 3))]
)
def test_the_age_of_a_child_is_that_of_the_day_it_happened(world, when, years):
    made = world(f"when: {when}; {ONLY_CHILD}")
    assert value(made, "situation.youngest_child_then") == years
    assert value(made, "situation.eldest_child_then") == years


def test_without_a_day_a_child_was_at_most_as_old_as_now(world):
    assert value(world(ONLY_CHILD), "situation.youngest_child_then") == (0, 4)


def test_in_an_open_group_there_may_be_a_younger_and_an_older_child(world):
    made = world("when: 2026-03-01; affected: [p3]")
    assert value(made, "situation.youngest_child_then") == (0, 4)
    assert value(made, "situation.eldest_child_then") == (4, 17)


def test_where_only_grown_ups_were_there_no_age_of_a_child_applies(world):
    adult = "affected: {has: [p1], complete: true}; present: {has: [], complete: true}"
    made = world(f"when: 2026-03-01; {adult}")
    assert not made.read(S1, "situation.youngest_child_then").applies


def test_somebody_whose_age_nobody_knows_may_be_a_child(world):
    made = world("affected: {has: [p4], complete: true}; present: {has: [], complete: true}")
    reading = made.read(S1, "situation.youngest_child_then")
    assert reading.applies
    assert not reading.claims


# ---------------------------------------------------------------------------- judgements


def judged(*levels):
    lines = [
        f"  - {{id: j{n}, about: s1, level: {level}, by: {{role: worker, name: {who}}}, "
        f"on: 2026-03-{day:02}, reason: {{nl: x}}}}"
        for n, (who, day, level) in enumerate(levels, 1)
    ]
    return "\n".join(["judgements:", *lines])


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([("K", 1, "attention"), ("L", 2, "acute")], Tri.TRUE),
        ([("K", 1, "attention"), ("L", 2, "serious")], Tri.FALSE),
        ([("K", 1, "attention"), ("K", 2, "acute")], Tri.FALSE),  # one person who changed
    ],
)
def test_two_who_judge_far_apart_ask_for_peer_consultation(rules, world, levels, expected):
    made = world(more=judged(*levels))
    assert says(rules, made, "judged-far-apart-asks-for-peer-consultation") is expected


def test_without_judgements_nobody_lies_apart(rules, world):
    assert says(rules, world(), "judged-far-apart-asks-for-peer-consultation") is Tri.FALSE


# ---------------------------------------------------------------------------- ties


PAIR = "actors: {has: [p3], complete: true}; affected: {has: [p1], complete: true}"


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("{who: p1, of: p3, kind: parent}", True),
        ("{who: p1, of: p3, kind: stepparent}", True),
        ("{who: p3, of: p1, kind: child}", True),
        ("{who: p1, of: p3, kind: neighbour}", False),
        ("{who: p2, of: p3, kind: parent}", None),
    ],
)
def test_whether_it_is_against_the_own_parent_is_read_of_the_relations(world, relation, expected):
    made = world(PAIR, more=f"relations:\n  - {relation}")
    assert value(made, "situation.child_against_parent") is expected


EX = "actors: {has: [p1], complete: true}; affected: {has: [p2], complete: true}"


@pytest.mark.parametrize(("kind", "expected"), [("ex_partner", True), ("partner", False)])
def test_whether_they_parted_is_read_of_the_relations(world, kind, expected):
    made = world(EX, more=f"relations:\n  - {{who: p1, of: p2, kind: {kind}}}")
    assert value(made, "situation.between_ex_partners") is expected


def test_a_tie_that_nobody_recorded_is_not_known(world):
    assert value(world(EX), "situation.between_ex_partners") is None


def test_what_is_called_a_conflict_divorce_is_between_people_who_parted(world):
    assert value(world(words="Vechtscheiding."), "situation.between_ex_partners") is True


# ---------------------------------------------------------------------------- the household


CONSULTED = """\
consultations:
  - {id: q1, asked: veilig_thuis, by: {role: worker}, on: 2026-03-01, question: {nl: x}}
"""


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", False),
        ("involvements:\n  - {id: i1, organisation: veilig_thuis}", True),
        ("involvements:\n  - {id: i1, organisation: school}", False),
        (CONSULTED, True),
        ("decisions:\n  - {id: d1, kind: report_to_veilig_thuis, reason: {code: agreed}}", True),
        ("decisions:\n  - {id: d1, kind: other, reason: {code: agreed}}", False),
    ],
)
def test_a_report_a_consultation_or_an_involvement_puts_veilig_thuis_on_record(
    world, more, expected
):
    assert value(world(more=more), "household.veilig_thuis_on_record", HOUSEHOLD) is expected


@pytest.mark.parametrize(
    ("day", "days"), [("2026-03-16", (0, 0)), ("2026-03-30", (14, 14)), ("2026-03-15", None)]
)
def test_the_next_look_is_the_first_evaluation_still_to_come(world, day, days):
    made = world(more=f"agreements:\n  - {{id: a1, evaluate: {day}}}")
    assert value(made, "household.days_to_next_look", HOUSEHOLD) == days


def household(members, complete, views=""):
    return f"household: {{members: {{has: [{members}], complete: {complete}}}}}\n{views}"


VIEW = "views:\n  - {id: v1, person: p3, asked_alone: true, words: {nl: x}}"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (household("p1, p3", "true", VIEW), True),
        (household("p1, p3", "true"), False),
        (household("p1, p3", "true", VIEW.replace("asked_alone: true, ", "")), False),
        (household("p1, p3", "false", VIEW), None),
        (household("p1, p3, p4", "true", VIEW), False),  # who may be a child counts as one
        (household("p1, p2", "true"), True),
    ],
)
def test_every_child_is_heard_apart_only_when_each_told_it_alone(world, more, expected):
    assert value(world(more=more), "household.children_heard_apart", HOUSEHOLD) is expected


def test_capacity_is_established_once_somebody_said_so(world):
    assert value(world(), "person.capacity_established", ("person", "p1")) is None
