"""Pictures in a Word document: a drawing that stays sharp, and the same as PNG for old readers."""

from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from top3.document import Logo
from top3.formats.docx_parts import Element, element
from top3.formats.svg_parts import fitted, size
from top3.formats.typst_parts import drawn

_EMU = 9_525
"""English metric units in a pixel of a drawing."""
_LOGO = 57
"""How high a logo may be, in the same pixels: 15 mm."""
_SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


class Pictures:
    """Puts pictures into one document, and counts them."""

    def __init__(self, document: Any) -> None:
        """Begin with the first."""
        self._part, self._count = document.part, 0

    def drawing(self, svg: str, alternative: str) -> Element:
        """Return a run with a drawing.

        Raises:
            ExtraMissingError: the extra `pdf`, which draws the PNG, is not installed.
        """
        relation, _ = self._part.get_or_add_image(BytesIO(drawn(svg)))
        sides = fitted(size(svg))
        return self._run(relation, self._svg(svg), sides, alternative)

    def logo(self, logo: Logo) -> Element:
        """Return a run with the logo of an organisation."""
        relation, image = self._part.get_or_add_image(BytesIO(logo.png))
        sides = fitted((image.px_width, image.px_height), _LOGO)
        return self._run(relation, "", sides, logo.alternative)

    def _svg(self, svg: str) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - it is an extra
        from docx.opc.packuri import PackURI  # noqa: PLC0415
        from docx.opc.part import Part  # noqa: PLC0415

        place = PackURI(f"/word/media/drawing{self._count + 1}.svg")
        part = Part(place, "image/svg+xml", svg.encode(), self._part.package)
        return str(self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

    def _run(self, png: str, svg: str, sides: tuple[float, float], alternative: str) -> Element:
        from docx.oxml import parse_xml  # noqa: PLC0415 - it is an extra

        self._count += 1
        wide, high = (round(each * _EMU) for each in sides)
        sharp = _SHARP.format(uri=_SVG_BLIP, svg=svg) if svg else ""
        inline = _INLINE.format(
            count=self._count, png=png, sharp=sharp, wide=wide, high=high,
            alternative=quoteattr(alternative),
        )  # fmt: skip
        return element("r", element("drawing", parse_xml(inline)))


_SHARP = (
    '<a:extLst><a:ext uri="{uri}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/'
    'drawing/2016/SVG/main" r:embed="{svg}"/></a:ext></a:extLst>'
)
_INLINE = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="{count}" name="{count}" descr={alternative}/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{count}" name="{count}" descr={alternative}/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{png}">{sharp}</a:blip><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline>"
)
