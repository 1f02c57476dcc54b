"""What was written on papers comes back: resting on the talk, beside what is known, for nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.shipped_cases import EVERY, file_of, result_of
from top3 import render
from top3.cli import main
from top3.errors import CaseError
from top3.method.answers import answered
from top3.method.replies import replies_from
from top3.reading import read_text, write_yaml
from top3.values import Disputed, Known
from top3.views.papers_sheet import papers_sheet
from top3.views.papers_talk import talk_sheets
from top3.views.readers import Reader
from views.paper_cases import RULES, changed, choose, chosen, fields, papers

pytestmark = pytest.mark.slow

PLANNED = result_of("dossier-01").planned
CASE = PLANNED.case
DAY = "2026-01-27"
WORD = "appelboom"


def sheet_of(*talks):
    return {"top3": "sheet/1", "case": "dossier-01", "fictional": True, "talks": list(talks)}


def talk(who="p1", **more):
    return {"with": who, "on": DAY, "asked_by": {"role": "worker"}, **more}


def taken(*talks, case=CASE):
    tree = read_text(write_yaml(sheet_of(*talks)), "blad.yaml")
    return answered(case, replies_from(tree, case, RULES), RULES).case


def refusal_of(*talks):
    with pytest.raises(CaseError) as caught:
        taken(*talks)
    return caught.value


def own(*words):
    return [{"line": f"T{n}", "words": each} for n, each in enumerate(words, 1)]


def typed(text, **changes):
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize("name", EVERY)
def test_a_sheet_that_nobody_typed_on_reads_and_changes_nothing(name):
    planned = result_of(name).planned
    for lang in ("nl", "en"):
        held = replies_from(read_text(papers_sheet(planned, lang=lang)), planned.case, RULES)
        assert held == ()
        assert answered(planned.case, held, RULES).case is planned.case


def test_the_lines_of_a_sheet_have_the_names_they_have_on_paper():
    sheet = read_text(papers_sheet(PLANNED, "p1")).data["talks"][0]
    questions = [(each["line"], each["about"], each["fact"]) for each in sheet["questions"]]
    (asked,) = talk_sheets(PLANNED, ["p1"])
    assert questions == [
        (line.name, key[1], fact) for line in asked.lines for key, fact in line.facts
    ]
    typed_over = [each for part in ("top3", "agreements", "questions") for each in sheet[part]]
    lines = {each["line"] for each in typed_over if "agreement" not in each}
    on_paper = fields(papers(PLANNED, "worker", "p1"))
    assert lines == {name if name[0] != "N" else name[:2] for name in on_paper} - {"W"}


@pytest.mark.parametrize(
    ("audience", "who"), [("family", "p1"), ("network", "p5"), ("child", "p3")]
)
def test_each_number_on_paper_means_the_same_agreement_on_the_sheet(audience, who):
    sheet = read_text(papers_sheet(chosen(), who, audience)).data["talks"][0]
    named = {each["line"]: each["agreement"] for each in sheet["agreements"] if "agreement" in each}
    text = render(chosen(), reader=Reader(audience, who), document="papers")
    known = {each.id: each for each in chosen().case.agreements}
    assert named
    for line, agreement in named.items():
        words = known[agreement].what.value.nl
        block = text.partition(f"Afspraak {line}\n")[2].partition("Afspraak")[0]
        # a child does not get its own part to read as a task
        assert words in block or (audience, agreement) == ("child", "a3")


def test_of_an_agreement_that_is_there_only_what_is_open_is_asked():
    sheet = read_text(papers_sheet(chosen(), "p1")).data["talks"][0]
    first = next(each for each in sheet["agreements"] if each["line"] == "A1")
    assert set(first) == {"line", "agreement", "until"}


def test_an_own_top3_becomes_a_view_in_own_words():
    lines = own("rust aan tafel", "niet meer schreeuwen")
    lines[1]["situation"] = "s3"
    case = taken(talk(top3=lines, present={"has": [], "complete": True}))
    view, statement = case.views[-1], case.statements[-1]
    assert view.person == "p1"
    assert view.words.value.nl == "1. rust aan tafel\n2. niet meer schreeuwen"
    assert view.words.by == view.statements == (statement.id,)
    assert (view.top3, view.on.isoformat(), view.asked_alone.value) == (("s3",), DAY, True)
    assert statement.text == view.words.value.nl
    assert statement.about == ("p1",)


@pytest.mark.parametrize(
    ("present", "alone"), [({"has": ["p2"], "complete": True}, False), (["p2"], None), ([], None)]
)
def test_who_was_there_is_kept_and_alone_is_never_assumed(present, alone):
    view = taken(talk(top3=own("rust"), present=present)).views[-1]
    assert (view.asked_alone.value if isinstance(view.asked_alone, Known) else None) is alone


def test_a_professional_has_a_view_without_being_a_person_of_the_case():
    view = taken(talk("school", top3=own("zicht op de avonden"))).views[-1]
    assert (view.person, view.by.role) == (None, "school")


def test_an_agreement_on_paper_becomes_an_agreement_that_rests_on_the_talk():
    line = {
        "line": "N1", "keepers": ["p2"], "what": "belt elke avond", "from": "2026-01-28",
        "signal": "bij ruzie", "checkers": ["p5", "school"], "check": "belt terug",
        "otherwise": "naar Wout", "until": "2026-03-01", "evaluate": "2026-02-09",
        "answers": ["s1"], "only_for": ["p1"],
    }  # fmt: skip
    case = taken(talk(agreements=[line, {"line": "N2", "keepers": [], "what": "…"}]))
    assert len(case.agreements) == len(CASE.agreements) + 1
    made, statement = case.agreements[-1], case.statements[-1].id
    assert (made.keepers, made.checkers) == (("p2",), ("p5", "school"))
    assert (made.answers, made.only_for) == (("s1",), ("p1",))
    for name in ("what", "signal", "check", "otherwise", "from_", "until", "evaluate"):
        assert getattr(made, name).by == (statement,)
        value = getattr(made, name).value
        assert getattr(value, "nl", None) or value.isoformat()
    assert made.statements == (statement,)


def test_what_was_left_open_on_paper_stays_unknown():
    made = taken(talk(agreements=[{"line": "N1", "what": "belt", "until": "…"}])).agreements[-1]
    assert made.until.reason == "not_asked"
    assert (made.keepers, made.checkers) == ((), ())


def test_what_was_open_in_an_agreement_is_added_and_the_rest_stays():
    line = {"line": "A1", "agreement": "a1", "until": "2026-03-01"}
    before, after = CASE.agreements[0], taken(talk(agreements=[line])).agreements[0]
    assert after.until.value.isoformat() == "2026-03-01"
    assert after.model_copy(update={"until": before.until}) == before


def test_another_answer_stands_beside_what_was_agreed():
    line = {"line": "A1", "agreement": "a1", "what": "slaapt thuis", "signal": "bij ruzie"}
    case = taken(talk(agreements=[line]))
    what = case.agreements[0].what
    assert isinstance(what, Disputed)
    assert [each.value.nl for each in what.claims] == [
        CASE.agreements[0].what.value.nl,
        "slaapt thuis",
    ]
    again = taken(talk("p2", agreements=[{**line, "signal": "na ruzie"}]), case=case).agreements[0]
    assert [each.value.nl for each in again.signal.claims] == ["bij ruzie", "na ruzie"]


def test_what_cannot_be_added_to_an_agreement_stays_in_the_words_and_is_listed():
    def no_end(data):
        by = {"role": "fixed_face", "name": "Anja"}
        data["agreements"][0]["until"] = {"not_applicable": {"nl": "geen einde"}, "by": by}

    line = {"line": "A1", "agreement": "a1", "until": "2026-03-01"}
    tree = read_text(write_yaml(sheet_of(talk(agreements=[line]))))
    case = changed(no_end).case
    made = answered(case, replies_from(tree, case, RULES), RULES)
    assert made.case.agreements[0] == case.agreements[0]
    assert "a1, tot en met: 2026-03-01" in made.case.statements[-1].text
    assert [each.fact for each in made.unplaced] == ["agreement.until"]


def test_who_is_named_now_joins_who_was_named_and_lends_weight_to_nothing_else():
    line = {"line": "A1", "agreement": "a1", "checkers": ["p6"]}
    case = taken(talk(agreements=[line]))
    before, after = CASE.agreements[0], case.agreements[0]
    assert after.checkers == (*before.checkers, "p6")
    assert after.statements == (*before.statements, case.statements[-1].id)
    assert after.what.by == (before.what.by or before.statements)


def test_what_comes_back_from_one_talk_is_given_to_nobody_before_somebody_chooses():
    def paper(planned):
        return render(planned, reader=Reader("family"), document="papers")

    line = {"line": "N1", "keepers": ["p2"], "what": WORD}
    case = taken(talk(top3=own(WORD), agreements=[line]), case=chosen().case)
    told = changed(lambda data: data.update(case.to_data()))
    assert WORD in str(told.case.to_data())
    assert WORD not in paper(told)

    def share(data):
        data.update(case.to_data())
        choose(data, case.agreements[-1].id, whom=["family"])
        data["decisions"][-1]["id"] = "d91"

    assert WORD in paper(changed(share))


def test_every_fault_of_what_was_typed_is_named_at_once_with_its_line_and_no_word_of_it():
    lines = own(WORD, WORD, WORD, WORD)
    lines[0]["situation"] = lines[1]["situation"] = "s1"
    lines[2]["situation"] = "p1"
    wrong = {
        "line": "N1", "agreement": "a99", "what": WORD, "keepers": ["p99", WORD],
        "answers": ["p1"], "from": "2026-03-02", "until": "2026-03-01", "evaluate": WORD,
    }  # fmt: skip
    error = refusal_of(talk(top3=lines, agreements=[wrong]))
    assert sorted(each.code for each in error.problems) == sorted([
        "named-twice", "wrong-kind-of-id", "more-than-three", "dangling-id", "dangling-id",
        "not-in-list", "wrong-kind-of-id", "reversed-period", "not-a-day",
    ])  # fmt: skip
    assert all(each.place.line for each in error.problems)
    assert WORD not in error.in_language("nl") + error.in_language("en") + repr(error)
    assert "Veilig Thuis 0800-2000" in error.in_language("nl")


def test_three_lines_are_a_top3_and_a_fourth_is_refused():
    assert taken(talk(top3=own("a", "b", "c"))).views[-1].words.value.nl == "1. a\n2. b\n3. c"
    assert [each.code for each in refusal_of(talk(top3=own("a", "b", "c", "d"))).problems] == [
        "more-than-three"
    ]


def test_a_first_day_that_is_the_last_day_is_a_period_and_a_later_one_is_not():
    line = {"line": "N1", "what": "belt", "from": "2026-03-01", "until": "2026-03-01"}
    assert taken(talk(agreements=[line]))
    error = refusal_of(talk(agreements=[{**line, "from": "2026-03-02"}]))
    assert [each.code for each in error.problems] == ["reversed-period"]


@pytest.mark.parametrize("part", [{"top3": own(WORD)}, {"agreements": [{"what": WORD}]}])
def test_what_was_written_without_a_day_is_refused_and_not_dropped(part):
    error = refusal_of({**talk(**part), "on": {"unknown": "not_asked"}})
    assert [each.code for each in error.problems] == ["day-missing"]


@pytest.mark.parametrize(
    "part", [{"top3": [WORD]}, {"agreements": {"line": "N1"}}, {"top3": [{"woord": WORD}]}]
)
def test_what_has_another_shape_is_refused_without_its_words(part):
    error = refusal_of(talk(**part))
    assert error.problems
    assert WORD not in error.in_language("nl")


WRITTEN = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).filter(
    lambda text: text.strip() not in ("", "…", "...")
)


@pytest.mark.slow
@given(words=st.lists(WRITTEN, min_size=1, max_size=3), what=WRITTEN)
def test_every_word_that_was_written_comes_back_and_nothing_of_the_case_changes(words, what):
    case = taken(talk(top3=own(*words), agreements=[{"line": "N1", "what": what}]))
    assert case.views[-1].words.value.nl.split("\n") == [
        f"{n}. {each}" for n, each in enumerate(words, 1)
    ]
    assert case.agreements[-1].what.value.nl == what
    assert case.agreements[:-1] == CASE.agreements
    assert (case.situations, case.people, case.views[:-1]) == (
        CASE.situations, CASE.people, CASE.views,
    )  # fmt: skip


def test_papers_go_out_and_come_back_on_the_command_line(tmp_path, capsys):
    sheet, new = tmp_path / "blad.yaml", tmp_path / "nieuw.yaml"
    assert main(["ask", file_of("dossier-01"), "--papers", "p1", "-o", str(sheet)]) == 0
    text = sheet.read_text(encoding="utf-8")
    text = typed(
        text,
        day=("on: {unknown: not_asked}", "on: 2026-01-27"),
        first=('{line: T1, words: "…"}', '{line: T1, words: "rust: aan tafel"}'),
        afraid=("fact: person.afraid,\n         answer: {unknown: not_asked}",
                "fact: person.afraid,\n         answer: true"),
    )  # fmt: skip
    sheet.write_text(text, encoding="utf-8")
    assert main(["answer", file_of("dossier-01"), str(sheet), "-o", str(new)]) == 0
    assert "rust: aan tafel" in new.read_text(encoding="utf-8")
    capsys.readouterr()


def test_a_refused_sheet_of_papers_writes_nothing(tmp_path, capsys):
    sheet, new = tmp_path / "blad.yaml", tmp_path / "nieuw.yaml"
    lines = [{"line": "N1", "what": WORD, "keepers": ["p99"]}]
    sheet.write_text(write_yaml(sheet_of(talk(agreements=lines))), encoding="utf-8")
    assert main(["answer", file_of("dossier-01"), str(sheet), "-o", str(new)]) == 2
    assert not new.exists()
    assert WORD not in "".join(capsys.readouterr())


def test_a_sheet_for_nobody_of_the_case_is_refused(capsys):
    assert main(["ask", file_of("dossier-01"), "--papers", "p99"]) == 2
    assert "p99" not in capsys.readouterr().out
