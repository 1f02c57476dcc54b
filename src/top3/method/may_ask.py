"""Whom nobody asks for now: while a rule says so, their questions go to somebody else instead.

Where the honour of a family is in play, a question to a relative can itself bring danger. Nothing
that is asked disappears: it stands under what to consult about first, with whom.
"""

from collections.abc import Iterable
from dataclasses import replace

from top3.method.facts import CaseWorld
from top3.method.groups import CLOSED
from top3.method.names import both, fill, party_name
from top3.method.stages import Question
from top3.rules.evaluate import Finding, evaluate
from top3.rules.logic import Tri

_OTHER_RELATIVES = ("family", "network")


def asked_elsewhere(world: CaseWorld, made: Iterable[Question]) -> list[Question]:
    """Return the questions, those to people who may not be asked now with whom to consult instead.

    Whoever it happens to, and who is not said to have acted in anything, is still asked. While it
    is not known to whom it happens, no person of the case is asked. A rule that is unknown keeps
    nobody from being asked.
    """
    spared: dict[str, str] = {}
    for finding in _sparing(world):
        whom = finding.rule.head.whom or "worker"
        spared = dict.fromkeys(_relatives(world, finding), whom) | spared
    return [_instead(world, each, spared) for each in made] if spared else list(made)


def spares_relatives(world: CaseWorld) -> bool:
    """Say whether relatives may be asked and told nothing now; unknown is False."""
    return bool(_sparing(world))


def _sparing(world: CaseWorld) -> list[Finding]:
    rules = [each for each in world.rules.rules if each.head.not_asked]
    found = evaluate(world.rules, world, rules) if rules else ()
    return [each for each in found if each.value is Tri.TRUE]


def _relatives(world: CaseWorld, finding: Finding) -> list[str]:
    """Return every person and role that may be a relative of who it happens to."""
    scope, item = finding.about
    ids = [each.id for each in world.case.situations if scope != "situation" or each.id == item]
    undergoes = {item} if scope == "person" else set()
    for each in ids if scope != "person" else ():
        undergoes |= set(world.read(("situation", each), "situation.affected").merged().has)
    acts = {who for who in undergoes if CLOSED["person", "situations_as_actor"](world, who)}
    people = [each.id for each in world.case.people if each.id not in undergoes - acts]
    return [*people, *world.rules.terms.get("relations", ()), *_OTHER_RELATIVES]


def _instead(world: CaseWorld, question: Question, spared: dict[str, str]) -> Question:
    if question.ask not in spared or question.consult:
        return question
    text = world.rules.texts.get("consult_first")
    whom = both(world.rules.label("roles", spared[question.ask]))
    person = party_name(world, question.ask)
    return replace(question, consult=fill(text, person=person, whom=whom) if text else whom)
