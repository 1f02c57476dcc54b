"""What is proven over regions holds for every value: nothing lies between them unseen."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from properties.drawn_rules import drawn, shipped
from top3.rules.authoring.fact_world import FactWorld
from top3.rules.claims import Claim, Members, Reading
from top3.rules.conditions import All, AnyOf, Not
from top3.rules.evaluate import evaluate
from top3.rules.language import Rule, RuleHead, Table
from top3.rules.logic import Tri
from top3.rules.proving.proofs import prove
from top3.rules.proving.reach import reach
from top3.rules.proving.regions import Landscape, Region
from top3.rules.proving.table_grid import Grid
from top3.rules.tables import outcome
from top3.testing import rule_sets as drawing
from top3.testing.fact_worlds import fact_worlds
from top3.testing.rule_sets import HISTORY, SMALL, Words, small_set

WORDS = Words(SMALL, HISTORY)
TESTED = [spec for spec in SMALL.facts.values() if drawing.tests_of(spec, WORDS)]
AS_OF = date(2026, 3, 16)
EVERY_KIND = ("weak", "disputed", "not_applicable")


def plain_values(spec):
    """Draw any value a fact can have."""
    names = SMALL.values_of(spec)
    if spec.type == "flag":
        return st.booleans()
    if spec.type == "number":
        return st.integers(0, 40).map(lambda number: (number, number))
    if spec.type == "day":
        return st.integers(-400, 60).map(lambda days: AS_OF + timedelta(days))
    if spec.type == "set":
        members = st.lists(st.sampled_from(names), unique=True).map(tuple)
        return st.builds(Members, members, st.just(value=True))
    return st.sampled_from(names)


@given(st.data())
def test_every_value_lies_in_a_region_that_passes_the_same_tests(data):
    spec = data.draw(st.sampled_from(TESTED))
    tests = data.draw(
        st.lists(st.sampled_from(drawing.tests_of(spec, WORDS)), min_size=1, max_size=4)
    )
    land = Landscape(small_set((), WORDS), AS_OF)
    told = Region("value", Reading((Claim(data.draw(plain_values(spec)), on=AS_OF),)))
    passes = [land.holds(test, spec.name, told) for test in tests]
    found = land.regions(spec.name, tests)
    assert found.complete
    assert passes in [
        [land.holds(test, spec.name, region) for test in tests] for region in found.of_kind("value")
    ]


def given_value(rules, rule, shown):
    """Return what a rule says of facts as a rule test gives them."""
    world = FactWorld(shown.given, rules, shown.as_of)
    return evaluate(rules, world, [rule])[0].value


@given(st.data())
def test_a_value_a_rule_can_reach_is_shown_by_facts_that_a_rule_test_can_give(data):
    rules, _ = data.draw(drawn("drawn"))
    for rule in rules.rules:
        for value, shown in reach(rules, rule, as_of=AS_OF).witnesses.items():
            assert given_value(rules, rule, shown) is value


def test_every_shipped_rule_shows_its_values_by_facts_that_a_rule_test_can_give():
    rules = shipped()
    for rule in rules.rules:
        found = reach(rules, rule)
        assert found.complete
        for value, shown in found.witnesses.items():
            assert given_value(rules, rule, shown) is value


@given(st.data())
def test_no_facts_give_a_value_that_was_called_out_of_reach(data):
    rules, world = data.draw(drawn("drawn"))
    for found in evaluate(rules, world):
        reached = reach(rules, found.rule, as_of=world.as_of, also=EVERY_KIND, limit=4_000)
        if reached.complete:
            assert found.value in reached.values
        event(f"complete: {reached.complete}")


HEAD = RuleHead.model_validate(
    {
        "id": "t", "version": 1, "kind": "danger", "about": "situation",
        "then": {"at_least": "acute"}, "because": {"nl": "x", "en": "x"}, "source": {"mark": "I"},
    }
)  # fmt: skip
COLUMNS = [spec for spec in TESTED if spec.scope in ("situation", "household")]


def columns():
    """Draw the facts of one to three columns."""
    return st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=3, unique=True)


def cells(spec):
    """Draw a cell of a column."""
    test = st.sampled_from(drawing.tests_of(spec, WORDS))
    several = st.lists(test, min_size=2, max_size=3).map(lambda each: AnyOf(tuple(each)))
    return test | test.map(Not) | several


def as_table(specs, rows):
    """Return a rule set with one table."""
    tested = [tuple(cell for cell in row if cell) for row in rows if any(row)]
    made = [
        Rule(HEAD.model_copy(update={"id": f"t-{index}"}), All(parts), table="t")
        for index, parts in enumerate(tested)
    ]
    table = Table(id="t", policy="unique", about="situation",
                  inputs=tuple(each.name for each in specs),
                  rows=tuple(each.id for each in made), scale="urgency")  # fmt: skip
    return replace(small_set(made, WORDS), tables={"t": table})


@st.composite
def loose_tables(draw):
    """Draw a table whose rows may overlap or leave gaps."""
    specs = draw(columns())
    row = st.tuples(*(st.none() | cells(spec) for spec in specs)).filter(any)
    return as_table(specs, draw(st.lists(row, min_size=1, max_size=4)))


@st.composite
def sound_tables(draw):
    """Draw a table made by splitting: every row in two, so that nothing overlaps or is left."""
    specs = draw(columns())
    rows = [(None,) * len(specs)]
    for at, spec in enumerate(specs):
        chosen = draw(st.sampled_from(range(len(rows)))) if at else 0
        row = rows.pop(chosen)
        cell = draw(cells(spec))
        rows += [(*row[:at], each, *row[at + 1 :]) for each in (cell, Not(cell))]
    return as_table(specs, rows)


def told_in_full(rules):
    """Draw worlds in which every fact of one situation is known and undisputed."""
    table = rules.tables["t"]
    specs = [SMALL.facts[name] for name in table.inputs]
    days = st.sampled_from((AS_OF, date(2026, 3, 10), date(2026, 6, 1)))
    return st.tuples(days, st.tuples(*(plain_values(spec) for spec in specs))).map(
        lambda drawn: _told(rules, specs, *drawn)
    )


def _told(rules, specs, day, values):
    given_ = {"situation": {}, "household": {}}
    for spec, value in zip(specs, values, strict=True):
        plain = value
        if isinstance(value, Members):
            plain = {"has": list(value.has), "complete": True}
        elif isinstance(value, tuple):
            plain = value[0]
        elif isinstance(value, date):
            plain = value.isoformat()
        given_[spec.scope][spec.name.partition(".")[2]] = plain
    return FactWorld(given_, rules, day)


@given(st.data())
def test_no_two_rows_hold_together_where_none_were_shown_to_overlap(data):
    rules = data.draw(loose_tables() | sound_tables())
    codes = {each.code for each in prove(rules).problems}
    holding = [each for each in evaluate(rules, data.draw(told_in_full(rules)))
               if each.value is Tri.TRUE]  # fmt: skip
    event(f"found: {sorted(codes)}")
    assert len(holding) <= 1 or "overlap" in codes
    assert holding or "gap" in codes


@given(loose_tables())
def test_an_overlap_and_a_gap_show_themselves_on_the_facts_they_name(rules):
    proofs = prove(rules)
    for problem in proofs.problems:
        shown = proofs.witnesses[problem]
        world = FactWorld(shown.given, rules, shown.as_of)
        values = [each.value for each in evaluate(rules, world)]
        if problem.code == "overlap":
            assert values.count(Tri.TRUE) >= 2
        else:
            assert set(values) == {Tri.FALSE}


@given(sound_tables())
def test_a_table_made_by_splitting_is_proven_sound(rules):
    assert prove(rules).problems == []


@given(st.data())
def test_what_nobody_knows_never_makes_a_table_silent(data):
    rules = data.draw(sound_tables())
    table = rules.tables["t"]
    world = data.draw(fact_worlds(rules, reads=table.inputs))
    for item in world.items("situation"):
        found = [each for each in evaluate(rules, world) if each.about == item]
        possible = outcome(table, found, rules.urgency).possible
        # what does not apply at all is silent, and only that
        assert possible or all(each.value is None for each in found)
        event("unknown" if any(each.value is Tri.UNKNOWN for each in found) else "known")


def test_a_grid_says_so_when_it_gives_up(monkeypatch):
    monkeypatch.setattr("top3.rules.proving.table_grid.MOST_STEPS", 0)
    spec = SMALL.facts["situation.threat"]
    rules = small_set((), WORDS)
    table = Table(id="t", policy="unique", about="situation", inputs=(spec.name,), rows=())
    grid = Grid(Landscape(rules, AS_OF), table)
    grid.gap()
    assert not grid.complete
