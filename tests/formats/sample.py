"""An invented document with every kind of block in it, as somebody at home could hold it."""

import struct
import zlib
from datetime import date

from top3.document import (
    Box,
    Document,
    Field,
    Figure,
    Heading,
    HouseStyle,
    Logo,
    PageBreak,
    Paragraph,
    Table,
    items,
)

LINE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 120" width="640" height="120">'
    '<g fill="none" stroke="currentColor" stroke-width="2"><line x1="20" y1="70" x2="620" y2="70"/>'
    '<circle id="now" cx="260" cy="70" r="7" fill="#1f4e5f"/><circle cx="500" cy="70" r="7"/></g>'
    '<g font-size="15" fill="currentColor" text-anchor="middle"><text x="260" y="45">3 juni</text>'
    '<text x="500" y="45">1 juli</text><text x="260" y="100">Gesprek thuis</text>'
    '<text x="500" y="100">Samen kijken</text></g></svg>'
)
SIGNALS = Table(
    ("Wanneer", "Wie", "Wat doet u", "Wie kijkt mee"),
    (
        ("Als de stemmen harder worden", "Mila", "U gaat naar boven en belt oma.", "Oma Rie"),
        ("Als Daan de deur dichtslaat", "Daan", "U loopt een rondje, minstens een half uur.",
         "Buurvrouw Samira"),
        ("Als iemand te veel drinkt", "Mila en Daan",
         "De ander belt Karim. De kinderen slapen die nacht bij oma.", "Karim"),
    ),
    caption="Onze afspraken",
    row_headers=True,
)  # fmt: skip


def png(wide: int = 240, high: int = 60, colour: tuple[int, int, int] = (31, 110, 90)) -> bytes:
    """Return a small PNG of one colour."""
    rows = (b"\0" + bytes(colour) * wide) * high
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one part of a PNG with its length and checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def sample(**changes: object) -> Document:
    """Return the document; a change replaces one of its parts."""
    parts = {
        "title": "Afspraken",
        "lang": "nl",
        "blocks": _BLOCKS,
        "day": date(2026, 6, 3),
        "footer": "Afspraken van 3 juni 2026, tot 1 juli 2026",
        "mark": "Verzonnen voorbeeld",
        "style": HouseStyle(
            accent="#1f6e5a",
            logo=Logo(png(), "Logo van Voorbeeldhuis"),
            footer="Voorbeeldhuis · Dorpsstraat 1 · 088 000 00 00",
        ),
        **changes,
    }
    return Document(**parts)


_BLOCKS = (
    Paragraph("Dit papier is van Mila, Daan en de kinderen. Het geldt tot 1 juli 2026."),
    Box("Als het nu niet veilig is",
        ("Bel 112.", "Kunt u niet praten? Bel 112 en druk op de toets als de stem dat zegt."),
        tone="danger"),
    Heading("Wat gebeurt er thuis"),
    items(
        ("In februari was er ruzie in de keuken.", "Sem (8) zat op de trap en hoorde alles."),
        "Daan sloeg met zijn vuist op de kast.",
        "Mila durfde die avond niet te slapen.",
    ),
    Heading("Wat hebben wij afgesproken"),
    Paragraph("Iedereen heeft hierover meegepraat. Klopt iets niet? Zeg het tegen Karim."),
    SIGNALS,
    Box("Onze vaste persoon",
        ("Karim belt elke dinsdag om vier uur.", "Zijn nummer is 06 00 00 00 00.")),
    Heading("Wat willen wij"),
    items("Sem kan slapen zonder te luisteren.", "Wij eten weer samen op zondag.", numbered=True),
    Heading("De komende tijd"),
    Figure(LINE, "Op 3 juni is er een gesprek thuis. Op 1 juli kijken wij samen hoe het gaat.",
           "Wanneer wij elkaar zien"),
    Paragraph("Vergeet niet: op 1 juli kijken wij samen opnieuw.", strong=True),
    PageBreak(),
    Heading("Om zelf in te vullen"),
    Field("Wat gaat er goed?", "a1", lines=3),
    Field("Wie kunt u bellen?", "a2", lines=2, value="Oma Rie"),
    Heading("Zo geven wij een cijfer", level=3),
    Paragraph("Een nul is: helemaal niet veilig. Een tien is: veilig genoeg om rustig te slapen."),
)  # fmt: skip
