"""A page that stands alone: text stays text, structure is real, and it looks as it should."""

import base64
import dataclasses
import hashlib
import io
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given

from browser import WIDTHS, axe, browser
from formats.hostile import ANY_TEXT, HOSTILE, PLAIN, SVG, joined, read_aloud, saying
from formats.sample import png, sample
from top3.document import (
    Box,
    Document,
    Field,
    Figure,
    Heading,
    HouseStyle,
    Items,
    Logo,
    Paragraph,
    Table,
)
from top3.formats import html
from top3.formats.html_style import LONGEST_FOOT, WIDEST_COLUMN
from top3.formats.shown import shown_text

PLACE_OF_TEXT = {"alt", "aria-label", "data-label"}
WIDTH = re.compile("c[0-9]+")
BLANKS = re.compile(r"\s*")


class Page(HTMLParser):
    """A page taken apart: its tags with attributes, the texts between them, and its style."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self.ids, self._open = [], [], [], []
        self.style = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        kept = tuple((name, "…" if name in PLACE_OF_TEXT else value) for name, value in attrs)
        self.tags.append((tag, kept))
        self.texts += [value for name, value in attrs if name in PLACE_OF_TEXT]
        self.ids += [value for name, value in attrs if name == "id"]
        self._open.append(tag)

    def handle_endtag(self, tag):
        self.tags.append((f"/{tag}", ()))
        self._open.append("")

    def handle_data(self, data):
        if self._open and self._open[-1] == "style":
            self.style += data
        elif not BLANKS.fullmatch(data):
            self.texts.append(data)

    def shape(self):
        """Return the tags without what a text may change: how wide it is, and the policy's digest.

        The digest is that of the style, and in the style stands what comes in the margins.
        """
        return [
            (tag, tuple(each for each in attributes if not WIDTH.fullmatch(str(each[1]))))
            for tag, attributes in self.tags
            if ("http-equiv", "Content-Security-Policy") not in attributes
        ]

    def count(self, tag):
        return Counter(name for name, _ in self.tags)[tag]

    def attributes(self, tag):
        return [dict(attributes) for name, attributes in self.tags if name == tag]


def page(*blocks, **parts):
    """Return a page of these blocks, taken apart."""
    return Page(html.write(Document(**{"title": "T", "lang": "nl", "blocks": blocks, **parts})))


def is_text_only(text):
    """Check that this text makes the same page as any other text, with itself in its places."""
    visible = shown_text(text).strip()
    if not visible:
        return True
    found, plain = Page(html.write(saying(text))), Page(html.write(saying(PLAIN)))
    instead = {PLAIN: visible}
    return found.shape() == plain.shape() and [each.strip() for each in found.texts] == [
        instead.get(each, each) for each in plain.texts
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_text_on_the_page_and_nothing_else(text):
    assert is_text_only(text)


@pytest.mark.slow
@given(ANY_TEXT)
def test_any_text_is_text_on_the_page_and_nothing_else(text):
    assert is_text_only(text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_in_the_margin_of_a_printed_page_ends_no_style(text):
    style = page(mark=text, footer=text).style
    assert style.count("{") == style.count("}")
    assert not set("<\n") & set(style)
    quoted = re.findall(r'content:"([^"]*)"', style)
    assert all(re.fullmatch(r"([A-Za-z0-9]|\\[0-9a-f]+ )*", each) for each in quoted)
    assert len(quoted) == 1 + (len(text) <= LONGEST_FOOT)


@pytest.mark.parametrize(("length", "in_margin"), [(LONGEST_FOOT, True), (LONGEST_FOOT + 1, False)])
def test_a_foot_too_long_for_the_margin_stays_at_the_end(length, in_margin):
    found = page(footer="x" * length)
    assert ("@bottom-left" in found.style) == in_margin
    # where the margin has it, the end is hidden on paper only
    assert (".foot{display:none}" in found.style) == in_margin
    assert "x" * length in found.texts


def test_every_text_of_a_document_can_be_read():
    texts = Page(html.write(sample())).texts
    assert [each for each in read_aloud(sample()) if each not in texts] == []


def test_the_same_document_is_the_same_page():
    assert html.write(sample()) == html.write(sample())


def test_a_page_may_load_nothing_and_run_nothing_and_only_its_own_style_counts():
    found = page(Paragraph("a"), style=HouseStyle(accent="#7a1f5e"))
    policy = next(
        each["content"] for each in found.attributes("meta") if each.get("http-equiv")
    )  # fmt: skip
    digest = base64.b64encode(hashlib.sha256(found.style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:", "base-uri 'none'",
        "form-action 'none'",
    ]  # fmt: skip
    tags = {name for name, _ in Page(html.write(sample())).tags}
    assert not tags & {"script", "link", "iframe", "object", "embed", "form", "a", "base"}


def test_the_language_is_said_and_there_is_one_title():
    found = page(Heading("Nog een titel", level=1), lang="en")
    assert found.attributes("html") == [{"lang": "en"}]
    assert (found.count("h1"), found.count("h2"), found.count("title")) == (1, 1, 1)
    assert [found.count(each) for each in ("header", "main", "footer")] == [0, 1, 0]


def test_no_level_of_heading_is_skipped():
    found = page(*(Heading("x", level=level) for level in (4, 2, 6, 3, 9)))
    assert [name for name, _ in found.tags if re.fullmatch("h[1-6]", name)] == [
        "h1", "h2", "h2", "h3", "h3", "h4",
    ]  # fmt: skip


def test_a_table_says_what_its_rows_and_columns_are():
    found = page(
        Table(("Wie", "Wat", ""), (("Mila", "belt", "-"),), "Wie doet wat", row_headers=True)
    )
    assert [(each["scope"], each["role"]) for each in found.attributes("th")] == [
        ("col", "columnheader"), ("col", "columnheader"), ("row", "rowheader"),
    ]  # fmt: skip
    assert found.count("caption") == 1
    (region,) = (each for each in found.attributes("div") if each.get("role") == "group")
    assert (region["tabindex"], region["aria-labelledby"]) == ("0", found.ids[0])


@pytest.mark.parametrize(("columns", "stacks"), [(2, False), (3, True)])
def test_a_table_too_wide_for_a_telephone_is_stacked_there(columns, stacks):
    found = page(Table(("Kop",) * columns, (("cel",) * columns,)))
    kinds = [each["class"] for each in found.attributes("div")]
    assert ("scroll stack" in kinds) == stacks


def column_widths(*columns):
    """Return the letters of room that a table of these columns (header and one cell) makes."""
    headers, cells = zip(*columns, strict=True)
    found = page(Table(headers, (cells,)))
    return [int(each["class"].removeprefix("c")) for each in found.attributes("th")]


@pytest.mark.parametrize(
    ("columns", "due"),
    [
        ([("Wie", "-"), ("Wat", "belt oma")], [4, 5]),
        ([("Wie", "apotheek")], [9]),
        ([("Wat", "x" * (WIDEST_COLUMN - 1))], [WIDEST_COLUMN]),
        ([("Wat", "x" * WIDEST_COLUMN)], [WIDEST_COLUMN]),
        ([("Wat", HOSTILE["a long name"])] * 5, [12, 12, 12, 12, 12]),
        ([("Wat", "jeugdconsulente")] * 8, [8, 8, 8, 8, 9, 9, 9, 9]),
    ],
)
def test_a_column_has_room_for_its_longest_word_as_long_as_the_paper_has(columns, due):
    assert column_widths(*columns) == due


@pytest.mark.parametrize(("columns", "small"), [(5, False), (6, True)])
def test_a_table_of_many_columns_has_smaller_letters(columns, small):
    found = page(Table(("K",) * columns, (("c",) * columns,)))
    kinds = [each["class"] for each in found.attributes("div")]
    assert ("scroll stack wide" in kinds) == small


@pytest.mark.parametrize(
    "table", [Table((), (), "Leeg"), Table(("Wie",), (), "Leeg")], ids=["no columns", "no rows"]
)
def test_a_table_without_anything_in_it_leaves_its_caption(table):
    found = page(table)
    assert (found.count("table"), "Leeg" in found.texts) == (0, True)


@pytest.mark.parametrize(
    "block",
    [Heading(" "), Paragraph(""), Items(()), Items(((),)), Box("", ("", " ")), Table((), ())],
    ids=repr,
)
def test_what_says_nothing_leaves_nothing(block):
    assert page(block).tags == page().tags


def test_danger_is_a_place_to_jump_to_and_a_name_that_comes_back_is_none():
    danger = Box("Nu niet veilig", ("Bel 112.",), tone="danger")
    found = page(Heading("Wat"), danger, danger, Box("Let op", ("Rustig.",)))
    assert (found.count("aside"), found.count("h3")) == (1, 2)
    assert [each.get("role") for each in found.attributes("div")] == [None, "group", "note"]


def test_ids_are_never_given_twice():
    figure = Figure(SVG.replace("<circle", '<circle id="c"'), "Een stip", "Stip")
    found = page(figure, figure, Table(("a",), (("b",),), "c"), Box("d", ("e",)), Box("d", ("e",)))
    assert len(found.ids) == len(set(found.ids)) == 9


@pytest.mark.parametrize(("lines", "value", "empty"), [(2, "", 2), (2, "Oma", 1), (1, "Oma", 0)])
def test_a_field_has_room_to_write_and_shows_what_is_filled_in(lines, value, empty):
    found = page(Field("Wie belt u?", "a1", lines, value))
    assert found.count("span") - 1 == empty
    assert (value in found.texts) == bool(value)


def test_a_house_style_brings_a_logo_with_text_and_a_line_at_the_foot():
    house = HouseStyle("#1f6e5a", Logo(png(), "Logo van ons huis"), "Ons huis")
    found = page(style=house, mark="Concept", footer="Tot 1 juli")
    (logo,) = found.attributes("img")
    assert base64.b64decode(logo["src"].removeprefix("data:image/png;base64,")) == png()
    assert {"Logo van ons huis", "Ons huis", "Concept", "Tot 1 juli"} <= set(found.texts)


def test_a_house_style_changes_no_word_mark_or_foot_of_a_document():
    styled = HouseStyle("#aa0000", Logo(png(), "Logo"), "Ons huis")
    plain = Page(html.write(sample(style=HouseStyle())))
    ours = Page(html.write(sample(style=styled)))
    assert [each for each in ours.texts if each not in ("Logo", "Ons huis")] == plain.texts


@pytest.fixture(scope="module")
def chromium():
    with browser() as running:
        yield running


IN_A_BROWSER = [pytest.mark.slow, pytest.mark.dev_tool]
EVERY_ACCENT = pytest.mark.parametrize("accent", ["#1f4e5f", "#ffee00", "#ffffff", "#000000"])


class TestInABrowser:
    pytestmark = IN_A_BROWSER

    @EVERY_ACCENT
    def test_a_page_has_no_fault_in_light_and_dark_wide_and_narrow(self, chromium, accent):
        document = sample()
        house = dataclasses.replace(document.style, accent=accent)
        assert axe(chromium, html.write(sample(style=house))) == []

    def test_a_page_of_hostile_texts_has_no_fault_and_runs_nothing(self, chromium):
        document = joined(*(saying(text, png=png()) for text in HOSTILE.values()))
        written = html.write(document)
        # an aside of a name of ten thousand letters is slow to judge, so once and narrow
        chromium.show(written, width=min(WIDTHS))
        assert chromium.width_needed() <= min(WIDTHS)
        assert chromium.run("window.ran === undefined && document.scripts.length === 0")
        assert [each for each in chromium.requests if not each.startswith("data:")] == []
        assert chromium.complaints == []
        assert chromium.violations() == []

    @pytest.mark.parametrize(
        ("fault", "named"),
        [
            ("<main>", "landmark"),
            ('lang="nl"', "html-has-lang"),
            (' alt="Logo van Voorbeeldhuis"', "image-alt"),
            ("max-width:52rem", "scrolls sideways"),
        ],
    )
    def test_a_planted_fault_is_found(self, chromium, fault, named):
        instead = {"<main>": "<div>", "max-width:52rem": "min-width:90rem"}.get(fault, "")
        written = html.write(sample())
        assert fault in written
        broken = _allowed(written.replace(fault, instead, 1))
        assert any(named in each for each in axe(chromium, broken))

    def test_a_page_that_asks_for_something_from_outside_is_found(self, chromium):
        open_page = re.sub("<meta http-equiv[^>]*>", "", html.write(sample()))
        asking = open_page.replace("<h1>", '<img alt="" src="file:///nowhere.png"><h1>', 1)
        assert any("asks for file:///nowhere.png" in each for each in axe(chromium, asking))

    def test_the_policy_keeps_a_script_and_a_picture_out_even_if_they_stood_there(self, chromium):
        planted = "<script>window.ran = 1</script><img alt='' src='file:///nowhere.png'><h1>"
        chromium.show(html.write(sample()).replace("<h1>", planted, 1))
        assert chromium.run("window.ran === undefined")
        assert len(chromium.complaints) >= 2

    def test_paper_is_a4_and_begins_a_page_where_the_document_does(self, chromium):
        import pikepdf  # noqa: PLC0415 - of the extra dev

        chromium.show(html.write(sample()))
        with pikepdf.open(io.BytesIO(chromium.printed())) as printed:
            sizes = {tuple(map(round, map(float, each.MediaBox))) for each in printed.pages}
            assert (len(printed.pages), sizes) == (3, {(0, 0, 595, 842)})

    def test_paper_is_white_whatever_the_screen_has(self, chromium):
        script = "getComputedStyle(document.querySelector('.sheet')).backgroundColor"
        grounds = []
        for media in ("screen", "print"):
            chromium.show(html.write(sample()), scheme="dark", media=media)
            grounds.append(chromium.run(script))
        assert grounds == ["rgb(27, 32, 36)", "rgb(255, 255, 255)"]


def _allowed(written):
    """Return a changed page with the digest of its changed style."""
    style = Page(written).style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return re.sub(r"sha256-[^']*", f"sha256-{digest}", written)
