"""Every document of the six dossiers and both trajectories, in every form, as a reader gets it."""

from functools import cache
from io import BytesIO

import pytest

from browser import SCHEMES, WIDTHS, axe, browser
from cases.every_document import Asked, asked, made
from top3.views.readers import AUDIENCES
from top3.views.render import write

pytestmark = [pytest.mark.slow, pytest.mark.dev_tool]
ON_TWO_SIDES = ("family", "child", "network")
PARTS = 4
NAMES = ("Veiligheidsplan", "Safety plan", "dossier", "TOP-3", "top3")


@pytest.fixture(scope="module")
def page():
    with browser() as shown:
        yield shown


@cache
def every():
    """Return every document there can be; made when a test asks, not when tests are gathered."""
    return tuple(asked())


@cache
def pages():
    """Return every document that is another page: of those in which nobody chose anything, one."""
    seen, kept = set(), []
    for each in every():
        found = made(each)
        shape = (each.reader.audience, each.kind)
        if found is None or (found.given and not found.given.chosen and shape in seen):
            continue
        seen.add(shape)
        kept.append(each)
    return tuple(kept)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_fault_of_access(part, page):
    """Light and dark, wide and narrow in turn: every page in one of the four."""
    shapes = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
    assert len(pages()) > 80
    for place, each in enumerate(pages()[part::PARTS]):
        width, scheme = shapes[place % len(shapes)]
        page.show(write(made(each).document, "html"), width=width, scheme=scheme)
        assert page.violations() == [], each
        assert page.width_needed() <= width, each
        assert page.requests == [], each
        assert page.complaints == [], each


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_one_page_of_every_reader_has_no_fault_in_any_light_or_width(audience, lang, page):
    each = next(one for one in pages() if one.reader.audience == audience)
    html = write(made(each, lang).document, "html")
    assert html == write(made(each, lang).document, "html")
    assert axe(page, html) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_every_pdf_says_its_language_gives_nothing_away_and_has_no_more_pages_than_it_may(part):
    import pikepdf  # noqa: PLC0415 - a dev tool

    for each in pages()[part::PARTS]:
        document = made(each).document
        with pikepdf.open(BytesIO(write(document, "pdf"))) as pdf:
            count, lang = len(pdf.pages), str(pdf.Root.Lang)
            title = str(pdf.docinfo.get("/Title", ""))
        assert lang.startswith("nl"), each
        if each.reader.audience in ON_TWO_SIDES and each.kind == "plan":
            assert count <= 2, each
        if each.reader.audience not in ("worker", "auditor"):
            assert not any(name in title or name in document.name for name in NAMES), each


@pytest.mark.parametrize("part", range(PARTS))
def test_every_word_document_names_nobody_on_the_outside_and_has_real_headings(part):
    import docx  # noqa: PLC0415 - a dev tool

    for each in pages()[part::PARTS]:
        document = made(each).document
        opened = docx.Document(BytesIO(write(document, "docx")))
        assert opened.core_properties.author == "", each
        assert opened.core_properties.title == document.title, each
        styles = {one.style.name for one in opened.paragraphs}
        assert styles & {"Title", "Heading 1", "Heading 2"}, each


@pytest.mark.parametrize("to", ["html", "pdf", "docx"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_same_document_gives_the_same_bytes(audience, to):
    each = next(one for one in pages() if one.reader.audience == audience)
    assert write(made(each).document, to) == write(made(each).document, to)


def test_only_what_is_to_be_settled_first_is_not_made():
    refused = [each for each in every() if made(each) is None]
    assert {each.reader.audience for each in refused} <= {*ON_TWO_SIDES, "organisation", "subject"}


def test_there_is_a_document_for_every_kind_of_reader():
    audiences = {each.reader.audience for each in every() if isinstance(each, Asked)}
    assert audiences == {
        "worker", "family", "child", "network", "organisation", "subject", "mda", "handover",
        "auditor",
    }  # fmt: skip
    assert {each.source for each in every()} == {f"dossier-0{number}" for number in range(1, 7)}
