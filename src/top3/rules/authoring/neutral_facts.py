"""Facts in the neutral notation of the conformance suite: JSON in, a world for rules out.

The notation says what rules see and nothing else: claims, whether they may lower caution, and which
groups are open. It is described in `rulesets/conformance/README.md`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from top3.errors import Both, Place, Problem, RulesetInvalidError, did_you_mean
from top3.rules.claims import Claim, Members, Reading
from top3.rules.evaluate import Key
from top3.rules.language import SCOPES, FactSpec, GroupSpec, RuleSet
from top3.values import Unknown, UnknownReason

_HOME = "household"


class NeutralWorld:
    """A world made from the facts of one conformance case; what is not given is not asked."""

    def __init__(self, given: Mapping[str, Any], rules: RuleSet, as_of: date) -> None:
        """Read the facts.

        Raises:
            RulesetInvalidError: a scope, fact or reason the rule set does not have.
        """
        self.as_of = as_of
        self._dictionary = rules.dictionary
        self._facts: dict[tuple[Key, str], Reading] = {}
        self._members: dict[tuple[Key, str], tuple[tuple[Key, ...], Members]] = {}
        self._items: dict[str, list[Key]] = {scope: [] for scope in SCOPES}
        for scope, content in given.items():
            self._add(_known(scope, SCOPES), content)
        if not self._items[_HOME]:
            self._add(_HOME, {})

    def items(self, scope: str) -> tuple[Key, ...]:
        """Return the items of a scope in the order they were given, outside in."""
        return tuple(self._items[scope])

    def read(self, item: Key, fact: str) -> Reading:
        """Return a fact of an item, or that nobody asked."""
        about = self._items[_HOME][0] if fact.startswith("household.") else item
        return self._facts.get((about, fact), Reading())

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return a group; one that is not given is empty, and complete if the record owns it."""
        closed = self._dictionary.groups[item[0], group].closed
        return self._members.get((item, group), ((), Members(complete=closed)))

    def _add(self, scope: str, content: Mapping[str, Any]) -> Key:
        key = (scope, f"{scope}{len(self._items[scope]) + 1}")
        self._items[scope].append(key)
        for name, value in content.items():
            if (scope, name) in self._dictionary.groups:
                self._members[key, name] = self._group(key, name, value)
            else:
                fact = _known(f"{scope}.{name}", self._dictionary.facts)
                self._facts[key, fact] = self._reading(self._dictionary.facts[fact], value)
        return key

    def _group(self, key: Key, name: str, value: Any) -> tuple[tuple[Key, ...], Members]:
        """Read who is in a group; an open one is also the fact that it stands for."""
        spec = self._dictionary.groups[key[0], name]
        block = value if isinstance(value, dict) else {"has": value}
        accounts = block.get("claims", [block])
        claims = tuple(
            self._claim(each, self._named(spec, each, closed=spec.closed)) for each in accounts
        )
        reading = Reading(claims)
        if spec.fact:
            self._facts[key, spec.fact] = reading
        members = reading.merged()
        return tuple((spec.of, each) for each in members.has), members

    def _named(self, spec: GroupSpec, block: Mapping[str, Any], *, closed: bool) -> Members:
        """Return who one account names: somebody new, or by the number somebody has already."""
        has = []
        for each in block["has"]:
            there = [name for _, name in self._items[spec.of]]
            has.append(
                _known(each, there) if isinstance(each, str) else self._add(spec.of, each)[1]
            )
        return Members(tuple(has), closed or block.get("complete") is True, _why(block))

    def _reading(self, spec: FactSpec, given: Any) -> Reading:
        if isinstance(given, dict) and "unknown" in given:
            reason = _known(given["unknown"], get_args(UnknownReason))
            return Reading(unknown=Unknown.model_validate({"unknown": reason}))
        if given == {"not_applicable": True}:
            return Reading(applies=False)
        listed = given["claims"] if isinstance(given, dict) and "claims" in given else None
        claims = [{"value": given}] if listed is None else listed
        return Reading(tuple(self._claim(each, _value(spec, each["value"])) for each in claims))

    def _claim(self, given: Mapping[str, Any], value: Any) -> Claim:
        on = None if given.get("undated") else _day(given.get("on")) or self.as_of
        return Claim(
            value,
            tuple(given.get("by", ())),
            given.get("weak"),
            given.get("told", True),
            on,
        )


def _value(spec: FactSpec, given: Any) -> Any:
    """Return a value as the engine holds it: a number as two bounds, a set with its openness."""
    if spec.type == "set":
        return Members(tuple(given["has"]), given.get("complete") is True, _why(given))
    low, high = given["between"] if isinstance(given, dict) else (given, given)
    if spec.type == "number":
        return (low, high)
    if spec.type == "day":
        return _day(low) if low == high else (_day(low), _day(high))
    return given


def _why(block: Mapping[str, Any]) -> str:
    return str(block.get("why", "not_asked"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _known(name: str, known: Any) -> str:
    if name in known:
        return name
    found = Both(f"naam '{name}'", f"name '{name}'")
    remedy = did_you_mean(name, sorted(known))
    raise RulesetInvalidError([Problem(Place("given"), "not-in-list", found, remedy)])
