"""What the people of the shipped cases hold in their hands: short, plain, and on two sides."""

import re
from dataclasses import replace
from io import BytesIO

import pytest

from cases.shipped_cases import NAMES, result_of
from rulesets.test_promises import TRADE
from top3 import Reader
from top3.document import Paragraph
from top3.errors import SharingError
from top3.views.composing import make_document
from top3.views.render import write
from views.shown_words import lengths, texts_of

HOME = ("family", "child", "network")
LONGEST_MEAN = {"family": 12, "child": 9, "network": 12, "subject": 12}
DOSSIERS = [name for name in NAMES if name != "quiet"]
each_dossier = pytest.mark.parametrize(
    "name", [pytest.param(each, marks=pytest.mark.slow) for each in DOSSIERS]
)


def papers_of(name, audiences=(*HOME, "subject")):
    """Yield every paper of a case for which something was chosen, and one for everybody at home."""
    result = result_of(name)
    readers = [Reader(audience, each.id) for audience in audiences
               for each in result.planned.case.people
               if audience != "child" or "child" in each.roles]  # fmt: skip
    for reader in (Reader("family"), *readers):
        try:
            made = make_document(result, reader)
        except SharingError as refused:
            # nobody reads as one of a group they are not of
            if {each.code for each in refused.problems} == {"chosen-for-others"}:
                continue
            raise
        if made.given.chosen or not reader.people:
            yield made
    for each in result.planned.case.people if "subject" in audiences else ():
        made = make_document(result, Reader("subject", each.id), "own-safety")
        if made.given.chosen:
            yield made


@each_dossier
def test_every_paper_has_short_sentences_and_no_word_of_the_trade(name):
    found = list(papers_of(name))
    assert len(found) > 3
    for made in found:
        texts = texts_of(made.document)
        counted = lengths(texts)
        assert max(counted) <= 20
        assert sum(counted) / len(counted) <= LONGEST_MEAN[made.reader.audience]
        own = {each.words for each in made.given.statements}
        assert [text for text in texts if TRADE.search(text) and text not in own] == []


@each_dossier
@pytest.mark.dev_tool
def test_a_paper_for_home_is_two_sides_with_what_matters_first(name):
    for made in papers_of(name, HOME):
        pages = pages_of(made.document)
        assert len(pages) <= 2, made.reader
        missing = [each for each in first_of_all(made.document) if each not in pages[0]]
        assert missing == [], made.reader


def pages_of(document):
    """Return the text of every page, without the breaks between its lines."""
    import pypdf  # noqa: PLC0415 - a dev tool

    read = pypdf.PdfReader(BytesIO(write(document, "pdf"))).pages
    return [squeezed(page.extract_text()) for page in read]


def squeezed(text):
    """Return the letters of a text: where lines break is up to the page."""
    return re.sub(r"[\W_]+", "", text)


def first_of_all(document):
    """Return all that stands before the next day to talk, and that day: the part that matters."""
    ends = ("We praten weer", "Wanneer praten we")
    found = []
    for block in document.blocks:
        here = texts_of(replace(document, blocks=(block,)))
        found += map(squeezed, here)
        if isinstance(block, Paragraph) and block.text.startswith(ends):
            return found
    raise AssertionError("no day to talk again, and no sentence that it is still to agree")
