"""Which values a rule can reach, each with facts that show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from top3.rules.language import Rule, RuleSet
from top3.rules.logic import Tri, Truth
from top3.rules.proving.regions import RegionKind, moments
from top3.rules.proving.search import LIMIT, Search, Witness

VALUES: tuple[Truth, ...] = (Tri.TRUE, Tri.FALSE, Tri.UNKNOWN, None)


@dataclass(frozen=True, slots=True)
class Reached:
    """The values a rule can reach, each with a witness.

    Not `complete` where the bound was hit before every other value was shown to be out of reach.
    """

    witnesses: Mapping[Truth, Witness]
    complete: bool

    @property
    def values(self) -> frozenset[Truth]:
        """The values for which there is a witness."""
        return frozenset(self.witnesses)


def reach(
    rules: RuleSet,
    rule: Rule,
    *,
    as_of: date | None = None,
    limit: int = LIMIT,
    also: Iterable[RegionKind] = (),
) -> Reached:
    """Return every value a rule can reach, by a directed search over regions of facts.

    Without groups the answer is exact within the limit; a group is tried with 0, 1 and 2 members,
    complete and not. That a fact does not apply is only tried where the dictionary says when it
    applies, unless `also` names `not_applicable`.

    Args:
        rules: The rule set it belongs to.
        rule: The rule.
        as_of: The day; left out it is the first day on which the newest numbers hold.
        limit: How many regions are tried for each value.
        also: More kinds of regions to try: `weak`, `disputed`, `not_applicable`.
    """
    day = as_of or last_day(rules, rule)
    found: dict[Truth, Witness] = {}
    complete = True
    for value in VALUES:
        if value is None and rule.head.kind == "gate":
            continue  # where nothing applies a gate stays shut: that is not known, by itself
        search = Search(rules, (rule,), as_of=day, limit=limit, also=also)
        world = next(search.worlds([(rule, value)]), None)
        if world is not None:
            found[value] = Witness(day, world.given())
        elif not search.settles(value):
            complete = False
    return Reached(found, complete)


def reachable(rules: RuleSet, rule: Rule) -> frozenset[Truth]:
    """Return the values a rule can reach; for the rest as `reach`."""
    return reach(rules, rule).values


def last_day(rules: RuleSet, *listed: Rule) -> date:
    """Return the last day on which something changes for rules, among the days they hold."""
    parts = [part for rule in listed for part in (rule.when, *rule.unless)]
    days = set(moments(rules, parts)[0])
    days |= {rule.head.valid.from_ for rule in listed if rule.head.valid}
    holding = [day for day in days if all(rule.holds_on(day) for rule in listed)]
    return max(holding, default=rules.valid.from_)
