"""Made-up cases in which a rule comes out as asked, and pairs that one fact keeps apart."""

import json

import pytest

from top3.casuistry.coverage.points import CODES
from top3.casuistry.coverage.reached import moves_of
from top3.casuistry.many import INDEX, Order
from top3.casuistry.pairs import NoPair, Pair, pair_of
from top3.casuistry.pairs_page import pair_page
from top3.casuistry.steering.target import Hit, Missed, aims_of, hit, out_of_reach
from top3.casuistry.steering.transition import moved, rows_of
from top3.cli import main
from top3.errors import ReadingError
from top3.formats import markdown
from top3.method.facts import CaseWorld
from top3.method.load import load_rules
from top3.model.case import Case
from top3.rules.evaluate import evaluate
from top3.rules.logic import Tri

RULES = load_rules()
ORDER = Order(3, "")
FEAR = "extreme-fear-needs-acute-check"
MOMENT = "coming-moment-is-decided-before"


def values_in(start, rule):
    case = Case.model_validate(start)
    found = evaluate(RULES, CaseWorld(case, RULES, case.as_of))
    return {CODES[each.value] for each in found if each.rule.id == rule}


def test_what_is_aimed_at_is_a_rule_and_a_value_in_any_case():
    (aim,) = aims_of(RULES, [f"{FEAR}=unknown"])
    assert (aim.rule.id, aim.value, aim.never) == (FEAR, Tri.UNKNOWN, False)
    (aim,) = aims_of(RULES, [], [f"{FEAR}=TRUE"])
    assert aim.never


def test_every_wrong_target_is_said_at_once():
    with pytest.raises(ReadingError) as refused:
        aims_of(RULES, ["nothing=TRUE", f"{FEAR}=MAYBE"], [FEAR])
    assert [each.code for each in refused.value.problems] == [
        "unknown-rule",
        "no-value",
        "no-value",
    ]


def test_what_no_case_can_be_is_said_to_be_proven_before_anything_is_drawn():
    found = hit(ORDER, RULES, aims_of(RULES, [f"{MOMENT}=UNKNOWN"]), 0)
    assert isinstance(found, Missed)
    assert found.proven
    assert out_of_reach(RULES, aims_of(RULES, [f"{MOMENT}=TRUE"])) is None
    assert out_of_reach(RULES, aims_of(RULES, [], [f"{MOMENT}=UNKNOWN"])) is None


def test_a_move_is_found_on_its_own_line_and_one_that_is_not_there_is_refused():
    line, rows = rows_of(RULES, "transition:stable_safety->direct_safety")
    assert line == "phases"
    assert {each[1] for each in rows} == {
        "new_violence_reported",
        "agreement_broken",
        "phase_reopened",
    }
    assert rows_of(RULES, "transition:mda->scaled_down")[0] == "approaches"
    with pytest.raises(ReadingError):
        rows_of(RULES, "transition:intake->recovery")


def test_a_pair_differs_in_one_fact_and_in_what_the_rule_says_of_the_same_item():
    pair = pair_of(RULES, RULES.by_id[FEAR])
    assert isinstance(pair, Pair)
    assert pair.holds.finding.value is Tri.TRUE
    assert pair.other.finding.value is not Tri.TRUE
    assert pair.holds.finding.about == pair.other.finding.about
    one, two = pair.holds.case.to_data(), pair.other.case.to_data()
    parts = {each.path[0] for each in pair.edit.parts}
    assert {name for name in one if one[name] != two.get(name)} <= parts


def test_the_page_of_a_pair_names_the_fact_both_outcomes_and_says_that_it_is_made_up():
    pair = pair_of(RULES, RULES.by_id[FEAR])
    assert isinstance(pair, Pair)
    page = markdown.write(pair_page(pair, RULES, "nl"))
    assert "Verzonnen zaak" in page
    assert pair.fact.fact.nl in page
    assert "veilig" not in page.lower()
    english = markdown.write(pair_page(pair, RULES, "en"))
    assert "What differs" in english


def test_a_rule_that_holds_in_no_case_it_begins_with_has_no_pair_and_says_why():
    found = pair_of(RULES, RULES.by_id["passing-on-needs-a-ground"], begun=())
    assert isinstance(found, NoPair)
    assert found.why.nl
    assert found.why.en


@pytest.mark.slow
def test_nearly_every_rule_has_a_pair_and_the_rest_say_why():
    # every ninth rule: all of them together take a minute
    listed = list(RULES.by_id.values())[::9]
    found = [pair_of(RULES, each) for each in listed]
    without = [each.rule.id for each in found if isinstance(each, NoPair)]
    assert len(without) <= 1, without
    for each in found:
        if isinstance(each, Pair):
            assert each.holds.finding.value is not each.other.finding.value


@pytest.mark.slow
@pytest.mark.parametrize(
    "target",
    [
        f"{FEAR}=UNKNOWN",
        "treatment-waits-for-direct-safety=UNKNOWN",
        "weapon-needs-acute-check=TRUE",
    ],
)
def test_a_targeted_case_is_as_asked_and_the_same_each_time(target):
    rule, _, value = target.partition("=")
    aims = aims_of(RULES, [target])
    found, again = (hit(ORDER, RULES, aims, 0, most_drawn=4) for _ in range(2))
    assert isinstance(found, Hit)
    assert isinstance(again, Hit)
    assert value in values_in(found.made.start, rule)
    assert (found.made.start, found.changed) == (again.made.start, again.changed)


@pytest.mark.slow
def test_what_must_not_come_out_does_not():
    aims = aims_of(RULES, [f"{FEAR}=TRUE"], ["recent-violence-needs-acute-check=TRUE"])
    found = hit(ORDER, RULES, aims, 0, most_drawn=4)
    assert isinstance(found, Hit)
    assert "TRUE" in values_in(found.made.start, FEAR)
    assert "TRUE" not in values_in(found.made.start, "recent-violence-needs-acute-check")


@pytest.mark.slow
def test_within_too_small_a_bound_it_says_so_and_does_not_call_it_proven():
    aims = aims_of(RULES, ["passing-on-needs-a-ground=TRUE"])
    found = hit(ORDER, RULES, aims, 0, most_drawn=1, most_tries=1)
    assert isinstance(found, Missed)
    assert not found.proven


@pytest.mark.slow
def test_a_move_is_made_in_the_course_of_the_case_by_the_engine():
    found = moved(ORDER, RULES, "transition:mda->scaled_down", 0)
    assert isinstance(found, Hit)
    names = {each.name for each in moves_of(found.made.trajectory(RULES))}
    assert "approaches: mda->scaled_down on scaled_down" in names


@pytest.mark.slow
def test_the_command_writes_the_case_and_says_what_was_changed(tmp_path, capsys):
    out = tmp_path / "out"
    target = "treatment-waits-for-direct-safety=UNKNOWN"
    assert main(["cases", "generate", "--target", target, "--out", str(out), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    line = json.loads((out / INDEX).read_text("utf-8"))
    assert line["changed"] == data["cases"][0]["changed"]
    assert line["target"] == [target]
    assert (out / line["folder"] / "case.yaml").is_file()


def test_the_command_ends_with_1_where_it_is_proven_that_there_is_none(tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["cases", "generate", "--target", f"{MOMENT}=UNKNOWN", "--out", str(out)]) == 1
    assert "dat is bewezen" in capsys.readouterr().err
    assert not out.exists()


def test_the_command_refuses_a_move_beside_a_rule(tmp_path, capsys):
    wanted = ["--target", "transition:mda->scaled_down", "--target", f"{FEAR}=TRUE"]
    assert main(["cases", "generate", *wanted, "--out", str(tmp_path / "out")]) == 2
    assert "één stap tegelijk" in capsys.readouterr().err


@pytest.mark.slow
def test_pairs_are_written_as_two_cases_and_a_page(tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["cases", "pairs", FEAR, "--out", str(out)]) == 0
    assert sorted(each.name for each in (out / FEAR).iterdir()) == ["a.yaml", "b.yaml", "pair.md"]
    assert FEAR in capsys.readouterr().out
    assert main(["cases", "pairs", "nothing"]) == 2
    assert main(["cases", "pairs", FEAR, "--json"]) == 0
    capsys.readouterr()
