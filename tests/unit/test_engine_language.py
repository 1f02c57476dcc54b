"""What a rule can say beyond facts: judgements, overrides, periods, dated numbers, days, states."""

import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cases.shipped_cases import file_of
from top3 import explain, load_case, load_rules, paths, reason
from top3.errors import RulesetInvalidError
from top3.method.facts import CaseWorld
from top3.rules.authoring.fact_world import FactWorld
from top3.rules.evaluate import Evaluator, evaluate
from top3.rules.explain import recompute
from top3.rules.logic import Tri

DAY = date(2026, 6, 1)
RULE = """
- id: {id}
  version: {version}
  kind: {kind}
  about: {about}
  when: {when}
  then: {then}
  because: {{nl: "Voorbeeld.", en: "Example."}}
  source: {{mark: I}}
"""
SCALE = """
care:
  poor: {nl: slecht, en: poor}
  fair: {nl: matig, en: fair}
  good: {nl: goed, en: good}
"""
ADULT = "{fact: person.age_in_years, at_least: {param: child_age}}"


def rule(name, when, *, kind="danger", about="person", then=None, version=1, more=""):
    then = then or {"danger": "{acute_check: required}", "tag": "{tag: example}"}[kind]
    text = RULE.format(id=name, version=version, kind=kind, about=about, when=when, then=then)
    return text + "".join(f"  {line}\n" for line in more.splitlines())


@lru_cache(maxsize=4)
def set_of(rules, terms, parameters, facts):
    """Return the shipped rule set with some rules and entries added."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "0.1"
        shutil.copytree(str(paths.rulesets() / "top3" / "0.1"), root)
        (root / "compiled.json").unlink(missing_ok=True)
        lines = "".join(rules).splitlines()
        ids = dict.fromkeys(line.split(": ")[1] for line in lines if "- id:" in line)
        listed = "".join(f"    - {each}\n" for each in ids)
        edit(root / "ask.yaml", lambda text: text + "".join(rules))
        edit(root / "ruleset.yaml", lambda text: text.replace("\n  ask:\n", f"\n  ask:\n{listed}"))
        edit(root / "terms.yaml", lambda text: text + terms)
        edit(root / "parameters.yaml", lambda text: text + parameters)
        edit(root / "facts.yaml", facts or (lambda text: text))
        return load_rules(str(root))


@pytest.fixture
def made():
    """Return what makes the shipped rule set with some rules and entries added."""

    def make(*rules, terms="", parameters="", facts=None):
        return set_of(rules, terms, parameters, facts)

    return make


def edit(path, change):
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def value(rules, name, given, *, as_of=DAY, **more):
    world = FactWorld(given, rules, as_of, **more)
    found = rules.on(as_of).rule(name)
    return Evaluator(rules, world).finding(found, world.items(found.head.about)[0])


# ---------------------------------------------------------------- what only a person can judge

JUDGEMENT = """\
  - id: j8
    about: p1
    scale: care
    level: poor
    by: {role: gp}
    on: 2026-01-05
    reason: {nl: gezien}
"""
JUDGED = rule(
    "care-is-good-enough", ADULT.replace("at_least", "below"), kind="judgement",
    then="{judge: care}",
)  # fmt: skip
LEANING = rule("care-falls-short", "{finding: care-is-good-enough, at_most: poor}")
TWICE_REMOVED = rule("falls-short-again", "{finding: care-falls-short}")


def test_what_nobody_judged_is_unknown_and_the_engine_never_fills_it(made):
    rules = made(JUDGED, LEANING, terms=SCALE)
    child = {"person": {"age_in_years": 4}}
    assert value(rules, "care-is-good-enough", child).value is Tri.UNKNOWN
    assert value(rules, "care-falls-short", child).value is Tri.UNKNOWN


@pytest.mark.parametrize(
    ("level", "expected"), [("poor", Tri.TRUE), ("fair", Tri.FALSE), ("good", Tri.FALSE)]
)
def test_what_a_person_judged_is_read_on_its_scale(made, level, expected):
    rules = made(JUDGED, LEANING, terms=SCALE)
    given = {"person": {"judged.care-is-good-enough": level}}
    assert value(rules, "care-falls-short", given).value is expected
    assert value(rules, "care-is-good-enough", given).value is Tri.TRUE


def test_where_nobody_need_judge_the_judgement_does_not_apply(made):
    rules = made(JUDGED, LEANING, terms=SCALE)
    assert value(rules, "care-is-good-enough", {"person": {"age_in_years": 40}}).value is None


def test_every_conclusion_that_leans_on_a_judgement_says_so_through_others_too(made):
    rules = made(JUDGED, LEANING, TWICE_REMOVED, terms=SCALE)
    shipped = load_rules("top3").by_id
    leaning = {each.id: each.leans_on for each in rules.rules if each.id not in shipped}
    assert {name: rules for name, rules in leaning.items() if rules} == {
        "care-falls-short": ("care-is-good-enough",),
        "falls-short-again": ("care-is-good-enough",),
    }
    finding = value(rules, "falls-short-again", {"person": {}})
    assert finding.leans_on == ("care-is-good-enough",)


def test_the_record_gives_the_judgement_and_two_that_differ_contradict_each_other(made, tmp_path):
    rules = made(JUDGED, LEANING, terms=SCALE)
    text = (paths.example_cases() / "quiet.yaml").read_text(encoding="utf-8")
    one = JUDGEMENT
    two = one.replace("j8", "j9").replace("poor", "good")
    values = []
    for records in (one, one + two, two):
        path = tmp_path / "case.yaml"
        assert "\njudgements:" not in text
        path.write_text(f"{text}\njudgements:\n{records}", encoding="utf-8")
        world = CaseWorld(load_case(path, rules), rules, date(2026, 6, 1))
        values.append(
            Evaluator(rules, world).finding(rules.rule("care-falls-short"), ("person", "p1"))
        )
    assert [each.value for each in values] == [Tri.TRUE, Tri.TRUE, Tri.FALSE]
    assert reason(load_case(path, rules), rules).to_data()


def test_where_nobody_need_judge_what_leans_on_it_does_not_apply_either(made):
    rules = made(JUDGED, LEANING, terms=SCALE)
    adult, child, unknown = {"age_in_years": 40}, {"age_in_years": 4}, {}
    assert value(rules, "care-falls-short", {"person": adult}).value is None
    assert value(rules, "care-falls-short", {"person": child}).value is Tri.UNKNOWN
    assert value(rules, "care-falls-short", {"person": unknown}).value is Tri.UNKNOWN


def test_an_explanation_names_who_judged_when_and_why(made, tmp_path):
    rules = made(JUDGED, LEANING, terms=SCALE)
    text = (paths.example_cases() / "quiet.yaml").read_text(encoding="utf-8")
    path = tmp_path / "case.yaml"
    path.write_text(f"{text}\njudgements:\n{JUDGEMENT}", encoding="utf-8")
    (told,) = explain(reason(load_case(path, rules), rules), "p1:care-falls-short")
    (quote,) = told.quotes
    assert quote.line("nl") == "[j8, oordeel] huisarts, 2026-01-05: “slecht: gezien”"


def test_a_judgement_never_changes_the_urgency_the_rules_give():
    rules = load_rules("top3")
    case = load_case(file_of("dossier-01"), rules)
    without = case.model_copy(update={"judgements": ()})
    own, bare = (reason(each, rules).to_data()["situations"] for each in (case, without))
    assert own == bare


def test_a_judgement_must_be_read_with_a_level_of_its_scale(made):
    with pytest.raises(RulesetInvalidError, match="judgement-without-level"):
        made(JUDGED, rule("reads-bare", "{finding: care-is-good-enough}"), terms=SCALE)
    with pytest.raises(RulesetInvalidError, match="'good'"):
        made(JUDGED, rule("reads-wrong", "{finding: care-is-good-enough, is: goood}"), terms=SCALE)


# ---------------------------------------------------------------- files


def test_a_file_of_rules_that_nobody_names_is_refused_rather_than_left_out(tmp_path):
    root = tmp_path / "0.1"
    shutil.copytree(str(paths.rulesets() / "top3" / "0.1"), root)
    (root / "eigen.yaml").write_text(AFRAID, encoding="utf-8")
    with pytest.raises(RulesetInvalidError, match=r"'eigen.yaml'.*\[file-not-named\]"):
        load_rules(str(root))


# ---------------------------------------------------------------- overrides and exceptions

AFRAID = rule("fear-counts", "{fact: person.afraid, is: true}")
CARED_FOR = rule(
    "fear-is-answered", "{fact: person.pregnant, is: true}", more="overrides: [fear-counts]"
)


@pytest.mark.parametrize(
    ("pregnant", "expected"),
    [(True, Tri.FALSE), (False, Tri.TRUE), ({"unknown": "declined"}, Tri.UNKNOWN)],
)
def test_a_rule_yields_where_one_that_overrides_it_holds_and_only_there(made, pregnant, expected):
    rules = made(AFRAID, CARED_FOR)
    found = value(rules, "fear-counts", {"person": {"afraid": True, "pregnant": pregnant}})
    assert found.value is expected
    assert recompute(found.tree) is expected
    assert "fear-is-answered" in str(found.rule.unless)


# ---------------------------------------------------------------- periods and dated numbers

OLD = rule("holds-by-period", "{fact: person.afraid, is: true}",
           more="valid: {from: 2019-01-01, to: 2026-01-01}")  # fmt: skip
NEW = rule("holds-by-period", "{fact: person.pregnant, is: true}", version=2,
           more="valid: {from: 2026-01-01}")  # fmt: skip


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2025, 12, 31), Tri.TRUE), (date(2026, 1, 1), Tri.FALSE)]
)
def test_the_rule_of_the_day_of_assessment_holds_on_both_sides_of_the_change(made, day, expected):
    rules = made(OLD, NEW)
    given = {"person": {"afraid": True, "pregnant": {"value": False, "on": str(day)}}}
    assert value(rules, "holds-by-period", given, as_of=day).value is expected


def test_a_rule_that_is_not_valid_on_the_day_says_nothing_at_all(made):
    rules = made(OLD)
    world = FactWorld({"person": {"afraid": True}}, rules, DAY)
    assert "holds-by-period" not in {each.rule.id for each in evaluate(rules, world)}


CHANGED = """
- name: small_child_age
  value: 8
  unit: jaar
  owner: regio
  from: 2026-01-01
  source: {mark: I}
  why: {nl: Voorbeeld., en: Example.}
"""


@pytest.mark.parametrize(
    ("day", "age", "expected"),
    [
        (date(2025, 12, 31), 5, Tri.TRUE), (date(2025, 12, 31), 6, Tri.FALSE),
        (date(2026, 1, 1), 7, Tri.TRUE), (date(2026, 1, 1), 8, Tri.FALSE),
    ],
)  # fmt: skip
def test_a_number_that_changed_is_used_as_it_was_on_the_day(made, day, age, expected):
    small = rule("is-small", "{fact: person.age_in_years, below: {param: small_child_age}}")
    rules = made(small, parameters=CHANGED)
    assert value(rules, "is-small", {"person": {"age_in_years": age}}, as_of=day).value is expected


# ---------------------------------------------------------------- days

COMING = rule("is-coming", "{fact: situation.last_time, after: as_of}", about="situation")
GONE = rule("is-gone", "{fact: situation.last_time, before: as_of}", about="situation")
SINCE = rule("since-the-law", "{not: {fact: situation.last_time, before: {param: law_day}}}",
             about="situation")  # fmt: skip
LAW = """
- name: law_day
  value: 2019-01-01
  unit: dag
  owner: landelijk
  from: 2019-01-01
  source: {mark: I}
  why: {nl: Voorbeeld., en: Example.}
"""


@pytest.mark.parametrize(
    ("on", "coming", "gone"),
    [("2026-06-02", Tri.TRUE, Tri.FALSE), ("2026-06-01", Tri.FALSE, Tri.FALSE),
     ("2026-05-31", Tri.FALSE, Tri.TRUE)],
)  # fmt: skip
def test_before_and_after_the_day_itself_are_both_strict(made, on, coming, gone):
    rules = made(COMING, GONE)
    given = {"situation": {"last_time": on}}
    assert value(rules, "is-coming", given).value is coming
    assert value(rules, "is-gone", given).value is gone


@pytest.mark.parametrize(("on", "since"), [("2018-12-31", Tri.FALSE), ("2019-01-01", Tri.TRUE)])
def test_a_day_can_be_held_against_a_dated_parameter(made, on, since):
    rules = made(SINCE, parameters=LAW)
    assert value(rules, "since-the-law", {"situation": {"last_time": on}}).value is since


# ---------------------------------------------------------------- scales, and what applies

OFTEN = rule("is-often", "{fact: situation.how_often, above: weekly}", about="situation")
RARE = rule("is-rare", "{fact: situation.how_often, below: weekly}", about="situation")


def test_above_and_below_leave_the_step_itself_out(made):
    rules = made(OFTEN, RARE)
    steps = rules.dictionary.lists["how_often"]
    middle = steps.index("weekly")
    for index, step in enumerate(steps):
        given = {"situation": {"how_often": step}}
        assert (value(rules, "is-often", given).value is Tri.TRUE) == (index > middle)
        assert (value(rules, "is-rare", given).value is Tri.TRUE) == (index < middle)


def applies_to_adults(text):
    start = text.index("- {fact: person.pregnant,")
    told = text[start:].replace("scope: person,", f"scope: person, applies_when: {ADULT},", 1)
    return text[:start] + told


PREGNANT = rule("counts-when-pregnant", "{fact: person.pregnant, is: true}")


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({"age_in_years": 4}, None),
        ({"age_in_years": 40}, Tri.UNKNOWN),
        ({}, Tri.UNKNOWN),
        ({"age_in_years": {"unknown": "declined"}}, Tri.UNKNOWN),
        ({"age_in_years": 4, "pregnant": True}, Tri.TRUE),
    ],
)
def test_a_fact_applies_unless_its_condition_is_a_certain_no_and_nobody_told_it(
    made, person, expected
):
    rules = made(PREGNANT, facts=applies_to_adults)
    assert value(rules, "counts-when-pregnant", {"person": person}).value is expected


# ---------------------------------------------------------------- the household from anywhere


def test_what_a_rule_says_of_the_household_can_be_read_of_every_item(made):
    weapon = rule("house-has-weapon", "{fact: household.weapon_within_reach, is: true}",
                  about="household", kind="tag")  # fmt: skip
    inside = rule("lives-with-weapon", "{finding: house-has-weapon}")
    rules = made(weapon, inside)
    given = {"household": {"weapon_within_reach": True}, "person": {}}
    assert value(rules, "lives-with-weapon", given).value is Tri.TRUE


def test_what_a_rule_says_of_a_member_is_read_inside_a_quantifier(made):
    small = rule("is-small", "{fact: person.age_in_years, below: {param: small_child_age}}",
                 kind="tag")  # fmt: skip
    somebody = rule("a-small-one-was-hurt", "{any_affected: {finding: is-small}}",
                    about="situation")  # fmt: skip
    rules = made(small, somebody)
    for age, expected in ((5, Tri.TRUE), (6, Tri.FALSE)):
        given = {"situation": {"affected": {"has": [{"age_in_years": age}], "complete": True}}}
        assert value(rules, "a-small-one-was-hurt", given).value is expected
