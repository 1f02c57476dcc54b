"""A Word file with real headings, lists and header rows, in which text is never more than text."""

import os
import re
import struct
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.paper import (
    BAD_DRAWINGS,
    DRAWING,
    HARD,
    READABLE,
    everywhere,
    squeezed,
    texts_of,
)
from formats.sample import sample
from office import converted
from top3.document import (
    Box,
    Document,
    Field,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    items,
)
from top3.formats import docx, typst_parts
from top3.formats.shown import shown_text

pytestmark = pytest.mark.dev_tool

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "word/document.xml"


@pytest.fixture(scope="module")
def file():
    return docx.write(sample())


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(data: bytes, name: str = TEXT):
    from lxml import etree  # noqa: PLC0415 - a dev tool

    return etree.fromstring(parts(data)[name])


def values(node, name: str) -> list[str]:
    return [each.get(f"{W}val") for each in node.iter(f"{W}{name}")]


def of_blocks(*blocks, lang: str = "nl"):
    return tree(docx.write(Document("Titel", lang, blocks)))


def styled(node) -> list[tuple[str, str]]:
    """Return style and text of every paragraph, in order."""
    return [
        (paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), "".join(paragraph.itertext()))
        for paragraph in node.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle") is not None
    ]


def test_headings_are_real_and_follow_each_other(file):
    heads = [each for each in styled(tree(file)) if each[0].startswith("Heading")]
    assert heads[0] == ("Heading1", "Wat gebeurt er thuis")
    assert [style for style, _ in heads] == [*["Heading1"] * 5, "Heading2"]
    titles = [text for style, text in styled(tree(file)) if style == "Title"]
    assert titles == ["Afspraken"]


def test_every_numbered_list_begins_at_one():
    made = docx.write(Document("t", "nl", (
        items("een", "twee", numbered=True), Paragraph("en"),
        items(("een", "daaronder"), numbered=True), items("streepje"), items("nog een"),
    )))  # fmt: skip
    numbers = values(tree(made), "numId")
    first, second, bullets = numbers[0], numbers[2], numbers[-1]
    assert numbers == [first, first, second, second, bullets, bullets]
    assert len({first, second, bullets}) == 3
    numbering = {each.get(f"{W}numId"): each for each in tree(made, "word/numbering.xml")
                 if each.tag == f"{W}num"}  # fmt: skip
    for number in (first, second):
        assert [each.get(f"{W}val") for each in numbering[number].iter(f"{W}startOverride")] == [
            "1"
        ]
    assert not list(numbering[bullets].iter(f"{W}startOverride"))


def test_a_table_has_a_marked_header_row_and_no_row_is_torn_apart():
    table = Table(("wie", "wat"), (("Oma", "belt"), ("Karim", "x " * 900)), "Wie doet wat", True)
    [made] = of_blocks(table).iter(f"{W}tbl")
    rows = list(made.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    # a row longer than a page has to be torn, or its end would be lost
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, False]
    assert made.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Wie doet wat"
    assert made.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn") == "1"
    plain = of_blocks(replace(table, row_headers=False)).find(f".//{W}tblLook")
    assert plain.get(f"{W}firstColumn") == "0"


def test_the_columns_of_a_table_are_as_wide_as_the_page():
    made = of_blocks(Table(("a", "b", "c"), (("x" * 99, "y z", ""),)))
    widths = [int(each.get(f"{W}w")) for each in made.iter(f"{W}gridCol")]
    assert 9_400 < sum(widths) <= 9_411
    assert min(widths) > 500


@pytest.mark.parametrize(("lang", "language"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_language_is_that_of_the_document(lang, language):
    made = docx.write(replace(sample(), lang=lang))
    styles = tree(made, "word/styles.xml")
    assert set(values(styles, "lang")) == {language}
    assert values(tree(made, "word/settings.xml"), "themeFontLang") == [language]


def test_every_picture_has_words_and_a_drawing_is_there_twice(file):
    alternatives = [each.get("descr") for each in tree(file).iter() if each.tag.endswith("}docPr")]
    assert alternatives == [
        "Logo van Voorbeeldhuis",
        "Op 3 juni is er een gesprek thuis. Op 1 juli kijken wij samen hoe het gaat.",
    ]
    media = {name: data for name, data in parts(file).items() if name.startswith("word/media/")}
    drawn = [data for name, data in media.items() if name.endswith(".png")]
    assert len(drawn) == 2
    sharp = [data for name, data in media.items() if name.endswith(".svg")]
    assert [b"Gesprek thuis" in each for each in sharp] == [True]


def test_a_drawing_keeps_its_shape_and_fits_the_page():
    wide, tall = DRAWING.replace("100 40", "4000 400"), DRAWING.replace("100 40", "100 9000")
    for svg, sides in ((DRAWING, (952_500, 381_000)), (wide, (5_972_175, 597_218)), (tall, None)):
        [extent] = [e for e in of_blocks(Figure(svg, "a")).iter() if e.tag.endswith("}extent")]
        found = int(extent.get("cx")), int(extent.get("cy"))
        assert sides is None or found == sides
        assert found[1] <= 830 * 9_525


def test_a_drawing_of_any_size_becomes_a_picture_no_larger_than_a_page():
    made = docx.write(Document("t", "nl", (Figure(DRAWING.replace("100 40", "90000 9"), "a"),)))
    sides = struct.unpack(">II", parts(made)["word/media/image1.png"][16:24])
    assert max(sides) <= 2 * 627 + 1


def test_without_what_draws_it_a_drawing_is_said_in_words(monkeypatch):
    monkeypatch.setattr(typst_parts, "is_installed", lambda: False)
    made = docx.write(Document("t", "nl", (Figure(DRAWING, "een lijn", "kop"),)))
    assert [text for _, text in styled(tree(made))][1:] == ["kop", "een lijn"]
    assert not any(name.startswith("word/media") for name in parts(made))


@pytest.mark.parametrize("svg", BAD_DRAWINGS)
def test_a_drawing_that_may_do_something_is_not_in_the_file(svg):
    made = docx.write(Document("t", "nl", (Figure(svg, "een lijn"),)))
    assert "een lijn" in [text for _, text in styled(tree(made))]
    assert not any(name.startswith("word/media") for name in parts(made))


def test_a_box_says_its_tone_by_its_border_and_never_runs_into_the_next():
    found = styled(
        of_blocks(Box("let op", ("een", "twee")), Box("nu", ("bel",), "danger"), Box("leeg", ()))
    )
    assert [style for style, _ in found] == [
        "Title", "NoteBoxTitle", "NoteBox", "NoteBox", "Separator",
        "DangerBoxTitle", "DangerBox", "Separator", "NoteBoxTitle", "Separator",
    ]  # fmt: skip
    looks = {
        each.get(f"{W}styleId"): each for each in tree(docx.write(sample()), "word/styles.xml")
    }
    edges = [
        looks[name].find(f".//{W}pBdr/{W}top").get(f"{W}sz") for name in ("NoteBox", "DangerBox")
    ]
    assert int(edges[1]) >= 2 * int(edges[0])


def test_a_field_has_its_name_what_is_known_and_room_to_write():
    found = styled(of_blocks(Field("Wie belt u?", "a2", 3, "Oma")))
    assert found[1:3] == [("FieldLabel", "Wie belt u?  a2"), ("Normal", "Oma")]
    assert [style for style, _ in found[3:]] == ["WritingLine"] * 3


@pytest.mark.parametrize(
    "following", [Heading("kop"), Paragraph("tekst"), Table(("a",), (("b",),))]
)
def test_what_follows_a_page_break_begins_a_page_without_an_empty_line(following):
    made = of_blocks(Paragraph("voor"), PageBreak(), PageBreak(), following, PageBreak())
    breaking = [
        each for each in made.iter(f"{W}p") if each.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert len(breaking) == 1
    assert not list(made.iter(f"{W}br"))
    assert "".join(breaking[0].itertext()) == (
        "" if isinstance(following, Table) else following.text
    )


def test_the_file_names_nobody_and_no_other_time_than_the_day_of_the_document(file):
    core = parts(file)["docProps/core.xml"].decode()
    assert re.findall(r"<(\w+:\w+)[ >]", core) == [
        "cp:coreProperties", "dc:title", "dcterms:created", "dcterms:modified",
    ]  # fmt: skip
    assert core.count("2026-06-03T00:00:00Z") == 2
    undated = parts(docx.write(replace(sample(), day=None)))["docProps/core.xml"]
    assert b"<dcterms:" not in undated
    every_part = b"".join(parts(file).values())
    assert not re.search(
        rb"python-docx|generated by|w:rsid|lastModifiedBy|20[01]\d-\d\d-\d\dT", every_part
    )


def test_only_the_parts_a_document_needs_are_in_the_file():
    assert sorted(parts(docx.write(everywhere("tekst")))) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
        "word/document.xml", "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml",
        "word/header1.xml", "word/header2.xml", "word/media/drawing1.svg", "word/media/image1.png",
        "word/numbering.xml", "word/settings.xml", "word/styles.xml", "word/theme/theme1.xml",
    ]  # fmt: skip


def test_the_file_is_packed_in_one_order_with_one_stamp(file):
    with zipfile.ZipFile(BytesIO(file)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_document_gives_the_same_bytes_anywhere(file, tmp_path):
    code = (
        "import sys; from formats.sample import sample; from top3.formats import docx; "
        "sys.stdout.buffer.write(docx.write(sample()))"
    )
    paths = (str(Path(__file__).parents[1]), *filter(None, sys.path))
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone,
               "PYTHONPATH": os.pathsep.join(paths)}  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, check=True
        )
        assert parts(done.stdout) == parts(file)
        assert done.stdout == file


def test_a_second_document_has_nothing_of_the_first(file):
    docx.write(everywhere("iets anders"))
    assert docx.write(sample()) == file


@pytest.mark.parametrize("text", [*READABLE, *HARD])
def test_text_stays_text_and_is_all_there(text):
    document = everywhere(text)
    made = docx.write(document)
    assert_still(made)
    found = squeezed("".join(tree(made).itertext()))
    assert all(squeezed(shown_text(each)) in found for each in texts_of(document))


def assert_still(made: bytes) -> None:
    """Assert that the only fields are the numbers of the pages, and nothing points outside."""
    for name in parts(made):
        if name.endswith((".xml", ".rels", ".svg")):
            node = tree(made, name)
            fields = [each.get(f"{W}instr") for each in node.iter(f"{W}fldSimple")]
            assert fields == (["PAGE", "NUMPAGES"] if "footer" in name else [])
            tags = {
                each.tag.rpartition("}")[2] for each in node.iter() if isinstance(each.tag, str)
            }
            assert tags.isdisjoint(
                {"instrText", "fldChar", "hyperlink", "object", "altChunk", "script"}
            )
            assert not [each for each in node.iter() if each.get("TargetMode")]


def test_a_logo_is_no_higher_than_a_line_or_two(file):
    extents = [each for each in tree(file).iter() if each.tag.endswith("}extent")]
    assert int(extents[0].get("cy")) == 57 * 9_525
    assert struct.unpack(">II", parts(file)["word/media/image1.png"][16:24]) == (240, 60)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.integers(0, 10))
def test_every_text_is_in_the_file_as_it_is_shown(text, level):
    made = docx.write(Document(text, "nl", (Heading(text, level), Paragraph(text), items(text))))
    assert_still(made)
    assert squeezed(shown_text(text)) in squeezed("".join(tree(made).itertext()))


@pytest.mark.slow
def test_libreoffice_opens_it_and_keeps_headings_header_rows_lists_and_every_text(tmp_path):
    hostile = {f"h{at}": everywhere(text) for at, text in enumerate((*READABLE, *HARD[:-1]))}
    documents = {"sample": sample(), **hostile}
    files = {name: docx.write(document) for name, document in documents.items()}
    opened = converted(files, "odt", tmp_path)
    for name, document in documents.items():
        found = squeezed("".join(tree(opened[name], "content.xml").itertext()))
        for each in map(squeezed, map(shown_text, texts_of(document))):
            assert each in found
    kept = parts(opened["sample"])["content.xml"].decode()
    assert re.findall(r'<text:h [^>]*outline-level="(\d)"', kept) == [*"11111", "2"]
    assert kept.count("<table:table-header-rows>") == 1
    assert len(re.findall("<text:list[ >]", kept)) >= 3
    assert kept.count("<svg:desc>") + kept.count("<svg:title>") >= 2
    assert 'fo:language="nl"' in parts(opened["sample"])["styles.xml"].decode()


@pytest.mark.slow
def test_libreoffice_prints_as_many_pages_as_meant_with_mark_and_number_on_each(tmp_path):
    import pypdf  # noqa: PLC0415 - a dev tool

    [printed] = converted({"sample": docx.write(sample())}, "pdf", tmp_path).values()
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(printed)).pages]
    assert 2 <= len(pages) <= 3
    for number, page in enumerate(pages, 1):
        assert "Verzonnen voorbeeld" in page
        assert f"{number}/{len(pages)}" in squeezed(page)
    assert "Om zelf in te vullen" in pages[-1]
