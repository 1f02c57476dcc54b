"""Whatever can be drawn of a shipped scenario is drawn, and gives a case that a reader takes."""

import pytest

from top3.casuistry.drawing.stream import Stream, key
from top3.casuistry.generate import plain
from top3.casuistry.language.load import load_scenario, shipped_scenarios
from top3.casuistry.language.parts import Parts
from top3.casuistry.language.stand_ins import draws_in
from top3.casuistry.language.written import templates_of
from top3.method.load import load_rules
from top3.method.vocabulary import vocabulary_problems
from top3.model.case import Case

MOST = 600
"""In how many cases every option comes by at the latest."""

pytestmark = pytest.mark.slow


def place_of(scenario, path):
    """Return the place of a draw as the generator names it, from its path in the scenario."""
    head, *rest = path
    part = getattr(scenario, head)
    if head == "also":
        collection, number, _, *rest = rest
        text = f"also.{collection}.{part[collection][number].id}"
    elif head == "ties":
        number, _, *rest = rest
        text = f"ties[{number}]"
    elif head == "household":
        text = head
    else:
        number, *rest = rest
        text = f"{head}.{part[number].id}"
        if rest[0] == "says":
            _, place, *rest = rest
            saying = part[number].says[place]
            text += f".says.{saying.id}" if saying.id else f".says[{place}]"
    return text + spelled(rest)


def spelled(path):
    made, rest = "", list(path)
    while rest:
        step = rest.pop(0)
        if step == "one_of":
            made += f"|{rest.pop(0)}" if rest else ""
        else:
            made += f"[{step}]" if isinstance(step, int) else f".{step}"
    return made


def draws_of(scenario):
    """Return every choice of the first day: its place, and how many options it has."""
    return {
        place_of(scenario, (*path, *inner)): len(draw["one_of"])
        for path, template, _ in templates_of(Parts(scenario))
        if path[0] != "course" and not is_of_later(scenario, path)
        for inner, draw in draws_in(template)
    }


def is_of_later(scenario, path):
    """Say whether it is only made known at a later moment of the course, or never."""
    parts = Parts(scenario)
    if path[0] == "reports":
        return scenario.reports[path[1]].moment is not None
    if path[0] == "happenings":
        name, key = scenario.happenings[path[1]].id, path[2]
        made = parts.told_in(name) if key in ("record", "seen_by") else parts.given_by(name, key)
        return all(each.moment is not None for each in made)
    return False


@pytest.mark.parametrize("name", sorted(shipped_scenarios()))
def test_every_option_of_every_choice_is_drawn_and_every_case_can_be_read(name, monkeypatch):
    scenario, rules = load_scenario(name), load_rules("top3")
    left = {
        (key(place), option): place
        for place, count in draws_of(scenario).items()
        for option in range(count)
    }
    draw = Stream.weighted

    def seen(self, place, weights, turn=0):
        number = draw(self, place, weights, turn)
        left.pop((place, number), None)
        return number

    monkeypatch.setattr(Stream, "weighted", seen)
    for index in range(MOST):
        before = len(left)
        made = plain(scenario, 7, index)
        if len(left) < before or index < 10:
            case = Case.model_validate(made.start)
            assert vocabulary_problems(case, rules, None) == []
        if not left and index > 10:
            break
    assert sorted(left.values()) == []
