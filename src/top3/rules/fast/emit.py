"""From typed conditions to the source of Python functions that give values as numbers (`codes`).

No text of a rule file stands in the source: every name in it is made here, and everything else is
bound to such a name.
"""

from collections.abc import Callable, Sequence
from typing import Any

from top3.rules.claims import Direction, of_nobody
from top3.rules.conditions import (
    AS_OF,
    COMPARISONS,
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Param,
    Quantified,
    Test,
    UnknownTest,
    findings_in,
    judged,
)
from top3.rules.fast.codes import (
    APART,
    CODES,
    MAYBE,
    NO,
    NOT,
    SHUT,
    SLOW,
    TRUTHS,
    YES,
    count,
    is_complete,
    known,
    known_set,
    members_of,
    open_set,
    unknown,
    unknown_set,
)
from top3.rules.fast.stages import Plan, Slot
from top3.rules.findings import RAISING
from top3.rules.language import FactSpec, Rule, RuleSet
from top3.rules.records import cell_name

Leaf = Test | KnownTest | UnknownTest
_SIGNS = {
    "at_least": ">=",
    "at_most": "<=",
    "above": ">",
    "below": "<",
    "before": "<",
    "after": ">",
}
_NAMES: dict[str, Any] = {
    "N": NOT,
    "T": TRUTHS,
    "G": SHUT,
    "E": SLOW,
    "FS": frozenset,
    "CNT": count,
    "OPEN": open_set,
    "KN": known,
    "KS": known_set,
    "UN": unknown,
    "US": unknown_set,
    "ALL": is_complete,
    "MEM": members_of,
}
"""What every source may name, beside the constants it binds itself."""


class Emitter:
    """Writes expressions for the rules of one day; what they name is in `names`.

    In an expression `r` is the record of the item, `h` that of the household, `R` the rows of the
    stages before, and `d` the day. `lines` holds the functions that expressions call.
    """

    def __init__(self, rules: RuleSet, plan: Plan) -> None:
        """Keep the rules and the order they are worked out in."""
        self.rules = rules
        self.names: dict[str, Any] = dict(_NAMES)
        self.lines: list[str] = []
        self._plan = plan
        self._bound: dict[Any, str] = {}
        self._count = 0
        self.stage: int | None = None
        self.traced = False

    def fresh(self, letter: str) -> str:
        """Return a name nothing has yet."""
        self._count += 1
        return f"{letter}{self._count}"

    def bound(self, value: Any, key: Any = None) -> str:
        """Bind a constant, once, and return its name."""
        key = (type(value), value) if key is None else key
        if key not in self._bound:
            self._bound[key] = self.fresh("K")
            self.names[self._bound[key]] = value
        return self._bound[key]

    def rule(self, rule: Rule, direction: Direction, record: str = "r") -> str:
        """Return the expression for what a rule comes to, read in a direction."""
        scope = rule.head.about
        value = self.of(rule.when, record, scope, direction)
        if rule.head.kind == "judgement":
            person = self.leaf(KnownTest(judged(scope, rule.id)), record)
            value = f"({person} if {value} else {APART})"
        turned = direction.turned()
        parts = [self.of(part, record, scope, turned, negated=True) for part in rule.unless]
        # what does not apply stays so; of plain cells only these two can say that
        apart = rule.head.kind == "judgement" or any(findings_in(rule.when))
        if parts and apart:
            name = self.fresh("x")
            rest = self._chain([name, *parts])
            value = f"({APART} if ({name} := {value}) == {APART} else {rest})"
        else:
            value = self._chain([value, *parts])
        return f"G[{value}]" if rule.head.kind == "gate" else value

    def of(
        self,
        part: Condition,
        record: str,
        scope: str,
        direction: Direction,
        *,
        negated: bool = False,
    ) -> str:
        """Return the expression for a condition, or for its opposite."""
        match part:
            case All() | AnyOf():
                # "any" is "not all of the opposites"
                inside = isinstance(part, AnyOf)
                listed = [
                    self.of(each, record, scope, direction, negated=inside) for each in part.of
                ]
                chain = self._chain(listed)
                return chain if inside == negated else f"N[{chain}]"
            case Not(of=inner):
                return self.of(inner, record, scope, direction.turned(), negated=not negated)
            case Count(at_least=number, of=parts):
                codes = [self.of(each, record, scope, direction) for each in parts]
                least = self.bound(self.rules.number(number.name))
                return _turned(f"CNT({least}, {', '.join(codes)})", negated)
            case FindingRef(rule=rule_id):
                return _turned(self.reference((rule_id, direction), record), negated)
            case Quantified():
                name = self._function(part, scope, direction, negated=negated)
                return f"{name}({record}, h, R, d)"
            case _:
                return self.leaf(part, record, negated=negated)

    def reference(self, slot: Slot, record: str) -> str:
        """Return the expression for what another rule says of the same item, or the household."""
        stage, place = self._plan.at[slot]
        if stage == self.stage:
            return f"v{place}"
        about = "h" if self.rules.by_id[slot[0]].head.about == "household" else record
        row = f"R[{stage}][id({about})]"
        return f"{row}[{place}][0]" if self.traced else f"{row}[0][{place}]"

    def _chain(self, parts: Sequence[str]) -> str:
        """Return "and" of the parts; it stops at the first no."""
        if len(parts) == 1:
            return parts[0]
        name = self.fresh("x")
        middle = "".join(f" and ({name} := {name} & {part})" for part in parts[1:-1])
        return f"(({name} := {parts[0]}){middle} and {name} & {parts[-1]})"

    def empty(self, part: Quantified, direction: Direction) -> int:
        """Return what a group with nobody in it comes to: "all" of nobody opens nothing."""
        return CODES[of_nobody(part.quantifier, direction)]

    def _function(
        self, part: Quantified, scope: str, direction: Direction, *, negated: bool
    ) -> str:
        spec = self.rules.dictionary.groups[scope, part.group]
        stage, self.stage = self.stage, None  # what stands in the function around is not seen here
        is_any = part.quantifier == "any"
        body = self.of(part.of, "m", spec.of, direction, negated=is_any)
        self.stage = stage
        name, turn = self.fresh("q"), is_any != negated
        nobody = self.empty(part, direction)
        first = f"g = r[{self.bound(part.group)}]"
        listed, complete = ("g", None) if spec.closed else ("MEM(g)", "ALL(g)")
        self.lines += [
            f"def {name}(r, h, R, d):",
            f" {first}",
            f" w = {APART}",
            f" for m in {listed}:",
            f"  w &= {body}",
            f"  if not w: return {NOT[NO] if turn else NO}",
        ]
        if complete:
            self.lines += [f" if not {complete}: return {MAYBE}"]
        self.lines += [
            f" if w == {APART} and not {listed}: return {NOT[nobody] if negated else nobody}",
            f" return {'N[w]' if turn else 'w'}",
        ]
        return name

    def leaf(self, part: Condition, record: str, *, negated: bool = False) -> str:
        """Return the expression for the test of one fact, or for its opposite."""
        assert isinstance(part, Leaf)
        spec = self.rules.dictionary.facts[part.fact]
        about = "h" if spec.scope == "household" else record
        cell = f"{about}[{self.bound(cell_name(self.rules.dictionary, part.fact))}]"
        condition = self.rules.dictionary.applies.get(part.fact)
        if isinstance(part, Test):
            table = self._table(part, spec, negated=negated)
            if table and condition is None:
                return f"{table}[{cell}]"
            some, none = (
                (f"{table}[c]" if table else self._compared(part, negated=negated)),
                str(MAYBE),
            )
        else:
            some, none = self._knowing(part, spec, negated=negated)
        if condition is not None:
            applies = self.of(condition, about, spec.scope, RAISING)
            none = f"{none} if {applies} else {APART}"
        return f"({some} if (c := {cell}) is not None else {none})"

    def _knowing(
        self, part: KnownTest | UnknownTest, spec: FactSpec, *, negated: bool
    ) -> tuple[str, str]:
        of_set = spec.type == "set"
        if isinstance(part, KnownTest):
            return _turned(f"{'KS' if of_set else 'KN'}(c)", negated), str(MAYBE)
        asks = YES if not part.reasons or "not_asked" in part.reasons else NO
        some = _turned(f"{'US' if of_set else 'UN'}(c, {asks})", negated)
        return some, str(NOT[asks] if negated else asks)

    def _table(self, part: Test, spec: FactSpec, *, negated: bool) -> str | None:
        """Bind the number of every value a fact can have; None where it has too many."""
        if spec.type not in ("flag", "name", "scale"):
            return None
        values: tuple[Any, ...] = self.rules.dictionary.values_of(spec)
        values = (True, False) if spec.type == "flag" else values
        holds = _holding(part, values)
        yes, no = (NO, YES) if negated else (YES, NO)
        table = {value: yes if holds(value) else no for value in values}
        key = ("table", spec.of, part.operator, part.operand, spec.type, negated)
        return self.bound({**table, None: MAYBE}, key)

    def _compared(self, part: Test, *, negated: bool) -> str:
        yes, no = (NO, YES) if negated else (YES, NO)
        if part.operator == "includes":
            assert isinstance(part.operand, tuple)
            names = self.bound(frozenset(part.operand))
            # names that may be more never make it a no
            rest = f"OPEN(c, {names}, {yes})"
            return f"(({no} if c.isdisjoint({names}) else {yes}) if c.__class__ is FS else {rest})"
        operand = part.operand
        if isinstance(operand, Param):
            bound = self.bound(self.rules.parameters[operand.name].value)
        else:
            assert operand == AS_OF
            bound = "d"
        if part.operator == "within":
            return f"({yes} if (d - c).days <= {bound} else {no})"
        return f"({yes} if c {_SIGNS[part.operator]} {bound} else {no})"


def _turned(code: str, negated: bool) -> str:
    return f"N[{code}]" if negated else code


def _holding(part: Test, values: tuple[Any, ...]) -> Callable[[Any], bool]:
    """Return what says whether a value passes a test of a flag, a name or a scale."""
    operand = part.operand
    if isinstance(operand, tuple):
        return lambda value: value in operand
    if part.operator == "is":
        return lambda value: bool(value == operand)
    bound, compare = values.index(operand), COMPARISONS[part.operator]
    return lambda value: compare(values.index(value), bound)
