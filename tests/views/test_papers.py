"""Working papers: room to write, the questions for one talk, and nothing that was not given."""

import inspect
from functools import lru_cache

import pytest

from cases.shipped_cases import EVERY, at_once, file_of, result_of
from top3 import render
from top3.cli import main
from top3.document import Box, PageBreak
from top3.errors import RenderError
from top3.method.delicate import is_delicate
from top3.method.questions import by_talk
from top3.views import papers as views_papers
from top3.views import papers_forms, papers_talk
from top3.views.papers_talk import MOST, talk_sheets
from top3.views.readers import Reader
from top3.views.texts import load_texts
from views.paper_cases import (
    RULES,
    UNCHOSEN,
    changed,
    choose,
    chosen,
    fields,
    headings,
    papers,
    words_of,
)

pytestmark = pytest.mark.slow

CASE = result_of("dossier-01").planned
OWN = ("T1", "T2", "T3")
NEW = tuple(f"N{n}{letter}" for n in (1, 2) for letter in "abcdefg")


def acute(line):
    return RULES.dictionary.facts[line.facts[0][1]].acute


def test_the_sheet_of_one_talk_holds_the_questions_of_that_talk_and_of_no_other():
    (sheet,) = talk_sheets(CASE, ["p1"])
    asked = {fact for each in by_talk(CASE.questions)["p1"] for fact in each.facts}
    assert {fact for line in sheet.lines for fact in line.facts} == asked
    names = [line.name for line in sheet.lines]
    assert names == [f"V{n}" for n in range(1, len(names) + 1)]
    assert set(fields(papers(CASE, "worker", "p1"))) == {*names, "W", *OWN, *NEW}


def test_an_acute_round_is_asked_line_by_line_in_plain_words():
    (sheet,) = talk_sheets(CASE, ["p1"])
    assert [acute(line) for line in sheet.lines] == [True] * 8 + [False]
    assert sheet.lines[0].text.nl.startswith("Bent u bang")
    assert all(len(line.facts) == 1 for line in sheet.lines if acute(line))


def test_plain_words_about_a_situation_say_beside_them_which_one():
    (sheet,) = talk_sheets(CASE, ["p1"])
    assert "(s5: houdt Renske bij de polsen vast)" in sheet.lines[-1].text.nl


@pytest.mark.parametrize("name", EVERY)
def test_no_sheet_is_longer_than_a_talk_can_be_and_every_acute_question_stands_on_it(name):
    planned = result_of(name).planned
    for sheet in talk_sheets(planned):
        urgent = [line for line in sheet.lines if acute(line)]
        assert len(sheet.lines) <= max(MOST, len(urgent))
        assert sheet.lines[: len(urgent)] == tuple(urgent)
        assert sheet.left == 0 or len(sheet.lines) >= MOST


@pytest.mark.parametrize("name", EVERY)
def test_nothing_delicate_stands_on_a_question_sheet_and_who_to_consult_only_apart(name):
    planned = result_of(name).planned
    asked = [fact for each in talk_sheets(planned) for line in each.lines for fact in line.facts]
    assert not [key for key, _ in asked if is_delicate(planned.world, key)]
    apart = "Niet zelf vragen, wel raadplegen" in headings(papers(planned, "worker"))
    assert apart is any(each.consult for each in planned.consult_instead)
    for each in planned.case.people:
        assert headings(papers(planned, "worker", each.id))[0] == f"Gesprek met {each.name}"


def test_a_young_child_is_asked_nothing_from_a_list():
    planned = result_of("dossier-02").planned
    document = papers(planned, "worker", "p4")
    assert talk_sheets(planned, ["p4"])[0].lines == ()
    assert "Stel dit kind geen vragen van een lijst." in words_of(document)
    assert "Wie helpt mij?" in headings(document)
    assert "Nieuwe afspraak N1" not in headings(document)


def test_a_young_person_is_asked_only_in_open_words_that_were_written_for_them():
    (sheet,) = talk_sheets(CASE, ["p3"])  # twelve or older, and not yet grown up
    spoken = {each.nl for each in RULES.spoken["child"].values() if each.nl}
    assert sheet.lines
    assert all(line.text.nl.partition(" (s")[0] in spoken for line in sheet.lines)


def test_the_forms_beside_a_question_sheet_say_nothing_of_the_case():
    blocks = papers(chosen(), "worker", "p1").blocks
    forms = blocks[next(n for n, each in enumerate(blocks) if isinstance(each, PageBreak)) :]
    empty = papers(result_of("quiet").planned, "worker", "p1").blocks
    assert forms == empty[next(n for n, each in enumerate(empty) if isinstance(each, PageBreak)) :]


def test_papers_for_a_talk_are_ready_before_anybody_chose_a_top3(capsys):
    assert result_of("dossier-02").planned.basis != "chosen"
    arguments = ["plan", file_of("dossier-02"), "--document", "papers", "--for", "p1"]
    assert main(arguments) == 0
    assert "GESPREK MET MARISKA" in capsys.readouterr().out


def test_papers_for_whom_nothing_was_chosen_are_empty_and_say_so(capsys):
    arguments = ["plan", file_of("quiet"), "--document", "papers", "--audience", "family"]
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert "NIEUWE AFSPRAAK N1" in said.out
    assert "Afspraak A1" not in said.out
    assert "nog niets gekozen" in said.err


def test_a_talk_can_be_with_a_role():
    assert headings(papers(CASE, "worker", "police"))[0] == "Gesprek met politie"


@pytest.mark.parametrize("who", ["p99", "nobody_at_all"])
def test_a_talk_with_nobody_of_the_case_is_refused_with_what_to_do(who):
    with pytest.raises(RenderError) as caught:
        papers(CASE, "worker", who)
    assert "noem een persoon als p1" in caught.value.in_language("nl")
    assert who not in str(caught.value)


@pytest.mark.parametrize(
    "reader", [("organisation", "school"), ("subject", "p1"), ("mda",), ("handover",), ("auditor",)]
)
def test_papers_are_not_made_for_who_is_not_at_the_table(reader):
    with pytest.raises(RenderError, match="is not made for this reader"):
        papers(chosen(), *reader)


def test_a_family_gets_what_was_chosen_filled_in_and_room_for_the_rest():
    document = papers(chosen(), "family")
    assert "Afspraak A1" in headings(document)
    assert "Afspraak A2" in headings(document)
    assert "Afspraak A3" not in headings(document)
    assert "Wie doet dit? Fenna" in words_of(document)
    assert set(fields(document)) == {*OWN, "A1f", "A2f", *NEW}
    assert UNCHOSEN not in words_of(document)


def test_agreements_are_numbered_in_the_order_of_choosing_and_not_as_in_the_record():
    text = render(chosen(), reader=Reader("family"), document="papers")
    assert text.index("Afspraak A1") < text.index("Fenna") < text.index("Afspraak A2")
    assert "a3" not in text


@lru_cache
def without_the_rest():
    return changed(lambda data: choose(data, "a3", "a1", "e90", whom=("family", "network")))


@pytest.mark.parametrize(
    "reader", at_once(1, [("family",), ("family", "p1"), ("child", "p3"), ("network", "p5")])
)
@pytest.mark.parametrize("to", at_once(1, ["text", "html", "markdown"]))
def test_what_was_not_chosen_changes_no_byte_of_the_papers(reader, to):
    one, other = (
        render(planned, to=to, reader=Reader(*reader), document="papers")
        for planned in (chosen(), without_the_rest())
    )
    assert one == other


def test_every_person_writes_an_own_top3_on_a_page_of_their_own():
    document = papers(chosen(), "family", "p1", "p2")
    own = [each for each in headings(document) if each.endswith("wat vind ik het belangrijkst?")]
    assert own == ["Renske: wat vind ik het belangrijkst?", "Jurjen: wat vind ik het belangrijkst?"]


def test_the_network_gets_only_its_own_part():
    document = papers(chosen(), "network", "p5")
    assert "Afspraak A1" in headings(document)
    assert "Afspraak A2" not in headings(document)
    assert "Wie doet dit? Renske" in words_of(document)
    assert "Wie doet dit? Fenna" not in words_of(document)


def test_nothing_on_the_papers_of_a_child_is_a_task_of_the_child():
    document = papers(chosen(), "child", "p3")
    assert "Wie doet dit? Fenna" not in words_of(document)
    assert "Wie doet dit? Renske" in words_of(document)
    assert set(fields(document)) == set(OWN)
    (box,) = [each for each in document.blocks if isinstance(each, Box) and each.tone == "note"]
    assert "Het is niet jouw schuld." in box.lines


def test_a_child_who_checks_by_mistake_does_not_read_that_it_checks():
    def change(data):
        data["agreements"][0]["checkers"] = ["p3", "p5"]
        choose(data, "a1")

    text = words_of(papers(changed(change), "child", "p3"))
    assert "Wie kijkt mee? Wout" in text
    assert "Wie kijkt mee? Fenna" not in text


def test_the_card_names_the_numbers_and_the_steps_that_were_given():
    for reader, number in ((("family",), "0800-2000"), (("child", "p3"), "0800-0432")):
        boxes = [each for each in papers(chosen(), *reader).blocks if isinstance(each, Box)]
        card = next(each for each in boxes if each.tone == "danger")
        assert "112" in card.lines[0]
        assert "1. Ga naar buiten en bel Gea" in card.lines
        assert number in card.lines[-1]
    empty = next(
        each for each in papers(CASE, "worker", "p1").blocks
        if isinstance(each, Box) and each.tone == "danger"
    )  # fmt: skip
    assert len(empty.lines) == 2


def test_an_agreement_that_is_over_is_not_on_the_papers():
    def change(data):
        data["agreements"][0]["status"] = "ended"
        choose(data, "a1", "a2")

    text = headings(papers(changed(change), "family"))
    assert "Afspraak A1" not in text
    assert "Afspraak A2" in text


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_title_and_name_give_nothing_away(lang):
    titles = set()
    for reader in (("worker", "p1"), ("worker",), ("family", "p1"), ("child", "p3")):
        document = papers(chosen(), *reader, lang=lang)
        titles.add((document.title, document.name, document.footer))
    assert len(titles) == 1
    assert "dossier" not in str(titles)


def test_no_text_for_papers_is_left_over():
    source = "".join(map(inspect.getsource, (views_papers, papers_forms, papers_talk)))
    for part in ("papers", "papers_child", "papers_talk"):
        for key in load_texts()[part]:
            stem = key.rstrip("0123456789")
            assert f'"{key}"' in source or f'"{stem}{{place}}"' in source, key
