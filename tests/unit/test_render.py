"""The plan as text, Markdown and data: the same everywhere, and text of a case stays text."""

import json
import re

import pytest

from cases.shipped_cases import EVERY, LANGUAGES, result_of
from top3 import Reader, load_rules, reason, render
from top3.document import Document, Figure, Heading, Items, Paragraph, Table, items
from top3.errors import RenderError
from top3.formats import markdown, text
from top3.method.load import read_case
from top3.views.render import FORMATS

STATUS = {"nl": "concept", "en": "draft"}
EVERY_CASE = pytest.mark.parametrize("name", EVERY)
EVERY_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
NASTY = "a | b <b>*c*</b> # d `e` [f](g) ~h~ \\i _j_"


def cells(line):
    """Return the cells of a row of a Markdown table; an escaped bar is no border."""
    return re.split(r"(?<!\\)\|", line.strip())[1:-1]


def tables(document):
    """Return the tables of a Markdown text, each as its lines."""
    found, lines = [], [*document.splitlines(), ""]
    for line in lines:
        if line.startswith("|"):
            found[-1:] = [[*found[-1], line]] if found and found[-1] else [[line]]
        elif found and found[-1]:
            found.append([])
    return [each for each in found if each]


@EVERY_CASE
@EVERY_LANGUAGE
@pytest.mark.parametrize("to", ["text", "markdown", "json"])
def test_the_same_plan_gives_the_same_text(name, lang, to):
    once, again = (render(result_of(name), to=to, lang=lang) for _ in range(2))
    assert once == again
    assert once.endswith("\n")


@EVERY_CASE
@EVERY_LANGUAGE
def test_plain_text_fits_eighty_columns(name, lang):
    assert max(map(len, render(result_of(name), lang=lang).splitlines())) <= 80


@EVERY_CASE
@EVERY_LANGUAGE
def test_every_row_of_a_markdown_table_has_as_many_cells_as_its_head(name, lang):
    for table in tables(render(result_of(name), to="markdown", lang=lang)):
        assert len({len(cells(line)) for line in table}) == 1
        assert len(table) > 2


@EVERY_CASE
def test_both_languages_have_the_same_parts(name):
    shapes = [
        [
            (line.split()[0], line.split()[1] if re.match(r"### s\d", line) else "")
            for line in render(result_of(name), to="markdown", lang=lang).splitlines()
            if line.startswith("#")
        ]
        for lang in LANGUAGES
    ]
    assert shapes[0] == shapes[1]


@EVERY_CASE
def test_every_situation_is_in_the_plan_with_every_statement_it_rests_on(name):
    shown = render(result_of(name), to="text")
    for each in result_of(name).planned.case.situations:
        assert f"\n{each.id}: " in shown
        for statement in each.statements:
            assert f"[{statement}, r" in shown


@EVERY_CASE
@EVERY_LANGUAGE
def test_every_document_says_what_it_is_not(name, lang):
    shown = " ".join(render(result_of(name), lang=lang).split())
    limits = {"nl": "geen risicoscore en geen oordeel", "en": "no risk score and no verdict"}
    official = {"nl": "het is niet de officiële methode", "en": "this is not the official method"}
    assert limits[lang] in shown
    assert official[lang] in shown
    assert f"top3@0.1 ({STATUS[lang]})" in shown


@pytest.mark.parametrize("name", ["dossier-02", "dossier-03"])
def test_while_nothing_is_chosen_the_plan_says_so_at_the_proposal(name):
    for lang, words in (("nl", "voorstel, nog niet gekozen"), ("en", "proposal, not yet chosen")):
        headings = [
            line
            for line in render(result_of(name), to="markdown", lang=lang).splitlines()
            if line.startswith("## ") and words in line
        ]
        assert len(headings) == 1


@pytest.mark.parametrize("name", ["dossier-01", "quiet"])
def test_what_was_chosen_is_named_with_who_chose_it(name):
    shown = " ".join(render(result_of(name)).split())
    assert "Gekozen door" in shown
    assert "(vast gezicht), 2026-" in shown


def test_what_people_agreed_and_what_is_proposed_never_share_a_list():
    data = json.loads(render(result_of("dossier-01"), to="json"))
    assert [each["id"] for each in data["agreed"]] == ["a1", "a2", "a3"]
    assert all(each["proposal"] is True for each in data["proposed"])
    assert not any("proposal" in each for each in data["agreed"])
    open_case = json.loads(render(result_of("dossier-02"), to="json"))
    assert open_case["agreed"] == []
    assert open_case["basis"] == "proposed"


@EVERY_CASE
def test_json_is_the_plan_as_data(name):
    data = json.loads(render(result_of(name), to="json"))
    assert data["schema"] == "top3/plan/1"
    assert data["case"] == result_of(name).planned.case.id
    assert data["fictional"] is True


def test_a_plan_and_its_result_render_alike():
    result = result_of("quiet")
    assert render(result) == render(result.planned) == render(result, reader=Reader("worker"))


def test_a_form_we_do_not_have_names_those_we_have():
    with pytest.raises(RenderError) as caught:
        render(result_of("quiet"), to="odt")
    assert set(caught.value.known) == set(FORMATS)
    assert "'odt'" in caught.value.in_language("nl")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"lang": "fr"}, "taal"), ({"document": "agenda"}, "document"), ({"to": "odt"}, "vorm")],
)
def test_a_refusal_says_which_of_the_choices_is_not_there(wrong, said):
    with pytest.raises(RenderError) as caught:
        render(result_of("quiet"), **wrong)
    assert caught.value.in_language("nl").startswith(said)


def test_what_is_no_plan_is_refused_with_what_to_give():
    for other in (result_of("quiet").planned.case, None):
        with pytest.raises(RenderError, match="make_plan"):
            render(other)


def test_partner_is_refused_with_what_was_probably_meant():
    with pytest.raises(RenderError) as caught:
        Reader("partner")
    for lang in LANGUAGES:
        assert "organisation" in caught.value.in_language(lang)
        assert "family --for" in caught.value.in_language(lang)


def nasty_case(words):
    text = f"""\
top3: case/1
id: een-zaak
fictional: true
as_of: 2026-03-16
people:
  - {{id: p1, name: {json.dumps(words)}}}
  - {{id: p2, name: Ann}}
reports:
  - {{id: r1, title: T, informant: police, recorded: 2026-03-01}}
statements:
  - {{id: t1, report: r1, kind: observation, about: [p1], text: {json.dumps(words)}}}
situations:
  - id: s1
    statements: [t1]
    actors: [p1]
    affected: [p2]
    when: 2026-03-01
    behaviour: {{words: {{nl: {json.dumps(words)}}}, kinds: [hits]}}
agreements:
  - {{id: a1, answers: [s1], keepers: [p1], what: {{nl: {json.dumps(words)}}}}}
"""
    return reason(read_case(text.encode()), load_rules("top3"))


def test_signs_of_markdown_in_a_case_stay_text():
    shown = render(nasty_case(NASTY), to="markdown")
    for sign in ("<b>", "*c*", "`e`", "[f](g)", "~h~", "_j_"):
        assert not re.search(rf"(?<!\\){re.escape(sign)}", shown)
    for table in tables(shown):
        assert len({len(cells(line)) for line in table}) == 1


@pytest.mark.parametrize("words", ["1. één", "- één", "+ één", "# één", "> één", "12) één"])
def test_words_of_a_case_never_start_a_list_or_a_heading(words):
    written = markdown.write(Document("titel", "nl", (Paragraph(words), Heading(words))))
    line = written.splitlines()[2]
    assert not re.match(r"\d+[.)] |[-+#>] |---", line)


def test_line_breaks_in_a_case_break_no_line_of_the_document():
    written = markdown.write(Document("a\nb", "nl", (Paragraph("c\n\n# d"), items("e\n- f"))))
    assert written.splitlines()[0] == "# a b"
    assert "\n# d" not in written
    assert "\n- f" not in written


def test_a_figure_is_told_in_words_to_who_cannot_see_it():
    drawn = Document("t", "nl", (Figure("<svg/>", "drie mensen"),))
    for write in (markdown.write, text.write):
        assert "drie mensen" in write(drawn)
        assert "svg" not in write(drawn)


def test_a_table_reads_row_by_row_in_plain_text():
    table = Table(("wie", "wat"), (("Ann", "belt"), ("Ben", "komt")), "afspraken")
    assert text.write(Document("t", "nl", (table,))).splitlines()[2:] == [
        "afspraken", "- wie: Ann", "  wat: belt", "- wie: Ben", "  wat: komt",
    ]  # fmt: skip


def test_a_row_of_another_width_is_refused():
    with pytest.raises(ValueError, match="give every cell"):
        Table(("wie", "wat"), (("Ann",),))


def test_a_list_may_be_numbered_and_have_lines_below_an_item():
    listed = Document("t", "nl", (Items((("een", "omdat"), ("twee",)), numbered=True),))
    assert markdown.write(listed).splitlines()[2:] == ["1. een", "   - omdat", "2. twee"]
    assert text.write(listed).splitlines()[2:] == ["1. een", "   omdat", "2. twee"]


def test_a_word_longer_than_a_line_is_broken_and_not_lost():
    shown = text.write(Document("t", "nl", (Paragraph("a" * 200),)))
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.count("a") == 200
