"""One thing the plan check found, and how the rule set puts it: what it is and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from top3.errors import Both
from top3.method.facts import CaseWorld
from top3.method.names import both, fill
from top3.method.stages import Gap


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """One thing that is missing or wrong: the code of its text, what it is about, and the slots."""

    code: str
    about: str
    slots: Mapping[str, Both | str] = field(default_factory=dict)
    blocks: bool = False
    items: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Name the code and the item."""
        return f"Found({self.code}, {self.about})"


def gap_of(world: CaseWorld, found: Found) -> Gap:
    """Return what was found in the words of the rule set, with what to do."""
    text = world.rules.checks[found.code]
    says = fill(text.says or text.do, **found.slots)
    do = what_to_do(world, found.code, found.slots)
    return Gap(found.code, found.about, says, found.blocks, None, do, found.items)


def what_to_do(
    world: CaseWorld, code: str, slots: Mapping[str, Both | str] | None = None
) -> Both | None:
    """Return what to do about a remark with this code; None where the rule set says nothing."""
    text = world.rules.checks.get(code)
    return fill(both(text.do), **(slots or {})) if text else None
