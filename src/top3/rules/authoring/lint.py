"""What may be wrong with a rule set that loads: each finding with its place, a remedy, a witness.

An error is something that cannot be meant; a warning may be; a hint is worth a look.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from top3.errors import Both, Place, Problem
from top3.rules.authoring.lint_rules import reach_findings, sign_findings
from top3.rules.authoring.lint_tables import table_findings
from top3.rules.authoring.lint_unused import unused_findings
from top3.rules.authoring.remarks import ORDER, Remark, Uses
from top3.rules.language import RuleSet
from top3.rules.proving.monotone import milder_findings
from top3.rules.proving.proofs import prove
from top3.rules.proving.search import LIMIT
from top3.rules.referring import place_of


@dataclass(frozen=True, slots=True)
class Lint:
    """Everything the linter found, errors first, and how many rules it looked at."""

    remarks: tuple[Remark, ...]
    rules: int

    @property
    def has_errors(self) -> bool:
        """Whether something was found that cannot be meant."""
        return any(each.level == "error" for each in self.remarks)


def lint(rules: RuleSet, uses: Uses | None = None, *, limit: int = LIMIT) -> Lint:
    """Look through a rule set.

    Args:
        rules: A rule set that loads.
        uses: What the program around the rules reads by itself; left out, only rules read.
        limit: How many regions of facts each search may try; where that is not enough, a finding
            says so.
    """
    uses = uses or Uses()
    checks: tuple[Callable[[], Iterator[Remark]], ...] = (
        lambda: _proofs(rules, limit),
        lambda: table_findings(rules),
        lambda: reach_findings(rules, limit),
        lambda: milder_findings(rules, limit),
        lambda: sign_findings(rules),
        lambda: unused_findings(rules, uses),
        lambda: _standing(rules),
        lambda: _states(rules),
    )
    found = [remark for check in checks for remark in check()]
    found.sort(key=lambda each: ORDER.index(each.level))
    return Lint(tuple(found), len(rules.rules))


def _proofs(rules: RuleSet, limit: int) -> Iterator[Remark]:
    proofs = prove(rules, limit=limit)
    for problem in proofs.problems:
        yield Remark("error", problem, proofs.witnesses.get(problem))
    for problem in proofs.unsettled:
        yield Remark("warning", problem)


def _standing(rules: RuleSet) -> Iterator[Remark]:
    """Yield rules without a source, behind the status of their rule set, or valid on no day."""
    far: Collection[str] = ("draft", "reviewed", "adopted")
    for rule in rules.rules:
        place, head = place_of(rule), rule.head
        if head.source.mark == "mixed" and not head.source.ids:
            found = Both("merk mixed zonder bron", "mark mixed without a source")
            remedy = Both("noem de bron onder 'ids', of schrijf I of B",
                          "name the source under 'ids', or write I or B")  # fmt: skip
            yield Remark("warning", Problem(place, "unsourced", found, remedy))
        own = head.status or rules.status
        if list(far).index(own.is_) < list(far).index(rules.status.is_):
            found = Both(
                f"status {own.is_} in een regelset met status {rules.status.is_}",
                f"status {own.is_} in a rule set with status {rules.status.is_}",
            )
            remedy = Both(
                "laat de regel nakijken, of neem de status van de regelset terug",
                "have the rule reviewed, or take the status of the rule set back",
            )
            yield Remark("warning", Problem(place, "status-behind", found, remedy))
        if head.valid and not head.valid.overlaps(rules.valid):
            found = Both("geldig op geen dag waarop de regelset geldt",
                         "valid on no day on which the rule set is")  # fmt: skip
            remedy = Both("verbeter 'valid', of neem de regel weg",
                          "mend 'valid', or take the rule away")  # fmt: skip
            yield Remark("warning", Problem(place, "never-valid", found, remedy))


def _states(rules: RuleSet) -> Iterator[Remark]:
    """Yield flags of the acute round that never wear out: right for an event, not for a state."""
    for spec in rules.dictionary.facts.values():
        if spec.acute and spec.type == "flag" and spec.shelf_life is None:
            found = Both("een vraag uit de acute ronde zonder houdbaarheid",
                         "a question of the acute round without a shelf life")  # fmt: skip
            remedy = Both(
                "is het een toestand, geef dan 'shelf_life'; een gebeurtenis heeft er geen",
                "if it is a state, give 'shelf_life'; an event has none",
            )
            place = Place("facts.yaml", None, spec.name)
            yield Remark("hint", Problem(place, "no-shelf-life", found, remedy))
