"""Why a plan is as it is: facts, rules, what people let weigh, what was not known, who decided."""

import pytest

from cases.shipped_cases import EVERY, LANGUAGES, result_of
from top3.document import Heading, Items, Paragraph
from top3.method.motivation import motivation
from top3.views.motivation import motivation_blocks
from unit.small_case import chosen, plan_of, rules, situation, statement

BY = {"role": "fixed_face", "name": "M."}


def decision(item="d3", **fields):
    told = {"id": item, "kind": "other", "items": ["s1"], "on": "2026-03-16", "by": BY,
            "reason": {"code": "agreed", "nl": "samen besproken"}}  # fmt: skip
    return {**told, **fields}


def why(**parts):
    parts.setdefault("decisions", [chosen("s1", legal_frame="voluntary")])
    return motivation(plan_of(**parts))


def ruling(**fields):
    """Return the one ruling of a plan with one more decision; None where there is none."""
    made = why(decisions=[chosen("s1", legal_frame="voluntary"), decision(**fields)]).rulings
    return made[0] if made else None


# ---------------------------------------- what it rests on


def test_facts_stand_by_sort_and_what_somebody_made_of_it_is_kept_apart():
    bare = {"id": "t4", "report": "r1", "text": "x"}
    told = [statement(1, **{"class": "situation"}), statement(2, kind="account"),
            statement(3, kind="interpretation"), bare]  # fmt: skip
    made = why(statements=told, situations=[situation("s1", statements=["t1", "t2", "t3", "t4"])])
    (ground,) = made.grounds
    assert ground.statements == {
        "fact": ("t1",), "account": ("t2",), "interpretation": ("t3",), "unknown": ("t4",),
    }  # fmt: skip


def test_what_somebody_denies_stands_with_who_denies_it():
    denied = situation("s1", seen_by={"p1": "denied"})
    assert why(situations=[denied]).grounds[0].disputed_by == ("p1",)
    assert why(situations=[situation("s1")]).grounds[0].disputed_by == ()


def test_it_is_about_the_plan_and_what_may_be_acute_or_about_what_is_asked_for():
    plan = plan_of(decisions=[chosen("s1", legal_frame="voluntary")])
    assert (plan.about, plan.open_acute) == (("s1",), ("s2",))
    assert [each.situation for each in motivation(plan).grounds] == ["s1", "s2"]
    assert [each.situation for each in motivation(plan, only=["s2"]).grounds] == ["s2"]
    assert not motivation(plan, only=["s2"]).decided


def test_every_rule_that_speaks_says_its_source_and_how_far_it_is():
    made = why(
        situations=[situation("s1", behaviour={"words": {"nl": "x"}, "kinds": ["uses_weapon"]})]
    )
    assert "weapon-needs-acute-check" in [each.rule for each in made.rules]
    for each in made.rules:
        assert each.rule in each.source.nl
        assert each.status == "draft"


# ---------------------------------------- what people let weigh


def test_reasons_judgements_weighings_and_views_all_stand_with_who_said_so():
    judgements = [
        {"id": "j1", "about": "s1", "level": "serious", "by": BY, "on": "2026-03-15",
         "reason": {"nl": "kind erbij"}},
    ]  # fmt: skip
    weighed = {
        "claims": [{"value": "2026-03-10", "by": ["t1"]}, {"value": "2026-03-11", "by": ["t1"]}],
        "weighed": {"value": "2026-03-10", "by": BY, "on": "2026-03-15",
                    "reason": {"nl": "school schreef het op"}},
    }  # fmt: skip
    views = [{"id": "v1", "person": "p2", "words": {"nl": "het moet stoppen"}, "on": "2026-03-12"}]
    left_out = [{"item": "s2", "code": "more_serious", "nl": "minder vaak"}]
    chosen_ = chosen("s1", reason={"code": "agreed", "nl": "het vaakst"}, left_out=left_out)
    made = why(
        judgements=judgements, views=views, decisions=[chosen_],
        situations=[situation("s1", when=weighed), situation("s2")],
    ).interests  # fmt: skip
    found = {each.sort: each.words.nl for each in made}
    assert found == {
        "decision": "het vaakst", "left_out": "minder vaak", "judgement": "kind erbij",
        "weighing": "school schreef het op", "view": "het moet stoppen",
    }  # fmt: skip
    assert all(each.who for each in made)


def test_who_is_not_recorded_is_not_made_up():
    made = why(decisions=[chosen("s1", by={"unknown": "not_asked"})])
    assert made.interests[0].who is None
    assert made.decided[0].who is None


def test_every_open_question_stands_under_when_it_has_to_be_known():
    plan = plan_of(decisions=[chosen("s1")])
    told = [text for each in motivation(plan).not_known for text in each.questions]
    assert {each.text for each in plan.questions} <= set(told)


# ---------------------------------------- how to object


@pytest.mark.parametrize("role", ["fixed_face", "local_team", "veilig_thuis", "municipality"])
@pytest.mark.parametrize("frame", ["voluntary", "pressured"])
def test_a_choice_within_voluntary_help_never_gets_the_form_of_a_decision_of_an_authority(
    role, frame
):
    assert ruling(by={"role": role, "name": "M."}, legal_frame=frame) is None


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("mayor", "objection_mayor"),
        ("court", "objection_court"),
        ("juvenile_court", "objection_court"),
        ("certified_institution", "objection_certified_institution"),
        ("municipality", "objection_authority"),
    ],
)
def test_a_compulsory_decision_of_an_authority_says_in_which_form_and_how_to_object(role, text):
    made = ruling(by={"role": role, "name": "M."}, legal_frame="compulsory")
    weeks = str(rules().number("objection_weeks"))
    assert made.objection.nl == rules().texts[text].nl.replace("{weeks}", weeks)
    assert made.authority.nl == rules().label("roles", role).nl


def test_the_ground_of_the_mayor_is_that_of_the_directory_and_of_who_has_none_nothing_is_made_up():
    by_mayor = ruling(by={"role": "mayor", "name": "B."}, legal_frame="compulsory")
    assert by_mayor.ground.nl == rules().roles["mayor"].ground.nl
    by_court = ruling(by={"role": "court", "name": "B."}, legal_frame="compulsory")
    assert by_court.ground is None


def test_what_is_said_to_be_compulsory_without_an_authority_is_asked_about():
    made = ruling(by={"role": "local_team", "name": "S."}, legal_frame="compulsory")
    assert made.authority is None
    assert made.objection.nl == rules().texts["objection_who"].nl


def test_every_measure_says_how_to_object_to_it():
    ban = {"id": "m1", "kind": "contact_ban", "person": "p1", "protects": ["p2"],
           "by": {"role": "court"}}  # fmt: skip
    (made,) = why(measures=[ban]).rulings
    assert made.item == "m1"
    assert made.authority.nl == rules().label("roles", "court").nl
    (unknown,) = why(measures=[{**ban, "by": {"unknown": "not_asked"}}]).rulings
    assert unknown.authority is None


# ---------------------------------------- as a section


def _text(blocks):
    parts = []
    for each in blocks:
        if isinstance(each, Heading | Paragraph):
            parts.append(each.text)
        elif isinstance(each, Items):
            parts += [line for item in each.items for line in item]
    return "\n".join(parts)


def test_the_section_ends_with_the_fixed_statement_of_limits():
    blocks = motivation_blocks(plan_of(decisions=[chosen("s1")]), "nl")
    assert blocks[-1] == Paragraph(rules().texts["limits"].nl, strong=True)


def test_an_empty_part_says_that_nothing_was_recorded():
    blocks = motivation_blocks(plan_of(decisions=[]), "en", only=["s2"])
    assert "Nothing was recorded about this." in _text(blocks)
    assert "authority or a court" not in _text(blocks)


def test_the_first_questions_of_a_tier_stand_there_and_how_many_more_there_are():
    made = _text(motivation_blocks(plan_of(decisions=[chosen("s1")]), "en"))
    most = rules().number("questions_first_screen")
    many = [each for each in why().not_known if len(each.questions) > most]
    assert many
    assert f"and {len(many[0].questions) - most} more" in made


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EVERY)
def test_no_shipped_case_is_given_a_verdict_or_a_score(name, lang):
    text = _text(motivation_blocks(result_of(name).planned, lang)).casefold()
    for word in ("veilig genoeg", "safe enough", "is now safe", "nu veilig", "%"):
        assert word not in text, word
    assert "{" not in text
