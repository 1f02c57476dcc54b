"""The same rules in other engines, each in the way its own documentation calls the fast one."""

import json
from collections.abc import Iterator
from typing import Any

import simpleeval
import zen

from benchmarks.answers import Answers, of_hand, of_ours
from benchmarks.text import PythonText, ZenText
from benchmarks.workload import TODAY, Case, Workload, about
from top3.rules.language import RuleSet


class Zen:
    """The rules as one decision of zen-engine: an expression node, made once."""

    def __init__(self, rules: RuleSet) -> None:
        """Write the rules out and have them compiled."""
        self._rules = rules
        text = ZenText(rules)
        expressions = [
            {"id": rule.id, "key": rule.id.replace("-", "_"), "value": value}
            for rule in rules.rules
            for value in [
                text.rule(rule.id)
                if rule.head.about == "household"
                else text.about_situations(rule.id)
            ]
        ]
        place = {"x": 0, "y": 0}
        nodes = [
            {"id": "in", "name": "in", "type": "inputNode", "content": {}, "position": place},
            {"id": "all", "name": "all", "type": "expressionNode", "position": place,
             "content": {"expressions": expressions}},
            {"id": "out", "name": "out", "type": "outputNode", "content": {}, "position": place},
        ]  # fmt: skip
        edges = [
            {"id": "1", "sourceId": "in", "targetId": "all", "type": "edge"},
            {"id": "2", "sourceId": "all", "targetId": "out", "type": "edge"},
        ]
        graph = json.dumps({"nodes": nodes, "edges": edges})
        self._decision = zen.ZenEngine().create_decision(graph)

    def run(self, case: Case, *, trace: bool = False) -> dict[str, Any]:
        """Evaluate a case as `as_json` gives it."""
        options: dict[str, Any] = {"trace": True} if trace else {}
        found: dict[str, Any] = self._decision.evaluate({"h": case}, options)
        return found

    def answers(self, case: Case) -> Answers:
        """Return what it answers about a case as `as_json` gives it."""
        result = self.run(case)["result"]
        found = ((rule.id, result[rule.id.replace("-", "_")]) for rule in self._rules.rules)
        return {name: tuple(each) if isinstance(each, list) else (each,) for name, each in found}


class Simple:
    """The rules as expressions of simpleeval, each parsed once."""

    def __init__(self, rules: RuleSet) -> None:
        """Parse every rule."""
        functions = {"any": any, "all": all}
        self._evaluator = simpleeval.EvalWithCompoundTypes(functions=functions)
        text = PythonText(rules, lists=True, kept=False)
        self._own = [
            (rule.id, self._evaluator.parse(text.rule(rule.id)))
            for rule in about(rules, "household")
        ]
        self._inside = [
            (rule.id, self._evaluator.parse(text.rule(rule.id)))
            for rule in about(rules, "situation")
        ]

    def run(self, case: Case) -> Answers:
        """Evaluate a case."""
        evaluator = self._evaluator
        evaluator.names = names = {"h": case, "day": TODAY, "s": None}
        found: dict[str, tuple[bool, ...]] = {}
        for rule_id, parsed in self._own:
            found[rule_id] = (bool(evaluator.eval("", previously_parsed=parsed)),)
        rows: dict[str, list[bool]] = {rule_id: [] for rule_id, _ in self._inside}
        for situation in case["situation"]:
            names["s"] = situation
            for rule_id, parsed in self._inside:
                rows[rule_id].append(bool(evaluator.eval("", previously_parsed=parsed)))
        return found | {rule_id: tuple(row) for rule_id, row in rows.items()}


def as_json(case: Case) -> Case:
    """Return a case as JSON has it: sets as lists, and a day as how many days ago it was."""
    return {
        name: [as_json(each) for each in cell] if name == "situation" else _as_json(cell)
        for name, cell in case.items()
    }


def _as_json(cell: Any) -> Any:
    if isinstance(cell, frozenset):
        return sorted(cell)
    return (TODAY - cell).days if hasattr(cell, "year") else cell


def differences(workload: Workload) -> Iterator[str]:
    """Yield the rules whose answers about these cases are not the same everywhere."""
    zen_engine, simple = Zen(workload.rules), Simple(workload.rules)
    by_hand, ours = of_hand(workload.rules), of_ours(workload)
    for number, case in enumerate(workload.cases):
        expected = by_hand(case)
        for name, answers in (
            ("ours", ours(case)),
            ("zen-engine", zen_engine.answers(as_json(case))),
            ("simpleeval", simple.run(case)),
        ):
            wrong = sorted(rule for rule in expected if answers[rule] != expected[rule])
            yield from (f"case {number}, {rule}: {name}" for rule in wrong)
