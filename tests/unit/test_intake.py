"""How a case file begins: an explained template, or notes of which no word is lost."""

import argparse
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.cli import case as command
from top3.errors import ReadingError
from top3.method.contacts import load_contacts
from top3.method.intake import case_from_notes, template, templates
from top3.method.shipped import read_shipped
from top3.model.case import COLLECTIONS, Case
from top3.reading import read_plain, read_text
from top3.validating import build
from top3.values import Known, Unknown

DOSSIERS = sorted((Path(__file__).parents[1] / "data" / "notes").glob("dossier-*.md"))
BOTH_LANGUAGES = pytest.mark.parametrize("lang", ["nl", "en"])
EVERY_DOSSIER = pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.stem)
HEAD = "# Kop\n\n- **Datum basisdossier:** ma 26 jan 2026\n\n"
PEOPLE = """## Mensen

| naam | leeftijd | rol |
|---|---|---|
| Anna Bos | 34 | moeder |
| Bram Bos | 3 (wordt 4 in mei) | zoon |

"""
ITEM = """**1 Buur** | bron: huisarts | gebeurd: zo 11 jan 2026, rond 21.30 \
| vastgelegd: ma 12 jan 2026 | soort: gezien, gehoord
> Licht aan. Anna: "ga weg". Bram huilt.
"""


def taken(text, **more):
    return case_from_notes(text, file="notes.md", **more)


def built(text):
    made = build(Case, read_text(text))
    assert isinstance(made, Case), [problem.in_language("en") for problem in made]
    return made


def case_of(text, **more):
    return built(taken(text, **more).text)


def codes(intake):
    return {problem.code for problem in intake.problems}


def words_of(text):
    """Every run of letters and digits, whatever marks of layout stand around it."""
    return set(re.findall(r"[^\W_]+", text))


def words_in_file(text):
    """Every word in the values of a case file, as a reader gets them, and in its comments."""
    waiting, found = [read_text(text).data], set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
        else:
            found |= words_of(str(part))
    comments = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    return found | words_of("\n".join(comments))


def run(words, lang="nl"):
    parser = argparse.ArgumentParser()
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument("--lang", default=lang)
    command.add(parser.add_subparsers(), parents=[parent])
    args = parser.parse_args(["case", *map(str, words)])
    return args.run(args)


# --------------------------------------------------------------------------- the template


@BOTH_LANGUAGES
def test_the_template_is_a_valid_case_as_it_stands(lang):
    made = built(template(lang))
    assert not made.fictional
    assert not any(getattr(made, name) for name in COLLECTIONS)


@BOTH_LANGUAGES
def test_every_example_in_the_template_is_valid_and_every_block_has_one(lang):
    lines = template(lang).split("\n")
    live = [line[1:] if re.match(r"#[^ \n]|#  [^ ]", line) else line for line in lines]
    made = built("\n".join(live))
    assert [name for name in COLLECTIONS if not getattr(made, name)] == []
    assert made.relations
    assert made.position


@BOTH_LANGUAGES
def test_the_template_shows_five_spellings_that_can_be_read(lang):
    spellings = re.findall(r"^#   where: (\{.*\}|\w+)", template(lang), re.MULTILINE)
    situation = "{id: s1, where: %s}"
    made = [
        built(
            "top3: case/1\nid: x1\nfictional: true\nas_of: 2026-01-01\n"
            "reports: [{id: r1, title: a, recorded: 2026-01-01}]\n"
            "statements: [{id: t1, report: r1, text: a}, {id: t2, report: r1, text: b}]\n"
            f"situations: [{situation % spelling}]\n"
        )
        .situations[0]
        .where
        for spelling in spellings
    ]
    assert len(made) == 5
    names = {type(fact).__name__.split("[")[0] for fact in made}
    assert names == {"Known", "Unknown", "Disputed", "NotApplicable"}


def test_the_templates_are_files_in_the_package():
    names = {file.name for file in templates().iterdir() if file.name.endswith(".yaml")}
    assert names == {"case.nl.yaml", "case.en.yaml"}


# --------------------------------------------------------------------------- from notes


@EVERY_DOSSIER
@BOTH_LANGUAGES
def test_a_dossier_becomes_a_case_in_which_nothing_is_classified(path, lang):
    made = case_of(read_plain(path), lang=lang)
    assert made.fictional
    assert made.people
    assert made.reports
    assert {type(one.kind) for one in made.statements} == {Unknown}
    assert {one.class_ for one in made.statements} == {None}
    described = (made.situations, made.factors, made.agreements, made.decisions)
    assert described == ((), (), (), ())


@EVERY_DOSSIER
def test_every_item_of_a_dossier_is_a_report_with_statements(path):
    text = read_plain(path)
    titles = re.findall(r"^\*\*(\d\.\d\d .*?)\*\*", text, re.MULTILINE)
    made = case_of(text)
    assert [report.title for report in made.reports] == titles
    assert {one.report for one in made.statements} == {report.id for report in made.reports}


@EVERY_DOSSIER
def test_no_word_of_a_dossier_is_lost_except_what_came_later(path):
    text = read_plain(path)
    kept = text.split("## Verloop")[0]
    layout = words_of("## Mensen ## Informatie zoals binnengekomen ## Wat niemand heeft gevraagd")
    layout |= words_of("naam leeftijd rol woonsituatie bron gebeurd vastgelegd soort")
    assert words_of(kept) - layout <= words_in_file(taken(text).text)


@EVERY_DOSSIER
def test_what_came_later_in_a_dossier_is_counted(path):
    text = read_plain(path)
    moments = len(re.findall(r"^\*\*Moment ", text, re.MULTILINE))
    intake = taken(text)
    (later,) = [one for one in intake.problems if one.code == "later-left-out"]
    assert str(moments) in later.found.nl.split()
    assert "Moment" not in intake.text


def test_a_full_item_is_read_field_by_field():
    made = case_of(HEAD + PEOPLE + "## Informatie\n\n" + ITEM)
    (report,) = made.reports
    assert str(made.as_of) == "2026-01-26"
    assert report.informant == "gp"
    assert report.happened.value.on == ("2026-01-11",)
    assert report.happened.value.at == "21:30"
    assert str(report.recorded) == "2026-01-12"
    assert [(one.text, one.about) for one in made.statements] == [
        ("Licht aan.", ()),
        ('Anna: "ga weg".', ("p1",)),
        ("Bram huilt.", ("p2",)),
    ]


def test_the_kind_of_the_note_stands_above_the_report_and_nowhere_else():
    text = taken(HEAD + ITEM).text
    assert "  # soort volgens de notitie: gezien, gehoord\n" in text
    assert "kind:" not in text


def test_a_number_is_an_age_and_what_stands_behind_it_is_kept():
    anna, bram = case_of(HEAD + PEOPLE + ITEM).people
    assert isinstance(anna.age, Known)
    assert (anna.age.value, str(anna.age.on)) == (34, "2026-01-26")
    assert isinstance(bram.age, Known)
    assert (bram.age.value, str(bram.age.on)) == (3, "2026-01-26")
    assert "3 (wordt 4 in mei)" in taken(HEAD + PEOPLE + ITEM).text


def test_an_age_that_is_not_a_number_stays_unknown_with_its_words():
    vague = PEOPLE.replace("3 (wordt 4 in mei)", "een jaar of vier")
    _, bram = case_of(HEAD + vague + ITEM).people
    assert bram.age == Unknown(reason="not_concrete", note="een jaar of vier")


@pytest.mark.parametrize("label", ["huisarts", "Huisarts", "politie"])
def test_a_source_that_is_exactly_a_role_is_that_role(label):
    roles = read_shipped("terms.yaml").data["roles"]
    made = case_of(HEAD + ITEM.replace("huisarts", label))
    assert roles[made.reports[0].informant]["nl"] == label.lower()


@pytest.mark.parametrize(("name", "person"), [("Anna", "p1"), ("Bram Bos", "p2")])
def test_a_source_that_is_exactly_somebodys_name_is_that_person(name, person):
    assert case_of(HEAD + PEOPLE + ITEM.replace("huisarts", name)).reports[0].informant == person


@pytest.mark.parametrize("words", ["huisarts, gezien", "Anna, alleen", "Annabel", "twee agenten"])
def test_any_other_source_stays_unknown_in_its_own_words(words):
    intake = taken(HEAD + PEOPLE + "## Informatie\n" + ITEM.replace("huisarts", words))
    assert built(intake.text).reports[0].informant == Unknown(reason="not_asked", note=words)
    assert "source-not-read" in codes(intake)


def test_a_name_of_two_people_is_nobodys():
    people = PEOPLE.replace("Bram Bos", "Anna Vis")
    intake = taken(HEAD + people + "## Informatie\n" + ITEM)
    assert {one.about for one in built(intake.text).statements} == {()}
    assert "same-name" in codes(intake)


def test_a_name_inside_another_word_is_not_that_person():
    text = ITEM.replace("Bram huilt.", "Brammetje huilt. Bram-Jan ook. Annas jas.")
    made = case_of(HEAD + PEOPLE + "## Informatie\n" + text)
    assert made.statements[-1].about == ()


def test_a_time_without_a_date_stays_unknown_in_its_own_words():
    intake = taken(HEAD + ITEM.replace("zo 11 jan 2026, rond 21.30", "vorige week"))
    happened = built(intake.text).reports[0].happened
    assert happened == Unknown(reason="not_concrete", note="vorige week")
    assert "happened-not-read" in codes(intake)


def test_what_happened_after_it_was_recorded_is_not_taken_for_a_date():
    intake = taken(HEAD + ITEM.replace("11 jan 2026", "13 jan 2026"))
    assert isinstance(built(intake.text).reports[0].happened, Unknown)
    assert "happened-late" in codes(intake)


@pytest.mark.parametrize(
    ("words", "day", "code"),
    [
        ("doorlopend", "2026-01-26", "recorded-not-read"),
        ("nov 2025", "2025-11-30", "recorded-in-part"),
        ("12-01-2026", "2026-01-12", None),
        ("2026-01-12", "2026-01-12", None),
    ],
)
def test_a_day_of_recording_that_cannot_be_read_becomes_the_day_of_the_case(words, day, code):
    text = ITEM.replace("zo 11 jan 2026, rond 21.30", "onbekend").replace("ma 12 jan 2026", words)
    intake = taken(HEAD + text)
    assert str(built(intake.text).reports[0].recorded) == day
    assert codes(intake) & {"recorded-not-read", "recorded-in-part"} == ({code} if code else set())


def test_the_day_of_the_case_is_the_one_asked_for_else_the_head_else_the_last_recorded():
    assert str(case_of(HEAD + ITEM, as_of="2026-02-01").as_of) == "2026-02-01"
    assert str(case_of(HEAD + ITEM).as_of) == "2026-01-26"
    later = ITEM.replace("12 jan", "19 jan")
    assert str(case_of(ITEM + "\n" + later).as_of) == "2026-01-19"


def test_only_the_head_makes_a_case_fictional():
    said = ITEM.replace("Bram huilt.", 'Anna: "FICTIEF, volledig verzonnen".')
    assert not case_of(HEAD + said).fictional
    assert case_of(HEAD + "- **Status:** volledig verzonnen\n\n" + ITEM).fictional
    assert not case_of(HEAD + "- **Status:** niet volledig verzonnen\n\n" + ITEM).fictional


def test_what_nobody_asked_stands_as_comments_at_the_end():
    text = taken(HEAD + ITEM + "\n## Wat niemand heeft gevraagd\n\n- Is Anna bang?\n").text
    assert text.rstrip().split("\n")[-1] == "#   - Is Anna bang?"


def test_loosely_written_notes_are_taken_over_too():
    text = (
        "**Bezoek** | vastgelegd: 12-01-2026 | bron: buur\r\n\r\nZag licht.\r\n\r\n"
        "**Telefoon** | gebeurd: 2026-01-10 | vastgelegd: 2026-01-13\r\n"
    )
    intake = taken(text)
    made = built(intake.text)
    assert [(one.title, str(one.recorded)) for one in made.reports] == [
        ("Bezoek", "2026-01-12"),
        ("Telefoon", "2026-01-13"),
    ]
    assert [one.text for one in made.statements] == ["Zag licht."]
    assert codes(intake) == {"no-people", "no-text"}


def test_a_text_too_long_for_one_statement_is_cut_and_listed():
    intake = taken(HEAD + ITEM.replace("Licht aan.", "woord " * 5000))
    whole, cut = built(taken(HEAD + ITEM).text), built(intake.text)
    assert max(len(one.text) for one in cut.statements) <= 20_000
    assert sum(one.text.count("woord") for one in cut.statements) == 5000
    assert {one.report for one in cut.statements} == {one.report for one in whole.statements}
    assert "too-long" in codes(intake)


@pytest.mark.parametrize(
    ("text", "code"), [("zomaar wat tekst", "no-items"), ("**A** | bron: buur\n> x", "no-as-of")]
)
def test_notes_without_items_or_days_are_refused(text, code):
    with pytest.raises(ReadingError) as refused:
        taken(text)
    assert code in {problem.code for problem in refused.value.problems}


_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))
_LINE = st.text(
    st.one_of(st.sampled_from("abc \"'“”:|*>-#.,123{}[]&!%@`"), _CHARACTERS), max_size=40
)
_FIELD = st.tuples(
    st.sampled_from(["bron", "gebeurd", "vastgelegd", "soort", "Bron", "plaats"]),
    st.one_of(st.sampled_from(["ma 12 jan 2026, 00.40", "2025", "n.v.t.", "Anna"]), _LINE),
).map(lambda pair: f"{pair[0]}: {pair[1]}")
_HEADER = st.tuples(_LINE, st.lists(_FIELD, max_size=5)).map(
    lambda parts: " | ".join([f"**{parts[0]}**", *parts[1]])
)
_TEXT = st.one_of(_LINE, _LINE.map(lambda line: f"> {line}"), _LINE.map(lambda line: f"### {line}"))


@given(st.lists(st.one_of(_HEADER, _TEXT, _FIELD), max_size=12))
def test_no_word_of_any_notes_is_ever_lost(lines):
    # a heading could open a part that is left out on purpose
    lines = [line for line in lines if not re.match(r"\s*#+\s*verloop", line, re.IGNORECASE)]
    text = HEAD + PEOPLE + "## Informatie\n" + ITEM + "\n" + "\n".join(lines)
    intake = taken(text)
    built(intake.text)
    keys = {"bron", "gebeurd", "vastgelegd", "soort", "Bron"}
    assert words_of("\n".join(lines)) - keys <= words_in_file(intake.text)


@given(st.lists(st.one_of(_HEADER, _TEXT), max_size=6))
def test_what_could_not_be_read_is_listed_without_a_word_of_it(lines):
    marked = [line.replace("a", "geheimwoord") for line in lines]
    people = PEOPLE.replace("3 (wordt", "geheimwoord (wordt")
    text = HEAD + people + "## Informatie\n" + ITEM + "\n" + "\n".join(marked)
    for problem in taken(text).problems:
        assert "geheimwoord" not in problem.in_language("nl") + problem.in_language("en")
        assert problem.place.file == "notes.md"


# --------------------------------------------------------------------------- the commands


@BOTH_LANGUAGES
def test_case_new_writes_the_template_and_says_what_comes_next(tmp_path, capsys, lang):
    path = tmp_path / "case.yaml"
    assert run(["new", "-o", path], lang) == 0
    assert path.read_text(encoding="utf-8") == template(lang)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert f"top3 ask {path}" in shown.err


def test_case_new_without_a_file_prints_the_template_alone(capsys):
    assert run(["new"]) == 0
    assert capsys.readouterr().out == template("nl")


def test_a_file_that_is_there_is_never_overwritten(tmp_path, capsys):
    path = tmp_path / "case.yaml"
    path.write_text("mine", encoding="utf-8")
    for words in (["new", "-o", path], ["from-notes", DOSSIERS[0], "-o", path]):
        assert run(words) == 2
        assert path.read_text(encoding="utf-8") == "mine"
        assert "[exists]" in capsys.readouterr().err


def test_case_from_notes_writes_a_case_and_lists_what_was_not_read(tmp_path, capsys):
    path = tmp_path / "case.yaml"
    assert run(["from-notes", DOSSIERS[0], "-o", path]) == 0
    shown = capsys.readouterr()
    intake = case_from_notes(read_plain(DOSSIERS[0]), file=DOSSIERS[0].name)
    assert path.read_text(encoding="utf-8") == intake.text
    assert shown.out == ""
    for problem in intake.problems:
        assert problem.in_language("nl") in shown.err
    assert f"top3 ask {path}" in shown.err


def test_case_from_notes_without_a_file_prints_the_case_alone(capsys):
    assert run(["from-notes", DOSSIERS[0], "--as-of", "2026-02-01"]) == 0
    assert str(built(capsys.readouterr().out).as_of) == "2026-02-01"


@pytest.mark.parametrize(
    ("content", "more", "code"),
    [
        (None, [], "not-found"),
        (b"", [], "empty"),
        (b"\xff\xfe\x00", [], "not-text"),
        (b"niets", [], "no-items"),
        (ITEM.encode(), ["--as-of", "gisteren"], "not-a-day"),
        (ITEM.encode(), ["--as-of", "20260101"], "not-a-day"),
    ],
)
def test_what_cannot_be_read_is_refused_with_whom_to_ring(tmp_path, capsys, content, more, code):
    path = tmp_path / "notes.md"
    if content is not None:
        path.write_bytes(content)
    out = tmp_path / "case.yaml"
    assert run(["from-notes", path, "-o", out, *more]) == 2
    shown = capsys.readouterr()
    assert f"[{code}]" in shown.err
    assert shown.err.rstrip().split("\n")[-1] == load_contacts().closing.nl
    assert shown.out == ""
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_refused(tmp_path, capsys):
    assert run(["new", "-o", tmp_path / "no" / "case.yaml"]) == 2
    assert "[not-writable]" in capsys.readouterr().err


@pytest.mark.slow
def test_notes_that_make_too_large_a_case_are_refused_and_nothing_is_written(tmp_path, capsys):
    path, out = tmp_path / "notes.md", tmp_path / "case.yaml"
    path.write_text(HEAD + ITEM * 9000, encoding="utf-8")
    assert run(["from-notes", path, "-o", out]) == 2
    assert "[too-large]" in capsys.readouterr().err
    assert not out.exists()
