"""One finding of the linter, and what it is told about the program around the rules."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from top3.errors import Problem
from top3.rules.proving.search import Witness

Level = Literal["error", "warning", "hint"]
ORDER: tuple[Level, ...] = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: how serious, what and where, and facts that show it where there are any."""

    level: Level
    problem: Problem
    witness: Witness | None = None

    def as_data(self) -> dict[str, object]:
        """Return the finding as plain data, for `--json`."""
        shown = self.witness
        witness = {"as_of": shown.as_of.isoformat(), "given": shown.given} if shown else None
        return {"level": self.level, **self.problem.as_data(), "witness": witness}


@dataclass(frozen=True, slots=True)
class Uses:
    """What the program around the rules reads by itself, by name.

    Without `texts` or `lists` those are not looked at.
    """

    facts: Collection[str] = ()
    parameters: Collection[str] = ()
    texts: Collection[str] | None = None
    lists: Collection[str] | None = None
