"""No two generated dossiers may look alike: names, numbers and days masked, sentences compared."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from top3.casuistry.example import load_example, write_example
from top3.casuistry.generate import made
from top3.casuistry.language.load import load_scenarios
from top3.casuistry.many import Order, case_of, scenario_for
from top3.casuistry.telling.rendering import tell
from top3.casuistry.telling.told import Told
from top3.method.load import load_rules
from top3.views.render import write

pytestmark = pytest.mark.slow

MOST_SHARED = 0.40
EACH = 3
CLOSEST = ("anonymous-report", "complex-divorce", "mda-plus-plus", "shaken-or-hurt-baby")
"""The scenarios whose dossiers shared most where many were compared."""
_DAYS = (
    r"(maan|dins|woens|donder|vrij|zater|zon)dag|januari|februari|maart|april|mei|juni|juli|"
    r"augustus|september|oktober|november|december"
)


def test_no_two_dossiers_share_more_than_forty_per_cent_of_their_sentences(tmp_path: Path) -> None:
    said = [set(each) for each in _dossiers(tmp_path, EACH * len(CLOSEST))]
    found = {pair: _shared(said[pair[0]], said[pair[1]])
             for pair in combinations(range(len(said)), 2)}  # fmt: skip
    too_much = {pair: round(part, 2) for pair, part in found.items() if part > MOST_SHARED}
    assert not too_much


def test_what_two_dossiers_share_is_counted_without_names_numbers_and_days() -> None:
    one = set(_sentences("> Op maandag 3 mei sloeg Anna. Ik zag het.", {"Anna"}))
    other = set(_sentences("> Op vrijdag 12 juni sloeg Bob. Wij niet.", {"Bob"}))
    assert _shared(one, other) == 0.5


def _dossiers(folder: Path, count: int, seed: int = 2026) -> Iterator[list[str]]:
    order, rules = Order(seed, str(folder), CLOSEST), load_rules()
    for index in range(count):
        one = case_of(order, index)
        write_example(folder / str(index), one, scenario_for(order, index))
        example = load_example(folder / str(index), rules, "nl")
        text = write(tell(Told(example, rules, "nl")), "markdown")
        names = {part for each in example.case.people for part in each.name.split()}
        yield list(_sentences(text, names))


def _sentences(text: str, names: set[str]) -> Iterator[str]:
    """Yield what is said and told in a dossier, masked; what is the same in every one is left out.

    The head, the list of people, the line above a report and the foot hold no sentences of people.
    """
    of_names = re.compile("|".join(rf"\b{re.escape(each)}\b" for each in sorted(names)))
    for line in text.rpartition("## Informatie zoals binnengekomen")[2].splitlines():
        if _holds_sentences(line):
            bare = re.sub(r"^\*\*Moment .*?\*\*", "", line).lstrip("> -")
            masked = re.sub(r"\d+", "0", of_names.sub("X", bare))
            masked = re.sub(_DAYS, "D", masked.lower())
            yield from (each for each in re.split(r"(?<=[.!?])[\"”]?\s+", masked) if each.strip())


def _holds_sentences(line: str) -> bool:
    said = line.startswith((">", "- ", "**Moment")) or line[:1].isalpha()
    return said and not line.endswith(("volledig verzonnen, om mee te leren", ":"))


def _shared(one: set[str], other: set[str]) -> float:
    """Return which part of the shorter of two dossiers stands in the other too."""
    return len(one & other) / max(1, min(len(one), len(other)))


def test_a_note_for_the_trainer_is_given_only_where_what_it_is_about_came_into_the_record() -> None:
    scenario = load_scenarios(("partner-violence-with-children",))[0]
    seen = set()
    for index in range(8):
        one = made(scenario, 1, index)
        came_in = "happenings.choked" in one.origins.values()
        asked = any("hand op de keel" in note["nl"] for note in one.teaching["questions"])
        assert asked == came_in
        seen.add(came_in)
    assert seen == {True, False}


def test_no_agreement_is_looked_back_on_at_a_weekend() -> None:
    order = Order(7, "")
    for index in range(8):
        for event in case_of(order, index).events:
            day = event["record"].get("evaluate")
            assert not isinstance(day, str) or date.fromisoformat(day).weekday() < 5
