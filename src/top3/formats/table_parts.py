"""How wide the columns of a table are, from what stands in them."""

from top3.document import Table

ROOM = 82
"""About as many letters as stand side by side on a page, when those of a table have their size."""
_SMALL_ROOM = 98
_SHORTEST_WORD, _LONGEST_WORD, _EDGES, _MOST = 4, 15, 3, 60


def shares(table: Table) -> tuple[int, ...]:
    """Return how wide each column is beside the others: room for its words, and then by need."""
    columns = list(zip(table.headers, *table.rows, strict=True))
    least = [_least(column) for column in columns]
    wished = [max(_wished(column) - own, 0) for column, own in zip(columns, least, strict=True)]
    room = _SMALL_ROOM if is_dense(table) else ROOM
    spare, wishes = max(room - sum(least), 0), sum(wished)
    return tuple(
        own * 10 + (10 * spare * wish // wishes if wishes else 0)
        for own, wish in zip(least, wished, strict=True)
    )


def is_dense(table: Table) -> bool:
    """Say whether the words stand side by side only in smaller letters."""
    return sum(_least(column) for column in zip(table.headers, *table.rows, strict=True)) > ROOM


def _least(column: tuple[str, ...]) -> int:
    words = (len(word) for cell in column for word in cell.split())
    return min(max((_SHORTEST_WORD, *words)), _LONGEST_WORD) + _EDGES


def _wished(column: tuple[str, ...]) -> int:
    return min(max(map(len, column)), _MOST) + _EDGES
