"""What may be said to a family about a situation: made from a case in which the rest is not there.

Nothing is hidden afterwards. What a member of the family may not know is taken out of the record
first, together with what may rest on it; what is left is weighed anew, and only fixed sentences
come out. So what is shown cannot depend on what is hidden.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from top3.errors import Both, ItemNotFoundError
from top3.method.delicate import is_delicate
from top3.method.lookup import findings_about
from top3.method.may_ask import spares_relatives
from top3.method.names import both
from top3.method.pruning import without
from top3.method.reason import reason
from top3.method.stages import PlannedCase, Result
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.rules.load_words import FRAME
from top3.rules.logic import Tri
from top3.values import ITEM_ID

_SPOKEN = ("danger", "tag", "priority", "advice", "question")
"""Kinds of rules about what happens at home; the others are about the worker's own work."""
_FAMILY = "family"
_OTHERS = ("top3", "household")


@dataclass(frozen=True, repr=False)
class FamilyReading:
    """What is said to a family, sentence by sentence; where there is nothing, one fixed sentence.

    It is a reading to prepare a talk with, for the eyes of the worker who will have that talk.
    """

    texts: tuple[Both, ...]

    def __repr__(self) -> str:
        """Say how many texts there are."""
        return f"FamilyReading({len(self.texts)})"


def read_as_family(result: Result | PlannedCase, item: str) -> FamilyReading:
    """Return what may be said to the family about an item.

    Left out, with all that may rest on it: statements and reports that anybody asked to keep from
    somebody, talks of the acute round with one person, and who told what. An item that is not there
    for the family reads like one about which there is nothing to say; so does every item while
    relatives may be told nothing.

    Raises:
        ItemNotFoundError: it is not the name of anything; `.known` holds what the family may see.
    """
    planned = result.planned if isinstance(result, Result) else result
    seen = as_family_sees(planned.case, planned.rules, planned.ordered.as_of)
    reading = reading_of(seen, item)
    silent = spares_relatives(planned.world)
    return FamilyReading(_framed(planned.rules, ())) if silent else reading


def as_family_sees(case: Case, rules: RuleSet, as_of: date | None = None) -> PlannedCase:
    """Return the plan made from what the family may know; a day left out is that of the case."""
    return reason(shareable(case), rules, as_of=as_of).planned


def reading_of(seen: PlannedCase, item: str) -> FamilyReading:
    """Return the reading of one item from what `as_family_sees` gives; else as `read_as_family`."""
    name, _, rule_id = item.partition(":")
    try:
        texts = tuple(dict.fromkeys(_texts(seen, item, rule_id)))
    except ItemNotFoundError:
        if not (ITEM_ID.match(name) or name in _OTHERS) or not _is_rule(seen.rules, rule_id):
            raise
        texts = ()
    return FamilyReading(_framed(seen.rules, texts))


def shareable(case: Case) -> Case:
    """Return the case as a family may know it: without what is kept from anybody, and without who.

    Where it is not recorded on which of several statements a value rests, and one of them is kept
    from somebody, the value is left out too.
    """
    reports = {each.id for each in case.reports if each.hide_from}
    kept = {
        each.id
        for each in case.statements
        if each.hide_from
        or each.report in reports
        or (each.may_be_shown_to and _FAMILY not in each.may_be_shown_to)
    }
    # what an acute round with one person brought was told alone
    alone = {each.statement for each in case.acute_rounds if each.person}
    pruned, _ = without(case, kept | alone, items=reports, wary=True)
    nobody = {"unknown": "withheld"}
    data = pruned.model_dump(mode="json", by_alias=True)
    for report in data["reports"]:
        report.update(informant=nobody, written_by=None)
    for statement in data["statements"]:
        statement.update(heard_from=None)
    return Case.model_validate(data)


def _is_rule(rules: RuleSet, rule_id: str) -> bool:
    return not rule_id or rule_id in rules.by_id


def _texts(planned: PlannedCase, item: str, rule_id: str) -> Iterator[Both]:
    """Yield what the rules that hold say, in the order of the steps, each sentence once."""
    families = planned.rules.families
    for each in findings_about(planned, item):
        text = families.get(each.rule.id)
        spoken = bool(rule_id) or each.rule.head.kind in _SPOKEN
        if is_delicate(planned.world, each.about):
            continue  # first an expert says whether, and how, this is talked about
        if text and spoken and each.value is Tri.TRUE and not text.apart:
            yield both(text)


def _framed(rules: RuleSet, texts: tuple[Both, ...]) -> tuple[Both, ...]:
    """Put the fixed sentences around the texts; a rule set without them says nothing."""
    before, after, nothing = (
        (both(rules.families[name]),) if name in rules.families else () for name in FRAME
    )
    return (*before, *texts, *after) if texts else nothing
