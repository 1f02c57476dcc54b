"""What if: smallest sets of open questions that could change an outcome; asked, never advised."""

import json
from datetime import date

import pytest

from cases.shipped_cases import EVERY, NAMES, file_of, result_of
from top3 import what_if
from top3.cli import main
from top3.errors import ItemNotFoundError
from top3.rules.authoring.fact_world import FactWorld
from top3.rules.evaluate import Evaluator
from top3.rules.logic import Tri
from top3.rules.suppose import Supposing
from top3.rules.what_if import choices_of, search, what_changes

DAY = date(2026, 6, 1)
STRANGLED = "strangulation-needs-acute-check"


@pytest.fixture(scope="module")
def rules():
    return result_of("quiet").planned.rules


def changes(rules, given, rule=STRANGLED, **more):
    world = FactWorld(given, rules, DAY)
    found = rules.rule(rule)
    return what_changes(rules, world, found, world.items(found.head.about)[0], **more)


def facts(change):
    return [fact for _, fact in change.facts]


def test_one_answer_can_make_it_present_and_all_are_needed_to_make_it_not_found(rules):
    given = {
        "situation": {
            "behaviour.kinds": {"has": ["shouts"], "complete": False},
            "affected": {"has": [{}], "complete": True},
        }
    }
    found = changes(rules, given)
    assert found.now is Tri.UNKNOWN
    assert not found.bounded
    by_outcome = {}
    for each in found.sets:
        by_outcome.setdefault(each.to, []).append(facts(each))
    assert by_outcome == {
        Tri.TRUE: [["situation.behaviour.kinds"], ["person.strangled"]],
        Tri.FALSE: [["situation.behaviour.kinds", "person.strangled"]],
    }


def test_what_is_certain_is_changed_by_no_answer(rules):
    found = changes(rules, {"situation": {"behaviour.kinds": ["strangulation"]}})
    assert (found.now, found.sets, found.open) == (Tri.TRUE, (), ())


def test_the_search_says_when_it_stopped_at_its_bound(rules):
    given = {"situation": {"affected": {"has": [{}], "complete": True}}}
    assert changes(rules, given, most_tries=1).bounded
    assert changes(rules, given, most_facts=1).bounded
    assert not changes(rules, given).bounded


def test_where_others_may_be_involved_the_search_is_not_the_whole_story(rules):
    found = changes(rules, {"situation": {"affected": {"has": [{}], "complete": False}}})
    assert found.bounded


@pytest.mark.parametrize("name", EVERY)
def test_every_set_really_can_change_it_and_no_part_of_it_alone_does(name):
    planned = result_of(name).planned
    world, rules = planned.world, planned.rules
    looked = 0
    for finding in planned.all_findings():
        if finding.value is not Tri.UNKNOWN or looked > 25:
            continue
        looked += 1
        choices = choices_of(rules, world, finding.rule, finding.about)

        def value(supposed, finding=finding):
            evaluator = Evaluator(rules, Supposing(world, rules, supposed))
            return evaluator.finding(finding.rule, finding.about).value

        found = what_changes(rules, world, finding.rule, finding.about, most_facts=2)
        for each in found.sets:
            own = {spot: choices[spot] for spot in each.facts}
            assert each.to in {step.to for step in search(own, value).sets}
            for spot in each.facts if len(each.facts) > 1 else ():
                alone = {other: choices[other] for other in each.facts if other != spot}
                assert each.to not in {step.to for step in search(alone, value).sets}


def test_for_a_situation_the_urgency_can_only_be_told_more_precisely():
    result = result_of("dossier-02")
    found = what_if(result, "s4")
    assert found.open > 0
    assert found.sets
    assert all(each.questions for each in found.sets)


@pytest.mark.slow
def test_for_the_order_every_set_gives_another_order():
    found = what_if(result_of("dossier-01"), "top3", most_tries=20)
    assert found.bounded
    assert all(each.to != found.now for each in found.sets)


def test_the_record_is_not_touched_by_supposing():
    result = result_of("dossier-01")
    before = result.to_data()
    what_if(result, "s1")
    what_if(result, "top3", most_tries=10)
    assert result.to_data() == before


@pytest.mark.slow
def test_questions_are_asked_and_no_answer_is_advised():
    for name in NAMES:
        for each in what_if(result_of(name), "s1").sets:
            for text in each.questions:
                assert "{" not in text.nl
                assert not any(word in text.nl.lower() for word in ("vul in", "kies ", "vink"))


def test_nothing_of_the_case_stands_in_repr():
    found = what_if(result_of("dossier-01"), "s1")
    shown = repr(found) + "".join(map(repr, found.sets))
    assert not any(text.nl in shown for each in found.sets for text in each.questions)


def test_an_unknown_item_is_refused_with_those_there_are():
    with pytest.raises(ItemNotFoundError):
        what_if(result_of("quiet"), "s99")
    with pytest.raises(ItemNotFoundError):
        what_if(result_of("quiet"), "s1:no-such-rule")


def test_the_command_prints_questions_and_says_that_it_stopped(capsys):
    assert main(["what-if", file_of("dossier-02"), "s1:weapon-needs-acute-check"]) == 0
    out = capsys.readouterr().out
    assert "nu: niet uit te sluiten" in out
    assert "kan worden: aanwezig" in out
    assert "wapen in huis" in out


def test_the_command_gives_the_same_as_data(capsys):
    main(["what-if", file_of("dossier-02"), "s1:weapon-needs-acute-check", "--json"])
    data = json.loads(capsys.readouterr().out)
    found = what_if(result_of("dossier-02"), "s1:weapon-needs-acute-check")
    assert [each["questions"] for each in data["sets"]] == [
        [text._asdict() for text in each.questions] for each in found.sets
    ]
    assert (data["open"], data["bounded"]) == (found.open, found.bounded)


def test_a_certain_danger_is_changed_by_something_new_or_a_weighing_only(capsys):
    planned = result_of("dossier-02").planned
    sure = next(
        each
        for each in planned.all_findings()
        if each.value is Tri.TRUE and each.rule.head.kind == "danger"
    )
    main(["what-if", file_of("dossier-02"), f"{sure.about[1]}:{sure.rule.id}"])
    assert "een weging door" in capsys.readouterr().out
