"""What the facts read of what people are to each other: who acts, to whom it happens."""

from top3.method.facts import CaseWorld, reads
from top3.model.people import Relation
from top3.model.situations import Situation
from top3.rules.claims import Members, Reading, distinct
from top3.values import last_day

TIE = "situation.tie"
"""For layers on the rule set: which form of violence to ask about can follow from it."""

_MIRRORED = {
    **{name: name for name in ("partner", "ex_partner", "sibling", "other_family", "friend")},
    "neighbour": "neighbour",
    "parent": "child",
    "stepparent": "child",
    "child": "parent",
}
"""What the other one is, where it follows; who is cared for is nobody's carer."""

_ENDED = {"partner": "ex_partner"}


@reads(TIE)
def _tie(world: CaseWorld, situation: Situation) -> Reading:
    """Return what those who act are to those it happens to; never all of it: more can be so."""
    actors = world.reading(situation.actors).merged().has
    affected = world.reading(situation.affected).merged().has
    claims = [
        world.claim(Members((kind,)), relation.statements, ())
        for relation in world.case.relations
        for who, of, kind in _both_ways(world, relation)
        if who in actors and of in affected
    ]
    return world.together(distinct(tuple(claims))) if claims else Reading()


def _both_ways(world: CaseWorld, relation: Relation) -> list[tuple[str, str, str]]:
    kind = relation.kind
    if relation.until and last_day(relation.until) < world.as_of:
        kind = _ENDED.get(kind, kind)
    ways = [(relation.who, relation.of, kind)]
    mirrored = _MIRRORED.get(kind)
    return [*ways, (relation.of, relation.who, mirrored)] if mirrored else ways
