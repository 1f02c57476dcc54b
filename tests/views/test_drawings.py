"""Drawings: text stays inside, nothing runs, unknown stays unknown, and words say the same."""

import re
import runpy
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from top3.formats.drawing import inline
from top3.views.drawings import svg
from top3.views.drawings.own_line import Point, own_line
from top3.views.drawings.people import Place, Someone, Tie, people_mermaid, who_is_who
from top3.views.drawings.phases import Phase, phase_figure, phases_mermaid
from top3.views.drawings.timeline import Event, timeline, timeline_mermaid, timelines

NASTY = "<script>alert(1)</script>&\"' \u202egnip\u202c\u200b " + "W" * 10_000
_NS = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).resolve().parents[2]


def parsed(figure):
    return ET.fromstring(figure.svg)  # noqa: S314 - our own drawing


def texts(figure):
    """Return every line of text in a drawing, with where it stands, how large, and how it hangs."""
    for each in parsed(figure).iter(f"{_NS}text"):
        words = "".join(each.itertext())
        yield (words, float(each.get("x")), float(each.get("y")), float(each.get("font-size")),
               each.get("text-anchor", "start"), each.get("font-weight") is not None)  # fmt: skip


def shown(figure):
    return " ".join(words for words, *_ in texts(figure))


def run_out(figure):
    """Return the lines of a drawing that would leave it at the sides or below."""
    root = parsed(figure)
    _, _, wide, high = map(float, root.get("viewBox").split())
    for words, x, y, size, anchor, bold in texts(figure):
        width = svg.width_of(words, size, bold=bold)
        start = x - width / 2 if anchor == "middle" else x
        if start < 0 or start + width > wide + 0.5 or y > high:
            yield words


def overlaps(figure):
    """Return the lines of a drawing that stand on top of each other."""
    lines = [
        (words, x, y - size, x + svg.width_of(words, size), y)
        for words, x, y, size, anchor, _ in texts(figure) if anchor == "start"
    ]  # fmt: skip
    for at, (words, left, top, right, bottom) in enumerate(lines):
        for other, left2, top2, right2, bottom2 in lines[at + 1 :]:
            if left < right2 and left2 < right and top < bottom2 - 0.5 and top2 < bottom - 0.5:
                yield words, other


def every_drawing(words):
    """Return every kind of drawing with these words at every place where words can stand."""
    people = [Someone("a", words, (words,)), Someone("b", words), Someone("c", "Bram")]
    places = [Place(words, ("a", "b"), is_all=False), Place("x", ("c",), also=("a",))]
    ties = [Tie("a", words, "b"), Tie("b", "partner van", "c"), Tie("c", words, "a")]
    events = [
        Event(words, words, ("2026-01-02",)),
        Event("Fase", words, ("2026-02",), band=True),
        Event(words, words, ("2026-03-01", ""), "period", acute="opens"),
        Event(words, words, told=words),
    ]
    return (
        who_is_who(people, places, ties, "nl", title=words),
        timeline(events, "nl", title=words),
        own_line([Point(3, date(2026, 1, 2), words, words), Point(9)], "nl", title=words),
        phase_figure([Phase("a", words, (words,)), Phase("b", "y")], "a", "nl", title=words,
                     acute=(words,)),
    )  # fmt: skip


# ---------------------------------------- every drawing


@pytest.mark.parametrize("words", ["kort", "een gewone zin die over meer regels loopt " * 4, NASTY])
def test_no_text_leaves_a_drawing_or_stands_on_another(words):
    for figure in every_drawing(words):
        assert list(run_out(figure)) == []
        assert list(overlaps(figure)) == []


@pytest.mark.slow
@given(st.text(min_size=1, max_size=400))
def test_whatever_the_words_a_drawing_can_be_read_and_only_looked_at(words):
    for figure in every_drawing(words):
        assert list(run_out(figure)) == []
        tags = {each.tag for each in parsed(figure).iter()}
        allowed = ("svg", "title", "desc", "rect", "path", "circle", "text", "tspan")
        assert tags <= {f"{_NS}{name}" for name in allowed}


def test_a_hostile_name_is_cut_in_the_drawing_and_whole_in_the_words():
    for figure in every_drawing(NASTY):
        assert "…" in shown(figure)
        assert "W" * 10_000 not in shown(figure)
        assert "W" * 10_000 in figure.alternative
        assert "<script" not in figure.svg
        assert "\u202e" not in figure.svg


def test_a_page_of_html_takes_every_drawing_as_it_is():
    for figure in every_drawing(NASTY):
        assert inline(figure.svg, title="t", alternative="a", key="k")


def test_every_drawing_has_a_title_and_a_description_that_says_the_same():
    for figure in every_drawing("woord"):
        root = parsed(figure)
        assert root.get("role") == "img"
        assert root.find(f"{_NS}title").text == figure.title
        assert root.find(f"{_NS}desc").text == figure.alternative


def test_the_same_drawing_gives_the_same_bytes():
    assert every_drawing("woord") == every_drawing("woord")


def test_a_drawing_is_never_higher_than_a_page():
    events = [Event("x", "y", (f"2026-01-{day:02}",)) for day in range(1, 29)]
    figure = timeline(events, "nl", title="t")
    root = parsed(figure)
    assert float(root.get("height")) <= svg.MOST_HIGH
    assert float(root.get("viewBox").split()[3]) > svg.MOST_HIGH
    wide, high = float(root.get("width")), float(root.get("height"))
    box = [float(each) for each in root.get("viewBox").split()]
    assert wide / high == pytest.approx(box[2] / box[3], rel=0.01)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [svg.INK, svg.QUIET])
@pytest.mark.parametrize("under", [svg.PAPER, svg.PANEL])
def test_text_can_be_read_on_every_ground_it_stands_on(colour, under):
    assert (luminance(under) + 0.05) / (luminance(colour) + 0.05) >= 4.5


def test_lines_can_be_seen():
    assert (luminance(svg.PAPER) + 0.05) / (luminance(svg.LINE) + 0.05) >= 3


# ---------------------------------------- time


@pytest.mark.parametrize(
    ("event", "when", "exact"),
    [
        (Event("x", "y", ("2026-01-12",)), "12 januari 2026", True),
        (Event("x", "y", ("2025-11",)), "november 2025", False),
        (Event("x", "y", ("2017",)), "2017", False),
        (Event("x", "y", ("2025-12-27",), "around"), "rond 27 december 2025", False),
        (Event("x", "y", ("2026-01-02", "2026-01-05")), "2 januari 2026, 5 januari 2026", True),
        (Event("x", "y", ("2026-01-02", "2026-02")), "2 januari 2026, februari 2026", False),
        (Event("x", "y", ("2025-01-01", "2025-03-31"), "period"),
         "1 januari 2025 tot en met 31 maart 2025", False),
        (Event("x", "y", ("2025-01-01", ""), "period"), "vanaf 1 januari 2025", False),
        (Event("x", "y", ("", "2025-12-25"), "period"), "tot en met 25 december 2025", False),
    ],
)  # fmt: skip
def test_a_day_is_drawn_as_exactly_as_it_was_told_and_no_more(event, when, exact):
    assert event.when("nl") == when
    figure = timeline([event], "nl", title="t")
    assert ("dag bekend" in shown(figure)) == exact
    assert ("ongeveer, of een periode" in shown(figure)) != exact
    assert f"{when}: x: y" in figure.alternative


def test_events_stand_in_order_of_time_and_those_of_one_day_together():
    events = [Event("b", "later", ("2026-02-01",)), Event("a", "eerst", ("2026-01",)),
              Event("c", "ook later", ("2026-02-01",))]  # fmt: skip
    says = timeline(events, "nl", title="Tijdlijn").alternative
    assert says == ("Tijdlijn. januari 2026: a: eerst. 1 februari 2026: b: later; c: ook later.")


def test_what_has_no_day_stands_beside_the_line_and_is_not_lost():
    figure = timeline([Event("x", "y", told="elke week")], "nl", title="t")
    assert "Dag niet bekend" in shown(figure)
    assert "x: y (elke week)" in shown(figure)
    assert "Dag niet bekend: x: y (elke week)" in figure.alternative


def test_nothing_with_a_day_is_said_to_be_nothing_recorded_yet():
    assert "nog niets met een dag vastgelegd" in shown(timeline([], "nl", title="t"))
    assert timelines([], "nl", title="t") == ()


def test_a_long_line_of_time_is_drawn_over_pages_and_nothing_is_lost():
    events = [Event("x", f"nummer {day}", (f"2026-01-{day:02}",)) for day in range(1, 29)]
    figures = timelines(events, "nl", title="Tijdlijn")
    assert [each.title for each in figures] == ["Tijdlijn (1 van 2)", "Tijdlijn (2 van 2)"]
    told = re.findall(r"nummer (\d+)", " ".join(each.alternative for each in figures))
    assert told == [str(day) for day in range(1, 29)]
    assert timelines(events[:3], "nl", title="Tijdlijn")[0].title == "Tijdlijn"


def test_what_is_acute_is_drawn_until_it_is_closed_also_on_the_next_page():
    opens = Event("Acuut open", "s1", ("2026-01-01",), acute="opens")
    closes = Event("Acuut gesloten", "s1", ("2026-03-01",), acute="closes")
    after = Event("x", "y", ("2026-03-05",))
    thick = 'stroke-width="6"'
    assert timeline([opens, after], "nl", title="t").svg.count(thick) == 3
    assert timeline([opens, closes, after], "nl", title="t").svg.count(thick) == 2
    assert thick not in timeline([after], "nl", title="t").svg
    between = [Event("x", "y", (f"2026-02-{day:02}",)) for day in range(1, 29)]
    last = timelines([opens, *between], "nl", title="t")[-1]
    assert "er staat iets acuut open" in shown(last)


# ---------------------------------------- people

PEOPLE = [Someone("a", "Rik", ("40 jaar",)), Someone("b", "Bram", ("leeftijd niet bekend",))]


@pytest.mark.parametrize(("is_all", "said"), [(False, True), (True, False), (None, False)])
def test_that_it_is_not_known_whether_these_are_all_is_drawn_as_not_known(is_all, said):
    figure = who_is_who(PEOPLE, [Place("Thuis", ("a", "b"), is_all=is_all)], [], "nl", title="t")
    for text in (shown(figure), figure.alternative):
        assert ("niet bekend of dit iedereen is" in text) == said
    assert ("stroke-dasharray" in figure.svg) == said


def test_a_home_of_which_nobody_is_known_is_drawn_as_not_known():
    figure = who_is_who(PEOPLE, [Place("Thuis", (), is_all=False)], [], "nl", title="t")
    assert "niet bekend of dit iedereen is" in shown(figure)


def test_what_one_is_to_another_is_said_and_drawn_once_from_who_it_is():
    tie = Tie("a", "vader van", "b")
    places = [Place("Thuis", ("a", "b"), is_all=True)]
    figure = who_is_who(PEOPLE, places, [tie], "nl", title="Wie is wie")
    assert figure.alternative == (
        "Wie is wie. Thuis: Rik (40 jaar); Bram (leeftijd niet bekend). Rik: vader van Bram."
    )
    assert shown(figure).count("vader van Bram") == 1
    assert figure.svg.count("<path") == 1


def test_a_tie_to_somebody_who_is_not_given_is_not_drawn():
    figure = who_is_who(PEOPLE[:1], [Place("Thuis", ("a",))], [Tie("a", "vader van", "b")], "nl",
                        title="t")  # fmt: skip
    assert "vader" not in figure.svg


def test_who_has_two_homes_stands_in_both():
    places = [Place("Thuis", ("a", "b")), Place("Bij oma", (), also=("b",))]
    figure = who_is_who(PEOPLE, places, [], "nl", title="t")
    assert "Bram (ook hier)" in shown(figure)
    assert "Bij oma: Bram (ook hier)" in figure.alternative


# ---------------------------------------- the line from 0 to 10


def test_points_stand_in_order_of_day_with_the_words_beside_them_and_no_line_between():
    points = [Point(7, date(2026, 3, 1), "beter"), Point(2, date(2026, 1, 1), "bang"),
              Point(5, None, "weet niet wanneer")]  # fmt: skip
    figure = own_line(points, "nl", title="Bram")
    assert figure.alternative == (
        "Bram. 1 januari 2026: op 2 van 0 tot 10, met de woorden “bang”. "
        "1 maart 2026: op 7 van 0 tot 10, met de woorden “beter”. "
        "dag niet bekend: op 5 van 0 tot 10, met de woorden “weet niet wanneer”."
    )
    paths = re.findall(r'<path d="([^"]+)"', figure.svg)
    assert all(re.fullmatch(r"M\S+ \S+ [HV]\S+", each) for each in paths)
    assert "gemiddeld" not in figure.svg


@pytest.mark.parametrize("value", [0, 5, 10])
def test_no_colour_tells_a_high_point_from_a_low_one(value):
    colours = set(re.findall(r"#[0-9a-f]{6}", own_line([Point(value)], "nl", title="t").svg))
    assert colours == {svg.INK, svg.QUIET, svg.LINE, svg.PAPER}


def test_a_line_without_points_says_so():
    assert "nog niets op de lijn" in own_line([], "nl", title="t").alternative


# ---------------------------------------- phases

PHASES = [Phase("a", "aanmelding"), Phase("b", "herstel", ("sinds 1 mei 2026",))]


@pytest.mark.parametrize(
    ("now", "said"),
    [("b", "De zaak staat nu in: herstel"), (None, "niet vastgelegd waar de zaak staat")],
)
def test_the_phase_it_stands_in_is_marked_in_words_and_a_thick_border(now, said):
    figure = phase_figure(PHASES, now, "nl", title="t")
    assert said in figure.alternative
    assert ('stroke-width="3"' in figure.svg) == (now is not None)
    assert ("hier staat de zaak nu" in shown(figure)) == (now is not None)


def test_what_is_acute_lies_over_every_phase_and_is_never_cut_away():
    figure = phase_figure(PHASES, "a", "nl", title="t", acute=("s1: slaat", "s2: duwt"))
    first = next(texts(figure))
    assert first[0] == "Acuut staat open"
    assert "Acuut staat open: s1: slaat; s2: duwt" in figure.alternative


# ---------------------------------------- as text for Mermaid


@pytest.mark.parametrize("words", ["gewoon", NASTY, 'end; click "x" : [y] {z} %% #'])
def test_words_start_no_command_in_mermaid(words):
    people = [Someone("a", words, (words,)), Someone("b", "Bram")]
    drawn = (
        people_mermaid(people, [Place(words, ("a", "b"))], [Tie("a", words, "b")], "nl"),
        timeline_mermaid([Event(words, words, ("2026-01-01",)), Event(words, words)], "nl",
                         title=words),
        phases_mermaid([Phase("a", words), Phase("b", words)], "a", "nl"),
    )  # fmt: skip
    for text in drawn:
        assert "<script" not in text
        assert 'click "' not in text
        assert "W" * 100 not in text
        assert "\u202e" not in text


def test_mermaid_names_everybody_everything_and_where_it_stands():
    text = people_mermaid(PEOPLE, [Place("Thuis", ("a", "b"))], [Tie("a", "vader van", "b")], "nl")
    assert 'n0 -- "vader van" --- n1' in text
    assert "style f1 stroke-width:4px" in phases_mermaid(PHASES, "b", "nl")
    assert "1 mei 2026 : x#58; y" in timeline_mermaid(
        [Event("x", "y", ("2026-05-01",))], "nl", title="t"
    )


# ---------------------------------------- in the documentation


def test_the_pictures_of_the_documentation_are_what_is_drawn_now():
    made = runpy.run_path(str(ROOT / "tools" / "plan_pictures.py"))["pictures"]()
    for name, figure in made.items():
        kept = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
        assert kept == figure.svg + "\n"
        assert list(run_out(figure)) == []
