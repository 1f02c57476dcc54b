"""What no change may make of a made-up case: a parent of three weeks, a child of thirty-five."""

from top3.casuistry.steering.edits import Edit
from top3.method.ages import age_in_years
from top3.model.case import Case

GROWN = frozenset({"parent", "stepparent", "grandparent", "partner", "ex_partner", "neighbour"})
"""The roles of people who are grown up, or nearly."""

_YOUNGEST, _GROWN_UP = 15, 18


def is_plausible(case: Case, edit: Edit) -> bool:
    """Say whether an age that a change gave somebody goes with who that person is in the case."""
    changed = {each.path[1] for each in edit.parts if each.path[0] == "people" and each.path[1:]}
    people = [each for each in case.people if each.id in changed]
    for person in people:
        age = age_in_years(person, case.as_of)
        if age is None:
            continue
        if GROWN & set(person.roles) and age[1] < _YOUNGEST:
            return False
        if "child" in person.roles and age[0] >= _GROWN_UP:
            return False
    return True


__all__ = ["is_plausible"]
