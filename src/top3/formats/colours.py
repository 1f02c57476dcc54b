"""Colours that can be read: WCAG contrast, and an accent made dark or light enough.

A house brings its own colour; whoever reads it needs 4.5 : 1. Which colour comes out depends on
the colour that goes in and on nothing else.
"""

import re

LEAST = 4.5
"""WCAG 2.2 AA for running text."""
DEFAULT_ACCENT = "#1f4e5f"
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_STEPS = 64

Rgb = tuple[int, int, int]


def is_colour(text: str) -> bool:
    """Tell whether a text is a colour as `#rrggbb`."""
    return bool(_COLOUR.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    Raises:
        ValueError: one of them is no colour.
    """
    low, high = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, *, on: str, least: float = LEAST) -> str:
    """Return the colour, as far towards black or white as it takes to be read on a ground.

    A colour that can be read already comes back as it is; what is no colour becomes the default.
    """
    start = colour.lower() if is_colour(colour) else DEFAULT_ACCENT
    # away from the ground: on white paper darker, in dark mode lighter
    end = (0, 0, 0) if _luminance(_rgb(on)) > 0.18 else (255, 255, 255)
    for step in range(_STEPS + 1):
        mixed = _hex(_mixed(_rgb(start), end, step))
        if contrast(mixed, on) >= least:
            return mixed
    return _hex(end)


def _mixed(colour: Rgb, end: Rgb, step: int) -> Rgb:
    red, green, blue = (
        (part * (_STEPS - step) + goal * step) // _STEPS
        for part, goal in zip(colour, end, strict=True)
    )
    return red, green, blue


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _rgb(colour: str) -> Rgb:
    if not is_colour(colour):
        raise ValueError("colour: not of the form #rrggbb; write six hexadecimal digits")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if (part := each / 255) <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for each in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
