"""Notes are taken apart, not interpreted: items, fields, days that stand there, and speech."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.method.dutch_days import first_day, read_day, read_when
from top3.method.notes import names_of, read_notes
from top3.method.speech import split_speech

MONTHS = (
    *("jan", "feb", "mrt", "apr", "mei", "jun"),
    *("jul", "aug", "sep", "okt", "nov", "dec"),
)


def codes(notes):
    return [(problem.code, problem.place.line) for problem in notes.problems]


def item(text):
    (only,) = read_notes(text).items
    return only


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("zo 11 jan 2026, rond 21.30", {"on": "2026-01-11", "at": "21:30"}),
        ("zo 11 jan 2026", "2026-01-11"),
        ("11 januari 2026", "2026-01-11"),
        ("11 jan. 2026", "2026-01-11"),
        ("2026-01-11", "2026-01-11"),
        ("11-01-2026", "2026-01-11"),
        ("11/1/2026 om 8:05 uur", {"on": "2026-01-11", "at": "08:05"}),
        ("nov 2025", "2025-11"),
        ("2025-11", "2025-11"),
        ("2017", "2017"),
        ("9 feb tot en met 6 mrt 2026", {"from": "2026-02-09", "to": "2026-03-06"}),
        ("dec 2025 t/m feb 2026", {"from": "2025-12", "to": "2026-02"}),
        ("2022 tot sept 2025", {"from": "2022", "to": "2025-09"}),
        ("12-14 jan 2026", {"from": "2026-01-12", "to": "2026-01-14"}),
        ("tussen 3 en 5 jan 2026", {"from": "2026-01-03", "to": "2026-01-05"}),
        ("sinds nov 2025", {"from": "2025-11"}),
        ("tot do 8 jan 2026", {"to": "2026-01-08"}),
        ("rond 3 jan 2026", {"around": "2026-01-03"}),
        ("nov en dec 2025", {"on": ["2025-11", "2025-12"]}),
        ("do 29 jan en zo 1 feb 2026", {"on": ["2026-01-29", "2026-02-01"]}),
        ("12, 13 en 19 jan 2026", {"on": ["2026-01-12", "2026-01-13", "2026-01-19"]}),
        ("nacht van ma 17 op di 18 nov 2025, 02.50", {"on": "2025-11-18", "at": "02:50"}),
        ("nacht van ma 17 op di 18 nov 2025, 23.10", {"on": "2025-11-17", "at": "23:10"}),
        ("nacht van 17 op 18 nov 2025", {"from": "2025-11-17", "to": "2025-11-18"}),
    ],
)
def test_a_date_that_stands_there_is_read_whole(words, when):
    reading = read_when(words)
    assert (reading.when, reading.whole) == (when, True)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "algemeen",
        '"vorige week, donderdag of vrijdag"',
        "kerst",
        "11 jan",
        "in april",
        "31 feb 2026",
        "2026-13-01",
        "2026-01-00",
        "0 jan 2026",
        "11-01-26",
        "3 jan 0026",
        "3 keer in 2025",
        "3 jan 2026 en 5 feb",
        "29 dec en 3 jan 2026",
        "9 mrt tot 3 feb 2026",
        "jan 2026 tot mrt 2026 en mei 2026",
    ],
)
def test_what_is_no_whole_date_is_not_read(words):
    assert read_when(words).when is None


@pytest.mark.parametrize(
    "words",
    [
        "niet op 3 jan 2026",
        "3 of 4 jan 2026",
        "voor 3 jan 2026",
        "na 3 jan 2026",
        "zou 3 jan 2026 zijn geweest",
        "misschien 3 jan 2026",
        "3 jan 2026?",
    ],
)
def test_words_that_turn_a_date_round_leave_it_unread(words):
    assert read_when(words).when is None


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("laatste consult aug 2025", "2025-08"),
        ("za 15 nov 2025 en eerder", "2025-11-15"),
        ("vr 16 jan 2026 volgens haar", "2026-01-16"),
        ("wo 3 dec 2025, 18.45 tot 19.30", {"on": "2025-12-03", "at": "18:45"}),
        ("3 jan 2026 om 25.00", "2026-01-03"),
    ],
)
def test_a_date_among_other_words_is_read_in_part(words, when):
    reading = read_when(words)
    assert (reading.when, reading.whole) == (when, False)


def test_of_a_month_or_year_the_last_day_is_given_and_called_partial():
    assert read_day("feb 2024") == read_day("feb 2024, ")
    assert (read_day("feb 2024").when, read_day("feb 2024").whole) == ("2024-02-29", False)
    assert (read_day("2017").when, read_day("2017").whole) == ("2017-12-31", False)
    assert read_day("doorlopend").when is None
    assert read_day("3 en 4 jan 2026").when is None


def test_the_first_whole_day_of_a_line_is_found():
    assert first_day("ma 26 jan 2026, aangevuld tot en met ma 15 jun 2026") == "2026-01-26"
    assert first_day("jan 2026") is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_every_spelling(day):
    spellings = [
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    ]
    assert {read_when(words).when for words in spellings} == {day.isoformat()}


@given(st.text())
def test_no_text_at_all_makes_reading_a_date_fail(words):
    reading = read_when(words)
    assert reading.when is None or reading.when


def test_speech_stays_together_with_who_introduces_it():
    text = 'Deed open. Man: "ik stootte me. Echt." Vrouw: "hij". Kind boven. Niet gesproken.'
    assert split_speech(text) == (
        "Deed open.",
        'Man: "ik stootte me. Echt."',
        'Vrouw: "hij".',
        "Kind boven. Niet gesproken.",
    )


def test_curly_quotes_are_quotes_too():
    assert split_speech("Zij zei: “Nee.” Daarna stil.") == ("Zij zei: “Nee.”", "Daarna stil.")
    assert split_speech("Hij: „Ja.” Weg.") == ("Hij: „Ja.”", "Weg.")


def test_an_abbreviation_does_not_cut_the_introduction_of_a_quote():
    assert split_speech('Belt terug. Mevr. Abels: "ja".') == ("Belt terug.", 'Mevr. Abels: "ja".')


def test_a_quote_that_is_not_closed_is_not_split():
    assert split_speech('Man: "ik stootte me. Vrouw huilt.') is None


@given(st.text())
def test_splitting_speech_loses_no_word(text):
    pieces = split_speech(text)
    assert pieces is None or " ".join(pieces).split() == text.split()


def test_the_fields_of_an_item_may_stand_in_any_order():
    one = item("**1 Titel** | soort: gezien | vastgelegd: 2026-01-12 | bron: buur\n> Tekst.")
    assert one.title == "1 Titel"
    assert one.fields == {"kind": "gezien", "recorded": "2026-01-12", "source": "buur"}
    assert one.paragraphs == ["Tekst."]


def test_the_fields_of_an_item_may_stand_on_lines_of_their_own():
    one = item("**Huisbezoek**\n- Bron: buur\n- Vastgelegd: 2026-01-12\n\nZag licht.")
    assert one.fields == {"source": "buur", "recorded": "2026-01-12"}
    assert one.paragraphs == ["Zag licht."]


def test_a_head_line_needs_no_bold_title():
    assert item("1.01 Politie | bron: agent\n> Tekst.").title == "1.01 Politie"


def test_windows_and_old_line_ends_are_read_like_others():
    text = "**A** | bron: buur\n> Een.\n\n**B** | bron: oma\n> Twee."
    for ends in ("\r\n", "\r"):
        other = read_notes(text.replace("\n", ends))
        assert other.items == read_notes(text).items
        assert codes(other) == codes(read_notes(text))


def test_lines_of_one_paragraph_belong_together_and_lists_do_not():
    one = item("**A** | bron: buur\n> Een\n> twee.\n>\n> Drie.\n> - vier\n> - vijf")
    assert one.paragraphs == ["Een twee.", "Drie.", "- vier", "- vijf"]


def test_people_come_from_the_table_and_columns_may_change_places():
    text = "## Mensen\n| leeftijd | naam | rol |\n|---|---|---|\n| 43 | Renske Adema | moeder |\n"
    (person,) = read_notes(text + "## Informatie\n**A** | bron: buur\n> x").people
    assert (person.name, person.age, person.other) == ("Renske Adema", "43", ("moeder",))


def test_a_missing_table_of_people_is_listed():
    assert ("no-people", None) in codes(read_notes("**A** | bron: buur\n> x"))


def test_what_cannot_be_read_is_listed_with_its_line():
    text = "**A** | bron: | plaats: thuis\n\n**B** | bron: x | bron: y\n> Tekst."
    assert set(codes(read_notes(text))) == {
        ("empty-field", 1),
        ("field-not-read", 1),
        ("no-text", 1),
        ("field-not-read", 3),
        ("no-people", None),
    }


def test_text_outside_items_becomes_an_item_and_is_listed():
    notes = read_notes("# Kop\n\n## Huisbezoek\n\nZag licht branden.\n")
    assert [(one.title, one.paragraphs) for one in notes.items] == [
        ("Huisbezoek", ["Zag licht branden."])
    ]
    assert ("loose-text", 5) in codes(notes)


def test_text_before_the_first_item_is_kept_with_the_head_and_listed():
    notes = read_notes("# Kop\n\n- **Status:** x\n\nAnna belde.\n\n**A** | bron: buur\n> x\n")
    assert notes.head == ["# Kop", "- **Status:** x", "Anna belde."]
    assert [line for code, line in codes(notes) if code == "loose-head"] == [5]


def test_an_item_right_under_the_people_needs_no_heading():
    notes = read_notes("## Mensen\n| naam |\n|---|\n| Anna |\n\n**A** | bron: buur\n> x\n")
    assert [one.title for one in notes.items] == ["A"]
    assert [one.name for one in notes.people] == ["Anna"]


def test_what_came_later_is_counted_and_left_out():
    text = "**A** | bron: buur\n> x\n\n## Verloop\n\n**Moment A.** y\n\n**Moment B.** z\nen z\n"
    notes = read_notes(text)
    assert (len(notes.items), notes.later, notes.later_line) == (1, 2, 6)


def test_what_nobody_asked_is_kept():
    notes = read_notes("**A** | bron: b\n> x\n## Wat niemand heeft gevraagd\n- Wie?\n- Waar?\n")
    assert notes.unasked == ["- Wie?", "- Waar?"]


@pytest.mark.parametrize(
    ("cell", "called"),
    [
        ("Renske Adema", ["Renske"]),
        ("buurvrouw Gea", ["Gea"]),
        ("meneer Van der Laan", ["Van der Laan"]),
        ("mevrouw Abels", ["Abels"]),
        ('mevrouw V. ("Valeria")', []),
        ("Sjors (achternaam onbekend)", ["Sjors"]),
        ("Peter-Jan Schouten", ["Peter-Jan"]),
        ("kind", []),
        ("", []),
    ],
)
def test_somebody_is_called_by_the_first_name_or_after_a_title_by_the_last(cell, called):
    assert list(names_of(cell)) == called
