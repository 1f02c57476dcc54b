"""The empty Word document: its styles, numbering and settings, and how it is packed."""

import re
import zipfile
from datetime import date
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from top3.errors import ExtraMissingError
from top3.formats.docx_parts import Element, element

BULLETS = 1
"""The number of every list with bullets; a numbered list has one of its own, and begins at 1."""
_NUMBERED = 1
_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_LEFT_OUT = (
    "/stylesWithEffects",
    "/customXml",
    "/thumbnail",
    "/extended-properties",
    "/webSettings",
)
_STAMP = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_MARGINS = {"left": 1_247, "right": 1_247, "top": 1_247, "bottom": 1_361, "header": 567,
            "footer": 567, "gutter": 0}  # fmt: skip


def opened(accent: str, lang: str) -> Any:
    """Return an empty document of python-docx in our styles.

    Raises:
        ExtraMissingError: the extra `docx` is not installed.
    """
    if find_spec("docx") is None:
        raise ExtraMissingError("docx")
    import docx  # noqa: PLC0415 - it is an extra

    return docx.Document(BytesIO(_base(accent.lstrip("#").upper(), _LANGUAGES.get(lang, lang))))


@lru_cache(maxsize=16)
def _base(accent: str, language: str) -> bytes:
    import docx  # noqa: PLC0415 - it is an extra
    from docx.oxml import parse_xml  # noqa: PLC0415

    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for name in [each for each, to in relations.items() if _is_left_out(to.reltype)]:
            del relations[name]
    look = files("top3.formats").joinpath("plan.styles.xml").read_text(encoding="utf-8")
    look = re.sub(r"<!--.*?-->", "", look).replace("ACCENT", accent).replace("LANGUAGE", language)
    _refill(document.styles.element, parse_xml(look.encode()))
    _refill(document.part.numbering_part.element, _numbering())
    _refill(document.settings.element, _settings(language))
    _refill(document.element.body, element("body", _section()))
    filled = BytesIO()
    document.save(filled)
    return filled.getvalue()


def _is_left_out(kind: str) -> bool:
    return kind.endswith(_LEFT_OUT)


def _refill(old: Element, new: Element) -> None:
    for each in list(old):
        old.remove(each)
    old.extend(list(new))


def _section() -> Element:
    return element(
        "sectPr",
        element("pgSz", w=11_906, h=16_838),
        element("pgMar", **_MARGINS),
        element("titlePg"),
    )


def _settings(language: str) -> Element:
    # without it Word opens the file as one of long ago
    newest = element("compatSetting", name="compatibilityMode", val=15,
                     uri="http://schemas.microsoft.com/office/word")  # fmt: skip
    return element(
        "settings",
        element("zoom", percent=100),
        element("defaultTabStop", val=708),
        element("characterSpacingControl", val="doNotCompress"),
        element("compat", newest),
        element("themeFontLang", val=language),
    )


def _numbering() -> Element:
    dots = element("abstractNum", *_levels("bullet", "•"), abstractNumId=0)
    numbers = element("abstractNum", *_levels("decimal", "%1."), abstractNumId=_NUMBERED)
    return element("numbering", dots, numbers,
                   element("num", element("abstractNumId", val=0), numId=BULLETS))  # fmt: skip


def _levels(kind: str, sign: str) -> tuple[Element, ...]:
    levels = [_level(0, kind, sign), _level(1, "bullet", "–")]
    return (element("multiLevelType", val="hybridMultilevel"), *levels)


def _level(at: int, kind: str, sign: str) -> Element:
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=kind),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=397 * (at + 1), hanging=397)),
        ilvl=at,
    )


def new_numbering(numbering: Element) -> int:
    """Add a numbered list that begins at 1, and return its number."""
    number = BULLETS + sum(1 for _ in numbering.iterchildren("{*}num"))
    again = element("lvlOverride", element("startOverride", val=1), ilvl=0)
    numbering.append(
        element("num", element("abstractNumId", val=_NUMBERED), again, numId=number)
    )  # fmt: skip
    return number


def packed(document: Any, title: str, day: date | None) -> bytes:
    """Return the document as bytes: parts in order, one stamp, the title and nobody's name."""
    saved, made = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(made, "w") as archive:
        for name in sorted(parts.namelist(), key=lambda each: (each != _CONTENT_TYPES, each)):
            data = _core(title, day) if name == _CORE else parts.read(name)
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data)
    return made.getvalue()


def _core(title: str, day: date | None) -> bytes:
    stamp = day and f"{day.isoformat()}T00:00:00Z"
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>'
        for name in ("created", "modified")
        if stamp
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
        '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc='
        '"http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi='
        f'"http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(title)}'
        f"</dc:title>{times}</cp:coreProperties>"
    ).encode()
