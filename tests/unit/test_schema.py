"""The published schema of a case file: it takes every shipped case and refuses what we refuse."""

import json
from functools import lru_cache

import pytest

from cases.shipped_cases import EVERY, LANGUAGES, file_of
from top3.cli import main
from top3.interop.json_schema import FORMATS, data_schema
from top3.model.labels import LABELS
from top3.reading import read_file, read_text


@lru_cache
def case_schema(lang="nl"):
    """Return the schema of a case with words for people, made once for each language."""
    return data_schema(FORMATS["case"], lang)


SMALL = "top3: case/1\nid: een-zaak\nfictional: true\nas_of: 2026-03-16\n"


def test_it_is_a_schema_of_2020_12_with_a_stable_id_that_names_its_version():
    schema = case_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:top3:schema:case:1"
    assert set(schema["required"]) == {"top3", "id", "fictional", "as_of"}
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_has_a_title_in_the_language_asked_for(lang):
    schema = case_schema(lang)
    titles = {
        (name, field["title"])
        for block in [schema, *schema["$defs"].values()]
        for name, field in block.get("properties", {}).items()
    }
    assert len(titles) > 100
    untitled = {name for name, title in titles if name not in LABELS}
    assert untitled == set()
    assert {title for name, title in titles if name == "people"} == {
        {"nl": "mensen", "en": "people"}[lang]
    }


def test_every_block_refuses_keys_it_does_not_know():
    blocks = [block for block in case_schema()["$defs"].values() if "properties" in block]
    assert len(blocks) > 20
    assert all(block["additionalProperties"] is False for block in blocks)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_prints_it_and_nothing_else(lang, capsys):
    assert main(["schema", "case", "--lang", lang]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == case_schema(lang)
    assert err == ""


@lru_cache
def checker():
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only in the dev extra

    Draft202012Validator.check_schema(case_schema())
    return Draft202012Validator(case_schema())


@pytest.mark.dev_tool
@pytest.mark.parametrize("name", EVERY)
def test_every_shipped_case_fits_the_schema(name):
    assert [error.json_path for error in checker().iter_errors(read_file(file_of(name)).data)] == []


@pytest.mark.dev_tool
@pytest.mark.parametrize(
    "spelling",
    [
        "keuken",
        "{value: keuken, by: [t1], on: 2026-03-01}",
        "{unknown: declined, note: later nog eens}",
        "{claims: [{value: keuken, by: [t1]}, {value: gang, by: [t2]}]}",
        "{not_applicable: {nl: geen plaats}, by: {role: fixed_face}}",
    ],
)
def test_all_five_spellings_of_a_fact_fit(spelling):
    data = read_text(f"{SMALL}situations: [{{id: s1, where: {spelling}}}]\n").data
    assert list(checker().iter_errors(data)) == []


@pytest.mark.dev_tool
@pytest.mark.parametrize(
    "spelling",
    ["[p1]", "{has: [p1], complete: true, by: [t1]}", "{unknown: not_asked}"],
)
def test_all_spellings_of_a_set_fit(spelling):
    data = read_text(f"{SMALL}situations: [{{id: s1, actors: {spelling}}}]\n").data
    assert list(checker().iter_errors(data)) == []


@pytest.mark.dev_tool
@pytest.mark.parametrize(
    "change",
    [
        {"top3": "case/2"},
        {"fictional": "yes"},
        {"people": {}},
        {"people": [{"name": "Ann"}]},
        {"people": [{"id": 1, "name": "Ann"}]},
        {"nobody": []},
        {"situations": [{"id": "s1", "when": {"at": 250}}]},
        {"situations": [{"id": "s1", "actors": {"unknown": "not_aksed"}}]},
    ],
    ids=json.dumps,
)
def test_what_the_reader_refuses_for_its_shape_the_schema_refuses_too(change):
    data = {**read_text(SMALL).data, **change}
    assert list(checker().iter_errors(data))
