"""Cases from the shipped scenarios: valid, the same for ever, and nothing in them gets lost."""

import json
import re
from pathlib import Path

import pytest

from casuistry.golden import GOLDEN, digests
from top3.casuistry.generate import GENERATOR_VERSION, made, plain
from top3.casuistry.language.load import load_scenarios, shipped_scenarios
from top3.casuistry.language.scenario import Scenario
from top3.method.load import case_from, load_rules
from top3.method.reason import reason
from top3.reading import Tree

pytestmark = pytest.mark.slow

NAMES = tuple(shipped_scenarios())
CASES = 12
_SAID = {"where", "trigger", "text", "title"}
"""Fields of a record that hold words in one language."""


@pytest.fixture(scope="module")
def rules():
    return load_rules()


@pytest.fixture(scope="module")
def scenarios():
    return {each.id: each for each in load_scenarios()}


def test_this_version_of_the_generator_makes_these_cases():
    """Where it does not, and should: raise GENERATOR_VERSION and run `tests/casuistry/golden.py`.

    A scenario that is changed is another scenario: then raise its own version.
    """
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert kept == {"generator": GENERATOR_VERSION, "scenarios": digests()}


@pytest.mark.parametrize("name", NAMES)
def test_every_case_of_a_shipped_scenario_is_valid(name, scenarios, rules):
    for index in range(CASES):
        case_from(Tree(plain(scenarios[name], 3, index).start), rules)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_the_same_in_any_order(name, scenarios):
    forwards = [plain(scenarios[name], 7, index) for index in range(5)]
    fresh = Scenario.model_validate(scenarios[name].model_dump(by_alias=True))
    backwards = [plain(fresh, 7, index) for index in reversed(range(5))]
    assert forwards == backwards[::-1]


@pytest.mark.parametrize("name", NAMES)
def test_a_case_reads_the_same_in_both_languages_but_for_its_words(name, scenarios):
    for index in range(5):
        dutch, english = (plain(scenarios[name], 5, index, lang) for lang in ("nl", "en"))
        assert _shape(dutch.start) == _shape(english.start)
        assert dutch.origins == english.origins
        assert dutch.traits == english.traits


def _shape(value, *, said=False):
    """Return plain data with everything that is said in one language left out."""
    if isinstance(value, dict):
        return {key: _shape(part, said=said or key in _SAID) for key, part in value.items()}
    if isinstance(value, list):
        return [_shape(part, said=said) for part in value]
    is_words = said or (isinstance(value, str) and " " in value)
    return "words" if is_words and not re.match(r"[a-z]+[0-9]+\Z", str(value)) else value


@pytest.mark.parametrize("name", NAMES)
def test_no_situation_is_lost_by_denial_minimising_or_words_taken_back(name, scenarios, rules):
    with_them = _named(scenarios[name])
    without = _without_denials(with_them)
    for index in range(4):
        one, other = plain(with_them, 11, index), plain(without, 11, index)
        assert _told(one) == _told(other)
        one_case, other_case = (case_from(Tree(each.start), rules) for each in (one, other))
        levels = list(rules.urgency)
        found = {each.situation: each.urgency for each in _assessed(one_case, rules)}
        for each in _assessed(other_case, rules):
            assert levels.index(found[each.situation].at_least) >= levels.index(
                each.urgency.at_least
            )
            assert levels.index(found[each.situation].at_most) >= levels.index(each.urgency.at_most)


def _assessed(case, rules):
    return reason(case, rules).planned.prioritised.assessed.situations


def _told(one):
    return [place for place in one.origins.values() if place.startswith("happenings.")]


def _named(scenario):
    """Return a scenario in which every saying has a name, so that taking one out moves no other."""
    data = scenario.model_dump(by_alias=True)
    for report in data["reports"]:
        for number, saying in enumerate(report["says"]):
            saying["id"] = saying["id"] or f"{report['id']}_{number}"
    return Scenario.model_validate(data)


def _without_denials(scenario):
    """Return it without anything that only denies, makes smaller or takes back.

    What another part points at stays, but as words alone: so do reports, which keep one saying.
    """
    data = scenario.model_dump(by_alias=True)
    pointed_at = set(re.findall(r"\$([a-z_0-9]+)", json.dumps(data, default=str)))
    for report in data["reports"]:
        lowers = [each for each in report["says"]
                  if each["denies"] or each["minimises"] or each["withdraws"]]  # fmt: skip
        for each in lowers:
            each.update(denies=(), minimises=(), withdraws=())
            if not each["tells"]:
                each["claims"] = {}
        gone = [each for each in lowers if not each["tells"] and each["id"] not in pointed_at]
        kept = [each for each in report["says"] if each not in gone]
        report["says"] = kept or report["says"]
    return Scenario.model_validate(data)


def test_a_whole_case_is_accepted_by_the_engine_event_by_event(scenarios, rules):
    one = made(scenarios[NAMES[0]], 7, 1, rules=rules)
    assert one.events
    assert one.trajectory(rules).length >= len(one.events)


def test_the_golden_file_has_one_line_for_each_scenario():
    lines = Path(GOLDEN).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.search(r'"[0-9a-f]{64}"', line)] == [
        line for name in NAMES for line in lines if f'"{name}"' in line
    ]
