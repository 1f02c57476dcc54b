"""The shape of a rule set: rules, parameters, sources, and the dictionary of facts they read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pydantic import Field

from top3.rules.conditions import Condition
from top3.values import Day, Frozen, I18n, Kebab, Many, Name, Words

Scope = Literal["situation", "person", "agreement", "factor", "household"]
Kind = Literal["tag", "judgement", "danger", "question", "warning", "advice", "gate", "priority"]
FactType = Literal["flag", "name", "set", "scale", "number", "day", "text"]
SCOPES: tuple[Scope, ...] = ("situation", "person", "agreement", "factor", "household")

OUTCOMES: dict[Kind, tuple[str, ...]] = {
    "tag": ("tag",),
    "judgement": ("judge",),
    "danger": ("acute_check", "at_least"),
    "question": ("ask",),
    "warning": ("warn",),
    "advice": ("advise",),
    "gate": ("opens",),
    "priority": ("criterion",),
}


class Source(Frozen):
    """Where a rule comes from: the honesty mark, the sources, and how the text was taken over."""

    mark: Literal["S", "S~", "I", "B", "B?", "mixed"]
    ids: Many[Words] = ()
    place: Words | None = None
    text: Literal["quote", "paraphrase", "none"] = "paraphrase"
    quote: Words | None = None


class Status(Frozen):
    """How far a text has come: draft, or reviewed or adopted by somebody with a name on a day."""

    is_: Literal["draft", "reviewed", "adopted"] = Field(default="draft", alias="is")
    by: Words | None = None
    on: Day | None = None


class Validity(Frozen):
    """The days on which it holds: from the first, up to but not including the last."""

    from_: Day = Field(alias="from")
    to: Day | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on that day."""
        return self.from_ <= day and (self.to is None or day < self.to)

    def in_words(self) -> str:
        """Return the period as text."""
        return f"{self.from_} – {self.to or '…'}"


class RuleHead(Frozen):
    """Everything of a rule but its conditions, as it stands in the file.

    `lowers` marks a tag whose yes lowers caution: like a gate it holds only when undisputed.
    """

    id: Kebab
    version: int = Field(ge=1)
    ref: Many[Words] = ()
    kind: Kind
    about: Scope
    then: dict[Name, Name]
    because: I18n
    do: I18n | None = None
    whom: Name | None = None
    ask_if_unknown: bool = False
    lowers: bool = False
    source: Source
    overrides: Many[Kebab] = ()
    status: Status | None = None
    valid: Validity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: one thing it is about, one outcome, one source.

    `when` and `unless` are evaluated as `when and not (unless₁ or …)`. `do` says what to do when
    it holds, where that is more than asking, and `whom` with whom.
    """

    head: RuleHead
    when: Condition
    unless: tuple[Condition, ...] = ()
    file: str = ""
    line: int | None = None

    @property
    def id(self) -> str:
        """The id: kebab-case, unique, never used again."""
        return self.head.id

    @property
    def outcome(self) -> tuple[str, str]:
        """What follows, as (key, value), such as ("acute_check", "required")."""
        return next(iter(self.head.then.items()))


class Parameter(Frozen):
    """A number that rules use: its value from a day on, its unit, owner and source."""

    name: Name
    value: int
    unit: Words
    owner: Words
    from_: Day = Field(alias="from")
    source: Source
    why: I18n


class FactSpec(Frozen):
    """One fact that rules may read: its type, and how somebody is asked for it.

    `signal` says that a yes is itself a sign of danger; `acute` that it is in the acute round,
    where an answer nobody asked for counts as missing beside one of `beside` (kinds of behaviour).
    `ask` names whom to ask: `self` (the person it is about), `source` (who told it) or a role.
    `merge` asks it once for all items together. `ask_from_age` names the
    parameter below which nobody asks it; what is recorded counts at any age. `tier` is when it
    must be known. `more` asks whether there are others, where some of a set are known already.
    """

    fact: Words
    scope: Scope
    type: FactType
    of: Name | None = None
    signal: bool = False
    acute: bool = False
    beside: Many[Name] = ()
    ask_from_age: Name | None = None
    merge: bool = False
    ask: Name = "source"
    alone: bool = True
    tier: Literal["now", "before_plan", "before_next_phase", "later"] = "before_plan"
    perishes: bool = False
    label: I18n
    question: I18n
    more: I18n | None = None

    @property
    def name(self) -> str:
        """The full name: scope and field."""
        return self.fact


class GroupSpec(Frozen):
    """A group a rule may quantify over: whose, of what, and whether the record owns it.

    An open group has `fact`: the fact to ask for when it is not complete.
    """

    scope: Scope
    name: Name
    of: Scope
    closed: bool
    fact: Words | None = None


class Manifest(Frozen):
    """`ruleset.yaml`: what the rule set is, its files of rules, and which step uses which rule."""

    top3: Words
    id: Kebab
    version: Words
    title: I18n
    status: Status
    valid: Validity
    urgency: Many[Name]
    order: Many[Words]
    now: Many[Kebab]
    gates: Many[Name]
    warns: Many[Name]
    advises: Many[Name]
    rules: Many[Words]
    steps: dict[Name, Many[Kebab]]


@dataclass(frozen=True, slots=True)
class FactDictionary:
    """All facts, groups and lists of names that rules may use; nothing outside it can be read."""

    facts: Mapping[str, FactSpec]
    groups: Mapping[tuple[str, str], GroupSpec]
    lists: Mapping[str, tuple[str, ...]]

    def values_of(self, spec: FactSpec) -> tuple[str, ...]:
        """Return the names a fact can have, in the order of their list; empty where it has none."""
        return self.lists.get(spec.of or "", ())


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A rule set on one day of validity: rules, facts, terms, parameters and texts.

    `steps` maps a step to the ids of the rules that serve it, in order. `terms` holds the labels
    of every list; `texts` every other text the documents use. Nothing in it is the official method:
    `status` says how far it has come.
    """

    id: str
    version: str
    title: I18n
    status: Status
    valid: Validity
    rules: tuple[Rule, ...]
    dictionary: FactDictionary
    parameters: Mapping[str, Parameter]
    steps: Mapping[str, tuple[str, ...]]
    order: tuple[str, ...]
    now: tuple[str, ...]
    urgency: tuple[str, ...]
    terms: Mapping[str, Mapping[str, Any]]
    texts: Mapping[str, I18n]
    digest: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def layer(self) -> str:
        """The layer that speaks: id and version."""
        return f"{self.id}@{self.version}"

    def __repr__(self) -> str:
        """Name the rule set; its texts stay out."""
        return f"RuleSet({self.layer}, {len(self.rules)} rules)"

    def rule(self, rule_id: str) -> Rule | None:
        """Return the rule with that id, or None."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def serving(self, step: str) -> tuple[Rule, ...]:
        """Return the rules that serve a step, in their order."""
        ids = self.steps.get(step, ())
        return tuple(rule for rule in self.rules if rule.id in ids)

    def label(self, list_name: str, name: str) -> I18n:
        """Return the label of a name from a list; a name without one stands for itself."""
        entry = self.terms.get(list_name, {}).get(name)
        return I18n(nl=entry["nl"], en=entry["en"]) if entry else I18n(nl=name, en=name)
