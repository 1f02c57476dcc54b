"""Tables to learn from, over many cases: what rules say, where cases wait, where people differ.

About the work, not about workers or families: no ids, names, days or words, nobody is ranked, and
a count that could point at somebody stays unsaid.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from top3.casuistry.learning.learned import BANDS, LONGEST, Learned
from top3.casuistry.learning.suppression import LEAST, Count, shown_alone, shown_together

Row = tuple[tuple[str, ...], Count]


@dataclass(frozen=True, slots=True)
class LearningTable:
    """One table: its name, what its first columns are, and in how many cases each thing occurs.

    `apart` says that every case is in exactly one row, so that rows add up to all cases; else one
    case can be in several. `held_back` says that so few cases are in it that none of it is said.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    apart: bool = False
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Every table; `cases` is None where there are too few cases to say how many.

    `least` is the smallest count that is said; `unread` is how many files could not be read.
    """

    cases: int | None
    least: int
    tables: tuple[LearningTable, ...]
    unread: int = 0


def aggregate(learned: Iterable[Learned], *, least: int = LEAST, unread: int = 0) -> Aggregate:
    """Bring many cases together in tables, with small counts left unsaid.

    Args:
        learned: What each case adds: any number, taken one by one.
        least: The smallest count that is said: 3 or more, for two could work out each other.
        unread: How many files could not be read.

    Raises:
        ValueError: `least` is under 3.
    """
    if least < 3:
        raise ValueError("least: under 3; two people in a count know each other's part")
    counters, now, cases = _counted(learned)
    if cases < least:
        return Aggregate(None, least, (), unread)
    tables = [_overlapping(name, counts, cases, least) for name, counts in counters.items()]
    tables.insert(1, _where_now(now, least))
    return Aggregate(cases, least, tuple(tables), unread)


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "rules": ("rule", "outcome"),
    "stays": ("phase", "duration"),
    "shut": ("gate", "rule"),
    "overrides": ("what", "of", "reason"),
    "unknown": ("reason",),
    "late": ("what",),
}
"""The tables in which one case can be in several rows, in the order in which they are shown."""


def _counted(
    learned: Iterable[Learned],
) -> tuple[dict[str, Counter[tuple[str, ...]]], Counter[tuple[str, str]], int]:
    counters: dict[str, Counter[tuple[str, ...]]] = {name: Counter() for name in COLUMNS}
    now: Counter[tuple[str, str]] = Counter()
    cases = 0
    for each in learned:
        cases += 1
        now[each.now] += 1
        for name, counts in counters.items():
            found: frozenset[str | tuple[str, ...]] = getattr(each, name)
            counts.update((one,) if isinstance(one, str) else one for one in found)
    return counters, now, cases


def _overlapping(
    name: str, counts: Counter[tuple[str, ...]], cases: int, least: int
) -> LearningTable:
    shown = shown_alone({key: counts[key] for key in sorted(counts)}, cases, least)
    return LearningTable(name, COLUMNS[name], tuple(shown.items()))


def _where_now(now: Counter[tuple[str, str]], least: int) -> LearningTable:
    """Return in which phase cases are and for how long; first the phases, then within each."""
    columns = ("phase", "duration")
    phases: Counter[str] = Counter()
    for (phase, _), count in now.items():
        phases[phase] += count
    shown = shown_together({phase: phases[phase] for phase in sorted(phases)}, least)
    if shown is None:
        return LearningTable("now", columns, (), apart=True, held_back=True)
    rows: list[Row] = []
    for phase, many in shown.items():
        rows.append(((phase, ""), many))
        if many.value is not None:
            rows += _bands(phase, {band: now[phase, band] for band in _bands_in_order()}, least)
    return LearningTable("now", columns, tuple(rows), apart=True)


def _bands_in_order() -> Iterator[str]:
    yield from (name for _, name in BANDS)
    yield LONGEST


def _bands(phase: str, counts: Mapping[str, int], least: int) -> Iterator[Row]:
    shown = shown_together(counts, least)
    for band, count in (shown or {}).items():
        yield (phase, band), count
