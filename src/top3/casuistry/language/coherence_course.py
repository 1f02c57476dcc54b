"""What cannot come about in a scenario: circles, stages and reports nobody gets to, days too early.

Whether something is there by chance or on one branch is left aside: it counts as there.
"""

from collections.abc import Iterator

from top3.casuistry.language.faults import Fault
from top3.casuistry.language.parts import Parts
from top3.casuistry.language.scenario import Span, When
from top3.casuistry.language.stand_ins import FIXED_FACE, used_in
from top3.errors import Both
from top3.reading import Path_

_NOBODY_TELLS = (
    Both("iets wat op dit moment nog niemand verteld kan hebben",
         "something that nobody can have told at this moment"),
    Both("laat een eerder verslag het vertellen: tells", "let an earlier report tell it: tells"),
)  # fmt: skip
_TOO_EARLY = (
    Both("verteld voor het gebeurt", "told before it happens"),
    Both("laat een verslag van dat moment of later het vertellen: moment",
         "let a report of that moment or later tell it: moment"),
)  # fmt: skip
_CIRCLE = (
    Both("een kring: het komt voor zichzelf", "a circle: it comes before itself"),
    Both("haal één verwijzing weg", "take one reference away"),
)


def faults_of_course(parts: Parts) -> Iterator[Fault]:
    """Yield every circle, and everything that nobody gets to."""
    yield from _circles(parts)
    yield from _unreachable(parts)
    yield from _moments(parts)
    yield from _choices(parts)
    yield from _made_before(parts)


def _circles(parts: Parts) -> Iterator[Fault]:
    for place, stage in enumerate(parts.scenario.course):
        for number, after in enumerate(stage.next):
            if stage.id in parts.reach.get(after.to, ()):
                yield Fault(("course", place, "next", number, "to"), "circle", *_CIRCLE)
    for key in ("happenings", "reports"):
        for place, each in enumerate(getattr(parts.scenario, key)):
            if _comes_back(parts, each.id):
                yield Fault((key, place, "when", "of"), "circle", *_CIRCLE)


def _comes_back(parts: Parts, name: str) -> bool:
    """Say whether the day of something hangs on itself: by `of`, or because a report tells it."""
    seen: set[str] = set()
    todo = list(_days_behind(parts, name))
    while todo:
        here = todo.pop()
        if here == name:
            return True
        if here not in seen:
            seen.add(here)
            todo += _days_behind(parts, here)
    return False


def _days_behind(parts: Parts, name: str) -> Iterator[str]:
    """Yield what has to have a day before this one has."""
    counted = parts.counts_from(name)
    if counted is not None:
        yield counted
    for report in parts.scenario.reports:
        if report.id == name:
            for each in report.says:
                yield from (*each.tells, *each.denies, *each.minimises)
                yield from _told_before(parts, each.withdraws, name)


def _told_before(parts: Parts, sayings: tuple[str, ...], report: str) -> Iterator[str]:
    """Yield the other reports in which these were said."""
    for each in parts.scenario.reports:
        if each.id != report and any(said.id and said.id in sayings for said in each.says):
            yield each.id


def _unreachable(parts: Parts) -> Iterator[Fault]:
    first = parts.scenario.course[0].id
    for place, stage in enumerate(parts.scenario.course):
        if stage.id not in parts.reach[first]:
            remedy = Both("zet het bij 'next' van een ander moment",
                          "put it under 'next' of another moment")  # fmt: skip
            yield _lost(("course", place, "id"), remedy)
    brought = {step.report for _, _, step in parts.steps()}
    for place, report in enumerate(parts.scenario.reports):
        if report.moment and report.id not in brought:
            remedy = Both("breng het binnen met een stap van dat moment: report",
                          "bring it in with a step of that moment: report")  # fmt: skip
            yield _lost(("reports", place, "moment"), remedy)


def _lost(path: Path_, remedy: Both) -> Fault:
    return Fault(path, "unreachable", Both("iets waar niets bij uitkomt",
                                           "something that nothing leads to"), remedy)  # fmt: skip


def _moments(parts: Parts) -> Iterator[Fault]:
    """Yield what a report tells too early, and a report that a step brings in at another moment."""
    for path, stage, step in parts.steps():
        report = parts.reports.get(step.report or "")
        if report and report.moment != stage:
            found = Both("een verslag van een ander moment", "a report of another moment")
            remedy = Both("zet bij dat verslag 'moment' op dit moment",
                          "set 'moment' of that report to this moment")  # fmt: skip
            yield Fault((*path, "report"), "other-moment", found, remedy)
    for path, report, saying in parts.sayings():
        for place, told in enumerate(saying.tells):
            if not _comes_after(parts, report.moment, parts.anchor(told)):
                yield Fault((*path, "tells", place), "told-too-early", *_TOO_EARLY)
    for place, report in enumerate(parts.scenario.reports):
        when = parts.anchor(report.when.of)
        if when and not _comes_after(parts, report.moment, when):
            yield Fault(("reports", place, "when", "of"), "told-too-early", *_TOO_EARLY)


def _comes_after(parts: Parts, moment: str | None, anchor: str | None) -> bool:
    if anchor is None:
        return True
    return moment is not None and parts.can_follow(moment, anchor)


def _choices(parts: Parts) -> Iterator[Fault]:
    for path, stage, step in parts.steps():
        for place, name in enumerate(step.choose):
            told = parts.told_in(name)
            known = any(
                parts.can_follow(stage, each.moment)
                for each in told
                if each.moment is None or each.moment in parts.reach
            )
            if name in parts.happenings and not known:
                yield Fault((*path, "choose", place), "nobody-tells", *_NOBODY_TELLS)


def _made_before(parts: Parts) -> Iterator[Fault]:
    """Yield a step that names what is only made at a moment that does not come before it."""
    made: dict[str, list[str]] = {}
    for _, stage, step in parts.steps():
        if step.as_:
            made.setdefault(step.as_, []).append(stage)
    for path, stage, step in parts.steps():
        for used in used_in(step.record):
            if used.use != "name" or used.name not in made or used.name == FIXED_FACE:
                continue
            if not any(parts.can_follow(stage, each) for each in made[used.name]):
                found = Both("iets wat dan nog niet gemaakt is", "something not made by then")
                remedy = Both("maak het op een moment dat ervoor komt: as",
                              "make it at a moment before it: as")  # fmt: skip
                yield Fault((*path, "record", *used.path), "not-made-yet", found, remedy)


# ------------------------------------------------------------------ days
def faults_of_days(parts: Parts) -> Iterator[Fault]:
    """Yield every span that runs back, and every `when` that says nothing or the impossible."""
    for key in ("happenings", "reports"):
        for place, each in enumerate(getattr(parts.scenario, key)):
            yield from _when((key, place, "when"), each.when)
    for place, report in enumerate(parts.scenario.reports):
        yield from _span(("reports", place, "later"), report.later, 0)
    for place, stage in enumerate(parts.scenario.course):
        for number, after in enumerate(stage.next):
            yield from _span(("course", place, "next", number, "after"), after.after, 0)


def _when(path: Path_, when: When) -> Iterator[Fault]:
    if (when.before is None) == (when.after is None):
        found = Both("niet precies één van before en after", "not exactly one of before and after")
        yield Fault(path, "no-day", found, Both("schrijf er één van", "write one of them"))
    elif when.after is not None and when.of is None:
        found = Both("een dag na iets wat niet genoemd is", "a day after something not named")
        yield Fault(path, "no-day", found, Both("zeg waarna: of", "say after what: of"))
    if when.school and when.weekday and set(when.weekday) <= {"sat", "sun"}:
        found = Both("een schooldag in het weekend", "a school day at the weekend")
        remedy = Both("laat 'school' of 'weekday' weg", "leave out 'school' or 'weekday'")
        yield Fault((*path, "school"), "no-day", found, remedy)
    spans = (("before", when.before, 0), ("after", when.after, 0), ("days", when.days, 1),
             ("period", when.period, 1))  # fmt: skip
    for key, span, least in spans:
        if span is not None:
            yield from _span((*path, key), span, least)


def _span(path: Path_, span: Span, least: int) -> Iterator[Fault]:
    if span[0] > span[1]:
        found = Both("het minste is meer dan het meeste", "the least is more than the most")
        remedy = Both("zet het kleinste getal eerst", "put the smaller number first")
        yield Fault(path, "not-in-order", found, remedy)
    elif span[0] < least:
        found = Both("een aantal dagen dat niet kan", "a number of days that cannot be")
        remedy = Both(f"schrijf {least} of meer", f"write {least} or more")
        yield Fault(path, "too-few-days", found, remedy)
