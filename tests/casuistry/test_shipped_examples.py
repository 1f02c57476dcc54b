"""The shipped examples whole: every event is taken, what is made of them is current."""

import importlib.util
import re
import sys
from itertools import cycle
from pathlib import Path

import pytest
from tests.casuistry.told_cases import rules

from top3.casuistry.example import example_folders, load_example, write_example
from top3.casuistry.generate import made
from top3.casuistry.language.load import load_scenarios, shipped_scenarios
from top3.casuistry.telling.rendering import rendered_files
from top3.casuistry.telling.told import Told
from top3.casuistry.telling.words import WORDS
from top3.method.intake import case_from_notes
from top3.reading import read_text

pytestmark = pytest.mark.slow
TOOL = Path(__file__).parents[2] / "tools" / "render_examples.py"
FOLDERS = list(example_folders())


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("render_examples", TOOL)
    made = importlib.util.module_from_spec(spec)
    sys.modules["render_examples"] = made
    spec.loader.exec_module(made)
    return made


def test_what_is_rendered_of_the_shipped_examples_is_current(tool):
    stale = [path.name for path, text in tool.made_files()
             if not path.is_file() or path.read_text(encoding="utf-8") != text]  # fmt: skip
    assert stale == [], "run: python tools/render_examples.py"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_the_engine_takes_every_event_of_a_shipped_example(folder):
    example = load_example(folder, rules())
    made = example.trajectory(rules(), asked_again=True)
    assert made.course.phase == example.trajectory(rules()).course.phase


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_every_word_that_was_said_comes_back_from_the_dutch_dossier(folder):
    example = load_example(folder, rules())
    ((_, raw),) = rendered_files(example, rules(), documents=["dossier"])
    read = read_text(case_from_notes(raw.decode()).text).data
    numbers = Told(example, rules(), "nl").numbers
    case = example.case
    assert [each["title"] for each in read["reports"]] == [
        " ".join(numbers[each.id]) for each in case.reports
    ]
    for at, report in enumerate(case.reports, 1):
        back = " ".join(each["text"] for each in read["statements"] if each["report"] == f"r{at}")
        said = " ".join(each.text for each in case.statements if each.report == report.id)
        assert back.split() == said.split(), report.id


@pytest.mark.dev_tool
def test_a_word_file_says_on_its_first_page_that_it_is_made_up():
    import docx  # noqa: PLC0415

    example = load_example(FOLDERS[-1], rules())
    ((_, raw),) = rendered_files(example, rules(), documents=["dossier"], formats=["docx"])
    from io import BytesIO  # noqa: PLC0415

    texts = [each.text for each in docx.Document(BytesIO(raw)).paragraphs]
    assert texts[0] == WORDS["fictional"].nl


# one language each keeps it short; over the scenarios both are told
@pytest.mark.parametrize(("name", "lang"), list(zip(shipped_scenarios(), cycle(("nl", "en")))))
def test_a_generated_case_is_an_example_that_is_told_without_gaps(name, lang, tmp_path):
    (scenario,) = load_scenarios((name,))
    one = made(scenario, 3, 1, lang)
    write_example(tmp_path / one.id, one, scenario)
    example = load_example(tmp_path / one.id, rules())
    assert example.about.made.index == 1
    assert len(example.events) == len(one.events)
    for file, raw in rendered_files(example, rules(), langs=[lang]):
        text = raw.decode()
        assert WORDS["fictional"].in_language(lang) in text, file
        assert not re.search(r"\{\w+\}|\bNone\b|\[\w+\|", text), file
