"""How a page looks: on a screen, on a small one, in the dark, on paper. One style, no outside file.

Colours stand in variables, light and dark; every pair that carries text has 4.5 : 1 or more.
"""

from functools import lru_cache

from top3.document import HouseStyle
from top3.formats.colours import readable

# the grounds that are furthest from the paper and still carry text in the accent
_TINT, _DARK_TINT = "#f1f4f5", "#242b30"
WIDEST_COLUMN = 16
"""Letters of the longest word that a column makes room for; a longer one goes on below."""
_COMFORT = 6.0  # light letters on dark swim at 4.5
LONGEST_FOOT = 160
"""Characters that fit in the margin at the foot of a printed page."""

_COLOURS = """
:root{color-scheme:light dark;--accent:%(light)s;--paper:#fff;--ground:#f4f2ee;--ink:#1d2428;
--soft:#55616a;--line:#c9d1d6;--tint:#f1f4f5;--danger:#9b1c1c;--danger-tint:#fdf4f2;--rule:#7d8991}
@media (prefers-color-scheme:dark){:root{--accent:%(dark)s;--paper:#1b2024;--ground:#12161a;
--ink:#e9ecee;--soft:#b3bdc4;--line:#434e56;--tint:#242b30;--danger:#ffb4a8;
--danger-tint:#2c1f1f;--rule:#8b979f}}
"""

_SCREEN = """
*,*::before,*::after{box-sizing:border-box}
html{font-size:106.25%;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);line-height:1.6;overflow-wrap:anywhere;
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,
"Liberation Sans",sans-serif}
.sheet{max-width:52rem;margin:0 auto;padding:2.5rem 3rem;background:var(--paper)}
header{display:flex;flex-wrap:wrap;gap:1rem;align-items:center;justify-content:space-between;
margin-bottom:1.5rem}
.mark{margin:0;padding:.2rem .8rem;border:2px solid var(--ink);border-radius:.3rem;
font-weight:700;letter-spacing:.03em}
.logo{max-width:12rem;max-height:4rem;background:#fff;border-radius:.3rem}
h1,h2,h3,h4,h5,h6{line-height:1.25;color:var(--accent);text-wrap:balance}
h1{font-size:1.9rem;margin:0 0 1.25rem;padding-bottom:.6rem;border-bottom:3px solid var(--accent)}
h2{font-size:1.35rem;margin:2.2rem 0 .6rem}
h3{font-size:1.1rem;margin:1.6rem 0 .4rem}
h4,h5,h6{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:0 0 .8rem}
main>p,li{max-width:44rem}
ul,ol{margin:0 0 1rem;padding-left:1.5rem}
li{margin-bottom:.35rem}
li>ul{margin:.3rem 0 .2rem;color:var(--soft)}
li::marker{color:var(--accent);font-weight:600}
.box{margin:1.4rem 0;padding:.9rem 1.2rem;border:1px solid var(--rule);border-left:.4rem solid
var(--accent);border-radius:.4rem;background:var(--tint)}
.box>:last-child,.box p:last-child{margin-bottom:0}
.box-title{margin:0 0 .4rem;font-size:1.05rem;font-weight:700;color:var(--accent)}
.danger{border:2px solid var(--danger);border-left-width:.5rem;background:var(--danger-tint)}
.danger .box-title{color:var(--danger);font-size:1.2rem}
.danger p{font-weight:600}
.scroll{margin:1rem 0 1.4rem;overflow-x:auto}
.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{width:100%;border-collapse:collapse;font-size:.95rem;line-height:1.45}
caption{padding-bottom:.4rem;text-align:left;font-weight:700;color:var(--accent)}
th,td{padding:.5rem .7rem .5rem 0;hyphens:auto;text-align:left;vertical-align:top;
border-bottom:1px solid var(--line)}
thead th,thead td{border-bottom:2px solid var(--accent);vertical-align:bottom;color:var(--soft);
font-size:.9rem}
tbody th{font-weight:600}
.wide table{font-size:.85rem}
.wide thead th{font-size:.8rem}
figure{margin:1.4rem 0}
figcaption{margin-bottom:.5rem;font-weight:700;color:var(--accent)}
.drawing{padding:.75rem;border:1px solid var(--line);border-radius:.4rem;background:#fff;
color:#1d2428}
.drawing svg{display:block;max-width:100%;height:auto;margin:0 auto}
.field{margin:1rem 0 1.4rem}
.field p{margin:0}
.field-name{display:inline-block;margin-right:.5rem;padding:0 .4rem;border:1px solid var(--rule);
border-radius:.3rem;font-size:.85rem;color:var(--soft)}
.field-label{font-weight:600}
.line{display:block;min-height:2.1rem;border-bottom:1px solid var(--rule)}
.line.filled{padding-top:.35rem;min-height:2.1rem}
hr.page{margin:2.5rem 0;border:0;border-top:1px dashed var(--rule)}
footer{margin-top:2.5rem;padding-top:.8rem;border-top:1px solid var(--line);font-size:.9rem;
color:var(--soft)}
footer p{margin:0 0 .3rem}
@media (min-width:56rem){.sheet{margin:2rem auto;border-radius:.6rem;
box-shadow:0 1px 6px rgb(0 0 0/.12)}}
@media (max-width:34rem){html{font-size:100%}.sheet{padding:1.25rem 1rem}h1{font-size:1.5rem}
h2{font-size:1.2rem}.box{padding:.8rem .9rem}}
@media screen and (max-width:34rem){.drawing{padding:.4rem;overflow-x:auto}
.drawing svg{max-width:none}
.stack table,.stack caption,.stack tbody,.stack tr,.stack tbody th,.stack tbody td{display:block;
min-width:0}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{padding:.7rem 0;border-bottom:1px solid var(--rule)}
.stack tr:first-child{border-top:2px solid var(--accent)}
.stack tbody th,.stack tbody td{padding:.15rem 0;border:0}
.stack td[data-label]::before{content:attr(data-label);display:block;margin-top:.3rem;
font-size:.85rem;font-weight:600;color:var(--soft)}
.stack tbody th{font-size:1.05rem}}
"""

_COLUMNS = "".join(
    f".c{each}{{min-width:calc({each}ch + .7rem)}}" for each in range(1, WIDEST_COLUMN + 1)
)

# on paper always the light colours, whatever the screen has
_PRINT = """
@page{size:A4;margin:17mm 18mm 18mm;%(margins)s}
@page :first{@top-right{content:none}}
@media print{
:root{color-scheme:only light;--accent:%(light)s;--paper:#fff;--ground:#fff;--ink:#000;
--soft:#3d474d;--line:#a9b3b9;--tint:#fff;--danger:#8c1515;--danger-tint:#fff;--rule:#5d6870}
html{font-size:11pt}
body{line-height:1.45}
.sheet{max-width:none;margin:0;padding:0;box-shadow:none;border-radius:0}
header{margin-bottom:1rem}
h1{font-size:20pt}h2{font-size:14pt;margin-top:1.5rem}h3{font-size:12pt}
h1,h2,h3,h4,h5,h6,caption,figcaption,.box-title,.field-label{break-after:avoid}
.box,tr,li,figure,.field,.mark{break-inside:avoid}
thead{display:table-header-group}
p{orphans:3;widows:3}
.scroll{overflow:visible}
.line{min-height:9mm}
hr.page{display:none}hr.page+*{break-before:page}
footer{break-inside:avoid}}
"""

# A browser that prints in the margins repeats the foot on every page, so that the end needs none.
# There is no asking for margins; these two are asked for because only such a browser has both.
_FOOT_ELSEWHERE = """
@supports (interpolate-size:allow-keywords) and (font-variant-emoji:text){@media print{
.foot{display:none}}}
"""


def style(house: HouseStyle, *, mark: str = "", foot: str = "") -> str:
    """Return the style of a page; `mark` and `foot` stand in the margins of a printed page."""
    return _style(house.accent, mark, foot)


@lru_cache(maxsize=64)
def _style(accent: str, mark: str, foot: str) -> str:
    colours = {
        "light": readable(accent, on=_TINT),
        "dark": readable(accent, on=_DARK_TINT, least=_COMFORT),
    }
    in_margin = bool(foot) and len(foot) <= LONGEST_FOOT
    look = "font:9pt system-ui,Arial,sans-serif;color:#3d474d"
    margins = f"@bottom-right{{content:counter(page) ' / ' counter(pages);{look}}}"
    if in_margin:
        margins += f"@bottom-left{{content:{_css_text(foot)};{look};width:78%}}"
    if mark:
        margins += f"@top-right{{content:{_css_text(mark[:LONGEST_FOOT])};{look}}}"
    text = _COLOURS % colours + _SCREEN + _COLUMNS + _PRINT % {**colours, "margins": margins}
    return (text + (_FOOT_ELSEWHERE if in_margin else "")).replace("\n", " ")


def _css_text(text: str) -> str:
    """Quote a text for a style sheet: every sign but plain letters by its number."""
    return '"' + "".join(
        each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in text
    ) + '"'  # fmt: skip
