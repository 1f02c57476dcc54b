"""The shipped cases, loaded and reasoned about once, and short ways to ask a result something."""

import re
from functools import lru_cache

import pytest

from top3 import load_rules, paths, reason
from top3.method.load import read_case
from top3.method.questions import first_screen
from top3.testing import shipped_cases

NAMES = (
    "dossier-01", "dossier-02", "dossier-03", "dossier-04", "dossier-05",
    "dossier-05-after-the-move", "dossier-06", "quiet",
)  # fmt: skip
_FAST = ("dossier-01", "quiet")
EVERY = tuple(pytest.param(name, marks=() if name in _FAST else pytest.mark.slow) for name in NAMES)
"""Every shipped case, for a promise held on each: two at once, the others with what is slow."""

EVERY_LOADED = tuple(
    pytest.param(
        each, id=each.id, marks=() if each.id in (*_FAST, "quiet-example") else pytest.mark.slow
    )
    for each in shipped_cases()
)
"""The same as cases, the counter-examples too."""


def at_once(count, values, **kept):
    """Return every value to test with: the first `count` in the fast suite, the rest as slow."""
    return [
        pytest.param(each, marks=() if place < count else pytest.mark.slow, **kept)
        for place, each in enumerate(values)
    ]


COUNTER_EXAMPLES = (
    "two-quarrels", "old-incident-newborn", "many-factors-no-situation", "anonymous-line",
)  # fmt: skip
LANGUAGES = ("nl", "en")


def file_of(name):
    """Return the path of a shipped case, as a user would type it."""
    return str(paths.example_cases() / f"{name}.yaml")


@lru_cache
def result_of(name):
    """Return what the rules say about a shipped case."""
    raw = (paths.example_cases() / f"{name}.yaml").read_bytes()
    return reason(read_case(raw, f"{name}.yaml"), load_rules("top3"))


@lru_cache
def data_of(name):
    """Return the same as plain data, with what was not found too."""
    return result_of(name).to_data(everything=True)


def situation(name, situation_id):
    """Return one situation of the result."""
    return next(each for each in data_of(name)["situations"] if each["id"] == situation_id)


def finding(name, situation_id, rule):
    """Return what one rule says about one item."""
    (found,) = (
        each
        for each in data_of(name)["findings"]
        if each["rule"] == rule and each["about"]["id"] == situation_id
    )
    return found["outcome"]


def present(name, situation_id):
    """Return the rules of kind danger that are present for a situation."""
    return {
        each["rule"]
        for each in data_of(name)["findings"]
        if each["about"]["id"] == situation_id
        and each["kind"] == "danger"
        and each["outcome"] == "present"
    }


def under_dangers(name):
    """Return every statement that any finding of kind danger rests on."""
    dangers = [each for each in data_of(name)["findings"] if each["kind"] == "danger"]
    return {statement for each in dangers for statement in each["statements"]}


def set_aside(name):
    """Return every item that was set aside: its class, and in Dutch where it belongs."""
    rows = data_of(name)["set_aside"]
    return {each["item"]: (each["class"], each["belongs_text"]["nl"]) for each in rows}


def proposal(name):
    """Return the proposed situations with their rank."""
    return [(each["rank"], each["situation"]) for each in data_of(name)["top3"]]


def outside(name):
    """Return why each situation stands outside the proposal."""
    return {each["situation"]: each["why"] for each in data_of(name)["not_chosen"]}


def now_rules(name):
    """Return the rules that say what must happen now, in order, with what they are about."""
    return [(each["rule"], each["about"]) for each in data_of(name)["now"]]


def first_questions(name, lang="nl"):
    """Return the texts of the questions on the first screen."""
    return [each.text.in_language(lang) for each in first_screen(result_of(name).planned)]


def asks(name, fact, about):
    """Say whether a question on the first screen asks this fact about this item."""
    shown = first_screen(result_of(name).planned)
    return any((key[1], asked) == (about, fact) for each in shown for key, asked in each.facts)


def words_of(text):
    """Return the words of a text, in lower case."""
    return re.findall(r"\w+", text.lower())
