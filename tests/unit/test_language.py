"""The coach for concrete language: what it finds, what it leaves alone, and what it never says."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from bad.bad_rules import shipped_copy
from cases.shipped_cases import NAMES, file_of
from top3 import load_case, load_rules
from top3.cli import main
from top3.errors import RulesetInvalidError
from top3.method.language import coach, load_lexicon
from top3.method.language_in_case import coach_case, words_of
from top3.method.lexicon_file import GAP
from top3.reading import read_bytes
from work_done import calls_made

LEXICON = load_lexicon()
NOTES = Path(__file__).resolve().parents[1] / "data" / "notes"
ENTRIES = list(LEXICON.entries.values())


def found(text, **how):
    """Return the entries that a text meets, in order."""
    return [each.entry for each in coach(text, LEXICON, **how)]


def one(text, **how):
    (remark,) = coach(text, LEXICON, **how)
    return remark


# ---------------------------------------- the lexicon


def test_the_lexicon_is_large_and_every_entry_says_why_and_what_to_ask_in_both_languages():
    assert len(ENTRIES) >= 170
    for entry in ENTRIES:
        assert all(text.endswith(".") for text in entry.why), entry.id
        assert all(text.endswith("?") for text in (*entry.ask, *entry.denied)), entry.id
        assert entry.status == "draft", entry.id
        assert entry.mark in {"I", "B"}, entry.id


def test_no_form_stands_twice():
    forms = [form.casefold() for entry in ENTRIES for form in entry.forms]
    assert len(forms) == len(set(forms))


def test_a_class_it_names_has_its_place_in_the_plan_beside_it():
    terms = load_rules("top3").terms["classes"]
    for entry in ENTRIES:
        if entry.belongs:
            assert entry.belongs in terms
            assert entry.belongs_where.nl


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_form_is_found_in_a_neutral_sentence(entry):
    for form in entry.forms:
        text = f"Notitie: {form.replace(GAP, 'Bo')}, aldus de map."
        remarks = [each for each in coach(text, LEXICON) if each.entry == entry.id]
        assert remarks, form
        assert text[remarks[0].start : remarks[0].end] == form.replace(GAP, "Bo")


BROKEN = {
    "word: soms,": ("word: vaak,", "form-twice"),
    "id: sometimes,": ("id: often,", "duplicate-entry"),
    "belongs: label\n": ("belongs: lable\n", "unknown-class"),
    "{adjective_ief: [agress]}": ("{adjectief: [agress]}", "unknown-pattern"),
    'nl: "Wie precies?"': ('nl: "Wie precies"', "no-question-mark"),
    'nl: "De zin laat weg wie het deed."': ('nl: "De zin laat weg"', "no-full-stop"),
    "top3: lexicon/1": ("top3: lexicon/2", "wrong-format"),
}


def lexicon_with(changes, folder):
    root = shipped_copy(folder)
    path = root / "lexicon.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return str(root)


@pytest.mark.parametrize("old", BROKEN)
def test_a_fault_in_the_lexicon_is_named_with_its_line(tmp_path, old):
    new, code = BROKEN[old]
    with pytest.raises(RulesetInvalidError) as caught:
        load_lexicon(lexicon_with([(old, new)], tmp_path))
    places = [each.place for each in caught.value.problems if each.code == code]
    assert places
    assert all(place.file == "lexicon.yaml" and place.line for place in places)


def test_all_faults_of_a_lexicon_come_at_once(tmp_path):
    changes = [(old, new) for old, (new, _) in BROKEN.items()]
    with pytest.raises(RulesetInvalidError) as caught:
        load_lexicon(lexicon_with(changes, tmp_path))
    assert {each.code for each in caught.value.problems} == {code for _, code in BROKEN.values()}


def test_a_rule_set_without_a_lexicon_says_that_the_file_is_missing(tmp_path):
    root = shipped_copy(tmp_path)
    (root / "lexicon.yaml").unlink()
    with pytest.raises(RulesetInvalidError) as caught:
        load_lexicon(str(root))
    assert [each.code for each in caught.value.problems] == ["not-found"]


def test_a_rule_set_with_a_lexicon_loads_as_one_without(tmp_path):
    assert load_rules(str(shipped_copy(tmp_path))).rules


# ---------------------------------------- what it finds


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Jurjen is agressief.", ["aggressive"]),
        ("Het liep gisteravond uit de hand.", ["out_of_hand"]),
        ("Het loopt bij de overdracht vaak uit de hand.", ["out_of_hand", "often"]),
        ("Moeder werkt niet mee.", ["not_cooperating"]),
        ("Moeder wil niet meewerken en heeft niet meegewerkt.", ["not_cooperating"] * 2),
        ("Moeder werkt volgens de school niet mee.", ["not_cooperating"]),
        ("Er was sprake van huiselijk geweld.", ["there_was", "domestic_violence"]),
        ("Er is door iedereen geslagen.", ["everybody"]),
        ("Er is geslagen.", ["passive_body"]),
        ("Er vielen klappen.", ["blows_fell"]),
        ("Men zegt dat het een vechtscheiding is.", ["people_say", "complex_divorce"]),
        ("De ADHD van Midas.", ["adhd"]),
        ("Er zijn geen zorgen.", ["no_worries"]),
        ("Oma houdt alles in de gaten.", ["keeps_watch"]),
        ("Geweld over en weer.", ["mutual"]),
        ("VAAK en Vaak", ["often", "often"]),
        ("herhaaldelijk", ["repeatedly"]),
    ],
)
def test_vague_words_are_found_by_their_longest_form(text, due):
    assert found(text) == due


@pytest.mark.parametrize(
    "text",
    [
        "De ADHD-medicatie ligt in de kast.",
        "Zij verslaan de tegenstander.",
        "Annelot is zwanger, 24 weken.",
        "Edwin zette Midas op 3 maart om 19.30 uur in de schuur, met de grendel erop.",
        "Veilig Thuis belde de Raad voor de Kinderbescherming.",
        "Zij volgde de cursus huiselijk geweld.",
        "Regelmatige ademhaling, pols regelmatig.",
        "Hoe vaak was dat?",
        "Zij werd door Jurjen geslagen. Hij werd geslagen door Renske.",
        "Zij werd op school gehaald.",
        "Hij is weg, ze heeft mij gekrabd.",
        "Een meisje met het syndroom van Down.",
        "## Geweld en ruzie",
        "",
        "   \r\n\t",
    ],
)
def test_facts_names_titles_and_words_inside_other_words_are_left_alone(text):
    assert found(text) == []


def test_the_organisation_is_not_the_conclusion():
    assert found("Is het daar veilig thuis?") == ["safe"]
    assert found("VEILIG THUIS is gebeld.") == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Zij belt vaak, drie keer per week.", []),
        ("Zij belt drie keer per week, dus vaak.", []),
        ("Zij belt vaak (elke dag).", []),
        ("Soms, laatst op 3 maart.", []),
        ("Onlangs, op 2026-03-03.", []),
        ("Een tijdje: drie weken.", []),
        ("Vroeger, in 2019.", []),
        ("Zij belt vaak om drie uur.", ["often"]),
        ("Zij belt vaak en bleef drie dagen weg.", ["often"]),
        ("Zij belt vaak. Drie keer per week komt oma.", ["often"]),
        ("Op 3 maart belde zij vaak.", ["often"]),
        ("Nooit, sinds 3 maart.", ["never"]),
    ],
)
def test_a_number_or_a_day_right_beside_it_makes_a_vague_quantity_concrete(text, due):
    assert found(text) == due


def test_accents_and_combining_marks_count_as_typed():
    assert found("suïcidaal") == found("sui\u0308cidaal") == ["suicidal"]
    assert coach("sui\u0308cidaal", LEXICON)[0].end == 10
    assert found("één keer") == []


def test_places_are_those_of_the_text_as_given():
    text = "Kop.\r\n\r\nHij is cafe\u0301 vaak\r\nen soms boos.\rNooit."
    places = [
        (text[each.start : each.end], each.line, each.column) for each in coach(text, LEXICON)
    ]
    assert places == [("vaak", 3, 14), ("soms", 4, 4), ("boos", 4, 9), ("Nooit", 5, 1)]


def test_a_form_with_words_in_between_says_which_words_are_its_own():
    text = "Zo. Het loopt vaak uit de hand. Klaar."
    remark = coach(text, LEXICON)[0]
    assert [text[start:end] for start, end in remark.parts] == ["loopt", "uit de hand"]
    assert text[slice(*remark.sentence)] == "Het loopt vaak uit de hand."


# ---------------------------------------- denials


@pytest.mark.parametrize(
    "text",
    [
        "Hij is niet agressief.", "Zij had geen ruzie.", "Het ging zonder geweld.",
        "Er is nooit geslagen.", "Ruzie was er niet.", "Dat is niet vaak.",
        "Geen enkele vorm van mishandeling.",
    ],
)  # fmt: skip
def test_what_is_denied_is_still_asked_about(text):
    denied = [each for each in coach(text, LEXICON) if each.negated]
    assert len(denied) == 1
    entry = LEXICON.entries[denied[0].entry]
    assert denied[0].ask == entry.denied
    assert denied[0].ask != entry.ask


def test_a_denied_frequency_is_one_remark():
    assert found("Hij komt niet vaak.") == ["often"]


@pytest.mark.parametrize(
    "text",
    [
        "Hij is niet alleen agressief.",
        "Hij sloeg niet maar was boos.",
        "Niet thuis, wel boos.",
        "Geen contact na ruzie.",
        "Ruzies zijn niet lang.",
    ],
)
def test_a_denial_of_something_else_denies_nothing_here(text):
    assert [each.negated for each in coach(text, LEXICON)] == [False]


# ---------------------------------------- quotations


@pytest.mark.parametrize(
    "text",
    [
        'Vader: "zij is agressief".', "Vader: „zij is agressief”.", "Vader: „zij is agressief“.",
        "Vader: “zij is agressief”.", "Vader: ‘zij is agressief’.", "Vader: 'zij is agressief'.",
        "Vader: «zij is agressief».", 'Vader: "zij is agressief',
        "Vader: „zij is ‘echt agressief’”.",
        "Vader: ‘z'n foto's, zij is agressief’.", "'s Avonds zei vader: 'zij is agressief'.",
        'Vader: "ik zei "weg" en zij is agressief".',
    ],
)  # fmt: skip
def test_words_in_a_quotation_stay_and_the_question_is_what_they_mean(text):
    remark = one(text)
    assert remark.quoted
    assert remark.ask == LEXICON.file.quoted.both()


@pytest.mark.parametrize(
    "text",
    [
        'Vader: "weg". Zij is agressief.', "Z'n foto's, zij is agressief.",
        "'s Avonds is zij agressief en 's nachts niet.", "Max' ex is agressief.",
        'Vader: "weg\n\nZij is agressief.', "In '98 was zij agressief.",
    ],
)  # fmt: skip
def test_what_the_writer_says_is_not_taken_for_a_quotation(text):
    assert not one(text).quoted


@pytest.mark.parametrize(
    "text",
    [
        'Noor (7): "Papa is vaak boos."', 'Kind: "Papa is vaak boos."',
        'Dochter zegt: "Papa is vaak boos."', '"Papa is vaak boos", zegt Noor (7).',
        'Noor (7) komt thuis. Zij zei: "Papa is vaak boos."',
        'Kind: "Ja." En later: "Papa is vaak boos."', "Zoon van Ferdi: ‘Papa is vaak boos.’",
        'Noor (7) is er. Vader belt.\n\nNoor: "Papa is vaak boos."',
        '| Noor Vos | 7 |\n\nNoor: "Papa is vaak boos."', 'Noor (7): "Papa is vaak boos',
    ],
)  # fmt: skip
def test_the_words_of_a_child_are_left_entirely_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'Moeder over haar dochter: "zij is agressief".', 'Vader tegen zijn zoon: "agressief".',
        'Noor (7): "Ja." Moeder: "zij is agressief".', 'Ferdi (41): "zij is agressief".',
    ],
)  # fmt: skip
def test_speaking_to_or_about_a_child_is_not_a_child_speaking(text):
    assert one(text).quoted


def test_the_caller_can_say_that_a_child_speaks():
    text = 'Papa: "Hij is agressief." Hij is vaak weg.'
    assert found(text, child_speaking=True) == ["often"]
    assert found("Papa is agressief.", child_speaking=True) == []
    assert found('Boaz: "vaak"', children=["Boaz"]) == []


def test_a_repr_shows_no_word():
    assert repr(one("Hij is agressief.")) == "Remark(line=1, column=8)"


# ---------------------------------------- notes and cases


def test_the_notes_of_the_dossiers_give_what_a_colleague_would_ask_about():
    text = (NOTES / "dossier-01-geweld-door-vrouw.md").read_text(encoding="utf-8")
    remarks = {text[each.start : each.end]: each for each in coach(text, LEXICON)}
    for word in ("ruzie", "fors", "oogt intimiderend", "Geweld over en weer"):
        assert not remarks[word].quoted
    for word in ("driftkop", "warm stel", "agressief", "geen zorgen"):
        assert remarks[word].quoted
    of_the_child = text.index("Papa's pillen")
    there = range(of_the_child, text.index("\n", of_the_child))
    assert not [each for each in coach(text, LEXICON) if each.start in there]


def test_every_field_that_is_coached_is_named_and_its_places_are_in_it():
    for name in NAMES:
        case = load_case(file_of(name))
        texts = {(each.item, each.field): each.text for each in words_of(case, LEXICON)}
        for each in coach_case(case, LEXICON, literal=True):
            text = texts[each.item, each.field]
            assert text[each.remark.start : each.remark.end].strip()


def test_what_people_of_a_case_said_is_left_alone_until_asked_for():
    case = load_case(file_of("dossier-01"))
    plain, literal = coach_case(case, LEXICON), coach_case(case, LEXICON, literal=True)
    assert {each.remark.quoted for each in plain if each.item.startswith("s")} == {False}
    more = [each for each in literal if each not in plain]
    assert more
    assert all(each.remark.quoted for each in more)


def test_a_childs_statement_in_a_case_is_never_looked_at():
    case = load_case(file_of("dossier-01"))
    reports = {each.id for each in case.reports if each.informant == "p3"}
    theirs = {each.id for each in case.statements if each.report in reports}
    assert theirs
    assert not theirs & {each.item for each in words_of(case, LEXICON)}


@pytest.mark.slow
def test_twice_the_text_is_about_twice_the_work_up_to_a_megabyte():
    text = (NOTES / "dossier-01-geweld-door-vrouw.md").read_text(encoding="utf-8")
    coach(text, LEXICON)  # what is made once is no part of it
    assert len(text) * 128 > 1_000_000
    half, whole = (calls_made(partial(coach, text * times, LEXICON)) for times in (64, 128))
    assert half < whole < 2.2 * half


# ---------------------------------------- the command


def run(capsys, *words):
    status = main(["language", *map(str, words)])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_the_command_shows_word_reason_and_question_by_line(tmp_path, capsys):
    file = tmp_path / "n.txt"
    file.write_bytes(b"Hij is er.\r\nHij is vaak weg.\r\nVaak.")
    status, out, _ = run(capsys, file)
    often = LEXICON.entries["often"]
    assert status == 0
    assert f"regel 2\n  “vaak”: {often.why.nl}\n    vraag: {often.ask.nl}\n" in out
    assert "regel 3\n  “Vaak”: zie “vaak” bij regel 2\n" in out
    assert "betekent niet dat de tekst" in out


def test_no_remark_is_never_said_to_mean_that_a_text_is_concrete(tmp_path, capsys):
    file = tmp_path / "n.txt"
    file.write_text("He is often violent.", encoding="utf-8")
    for lang, words in (("nl", "betekent niet"), ("en", "does not mean")):
        status, out, _ = run(capsys, file, "--lang", lang)
        assert status == 0
        assert words in out
        assert "Dutch" in out or "Nederlands" in out


def test_the_first_screen_is_at_most_forty_lines_and_says_where_the_rest_is(capsys):
    notes = NOTES / "dossier-01-geweld-door-vrouw.md"
    status, out, _ = run(capsys, notes)
    assert status == 0
    assert len(out.splitlines()) <= 40
    assert "--all" in out
    _, everything, _ = run(capsys, notes, "--all")
    assert len(everything.splitlines()) > 40
    assert "--all" not in everything


def test_json_gives_places_in_the_file_as_it_is(tmp_path, capsys):
    file, text = tmp_path / "n.txt", "Ja.\r\nHij is vaak weg."
    file.write_bytes(text.encode())
    _, out, _ = run(capsys, file, "--json")
    data = json.loads(out)
    assert data["schema"] == "top3/language/1"
    (remark,) = data["remarks"]
    assert text[remark["start"] : remark["end"]] == remark["word"] == "vaak"
    assert not {"score", "count", "total", "grade"} & set(data)


def test_a_case_file_is_coached_as_a_case(capsys):
    status, out, _ = run(capsys, file_of("dossier-01"))
    assert status == 0
    assert "f1 · words\n" in out


@pytest.mark.parametrize(
    ("raw", "more"),
    [(b"\xff\xfevaak", ()), (b"", ()), (b"  \n", ()), (b"vaak", ("--case",)), (None, ())],
)
def test_what_cannot_be_read_is_refused_without_a_word_of_it(tmp_path, capsys, raw, more):
    file = tmp_path / "n.txt"
    if raw is not None:
        file.write_bytes(raw)
    status, out, err = run(capsys, file, *more)
    assert (status, out) == (2, "")
    assert "vaak" not in err
    assert "Traceback" not in err
    assert "top3 case new" not in err or more
    assert run(capsys, tmp_path)[0] == 2


def test_a_dash_reads_what_comes_in():
    done = subprocess.run(
        [sys.executable, "-m", "top3", "language", "-"],
        input=b"Hij is vaak weg.",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "“vaak”" in done.stdout.decode()


def test_the_file_is_strict_yaml():
    from top3.method.shipped import newest_version  # noqa: PLC0415 - only where it is

    raw = (newest_version() / "lexicon.yaml").read_bytes()
    assert read_bytes(raw, "lexicon.yaml").data["top3"] == "lexicon/1"
