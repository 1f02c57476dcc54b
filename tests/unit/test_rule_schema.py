"""The schemas for editors: they take every shipped rule file and see what a shape can show."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from bad.bad_rules import BREAKS, apply, shipped_copy
from top3 import paths
from top3.cli import main
from top3.cli.schema import RULE_FILES
from top3.errors import ReadingError
from top3.method.groups import GROUPS
from top3.reading import read_bytes, read_file, read_text
from top3.rules.authoring.schema import DIALECT, VERSION, rule_schemas, schema_id
from top3.rules.authoring.schema_words import FILES, TITLES
from top3.rules.language import OUTCOMES, SCOPES

SCHEMAS = rule_schemas(GROUPS)
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
OVERLAYS = Path(__file__).resolve().parents[2] / "examples" / "overlays"
OTHER_FORMATS = ("contacts.yaml",)
# refused for the shape of one file, whatever else stands in the rule set
SEEN = (
    "number-in-rule", "unknown-not-allowed", "not-a-condition", "wrong-outcome",
    "language-missing", "unknown-key",
)  # fmt: skip

RULE = """
- id: a-rule
  version: 1
  kind: danger
  about: situation
  when: {when}
  then: {{acute_check: required}}
  because: {{nl: "Omdat.", en: "Because."}}
  source: {{mark: I}}
"""
TABLE = """
- id: a-table
  version: 1
  kind: tag
  about: person
  because: {nl: "Omdat.", en: "Because."}
  source: {mark: I}
  table:
    policy: unique
    columns: [person.age_in_years, person.needs_daily_care]
    rows:
      - {id: small, when: [{below: {param: small_child_age}}, any], then: {tag: needs_care}}
      - {id: other, when: [{not: {below: {param: small_child_age}}}, [{is: true}]], then: {tag: b}}
"""
OVERLAY = """
top3: overlay/1
id: region
version: "0.1"
title: {nl: Regio, en: Region}
status: {is: draft}
valid: {from: 2026-01-01}
extends: top3@0.1
changes:
  - set: child_age
    value: 17
    from: 2026-01-01
    unit: jaar
    reason: {nl: "Omdat.", en: "Because."}
    owner: regio
    source: {mark: B}
  - withdraw: a-rule
    loosens: true
    overrides: [nation]
    reason: {nl: "Omdat.", en: "Because."}
    owner: regio
    source: {mark: B}
"""


def shipped_files():
    root = paths.rulesets() / "top3" / "0.1"
    names = sorted(each.name for each in root.iterdir() if each.name.endswith(".yaml"))
    return [name for name in names if name not in OTHER_FORMATS]


def schema_for(name):
    """Return the name of the schema of a file of a rule set."""
    if name.endswith(".test.yaml"):
        return "tests"
    stem = name.removesuffix(".yaml").partition("-")[0]
    return stem if stem in SCHEMAS else "rules"


@cache
def checker(name):
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only in the dev extra

    Draft202012Validator.check_schema(SCHEMAS[name])
    return Draft202012Validator(SCHEMAS[name])


def fits(name, data):
    return checker(name).is_valid(data)


def blocks(part):
    """Yield every block of keys in a schema."""
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict):
            yield part
        part = list(part.values())
    for each in part if isinstance(part, list) else ():
        yield from blocks(each)


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema_of_2020_12_with_a_stable_id_that_names_its_version(name):
    schema = SCHEMAS[name]
    assert schema["$schema"] == DIALECT
    assert schema["$id"] == schema_id(name) == f"urn:top3:schema:{name}:{VERSION}"
    assert all(part in schema["description"] for part in (FILES[name].nl, FILES[name].en))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_file_is_what_the_models_give(name):
    published = paths.rulesets() / "schema" / VERSION / f"{name}.schema.json"
    remedy = "run python tools/rule_schemas.py and commit the schemas"
    assert json.loads(published.read_text(encoding="utf-8")) == SCHEMAS[name], remedy


def test_no_schema_is_published_that_the_models_do_not_give():
    folder = paths.rulesets() / "schema" / VERSION
    published = {each.name.removesuffix(".schema.json") for each in folder.iterdir()}
    assert published == set(SCHEMAS) == set(FILES) == set(RULE_FILES)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_a_dutch_and_an_english_title(name):
    keys = [
        (key, each) for block in blocks(SCHEMAS[name]) for key, each in block["properties"].items()
    ]
    keys = [(key, each) for key, each in keys if not re.match(r"(any|every)_", key)]
    assert keys
    untitled = {key for key, each in keys if each.get("title") != TITLES[key].both}
    assert untitled == set()


def test_there_is_no_null_anywhere_for_these_files_have_none():
    assert "null" not in json.dumps(SCHEMAS)


def test_kinds_scopes_and_operators_are_offered_by_name():
    rule = SCHEMAS["rules"]["$defs"]["rule"]["properties"]
    assert rule["kind"]["enum"] == list(OUTCOMES)
    assert rule["about"]["enum"] == list(SCOPES)
    (test,) = (
        each for each in SCHEMAS["rules"]["$defs"]["condition"]["anyOf"]
        if "fact" in each.get("required", ())
    )  # fmt: skip
    assert {"is", "in", "includes", "within", "before"} < set(test["properties"])
    assert "any_affected" in json.dumps(SCHEMAS["rules"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_command_prints_it_and_nothing_else(name, capsys):
    assert main(["schema", name]) == 0
    out, err = capsys.readouterr()
    assert (json.loads(out), err) == (SCHEMAS[name], "")


@pytest.mark.parametrize("name", shipped_files())
def test_every_shipped_file_names_its_schema_on_its_first_line(name):
    text = (paths.rulesets() / "top3" / "0.1" / name).read_text(encoding="utf-8")
    found = NAMED.match(text)
    assert found is not None
    assert found[1] == f"../../schema/{VERSION}/{schema_for(name)}.schema.json"


@pytest.mark.dev_tool
@pytest.mark.parametrize("name", shipped_files())
def test_every_shipped_file_fits_its_schema(name):
    raw = (paths.rulesets() / "top3" / "0.1" / name).read_bytes()
    found = checker(schema_for(name)).iter_errors(read_bytes(raw, name).data)
    assert [error.json_path for error in found] == []


@pytest.mark.dev_tool
@pytest.mark.parametrize(
    "path",
    sorted(OVERLAYS.glob("*/*/*.yaml")),
    ids=lambda path: path.relative_to(OVERLAYS).as_posix(),
)
def test_every_file_of_an_example_overlay_fits_its_schema(path):
    found = checker(schema_for(path.name)).iter_errors(read_file(path).data)
    assert [error.json_path for error in found] == []


@pytest.mark.dev_tool
@pytest.mark.parametrize(
    "broken", [each for each in BREAKS if each.code in SEEN], ids=lambda broken: broken.name
)
def test_what_is_wrong_in_the_shape_of_a_rule_file_is_seen(broken, tmp_path):
    root = shipped_copy(tmp_path)
    assert fits(schema_for(broken.file), read_file(root / broken.file).data)
    apply(broken, root)
    assert not fits(schema_for(broken.file), read_file(root / broken.file).data)


@pytest.mark.dev_tool
def test_what_only_shows_in_the_whole_is_left_to_loading(tmp_path):
    left = []
    for number, broken in enumerate(BREAKS):
        root = shipped_copy(tmp_path / str(number))
        apply(broken, root)
        try:
            data = read_file(root / broken.file).data
        except ReadingError:
            continue
        if fits(schema_for(broken.file), data):
            left.append(broken.code)
    assert not set(left) & set(SEEN)
    assert {"duplicate-rule", "unused-rule", "slots-differ"} <= set(left)


@pytest.mark.dev_tool
@pytest.mark.parametrize(
    "when",
    [
        "{fact: situation.behaviour.omission, is: true}",
        "{all: [{any: [{not: {known: situation.when}}]}]}",
        "{every_affected: {any_situations_as_actor: {fact: situation.how_often, above: weekly}}}",
        "{any_group_of_later: {known: person.afraid}}",
        "{count: {at_least: {param: two}, of: [{finding: a-rule}]}}",
        "{finding: a-judgement, at_least: serious}",
        "{fact: situation.last_time, before: as_of}",
        "{fact: situation.last_time, within: {param: days}}",
    ],
)
def test_every_shape_of_condition_fits_however_deep(when):
    assert fits("rules", read_text(RULE.format(when=when)).data)


@pytest.mark.dev_tool
@pytest.mark.parametrize(
    "when",
    [
        "{fact: situation.how_often, at_least: 3}",
        "{fact: situation.how_often}",
        "{fact: situation.how_often, is: weekly, in: [weekly]}",
        "{fact: how_often, is: weekly}",
        "{all: []}",
        "{all: [{maybe: true}]}",
        "{any_affected: {fact: person.afraid, iz: true}}",
        "{unknown: situation.when}",
        "{all: [{not: {unknown: situation.when}}]}",
        "{count: {at_least: 2, of: [{finding: a-rule}]}}",
    ],
)
def test_what_is_no_condition_of_a_danger_does_not_fit(when):
    assert not fits("rules", read_text(RULE.format(when=when)).data)


@pytest.mark.dev_tool
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("any]", "[]]"),
        ("policy: unique", "policy: first"),
        ("kind: tag", "kind: gate"),
        ("then: {tag: b}}", "then: {}}"),
        ("    columns: [person.age_in_years, person.needs_daily_care]\n", ""),
        ("  table:\n", "  when: {known: person.afraid}\n  table:\n"),
    ],
)
def test_a_decision_table_fits_and_one_with_an_empty_cell_or_no_columns_does_not(old, new):
    assert fits("rules", read_text(TABLE).data)
    assert old in TABLE
    assert not fits("rules", read_text(TABLE.replace(old, new)).data)


@pytest.mark.dev_tool
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("extends: top3@0.1", "extends: top3"),
        ("    unit: jaar\n", ""),
        ("withdraw: a-rule", "remove: a-rule"),
        ("    owner: regio\n    source: {mark: B}\n  - ", "  - "),
        ("overlay/1", "ruleset/1"),
        ("value: 17", "value: about 17"),
    ],
)
def test_an_overlay_fits_and_one_whose_change_does_not_account_for_itself_does_not(old, new):
    assert fits("overlay", read_text(OVERLAY).data)
    assert old in OVERLAY
    assert not fits("overlay", read_text(OVERLAY.replace(old, new)).data)


@pytest.mark.dev_tool
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tests", [{"name": "x", "as_of": "2026-03-16", "given": {}}]),
        ("tests", [{"name": "x", "as_of": "2026-03-16", "given": {"thing": {}}, "then": ["a"]}]),
        ("tests", [{"name": "x", "as_of": "2026-03-16", "given": {}, "then": []}]),
        ("mutants", [{"rule": "a", "mutant": "drop"}]),
        ("texts", {"a": {"nl": "x"}}),
        ("terms", {"a": {"b": {"nl": "x"}}}),
        ("parameters", [{"name": "a", "value": "x"}]),
        ("facts", [{"fact": "person.x", "scope": "person", "type": "scale"}]),
    ],
)
def test_a_file_with_the_wrong_shape_does_not_fit(name, data):
    assert not fits(name, data)
