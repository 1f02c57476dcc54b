"""The schemas of the data formats: what they promise to forms, type generators and programs."""

import json
import re
from functools import lru_cache

import pytest

from top3 import load_rules
from top3.cli import main
from top3.cli.schema import DATA_FORMATS, formats
from top3.interop.json_schema import DIALECT, data_schema
from top3.interop.schema_options import OPTIONS
from top3.interop.schema_shape import REF, mapped, neat_name, schemas_in
from top3.interop.schema_titles import block_name, key_name
from top3.model.case import Case
from top3.trajectory.event_types import EVENT_TYPES

LANGUAGES = ("nl", "en")
EVERY = tuple(
    pytest.param(name, marks=() if name == "plan" else pytest.mark.slow) for name in DATA_FORMATS
)
"""Every data format: one at once, the others with what is slow."""
WRITTEN = ("case", "event", "scenario")
"""The formats people write: a key is left out there, never null."""


@lru_cache
def schema_of(name, lang=None, rules=None):
    """Return a schema, made once."""
    return data_schema(formats()[name], lang, load_rules(rules) if rules else None)


def blocks(schema):
    """Yield every block of keys with its name."""
    yield schema["title"], schema
    yield from schema["$defs"].items()


def choices(schema):
    """Yield every one of several choices, anywhere in a schema."""
    for part in schemas_in(schema):
        for key in ("anyOf", "oneOf"):
            yield from part.get(key, ())


def named(schema, part):
    """Say whether a choice has a title that a form can show, its own or that of its block."""
    name = part.get("$ref", "").removeprefix(REF)
    return "title" in part or (name and "title" in schema["$defs"][name])


def without_words(part):
    """Return a part of a schema as it was before it got words."""
    rest = {key: each for key, each in part.items() if key not in ("title", "$comment")}
    options = rest.get("oneOf", ())
    if options and all("const" in each for each in options):
        del rest["oneOf"]
        rest["enum"] = [each["const"] for each in options]
    return rest


@pytest.mark.parametrize("name", EVERY)
def test_each_is_of_2020_12_with_a_stable_id_that_names_its_version(name):
    schema = schema_of(name)
    assert schema["$schema"] == DIALECT == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:top3:schema:{name}:{formats()[name].version}"
    assert re.fullmatch("[0-9]+", formats()[name].version)
    assert {schema_of(name, lang)["$id"] for lang in LANGUAGES} == {schema["$id"]}


@pytest.mark.parametrize("name", EVERY)
def test_every_block_refuses_keys_it_does_not_know(name):
    parts = [part for part in schemas_in(schema_of(name)) if "properties" in part]
    assert len(parts) > 16
    assert all(part["additionalProperties"] is False for part in parts)


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITTEN)
def test_what_people_write_is_never_null(name):
    assert not [part for part in schemas_in(schema_of(name)) if part.get("type") == "null"]


@pytest.mark.parametrize("name", EVERY)
def test_the_bare_shape_has_no_words_and_no_name_a_generator_made(name):
    schema = schema_of(name)
    parts = list(schemas_in(schema))
    assert [part for part in parts if "title" in part or "description" in part] == [schema]
    names = [block for block, _ in blocks(schema)]
    assert [each for each in names if not re.fullmatch("[A-Z][A-Za-z0-9]{2,30}", each)] == []
    assert [each for each in names if "Annotated" in each or "Literal" in each] == []


@pytest.mark.parametrize("name", EVERY)
def test_what_says_of_which_kind_data_is_may_not_be_left_out(name):
    found = 0
    for _, block in blocks(schema_of(name)):
        for key, part in block.get("properties", {}).items():
            if "const" in part:
                found += 1
                assert key in block["required"]
    assert found


@pytest.mark.parametrize("name", EVERY)
def test_every_key_and_block_has_a_name_of_its_own_in_both_languages(name):
    schema = schema_of(name)
    assert [block for block, part in blocks(schema) if block_name(block, part) is None] == []
    keys = [(block, key) for block, part in blocks(schema) for key in part.get("properties", {})]
    assert len(keys) > 100
    assert [each for each in keys if key_name(*each) is None] == []
    names = [key_name(*each) for each in keys]
    assert all(each.nl.strip() and each.en.strip() for each in names)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EVERY)
def test_no_choice_shows_as_a_number(name, lang):
    schema = schema_of(name, lang)
    assert len(list(choices(schema))) > 20
    assert [part for part in choices(schema) if not named(schema, part)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EVERY)
def test_every_closed_list_has_a_label_for_each_option_and_none_is_left_without(name, lang):
    schema = schema_of(name, lang)
    assert not [part for part in schemas_in(schema) if "enum" in part]
    lists = {block: part["oneOf"] for block, part in blocks(schema) if block in OPTIONS}
    assert lists
    for block, options in lists.items():
        labels = {each["const"]: each["title"] for each in options}
        assert labels == {key: text.in_language(lang) for key, text in OPTIONS[block].items()}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EVERY)
def test_words_change_nothing_of_what_fits(name, lang):
    bare = schema_of(name)
    stripped = mapped(schema_of(name, lang), without_words)
    assert stripped == {key: part for key, part in bare.items() if key != "title"}
    assert schema_of(name, "nl") != schema_of(name, "en")


@pytest.mark.parametrize("lang", [None, "nl"])
@pytest.mark.parametrize("name", EVERY)
def test_nothing_is_filled_in_that_nobody_said(name, lang):
    parts = list(schemas_in(schema_of(name, lang)))
    assert not [part for part in parts if "default" in part]
    answers = [part for part in parts if part.get("type") == "boolean"]
    assert answers
    assert [part for part in answers if "oneOf" in part or "anyOf" in part] == []
    assert ("constAsDefaults: 'never'" in parts[0].get("$comment", "")) is (lang is not None)


@pytest.mark.slow
def test_every_type_of_event_is_called_what_it_is_called_elsewhere():
    titles = {part.get("title") for _, part in blocks(schema_of("event", "nl"))}
    assert titles >= {each.label.nl for each in EVENT_TYPES.values()}


@pytest.mark.slow
def test_every_key_of_a_case_is_in_its_schema():
    due = {field.alias or name for name, field in Case.model_fields.items()}
    assert schema_of("case")["properties"].keys() == due


@pytest.mark.parametrize(
    ("generated", "lasting"),
    [
        ("QuestionData", "Question"),
        ("Known_Annotated_date__BeforeValidator__", "KnownDay"),
        ("Disputed_OpenSet_Annotated_str__AfterValidator___", "DisputedOpenSetName"),
        ("Known_Literal__kept____broken____partly___", "KnownCheckFound"),
    ],
)
def test_a_definition_has_a_name_that_lasts(generated, lasting):
    assert neat_name(generated) == lasting


# ------------------------------------------------------------------ names from a rule set
@pytest.mark.slow
def test_with_rules_a_listed_name_takes_only_what_is_in_the_list_with_its_label():
    schema = schema_of("case", "nl", "top3")
    assert schema["$id"] == "urn:top3:schema:case:1:top3@0.1"
    labels = {each["const"]: each["title"] for each in schema["$defs"]["KindsOption"]["oneOf"]}
    assert labels["pushes"] == "duwen"
    kinds = schema["$defs"]["OpenSetKindsOption"]["properties"]["has"]["items"]
    assert kinds == {"$ref": "#/$defs/KindsOption"}
    assert schema["$defs"]["RoleRef"]["properties"]["role"]["$ref"] == "#/$defs/RolesOption"


@pytest.mark.slow
def test_where_a_role_stands_somebody_of_the_case_may_stand_too():
    keepers = schema_of("case", None, "top3")["$defs"]["Agreement"]["properties"]["keepers"]
    role, person = keepers["items"]["anyOf"]
    assert role == {"$ref": "#/$defs/RolesOption"}
    assert re.match(person["pattern"], "p1")
    assert not re.match(person["pattern"], "police")


@pytest.mark.parametrize("name", EVERY)
def test_without_rules_no_list_of_theirs_is_in_a_schema_and_with_them_none_is_left_over(name):
    assert not [block for block, _ in blocks(schema_of(name)) if block.endswith("Option")]
    text = json.dumps(schema_of(name)) + json.dumps(schema_of(name, "nl", "top3"))
    assert "x-top3" not in text
    lists = [
        block for block, _ in blocks(schema_of(name, None, "top3")) if block.endswith("Option")
    ]
    assert len(lists) > 2 or name == "plan-view"
    for each in lists:
        assert f'"#/$defs/{each}"' in json.dumps(schema_of(name, None, "top3"))


@pytest.mark.parametrize("name", EVERY)
def test_what_has_a_name_in_a_list_is_shown_by_it_and_no_choice_by_a_number(name):
    schema = schema_of(name, "nl", "top3")
    assert [part for part in choices(schema) if not named(schema, part)] == []
    assert not [part for part in schemas_in(schema) if "enum" in part]


# ------------------------------------------------------------------ the command
@pytest.mark.parametrize("name", EVERY)
def test_the_command_prints_the_schema_in_the_language_asked_for_or_bare(name, capsys):
    for words, lang in ([], "nl"), (["--lang", "en"], "en"), (["--bare"], None):
        assert main(["schema", name, *words]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out) == schema_of(name, lang)
        assert err == ""


@pytest.mark.slow
def test_the_command_takes_rules_and_layers_on_them(capsys):
    assert main(["schema", "case", "--bare", "--rules", "top3"]) == 0
    assert json.loads(capsys.readouterr().out) == schema_of("case", None, "top3")
    assert main(["schema", "case", "--overlay", "nhn"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["$id"].startswith("urn:top3:schema:case:1:top3@0.1:nhn@")


@pytest.mark.parametrize("option", [["--bare"], ["--rules", "top3"], ["--overlay", "nhn"]])
def test_an_option_of_data_is_refused_for_a_rule_file(option, capsys):
    assert main(["schema", "rules", *option, "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{option[0]}: an option for data; belongs to data" in err
