"""A drawing in a page can be looked at and nothing else; with anything more in it, it stays out."""

import re

import pytest

from formats.sample import LINE
from top3.document import Document, Figure
from top3.formats import html
from top3.formats.drawing import inline

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
SHAPES = [
    '<g fill="none" stroke="#1f4e5f"><path d="M0 0L9 9"/></g>',
    '<text x="1" y="2" text-anchor="middle">Mila &amp; Daan<tspan dy="3">8</tspan></text>',
    '<defs><marker id="m"><path d="M0 0"/></marker></defs><line x2="9" marker-end="url(#m)"/>',
    '<g><title>Punt</title><circle r="3"/></g>',
]
PLANTED = {
    "a script": "<script>1</script>",
    "a foreign object": "<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject>",
    "an event": '<rect onclick="x"/>',
    "an event in capitals": '<rect onLoad="x"/>',
    "a link": '<a href="http://a.nl"><rect/></a>',
    "a picture": '<image href="http://a.nl/x.png"/>',
    "something used from elsewhere": '<use href="http://a.nl/x.svg#y"/>',
    "a style sheet": "<style>@import 'x'</style>",
    "a style": '<rect style="fill:url(http://a.nl)"/>',
    "a colour from elsewhere": '<rect fill="url(http://a.nl/x#y)"/>',
    "a colour from elsewhere, hidden": '<rect fill="u\\72l(x)"/>',
    "an animation": '<animate attributeName="href" to="javascript:1"/>',
    "another namespace": '<x:rect xmlns:x="http://www.w3.org/1999/xhtml"/>',
    "a foreign attribute": '<rect xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>',
    "a wrong end": "<rect>",
    "too much inside each other": "<g>" * 70 + "</g>" * 70,
}


def page(svg):
    figure = Figure(svg, "Drie dagen op een rij.", "Dagen")
    return html.write(Document("T", "nl", (figure,)))


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_and_text_come_through(shape):
    found = inline(f"{HEAD}{shape}</svg>", title="Dagen", alternative="Drie dagen.", key="b1")
    assert found.startswith('<svg viewBox="0 0 9 9" role="img" aria-labelledby="b1-t b1-d">')
    assert '<title id="b1-t">Dagen</title><desc id="b1-d">Drie dagen.</desc>' in found
    assert re.findall(r"<(\w+)", shape) == re.findall(r"<(\w+)", found)[3:]


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_drawing_with_anything_else_in_it_gives_way_to_its_words(planted):
    written = page(f"{HEAD}<rect/>{planted}</svg>")
    assert "<svg" not in written
    assert "<p>Drie dagen op een rij.</p>" in written


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "geen tekening",
        "<div/>",
        f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}<text>&a;</text></svg>',
        f"<?xml-stylesheet href='http://a.nl'?>{HEAD}</svg>",
        f"{HEAD}<!-- x --></svg>",
    ],
    ids=["nothing", "text", "another root", "an entity", "a style sheet outside", "a remark"],
)
def test_what_is_no_plain_drawing_gives_way_to_its_words(svg):
    assert "<svg" not in page(svg)
    assert "Drie dagen op een rij." in page(svg)


def test_names_inside_a_drawing_are_its_own_and_point_where_they_did():
    svg = f'{HEAD}<defs><marker id="m"/></defs><path marker-end="url(#m)"/></svg>'
    found = inline(svg, title="", alternative="Een pijl.", key="b7")
    assert 'id="b7-m"' in found
    assert 'marker-end="url(#b7-m)"' in found
    assert '<title id="b7-t">Een pijl.</title>' in found
    assert "<desc" not in found


def test_names_that_a_drawing_had_itself_give_way_to_those_of_the_document():
    svg = HEAD.replace(">", ' role="img" aria-label="Anders">') + "<title>Anders</title></svg>"
    assert "Anders" not in inline(svg, title="Dagen", alternative="Drie.", key="b1")


def test_the_words_are_there_with_the_drawing():
    written = page(LINE)
    assert "<desc id" in written
    assert "Gesprek thuis" in written
    assert "<figcaption>Dagen</figcaption>" in written
