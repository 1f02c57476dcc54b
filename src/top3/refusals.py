"""The words of every refusal of a text that cannot be read, by code; and the limits they name."""

from top3.errors import Both

LARGEST = 2 * 1024 * 1024
"""Bytes; a larger file is refused unread."""
DEEPEST = 40
"""Levels inside each other."""
MOST_NODES = 200_000
"""Keys, values and items together."""

REFUSALS: dict[str, tuple[Both, Both]] = {
    "not-found": (
        Both("bestand niet gevonden", "file not found"),
        Both("controleer de naam", "check the name"),
    ),
    "not-readable": (
        Both("bestand kan niet gelezen worden", "file cannot be read"),
        Both("geef een leesbaar bestand", "give a readable file"),
    ),
    "too-large": (
        Both("een bestand dat te groot is", "a file that is too large"),
        Both("houd het onder 2 MB, of splits het", "keep it under 2 MB, or split it"),
    ),
    "not-text": (
        Both("geen leesbare tekst (UTF-8)", "no readable text (UTF-8)"),
        Both("bewaar het bestand als tekst in UTF-8", "save the file as text in UTF-8"),
    ),
    "empty": (
        Both("een leeg bestand", "an empty file"),
        Both("begin met 'top3 case new'", "start with 'top3 case new'"),
    ),
    "several-documents": (
        Both("meer dan één document", "more than one document"),
        Both("laat '---' weg; één bestand, één inhoud", "leave out '---'; one file, one content"),
    ),
    "not-yaml": (
        Both("een regel die geen geldige YAML is", "a line that is not valid YAML"),
        Both(
            "controleer inspringing, aanhalingstekens en dubbele punten",
            "check indentation, quotes and colons",
        ),
    ),
    "too-deep": (
        Both("te veel niveaus in elkaar", "too many levels inside each other"),
        Both(f"gebruik hoogstens {DEEPEST} niveaus", f"use at most {DEEPEST} levels"),
    ),
    "too-many": (
        Both("te veel onderdelen", "too many parts"),
        Both(f"houd het onder {MOST_NODES}", f"keep it under {MOST_NODES}"),
    ),
    "anchor": (
        Both("een anker (&)", "an anchor (&)"),
        Both("schrijf het onderdeel uit", "write the part out"),
    ),
    "alias": (
        Both("een verwijzing (*)", "an alias (*)"),
        Both(
            "schrijf het onderdeel uit, of zet tekst met een * tussen aanhalingstekens",
            "write the part out, or quote text with a *",
        ),
    ),
    "tag": (
        Both("een typeaanduiding (!)", "a tag (!)"),
        Both("laat de aanduiding weg", "leave the tag out"),
    ),
    "duplicate-key": (
        Both("een sleutel die er twee keer staat", "a key that stands twice"),
        Both("houd er één over", "keep one of them"),
    ),
    "key-not-text": (
        Both("een sleutel die geen tekst is", "a key that is not text"),
        Both("gebruik een woord als sleutel", "use a word as key"),
    ),
    "null": (
        Both("een lege waarde", "an empty value"),
        Both(
            "laat de sleutel weg, of schrijf {unknown: not_asked}",
            "leave the key out, or write {unknown: not_asked}",
        ),
    ),
    "yes-no": (
        Both("ja/nee in een oude spelling", "yes/no in an old spelling"),
        Both(
            "schrijf true of false; bedoelt u tekst, zet er aanhalingstekens om",
            "write true or false; if you mean text, quote it",
        ),
    ),
    "number": (
        Both("een getal met een punt of een voorloopnul", "a number with a point or leading zero"),
        Both(
            'is het een tijd of code, zet er aanhalingstekens om: "02:50"',
            'if it is a time or a code, quote it: "02:50"',
        ),
    ),
}
