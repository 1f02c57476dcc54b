"""What could be better in a scenario is said, with the line, and a good one is left alone."""

import json
from functools import cache

import pytest

from bad.bad_scenarios import BASE
from top3.casuistry.language.lint import MOST_WORDS, lint, lint_file
from top3.casuistry.language.load import (
    load_scenario,
    load_scenarios,
    scenario_from,
    shipped_scenarios,
)
from top3.casuistry.language.parts import Parts, both, implies
from top3.casuistry.language.records import record_problems
from top3.casuistry.language.scenario import Phrase
from top3.casuistry.language.stand_ins import draws_in, filled, turns_of
from top3.casuistry.language.written import ways_to_say
from top3.cli import main
from top3.errors import ItemNotFoundError, ScenarioError
from top3.method.load import load_rules
from top3.reading import read_text


def changed(*changes):
    text = BASE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


SAID = 'text: {nl: "Zwaluwstaart op {hit.weekday}.", en: "Zwaluwstaart on {hit.weekday}."}'


@cache
def found_in(text):
    rules, tree = load_rules("top3"), read_text(text, "scenario.yaml")
    return lint(scenario_from(tree, rules), rules, tree)


def lines_of(text, code):
    """Return the lines that a finding is about."""
    lines = text.splitlines()
    return [lines[each.place.line - 1].strip() for each in found_in(text) if each.code == code]


# ------------------------------------------------------------------ each finding, at both sides
@pytest.mark.parametrize(("ways", "found"), [(9, True), (10, False)])
def test_a_sentence_that_comes_out_in_fewer_than_ten_ways_is_named(ways, found):
    group = f"[{'|'.join('abcdefghijkl'[:ways])}]"
    words = f'text: {{nl: "{group}", en: "{group}"}}'
    text = changed((SAID, words))
    assert (words in lines_of(text, "few-ways")) is found


@pytest.mark.parametrize(
    ("group", "found"), [("een twee drie vier vijf zes zeven", True), ("[a|b] b c d e f g", False),
                         ("een twee drie vier vijf zes", False)],
)  # fmt: skip
def test_words_of_a_record_come_out_in_two_ways_where_they_are_more_than_a_few(group, found):
    words = f'words: {{nl: "{group}", en: "{group}"}}'
    text = changed(('words: {nl: "slaat {child}", en: "hits {child}"}', words))
    assert (words in lines_of(text, "few-ways")) is found


@pytest.mark.parametrize(("count", "found"), [(MOST_WORDS, False), (MOST_WORDS + 1, True)])
def test_a_text_of_more_than_sixty_words_is_named(count, found):
    words = f'words: {{nl: "{" ".join(["kwik"] * count)}", en: "hits"}}'
    text = changed(('words: {nl: "slaat {child}", en: "hits {child}"}', words))
    assert (lines_of(text, "long-text") == [words]) is found


def test_a_form_that_no_behaviour_belongs_to_is_named_and_one_that_has_some_is_not():
    assert lines_of(BASE, "form-not-shown") == []
    text = changed(("forms: [physical]", "forms: [physical, stalking]"))
    assert lines_of(text, "form-not-shown") == ["forms: [physical, stalking]"]


def test_behaviour_of_a_form_that_is_not_declared_is_named_with_the_form_to_add():
    text = changed(("forms: [physical]\n", ""))
    first = next(each for each in found_in(text) if each.code == "form-not-declared")
    assert "physical" in first.remedy.en
    assert lines_of(BASE, "form-not-declared") == []


def test_a_form_is_named_where_whom_it_happens_to_never_speaks():
    assert lines_of(BASE, "no-own-voice") == []
    others = changed(("    informant: child", "    informant: teacher"))
    silent = others.replace("    informant: child", "    informant: teacher")
    assert lines_of(silent, "no-own-voice") == ["forms: [physical]"]
    view = '  views:\n    - {id: own_view, record: {person: $child, words: {nl: "x", en: "x"}}}\n'
    assert lines_of(silent.replace("also:\n", f"also:\n{view}"), "no-own-voice") == []


def test_what_nobody_tells_is_named():
    text = changed(("        tells: [hit_again]\n", ""))
    assert lines_of(text, "nobody-ever-tells") == ["- id: hit_again"]
    assert lines_of(BASE, "nobody-ever-tells") == []


def test_what_no_statement_makes_known_is_named_and_what_one_does_is_not():
    assert lines_of(BASE, "never-given") == []
    kept = changed(("        tells: [hit]", "        tells: [hit]\n        gives: [how_often]"))
    assert lines_of(kept, "never-given") == ["consequence: [fear]"]
    wish = changed(
        (
            "      - id: own_telling\n        kind: account",
            "      - id: own_telling\n        kind: wish",
        )
    )
    assert len(lines_of(wish, "never-given")) == 2


def test_violence_that_nobody_denies_makes_smaller_or_takes_back_is_named():
    agreed = [("        denies: [hit]\n", ""), ("        withdraws: [own_telling]\n", ""),
              ("    seen_by: {mother: denied}\n", "")]  # fmt: skip
    assert len(lines_of(changed(*agreed), "nobody-denies")) == 1
    for kept in range(3):
        rest = [each for number, each in enumerate(agreed) if number != kept]
        assert lines_of(changed(*rest), "nobody-denies") == []
    quiet = changed(*agreed, ("forms: [physical]\n", ""))
    assert lines_of(quiet, "nobody-denies") == []


def test_a_scenario_in_which_all_is_known_is_named():
    known = [("    open: {where: asked_unknown}\n", ""),
             ("    how_often: {one_of: [repeated, {unknown: asked_unknown}]}\n", "")]  # fmt: skip
    assert len(lines_of(changed(*known), "nothing-unknown")) == 1
    assert lines_of(changed(known[0]), "nothing-unknown") == []
    assert lines_of(changed(known[1]), "nothing-unknown") == []
    gives = changed(
        *known, ("        tells: [hit]", "        tells: [hit]\n        gives: [actors]")
    )
    assert lines_of(gives, "nothing-unknown") == []


def test_a_fixed_gender_is_named_of_who_does_it_and_of_nobody_else():
    mother = changed(("    roles: [parent]", "    roles: [parent]\n    gender: woman"))
    assert lines_of(mother, "fixed-gender") == ["gender: woman"]
    child = changed(("    roles: [child]", "    roles: [child]\n    gender: woman"))
    assert lines_of(child, "fixed-gender") == []


def test_a_fork_that_nothing_depends_on_is_named():
    text = changed(("things:", "  - {id: idle, weights: {one: 1, other: 1}}\nthings:"))
    assert lines_of(text, "never-asked") == ["- {id: idle, weights: {one: 1, other: 1}}"]
    assert lines_of(BASE, "never-asked") == []


def test_somebody_who_may_not_be_there_is_named_only_where_that_can_be():
    assert lines_of(BASE, "may-be-absent") == []
    own = changed(
        ('title: {nl: "Buur", en: "Neighbour"}', 'title: {nl: "{neighbour}", en: "{neighbour}"}')
    )
    assert lines_of(own, "may-be-absent") == []
    text = changed(
        ('title: {nl: "Rust", en: "Calm"}', 'title: {nl: "{neighbour}", en: "{neighbour}"}')
    )
    assert lines_of(text, "may-be-absent") == ['title: {nl: "{neighbour}", en: "{neighbour}"}']


def test_people_named_in_one_language_alone_are_named():
    text = changed(('title: {nl: "Rust", en: "Calm"}', 'title: {nl: "{child}", en: "Calm"}'))
    assert lines_of(text, "other-slots") == ['title: {nl: "{child}", en: "Calm"}']
    assert lines_of(BASE, "other-slots") == []


# ------------------------------------------------------------------ ways, branches, options
@pytest.mark.parametrize(
    ("nl", "ways"),
    [("x", 1), ("[a|b]", 2), ("[a|b] [c|d|e]", 6), ("{object}", 2), ("[a|b] {object} {object}", 4),
     ("{child}", 1)],
)  # fmt: skip
def test_ways_to_say_something_are_alternatives_times_the_options_of_things(nl, ways):
    assert ways_to_say(Phrase(nl=nl, en=nl), {"object": 2}) == ways


def test_a_part_is_surely_there_only_where_all_its_branches_were_drawn_so():
    assert implies({"a": ("x",)}, {"a": ("x", "y")})
    assert not implies({"a": ("x", "y")}, {"a": ("x",)})
    assert not implies({}, {"a": ("x",)})
    assert both({"a": ("x", "y")}, {"a": ("y",), "b": ("z",)}) == {"a": ("y",), "b": ("z",)}


NESTED = {"one_of": [True, {"one_of": ["x", "y", {"day": "now"}]}]}


def test_every_option_comes_by_at_least_once_those_within_another_too():
    seen = [filled(NESTED, turn, str) for turn in range(turns_of(NESTED))]
    assert {True, "x", "y", "2026-03-16"} == set(seen)
    assert [path for path, _ in draws_in(NESTED)] == [(), ("one_of", 1)]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_whichever_option_does_not_fit_is_found(place):
    options = ["repeated", "once_known", "weekly"]
    options[place] = "fortnightly"
    text = changed(("[repeated, {unknown: asked_unknown}]", f"[{', '.join(options)}]"))
    tree = read_text(text)
    with pytest.raises(ScenarioError) as caught:
        scenario_from(tree)
    assert [each.code for each in caught.value.problems] == ["not-in-list"]


# ------------------------------------------------------------------ files and the command
@pytest.mark.slow
def test_every_shipped_scenario_loads_and_says_where_its_schema_is():
    made = load_scenarios()
    assert [each.id for each in made] == sorted(shipped_scenarios())
    for name, file in shipped_scenarios().items():
        first, *_ = file.read_text(encoding="utf-8").splitlines()
        assert first.endswith("/rulesets/schema/scenario-1/scenario.schema.json"), name


@pytest.mark.slow
def test_every_part_of_a_record_in_a_shipped_scenario_fits_whatever_is_drawn():
    rules = load_rules("top3")
    for each in load_scenarios():
        assert list(record_problems(Parts(each), rules, read_text("a: b"))) == []


@pytest.mark.slow
def test_nothing_could_be_better_in_a_shipped_scenario_as_far_as_lint_sees():
    rules = load_rules("top3")
    found = [each for name in shipped_scenarios() for each in lint_file(name, rules)]
    assert [each.in_language("en") for each in found] == []


def test_faults_of_all_files_are_said_at_once(tmp_path):
    paths = []
    for name in ("een.yaml", "twee.yaml"):
        path = tmp_path / name
        path.write_text(BASE.replace("level: start", "level: strat"), encoding="utf-8")
        paths.append(path)
    with pytest.raises(ScenarioError) as caught:
        load_scenarios(paths)
    assert [each.place.file for each in caught.value.problems] == ["een.yaml", "twee.yaml"]


def test_a_name_that_is_no_file_and_no_shipped_scenario_is_said_with_what_there_is():
    with pytest.raises(ItemNotFoundError) as caught:
        load_scenario("zwaluw")
    assert set(caught.value.known) == set(shipped_scenarios())


def test_the_command_ends_with_one_where_it_finds_something_and_says_it_as_data_too(
    tmp_path, capsys
):
    path = tmp_path / "klein.yaml"
    path.write_text(BASE, encoding="utf-8")
    assert main(["cases", "lint", str(path), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["count"] == len(data["findings"]) == len(found_in(BASE))
    assert main(["cases", "lint", str(path), "--lang", "en"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[-1] == f"1 scenarios looked at. Findings: {data['count']}"
    assert all(line.startswith("klein.yaml:") for line in out[:-1])


def test_without_files_the_command_looks_at_every_shipped_scenario(tmp_path, capsys, monkeypatch):
    path = tmp_path / "klein.yaml"
    path.write_text(BASE, encoding="utf-8")
    monkeypatch.setattr(
        "top3.casuistry.language.load.shipped_scenarios", lambda: {"een": path, "twee": path}
    )
    assert main(["cases", "lint", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["scenarios"], data["count"]) == (2, 2 * len(found_in(BASE)))
