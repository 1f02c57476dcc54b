"""What looks real in an invented case is found wherever it stands, and never shown."""

import json
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casuistry.real_looking import LOOKS_REAL, passes

from top3.casuistry.invented.fictional import check, load_invented, refuse_what_looks_real
from top3.casuistry.invented.fictional_files import check_file, files_in, said_in
from top3.casuistry.invented.fictional_texts import KINDS
from top3.errors import CaseError, ReadingError
from top3.method.contacts import load_contacts
from top3.method.load import load_case, load_rules
from top3.method.reason import reason
from top3.reading import read_file
from top3.views.render import render

EXAMPLES = Path(__file__).parents[2] / "examples"
CASE = EXAMPLES / "cases" / "dossier-02.yaml"


def _kinds(text: str, *, words: bool = True) -> list[str]:
    return [each.kind for each in check(text, words=words)]


@given(st.sampled_from(sorted(LOOKS_REAL)), st.data())
def test_every_number_of_a_real_shape_is_found_in_any_spelling(kind, data):
    text = data.draw(LOOKS_REAL[kind])
    before = data.draw(st.sampled_from(["", "Zij zei: ", "In groep 6, op 14 oktober 2025: ", "("]))
    after = data.draw(st.sampled_from(["", ".", ", en toen.", ") was het."]))
    assert _kinds(f"{before}{text}{after}")


@given(st.text("0123456789", min_size=9, max_size=9).filter(lambda each: each[0] in "123456789"))
def test_nine_figures_are_a_citizen_service_number_exactly_when_they_pass_the_check(digits):
    assert ("bsn" in _kinds(digits)) is passes(digits)


def _places(data, path=()):
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _places(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _places(value, (*path, index))
    else:
        yield path


_DATA = read_file(CASE).data
_PLACES = sorted(_places(_DATA), key=str)


@pytest.mark.slow
@given(st.sampled_from(_PLACES), st.sampled_from(sorted(LOOKS_REAL)), st.data())
def test_a_number_planted_in_any_field_of_a_case_is_found_there_and_refused(place, kind, data):
    marker = data.draw(LOOKS_REAL[kind])
    case = json.loads(json.dumps(_DATA))
    part = case
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = f"zij zei {marker} en meer"
    found = check(case)
    assert found
    assert all(marker not in str(astuple(each)) for each in found)
    with pytest.raises(CaseError) as refused:
        refuse_what_looks_real(case)
    assert marker not in refused.value.in_language("nl") + refused.value.in_language("en")


def test_a_number_in_a_key_is_found_and_the_key_is_said_by_its_length():
    (found,) = check({"people": [{"123456782": "x"}]})
    assert (found.kind, found.place.path) == ("bsn", "people[0].(9)")


@pytest.mark.parametrize(
    "text",
    [
        "14 oktober 2025, groep 6, 3.01 en 2.10",
        "Op 14-10-2025 om 17.40 uur; 2025-10-14 08:30 tot 10:15",
        "van 2018-2023, 12.345.678 euro, 1.250 euro, 2.500,00",
        "In 2025 is hij 12 en in 2026 op school; 1200 in de maand",
        "om 17 uur 3 keer, 3 mei 12 kinderen, 10 van de 12 of 14 jaar",
        "Bel 112, of Veilig Thuis 0800-2000, of de politie 0900-8844.",
        "Veilig Thuis, de politie, het wijkteam, GGZ en de Raad voor de Kinderbescherming",
        "Zij liep weg 3 keer. Onderweg 2 keer gestopt. Buren hoorden het. Echt waar.",
        "Het ging goed op school. De juf zag het. r1, s12, p3, punished-by-stepparent-7-000412",
        "De stoomtrein 4 keer, bladzijde 12b, maat 128, 10 mg en 1500 kg",
    ],
)
def test_what_a_case_says_every_day_is_no_false_alarm(text):
    assert _kinds(text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("bsn", "1234.56.782"),
        ("bsn", "123456782"),
        ("bsn", "1234\n56782"),
        ("bsn", "12345672"),
        ("bsn", "123_456_782"),
        ("bsn", "123  456  782"),
        ("phone", "06_23_45_67_81"),
        ("phone", "o6-23456781"),
        ("postcode", "1234-AB"),
        ("email", "x at voorbeeld dot nl"),
        ("email", "x apenstaartje voorbeeld punt nl"),
        ("email", "x @ voorbeeld . nl"),
        ("coordinates", "///tafel.stoel.lamp"),
        ("iban", "NL00 ABCD 0123 4567 89"),
        ("card", "4111 1111 1111 1111"),
        ("phone", "+49 170 1234567"),
        ("phone", "0800 1234"),
        ("plate", "12-BCD-3"),
        ("postcode", "1234 AB"),
        ("postcode", "1234ab"),
        ("address", "Kerkstraat 12"),
        ("address", "Laan van Meer en Vliet 101"),
        ("address", "12 Old Mill Road"),
        ("street", "in de Kerkstraat"),
        ("place", "verhuisd naar Zwolle"),
        ("place", "zij woont in Best"),
        ("organisation", "zij verblijft bij Moviera"),
        ("organisation", "opvang Fier"),
        ("organisation", "basisschool De Regenboog"),
        ("known_name", "zij kende Wim Kok"),
        ("email", "jan@voorbeeld.nl"),
        ("url", "zie www.voorbeeld.nl"),
        ("url", "voorbeeld.nl/pagina"),
        ("handle", "@jan_de_b"),
        ("handle", "snapchat: jandeb"),
        ("coordinates", "52.37021, 4.89517"),
        ("document_number", "NP1B2C3D4"),
        ("court_number", "ECLI:NL:RBAMS:2025:1234"),
        ("court_number", "16/123456-25"),
    ],
)
def test_each_kind_of_thing_that_looks_real_is_named(kind, text):
    assert kind in _kinds(text)


def test_every_kind_has_its_words_in_two_languages_and_says_what_to_write_instead():
    for kind, (what, remedy) in KINDS.items():
        assert all((*what, *remedy)), kind


def test_a_text_in_any_language_is_looked_through_for_shapes_alone():
    text = "Ulica Zwolle, Kerkstraat 12, 123456782"
    assert _kinds(text, words=False) == ["bsn"]


def test_every_public_number_of_the_contacts_may_be_named():
    for entry in load_contacts().entries:
        assert _kinds(f"Bel {entry.number.nl} of {entry.number.en}.") == []


def test_a_number_of_one_figure_more_than_a_public_one_is_found():
    assert _kinds("Bel 0800-20001") == ["phone"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", files_in([EXAMPLES / "cases", EXAMPLES / "trajectories"]), ids=lambda path: path.name
)
def test_every_shipped_case_and_dossier_holds_nothing_that_looks_real(path):
    assert check_file(path) == ()


def test_a_case_that_does_not_say_it_is_invented_is_refused():
    with pytest.raises(CaseError) as refused:
        refuse_what_looks_real({**_DATA, "fictional": False})
    assert [each.code for each in refused.value.problems] == ["not-fictional"]
    assert "112" in refused.value.in_language("nl")


def test_an_invented_case_is_taken_as_a_file_says_it_and_as_the_model_holds_it():
    refuse_what_looks_real(_DATA)
    assert load_invented(CASE) == load_case(CASE)


def test_a_case_in_which_something_looks_real_is_not_loaded(tmp_path):
    path = tmp_path / "case.yaml"
    text = CASE.read_text(encoding="utf-8").replace("Leerkracht groep 4", "Leerkracht 06-12345678")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as refused:
        load_invented(path)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.path) == ("looks-real-phone", "reports[0].title")


def test_a_town_alone_is_said_and_does_not_refuse():
    case = {"fictional": True, "id": "x", "note": "verhuisd naar Zwolle"}
    (found,) = check(case)
    assert found.is_warning
    refuse_what_looks_real(case)


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        ("a.yaml", "# 123456782\ntop3: case/1\nnote: 'tel 0612345678'\n", [1, 3]),
        ("b.json", '{"note": "\\u00312\\u0033456782"}', [1]),
        ("c.md", "# Kop\n\nTekst\nover 123456782.\n", [4]),
        ("d.html", "<p>Tekst</p>\n<style>p{margin:1234AB}</style>\n<b>1234</b>56782", [3]),
        ("e.yaml", "getal: 1.5\nbsn: 123456782\n", [2]),
    ],
)
def test_a_file_says_the_line_of_all_it_holds_comments_too(tmp_path, name, content, lines):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert [each.place.line for each in check_file(path)] == lines


def test_a_kind_of_file_that_is_not_read_is_refused_and_not_passed_as_clean(tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    with pytest.raises(ReadingError) as refused:
        files_in([tmp_path / "scan.pdf", tmp_path / "not-there.md"])
    assert [each.code for each in refused.value.problems] == ["not-checked", "not-found"]


@pytest.fixture(scope="module")
def planned():
    """Return the plan of an invented case."""
    rules = load_rules()
    return reason(load_case(CASE, rules), rules).planned


_INVENTED = {"nl": "Verzonnen voorbeeld", "en": "Invented example"}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("document", "to"),
    [("plan", "text"), ("plan", "html"), ("plan", "docx"), ("papers", "markdown")],
)
def test_every_rendering_of_an_invented_case_says_so_and_holds_nothing_that_looks_real(
    tmp_path, planned, document, to, lang
):
    made = render(planned, to=to, document=document, lang=lang)
    path = tmp_path / f"made.{ {'text': 'txt', 'markdown': 'md'}.get(to, to) }"
    path.write_bytes(made if isinstance(made, bytes) else made.encode())
    assert _INVENTED[lang] in " ".join(said_in(path).split())
    assert check_file(path) == ()
