"""What a reader may not see changes nothing in what that reader gets: not a word, not a number.

Two cases that differ only in what a reader may not see, with the same choices of what that reader
is given, make the same document in every format. What may not be seen is said here anew, by what
the record says, and not by asking the code that leaves it out. The promise is held against planted
leaks too: a detector that finds nothing wrong anywhere is no detector.
"""

import copy
import json
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from properties.drawn import rules
from top3 import reason
from top3.errors import Both, SharingError
from top3.model.case import Case
from top3.testing import shipped_cases
from top3.views import composing
from top3.views import gather as gathering
from top3.views.agenda import agenda_of_given
from top3.views.composing import _FROM_GIVEN
from top3.views.given import GivenLine
from top3.views.given_data import given_data, view_data
from top3.views.readers import Reader
from top3.views.render import write

GIVABLE = (
    "situations", "agreements", "goals", "views", "measures", "strengths", "factors", "needs",
    "warning_signs", "emergency_steps",
)  # fmt: skip
TEXTS = ("text", "markdown", "html")
BASES = [each for each in shipped_cases() if each.situations]
MARK = "ZWALUWSTAART"


# ------------------------------------------------------------------ two cases and a reader


def names_of(reader):
    """Return every name under which something can be kept from a reader or given to them."""
    return {reader.audience, *reader.people}


@st.composite
def settled(draw):
    """Draw a case with choices for a reader, some of its reports kept from that reader."""
    case = draw(st.sampled_from(BASES))
    reader = draw(readers(case))
    data = case.to_data()
    data.setdefault("decisions", [])
    data["decisions"] = [each for each in data["decisions"] if each["kind"] != "share"]
    pool = [each.id for name in GIVABLE for each in getattr(case, name)]
    items = draw(st.lists(st.sampled_from(pool), unique=True, max_size=8))
    whom = list(reader.people) or [reader.audience]
    data["decisions"].append(choice(whom, items, data["as_of"]))
    # other readers get other things
    others = draw(st.lists(st.sampled_from(pool), unique=True, max_size=3))
    data["decisions"].append({**choice(["school"], others, data["as_of"]), "id": "d902"})
    for report in draw(st.lists(st.sampled_from(data["reports"]), max_size=4, unique_by=id)):
        report["hide_from"] = sorted({*report.get("hide_from", ()), *whom})
    return Case.model_validate(data), reader, tuple(items)


def choice(whom, items, day):
    return {
        "id": "d901", "kind": "share", "to_whom": whom, "items": items, "on": day,
        "by": {"role": "fixed_face", "name": "M."}, "informants": "several",
        "basis": "vital_interest", "purpose": {"nl": "om te helpen"}, "necessary": True,
        "told": {"nl": "weet het"}, "reason": {"code": "agreed", "nl": "samen"},
    }  # fmt: skip


def readers(case):
    people = st.sampled_from([each.id for each in case.people])
    one = [people.map(lambda who, name=name: Reader(name, who)) for name in ("family", "network")]
    return st.one_of(
        *one,
        people.map(lambda who: Reader("child", who)),
        people.map(lambda who: Reader("subject", who)),
        st.just(Reader("family")),
        st.lists(people, min_size=1, max_size=2).map(lambda two: Reader("family", *two)),
        st.just(Reader("organisation", "nursery")),
    )  # fmt: skip


def hidden_statements(data, reader):
    """Return the statements the record says may not reach a reader."""
    names = names_of(reader)
    everybody = reader.audience == "family" and not reader.people
    reports = {
        each["id"]
        for each in data["reports"]
        if names & set(each.get("hide_from", ())) or (everybody and each.get("hide_from"))
    }
    return {
        each["id"]
        for each in data["statements"]
        if each["report"] in reports
        or names & set(each.get("hide_from", ()))
        or (everybody and each.get("hide_from"))
    }


# ------------------------------------------------------------------ what may be otherwise


@dataclass
class Scene:
    """A case as data that is being changed, for a reader who is given these items."""

    draw: Any
    data: dict[str, Any]
    reader: Reader
    items: tuple[str, ...]


def say_otherwise(scene):
    """Let what somebody told in confidence be something else."""
    for each in scene.data["statements"]:
        if each["id"] in hidden_statements(scene.data, scene.reader):
            each["text"] = scene.draw(words())
            each["kind"] = scene.draw(st.sampled_from(["observation", "account", "interpretation"]))


def confide(scene):
    """Let somebody tell something in confidence: it also supports what is given."""
    number = len(scene.data["reports"]) + 900
    whom = list(scene.reader.people) or [scene.reader.audience]
    scene.data["reports"].append(
        {"id": f"r{number}", "title": scene.draw(words()), "informant": "police", "hide_from": whom,
         "recorded": scene.data["as_of"]}
    )  # fmt: skip
    scene.data["statements"].append(
        {"id": f"t{number}", "report": f"r{number}", "kind": "account", "text": scene.draw(words())}
    )
    for each in scene.data["situations"]:
        if each.get("statements") and scene.draw(st.booleans()):
            each["statements"].append(f"t{number}")
    scene.data["situations"].append(situation(scene, f"s{number}", [f"t{number}"]))
    scene.data.setdefault("agreements", []).append(
        {"id": f"a{number}", "answers": [f"s{number}"], "keepers": ["fixed_face"],
         "what": {"nl": scene.draw(words())}, "evaluate": scene.data["as_of"],
         "statements": [f"t{number}"]}
    )  # fmt: skip


def add_what_is_not_given(scene):
    """Let there be more of everything that nobody chose to give, anywhere in the file."""
    number = scene.draw(st.integers(910, 990))
    day, first = scene.data["as_of"], scene.data["situations"][0]["id"]
    # what readers say themselves is their own: these words are of somebody else
    others = [each["id"] for each in scene.data["people"] if each["id"] not in scene.reader.people]
    by = {"by": {"role": "worker", "name": "B."}}
    whose = {"person": others[0], "on_line": 3} if others else by
    new = {
        "situations": situation(scene, f"s{number}", []),
        "agreements": {"id": f"a{number}", "what": {"nl": scene.draw(words())},
                       "keepers": ["fixed_face"], "evaluate": day, "answers": [first]},
        "strengths": {"id": f"k{number}", "words": {"nl": scene.draw(words())}},
        "emergency_steps": {"id": f"es{number}", "words": {"nl": scene.draw(words())}},
        "warning_signs": {"id": f"ws{number}", "words": {"nl": scene.draw(words())}},
        "judgements": {"id": f"j{number}", "about": first, "level": "acute",
                       "by": {"role": "worker", "name": "B."}, "on": day,
                       "reason": {"nl": scene.draw(words())}},
        "involvements": {"id": f"i{number}", "organisation": "police", "status": "active"},
        "people": {"id": f"p{number}", "name": scene.draw(words())},
        "views": {"id": f"v{number}", **whose, "words": {"nl": scene.draw(words())}, "on": day},
        "documents": {"id": f"doc{number}", "kind": "plan", "to": "nobody_we_know",
                      "on": scene.data["as_of"]},
    }  # fmt: skip
    new["documents"]["to"] = "school"
    for name in scene.draw(st.lists(st.sampled_from(sorted(new)), min_size=1, unique=True)):
        rows = scene.data.setdefault(name, [])
        if not any(each["id"] == new[name]["id"] for each in rows):
            rows.insert(scene.draw(st.integers(0, len(rows))), new[name])


def keep_for_one(scene):
    """Let there be a separate plan for somebody alone."""
    alone = scene.draw(st.sampled_from(scene.data["people"]))["id"]
    number = scene.draw(st.integers(910, 990))
    rows = scene.data.setdefault("emergency_steps", [])
    if not any(each["id"] == f"es{number}" for each in rows):
        rows.insert(0, {"id": f"es{number}", "person": alone, "only_for": [alone],
                        "words": {"nl": scene.draw(words())}})  # fmt: skip


def change_what_is_not_given(scene):
    """Let everything that is not given be in other words, on other days."""
    for name in ("situations", "factors", "strengths", "needs", "goals"):
        for each in scene.data.get(name, ()):
            if each["id"] in scene.items:
                continue
            if name == "situations":
                each["behaviour"] = {"words": {"nl": scene.draw(words())}}
            else:
                each["words"] = {"nl": scene.draw(words())}
    for each in scene.data.get("agreements", ()):
        if each["id"] not in scene.items:
            each["what"] = {"nl": scene.draw(words())}
            each["evaluate"] = scene.data["as_of"]


def change_what_others_say(scene):
    """Let others see what is given otherwise, and let what nobody is shown of it be otherwise."""
    for each in scene.data["situations"]:
        each["seen_by"] = {
            scene.data["people"][0]["id"]: scene.draw(st.sampled_from(["denied", "differs"]))
        }
        each["how_often"] = {"unknown": "declined"}
        each["trigger"] = scene.draw(words())
        own = each.get("own_words", {})
        each["own_words"] = {
            who: said if who in scene.reader.people else {"nl": MARK} for who, said in own.items()
        }


def change_who_told(scene):
    """Let somebody else have told it, on another day; a reader's own words stay their own."""
    for each in scene.data["reports"]:
        if each.get("informant") not in scene.reader.people:
            each["informant"] = scene.draw(st.sampled_from(["police", "school", "neighbour"]))
            each["title"] = scene.draw(words())


def change_how_others_are_reached(scene):
    """Let others be safe to reach in another way, elsewhere."""
    for each in scene.data["people"]:
        if each["id"] not in scene.reader.people:
            each["contact"] = {
                "safe_ways": [{"nl": scene.draw(words())}],
                "address_is_secret": True,
            }


def reorder(scene):
    """Let the file have another order."""
    for name in ("situations", "agreements", "reports", "strengths"):
        rows = scene.data.get(name, [])
        scene.data[name] = scene.draw(st.permutations(rows)) if len(rows) > 1 else rows


def rename(scene):
    """Let the case be called something else, and be kept elsewhere."""
    scene.data["id"] = "een-andere-zaak"


def decide_for_others(scene):
    """Let others be given other things, and let other things be decided."""
    pool = [each["id"] for each in scene.data["situations"]]
    others = scene.draw(st.lists(st.sampled_from(pool), unique=True))
    day, decisions = scene.data["as_of"], scene.data["decisions"]
    by = {"role": "worker", "name": "B."}
    why = {"code": "other", "nl": scene.draw(words())}
    decisions.append({**choice(["police"], others, day), "id": "d990"})
    decisions.insert(
        0, {"id": "d991", "kind": "other", "items": others, "by": by, "on": day, "reason": why}
    )


CHANGES = (
    say_otherwise, confide, add_what_is_not_given, keep_for_one, change_what_is_not_given,
    change_what_others_say, change_who_told, change_how_others_are_reached, reorder, rename,
    decide_for_others,
)  # fmt: skip


def words():
    return st.sampled_from((MARK, f"{MARK} sloeg", "iets heel anders dan eerst", "x" * 300))


def situation(scene, name, statements):
    return {
        "id": name, "statements": statements, "actors": [scene.data["people"][0]["id"]],
        "when": scene.data["as_of"], "behaviour": {"words": {"nl": scene.draw(words())}},
    }  # fmt: skip


@st.composite
def pairs(draw, changes=CHANGES):
    """Draw a reader and two cases that differ only in what that reader may not see."""
    case, reader, items = draw(settled())
    data = copy.deepcopy(case.to_data())
    for change in draw(st.lists(st.sampled_from(changes), min_size=1, max_size=4, unique=True)):
        change(Scene(draw, data, reader, items))
    return reader, case, Case.model_validate(data)


# ------------------------------------------------------------------ what comes out


def stands_for(case):
    """Return what a document that is given needs of a plan: the record, the rules and the day."""
    return SimpleNamespace(case=case, rules=rules(), ordered=SimpleNamespace(as_of=case.as_of))


def made_for(case, reader, kind="plan", lang="nl"):
    given_ = gathering.gather(stands_for(case), reader, kind)
    compose = _FROM_GIVEN.get((reader.audience, kind), _FROM_GIVEN["family", "plan"])
    return given_, compose(given_, lang, None)


def everything(case, reader, lang="nl"):
    """Return all that a reader can hold: document, name, data, agenda, text in every form."""
    given_, document = made_for(case, reader, lang=lang)
    return (
        document,
        json.dumps(given_data(given_), ensure_ascii=False),
        json.dumps(view_data(document, reader, "plan", given_), ensure_ascii=False),
        agenda_of_given(given_, "0" * 32, lang),
        *(write(document, form) for form in TEXTS),
    )


@given(pairs(), st.sampled_from(["nl", "en"]))
def test_what_a_reader_may_not_see_changes_nothing_in_what_that_reader_gets(drawn, lang):
    reader, one, other = drawn
    assert everything(one, reader, lang) == everything(other, reader, lang)


@given(pairs())
def test_no_word_of_what_may_not_be_seen_reaches_a_reader(drawn):
    reader, _, other = drawn
    assert not any(MARK in str(each) for each in everything(other, reader))


@pytest.mark.slow
@pytest.mark.dev_tool
@settings(max_examples=15)
@given(pairs(), st.sampled_from(["docx", "pdf"]))
def test_on_paper_and_in_word_the_same_bytes_come_out(drawn, form):
    reader, one, other = drawn
    (_, first), (_, second) = made_for(one, reader), made_for(other, reader)
    assert first.name == second.name
    assert write(first, form) == write(second, form)


@pytest.mark.slow
@settings(max_examples=40)
@given(pairs())
def test_the_whole_road_gives_the_same_or_is_refused(drawn):
    reader, one, other = drawn
    found = []
    for case in (one, other):
        try:
            made = composing.make_document(reason(case, rules()), reader)
        except SharingError:
            assume(False)
        found.append(made.document)
    assert found[0] == found[1]


# ------------------------------------------------------------------ planted leaks


def leak_number(case):
    """A document says how many situations there are besides those that are given."""
    return {"version": len(case.situations)}


def leak_count(case):
    """A document counts what was told, also in confidence."""
    return {"version": len(case.statements)}


def leak_day(case):
    """The next day is that of an agreement nobody gave."""
    days = [each.evaluate.value for each in case.agreements if hasattr(each.evaluate, "value")]
    return {"valid_until": min(days, default=None)}


def leak_absence(case):
    """That there is a plan for somebody alone shows in what is left out."""
    return {"chosen": not case.emergency_steps}


def leak_order(case):
    """Strengths stand in the order of the file, and a gap stays where one is left out."""
    return {"strengths": tuple(GivenLine(Both("…", "…"), None) for _ in case.strengths)}


def leak_who_told(case):
    """A document says by how many it was told."""
    told = {str(each.informant) for each in case.reports}
    return {"replaces": case.as_of.replace(day=len(told) % 28 + 1)}


LEAKS = (leak_number, leak_count, leak_day, leak_absence, leak_order, leak_who_told)


@pytest.mark.slow
@pytest.mark.parametrize("leak", LEAKS, ids=lambda each: each.__name__)
def test_a_planted_leak_is_found(leak, monkeypatch):
    honest = gathering.gather

    def leaking(planned, reader, document="plan"):
        given_ = honest(planned, reader, document)
        return replace(given_, **leak(planned.case))

    monkeypatch.setattr(gathering, "gather", leaking)

    @settings(max_examples=400, database=None, derandomize=True, phases=[Phase.generate])
    @given(pairs())
    def held(drawn):
        reader, one, other = drawn
        assert everything(one, reader) == everything(other, reader)

    with pytest.raises(AssertionError):
        held()
