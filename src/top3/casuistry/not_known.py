"""Why something in a record is not known, wherever it stands."""

from collections.abc import Iterator

from pydantic import BaseModel

from top3.values import Unknown


def unknown_reasons(part: object) -> Iterator[str]:
    """Yield why something is not known, wherever in a part of a record; once for each place."""
    if isinstance(part, Unknown):
        yield part.reason
    elif isinstance(part, BaseModel):
        yield from unknown_reasons(tuple(part.__dict__.values()))
    elif isinstance(part, tuple):
        for each in part:
            yield from unknown_reasons(each)
    elif isinstance(part, dict):
        yield from unknown_reasons(tuple(part.values()))
