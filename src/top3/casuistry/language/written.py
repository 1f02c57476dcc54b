"""Every text of a scenario with its place, and what stands in a text: slots and alternatives."""

from collections.abc import Iterator
from math import prod
from typing import Any, Literal, NamedTuple

from top3.casuistry.drawing.phrases import PhraseError, groups_in, parts_of, slots_in
from top3.casuistry.language.parts import Parts, both
from top3.casuistry.language.scenario import Account, Happening, Note, OnlyIf, Phrase, Step
from top3.casuistry.language.stand_ins import is_words, words_in
from top3.reading import Path_

Weight = Literal["sentence", "record", "part", "note"]
"""What people say or is told; words of a record; a title or a place; a note for a trainer."""


class Written(NamedTuple):
    """One text of a scenario: where it stands, all ways to say it, and when it can be there."""

    path: Path_
    phrases: tuple[Phrase, ...]
    weight: Weight
    given: OnlyIf

    def paths(self) -> Iterator[tuple[Path_, Phrase]]:
        """Yield every way to say it with a path of its own."""
        for place, each in enumerate(self.phrases):
            yield (*self.path, place), each


def texts_of(parts: Parts) -> Iterator[Written]:
    """Yield every text of a scenario in which something can be drawn, those in records too."""
    made = parts.scenario
    for place, thing in enumerate(made.things):
        yield Written(("things", place, "options"), thing.options, "part", {})
    for place, happening in enumerate(made.happenings):
        yield from _of_happening(parts, ("happenings", place), happening)
    for place, report in enumerate(made.reports):
        yield from _of_report(parts, ("reports", place), report)
    for place, stage in enumerate(made.course):
        yield Written(("course", place, "title"), stage.title, "part", {})
    for path, _, step in parts.steps():
        yield from _of_step(path, step)
    for path, note in notes_of(parts):
        yield Written((*path, "text"), note.text, "note", note.only_if)
    for path, template, given in templates_of(parts):
        yield from _in_template(path, template, given)


def _of_happening(parts: Parts, path: Path_, each: Happening) -> Iterator[Written]:
    given = parts.surely(each.id)
    yield Written((*path, "words"), each.words, "record", given)
    for key, text in (("where", each.where), ("trigger", each.trigger)):
        if text:
            yield Written((*path, key), text, "part", given)
    if each.when.pattern:
        yield Written((*path, "when", "pattern"), each.when.pattern, "part", given)
    for who, text in each.own_words.items():
        own = both(given, parts.surely(who))
        yield Written((*path, "own_words", who), text, "record", own)


def _of_report(parts: Parts, path: Path_, report: Account) -> Iterator[Written]:
    given = parts.surely(report.id)
    yield Written((*path, "title"), report.title, "part", given)
    if report.when.pattern:
        yield Written((*path, "when", "pattern"), report.when.pattern, "part", given)
    for place, saying in enumerate(report.says):
        told = [parts.happenings[each].only_if for each in saying.tells if each in parts.happenings]
        when = both(given, saying.only_if, *(told if len(told) == 1 else ()))
        yield Written((*path, "says", place, "text"), saying.text, "sentence", when)


def _alone(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one name there is; of several, one may do without another."""
    return names if len(names) == 1 else ()


def _of_step(path: Path_, step: Step) -> Iterator[Written]:
    for key, text in (("because", step.because), ("story", step.story)):
        if text:
            yield Written((*path, key), text, "sentence", step.only_if)


def notes_of(parts: Parts) -> Iterator[tuple[Path_, Note]]:
    """Yield every note for the trainer with its path."""
    for key in ("aims", "pitfalls", "questions", "differ"):
        for place, note in enumerate(getattr(parts.scenario.teaching, key)):
            yield ("teaching", key, place), note


def templates_of(parts: Parts) -> Iterator[tuple[Path_, Any, OnlyIf]]:
    """Yield every part of a record in which something is still to be drawn, with its path."""
    made = parts.scenario
    yield ("household",), made.household, {}
    for key in ("cast", "ties", "happenings", "reports"):
        for place, each in enumerate(getattr(made, key)):
            yield (key, place, "record"), each.record, each.only_if
    for place, happening in enumerate(made.happenings):
        for key in ("how_often", "medical_care", "alone", "seen_by"):
            value = getattr(happening, key)
            if isinstance(value, dict):
                yield ("happenings", place, key), value, happening.only_if
    for path, report, saying in parts.sayings():
        given = both(report.only_if, saying.only_if)
        yield (*path, "record"), saying.record, given
        yield (*path, "claims"), saying.claims, given
    for collection, pieces in made.also.items():
        for place, piece in enumerate(pieces):
            yield ("also", collection, place, "record"), piece.record, piece.only_if
    for path, _, step in parts.steps():
        yield (*path, "record"), step.record, step.only_if


def _in_template(path: Path_, template: Any, given: OnlyIf) -> Iterator[Written]:
    for inner, ways in words_in(template):
        phrases = tuple(Phrase(nl=each["nl"], en=each["en"]) for each in ways if is_words(each))
        if phrases:
            yield Written((*path, *inner), phrases, "record", given)


def groups_of(text: str) -> tuple[int, ...]:
    """Return how many alternatives every `[a|b]` of a text has; none where it cannot be read."""
    return groups_in(text) if is_whole(text) else ()


def slots_of(text: str) -> list[tuple[str, str]]:
    """Return every slot of a text: what it names, and which form of it; "" for none."""
    slots = slots_in(text) if is_whole(text) else ()
    return [(name, form) for name, _, form in (slot.partition(".") for slot in slots)]


def is_whole(text: str) -> bool:
    """Say whether every bracket and brace of a text is closed, and none stands in its own kind."""
    try:
        parts_of(text)
    except PhraseError:
        return False
    return True


def ways_to_say(phrase: Phrase, options: dict[str, int]) -> int:
    """Return how many texts can come out: alternatives, and options of the things it names."""
    groups = prod(groups_of(phrase.nl))
    things = {name for name, _ in slots_of(phrase.nl) if name in options}
    return groups * prod(options[each] for each in things)
