"""Decision tables: each row a rule, nothing left empty, no overlap and no gap unseen."""

import re
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from bad.bad_rules import replaced, shipped_copy
from top3 import load_rules
from top3.errors import RulesetInvalidError
from top3.rules.authoring.fact_world import FactWorld
from top3.rules.conditions import AnyOf, FindingRef
from top3.rules.evaluate import Evaluator
from top3.rules.load import load
from top3.rules.proving.proofs import prove
from top3.rules.tables import outcome
from unit.tiny_rules import (
    BOTH,
    FACTS,
    GROUPS,
    OWN,
    PARAMETERS,
    RULES,
    RULESET,
    TERMS,
    rule,
    written,
)

ROOT = Path(__file__).resolve().parents[2]
BELOW = {"below": {"param": "child_age"}}
FROM = {"at_least": {"param": "child_age"}}
YES, NO = {"is": True}, {"is": False}
ROWS = [
    {"id": "child", "when": [BELOW, "any"], "then": {"tag": "calm"}},
    {"id": "scared", "when": [FROM, YES], "then": {"tag": "tense"}},
    {"id": "grown", "when": [FROM, NO], "then": {"tag": "calm"}},
]
TABLE = {
    "id": "mood",
    "version": 1,
    "kind": "tag",
    "about": "person",
    "source": OWN,
    "because": BOTH,
    "table": {"policy": "unique", "columns": ["person.age", "person.afraid"], "rows": ROWS},
}
LEVELS = [
    {"id": "young", "when": [BELOW, "any"], "then": {"at_least": "high"}},
    {"id": "quiet", "when": ["any", NO], "then": {"at_least": "low"}},
    {"id": "loud", "when": ["any", YES], "then": {"at_least": "high"}},
]


def table(rows=None, *, columns=None, **changed):
    """Return the table with other rows, columns or keys."""
    made = deepcopy(TABLE)
    made["table"]["rows"] = ROWS if rows is None else rows
    made["table"]["columns"] = columns or made["table"]["columns"]
    inner = ("policy", "scale", "complete", "reason")
    made["table"] |= {key: changed.pop(key) for key in inner if key in changed}
    return made | changed


def with_table(folder, made, *, more=(), **files):
    """Load the tiny rule set with a table in it, and other rules."""
    steps = {**RULESET["steps"], "table": ["mood", *(each["id"] for each in more)]}
    ruleset = {**RULESET, "steps": steps, **files.pop("ruleset", {})}
    return written(folder, ruleset=ruleset, rules=[*RULES, made, *more], **files)


def refused(folder, made, **files):
    """Return the faults of a table that is refused."""
    with pytest.raises(RulesetInvalidError) as caught:
        with_table(folder, made, **files)
    return caught.value.problems


def codes(problems):
    return [each.code for each in problems]


def line_with(folder, text):
    lines = (folder / "rules.yaml").read_text(encoding="utf-8").splitlines()
    return max(number for number, line in enumerate(lines, 1) if text in line)


def findings(rules, given, day="2026-06-01"):
    """Return what every row of the table says about one person."""
    world = FactWorld({"person": given}, rules, rules.valid.from_.fromisoformat(day))
    evaluator = Evaluator(rules, world)
    return [evaluator.finding(each, ("person", "person1")) for each in rows_of(rules)]


def rows_of(rules):
    return [each for each in rules.rules if each.table == "mood"]


def amounts_to(rules, given, levels=()):
    return outcome(rules.tables["mood"], findings(rules, given), levels)


# from rows to rules --------------------------------------------------------


def test_every_row_is_a_rule_named_after_its_table(tmp_path):
    rules = with_table(tmp_path, TABLE)
    assert [each.id for each in rows_of(rules)] == ["mood-child", "mood-scared", "mood-grown"]
    assert rules.tables["mood"].rows == ("mood-child", "mood-scared", "mood-grown")
    assert rules.tables["mood"].inputs == ("person.age", "person.afraid")


def test_a_step_that_names_a_table_is_served_by_its_rows(tmp_path):
    rules = with_table(tmp_path, TABLE)
    assert rules.steps["table"] == rules.tables["mood"].rows
    assert list(rules.serving("table")) == rows_of(rules)


def test_a_row_stands_on_its_own_line(tmp_path):
    row = with_table(tmp_path, TABLE).rule("mood-scared")
    assert row.file == "rules.yaml"
    assert row.line == line_with(tmp_path, "id: scared")


def test_a_row_says_what_the_same_rule_written_out_says(tmp_path):
    spelled = rule("written-out", "tag", "person", {"tag": "tense"}, when={"all": [
        {"fact": "person.age", **FROM}, {"fact": "person.afraid", **YES}]})  # fmt: skip
    rules = with_table(tmp_path, TABLE, more=[spelled])
    assert rules.rule("mood-scared").when == rules.rule("written-out").when


def test_a_row_shares_the_reason_of_its_table_or_gives_its_own(tmp_path):
    own = {"nl": "eigen reden", "en": "own reason"}
    rows = [{**ROWS[0], "because": own}, *ROWS[1:]]
    rules = with_table(tmp_path, table(rows))
    assert [each.head.because.en for each in rows_of(rules)] == ["own reason", "text", "text"]


def test_a_cell_may_be_a_negation_or_one_of_several(tmp_path):
    rows = [
        {"id": "child", "when": [{"not": FROM}, "any"], "then": {"tag": "calm"}},
        {"id": "grown", "when": [FROM, [YES, NO]], "then": {"tag": "tense"}},
    ]
    rules = with_table(tmp_path, table(rows))
    assert isinstance(rules.rule("mood-grown").when.of[1], AnyOf)
    assert amounts_to(rules, {"age": 5}).certain == ("calm",)
    assert amounts_to(rules, {"age": 30, "afraid": False}).certain == ("tense",)


# what is refused -----------------------------------------------------------


@pytest.mark.parametrize("cell", ["", "~", "[]", "{}"])
def test_an_empty_cell_is_refused_where_it_stands(cell, tmp_path):
    with_table(tmp_path, TABLE)
    path = tmp_path / "rules.yaml"
    text = path.read_text(encoding="utf-8")
    line = line_with(tmp_path, "- any")
    lines = text.splitlines()
    lines[line - 1] = lines[line - 1].replace("any", cell)
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RulesetInvalidError) as caught:
        load(tmp_path, readable=[each["fact"] for each in FACTS], groups=GROUPS)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == ("empty-cell", line)
    assert "any" in problem.remedy.en


def test_a_missing_cell_is_an_empty_one(tmp_path):
    rows = [{**ROWS[0], "when": [BELOW]}, *ROWS[1:]]
    assert codes(refused(tmp_path, table(rows))) == ["empty-cell"]


BAD = {
    "row-width": table([{**ROWS[0], "when": [BELOW, "any", "any"]}, *ROWS[1:]]),
    "not-a-cell": table([{**ROWS[0], "when": [BELOW, "yes"]}, *ROWS[1:]]),
    "row-without-test": table([{**ROWS[0], "when": ["any", "any"]}, *ROWS[1:]]),
    "wrong-operator": table([{**ROWS[0], "when": [BELOW, {"at_least": "x"}]}, *ROWS[1:]]),
    "number-in-rule": table([{**ROWS[0], "when": [{"below": 12}, "any"]}, *ROWS[1:]]),
    "unknown-fact": table(columns=["person.agee", "person.afraid"]),
    "other-scope": table(columns=["person.age", "situation.seen"]),
    "duplicate-column": table(columns=["person.age", "person.age"]),
    "wrong-outcome": table([{**ROWS[0], "then": {"opens": "x"}}, *ROWS[1:]]),
    "not-in-list": table(policy="first"),
    "table-kind": table(kind="gate"),
    "table-key": table(unless=[{"fact": "person.afraid", "is": True}]),
    "reason-missing": table(complete=False),
    "no-scale": table(policy="most_severe"),
    "source-missing": table(source={"mark": "S"}),
    "wrong-kind": table(table="x"),
    "duplicate-rule": table(id="hit-is-checked"),
}


@pytest.mark.parametrize("code", BAD)
def test_what_is_wrong_in_a_table_is_said_once_with_its_line(code, tmp_path):
    problems = refused(tmp_path, BAD[code])
    assert code in codes(problems)
    spots = [(each.place.line, each.code) for each in problems]
    assert len(set(spots)) == len(spots)
    for problem in problems:
        assert problem.place.file in ("rules.yaml", "ruleset.yaml")
        assert problem.place.line


def test_every_wrong_cell_is_reported_at_once(tmp_path):
    rows = [{**ROWS[0], "when": [{"below": 12}, "x"]}, {**ROWS[1], "when": [FROM, 3]}, ROWS[2]]
    found = codes(refused(tmp_path, table(rows)))
    assert sorted(found) == ["not-a-cell", "not-a-cell", "number-in-rule"]


def test_a_reference_to_a_whole_table_is_refused_and_one_to_a_row_is_not(tmp_path):
    more = [rule("after", "tag", "person", {"tag": "x"}, when={"finding": "mood"})]
    (problem,) = refused(tmp_path, TABLE, more=more)
    assert problem.code == "table-reference"
    assert "mood-child" in problem.remedy.en
    more = [rule("after", "tag", "person", {"tag": "x"}, when={"finding": "mood-child"})]
    rules = with_table(tmp_path, TABLE, more=more)
    assert rules.rule("after").when == FindingRef("mood-child")


# proven when loaded --------------------------------------------------------


def test_two_rows_that_can_both_hold_are_refused_with_both_places_and_facts(tmp_path):
    rows = [ROWS[0], ROWS[1], {"id": "any", "when": [FROM, "any"], "then": {"tag": "calm"}}]
    (problem,) = refused(tmp_path, table(rows))
    assert problem.code == "overlap"
    assert problem.place.line == line_with(tmp_path, "id: any")
    assert f"rules.yaml:{line_with(tmp_path, 'id: scared')}" in problem.found.en
    assert "{person: {age: 16, afraid: true}}" in problem.found.en


def test_a_gap_is_refused_with_facts_in_it(tmp_path):
    (problem,) = refused(tmp_path, table(ROWS[:2]))
    assert problem.code == "gap"
    assert "{person: {age: 16, afraid: false}}" in problem.found.en


def test_a_gap_that_is_declared_with_a_reason_is_let_through(tmp_path):
    rules = with_table(tmp_path, table(ROWS[:2], complete=False, reason=BOTH))
    assert not rules.tables["mood"].complete
    assert rules.tables["mood"].reason.en == "text"


def test_a_table_that_collects_may_overlap_and_leave_gaps(tmp_path):
    rows = [ROWS[0], {"id": "any", "when": [BELOW, YES], "then": {"tag": "tense"}}]
    assert with_table(tmp_path, table(rows, policy="collect")).tables["mood"].policy == "collect"


def test_an_overlap_that_only_a_later_number_makes_is_found(tmp_path):
    fixed = {**PARAMETERS[0], "name": "fixed_age", "value": 17}
    rows = [ROWS[0], {"id": "grown", "when": [{"at_least": {"param": "fixed_age"}}, "any"],
                      "then": {"tag": "calm"}}]  # fmt: skip
    made = table(rows, complete=False, reason=BOTH)
    (problem,) = refused(tmp_path, made, parameters=[*PARAMETERS, fixed])
    assert problem.code == "overlap"
    assert "age: 17" in problem.found.en
    # with the first number alone there is a gap and no overlap
    assert with_table(tmp_path, made, parameters=[PARAMETERS[0], fixed])


def test_a_row_that_lost_its_cells_is_no_row_any_more(tmp_path):
    rules = with_table(tmp_path, TABLE)
    other = replace(rules.rule("mood-child"), when=FindingRef("mood-scared"))
    changed = tuple(other if each.id == other.id else each for each in rules.rules)
    assert codes(prove(replace(rules, rules=changed)).problems) == ["not-a-row"]


def exclusive(tmp_path, **more):
    often = {"fact": "situation.often", "at_least": "some"}
    tags = [
        rule("seen-is-open", "tag", "situation", {"tag": "open"},
             when={"fact": "situation.seen", "is": True}),
        rule("often-is-shut", "tag", "situation", {"tag": "shut"}, when=often, **more),
    ]  # fmt: skip
    return with_table(tmp_path, TABLE, more=tags, ruleset={"exclusive": [["open", "shut"]]})


def test_two_tags_that_exclude_each_other_may_not_both_be_a_yes(tmp_path):
    with pytest.raises(RulesetInvalidError) as caught:
        exclusive(tmp_path)
    (problem,) = caught.value.problems
    assert problem.code == "contradiction"
    assert f"rules.yaml:{line_with(tmp_path, 'id: seen-is-open')}" in problem.found.en
    assert "seen: true" in problem.found.en
    assert "often: some" in problem.found.en


def test_tags_that_exclude_each_other_are_fine_where_one_comes_first_or_they_never_meet(tmp_path):
    assert exclusive(tmp_path, overrides=["seen-is-open"])
    assert exclusive(tmp_path, unless=[{"fact": "situation.seen", "is": True}])


# what the rows amount to ---------------------------------------------------


def test_an_unknown_cell_keeps_its_row_possible(tmp_path):
    rules = with_table(tmp_path, TABLE)
    assert amounts_to(rules, {}).possible == ("calm", "tense")
    assert amounts_to(rules, {"age": 30}).possible == ("tense", "calm")
    assert amounts_to(rules, {"age": 30}).certain == ()
    known = amounts_to(rules, {"age": 30, "afraid": True})
    assert (known.certain, known.possible) == (("tense",), ("tense",))


def severe(tmp_path):
    made = table(LEVELS, kind="danger", policy="most_severe")
    return with_table(tmp_path, made)


def test_the_most_severe_row_counts_and_unknown_leaves_an_interval(tmp_path):
    rules = severe(tmp_path)
    scale = rules.urgency

    def span(given):
        found = amounts_to(rules, given, scale)
        return found.at_least, found.at_most

    assert rules.tables["mood"].scale == "urgency"
    assert span({}) == ("low", "high")
    assert span({"age": 3, "afraid": False}) == ("high", "high")
    assert span({"age": 30, "afraid": False}) == ("low", "low")
    assert span({"age": 30}) == ("low", "high")
    assert span({"afraid": True}) == ("high", "high")


def test_outcomes_may_stand_on_a_list_of_terms(tmp_path):
    rows = [{**each, "then": {"tag": tag}} for each, tag in zip(ROWS, TERMS["levels"], strict=True)]
    rules = with_table(tmp_path, table(rows, policy="most_severe", scale="levels"))
    found = amounts_to(rules, {"age": 30}, rules.dictionary.lists["levels"])
    assert (found.at_least, found.at_most) == ("some", "much")


def test_a_table_with_allowed_gaps_promises_no_lower_bound(tmp_path):
    made = table(LEVELS[:1], kind="danger", policy="most_severe", complete=False, reason=BOTH)
    found = amounts_to(with_table(tmp_path, made), {}, ("low", "high"))
    assert (found.at_least, found.at_most) == (None, "high")


def test_a_table_that_collects_promises_a_lower_bound_only_where_a_row_is_certain(tmp_path):
    rows = [
        {"id": "young", "when": [BELOW, "any"], "then": {"at_least": "high"}},
        {"id": "scared", "when": ["any", YES], "then": {"at_least": "low"}},
    ]
    rules = with_table(tmp_path, table(rows, kind="danger", policy="collect"))

    def span(given):
        found = amounts_to(rules, given, rules.urgency)
        return found.at_least, found.at_most

    assert span({}) == (None, "high")
    assert span({"age": 30}) == (None, "low")
    assert span({"age": 3}) == ("low", "high")
    assert span({"age": 3, "afraid": False}) == ("high", "high")
    assert span({"age": 30, "afraid": False}) == (None, None)


def test_a_certain_row_gives_a_lower_bound_where_a_table_may_be_silent(tmp_path):
    made = table(LEVELS[:1], kind="danger", policy="unique", complete=False, reason=BOTH)
    rules = with_table(tmp_path, made)
    found = amounts_to(rules, {"age": 3, "afraid": True}, ("low", "high"))
    assert (found.at_least, found.at_most) == (found.certain[0], found.possible[-1])


def test_who_contradict_each_other_leave_both_rows_possible(tmp_path):
    said = {"claims": [{"value": True}, {"value": False}]}
    rules = with_table(tmp_path, TABLE)
    assert set(amounts_to(rules, {"age": 30, "afraid": said}).possible) == {"calm", "tense"}


def test_the_table_in_the_documentation_loads_and_says_what_the_page_says(tmp_path):
    page = (ROOT / "docs" / "reference" / "rule-language.md").read_text(encoding="utf-8")
    (block,) = re.findall(r'```yaml title="care-need"\n(.*?)```', page, re.DOTALL)
    root = shipped_copy(tmp_path)
    path = root / "assess.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{block}", encoding="utf-8")
    path = root / "ruleset.yaml"
    listed = replaced("\n  ask:\n", "\n  ask:\n    - care-need\n")
    path.write_text(listed(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert load_rules(str(root)).tables["care-need"].policy == "unique"
    path = root / "assess.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("{is: false}], then: {tag: copes}",
                    "any], then: {tag: copes}"), encoding="utf-8")  # fmt: skip
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules(str(root))
    shown = " ".join(re.findall(r"```text\n(.*?)```", page, re.DOTALL)[0].split())
    without_lines = re.compile(r"assess.yaml:\d+")
    assert without_lines.sub("", str(caught.value)) == without_lines.sub("", shown)


def test_a_rule_may_come_before_a_row(tmp_path):
    first = rule("first", "tag", "person", {"tag": "tense"},
                 when={"fact": "person.afraid", "is": True}, overrides=["mood-child"])  # fmt: skip
    rules = with_table(tmp_path, TABLE, more=[first])
    assert rules.rule("mood-child").unless == (FindingRef("first"),)
    found = amounts_to(rules, {"age": 5, "afraid": True})
    assert found.possible == ()


def test_a_table_that_begins_to_hold_later_is_proven_for_those_days(tmp_path):
    (problem,) = refused(tmp_path, table(ROWS[:2], valid={"from": "2027-01-01"}))
    assert problem.code == "gap"
    assert "age: 18" in problem.found.en
