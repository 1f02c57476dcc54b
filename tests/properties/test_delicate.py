"""Where sexual violence is suspected nobody is asked about it; who is suspected is left alone."""

from hypothesis import assume, given
from hypothesis import strategies as st

from properties.drawn import prioritised, real_cases, rules
from top3.method.approach import ADVISER
from top3.method.delicate import asked_text, is_delicate
from top3.method.family import as_family_sees, reading_of
from top3.method.load import case_from
from top3.method.make_plan import make_plan
from top3.method.readings import read_as_worker
from top3.model.people import is_person
from top3.reading import Tree

SEXUAL = sorted(
    name for name, each in rules().terms["kinds"].items() if "sexual" in each.get("forms", [])
)


@st.composite
def with_a_suspicion(draw):
    """Draw a case in which a sexual kind is recorded for a situation, and the situation."""
    case = draw(real_cases())
    assume(case.situations)
    name = draw(st.sampled_from([each.id for each in case.situations]))
    data = case.to_data()
    situation = next(each for each in data["situations"] if each["id"] == name)
    kinds = {"has": [draw(st.sampled_from(SEXUAL))], "complete": draw(st.booleans())}
    situation.setdefault("behaviour", {})["kinds"] = kinds
    return case_from(Tree(data), rules()), name


def planned(case):
    return make_plan(prioritised(case))


def asks_about(question, situation):
    facts = {key[1] for key, _ in question.facts}
    return situation in facts or situation in question.about.split(", ")


@given(with_a_suspicion())
def test_nobody_is_asked_anything_about_it_and_what_is_open_about_it_is_taken_elsewhere(drawn):
    case, situation = drawn
    plan = planned(case)
    assert not [each for each in plan.questions if asks_about(each, situation)]
    for each in plan.consult_instead:
        if asks_about(each, situation):
            assert not is_person(each.ask)
            assert each.consult


@given(with_a_suspicion())
def test_who_appears_only_there_as_acting_is_asked_nothing(drawn):
    case, _ = drawn
    plan = planned(case)
    world = plan.world
    for person in case.people:
        acts = [
            each.id
            for each in case.situations
            if person.id in world.reading(each.actors).merged().has
        ]
        undergoes = [
            each.id
            for each in case.situations
            if person.id in world.reading(each.affected).merged().has
        ]
        every = all(is_delicate(world, ("situation", each)) for each in (*acts, *undergoes))
        if acts and every:
            assert person.id not in {each.ask for each in plan.questions}


@given(with_a_suspicion())
def test_an_explanation_names_whom_to_consult_in_place_of_a_question(drawn):
    case, situation = drawn
    plan = planned(case)
    about = [each for each in plan.all_findings() if each.about == ("situation", situation)]
    assert about
    expected = asked_text(plan, "situation.last_time", ("situation", situation))
    # where the record itself says that it may not be asked, who decides is the whole answer
    decides = "beslist" in expected.nl
    assert decides or (situation in expected.nl and "raadplegen" in expected.nl)
    asked = {text.question.nl for each in read_as_worker(plan, situation) for text in each.unknown}
    own = rules().dictionary.facts["situation.behaviour.kinds"].question.nl
    assert own.replace("{situations}", situation) not in asked


@given(with_a_suspicion())
def test_a_family_reads_nothing_about_it_but_what_it_reads_of_anything_unknown(drawn):
    case, situation = drawn
    seen = as_family_sees(case, rules())
    assume(any(each.id == situation for each in seen.case.situations))
    if is_delicate(seen.world, ("situation", situation)):
        assert reading_of(seen, situation).texts == reading_of(seen, "zz9").texts


@given(real_cases())
def test_without_a_suspicion_nothing_is_kept_from_being_asked(case):
    plan = planned(case)
    assume(not any(is_delicate(plan.world, ("situation", each.id)) for each in case.situations))
    # who may be controlling somebody, or may not know what was told, is the other reason
    kept = [each for each in plan.consult_instead if each.ask != ADVISER]
    assert {each.reason for each in kept} <= {"may_not_be_asked"}
