"""The pages of an example in a real browser: readable by everybody, on a phone and in the dark."""

import pytest
from tests.casuistry.told_cases import rules

from browser import axe, browser
from top3.casuistry.example import find_example, load_example
from top3.casuistry.telling.rendering import TELLINGS, tell
from top3.casuistry.telling.told import Told
from top3.views.render import write

pytestmark = [pytest.mark.slow, pytest.mark.dev_tool]


@pytest.fixture(scope="module")
def page():
    with browser() as shown:
        yield shown


@pytest.mark.parametrize(
    ("name", "lang"), [("niet-meer-vragen", "nl"), ("ik-had-mijn-telefoon-nog", "en")]
)
def test_no_page_of_an_example_has_a_fault_of_access(page, name, lang):
    example = load_example(find_example(name), rules(), lang)
    for document in TELLINGS:
        html = write(tell(Told(example, rules(), lang), document), "html")
        assert axe(page, html) == [], document
