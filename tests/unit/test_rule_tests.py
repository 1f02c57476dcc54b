"""Tests of rules are read strictly, say exactly what they expect, and show why they fail."""

import pytest

from top3.errors import RulesetInvalidError
from top3.rules.authoring.rule_tests import run_tests
from unit.tiny_rules import a_test, put_tests, written


@pytest.fixture
def rules(tmp_path):
    """Return the tiny rule set, whose folder is tmp_path."""
    return written(tmp_path)


@pytest.fixture
def run(tmp_path, rules):
    """Run tests beside the tiny rules and return the report."""

    def run(*tests):
        put_tests(tmp_path, *tests)
        return run_tests(tmp_path, rules)

    return run


@pytest.fixture
def refused(tmp_path, run):
    """Run tests that must be refused; return every fault as (code, the words on its line)."""

    def refused(*tests):
        with pytest.raises(RulesetInvalidError) as caught:
            run(*tests)
        lines = (tmp_path / "own.test.yaml").read_text(encoding="utf-8").splitlines()
        return [
            (each.code, lines[each.place.line - 1].strip(" -")) for each in caught.value.problems
        ]

    return refused


def situation(**facts):
    return {"situation": facts}


# what a test may not say -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "facts"),
    [
        (("unknown-fact", "sene: true"), {"sene": True}),
        (("not-in-list", "hitts"), {"kinds": ["hitts"]}),
        (("not-in-list", "hitts"), {"kinds": {"has": ["hits", "hitts"]}}),
        (("not-in-list", "often: muhc"), {"often": "muhc"}),
        (("not-in-list", "value: muhc"), {"often": {"value": "muhc"}}),
        (
            ("not-in-list", "hitts"),
            {"kinds": {"claims": [{"value": {"has": ["hitts"]}}, {"value": {"has": ["shouts"]}}]}},
        ),
        (("not-in-list", "hitts"), {"kinds": {"all_but": ["hitts"]}}),
        (
            ("not-in-list", "lowers_nothing: afraid"),
            {"seen": {"value": False, "lowers_nothing": "afraid"}},
        ),
        (
            ("wrong-kind", "seen:"),
            {"seen": {"unknown": "declined", "lowers_nothing": "not_free"}},
        ),
        (("wrong-kind", "seen: perhaps"), {"seen": "perhaps"}),
        (("not-in-list", "unknown: forgot"), {"seen": {"unknown": "forgot"}}),
        (("impossible-day", "last: 2026-02-31"), {"last": "2026-02-31"}),
        (("unknown-fact", "agee: 4"), {"affected": [{"agee": 4}]}),
        (("wrong-kind", "7"), {"affected": [7]}),
        (("wrong-kind", "affected:"), {"affected": {"has": [], "whole": True}}),
        (("unknown-item", "p1"), {"affected": ["p1"]}),
        (("not-in-list", "judged.weight-is-judged: heavy"), {"judged.weight-is-judged": "heavy"}),
        (("unknown-fact", "judged.weight: some"), {"judged.weight": "some"}),
    ],
)
def test_facts_that_cannot_be_meant_are_refused_on_their_own_line(refused, fault, facts):
    assert refused(a_test(given=situation(**facts))) == [fault]


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("not-a-test", {"expect": ["hit-is-checked"]}),
        ("not-a-test", {"name": None}),
        ("not-a-test", {"as_of": None}),
        ("not-a-day", {"as_of": "2026-02-31"}),
        ("not-valid-then", {"as_of": "2031-01-01"}),
        ("unknown-rule", {"then": ["hit-is-chekced"]}),
        ("expects-nothing", {"then": None}),
        ("expects-nothing", {"unknown": []}),
        ("wrong-kind", {"then": "hit-is-checked"}),
        ("expected-twice", {"then_not": ["hit-is-checked"]}),
        ("said-of-nothing", {"then": None, "then_not": ["hit-is-checked"], "because": "hit"}),
        ("said-of-nothing", {"because": {"child-is-there": "child"}}),
        ("said-of-nothing", {"outcome": {"child-is-there": {"tag": "child"}}}),
        ("wrong-kind", {"because": 7}),
        ("wrong-kind", {"outcome": "required"}),
        ("unknown-scope", {"given": {"street": {}, "situation": {}}}),
        ("wrong-kind", {"given": {"situation": []}}),
        ("about-nothing", {"given": {}}),
        ("unknown-item", {"about": "s7"}),
        ("wrong-kind", {"items": [{"id": "s1"}]}),
        ("unknown-scope", {"items": [{"id": "h1", "household": {}}]}),
        ("duplicate-id", {"items": [{"id": "p1", "person": {}}, {"id": "p1", "person": {}}]}),
        ("other-scope", {"given": situation(affected=["s1"]),
                         "items": [{"id": "s1", "situation": {}}]}),
        ("about-nothing", {"about": "p1", "items": [{"id": "p1", "person": {}}]}),
        ("given-twice", {"given": situation(actor=[{}], actors=["p1"]),
                         "items": [{"id": "p1", "person": {}}]}),
    ],
)  # fmt: skip
def test_a_test_that_cannot_be_meant_is_refused(refused, code, changed):
    assert [each for each, _ in refused(a_test(**changed))] == [code]


def test_a_misspelt_word_is_answered_with_the_nearest_one(run):
    given = situation(kinds=["hitts"], sene=True, often="muhc")
    with pytest.raises(RulesetInvalidError) as caught:
        run(a_test(given=given, then=["hit-is-chekced"]))
    shown = str(caught.value)
    for nearest in ("'hits'", "'seen'", "'much'", "'hit-is-checked'"):
        assert f"did you mean {nearest}?" in shown


def test_every_fault_of_every_file_is_named_at_once_in_the_order_they_stand_in(tmp_path, rules):
    put_tests(tmp_path, a_test(then=["no-such"], given=situation(sene=True)), file="b.test.yaml")
    put_tests(tmp_path, a_test(then=[]), a_test(as_of="soon"), file="a.test.yaml")
    (tmp_path / "c.test.yaml").write_text("name: x\n", encoding="utf-8")
    with pytest.raises(RulesetInvalidError) as caught:
        run_tests(tmp_path, rules)
    assert [(each.place.file[0], each.code) for each in caught.value.problems] == [
        ("a", "expects-nothing"),
        ("a", "duplicate-test"),
        ("a", "not-a-day"),
        ("b", "duplicate-test"),
        ("b", "unknown-fact"),
        ("b", "unknown-rule"),
        ("c", "wrong-kind"),
    ]


# what a test can say ---------------------------------------------------------------------


def test_the_words_of_the_reason_may_be_of_either_language_and_of_each_rule(run):
    given = situation(kinds=["hits"], seen=True, affected=[{"age": 4}])
    both = {"given": given, "then": ["hit-is-checked", "child-is-there"]}
    apart = {"hit-is-checked": "Reden: hit", "child-is-there": "Reason: child"}
    assert run(a_test(because="Reason: hit")).failures == []
    assert run(a_test(**both, because=apart)).failures == []
    (failure,) = run(a_test(**both, because="hit-is-checked")).failures
    assert failure.rule == "child-is-there"
    assert failure.text.en.splitlines() == [
        "expected: hit-is-checked",
        "came out: Reden: child-is-there.",
    ]


def test_what_follows_is_asserted_of_the_rules_that_hold(run):
    assert run(a_test(outcome={"acute_check": "required"})).failures == []
    assert run(a_test(outcome={"hit-is-checked": {"acute_check": "required"}})).failures == []
    (failure,) = run(a_test(outcome={"at_least": "high"})).failures
    assert failure.text.nl.splitlines() == [
        "verwacht: at_least: high",
        "uitgekomen: acute_check: required",
    ]


def test_a_failure_says_what_was_expected_what_came_out_and_why(run):
    (failure,) = run(a_test(then=None, then_not=["hit-is-checked"])).failures
    assert failure.text.en.splitlines()[:3] == [
        "expected: no",
        "came out: yes",
        "rule hit-is-checked: yes",
    ]
    assert failure.text.nl.splitlines()[:2] == ["verwacht: nee", "uitgekomen: ja"]
    assert "  situation.kinds includes: hits: yes" in failure.text.en.splitlines()


def test_several_items_meet_in_one_test_and_one_of_them_is_asked_about(run):
    items = [
        {"id": "s1", "situation": {"kinds": {"all_but": ["hits"]}, "affected": ["p1"]}},
        {"id": "s2", "situation": {"kinds": ["hits"], "seen": True, "affected": ["p1", "p2"]}},
        {"id": "p1", "person": {"age": 40}},
        {"id": "p2", "person": {"age": 17}},
    ]
    house = {"household": {"situation": ["s1", "s2"]}}
    first = a_test(given=house, items=items, then=None, then_not=["hit-is-checked"],
                   unknown=["child-is-there"])  # fmt: skip
    second = a_test(name="two", given=house, items=items, about="s2",
                    then=["hit-is-checked", "child-is-there", "house-is-looked-at"])  # fmt: skip
    assert run(first, second).failures == []
    alone = a_test(given={"household": {"situation": ["s1"]}}, items=items, then=None,
                   then_not=["house-is-looked-at"])  # fmt: skip
    assert run(alone).failures == []


def test_who_a_fact_names_is_who_is_in_its_group(run):
    items = [{"id": "p1", "person": {"age": 4}}, {"id": "p2", "person": {"age": 40}}]
    told = {"claims": [{"value": {"has": ["p2"], "complete": True}}, {"value": {"has": ["p1"]}}]}
    given = situation(affected=told)
    assert run(a_test(given=given, items=items, then=["child-is-there"])).failures == []
    given = situation(affected={"unknown": "declined"})
    assert run(a_test(given=given, then=None, unknown=["child-is-there"])).failures == []


def test_what_a_person_judged_is_given_by_the_name_of_the_rule(run):
    given = situation(seen=True, **{"judged.weight-is-judged": "some"})
    test = a_test(given=given, then=["weight-is-judged", "heavy-is-told"])
    assert run(test).failures == []
    given = situation(seen=False)
    assert run(a_test(given=given, then=None, not_applicable=["weight-is-judged"])).failures == []


def test_numbers_are_those_of_the_day_of_the_test(run):
    given = situation(affected={"has": [{"age": 17}], "complete": True})
    before = a_test(as_of="2024-12-31", given=given, then=None, then_not=["child-is-there"])
    after = a_test(name="later", as_of="2025-01-01", given=given, then=["child-is-there"])
    assert run(before, after).failures == []


def test_all_but_gives_every_other_name_and_says_that_this_is_all(run):
    most = a_test(given=situation(kinds={"all_but": ["hits"]}), then=None,
                  then_not=["hit-is-checked"])  # fmt: skip
    assert run(most).failures == []
    given = situation(kinds={"all_but": ["shouts"]}, seen=True)
    assert run(a_test(given=given)).failures == []


def test_one_of_two_who_contradict_each_other_may_be_doubted(run):
    said = {"value": True, "lowers_nothing": "not_free"}
    given = situation(seen={"claims": [said, {"value": False}]}, kinds=["hits"])
    assert run(a_test(given=given)).failures == []


def test_which_values_every_rule_met_is_counted(run):
    met = run(a_test(), a_test(name="no", given=situation(), then=None,
                               unknown=["hit-is-checked"])).met  # fmt: skip
    assert {value.value for value in met["hit-is-checked"]} == {"true", "unknown"}
    assert met["child-is-there"] == set()
