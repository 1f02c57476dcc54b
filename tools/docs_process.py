"""What the page about the process says: pictures, the same in words, promises, events."""

from collections.abc import Callable
from functools import partial

from docs_rows import Lines, escaped, table

from top3.rules.language import RuleSet
from top3.trajectory.event_types import EVENT_TYPES, EventType
from top3.trajectory.invariants import INVARIANTS
from top3.trajectory.picture import PARTS, Part, in_words
from top3.trajectory.process import machine_of

HOW = {
    "add": "nieuw / new",
    "replace": "in plaats van / takes a place",
    "put": "nieuw of in plaats van / either",
}


def writers(rules: RuleSet) -> dict[str, Callable[[Lines], Lines]]:
    """Return the tables of the page by name."""
    return {
        **{f"process-picture-{number}": partial(_picture, each)
           for number, each in enumerate(PARTS, 1)},
        "process-words-nl": partial(_words, rules, "nl"),
        "process-words-en": partial(_words, rules, "en"),
        "promises-over-time": _promises,
        "event-types": _events,
    }  # fmt: skip


def _picture(part: Part, _old: Lines) -> Lines:
    number = PARTS.index(part) + 1
    title = part.title.nl
    return ["", f"![{title}: dezelfde stappen staan hieronder in zinnen](process-{number}.svg)"]


def _words(rules: RuleSet, lang: str, _old: Lines) -> Lines:
    lines = []
    for title, sentences in in_words(machine_of(rules).process, lang).items():
        lines += ["", f"**{title}**", "", *(f"- {each}" for each in sentences)]
    return lines


def _promises(old: Lines) -> Lines:
    rows = [(f"`{each.name}`", escaped(each.promise.nl), escaped(each.promise.en))
            for each in INVARIANTS.values()]  # fmt: skip
    return table(old, rows)


def _events(old: Lines) -> Lines:
    return table(old, [_event(each) for each in EVENT_TYPES.values()])


def _event(each: EventType) -> tuple[str, ...]:
    home = f"`{each.collection}`" if each.collection else "–"
    return (
        f"`{each.name}`", escaped(each.label.nl), escaped(each.label.en),
        f"`{each.record.__name__}`", home, HOW[each.how],
    )  # fmt: skip
