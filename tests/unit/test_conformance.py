"""The language-neutral suite: ours passes it, and it would notice an engine that does not."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from top3 import paths
from top3.cli import main
from top3.cli.rules_conformance import amount
from top3.errors import RulesetInvalidError
from top3.method.load import load_rules
from top3.rules.authoring import conformance
from top3.rules.authoring.neutral_facts import NeutralWorld
from top3.rules.conditions import Operator
from top3.rules.evaluate import Evaluator, Finding, fast_path
from top3.rules.language import OUTCOMES
from top3.rules.logic import Tri
from top3.values import UnknownReason

ROOT = Path(__file__).resolve().parents[2]
SUITE = ROOT / "rulesets" / "conformance"
GROUPS = json.loads((SUITE / "manifest.json").read_text(encoding="utf-8"))["groups"]


def group(name):
    """Return one file of the suite as data."""
    return json.loads((SUITE / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report():
    """Return what a run of the shipped suite shows."""
    return conformance.run_suite(SUITE, combine=amount)


@pytest.fixture
def copied(tmp_path):
    """Return a copy of the suite, to spoil."""
    return Path(shutil.copytree(SUITE, tmp_path / "suite"))


def spoil(folder, name, change):
    """Change the data of one file of a copy."""
    data = json.loads((folder / name).read_text(encoding="utf-8"))
    change(data)
    (folder / name).write_text(json.dumps(data), encoding="utf-8")


def only(folder, *names):
    """Leave a few groups in the manifest of a copy, so that a spoiled run is short."""
    keep = [each for each in GROUPS if each["file"] in names]
    spoil(folder, "manifest.json", lambda data: data.update(groups=keep))


@pytest.mark.parametrize("entry", GROUPS, ids=lambda entry: entry["file"])
def test_every_case_comes_out_in_our_engine(entry, report):
    name = entry["file"].removesuffix(".json")
    assert report.groups[name] == entry["cases"]
    shown = [f"{e.case}: {e.promise}\n{e.text.en}" for e in report.mismatches if e.group == name]
    assert shown == []


def test_the_suite_is_large_enough_to_mean_something(report):
    assert report.count >= 250
    assert len(report.groups) == len(GROUPS)


@pytest.mark.parametrize("entry", GROUPS, ids=lambda entry: entry["file"])
def test_every_case_has_a_name_of_its_own_and_a_promise(entry):
    data = group(entry["file"])
    ids = [case["id"] for case in data["cases"]]
    assert len(ids) == len(set(ids)) == entry["cases"]
    assert [case["id"] for case in data["cases"] if len(case["promise"].split()) < 3] == []
    assert data["expectations"]
    assert {case["rule_set"] for case in data["cases"]} == set(data["rule_sets"])


def test_the_files_are_what_the_script_writes():
    command = [sys.executable, "tools/make_conformance.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), "run python tools/make_conformance.py"


def test_the_script_never_asks_the_engine_what_to_expect():
    scripts = [*ROOT.glob("tools/conformance_*.py"), ROOT / "tools" / "make_conformance.py"]
    assert len(scripts) > 3
    assert [name for path in scripts for name in imported(path) if name.startswith("top3")] == []
    other = imported(ROOT / "tools" / "docs_rows.py")
    assert [name for name in other if name.startswith("top3")]


def imported(path):
    """Return the name of everything a script imports."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{each.name}" for each in node.names]
    return found


def test_every_reason_operator_kind_and_code_of_a_value_is_asked_for():
    text = "".join((SUITE / entry["file"]).read_text(encoding="utf-8") for entry in GROUPS)
    words = [*get_args(UnknownReason), *get_args(Operator), *OUTCOMES, "applies_when", "shelf_life"]
    words += ["unless", "overrides", "any_affected", "every_agreement", "count", "known", "finding"]
    assert [word for word in words if f'"{word}"' not in text] == []


class Generated:
    """The fast path, asked as the suite asks: rule by rule and item by item."""

    def __init__(self, rules, world):
        found = fast_path(rules, world.as_of).run(world).findings()
        self._found = {(each.rule.id, each.about): each for each in found}

    def finding(self, rule, item):
        return self._found[rule.id, item]


@pytest.mark.slow
def test_every_case_comes_out_on_the_fast_path_too(report):
    made = conformance.run_suite(SUITE, combine=amount, evaluator=Generated)
    assert [f"{e.group}, {e.case}: {e.text.en}" for e in made.mismatches] == []
    assert made.groups == report.groups


class Careless:
    """An engine that reads what nobody knows as no: the fault the suite is there for."""

    def __init__(self, rules, world):
        self._inner = Evaluator(rules, world)

    def finding(self, rule, item):
        found = self._inner.finding(rule, item)
        value = Tri.FALSE if found.value is Tri.UNKNOWN else found.value
        return Finding(rule, item, value, lambda: found.tree)


class Believing(Careless):
    """An engine in which a statement that was not free counts like any other."""

    def __init__(self, rules, world):
        world._facts = {key: _freed(reading) for key, reading in world._facts.items()}
        super().__init__(rules, world)

    def finding(self, rule, item):
        return self._inner.finding(rule, item)


def _freed(reading):
    claims = tuple(type(c)(c.value, c.by, None, c.told, c.on) for c in reading.claims)
    return type(reading)(claims, reading.unknown, reading.applies)


@pytest.mark.slow
def test_an_engine_that_reads_unknown_as_no_is_caught_in_every_group_that_evaluates():
    made = conformance.run_suite(SUITE, combine=amount, evaluator=Careless)
    unharmed = set(made.groups) - {each.group for each in made.mismatches}
    assert unharmed == {"refusals"}


def test_an_engine_that_believes_whoever_was_not_free_is_caught(copied):
    names = ("direction", "exceptions", "unknown-reasons", "intervals-and-urgency")
    only(copied, *(f"{name}.json" for name in names))
    made = conformance.run_suite(copied, combine=amount, evaluator=Believing)
    assert {each.group for each in made.mismatches} == set(names)


def test_another_way_of_bringing_dangers_together_is_caught(copied):
    only(copied, "intervals-and-urgency.json", "judgements.json")

    def milder(rules, findings):
        return amount(rules, [each for each in findings if each.value is not Tri.UNKNOWN])

    made = conformance.run_suite(copied, combine=milder)
    assert {each.group for each in made.mismatches} == {"intervals-and-urgency"}


def test_a_case_that_comes_out_otherwise_shows_its_promise_and_the_tree(copied, capsys):
    only(copied, "truth-tables.json")
    spoil(
        copied,
        "truth-tables.json",
        lambda data: data["cases"][0]["expect"][0].update(value="false"),
    )
    assert main(["rules", "conformance", str(copied), "--lang", "en"]) == 1
    shown = capsys.readouterr().out
    assert "all of yes, yes is yes" in shown
    assert "value: expected false, got true" in shown
    assert "all of these: yes" in shown


def test_a_reason_a_version_and_a_layer_are_looked_at_where_they_are_named(copied):
    only(copied, "overlays.json", "parameters-and-validity.json", "unknown-reasons.json")
    wrong = {"reasons": ["declined"], "version": 9, "layer": "other@1"}

    def change(data):
        for case in data["cases"]:
            for due in case.get("expect", []):
                due.update({key: each for key, each in wrong.items() if key in due})

    for name in ("overlays.json", "parameters-and-validity.json", "unknown-reasons.json"):
        spoil(copied, name, change)
    made = conformance.run_suite(copied, combine=amount)
    text = "".join(each.text.en for each in made.mismatches)
    assert [key for key in wrong if f", {key}: expected" not in text] == []


def test_a_rule_set_that_should_have_been_refused_and_was_not_is_caught(copied, capsys):
    only(copied, "refusals.json")

    def change(data):
        good = group("truth-tables.json")["rule_sets"]["all"]
        data["rule_sets"][data["cases"][0]["rule_set"]] = good
        data["cases"][1]["refused"] = ["another-code"]

    spoil(copied, "refusals.json", change)
    assert main(["rules", "conformance", str(copied), "--json"]) == 1
    mismatches = json.loads(capsys.readouterr().out)["mismatches"]
    assert [each["case"] for each in mismatches] == [
        case["id"] for case in group("refusals.json")["cases"][:2]
    ]


def test_without_a_folder_the_suite_beside_the_rule_sets_is_run(tmp_path, monkeypatch, capsys):
    folder = Path(shutil.copytree(SUITE, tmp_path / "conformance"))
    only(folder, "judgements.json")
    monkeypatch.setattr(paths, "rulesets", lambda: tmp_path)
    assert main(["rules", "conformance"]) == 0
    count = len(group("judgements.json")["cases"])
    assert f"{count} gevallen in 1 groepen, 0 komen anders uit" in capsys.readouterr().out


def test_the_suite_is_shipped_beside_the_rule_sets():
    assert (paths.rulesets() / "conformance" / "manifest.json").is_file()
    assert (paths.rulesets() / "conformance" / "README.md").is_file()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "not-found"),
        ("{", "wrong-format"),
        ("[]", "wrong-format"),
        ('{"format": "conformance/2"}', "wrong-format"),
    ],
)
def test_a_suite_that_cannot_be_read_is_refused(copied, capsys, content, code):
    manifest = copied / "manifest.json"
    if content is None:
        manifest.unlink()
    else:
        manifest.write_text(content, encoding="utf-8")
    assert main(["rules", "conformance", str(copied)]) == 2
    assert f"[{code}]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    [
        {"planet": {}},
        {"situation": {"weather": True}},
        {"situation": {"told_unprompted": {"unknown": "forgot"}}},
    ],
)
def test_facts_with_a_name_the_rule_set_does_not_have_are_refused(given):
    rules = load_rules("top3")
    with pytest.raises(RulesetInvalidError) as refused:
        NeutralWorld(given, rules, rules.valid.from_)
    assert [each.code for each in refused.value.problems] == ["not-in-list"]
