"""Four ways in which rules come to say "safe" about a danger nobody recorded, each tried here.

In other languages an empty cell of a table, negation as failure, arithmetic on nothing and a count
that starts at zero all let silence pass for a no. Here every ordinary spelling of them leaves the
danger not excluded and the gate shut, or is refused when the rules are loaded.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from top3 import load_rules
from top3.errors import RulesetInvalidError
from top3.rules.authoring.fact_world import FactWorld
from top3.rules.evaluate import Evaluator
from top3.rules.logic import Tri

BASE = Path(__file__).parents[1] / "bad" / "rules" / "base"
NOTHING = {"situation": {}}
"""A recorded situation of which nobody asked anything."""

HEAD = """\
- id: the-rule
  version: 1
  kind: {kind}
  about: situation
  because: {{nl: "Voorbeeld.", en: "Example."}}
  source: {{mark: I}}
"""
THEN = {"danger": "{acute_check: required}", "gate": "{opens: plan}"}
TAGS = """\
- id: hit
  version: 1
  kind: tag
  about: situation
  when: {fact: situation.behaviour.kinds, includes: [hits]}
  then: {tag: hit}
  because: {nl: "Geslagen.", en: "Hit."}
  source: {mark: I}
"""
NEGLECT = "{fact: situation.behaviour.omission, is: true}"
NO_NEGLECT = "{fact: situation.behaviour.omission, is: false}"
HITS = "{fact: situation.behaviour.kinds, includes: [hits]}"
WEAPON = "{fact: household.weapon_within_reach, is: true}"
AFRAID = "{fact: person.afraid, is: true}"
ENDED = "{fact: agreement.has_ended, is: true}"

MORE_FACTS = """\
- {fact: situation.informants, scope: situation, type: set,
   label: {nl: wie het vertelde, en: who told it}, question: {nl: "Wie?", en: "Who?"}}
- {fact: agreement.has_ended, scope: agreement, type: flag,
   label: {nl: voorbij, en: over}, question: {nl: "Voorbij?", en: "Over?"}}
"""
"""Who told it may be more people than are known; the record owns which agreements there are."""

# "there is no danger, go on": what a gate would say, and must not say of what nobody asked
NEGATION = {
    "the opposite value": NO_NEGLECT,
    "not": f"{{not: {NEGLECT}}}",
    "not, twice over": f"{{not: {{not: {NO_NEGLECT}}}}}",
    "none of these": f"{{not: {{any: [{NEGLECT}, {HITS}]}}}}",
    "not all of these": f"{{not: {{all: [{NEGLECT}, {HITS}]}}}}",
    "not in the set": f"{{not: {HITS}}}",
    "nobody of the group": f"{{not: {{any_affected: {AFRAID}}}}}",
    "everybody of the group is not": f"{{every_affected: {{not: {AFRAID}}}}}",
    "everybody who told it": f"{{every_informant: {{not: {AFRAID}}}}}",
    "everybody of a group with nobody in it": f"{{every_agreement: {{not: {ENDED}}}}}",
    "not what another rule found": "{not: {finding: hit}}",
    "nothing in the household": "{not: {fact: household.weapon_within_reach, is: true}}",
    "or else what is known": f"{{any: [{NO_NEGLECT}, {{known: situation.behaviour.kinds}}]}}",
    "or its opposite": f"{{any: [{NEGLECT}, {NO_NEGLECT}]}}",
}
ARITHMETIC = {
    "at most": "{fact: situation.how_often, at_most: once}",
    "below": "{fact: situation.how_often, below: weekly}",
    "not above": "{not: {fact: situation.how_often, above: once}}",
    "only the lowest": "{fact: situation.how_often, is: once}",
    "one of the lowest": "{fact: situation.how_often, in: [once]}",
    "long ago": "{not: {fact: situation.last_time, within: {param: short}}}",
    "before a day": "{fact: situation.last_time, before: {param: start}}",
    "old enough": "{every_affected: {fact: person.age_in_years, at_least: {param: two}}}",
    "nobody so young": "{not: {any_affected: {fact: person.age_in_years, below: {param: two}}}}",
}
COUNTS = {
    "fewer than two": f"{{not: {{count: {{at_least: {{param: two}}, of: [{NEGLECT}, {HITS}]}}}}}}",
    "two that are not": (
        f"{{count: {{at_least: {{param: two}}, of: [{NO_NEGLECT}, {{not: {HITS}}}]}}}}"
    ),
    "fewer than two of three": (
        f"{{not: {{count: {{at_least: {{param: two}}, of: [{NEGLECT}, {HITS}, {NEGLECT}]}}}}}}"
    ),
}
SAFE = NEGATION | ARITHMETIC | COUNTS

# what means to find the danger: of what nobody asked it must not say no
FOUND = {
    "a flag": NEGLECT,
    "not the opposite": f"{{not: {NO_NEGLECT}}}",
    "in the set": HITS,
    "one of these": f"{{any: [{NEGLECT}, {HITS}]}}",
    "all of these": f"{{all: [{NEGLECT}, {HITS}]}}",
    "somebody of the group": f"{{any_affected: {AFRAID}}}",
    "everybody of the group": f"{{every_affected: {AFRAID}}}",
    "somebody who told it": f"{{any_informant: {AFRAID}}}",
    "at least so often": "{fact: situation.how_often, at_least: weekly}",
    "not at most": "{not: {fact: situation.how_often, at_most: once}}",
    "short ago": "{fact: situation.last_time, within: {param: short}}",
    "somebody so young": "{any_affected: {fact: person.age_in_years, below: {param: two}}}",
    "two of these": f"{{count: {{at_least: {{param: two}}, of: [{NEGLECT}, {HITS}]}}}}",
    "what another rule found": "{finding: hit}",
    "described and hit": f"{{all: [{{known: situation.behaviour.kinds}}, {HITS}]}}",
}


def each_of(spellings):
    return pytest.mark.parametrize("when", spellings.values(), ids=spellings)


def loaded(folder, text):
    """Load the small rule set with other rules in it."""
    root = folder / "rules"
    shutil.copytree(BASE, root)
    steps = (root / "ruleset.yaml").read_text(encoding="utf-8")
    listed = steps.replace("[the-rule]", "[the-rule, hit]")
    (root / "ruleset.yaml").write_text(listed, encoding="utf-8")
    (root / "rules.yaml").write_text(text + TAGS, encoding="utf-8")
    facts = (root / "facts.yaml").read_text(encoding="utf-8")
    (root / "facts.yaml").write_text(facts + MORE_FACTS, encoding="utf-8")
    return load_rules(str(root))


def rule(kind, when, *more):
    lines = [f"  when: {when}", f"  then: {THEN[kind]}", *more]
    return HEAD.format(kind=kind) + "\n".join(lines) + "\n"


def says(rules, given=NOTHING, name="the-rule"):
    world = FactWorld(given, rules, date(2026, 3, 16))
    item = world.items("situation")[0]
    return Evaluator(rules, world).finding(rules.by_id[name], item).value


def refusal(folder, text):
    with pytest.raises(RulesetInvalidError) as caught:
        loaded(folder, text)
    return {each.code for each in caught.value.problems}


@each_of(SAFE)
def test_a_gate_opens_in_no_spelling_of_no_danger_where_nobody_asked(when, tmp_path):
    assert says(loaded(tmp_path, rule("gate", when))) is not Tri.TRUE


@each_of(FOUND)
def test_a_danger_nobody_recorded_is_not_excluded_in_any_spelling(when, tmp_path):
    assert says(loaded(tmp_path, rule("danger", when))) is Tri.UNKNOWN


@each_of({name: when for name, when in SAFE.items() if "known:" not in when})
def test_an_exception_nobody_recorded_excludes_no_danger(when, tmp_path):
    text = rule("danger", WEAPON, "  unless:", f"    - {when}")
    given = {"household": {"weapon_within_reach": True}, "situation": {}}
    assert says(loaded(tmp_path, text), given) is not Tri.FALSE


def test_a_group_with_nobody_in_it_opens_no_gate_and_excludes_no_danger(tmp_path):
    rules = loaded(tmp_path, rule("gate", f"{{every_affected: {{not: {AFRAID}}}}}"))
    assert says(rules, {"situation": {"affected": {"has": [], "complete": True}}}) is not Tri.TRUE


def test_somebody_of_whom_nothing_is_known_opens_no_gate(tmp_path):
    rules = loaded(tmp_path, rule("gate", f"{{every_affected: {{not: {AFRAID}}}}}"))
    assert says(rules, {"situation": {"affected": {"has": [{}], "complete": True}}}) is Tri.UNKNOWN


@pytest.mark.parametrize("reason", ["not_asked", "asked_unknown", "declined", "withheld"])
def test_no_reason_for_not_knowing_counts_as_a_no(reason, tmp_path):
    given = {"situation": {"behaviour.omission": {"unknown": reason}}}
    rules = loaded(tmp_path, rule("gate", NO_NEGLECT))
    assert says(rules, given) is Tri.UNKNOWN


REFUSED = {
    "not described": ("gate", "{not: {known: situation.last_time}}", "known-negated"),
    "not described, as an exception": (
        "gate", f"{NEGLECT}\n  unless: [{{known: situation.last_time}}]", "known-negated",
    ),
    "unknown as a no": ("gate", "{unknown: situation.behaviour.omission}", "unknown-not-allowed"),
    "unknown in a danger": (
        "danger", "{not: {unknown: situation.behaviour.omission}}", "unknown-not-allowed",
    ),
    "a zero in the rule": ("gate", "{fact: situation.how_often, below: 0}", "wrong-kind"),
    "a default beside the test": (
        "gate", "{fact: situation.behaviour.omission, is: false, default: false}", "wrong-operator",
    ),
    "compared with null": ("gate", "{fact: situation.behaviour.omission, is: null}", "null"),
    "compared with nothing": ("gate", "{fact: situation.behaviour.omission, is: }", "null"),
    "compared with no": ("gate", "{fact: situation.behaviour.omission, is: no}", "yes-no"),
    "an empty list of conditions": ("gate", "{all: []}", "not-a-condition"),
    "a condition that always holds": ("gate", "true", "not-a-condition"),
    "otherwise": ("gate", "otherwise", "not-a-condition"),
    "a rule nobody wrote": ("gate", "{not: {finding: danger-found}}", "unknown-rule"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "when", "code"), REFUSED.values(), ids=REFUSED)
def test_what_could_only_mean_no_by_silence_is_refused(kind, when, code, tmp_path):
    assert code in refusal(tmp_path, rule(kind, when))


def test_a_number_of_an_empty_count_is_a_parameter_and_never_a_zero_in_a_rule(tmp_path):
    when = f"{{count: {{at_least: 0, of: [{NO_NEGLECT}]}}}}"
    assert "number-in-rule" in refusal(tmp_path, rule("gate", when))


# the empty cell --------------------------------------------------------------

TABLE = """\
  table:
    policy: most_severe
    columns: [situation.behaviour.omission, situation.how_often]
    rows:
      - {id: left, when: [{is: true}, any], then: {at_least: acute}}
      - {id: often, when: [any, {at_least: weekly}], then: {at_least: serious}}
      - {id: calm, when: [{is: false}, CELL], then: {at_least: attention}}
"""


def table(cell):
    return HEAD.format(kind="danger") + TABLE.replace("CELL", cell)


def test_no_row_of_a_table_falls_away_because_nobody_asked(tmp_path):
    rules = loaded(tmp_path, table("{below: weekly}"))
    rows = [each.id for each in rules.rules if each.table == "the-rule"]
    assert [says(rules, name=each) for each in rows] == [Tri.UNKNOWN] * 3


@pytest.mark.parametrize("cell", ['""', "~", "", "null", "[]", "{}"])
def test_an_empty_cell_is_refused(cell, tmp_path):
    assert "empty-cell" in refusal(tmp_path, table(cell))


@pytest.mark.parametrize("cell", ["'-'", "otherwise", "'else'", "false", "0"])
def test_a_cell_that_means_otherwise_is_refused(cell, tmp_path):
    assert "not-a-cell" in refusal(tmp_path, table(cell))


def test_a_row_that_always_holds_is_refused(tmp_path):
    assert "row-without-test" in refusal(
        tmp_path, table("any").replace("{is: false}, any", "any, any")
    )
