"""What nobody asks without an expert: where sexual violence is suspected, of whom ever.

It holds for a child, for an adult who depends on others and for anybody else: who questions spoils
what an expert could hear, and can bring danger. About such a situation nobody is asked anything;
who is suspected in it and appears nowhere else is not approached. What is asked of anybody about
how it is now goes on, as long as something else asks for it too.
"""

from collections.abc import Iterator

from top3.errors import Both
from top3.method.facts import CaseWorld, said
from top3.method.groups import CLOSED
from top3.method.names import fill, listed, question_text
from top3.method.stages import PlannedCase
from top3.model.people import Person
from top3.model.situations import Situation
from top3.rules.evaluate import Finding, Key, Node
from top3.rules.logic import Tri
from top3.values import OpenSet

CONSULTED = "specialist_police"
"""Whom to consult instead of asking."""

_SEXUAL = "sexual"
_FORMS = "situation.behaviour.forms"
_VIEW = "person.view"
_INVOLVED = "person.went_through_it"


def is_delicate(world: CaseWorld, item: Key) -> bool:
    """Say whether a kind of behaviour recorded for a situation is sexual, whoever said so.

    A suspicion that can satisfy no rule, such as somebody's opinion, is enough not to ask; what is
    over stays so. Without a recorded kind it is False.
    """
    situation = world.by_id.get(item[1]) if item[0] == "situation" else None
    if not isinstance(situation, Situation):
        return False
    kinds = world.rules.terms.get("kinds", {})
    return any(_SEXUAL in kinds.get(each, {}).get("forms", ()) for each in _recorded(situation))


def _recorded(situation: Situation) -> Iterator[str]:
    told = situation.behaviour.kinds
    sets = [told] if isinstance(told, OpenSet) else [each.value for each in said(told)]
    return (kind for each in sets for kind in each.has)


def may_not_ask(world: CaseWorld, about: Key, fact: str, ask: str) -> bool:
    """Say whether a fact may not be asked of whom it would be put to: a person, or a role.

    Nobody is asked about a delicate situation. A person who only acts in such situations is asked
    nothing; one who appears in no other situation is not asked for their view of it.
    """
    if about[0] == "situation":
        return is_delicate(world, about)
    if not isinstance(world.by_id.get(ask), Person):
        return False
    return is_only_suspected(world, ask) or (fact == _VIEW and _is_only_there(world, ask))


def is_only_suspected(world: CaseWorld, person: str) -> bool:
    """Say whether somebody acts in a delicate situation and appears in no other situation."""
    return bool(_situations(world, person, "actor")) and _is_only_there(world, person)


def _is_only_there(world: CaseWorld, person: str) -> bool:
    found = [each for group in ("actor", "affected") for each in _situations(world, person, group)]
    return bool(found) and all(is_delicate(world, each) for each in found)


def asks_because_of_it(world: CaseWorld, finding: Finding) -> bool:
    """Say whether a finding asks its questions because a situation is a delicate one."""
    return is_delicate(world, finding.about) and _rests_on_form(finding.tree)


def _rests_on_form(node: Node) -> bool:
    if node.fact == _FORMS and node.value is Tri.TRUE:
        return _SEXUAL in node.text.rpartition(": ")[2].split(", ")
    return any(_rests_on_form(child) for child in node.children)


def consult_about(world: CaseWorld, about: Key) -> Both:
    """Return what to do instead of asking about a situation or a person: whom to consult."""
    names = [about[1]]
    if about[0] == "person":
        found = [*_situations(world, about[1], "actor"), *_situations(world, about[1], "affected")]
        names = [each[1] for each in dict.fromkeys(found) if is_delicate(world, each)]
    return fill(world.rules.texts["consult_sexual"], situation=listed(names))


def _situations(world: CaseWorld, person: str, group: str) -> list[Key]:
    found = CLOSED["person", f"situations_as_{group}"](world, person)
    return [("situation", each) for each in found]


def delicate_in(world: CaseWorld, fact: str, about: Key) -> list[str]:
    """Return the delicate situations a question about a fact would be about; mostly none.

    Whether somebody was part of it is a question about every situation, so about those too. What
    would be asked of who is only suspected is about what they are suspected in.
    """
    items = [about]
    own = world.rules.dictionary.facts[fact].ask == "self"
    if fact == _INVOLVED:
        items = [("situation", each.id) for each in world.case.situations]
    elif about[0] == "person" and own and is_only_suspected(world, about[1]):
        items = _situations(world, about[1], "actor")
    return [each[1] for each in items if is_delicate(world, each)]


def asked_text(planned: PlannedCase, fact: str, about: Key) -> Both:
    """Return how a fact is asked for, or whom to consult instead where it may not be asked."""
    for each in planned.consult_instead:
        if each.consult and (about, fact) in each.facts:
            return each.consult
    names = delicate_in(planned.world, fact, about)
    if names:
        return fill(planned.world.rules.texts["consult_sexual"], situation=listed(names))
    return question_text(planned.world, fact, about)
