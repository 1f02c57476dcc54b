"""No word of a case ever stands in an error, a log or a `repr`: plant one anywhere and look for it.

Documents and `to_data` may hold it; they are what the case is for.
"""

import contextlib
import copy
import dataclasses
import io
import logging
import traceback
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from cases.shipped_cases import EVERY, NAMES, file_of
from top3 import check, explain, load_rules, reason
from top3.cli import main
from top3.errors import Both, Top3Error
from top3.method.load import read_case
from top3.reading import read_file, write_yaml

# plants a marker everywhere: it runs with what is slow
pytestmark = pytest.mark.slow

MARKER = "zwaluwstaart"
RULES = load_rules("top3")
TREES = {name: read_file(file_of(name)).data for name in NAMES}


# ---------------------------------------- where it is planted


def places(data, path=()):
    """Yield the path of every value, and of every key as (path, "key")."""
    if isinstance(data, dict):
        for key, part in data.items():
            yield (*path, key), "key"
            yield from places(part, (*path, key))
    elif isinstance(data, list):
        for index, part in enumerate(data):
            yield from places(part, (*path, index))
    else:
        yield path, type(data).__name__


def planted(data, path, kind, how):
    """Return the data with the marker in one place."""
    data = copy.deepcopy(data)
    *before, last = path
    parent = data
    for part in before:
        parent = parent[part]
    if kind == "key":
        parent[how(last)] = parent.pop(last)
    else:
        parent[last] = how(str(parent[last]))
    return data


HOW = {
    "instead": lambda _: MARKER,
    "after": lambda text: f"{text} {MARKER}",
    "joined": lambda text: f"{text}{MARKER}",
    "as an id": lambda _: f"{MARKER[:3]}{MARKER}1",
    "capital": lambda _: MARKER.title(),
    "in lines": lambda text: f"{text}\n{MARKER}: {MARKER}",
}


# ---------------------------------------- where it may not be


def parts_of(root):
    """Yield everything of top3 that can be reached from a value, the rules left out."""
    seen, waiting = set(), [root]
    while waiting:
        each = waiting.pop()
        if id(each) in seen or isinstance(each, str | int | Both | None):
            continue
        seen.add(id(each))
        if isinstance(each, Mapping):
            waiting.extend(each.values())
        elif isinstance(each, list | tuple | set | frozenset):
            waiting.extend(each)
        elif isinstance(each, BaseModel):
            waiting.extend(getattr(each, name) for name in type(each).model_fields)
        elif dataclasses.is_dataclass(each) and not isinstance(each, type):
            waiting.extend(getattr(each, field.name) for field in dataclasses.fields(each))
        if type(each).__module__.startswith("top3."):
            yield each


def shown_by(value):
    """Return everything that printing a value, or anything in it, would show."""
    return "\n".join(f"{each!r}\n{each}" for each in parts_of(value))


class Log(logging.Handler):
    """Keeps every record of every logger, whatever its level."""

    def __init__(self):
        super().__init__(logging.NOTSET)
        self.said = []

    def emit(self, record):
        self.said.append(f"{record.name} {record.getMessage()} {record.exc_text} {record.args}")


@contextlib.contextmanager
def listening():
    log, root = Log(), logging.getLogger()
    level = root.level
    root.addHandler(log)
    root.setLevel(logging.NOTSET)
    try:
        yield log
    finally:
        root.removeHandler(log)
        root.setLevel(level)


def said_by(error):
    """Return everything that an error shows, printed in any of the ways there are."""
    told = [str(error), repr(error), repr(error.args), *map(error.in_language, ("nl", "en"))]
    told += traceback.format_exception(error)
    for problem in getattr(error, "problems", ()):
        told += [repr(problem), str(problem), str(problem.as_data())]
    return "\n".join(told)


def everything_shown(raw):
    """Read a case and do all there is to do; return what errors, logs and reprs show of it."""
    with listening() as log:
        try:
            case = read_case(raw, "case.yaml", RULES)
            result = reason(case, RULES)
        except Top3Error as error:
            return "\n".join([said_by(error), *log.said]), False
        explained = [explain(result, each.situation) for each in result.top3]
        shown = [shown_by(each) for each in (case, result, check(result), explained)]
        for item in (MARKER, f"s1:{MARKER}", f"{MARKER}:{MARKER}"):
            with pytest.raises(Top3Error) as caught:
                explain(result, item)
            shown.append(said_by(caught.value))
    return "\n".join([*shown, *log.said]), True


def assert_not_shown(raw):
    shown, read = everything_shown(raw)
    assert MARKER not in shown.lower()
    return read


# ---------------------------------------- the property


@st.composite
def marked(draw):
    """Draw a shipped case with the marker in one to three places, as bytes."""
    data = TREES[draw(st.sampled_from(NAMES))]
    for _ in range(draw(st.integers(1, 3))):
        path, kind = draw(st.sampled_from(list(places(data))))
        data = planted(data, path, kind, HOW[draw(st.sampled_from(sorted(HOW)))])
    return write_yaml(data).encode()


@given(raw=marked())
def test_a_word_planted_anywhere_in_a_case_is_shown_nowhere(raw):
    assert_not_shown(raw)


@st.composite
def broken(draw):
    """Draw the bytes of a shipped case with the marker between any two of them."""
    with open(file_of(draw(st.sampled_from(NAMES))), "rb") as file:  # noqa: PTH123
        raw = file.read()
    at = draw(st.integers(0, len(raw)))
    around = [
        b"",
        b" ",
        b"\n",
        b": ",
        b"# ",
        b"'",
        b'"',
        b"{",
        b"]",
        b"&",
        b"*",
        b"!",
        b"\xff",
        b"\0",
    ]
    before, after = (draw(st.sampled_from(around)) for _ in range(2))
    return raw[:at] + before + MARKER.encode() + after + raw[at:]


@given(raw=broken())
def test_a_word_planted_between_any_two_bytes_is_shown_nowhere(raw):
    assert_not_shown(raw)


@given(raw=st.one_of(marked(), broken()))
@settings(max_examples=10)
def test_the_command_line_shows_it_on_stdout_of_a_good_case_at_most(raw, tmp_path_factory):
    path = tmp_path_factory.mktemp("case") / "case.yaml"
    path.write_bytes(raw)
    for words in (["assess"], ["check"], ["plan"], ["why"]):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main([*words, str(path), *(["s1"] if words == ["why"] else [])])
        assert MARKER not in err.getvalue().lower()
        assert status < 2 or not out.getvalue()


# ---------------------------------------- every place at once


def everywhere(data, wanted, how):
    """Return the data with the marker in every place that is wanted."""
    if isinstance(data, dict):
        return {
            (how(key) if wanted(data, key, "key") else key): everywhere(part, wanted, how)
            if isinstance(part, dict | list)
            else (how(part) if wanted(data, key, "value") and isinstance(part, str) else part)
            for key, part in data.items()
        }
    if isinstance(data, list):
        return [
            everywhere(part, wanted, how)
            if isinstance(part, dict | list)
            else (how(part) if wanted(data, None, "item") and isinstance(part, str) else part)
            for part in data
        ]
    return data


FREE_TEXT = {"name", "title", "text", "nl", "en", "note", "where"}


def marked_after(text):
    return f"{text} {MARKER}"


@pytest.mark.parametrize("name", EVERY)
def test_a_case_marked_in_all_its_free_texts_is_read_and_shows_none_of_them(name):
    data = everywhere(
        TREES[name], lambda _, key, kind: kind == "value" and key in FREE_TEXT, marked_after
    )
    assert str(data).count(MARKER) > 50
    assert assert_not_shown(write_yaml(data).encode())


@pytest.mark.parametrize("kind", ["key", "value", "item"])
@pytest.mark.parametrize("how", sorted(HOW))
@pytest.mark.parametrize("name", ["dossier-02", "quiet"])
def test_a_case_marked_in_every_place_of_a_kind_is_refused_and_shows_nothing(name, how, kind):
    count = iter(range(10_000))
    plant = HOW[how]

    def one(text):
        # a key twice is refused before anything else; numbered, every place is looked at
        return f"{plant(text)}{next(count)}" if kind == "key" else plant(text)

    data = everywhere(TREES[name], lambda _, __, found: found == kind, one)
    assert not assert_not_shown(write_yaml(data).encode())


@pytest.mark.parametrize("remark", [f"# {MARKER}", f"#{MARKER}: {MARKER}"])
@pytest.mark.parametrize("name", EVERY)
def test_a_remark_on_every_line_is_shown_nowhere(name, remark):
    lines = read_lines(name)
    marked_lines = [f"{line}  {remark}" if line.endswith(("]}", ":")) else line for line in lines]
    assert_not_shown("\n".join(marked_lines).encode())


def read_lines(name):
    with open(file_of(name), encoding="utf-8") as file:  # noqa: PTH123
        return file.read().splitlines()


def test_the_search_finds_a_word_that_is_shown():
    @dataclasses.dataclass
    class Open:
        word: str

    Open.__module__ = "top3.somewhere"
    assert MARKER in shown_by({"a": [Open(MARKER)]})
    assert MARKER in said_by(Top3Error(f"not a word: {MARKER}"))
    with listening() as log:
        logging.getLogger("somewhere").debug("not a word: %s", MARKER)
    assert MARKER in log.said[0]
