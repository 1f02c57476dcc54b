"""The Dutch texts: spelled as the dictionary has it, and as readable as the page says."""

import sys

import pytest

pytestmark = [
    pytest.mark.dev_tool,
    # the dictionary's own reader leaves its two files open
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def tool(repository):
    """Return the tool that reads the texts."""
    sys.path.insert(0, str(repository / "tools"))
    import texts  # noqa: PLC0415 - it needs the dev extra

    return texts


def test_every_dutch_word_of_every_text_is_in_the_dictionary_or_was_looked_up(tool):
    listed = [text for texts in tool.texts().values() for text in texts]
    assert len(listed) > 100
    assert tool.unknown_words(listed) == []


def test_a_word_that_is_spelled_wrong_is_caught(tool):
    assert tool.unknown_words(["Het is onvejlig voor {person}."]) == ["onvejlig"]


def test_every_word_of_our_own_list_is_still_used_and_stands_once(tool):
    words = tool.OWN_WORDS.read_text(encoding="utf-8").split("\n")[:-1]
    assert words == sorted(set(words))
    listed = " ".join(text for texts in tool.texts().values() for text in texts)
    assert [word for word in words if word not in listed] == []


def test_the_figures_on_the_page_are_those_of_the_texts(tool):
    assert tool.page() == tool.PAGE.read_text(encoding="utf-8"), "run python tools/texts.py"


def test_what_a_family_or_a_young_person_reads_has_short_sentences(tool):
    for audience in ("family", "child"):
        for text in tool.texts()[audience]:
            assert all(len(tool._WORD.findall(each)) <= 20 for each in tool.sentences(text)), text
