"""`compiled.json` is the rule set of the YAML files, and is used only while it is that."""

import hashlib
import json
import pickle
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from bad.bad_rules import shipped_copy
from cases.shipped_cases import EVERY, file_of
from top3 import paths
from top3.canonical import canonical_json
from top3.cli import main
from top3.errors import Problem, RulesetInvalidError
from top3.method import load as method_load
from top3.method.facts import READERS
from top3.method.groups import GROUPS
from top3.method.load import load_case, load_rules, remarks_on
from top3.method.reason import reason
from top3.rules import conditions as c
from top3.rules.as_json import condition_as_data, condition_from_data, differences
from top3.rules.compiled import COMPILED, compiled_text, load_checked, load_compiled, verify
from top3.rules.language import FactDictionary, RuleSet
from top3.rules.load import load
from work_done import calls_made

pytestmark = pytest.mark.slow

BOUND = {"readable": READERS, "groups": GROUPS}
TEST = c.Test("situation.how_often", "at_least", "weekly")


@pytest.fixture(scope="module")
def text():
    return compiled_text(paths.rulesets() / "top3" / "0.1", **BOUND)


@pytest.fixture(scope="module")
def from_yaml():
    return load(paths.rulesets() / "top3" / "0.1", **BOUND)


@pytest.fixture
def folder(tmp_path, text) -> Path:
    """Return a copy of the shipped rule set with a `compiled.json` that fits."""
    copy = shipped_copy(tmp_path)
    (copy / COMPILED).write_text(text, encoding="utf-8")
    return copy


def refusal(folder):
    with pytest.raises(RulesetInvalidError) as caught:
        load_compiled(folder, **BOUND)
    (problem,) = caught.value.problems
    return problem


def sealed(body: bytes, old: bytes) -> bytes:
    """Return the file with another body and a first line that fits it."""
    head = json.loads(old.partition(b"\n")[0].rstrip(b",") + b"}")
    head["sha256"] = hashlib.sha256(body).hexdigest()
    return json.dumps(head).encode()[:-1] + b",\n" + body


def test_the_shipped_compiled_json_is_what_its_sources_give(text):
    remedy = "run 'top3 rules compile' and commit compiled.json with the rules"
    shipped = (paths.rulesets() / "top3" / "0.1" / COMPILED).read_text(encoding="utf-8")
    other = [line for line in text.splitlines() if line not in set(shipped.splitlines())]
    assert (other, shipped == text) == ([], True), remedy


def test_every_part_of_the_rule_set_is_equal_to_the_part_from_yaml(folder, from_yaml):
    made = load_compiled(folder, **BOUND)
    assert isinstance(made, RuleSet)
    assert differences(from_yaml, made) == []
    for own, its in zip(from_yaml.rules, made.rules, strict=True):
        assert (its, its.file, its.line) == (own, own.file, own.line)
    for part in fields(FactDictionary):
        own, its = (getattr(each.dictionary, part.name) for each in (from_yaml, made))
        assert (list(its), its) == (list(own), own)
    assert [list(each) for each in made.terms.values()] == [
        list(each) for each in from_yaml.terms.values()
    ]
    assert made.layer == from_yaml.layer


def test_a_difference_in_any_part_is_seen(folder, from_yaml):
    made = load_compiled(folder, **BOUND)
    turned = dict(reversed(made.terms["how_often"].items()))
    other = method_load.RuleSet(
        **{part.name: getattr(made, part.name) for part in fields(RuleSet)}
        | {"terms": {**made.terms, "how_often": turned}, "rules": made.rules[1:], "digest": "x"}
    )
    assert differences(from_yaml, other) == ["rules", "terms", "digest"]


@pytest.mark.parametrize("name", EVERY)
def test_it_gives_the_same_bytes_for_every_shipped_case(name, folder, from_yaml):
    made = load_compiled(folder, **BOUND)
    results = [
        canonical_json(reason(load_case(file_of(name), rules), rules).to_data(everything=True))
        for rules in (from_yaml, made)
    ]
    assert results[0] == results[1]


@pytest.mark.parametrize(
    "condition",
    [
        c.All((TEST, c.Not(TEST))),
        c.AnyOf((TEST,)),
        c.Test("situation.behaviour.omission", "is", operand=False),
        c.Test("situation.behaviour.kinds", "includes", ("hits", "kicks")),
        c.Test("person.age_in_years", "below", c.Param("child_age")),
        c.Test("situation.last_time", "before", "as_of"),
        c.Test("situation.judged.some-rule", "is", "serious"),
        c.KnownTest("situation.when"),
        c.UnknownTest("situation.when"),
        c.UnknownTest("situation.when", ("declined", "not_free")),
        c.Quantified("every", "affected", c.Quantified("any", "situations_as_actor", TEST)),
        c.Count(c.Param("two"), (TEST, c.FindingRef("a-rule"))),
    ],
    ids=lambda each: type(each).__name__,
)
def test_every_shape_of_condition_survives_as_it_stands_in_a_file(condition):
    data = json.loads(json.dumps(condition_as_data(condition)))
    assert condition_from_data(data) == condition


@pytest.mark.parametrize(
    "data",
    [
        None, [], {}, "all", {"all": {}}, {"all": [None]}, {"maybe": []}, {"fact": "a.b"},
        {"fact": "a.b", "equals": True}, {"fact": 1, "is": True}, {"known": 3},
        {"unknown": "a.b", "reason": "declined"}, {"count": {"at_least": 2, "of": []}},
        {"fact": "a.b", "at_least": 2}, {"fact": "a.b", "is": True, "in": []},
        {"any_affected": None},
    ],
    ids=json.dumps,
)  # fmt: skip
def test_what_is_no_condition_is_refused(data):
    with pytest.raises(ValueError, match="not a"):
        condition_from_data(data)


@pytest.mark.parametrize("source", ["assess.yaml", "texts.yaml", "ruleset.yaml"])
def test_after_a_change_of_a_source_the_yaml_is_read_and_that_is_said(source, folder):
    path = folder / source
    path.write_text(path.read_text(encoding="utf-8") + "\n# later\n", encoding="utf-8")
    loaded = load_checked(folder, **BOUND)
    assert loaded.rules.digest == load(folder, **BOUND).digest
    (remark,) = loaded.remarks
    assert (remark.code, remark.place.file) == ("compiled-outdated", COMPILED)
    assert source in remark.in_language("en")
    assert "run 'top3 rules compile'" in remark.in_language("en")


def test_a_source_that_comes_or_goes_is_a_change(folder):
    (folder / "family.yaml").write_text("{}\n", encoding="utf-8")
    assert isinstance(load_compiled(folder, **BOUND), Problem)


def test_where_it_fits_there_is_nothing_to_remark_and_where_it_is_missing_neither(folder):
    assert load_checked(folder, **BOUND).remarks == ()
    (folder / COMPILED).unlink()
    assert load_checked(folder, **BOUND).remarks == ()


def test_of_the_shipped_rules_the_remarks_can_be_asked():
    assert remarks_on("top3") == remarks_on("top3@0.1")
    assert {each.code for each in remarks_on("top3")} <= {"compiled-outdated"}


def test_one_made_for_other_facts_or_groups_is_not_used(folder):
    fewer = [name for name in READERS if name != "person.afraid"]
    assert isinstance(load_compiled(folder, readable=fewer, groups=GROUPS), Problem)
    assert isinstance(load_compiled(folder, readable=READERS, groups=GROUPS[1:]), Problem)


@pytest.mark.parametrize(("key", "value"), [("language", "ruleset/2"), ("shape", "0" * 16)])
def test_one_made_by_another_engine_is_not_used(key, value, folder):
    raw = (folder / COMPILED).read_bytes()
    head, _, body = raw.partition(b"\n")
    data = json.loads(head.rstrip(b",") + b"}") | {key: value}
    (folder / COMPILED).write_bytes(json.dumps(data).encode()[:-1] + b",\n" + body)
    (remark,) = load_checked(folder, **BOUND).remarks
    assert "another version" in remark.in_language("en")


def test_of_another_format_it_is_refused(folder):
    raw = (folder / COMPILED).read_bytes()
    (folder / COMPILED).write_bytes(raw.replace(b"compiled/1", b"compiled/9", 1))
    assert refusal(folder).code == "wrong-format"


@pytest.mark.parametrize(
    "foreign",
    [
        b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b"null,\n", b'{"top3":"compiled/1",\n{}',
        pickle.dumps({"top3": "compiled/1"}), b'{"top3":"compiled/1"}',
    ],
    ids=lambda raw: repr(raw[:24]),
)  # fmt: skip
def test_a_file_that_is_not_ours_is_refused_in_one_plain_sentence(foreign, folder):
    (folder / COMPILED).write_bytes(foreign)
    problem = refusal(folder)
    assert problem.code in ("compiled-damaged", "wrong-format")
    assert "top3 rules compile" in problem.in_language("nl")


@pytest.mark.parametrize("part", [0.02, 0.5, 0.999])
def test_one_that_was_cut_off_is_refused(part, folder):
    raw = (folder / COMPILED).read_bytes()
    (folder / COMPILED).write_bytes(raw[: int(len(raw) * part)])
    assert refusal(folder).code == "compiled-damaged"


def test_one_letter_changed_anywhere_is_refused(folder):
    raw = (folder / COMPILED).read_bytes()
    for at in range(150, len(raw), len(raw) // 40):
        changed = bytearray(raw)
        changed[at] ^= 1
        (folder / COMPILED).write_bytes(changed)
        assert refusal(folder).code in ("compiled-damaged", "wrong-format")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"kind":"danger"', b'"kind":"dangre"'),
        (b'"when":{"fact":', b'"when":{"tcaf":'),
        (b'"rule_set":', b'"rules_set":'),
        (b'"sources":{', b'"sources":{"../../secret":"",'),
        (b'"value":3,', b'"value":"3",'),
        (b'"digest":"', b'"digest":"0'),
    ],
)
def test_one_that_was_changed_and_sealed_again_is_still_checked_part_by_part(old, new, folder):
    raw = (folder / COMPILED).read_bytes()
    body = raw.partition(b"\n")[2]
    assert old in body
    (folder / COMPILED).write_bytes(sealed(body.replace(old, new, 1), raw))
    assert refusal(folder).code == "compiled-damaged"


def test_verify_finds_other_rules_behind_sources_and_seal_that_fit(folder):
    raw = (folder / COMPILED).read_bytes()
    body = raw.partition(b"\n")[2].replace(b'"acute_check":"required"', b'"at_least":"serious"', 1)
    (folder / COMPILED).write_bytes(sealed(body, raw))
    (problem,) = verify(folder, **BOUND)
    assert problem.code == "compiled-differs"
    assert "rules" in problem.in_language("en")


def test_verify_asks_for_a_file_that_is_missing_or_out_of_date(folder):
    assert verify(folder, **BOUND) == []
    shutil.copyfile(folder / "ask.test.yaml", folder / "more.test.yaml")
    assert verify(folder, **BOUND) == []
    (folder / COMPILED).unlink()
    (problem,) = verify(folder, **BOUND)
    assert "missing" in problem.in_language("en")


def test_a_damaged_shipped_file_ends_in_a_message_and_not_in_a_traceback(
    folder, monkeypatch, capsys
):
    (folder / COMPILED).write_bytes(b"{}")
    monkeypatch.setattr(method_load, "_folder", lambda _: folder)
    method_load._shipped.cache_clear()
    try:
        assert main(["rules", "list", "--lang", "en"]) == 2
        assert capsys.readouterr().err.startswith("compiled.json")
    finally:
        method_load._shipped.cache_clear()


def test_an_outdated_shipped_file_is_said_beside_the_rules(folder, monkeypatch, capsys):
    (folder / "ask.yaml").write_text(
        (folder / "ask.yaml").read_text(encoding="utf-8") + "\n", encoding="utf-8"
    )
    monkeypatch.setattr(method_load, "_folder", lambda _: folder)
    method_load._shipped.cache_clear()
    try:
        assert main(["rules", "list", "--lang", "en"]) == 0
        out, err = capsys.readouterr()
        assert out.startswith("top3@0.1")
        assert "other source files (ask.yaml)" in err
    finally:
        method_load._shipped.cache_clear()


@pytest.mark.slow
def test_the_commands_make_it_and_check_it(folder, capsys):
    (folder / COMPILED).unlink()
    assert main(["rules", "verify", str(folder), "--lang", "en"]) == 1
    assert "file is missing" in capsys.readouterr().out
    assert main(["rules", "compile", str(folder), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["written"] == str(folder / COMPILED)
    assert made["bytes"] == (folder / COMPILED).stat().st_size
    assert main(["rules", "verify", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert [each.name for each in folder.iterdir() if each.name.startswith(".")] == []


def test_loading_it_is_a_fraction_of_the_work_of_reading_the_yaml(folder, from_yaml):
    assert isinstance(load_rules("top3"), RuleSet)
    assert load_compiled(folder, **BOUND).digest == from_yaml.digest
    assert load(folder, **BOUND).digest == from_yaml.digest
    compiled = calls_made(lambda: load_compiled(folder, **BOUND))
    whole = calls_made(lambda: load(folder, **BOUND))
    assert compiled * 3 < whole
