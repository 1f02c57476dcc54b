"""How quickly a plan of three pages is written in each format, when the program is warm.

The document is invented and has every kind of block; every turn writes another one, so that
nothing is remembered from the turn before.
"""

import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from statistics import median

from top3.document import (
    Block,
    Box,
    Document,
    Field,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    items,
)

FORMATS = ("text", "markdown", "html", "docx", "pdf")
_WARM, _TURNS = 3, 15


def three_pages(number: int) -> Document:
    """Return a plan of three pages, with a number in every text."""
    blocks: list[Block] = [
        Paragraph(f"Dit zijn de afspraken van huishouden {number}. Ze gelden tot 14 april 2026."),
        Box("Is er nu gevaar?", (f"Bel 112. Noem huis {number}.", "Veilig Thuis: 0800-2000."),
            "danger"),
    ]  # fmt: skip
    for part in ("Veiligheid", "Hulp", "Toekomst"):
        blocks += _part(f"{part} {number}", number)
        blocks.append(PageBreak())
    return Document(f"Afspraken {number}", "nl", tuple(blocks), day=date(2026, 3, 17),
                    footer=f"Voor huis {number} · 17 maart 2026", mark="Fictief")  # fmt: skip


def _part(name: str, number: int) -> list[Block]:
    rows = tuple(
        (f"Persoon {at}", f"Haalt de kinderen op uit school, keer {number}", "Elke maandag",
         "De buurvrouw kijkt mee")
        for at in range(6)
    )  # fmt: skip
    return [
        Heading(name),
        items(*(f"Wat er gebeurt, nummer {at} van {name}, in een hele zin." for at in range(5))),
        Heading(f"Afspraken over {name}", 3),
        Table(("Wie", "Doet wat", "Wanneer", "Wie kijkt mee"), rows, f"Bij {name}", True),
        Paragraph(f"Klopt iets niet in {name}? Zeg het tegen de vaste persoon. " * 3),
        Field(f"Wat vindt u van {name}?", f"v{number}", 2),
    ]


def writing() -> dict[str, float]:
    """Return the milliseconds one document takes, by format."""
    return {name: _median(import_module(f"top3.formats.{name}").write) for name in FORMATS}


def _median(write: Callable[[Document], object]) -> float:
    taken = []
    for number in range(_WARM + _TURNS):
        document = three_pages(number)
        start = time.process_time()
        write(document)
        taken.append(time.process_time() - start)
    return median(taken[_WARM:]) * 1e3
