"""Pseudonymising, part by part: what is found in a text, what it becomes, what is left."""

import json
import stat
from datetime import date

import pytest

from casuistry.planted import real
from top3.casuistry.pseudonymise.ages import cuts_of, stand_in
from top3.casuistry.pseudonymise.days import Shift
from top3.casuistry.pseudonymise.judged import Judged
from top3.casuistry.pseudonymise.key import Key, shifts
from top3.casuistry.pseudonymise.known_words import known_words
from top3.casuistry.pseudonymise.rare import rare_among
from top3.casuistry.pseudonymise.spans import look, without
from top3.casuistry.pseudonymise.spelled_out import spelled_out
from top3.casuistry.pseudonymise.whole import Wanted, pseudonymise
from top3.cli import main
from top3.errors import CaseError
from top3.method.load import case_from
from top3.reading import Tree, read_text, write_yaml
from top3.views.render import render
from unit.small_case import case_of, rules

slow = pytest.mark.slow
SECRET = b"a key of our own"
YEAR_BACK = Shift(-364, date(2026, 3, 16))


def told(text, **wanted):
    made = small(text, **wanted)
    return made.case["statements"][0]["text"]


def small(text, **wanted):
    case = real(case_of(situations=[], statements=[
        {"id": "t1", "report": "r1", "text": text, "kind": "observation"}
    ]))  # fmt: skip
    return pseudonymise(case, rules(), SECRET, wanted=Wanted(**wanted))


def marks(made):
    return {each.mark for each in made.open}


@pytest.mark.parametrize(("before", "after"), [
    ("op 14 oktober 2025", "op 15 oktober 2024"),
    ("op 14-10-2025", "op 15-10-2024"),
    ("op 2025-10-14", "op 2024-10-15"),
    ("di 14 okt", "di 15 okt"),
    ("dinsdag 14 oktober", "dinsdag 15 oktober"),
    ("30 en 31 december 2025", "31 december en 1 januari 2025"),
    ("veertien oktober", "15 oktober"),
    ("on October 14, 2025", "on October 15, 2024"),
    ("in oktober 2025", "in oktober 2024"),
    ("zomer '25", "zomer '24"),
    ("geboren 4-5-'88", "geboren 6-5-'87"),
    ("sinds 2019", "sinds 2018"),
    ("vorige week dinsdag", "vorige week dinsdag"),
    ("voor 2000 euro", "voor 2000 euro"),
    ("om 20.15 uur, 3 keer", "om 20.15 uur, 3 keer"),
])  # fmt: skip
def test_a_day_in_running_text_moves_and_its_weekday_stays(before, after):
    assert without(before, look(before, [YEAR_BACK.sure_spans, YEAR_BACK.spans]))[0] == after


@slow
def test_a_day_that_cannot_be_is_left_and_asked_about():
    assert "day:31 februari" in marks(small("Op 31 februari was het raak."))


def test_every_shift_is_whole_weeks_back_and_another_key_gives_another_order():
    one, two = (list(shifts(Key(secret, "x"))) for secret in (SECRET, b"b" * 16))
    assert all(each < 0 and each % 7 == 0 for each in one)
    assert sorted(one) == sorted(two)
    assert one != two


def test_a_name_becomes_the_same_other_name_wherever_it_stands():
    made = small("RIK zei dat Rik's tas van rik was; Rikje lachte.")
    new = made.case["people"][0]["name"]
    text = made.case["statements"][0]["text"]
    assert text == f"{new.upper()} zei dat {new}'s tas van {new.lower()} was; {new}je lachte."


def test_numbers_and_addresses_go_and_the_help_line_stays():
    text = told("Bel 0800-2000, of 06-23456781, of x@post.nl; Vlierbeslaan 12, 4321 BX.")
    assert text == ("Bel 0800-2000, of [telefoonnummer], of [e-mailadres]; [straat A], "
                    "[postcode].")  # fmt: skip


@slow
def test_a_capitalised_word_no_list_knows_is_left_for_a_person_and_what_was_judged_is_not():
    assert "word:Zwiepert" in marks(small("Hij ging naar Zwiepert."))
    kept = Judged(keep=("word:Zwiepert",))
    assert "word:Zwiepert" not in marks(small("Hij ging naar Zwiepert.", judged=kept))
    gone = Judged(remove=("Zwiepert",))
    assert told("Hij ging naar Zwiepert.", judged=gone) == "Hij ging naar [weggelaten]."


@slow
def test_a_name_that_is_a_word_too_stays_in_small_letters_and_is_asked_about():
    case = real(case_of(
        people=[{"id": "p1", "name": "Roos"}, {"id": "p2", "name": "Bram"}],
        statements=[{"id": "t1", "report": "r1", "text": "Roos is rustig, zegt school. School zegt",
                     "kind": "observation"}],
    ))  # fmt: skip
    made = pseudonymise(case, rules(), SECRET)
    assert "Roos" not in made.case["statements"][0]["text"]


@slow
def test_an_age_beside_a_name_or_with_its_unit_becomes_that_of_its_band():
    text = told("Rik (40) en Bram, 9 jaar oud, de 9-jarige, al 9 jaar hier.")
    assert "(44)" in text
    assert text.endswith(", 8 jaar oud, de 8-jarige, al 9 jaar hier.")


def test_an_age_stands_for_its_band_and_no_band_crosses_an_age_a_rule_asks_for():
    cuts = cuts_of(rules())
    asked = {each.value for each in rules().parameters.values() if each.unit == "jaar"}
    assert asked <= set(cuts)
    for age in range(100):
        for edge in asked:
            assert (age < edge) == (stand_in(age, cuts) < edge)


@slow
def test_numbers_in_other_systems_are_left_out_and_long_ids_are_renewed():
    people = [
        {"id": "p1", "name": "Rik", "external": {"system": "suite", "id": "K-88121"}},
        {"id": "p88121", "name": "Bram"},
    ]
    made = pseudonymise(
        real(case_of(people=people, situations=[], statements=[],
                     household={"members": {"has": ["p88121"]}})),
        rules(), SECRET,
    )  # fmt: skip
    assert "88121" not in json.dumps(made.case)
    assert made.case["household"]["members"]["has"] == [made.case["people"][1]["id"]]


def test_what_comes_out_never_passes_for_an_invented_case():
    made = small("Rik duwt Bram.")
    case = case_from(Tree(made.case), rules())
    assert not case.fictional
    with pytest.raises(CaseError) as refused:
        case_from(Tree({**made.case, "fictional": True}), rules())
    assert {each.code for each in refused.value.problems} == {"fictional-and-pseudonymised"}


@slow
def test_every_document_of_it_is_marked():
    from top3 import reason  # noqa: PLC0415 - only here

    planned = reason(case_from(Tree(small("Rik duwt Bram.").case), rules()), rules()).planned
    assert "geen verzonnen zaak" in render(planned, to="text")
    assert "not an invented case" in render(planned, to="html", lang="en")


def test_an_invented_case_is_refused():
    with pytest.raises(CaseError) as refused:
        pseudonymise(case_of(), rules(), SECRET)
    assert refused.value.problems[0].code == "is-fictional"


@slow
def test_the_same_key_gives_the_same_bytes_and_another_gives_others():
    one, two = (small("Rik duwt Bram.") for _ in range(2))
    assert one.case == two.case
    other = pseudonymise(real(case_of()), rules(), b"b" * 16)
    assert other.case["id"] != one.case["id"]


def test_traits_that_few_cases_share_are_named_and_common_ones_are_not():
    case = real(case_of())
    assert list(rare_among(case, [], cuts_of(rules())))
    assert not list(rare_among(case, [case] * 5, cuts_of(rules())))


# ------------------------------------------------------------------ the command
@pytest.fixture
def held(tmp_path):
    """A case file of an organisation, and where to write."""
    path = tmp_path / "held.yaml"
    text = "Rik Zwanikkenhof duwt Bram. Naar Zwiepert."
    case = real(case_of(
        people=[{"id": "p1", "name": "Rik Zwanikkenhof"}, {"id": "p2", "name": "Bram"}],
        statements=[{"id": "t1", "report": "r1", "text": text, "kind": "observation"}],
    ))  # fmt: skip
    path.write_text(write_yaml(case.to_data()), encoding="utf-8")
    return path, tmp_path / "out"


def run(*parts):
    return main(["cases", "pseudonymise", *map(str, parts)])


def test_the_command_writes_a_folder_and_is_not_done_while_something_is_open(held, capsys):
    path, out = held
    assert run(path, "-o", out) == 1
    assert sorted(each.name for each in out.iterdir()) == ["case.yaml", "report.json", "report.md"]
    written = "".join(each.read_text(encoding="utf-8") for each in out.iterdir())
    said = capsys.readouterr()
    for name in ("Rik", "Zwanikkenhof", "Bram"):
        assert name not in written + said.out + said.err
    assert read_text((out / "case.yaml").read_text(encoding="utf-8")).data["pseudonymised"] is True
    assert "anoniem" not in written
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["personal_data"] is True


@slow
def test_what_a_person_judged_makes_it_done(held, tmp_path):
    path, out = held
    key, judged = tmp_path / "key", tmp_path / "judged.yaml"
    assert run(path, "-o", out, "--new-key", key) == 1
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    keep = [each["mark"] for each in (*report["open"], *report["rare"])]
    judged.write_text(write_yaml({"top3": "judged/1", "keep": keep}), encoding="utf-8")
    again = tmp_path / "again"
    assert run(path, "-o", again, "--key-file", key, "--judged", judged) == 0
    cases = [(each / "case.yaml").read_bytes() for each in (out, again)]
    assert cases[0] == cases[1]


@slow
def test_key_and_mapping_are_written_only_when_asked_and_for_nobody_else(held, tmp_path):
    path, out = held
    key, mapping = tmp_path / "key", tmp_path / "mapping.json"
    run(path, "-o", out, "--new-key", key, "--mapping", mapping)
    assert {stat.S_IMODE(each.stat().st_mode) for each in (key, mapping)} == {0o600}
    assert "zwanikkenhof" in json.loads(mapping.read_text(encoding="utf-8"))["surnames"]


@slow
def test_nothing_is_overwritten_and_nothing_is_written_when_refused(held, tmp_path, capsys):
    path, out = held
    out.mkdir()
    key = tmp_path / "key"
    assert run(path, "-o", out, "--new-key", key) == 2
    assert not key.exists()
    assert not list(out.iterdir())
    path.write_text(path.read_text(encoding="utf-8") + "x: Zwanikkenhof\n", encoding="utf-8")
    assert run(path, "-o", tmp_path / "other") == 2
    assert not (tmp_path / "other").exists()
    assert "Zwanikkenhof" not in capsys.readouterr().err


@slow
def test_names_in_a_file_are_used_and_a_wrong_file_is_refused_without_its_words(
    held, tmp_path, capsys
):
    path, out = held
    names = tmp_path / "names.yaml"
    names.write_text(
        write_yaml({"top3": "names/1", "places": ["Zwiepert"],
                    "people": [{"name": "Rik Zwanikkenhof", "gender": "man", "new": "Ton Bos"}]}),
        encoding="utf-8",
    )  # fmt: skip
    run(path, "-o", out, "--names", names)
    data = read_text((out / "case.yaml").read_text(encoding="utf-8")).data
    assert data["statements"][0]["text"].startswith("Ton Bos duwt ")
    assert data["statements"][0]["text"].endswith("Naar [plaats A].")
    names.write_text("top3: names/1\nZwanikkenhof: [x]\n", encoding="utf-8")
    capsys.readouterr()
    assert run(path, "-o", tmp_path / "b", "--names", names) == 2
    assert "Zwanikkenhof" not in capsys.readouterr().err


@slow
def test_what_stands_beside_a_name_in_its_field_goes_too():
    people = [{"id": "p1", "name": "Rik (06-23456781, x@post.nl), 12-03-1980"},
              {"id": "p2", "name": "Bram"}]  # fmt: skip
    made = pseudonymise(real(case_of(people=people)), rules(), SECRET)
    name = made.case["people"][0]["name"]
    assert "[telefoonnummer]" in name
    assert "[e-mailadres]" in name
    for gone in ("Rik", "06-23456781", "x@post.nl", "12-03-1980"):
        assert gone not in name


SPELLED_OUT = (
    ("hij is zesjarig.", "age"), ("een kind van zes", "age"), ("zes jaar", "age"),
    ("6 jr", "age"), ("leeftijd: 6", "age"), ("in groep 5", "age"), ("sixteen years old", "age"),
    ("op de veertiende", "day"), ("op de vierde.", "day"), ("14 dezer", "day"), ("de 14e", "day"),
    ("vijfde november", "day"), ("week 47", "day"), ("op 14.11 weer", "day"),
    ("the fourteenth of November", "day"), ("nummer 14", "number"), ("kerkweg 7", "number"),
    ("nul zes een twee drie vier", "number"), ("heet s.a.n.n.e", "name"), ("in zwolle", "word"),
    ("de amsterdamse broer", "word"), ("basisschool de regenboog", "word"),
)  # fmt: skip
NOT_SPELLED_OUT = (
    "Om 20.15 uur, 3 keer.", "Het is de tweede keer.", "De 2e keer was erger.", "Een van de twee.",
    "Dat was een week later.", "Met zijn vieren aan tafel.", "Om 14.10 uur thuis.",
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), SPELLED_OUT)
def test_a_day_age_number_or_name_in_letters_is_asked_about(text, kind):
    assert kind in {each[0] for each in spelled_out(text, known_words())}


@pytest.mark.parametrize("text", NOT_SPELLED_OUT)
def test_a_time_or_a_count_in_letters_is_not_asked_about(text):
    assert not list(spelled_out(text, known_words()))
