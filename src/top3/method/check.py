"""Everything that is wrong or missing in a case and its plan, each with what to do."""

from dataclasses import dataclass

from top3.errors import Both
from top3.method.names import because, both, fill
from top3.method.reason import reason
from top3.method.stages import Result
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.values import Known


@dataclass(frozen=True, repr=False)
class Remark:
    """One thing to mend or to know: about which item, and whether the next step waits for it."""

    code: str
    about: str
    text: Both
    blocks: bool
    rule: str | None = None

    def __repr__(self) -> str:
        """Name the code and the item."""
        return f"Remark({self.code}, {self.about})"


def check(case: Case | Result, rules: RuleSet | None = None) -> tuple[Remark, ...]:
    """Return every remark on a case, those that block first, then in the order of the steps.

    Args:
        case: The record, or a result that is already there.
        rules: The rule set; needed with a record.

    Raises:
        TypeError: a record was given without rules.
    """
    if isinstance(case, Case):
        if rules is None:
            raise TypeError("check: a case was given without rules; give both, or a result")
        case = reason(case, rules)
    remarks = [*_record(case), *_plan(case)]
    seen = {(each.code, each.about) for each in remarks}
    for finding in case.warnings:
        code = finding.rule.head.then["warn"]
        if (code, finding.about[1]) not in seen:
            text = because(case.planned.world, finding)
            remarks.append(Remark(code, finding.about[1], text, blocks=False, rule=finding.rule.id))
    return tuple(sorted(remarks, key=lambda each: not each.blocks))


def _plan(result: Result) -> list[Remark]:
    gaps = [
        Remark(each.code, each.about, each.text, each.blocks, each.rule)
        for each in result.planned.gaps
    ]
    return gaps + _open_acute(result)


def _open_acute(result: Result) -> list[Remark]:
    """Remark on what people left out with a coded reason: the gap closes, the acute does not."""
    rules = result.planned.rules
    return [
        Remark(
            "open_acute",
            each.situation,
            fill(
                rules.texts["left_out_stays_open"], reason=both(rules.label("reasons", each.code))
            ),
            blocks=False,
        )
        for each in result.planned.left_out
        if each.code
    ]


def _record(result: Result) -> list[Remark]:
    """Remark on what no rule looks at: statements nobody uses, and those without a kind."""
    case, remarks = result.planned.case, []
    if not case.situations:
        text = result.planned.rules.texts["first_describe"]
        remarks.append(
            Remark("no_situation", "household", Both(text.nl, text.en or text.nl), False)
        )
    for statement in case.statements:
        if not isinstance(statement.kind, Known):
            text_ = Both(
                "uitspraak zonder soort: telt nog niet mee",
                "statement without a kind: does not count yet",
            )
            remarks.append(Remark("statement_without_kind", statement.id, text_, blocks=False))
    remarks += [
        Remark(each.code, each.statement, each.text, blocks=False)
        for each in result.planned.ordered.doubts
    ]
    used = {name for each in case.situations for name in each.statements}
    for statement in case.statements:
        if case.situations and statement.class_ == "situation" and statement.id not in used:
            loose = Both("hoort bij geen situatie", "belongs to no situation")
            remarks.append(Remark("statement_in_no_situation", statement.id, loose, blocks=False))
    if result.planned.prioritised.chosen is None and result.planned.about:
        text = result.planned.rules.texts["nothing_chosen"]
        remarks.append(
            Remark("nothing_chosen", "household", Both(text.nl, text.en or text.nl), False)
        )
    return remarks
