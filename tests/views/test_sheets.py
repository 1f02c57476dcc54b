"""The sheets for professionals: for the chair, for who takes over, for an auditor."""

import pytest

from cases.shipped_cases import EVERY, LANGUAGES, result_of
from top3 import reason
from top3.model.case import Case
from top3.rules.logic import Tri
from top3.trajectory.event_file import applied, read_events
from top3.views.auditor import compose_auditor
from top3.views.coming_days import coming_days
from top3.views.handover import compose_handover
from top3.views.kept_from import kept_from
from top3.views.mda import compose_mda
from top3.views.omissions import compose_omissions
from top3.views.readers import Reader
from top3.views.sheet import filled
from top3.views.texts import slots
from top3.views.visible import planned_for
from top3.views.wording_sheets import SHEETS
from trajectory.dossiers import FOLDER, stood, until
from unit.small_case import WORKER, case_of, plan_of, rules
from views.sheet_texts import lines_of, row_of, text_of, under

NOTED = {"on": "2026-03-16", "by": WORKER}
NAMED = {**WORKER, "name": "Noor"}
WHY_NOW = "Waarom nu: per criterium"


def sheets(name, lang):
    result = result_of(name)
    plan = result.planned
    people = [compose_omissions(plan, each.id, lang) for each in plan.case.people]
    return [compose_mda(plan, lang), compose_handover(plan, lang), compose_auditor(result, lang),
            *people]  # fmt: skip


# ------------------------------------------------------------------ all of them
def test_every_fixed_text_has_the_same_slots_in_both_languages():
    for name, text in SHEETS.items():
        assert slots(text.nl) == slots(text.en), name
        assert text.nl.strip()
        assert text.en.strip()


def test_what_fills_a_slot_is_never_read_as_a_slot():
    assert filled("{a} en {b}, {c}", {"a": "{b}", "b": "x"}) == "{b} en x, {c}"


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EVERY)
def test_every_sheet_of_every_dossier_is_the_same_each_time_and_complete(name, lang):
    for each, again in zip(sheets(name, lang), sheets(name, lang), strict=True):
        assert each == again
        assert each.day == result_of(name).planned.ordered.as_of
        assert "None" not in text_of(each)
        assert not any("{" + slot + "}" in text_of(each)
                       for text in SHEETS.values() for slot in slots(text.nl))  # fmt: skip


@pytest.mark.parametrize("name", EVERY)
def test_title_and_file_name_of_what_leaves_the_house_say_nothing_about_anybody(name):
    plan = result_of(name).planned
    for each in (compose_mda(plan, "nl"), compose_handover(plan, "nl")):
        assert (each.title, each.name) in {
            ("Blad voor het overleg", "overleg"), ("Overdracht", "overdracht")
        }  # fmt: skip


# ------------------------------------------------------------------ the chair's sheet
def noted(fact, value, number=1):
    return {"id": f"n{number}", "fact": fact, "value": value, **NOTED}


def test_a_criterion_nobody_asked_about_is_not_known_and_never_not_met():
    sheet = compose_mda(plan_of(), "nl")
    row = row_of(sheet, WHY_NOW, "Gewone hulp had niet genoeg resultaat")
    assert row[1] == "niet bekend: nog niet gevraagd"
    assert not any("niet voldaan" in line for line in under(sheet, WHY_NOW))


@pytest.mark.parametrize(("value", "state"), [(True, "voldaan"), (False, "niet voldaan")])
def test_a_criterion_says_whether_it_is_met_once_somebody_said_so(value, state):
    plan = plan_of(noted=[noted("household.help_without_result", value)])
    row = row_of(compose_mda(plan, "nl"), WHY_NOW, "Gewone hulp had niet genoeg resultaat")
    assert row[1] == state


def test_a_criterion_names_the_situations_by_which_it_is_met():
    sheet = compose_mda(result_of("dossier-01").planned, "nl")
    assert row_of(sheet, WHY_NOW, "Dit herhaalt zich of gaat door.")[1].startswith("niet bekend")
    twice = {"how_often": "repeated"}
    plan = plan_of(situations=[{**each, **(twice if each["id"] == "s1" else {})}
                               for each in case_of().to_data()["situations"]])  # fmt: skip
    row = row_of(compose_mda(plan, "nl"), WHY_NOW, "Dit herhaalt zich of gaat door.")
    assert row[1:] == ("voldaan", "s1")


def test_what_matters_first_comes_first_and_the_questions_of_the_team_last():
    sheet = compose_mda(result_of("dossier-01").planned, "nl")
    heads = [each.text for each in sheet.blocks if type(each).__name__ == "Heading"]
    assert heads[:4] == [WHY_NOW, "Gekozen top 3", "Open acuut, niet in de top 3",
                         "Wat elke deskundige meeweegt"]  # fmt: skip
    assert heads[-2:] == ["Wat het team zelf nog vraagt", "Over dit document"]


def test_what_nobody_asks_without_an_expert_stands_with_that_expert():
    plan = plan_of(situations=[{**each, "behaviour": {"kinds": ["sexual_boundary_crossing"]}}
                               for each in case_of().to_data()["situations"]])  # fmt: skip
    assert plan.consult_instead
    rows = under(compose_mda(plan, "nl"), "Wat elke deskundige meeweegt")
    for each in plan.consult_instead:
        assert any(row.endswith((each.consult or each.text).nl) for row in rows)


def test_every_question_stands_on_the_chairs_sheet_once():
    plan = result_of("dossier-01").planned
    lines = lines_of(compose_mda(plan, "nl"))
    for each in plan.questions:
        assert sum(line.startswith((f"[{each.id}]", f"[{each.id},")) for line in lines) == 1


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ([], "nog niet nagekeken (dat doet: politie)"),
        ([{"id": "ch1", "agreement": "a1", "on": "2026-03-15", "by": NAMED, "found": "broken"}],
         "15 maart 2026, Noor (professional): niet nagekomen"),
        ([{"id": "ch1", "agreement": "a1", "on": "2026-03-15", "by": NAMED}],
         "15 maart 2026, Noor (professional): niet bekend (nog niet gevraagd)"),
    ],
)  # fmt: skip
def test_what_was_tried_says_what_was_found_and_never_takes_silence_for_well(check, said):
    agreement = {"id": "a1", "answers": ["s1"], "keepers": ["p1"], "what": {"nl": "slaapt elders"},
                 "checkers": ["police"]}  # fmt: skip
    plan = plan_of(agreements=[agreement], checks=check)
    row = row_of(compose_mda(plan, "nl"), "Wat is geprobeerd, en met welk resultaat",
                 "a1: slaapt elders")  # fmt: skip
    assert row[1:] == ("Rik", "afspraak loopt", said)


def test_a_choice_that_goes_against_another_is_named_with_who_made_both():
    def choice(number, role, **fields):
        return {"id": f"d{number}", "kind": "other", "on": "2026-03-16",
                "by": {"role": role, "name": "X."}, "reason": {"code": "other", "nl": "zo"},
                **fields}  # fmt: skip

    plan = plan_of(decisions=[choice(1, "municipality"), choice(2, "landlord", against=["d1"])])
    (line, *_) = under(compose_mda(plan, "nl"), "Wat tegen elkaar in gaat")
    assert line.startswith("d2 (X. (verhuurder)")
    assert "gaat in tegen d1 (X. (gemeente)" in line
    quiet = plan_of(decisions=[choice(1, "municipality")])
    assert under(compose_mda(quiet, "nl"), "Wat tegen elkaar in gaat") == [
        "Niemand legde vast dat keuzes tegen elkaar in gaan."
    ]


def test_where_organisations_decide_against_each_other_it_names_who_can_help():
    made = {"kind": "other", "on": "2026-03-16", "reason": {"code": "other", "nl": "zo"}}
    plan = plan_of(decisions=[
        {**made, "id": "d1", "by": {"role": "municipality", "name": "X."}},
        {**made, "id": "d2", "by": {"role": "landlord", "name": "Y."}, "against": ["d1"]},
    ])  # fmt: skip
    found = [each.text.nl for each in plan.gaps if each.code == "organisations_against_each_other"]
    assert len(found) == 1
    assert found[0] in under(compose_mda(plan, "nl"), "Wat tegen elkaar in gaat")


def test_the_limits_stand_once_on_the_chairs_sheet():
    lines = lines_of(compose_mda(plan_of(), "nl"))
    assert sum("geen risicoscore en geen oordeel" in line for line in lines) == 1


def test_a_view_that_is_missing_says_so_and_why_if_anybody_said():
    views = [{"id": "v1", "person": "p1", "words": {"unknown": "declined"}}]
    sheet = compose_mda(plan_of(views=views), "nl")
    head = "Ieders kijk, en welke ontbreekt"
    assert row_of(sheet, head, "Rik")[1] == "ontbreekt: niet bekend (wilde het niet zeggen)"
    assert row_of(sheet, head, "Bram")[1] == "ontbreekt; waarom is niet vastgelegd"


def test_a_ground_is_shown_for_an_organisation_and_its_lack_too():
    share = {"id": "d1", "kind": "share", "items": ["s1"], "to_whom": ["school"],
             "on": "2026-03-16", "by": NAMED, "reason": {"code": "agreed"},
             "basis": "report_right"}  # fmt: skip
    head = "Op welke grond wordt gedeeld, per partij"
    row = row_of(compose_mda(plan_of(decisions=[share]), "nl"), head, "school")
    assert row[1:] == ("s1", "meldrecht", "-", "niet bekend (nog niet gevraagd)",
                       "niet bekend (nog niet gevraagd)")  # fmt: skip


@pytest.mark.slow
def test_going_back_is_said_like_going_on():
    standing = stood("dossier-01", "2026-06-15")
    sheet = compose_mda(standing.result.planned, "nl", standing.trajectory)
    rows = under(sheet, "Van fase naar fase, heen en terug")
    assert [row.split(" | ")[1] for row in rows[1:]] == [
        "aanmelding → directe veiligheid", "directe veiligheid → stabiele veiligheid",
        "stabiele veiligheid → directe veiligheid", "gewone aanpak → MDA++ wordt overwogen",
        "MDA++ wordt overwogen → gewone aanpak",
    ]  # fmt: skip
    assert "23 april 2026" in rows[3]


def test_without_the_course_it_says_that_going_back_cannot_be_seen():
    text = text_of(compose_mda(result_of("dossier-01").planned, "nl"))
    assert "of het terugviel is hier niet te zien" in text


@pytest.mark.slow
def test_what_may_not_reach_the_table_is_not_on_its_sheet_nor_on_that_of_a_hand_over():
    standing = stood("dossier-01", "2026-06-15")
    data = standing.result.planned.case.to_data()
    for report in data["reports"]:
        if report["id"] == "r24":
            report["hide_from"] = ["p1", "mda", "handover"]
    plan = reason(Case.model_validate(data), rules()).planned
    for name, compose in (("mda", compose_mda), ("handover", compose_handover)):
        text = text_of(compose(planned_for(plan, Reader(name)), "nl", standing.trajectory))
        assert "wil scheiden" not in text
        assert "van de scheiding" not in text
        assert not {"t74", "f5", "m1", "d12"} & set(text.replace(",", " ").split())


# ------------------------------------------------------------------ the hand-over
def handed(**fields):
    made = {"id": "h1", "giver": NAMED, "receiver": {"role": "fixed_face", "name": "Ilse"},
            "offered": "2026-03-12", **fields}  # fmt: skip
    return lines_of(compose_handover(plan_of(hand_overs=[made]), "nl"))


def test_sight_stays_with_who_hands_over_until_the_other_accepts():
    stays = "het zicht blijft bij Noor (professional)."
    assert any(line.endswith(stays) for line in handed())
    assert any(line.endswith(stays) for line in handed(accepted=False))
    taken = handed(accepted=True, on="2026-03-13")
    assert "Ilse (vast gezicht) aanvaardde op 13 maart 2026 wat Noor (professional) overdroeg." in (
        taken
    )
    assert not any(line.endswith(stays) for line in taken)


def test_without_an_offer_sight_stays_too():
    text = text_of(compose_handover(plan_of(), "nl"))
    assert "Er is nog geen overdracht aangeboden. Wie overdraagt houdt het zicht." in text


def test_what_cannot_be_excluded_is_named_with_its_basis():
    plan = result_of("dossier-01").planned
    rows = under(compose_handover(plan, "nl"), "Wat niet is uit te sluiten")
    for each in plan.prioritised.assessed.situations:
        if each.acute_check != "not_found":
            assert any(row.startswith(f"{each.situation}:") for row in rows)
    assert any("er is een signaal" in row for row in rows)


def test_asked_and_not_known_stands_apart_from_not_asked_and_together_it_is_everything():
    plan = result_of("dossier-01").planned
    sheet = compose_handover(plan, "nl")
    groups = {False: under(sheet, "Gevraagd, en nog niet bekend"),
              True: under(sheet, "Nog niet gevraagd")}  # fmt: skip
    for each in plan.questions:
        line = f"[{each.id}] {each.text.nl}"
        asked = each.reason == "not_asked"
        assert line in groups[asked]
        assert line not in groups[not asked]


def test_of_whom_no_safe_way_is_known_it_says_to_ask_first():
    people = [
        {"id": "p1", "name": "Rik"},
        {"id": "p2", "name": "Bram", "contact": {
            "safe_ways": [{"nl": "op school"}], "may_keep_paper_at_home": False,
            "interpreter": {"unknown": "declined"}}},
    ]  # fmt: skip
    rows = under(compose_handover(plan_of(people=people), "nl"), "Veilig contact, per persoon")
    assert "veilig: op school" in rows
    assert "papier thuis mag: nee" in rows
    assert any(row.startswith("nog te vragen: tolk, wie meekijkt") for row in rows)
    assert any(row.startswith("Niets bekend van: Rik.") for row in rows)


def test_who_may_not_know_what_names_it_and_what_may_rest_on_it():
    kept = {each.person: each for each in kept_from(result_of("dossier-01").planned.case)}
    renske = kept["p1"]
    assert renske.asked == ("r6", "t23", "t24", "t25", "t26")
    assert {"s4", "v1"} <= set(renske.rests)
    assert set(renske.alone) == {"ws2", "es2", "es3"}
    assert "p2" not in kept  # what is for Jurjen alone is his


def test_what_is_kept_from_the_family_is_not_kept_from_who_it_is_of():
    report = {"id": "r2", "title": "GGZ", "informant": "gp", "recorded": "2026-03-11",
              "hide_from": ["family", "network"]}  # fmt: skip
    reports = [*case_of().to_data()["reports"], report]
    people = [{"id": "p1", "name": "Rik", "roles": ["parent"]},
              {"id": "p2", "name": "Cor", "roles": ["network"]}]  # fmt: skip
    kept = {each.person: each.asked for each in kept_from(case_of(reports=reports, people=people))}
    assert kept == {"p2": ("r2",)}


def test_who_takes_over_learns_that_there_is_a_plan_of_somebody_alone_and_not_what_it_says():
    plan = planned_for(result_of("dossier-01").planned, Reader("handover"))
    text = text_of(compose_handover(plan, "nl"))
    assert "Er is een eigen plan van Jurjen (ws2, es2, es3)." in text
    own = [each for each in (*plan.case.warning_signs, *plan.case.emergency_steps) if each.only_for]
    assert len(own) == 3
    for each in own:
        assert each.words.nl not in text
    alone = [{"id": "a1", "keepers": ["p2"], "what": {"nl": "gaat naar tante"}, "only_for": ["p2"]}]
    text = text_of(compose_handover(plan_of(agreements=alone), "nl"))
    assert "gaat naar tante" not in text
    assert "Er is een eigen plan van Bram (a1)." in text


def test_who_takes_over_reads_whose_sign_it_is_and_what_each_does_when_it_goes_wrong():
    plan = planned_for(result_of("dossier-01").planned, Reader("handover"))
    sheet = compose_handover(plan, "nl")
    assert any("Renske: Ik merk dat" in row for row in under(sheet, "Vroege signalen, en wat dan"))
    steps = under(sheet, "Als het misgaat")
    assert [row.split(":")[0] for row in steps] == ["Renske", "Fenna", "Wout"]


def test_nothing_kept_says_to_ask_again():
    rows = under(compose_handover(plan_of(), "nl"), "Wie mag wat niet weten")
    assert rows[0].startswith("Niemand legde vast dat iemand iets niet mag weten.")


def days(**parts):
    case = case_of(**parts)
    return [(each.code, each.item, each.day and each.day.isoformat())
            for each in coming_days(case, case.agreements)]  # fmt: skip


def test_a_day_that_passed_stays_due_until_it_was_looked_at_and_then_a_next_one_is():
    agreement = {"id": "a1", "answers": ["s1"], "evaluate": "2026-03-12"}
    assert days(agreements=[agreement]) == [("evaluation", "a1", "2026-03-12")]
    held = {"id": "e1", "on": "2026-03-12", "by": WORKER, "items": ["a1"]}
    assert days(agreements=[agreement], evaluations=[held]) == [("next_evaluation", "a1", None)]
    early = {**held, "on": "2026-03-11"}
    assert days(agreements=[agreement], evaluations=[early])[0][0] == "evaluation"
    other = {**held, "items": ["s2"]}
    assert days(agreements=[agreement], evaluations=[other])[0][0] == "evaluation"


def test_an_agreement_without_a_day_is_due_and_one_that_ended_is_not():
    assert days(agreements=[{"id": "a1"}]) == [("evaluation", "a1", None)]
    assert days(agreements=[{"id": "a1", "status": "ended"}]) == []


def test_a_document_that_was_replaced_or_taken_back_is_no_longer_due():
    old = {
        "id": "doc1",
        "kind": "plan",
        "to": "p1",
        "on": "2026-03-01",
        "valid_until": "2026-03-10",
    }
    new = {**old, "id": "doc2", "on": "2026-03-11", "valid_until": "2026-04-01"}
    assert days(documents=[old]) == [("document", "doc1", "2026-03-10")]
    assert days(documents=[old, {**new, "replaces": "doc1"}]) == [
        ("document", "doc2", "2026-04-01")
    ]
    assert days(documents=[{**old, "withdrawn": "2026-03-10"}]) == []


def test_the_oldest_day_comes_first_and_what_has_none_before_it():
    found = days(
        agreements=[{"id": "a1", "evaluate": "2026-04-01"}, {"id": "a2"}],
        holds=[{"id": "ho1", "from": "2026-03-15", "until": "2026-03-20", "by": WORKER,
                "reason": {"nl": "uitzoeken"}}],
    )  # fmt: skip
    assert [item for _, item, _ in found] == ["a2", "ho1", "a1"]


# ------------------------------------------------------------------ the auditor's document
@pytest.mark.slow
def test_the_auditor_sees_every_finding_with_rule_version_layer_and_statements():
    result = result_of("dossier-01")
    document = compose_auditor(result, "nl")
    traced = under(document, "Elke bevinding, met de hele afleiding")
    listed = under(document, "Bekeken en niet genoemd")
    for each in result.planned.all_findings():
        name = f"{each.rule.id} v{each.rule.head.version}"
        if each.value in (Tri.TRUE, Tri.UNKNOWN):
            assert any(f"{each.layer}, {name}" in line for line in traced), name
        else:
            assert any(f"| {name} | {each.layer} |" in line for line in listed), name


@pytest.mark.slow
def test_there_is_a_receipt_of_a_result_and_of_a_plan_it_says_there_is_none():
    result = result_of("dossier-01")
    rows = under(compose_auditor(result, "nl"), "Ontvangstbewijs: waarmee dit is gemaakt")
    assert f"rules.1.sha256 | {result.receipt['rules'][0]['sha256']}" in rows
    (line,) = under(
        compose_auditor(result.planned, "nl"), "Ontvangstbewijs: waarmee dit is gemaakt"
    )
    assert "er is geen ontvangstbewijs" in line


@pytest.mark.slow
def test_for_every_decision_the_auditor_sees_what_was_shown_or_that_it_was_not_recorded():
    events = read_events(FOLDER / "dossier-01" / "events.yaml")[:10]
    shown = applied(until("dossier-01", "2000-01-01"), events)
    result = shown.result(shown.day)
    rows = under(compose_auditor(result, "nl", shown), "Wie besloot wat")
    assert any(row.startswith("d1: ") and "zie gebeurtenis 1" in row for row in rows)
    assert any(row.startswith("d2: ") and row.endswith("niet vastgelegd") for row in rows)
    unseen = stood("dossier-01", "2026-01-26")
    rows = under(compose_auditor(unseen.result, "nl", unseen.trajectory), "Wie besloot wat")
    assert any(row.startswith("d1: ") and row.endswith("niets van ons getoond") for row in rows)
