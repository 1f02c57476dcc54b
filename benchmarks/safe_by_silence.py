"""What engines answer about a danger that nobody recorded, for each way to say "safe" by accident.

Every answer in the table is the answer of that engine, run here. The danger is a weapon in the
house, or how often something happened; the record says neither yes nor no.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

import json_logic
import rule_engine
import simpleeval
import zen

from benchmarks import ours

ENGINES = ("by hand", "simpleeval", "zen-engine", "rule-engine", "json-logic", "top3")
_FEW = 3

Ask = Callable[[], object]
"""Asks an engine whether it is calm: True says that there is no danger."""


def answers() -> dict[str, dict[str, tuple[str, str]]]:
    """Return, by way and engine, how it was asked and what it answered."""
    asked: dict[str, dict[str, tuple[str, Ask]]] = {
        "empty cell": dict(_empty_cell()),
        "negation as failure": dict(_negation()),
        "null arithmetic": dict(_arithmetic()),
        "default of zero": dict(_default()),
    }
    return {
        way: {engine: (text, _in_words(ask)) for engine, (text, ask) in row.items()}
        | {"top3": ours.answer(way)}
        for way, row in asked.items()
    }


def _in_words(ask: Ask) -> str:
    try:
        answer = ask()
    except (TypeError, RuntimeError, rule_engine.EvaluationError) as error:
        return f"refuses ({type(error).__name__})"
    if isinstance(answer, str):
        return answer
    return "no danger" if answer else "danger"


def _empty_cell() -> Iterator[tuple[str, tuple[str, Ask]]]:
    """A table with two rows: weapon → check; (empty) → calm."""
    table: list[tuple[bool | None, bool]] = [(True, False), (None, True)]
    case: dict[str, Any] = {"weapon": None}
    yield (
        "by hand",
        (
            "the first row whose cell is empty or equal",
            lambda: next(calm for cell, calm in table if cell is None or cell == case["weapon"]),
        ),
    )
    yield "zen-engine", ("decision table, cell left empty", _zen_table)


def _negation() -> Iterator[tuple[str, tuple[str, Ask]]]:
    case = {"weapon": None}
    yield "by hand", ('not case.get("weapon")', lambda: not case.get("weapon"))
    yield "simpleeval", ("not weapon", lambda: _simple("not weapon", case))
    yield "zen-engine", ("weapon != true", lambda: zen.evaluate_expression("weapon != true", case))
    yield "rule-engine", ("not weapon", lambda: rule_engine.Rule("not weapon").matches(case))
    yield "json-logic", ('{"!": [{"var": "weapon"}]}', lambda: json_logic.jsonLogic(
        {"!": [{"var": "weapon"}]}, case))  # fmt: skip


def _arithmetic() -> Iterator[tuple[str, tuple[str, Ask]]]:
    case: dict[str, Any] = {"times": None}
    yield (
        "by hand",
        (
            'not (case["times"] and case["times"] >= 3)',
            lambda: not (case["times"] and case["times"] >= _FEW),
        ),
    )
    yield "simpleeval", ("times < 3", lambda: _simple("times < 3", case))
    yield "zen-engine", ("times < 3", lambda: zen.evaluate_expression("times < 3", case))
    yield "rule-engine", ("times < 3", lambda: rule_engine.Rule("times < 3").matches(case))
    yield "json-logic", ('{"!": [{">=": [{"var": "times"}, 3]}]}', lambda: json_logic.jsonLogic(
        {"!": [{">=": [{"var": "times"}, _FEW]}]}, case))  # fmt: skip


def _default() -> Iterator[tuple[str, tuple[str, Ask]]]:
    case: dict[str, Any] = {}
    yield "by hand", ('case.get("times", 0) < 3', lambda: case.get("times", 0) < _FEW)
    yield (
        "simpleeval",
        (
            'case.get("times", 0) < 3',
            lambda: _simple('case.get("times", 0) < 3', {"case": case}),
        ),
    )
    yield (
        "zen-engine",
        (
            "(times ?? 0) < 3",
            lambda: zen.evaluate_expression("(times ?? 0) < 3", case),
        ),
    )
    yield "rule-engine", ("times < 3, default_value=0", lambda: rule_engine.Rule(
        "times < 3", context=rule_engine.Context(default_value=0)).matches(case))  # fmt: skip
    yield "json-logic", ('{"<": [{"var": ["times", 0]}, 3]}', lambda: json_logic.jsonLogic(
        {"<": [{"var": ["times", 0]}, _FEW]}, case))  # fmt: skip


def _simple(text: str, names: dict[str, Any]) -> object:
    return simpleeval.EvalWithCompoundTypes(names=names).eval(text)


def _zen_table() -> object:
    place = {"x": 0, "y": 0}
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": "i", "name": "weapon", "type": "expression", "field": "weapon"}],
        "outputs": [{"id": "o", "name": "calm", "type": "expression", "field": "calm"}],
        "rules": [
            {"_id": "1", "i": "true", "o": "false"},
            {"_id": "2", "i": "", "o": "true"},
        ],
    }
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "content": {}, "position": place},
        {"id": "t", "name": "t", "type": "decisionTableNode", "content": table, "position": place},
        {"id": "out", "name": "out", "type": "outputNode", "content": {}, "position": place},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "t", "type": "edge"},
        {"id": "2", "sourceId": "t", "targetId": "out", "type": "edge"},
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    return decision.evaluate({"weapon": None})["result"]["calm"]
