"""An example told: the dossier reads back, the worked example proposes, nothing is invented."""

import itertools
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casuistry.told_cases import AS_OF, FACE, LINE, case_data, event, told_of

from top3.casuistry.telling.rendering import ENDINGS, TELLINGS, rendered_files, tell
from top3.casuistry.telling.variants import Varied, ended, sentences
from top3.casuistry.telling.words import WORDS
from top3.errors import RenderError
from top3.method.intake import case_from_notes
from top3.reading import read_text
from top3.views.render import write


def text_of(told, document, form="text"):
    return " ".join(write(tell(told, document), form).split())


# ---------------------------------------------------------------------- the dossier, read back
days = st.dates(date(2025, 1, 1), date(2026, 3, 15))
# words as people say them, with the signs that Markdown, tables and notes give a meaning
words = st.lists(
    st.sampled_from(
        ["Rik", "Bram", "sloeg", "|", "*", "_", "#", ">", "-", "1.", "[x]", "`niet`", "~", "&",
         "school.nl", "\\", "bron:", "12", "zei:", "(ja)", "é"]
    ),
    min_size=1, max_size=8,
).map(" ".join)  # fmt: skip
reports = st.lists(
    st.tuples(
        st.sampled_from(["school", "police", "gp", "p1", "p2"]),
        days,
        st.integers(0, 30),
        st.lists(words.map(lambda each: f"Zin {each}."), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=3,
)


@given(reports)
def test_every_report_can_be_read_back_from_the_dutch_dossier_with_the_words_that_were_said(given):
    case = _case_with(given)
    markdown = write(tell(told_of(case), "dossier"), "markdown")
    read = read_text(case_from_notes(markdown).text).data
    assert [_head(each) for each in read["reports"]] == [
        {**_head(each), "title": f"1.{at:02} Stuk {at}"}
        for at, each in enumerate(case["reports"], 1)
    ]
    assert [each["name"] for each in read["people"]] == ["Rik de Boer", "Bram"]
    assert (read["fictional"], read["as_of"], read["id"]) == (True, AS_OF, "small-1")
    assert [(each["report"], each["text"]) for each in read["statements"]] == [
        (each["report"], " ".join(each["text"].split())) for each in case["statements"]
    ]


def _case_with(given):
    made, said = [], []
    for at, (informant, day, later, texts) in enumerate(given, 1):
        recorded = min(day + timedelta(days=later), date.fromisoformat(AS_OF))
        made.append({"id": f"r{at}", "title": f"Stuk {at}", "informant": informant,
                     "happened": day.isoformat(), "recorded": recorded.isoformat()})  # fmt: skip
        said += [{"report": f"r{at}", "text": each} for each in texts]
    statements = [{"id": f"t{at}", **each} for at, each in enumerate(said, 1)]
    return case_data(reports=made, statements=statements, situations=[])


def _head(report):
    return {name: report[name] for name in ("title", "informant", "happened", "recorded")}


def test_what_breaks_off_goes_on_in_the_next_words():
    said = [
        {"id": "t1", "report": "r1", "text": "Man doet open,"},
        {"id": "t2", "report": "r1", "text": "oogt boos."},
        {"id": "t3", "report": "r1", "text": "Kind boven."},
    ]
    markdown = text_of(told_of(case_data(statements=said, situations=[])), "dossier", "markdown")
    assert "> Man doet open, oogt boos. > > Kind boven." in markdown


def test_what_was_told_in_confidence_or_with_others_there_says_so():
    said = [{"id": "t1", "report": "r1", "text": "Zo was het.", "hide_from": ["p1"],
             "present_when_told": {"has": ["p1"]}}]  # fmt: skip
    told = text_of(told_of(case_data(statements=said, situations=[])), "dossier")
    assert "verteld met Rik de Boer erbij; in vertrouwen, niet voor Rik de Boer" in told


def test_what_nobody_asked_follows_from_the_record_and_never_asks_what_is_known():
    told = text_of(told_of(), "dossier")
    unasked = told.partition("WAT NIEMAND HEEFT GEVRAAGD")[2].partition("VERLOOP")[0]
    assert "gevolg" in unasked
    assert "waar," not in unasked  # it was told: in the kitchen
    own = text_of(told_of(unasked=[{"nl": "Is er een hond?", "en": "Is there a dog?"}]), "dossier")
    assert "Is er een hond?" in own


def test_a_child_too_young_to_talk_is_looked_at_and_not_asked():
    people = [*case_data()["people"][:1], {"id": "p2", "name": "Bram", "born": "2024-11-02"}]
    ways = {each.nl.replace("{person}", "Bram") for each in sentences()["unasked_person"]}
    told = told_of(case_data(people=people))
    assert not any(way in text_of(told, "dossier") for way in ways)


# ---------------------------------------------------------------------- the course
_AGREEMENT = {
    "id": "a1", "answers": ["s1"], "keepers": ["p1"],
    "what": {"nl": "loopt weg als het oploopt", "en": "walks away when it builds up"},
    "from": "2026-03-17", "checkers": ["school"], "evaluate": "2026-03-30",
    "check": {"nl": "de juf vraagt het", "en": "the teacher asks"},
    "otherwise": {"nl": "Bram gaat naar opa", "en": "Bram goes to grandfather"},
}  # fmt: skip


def test_what_was_recorded_at_a_moment_is_told_with_who_what_and_when():
    events = [
        event("agreement_made", "2026-03-17", _AGREEMENT),
        event("agreement_broken", "2026-03-30",
              {"id": "ck1", "agreement": "a1", "on": "2026-03-30", "by": {"role": "school"},
               "found": "broken"}),
    ]  # fmt: skip
    told = text_of(told_of(events=events), "dossier")
    for part in ("Moment A, di 17 mrt 2026.", "Rik de Boer", "de juf vraagt het",
                 "Bram gaat naar opa", "Moment B, ma 30 mrt 2026."):  # fmt: skip
        assert part in told
    later = told.partition("Moment B")[2].lower()
    assert "loopt weg als het oploopt" in later
    assert any(word in later for word in ("niet", "spaak"))


def test_an_agreement_of_which_only_the_day_changes_is_not_told_all_over_again():
    again = {**_AGREEMENT, "evaluate": "2026-04-20"}
    events = [
        event("agreement_made", "2026-03-17", _AGREEMENT),
        event("agreement_changed", "2026-03-30", again),
    ]
    later = text_of(told_of(events=events), "dossier").partition("Moment B")[2]
    assert "20 apr 2026" in later
    assert "de juf vraagt het" not in later


def test_what_was_known_already_and_is_added_to_is_not_told_as_new():
    again = {**case_data()["situations"][0], "how_often": "repeated"}
    new = {**again, "id": "s2"}
    ways = {each.nl.split("{")[0] for each in sentences()["situation_more"]}
    for record, is_more in ((again, True), (new, False)):
        events = [event("situation_described", "2026-03-17", record)]
        later = text_of(told_of(events=events), "dossier").partition("Moment A")[2]
        assert any(way in later for way in ways) is is_more


def test_a_moment_that_is_told_whole_is_told_by_its_story_alone():
    moments = [{"day": "2026-03-17", "title": LINE, "told": True,
                "story": [{"nl": "Zij praatten.", "en": "They talked."}]}]  # fmt: skip
    events = [event("agreement_made", "2026-03-17", _AGREEMENT)]
    told = text_of(told_of(events=events, moments=moments), "dossier")
    assert "Moment A, een regel, di 17 mrt 2026. Zij praatten." in told
    assert "de juf vraagt het" not in told.partition("VERLOOP")[2]


def test_nothing_is_said_twice_in_a_row_the_same_way():
    for kind, ways in sentences().items():
        varied = Varied("a-case", "nl")
        slots = dict.fromkeys(re.findall(r"\{(\w+?)(?:_c)?\}", "".join(ways[0] + ways[1])), "x")
        said = [varied.say(kind, f"e{n}", **_all_slots(ways, slots)) for n in range(12)]
        assert all(one != other for one, other in itertools.pairwise(said)), kind


def _all_slots(ways, slots):
    found = re.findall(r"\{(\w+?)(?:_c)?\}", "".join(text for way in ways for text in way))
    return {**slots, **dict.fromkeys(found, "x")}


def test_every_way_to_say_something_has_the_same_slots_in_both_languages():
    for kind, ways in {**sentences(), **{key: (text,) for key, text in WORDS.items()}}.items():
        for way in ways:
            slots = [sorted(re.findall(r"\{(\w+?)(?:_c)?\}", text)) for text in way]
            assert slots[0] == slots[1], (kind, way)


@pytest.mark.parametrize(
    ("said", "due"),
    [("Zo was het", "Zo was het."), ("Dat zei M..", "Dat zei M."), ("Is dat zo?.", "Is dat zo?"),
     ("Hij zei “nee”", "Hij zei “nee”")],
)  # fmt: skip
def test_a_sentence_ends_once(said, due):
    assert ended(said) == due


# ---------------------------------------------------------------------- the worked example
def test_the_worked_example_goes_through_every_step_and_says_that_it_is_a_proposal():
    text = text_of(told_of(), "worked", "markdown")
    numbers = [int(each) for each in re.findall(r"## (\d+)\.", text)]
    assert numbers == list(range(1, 13))
    assert "een voorstel, geen oordeel" in text
    assert "niet nagekeken door een methode-expert" in text


def test_a_denial_stands_beside_what_was_told_and_takes_nothing_away():
    case = case_data()
    plain = text_of(told_of(case), "worked")
    denied = case_data()
    denied["statements"] = [*case["statements"],
                            {"id": "t2", "report": "r1", "kind": "account", "about": ["p1"],
                             "text": "Dat is niet gebeurd."}]  # fmt: skip
    denied["situations"] = [
        {**case["situations"][0], "statements": ["t1", "t2"], "seen_by": {"p1": "denied"}}
    ]
    text = text_of(told_of(denied), "worked")
    assert "Rik de Boer ontkent het" in text
    urgency = re.compile(r"hoe dringend: (.*?) acuut-controle")
    assert urgency.findall(text) == urgency.findall(plain) != []


def test_somebody_who_was_not_asked_is_not_named_among_the_accounts():
    text = text_of(told_of(), "worked")
    assert WORDS["who_is_said_to_act"].nl not in text


def test_each_gate_says_what_was_met_what_not_and_what_nobody_knows():
    chosen = {"id": "d1", "kind": "top3_chosen", "items": ["s1"], "on": "2026-03-17", "by": FACE,
              "reason": {"code": "agreed", "nl": "dit eerst", "en": "this first"}}  # fmt: skip
    moments = [event("top3_chosen", "2026-03-17", chosen)]
    text = text_of(told_of(events=moments), "worked")
    gate = text.partition("De poort naar directe veiligheid")[2].partition("8. WAT")[0]
    assert "A: voldaan" in gate
    assert "A: niet voldaan" in gate
    assert "A: onbekend" in gate


def test_a_course_that_is_only_told_is_not_worked_out():
    moments = [{"day": "2026-03-17", "title": LINE, "told": True}]
    assert "verteld en niet vastgelegd" in text_of(told_of(moments=moments), "worked")
    assert "gaat over één dag" in text_of(told_of(), "worked")


# ---------------------------------------------------------------------- the notes, and every form
def test_the_notes_for_the_trainer_say_what_to_ask_when_and_which_rules_speak():
    teaching = {"aims": [LINE], "pitfalls": [LINE], "differ": [LINE],
                "questions": [{"nl": "Wie zag het?", "en": "Who saw it?",
                               "when": {"nl": "bij het begin", "en": "at the start"}}]}  # fmt: skip
    text = text_of(told_of(teaching=teaching, minutes=60), "teaching")
    assert "- vraag: Wie zag het? wanneer: bij het begin" in text
    assert "ongeveer 60 minuten" in text
    assert "recent-violence-needs-acute-check" in text


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_document_says_in_every_text_form_that_it_is_made_up(lang):
    example = told_of(lang=lang).example
    told = told_of(lang=lang)
    forms = [form for form in ENDINGS if form != "docx"]
    files = dict(rendered_files(example, told.rules, langs=[lang], formats=forms))
    assert len(files) == len(TELLINGS) * len(forms)
    for name, raw in files.items():
        assert WORDS["fictional"].in_language(lang) in " ".join(raw.decode().split()), name


def test_a_document_or_a_form_that_is_not_there_is_refused_by_name():
    told = told_of()
    with pytest.raises(RenderError):
        tell(told, "letter")
    with pytest.raises(RenderError):
        list(rendered_files(told.example, told.rules, formats=["pages"]))


def test_who_did_it_by_different_accounts_is_the_one_or_the_other():
    case = case_data()
    claims = [{"value": {"has": [who]}, "by": ["t1"]} for who in ("p1", "p2")]
    case["situations"][0]["actors"] = {"claims": claims}
    assert told_of(case).situation("s1") == "Rik de Boer of Bram duwt Bram tegen de kast"


def test_what_was_done_by_different_accounts_says_that_it_is_told_otherwise_too():
    case = case_data()
    case["situations"][0]["behaviour"]["words"] = {
        "claims": [
            {"value": {"nl": "duwt hem"}, "by": ["t1"]},
            {"value": {"nl": "tilt hem op"}, "by": ["t1"]},
        ]
    }
    assert told_of(case).situation("s1").startswith("Rik de Boer duwt hem (")


def test_a_role_has_its_article_in_a_sentence_and_a_name_has_none():
    told = told_of()
    assert told.party("teacher") == "de leerkracht"
    assert told.party("fixed_face") == "het vaste gezicht"
    assert told.party("veilig_thuis") == "Veilig Thuis"
    assert told.parties(["p1", "colleague"]) == "Rik de Boer en een collega"
    assert told_of(lang="en").parties(["teacher", "home_care"]) == "the teacher and home care"


def test_what_is_told_differently_is_said_as_told_first_and_that_it_differs():
    behaviour = {"words": {"claims": [{"value": LINE}, {"value": {"nl": "niets", "en": "no"}}]}}
    actors = {"claims": [{"value": {"has": ["p1"]}}, {"value": {"has": ["p2"]}}]}
    case = case_data()
    case["situations"][0] |= {"behaviour": behaviour, "actors": actors}
    said = told_of(case).situation("s1")
    assert said == "Rik de Boer of Bram een regel (ook anders verteld)"
