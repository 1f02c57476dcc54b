"""Templates of a scenario, taken apart once: what is drawn in them, and what they point at."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from top3.casuistry.drawing.phrases import LANGS, Resolver, Text
from top3.casuistry.drawing.stream import key
from top3.casuistry.language.scenario import Phrase

if TYPE_CHECKING:
    from top3.casuistry.drawing.draw import Drawn

Filler = Callable[["Drawn"], Any]
"""Fills a template in a world."""
_DAY = re.compile(r"([a-z][a-z0-9_]*)(?:([+-])([0-9]+))?\Z")


class AbsentError(Exception):
    """What a template points at is not in this case: what cannot do without falls away too."""


class TemplateError(ValueError):
    """A template that cannot be taken apart."""


def filler(template: Any, place: str, resolve: Resolver) -> Filler:
    """Return what fills a template; every draw in it is of this place.

    Raises:
        TemplateError: a day, a choice or a text in it is not as the language has it.
        PhraseError: a text in it cannot be taken apart.
    """
    if isinstance(template, dict):
        return _of_block(template, place, resolve)
    if isinstance(template, list | tuple):
        return _of_list([filler(each, f"{place}[{n}]", resolve) for n, each in enumerate(template)])
    if isinstance(template, str) and template.startswith("$"):
        return _of_reference(template[1:])
    return lambda _: template


def _of_reference(name: str) -> Filler:
    return lambda world: world.ref(name)


def _of_list(parts: list[Filler]) -> Filler:
    def fill(world: "Drawn") -> list[Any]:
        made = []
        for part in parts:
            try:
                made.append(part(world))
            except AbsentError:
                continue
        if parts and not made:
            raise AbsentError
        return made

    return fill


def _of_block(block: dict[str, Any], place: str, resolve: Resolver) -> Filler:
    keys = set(block)
    if keys == {"day"}:
        return _of_day(block["day"])
    if keys in ({"one_of"}, {"one_of", "weights"}):
        return _of_choice(block, place, resolve)
    if keys == {"say"}:
        text = _text(block["say"], place, resolve)
        return lambda world: text.say(world, world.stream, world.lang)
    if keys == {"nl", "en"} and all(isinstance(part, str) for part in block.values()):
        return _of_both(_text(block, place, resolve))
    if {"nl", "en"} < keys and all(isinstance(block[lang], str) for lang in LANGS):
        # a reason has a code beside its words
        words = _of_both(_text({lang: block[lang] for lang in LANGS}, place, resolve))
        rest = {name: part for name, part in block.items() if name not in LANGS}
        others = _of_fields(rest, place, resolve)
        return lambda world: {**others(world), **words(world)}
    if keys == {"pick"}:
        name = str(block["pick"])
        return lambda world: {lang: world.thing(name, lang) for lang in LANGS}
    return _of_fields(block, place, resolve)


def _of_fields(block: dict[str, Any], place: str, resolve: Resolver) -> Filler:
    # what is the same in every case is copied, in the order of the scenario; the rest is filled in
    same = {name: None if _is_drawn(part) else part for name, part in block.items()}
    fields = [(name, filler(part, f"{place}.{name}", resolve))
              for name, part in block.items() if _is_drawn(part)]  # fmt: skip
    if any(name.startswith("$") for name in block):
        return _of_keyed(block, place, resolve)

    def fill(world: "Drawn") -> dict[str, Any]:
        made = same.copy()
        for name, part in fields:
            made[name] = part(world)
        return made

    return fill


def _is_drawn(part: Any) -> bool:
    return isinstance(part, dict | list | tuple) or (isinstance(part, str) and part[:1] == "$")


def _of_keyed(block: dict[str, Any], place: str, resolve: Resolver) -> Filler:
    """Return what fills a block by person: who is not there has no entry in it."""
    fields = [(name, filler(part, f"{place}.{name}", resolve)) for name, part in block.items()]

    def fill(world: "Drawn") -> dict[str, Any]:
        made = {}
        for name, part in fields:
            who = world.found(name[1:]) if name.startswith("$") else name
            if who is not None:
                made[who] = part(world)
        return made

    return fill


def _of_day(expression: Any) -> Filler:
    match = _DAY.match(str(expression))
    if not match:
        raise TemplateError("a day that is not a name, with a number of days before or after it")
    name, sign, count = match.groups()
    days = int(f"{sign}{count}") if count else 0
    return lambda world: world.day_from(name, days).isoformat()


def _of_choice(block: dict[str, Any], place: str, resolve: Resolver) -> Filler:
    options = block["one_of"]
    if not isinstance(options, list | tuple) or not options:
        raise TemplateError("a choice without options")
    weights = tuple(block.get("weights") or (1,) * len(options))
    if len(weights) != len(options):
        raise TemplateError("another number of weights than of options")
    parts = [filler(each, f"{place}|{number}", resolve) for number, each in enumerate(options)]
    number = key(place)
    return lambda world: parts[world.stream.weighted(number, weights)](world)


def _of_both(text: Text) -> Filler:
    return lambda world: {lang: text.say(world, world.stream, lang) for lang in LANGS}


def _text(given: Any, place: str, resolve: Resolver) -> Text:
    phrases = given if isinstance(given, list | tuple) else (given,)
    made = [each if isinstance(each, Phrase) else Phrase.model_validate(each) for each in phrases]
    return Text(made, place, resolve)
