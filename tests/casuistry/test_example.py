"""An example on disk: read strictly, made up for certain, and found by its name."""

from dataclasses import replace

import pytest
from tests.casuistry.told_cases import LINE, TEACHING, about_data, case_data, rules

from top3.casuistry.example import (
    LEVELS,
    example_folders,
    examples,
    find_example,
    load_example,
    read_about,
    write_example,
)
from top3.casuistry.generate import plain
from top3.casuistry.language.load import load_scenarios
from top3.errors import ItemNotFoundError, ReadingError
from top3.reading import write_yaml


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "examples" / "casuistry" / "small-1"
    made.mkdir(parents=True)
    (made / "case.yaml").write_text(write_yaml(case_data()), encoding="utf-8")
    (made / "about.yaml").write_text(write_yaml(about_data()), encoding="utf-8")
    return made


def with_about(folder, **fields):
    (folder / "about.yaml").write_text(write_yaml(about_data(**fields)), encoding="utf-8")
    return folder


def test_an_example_is_what_about_says_and_the_case_it_names(folder):
    read = load_example(folder)
    assert (read.about.id, read.case.id, read.events) == ("small-1", "small-1", ())
    assert repr(read) == "Example(small-1)"


def test_every_fault_of_about_is_told_at_once_with_its_line(folder):
    with_about(folder, level="hard", minutes=5, extra="x", title={"nl": "alleen Nederlands"})
    with pytest.raises(ReadingError) as error:
        read_about(folder)
    lines = [each.place.line for each in error.value.problems]
    assert len(lines) == 4
    assert all(lines)
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    "made",
    [{"by": "generator", "scenario": "x", "seed": 1},
     {"by": "hand", "seed": 1}],
)  # fmt: skip
def test_who_made_it_is_by_hand_or_everything_needed_to_make_it_again(folder, made):
    with_about(folder, made=made)
    with pytest.raises(ReadingError):
        read_about(folder)


def test_a_generated_example_says_how_to_make_it_again(folder):
    made = {"by": "generator", "generator": 1, "scenario": "x", "scenario_version": 2,
            "seed": 3, "index": 4}  # fmt: skip
    assert read_about(with_about(folder, made=made)).made.index == 4


def test_a_case_that_does_not_say_it_is_made_up_is_no_example(folder):
    (folder / "case.yaml").write_text(write_yaml(case_data(fictional=False)), encoding="utf-8")
    with pytest.raises(ReadingError) as error:
        load_example(folder)
    assert [each.code for each in error.value.problems] == ["not-fictional"]


@pytest.mark.parametrize("file", ["../../../x.yaml", "..\\x.yaml"])
def test_a_file_from_elsewhere_is_refused(folder, file):
    with pytest.raises(ReadingError) as error:
        read_about(with_about(folder, case=file))
    assert [each.code for each in error.value.problems] == ["not-beside"]


def test_a_file_beside_the_examples_is_taken(folder):
    beside = folder.parents[1] / "cases"
    beside.mkdir()
    (folder / "case.yaml").rename(beside / "small.yaml")
    assert load_example(with_about(folder, case="../../cases/small.yaml")).case.id == "small-1"


def test_moments_stand_in_the_order_of_their_days(folder):
    first, second = ({"day": f"2026-04-0{n}", "title": LINE} for n in (1, 2))
    assert len(read_about(with_about(folder, moments=[first, second])).moments) == 2
    for wrong in ([second, first], [first, first]):
        with pytest.raises(ReadingError):
            read_about(with_about(folder, moments=wrong))


def test_an_example_is_found_by_its_name_or_by_its_folder(folder):
    assert find_example(str(folder)) == folder
    assert find_example("dossier-02").name == "dossier-02"
    with pytest.raises(ItemNotFoundError) as error:
        find_example("dossier-2")
    assert "dossier-0" in error.value.in_language("nl")


def test_the_shipped_examples_come_easiest_first_and_every_level_has_some():
    levels = [LEVELS.index(each.level) for each in examples()]
    assert levels == sorted(levels)
    assert set(levels) == {0, 1, 2}


@pytest.mark.parametrize("shipped", list(example_folders()), ids=lambda each: each.name)
def test_a_shipped_example_bears_its_own_name_and_breaks_no_promise_of_a_trajectory(shipped):
    read = load_example(shipped, rules())
    assert read.about.id == shipped.name
    assert read.trajectory(rules()).remarks == ()
    assert set(read.about.forms) <= set(rules().terms["forms"])


def test_a_generated_case_is_written_whole_into_a_folder_of_its_own(tmp_path):
    (scenario,) = load_scenarios(("punished-by-stepparent",))
    traits = {"endings": [None, "moved"], "people": {"child": {"age": None, "gender": "man"}}}
    one = replace(plain(scenario, 3, 1), teaching=TEACHING, traits=traits)
    write_example(tmp_path / "new", one, scenario)
    read = load_example(tmp_path / "new", rules())
    assert (read.about.id, read.about.made.seed, read.about.level) == (one.id, 3, scenario.level)
    assert [each.text for each in read.case.statements] == [
        each["text"] for each in one.start["statements"]
    ]
    assert read.about.traits == {"endings": ["moved"], "people": {"child": {"gender": "man"}}}
    with pytest.raises(FileExistsError):
        write_example(tmp_path / "new", one, scenario)


@pytest.mark.slow
def test_people_say_the_same_in_the_other_language_where_the_example_has_it(tmp_path):
    (scenario,) = load_scenarios(("punished-by-stepparent",))
    one, other = (replace(plain(scenario, 3, 1, lang), teaching=TEACHING) for lang in ("nl", "en"))
    write_example(tmp_path / "new", one, scenario, other)
    dutch = load_example(tmp_path / "new", rules(), "nl")
    english = load_example(tmp_path / "new", rules(), "en")
    assert (dutch.about.words_in, english.about.words_in) == ("nl", "en")
    assert [each.id for each in dutch.case.statements] == [
        each.id for each in english.case.statements
    ]
    said = zip(dutch.case.statements, english.case.statements, strict=True)
    assert sum(one.text != two.text for one, two in said) > 10
    assert dutch.case.situations[0].when == english.case.situations[0].when
