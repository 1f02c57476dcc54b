"""What a report brings into a case: itself, its statements, and every situation they change."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from top3.casuistry.drawing.known import Known
from top3.casuistry.drawing.placing import Placed
from top3.casuistry.drawing.plan import ReportPlan, SayingPlan
from top3.casuistry.drawing.templates import AbsentError

if TYPE_CHECKING:
    from top3.casuistry.drawing.draw import Drawn


@dataclass(frozen=True, slots=True)
class Change:
    """A situation as it now stands; `new` when it was told for the first time."""

    happening: str
    record: dict[str, Any]
    new: bool


@dataclass(frozen=True, slots=True)
class Brought:
    """What a report brings in: itself, its statements, and every situation they change.

    `told` names what is told for the first time.
    """

    id: str
    report: dict[str, Any]
    statements: tuple[dict[str, Any], ...]
    situations: tuple[Change, ...]
    told: tuple[str, ...] = ()

    @property
    def new(self) -> tuple[dict[str, Any], ...]:
        """The situations that are told for the first time."""
        return tuple(each.record for each in self.situations if each.new)

    @property
    def changed(self) -> tuple[dict[str, Any], ...]:
        """The situations of which more is said than before, as they now stand."""
        return tuple(each.record for each in self.situations if not each.new)


class Bringing:
    """Brings reports into one case; `known` is what was told of each happening so far."""

    def __init__(self, world: "Drawn") -> None:
        self._world = world
        self.known: dict[str, Known] = {}

    def brought(self, made: ReportPlan, placed: Placed, *, situations: bool) -> Brought | None:
        """Return what a report brings in; None where nothing in it can be said.

        Raises:
            AbsentError: its title, or what is noted beside it, points at what is not there.
        """
        spoken = list(self._spoken(made))
        if not spoken:
            return None
        record = self._report(made, placed)
        statements = tuple(self._statement(each, record["id"], text) for each, text in spoken)
        changed = self._told(made, [each for each, _ in spoken], statements)
        return Brought(
            record["id"], record, statements,
            tuple(Change(name, self.known[name].record(self._world), new)
                  for name, new in changed.items() if situations),
            tuple(name for name, new in changed.items() if new),
        )  # fmt: skip

    def _report(self, made: ReportPlan, placed: Placed) -> dict[str, Any]:
        report = made.report
        record: dict[str, Any] = {
            "id": "", "title": made.title.say(self._world, self._world.stream, self._world.lang),
            "informant": self._world.party(report.informant),
        }  # fmt: skip
        if report.written_by and (writer := self._world.party(report.written_by)):
            record["written_by"] = writer
        happened = {"on": placed.first.isoformat()}
        record["happened"] = happened | ({"at": placed.clock} if placed.clock else {})
        record["recorded"] = (placed.recorded or placed.first).isoformat()
        hidden = [party for each in report.hide_from if (party := self._world.party(each))]
        record |= {"hide_from": hidden} if hidden else {}
        record |= made.record(self._world)
        record["id"] = self._world.new_id("reports", made.place, report.id)
        return record

    def _spoken(self, made: ReportPlan) -> Iterator[tuple[SayingPlan, str]]:
        for each in made.says:
            if self._is_said(each):
                try:
                    yield each, each.text.say(self._world, self._world.stream, self._world.lang)
                except AbsentError:
                    continue

    def _is_said(self, each: SayingPlan) -> bool:
        saying = each.saying
        if not self._world.happens(saying, each.place):
            return False
        if each.about and not any(self._world.is_there(name) for name in each.about):
            return False
        if saying.about and not self._world.people_of(saying.about):
            return False
        return not saying.withdraws or any(name in self._world.ids for name in saying.withdraws)

    def _statement(self, each: SayingPlan, report: str, text: str) -> dict[str, Any]:
        saying = each.saying
        made: dict[str, Any] = {"id": "", "report": report, "kind": saying.kind}
        if saying.about:
            made["about"] = self._world.people_of(saying.about)
        if saying.class_:
            made["class"] = saying.class_
        made["text"] = text
        if taken := [self._world.ids[name] for name in saying.withdraws if name in self._world.ids]:
            made["reply_of"] = taken[0]
        with suppress(AbsentError):
            # what a statement says does not hang on what is noted beside it
            made |= each.record(self._world)
        made["id"] = self._world.new_id("statements", each.origin, saying.id)
        return made

    def _told(
        self, made: ReportPlan, spoken: list[SayingPlan], statements: tuple[dict[str, Any], ...]
    ) -> dict[str, bool]:
        """Take in what these say, and return every situation it changes, and whether it is new."""
        changed: dict[str, bool] = {}
        for each, statement in zip(spoken, statements, strict=True):
            for name in self._spoken_of(each):
                known = self.known.setdefault(name, Known(self._world.plan.happenings[name]))
                self._hear(known, name, each, statement, made.report.informant)
                if name in each.saying.tells and not known.id:
                    known.id = self._world.new_id("situations", f"happenings.{name}", name)
                    changed[name] = True
                changed.setdefault(name, False)
        return {name: new for name, new in changed.items() if self.known[name].id}

    def _spoken_of(self, each: SayingPlan) -> Iterator[str]:
        taken = (
            name
            for other in each.saying.withdraws
            for name in self._world.plan.sayings[other].saying.tells
        )
        saying = each.saying
        named = (*saying.tells, *saying.denies, *saying.minimises, *taken)
        yield from (name for name in dict.fromkeys(named) if self._world.is_there(name))

    def _hear(
        self, known: Known, name: str, each: SayingPlan, statement: dict[str, Any], informant: str
    ) -> None:
        saying = each.saying
        claims: dict[str, Any] = {}
        for field, part in each.claims.items() if name in each.about else ():
            with suppress(AbsentError):
                claims[field] = part(self._world)
        known.heard(each, statement["id"], claims)
        who = statement.get("heard_from") or self._world.ids.get(informant)
        if who in {person.id for person in self._world.people.values()}:
            if name in saying.denies:
                known.stance(who, "denied")
            elif name in saying.minimises:
                known.stance(who, "differs")
