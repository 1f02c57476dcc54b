"""The parts of a scenario by name and by place, for whoever looks through a whole scenario."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, get_args

from top3.casuistry.language.scenario import (
    Account,
    Given,
    Happening,
    Member,
    OnlyIf,
    Saying,
    Scenario,
    Step,
)
from top3.reading import Path_

Kind = str
"""cast, thing, happening, report, saying, piece, made (by a step), stage or branch."""


class Named(NamedTuple):
    """Something of a scenario that has a name, what it is, and where that name stands."""

    name: str
    kind: Kind
    path: Path_


class Parts:
    """A scenario, looked up by name and walked with paths; reads only, and decides nothing."""

    def __init__(self, scenario: Scenario) -> None:
        """Keep the scenario."""
        self.scenario = scenario

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """Every name there is, in the order of the format; a name may stand in it twice."""
        made = self.scenario
        rows = [
            *_named("branch", "branches", made.branches),
            *_named("thing", "things", made.things),
            *_named("cast", "cast", made.cast),
            *_named("happening", "happenings", made.happenings),
            *_named("report", "reports", made.reports),
            *_named("stage", "course", made.course),
        ]
        rows += [
            Named(each.id, "saying", (*path, "id")) for path, _, each in self.sayings() if each.id
        ]
        for collection, pieces in made.also.items():
            rows += [
                Named(each.id, "piece", ("also", collection, place, "id"))
                for place, each in enumerate(pieces)
            ]
        rows += [
            Named(step.as_, "made", (*path, "as")) for path, _, step in self.steps() if step.as_
        ]
        return tuple(rows)

    def of_kind(self, *kinds: Kind) -> frozenset[str]:
        """Return the names of these kinds."""
        return frozenset(each.name for each in self.names if each.kind in kinds)

    @cached_property
    def cast(self) -> Mapping[str, Member]:
        """Everybody of the scenario, by name."""
        return {each.id: each for each in self.scenario.cast}

    @cached_property
    def happenings(self) -> Mapping[str, Happening]:
        """Everything that happens, by name."""
        return {each.id: each for each in self.scenario.happenings}

    @cached_property
    def reports(self) -> Mapping[str, Account]:
        """Every report, by name."""
        return {each.id: each for each in self.scenario.reports}

    @cached_property
    def referable(self) -> frozenset[str]:
        """What `$name` can point at: what stands in a record with an id of its own."""
        return self.of_kind("cast", "happening", "report", "saying", "piece", "made")

    @cached_property
    def dated(self) -> frozenset[str]:
        """What has a day: what happens, a report and a stage."""
        return self.of_kind("happening", "report", "stage")

    def sayings(self) -> Iterator[tuple[Path_, Account, Saying]]:
        """Yield every saying with its path and the report it stands in."""
        for place, report in enumerate(self.scenario.reports):
            for number, each in enumerate(report.says):
                yield ("reports", place, "says", number), report, each

    def steps(self) -> Iterator[tuple[Path_, str, Step]]:
        """Yield every step with its path and the name of its stage."""
        for place, stage in enumerate(self.scenario.course):
            for number, each in enumerate(stage.steps):
                yield ("course", place, "steps", number), stage.id, each

    def told_in(self, happening: str) -> Iterator[Account]:
        """Yield the reports in which something that happens is told."""
        for _, report, saying in self.sayings():
            if happening in saying.tells:
                yield report

    def given_by(self, happening: str, field: Given) -> Iterator[Account]:
        """Yield the reports that make something known of what happens."""
        for _, report, saying in self.sayings():
            if happening in saying.tells and field in given_in(saying):
                yield report

    @cached_property
    def reach(self) -> Mapping[str, frozenset[str]]:
        """The stages that can come at or after each stage, itself included; branches left aside."""
        after = {
            stage.id: {each.to for each in stage.next} & self.of_kind("stage")
            for stage in self.scenario.course
        }
        return {name: _reached(name, after) for name in after}

    def can_follow(self, stage: str, earlier: str | None) -> bool:
        """Say whether a stage comes at or after another; None is the first day, before all."""
        return earlier is None or stage in self.reach.get(earlier, ())

    def anchor(self, name: str | None) -> str | None:
        """Return the stage from which the day of something counts, or None: from the first day."""
        seen: set[str] = set()
        while name is not None and name not in seen:
            if name in self.reach:
                return name
            seen.add(name)
            name = self.counts_from(name)
        return None

    def counts_from(self, name: str) -> str | None:
        """Return what the day of a happening or a report is counted from, where that is named."""
        if name in self.happenings:
            return self.happenings[name].when.of
        report = self.reports.get(name)
        return (report.when.of or report.moment) if report else None

    def surely(self, name: str) -> OnlyIf:
        """Return the branches that were surely drawn so where this part is in a case."""
        return self._surely(name, frozenset())

    def _surely(self, name: str, seen: frozenset[str]) -> OnlyIf:
        if name in seen:
            return {}
        if name in self.cast:
            return self.cast[name].only_if
        part = self.happenings.get(name) or self.reports.get(name)
        if part is None:
            return {}
        needed = [part.when.of] if part.when.of else []
        if isinstance(part, Happening):
            needed += [each[0] for each in (part.actors, part.affected) if len(each) == 1]
        elif part.informant in self.cast:
            needed.append(part.informant)
        return both(part.only_if, *(self._surely(each, seen | {name}) for each in needed))

    def is_surely_there(self, name: str, given: OnlyIf) -> bool:
        """Say whether somebody of the cast is there whenever these branches were drawn so."""
        member = self.cast.get(name)
        return member is None or (member.chance == 100 and implies(given, member.only_if))


def given_in(saying: Saying) -> tuple[Given, ...]:
    """Return what a saying makes known of what it tells: a conclusion or a wish nothing."""
    if saying.gives is not None:
        return saying.gives
    everything: tuple[Given, ...] = get_args(Given)
    return everything if saying.kind in ("observation", "account", "document") else ()


def implies(given: OnlyIf, asked: OnlyIf) -> bool:
    """Say whether what asks for `asked` is there whenever these branches were drawn so."""
    return all(
        branch in given and set(given[branch]) <= set(options) for branch, options in asked.items()
    )


def both(*conditions: OnlyIf) -> OnlyIf:
    """Return the branches of all conditions together; of one branch, what all of them allow."""
    made: OnlyIf = {}
    for each in conditions:
        for branch, options in each.items():
            before = made.get(branch, options)
            made[branch] = tuple(option for option in before if option in options)
    return made


def _named(kind: Kind, key: str, items: tuple[object, ...]) -> list[Named]:
    return [
        Named(str(getattr(each, "id", "")), kind, (key, place, "id"))
        for place, each in enumerate(items)
    ]


def _reached(start: str, after: Mapping[str, set[str]]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += after[name]
    return frozenset(reached)
