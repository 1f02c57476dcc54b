"""The conformance suite: small rule sets, facts and what must come out, for any implementation.

The suite is plain JSON in `rulesets/conformance/`; its README describes the format. Here it is run
against the engine of this package, or against another evaluator that is passed in.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any, Protocol

from top3.errors import Both, Place, Problem, RulesetInvalidError
from top3.rules.authoring.json_folder import JsonFolder
from top3.rules.authoring.neutral_facts import NeutralWorld
from top3.rules.evaluate import Evaluator, Finding, Key, Node, World
from top3.rules.explain import lines, plain_name
from top3.rules.language import GroupSpec, Rule, RuleSet
from top3.rules.layers.overlay import stacked
from top3.rules.load import load, load_parts
from top3.rules.logic import Tri, Truth
from top3.rules.tables import outcome

FORMAT = "conformance/1"
_ABSENT = "not_valid"


class Evaluating(Protocol):
    """What can say what one rule finds about one item."""

    def finding(self, rule: Rule, item: Key) -> Finding:
        """Return what one rule says about one item."""
        ...


Combine = Callable[[RuleSet, list[Finding]], Mapping[str, str | None]]
"""What the dangers about one item amount to: at_least, at_most, acute_check, acute_basis."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A case that came out otherwise: where it stands, what it promises, and what came."""

    group: str
    case: str
    promise: str
    text: Both


@dataclass(slots=True)
class SuiteReport:
    """What a run of the suite showed: how many cases per group, and which came out otherwise."""

    groups: dict[str, int] = field(default_factory=dict)
    mismatches: list[Mismatch] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many cases were run."""
        return sum(self.groups.values())


def run_suite(
    root: Traversable,
    *,
    combine: Combine,
    evaluator: Callable[[RuleSet, World], Evaluating] = Evaluator,
) -> SuiteReport:
    """Run every case of every group the manifest names.

    Args:
        root: The folder of the suite.
        combine: Brings the dangers about one item together; rules alone do not.
        evaluator: What evaluates; left out it is the plain one that builds the whole tree.

    Raises:
        RulesetInvalidError: a file of the suite is missing, is no JSON or has another format.
    """
    report = SuiteReport()
    for entry in _read(root, "manifest.json")["groups"]:
        data = _read(root, entry["file"])
        runner = _Group(data, combine, evaluator)
        report.groups[data["group"]] = len(data["cases"])
        for case in data["cases"]:
            texts = list(runner.run(case))
            if texts:
                text = Both("\n".join(each.nl for each in texts), "\n".join(e.en for e in texts))
                made = Mismatch(data["group"], case["id"], case["promise"], text)
                report.mismatches.append(made)
    return report


def _read(root: Traversable, name: str) -> Any:
    try:
        data = json.loads((root / name).read_bytes())
    except OSError:
        found = Both("bestand ontbreekt", "file is missing")
        remedy = Both("voeg het toe aan de map", "add it to the folder")
        raise _refused(name, "not-found", found, remedy) from None
    except ValueError:
        found = Both("geen JSON", "no JSON")
        remedy = Both("maak het bestand opnieuw", "make the file again")
        raise _refused(name, "wrong-format", found, remedy) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        found = Both("een ander formaat", "another format")
        remedy = Both(f"gebruik een suite met '{FORMAT}'", f"use a suite with '{FORMAT}'")
        raise _refused(name, "wrong-format", found, remedy)
    return data


def _refused(name: str, code: str, found: Both, remedy: Both) -> RulesetInvalidError:
    return RulesetInvalidError([Problem(Place(name), code, found, remedy)])


class _Group:
    """Runs the cases of one file; each rule set in it is loaded once."""

    def __init__(
        self, data: Any, combine: Combine, evaluator: Callable[[RuleSet, World], Evaluating]
    ) -> None:
        self._data = data
        self._combine = combine
        self._evaluator = evaluator
        self._loaded: dict[tuple[str, ...], RuleSet] = {}

    def run(self, case: Any) -> Iterator[Both]:
        """Yield what came out otherwise than the case says; nothing when all of it came out."""
        if "refused" in case:
            yield from self._refusal(case)
            return
        rules = self._rules(case)
        world = NeutralWorld(case["given"], rules, date.fromisoformat(case["as_of"]))
        evaluator = self._evaluator(rules, world)
        for due in case["expect"]:
            item = _item(due["item"], world)
            if "rule" in due:
                yield from _differences(due, rules, world.as_of, evaluator, item)
                continue
            valid = rules.on(world.as_of).rules
            about = [rule for rule in valid if rule.head.about == item[0]]
            findings = [evaluator.finding(rule, item) for rule in about]
            yield from self._amount(due, rules, findings)

    def _amount(self, due: Any, rules: RuleSet, findings: list[Finding]) -> Iterator[Both]:
        wanted = {key: each for key, each in due.items() if key not in ("item", "table")}
        shown: dict[str, object]
        if "table" in due:
            made = _of_table(due["table"], rules, findings)
            shown = {key: made[key] for key in wanted}
        else:
            combined = self._combine(rules, findings)
            shown = {key: each for key, each in combined.items() if each is not None}
        if shown != wanted:
            yield _otherwise(due["item"], wanted, shown)

    def _rules(self, case: Any) -> RuleSet:
        name, overlays = case["rule_set"], case.get("overlays", ())
        key = (name, *overlays)
        if key not in self._loaded:
            self._loaded[key] = self._load(name, overlays)
        return self._loaded[key]

    def _load(self, name: str, overlays: Sequence[str]) -> RuleSet:
        files = {**self._data["shared"], **self._data["rule_sets"][name]}
        groups = [GroupSpec.model_validate(each) for each in self._data["groups"]]
        facts = {str(each.get("fact")) for each in files.get("facts.yaml", [])}
        root = JsonFolder(name, files)
        if not overlays:
            return load(root, readable=facts, groups=groups)
        base = load_parts(root, readable=facts, groups=groups)
        listed = self._data["overlays"]
        return stacked(base, [JsonFolder(each, listed[each]) for each in overlays])

    def _refusal(self, case: Any) -> Iterator[Both]:
        try:
            self._rules(case)
        except RulesetInvalidError as error:
            codes = sorted({problem.code for problem in error.problems})
            if codes != case["refused"]:
                yield _otherwise(case["rule_set"], case["refused"], codes)
        else:
            yield _otherwise(case["rule_set"], case["refused"], "-")


def _item(name: str, world: NeutralWorld) -> Key:
    scope = name.rstrip("0123456789")
    return next(key for key in world.items(scope) if key[1] == name)


def _differences(
    due: Any, rules: RuleSet, day: date, evaluator: Evaluating, item: Key
) -> Iterator[Both]:
    rule = rules.on(day).rule(due["rule"])
    if rule is None or due["value"] == _ABSENT:
        if rule is not None or due["value"] != _ABSENT:
            yield _otherwise(due["rule"], due["value"], _ABSENT if rule is None else "valid")
        return
    finding = evaluator.finding(rule, item)
    found = {
        "value": name_of(finding.value),
        "reasons": sorted(set(open_reasons(finding.tree))),
        "version": rule.head.version,
        "leans_on": list(finding.leans_on),
        "layer": finding.layer,
    }
    for key, shown in found.items():
        if key in due and due[key] != shown:
            tree = "\n".join("  " * row.depth + row.text.en for row in lines(finding, plain_name))
            head = _otherwise(f"{due['rule']}, {due['item']}, {key}", due[key], shown)
            yield Both(f"{head.nl}\n{tree}", f"{head.en}\n{tree}")


def _of_table(name: str, rules: RuleSet, findings: list[Finding]) -> dict[str, object]:
    table = rules.tables[name]
    levels = rules.urgency if table.scale == "urgency" else rules.terms.get(table.scale or "", ())
    made = outcome(table, findings, tuple(levels))
    return {
        "certain": list(made.certain),
        "possible": list(made.possible),
        "at_least": made.at_least or "none",
        "at_most": made.at_most or "none",
    }


def _otherwise(where: str, wanted: object, shown: object) -> Both:
    return Both(f"{where}: verwacht {wanted}, gekregen {shown}",
                f"{where}: expected {wanted}, got {shown}")  # fmt: skip


def name_of(value: Truth) -> str:
    """Return the name the suite has for a value."""
    return "not_applicable" if value is None else value.value


def open_reasons(node: Node) -> Iterator[str]:
    """Yield why each leaf of a tree that is unknown is so, as often as it stands there."""
    if not node.children and node.value is Tri.UNKNOWN and node.reason:
        yield node.reason
    for child in node.children:
        yield from open_reasons(child)
