"""Exports of several organisations side by side: nothing is merged, and silence denies nothing."""

import contextlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.cli import main
from top3.errors import CaseError
from top3.method.side_by_side import same_of, side_by_side
from top3.reading import read_text, write_yaml
from unit.small_case import case_of, situation, statement


def person(name, /, **fields):
    return {"name": "Rik", **fields, "id": name}


def only(people):
    return case_of(
        situations=[], people=people, household={}, statements=[statement(1), statement(2)]
    )


def cases(**people):
    return {letter.upper(): only(listed) for letter, listed in people.items()}


def verdicts(found, path):
    return [(each.verdict, dict(each.said)) for each in found.rows if each.path == path]


# ------------------------------------------------------------------ what they say
def test_what_both_say_is_what_they_agree_on():
    both = cases(a=[person("p1", needs_daily_care=True)], b=[person("p1", needs_daily_care=True)])
    found = side_by_side(both)
    assert verdicts(found, "needs_daily_care") == [("agree", {"A": (True,), "B": (True,)})]


def test_yes_and_no_contradict_and_both_stand():
    both = cases(a=[person("p1", needs_daily_care=True)], b=[person("p1", needs_daily_care=False)])
    found = side_by_side(both)
    assert verdicts(found, "needs_daily_care") == [("contradict", {"A": (True,), "B": (False,)})]


@pytest.mark.parametrize(
    "silent",
    [{}, *({"needs_daily_care": {"unknown": why}} for why in ("declined", "not_asked"))],
)
def test_who_does_not_know_or_does_not_say_denies_nothing(silent):
    found = side_by_side(cases(a=[person("p1", needs_daily_care=True)], b=[person("p1", **silent)]))
    assert verdicts(found, "needs_daily_care") == [("only_one", {"A": (True,)})]


def test_what_one_of_them_disputes_within_itself_contradicts():
    claims = {"claims": [{"value": True, "by": ["t1"]}, {"value": False, "by": ["t2"]}]}
    both = cases(a=[person("p1", needs_daily_care=claims)], b=[person("p1")])
    ((verdict, said),) = verdicts(side_by_side(both), "needs_daily_care")
    assert (verdict, set(said["A"])) == ("contradict", {True, False})


def test_texts_that_differ_are_for_people_to_read_and_are_never_called_a_contradiction():
    found = side_by_side(cases(a=[person("p1")], b=[person("p1", name="Rik de V.")]))
    assert verdicts(found, "name") == [("own_words", {"A": ("Rik",), "B": ("Rik de V.",)})]


def test_another_member_contradicts_only_who_said_that_this_was_all():
    def homes(**household):
        return case_of(situations=[], household={"members": household})

    some = side_by_side({"A": homes(has=["p1"]), "B": homes(has=["p1", "p2"])})
    assert [verdict for verdict, _ in verdicts(some, "members")] == ["only_one"]
    every = side_by_side({"A": homes(has=["p1"], complete=True), "B": homes(has=["p1", "p2"])})
    assert [verdict for verdict, _ in verdicts(every, "members")] == ["contradict"]


# ------------------------------------------------------------------ what is the same
def test_without_anything_written_equal_ids_of_people_are_taken_for_the_same_and_that_is_said():
    found = side_by_side(cases(a=[person("p1"), person("p2")], b=[person("p2"), person("p3")]))
    assert found.matched_on == "equal_ids"
    assert found.same == ({"A": "p2", "B": "p2"},)
    assert {tuple(each.ids.items()) for each in found.of("only_one")} == {
        (("A", "p1"),), (("B", "p3"),),
    }  # fmt: skip


def test_with_something_written_equal_ids_count_for_nothing():
    both = cases(a=[person("p1"), person("p2")], b=[person("p1"), person("p2")])
    found = side_by_side(both, [{"A": "p1", "B": "p2"}])
    assert found.matched_on == "written"
    assert {tuple(each.ids.items()) for each in found.of("only_one")} == {
        (("A", "p2"),), (("B", "p1"),),
    }  # fmt: skip


def test_who_is_pointed_at_is_the_same_person_under_another_id_and_shows_as_written():
    one = case_of(situations=[situation("s1", actors=["p2"])])
    other = case_of(situations=[situation("s1", actors=["p1"])])
    same = [{"A": "s1", "B": "s1"}, {"A": "p2", "B": "p1"}]
    ((verdict, said),) = verdicts(side_by_side({"A": one, "B": other}, same), "actors")
    assert (verdict, said) == ("agree", {"A": ("p2",), "B": ("p1",)})
    ((verdict, _),) = verdicts(side_by_side({"A": one, "B": other}), "actors")
    assert verdict != "agree"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- {A: p1, B: p9}", "dangling-id"),
        ("- {A: p1, C: p1}", "dangling-id"),
        ("- {A: p1}", "not-a-list"),
        ("A: p1", "not-a-list"),
        ("- {A: p1, B: p1}\n- {A: p1, B: p2}", "duplicate-id"),
        ("- p1", "not-a-list"),
    ],
)
def test_a_file_of_what_is_the_same_that_is_wrong_is_refused(text, code):
    both = cases(a=[person("p1")], b=[person("p1"), person("p2")])
    with pytest.raises(CaseError) as refused:
        same_of(read_text(text, "same.yaml"), both)
    assert code in {each.code for each in refused.value.problems}


@given(st.lists(st.sampled_from(["p1", "p2", "p3"]), unique=True),
       st.lists(st.sampled_from(["p1", "p2", "p3"]), unique=True))  # fmt: skip
def test_every_person_of_every_case_stands_in_some_row_and_no_case_is_changed(one, other):
    both = cases(a=[person(name) for name in one], b=[person(name) for name in other])
    before = [case.to_data() for case in both.values()]
    found = side_by_side(both)
    shown = {(letter, name) for each in found.rows for letter, name in each.ids.items()}
    assert shown == {("A", name) for name in one} | {("B", name) for name in other}
    assert [case.to_data() for case in both.values()] == before


# ------------------------------------------------------------------ the command
def run(*words):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(each) for each in words])
    return status, out.getvalue(), err.getvalue()


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Return a folder with the exports of two organisations, and work there."""
    for name, care in (("school", True), ("gp", False)):
        case = only([person("p1", needs_daily_care=care)])
        (tmp_path / f"{name}.yaml").write_text(write_yaml(case.to_data()), encoding="utf-8")
    (tmp_path / "same.yaml").write_text("- {A: p1, B: p1}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("lang", "ground"), [("nl", "een grond, een doel"), ("en", "a ground")])
def test_the_command_says_what_was_matched_and_reminds_of_ground_and_purpose(files, lang, ground):
    before = sorted(files.iterdir())
    status, out, err = run("table", "school.yaml", "gp.yaml", "--lang", lang)
    assert status == 1
    assert "A p1 = B p1" in out.splitlines()[2]
    assert "--same" in out.splitlines()[2]
    assert ground in err
    assert sorted(files.iterdir()) == before
    _, out, _ = run("table", "school.yaml", "gp.yaml", "--same", "same.yaml", "--lang", lang)
    assert "--same" not in out


def test_the_command_writes_only_where_it_is_asked_to_and_never_over_a_file(files):
    assert run("table", "school.yaml", "gp.yaml", "-o", "table.txt")[0] == 1
    text = (files / "table.txt").read_text(encoding="utf-8")
    assert "A = school.yaml" in text
    assert run("table", "school.yaml", "gp.yaml", "-o", "table.txt")[0] == 2
    assert (files / "table.txt").read_text(encoding="utf-8") == text


def test_the_command_gives_its_result_as_data_alone_on_stdout(files):
    assert files.is_dir()
    status, out, _ = run("table", "school.yaml", "gp.yaml", "--json")
    data = json.loads(out)
    assert (status, data["matched_on"]) == (1, "equal_ids")
    assert data["files"] == {"A": "school.yaml", "B": "gp.yaml"}
    assert "contradict" in {each["verdict"] for each in data["rows"]}


@pytest.mark.parametrize("words", [("school.yaml",), ("school.yaml", "nobody.yaml")])
def test_one_export_or_one_that_is_not_there_is_refused(files, words):
    assert files.is_dir()
    status, out, _ = run("table", *words)
    assert (status, out) == (2, "")
