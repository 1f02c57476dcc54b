"""The shape of a rule set: rules, parameters, sources, and the dictionary of facts they read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from top3.rules.conditions import Condition
from top3.rules.plan_texts import AgreementTemplate, CheckText
from top3.rules.process import Process
from top3.rules.sources import FamilyText, Promise, RoleText, Source, Spoken, Status, Validity
from top3.values import Day, DayOrNumber, Frozen, I18n, Kebab, Many, Name, Words

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


class RuleHead(Frozen):
    """Everything of a rule but its conditions, as it stands in the file.

    `lowers` marks a tag whose yes lowers caution: like a gate it holds only when undisputed.
    `overrides` names rules that yield where this one holds. `loosens` says openly, in an overlay,
    that the change can lower what may be or open a gate earlier.
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
    not_asked: Literal["relatives"] | None = None
    lowers: bool = False
    source: Source
    overrides: Many[Kebab] = ()
    loosens: bool = False
    status: Status | None = None
    valid: Validity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: one thing it is about, one outcome, one source.

    `when` and `unless` are evaluated as `when and not (unless₁ or …)`. `do` says what to do when
    it holds, where that is more than asking, and `whom` with whom. `layer` is the rule set or
    overlay it comes from; `table` the decision table it is a row of; `leans_on` the judgement rules
    its outcome leans on, directly or through others, in alphabetical order.
    """

    head: RuleHead
    when: Condition
    unless: tuple[Condition, ...] = ()
    file: str = ""
    line: int | None = None
    layer: str = ""
    table: str | None = None
    leans_on: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id: kebab-case, unique, never used again."""
        return self.head.id

    @property
    def outcome(self) -> tuple[str, str]:
        """What follows, as (key, value), such as ("acute_check", "required")."""
        return next(iter(self.head.then.items()))

    def holds_on(self, day: date) -> bool:
        """Say whether the rule is valid on that day; without dates of its own it always is."""
        return self.head.valid is None or self.head.valid.holds_on(day)


class Table(Frozen):
    """A decision table: each row a rule; `inputs` are the facts of its columns, `rows` the rules.

    `unique`: at most one row can hold (proven when loaded); `collect`: every row that holds counts;
    `most_severe`: the worst row counts, on `scale`. Not `complete`: may be silent, for a `reason`.
    """

    id: Kebab
    policy: Literal["unique", "collect", "most_severe"]
    about: Scope
    inputs: Many[Words]
    rows: Many[Kebab]
    scale: Name | None = None
    complete: bool = True
    reason: I18n | None = None


class Parameter(Frozen):
    """A number or a day that rules use: its value from a day on, its unit, owner and source."""

    name: Name
    value: DayOrNumber
    unit: Words
    owner: Words
    from_: Day = Field(alias="from")
    source: Source
    why: I18n


class ParamRef(Frozen):
    """A number that stands in the parameter file, named in a fact."""

    param: Name


class FactSpec(Frozen):
    """One fact that rules may read: its type, and how somebody is asked for it.

    `signal` says that a yes is itself a sign of danger; `acute` that it is in the acute round,
    where an answer nobody asked for counts as missing beside one of `beside` (kinds of behaviour).
    `ask` names whom to ask: `self` (the person it is about), `source` (who told it) or a role.
    `merge` asks it once for all items together. `ask_from_age` names the
    parameter below which nobody asks it; what is recorded counts at any age. `tier` is when it
    must be known. `perishes` says that it cannot be found out later, `perishes_within` names the
    number of days after the last time in which it can. `more` asks whether there are others, where
    some of a set are known already.
    `shelf_life` names the parameter with the number of days after which what was told of a state no
    longer lowers caution; an event has none. `worse` says on which side a scale or number is worse.
    `justified` says why rules may read a trait they otherwise may not. `of` names the list a name,
    set or scale comes from. `noted`: it has no field of its own; the record keeps it under `noted`.
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
    perishes_within: ParamRef | None = None
    shelf_life: ParamRef | None = None
    worse: Literal["higher", "lower"] | None = None
    justified: I18n | None = None
    noted: bool = False
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


@dataclass(frozen=True, slots=True)
class FactDictionary:
    """All facts, groups and lists of names that rules may use; nothing outside it can be read.

    `applies` holds the condition under which a fact applies, for those that do not always.
    """

    facts: Mapping[str, FactSpec]
    groups: Mapping[tuple[str, str], GroupSpec]
    lists: Mapping[str, tuple[str, ...]]
    applies: Mapping[str, Condition] = field(default_factory=dict)

    def values_of(self, spec: FactSpec) -> tuple[str, ...]:
        """Return the names a fact can have, in the order of their list; empty where it has none."""
        return self.lists.get(spec.of or "", ())


class LayerRef(Frozen):
    """One layer of a stack of rule sets: which, in which version, and the hash of its files.

    `loosened` names what it lowers or opens earlier, openly: ids of rules and parameters.
    """

    id: Kebab
    version: Words
    sha256: Words
    status: Status
    loosened: Many[Words] = ()

    @property
    def name(self) -> str:
        """The layer as it is shown: id and version."""
        return f"{self.id}@{self.version}"


@dataclass(frozen=True, eq=False)
class RuleSet:
    """A rule set on one day of validity: rules, facts, terms, parameters and texts.

    `steps` maps a step to the ids of the rules that serve it, in order. `terms` holds the labels
    of every list; `texts` every other text; `families` the words for families by rule,
    `spoken` how questions are put to a family or a child, `roles` who does and decides what,
    `checks` how remarks on a plan are put, `proposals` templates of agreements.
    `history` holds every value of each parameter, oldest first, `parameters` what is valid now;
    `layers` the rule set itself, then its overlays in order. Nothing in it is the official method:
    see `status`.
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
    history: Mapping[str, tuple[Parameter, ...]] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    layers: tuple[LayerRef, ...] = ()
    exclusive: tuple[tuple[str, ...], ...] = ()
    declared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    families: Mapping[str, FamilyText] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    spoken: Mapping[str, Mapping[str, Spoken]] = field(default_factory=dict)
    roles: Mapping[str, RoleText] = field(default_factory=dict)
    process: Process | None = None
    checks: Mapping[str, CheckText] = field(default_factory=dict)
    proposals: Mapping[str, AgreementTemplate] = field(default_factory=dict)

    @property
    def layer(self) -> str:
        """The layer that speaks: id and version."""
        return f"{self.id}@{self.version}"

    def __repr__(self) -> str:
        """Name the rule set; its texts stay out."""
        return f"RuleSet({self.layer}, {len(self.rules)} rules)"

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """Every rule by its id; of one with several periods, the last in the file."""
        return {rule.id: rule for rule in self.rules}

    def rule(self, rule_id: str) -> Rule | None:
        """Return the rule with that id, or None."""
        return self.by_id.get(rule_id)

    def serving(self, step: str) -> tuple[Rule, ...]:
        """Return the rules that serve a step, in the order of the rule set."""
        ids = set(self.steps.get(step, ()))
        return tuple(rule for rule in self.rules if rule.id in ids)

    def label(self, list_name: str, name: str) -> I18n:
        """Return the label of a name from a list; a name without one stands for itself."""
        entry = self.terms.get(list_name, {}).get(name)
        return I18n(nl=entry["nl"], en=entry["en"]) if entry else I18n(nl=name, en=name)

    def number(self, name: str) -> int:
        """Return a parameter that is a number.

        Raises:
            TypeError: the parameter is a day.
        """
        value = self.parameters[name].value
        if not isinstance(value, int):
            raise TypeError(f"{name}: is a day, not a number")
        return value

    def on(self, day: date) -> "RuleSet":
        """Return the rule set as it holds on a day: the rules valid then, and the numbers of then.

        A parameter that has no value yet keeps its first one; loading refuses such a gap.
        """
        if ("on", day) not in self.worked_out:
            self.worked_out["on", day] = self._on(day)
        held: RuleSet = self.worked_out["on", day]
        return held

    def _on(self, day: date) -> "RuleSet":
        rules = tuple(rule for rule in self.rules if rule.holds_on(day))
        numbers = {
            name: next((each for each in reversed(values) if each.from_ <= day), values[0])
            for name, values in self.history.items()
        }
        if len(rules) == len(self.rules) and numbers == self.parameters:
            return self
        key = (tuple(map(id, rules)), tuple((name, each.from_) for name, each in numbers.items()))
        held: RuleSet = self.worked_out.get(key) or replace(self, rules=rules, parameters=numbers)
        self.worked_out[key] = held
        return held

    @cached_property
    def worked_out(self) -> dict[Any, Any]:
        """What was worked out from it once: what holds on a day, and what others make of it."""
        return {}
