"""What an audit of a set compares: who is who in a case, and how it went. Nothing is concluded."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from top3.casuistry.drawing.draw import Drawn

AGE_BANDS = ((4, "0-3"), (12, "4-11"), (18, "12-17"), (30, "18-29"), (50, "30-49"),
             (70, "50-69"))  # fmt: skip
"""The bands of age, each with the age at which the next one begins; who is older is "70+"."""


def age_band(age: int) -> str:
    """Return the band of an age in years."""
    return next((name for below, name in AGE_BANDS if age < below), "70+")


def traits_of(drawn: "Drawn", events: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    """Return what was drawn: of each person and of each fork, and how it ended.

    `does` and `undergoes` are about what happens in the scenario and was told in this case.
    """
    told = [
        each.happening for name, each in drawn.plan.happenings.items() if name in drawn.ids
    ]  # fmt: skip
    ended = [each["record"] for each in events if each["type"] == "closed"]
    return {
        "family_form": drawn.scenario.family_form,
        "level": drawn.scenario.level,
        "forms": list(drawn.scenario.forms),
        "branches": dict(drawn.branches),
        "people": {
            name: {
                "id": each.id,
                "roles": list(each.roles),
                "gender": each.gender,
                "background": each.background,
                "age": each.age_on(drawn.first_day),
                "age_band": age_band(each.age_on(drawn.first_day)),
                "does": any(name in one.actors for one in told),
                "undergoes": any(name in one.affected for one in told),
                "tells": any(
                    report.report.informant == name and key in drawn.ids
                    for key, report in drawn.plan.reports.items()
                ),
            }
            for name, each in drawn.people.items()
        },
        "told": [each.id for each in told],
        "endings": [each.get("to") for each in ended],
    }
