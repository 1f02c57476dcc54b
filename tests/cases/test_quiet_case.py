"""A quiet household: little is asked, little is said, and nobody is told that it is fine."""

import re

import pytest

from cases.shipped_cases import (
    EVERY,
    LANGUAGES,
    at_once,
    data_of,
    file_of,
    first_questions,
    result_of,
    situation,
)
from top3 import render
from top3.cli import main
from top3.method.why import explain
from top3.views import summary

CASE = "quiet"
# where the word may stand: names, questions and conditions, and the reminder that silence is none
_ALLOWED = {
    "nl": r"veilig[ -]thuis|zorg- en veiligheidshuis|veiligheidsplan|stilte is geen veiligheid"
    r"|onveilig\w*|veilig te bereiken|als dat veilig kan|veilige plek|op een veilig moment"
    r"|op een moment dat veilig is|of de veiligheid van|of dat veilig kan"
    r"|[^.?!]*\bveilig\w*[^.?!]*\?",
    "en": r"veilig thuis|safety plan|silence is no safety|unsafe\w*|reached safely"
    r"|safe way of contact|if that is safe|safe place"
    r"|at a safe moment|at a moment that is safe|whether the safety of|whether that is safe"
    r"|[^.?!]*\bsafe\w*[^.?!]*\?",
}
_WORD = {"nl": r".{,40}\bveilig\w*", "en": r".{,40}\bsafe\w*"}


def test_at_most_five_questions_are_left():
    assert 1 <= len(data_of(CASE)["questions"]) <= 5
    assert data_of(CASE)["consult_instead"] == []


def test_what_only_matters_once_help_did_not_do_enough_waits_for_that_answer():
    tiers = {
        fact["fact"]: each["tier"] for each in data_of(CASE)["questions"] for fact in each["facts"]
    }
    assert tiers["household.help_without_result"] == "before_next_phase"
    assert tiers["household.life_domain_count"] == "later"


def test_what_is_left_to_ask_is_whether_there_is_more():
    """Fewer than three situations is fine; it is asked all the same."""
    assert any("nog iets anders" in each for each in first_questions(CASE))


def test_nothing_must_happen_now_and_that_is_said_without_reassuring():
    assert data_of(CASE)["now"] == []
    said = " ".join(summary.first_lines(result_of(CASE).planned, "nl"))
    assert "Geen regel vraagt nu om direct handelen." in said
    assert "Dat zegt niets over wat nog niet gevraagd is." in said


def test_the_acute_check_says_not_mentioned_and_never_not_found(capsys):
    each = situation(CASE, "s1")
    assert each["acute_check"] == "not_found"
    assert "acute_basis" not in each
    for lang, words, wrong in (
        ("nl", "niet genoemd", "niet gevonden"),
        ("en", "not mentioned", "not found"),
    ):
        text = render(result_of(CASE), lang=lang)
        assert words in text
        assert wrong not in text
    assert main(["why", file_of(CASE), "s1:strangulation-needs-acute-check"]) == 0
    assert "niet genoemd" in capsys.readouterr().out


def test_the_household_has_no_open_acute_check_either():
    assert data_of(CASE)["household"]["acute_check"] == "not_found"


def test_a_quarrel_that_was_told_by_three_stays_a_situation():
    """Lowest is attention: a recorded situation never gets less."""
    each = situation(CASE, "s1")
    assert each["urgency"] == {"at_least": "attention", "at_most": "attention"}
    assert each["structural"] == "yes"
    assert [one["situation"] for one in data_of(CASE)["top3"]] == ["s1"]


def test_both_parents_own_accounts_stand_beside_it():
    assert [(each["person"], each["stance"]) for each in situation(CASE, "s1")["accounts"]] == [
        ("p1", "acknowledged"),
        ("p2", "acknowledged"),
    ]


def test_nothing_blocks(capsys):
    assert main(["check", file_of(CASE)]) == 0
    assert main(["plan", file_of(CASE)]) == 0
    capsys.readouterr()


def outputs(name, lang):
    """Return every document about a case as one line, and every explanation of every item."""
    result = result_of(name)
    screen = summary.first_lines(result.planned, lang)
    yield "\n".join(screen)
    yield from (render(result, to=to, lang=lang) for to in ("text", "markdown"))
    for item in ("top3", "household", *(each.id for each in result.planned.case.situations)):
        for each in explain(result, item):
            yield from (each.claim.in_language(lang), each.source.in_language(lang))
            yield from (line.text.in_language(lang) for line in each.lines)


def texts_in(data, lang):
    if isinstance(data, dict):
        if {"nl", "en"} <= data.keys():
            yield data[lang]
        else:
            for each in data.values():
                yield from texts_in(each, lang)
    elif isinstance(data, list):
        for each in data:
            yield from texts_in(each, lang)


def concluded(text, lang):
    """Return what is left of the word once names, questions and the reminder are taken out."""
    flat = " ".join(text.lower().split())
    return re.findall(_WORD[lang], re.sub(_ALLOWED[lang], " ", flat))


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
@pytest.mark.parametrize("name", EVERY)
def test_nothing_that_is_shown_concludes_that_somebody_is_safe(name, lang):
    said = [*outputs(name, lang), *texts_in(data_of(name), lang)]
    assert len(said) > 50
    assert [left for each in said for left in concluded(each, lang)] == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Midas is nu veilig.", "nl"),
        ("veilig: geen signaal gevonden", "nl"),
        ("De situatie is veiliger geworden, bel Veilig Thuis.", "nl"),
        ("The household is safe.", "en"),
        ("safe; nothing was found", "en"),
    ],
)
def test_a_text_that_does_conclude_it_would_be_noticed(text, lang):
    assert concluded(text, lang)
