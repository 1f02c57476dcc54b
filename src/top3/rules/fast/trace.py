"""The source of functions that skip nothing: the number of every part of a rule, in its order.

A trace is a tuple: what the rule comes to, then every part in the order of the file, outside in.
What is asked of a group stands in it as two: the number, and a list with a trace of each member.
"""

from top3.rules.claims import Direction
from top3.rules.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    FindingRef,
    KnownTest,
    Not,
    Quantified,
    Test,
    UnknownTest,
    judged,
    parts_of,
)
from top3.rules.fast.codes import APART, MAYBE
from top3.rules.fast.emit import Emitter
from top3.rules.language import Rule


class Tracer:
    """Writes the statements that work out one rule or one member, part by part."""

    def __init__(self, emitter: Emitter, indent: int, record: str) -> None:
        """Keep how deep the statements stand, and the name of the record they read."""
        self.lines: list[str] = []
        self.order: list[str] = []
        self._emitter = emitter
        self._indent = " " * indent
        self._record = record

    def rule(self, rule: Rule, direction: Direction) -> str:
        """Write what a rule comes to, and return the name of its value."""
        value, scope = self._part(), rule.head.about
        if rule.head.kind == "judgement":
            judgement = self._part()
            when = self.of(rule.when, scope, direction)
            person = self.of(KnownTest(judged(scope, rule.id)), scope, direction)
            self._set(judgement, f"{person} if {when} else {APART}")
            came = judgement
        else:
            came = self.of(rule.when, scope, direction)
        if rule.unless:
            exception = self._part()
            parts = [self.of(part, scope, direction.turned()) for part in rule.unless]
            self._set(exception, _some(parts))
            came = f"({APART} if {came} == {APART} else {came} & N[{exception}])"
        self._set(value, f"G[{came}]" if rule.head.kind == "gate" else came)
        return value

    def of(self, part: Condition, scope: str, direction: Direction) -> str:
        """Write what a condition and everything in it comes to; return the name of its value."""
        name = self._part()
        match part:
            case Quantified():
                self._quantified(name, part, scope, direction)
                return name
            case FindingRef(rule=rule_id):
                value = self._emitter.reference((rule_id, direction), self._record)
            case All() | AnyOf() | Not() | Count():
                turned = direction.turned() if isinstance(part, Not) else direction
                codes = [self.of(each, scope, turned) for each in parts_of(part)]
                value = self._combined(part, codes)
            case _:
                value = self._emitter.leaf(part, self._record)
        self._set(name, value)
        return name

    def _combined(self, part: Condition, codes: list[str]) -> str:
        if isinstance(part, All):
            return " & ".join(codes)
        if isinstance(part, AnyOf):
            # over plain cells a test always applies, and then "or" is one operation too
            return " | ".join(codes) if self._always_apply(part.of) else _some(codes)
        if isinstance(part, Count):
            least = self._emitter.rules.number(part.at_least.name)
            return f"CNT({self._emitter.bound(least)}, {', '.join(codes)})"
        return f"N[{codes[0]}]"

    def _always_apply(self, parts: tuple[Condition, ...]) -> bool:
        applies = self._emitter.rules.dictionary.applies
        return all(
            isinstance(each, Test | KnownTest | UnknownTest) and each.fact not in applies
            for each in parts
        )

    def _quantified(self, name: str, part: Quantified, scope: str, direction: Direction) -> None:
        emitter = self._emitter
        spec = emitter.rules.dictionary.groups[scope, part.group]
        group, listed, member = (emitter.fresh(letter) for letter in "gtm")
        self.order.append(listed)
        stage, emitter.stage = emitter.stage, None
        inside = Tracer(emitter, len(self._indent) + 1, member)
        body = inside.of(part.of, spec.of, direction)
        emitter.stage = stage
        value = f"N[{body}]" if part.quantifier == "any" else body
        members, complete = (group, "") if spec.closed else (f"MEM({group})", f"ALL({group})")
        self._add(f"{group} = {self._record}[{emitter.bound(part.group)}]")
        self._add(f"{listed} = []; {name} = {APART}")
        self._add(f"for {member} in {members}:")
        self.lines += inside.lines
        self._add(f" {listed}.append({inside.trace()}); {name} &= {value}")
        if complete:
            self._add(f"if not {complete}: {name} &= {MAYBE}")
        if part.quantifier == "any":
            self._set(name, f"N[{name}]")
        nobody = f"not {listed} and {complete}" if complete else f"not {listed}"
        self._add(f"if {nobody}: {name} = {emitter.empty(part, direction)}")

    def trace(self) -> str:
        """Return the expression for the trace, when everything is written."""
        return f"({', '.join(self.order)},)"

    def _part(self) -> str:
        self.order.append(self._emitter.fresh("a"))
        return self.order[-1]

    def _set(self, name: str, value: str) -> None:
        self._add(f"{name} = {value}")

    def _add(self, line: str) -> None:
        self.lines.append(self._indent + line)


def _some(codes: list[str]) -> str:
    if len(codes) == 1:
        return codes[0]
    return f"N[{' & '.join(f'N[{code}]' for code in codes)}]"
