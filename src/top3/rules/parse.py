"""From a read tree to conditions, checked against the dictionary; every fault with its line."""

from typing import Any, get_args

from top3.errors import Both, Problem, did_you_mean, kind_of
from top3.reading import Path_, Tree
from top3.rules.conditions import (
    AS_OF,
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Operand,
    Operator,
    Param,
    Quantified,
    Test,
    UnknownTest,
    judged,
)
from top3.rules.language import FactDictionary, FactSpec
from top3.values import UnknownReason

_OPERATORS: dict[str, tuple[str, ...]] = {
    "flag": ("is",),
    "name": ("is", "in"),
    "set": ("includes",),
    "scale": ("is", "in", "at_least", "at_most", "above", "below"),
    "number": ("at_least", "at_most", "above", "below"),
    "day": ("within", "before", "after"),
    "text": (),
}
_ALL_OPERATORS = get_args(Operator)
_SHAPES = ("all", "any", "not", "fact", "known", "unknown", "count", "finding", "any_…", "every_…")
ASKING = ("question", "warning", "advice")
"""The kinds of rules that may read what nobody knows."""

_DEEPEST = 2


def without_level(rule_id: str) -> tuple[Both, Both]:
    """Return what is said of a judgement that is read without saying what it must be."""
    found = Both(f"het oordeel '{rule_id}' zonder wat het moet zijn",
                 f"the judgement '{rule_id}' without what it must be")  # fmt: skip
    return found, Both("schrijf {finding: …, is: <niveau>}", "write {finding: …, is: <level>}")


def without_fact(group: str, fact: str) -> tuple[Both, Both]:
    """Return what is said of an open group while no fact says who is in it."""
    found = Both(f"groep '{group}', waarvan het feit '{fact}' ontbreekt",
                 f"group '{group}', of which the fact '{fact}' is missing")  # fmt: skip
    return found, Both(f"verklaar '{fact}' bij de feiten", f"declare '{fact}' among the facts")


class ConditionParser:
    """Parses the conditions of one rule, or of one fact; faults go to `problems`.

    `shown` is the id that faults name; `kind` the kind of rule, which says what it may read.
    """

    def __init__(
        self,
        tree: Tree,
        dictionary: FactDictionary,
        problems: list[Problem],
        *,
        shown: str,
        kind: str,
    ) -> None:
        """Keep where the rule stands and what it may read."""
        self._tree = tree
        self._shown = shown
        self._kind = kind
        self._dictionary = dictionary
        self._problems = problems

    def parse(
        self, node: Any, path: Path_, *, scope: str, depth: int = 0, negated: bool = False
    ) -> Condition | None:
        """Return the condition that stands at `path`, or None after noting what is wrong."""
        if not isinstance(node, dict) or not node:
            return self._wrong(path, node)
        if "fact" in node:
            return self.test(node, path, scope)
        if "finding" in node:
            return self._finding(node, path, scope)
        if len(node) != 1 and not ("unknown" in node and node.keys() <= {"unknown", "reason"}):
            return self._wrong(path, node)
        key = next(iter(node))
        if key in ("all", "any"):
            parts = self._several(node[key], (*path, key), scope, depth, negated)
            return (All if key == "all" else AnyOf)(parts) if parts else None
        if key == "not":
            part = self.parse(
                node[key], (*path, key), scope=scope, depth=depth, negated=not negated
            )
            return Not(part) if part else None
        return self._special(key, node, path, scope, depth, negated)

    def _special(
        self, key: str, node: Any, path: Path_, scope: str, depth: int, negated: bool
    ) -> Condition | None:
        if key == "known":
            return self._known(node, path, scope, negated)
        if key == "unknown":
            return self._unknown(node, path, scope)
        if key == "count":
            return self._count(node[key], (*path, key), scope, depth, negated)
        for quantifier in ("any", "every"):
            if key.startswith(f"{quantifier}_"):
                return self._quantified(quantifier, key, node, path, scope, depth, negated)
        return self._wrong(path, node)

    def _several(
        self, node: Any, path: Path_, scope: str, depth: int, negated: bool
    ) -> tuple[Condition, ...]:
        if not isinstance(node, list) or not node:
            self._wrong(path, node)
            return ()
        parts = (
            self.parse(part, (*path, index), scope=scope, depth=depth, negated=negated)
            for index, part in enumerate(node)
        )
        return tuple(part for part in parts if part)

    def _finding(self, node: Any, path: Path_, scope: str) -> Condition | None:
        """Parse a reference to a rule; to a judgement with what it must be, as a fact is tested."""
        rule_id = str(node["finding"])
        owner = next(
            (
                each
                for each in (scope, "household")
                if judged(each, rule_id) in self._dictionary.facts
            ),
            None,
        )
        if owner and len(node) == 1:
            return self._fault(path, "judgement-without-level", *without_level(rule_id))
        if owner:
            rest = {key: value for key, value in node.items() if key != "finding"}
            return self.test({"fact": judged(owner, rule_id), **rest}, path, scope)
        return FindingRef(rule_id) if len(node) == 1 else self._wrong(path, node)

    def _quantified(
        self, quantifier: Any, key: str, node: Any, path: Path_, scope: str, depth: int, neg: bool
    ) -> Condition | None:
        name = key.removeprefix(f"{quantifier}_")
        group = self._dictionary.groups.get((scope, name))
        if group is None:
            names = [known for owner, known in self._dictionary.groups if owner == scope]
            found = Both(
                f"groep '{name}', die een regel over '{scope}' niet kent",
                f"group '{name}', which a rule about '{scope}' does not have",
            )
            return self._fault((*path, key), "unknown-group", found, did_you_mean(name, names))
        if group.fact and group.fact not in self._dictionary.facts:
            return self._fault((*path, key), "group-without-fact", *without_fact(name, group.fact))
        if depth >= _DEEPEST:
            found = Both("een derde kwantor in elkaar", "a third quantifier inside another")
            remedy = Both("gebruik er hoogstens twee", "use at most two")
            return self._fault((*path, key), "too-many-quantifiers", found, remedy)
        part = self.parse(node[key], (*path, key), scope=group.of, depth=depth + 1, negated=neg)
        return Quantified(quantifier, name, part) if part else None

    def _count(
        self, node: Any, path: Path_, scope: str, depth: int, negated: bool
    ) -> Condition | None:
        if not isinstance(node, dict) or node.keys() != {"at_least", "of"}:
            return self._wrong(path, node)
        number = self._param(node["at_least"], (*path, "at_least"))
        parts = self._several(node["of"], (*path, "of"), scope, depth, negated)
        return Count(number, parts) if number and parts else None

    def _known(self, node: Any, path: Path_, scope: str, negated: bool) -> Condition | None:
        if negated:
            found = Both("'known' onder 'not'", "'known' under 'not'")
            remedy = Both(
                "gebruik 'unknown' in een regel die vraagt", "use 'unknown' in a rule that asks"
            )
            return self._fault(path, "known-negated", found, remedy)
        spec = self._spec(node["known"], (*path, "known"), scope)
        return KnownTest(spec.name) if spec else None

    def _unknown(self, node: Any, path: Path_, scope: str) -> Condition | None:
        if self._kind not in ASKING:
            kind = self._kind
            found = Both(f"'unknown' in een regel van soort {kind}", f"'unknown' in a {kind} rule")
            remedy = Both(
                "dat mag alleen in question, warning en advice",
                "only question, warning and advice may use it",
            )
            return self._fault(path, "unknown-not-allowed", found, remedy)
        spec = self._spec(node["unknown"], (*path, "unknown"), scope)
        given = node.get("reason", [])
        reasons = given if isinstance(given, list) else [given]
        wrong = [reason for reason in reasons if reason not in get_args(UnknownReason)]
        for reason in wrong:
            found = Both(f"reden '{reason}'", f"reason '{reason}'")
            self._fault(
                (*path, "reason"), "not-in-list", found,
                did_you_mean(str(reason), get_args(UnknownReason)),
            )  # fmt: skip
        return UnknownTest(spec.name, tuple(reasons)) if spec and not wrong else None

    def test(self, node: Any, path: Path_, scope: str) -> Condition | None:
        """Return the test of one fact that stands at `path`, or None after noting what is wrong."""
        spec = self._spec(node["fact"], (*path, "fact"), scope)
        rest = [key for key in node if key != "fact"]
        if spec is None:
            return None
        fitting = _OPERATORS[spec.type]
        if len(rest) != 1 or rest[0] not in fitting:
            word = next((each for each in rest if each not in fitting), rest[0] if rest else "")
            found = Both(
                f"'{word or 'niets'}' bij een feit van soort {spec.type}",
                f"'{word or 'nothing'}' with a fact of type {spec.type}",
            )
            names = fitting if word in _ALL_OPERATORS or not word else _ALL_OPERATORS
            return self._fault(path, "wrong-operator", found, did_you_mean(word, names))
        key: Any = rest[0]
        operand = self._operand(spec, key, node[key], (*path, key))
        return None if operand is None else Test(spec.name, key, operand)

    def _operand(self, spec: FactSpec, key: str, node: Any, path: Path_) -> Operand | None:
        if spec.type == "flag":
            if isinstance(node, bool):
                return node
            self._due(path, node, "true of false")
            return None
        if spec.type == "day" and key != "within" and node == AS_OF:
            return AS_OF
        if spec.type in ("number", "day"):
            return self._param(node, path)
        names = node if isinstance(node, list) else [node]
        if not all(isinstance(name, str) for name in names) or not names:
            self._due(path, node, "namen / names")
            return None
        if spec.of not in self._dictionary.lists:
            return None  # the fact itself was refused for its list: that is one fault, not two
        values = self._dictionary.values_of(spec)
        wrong = [name for name in names if name not in values]
        for name in wrong:
            found = Both(f"naam '{name}', niet in de lijst", f"name '{name}', not in the list")
            self._fault(path, "not-in-list", found, did_you_mean(name, values))
        if wrong:
            return None
        if len(names) > 1 and key not in ("in", "includes"):
            self._due(path, node, "één naam / one name")
            return None
        return tuple(names) if key in ("in", "includes") else str(names[0])

    def _param(self, node: Any, path: Path_) -> Param | None:
        if isinstance(node, dict) and node.keys() == {"param"} and isinstance(node["param"], str):
            return Param(node["param"], self._tree.place((*path, "param")).line)
        found = kind_of(node)
        remedy = Both(
            "zet het getal in parameters.yaml en schrijf {param: naam}",
            "put the number in parameters.yaml and write {param: name}",
        )
        self._fault(path, "number-in-rule", found, remedy)
        return None

    def _spec(self, name: Any, path: Path_, scope: str) -> FactSpec | None:
        spec = self._dictionary.facts.get(str(name))
        if spec is None:
            found = Both(f"onbekend feit '{name}'", f"unknown fact '{name}'")
            self._fault(
                path, "unknown-fact", found, did_you_mean(str(name), sorted(self._dictionary.facts))
            )
            return None
        if spec.scope not in (scope, "household"):
            found = Both(
                f"feit '{name}' in een deel over '{scope}'",
                f"fact '{name}' in a part about '{scope}'",
            )
            remedy = Both(
                "lees het binnen any_<groep> of every_<groep>",
                "read it inside any_<group> or every_<group>",
            )
            self._fault(path, "other-scope", found, remedy)
            return None
        return spec

    def _wrong(self, path: Path_, node: Any) -> Condition | None:
        keys = [str(key) for key in node] if isinstance(node, dict) else []
        found = Both(*(f"{part}: {', '.join(keys)}" if keys else part for part in kind_of(node)))
        remedy = did_you_mean(keys[0] if keys else "", _SHAPES)
        return self._fault(path, "not-a-condition", found, remedy)

    def _due(self, path: Path_, node: Any, due: str) -> None:
        remedy = Both(f"hier hoort: {due}", f"due here: {due}")
        self._fault(path, "wrong-kind", kind_of(node), remedy)

    def _fault(self, path: Path_, code: str, found: Both, remedy: Both) -> Condition | None:
        place = self._tree.place(path, shown=self._shown)
        self._problems.append(Problem(place, code, found, remedy))
        return None  # what could not be parsed is no condition
