"""Many items, on any `concurrent.futures.Executor`: answers in order, and one fault stops nothing.

Nothing is collected: however many items there are, only so many are under way at once. It knows
nothing of cases; what is done with an item is a function that can travel to another process.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from typing import Generic, TypeVar

from top3.errors import Both, Top3Error

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 8
"""How many items travel together: one by one, the travelling costs more than the work."""
IN_FLIGHT = 8
"""How many chunks are under way at once."""


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What came of one item; `number` counts items from 0."""

    number: int
    value: R = field(repr=False)


@dataclass(frozen=True, slots=True)
class Failed:
    """An item of which nothing came: the kind of fault, and why where it is a fault of ours.

    What the fault says is kept only where its words are ours: the words of another could hold a
    part of a case.
    """

    number: int
    kind: str
    why: Both | None = None


def in_order(
    work: Callable[[T], R],
    items: Iterable[T],
    executor: Executor | None = None,
    *,
    chunk: int = CHUNK,
    in_flight: int = IN_FLIGHT,
) -> Iterator[Done[R] | Failed]:
    """Yield what comes of every item, in the order of the items.

    Args:
        work: What is done with an item. On processes it must be a function of a module, or a
            `functools.partial` of one.
        items: The items; taken as they are needed, so there may be any number of them.
        executor: Where it is done; left out it is done here, one after the other.
        chunk: How many items travel together.
        in_flight: How many chunks are under way at once.

    Raises:
        BrokenExecutor: a worker died, so that nothing can be done any more.
    """
    if executor is None:
        yield from (_one(work, number, item) for number, item in enumerate(items))
        return
    waiting: deque[Future[list[Done[R] | Failed]]] = deque()
    chunks = _chunks(enumerate(items), chunk)
    try:
        for some in chunks:
            waiting.append(executor.submit(_each, work, some))
            if len(waiting) >= in_flight:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        # who stops listening, or is stopped, leaves nothing running
        for future in waiting:
            future.cancel()


@contextmanager
def workers(count: int) -> Iterator[Executor | None]:
    """Open so many processes of our own; for one it is None: then the work is done here."""
    if count <= 1:
        yield None
        return
    # started anew and not copied: the same on every system, whatever runs here already
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        yield pool


def _chunks(items: Iterable[tuple[int, T]], size: int) -> Iterator[list[tuple[int, T]]]:
    left = iter(items)
    while some := list(islice(left, size)):
        yield some


def _each(work: Callable[[T], R], items: list[tuple[int, T]]) -> list[Done[R] | Failed]:
    return [_one(work, number, item) for number, item in items]


def _one(work: Callable[[T], R], number: int, item: T) -> Done[R] | Failed:
    try:
        return Done(number, work(item))
    except Top3Error as error:
        return Failed(
            number, type(error).__name__, Both(error.in_language("nl"), error.in_language("en"))
        )
    except Exception as error:  # noqa: BLE001 - one faulty item stops nothing
        return Failed(number, type(error).__name__)
