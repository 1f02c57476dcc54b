"""What the rules say of a step on a day: whether a gate is open, and what is acute."""

from collections.abc import Iterator, Mapping

from top3.method.assess import acute_dangers
from top3.method.facts import HOUSEHOLD
from top3.method.stages import Result
from top3.method.why_not import why_not
from top3.rules.evaluate import Key
from top3.rules.logic import Tri


class _Kept(Mapping[str, object]):
    """Every gate as it was when a kept event was accepted: open, or it would not stand there."""

    def __getitem__(self, gate: str) -> object:
        return Tri.TRUE

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


KEPT: Mapping[str, object] = _Kept()
"""The gates of events that were accepted before: what was decided then is not decided again."""


def gate_value(result: Result, gate: str) -> Tri:
    """Say whether a gate is open: yes, no, or not known; only a yes lets anything through."""
    obstacles = why_not(result, gate)
    if not obstacles:
        return Tri.TRUE
    return Tri.FALSE if any(each.kind == "unmet" for each in obstacles) else Tri.UNKNOWN


def acute_items(result: Result) -> tuple[str, ...]:
    """Return what the rules say is acute and nobody closed: situations, then the household.

    One account is enough: what another denies is as acute as it is in the assessment. What cannot
    be excluded is not in it: that keeps the gate unknown, and is asked.
    """
    items: list[Key] = [*result.planned.world.items("situation"), HOUSEHOLD]
    required = _required(result)
    return tuple(
        key[1]
        for key in items
        if (key in required or _is_true(result, key, "acute_open"))
        and not _is_true(result, key, "acute_closed")
    )


def acute_signs(result: Result) -> dict[str, set[str]]:
    """Return the rules that ask for an acute check, by item; of a person: by the household."""
    found: dict[str, set[str]] = {}
    for each in acute_dangers(result.planned.prioritised.assessed.findings):
        if each.value is Tri.TRUE:
            key = each.about if each.about[0] == "situation" else HOUSEHOLD
            found.setdefault(key[1], set()).add(each.rule.id)
    return found


def _required(result: Result) -> set[Key]:
    """Return what asks for an acute check by one account at least; of a person: the household."""
    dangers = acute_dangers(result.planned.prioritised.assessed.findings)
    found = (each.about for each in dangers if each.value is Tri.TRUE)
    return {key if key[0] == "situation" else HOUSEHOLD for key in found}


def _is_true(result: Result, key: Key, field: str) -> bool:
    fact = f"{key[0]}.{field}"
    world = result.planned.world
    if fact not in world.rules.dictionary.facts:
        return False
    return any(claim.value is True for claim in world.read(key, fact).claims)
