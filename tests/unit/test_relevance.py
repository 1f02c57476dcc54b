"""A question that cannot change anything is not asked; one that may still matter always is."""

from dataclasses import replace
from datetime import date

import pytest

from cases.shipped_cases import result_of
from top3.rules import conditions
from top3.rules.authoring.fact_world import FactWorld
from top3.rules.conditions import All, AnyOf, Not
from top3.rules.evaluate import Evaluator
from top3.rules.logic import Tri
from top3.rules.relevance import idle_facts

DAY = date(2026, 6, 1)
A = conditions.Test("person.afraid", "is", True)
B = conditions.Test("person.strangled", "is", True)


@pytest.fixture(scope="module")
def asks():
    rules = result_of("quiet").planned.rules
    model = next(
        each
        for each in rules.rules
        if each.head.about == "situation" and each.head.kind == "danger"
    )

    def idle(when, given, **bounds):
        head = model.head.model_copy(update={"about": "person", "id": "example"})
        rule = replace(model, head=head, when=when, unless=())
        own = replace(rules, rules=(rule,))
        world = FactWorld({"person": given}, own, DAY)
        finding = Evaluator(own, world).finding(rule, world.items("person")[0])
        assert finding.value is Tri.UNKNOWN
        return {fact for _, fact in idle_facts(own, world, finding, **bounds)}

    return idle


def test_what_another_answer_settles_either_way_is_not_asked(asks):
    # a, or a and b: b changes nothing, whatever a turns out to be
    assert asks(AnyOf((A, All((A, B)))), {}) == {"person.strangled"}


def test_what_can_matter_once_another_answer_is_in_stays(asks):
    assert asks(AnyOf((All((A, B)), All((Not(A), B)))), {}) == {"person.afraid"}
    assert asks(All((A, AnyOf((A, B)))), {}) == {"person.strangled"}
    assert asks(All((AnyOf((A, B)), AnyOf((Not(A), B)))), {}) == {"person.afraid"}


def test_where_every_fact_stands_once_every_question_stays(asks):
    assert asks(All((A, B)), {}) == set()
    assert asks(AnyOf((A, B)), {}) == set()


def test_beyond_the_bound_the_question_stays(asks):
    assert asks(AnyOf((A, All((A, B)))), {}, most_unknowns=1) == set()
    assert asks(AnyOf((A, All((A, B)))), {}, most_tries=1) == set()
