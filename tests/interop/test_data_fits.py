"""Every shipped case, plan, result and event fits its schema, and nothing goes out undeclared."""

import copy
import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.shipped_cases import data_of, file_of, result_of
from top3 import load_rules, paths, reason
from top3.cli.schema import formats
from top3.document import Block, Document, Table
from top3.errors import SharingError
from top3.interop.json_schema import data_schema
from top3.interop.schema_shape import REF
from top3.method.as_data import plan_data
from top3.method.contacts import load_contacts
from top3.method.load import read_case
from top3.reading import read_file
from top3.testing import cases
from top3.views.given import Given
from top3.views.given_data import view_data
from top3.views.readers import AUDIENCES, Reader
from top3.views.render import render

pytestmark = [pytest.mark.dev_tool, pytest.mark.slow]

FORMATS = ("case", "plan", "result")
SHIPPED = sorted(
    each.name.removesuffix(".yaml")
    for each in paths.example_cases().iterdir()
    if each.name.endswith(".yaml")
)
TRAJECTORIES = Path(__file__).parents[2] / "examples/trajectories"
PLANTED = 15
KEY = b"a key that is long enough"


@lru_cache
def checker(name, lang=None, rules=None):
    """Return what checks data against a schema."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only in the dev extra

    schema = data_schema(formats()[name], lang, load_rules(rules) if rules else None)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults(name, data, **kind):
    found = checker(name, **kind).iter_errors(data)
    return [f"{each.json_path}: {each.validator}" for each in found]


@lru_cache
def of(name, case):
    """Return a shipped case as data of a format."""
    if name == "case":
        return read_file(file_of(case)).data
    return data_of(case) if name == "result" else plan_data(result_of(case).planned)


@lru_cache
def special_results():
    """Return results with what a plain one lacks: a keyed digest, a day before, an own order."""
    raw = (paths.example_cases() / "dossier-01.yaml").read_bytes()
    case, rules = read_case(raw, "dossier-01.yaml"), load_rules("top3")
    days = sorted(each.recorded for each in case.reports if len(each.recorded) == len("2026-01-01"))
    before = date.fromisoformat(days[len(days) // 2])
    return (
        reason(case, rules, key=KEY).to_data(),
        reason(case, rules, known_by=before).to_data(),
        {**data_of("dossier-01"), "mine": ["s1", "s2"]},
    )


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("what", FORMATS)
def test_every_shipped_case_fits_as_it_is_written_and_as_it_comes_out(what, name):
    assert faults(what, of(what, name)) == []


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("what", FORMATS)
def test_it_fits_with_words_and_with_the_lists_of_the_rules_it_is_read_with(what, lang):
    for name in ("dossier-01", "dossier-05"):
        assert faults(what, of(what, name), lang=lang) == []
        assert faults(what, of(what, name), lang=lang, rules="top3") == []


def test_results_with_a_key_from_an_earlier_day_and_with_an_own_order_fit():
    for data in special_results():
        assert faults("result", data) == []


def any_given():
    """Draw what a reader is given: everything its types allow, sensible or not."""
    reader, contacts = st.just(Reader("family")), st.just(load_contacts())
    return st.builds(Given, reader=reader, contacts=contacts)


def any_document():
    """Draw a document of every kind of block."""
    kinds = [each for each in get_args(Block) if each is not Table]
    table = Table(("a", "b"), (("1", "2"),), caption="c", row_headers=True)
    blocks = st.one_of(st.just(table), *map(st.builds, kinds))
    return st.builds(Document, blocks=st.lists(blocks, max_size=4).map(tuple))


@given(any_document(), st.none() | any_given(), st.sampled_from(AUDIENCES))
def test_whatever_a_reader_can_be_given_fits(document, given_, audience):
    one = ("p1",) if audience in ("child", "network", "subject", "organisation") else ()
    reader = Reader(audience, *(("police",) if audience == "organisation" else one))
    document = replace(document, lang="nl")
    data = json.loads(json.dumps(view_data(document, reader, "plan", given_)))
    assert faults("plan-view", data) == []
    data["given"] = {**(data["given"] or {}), "planted": 1}
    assert not checker("plan-view").is_valid(data)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_the_family_and_the_table_get_of_every_shipped_case_fits(name):
    for reader in (Reader("family"), Reader("mda"), Reader("handover")):
        try:
            text = render(result_of(name), to="json", reader=reader)
        except SharingError:
            assert reader.audience == "family"  # something must be settled first: nothing goes out
        else:
            assert faults("plan-view", json.loads(text)) == []


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases(least=1))
def test_every_plan_and_result_of_a_drawn_case_fits(case):
    result = reason(case, load_rules("top3"))
    assert faults("case", case.to_data()) == []
    assert faults("result", result.to_data(everything=True)) == []
    assert faults("plan", plan_data(result.planned)) == []


@pytest.mark.parametrize("name", ["dossier-01", "dossier-02"])
def test_every_event_of_the_shipped_trajectories_fits(name):
    events = read_file(TRAJECTORIES / name / "events.yaml").data
    assert len(events) > 5
    for lang in (None, "nl", "en"):
        assert faults("event", events, lang=lang) == []
    assert faults("event", events, rules="top3") == []


def places(data, path=()):
    """Yield the path of every block in data."""
    if isinstance(data, dict):
        yield path
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, each in items:
        if isinstance(each, dict | list):
            yield from places(each, (*path, key))


@pytest.mark.parametrize("what", FORMATS)
def test_a_key_that_is_not_declared_is_found_wherever_it_stands(what):
    data = copy.deepcopy(of(what, "dossier-01"))
    everywhere = list(places(data))
    assert len(everywhere) > PLANTED
    for path in everywhere[:: len(everywhere) // PLANTED]:
        block = data
        for key in path:
            block = block[key]
        block["planted"] = {"planted": {}}
        assert not checker(what).is_valid(data), path
        del block["planted"]
    assert checker(what).is_valid(data)


@pytest.mark.parametrize("what", ["plan", "result"])
def test_every_key_that_may_be_left_out_is_there_in_some_shipped_case(what):
    schema = data_schema(formats()[what])
    data = [of(what, name) for name in SHIPPED]
    data += special_results() if what == "result" else ()
    seen = {each for one in data for each in met(schema, schema, one)}
    optional = {
        (name, key)
        for name, block in [(schema["title"], schema), *schema["$defs"].items()]
        for key in block.get("properties", {})
        if key not in block.get("required", ())
    }
    blocks = {name for name, _ in seen}
    assert {(what, *each) for each in optional - seen if each[0] in blocks} == set(NEVER) & {
        (what, *each) for each in optional
    }
    assert {each for each in blocks if each in schema["$defs"]} > {"Question", "Ranked", "Text"}


NEVER = {
    ("plan", "Plan", "pseudonymised"): "every shipped case is invented",
    ("result", "Result", "pseudonymised"): "every shipped case is invented",
    ("plan", "Question", "consult"): "only `consult_instead` has such questions: a plan has none",
}
"""Keys that may be left out and always are in the shipped cases, each with the reason."""


def met(schema, part, data, name=None):
    """Yield (block, key) for every key in data that the makers of plans and results put there.

    A record (an agreement, a goal) brings its own keys from the case; those are not followed.
    """
    if "$ref" in part:
        name = part["$ref"].removeprefix(REF)
        part = schema["$defs"][name]
    if "anyOf" in part:
        one, null = part["anyOf"]
        assert null == {"type": "null"}
        yield from met(schema, one, data) if data is not None else ()
    elif isinstance(data, list):
        for each in data:
            yield from met(schema, part["items"], each)
    elif isinstance(data, dict) and "properties" not in part:
        for each in data.values():
            yield from met(schema, part["additionalProperties"], each)
    elif isinstance(data, dict) and name not in RECORDED:
        for key, each in data.items():
            yield name or schema["title"], key
            yield from met(schema, part["properties"][key], each)


RECORDED = {"Agreement", "Goal", "Factor", "RecoveryNeed", "InstrumentOutcome", "RoleRef"}
"""The blocks that stand in plans and results as they are recorded."""
