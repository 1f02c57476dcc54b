"""Cases that must stay quiet, and one line of which nothing is known: what is and is not said."""

from datetime import date

import pytest

from cases.counter_examples import (
    CONTACT,
    assert_is_quiet,
    data_as_typed,
    everything_said,
    printed,
    says,
)
from cases.shipped_cases import (
    COUNTER_EXAMPLES,
    LANGUAGES,
    at_once,
    data_of,
    file_of,
    result_of,
    set_aside,
    situation,
    words_of,
)
from top3 import load_rules, reason, render
from top3.cli import main
from top3.method.family import read_as_family
from top3.method.make_plan import begin_with
from top3.model.case import Case
from top3.views import summary

# asks everything of several cases: it runs with what is slow
pytestmark = pytest.mark.slow

OLD, FACTORS, LINE = "old-incident-newborn", "many-factors-no-situation", "anonymous-line"


def changed(name, change):
    data = result_of(name).planned.case.model_dump(mode="json", by_alias=True)
    change(data)
    return reason(Case.model_validate(data), load_rules("top3"))


def without_days(data):
    """Return the parts that say what is concluded, without ids of findings."""
    kept = ("acute_check", "acute_basis", "urgency", "structural", "concrete")
    return [{key: each.get(key) for key in kept} for each in data["situations"]]


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
@pytest.mark.parametrize("name", at_once(2, [OLD, FACTORS, LINE]))
def test_it_stays_quiet(name, lang):
    assert_is_quiet(name, lang)


@pytest.mark.parametrize("name", COUNTER_EXAMPLES)
def test_the_case_is_fictional_and_refused_nowhere(name, capsys):
    assert result_of(name).planned.case.fictional is True
    assert main(["plan", file_of(name)]) == 1  # nothing is chosen yet
    assert main(["check", file_of(name)]) == 0
    capsys.readouterr()


@pytest.mark.parametrize(
    ("name", "codes"),
    [("two-quarrels", set()), (OLD, {"old_basis"}), (FACTORS, set()), (LINE, set())],
)
def test_nothing_is_warned_about_that_is_not_there(name, codes):
    assert {each["code"] for each in data_of(name)["warnings"]} == codes
    assert {each["code"] for each in data_of(name)["advice"]} <= {"contact_veilig_thuis"}


@pytest.mark.parametrize(
    "text", ["De dader is hier.", "Dit is geen risicoscore. Dit gezin is veilig."]
)
def test_a_text_that_blames_or_reassures_would_be_noticed(text, monkeypatch):
    monkeypatch.setattr("cases.counter_examples.everything_said", lambda *_: (text,))
    with pytest.raises(AssertionError):
        assert_is_quiet(OLD, "nl")


# ---------------------------------------- one incident of five years ago, and a newborn now


def test_the_old_incident_stands_as_history_and_is_not_proposed():
    assert data_of(OLD)["top3"] == []
    (outside,) = data_of(OLD)["not_chosen"]
    assert (outside["situation"], outside["why"]) == ("s1", "past")
    assert "geschiedenis en een vraag over nu" in outside["because"]["nl"]
    assert "history and as a question about now" in outside["because"]["en"]
    assert set_aside(OLD)["t1"][0] == "history"


def test_it_is_not_thrown_away_either():
    assert [each["situation"] for each in data_of(OLD)["order"]] == ["s1"]
    for lang in LANGUAGES:
        assert "s1: " in render(result_of(OLD), lang=lang)


def test_what_it_asks_is_how_it_is_now():
    (warned,) = (each for each in data_of(OLD)["warnings"] if each["code"] == "old_basis")
    assert "vraag hoe het nu is" in warned["text"]["nl"]
    assert "ask how it is now" in warned["text"]["en"]
    first = begin_with(result_of(OLD).planned)
    assert (first.ask, first.tier) == ("p1", "now")
    assert result_of(OLD).planned.is_finding_out


def test_nothing_must_happen_now():
    assert data_as_typed(OLD)["now"] == []
    assert data_of(OLD)["household"]["acute_basis"] == "not_asked"


def test_the_newborn_does_not_make_what_was_then_acute():
    """The same case without Fien says the same about 2021."""

    def childless(data):
        data["people"] = [each for each in data["people"] if each["id"] != "p3"]
        data["relations"] = [each for each in data["relations"] if each["of"] != "p3"]
        data["household"]["members"]["has"] = ["p1", "p2"]
        data["strengths"] = []
        for each in data["statements"]:
            each["about"] = [who for who in each["about"] if who != "p3"]

    assert without_days(changed(OLD, childless).to_data()) == without_days(data_of(OLD))
    about = [each for each in data_of(OLD)["findings"] if each["outcome"] == "present"]
    assert not any(each["kind"] == "danger" for each in about)
    assert not any("baby" in each["because"]["nl"].lower() for each in about)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("nl", ("schudden", "spoedeisende", "112")), ("en", ("shak", "emergency", "112"))],
)
def test_nobody_is_frightened_about_the_baby(lang, words):
    """No screen, plan or family text speaks of what might be done to Fien."""
    planned = result_of(OLD).planned
    said = [
        "\n".join(summary.first_lines(planned, lang)),
        printed("ask", file_of(OLD), "--lang", lang),
    ]
    said += [each.in_language(lang) for each in read_as_family(result_of(OLD), "p3").texts]
    for text in said:
        assert not [word for word in words if word in text.lower()]


def test_about_fien_is_asked_what_can_be_seen_of_every_child():
    """She is a member of the household: her acute round is open, no more and no less."""
    (asked,) = (each for each in data_of(OLD)["questions"] if each["about"] == "p3")
    assert asked["ask"] == "fixed_face"
    assert asked["reason"] == "not_asked"


def test_without_somebody_who_says_it_is_past_it_counts_as_current_and_is_still_no_alarm():
    """Time lowers nothing by itself: then it is proposed, and asked about; no check is required."""
    result = changed(OLD, lambda data: data["situations"][0].update(standing=None)).to_data()
    assert [each["situation"] for each in result["top3"]] == ["s1"]
    assert result["situations"][0]["acute_check"] == "cannot_exclude"
    assert result["now"] == []
    assert "old_basis" in {each["code"] for each in result["warnings"]}


def test_what_happens_now_is_not_covered_by_what_is_past():
    """A second, current situation is proposed beside the history, with its own act now."""

    def again(data):
        first = data["situations"][0]
        now = {"kinds": {"has": ["strangulation"], "complete": False, "by": []}}
        behaviour = {**first["behaviour"], **now}
        data["situations"].append(
            {**first, "id": "s2", "standing": None, "behaviour": behaviour, "statements": []}
        )

    result = changed(OLD, again).to_data()
    assert [each["situation"] for each in result["top3"]] == ["s2"]
    assert {each["about"] for each in result["now"]} == {"s2"}
    assert result["household"]["acute_check"] == "required"


def test_a_past_situation_asks_for_no_act_now_and_keeps_its_own_check():
    def strangled(data):
        kinds = {"has": ["strangulation"], "complete": True, "by": ["t1"]}
        data["situations"][0]["behaviour"]["kinds"] = kinds

    result = changed(OLD, strangled).to_data()
    assert result["situations"][0]["acute_check"] == "required"
    assert result["household"]["acute_check"] == "cannot_exclude"
    assert result["now"] == []


def test_people_can_choose_what_is_past_all_the_same():
    chosen = {
        "id": "d1", "kind": "top3_chosen", "items": ["s1"], "on": "2026-04-10",
        "by": {"role": "fixed_face", "name": "E."}, "reason": {"code": "agreed", "nl": "samen"},
    }  # fmt: skip
    result = changed(OLD, lambda data: data["decisions"].append(chosen))
    assert result.planned.about == ("s1",)
    (outside,) = result.to_data()["not_chosen"]
    assert outside["why"] == "chosen_otherwise"


# ---------------------------------------- many factors and no situation


def test_there_is_no_top_three_and_it_goes_back_to_what_could_be_seen():
    data = data_as_typed(FACTORS)
    assert data["top3"] == data["order"] == data["situations"] == data["now"] == []
    assert result_of(FACTORS).planned.is_finding_out
    first = begin_with(result_of(FACTORS).planned)
    assert "wie doet wat, bij wie, wanneer" in first.text.nl
    assert "who does what, to whom, when" in first.text.en


@pytest.mark.parametrize(
    ("lang", "head", "begin"),
    [
        ("nl", "geen top 3", "welke gebeurtenissen uit de notities zijn onveilig, en voor wie?"),
        ("en", "no top 3", "which events in the notes are unsafe, and for whom?"),
    ],
)
@pytest.mark.parametrize("command", ["assess", "plan"])
def test_the_text_says_which_question_comes_first(command, lang, head, begin):
    said = " ".join(printed(command, file_of(FACTORS), "--lang", lang).lower().split())
    assert head in said
    first = begin_with(result_of(FACTORS).planned).id
    assert f"{first}: {begin}" in said


@pytest.mark.parametrize("left", [0, 1, 4, 7])
def test_factors_are_never_added_up(left):
    """However many of the eight are left: the same check, questions and acts."""

    def fewer(data):
        data["factors"] = data["factors"][:left]

    result, whole = changed(FACTORS, fewer).to_data(), data_of(FACTORS)
    for part in ("household", "now", "top3", "questions", "advice", "warnings"):
        assert result[part] == whole[part]


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_no_text_counts_factors_or_draws_a_conclusion_from_them(lang):
    for text in everything_said(FACTORS, lang):
        # a day is no count
        words = words_of(text.replace("8 mei", "").replace("8 May", ""))
        for number in ("8", "acht", "eight"):
            assert number not in words
        for wrong in ("veel risico", "hoog risico", "many risk", "high risk", "opgeteld"):
            assert wrong not in text.lower()


def test_every_factor_is_kept_and_waits_for_a_situation():
    for item in ("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8"):
        class_, belongs = set_aside(FACTORS)[item]
        assert class_ == "risk_factor"
        assert "gekoppeld aan een situatie" in belongs
    assert set_aside(FACTORS)["t5"][0] == "label"
    assert set_aside(FACTORS)["t7"][0] == "opinion"


def test_that_nothing_is_described_yet_is_no_reassurance():
    screen = " ".join(" ".join(summary.first_lines(result_of(FACTORS).planned, "nl")).split())
    assert "Lees eerst zelf of er nu gevaar is" in screen
    assert data_of(FACTORS)["household"]["acute_check"] == "cannot_exclude"


# ---------------------------------------- one anonymous line


RING = {"nl": "Bel nu met Veilig Thuis", "en": "Ring Veilig Thuis now"}


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
@pytest.mark.parametrize("command", ["assess", "plan", "ask"])
def test_contact_with_veilig_thuis_stands_first(command, lang):
    shown = printed(command, file_of(LINE), "--lang", lang)
    assert RING[lang] in " ".join(" ".join(shown.splitlines()[:8]).split())


def test_contact_is_first_in_the_data_too_and_nothing_else_must_happen_now():
    data = data_as_typed(LINE)
    assert [each["rule"] for each in data["now"]] == [CONTACT]
    assert data["now"][0]["do"]["nl"].startswith(RING["nl"])
    assert data["now"][0]["do"]["en"].startswith(RING["en"])
    assert "contact_veilig_thuis" in {each["code"] for each in data["advice"]}


@pytest.mark.parametrize(
    ("lang", "never"),
    [
        ("nl", ("niet acuut", "niets aan de hand", "niet genoemd", "loos alarm")),
        ("en", ("not acute", "nothing the matter", "not mentioned", "false alarm")),
    ],
)
def test_it_is_never_said_to_be_not_acute(lang, never):
    for words in never:
        assert not says(LINE, lang, words)
    assert situation(LINE, "s1")["acute_check"] == "cannot_exclude"
    assert situation(LINE, "s1")["acute_basis"] == "asked_not_known"


def test_there_is_no_top_three_and_nothing_is_asked_of_who_cannot_be_rung_back():
    data = data_as_typed(LINE)
    assert data["top3"] == []
    assert "anonymous" not in {each["ask"] for each in data["questions"]}
    assert begin_with(result_of(LINE).planned).about == "s1"


def test_two_missing_answers_are_not_three():
    """The boundary: with two answers missing the advice does not come by itself."""

    def fewer(data):
        data["acute_rounds"] = data["acute_rounds"][:1]

    result = changed(LINE, fewer).to_data()
    assert result["now"] == []
    assert result["household"]["acute_check"] == "cannot_exclude"


def test_time_and_silence_lower_nothing():
    """Half a year later, with nothing more heard, all of it still stands."""
    case = result_of(LINE).planned.case
    later = reason(case, load_rules("top3"), as_of=date(2026, 12, 3)).to_data()
    assert [each["rule"] for each in later["now"]] == [CONTACT]
    assert later["situations"][0]["acute_check"] == "cannot_exclude"


@pytest.mark.parametrize("lang", at_once(1, LANGUAGES))
def test_no_family_text_says_that_anybody_reported(lang):
    for item in ("s1", "p1", "household", "top3"):
        texts = read_as_family(result_of(LINE), item).texts
        said = " ".join(each.in_language(lang) for each in texts).lower()
        for trace in ("melder", "anoniem", "gemeld", "reporter", "anonymous", "reported"):
            assert trace not in said
