"""Mutants that no test noticed, brought together by what is missing: one gap, one remedy.

Thirty names too many in one list are one forgotten test, not thirty.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from top3.errors import Both
from top3.rules.authoring.mutants import shown
from top3.rules.authoring.mutate import Survivor
from top3.rules.conditions import Condition, Not, Quantified, Test
from top3.rules.language import Rule
from top3.rules.proving.search import Witness

_NAMES = ("with", "without")
_SHOWN = 6
_SHIFTED = ("plus-1", "minus-1", "count-plus-1", "count-minus-1")

_REMEDIES: dict[str, Both] = {
    "with": Both(
        "zet in een test waarin de regel niet geldt {{all_but: [{names}]}}",
        "put {{all_but: [{names}]}} in a test in which the rule does not hold",
    ),
    "without": Both(
        "schrijf voor elke naam een test waarin alleen die naam er is",
        "write a test for each name in which only that name is there",
    ),
    "bound": Both(
        "schrijf een test precies op de grens, en een er net naast",
        "write a test exactly on the bound, and one just beside it",
    ),
    "dropped": Both(
        "schrijf een test waarin alleen dit deel anders is",
        "write a test in which only this part is otherwise",
    ),
    "head": Both(
        "zet 'outcome: {{{key}: {value}}}' in een test",
        "put 'outcome: {{{key}: {value}}}' in a test",
    ),
    "lowers": Both(
        "schrijf een test met 'lowers_nothing', en 'unknown: [{rule}]'",
        "write a test with 'lowers_nothing', and 'unknown: [{rule}]'",
    ),
    "other": Both(
        "schrijf een test waarin dit het verschil maakt",
        "write a test in which this makes the difference",
    ),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """What the tests of one rule miss at one place: the survivors that show it, and the remedy.

    `part` is the condition as written, empty for the head of the rule; `words` says what could be
    wrong unnoticed. `witness` is the first that was found, as facts for a new test.
    """

    rule: str
    part: str
    names: tuple[str, ...]
    words: Both
    remedy: Both
    witness: Witness | None


def gaps_of(survivors: Iterable[Survivor]) -> tuple[Gap, ...]:
    """Return survivors by rule and place, in the order of the rules."""
    grouped: dict[tuple[str, int, str, str], list[Survivor]] = {}
    for each in survivors:
        rule = each.mutant.rule
        path, sort = _place(each.mutant.name)
        grouped.setdefault((rule.id, rule.head.version, path, sort), []).append(each)
    return tuple(_gap(path, sort, listed) for (_, _, path, sort), listed in grouped.items())


def _place(name: str) -> tuple[str, str]:
    """Return where in the rule a mutant was changed, and what sort of change it is."""
    path, _, last = name.rpartition(".")
    if not path or path == "then":
        return "", "lowers" if last.startswith("lowers") else "head"
    sort = next((each for each in _NAMES if last.startswith(f"{each}-")), "")
    if not sort:
        sort = "bound" if last in _SHIFTED else last if last in _REMEDIES else "other"
    return path, sort


def _gap(path: str, sort: str, listed: list[Survivor]) -> Gap:
    rule = listed[0].mutant.rule
    part = part_at(rule, path) if path else None
    names = tuple(each.mutant.name for each in listed)
    witness = next((each.witness for each in listed if each.witness), None)
    return Gap(
        rule.id, shown(part) if part else "", names, _words(sort, listed),
        _remedy(sort, rule, part), witness,
    )  # fmt: skip


def _words(sort: str, listed: list[Survivor]) -> Both:
    if sort in _NAMES:
        found = [each.mutant.name.rpartition(f".{sort}-")[2] for each in listed]
        names, count = ", ".join(found[:_SHOWN] + ["…"] * (len(found) > _SHOWN)), len(found)
        nl, en = ("naam", "name") if count == 1 else ("namen", "names")
        off = Both("te veel", "too many") if sort == "with" else Both("te weinig", "too few")
        return Both(f"{count} {nl} {off.nl} ({names})", f"{count} {en} {off.en} ({names})")
    words = [each.mutant.words for each in listed]
    return Both("; ".join(each.nl for each in words), "; ".join(each.en for each in words))


def _remedy(sort: str, rule: Rule, part: Condition | None) -> Both:
    key, value = rule.outcome
    operand = part.operand if isinstance(part, Test) else ()
    names = ", ".join(operand) if isinstance(operand, tuple) else str(operand)
    text = _REMEDIES[sort]
    filled = {"names": names, "key": key, "value": value, "rule": rule.id}
    return Both(text.nl.format(**filled), text.en.format(**filled))


def part_at(rule: Rule, path: str) -> Condition:
    """Return the part of a rule that the name of a mutant points at: `when.all.1`, `unless.2`."""
    head, *rest = path.split(".")
    part = rule.when if head == "when" else rule.unless[int(rest.pop(0)) - 1]
    for step in rest:
        if step.isdigit():
            part = _parts(part)[int(step) - 1]
        elif isinstance(part, Not | Quantified):
            part = part.of
    return part


def _parts(part: Condition) -> tuple[Condition, ...]:
    of = getattr(part, "of", ())
    return of if isinstance(of, tuple) else ()
