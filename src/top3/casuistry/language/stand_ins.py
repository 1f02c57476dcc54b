"""What can stand in a part of a record that is still to be drawn, and one way to fill it in.

Filled in here are stand-ins that show whether a record can be made of it at all: no words, no
people, only the shape. What is really drawn is for the generator.
"""

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from top3.reading import Path_

FIXED_FACE = "fixed_face"
DAY = "2026-03-16"
_LISTED = frozenset({"safe_ways", "unsafe_ways", "safe_times", "subjects", "holds_where"})
"""Keys of a record that take a list of texts; elsewhere a list of texts is one of these."""
_GONE = object()
Use = Literal["name", "day", "thing", "odd"]


class Used(NamedTuple):
    """Something of the scenario that a template names, and how."""

    path: Path_
    use: Use
    name: str


def is_words(value: Any) -> bool:
    """Say whether this is a text in both languages."""
    return (
        isinstance(value, dict)
        and set(value) == {"nl", "en"}
        and all(isinstance(each, str) and each.strip() for each in value.values())
    )


def is_ways(value: Any) -> bool:
    """Say whether this is a list of ways to say the same."""
    return isinstance(value, list | tuple) and bool(value) and all(map(is_words, value))


def kind_of_draw(value: Any) -> str:
    """Return which of the special blocks this is: day, one_of, say or pick; "" for none."""
    if not isinstance(value, dict):
        return ""
    if set(value) in ({"one_of"}, {"one_of", "weights"}):
        return "one_of"
    only = next(iter(value)) if len(value) == 1 else ""
    return only if only in ("day", "say", "pick") else ""


def words_in(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, tuple[dict[str, str], ...]]]:
    """Yield every text in a template: its path, and all ways to say it."""
    if is_words(value):
        yield path, (value,)
    elif kind_of_draw(value) == "one_of" and is_ways(value["one_of"]):
        yield (*path, "one_of"), tuple(value["one_of"])
    elif is_ways(value) and (not path or path[-1] not in _LISTED):
        yield path, tuple(value)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from words_in(each, (*path, key))
    elif isinstance(value, list | tuple):
        for place, each in enumerate(value):
            yield from words_in(each, (*path, place))


def used_in(value: Any, path: Path_ = ()) -> Iterator[Used]:
    """Yield everything of the scenario that a template names: `$name`, a day, a thing to pick."""
    if isinstance(value, str):
        if value.startswith("$"):
            yield Used(path, "name", value[1:])
        return
    special = kind_of_draw(value)
    if special in ("day", "pick"):
        name = value[special]
        use: Use = "day" if special == "day" else "thing"
        yield Used((*path, special), use if isinstance(name, str) else "odd", str(name))
    elif isinstance(value, dict):
        for key, each in value.items():
            if key.startswith("$"):
                yield Used((*path, key), "name", key[1:])
            yield from used_in(each, (*path, key))
    elif isinstance(value, list | tuple):
        for place, each in enumerate(value):
            yield from used_in(each, (*path, place))


def draws_in(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Yield every `one_of` in a template, with its path, those in another one too."""
    if kind_of_draw(value) == "one_of":
        yield path, value
    if isinstance(value, dict):
        for key, each in value.items():
            yield from draws_in(each, (*path, key))
    elif isinstance(value, list | tuple):
        for place, each in enumerate(value):
            yield from draws_in(each, (*path, place))


def turns_of(value: Any) -> int:
    """Return in how many turns every option of every `one_of` comes by at least once.

    Options lie side by side: where one holds another choice, the turns of both count.
    """
    inner = value if isinstance(value, dict | list | tuple) else ()
    below = [turns_of(each) for each in (inner.values() if isinstance(inner, dict) else inner)]
    most = max(below, default=1)
    if kind_of_draw(value) == "one_of" and isinstance(value["one_of"], list | tuple):
        return max(1, len(value["one_of"])) * max(map(turns_of, value["one_of"]), default=1)
    return most


def filled(value: Any, turn: int, stand_in: Callable[[str], Any]) -> Any:
    """Return a template with stand-ins in the place of what is drawn; `turn` chooses options.

    `stand_in` gives what stands for `$name`.
    """
    made = _filled(value, turn, stand_in, "")
    return {} if made is _GONE else made


def _filled(value: Any, turn: int, stand_in: Callable[[str], Any], key: str) -> Any:
    special = kind_of_draw(value)
    if special == "one_of":
        options = value["one_of"]
        if not isinstance(options, list | tuple) or not options:
            return _GONE
        chosen = options[turn % len(options)]
        return _filled(chosen, turn // len(options), stand_in, key)
    if special:
        return {"day": DAY, "say": "x", "pick": {"nl": "x", "en": "x"}}[special]
    if is_words(value) or (key not in _LISTED and is_ways(value)):
        return {"nl": "x", "en": "x"}
    if isinstance(value, str):
        return stand_in(value[1:]) if value.startswith("$") else value
    if isinstance(value, dict):
        pairs = [(_key(k, stand_in), _filled(v, turn, stand_in, k)) for k, v in value.items()]
        return {k: v for k, v in pairs if v is not _GONE}
    if isinstance(value, list | tuple):
        items = [_filled(each, turn, stand_in, "") for each in value]
        return [each for each in items if each is not _GONE]
    return value


def _key(key: str, stand_in: Callable[[str], Any]) -> str:
    made = stand_in(key[1:]) if key.startswith("$") else key
    return made if isinstance(made, str) else key
