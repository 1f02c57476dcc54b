"""A logo keeps its picture and nothing it was carrying."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.sample import chunk, png
from top3.formats.png import MAGIC, NotPngError, read_png

CARRIED = (
    chunk(b"tEXt", b"Author\0Karim") + chunk(b"eXIf", b"52.1 5.1") + chunk(b"tIME", b"1234567")
)


def carrying(extra, plain=None):
    """Return a picture with more in it, right after its head."""
    plain = plain or png()
    return plain[:33] + extra + plain[33:]


def test_a_picture_that_carries_nothing_comes_back_as_it_is():
    found = read_png(png(24, 6))
    assert (found.data, found.wide, found.high) == (png(24, 6), 24, 6)


def test_who_made_it_where_and_when_stay_behind():
    assert read_png(carrying(CARRIED) + b"<script>").data == png()


@given(
    st.binary(max_size=60), st.sampled_from([b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"acTL", b"iCCP"])
)
def test_whatever_else_it_carries_never_comes_along(data, kind):
    assert read_png(carrying(chunk(kind, data))).data == png()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"GIF89a",
        MAGIC,
        png()[:-12],
        png()[:-1],
        MAGIC + chunk(b"IEND", b""),
        MAGIC + chunk(b"IDAT", zlib.compress(b"x")) + chunk(b"IEND", b""),
        MAGIC + chunk(b"IHDR", b"short") + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
        png().replace(b"IDAT", b"IDAU"),
    ],
    ids=["nothing", "another kind", "a head only", "no end", "half an end", "no picture", "no size",
         "half a size", "damaged"],
)  # fmt: skip
def test_what_is_no_whole_picture_is_refused(raw):
    with pytest.raises(NotPngError):
        read_png(raw)


@given(st.binary(max_size=80))
def test_any_bytes_are_a_picture_or_are_refused(data):
    with pytest.raises(NotPngError):
        read_png(MAGIC + data)
