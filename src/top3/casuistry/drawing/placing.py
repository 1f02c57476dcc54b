"""On which day everything falls: nothing is told before it happened, school is on school days.

What does not fit around one first day is tried around another. A stage has its day when the course
comes there, and what hangs on it is placed then.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from top3.casuistry.drawing.calendar import is_allowed, is_working_day, next_working_day
from top3.casuistry.drawing.plan import Plan, ReportPlan
from top3.casuistry.drawing.stream import Stream, key
from top3.casuistry.drawing.templates import AbsentError
from top3.casuistry.language.scenario import Account, When

_TRIES = 8
_SCHOOL_IS_OUT = "14:30"
_AT_ANY_HOUR = frozenset({
    "police", "specialist_police", "out_of_hours_gp", "hospital", "crisis_service", "home_care",
    "district_nurse", "womens_shelter", "neighbour", "anonymous", "family", "child", "parent",
    "stepparent", "grandparent", "sibling", "partner", "ex_partner", "friend", "godparent",
    "network", "subject", "expert_by_experience",
})  # fmt: skip
"""Who tells or writes on Sundays too; anybody else does so on a working day, where that can be."""


Window = tuple[date, date]


class MisfitError(Exception):
    """There is no day on which it can have been, around this first day; `.place` says what."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(place)


@dataclass(frozen=True, slots=True)
class Placed:
    """When something was: its days in order, the clock time, and the last day of a period."""

    days: tuple[date, ...]
    clock: str | None = None
    until: date | None = None
    recorded: date | None = None

    @property
    def first(self) -> date:
        """The first day it was."""
        return self.days[0]

    @property
    def last(self) -> date:
        """The last day it was."""
        return self.until or self.days[-1]


class Days:
    """Where everything of one case stands in time, around one first day."""

    def __init__(
        self,
        plan: Plan,
        stream: Stream,
        is_there: Callable[[str], bool],
        first_day: date,
        turn: int,
    ) -> None:
        self.first_day = first_day
        self.now = first_day
        self._plan = plan
        self._stream = stream
        self._is_there = is_there
        self._turn = turn * 32
        self._there: dict[str, Placed] = {}
        self._cast = {each.id for each in plan.scenario.cast}
        self._stages: dict[str, date] = {}

    def arrive(self, stage: str, day: date) -> None:
        """Set the day of a moment; from now on that day is now."""
        self._stages[stage] = day
        self.now = day

    def of(self, name: str) -> Placed:
        """Return when a happening, a report or a stage was, placing it where it was not yet.

        Raises:
            AbsentError: it is a stage that the course has not come to.
            MisfitError: there is no day for it.
        """
        if name in self._stages:
            return Placed((self._stages[name],))
        if name not in self._there:
            self._there[name] = self._place(name)
        return self._there[name]

    def try_on(self, stage: str, day: date, names: Iterable[str]) -> bool:
        """Say whether these reports fit where a moment falls on a day; nothing is kept of it."""
        kept = dict(self._there), dict(self._stages), self.now
        try:
            self.arrive(stage, day)
            for name in names:
                self.of(name)
        except (AbsentError, MisfitError):
            return False
        finally:
            self._there, self._stages, self.now = kept
        return True

    def _place(self, name: str) -> Placed:
        if name in self._plan.happenings:
            each = self._plan.happenings[name]
            return self._happening(each.happening.when, each.place)
        if name in self._plan.reports:
            return self._report(self._plan.reports[name])
        raise AbsentError

    def _happening(self, when: When, place: str) -> Placed:
        clock = self._clock(when, place)
        low, high = self._window(when, self.first_day)
        high = min(high, self.now)
        count = self._stream.between(key(f"{place}.days"), when.days)
        days = sorted(set(self._days(when, place, (low, high), count)))
        if when.period is None:
            return Placed(tuple(days), clock)
        length = self._stream.between(key(f"{place}.period"), when.period)
        return Placed(tuple(days), clock, min(days[0] + timedelta(length), max(self.now, days[0])))

    def _report(self, made: ReportPlan) -> Placed:
        when, place = made.report.when, made.place
        if made.report.moment and made.report.moment not in self._stages:
            raise AbsentError
        clock = self._clock(when, place)
        base = self.now if made.report.moment else self.first_day
        low, high = self._window(when, base)
        told = (name for name in made.after if self._is_there(name))
        floor = max((self._told_from(name, when, clock) for name in told), default=low)
        office = self._in_office(made.report)
        # who tells it cannot be earlier than what is told: then the report comes later than asked
        window = max(low, floor), min(max(high, floor), base)
        day = next(self._days(when, place, window, 1, office=office))
        later = day + timedelta(self._stream.between(key(f"{place}.later"), made.report.later))
        recorded = next_working_day(later) if office else later
        return Placed((day,), clock, recorded=min(recorded, base))

    def _in_office(self, report: Account) -> bool:
        writer = report.written_by or report.informant
        return writer not in _AT_ANY_HOUR and writer not in self._cast

    def _told_from(self, name: str, when: When, clock: str | None) -> date:
        """Return the first day on which it can be told: not before the hour at which it was."""
        try:
            was = self.of(name)
        except AbsentError:
            return date.min
        too_early = was.clock and (clock or (_SCHOOL_IS_OUT if when.school else None))
        if too_early and was.clock and too_early <= was.clock:
            return was.last + timedelta(1)
        return was.last

    def _clock(self, when: When, place: str) -> str | None:
        return self._stream.one(key(f"{place}.at"), when.at) if when.at else None

    def _window(self, when: When, base: date) -> Window:
        if when.after is not None:
            start = self.of(when.of).last if when.of else base
            return start + timedelta(when.after[0]), start + timedelta(when.after[1])
        least, most = when.before or (0, 0)
        start = self.of(when.of).first if when.of else base
        return start - timedelta(most), start - timedelta(least)

    def _days(
        self, when: When, place: str, window: Window, count: int, *, office: bool = False
    ) -> Iterator[date]:
        low, high = window
        if low > high:
            raise MisfitError(place)
        number = key(f"{place}.when")
        seen: set[date] = set()
        for each in range(count):
            turn = self._turn + each * 1024
            day = self._tried(when, window, number, turn, office=office)
            if day is None or day in seen:
                allowed = [day for day in _allowed(when, window) if day not in seen]
                if not allowed and not seen:
                    raise MisfitError(place)
                if not allowed:
                    return
                day = self._stream.one(number, allowed, turn + _TRIES)
            seen.add(day)
            yield day

    def _tried(
        self, when: When, window: Window, number: int, turn: int, *, office: bool
    ) -> date | None:
        """Return a day of the window that is allowed; a working day, where one is met."""
        low, high = window
        width, spare = (high - low).days + 1, None
        for again in range(_TRIES):
            day = low + timedelta(self._stream.below(number, width, turn + again))
            if is_allowed(day, when.weekday, school=when.school):
                if not office or is_working_day(day):
                    return day
                spare = day
        return spare


def _allowed(when: When, window: Window) -> list[date]:
    low, high = window
    days = (low + timedelta(number) for number in range((high - low).days + 1))
    return [day for day in days if is_allowed(day, when.weekday, school=when.school)]
