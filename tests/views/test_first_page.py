"""The worker's plan begins with what must happen now, on one page; the rest follows, marked."""

from functools import cache

from top3.document import Box, Heading, PageBreak, Table
from top3.views.compose import compose_plan
from unit.small_case import chosen, plan_of

AGREEMENT = {"id": "a1", "answers": ["s1"], "keepers": ["p1"], "what": {"nl": "gaat naar buiten"},
             "from": "2026-03-10", "evaluate": "2026-03-30", "only_for": ["p2"]}  # fmt: skip


@cache
def blocks():
    plan = plan_of(decisions=[chosen("s1", "s2")], agreements=[AGREEMENT])
    return compose_plan(plan, "nl").blocks


def page():
    return blocks()[: [type(each) for each in blocks()].index(PageBreak)]


def test_what_must_happen_now_comes_first_and_then_the_top_three_with_its_agreements():
    assert isinstance(blocks()[0], Box)
    assert blocks()[0].title == "Nu eerst"
    found = [each.text for each in page() if isinstance(each, Heading)]
    assert found[:2] == ["Gekozen top 3", "Lopende afspraken"]
    assert "Eerst te vragen" in found


def test_running_agreements_stand_on_the_first_page_with_names_days_and_whom_they_are_for():
    (running,) = (each for each in page() if isinstance(each, Table))
    assert running.row_headers
    assert running.rows == (
        (
            "a1: Rik",
            "gaat naar buiten (alleen voor Bram: niet in andere stukken)",
            "vanaf 10 maart 2026",
            "30 maart 2026",
        ),
    )


def test_what_nobody_said_of_an_agreement_is_named_and_never_reads_as_no():
    found = (each for each in blocks() if isinstance(each, Table))
    (whole,) = (each for each in found if each.caption.startswith("a1: "))
    rows = dict(whole.rows)
    assert rows["als het niet lukt"] == "nog niet afgesproken"
    assert "of zij nodig is om te beschermen (telt als ja)" in rows["nog niet vastgelegd"]
    assert rows["LET OP"] == "alleen voor Bram: niet in andere stukken"


def test_where_nothing_is_agreed_for_an_emergency_the_plan_says_to_agree_on_it():
    (box,) = (
        each for each in blocks() if isinstance(each, Box) and each.title == "Als het misgaat"
    )
    assert box.tone == "danger"
    assert "Spreek het af, met ieder apart." in box.lines[0]
