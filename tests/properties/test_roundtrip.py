"""What is written and read again is the same, and the same input gives the same bytes."""

from hypothesis import given
from hypothesis import strategies as st

from properties.drawn import real_cases, rules
from top3 import reason
from top3.canonical import canonical_json
from top3.model.case import Case
from top3.reading import read_text, write_yaml
from top3.testing import denials
from top3.validating import build

# what a case file can hold: any text but control characters and halves of a character
letters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff")
words = st.text(letters, min_size=1).filter(lambda text: text.strip())
trees = st.recursive(
    st.booleans() | st.integers(-(10**15), 10**15) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


def read_again(case):
    return build(Case, read_text(write_yaml(case.to_data())))


@given(st.data(), real_cases())
def test_a_case_that_is_written_and_read_again_is_the_same_case(data, case):
    case = data.draw(denials(case, rules()))
    assert read_again(case) == case


@given(real_cases(), words)
def test_words_of_any_kind_come_back_as_they_were(case, text):
    first = case.people[0].model_copy(update={"name": text})
    case = case.model_copy(update={"people": (first, *case.people[1:])})
    assert read_again(case).people[0].name == text


@given(st.dictionaries(words, trees, min_size=1, max_size=4))
def test_plain_data_that_is_written_and_read_again_is_the_same_data(data):
    assert read_text(write_yaml(data)).data == data


@given(real_cases())
def test_a_case_read_again_gives_the_same_result_to_the_byte(case):
    first = canonical_json(reason(case, rules()).to_data(everything=True))
    again = canonical_json(reason(read_again(case), rules()).to_data(everything=True))
    assert first.encode() == again.encode()


@given(real_cases())
def test_the_same_case_twice_gives_the_same_bytes(case):
    results = {canonical_json(reason(case, rules()).to_data(everything=True)) for _ in range(2)}
    assert len(results) == 1


@given(real_cases())
def test_json_is_read_as_the_same_case(case):
    assert build(Case, read_text(canonical_json(case.to_data()))) == case
