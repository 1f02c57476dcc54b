"""Whatever colour a house brings, what stands in it can be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.sample import sample
from top3.document import HouseStyle
from top3.formats.colours import DEFAULT_ACCENT, LEAST, contrast, is_colour, readable
from top3.formats.html_style import style

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def variables(css):
    """Return the colours of a page by name: in light, in dark and on paper."""
    return [
        dict(re.findall(r"--([a-z-]+): ?(#[0-9a-f]{3,6})", block))
        for block in re.findall(r":root\{([^}]*)\}", css)
    ]


def long(colour):
    return colour if len(colour) == 7 else "#" + "".join(each * 2 for each in colour[1:])


def test_black_on_white_has_the_most_contrast_and_a_colour_on_itself_the_least():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#1f6e5a", "#1f6e5a") == 1
    # the two greys of WCAG's own example: one just fails, one just passes
    assert contrast("#777777", "#ffffff") < LEAST < contrast("#767676", "#ffffff")


@given(COLOURS, st.sampled_from(["#ffffff", "#f1f4f5", "#1b2024", "#000000"]))
def test_every_accent_can_be_read_on_light_and_on_dark(colour, ground):
    found = readable(colour, on=ground)
    assert contrast(found, ground) >= LEAST
    assert readable(found, on=ground) == found


@pytest.mark.parametrize(("colour", "kept"), [("#767676", True), ("#777777", False)])
def test_a_colour_that_can_be_read_is_left_alone(colour, kept):
    assert (readable(colour, on="#ffffff") == colour) == kept


@pytest.mark.parametrize("text", ["", "red", "#12345", "#1234567", "#12345g", "url(x)", "#12345\n"])
def test_what_is_no_colour_becomes_the_default(text):
    assert not is_colour(text)
    assert readable(text, on="#ffffff") == DEFAULT_ACCENT
    assert style(HouseStyle(accent=text)) == style(HouseStyle())


def test_the_contrast_of_what_is_no_colour_is_refused():
    with pytest.raises(ValueError, match="six hexadecimal digits"):
        contrast("red", "#ffffff")


@given(COLOURS)
def test_every_pair_of_colours_that_carries_text_can_be_read(accent):
    light, dark, paper = variables(style(HouseStyle(accent=accent)))
    for found in (light, dark, {**light, **paper}):
        for ground in ("paper", "tint"):
            for ink in ("ink", "soft", "accent"):
                assert contrast(long(found[ink]), long(found[ground])) >= LEAST
        for ink in ("danger", "ink"):
            assert contrast(long(found[ink]), long(found["danger-tint"])) >= LEAST
        # WCAG 1.4.11: a border that tells something apart
        assert contrast(long(found["rule"]), long(found["paper"])) >= 3


def test_the_accent_of_the_document_is_the_default():
    assert HouseStyle().accent == DEFAULT_ACCENT
    assert sample().style.accent in style(sample().style)
