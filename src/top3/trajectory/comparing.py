"""What if: where a case stands, and where it would stand, side by side."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from top3.errors import Both
from top3.trajectory.ahead import ahead_of
from top3.trajectory.standing import Standing


class Aspect(NamedTuple):
    """One thing about where a case stands, before and after; "-" where there is nothing."""

    name: Both
    before: Both
    after: Both

    @property
    def differs(self) -> bool:
        """Say whether it becomes another."""
        return self.before != self.after


def side_by_side(before: Standing, after: Standing) -> tuple[Aspect, ...]:
    """Return every aspect of two standings in a fixed order, also where nothing changes."""
    pairs = zip(_aspects(before), _aspects(after), strict=True)
    return tuple(Aspect(name, one, other) for (name, one), (_, other) in pairs)


def _aspects(standing: Standing) -> Iterator[tuple[Both, Both]]:
    course, trajectory = standing.course, standing.trajectory
    line = trajectory.machine.line
    yield _NAMES["phase"], _label(line("phases").state(standing.phase).label)
    step = standing.step
    yield _NAMES["step"], _label(line("steps").state(step).label) if step else _NOTHING
    yield _NAMES["round"], _same(str(course.round))
    yield _NAMES["approach"], _label(line("approaches").state(standing.approach).label)
    yield _NAMES["acute"], _listed(each.about for each in course.acute)
    yield _NAMES["chosen"], _listed([course.chosen] if course.chosen else [])
    yield _NAMES["holds"], _listed(course.holds)
    yield _NAMES["hand_over"], _listed([course.hand_over] if course.hand_over else [])
    yield _NAMES["sight"], _listed(each.name or each.role for each in standing.sight)
    yield _NAMES["late"], _listed(dict.fromkeys(each.item for each in standing.due))
    ahead = ahead_of(standing)
    rules = dict.fromkeys(each.rule for each in ahead.obstacles) if ahead else ()
    yield _NAMES["next"], _listed([ahead.to] if ahead else [])
    yield _NAMES["needed"], _listed(rules)


def _label(label: object) -> Both:
    nl, en = getattr(label, "nl", ""), getattr(label, "en", None)
    return Both(nl, en or nl)


def _same(text: str) -> Both:
    return Both(text, text)


def _listed(names: Iterable[str]) -> Both:
    return _same(", ".join(names) or "-")


_NOTHING = Both("-", "-")
_NAMES = {
    "phase": Both("fase", "phase"),
    "step": Both("stap", "step"),
    "round": Both("ronde", "round"),
    "approach": Both("aanpak", "approach"),
    "acute": Both("acuut open", "acute open"),
    "chosen": Both("gekozen top 3", "chosen top 3"),
    "holds": Both("uitzoeken", "finding out"),
    "hand_over": Both("overdracht wacht", "hand-over waits"),
    "sight": Both("zicht", "sight"),
    "late": Both("te laat", "late"),
    "next": Both("hierna", "next"),
    "needed": Both("daarvoor nog nodig", "still needed for it"),
}
