"""A set as somebody makes it: whole, the same again, invented, and nothing in it is lost."""

import hashlib
import json
import re

import pytest

from top3.casuistry.example import load_example
from top3.casuistry.invented.fictional import check
from top3.casuistry.language.load import shipped_scenarios
from top3.casuistry.learning.audit import audit
from top3.casuistry.learning.audit_rows import expected_values, rows_of
from top3.casuistry.many import INDEX, Order, write_set
from top3.cli import main
from unit.small_case import rules

pytestmark = pytest.mark.slow

SEED = 7


def digest(folder):
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in files
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """One case of every scenario, with its documents."""
    folder = tmp_path_factory.mktemp("set") / "cases"
    failed = write_set(Order(SEED, str(folder)), len(shipped_scenarios()), number_of_workers=2)
    assert failed == []
    return folder


def folders(made):
    return sorted(each for each in made.iterdir() if each.is_dir())


def test_every_scenario_comes_once_in_a_round(made):
    lines = [json.loads(each) for each in (made / INDEX).read_text().splitlines()]
    assert sorted(each["scenario"] for each in lines) == sorted(shipped_scenarios())
    assert [each["index"] for each in lines] == list(range(len(lines)))
    assert {each["folder"] for each in lines} == {each.name for each in folders(made)}


def test_one_worker_writes_the_same_bytes_as_two(made, tmp_path):
    again = tmp_path / "again"
    write_set(Order(SEED, str(again)), 4, number_of_workers=1)
    whole, part = digest(made), digest(again)
    assert len(part) > 20
    assert {name: whole[name] for name in part if name != INDEX} == {
        name: part[name] for name in part if name != INDEX
    }
    lines = (made / INDEX).read_text().splitlines()
    assert (again / INDEX).read_text().splitlines() == lines[:4]


def test_every_case_is_one_and_the_engine_takes_every_event_again(made):
    for folder in folders(made):
        example = load_example(folder, rules())
        assert example.case.fictional
        again = example.trajectory(rules(), asked_again=True)
        assert again.remarks == ()
        assert again.length >= len(example.events)


def test_every_situation_of_the_record_is_in_the_result_whatever_was_denied(made):
    """Nothing falls off: what is denied, taken back or made smaller is assessed like the rest."""
    denied = 0
    for folder in folders(made):
        result = load_example(folder, rules()).trajectory(rules())
        case = result.case
        assessed = result.result(result.day).planned.prioritised.assessed
        assert [each.situation for each in assessed.situations] == [
            each.id for each in case.situations
        ]
        denied += sum("denied" in each.seen_by.values() for each in case.situations)
    assert denied > 5


def test_nothing_in_it_looks_real(made):
    for folder in folders(made):
        for file in sorted(folder.iterdir()):
            found = [
                each for each in check(file.read_text(encoding="utf-8")) if not each.is_warning
            ]
            assert found == [], file.name


def test_a_set_can_be_audited_and_learned_from(made, capsys):
    found = audit(rows_of(made / INDEX), expected=expected_values(), shufflings=9)
    assert found.cases == len(folders(made))
    assert main(["cases", "aggregate", str(made), "--min", "3", "--json"]) == 0
    tables = json.loads(capsys.readouterr().out)
    assert tables["cases"] == len(folders(made))


def test_no_slot_and_no_alternative_is_left_open_in_it(made):
    for folder in folders(made):
        for file in sorted(folder.glob("*.md")):
            text = file.read_text(encoding="utf-8")
            assert not re.search(r"\{\w+(\.\w+)?\}|\[[^\]\n]+\|[^\]\n]+\]", text), file.name
