"""Everything that is wrong or missing in a case and its plan, each with what to do."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from top3.errors import Both
from top3.method.names import because, both, fill
from top3.method.plan_found import what_to_do
from top3.method.reason import reason
from top3.method.stages import Gap, Result
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.rules.plan_texts import Theme
from top3.rules.sources import Source
from top3.values import Known

THEMES: dict[Theme, Both] = {
    "danger": Both("Gevaar", "Danger"),
    "agreements": Both("Afspraken", "Agreements"),
    "orders": Both("Verboden en besluiten", "Orders and decisions"),
    "people": Both("Ieders stem", "Everybody's voice"),
    "help": Both("Hulp en herstel", "Help and recovery"),
    "sharing": Both("Delen en documenten", "Sharing and documents"),
    "record": Both("Regie en dossier", "Direction and record"),
}
"""What remarks are about, in the order in which they are read."""


@dataclass(frozen=True, repr=False)
class Remark:
    """One thing to mend or to know: about which item, and whether the next step waits for it.

    `do` is what to do about it. `ref` names candidate rules, `principle` requirements of the four
    principles, and `source` where that comes from; None where nobody said. `items` names what else
    it is about.
    """

    code: str
    about: str
    text: Both
    blocks: bool
    rule: str | None = None
    do: Both | None = None
    theme: Theme = "record"
    ref: tuple[str, ...] = ()
    principle: tuple[str, ...] = ()
    source: Source | None = None
    items: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Name the code and the item."""
        return f"Remark({self.code}, {self.about})"


@dataclass(frozen=True, repr=False)
class RemarkGroup:
    """Remarks that say the same and ask the same to be done, about one or more items."""

    remarks: tuple[Remark, ...]

    @property
    def first(self) -> Remark:
        """The first of them, which says what all of them say."""
        return self.remarks[0]

    @property
    def about(self) -> tuple[str, ...]:
        """Every item they are about, each once."""
        return tuple(dict.fromkeys(each.about for each in self.remarks))

    def __repr__(self) -> str:
        """Name the code and how many there are."""
        return f"RemarkGroup({self.first.code}, {len(self.remarks)})"


def check(case: Case | Result, rules: RuleSet | None = None) -> tuple[Remark, ...]:
    """Return every remark on a case, those that block first, then by what they are about.

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
    whole = [_with_origin(case, each) for each in remarks]
    themes, codes = list(THEMES), list(case.planned.rules.checks)
    places = {code: place for place, code in enumerate(codes)}
    return tuple(
        sorted(
            whole,
            key=lambda each: (
                not each.blocks, themes.index(each.theme), places.get(each.code, len(codes)),
            ),
        )
    )  # fmt: skip


def grouped(remarks: Iterable[Remark]) -> tuple[RemarkGroup, ...]:
    """Return remarks with those together that are one thing to do, in their order."""
    groups: dict[tuple[str, Both, Both | None, bool], list[Remark]] = {}
    for each in remarks:
        groups.setdefault((each.code, each.text, each.do, each.blocks), []).append(each)
    return tuple(RemarkGroup(tuple(each)) for each in groups.values())


def _with_origin(result: Result, remark: Remark) -> Remark:
    """Return a remark with what to do, what it is about, and where that comes from."""
    rules = result.planned.rules
    said, rule = rules.checks.get(remark.code), rules.rule(remark.rule or "")
    ref = (*(rule.head.ref if rule else ()), *(said.ref if said else ()))
    own = rule.head.source if rule else said.source if said else None
    return replace(
        remark,
        do=remark.do or what_to_do(result.planned.world, remark.code),
        theme=said.theme if said else "record",
        ref=tuple(dict.fromkeys(ref)),
        principle=said.principle if said else (),
        source=own,
    )


def _plan(result: Result) -> list[Remark]:
    return [_of_gap(each) for each in result.planned.gaps] + _open_acute(result)


def _of_gap(gap: Gap) -> Remark:
    return Remark(gap.code, gap.about, gap.text, gap.blocks, gap.rule, do=gap.do, items=gap.items)


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
    case, texts, remarks = result.planned.case, result.planned.rules.texts, []
    if not case.situations:
        text = both(texts["first_describe"])
        remarks.append(Remark("no_situation_described", "household", text, blocks=False))
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
    remarks += _loose(case)
    if result.planned.prioritised.chosen is None and result.planned.about:
        text = both(texts["nothing_chosen"])
        remarks.append(Remark("nothing_chosen", "household", text, blocks=False))
    return remarks


def _loose(case: Case) -> list[Remark]:
    """Remark on statements about a situation that stand under none."""
    used = {name for each in case.situations for name in each.statements}
    text = Both("hoort bij geen situatie", "belongs to no situation")
    return [
        Remark("statement_in_no_situation", each.id, text, blocks=False)
        for each in case.statements
        if case.situations and each.class_ == "situation" and each.id not in used
    ]
