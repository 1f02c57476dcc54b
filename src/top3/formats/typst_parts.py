"""Typst at work (extra `pdf`): which fonts it has, what they can show, and data to a PDF."""

import tempfile
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.errors import Both, ExtraMissingError, RenderError

if TYPE_CHECKING:
    import typst

_FONTS = ("SourceSansPro-Regular.otf", "SourceSansPro-Semibold.otf")
_NO_FONT = "could not be displayed with"
_ONE_SIGN = b"""
#set document(title: "x")
#set text(font: ("Source Sans Pro", "Libertinus Serif", "DejaVu Sans Mono"))
#sys.inputs.sign
"""
_EVERY_FONT = b"""
#set text(font: "Source Sans Pro")
a #text(weight: 600)[a]
"""
_DRAWING = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: ("Source Sans Pro", "Libertinus Serif", "DejaVu Sans Mono"))
#image(bytes(sys.inputs.svg), format: "svg")
"""
_NOT_DRAWN = Both(
    "docx: een tekening kan niet worden gemaakt; meld dit als fout en neem zolang HTML",
    "docx: a drawing cannot be made; report this as a fault and use HTML meanwhile",
)
_REFUSED = Both(
    "pdf: de controle op toegankelijkheid weigert dit document; meld dit als fout en neem zolang "
    "HTML of Word",
    "pdf: the accessibility check refuses this document; report this as a fault and use HTML or "
    "Word meanwhile",
)


def compiled(source: bytes, inputs: Mapping[str, str]) -> bytes | None:
    """Return a checked PDF/UA-1, or nothing where no font has one of the signs.

    Raises:
        ExtraMissingError: the extra `pdf` is not installed.
        RenderError: typst refuses the document for another reason.
    """
    typst = _typst()
    try:
        made = _compiler(source, inputs).compile(format="pdf", pdf_standards="ua-1", timestamp=0)
    except typst.TypstError as error:
        if _NO_FONT in str(error):
            return None
        # its message may hold words of the document
        raise RenderError("pdf", (), _REFUSED) from None
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=4096)
def can_show(sign: str) -> bool:
    """Say whether some font at hand has this one sign."""
    return compiled(_ONE_SIGN, {"sign": sign}) is not None


def drawn(svg: str, pixels_per_inch: float = 192) -> bytes:
    """Return a drawing as PNG.

    Raises:
        ExtraMissingError: the extra `pdf` is not installed.
        RenderError: it cannot be drawn.
    """
    typst = _typst()
    try:
        made = _compiler(_DRAWING, {"svg": svg}).compile(format="png", ppi=pixels_per_inch)
    except typst.TypstError:
        raise RenderError("docx", (), _NOT_DRAWN) from None
    assert isinstance(made, bytes)
    return made


def is_installed() -> bool:
    """Say whether the extra `pdf` is there."""
    return find_spec("typst") is not None and find_spec("font_source_sans_pro") is not None


def _compiler(source: bytes, inputs: Mapping[str, str]) -> "typst.Compiler":
    # a new one each time, which costs nothing: one that is shared refuses a second thread
    compiler: typst.Compiler = _typst().Compiler(
        source, font_paths=_fonts(), sys_inputs=dict(inputs)
    )
    return compiler


def _typst() -> Any:
    if not is_installed():
        raise ExtraMissingError("pdf")
    import typst  # noqa: PLC0415 - it is an extra

    return typst


@cache
def _fonts() -> "typst.Fonts":
    """No font of the machine, and each of ours once, so that pages are the same everywhere."""
    with tempfile.TemporaryDirectory() as folder:
        for name in _FONTS:
            font = files("font_source_sans_pro").joinpath("files", name)
            Path(folder, name).write_bytes(font.read_bytes())
        fonts: typst.Fonts = _typst().Fonts(include_system_fonts=False, font_paths=[folder])
        # a font is read when it is first set, and the folder goes away
        _typst().Compiler(_EVERY_FONT, font_paths=fonts).compile(format="pdf")
    return fonts
