"""What pages need: columns that fit, long words that break, headings in order, honest drawings."""

import pytest

from formats.paper import BAD_DRAWINGS, DRAWING, everywhere, squeezed
from top3.document import Document, Figure, Heading, HouseStyle, Paragraph, Table
from top3.errors import ExtraMissingError
from top3.formats import docx, docx_base, pdf, typst_parts
from top3.formats.colours import contrast
from top3.formats.pdf_parts import as_data, row_headers_marked, strange_signs, without
from top3.formats.svg_parts import fitted, on_paper, said, size
from top3.formats.table_parts import ROOM, is_dense, shares
from top3.formats.text_parts import broken_up, consecutive, parted


def test_a_word_of_ten_thousand_letters_may_be_broken_and_stays_the_same_word():
    word = "x" * 10_000
    assert max(map(len, broken_up(word, 60).split("\u200b"))) <= 8
    assert squeezed(broken_up(word, 60)) == word


@pytest.mark.parametrize(("letters", "pieces"), [(28, 1), (29, 4)])
def test_a_word_is_broken_when_it_is_longer_than_it_may_be(letters, pieces):
    assert len(broken_up("w" * letters, 28).split("\u200b")) == pieces


def test_an_address_in_a_column_is_broken_at_its_signs_and_a_short_word_never():
    assert parted("naam@voorbeeld.nl/pad", 28) == "naam@\u200bvoorbeeld.\u200bnl/\u200bpad"
    assert parted("a.b@c.nl zo", 28) == "a.b@c.nl zo"


def test_no_level_of_heading_is_left_out_and_an_empty_one_is():
    levels = [1, 4, 4, 2, 6, 3]
    given = [Heading(f"kop {at}", level) for at, level in enumerate(levels)]
    made = list(consecutive([*given, Heading("  "), Paragraph("tekst")]))
    assert [each.level for each in made if isinstance(each, Heading)] == [2, 3, 4, 2, 3, 3]
    assert made[-1] == Paragraph("tekst")


def test_a_column_of_sentences_is_wider_than_one_of_numbers_and_none_vanishes():
    table = Table(("nr", "afspraak", ""), (("1", "Oma belt elke dinsdag om vier uur " * 9, ""),))
    number, sentence, nothing = shares(table)
    assert sentence > 3 * number
    assert nothing >= number
    assert sum((number, sentence, nothing)) == pytest.approx(10 * ROOM, abs=3)


def test_a_column_has_room_for_its_longest_word_however_much_stands_beside_it():
    table = Table(("wie", "wat", "vanaf"), (("apotheek", "levert " * 90, "2026-01-27"),))
    who, _, day = shares(table)
    assert who >= 10 * len("apotheek")
    assert day >= 10 * len("2026-01-27")


@pytest.mark.parametrize(("columns", "dense"), [(6, False), (7, True)])
def test_letters_are_smaller_only_where_the_words_do_not_stand_side_by_side(columns, dense):
    table = Table(("2026-01-27",) * columns, ())
    assert is_dense(table) is dense
    assert as_data(Document("t", "nl", (table,)))["blocks"][0]["dense"] is dense


@pytest.mark.parametrize("svg", BAD_DRAWINGS)
def test_a_drawing_that_may_not_stand_on_paper_is_said_in_words(svg):
    figure = Figure(svg, "wat er te zien is", "kop")
    assert on_paper(figure) == ""
    [block] = as_data(Document("t", "nl", (figure,)))["blocks"]
    assert (block["svg"], block["alternative"]) == ("", "wat er te zien is")


def test_a_drawing_on_paper_knows_no_variables_of_a_style_sheet():
    drawing = on_paper(Figure(DRAWING, "een lijn"))
    assert "var(" not in drawing
    assert 'fill="#ffffff"' in drawing


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ('<svg viewBox="0 0 640 120">', (640, 120)),
        ('<svg viewBox="0,0,64.5,12" width="5" height="5">', (64.5, 12)),
        ('<svg width="300" height="90px">', (300, 90)),
        ('<svg viewBox="0 0 1 1">', (1, 1)),
    ],
)
def test_the_size_of_a_drawing_is_its_own(root, expected):
    assert size(root) == expected


@pytest.mark.parametrize(
    "root",
    ["", '<svg viewBox="0 0 0 0">', '<svg width="100%" height="9">', '<svg viewBox="0 0 1 0.9">',
     '<svg viewBox="0 0 9 1000000">'],
)  # fmt: skip
def test_a_drawing_without_a_size_is_not_put_on_paper(root):
    with pytest.raises(ValueError, match="viewBox"):
        size(root)
    assert on_paper(Figure(f"{root}</svg>", "wat er te zien is")) == ""


def test_a_drawing_is_as_large_as_its_own_units_say():
    svg = DRAWING.replace("<svg", '<svg width="0" height="100%"', 1)
    assert ' width="100" height="40" ' in on_paper(Figure(svg, "een lijn"))


@pytest.mark.parametrize(
    ("sides", "on_the_page"),
    [((100, 40), (100, 40)), ((627, 830), (627, 830)), ((6270, 100), (627, 10)),
     ((100, 8300), (10, 830))],
)  # fmt: skip
def test_a_drawing_is_made_smaller_where_it_does_not_fit_the_page_and_never_larger(
    sides, on_the_page
):
    assert fitted(sides) == pytest.approx(on_the_page)
    svg = DRAWING.replace("0 0 100 40", "0 0 {} {}".format(*sides))
    [block] = as_data(Document("t", "nl", (Figure(svg, "a"),)))["blocks"]
    assert block["width"] == pytest.approx(100 * on_the_page[0] / 627, abs=0.01)


def test_a_picture_is_never_without_words():
    assert said(Figure("", "  ", "kop")) == "kop"
    assert said(Figure("", "", "")) == "–"


def test_an_accent_too_light_for_paper_is_darkened_and_a_dark_one_stays():
    light = as_data(Document("t", "nl", (), style=HouseStyle(accent="#ffee00")))["accent"]
    assert contrast(light, "#ffffff") >= 4.5
    assert as_data(Document("t", "nl", (), style=HouseStyle("#102030")))["accent"] == "#102030"


def test_what_no_font_may_have_is_found_and_stands_as_a_square():
    data = as_data(everywhere("Zoë – ሰ 😀"))
    assert strange_signs(data) == {"ሰ", "😀"}
    assert without(data, frozenset("ሰ😀"))["title"] == "Zoë – □ □"


def test_a_row_header_is_tagged_in_its_own_table_and_moves_no_byte():
    cell = b"<</Type/StructElem/S/TD/P 46 0 R/A[<</O/Table/Headers[(U%dx%dy0)]>>]/K[20]>>\n"
    made = b"".join(cell % (table, column) for table in (1, 2, 12) for column in (0, 1))
    tables = [{"kind": "table", "row_headers": number == 2} for number in range(1, 13)]
    marked = row_headers_marked(made, {"blocks": tables})
    assert len(marked) == len(made)
    assert [b"/S/TH" in line for line in marked.splitlines()] == [False, False, True, *[False] * 3]
    assert marked.count(b"/Scope/Row ") == 1


def test_words_of_a_document_cannot_pass_for_a_tag():
    text = "<</Type/StructElem/S/TD/P 46 0 R/A[<</O/Table/Headers[(U1x0y0)]"
    made = b"<</Alt(" + text.encode() + b")>>\n"
    tables = {"blocks": [{"kind": "table", "row_headers": True}]}
    assert row_headers_marked(made, tables) == made


@pytest.mark.parametrize(("writer", "owner"), [(pdf, typst_parts), (docx, docx_base)])
def test_a_missing_extra_is_named_with_the_line_that_installs_it(monkeypatch, writer, owner):
    monkeypatch.setattr(owner, "find_spec", lambda _name: None)
    with pytest.raises(ExtraMissingError) as caught:
        writer.write(everywhere("tekst"))
    name = writer.__name__.rpartition(".")[2]
    assert caught.value.extra == name
    assert f"pip install 'top3[{name}]'" in str(caught.value)


def test_a_foot_too_long_for_the_edge_stands_whole_at_the_end():
    fits, longer = "v" * 200, "v" * 201
    document = Document("t", "nl", (Paragraph("tekst"),), footer=longer, style=HouseStyle())
    data = as_data(document)
    assert [len(squeezed(each)) for each in data["footer"]] == [200]
    assert squeezed(data["blocks"][-1]["text"]) == longer
    data = as_data(Document("t", "nl", (Paragraph("tekst"),), footer=fits))
    assert squeezed(data["footer"][0]) == fits
    assert [each["text"] for each in data["blocks"]] == ["tekst"]
