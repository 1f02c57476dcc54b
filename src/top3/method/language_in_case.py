"""The coach on a case: vague words in what was written about it, by item and field.

What people literally said is left alone unless asked for, and a child's words always. Somebody
whose age nobody knows counts as a child here: unknown is not grown up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from top3.method.ages import age_in_years
from top3.method.language import Remark, coach
from top3.method.lexicon import Lexicon
from top3.model.case import Case
from top3.model.people import is_person
from top3.model.statements import Statement
from top3.values import Disputed, I18n, Known, Unknown

_WRITTEN = frozenset({"observation", "interpretation"})
"""Kinds of statement in the words of who wrote them down; the rest may be somebody's own words."""


@dataclass(frozen=True, slots=True)
class CaseRemark:
    """A remark on one field of one item of a case; its places are places in that field."""

    item: str
    field: str
    remark: Remark


@dataclass(frozen=True, slots=True, repr=False)
class CaseWords:
    """One Dutch text of a case: the item and field it stands in, and whether it is literal."""

    item: str
    field: str
    text: str
    literal: bool = False


def coach_case(case: Case, lexicon: Lexicon, *, literal: bool = False) -> tuple[CaseRemark, ...]:
    """Return the remarks on situations, factors, goals, agreements and statements, in that order.

    Args:
        case: The case; only its Dutch texts are read.
        lexicon: The words, from `load_lexicon`.
        literal: Look at what adults literally said too; the words stay, and the question is what
            they mean.
    """
    return tuple(
        CaseRemark(words.item, words.field, remark)
        for words in words_of(case, lexicon)
        if literal or not words.literal
        for remark in _remarks(words, case, lexicon)
    )


def words_of(case: Case, lexicon: Lexicon) -> Iterator[CaseWords]:
    """Yield the texts of a case that the coach may look at; a child's own words are not in it."""
    grown_up = lexicon.file.children.below
    for situation in case.situations:
        behaviour = situation.behaviour.words
        yield from _texts(situation.id, "behaviour.words", behaviour)
        yield from _texts(situation.id, "where", situation.where)
        yield from _texts(situation.id, "trigger", situation.trigger)
    for factor in case.factors:
        yield from _texts(factor.id, "words", factor.words)
    for goal in case.goals:
        if goal.person is None or _is_grown_up(case, goal.person, grown_up):
            yield from _texts(goal.id, "words", goal.words, literal=goal.person is not None)
    for agreement in case.agreements:
        yield from _texts(agreement.id, "what", agreement.what)
        yield from _texts(agreement.id, "check", agreement.check)
        yield from _texts(agreement.id, "otherwise", agreement.otherwise)
        for number, where in enumerate(agreement.holds_where):
            yield from _texts(agreement.id, f"holds_where[{number}]", where)
    for statement in case.statements:
        yield from _statement(case, statement, lexicon)


def _statement(case: Case, statement: Statement, lexicon: Lexicon) -> Iterator[CaseWords]:
    """Yield the words of a statement; where nobody knows whose words they are, they are literal."""
    kind = statement.kind
    parties = tuple(_parties(case, statement))
    if any(_may_be_a_child(case, each, lexicon) for each in parties):
        return
    own = any(is_person(each) or each in lexicon.file.own_words for each in parties)
    is_written = isinstance(kind, Known) and kind.value in _WRITTEN and bool(parties) and not own
    yield CaseWords(statement.id, "text", statement.text, literal=not is_written)


def _parties(case: Case, statement: Statement) -> Iterator[str]:
    """Yield who may have said the words of a statement; an unknown informant gives nobody."""
    report = next(each for each in case.reports if each.id == statement.report)
    for party in (report.informant, statement.heard_from):
        if party is not None and not isinstance(party, Unknown):
            yield party


def _may_be_a_child(case: Case, party: str, lexicon: Lexicon) -> bool:
    children = lexicon.file.children
    if is_person(party):
        return not _is_grown_up(case, party, children.below)
    return party in children.roles


def _is_grown_up(case: Case, person_id: str, grown_up: int) -> bool:
    person = next((each for each in case.people if each.id == person_id), None)
    years = age_in_years(person, case.as_of) if person else None
    return years is not None and years[0] >= grown_up


def _texts(item: str, field: str, fact: object, *, literal: bool = False) -> Iterator[CaseWords]:
    """Yield what a fact says in Dutch; of a disputed one every claim, of an unknown one nothing."""
    values = [fact]
    if isinstance(fact, Disputed):
        values = [claim.value for claim in fact.claims]
    elif isinstance(fact, Known):
        values = [fact.value]
    for value in values:
        text = value.nl if isinstance(value, I18n) else value
        if isinstance(text, str):
            yield CaseWords(item, field, text, literal)


def _remarks(words: CaseWords, case: Case, lexicon: Lexicon) -> Iterator[Remark]:
    below = lexicon.file.children.below
    children = [
        part
        for person in case.people
        if not _is_grown_up(case, person.id, below)
        for part in person.name.split()[:1]
    ]
    for remark in coach(words.text, lexicon, children=children):
        yield remark.as_said(lexicon.file.quoted.both()) if words.literal else remark
