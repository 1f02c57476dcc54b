"""Layers: without `loosens` no case becomes less cautious and no gate opens earlier."""

import tempfile
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bad.bad_overlays import written
from cases.shipped_cases import NAMES, file_of
from properties.drawn import VALUES, check_level, level, real_cases, rules
from top3 import load_rules
from top3.errors import RulesetInvalidError
from top3.method.assess import assess
from top3.method.concretise import concretise
from top3.method.load import load_case, rules_folder
from top3.method.make_plan import make_plan
from top3.method.order import order
from top3.method.prioritise import prioritise
from top3.reading import read_bytes, write_yaml
from top3.rules.logic import Tri

# stacks layers over and over: it runs with what is slow
pytestmark = pytest.mark.slow

WHY = {
    "reason": {"nl": "Verzonnen.", "en": "Made up."},
    "owner": "verzonnen regio",
    "source": {"mark": "I"},
}
LEAVES = {
    "situation": (
        {"fact": "situation.told_unprompted", "is": True},
        {"fact": "situation.how_often", "at_least": "more_often"},
        {"fact": "situation.behaviour.kinds", "includes": ["locks_in", "hits"]},
        {"any_affected": {"fact": "person.afraid", "is": True}},
        {"any_affected": {"fact": "person.age_in_years", "below": {"param": "child_age"}}},
        {"known": "situation.trigger"},
    ),
    "household": (
        {"fact": "household.care_covered", "is": False},
        {"fact": "household.situation_count", "below": {"param": "top3_size"}},
        {"any_member": {"fact": "person.pregnant", "is": True}},
    ),
    "agreement": ({"fact": "agreement.kept_by_affected", "is": True},),
}
NUMBERS = (
    "child_age", "dependent_child_age", "small_child_age", "structural_days", "top3_size",
    "old_statement_days", "acute_missing", "infant_weeks", "not_yet_mobile_weeks",
)  # fmt: skip
NAMES_OF_KINDS = ("hits", "kicks", "locks_in", "shouts", "breaks_things")


def as_written():
    """Return every rule as it stands in its file."""
    root = rules_folder("top3")
    files = read_bytes((root / "ruleset.yaml").read_bytes()).data["rules"]
    found = [each for name in files for each in read_bytes((root / name).read_bytes()).data]
    kept = ("danger", "gate", "question", "warning", "advice", "tag")
    return [each for each in found if each.get("kind") in kept and each["about"] in LEAVES]


WRITTEN = as_written()


def inside(node):
    """Yield every list of parts in a condition, and every list of names."""
    if isinstance(node, dict):
        for key, part in node.items():
            if key in ("all", "any", "includes") and isinstance(part, list):
                yield key, part
            yield from inside(part)
    elif isinstance(node, list):
        for part in node:
            yield from inside(part)


@st.composite
def other_rule(draw):
    """Draw a rule of the set with one or two things in it changed."""
    rule = deepcopy(draw(st.sampled_from(WRITTEN)))
    for _ in range(draw(st.integers(1, 2))):
        leaf = draw(st.sampled_from(LEAVES[rule["about"]]))
        how = draw(st.sampled_from(("any", "all", "not", "unless", "bare", "more", "less", "same")))
        lists = list(inside(rule["when"]))
        if how in ("any", "all"):
            rule["when"] = {how: [rule["when"], leaf]}
        elif how == "not" and "known" not in str(rule["when"]):
            rule["when"] = {"not": {"not": rule["when"]}}
        elif how == "unless" and "known" not in leaf:
            rule["unless"] = [*rule.get("unless", []), leaf]
        elif how == "bare":
            rule.pop("unless", None)
        elif how in ("more", "less") and lists:
            key, part = draw(st.sampled_from(lists))
            if how == "less" and len(part) > 1:
                part.pop(draw(st.integers(0, len(part) - 1)))
            elif how == "more" and key != "includes":
                part.append(deepcopy(part[0]))
    rule["version"] += 1
    return {"replace": rule["id"], "with": rule, **WHY}


@st.composite
def other_number(draw):
    """Draw a number of the set, some days, years or antwoorden more or less."""
    number = rules().parameters[draw(st.sampled_from(NUMBERS))]
    value = max(1, number.value + draw(st.sampled_from((-2, -1, 1, 2))))
    return {
        "set": number.name, "value": value, "unit": number.unit, "from": "2019-01-01", **WHY
    }  # fmt: skip


@st.composite
def new_rule(draw):
    """Draw a new danger or gate, that may come before another one."""
    kind = draw(st.sampled_from(("danger", "gate")))
    about = "situation" if kind == "danger" else "household"
    then = {"acute_check": "required"} if kind == "danger" else {"opens": "plan"}
    rule = {
        "id": "made-up", "version": 1, "kind": kind, "about": about, "then": then,
        "when": draw(st.sampled_from(LEAVES[about])),
        "because": {"nl": "Verzonnen.", "en": "Made up."}, "source": {"mark": "I"},
    }  # fmt: skip
    if kind == "danger" and draw(st.booleans()):
        rule["overrides"] = [draw(st.sampled_from(
            [each["id"] for each in WRITTEN if (each["kind"], each["about"]) == (kind, about)]
        ))]  # fmt: skip
    return {"add": rule, "step": "assess" if kind == "danger" else "plan", **WHY}


CHANGE = other_rule() | other_number() | new_rule()


def laid(*changes):
    """Return the stack with an overlay of these changes, or what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(written(Path(folder))) / "overlay.yaml"
        text = path.read_text(encoding="utf-8").replace("changes: []\n", "")
        path.write_text(text + write_yaml({"changes": list(changes)}), encoding="utf-8")
        try:
            return load_rules("top3", [str(path.parent)])
        except RulesetInvalidError as error:
            return {each.code for each in error.problems}


def planned(case, by):
    return make_plan(prioritise(assess(concretise(order(case, by)))))


def assert_no_less_cautious(case, old, new):
    before, after = planned(case, old), planned(case, new)
    pairs = zip(before.prioritised.assessed.situations, after.prioritised.assessed.situations,
                strict=True)  # fmt: skip
    for was, now in pairs:
        assert level(now.urgency.at_most) >= level(was.urgency.at_most)
        assert check_level(now.acute_check) >= check_level(was.acute_check)
    findings = {(each.rule.id, each.about): each for each in before.all_findings()}
    for now in after.all_findings():
        was = findings.get((now.rule.id, now.about))
        if was is None:
            continue
        if now.rule.head.kind == "gate":
            assert not (now.value is Tri.TRUE and was.value is not Tri.TRUE), now
        elif now.rule.head.kind not in ("tag", "priority", "judgement"):
            assert rank(now.value) >= rank(was.value), now


def rank(value):
    return 0 if value is None else VALUES.index(value)


@given(st.data(), CHANGE)
def test_a_change_that_does_not_say_it_loosens_makes_no_case_less_cautious(data, change):
    after = laid(change)
    if isinstance(after, set):
        # refused: it can loosen, or the tables of the whole no longer fit
        return
    assert after.layers[1].loosened == ()
    for _ in range(3):
        assert_no_less_cautious(data.draw(real_cases()), rules(), after)


@pytest.mark.slow
@given(CHANGE, CHANGE)
@settings(max_examples=10)
def test_two_changes_at_once_loosen_no_more_than_they_say(first, second):
    after = laid(first, second)
    if not isinstance(after, set):
        for name in NAMES:
            assert_no_less_cautious(load_case(file_of(name)), rules(), after)


@given(real_cases())
def test_a_layer_that_changes_nothing_is_the_rule_set_itself(case):
    base, after = rules(), laid()
    assert after.rules == base.rules
    assert (after.steps, after.order, after.parameters, after.history) == (
        base.steps, base.order, base.parameters, base.history
    )  # fmt: skip
    was, now = planned(case, base).all_findings(), planned(case, after).all_findings()
    assert [(each.rule.id, each.about, each.value) for each in was] == [
        (each.rule.id, each.about, each.value) for each in now
    ]


def test_without_layers_the_stack_is_the_rule_set_to_the_last_byte():
    assert load_rules("top3", []).digest == rules().digest
    assert load_rules("top3", ()) is rules()


@pytest.mark.parametrize("change", ["any", "less"])
def test_the_strategies_draw_changes_that_are_taken_and_changes_that_are_refused(change):
    rule = deepcopy(next(each for each in WRITTEN if each["id"] == "locked-in-needs-acute-check"))
    rule["version"] += 1
    if change == "any":
        rule["when"] = {"any": [rule["when"], LEAVES["situation"][0]]}
        assert not isinstance(laid({"replace": rule["id"], "with": rule, **WHY}), set)
    else:
        rule["when"]["includes"].pop()
        assert laid({"replace": rule["id"], "with": rule, **WHY}) == {"loosens-unsaid"}


LARGE = ("injured-infant-is-treated-as-acute", "household-acute-round-is-open")


@pytest.mark.parametrize("name", LARGE)
def test_of_a_large_rule_what_stays_alike_is_put_aside_and_the_rest_is_settled(name):
    rule = deepcopy(next(each for each in WRITTEN if each["id"] == name))
    rule["version"] += 1
    leaf = LEAVES[rule["about"]][-1]
    wider = {**rule, "when": {"any": [rule["when"], leaf]}}
    assert not isinstance(laid({"replace": name, "with": wider, **WHY}), set)
    narrower = {**rule, "when": {"all": [rule["when"], leaf]}}
    assert laid({"replace": name, "with": narrower, **WHY}) == {"loosens-unsaid"}
