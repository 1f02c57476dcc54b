"""A PDF that a screen reader can follow, that says nothing but its words, and stays the same."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formats.paper import BAD_DRAWINGS, HARD, READABLE, everywhere, squeezed, texts_of
from formats.sample import sample
from top3.document import Document, Figure, Heading, Paragraph, Table, items
from top3.formats import pdf, typst_parts
from top3.formats.shown import shown_text

pytestmark = pytest.mark.dev_tool

LONG_TABLE = Table(
    ("Week", "Afspraak"), tuple((f"week {n}", "Oma haalt de kinderen op.") for n in range(80)),
    "Tachtig weken", row_headers=True,
)  # fmt: skip
# what a file could do by itself, or carry along
ACTIVE = ("/JavaScript", "/OpenAction", "/AA", "/Launch", "/URI", "/EmbeddedFiles", "/AcroForm")


@pytest.fixture(scope="module")
def page_data():
    return pdf.write(sample())


def opened(data: bytes):
    import pikepdf  # noqa: PLC0415 - a dev tool

    return pikepdf.open(BytesIO(data))


def elements(data: bytes):
    """Return kind and element of everything in the tree a screen reader walks, in its order."""
    with opened(data) as made:
        return list(_below(made.Root.StructTreeRoot.K))


def _below(node):
    import pikepdf  # noqa: PLC0415 - a dev tool

    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _below(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S), {key: _plain(value) for key, value in node.items() if key != "/P"}
        if "/K" in node:
            yield from _below(node.K)


def _plain(value):
    return repr(value)


def words(data: bytes) -> list[str]:
    """Return what stands on each page."""
    import pypdf  # noqa: PLC0415 - a dev tool

    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


def test_it_says_it_is_accessible_in_which_language_and_shows_its_title(page_data):
    with opened(page_data) as made:
        assert str(made.Root.Lang) == "nl"
        assert bool(made.Root.MarkInfo.Marked)
        assert bool(made.Root.ViewerPreferences.DisplayDocTitle)
        assert str(made.docinfo["/Title"]) == "Afspraken"
        with made.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == "Afspraken"
    with opened(pdf.write(replace(sample(), lang="en"))) as made:
        assert str(made.Root.Lang) == "en"


def test_it_names_nobody_and_no_other_time_than_the_day_of_the_document(page_data):
    with opened(page_data) as made:
        assert set(made.docinfo.keys()) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
        assert re.fullmatch(r"Typst [\d.]+", str(made.docinfo["/Creator"]))
        with made.open_metadata() as about:
            assert "dc:creator" not in about
    days = set(re.findall(rb"D:(\d{8})|>(\d{4}-\d\d-\d\dT[^<]*)<", page_data))
    assert days == {(b"20260603", b""), (b"", b"2026-06-03T00:00:00Z")}


def test_without_a_day_there_is_no_time_in_it():
    made = pdf.write(replace(sample(), day=None))
    assert not re.search(rb"D:\d{8}|\d{4}-\d\d-\d\dT", made)


def test_headings_follow_each_other_and_the_title_is_the_first(page_data):
    kinds = [kind for kind, _ in elements(page_data) if re.fullmatch(r"/H\d", kind)]
    assert kinds == ["/H1", *["/H2"] * 5, "/H3"]


def test_lists_and_their_lines_are_tagged(page_data):
    kinds = [kind for kind, _ in elements(page_data)]
    assert kinds.count("/L") == 3
    assert kinds.count("/LI") == 6


def test_every_picture_has_words(page_data):
    figures = [
        about["/Alt"].split('"')[1] for kind, about in elements(page_data) if kind == "/Figure"
    ]
    assert figures == [
        "Logo van Voorbeeldhuis",
        "Op 3 juni is er een gesprek thuis. Op 1 juli kijken wij samen hoe het gaat.",
    ]


def test_a_table_has_headers_above_and_before_where_it_has_them(page_data):
    heads = [about["/A"] for kind, about in elements(page_data) if kind == "/TH"]
    assert ["/Column" in each for each in heads] == [True] * 4 + [False] * 3
    assert ["/Row" in each for each in heads] == [False] * 4 + [True] * 3
    plain = pdf.write(Document("t", "nl", (replace(LONG_TABLE, row_headers=False),)))
    assert [kind for kind, _ in elements(plain)].count("/TH") == 2


def test_the_header_row_stands_on_every_page_and_is_read_once():
    made = pdf.write(Document("Weken", "nl", (LONG_TABLE,)))
    pages = words(made)
    assert len(pages) > 1
    assert all("Week" in page and "Afspraak" in page for page in pages)
    assert [kind for kind, _ in elements(made)].count("/THead") == 1


def test_every_text_stands_on_the_pages_in_order(page_data):
    found, place = squeezed("".join(words(page_data))), 0
    for text in map(squeezed, texts_of(sample())):
        place = found.find(text, place)
        assert place >= 0


def test_every_page_has_the_mark_the_foot_and_its_number(page_data):
    pages = words(page_data)
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert "Verzonnen voorbeeld" in page
        assert "Afspraken van 3 juni 2026, tot 1 juli 2026" in page
        assert "Voorbeeldhuis · Dorpsstraat 1" in page
        assert f"{number}/3" in squeezed(page)
    assert "Om zelf in te vullen" in pages[2]


def test_the_mark_is_read_out_once(page_data):
    assert sum(kind == "/P" for kind, _ in elements(page_data)) > 10
    first = next(about for kind, about in elements(page_data) if kind not in ("/Document",))
    assert first["/S"] == 'pikepdf.Name("/P")'


def test_the_same_document_gives_the_same_bytes_anywhere(page_data, tmp_path):
    code = (
        "import sys; from formats.sample import sample; from top3.formats import pdf; "
        "sys.stdout.buffer.write(pdf.write(sample()))"
    )
    paths = (str(Path(__file__).parents[1]), *filter(None, sys.path))
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone,
               "PYTHONPATH": os.pathsep.join(paths)}  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, check=True
        )
        assert done.stdout == page_data


def test_several_can_be_made_at_once(page_data):
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(pdf.write, [sample()] * 8)) == {page_data}


@pytest.mark.parametrize("text", READABLE)
def test_a_text_that_would_be_more_stays_text_and_does_nothing(text):
    document = everywhere(text)
    made = pdf.write(document)
    found = squeezed("".join(words(made)))
    for each in set(texts_of(document)):
        # from right to left it stands the other way round on the page
        assert squeezed(each) in found or squeezed(each)[::-1] in found
    assert_still(made)


def assert_still(made: bytes) -> None:
    """Assert that a PDF does nothing by itself: read as objects, for texts may hold any word."""
    import pikepdf  # noqa: PLC0415 - a dev tool

    with opened(made) as document:
        keys = {
            key
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary)
            for key in each.keys()  # noqa: SIM118 - a PDF dictionary yields no keys by itself
        }
    assert keys.isdisjoint(ACTIVE)
    assert len(keys) > 10


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_no_text_keeps_a_document_from_being_made(text):
    with opened(pdf.write(everywhere(text))) as made:
        assert len(made.pages) >= 1


def test_a_sign_no_font_has_stands_as_a_square_and_the_last_line_says_so():
    for lang, note in (("nl", "□ staat voor een teken"), ("en", "□ stands for a sign")):
        text = squeezed("".join(words(pdf.write(Document("t", lang, (Paragraph("dag 😀!"),))))))
        assert "dag□!" in text
        assert text.index(squeezed(note)) > text.index("dag")
    assert "□" not in "".join(words(pdf.write(Document("t", "nl", (Paragraph("dag!"),)))))


@pytest.mark.parametrize(
    "word", ["Zoë", "Ζωή", "Зоя", "שלום", "سلام", "Զոյա", "ზოია", "Łódź", "Đặng", "Ayşe Ağça"]
)
def test_the_scripts_the_page_on_pdf_names_are_shown(word):
    assert all(typst_parts.can_show(sign) for sign in word)


@pytest.mark.parametrize("sign", ["😀", "你", "ሰ"])
def test_the_signs_the_page_on_pdf_calls_missing_are_missing(sign):
    assert not typst_parts.can_show(sign)


def test_a_name_of_ten_thousand_letters_stays_within_the_margins():
    name = "Wim" * 3_334
    made = pdf.write(Document("t", "nl", (Paragraph(name), items(name), Heading(name))))
    lines = [line for page in words(made) for line in page.splitlines()]
    assert squeezed("".join(lines)).count("Wim") > 9_900
    assert max(map(len, lines)) < 130


@pytest.mark.parametrize("svg", BAD_DRAWINGS)
def test_a_drawing_that_cannot_be_shown_is_said(svg):
    made = pdf.write(Document("t", "nl", (Figure(svg, "een lijn met twee dagen", "kop"),)))
    assert "een lijn met twee dagen" in "".join(words(made))


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), st.integers(0, 10))
@example("\u200c" * 9, 1)
def test_every_text_makes_a_document_that_has_it_or_says_what_it_cannot_show(text, level):
    made = pdf.write(Document(text, "nl", (Heading(text, level), Paragraph(text), items(text))))
    found = "".join(words(made))
    plain = re.sub(r"[^!-~]", "", shown_text(text))
    assert not plain or all(each in found for each in plain)
    assert_still(made)


def test_a_day_of_another_document_makes_other_bytes(page_data):
    assert pdf.write(replace(sample(), day=date(2026, 6, 4))) != page_data
