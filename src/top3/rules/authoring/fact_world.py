"""The world of one rule test: the items and facts it gives; whatever it does not give is unknown.

Read strictly: a misspelt fact, group, name or item would otherwise pass for "not known", and the
test would hold for the wrong reason.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from top3.errors import Both, Problem, RulesetInvalidError, did_you_mean, kind_of
from top3.reading import Path_, Tree
from top3.rules.claims import Claim, Members, Reading
from top3.rules.evaluate import Key
from top3.rules.language import SCOPES, FactDictionary, FactSpec, GroupSpec, RuleSet
from top3.validating import build
from top3.values import Day, Disputed, Fact, Frozen, Known, NotApplicable, OpenSet, SetFact, Unknown

HOME: Key = ("household", "household1")
"""The household of a test: there is always one."""

DOUBTS = ("not_free", "presence_not_recorded", "outdated", "not_concrete")
"""Why a claim may raise caution and lower nothing."""

_WEAK = "lowers_nothing"
_ALL_BUT = "all_but"
_LISTED = ("name", "scale", "set")


class FactWorld:
    """The world of one test: items made from what the test gives; anything else is unknown."""

    def __init__(
        self,
        given: Mapping[str, Any],
        rules: RuleSet,
        as_of: date,
        items: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        """Read plain data.

        Raises:
            RulesetInvalidError: a fact, group, name or item that is not known, or a value of the
                wrong type; every fault.
        """
        self.as_of: date = as_of
        self.named: dict[str, Key] = {}
        self._facts: dict[tuple[Key, str], Reading] = {}
        self._members: dict[tuple[Key, str], tuple[tuple[Key, ...], Members]] = {}
        self._items: dict[str, list[Key]] = {scope: [] for scope in SCOPES}
        self._items["household"].append(HOME)
        self._groups = rules.dictionary.groups
        problems = fill(self, Tree({"given": given, "items": list(items)}), rules.dictionary, "")
        if problems:
            raise RulesetInvalidError(problems)

    def items(self, scope: str) -> tuple[Key, ...]:
        """Return the items of a scope; the one the test is about stands first."""
        return tuple(self._items[scope])

    def read(self, item: Key, fact: str) -> Reading:
        """Return a given fact, or unknown."""
        key = HOME if fact.startswith("household.") else item
        return self._facts.get((key, fact), Reading())

    def members(self, item: Key, group: str) -> tuple[tuple[Key, ...], Members]:
        """Return a given group; an open one that is not given is unknown, a closed one empty."""
        closed = self._groups[item[0], group].closed
        return self._members.get((item, group), ((), Members(complete=closed)))

    def add(self, scope: str, name: str = "") -> Key:
        """Add an item, under its own name or under one made up, and return what it goes by."""
        key = (scope, name or f"{scope}{len(self._items[scope]) + 1}")
        self._items[scope].append(key)
        return key

    def put(self, item: Key, fact: str, reading: Reading) -> bool:
        """Put a fact there; False where it was there already."""
        return self._facts.setdefault((item, fact), reading) is reading

    def put_group(self, item: Key, group: str, keys: tuple[Key, ...], members: Members) -> None:
        """Put the members of a group there."""
        self._members[item, group] = keys, members


def fill(world: FactWorld, tree: Tree, dictionary: FactDictionary, shown: str) -> list[Problem]:
    """Fill a world with what stands under `given` and `items`; return every fault in it."""
    filler = _Filler(world, tree, dictionary, shown)
    filler.fill()
    return filler.problems


class _Filler:
    """Reads the facts of one test into a world."""

    def __init__(
        self, world: FactWorld, tree: Tree, dictionary: FactDictionary, shown: str
    ) -> None:
        self.problems: list[Problem] = []
        self._world = world
        self._tree = tree
        self._dictionary = dictionary
        self._shown = shown

    def fill(self) -> None:
        given, items = self._tree.data.get("given", {}), self._tree.data.get("items", [])
        if not isinstance(given, dict):
            self._kind(("given",), given, "situation: {…}")
            given = {}
        if not isinstance(items, list):
            self._kind(("items",), items, "- {id: s1, situation: {…}}")
            items = []
        # a name may be used before the item stands there
        listed = [self._declare(each, ("items", index)) for index, each in enumerate(items)]
        for scope, content in given.items():
            if self._known(scope, SCOPES, ("given", scope), "unknown-scope"):
                key = HOME if scope == "household" else self._world.add(scope)
                self._content(key, content, ("given", scope))
        for found in listed:
            if found:
                key, path, content = found
                self._world.add(*key)
                self._content(key, content, path)

    def _declare(self, item: Any, path: Path_) -> tuple[Key, Path_, Any] | None:
        scopes = [each for each in SCOPES if each != "household"]
        keys = [key for key in item if key != "id"] if isinstance(item, dict) else []
        if len(keys) != 1 or not isinstance(item.get("id"), str):
            self._kind(path, item, "{id: s1, situation: {…}}")
            return None
        (scope,), name = keys, item["id"]
        if not self._known(scope, scopes, (*path, scope), "unknown-scope"):
            return None
        if name in self._world.named:
            found = Both(f"'{name}', dat al een onderdeel is", f"'{name}', already an item")
            remedy = Both("geef het een andere naam", "give it another name")
            self._fault((*path, "id"), "duplicate-id", found, remedy)
            return None
        self._world.named[name] = (scope, name)
        return (scope, name), (*path, scope), item[scope]

    def _content(self, key: Key, content: Any, path: Path_) -> None:
        if not isinstance(content, dict):
            self._kind(path, content, "{feit / fact: …}")
            return
        scope = key[0]
        facts = {
            spec.name.removeprefix(f"{scope}."): spec
            for spec in self._dictionary.facts.values()
            if spec.scope == scope
        }
        groups = {name: each for (of, name), each in self._dictionary.groups.items() if of == scope}
        for name, value in content.items():
            here = (*path, name)
            if name in groups:
                self._group(key, groups[name], value, here)
            elif self._known(name, (*facts, *groups), here, "unknown-fact"):
                self._fact(key, facts[name], value, here)

    def _fact(self, key: Key, spec: FactSpec, value: Any, path: Path_) -> None:
        reading = self._reading(spec, value, path)
        if reading is None:
            return
        self._put(key, spec.name, reading, path)
        own = (each for each in self._dictionary.groups.values() if each.fact == spec.name)
        for group in own:
            self._people(key, group, reading.merged(), path, strict=bool(self._world.named))

    def _put(self, key: Key, fact: str, reading: Reading, path: Path_) -> None:
        if not self._world.put(key, fact, reading):
            found = Both(f"'{fact}', dat er al staat", f"'{fact}', given already")
            remedy = Both("geef het één keer: als feit of als groep",
                          "give it once: as a fact or as a group")  # fmt: skip
            self._fault(path, "given-twice", found, remedy)

    def _group(self, key: Key, group: GroupSpec, value: Any, path: Path_) -> None:
        """Read a group: a list of items, or, where it is open, what is said about who is in it."""
        told = isinstance(value, dict) and "has" not in value
        if told and group.fact and self._dictionary.facts.get(group.fact):
            self._fact(key, self._dictionary.facts[group.fact], value, path)
            return
        listed = value.get("has") if isinstance(value, dict) else value
        extra = sorted(value.keys() - {"has", "complete"}) if isinstance(value, dict) else []
        if not isinstance(listed, list) or extra:
            self._kind(path, value, "[{…}], {has: [{…}], complete: true}")
            return
        at = (*path, "has") if isinstance(value, dict) else path
        keys = [self._member(group, each, (*at, index)) for index, each in enumerate(listed)]
        complete = value.get("complete", False) if isinstance(value, dict) else False
        if not isinstance(complete, bool):
            self._kind((*path, "complete"), complete, "true of false")
        found = tuple(each for each in keys if each)
        members = Members(tuple(name for _, name in found), group.closed or complete is True)
        self._world.put_group(key, group.name, found, members)
        if group.fact:
            reading = Reading((Claim(members, on=self._world.as_of),))
            self._put(key, group.fact, reading, path)

    def _member(self, group: GroupSpec, value: Any, path: Path_) -> Key | None:
        if isinstance(value, str):
            return self._named(group, value, path)
        key = self._world.add(group.of)
        self._content(key, value, path)
        return key

    def _named(self, group: GroupSpec, name: str, path: Path_) -> Key | None:
        if not self._known(name, tuple(self._world.named), path, "unknown-item"):
            return None
        key = self._world.named[name]
        if key[0] != group.of:
            found = Both(f"'{name}', een onderdeel van soort {key[0]}",
                         f"'{name}', an item of scope {key[0]}")  # fmt: skip
            remedy = Both(f"hier hoort: {group.of}", f"due here: {group.of}")
            self._fault(path, "other-scope", found, remedy)
        return key

    def _people(
        self, key: Key, group: GroupSpec, members: Members, path: Path_, *, strict: bool
    ) -> None:
        """Let a group follow its fact, where the fact names items of the test."""
        named = self._world.named
        if strict or all(name in named for name in members.has):
            found = (self._named(group, name, path) for name in members.has)
            self._world.put_group(key, group.name, tuple(each for each in found if each), members)

    def _reading(self, spec: FactSpec, value: Any, path: Path_) -> Reading | None:
        before = len(self.problems)
        weak, value = self._weak(value, path)
        value = self._others(spec, value, path)
        claims = value.get("claims") if isinstance(value, dict) else None
        doubts: list[str | None] = []
        if isinstance(claims, list):
            parts = [self._weak(each, (*path, "claims", i)) for i, each in enumerate(claims)]
            doubts = [doubt for doubt, _ in parts]
            value = {**value, "claims": [part for _, part in parts]}
        fact = self._built(spec, value, path)
        self._names(spec, value, path)
        if len(self.problems) > before:
            return None
        if weak and not isinstance(fact, Known | OpenSet):
            found = Both(f"'{_WEAK}' zonder waarde", f"'{_WEAK}' without a value")
            remedy = Both("zet het bij een waarde", "put it beside a value")
            self._fault(path, "wrong-kind", found, remedy)
            return None
        return self._as_read(fact, weak, doubts)

    def _weak(self, value: Any, path: Path_) -> tuple[str | None, Any]:
        """Split off why a claim may lower nothing."""
        if not isinstance(value, dict) or _WEAK not in value:
            return None, value
        weak = str(value[_WEAK])
        self._known(weak, DOUBTS, (*path, _WEAK), "not-in-list")
        return weak, {key: part for key, part in value.items() if key != _WEAK}

    def _others(self, spec: FactSpec, value: Any, path: Path_) -> Any:
        """Write out `all_but`: every name of the list but these, and that this is all of it."""
        if not isinstance(value, dict) or value.keys() != {_ALL_BUT}:
            return value
        left, names = value[_ALL_BUT], self._dictionary.values_of(spec)
        if spec.type != "set" or not names or not isinstance(left, list):
            return value
        for index, each in enumerate(left):
            self._known(each, names, (*path, _ALL_BUT, index), "not-in-list")
        return {"has": [name for name in names if name not in left], "complete": True}

    def _built(self, spec: FactSpec, value: Any, path: Path_) -> Any:
        model = _MODELS[spec.type]
        try:
            return model.model_validate({"value": value}).value  # type: ignore[attr-defined]
        except ValidationError:
            own = self._tree.part(path, value)
            positions = {("value", *at): spot for at, spot in (own.positions | own.keys).items()}
            made = build(model, Tree({"value": value}, own.file, positions))
            assert isinstance(made, list)
            self.problems += [
                replace(each, place=replace(each.place, path=spec.name)) for each in made
            ]
            return None

    def _names(self, spec: FactSpec, value: Any, path: Path_) -> None:
        """Refuse every name that is not in the list of the fact."""
        values = self._dictionary.values_of(spec)
        if spec.type not in _LISTED or not values:
            return
        if isinstance(value, str):
            self._known(value, values, path, "not-in-list")
        elif isinstance(value, list):
            for index, each in enumerate(value):
                self._names(spec, each, (*path, index))
        elif isinstance(value, dict):
            for key in ("value", "has", "claims", "weighed"):
                self._names(spec, value.get(key), (*path, key))

    def _as_read(self, fact: Any, weak: str | None, doubts: Sequence[str | None]) -> Reading:
        today = self._world.as_of
        if isinstance(fact, Unknown):
            return Reading(unknown=fact)
        if isinstance(fact, NotApplicable):
            return Reading(applies=False)
        if isinstance(fact, Disputed) and fact.weighed:
            return Reading((Claim(_plain(fact.weighed.value), on=fact.weighed.on),))
        if isinstance(fact, Disputed):
            told = zip(fact.claims, doubts, strict=True)
            return Reading(
                tuple(
                    Claim(_plain(each.value), each.by, doubt, on=each.on or today)
                    for each, doubt in told
                )
            )
        if isinstance(fact, OpenSet):
            return Reading((Claim(_plain(fact), fact.by, weak, on=today),))
        assert isinstance(fact, Known)
        return Reading((Claim(_plain(fact.value), fact.by, weak, on=fact.on or today),))

    def _known(self, name: Any, names: Collection[str], path: Path_, code: str) -> bool:
        if name in names:
            return True
        self._fault(
            path, code, Both(f"'{name}'", f"'{name}'"), did_you_mean(str(name), sorted(names))
        )
        return False

    def _kind(self, path: Path_, value: Any, due: str) -> None:
        remedy = Both(f"hier hoort: {due}", f"due here: {due}")
        self._fault(path, "wrong-kind", kind_of(value), remedy)

    def _fault(self, path: Path_, code: str, found: Both, remedy: Both) -> None:
        place = self._tree.place(path, shown=self._shown)
        self.problems.append(Problem(place, code, found, remedy))


def _plain(value: Any) -> Any:
    if isinstance(value, OpenSet):
        why = value.unknown.reason if value.unknown else "not_asked"
        return Members(value.has, value.complete, why)
    if isinstance(value, int) and not isinstance(value, bool):
        return (value, value)
    return value


class _Flag(Frozen):
    value: Fact[bool]


class _Text(Frozen):
    value: Fact[str]


class _Number(Frozen):
    value: Fact[int]


class _Day(Frozen):
    value: Fact[Day]


class _Set(Frozen):
    value: SetFact[str]


_MODELS: dict[str, type[Frozen]] = {
    "flag": _Flag,
    "name": _Text,
    "scale": _Text,
    "text": _Text,
    "number": _Number,
    "day": _Day,
    "set": _Set,
}
