"""A small plot of how time grows, as SVG: both axes logarithmic, every line named where it ends."""

import math
from collections.abc import Iterator, Mapping
from html import escape

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 300, 70, 230, 40, 40
_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
    'font-family="sans-serif" font-size="12" fill="currentColor">'
)
_DASHES = ("", "6 3", "2 3")


def growth_plot(title: str, below: str, lines: Mapping[str, Mapping[int, float]]) -> str:
    """Return an SVG of microseconds by size.

    Args:
        title: What it shows; it stands above it, and is read out.
        below: What the sizes are.
        lines: By name, the microseconds of each size; at least two sizes.
    """
    sizes = sorted({size for points in lines.values() for size in points})
    times = [taken for points in lines.values() for taken in points.values()]
    scale = _Scale(sizes[0], sizes[-1], min(times) / 1.5, max(times) * 1.5)
    return "\n".join(
        [
            _HEAD,
            f"<title>{escape(title)}</title>",
            # on a page of any colour: a picture does not take the colour of the page
            '<rect width="100%" height="100%" fill="#ffffff"/>',
            f'<text x="{_LEFT}" y="20" font-size="14">{escape(title)}</text>',
            *_axes(sizes, scale, below),
            *(
                part
                for number, (name, points) in enumerate(lines.items())
                for part in _line(name, points, scale, _DASHES[number % len(_DASHES)])
            ),
            "</svg>\n",
        ]
    )


class _Scale:
    """Where a size and a time stand: logarithmic, so that a straight line is a power."""

    def __init__(self, least: float, most: float, low: float, high: float) -> None:
        self._x = (math.log(least), math.log(most))
        self._y = (math.log(low), math.log(high))

    def x(self, size: float) -> float:
        low, high = self._x
        share = (math.log(size) - low) / (high - low)
        return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(self, taken: float) -> float:
        low, high = self._y
        share = (math.log(taken) - low) / (high - low)
        return round(_HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM), 1)

    def marks(self) -> Iterator[float]:
        """Yield the powers of ten between the lowest and the highest time."""
        low, high = (math.exp(each) for each in self._y)
        for power in range(-1, 8):
            if low <= 10**power <= high:
                yield 10**power


def _axes(sizes: list[int], scale: _Scale, below: str) -> Iterator[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    yield f'<path d="M{_LEFT} {_TOP}V{bottom}H{right}" fill="none" stroke="currentColor"/>'
    for size in sizes:
        yield f'<text x="{scale.x(size)}" y="{bottom + 16}" text-anchor="middle">{size:,}</text>'
    for mark in scale.marks():
        yield f'<text x="{_LEFT - 6}" y="{scale.y(mark) + 4}" text-anchor="end">{mark:,} µs</text>'
    yield f'<text x="{(_LEFT + right) / 2}" y="{bottom + 34}" text-anchor="middle">{below}</text>'


def _line(name: str, points: Mapping[int, float], scale: _Scale, dash: str) -> Iterator[str]:
    placed = [(scale.x(size), scale.y(taken)) for size, taken in sorted(points.items())]
    path = " ".join(f"{x},{y}" for x, y in placed)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    yield f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-width="2"{dashed}/>'
    x, y = placed[-1]
    yield f'<text x="{x + 8}" y="{y + 4}">{escape(name)}</text>'
