"""What stands in the paper of each reader, and what never does."""

from dataclasses import replace

import pytest

from top3.document import Box, Field, Figure, Heading, Items, Paragraph, Table
from top3.views.given import GivenSign
from top3.views.readers import Reader
from views.given_paper import (
    EVERY,
    GRAN,
    ME,
    MUM,
    OPEN,
    agreement,
    composed,
    poor,
    rich,
    said,
)
from views.shown_words import texts_of

LANGUAGES = ("nl", "en")
PAPERS = [each for each in EVERY if each[1] != "papers"]
each_paper = pytest.mark.parametrize(
    ("audience", "document"), PAPERS, ids=["-".join(each) for each in PAPERS]
)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def text_of(given, lang="nl"):
    return "\n".join(texts_of(composed(given, lang)))


def under(document, heading):
    """Return the texts between a heading and the next."""
    found, here = [], False
    for block in document.blocks:
        if isinstance(block, Heading):
            here = block.text == heading
        elif here:
            found += texts_of(replace(document, blocks=(block,)))
    return found


def headings(document):
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def place(document, wanted):
    return next(at for at, block in enumerate(document.blocks) if wanted(block))


# every paper ------------------------------------------------------------------


@each_paper
@each_language
def test_the_name_and_the_title_give_nobody_away(audience, document, lang):
    made = composed(rich(audience, document), lang)
    assert made.name == {"nl": "afspraken", "en": "agreements"}[lang]
    assert made.title in ("Afspraken", "Agreements", "Uw gegevens", "Your data")
    assert made.mark
    assert made.footer == ""


@each_paper
def test_nothing_is_left_to_fill_in_by_the_machine(audience, document):
    for given in (rich(audience, document), poor(audience, document)):
        assert "{" not in text_of(given)
        assert "None" not in text_of(given)


@each_paper
def test_both_languages_have_the_same_blocks(audience, document):
    for given in (rich(audience, document), poor(audience, document)):
        shapes = [[type(each) for each in composed(given, lang).blocks] for lang in LANGUAGES]
        assert shapes[0] == shapes[1]


@each_paper
def test_where_nobody_chose_anything_the_paper_says_so(audience, document):
    made = composed(poor(audience, document))
    strong = [each.text for each in made.blocks if isinstance(each, Paragraph) and each.strong]
    assert any("nog niet" in text for text in strong)
    assert not any(isinstance(each, Table) for each in made.blocks)


@each_paper
def test_somebody_in_danger_finds_the_emergency_number(audience, document):
    if (audience, document) == ("subject", "plan"):
        return
    assert "112" in text_of(poor(audience, document))


@pytest.mark.parametrize("audience", ["family", "child", "network"])
def test_danger_stands_before_everything_that_is_agreed(audience):
    made = composed(rich(audience))
    danger = place(made, lambda each: isinstance(each, Box) and each.tone == "danger")
    agreed = place(
        made,
        lambda each: "zet de wekker" in "".join(texts_of(replace(made, blocks=(each,)))).lower(),
    )
    next_day = place(made, lambda each: isinstance(each, Paragraph) and each.strong)
    assert danger < agreed < next_day


# a child ----------------------------------------------------------------------


def test_a_child_reads_its_own_words_before_what_others_say_of_it():
    shown = text_of(rich("child"))
    assert shown.index("ik was bang") < shown.index("laat Mila alleen")
    assert shown.index("ik was bang") < shown.index("ik schrok")


def test_a_child_that_pointed_at_its_line_more_than_once_sees_its_own_line_and_nobody_elses():
    drawn = [each for each in composed(rich("child")).blocks if isinstance(each, Figure)]
    assert len(drawn) == 1
    assert "ik was bang" in drawn[0].alternative
    assert "ik schrok" not in drawn[0].alternative
    once = [each for each in rich("child").words if each.words]
    assert not [
        each
        for each in composed(rich("child", words=tuple(once))).blocks
        if isinstance(each, Figure)
    ]


def test_a_child_never_checks_an_agreement():
    mine = agreement(checkers=(ME,), checked_by_me=True)
    shown = text_of(rich("child", agreements=(mine,)))
    assert "Wie kijkt of het lukt" not in shown
    assert "Jij hoeft dat niet te doen" in shown
    assert "belt om negen uur" not in shown


def test_somebody_else_who_checks_is_named_to_a_child():
    shown = text_of(rich("child", agreements=(agreement(),)))
    assert "Wie kijkt of het lukt: Oma Rie." in shown


def test_what_a_child_keeps_is_something_it_may_do_and_need_not():
    made = composed(rich("child", agreements=(agreement(mine=True, who=(ME,)),)))
    assert under(made, "Wat jij mag doen")[0].startswith("Dit mag. Het hoeft niet.")
    assert "Wat anderen doen" not in headings(made)
    assert "Wie kijkt of het lukt" not in "\n".join(under(made, "Wat jij mag doen"))


def test_a_child_is_not_told_to_notice_a_sign():
    made = composed(rich("child"))
    assert under(made, "Wat doe ik als …")[0].startswith("Je hoeft hier niet op te letten.")
    assert "Wie merkt dit" not in text_of(rich("child"))


def test_nobody_who_acts_in_a_situation_is_named_to_a_child_as_a_helper():
    checked = agreement(checkers=(MUM, GRAN))
    helps = "\n".join(under(composed(rich("child", agreements=(checked,))), "Wie helpt mij?"))
    assert "Oma Rie" in helps
    assert "Anna" not in helps


def test_who_keeps_an_agreement_is_not_a_helper_for_that():
    kept = agreement(who=(GRAN,), checkers=())
    helps = "\n".join(under(composed(rich("child", agreements=(kept,))), "Wie helpt mij?"))
    assert "Oma Rie" not in helps


def test_a_child_without_a_known_helper_still_has_a_telephone():
    given = poor("child", chosen=True)
    helps = "\n".join(under(composed(given), "Wie helpt mij?"))
    assert "0800-0432" in helps
    assert "spreken we nog af" in helps


@each_language
def test_every_child_reads_what_is_not_its_job(lang):
    heading = {"nl": "Wat is niet mijn taak?", "en": "What is not my job?"}[lang]
    for given in (rich("child"), poor("child")):
        assert len(under(composed(given, lang), heading)) >= 5


def test_a_child_reads_who_reads_it_and_that_it_may_be_found():
    shown = text_of(rich("child"))
    assert "M. koos op 16 maart 2026 wat hier staat, en leest het ook." in shown
    assert "Iemand kan dit blad vinden." in shown


# the network ------------------------------------------------------------------


def test_the_network_reads_what_they_do_and_what_they_look_at_and_nothing_others_do():
    does = agreement(mine=True, who=(ME,), what=said("haalt de kinderen op"))
    looks = agreement(checked_by_me=True, checkers=(ME,), what=said("zet de wekker"))
    others = agreement(what=said("gaat naar de huisarts"))
    made = composed(rich("network", agreements=(does, looks, others)))
    assert "haalt de kinderen op" in under(made, "Wat u doet")[0]
    assert "zet de wekker" in under(made, "Waar u naar kijkt")[0]
    assert "gaat naar de huisarts" not in "\n".join(texts_of(made))


def test_the_network_reads_no_words_goals_or_needs_of_others():
    shown = text_of(rich("network"))
    assert "ik was bang" in shown
    assert not [each for each in ("ik schrok", "slecht slapen", "rust", "judo") if each in shown]


def test_somebody_of_the_network_without_a_part_reads_that_nothing_is_agreed_yet():
    assert "nog niets afgesproken" in text_of(rich("network", agreements=()))
    assert "nog niets afgesproken" not in text_of(rich("network"))


# an organisation --------------------------------------------------------------


def test_an_organisation_reads_purpose_ground_and_what_the_person_knows_first():
    made = composed(rich("organisation"))
    box = made.blocks[place(made, lambda each: isinstance(each, Box))]
    assert box.lines[:3] == (
        "Doel: helpen.", "Grondslag: toestemming.", "Wat de betrokkene weet: weet het.",
    )  # fmt: skip
    assert place(made, lambda each: isinstance(each, Box)) < place(
        made, lambda each: isinstance(each, Table)
    )


def test_a_ground_that_is_not_recorded_says_so_to_an_organisation():
    unknown = replace(rich().decisions[0], purpose=None, basis=None, told=None)
    shown = text_of(rich("organisation", decisions=(unknown,)))
    assert shown.count("niet vastgelegd") == 5


@each_language
def test_every_organisation_reads_the_limits_also_where_nothing_was_chosen(lang):
    ends = [
        texts_of(composed(given, lang))[-3:]
        for given in (rich("organisation"), poor("organisation"))
    ]
    assert ends[0] == ends[1]
    assert len(set(ends[0])) == 3


def test_an_organisation_reads_which_part_is_its_own():
    mine = agreement(mine=True, who=(said("school", "school"),))
    assert "Uw deel." in text_of(rich("organisation", agreements=(mine,)))
    assert "Uw deel." not in text_of(rich("organisation", agreements=(agreement(),)))


# who asks for their own data ----------------------------------------------------


def test_who_asks_for_own_data_reads_their_own_words_apart_from_what_others_wrote():
    made = composed(rich("subject"))
    assert "Ik zat op de trap." in under(made, "Wat u zelf vertelde")
    assert "Zij zat op de trap." in under(made, "Wat over u is opgeschreven")
    assert "Opgeschreven: maart 2026." in "\n".join(under(made, "Wat over u is opgeschreven"))


@each_language
def test_the_same_sentence_says_to_everybody_that_it_may_not_be_all(lang):
    last = [composed(given, lang).blocks[-1].text for given in (rich("subject"), poor("subject"))]
    first = [text.split("?")[0].split(". ")[:2] for text in last]
    assert first[0] == first[1]


def test_every_right_is_named_also_where_nothing_is_given():
    rights = under(composed(poor("subject")), "Uw rechten")
    assert len([each for each in rights if each.endswith(".")]) >= 4
    assert "Autoriteit Persoonsgegevens" in "\n".join(rights)


# one person's own safety ----------------------------------------------------------


def test_the_own_paper_says_first_where_to_read_it():
    for given in (rich("subject", "own-safety"), poor("subject", "own-safety")):
        first = composed(given).blocks[0]
        assert first.strong
        assert first.text.startswith("Lees dit hier.")


def test_who_else_notices_a_sign_is_not_in_the_own_paper():
    shown = "\n".join(
        under(composed(rich("subject", "own-safety")), "Hieraan merk ik dat het misgaat")
    )
    assert "het is stil" in shown.lower()
    assert "Oma Rie" not in shown


def test_the_own_paper_has_room_for_what_nobody_recorded():
    fields = [
        each for each in composed(poor("subject", "own-safety")).blocks if isinstance(each, Field)
    ]
    assert len(fields) == 5
    told = [
        each for each in composed(rich("subject", "own-safety")).blocks if isinstance(each, Field)
    ]
    assert len(told) == 4
    assert "Via school." in text_of(rich("subject", "own-safety"))


def test_the_own_paper_does_not_say_who_chose_it():
    assert "koos" not in text_of(rich("subject", "own-safety"))


# the family ---------------------------------------------------------------------


def test_a_family_reads_when_each_agreement_is_talked_about():
    table = next(each for each in composed(rich("family")).blocks if isinstance(each, Table))
    assert "we praten erover op 30 maart 2026" in table.rows[0][2]


def test_what_nobody_agreed_yet_stands_as_such_in_every_cell():
    table = next(
        each
        for each in composed(rich("family", agreements=(OPEN,))).blocks
        if isinstance(each, Table)
    )
    assert {cell.rstrip(".").lower() for cell in table.rows[0]} == {"nog afspreken"}


def test_an_agreement_that_ended_is_not_in_the_paper_of_a_family():
    ended = agreement(ended=True, what=said("is voorbij"))
    assert "is voorbij" not in text_of(rich("family", agreements=(ended,)))
    assert "Er zijn nog geen afspraken" in text_of(rich("family", agreements=(ended,)))


def test_a_household_without_names_is_for_everybody_at_home():
    given = replace(rich("family"), for_whom=(), reader=Reader("family"))
    assert "Ook de kinderen mogen dit lezen." in text_of(given)


def test_the_day_to_talk_again_is_the_first_that_is_to_come():
    early = agreement(evaluate=rich().as_of)
    assert "We praten weer op 16 maart 2026." in text_of(
        rich("family", agreements=(early, agreement()))
    )
    assert "We praten weer op 30 maart 2026." in text_of(rich("family", agreements=(agreement(),)))
    assert "Dat spreken we nog af." in text_of(rich("family", agreements=(OPEN,)))


def test_lists_and_tables_hold_only_what_is_given():
    made = composed(poor("family", chosen=True))
    assert not [each for each in made.blocks if isinstance(each, Items | Table)]


# whose sign it is ---------------------------------------------------------------


@pytest.mark.parametrize("audience", ["family", "child", "network"])
def test_a_sign_of_somebody_else_says_whose_it_is(audience):
    theirs = (GivenSign(said("ik word stil"), (), (ME,), said("naar buiten"), MUM),)
    assert "Anna: ik word stil." in text_of(rich(audience, signs=theirs))


@pytest.mark.parametrize("audience", ["family", "child", "network"])
def test_a_sign_of_the_reader_alone_needs_no_name(audience):
    mine = (GivenSign(said("ik word stil"), (), (ME,), said("naar buiten"), ME),)
    shown = text_of(rich(audience, signs=mine))
    assert "Ik word stil." in shown
    assert "Mila: ik word stil" not in shown


def test_somebody_of_the_network_is_not_told_to_do_what_another_does():
    theirs = (GivenSign(said("ik word stil"), (), (ME,), said("bel oma"), MUM),)
    assert "Wat doet u dan?" not in text_of(rich("network", signs=theirs))
