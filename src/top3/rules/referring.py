"""How rules refer to each other: what is there, in one scope, of an earlier kind, in no circle."""

from collections.abc import Collection, Iterator, Mapping

from top3.errors import Both, Place, Problem, did_you_mean
from top3.rules.assemble import references
from top3.rules.conditions import (
    Condition,
    FindingRef,
    KnownTest,
    Not,
    Quantified,
    UnknownTest,
    parts_of,
    walk,
)
from top3.rules.language import FactDictionary, Kind, Rule
from top3.rules.manifest import Manifest
from top3.rules.parse import ASKING, without_level

RANKS: dict[Kind, int] = {
    "tag": 0,
    "judgement": 0,
    "danger": 1,
    "priority": 2,
    "gate": 2,
    "question": 2,
    "warning": 2,
    "advice": 2,
}
"""A rule may refer to rules of its own rank or lower."""


def place_of(rule: Rule) -> Place:
    """Return where a rule stands, under its id."""
    return Place(rule.file, rule.line, rule.id)


def references_of(
    rule: Rule, by_id: Mapping[str, Rule], known: Collection[str], dictionary: FactDictionary
) -> Iterator[Problem]:
    """Yield what is wrong with the rules a rule refers to: not there, or of a later kind."""
    for condition, negated in ((rule.when, False), *((part, True) for part in rule.unless)):
        yield from _references_in(
            rule, condition, rule.head.about, negated, by_id, known, dictionary
        )


def _references_in(
    rule: Rule,
    part: Condition,
    scope: str,
    negated: bool,
    by_id: Mapping[str, Rule],
    known: Collection[str],
    dictionary: FactDictionary,
) -> Iterator[Problem]:
    if isinstance(part, FindingRef):
        target = by_id.get(part.rule)
        if part.rule not in known:
            found = Both(f"regel '{part.rule}'", f"rule '{part.rule}'")
            yield Problem(
                place_of(rule), "unknown-rule", found, did_you_mean(part.rule, sorted(known))
            )
        elif target is not None:
            yield from _one_reference(rule, target, scope)
            yield from _on_knowing(rule, target, negated, by_id)
        return
    inner = scope
    if isinstance(part, Quantified):
        inner = dictionary.groups[scope, part.group].of
    turned = negated != isinstance(part, Not)
    for each in parts_of(part):
        yield from _references_in(rule, each, inner, turned, by_id, known, dictionary)


def _one_reference(rule: Rule, target: Rule, scope: str) -> Iterator[Problem]:
    about, kind = target.head.about, target.head.kind
    if about not in (scope, "household"):
        found = Both(f"'{target.id}', over {about}, in een deel over {scope}",
                     f"'{target.id}', about {about}, in a part about {scope}")  # fmt: skip
        remedy = Both("verwijs ernaar binnen any_<groep> of every_<groep>",
                      "refer to it inside any_<group> or every_<group>")  # fmt: skip
        yield Problem(place_of(rule), "other-scope", found, remedy)
    if RANKS[kind] > RANKS[rule.head.kind]:
        found = Both(f"'{target.id}' ({kind}) in een regel van soort {rule.head.kind}",
                     f"'{target.id}' ({kind}) in a {rule.head.kind} rule")  # fmt: skip
        remedy = Both(
            "verwijs alleen naar een soort die niet later komt: tag en judgement, dan danger, dan "
            "de rest",
            "refer only to a kind that does not come later: tag and judgement, then danger, then "
            "the rest",
        )
        yield Problem(place_of(rule), "reference-upward", found, remedy)
    if kind == "judgement":
        yield Problem(place_of(rule), "judgement-without-level", *without_level(target.id))


def _on_knowing(
    rule: Rule, target: Rule, negated: bool, by_id: Mapping[str, Rule]
) -> Iterator[Problem]:
    """Yield `known` under a negation, or `unknown` where it may not be, through other rules."""
    kind = rule.head.kind
    if kind not in ASKING and target.head.kind in ASKING and _reads(target, UnknownTest, by_id):
        found = Both(f"'{target.id}', met 'unknown', in een regel van soort {kind}",
                     f"'{target.id}', with 'unknown', in a {kind} rule")  # fmt: skip
        remedy = Both("dat mag alleen in question, warning en advice",
                      "only question, warning and advice may use it")  # fmt: skip
        yield Problem(place_of(rule), "unknown-not-allowed", found, remedy)
    if negated and _reads(target, KnownTest, by_id):
        found = Both(f"'{target.id}', met 'known', onder een ontkenning",
                     f"'{target.id}', with 'known', under a negation")  # fmt: skip
        remedy = Both("'known' is nooit nee: laat de ontkenning weg",
                      "'known' is never no: take the negation away")  # fmt: skip
        yield Problem(place_of(rule), "known-negated", found, remedy)


def _reads(
    rule: Rule, shape: type[KnownTest] | type[UnknownTest], by_id: Mapping[str, Rule]
) -> bool:
    """Say whether a condition of some shape stands in a rule, or in one it refers to."""
    seen, waiting = set[str](), [rule.id]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in by_id:
            continue
        seen.add(name)
        parts = (by_id[name].when, *by_id[name].unless)
        if any(isinstance(each, shape) for part in parts for each in walk(part)):
            return True
        waiting += references(by_id[name])
    return False


def gaps_in_time(
    rule: Rule, by_id: Mapping[str, list[Rule]], manifest: Manifest
) -> Iterator[Problem]:
    """Yield a reference to a rule that is not valid on every day this one is."""
    own = rule.head.valid or manifest.valid
    for name in sorted(references(rule)):
        periods = [each.head.valid for each in by_id.get(name, [])]
        if not periods or None in periods:
            continue
        days = {own.from_} | {each.to for each in periods if each and each.to}
        bare = [
            day
            for day in sorted(days)
            if own.holds_on(day) and not any(each and each.holds_on(day) for each in periods)
        ]
        if bare:
            found = Both(f"'{name}', die op {bare[0]} niet geldt",
                         f"'{name}', which does not hold on {bare[0]}")  # fmt: skip
            remedy = Both("laat beide op dezelfde dagen gelden ('valid')",
                          "let both hold on the same days ('valid')")  # fmt: skip
            yield Problem(place_of(rule), "gap-in-time", found, remedy)


def overrides_of(
    rule: Rule, by_id: Mapping[str, Rule], known: Collection[str]
) -> Iterator[Problem]:
    """Yield what is wrong with the rules a rule overrides: not there, or of another kind."""
    for name in rule.head.overrides:
        if name not in known:
            found = Both(f"regel '{name}'", f"rule '{name}'")
            yield Problem(place_of(rule), "unknown-rule", found, did_you_mean(name, sorted(known)))
        target = by_id.get(name)
        if target is None:
            continue
        if (target.head.kind, target.head.about) != (rule.head.kind, rule.head.about):
            found = Both(f"'{name}' is een andere soort, of gaat over iets anders",
                         f"'{name}' is another kind, or is about something else")  # fmt: skip
            remedy = Both(
                "een regel gaat alleen voor een van dezelfde soort over hetzelfde",
                "a rule only comes before one of the same kind about the same",
            )
            yield Problem(place_of(rule), "overrides-other-kind", found, remedy)
    if rule.head.overrides and _reads(rule, KnownTest, by_id):
        found = Both("'known' in een regel die voor een andere gaat",
                     "'known' in a rule that comes before another")  # fmt: skip
        remedy = Both("laat 'overrides' of 'known' weg: zo wordt het ontkend",
                      "leave out 'overrides' or 'known': this way it is denied")  # fmt: skip
        yield Problem(place_of(rule), "known-negated", found, remedy)


def _before(rule: Rule, by_id: Mapping[str, Rule]) -> set[str]:
    """Return what a rule waits for: what it refers to, and what overrides it."""
    overriding = {each.id for each in by_id.values() if rule.id in each.head.overrides}
    return (references(rule) | overriding) & by_id.keys()


def cycles(by_id: Mapping[str, Rule]) -> Iterator[Problem]:
    """Yield every rule that waits for itself, with the members of its circle."""
    before = {name: _before(rule, by_id) for name, rule in by_id.items()}
    reach = {name: _reached(name, before) for name in by_id}
    for name, rule in by_id.items():
        if name in reach[name]:
            members = ", ".join(sorted(each for each in reach[name] if name in reach[each]))
            found = Both(
                f"regels die in een kring verwijzen: {members}", f"a cycle of rules: {members}"
            )
            remedy = Both("haal één verwijzing weg", "take one reference away")
            yield Problem(place_of(rule), "cycle", found, remedy)


def _reached(start: str, before: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(before[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += before[name]
    return reached
