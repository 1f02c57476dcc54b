"""Where a case stands, on one screen: what must happen now first, then calmly the rest.

Everything is said in words and nothing in a number that could be read as a score: which phase,
since when, who has sight, what is late, what keeps the next phase shut.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from top3.errors import Both
from top3.method.names import both
from top3.method.now import now_of
from top3.method.why import title
from top3.method.why_not import Obstacle
from top3.model.agreements import Decision, HandOver, Hold
from top3.trajectory.ahead import ahead_of, hides_proposal
from top3.trajectory.due import Due
from top3.trajectory.process import LineName
from top3.trajectory.standing import Standing
from top3.trajectory.standing_data import erased_numbers
from top3.values import Known, RoleRef
from top3.views.compose import Writer
from top3.views.days import day_text
from top3.views.layers import is_worth_saying, layers_line
from top3.views.marks import mark_of

MOST_LINES = 40
WIDTH = 100
_COLUMN = 12


def standing_lines(
    standing: Standing, lang: str, *, who: RoleRef | None = None, head: str = "", file: str = "FILE"
) -> list[str]:
    """Return the screen: at most forty lines of a hundred columns.

    What must happen now is never shortened: only by that can it get longer.

    Args:
        standing: Where the case stands.
        lang: "nl" or "en".
        who: For whom; see `hides_proposal`.
        head: How the day is named; left out, the day itself.
        file: How the file is called in the commands that show more.
    """
    lines: list[str] = []
    for tightness in range(4):
        lines = _Screen(standing, lang, who, head, file, tightness).lines()
        if len(lines) <= MOST_LINES:
            break
    return lines


class _Screen:
    def __init__(
        self, standing: Standing, lang: str, who: RoleRef | None, head: str, file: str, tight: int
    ) -> None:
        self._standing, self._course = standing, standing.course
        self._lang, self._who, self._file, self._tight = lang, who, file, tight
        self._planned = standing.result.planned
        self._writer = Writer(self._planned, lang)
        self._head = head or day_text(standing.day, lang)
        self._hidden = hides_proposal(standing, who)

    def lines(self) -> list[str]:
        """Return every part, with air between them where there is room."""
        lines = [f"{self._planned.case.id} · {self._head}"]
        if mark := mark_of(self._planned.case, self._lang, self._writer.word):
            lines.append(mark)
        if is_worth_saying(self._planned.rules):
            lines += _wrapped(self._say(layers_line(self._planned.rules)))
        parts = (
            self._now(),
            self._acute(),
            self._where(),
            self._late(),
            self._top3(),
            self._ahead(),
            self._remarks(),
        )
        for part in parts:
            lines += ["", *part] if part and self._tight < 2 else part
        return lines

    def _say(self, text: Both) -> str:
        return text.in_language(self._lang)

    def _day(self, day: date) -> str:
        return day_text(day, self._lang)

    def _headed(self, key: str, entries: Iterable[str], rest: str = "") -> list[str]:
        head = self._say(_WORDS[key])
        return [f"{head}{rest}", *entries]

    def _now(self) -> list[str]:
        entries = [self._say(each.do) for each in now_of(self._planned)]
        if not entries:
            return self._headed("now", _wrapped(self._writer.nothing_now(), "  "))
        return self._headed("now", _numbered(entries))

    def _acute(self) -> list[str]:
        """Name what is open as acute: that is never left out, whatever else is cut."""
        entries = [
            f"{self._name(each.about)}: {self._since(each.since, each.opened_by, each.about)}"
            for each in self._course.acute
        ]
        by_rules = self._say(_BY_RULES)
        entries += [f"{self._name(each)}: {by_rules}" for each in self._standing.acute_by_rules]
        if not entries:
            return []
        closing = _wrapped(self._say(_CLOSE_ACUTE), "  ") if self._tight < 1 else []
        return self._headed("acute", [*_listed(entries), *closing])

    def _since(self, day: date, decision: str | None, about: str = "") -> str:
        """Return since when, and by which decision; what danger opened was decided by nobody."""
        by = decision if decision != about else None
        text = self._say(_SINCE).format(self._day(day))
        return f"{text}{self._say(_BY).format(by)}" if by else text

    def _name(self, item: str) -> str:
        return self._say(title(self._planned, item))

    def _where(self) -> list[str]:
        rows = [*self._rows()]
        lines = [line for label, text in rows for line in _row(self._say(_WORDS[label]), text)]
        return self._headed("where", lines)

    def _rows(self) -> Iterator[tuple[str, str]]:
        yield "phase", self._phase()
        if self._standing.step:
            step = self._state("steps", self._standing.step)
            rounds = self._say(_ROUND).format(self._course.round)
            yield "step", f"{step}{rounds if self._course.round > 1 else ''}"
        yield "approach", self._state("approaches", self._standing.approach)
        yield "sight", self._sight()
        yield from self._waiting()

    def _state(self, line: LineName, name: str) -> str:
        return self._say(both(self._standing.trajectory.machine.line(line).state(name).label))

    def _phase(self) -> str:
        course, text = self._course, self._state("phases", self._standing.phase)
        if course.ending:
            endings = self._standing.trajectory.machine.process.endings
            ending = endings.get(course.ending)
            text += f": {self._say(both(ending.label)) if ending else course.ending}"
        if course.since is None:
            return text
        return f"{text}, {self._since(course.since, course.opened_by)}"

    def _sight(self) -> str:
        face, sight = self._standing.trajectory.fixed_face, self._standing.sight
        if not sight:
            return self._say(_NOBODY)
        names = ", ".join(self._writer.role(each) for each in sight)
        if face and face not in sight:
            return self._say(_INSTEAD).format(names, self._writer.role(face))
        return names

    def _waiting(self) -> Iterator[tuple[str, str]]:
        """Yield the hand-over that waits, and everything that is still being found out."""
        trajectory = self._standing.trajectory
        if self._course.hand_over:
            record = trajectory.record(self._course.hand_over)
            if isinstance(record, HandOver):
                to = self._writer.role(record.receiver)
                yield "handover", self._say(_OFFERED).format(to, self._day(record.offered))
        for name in self._course.holds:
            record = trajectory.record(name)
            if isinstance(record, Hold):
                about = ", ".join((name, *record.about))
                yield "hold", f"{about}; {self._say(_UNTIL).format(self._day(record.until))}"

    def _late(self) -> list[str]:
        due = self._standing.due
        if not due:
            return self._headed("late", [f"  {self._say(_NOTHING_LATE)}"])
        lines = due_lines(due, self._lang)
        most = 5 if self._tight < 3 else 3
        entries, rest = lines[:most], len(lines) - most
        more = self._more(rest, f"trajectory due {self._file}") if rest > 0 else []
        return self._headed("late", [*_listed(entries), *more])

    def _more(self, rest: int, *commands: str) -> list[str]:
        shown = " · ".join(f"top3 {each}" for each in commands)
        return _wrapped(self._say(_MORE).format(rest, shown), "  ")

    def _top3(self) -> list[str]:
        """Write what people chose, else the proposal; what may be acute beside it is never cut."""
        return [*self._choice(), *self._open_acute()]

    def _open_acute(self) -> list[str]:
        names = ", ".join(self._planned.open_acute)
        return _wrapped(f"{self._writer.word('open_acute').upper()}: {names}") if names else []

    def _choice(self) -> list[str]:
        chosen, trajectory = self._course.chosen, self._standing.trajectory
        record = trajectory.log.record(chosen, trajectory.length) if chosen else None
        if isinstance(record, Decision):
            rest = self._chosen_when(record)
            return self._headed("chosen", _numbered(self._titles(record.items)), rest)
        if self._hidden:
            return self._headed("none_chosen", _wrapped(self._say(_OWN_FIRST), "  "))
        proposed = [each.situation for each in self._planned.prioritised.top3]
        if not proposed:
            nothing = self._writer.word("nothing_concrete")
            return self._headed("none_chosen", _wrapped(nothing, "  "))
        return self._headed("proposed", _numbered(self._titles(proposed)))

    def _chosen_when(self, record: Decision) -> str:
        on = f", {self._day(record.on.value)}" if isinstance(record.on, Known) else ""
        return f" ({record.id}{on})"

    def _titles(self, names: Sequence[str]) -> list[str]:
        return [_cut(self._name(each), WIDTH - 5) for each in names]

    def _ahead(self) -> list[str]:
        ahead = ahead_of(self._standing)
        if ahead is None:
            return []
        rest = f": {self._state('phases', ahead.to)}"
        groups = list(_groups(ahead.obstacles))
        if not groups:
            return self._headed("open", _wrapped(self._say(_DECIDE), "  "), rest)
        most = 3 if self._tight < 3 else 2
        entries = [self._criterion(items, each) for items, each in groups[:most]]
        left = len(groups) - most
        commands = [f"why-not {self._file} {gate}" for gate in ahead.gates]
        more = self._more(left, *commands) if left > 0 else self._all(commands)
        questions = self._own_first_note() if self._hidden else []
        return self._headed("shut", [*_listed(entries, 2), *more, *questions], rest)

    def _all(self, commands: Sequence[str]) -> list[str]:
        shown = " · ".join(f"top3 {each}" for each in commands)
        return _wrapped(self._say(_ALL).format(shown), "  ") if self._tight < 2 else []

    def _own_first_note(self) -> list[str]:
        return _wrapped(self._say(_OWN_FIRST), "  ") if self._course.chosen else []

    def _criterion(self, items: Sequence[str], each: Obstacle) -> str:
        about = ", ".join(name for name in items if name != "household")
        return f"{self._say(each.criterion)} ({about})" if about else self._say(each.criterion)

    def _remarks(self) -> list[str]:
        erased = erased_numbers(self._standing)
        entries = [self._say(_ERASED).format(", ".join(map(str, erased)))] if erased else []
        remarks = self._standing.trajectory.remarks
        entries += [each.in_language(self._lang) for each in remarks[:2]]
        if len(remarks) > 2:
            entries.append(
                self._say(_MORE).format(len(remarks) - 2, f"top3 trajectory replay {self._file}")
            )
        return self._headed("remarks", _listed(entries, 2)) if entries else []


def about_text(item: str, lang: str) -> str:
    """Return what a line is about: the id of an item, or the household in words."""
    return _HOUSEHOLD.in_language(lang) if item == "household" else item


def due_lines(due: Iterable[Due], lang: str) -> list[str]:
    """Return what is late, a line for each day and thing to do, with the items it holds for."""
    groups: dict[tuple[date | None, Both], list[str]] = {}
    for each in due:
        groups.setdefault((each.since, each.text), []).append(about_text(each.item, lang))
    lines = []
    for (since, text), items in groups.items():
        day = day_text(since, lang) if since else _NO_DAY.in_language(lang)
        lines.append(f"{day} · {', '.join(items)}: {text.in_language(lang)}")
    return lines


def _groups(obstacles: Iterable[Obstacle]) -> Iterator[tuple[list[str], Obstacle]]:
    """Yield each criterion once, with everything it holds for."""
    groups: dict[tuple[str, Both], tuple[list[str], Obstacle]] = {}
    for each in obstacles:
        items, _ = groups.setdefault((each.rule, each.criterion), ([], each))
        if each.item not in items:
            items.append(each.item)
    yield from groups.values()


def _row(label: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=f"  {label:{_COLUMN}}", subsequent_indent=" " * (_COLUMN + 2)
    )


def _numbered(entries: Iterable[str]) -> list[str]:
    return [
        line
        for number, entry in enumerate(entries, 1)
        for line in textwrap.wrap(
            entry, WIDTH, initial_indent=f"  {number}. ", subsequent_indent="     "
        )
    ]


def _listed(entries: Iterable[str], most: int = 3) -> list[str]:
    """Return entries as a list; each at most so many lines."""
    return [
        line
        for entry in entries
        for line in textwrap.wrap(
            entry,
            WIDTH,
            initial_indent="  - ",
            subsequent_indent="    ",
            max_lines=most,
            placeholder=" …",
        )
    ]


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _cut(text: str, most: int) -> str:
    return textwrap.shorten(text, most, placeholder=" …")


_WORDS = {
    "now": Both("NU EERST", "NOW FIRST"),
    "acute": Both("ACUUT, EN NOG OPEN", "ACUTE, AND STILL OPEN"),
    "where": Both("WAAR DE ZAAK STAAT", "WHERE THE CASE STANDS"),
    "late": Both("TE LAAT", "LATE"),
    "chosen": Both("GEKOZEN TOP 3", "CHOSEN TOP 3"),
    "none_chosen": Both("NOG GEEN TOP 3 GEKOZEN", "NO TOP 3 CHOSEN YET"),
    "proposed": Both(
        "NOG GEEN TOP 3 GEKOZEN; DE REGELS STELLEN VOOR", "NO TOP 3 CHOSEN YET; THE RULES PROPOSE"
    ),
    "shut": Both("VOOR WAT HIERNA KOMT IS NOG NODIG", "STILL NEEDED FOR WHAT COMES NEXT"),
    "open": Both("WAT HIERNA KOMT", "WHAT COMES NEXT"),
    "remarks": Both("OPMERKINGEN", "REMARKS"),
    "phase": Both("fase", "phase"),
    "step": Both("stap", "step"),
    "approach": Both("aanpak", "approach"),
    "sight": Both("zicht", "sight"),
    "handover": Both("overdracht", "hand-over"),
    "hold": Both("uitzoeken", "finding out"),
}
_HOUSEHOLD = Both("huishouden", "household")
_BY_RULES = Both("volgens de regels", "by the rules")
_SINCE = Both("sinds {}", "since {}")
_NO_DAY = Both("zonder dag", "without a day")
_UNTIL = Both("tot en met {}", "until {} included")
_BY = Both(" (besluit {})", " (decision {})")
_ROUND = Both(", ronde {}", ", round {}")
_NOBODY = Both(
    "niemand vastgelegd: spreek af wie zicht houdt op hoe het gaat",
    "nobody recorded: agree who keeps sight on how it goes",
)
_INSTEAD = Both("{}, als vervanging van {}", "{}, standing in for {}")
_OFFERED = Both(
    "aangeboden aan {}, sinds {}; nog niet aanvaard, dus wie overdraagt houdt zicht",
    "offered to {}, since {}; not accepted yet, so who hands over keeps sight",
)
_CLOSE_ACUTE = Both(
    "Een mens met naam sluit dit, met een reden en wat er is gedaan.",
    "A person with a name closes this, with a reason and what was done.",
)
_NOTHING_LATE = Both(
    "Geen dag die is vastgelegd is voorbij zonder vervolg.",
    "No day that was recorded has passed without a follow-up.",
)
_MORE = Both("nog {}: {}", "{} more: {}")
_ALL = Both("met de vragen erbij: {}", "with the questions: {}")
_DECIDE = Both(
    "Geen criterium houdt dit tegen; of het zo ver is, beslissen mensen.",
    "No criterion holds this back; whether it is time is for people to decide.",
)
_OWN_FIRST = Both(
    "Eerst uw eigen oordeel: het voorstel en de vragen staan hier zodra u dat in deze ronde hebt "
    "vastgelegd (view_recorded of judged). Zeg wie u bent met --as ROL:NAAM.",
    "Your own judgement first: the proposal and its questions stand here once you have recorded it "
    "in this round (view_recorded or judged). Say who you are with --as ROLE:NAME.",
)
_ERASED = Both(
    "Gewist: de inhoud van gebeurtenis {}. Dat het er stond, blijft te zien.",
    "Erased: the content of event {}. That it stood there can still be seen.",
)
