"""Looks for small cases that reach what no shipped case reaches, and writes `covering.yaml`.

Run it after a rule was added or changed: `python tools/covering.py`. What was found before is kept
where it still reaches something that nothing else does.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from top3.casuistry.coverage import covering
from top3.casuistry.coverage.courses import event_courses, example_case, process_courses
from top3.casuistry.coverage.points import Point, points_of
from top3.casuistry.coverage.reached import reached_by
from top3.casuistry.coverage.unreachable import VALUES, why_unreachable
from top3.casuistry.steering.edits import Edit, Part, free_id
from top3.casuistry.steering.search import Aim, Steering
from top3.method.load import load_rules
from top3.model.case import Case
from top3.reading import write_yaml
from top3.rules.language import RuleSet
from top3.trajectory.trajectory import Trajectory

OUT = Path(__file__).parents[1] / "src/top3/casuistry/coverage/covering.yaml"
BASES = ("quiet", "two-quarrels", "anonymous-line", "many-factors-no-situation", "dossier-06")
HEAD = """# Kleine verzonnen zaken: een voorbeeldzaak met een paar feiten anders,
# zodat elke uitkomst één keer voorkomt.
# Gemaakt door tools/covering.py; pas dit niet met de hand aan.
"""


def main() -> None:
    """Write the file."""
    rules = load_rules()
    seen: set[Point] = set()
    for source in (covering.plain_cases, process_courses, event_courses):
        for _, trajectory in source(rules):
            seen |= reached_by(trajectory, rules, seen)
    made = list(_found(rules, seen))
    text = write_yaml({"top3": "covering/1", "cases": made})
    OUT.write_text(HEAD + text, encoding="utf-8")
    print(f"{len(made)} -> {OUT.name}")


def _found(rules: RuleSet, seen: set[Point]) -> Iterator[dict[str, Any]]:
    wanted = [each for each in points_of(rules) if each not in seen]
    lists = [each for each in wanted if each.kind in ("form", "behaviour", "reason")]
    if lists:
        data = _told(rules, lists)
        yield _kept(data, "kinds-and-reasons", rules, seen)
    for point in wanted:
        if point in seen or not point.value or why_unreachable(rules, [point]):
            continue
        found = _steered(rules, point)
        if found is None:
            print(f"not found: {point}")
            continue
        yield _kept(found, f"{point.name}-{point.value.lower()}".replace("_", "-"), rules, seen)


def _steered(rules: RuleSet, point: Point) -> tuple[str, tuple[Edit, ...]] | None:
    aim = Aim(rules.by_id[point.name], VALUES[point.value])
    for base in BASES:
        case = example_case(base, rules)
        found = Steering(rules, [aim], case.as_of).steer(case)
        if found:
            return base, found.edits
    return None


def _told(rules: RuleSet, points: list[Point]) -> tuple[str, tuple[Edit, ...]]:
    """Return one case with a situation for every form, and every reason for not knowing."""
    base = "two-quarrels"
    data = example_case(base, rules).to_data()
    terms = rules.terms
    rest = [each.name for each in points if each.kind == "behaviour"]
    groups = []
    for form in [each.name for each in points if each.kind == "form"]:
        having = [name for name, one in terms["kinds"].items() if form in one.get("forms", ())]
        groups.append([each for each in having if each in rest] or having[:1])
        rest = [each for each in rest if each not in groups[-1]]
    reasons = [each.name for each in points if each.kind == "reason"]
    edits = []
    for kinds in [*groups, rest]:
        where = {"where": {"unknown": reasons.pop()}} if reasons else {}
        new = free_id(data, "situations")
        record = {"id": new, "behaviour": {"kinds": {"has": kinds}}, **where}
        data = {**data, "situations": [*data["situations"], record]}
        parts = (Part("add", ("situations",), record),)
        edits.append(Edit("household", "household.situation", parts))
    return base, tuple(edits)


def _kept(
    found: tuple[str, tuple[Edit, ...]], name: str, rules: RuleSet, seen: set[Point]
) -> dict[str, Any]:
    base, edits = found
    listed = [each.to_data() for each in edits]
    whole = covering.Covering(id=name, base=base, reaches=(), edits=tuple(listed))
    case: Case = covering.made_of(whole, rules)
    new = reached_by(Trajectory.start(case, rules), rules, seen) - seen
    seen |= new
    return {"id": name, "base": base, "reaches": sorted(map(str, new)), "edits": listed}


if __name__ == "__main__":
    main()
