"""Whatever is read, it is taken or refused in one way, and nothing of it stands in a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.drawn import real_cases, rules
from top3.errors import CaseError, ReadingError
from top3.method.load import read_case
from top3.reading import read_bytes, read_text, write_yaml

MARKER = "Zwaluwstaart"
plain = st.characters(exclude_categories=("Cs",))
yamlish = st.text(st.sampled_from("ab:-[]{},&*!|>'\"?#%@`~0.1\n \t") | plain, max_size=60)
leaves = (bool, int, str)


def parts(data):
    yield data
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for each in inner:
        yield from parts(each)


def refused(raw, read):
    """Return what a refusal says in both languages; empty where it was read."""
    try:
        read(raw)
    except (ReadingError, CaseError) as error:
        return "\n".join(
            (str(error), repr(error), error.in_language("nl"), repr(error.problems[0]))
        )
    return ""


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_nothing_else(raw):
    refused(raw, read_bytes)


@given(yamlish)
def test_any_text_is_read_or_refused_and_nothing_else(text):
    refused(text, read_text)


@given(yamlish)
def test_what_is_read_is_only_text_whole_numbers_yes_and_no(text):
    try:
        tree = read_text(text)
    except ReadingError:
        return
    for part in parts(tree.data):
        assert type(part) in (*leaves, dict, list)
        assert not isinstance(part, dict) or all(type(key) is str for key in part)


@given(yamlish, yamlish)
def test_nothing_of_the_text_stands_in_a_refusal(before, after):
    message = refused(f"{before}{MARKER}{after}", read_text)
    assert MARKER not in message


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_nothing_of_the_bytes_stands_in_a_refusal(before, after):
    message = refused(before + MARKER.encode() + after, read_bytes)
    assert MARKER not in message


@given(st.data(), real_cases())
def test_a_case_file_with_a_fault_anywhere_is_refused_without_a_word_of_it(data, case):
    raw = write_yaml(case.to_data()).encode()
    spot = data.draw(st.integers(0, len(raw)))
    wrong = data.draw(st.sampled_from((MARKER, f": {MARKER}", f"\n{MARKER}: 1\n", f"[{MARKER}")))
    message = refused(
        raw[:spot] + wrong.encode() + raw[spot:],
        lambda text: read_case(text, rules=rules()),
    )
    assert MARKER not in message


@given(st.integers(1, 60))
def test_however_deep_it_is_it_is_read_or_refused(depth):
    message = refused("[" * depth + "]" * depth, read_text)
    assert bool(message) == (depth > 40)


@pytest.mark.parametrize("text", ["a: ~", "a: yes", "a: 1.5", "a: &x 1", "a: !t 1", "a: 1\na: 2"])
def test_what_other_readers_guess_at_is_refused(text):
    assert refused(text, read_text)


@given(st.text(max_size=40))
def test_a_case_is_never_made_of_any_text(text):
    with pytest.raises(CaseError):
        read_case(text.encode("utf-8", "replace"), rules=rules())
