"""Proposals for agreements: the closest first, never agreed, never a burden on who is harmed."""

import re

import pytest

from cases.shipped_cases import EVERY, result_of
from top3 import load_rules, reason
from top3.errors import RulesetInvalidError
from top3.method.proposals import fitting
from top3.rules.layers.overlay import LayerTemplate
from unit.small_case import case_of, chosen, plan_of, rules, situation

PEOPLE = [
    {"id": "p1", "name": "Rik", "age": {"value": 40, "on": "2026-03-16"}},
    {"id": "p2", "name": "Bram", "age": {"value": 9, "on": "2026-03-16"}},
    {"id": "p3", "name": "Mia", "age": {"value": 41, "on": "2026-03-16"}},
    {"id": "p4", "name": "Jo"},
]


def behaviour(*kinds, **fields):
    return {"words": {"nl": "doet iets"}, "kinds": list(kinds), **fields}


def proposed(**fields):
    told = {"people": PEOPLE, "situations": [situation("s1", **fields)],
            "household": {"members": {"has": ["p1"], "complete": True}},
            "decisions": [chosen("s1")]}  # fmt: skip
    return plan_of(**told).proposed


def templates(**fields):
    return [each.template for each in proposed(**fields)]


# ---------------------------------------- which ones, in which order


def test_by_kind_of_behaviour_comes_before_by_form_and_that_before_who_was_there():
    found = templates(behaviour=behaviour("strangulation"))
    assert found == [
        "breath-taken-asks-a-doctor-and-distance",
        "threat-means-leaving-and-ringing",
        "physical-means-apart-in-time",
    ]


def test_there_are_never_more_than_the_limit_and_the_closest_stay():
    kinds = ("hits", "uses_weapon", "threatens_to_kill", "locks_in", "insults", "takes_money")
    found = templates(behaviour=behaviour(*kinds))
    assert len(found) == rules().number("proposals_at_most")


@pytest.mark.parametrize(
    ("kinds", "template"),
    [
        (["shows_weapon"], "weapon-leaves-the-house"),
        (["takes_phone"], "control-is-not-agreed-at-one-table"),
        (["poison_within_reach"], "poison-goes-behind-a-lock"),
        (["withholds_medicine"], "medicine-goes-through-another"),
        (["withholds_food_or_drink"], "care-that-is-due-today"),
        (["takes_money"], "money-back-in-own-hands"),
        (["leaves_alone"], "nobody-alone-who-cannot-be-alone"),
    ],
)
def test_a_kind_of_situation_has_proposals_of_its_own(kinds, template):
    assert template in templates(behaviour=behaviour(*kinds))


def test_without_a_recorded_kind_it_says_what_an_agreement_needs():
    (only,) = proposed(affected=["p3"], behaviour={"words": {"nl": "doet iets"}})
    assert only.template is None
    assert only.what.nl


def test_who_may_be_a_child_counts_as_a_child_and_who_surely_is_none_does_not():
    name = "child-that-is-there-goes-elsewhere"
    assert name in templates(affected=["p2"])
    assert name in templates(affected=["p4"])
    assert name not in templates(affected=["p3"])
    assert name in templates(affected=["p3"], present=["p2"])


# ---------------------------------------- nothing is agreed, nobody who is harmed carries it


def _told(each):
    texts = (each.who, each.checker)
    return " ".join(f"{text.nl} {text.en}" for text in texts)


@pytest.mark.slow
def test_who_it_happens_to_is_only_ever_named_as_who_does_not_keep_or_check_it():
    for kinds in rules().terms["kinds"]:
        for each in proposed(behaviour=behaviour(kinds)):
            named = re.sub(r"(niet|not|who sees|die) (\w+ )?Bram", "", _told(each))
            assert "Bram" not in named, each.template


def test_only_an_adult_who_acts_and_is_surely_an_adult_is_named_as_keeper():
    assert "Rik" in proposed(affected=["p2"])[0].who.nl
    assert "Jo" not in proposed(actors=["p4"])[0].who.nl
    assert "Bram" not in proposed(actors=["p2"], affected=["p3"])[0].who.nl
    assert "Rik" not in proposed(affected=["p1"])[0].who.nl


@pytest.mark.slow
def test_no_proposal_holds_a_day():
    for kind in rules().terms["kinds"]:
        for each in proposed(behaviour=behaviour(kind)):
            said = " ".join(text.nl for text in (each.what, each.from_, each.evaluate, each.check))
            assert not re.search(r"20\d\d", said), each.template


def test_over_sexual_violence_nothing_is_proposed_but_to_consult():
    found = proposed(behaviour=behaviour("sexual_abuse", "hits", "takes_phone"))
    assert [each.template for each in found] == ["sexual-violence-is-consulted-first"]
    assert "Rik" not in found[0].who.nl + found[0].checker.nl


def test_over_honour_or_exploitation_nothing_is_proposed_but_to_consult():
    found = templates(behaviour=behaviour("forces_marriage", "hits"))
    assert found == ["honour-or-exploitation-is-consulted-first"]


def test_no_template_that_says_to_consult_first_has_who_acts_do_or_check_something():
    for name, each in rules().proposals.items():
        if each.delicate:
            said = [each.who.nl, each.what.nl, each.checker.nl, each.check.nl]
            assert not [text for text in said if "{keeper}" in text or "{actor}" in text], name


def test_no_template_lets_who_it_happens_to_keep_it():
    for name, each in rules().proposals.items():
        assert "{affected}" not in each.who.nl + each.who.en, name
        checker = re.sub(r"(niet|not|die|who sees) \{affected\}", "", each.checker.nl)
        assert "{affected}" not in checker, name


def test_every_template_is_a_draft_with_an_honest_mark():
    for name, each in rules().proposals.items():
        assert each.status.is_ == "draft", name
        assert bool(each.source.ids) == (each.source.mark not in ("I",)), name


def test_where_an_agreement_runs_nothing_is_proposed():
    held = {"id": "a1", "answers": ["s1"], "keepers": ["p1"]}
    assert plan_of(agreements=[held], decisions=[chosen("s1")]).proposed == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_every_situation_of_a_plan_without_an_agreement_has_at_least_one_proposal(name):
    planned = result_of(name).planned
    answered = {each.answers[0] for each in planned.proposed}
    held = {one for each in planned.agreed for one in each.answers}
    assert set(planned.about) - held <= answered


# ---------------------------------------- a layer may add its own


def _overlay(folder, text):
    base = "voorbeeldregio"
    (folder / "overlay.yaml").write_text(
        f"""top3: overlay/1
id: {base}
version: "1"
title: {{nl: proef, en: trial}}
status: {{is: draft}}
valid: {{from: 2019-01-01}}
extends: top3@0.1
changes: []
""",
        encoding="utf-8",
    )
    (folder / "proposals.yaml").write_text(text, encoding="utf-8")
    return folder


OWN = """own-door-bell:
  fits: {kinds: [pushes]}
  who: {nl: "{keeper}", en: "{keeper}"}
  what: {nl: "belt aan", en: "rings the bell"}
  checker: {nl: "de buurvrouw", en: "the neighbour"}
  check: {nl: "hoort de bel", en: "hears the bell"}
  otherwise: {nl: "belt 112", en: "rings 112"}
  look_within: look_soon_days
  source: {mark: I}
  status: {is: draft}
"""


def test_a_layer_adds_a_template_of_its_own_and_it_says_whose_it_is(tmp_path):
    made = load_rules("top3", overlays=[_overlay(tmp_path, OWN)])
    case = case_of(situations=[situation("s1")], decisions=[chosen("s1")])
    result = reason(case, made)
    assert result.planned.proposed[0].template == "own-door-bell"
    own = made.proposals["own-door-bell"]
    assert isinstance(own, LayerTemplate)
    assert own.layer == "voorbeeldregio@1"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("own-door-bell:", "weapon-leaves-the-house:", "duplicate-text"),
        ("[pushes]", "[pushess]", "not-in-list"),
        ("look_soon_days", "look_never", "not-in-list"),
        ('"hoort de bel"', '"hoort {name}"', "slots-differ"),
        ('nl: "belt aan", en: "rings the bell"', 'nl: "{moon}", en: "{moon}"', "unknown-slot"),
        ("{mark: I}", "{mark: S}", "source-missing"),
        ("{is: draft}", "{is: adopted}", "unsigned-status"),
    ],
)
def test_a_template_that_is_wrong_is_refused_with_its_fault(tmp_path, old, new, code):
    with pytest.raises(RulesetInvalidError) as raised:
        load_rules("top3", overlays=[_overlay(tmp_path, OWN.replace(old, new))])
    assert code in {each.code for each in raised.value.problems}


def test_templates_that_fit_equally_stay_in_the_order_of_the_rule_set():
    both = situation("s1", behaviour=behaviour("hits", "locks_in"))
    plan = plan_of(people=PEOPLE, situations=[both], household={}, decisions=[chosen("s1")])
    names = [name for name, _ in fitting(plan.world, "s1")]
    order = list(rules().proposals)
    assert names[:2] == sorted(names[:2], key=order.index)
