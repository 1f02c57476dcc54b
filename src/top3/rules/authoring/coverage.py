"""Whether the tests of a rule set meet every value that each rule can reach."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from top3.errors import Both
from top3.rules.explain import VALUES
from top3.rules.language import RuleSet
from top3.rules.logic import Truth
from top3.rules.proving.reach import VALUES as ORDERED
from top3.rules.proving.reach import reach


@dataclass(frozen=True, slots=True)
class Unmet:
    """The values a rule can reach and no test met; none, where the rule set is too large to say.

    Not `complete` where it could not be fully worked out which values there are.
    """

    rule: str
    values: tuple[Truth, ...]
    complete: bool = True

    def codes(self) -> list[str]:
        """Return the values as code: true, false, unknown, not_applicable."""
        return ["not_applicable" if value is None else value.value for value in self.values]

    def in_words(self) -> Both:
        """Return the values in words."""
        words = [VALUES[value] for value in self.values]
        return Both(", ".join(each.nl for each in words), ", ".join(each.en for each in words))


def unmet(rules: RuleSet, met: Mapping[str, Collection[Truth]]) -> Iterator[Unmet]:
    """Yield every rule that misses a value it can reach, or of which that is not fully known.

    Args:
        rules: The rule set.
        met: The values that each rule met; a rule that is not in it is not looked at.
    """
    for rule in (each for each in rules.by_id.values() if each.id in met):
        reached, seen = reach(rules, rule), met[rule.id]
        missing = tuple(value for value in ORDERED if value in reached.values and value not in seen)
        if missing or not reached.complete:
            yield Unmet(rule.id, missing, reached.complete)
