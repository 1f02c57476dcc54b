"""A bad scenario is refused: every fault with line, code and remedy, not a word of it shown."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bad.bad_scenarios import BAD, BASE, MARKER
from top3.casuistry.language.lint import lint
from top3.casuistry.language.load import read_scenario, scenario_from
from top3.cli import main
from top3.errors import ScenarioError
from top3.method.load import load_rules
from top3.reading import read_text

EVERY = pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
SENTENCE = re.compile(r".+: \S.*; \S.* \[[a-z0-9-]+\]")


def refusal(text):
    with pytest.raises(ScenarioError) as caught:
        read_scenario(text.encode(), "scenario.yaml")
    return caught.value


def test_the_small_scenario_is_good():
    assert read_scenario(BASE.encode()).id == "small-scenario"


def test_there_are_enough_bad_scenarios_and_each_marks_its_faults():
    assert len({bad.name for bad in BAD}) == len(BAD) >= 60
    assert all(bad.faults for bad in BAD)


@EVERY
def test_every_fault_is_found_on_its_own_line_with_a_remedy_and_no_word_of_a_text(bad):
    error = refusal(bad.text)
    found = sorted((each.place.line or 0, each.code) for each in error.problems)
    assert found == sorted((fault.line or 0, fault.code) for fault in bad.faults)
    shown = [repr(error), *(json.dumps(each.as_data()) for each in error.problems)]
    for lang in ("nl", "en"):
        lines = error.in_language(lang).splitlines()
        assert all(SENTENCE.fullmatch(line) for line in lines)
        shown += lines
    assert MARKER not in " ".join(shown).lower()
    for each in error.problems:
        assert each.found.nl != each.found.en or each.remedy.nl != each.remedy.en
    for fault in (each for each in bad.faults if each.offered):
        remedies = [each.remedy.nl for each in error.problems if each.place.line == fault.line]
        assert any(f"'{fault.offered}'" in text for text in remedies)


def test_a_text_that_cannot_be_read_is_refused_with_the_faults_of_the_rest():
    text = BASE.replace("kinds: [hits]", "kinds: [htis]", 1)
    text = text.replace("version: 1", "version: yes")
    codes = {each.code for each in refusal(text).problems}
    assert codes == {"yes-no", "not-in-list"}


def test_the_command_refuses_it_and_leaves_stdout_empty(tmp_path, capsys):
    path = tmp_path / "slecht.yaml"
    path.write_text(BAD[-1].text, encoding="utf-8")
    assert main(["cases", "lint", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == len(BAD[-1].faults)
    assert all(line.startswith("slecht.yaml:") for line in err.splitlines())


# ------------------------------------------------------------------ a word planted anywhere
def places_of_text(data, path=()):
    """Yield the path of every text of people in a scenario."""
    if isinstance(data, dict):
        for key, each in data.items():
            if key in ("nl", "en") and isinstance(each, str):
                yield (*path, key)
            else:
                yield from places_of_text(each, (*path, key))
    elif isinstance(data, list):
        for number, each in enumerate(data):
            yield from places_of_text(each, (*path, number))


def with_planted(data, path, text):
    """Return the data with another text at a path."""
    if not path:
        return text
    key, *rest = path
    made = dict(data) if isinstance(data, dict) else list(data)
    made[key] = with_planted(data[key], rest, text)
    return made


PLAIN = read_text(BASE)
TEXTS = sorted(places_of_text(PLAIN.data), key=str)


@given(
    place=st.sampled_from(TEXTS),
    text=st.sampled_from(["{%s}", "[%s", "{child.%s}", "[a|%s]", "{%s.day}", "%s {", "[%s|a|%s]"]),
)
def test_a_word_planted_in_any_text_never_shows_in_what_is_said_of_it(place, text):
    planted = text.replace("%s", "kwikstaart")
    tree = read_text(BASE)
    tree.data = with_planted(tree.data, place, planted)
    rules = load_rules("top3")
    try:
        said = lint(scenario_from(tree, rules), rules, tree)
    except ScenarioError as error:
        said = error.problems
    assert "kwikstaart" not in " ".join(json.dumps(each.as_data()) for each in said)
    assert said
