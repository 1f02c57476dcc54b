"""One tree, three readings: none says more than the tree, and a family's never what is kept."""

import json
from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from properties import own_kleene
from properties.drawn import real_cases, rules
from top3 import reason
from top3.method.family import as_family_sees, reading_of, shareable
from top3.method.readings import audit_data, read_as_worker
from top3.method.why import explain
from top3.model.case import Case
from top3.rules.evaluate import Node
from top3.rules.explain import combine, recompute
from top3.rules.logic import Tri
from top3.rules.readings import can_change, is_decisive, unknown_leaves
from top3.testing import replace_fact

VALUES = (Tri.FALSE, Tri.UNKNOWN, Tri.TRUE)
ABOUT = ("situation", "s1")
GATES = ("some-gate",)
WORDS = "geheim zinnetje dat nergens mag staan"


# ---------------------------------------------------------------- any tree at all


def leaf(value, kind):
    return Node(kind, value, ABOUT, fact="situation.where", reason="not_asked")


def part(children, kind, least):
    made = Node(kind, None, ABOUT, text="some-gate", children=tuple(children), least=least)
    return replace(made, value=combine(made, [each.value for each in children], GATES))


leaves = st.builds(
    leaf, st.sampled_from((*VALUES, None)), st.sampled_from(("fact", "fact", "known"))
)
kinds = ("all", "any", "any_affected", "every_member", "unless", "count")


def above(inner):
    several = st.lists(inner, min_size=1, max_size=3)
    one, two = inner.map(lambda each: [each]), st.tuples(inner, inner)
    return (
        st.builds(part, several, st.sampled_from(kinds), st.integers(1, 3))
        | st.builds(part, one, st.sampled_from(("not", "finding", "rule")), st.just(0))
        | st.builds(part, two, st.sampled_from(("rule", "judged")), st.just(0))
    )


trees = st.recursive(leaves, above, max_leaves=6)


def plain(node):
    return {
        "kind": node.kind,
        "least": node.least,
        "gate": node.kind == "rule",
        "value": None if node.value is None else node.value.value,
        "children": [plain(child) for child in node.children],
    }


@given(trees)
def test_a_part_is_decisive_exactly_when_it_alone_could_turn_the_part_above_it(tree):
    data = plain(tree)
    for index in range(len(tree.children)):
        others = [child["value"] for child in data["children"]]
        outcomes = {
            own_kleene.by_table(data, [*others[:index], value, *others[index + 1 :]])
            for value in own_kleene.ORDER
        }
        assert is_decisive(tree, index, GATES) is (outcomes != {data["value"]})


def filled(node, answers):
    """Return the tree with the unknown leaves answered, by their number."""
    if not node.children:
        return replace(node, value=answers.get(id(node), node.value))
    return replace(node, children=tuple(filled(child, answers) for child in node.children))


def answers_to(leaf_):
    return (Tri.TRUE, Tri.UNKNOWN if leaf_.kind == "known" else Tri.FALSE)


def copied(node):
    """Return the same tree in which no leaf is the same object twice."""
    return replace(node, children=tuple(copied(child) for child in node.children))


@given(trees.map(copied))
def test_what_can_still_change_it_is_what_some_way_to_fill_the_gaps_makes_count(tree):
    gaps = list(unknown_leaves(tree))
    found = {id(each) for each in can_change(tree, GATES)}
    for gap in gaps:
        others = [each for each in gaps if each is not gap]
        counts = False
        for given_ in product(*map(answers_to, others)):
            rest = {id(each): value for each, value in zip(others, given_, strict=True)}
            outcomes = {
                recompute(filled(tree, {**rest, id(gap): mine}), GATES) for mine in answers_to(gap)
            }
            counts = counts or len(outcomes) > 1
        assert (id(gap) in found) is counts


# ---------------------------------------------------------------- the auditor


@given(real_cases())
def test_an_auditor_can_work_every_outcome_out_again_from_the_json_alone(case):
    result = reason(case, rules())
    for item in items_of(case):
        for each in json.loads(json.dumps(audit_data(result, item)))["findings"]:
            assert own_kleene.outcome(each["tree"]) == each["value"] == each["tree"]["value"]


def items_of(case):
    named = (*case.situations, *case.people, *case.agreements)
    return ["household", *(each.id for each in named)]


# ---------------------------------------------------------------- the worker


@given(real_cases())
def test_a_worker_reads_every_finding_and_every_gap_in_it_with_a_question(case):
    result = reason(case, rules())
    for item in items_of(case):
        readings = read_as_worker(result, item)
        for reading, each in zip(readings, explain(result, item), strict=True):
            gaps = {(one.about, one.fact) for one in unknown_leaves(each.finding.tree)}
            assert len(reading.unknown) == len(gaps)
            assert all(one.question.nl and one.question.en for one in reading.unknown)
            settled = each.finding.value in (Tri.TRUE, Tri.FALSE)
            assert not (settled and any(one.can_change for one in reading.unknown))


# ---------------------------------------------------------------- the family


def family_bytes(case):
    """Return every family reading of a case that anybody can ask for, as bytes."""
    seen = as_family_sees(case, rules())
    named = ("top3", "household", *(f"{letter}{number}" for letter in "spa" for number in range(8)))
    texts = {item: reading_of(seen, item).texts for item in named}
    return json.dumps(texts, ensure_ascii=False).encode()


@st.composite
def kept(draw):
    """Draw a case in which some statements are kept from the family, and which."""
    case = draw(real_cases())
    ids = [each.id for each in case.statements]
    chosen = draw(st.lists(st.sampled_from(ids), max_size=4, unique=True)) if ids else []
    data = case.model_dump(mode="json", by_alias=True)
    for each in data["statements"]:
        if each["id"] in chosen:
            each["hide_from"] = [draw(st.sampled_from(("family", case.people[0].id)))]
    return Case.model_validate(data), chosen


def retold(case, chosen):
    """Return the case with other words, kinds and circumstances in the statements that are kept."""
    data = case.model_dump(mode="json", by_alias=True)
    for each in data["statements"]:
        if each["id"] in chosen:
            each.update(text=WORDS, kind="interpretation", unprompted=True, about=[])
            each.update({"class": "opinion", "present_when_told": [], "heard_from": "neighbour"})
    return Case.model_validate(data)


@given(kept())
def test_other_words_in_a_statement_that_is_kept_change_no_byte_of_a_family_reading(drawn):
    case, chosen = drawn
    assert family_bytes(retold(case, chosen)) == family_bytes(case)


DANGER = {"has": ["strangulation", "uses_weapon"], "complete": False}


def with_secret(case):
    """Add what only a confidential report says: claims, a situation, a view and a moment."""
    data = case.model_dump(mode="json", by_alias=True)
    data["reports"].append(
        {"id": "rz1", "title": WORDS, "informant": "neighbour", "recorded": case.as_of.isoformat(),
         "hide_from": ["family"]}
    )  # fmt: skip
    data["statements"].append(
        {"id": "tz1", "report": "rz1", "kind": "observation", "text": WORDS, "class": "situation"}
    )
    behaviour = {"kinds": DANGER, "words": {"nl": WORDS}}
    own = {"statements": ["tz1"]}
    data["situations"].append({"id": "sz1", "affected": {"has": []}, "behaviour": behaviour, **own})
    data["views"].append({"id": "vz1", "person": case.people[0].id, "words": {"nl": WORDS}, **own})
    data["moments"].append({"id": "mz1", "kind": "return_home", **own})
    data["judgements"].append(
        {"id": "jz1", "about": "sz1", "level": "acute", "by": {"role": "worker"},
         "on": case.as_of.isoformat(), "reason": {"nl": WORDS}}
    )  # fmt: skip
    return Case.model_validate(data)


def with_secret_claims(case):
    """Let a confidential statement contradict, or be all that is said of, kinds of behaviour."""
    case = with_secret(case)
    for index, each in enumerate(case.situations):
        told = each.behaviour.kinds.model_dump(mode="json", by_alias=True)
        claim = {"value": DANGER, "by": ["tz1"]}
        if "claims" in told:
            told["claims"].append(claim)
        elif told.get("has"):
            by, own = told.pop("by"), {"by": []}
            told = {"claims": [{"value": {**told, **own}, "by": by}, claim]}
        else:
            continue
        case = replace_fact(case, ("situations", index, "behaviour", "kinds"), told)
    return case


@given(kept())
def test_what_only_a_confidential_report_says_changes_no_byte_of_a_family_reading(drawn):
    case, _ = drawn
    assert family_bytes(with_secret_claims(case)) == family_bytes(case)


@given(kept(), st.sampled_from(("teacher", "neighbour", "police", "gp")))
def test_who_told_it_changes_no_byte_of_a_family_reading(drawn, other):
    case, _ = drawn
    data = case.model_dump(mode="json", by_alias=True)
    for report in data["reports"]:
        report.update(informant=other, written_by="worker")
    assert family_bytes(Case.model_validate(data)) == family_bytes(case)


@given(kept())
def test_no_word_of_the_case_stands_in_a_family_reading(drawn):
    case, _ = drawn
    shown = family_bytes(case).decode()
    assert all(each.text not in shown for each in case.statements)
    assert all(each.name not in shown for each in case.people if len(each.name) > 3)
    assert all(rule.id not in shown for rule in rules().rules)


@given(kept())
def test_what_a_family_may_know_holds_no_statement_that_is_kept_and_nobody_who_told(drawn):
    case, chosen = drawn
    shared = shareable(case)
    assert not {each.id for each in shared.statements} & set(chosen)
    assert all(each.informant.reason == "withheld" for each in shared.reports)
