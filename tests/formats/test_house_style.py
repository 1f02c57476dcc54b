"""A house style is read strictly, and changes nothing that a document says."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.sample import chunk, png, sample
from top3.document import HouseStyle, Logo
from top3.errors import HouseStyleError
from top3.formats import html, markdown, text
from top3.views.house_style import (
    LARGEST_LOGO,
    LONGEST_TEXT,
    MOST_PIXELS,
    HouseStyleFile,
    load_house_style,
    read_house_style,
)

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "house-style" / "house-style.yaml"
HEAD = "top3: house-style/1\n"
WHOLE = HEAD + (
    'accent: "#1F6E5A"\nlogo: {file: logo.png, alternative: {nl: Ons logo, en: Our logo}}\n'
    "footer: {nl: Ons huis, en: Our house}\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "logo.png").write_bytes(png())
    return tmp_path


def load(folder, content):
    path = folder / "house-style.yaml"
    path.write_text(content, encoding="utf-8")
    return read_house_style(path)


def faults(folder, content):
    with pytest.raises(HouseStyleError) as caught:
        load(folder, content)
    return [(each.place.line, each.place.path, each.code) for each in caught.value.problems]


def test_a_house_style_has_a_colour_a_logo_and_a_foot_in_both_languages(folder):
    style = load(folder, WHOLE)
    assert style.in_language("nl") == HouseStyle("#1f6e5a", Logo(png(), "Ons logo"), "Ons huis")
    assert style.in_language("en") == HouseStyle("#1f6e5a", Logo(png(), "Our logo"), "Our house")


def test_every_part_may_be_left_out(folder):
    assert load(folder, HEAD) == HouseStyleFile()
    assert load(folder, HEAD).in_language("nl") == HouseStyle()


def test_the_example_can_be_used_as_it_is():
    style = load_house_style(EXAMPLE)
    assert load_house_style(EXAMPLE, "en").footer != style.footer
    assert style.logo is not None
    assert "verzonnen" in style.footer
    assert style.logo.alternative in html.write(sample(style=style))


@pytest.mark.parametrize(
    ("content", "due"),
    [
        ("accent: '#000000'\n", [(1, "top3", "wrong-kind")]),
        ("top3: case/1\n", [(1, "top3", "wrong-kind")]),
        ("- a\n", [(1, "", "wrong-kind")]),
        (f"{HEAD}colour: x\n", [(2, "…", "unknown-key")]),
        (f"{HEAD}accent: red\n", [(2, "accent", "not-a-colour")]),
        (f"{HEAD}accent: #123456\n", [(2, "", "null")]),
        (f"{HEAD}accent: 123456\n", [(2, "accent", "not-a-colour")]),
        (f"{HEAD}footer: Ons huis\n", [(2, "footer", "wrong-kind")]),
        (f"{HEAD}footer: {{nl: Ons huis}}\n", [(2, "footer.en", "missing-key")]),
        (f"{HEAD}footer: {{nl: Ons huis, en: 3}}\n", [(2, "footer.en", "wrong-kind")]),
        (f"{HEAD}logo: logo.png\n", [(2, "logo", "wrong-kind")]),
        (f"{HEAD}logo: {{file: logo.png}}\n", [(2, "logo.alternative", "wrong-kind")]),
        (f"{HEAD}logo: {{alternative: {{nl: a, en: b}}}}\n", [(2, "logo.file", "missing-key")]),
        ("", [(None, "", "empty")]),
    ],
)
def test_what_is_not_due_is_refused_with_its_place(folder, content, due):
    assert faults(folder, content) == due


def test_every_fault_is_named_at_once(folder):
    content = "top3: x\naccent: yes\nfooter: {nl: a}\nlogo:\n  file: ../a.png\n  size: big\n"
    assert faults(folder, content) == [
        (1, "top3", "wrong-kind"), (2, "", "yes-no"), (3, "footer.en", "missing-key"),
        (4, "logo.alternative", "wrong-kind"), (5, "logo.file", "not-beside"),
        (6, "logo.…", "unknown-key"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["../logo.png", "a/../../logo.png", "/logo.png", "C:/logo.png", "..\\\\logo.png", "logo.svg",
     "//server/logo.png", "away.png"],
)  # fmt: skip
def test_a_logo_from_elsewhere_is_refused(folder, name):
    (folder.parent / "logo.png").write_bytes(png())
    (folder / "away.png").symlink_to(folder.parent / "logo.png")
    content = f'{HEAD}logo: {{file: "{name}", alternative: {{nl: a, en: b}}}}\n'
    assert faults(folder, content) == [(2, "logo.file", "not-beside")]


def heavy(size):
    """Return a picture of exactly this many bytes."""
    plain = png()
    filling = chunk(b"tEXt", bytes(size - len(plain) - 12))
    return plain[:-12] + filling + plain[-12:]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (None, "not-found"),
        (b"GIF89a", "not-a-png"),
        (png()[:-1], "not-a-png"),
        (png(MOST_PIXELS, 1), None),
        (png(MOST_PIXELS + 1, 1), "too-large"),
        (png(1, MOST_PIXELS + 1), "too-large"),
        (heavy(LARGEST_LOGO), None),
        (heavy(LARGEST_LOGO + 1), "too-large"),
    ],
    ids=["none", "another kind", "half", "wide", "too wide", "too high", "heavy", "too heavy"],
)
def test_a_logo_is_a_whole_png_of_a_fair_size(folder, raw, code):
    (folder / "logo.png").unlink()
    if raw is not None:
        (folder / "logo.png").write_bytes(raw)
    if code:
        assert faults(folder, WHOLE) == [(3, "logo.file", code)]
    else:
        assert load(folder, WHOLE).png.startswith(b"\x89PNG")


@pytest.mark.parametrize(("length", "fits"), [(LONGEST_TEXT, True), (LONGEST_TEXT + 1, False)])
def test_a_foot_is_one_line_and_no_letter(folder, length, fits):
    content = f"{HEAD}footer: {{nl: {'x' * length}, en: b}}\n"
    if fits:
        assert len(load(folder, content).footer.nl) == length
    else:
        assert faults(folder, content) == [(2, "footer.nl", "too-long")]


def test_a_file_that_is_not_there_is_refused_in_both_languages(tmp_path):
    with pytest.raises(HouseStyleError) as caught:
        load_house_style(tmp_path / "nothing.yaml")
    assert "niet gevonden" in caught.value.in_language("nl")
    assert "not found" in caught.value.in_language("en")


def test_no_refusal_repeats_what_stands_in_the_file(folder):
    content = f"{HEAD}Renske: 1\naccent: Renske\nfooter: {{nl: 3, Renske: b}}\nlogo: Renske\n"
    with pytest.raises(HouseStyleError) as caught:
        load(folder, content)
    assert len(caught.value.problems) == 6
    assert "Renske" not in str(caught.value) + caught.value.in_language("nl") + repr(caught.value)


@pytest.mark.parametrize("write", [text.write, markdown.write], ids=["text", "markdown"])
@given(accent=st.integers(0, 0xFFFFFF).map("#{:06x}".format), foot=st.sampled_from(["", "Wij"]))
def test_a_house_style_adds_its_foot_and_changes_no_other_word(write, accent, foot):
    plain, styled = (
        write(dataclasses.replace(sample(), style=style))
        for style in (HouseStyle(), HouseStyle(accent, Logo(png(), "Logo"), foot))
    )
    assert [line for line in styled.splitlines() if line] == [
        *filter(None, plain.splitlines()), *filter(None, [foot])
    ]  # fmt: skip
