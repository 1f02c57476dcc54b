"""Whether what is given rests on one who needs protection: a child, or somebody under control.

What one such person told about somebody is not given to that somebody until a named person settled
what protects who told it. Whether it is so hangs on the whole record, and on what the reader gets.
"""

from collections.abc import Iterator
from typing import Any

from top3.errors import Both, Place, Problem
from top3.method.ages import age_in_years
from top3.method.facts import CaseWorld
from top3.method.groups import CLOSED
from top3.method.pruning import without
from top3.method.reason import reason
from top3.method.stages import PlannedCase
from top3.model.agreements import Decision
from top3.model.people import Person, View
from top3.model.situations import Situation
from top3.model.statements import Report, Statement
from top3.rules.logic import Tri
from top3.values import Known
from top3.views.own_records import told_by
from top3.views.readers import Reader
from top3.views.visible import kept_from

_ONE_TOLD = ("rests_on_one_child", "rests_on_one_controlled_person")
_ADULT, _CONTROL = "child_age", "control"


def one_told(
    planned: PlannedCase, reader: Reader, name: str, decided: list[Decision]
) -> Iterator[Problem]:
    """Refuse what one child or controlled person told about a reader, until that was settled."""
    found: list[Problem] = []
    for situation in situations_of(planned.world, name, reader):
        if _may_act(planned.world, reader, situation):
            on_one = (
                _rests_on_one(planned, situation)
                or _one_saw_it(planned.world, reader, situation)
                or _seen_on_one(planned, reader, situation)
            )
            found += _unsettled(name, situation.id, decided, on_one=on_one)
    if not found and _said_by_one(planned, reader, name):
        found += _unsettled(name, name, decided, on_one=True)
    yield from found


def _unsettled(
    name: str, about: str, decided: list[Decision], *, on_one: bool
) -> Iterator[Problem]:
    if any(each.informants is None for each in decided):
        yield problem(
            name, "informants-not-said",
            f"beschrijft gedrag van wie het leest ({about}); op wie het rust is niet gezegd",
            f"describes what the reader does ({about}); on whom it rests is not said",
            "zet bij de keuze 'informants: several' of 'informants: one_protected'",
            "write 'informants: several' or 'informants: one_protected' with the choice",
        )  # fmt: skip
        return
    settled = all(
        each.informants == "one_protected" and each.protection and each.seen_again
        for each in decided
    )
    if on_one and not settled:
        yield problem(
            name, "one-informant-not-protected",
            f"rust mogelijk op één kind, of één mens onder controle ({about})",
            f"may rest on one child, or one person under control ({about})",
            "vraag het die persoon eerst; leg vast: 'informants: one_protected', "
            "wat daarna beschermt ('protection') en wie wanneer kijkt ('seen_again')",
            "first ask that person; record: 'informants: one_protected', what protects them "
            "afterwards ('protection') and when they are seen ('seen_again')",
        )  # fmt: skip


def _said_by_one(planned: PlannedCase, reader: Reader, name: str) -> bool:
    """Say whether the words of an item are those of one who needs protection, about a reader.

    Others may have told of the same situation: these words came from one person all the same.
    """
    world = planned.world
    item: Any = world.by_id.get(name)
    tellers = _tellers(world, item, reader)
    if len(tellers) != 1 or not all(_needs_protection(world, each) for each in tellers):
        return False
    told = situations_of(world, name, reader)
    if isinstance(item, Statement) and item.about and reader.people:
        return not set(item.about).isdisjoint(reader.people)
    # what it is about is not said: it may be about everything
    about = told or world.case.situations
    return any(_may_act(world, reader, each) for each in about)


def _tellers(world: CaseWorld, item: Any, reader: Reader) -> set[Any]:
    if isinstance(item, View) and item.person:
        return set() if (item.person,) == reader.people else {item.person}
    told = _rests_on(item) if not isinstance(item, Situation) else ()
    return {
        world.informant(world.by_id[each])  # type: ignore[arg-type]
        for each in told
        if each in world.by_id and not _is_told_by(world, reader, each)
    }


def _needs_protection(world: CaseWorld, who: Any) -> bool:
    """Say whether somebody may be a child, or is under control; who told it not known is yes."""
    if not isinstance(who, str):
        return True
    person = world.by_id.get(who)
    if not isinstance(person, Person):
        return False
    age = age_in_years(person, world.as_of)
    affected = CLOSED["person", "situations_as_affected"](world, who)
    forms = [world.read(("situation", each), "situation.behaviour.forms") for each in affected]
    is_adult = age is not None and age[0] >= world.rules.number(_ADULT)
    return not is_adult or any(_CONTROL in one.merged().has for one in forms)


def situations_of(world: CaseWorld, name: str, reader: Reader) -> list[Situation]:
    """Return every situation that giving an item tells about, in the whole record."""
    found: dict[str, Situation] = {}
    seen: set[str] = set()
    names = [name]
    while names:
        item: Any = world.by_id.get(one := names.pop(0))
        if one in seen or item is None:
            continue
        seen.add(one)
        if isinstance(item, Situation):
            found[one] = item
        else:
            # an agreement can be for a factor or a goal, and that for a situation
            names += [*_for_what(item), *_resting_on(world, item, reader)]
    return list(found.values())


def _for_what(item: Any) -> Iterator[str]:
    for attribute in ("answers", "hangs_on", "of", "about"):
        part = getattr(item, attribute, None) or ()
        yield from (part,) if isinstance(part, str) else part


def _resting_on(world: CaseWorld, item: Any, reader: Reader) -> list[str]:
    """Return the situations that rest on what an item rests on; what the reader told, they know."""
    told = {each for each in _rests_on(item) if not _is_told_by(world, reader, each)}
    return [each.id for each in world.case.situations if told & set(each.statements)]


def _is_told_by(world: CaseWorld, reader: Reader, name: str) -> bool:
    """Say whether an item is a statement that the readers told: each of them, so one alone."""
    item: Any = world.by_id.get(name)
    report: Any = world.by_id.get(item.report) if isinstance(item, Statement) else None
    return (
        isinstance(report, Report)
        and bool(reader.people)
        and all(told_by(item, report, one) for one in reader.people)
    )


def _rests_on(item: Any) -> tuple[str, ...]:
    return (item.id,) if isinstance(item, Statement) else getattr(item, "statements", ())


def _may_act(world: CaseWorld, reader: Reader, situation: Situation) -> bool:
    """Say whether a reader acts in a situation, or nobody knows yet who does."""
    acting = set(world.reading(situation.actors).merged().has)
    if not reader.people:
        return True
    return not acting or not acting.isdisjoint(reader.people)


def _rests_on_one(planned: PlannedCase, situation: Situation) -> bool:
    """Say whether it rests on one who needs protection; not known counts as yes."""
    return any(
        each.value is not Tri.FALSE
        for each in planned.all_findings()
        if each.about == ("situation", situation.id)
        and each.rule.outcome[0] == "warn"
        and each.rule.outcome[1] in _ONE_TOLD
    )


def _one_saw_it(world: CaseWorld, reader: Reader, situation: Situation) -> bool:
    """Say whether, apart from the readers, one who needs protection alone saw or told it.

    What a reader says against it, and papers beside it, protect nobody who told it.
    """
    told = [each for each in world.statements(situation.statements) if _tells_it(each)]
    seen = {each.heard_from or world.informant(each) for each in told}
    others = [each for each in seen if each not in reader.people]
    return len(others) == 1 and _needs_protection(world, others[0])


def _tells_it(each: Statement) -> bool:
    kind = each.kind.value if isinstance(each.kind, Known) else None
    return kind not in ("document", "interpretation")


def _seen_on_one(planned: PlannedCase, reader: Reader, situation: Situation) -> bool:
    """Say whether what a reader gets of it rests on one who needs protection.

    What the reader told, or may not know, does not stand beside what somebody else told.
    """
    told, items = kept_from(planned.case, reader)
    world, people = planned.world, set(reader.people)
    acting = set(world.reading(situation.actors).merged().has)
    acts = acting & people if acting and people else acting | people
    mine = {
        each
        for each in situation.statements
        if any(_is_told_by(world, Reader("family", one), each) for one in acts)
    }
    own = set(situation.statements)
    if not own & (told | mine) or own <= (told | mine):
        return False
    seen, _ = without(planned.case, told | mine, items=items)
    return _rests_on_one(
        reason(seen, planned.rules, as_of=planned.ordered.as_of).planned, situation
    )


def problem(where: str, code: str, nl: str, en: str, do_nl: str, do_en: str) -> Problem:
    """Return what is not settled: where, what was found, and what to do."""
    return Problem(Place("", None, where), code, Both(nl, en), Both(do_nl, do_en))
