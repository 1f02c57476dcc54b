"""Why not: everything that keeps a gate shut, not the first; what could open it is asked."""

import json
from dataclasses import replace
from datetime import date

import pytest

from cases.shipped_cases import EVERY, file_of, result_of
from top3.cli import main
from top3.errors import ItemNotFoundError
from top3.method.why_not import gates_of, why_not
from top3.rules.authoring.fact_world import FactWorld
from top3.rules.blockers import blockers
from top3.rules.evaluate import Evaluator
from top3.rules.logic import Tri

DAY = date(2026, 6, 1)
GATE = "situation-is-concrete"


@pytest.fixture(scope="module")
def rules():
    return result_of("quiet").planned.rules


def standing_in_the_way(rules, given, rule=GATE):
    world = FactWorld(given, rules, DAY)
    found = rules.rule(rule)
    finding = Evaluator(rules, world).finding(found, world.items(found.head.about)[0])
    return {(each.fact, each.kind) for each in blockers(finding)}


def test_every_unknown_part_of_a_criterion_is_named_not_the_first(rules):
    found = standing_in_the_way(rules, {"situation": {}})
    assert {fact for fact, _ in found} == {
        "situation.behaviour.words", "situation.actors", "situation.affected", "situation.when",
        "situation.described_by_label",
    }  # fmt: skip
    assert {kind for _, kind in found} == {"unknown"}


def test_a_criterion_that_is_met_has_nothing_in_its_way(rules):
    given = {
        "situation": {
            "behaviour.words": "slaat", "actor": [{}], "described_by_label": False,
            "affected": [{}], "when": "2026-05-01",
        }
    }  # fmt: skip
    assert standing_in_the_way(rules, given) == set()


def test_what_is_known_to_be_otherwise_is_unmet_and_not_asked_again():
    result = result_of("dossier-01")
    for each in why_not(result, "plan"):
        if each.kind == "unmet":
            assert each.question is None


def test_a_contradiction_is_told_apart_from_what_nobody_knows(rules):
    claims = {"claims": [{"value": True, "by": ["t1"]}, {"value": False, "by": ["t2"]}]}
    given = {"agreement": {"checked_by_another": claims}}
    found = standing_in_the_way(rules, given, "agreement-is-checked-by-somebody-else")
    assert ("agreement.checked_by_another", "contradicted") in found


@pytest.mark.parametrize("name", EVERY)
def test_there_is_an_obstacle_for_a_criterion_exactly_when_it_is_not_met(name):
    planned = result_of(name).planned
    evaluator = Evaluator(planned.rules, planned.world)
    for gate in gates_of(planned):
        stopped = {(each.rule, each.item) for each in why_not(planned, gate)}
        for rule in planned.rules.rules:
            if rule.outcome == ("opens", gate):
                for item in planned.world.items(rule.head.about):
                    held = evaluator.finding(rule, item).value is not Tri.TRUE
                    assert ((rule.id, item[1]) in stopped) == held


def test_a_gate_whose_criterion_is_about_nothing_stays_shut():
    obstacles = why_not(result_of("dossier-02"), "plan")
    assert [each.kind for each in obstacles if each.item == "household"] != []


def test_a_gate_that_is_not_there_is_refused_with_the_gates_there_are():
    with pytest.raises(ItemNotFoundError, match="top3"):
        why_not(result_of("quiet"), "top_3")


def test_no_words_of_the_case_stand_in_repr():
    for each in why_not(result_of("dossier-01"), "top3"):
        assert each.text.nl not in repr(each)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_command_says_what_stands_in_the_way_and_exits_with_one(capsys, lang):
    assert main(["why-not", file_of("dossier-01"), "top3", "--lang", lang]) == 1
    out = capsys.readouterr().out
    assert "situation-is-concrete" in out
    assert ("vraag: " if lang == "nl" else "question: ") in out


def test_the_command_gives_the_same_as_data(capsys):
    assert main(["why-not", file_of("dossier-01"), "top3", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    obstacles = why_not(result_of("dossier-01"), "top3")
    assert [(each["about"], each["rule"], each["fact"]) for each in data] == [
        (each.item, each.rule, each.fact) for each in obstacles
    ]


def test_where_nothing_stands_in_the_way_people_decide(capsys, monkeypatch):
    monkeypatch.setattr("top3.method.why_not.why_not", lambda *_: ())
    assert main(["why-not", file_of("quiet"), "top3"]) == 0
    out = capsys.readouterr().out
    assert "beslissen mensen" in out
    assert "veilig" not in out


def test_an_unknown_gate_is_refused_without_a_traceback(capsys):
    assert main(["why-not", file_of("quiet"), "nowhere"]) == 2
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert "plan" in err


def test_a_rule_set_without_gates_has_none_to_ask_for():
    planned = result_of("quiet").planned
    bare = replace(planned.rules, declared={})
    assert bare.declared.get("opens", ()) == ()
