"""What was written on working papers becomes a view in own words, and agreements.

Each rests on the statement of its talk. What an agreement says already stays: another answer stands
beside it. Nobody chose yet to show any of it to somebody else, so it is in nobody's document.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from top3.method.merging import Data, plain
from top3.method.paper_lines import AgreementLine, OwnLine
from top3.model.agreements import Agreement
from top3.model.people import is_person
from top3.values import I18n

_TEXTS = ("what", "signal", "check", "otherwise")
_DAYS = ("from_", "until", "evaluate")
_MANY = ("answers", "keepers", "checkers", "only_for")
_ALIAS = {"from_": "from"}


class Keeping(Protocol):
    """The case in the making: what can be added to it, and changed in it."""

    def add(self, collection: str, **data: Any) -> None:
        """Add an item with an id of its own."""
        ...

    def item(self, about: tuple[str, str]) -> Any:
        """Return an item as it stands now."""
        ...

    def put(self, item: Any, data: Data) -> None:
        """Put a changed item in the place of the old one."""
        ...


Merge = Callable[[Any, str, Any], object]
"""Merges a value into a fact of an item, resting on the statement of the talk."""


def own_words(lines: Sequence[OwnLine]) -> str:
    """Return the own words of a top 3, numbered; empty where there are none."""
    return "\n".join(f"{n}. {each.words}" for n, each in enumerate(lines, 1) if each.words)


def add_own_top3(record: Keeping, who: str, lines: Sequence[OwnLine], **more: Any) -> None:
    """Keep somebody's own top 3 as their view: their words, and the situations they named."""
    words, top3 = own_words(lines), [each.situation for each in lines if each.situation]
    by = {"person": who} if is_person(who) else {"by": {"role": who}}
    said = {"words": {"value": {"nl": words}, "by": more["statements"]}} if words else {}
    record.add("views", **by, **said, top3=top3, **more)


def add_agreement(record: Keeping, line: AgreementLine, statement: str, merge: Merge) -> None:
    """Keep one agreement: a new one, or what was added to the one it names."""
    if line.agreement:
        _complete(record, line, statement, merge)
        return
    facts = {
        name: {"value": plain(value), "by": [statement]} for name, value in _written(line).items()
    }
    many = {name: list(getattr(line, name)) for name in _MANY if getattr(line, name)}
    record.add("agreements", **many, **facts, statements=[statement])


def _complete(record: Keeping, line: AgreementLine, statement: str, merge: Merge) -> None:
    """Add to an existing agreement; who was named already stays named."""
    about = ("agreement", str(line.agreement))
    for name, value in _written(line).items():
        merge(record.item(about), name, value)
    agreement: Agreement = record.item(about)
    more = {name: [each for each in getattr(line, name) if each not in getattr(agreement, name)]
            for name in _MANY}  # fmt: skip
    if any(more.values()):
        data = _pinned(agreement)
        for name, added in more.items():
            if added:
                data[name] = [*getattr(agreement, name), *added]
        data["statements"] = [*agreement.statements, statement]
        record.put(agreement, data)


def _pinned(agreement: Agreement) -> Data:
    """Name the statements that a fact rests on where it named none: a new one adds nothing."""
    data: Data = plain(agreement)
    for name in map(_alias, (*_TEXTS, *_DAYS)):
        if "value" in data.get(name, {}):
            data[name].setdefault("by", list(agreement.statements))
    return data


def _written(line: AgreementLine) -> dict[str, Any]:
    """Return what was written in the fields that hold a fact, as the model has it."""
    texts = {name: I18n(nl=words) for name in _TEXTS if (words := getattr(line, name))}
    days = {_alias(name): day for name in _DAYS if (day := getattr(line, name))}
    return {**texts, **days}


def _alias(name: str) -> str:
    return _ALIAS.get(name, name)
