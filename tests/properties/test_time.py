"""Letting days pass never lowers caution, except where a rule reads how old somebody is.

What was told of a state wears out meanwhile: then caution rises, and never falls.
"""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn import (
    assessed,
    check_level,
    fallen,
    level,
    places,
    prioritised,
    real_cases,
    rules,
)
from top3.method.prioritise import prioritise
from top3.rules import conditions
from top3.rules.evaluate import direction_of
from top3.rules.logic import Tri
from top3.testing import days

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "promises.md"

COUNT_DAYS = ("situation.newest_told", "situation.days_since", "household.days_to_next_look",
              "household.exclusion_days_left", "person.under_exclusion_order")  # fmt: skip
"""Facts that are read from days in the record and from the day it is looked at."""


def reads(rule):
    """Return every fact a rule reads, through the rules it refers to as well."""
    parts = [part for each in (rule.when, *rule.unless) for part in conditions.walk(each)]
    own = {
        part.fact
        for part in parts
        if isinstance(part, conditions.Test | conditions.KnownTest | conditions.UnknownTest)
    }
    named = [rules().rule(part.rule) for part in parts if isinstance(part, conditions.FindingRef)]
    return own.union(*(reads(each) for each in named))


def is_about_time(fact):
    return fact.startswith("person.age_") or fact in COUNT_DAYS


def looks_back(rule):
    """Say whether a rule asks how long ago something was, through other rules as well."""
    parts = [part for each in (rule.when, *rule.unless) for part in conditions.walk(each)]
    named = [rules().rule(part.rule) for part in parts if isinstance(part, conditions.FindingRef)]
    back = [getattr(part, "operator", "") == "within" for part in parts]
    return any(back) or any(map(looks_back, named))


def rules_about_time():
    """Return the ids of the rules whose outcome the passing of days may change."""
    return {
        each.id
        for each in rules().rules
        if looks_back(each) or any(map(is_about_time, reads(each)))
    }


def later(data, case):
    return data.draw(days(case))


def test_the_rules_that_read_an_age_are_known_and_are_not_all_of_them():
    dangers_about_time = {
        each.id for each in rules().rules if each.head.kind == "danger"
    } & rules_about_time()
    assert "injured-infant-is-treated-as-acute" in dangers_about_time
    assert "strangulation-needs-acute-check" not in rules_about_time()


def test_the_page_names_every_rule_that_may_grow_milder_because_something_is_long_ago():
    """Dangers, and what the order rests on: no rule may slip into the exception unnamed."""
    held = [
        each.id
        for each in rules().rules
        if each.head.kind in ("danger", "tag", "priority")
        and (looks_back(each) or "situation.days_since" in reads(each))
    ]
    text = PAGE.read_text(encoding="utf-8")
    (listed,) = re.findall(r"These shipped rules do the latter: ([^.]*)\.", text)
    assert re.findall(r"`([a-z-]+)`", listed) == held


@given(st.data(), real_cases())
def test_days_that_pass_lower_a_danger_only_where_its_rule_reads_an_age(data, case):
    before = assessed(case)
    for _ in range(3):
        after = assessed(case, as_of=later(data, case))
        assert {rule for rule, _ in fallen(before, after)} <= rules_about_time()


@given(st.data(), real_cases())
def test_days_that_pass_never_lower_a_situation_in_which_no_such_rule_fell(data, case):
    before, after = assessed(case), assessed(case, as_of=later(data, case))
    if fallen(before, after):
        return
    for was, now in zip(before.situations, after.situations, strict=True):
        assert level(now.urgency.at_least) >= level(was.urgency.at_least)
    checks = zip(before.situations, after.situations, strict=True)
    for was, now in [*checks, (before.household, after.household)]:
        assert check_level(now.acute_check) >= check_level(was.acute_check)


@given(st.data(), real_cases())
def test_days_that_pass_move_the_order_only_where_caution_rose_or_a_rule_reads_an_age(data, case):
    day = later(data, case)
    before, after = prioritised(case), prioritise(assessed(case, as_of=day))
    was, now = places(before), places(after)
    changed = [
        (each, other)
        for each, other in zip(findings(before), findings(after), strict=True)
        if each.value is not other.value
    ]
    for each, other in changed:
        assert each.rule.id in rules_about_time() or is_more_cautious(other, each)
    assert was == now or changed


def is_more_cautious(after, before):
    rank = {None: 0, Tri.FALSE: 0, Tri.UNKNOWN: 1, Tri.TRUE: 2}
    if direction_of(before.rule).raises:
        return rank[after.value] >= rank[before.value]
    return rank[after.value] <= rank[before.value]


def findings(case):
    return [*case.assessed.findings, *case.findings]


@given(st.data(), real_cases())
def test_the_same_day_twice_gives_the_same_findings(data, case):
    day = later(data, case)
    first, second = assessed(case, as_of=day), assessed(case, as_of=day)
    assert [each.tree for each in first.findings] == [each.tree for each in second.findings]
