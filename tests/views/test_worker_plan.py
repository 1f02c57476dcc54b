"""The worker's plan: one page first, then everything once, and what nobody said is named."""

import re
from datetime import date

import pytest

from cases.shipped_cases import EVERY, LANGUAGES, result_of
from top3 import render
from top3.document import Box, Figure, Heading, Items, PageBreak, Paragraph, Table
from top3.views.compose import compose_plan
from unit.small_case import WORKER, chosen, goal, plan_of

pytestmark = pytest.mark.slow

CHOSEN = [chosen("s1", "s2")]
FULL = {
    "id": "a1", "answers": ["s1"], "keepers": ["p1"], "what": {"nl": "gaat naar buiten"},
    "from": "2026-03-10", "checkers": ["school"], "check": {"nl": "belt elke dag"},
    "otherwise": {"nl": "oma komt"}, "evaluate": "2026-03-30", "safety_critical": True,
    "holds_where": [{"nl": "thuis en bij oma"}],
}  # fmt: skip
CHECK = {"id": "ch1", "agreement": "a1", "on": "2026-03-12", "by": WORKER, "found": "kept"}
SHARE = {
    "id": "d2", "kind": "share", "items": ["s1", "a1"], "on": "2026-03-15", "by": WORKER,
    "reason": {"code": "agreed"},
}  # fmt: skip


def document(lang="nl", **parts):
    return compose_plan(plan_of(**{"decisions": CHOSEN, **parts}), lang)


def flat(lang="nl", **parts):
    """Return the plan as text on one line."""
    return " ".join(render(plan_of(**{"decisions": CHOSEN, **parts}), lang=lang).split())


def first_page(made):
    blocks = list(made.blocks)
    return blocks[: next(at for at, each in enumerate(blocks) if isinstance(each, PageBreak))]


def headings(blocks):
    return [each.text for each in blocks if isinstance(each, Heading)]


def table(made, begin):
    """Return the rows of the table whose caption begins so, by their name."""
    found = (each for each in made.blocks if isinstance(each, Table))
    (one,) = (each for each in found if each.caption.startswith(begin))
    return dict(one.rows)


# ---------------------------------------- the first page


@pytest.mark.parametrize("name", EVERY)
def test_what_must_happen_now_stands_before_everything_else(name):
    first = compose_plan(result_of(name).planned, "nl").blocks[0]
    assert isinstance(first, Box | Heading)
    assert (first.title if isinstance(first, Box) else first.text) == "Nu eerst"


def test_the_first_page_has_the_top_three_agreements_with_names_and_days_and_the_next_day():
    page = first_page(document(agreements=[FULL]))
    assert headings(page)[:2] == ["Gekozen top 3", "Lopende afspraken"]
    (running,) = (each for each in page if isinstance(each, Table))
    assert running.rows == (
        ("a1: Rik", "gaat naar buiten", "vanaf 10 maart 2026", "30 maart 2026"),
    )
    said = [line for each in page if isinstance(each, Items) for row in each.items for line in row]
    assert any("Eerstvolgende dag: 30 maart 2026: evaluatie a1" in line for line in said)


def test_an_act_that_does_not_fit_the_first_page_is_counted_there_and_stands_whole_below():
    planned = result_of("dossier-02").planned
    made = compose_plan(planned, "nl")
    box = made.blocks[0]
    assert box.lines[-1].startswith("En nog 1")
    (whole,) = (
        made.blocks[at + 1] for at, each in enumerate(made.blocks)
        if isinstance(each, Heading) and each.text == "Nu eerst, met redenen"
    )  # fmt: skip
    assert len(whole.items) == len(box.lines)
    assert all(len(row) == 2 for row in whole.items)


@pytest.mark.parametrize(
    ("moments", "said"),
    [
        ([{"id": "m1", "kind": "journey", "on": "2026-03-16"}], "16 maart 2026: reis m1"),
        ([{"id": "m1", "kind": "journey", "on": "2026-03-15"}], "30 maart 2026: evaluatie a1"),
        ([{"id": "m1", "kind": "journey", "on": "2026-03-30"}],
         "30 maart 2026: evaluatie a1, reis m1"),
        ([{"id": "m1", "kind": "journey"}], "30 maart 2026: evaluatie a1"),
    ],
)  # fmt: skip
def test_the_next_day_is_the_first_that_is_not_over(moments, said):
    assert f"Eerstvolgende dag: {said}" in flat(agreements=[FULL], moments=moments)


def test_without_any_day_the_plan_says_that_none_was_agreed():
    text = flat(agreements=[{**FULL, "evaluate": {"unknown": "not_asked"}}])
    assert "Eerstvolgende dag: nog geen dag afgesproken" in text
    assert "Geldig tot en met: nog geen dag om terug te kijken" in text


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-03-16", "16 maart 2026 · Komt"), ("2026-03-15", "15 maart 2026: die dag is voorbij")],
)
def test_a_plan_past_its_first_evaluation_says_to_look_back(day, said):
    assert f"Geldig tot en met: {said}" in flat(agreements=[{**FULL, "evaluate": day}])


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ([], "geen eerder stuk vastgelegd"),
        ([{"id": "do1", "kind": "plan", "to": "worker", "on": "2026-03-01"}],
         "do1, van 1 maart 2026"),
        ([{"id": "do1", "kind": "plan", "to": "p1", "on": "2026-03-01"}],
         "geen eerder stuk vastgelegd"),
        ([{"id": "do1", "kind": "plan", "to": "worker", "on": "2026-03-01",
           "withdrawn": "2026-03-02"}], "geen eerder stuk vastgelegd"),
    ],
)  # fmt: skip
def test_it_says_which_earlier_plan_of_the_worker_it_replaces(documents, said):
    assert f"Komt in plaats van: {said}" in flat(documents=documents)


def test_who_stands_in_is_named_until_the_last_day():
    stand_in = {"id": "si1", "who": {"role": "worker", "name": "K."}, "instead_of": WORKER,
                "from": "2026-03-10", "until": "2026-03-16", "by": WORKER}  # fmt: skip
    assert "K. (professional) vervangt van 10 maart 2026" in flat(stand_ins=[stand_in])
    assert "vervangt van" not in flat(stand_ins=[{**stand_in, "until": "2026-03-15"}])


def test_the_phase_is_drawn_only_where_somebody_recorded_it():
    titles = [each.title for each in document().blocks if isinstance(each, Figure)]
    assert "De fasen" not in titles
    assert "Fase: niet vastgelegd" in flat()
    position = {"phase": "direct_safety", "since": "2026-03"}
    titles = [each.title for each in document(position=position).blocks if isinstance(each, Figure)]
    assert "De fasen" in titles
    assert "Fase: directe veiligheid, sinds maart 2026" in flat(position=position)


# ---------------------------------------- agreements


def test_an_agreement_is_written_in_full_with_what_it_answers_and_where_it_holds():
    rows = table(document(agreements=[FULL], checks=[CHECK]), "a1: gaat naar buiten")
    assert rows == {
        "hoort bij": "s1: duwt Bram bij s1",
        "wie": "Rik",
        "wanneer": "vanaf 10 maart 2026",
        "wie controleert, en hoe": "school: belt elke dag",
        "als het niet lukt": "oma komt",
        "terugkijken": "30 maart 2026",
        "waar het geldt": "thuis en bij oma",
        "nodig om te beschermen": "ja",
        "gecontroleerd": "12 maart 2026, M. (professional): nagekomen",
    }


def test_what_nobody_said_of_an_agreement_is_named_and_never_reads_as_no():
    rows = table(document(agreements=[{"id": "a1"}]), "a1: ")
    assert rows["hoort bij"] == "hoort nog nergens bij: waarvoor is dit?"
    for name in ("wie", "wanneer", "als het niet lukt", "terugkijken"):
        assert rows[name] == "nog niet afgesproken"
    assert rows["nog niet vastgelegd"] == (
        "waar het geldt; of zij nodig is om te beschermen (telt als ja); of zij is nagekomen"
    )


def test_an_agreement_that_is_kept_at_a_signal_says_at_which():
    at = {**FULL, "signal": {"nl": "hij begint te schreeuwen"}, "from": {"unknown": "not_asked"}}
    rows = table(document(agreements=[at]), "a1")
    assert rows["wanneer"] == "bij het signaal: hij begint te schreeuwen"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": "ended"}, "geëindigd"),
        ({"status": "replaced"}, "vervangen"),
        ({"until": "2026-03-15"}, "de laatste dag is voorbij"),
    ],
)
def test_an_agreement_that_is_over_stands_apart_and_is_no_running_agreement(fields, said):
    text = flat(agreements=[{**FULL, **fields}])
    assert f"a1: gaat naar buiten ({said}" in text
    assert "Er zijn nog geen afspraken vastgelegd." in text
    assert "Lopen niet meer" not in flat(agreements=[{**FULL, "until": "2026-03-16"}])


ALONE = {"only_for": ["p2"]}
WORDS = {"words": {"nl": "iets"}}


@pytest.mark.parametrize(
    "parts",
    [
        {"agreements": [FULL]},
        {"warning_signs": [{"id": "w1", **WORDS}]},
        {"emergency_steps": [{"id": "e1", **WORDS}]},
        {"goals": [goal("g1")]},
    ],
)
def test_what_is_for_one_person_alone_is_marked_so_wherever_it_stands(parts):
    ((name, (item,)),) = parts.items()
    marked = flat(**{name: [{**item, **ALONE}]})
    assert "alleen voor Bram: niet in andere stukken" in marked
    assert "niet in andere stukken" not in flat(**parts)


def test_a_proposal_is_marked_as_one_and_never_stands_among_the_agreements():
    made = document(agreements=[FULL])
    captions = [each.caption for each in made.blocks if isinstance(each, Table)]
    assert "Voorstel, nog niet afgesproken, bij s2: duwt Bram bij s2" in captions
    assert not any("bij s1" in each for each in captions if each.startswith("Voorstel"))


# ---------------------------------------- emergency, signs, measures


def test_without_an_emergency_route_the_plan_says_to_agree_on_one():
    boxes = [each for each in document().blocks if isinstance(each, Box)]
    (box,) = (each for each in boxes if each.title == "Als het misgaat")
    assert box.tone == "danger"
    assert "Nog niet afgesproken wat ieder doet" in box.lines[0]


def test_the_steps_stand_in_the_order_of_the_file_with_whose_they_are():
    steps = [
        {"id": "e1", "person": "p2", "words": {"nl": "ga naar oma"}, "answers": ["s1"]},
        {"id": "e2", "words": {"nl": "bel 112"}},
    ]
    boxes = [each for each in document(emergency_steps=steps).blocks if isinstance(each, Box)]
    (box,) = (each for each in boxes if each.title == "Als het misgaat")
    assert box.lines == ("1. Bram: ga naar oma [hoort bij s1]", "2. voor iedereen: bel 112")


def test_a_sign_says_whose_it_is_who_sees_it_and_what_then():
    sign = {"id": "w1", "person": "p1", "words": {"nl": "hij zwijgt"}, "answers": ["s1"],
            "noticed_by": ["p2"], "then": {"nl": "bel oma"}}  # fmt: skip
    tables = [each for each in document(warning_signs=[sign]).blocks if isinstance(each, Table)]
    (found,) = (each for each in tables if each.headers[0] == "signaal")
    assert found.rows == (("w1: hij zwijgt", "Rik", "Bram", "bel oma", "s1"),)


def test_a_measure_says_for_whom_from_when_and_what_is_not_known_of_it():
    measure = {"id": "me1", "kind": "contact_ban", "person": "p1", "from": "2026-03-12"}
    tables = [each for each in document(measures=[measure]).blocks if isinstance(each, Table)]
    (found,) = (each for each in tables if each.headers[0] == "maatregel")
    assert found.rows == (
        ("me1: contactverbod", "Rik", "niet bekend", "12 maart 2026 – niet bekend", "niet bekend"),
    )


# ---------------------------------------- people and sharing


def test_everybody_has_their_own_words_and_who_was_not_asked_is_named():
    view = {"id": "v1", "person": "p1", "words": {"nl": "ik duw nooit"}, "on": "2026-03-12",
            "asked_alone": True}  # fmt: skip
    text = flat(views=[view])
    assert "“ik duw nooit” (v1, 12 maart 2026; alleen gesproken)" in text
    assert "nog niet gevraagd hoe Bram het ziet" in text
    assert "nog niet gevraagd hoe Rik het ziet" not in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "niet vastgelegd of alleen gesproken"),
        ({"asked_alone": False}, "niet alleen gesproken"),
    ],
)
def test_whether_somebody_was_spoken_to_alone_is_never_taken_for_granted(asked, said):
    view = {"id": "v1", "person": "p1", "words": {"nl": "ja"}, **asked}
    assert f"(v1, dag niet bekend; {said})" in flat(views=[view])


def test_each_line_from_nought_to_ten_is_of_one_person():
    views = [
        {"id": f"v{number}", "person": who, "on_line": value, "words": {"nl": f"woord {number}"}}
        for number, (who, value) in enumerate((("p1", 3), ("p2", 7), ("p1", 4)), 1)
    ]
    drawn = [each for each in document(views=views).blocks if isinstance(each, Figure)]
    lines = [each.alternative for each in drawn if "0 tot 10" in each.title]
    assert len(lines) == 2
    assert [("woord 1" in each, "woord 2" in each, "woord 3" in each) for each in lines] == [
        (True, False, True), (False, True, False),
    ]  # fmt: skip


def test_nothing_goes_out_until_somebody_chose_it():
    assert "Nog niet gekozen wie wat krijgt. Tot dan gaat er niets uit." in flat()


@pytest.mark.parametrize(
    ("fields", "ground"),
    [
        ({"to_whom": ["p1"]}, "-"),
        ({"to_whom": ["school"]}, "grond niet vastgelegd"),
        ({"to_whom": ["school"], "basis": "consent", "purpose": {"nl": "opvang regelen"}},
         "toestemming; opvang regelen"),
        ({}, "grond niet vastgelegd"),
    ],
)  # fmt: skip
def test_a_choice_to_share_says_to_whom_what_and_on_which_ground(fields, ground):
    made = document(decisions=[*CHOSEN, {**SHARE, **fields}], agreements=[FULL])
    (found,) = (each for each in made.blocks
                if isinstance(each, Table) and each.headers[0] == "aan wie")  # fmt: skip
    ((to, what, basis, by, _),) = found.rows
    assert to.startswith("d2: ")
    assert what == "s1, a1"
    assert basis.startswith(ground)
    assert by == "M. (professional), 15 maart 2026: samen besproken en eens"


def test_a_paper_that_was_replaced_or_taken_back_says_so():
    papers = [
        {"id": "do1", "kind": "plan", "to": "family", "on": "2026-03-01"},
        {"id": "do2", "kind": "plan", "to": "family", "on": "2026-03-05", "replaces": "do1",
         "valid_until": "2026-03-30"},
        {"id": "do3", "kind": "papers", "to": "p1", "on": "2026-03-06", "withdrawn": "2026-03-07"},
    ]  # fmt: skip
    (found,) = (each for each in document(documents=papers).blocks
                if isinstance(each, Table) and each.headers[0] == "stuk")  # fmt: skip
    assert [row[3] for row in found.rows] == [
        "vervangen door do2", "geldig tot en met 30 maart 2026", "teruggenomen op 7 maart 2026",
    ]  # fmt: skip


# ---------------------------------------- the whole


@pytest.mark.parametrize("name", EVERY)
def test_both_languages_have_the_same_blocks(name):
    shapes = [
        [
            (type(each), len(getattr(each, "rows", getattr(each, "items", ()))))
            for each in compose_plan(result_of(name).planned, lang).blocks
        ]
        for lang in LANGUAGES
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("name", ["dossier-01", "dossier-02"])
def test_words_that_were_said_stand_once_for_each_situation_they_carry(name):
    shown = render(result_of(name), to="text")
    situations = result_of(name).planned.case.situations
    for statement in result_of(name).planned.case.statements:
        carried = sum(statement.id in each.statements for each in situations)
        assert len(re.findall(rf"\[{statement.id}, r\d+\]", shown)) == max(carried, 0)


def test_the_plan_to_find_out_groups_its_questions_by_when():
    made = compose_plan(result_of("dossier-06").planned, "nl")
    assert "Te weten komen" in headings(made.blocks)
    groups = [text for text in headings(made.blocks) if "(wie: " in text]
    assert len(groups) == len(set(groups)) > 1
    asked = sum(
        len(made.blocks[at + 1].items)
        for at, each in enumerate(made.blocks)
        if isinstance(each, Heading) and each.text in groups
    )
    assert asked == len(result_of("dossier-06").planned.questions)


def test_the_day_the_mark_and_the_style_stand_on_the_document_itself():
    made = document()
    assert made.day == date(2026, 3, 16)
    assert made.mark.startswith("Verzonnen voorbeeld")
    assert not any(isinstance(each, Paragraph) and each.text == made.mark for each in made.blocks)
