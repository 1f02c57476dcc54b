"""A loaded rule set as plain data and back; conditions in the words of the rule files."""

from dataclasses import fields
from typing import Any, get_args

from pydantic import ValidationError

from top3.rules.conditions import (
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
)
from top3.rules.language import (
    FactDictionary,
    FactSpec,
    GroupSpec,
    LayerRef,
    Parameter,
    Rule,
    RuleHead,
    RuleSet,
    Table,
)
from top3.rules.plan_texts import AgreementTemplate, CheckText
from top3.rules.process import Process
from top3.rules.sources import FamilyText, Promise, RoleText, Spoken, Status, Validity
from top3.values import Frozen, I18n

_OPERATORS = frozenset(get_args(Operator))


class RuleData(Frozen):
    """One rule as plain data: head, conditions as they stand in a file, and where it stands."""

    head: RuleHead
    when: dict[str, Any]
    unless: tuple[dict[str, Any], ...] = ()
    file: str
    line: int | None = None
    layer: str
    table: str | None = None
    leans_on: tuple[str, ...] = ()


class RuleSetData(Frozen):
    """A loaded rule set as plain data; every key stands for the same part of `RuleSet`.

    Its own keys have plain types, so that it is built fast; what they hold is checked in full.
    """

    id: str
    version: str
    title: I18n
    status: Status
    valid: Validity
    digest: str
    layers: tuple[LayerRef, ...]
    steps: dict[str, tuple[str, ...]]
    order: tuple[str, ...]
    now: tuple[str, ...]
    urgency: tuple[str, ...]
    exclusive: tuple[tuple[str, ...], ...]
    declared: dict[str, tuple[str, ...]]
    facts: tuple[FactSpec, ...]
    groups: tuple[GroupSpec, ...]
    applies: dict[str, dict[str, Any]]
    history: dict[str, tuple[Parameter, ...]]
    tables: dict[str, Table]
    terms: dict[str, dict[str, Any]]
    texts: dict[str, I18n]
    families: dict[str, FamilyText]
    promises: tuple[Promise, ...]
    spoken: dict[str, dict[str, Spoken]]
    roles: dict[str, RoleText]
    process: Process | None
    checks: dict[str, CheckText]
    proposals: dict[str, AgreementTemplate]
    rules: tuple[RuleData, ...]


class FileData(Frozen):
    """A whole `compiled.json`: what it says of itself, its sources with their hash, the rules."""

    top3: str
    language: str
    shape: str
    sha256: str
    sources: dict[str, str]
    rule_set: RuleSetData


# same name and same value on both sides
_SAME = (
    "id", "version", "title", "status", "valid", "digest", "layers", "steps", "order", "now",
    "urgency", "exclusive", "declared", "history", "tables", "terms", "texts", "families",
    "promises", "spoken", "roles", "process", "checks", "proposals",
)  # fmt: skip


def rule_set_as_data(rules: RuleSet) -> dict[str, Any]:
    """Return a rule set as plain data, in the order of its files; nothing is sorted."""
    facts = rules.dictionary
    made = RuleSetData(
        **{name: getattr(rules, name) for name in _SAME},
        facts=tuple(facts.facts.values()),
        groups=tuple(facts.groups.values()),
        applies={name: condition_as_data(each) for name, each in facts.applies.items()},
        rules=tuple(map(_rule_data, rules.rules)),
    )
    return made.model_dump(mode="json", by_alias=True, exclude_unset=True)


def file_from_json(raw: str | bytes) -> tuple[dict[str, str], RuleSet]:
    """Return the sources with their hash, and the rule set, of the text of a `compiled.json`.

    Raises:
        ValueError: the text is no such file; the message holds nothing of it.
    """
    try:
        made = FileData.model_validate_json(raw)
    except ValidationError as error:
        raise ValueError(f"{error.error_count()} faults of shape") from None
    return made.sources, _rule_set(made.rule_set)


def _rule_set(made: RuleSetData) -> RuleSet:
    facts = FactDictionary(
        {each.name: each for each in made.facts},
        {(each.scope, each.name): each for each in made.groups},
        {name: tuple(entries) for name, entries in made.terms.items()},
        {name: condition_from_data(each) for name, each in made.applies.items()},
    )
    return RuleSet(
        **{name: getattr(made, name) for name in _SAME},
        rules=tuple(map(_rule, made.rules)),
        dictionary=facts,
        parameters={name: values[-1] for name, values in made.history.items()},
    )


def differences(one: object, other: object) -> list[str]:
    """Name the parts in which two rule sets, or two rules, are not equal; order counts too."""
    return [
        each.name
        for each in fields(one)  # type: ignore[arg-type]
        if not _is_equal(getattr(one, each.name), getattr(other, each.name))
    ]


def _is_equal(one: Any, other: Any) -> bool:
    if isinstance(one, FactDictionary):
        return not differences(one, other)
    if isinstance(one, dict) and isinstance(other, dict):
        same = all(_is_equal(one[key], other[key]) for key in one if key in other)
        return list(one) == list(other) and same
    return bool(one == other and type(one) is type(other))


def _rule_data(rule: Rule) -> RuleData:
    return RuleData(
        head=rule.head,
        when=condition_as_data(rule.when),
        unless=tuple(map(condition_as_data, rule.unless)),
        file=rule.file,
        line=rule.line,
        layer=rule.layer,
        table=rule.table,
        leans_on=rule.leans_on,
    )


def _rule(data: RuleData) -> Rule:
    return Rule(
        data.head,
        condition_from_data(data.when),
        tuple(map(condition_from_data, data.unless)),
        data.file,
        data.line,
        data.layer,
        data.table,
        data.leans_on,
    )


def condition_as_data(part: Condition) -> dict[str, Any]:
    """Return a condition as it stands in a rule file; a judgement as the fact it is."""
    if isinstance(part, All | AnyOf):
        return {"all" if isinstance(part, All) else "any": list(map(condition_as_data, part.of))}
    if isinstance(part, Test):
        return {"fact": part.fact, part.operator: _operand_data(part.operand)}
    if isinstance(part, Not):
        return {"not": condition_as_data(part.of)}
    if isinstance(part, Quantified):
        return {f"{part.quantifier}_{part.group}": condition_as_data(part.of)}
    if isinstance(part, KnownTest):
        return {"known": part.fact}
    if isinstance(part, UnknownTest):
        reasons = {"reason": list(part.reasons)} if part.reasons else {}
        return {"unknown": part.fact, **reasons}
    if isinstance(part, FindingRef):
        return {"finding": part.rule}
    number = _operand_data(part.at_least)
    return {"count": {"at_least": number, "of": list(map(condition_as_data, part.of))}}


def _operand_data(operand: Operand) -> Any:
    if isinstance(operand, Param):
        return {"param": operand.name}
    return list(operand) if isinstance(operand, tuple) else operand


def condition_from_data(data: Any) -> Condition:
    """Return the condition that `condition_as_data` wrote.

    Raises:
        ValueError: it wrote no such thing.
    """
    if not isinstance(data, dict) or not data:
        raise ValueError("not a condition")
    keys = list(data)
    if keys[0] == "fact" and len(keys) == 2 and keys[1] in _OPERATORS:
        operator: Any = keys[1]
        return Test(_text(data["fact"]), operator, _operand(data[operator]))
    if keys[0] == "unknown":
        reasons = data.get("reason", [])
        if keys[1:] not in ([], ["reason"]) or not isinstance(reasons, list):
            raise ValueError("not a condition")
        return UnknownTest(_text(data["unknown"]), tuple(map(_text, reasons)))
    if len(keys) != 1:
        raise ValueError("not a condition")
    return _of_one_key(keys[0], data[keys[0]])


def _of_one_key(key: str, inner: Any) -> Condition:
    if key in ("all", "any"):
        return (All if key == "all" else AnyOf)(_several(inner))
    if key == "not":
        return Not(condition_from_data(inner))
    if key == "known":
        return KnownTest(_text(inner))
    if key == "finding":
        return FindingRef(_text(inner))
    if key == "count" and isinstance(inner, dict) and inner.keys() == {"at_least", "of"}:
        number = _operand(inner["at_least"])
        if isinstance(number, Param):
            return Count(number, _several(inner["of"]))
    for quantifier in ("any", "every"):
        if key.startswith(f"{quantifier}_"):
            return Quantified(
                quantifier, key.removeprefix(f"{quantifier}_"), condition_from_data(inner)
            )
    raise ValueError("not a condition")


def _several(data: Any) -> tuple[Condition, ...]:
    if not isinstance(data, list):
        raise ValueError("not a list")
    return tuple(map(condition_from_data, data))


def _text(data: Any) -> str:
    if not isinstance(data, str):
        raise ValueError("not a text")
    return data


def _operand(data: Any) -> Operand:
    if isinstance(data, bool | str):
        return data
    if isinstance(data, list):
        return tuple(map(_text, data))
    if isinstance(data, dict) and data.keys() == {"param"}:
        return Param(_text(data["param"]))
    raise ValueError("not an operand")
