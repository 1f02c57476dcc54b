"""What every remark of the plan check says: what is wrong, what to do, and on what it rests."""

from functools import cache

from top3.method.check import THEMES, check, grouped
from top3.views.remarks import remark_data, remark_lines
from unit.small_case import chosen, goal, result_of, rules
from unit.small_plan import WHOLE, agreement, document, share, sign

# ---------------------------------------- what every remark says


@cache
def _broken():
    past = share(to_whom=["school"], until="2026-01-01")
    decisions = [chosen("s1", by={"role": "worker"}), past]
    held = [agreement(keepers=["p2"], until="2026-03-01"), agreement("a2", checkers=["p1"])]
    return result_of(
        agreements=held,
        goals=[goal("g1")], decisions=decisions, documents=[document(valid_until=None)],
        warning_signs=[sign(then={"unknown": "not_asked"}, noticed_by=["p2"])],
    )  # fmt: skip


def test_every_remark_says_what_to_do_in_both_languages():
    remarks = check(_broken())
    assert len(remarks) > 10
    for each in remarks:
        assert each.do is not None, each.code
        assert each.do.nl != each.do.en, each.code
        assert "{" not in each.do.nl + each.do.en + each.text.nl + each.text.en, each.code


def test_every_remark_names_a_rule_or_a_source():
    for each in check(_broken()):
        assert each.source is not None, each.code


def test_what_blocks_comes_first_and_then_the_themes_in_their_order():
    remarks = check(_broken())
    places = [(not each.blocks, list(THEMES).index(each.theme)) for each in remarks]
    assert places == sorted(places)


def test_every_warning_a_rule_can_give_says_what_to_do():
    missing = set(rules().declared["warn"]) - set(rules().checks)
    assert missing == set()


def test_every_principle_that_is_named_is_one_of_the_four():
    named = {each for text in rules().checks.values() for each in text.principle}
    known = {f"{letter}{number}" for letter, most in (("G", 6), ("T", 8), ("E", 5), ("L", 5))
             for number in range(1, most + 1)}  # fmt: skip
    assert named <= known
    assert {"G1", "G2", "G3", "G5", "T1", "T2", "T3", "T5", "T6", "T7", "E1", "E2", "E3", "E5",
            "L1"} <= named  # fmt: skip


def test_one_thing_to_do_is_one_line_and_names_all_it_is_about():
    result = result_of(decisions=[chosen("s1", "s2", **WHOLE)])
    (group,) = (each for each in grouped(check(result)) if each.first.code == "no_agreement")
    assert group.about == ("s1", "s2")
    lines = [
        each
        for each in remark_lines(result.planned, check(result), "nl")
        if "[no_agreement" in each
    ]
    assert len(lines) == 1


def test_as_data_a_remark_keeps_what_to_do_its_principles_and_its_source():
    (data,) = (
        remark_data(each) for each in check(_broken()) if each.code == "goal_answers_nothing"
    )
    assert data["do"].keys() == {"nl", "en"}
    assert data["ref"] == ["R38"]
    assert data["source"]["mark"] == "I"


def test_where_there_is_nothing_to_remark_that_is_said():
    assert list(remark_lines(_broken().planned, (), "en")) == ["nothing to remark"]
