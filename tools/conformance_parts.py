"""What conformance cases are built from: rules, a shared dictionary, groups of cases as JSON.

Nothing here knows how a rule is evaluated, and nothing here imports the package.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

FORMAT = "conformance/1"
AS_OF = "2026-03-31"
Json = dict[str, Any]

T, F, U, N = "true", "false", "unknown", "not_applicable"
VALUES = (T, F, U, N)
WORDS = {T: "yes", F: "no", U: "unknown", N: "not applicable"}
THEN: dict[str, Json] = {
    "tag": {"tag": "t"},
    "danger": {"acute_check": "required"},
    "gate": {"opens": "g"},
    "warning": {"warn": "w"},
    "advice": {"advise": "v"},
    "question": {"ask": "q"},
    "priority": {"criterion": "c"},
    "judgement": {"judge": "levels"},
}


def text(words: str) -> Json:
    """Return a text in both languages; in the suite both say the same."""
    return {"nl": words, "en": words}


def rule(name: str, when: Json | None, *, kind: str = "tag", **more: Any) -> Json:
    """Return a rule about a situation, as it stands in a rule file."""
    made = {
        "id": name,
        "version": 1,
        "kind": kind,
        "about": "situation",
        "when": when,
        "then": THEN[kind],
        "because": text("because"),
        "source": {"mark": "I"},
        **more,
    }
    return {key: value for key, value in made.items() if value is not None}


def fact(name: str, kind: str, **more: Any) -> Json:
    """Return an entry of the fact dictionary."""
    scope = name.partition(".")[0]
    return {
        "fact": name, "scope": scope, "type": kind,
        "label": text(name), "question": text(f"{name}?"), **more,
    }  # fmt: skip


def parameter(name: str, value: int | str, from_: str = "2019-01-01", **more: Any) -> Json:
    """Return a value of a parameter from a day on."""
    made = {"name": name, "value": value, "unit": "days", "owner": "suite", "from": from_}
    return {**made, "source": {"mark": "I"}, "why": text("for the suite"), **more}


LEVELS = ("low", "some", "middle", "much", "high")
PLACES = ("home", "street", "school")
KINDS = ("hits", "shouts", "locks_in")
FACTS = [
    *(fact(f"situation.{name}", "flag") for name in "abcd"),
    fact("situation.sign", "flag", signal=True),
    fact("situation.count", "number", worse="higher"),
    fact("situation.level", "scale", of="levels", worse="higher"),
    fact("situation.place", "name", of="places"),
    fact("situation.kinds", "set", of="kinds"),
    fact("situation.day", "day"),
    fact("situation.words", "text"),
    fact("situation.state", "flag", shelf_life={"param": "thirty"}),
    fact("situation.sometimes", "flag", applies_when={"fact": "situation.a", "is": True}),
    fact("situation.affected", "set"),
    fact("person.p", "flag"),
    fact("person.words", "text"),
    fact("agreement.kept", "flag"),
    fact("household.h", "flag"),
    fact("household.member", "set"),
]
PARAMETERS = [
    parameter("one", 1),
    parameter("two", 2),
    parameter("three", 3),
    parameter("five", 5),
    parameter("seven", 7),
    parameter("thirty", 30),
    parameter("turning_day", "2026-03-10"),
]
TERMS = {
    "levels": {name: text(name) for name in LEVELS},
    "places": {name: text(name) for name in PLACES},
    "kinds": {name: text(name) for name in KINDS},
}
GROUPS = [
    {"scope": "situation", "name": "affected", "of": "person", "closed": False,
     "fact": "situation.affected"},
    {"scope": "situation", "name": "agreement", "of": "agreement", "closed": True},
    {"scope": "agreement", "name": "keeper", "of": "person", "closed": True},
    {"scope": "household", "name": "situation", "of": "situation", "closed": True},
    {"scope": "household", "name": "member", "of": "person", "closed": False,
     "fact": "household.member"},
]  # fmt: skip
SHARED: Json = {
    "facts.yaml": FACTS, "parameters.yaml": PARAMETERS, "terms.yaml": TERMS, "texts.yaml": {},
}  # fmt: skip


def manifest_of(rules: Sequence[Mapping[str, Any]], **more: Any) -> Json:
    """Return the `ruleset.yaml` that goes with these rules."""
    return {
        "top3": "ruleset/1", "id": "suite", "version": "1", "title": text("for the suite"),
        "status": {"is": "draft"}, "valid": {"from": "2019-01-01"},
        "urgency": ["attention", "serious", "acute"], "order": ["urgency"], "now": [],
        "gates": ["g"], "warns": ["w"], "advises": ["v"], "rules": ["rules.yaml"],
        "steps": {"all": list(dict.fromkeys(str(each["id"]) for each in rules))}, **more,
    }  # fmt: skip


@dataclass
class Group:
    """The cases of one file, and how their expectations came about."""

    name: str
    says: str
    expectations: str
    agrees_with: tuple[str, ...] = ()
    rule_sets: Json = field(default_factory=dict)
    overlays: Json = field(default_factory=dict)
    cases: list[Json] = field(default_factory=list)

    def rules(self, name: str, *rules: Json, manifest: Json | None = None, **files: Any) -> str:
        """Add a rule set by name; `files` replace what the whole file shares. Returns the name."""
        own = {"ruleset.yaml": manifest_of(rules, **(manifest or {})), "rules.yaml": list(rules)}
        named = {f"{each}.yaml": data for each, data in files.items()}
        self.rule_sets[name] = {**own, **named}
        return name

    def case(
        self, name: str, promise: str, rule_set: str, given: Json, *expect: Json, **more: Any
    ) -> None:
        """Add a case: the facts, and what every rule in it must say of an item."""
        made = {"id": name, "promise": promise, "rule_set": rule_set, "as_of": AS_OF}
        self.cases.append({**made, "given": given, "expect": list(expect), **more})

    def refused(
        self, name: str, promise: str, codes: Sequence[str], *rules: Json, **more: Any
    ) -> None:
        """Add a case: a rule set that must be refused, with these codes and no other."""
        self.rules(name, *rules, **more)
        made = {"id": name, "promise": promise, "rule_set": name}
        self.cases.append({**made, "refused": sorted(codes)})

    def as_json(self) -> str:
        """Return the file: a case a line, so that a change shows where it is."""
        head: Json = {
            "format": FORMAT, "group": self.name, "says": self.says,
            "expectations": self.expectations, "agrees_with": list(self.agrees_with),
        }  # fmt: skip
        lines = [f"{quoted(key)}: {quoted(value)}," for key, value in head.items()]
        lines += ['"groups": [', *_listed(GROUPS), "],"]
        lines += ['"shared": {', *_keyed(SHARED), "},"]
        lines += ['"rule_sets": {', *_keyed(self.rule_sets), "},"]
        if self.overlays:
            lines += ['"overlays": {', *_keyed(self.overlays), "},"]
        lines += ['"cases": [', *_listed(self.cases), "]"]
        return "\n".join(["{", *lines, "}", ""])


def due(value: str, *reasons: str, rule: str = "r", item: str = "situation1", **more: Any) -> Json:
    """Return what a rule must say of an item; without reasons these are not looked at."""
    made = {"rule": rule, "item": item, "value": value}
    return {**made, **({"reasons": sorted(reasons)} if reasons else {}), **more}


def flag(value: str) -> Any:
    """Return a flag as it is given in a case: nobody asked, where it is unknown."""
    spelled: Json = {T: True, F: False, U: {"unknown": "not_asked"}, N: {"not_applicable": True}}
    return spelled[value]


def yes(name: str) -> Json:
    """Return the condition that a flag is true."""
    return {"fact": name if "." in name else f"situation.{name}", "is": True}


def quoted(data: object) -> str:
    """Return data as JSON on one line."""
    return json.dumps(data, ensure_ascii=False)


def _listed(entries: Sequence[object]) -> list[str]:
    shown = [f"  {quoted(each)}" for each in entries]
    return [*(f"{each}," for each in shown[:-1]), *shown[-1:]]


def _keyed(entries: Mapping[str, object]) -> list[str]:
    shown = [f"  {quoted(key)}: {quoted(value)}" for key, value in entries.items()]
    return [*(f"{each}," for each in shown[:-1]), *shown[-1:]]
