"""What is said to a worker, to a family and to an auditor about the same evaluation."""

import json
import re
import shutil
from dataclasses import replace

import pytest

from cases.shipped_cases import EVERY, NAMES, file_of, result_of
from properties import own_kleene
from top3 import load_rules, paths, reason
from top3.cli import main
from top3.errors import ItemNotFoundError, RulesetInvalidError
from top3.method.family import as_family_sees, read_as_family, reading_of, shareable
from top3.method.readings import audit_data, read_as_worker
from top3.model.case import Case
from top3.rules.evaluate import Node
from top3.rules.load_words import FRAME
from top3.rules.logic import Tri
from top3.rules.readings import carrying, is_decisive

# reads every finding to everybody: it runs with what is slow
pytestmark = pytest.mark.slow

LOCKED = "s2:locked-in-needs-acute-check"
HARD_WORDS = (
    "dader", "slachtoffer", "veilig", "risico", "score", "acuut", "taxatie", "casus", "melding",
    "escalatie", "problematiek", "interventie", "signaal", "indicatie", "perpetrator", "victim",
    "safe", "risk", "acute", "abuse", "offender",
)  # fmt: skip
MOST_WORDS = 20


# ---------------------------------------------------------------- decisive


def leaf(value):
    return Node("fact", value, ("situation", "s1"), fact="situation.where")


def parent(kind, *values, least=0):
    value = {"all": Tri.TRUE, "any": Tri.TRUE, "count": Tri.TRUE}[kind]
    return Node(kind, value, ("situation", "s1"), children=tuple(map(leaf, values)), least=least)


def decisive(node):
    return [is_decisive(node, index) for index in range(len(node.children))]


def test_where_all_are_needed_each_is_decisive():
    assert decisive(parent("all", Tri.TRUE, Tri.TRUE)) == [True, True]


def test_of_two_reasons_that_each_suffice_neither_is_decisive_and_both_carry_it():
    twice = parent("any", Tri.TRUE, Tri.FALSE, Tri.TRUE)
    assert decisive(twice) == [False, False, False]
    assert [each.value for each in carrying(twice)] == [Tri.TRUE, Tri.TRUE]
    assert decisive(parent("any", Tri.TRUE, Tri.FALSE)) == [True, False]


def test_of_a_count_that_is_just_reached_what_holds_is_decisive():
    just = parent("count", Tri.TRUE, Tri.TRUE, Tri.FALSE, least=2)
    assert decisive(just) == [True, True, False]
    more = replace(just, children=(*just.children, leaf(Tri.TRUE)))
    assert decisive(more) == [False, False, False, False]


# ---------------------------------------------------------------- worker


def reading(name="dossier-02", item=LOCKED):
    (found,) = read_as_worker(result_of(name), item)
    return found


def test_a_worker_reads_for_and_against_and_the_own_account_with_the_literal_words():
    found = reading()
    case = result_of("dossier-02").planned.case
    texts = {each.id: each.text for each in case.statements}
    (ground,) = found.because
    assert [(each.statement, each.text) for each in ground.quotes] == [
        (name, texts[name]) for name in ("t13", "t36")
    ]
    assert [(each.statement, each.text) for each in found.against] == [("t16", texts["t16"])]
    (account,) = found.accounts
    assert [each.text for each in account.quotes] == [texts["t19"]]
    assert all(each.recorded and each.informant.nl for each in (*ground.quotes, *found.against))


def test_what_people_contradict_each_other_about_can_be_weighed():
    assert reading().weighable
    assert not reading(item="s4:situation-is-concrete").weighable


def test_what_is_open_says_why_and_how_to_ask_and_whether_it_still_matters():
    found = reading(item="s4:situation-is-concrete")
    (actors,) = (each for each in found.unknown if each.text.nl.startswith("wie doet het"))
    assert actors.reason.nl == "nog niet gevraagd"
    assert actors.question.nl.endswith(("?", ")"))
    assert actors.can_change


NUMBER = re.compile(
    r"\w+: \d+ \w+; vanaf \d{4}-\d\d-\d\d; eigenaar: \w+; bron: (S|S~|I|B|mixed), \S.*"
)


def test_numbers_stand_with_their_owner_day_and_source():
    found = reading("dossier-03", "s1:small-child-alone-or-in-danger-needs-acute-check")
    said = [each.nl for each in found.numbers]
    assert all(NUMBER.fullmatch(each) for each in said)
    assert "small_child_age: 6 jaar; vanaf 2019-01-01; eigenaar: regio; bron: B, -" in said
    # two facts in the rule lean on a number of their own: how long an answer counts, and an age
    assert {each.partition(":")[0] for each in said} == {
        "acute_answer_days", "dependent_child_age", "small_child_age"
    }  # fmt: skip


def test_a_reading_shows_no_case_text_in_its_repr():
    assert "grendel" not in repr(reading())
    assert "grendel" not in repr(reading().because)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_command_prints_each_reading_in_both_languages(capsys, lang):
    start = ["why", file_of("dossier-02"), LOCKED, "--lang", lang, "--reading"]
    for name, word in (("worker", {"nl": "omdat", "en": "because"}),
                       ("auditor", {"nl": "kwitantie", "en": "receipt"})):  # fmt: skip
        assert main([*start, name]) == 0
        assert word[lang] in capsys.readouterr().out
    assert main([*start, "family"]) == 0
    said, noted = capsys.readouterr()
    assert len(said.splitlines()) == 3
    assert {"nl": "voor te bereiden", "en": "to prepare"}[lang] in noted
    for name in ("worker", "family"):
        assert main([*start, name, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)


# ---------------------------------------------------------------- auditor


@pytest.mark.parametrize("name", EVERY)
def test_every_outcome_of_a_shipped_case_can_be_worked_out_from_the_auditors_json(name):
    result = result_of(name)
    items = ["household", *(each.id for each in result.planned.case.situations)]
    for item in items:
        data = json.loads(json.dumps(audit_data(result, item)))
        assert data["findings"]
        for each in data["findings"]:
            assert own_kleene.outcome(each["tree"]) == each["value"]


def test_an_auditor_sees_for_every_part_which_rule_version_layer_and_source_it_has():
    (found,) = audit_data(result_of("dossier-02"), LOCKED)["findings"]
    for part in parts(found["tree"]):
        assert (part["rule"], part["version"], part["layer"]) == (found["rule"], 1, "top3@0.1")
        assert all(each["report"] and each["recorded"] for each in (*part["by"], *part["against"]))
    numbers = [part["id"] for part in parts(found["tree"])]
    assert len(numbers) == len(set(numbers))


def parts(node):
    yield node
    for child in node["children"]:
        yield from parts(child)


def test_an_auditor_gets_the_receipt_and_the_fixed_statement_of_limits():
    data = audit_data(result_of("dossier-02"), "s1")
    assert data["receipt"] == result_of("dossier-02").receipt
    assert data["limits"]["nl"] == result_of("dossier-02").limits.nl


def test_a_judgement_a_conclusion_leans_on_is_named():
    rules = load_rules("top3")
    other = rules.by_id["repeated-is-structural"]
    leaning = tuple(
        replace(each, leans_on=(other.id,)) if each.id == LOCKED[3:] else each
        for each in rules.rules
    )
    result = reason(result_of("dossier-02").planned.case, replace(rules, rules=leaning))
    assert audit_data(result, LOCKED)["findings"][0]["leans_on"] == [other.id]
    (found,) = read_as_worker(result, LOCKED)
    assert [each.nl for each in found.leans_on] == [other.head.because.nl]


# ---------------------------------------------------------------- family


def sentences(text):
    return re.split(r"(?<=[.?!])\s+", text)


def test_every_rule_has_words_for_families_and_all_of_them_are_a_draft():
    rules = load_rules("top3")
    assert set(rules.families) == {*(each.id for each in rules.rules), *FRAME}
    assert {each.status.is_ for each in rules.families.values()} == {"draft"}


def test_words_for_families_are_plain_short_and_judge_nobody():
    for name, text in load_rules("top3").families.items():
        for line in (text.nl, text.en):
            assert all(len(each.split()) <= MOST_WORDS for each in sentences(line)), name
            words = set(re.findall(r"\w+", line.lower()))
            assert not words & set(HARD_WORDS), name
            assert not re.search(r"\d|\w-\w+-\w", line), name


def test_what_somebody_told_of_a_danger_is_told_to_a_family_and_never_a_fact():
    rules = load_rules("top3")
    for each in rules.rules:
        if each.head.kind == "danger":
            text = rules.families[each.id]
            assert re.search(r"\bverteld", text.nl), each.id
            assert re.search(r"\btold\b", text.en), each.id


def test_a_family_is_addressed_in_one_way_and_hears_nothing_of_how_we_sort():
    for name, text in load_rules("top3").families.items():
        assert not re.search(r"\b(jullie|je|jij|jouw)\b", text.nl.lower()), name
        assert not re.search(r"\beerder\b", text.nl), name
        assert "sooner" not in text.en, name


def test_what_is_said_where_there_is_nothing_hints_at_nothing_that_may_not_be_said():
    nothing = load_rules("top3").families["nothing_to_say"]
    assert not re.search(r"bespreken|mogen|kunnen|vertrouwelijk", nothing.nl)
    assert not re.search(r"discuss|may|can|confiden", nothing.en)


def test_a_family_reads_nothing_that_rests_on_a_confidential_report():
    result = result_of("dossier-03")
    rule = "carer-out-of-touch-alone-with-dependent-needs-acute-check"
    (worker,) = read_as_worker(result, f"s1:{rule}")
    assert "t16" in {quote.statement for ground in worker.because for quote in ground.quotes}
    nothing = load_rules("top3").families["nothing_to_say"].nl
    (only,) = read_as_family(result, f"s1:{rule}").texts
    assert only.nl == nothing


def test_the_same_report_told_openly_is_in_the_reading():
    case = result_of("dossier-03").planned.case
    data = case.model_dump(mode="json", by_alias=True)
    for each in (*data["reports"], *data["statements"]):
        each["hide_from"] = []
    result = reason(Case.model_validate(data), load_rules("top3"))
    rule = "carer-out-of-touch-alone-with-dependent-needs-acute-check"
    told = load_rules("top3").families[rule].nl
    assert told in {each.nl for each in read_as_family(result, "s1").texts}


def test_what_was_told_alone_in_the_acute_round_is_not_in_what_a_family_may_know():
    case = result_of("quiet").planned.case
    assert any(each.person for each in case.acute_rounds)
    assert not any(each.person for each in shareable(case).acute_rounds)


def test_texts_for_a_talk_alone_are_in_no_family_reading():
    families = load_rules("top3").families
    apart = {text.nl for text in families.values() if text.apart}
    assert apart
    for name in NAMES:
        case = result_of(name).planned.case
        seen = as_family_sees(case, load_rules("top3"))
        for each in case.situations:
            assert not {text.nl for text in reading_of(seen, each.id).texts} & apart


def test_an_item_that_is_not_there_reads_like_one_of_which_nothing_can_be_said():
    result = result_of("dossier-03")
    there = read_as_family(result, "p1:controlled-person-needs-safe-contact").texts
    assert read_as_family(result, "s99").texts == there


@pytest.mark.parametrize("item", ["nonsense", "s1:no-such-rule"])
def test_what_can_be_no_item_or_rule_is_refused(item):
    with pytest.raises(ItemNotFoundError):
        read_as_family(result_of("dossier-03"), item)


# ---------------------------------------------------------------- the file


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the shipped rule set."""
    copy = tmp_path / "own"
    shutil.copytree(str(paths.rulesets() / "top3" / "0.1"), copy)
    return copy


def test_a_rule_set_without_words_for_families_says_nothing_to_them(folder):
    for each in folder.glob("family*.yaml"):
        each.unlink()
    rules = load_rules(str(folder))
    assert rules.families == {}
    result = reason(result_of("dossier-02").planned.case, rules)
    assert read_as_family(result, "s2").texts == ()


BAD = """\
no-such-rule: {nl: "Wij kijken mee.", en: "We look along.", status: {is: draft}}
repeated-is-structural: {nl: "Om {affected}.", en: "About {affected}.", status: {is: draft}}
only-past-is-past: {nl: "Dit is van vroeger.", status: {is: draft}}
locked-in-needs-acute-check: {nl: "Op slot.", en: "Locked.", status: {is: reviewed}}
weapon-needs-acute-check: {nl: "Een wapen.", en: "A weapon."}
"""


def test_every_fault_in_the_words_for_families_is_told_with_its_line(folder):
    (folder / "family.yaml").write_text(BAD, encoding="utf-8")
    with pytest.raises(RulesetInvalidError) as refused:
        load_rules(str(folder))
    told = [(each.place.file, each.place.line, each.code) for each in refused.value.problems]
    assert told == [
        ("family.yaml", 1, "unknown-rule"),
        ("family.yaml", 2, "slot-for-family"),
        ("family.yaml", 3, "language-missing"),
        ("family.yaml", 4, "unsigned-status"),
        ("family.yaml", 5, "missing-key"),
    ]


# ---------------------------------------------------------------- what does not apply


def test_a_fact_that_does_not_apply_is_named_in_every_reading():
    case = result_of("dossier-02").planned.case
    data = case.model_dump(mode="json", by_alias=True)
    apart = {"not_applicable": {"nl": "gebeurt niet meer"}, "by": {"role": "worker"}}
    data["situations"][3]["how_often"] = apart
    result = reason(Case.model_validate(data), load_rules("top3"))
    item = "s4:neglect-says-what-is-not-done"
    (tree,) = audit_data(result, item)["findings"]
    assert None in [part["value"] for part in parts(tree["tree"])]
    assert read_as_worker(result, item)
