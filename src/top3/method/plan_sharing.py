"""Decisions to share that lack something or go too far, and documents that are out of date."""

from collections.abc import Iterable, Iterator
from datetime import date

from top3.method.facts import CaseWorld
from top3.method.names import both, in_a_row, party_name
from top3.method.parties import FAMILY, NETWORK, is_organisation
from top3.method.plan_found import Found
from top3.method.plan_orphans import Running
from top3.method.readers_process import on_or_none
from top3.method.stages import PlannedCase
from top3.method.title import title
from top3.model.agreements import Agreement, Decision, GivenDocument
from top3.model.people import Person
from top3.model.situations import Situation
from top3.rules.logic import Tri
from top3.values import Known

ONE_SOURCE = ("rests_on_one_child", "rests_on_one_controlled_person")
"""What the rules say of a situation that rests on one person who needs protection."""

_PARTS = ("basis", "purpose", "necessary", "told")
_CONSENT = "consent"
_PAPER = "paper"


def sharing(plan: PlannedCase, running: Running) -> Iterator[Found]:
    """Yield what is wrong with each decision to share, and with each document that was given.

    Of a decision that no longer holds only that is said. What nobody said is missing.
    """
    for each in plan.case.decisions:
        if each.kind != "share":
            continue
        if each.until and each.until < plan.world.as_of:
            yield Found("share_past", each.id)
        else:
            yield from _share(plan, each)
    yield from _documents(plan, running)


def _share(plan: PlannedCase, share: Decision) -> Iterator[Found]:
    world = plan.world
    missing = [name for name in _PARTS if not _is_said(world, share, name)]
    if missing and any(is_organisation(each) for each in share.to_whom):
        items = in_a_row(both(world.rules.texts[f"share_{name}"]) for name in missing)
        yield Found("share_incomplete", share.id, {"items": items}, blocks=True)
    if share.basis == _CONSENT and not _has_consent(plan, share):
        yield Found("share_without_consent", share.id, blocks=True)
    yield from _hidden(world, share)
    yield from _informants(plan, share)


def _is_said(world: CaseWorld, share: Decision, name: str) -> bool:
    if name == "basis":
        return share.basis in world.rules.terms.get("share_bases", {})
    if name == "necessary":
        return isinstance(share.necessary, Known) and share.necessary.value is True
    if name == "told":
        return isinstance(share.told, Known)
    return share.purpose is not None


def _has_consent(plan: PlannedCase, share: Decision) -> bool:
    """Say whether somebody's consent holds today for one of those who are given it."""
    return any(
        isinstance(each.given, Known)
        and each.given.value is True
        and not (each.until and each.until < plan.world.as_of)
        and (not each.to or not set(share.to_whom).isdisjoint(each.to))
        for each in plan.case.consents
    )


# ------------------------------------------------------------------ what may not reach whom
def _hidden(world: CaseWorld, share: Decision) -> Iterator[Found]:
    for party in share.to_whom:
        names = [each for each in share.items if may_not_reach(world, each, party)]
        if names:
            items = in_a_row(title(world, each) for each in names)
            slots = {"who": party_name(world, party), "items": items}
            yield Found("share_names_hidden", share.id, slots, blocks=True, items=tuple(names))


def may_not_reach(world: CaseWorld, name: str, party: str) -> bool:
    """Say whether an item may not reach somebody: it is for others alone, or a source hides it.

    What may not reach one of the household may not reach "family"; the address of a person that
    is secret reaches nobody at home.
    """
    item = world.by_id.get(name)
    if isinstance(item, Person):
        secret = item.contact.address_is_secret
        return not is_organisation(party) and isinstance(secret, Known) and secret.value is True
    only = getattr(item, "only_for", ())
    if only and party not in only:
        return True
    statements = world.statements((name, *getattr(item, "statements", ())))
    hidden = {
        who
        for each in statements
        for who in (*each.hide_from, *world.reports[each.report].hide_from)
    }
    return not hidden.isdisjoint(_everybody(world, party))


def _everybody(world: CaseWorld, party: str) -> Iterable[str]:
    if party == FAMILY:
        return (party, *world.read(("household", "household"), "household.members").merged().has)
    if party == NETWORK:
        return (party, *(each.id for each in world.case.people))
    person = world.by_id.get(party)
    roles = (*person.roles, FAMILY) if isinstance(person, Person) else ()
    return (party, *roles)


# ------------------------------------------------------------------ one source that needs cover
def _informants(plan: PlannedCase, share: Decision) -> Iterator[Found]:
    if share.informants == "one_protected":
        seen = share.seen_again
        if share.protection is None or seen is None or seen < plan.world.as_of:
            yield Found("share_without_protection", share.id, blocks=True)
        return
    shown = [party for party in share.to_whom or (FAMILY,) if not is_organisation(party)]
    for party in shown:
        about = [
            name
            for name in _situations(plan.world, share)
            if _is_of(plan.world, name, party) and _one_source(plan, name, share)
        ]
        if about:
            slots = {"who": party_name(plan.world, party)}
            yield Found("share_informants", share.id, slots, blocks=True, items=tuple(about))


def _situations(world: CaseWorld, share: Decision) -> list[str]:
    items = [world.by_id.get(each) for each in share.items]
    named = [
        name
        for item in items
        for name in ([item.id] if isinstance(item, Situation) else getattr(item, "answers", ()))
    ]
    return [each for each in dict.fromkeys(named) if isinstance(world.by_id.get(each), Situation)]


def _is_of(world: CaseWorld, situation: str, party: str) -> bool:
    """Say whether who gets it acts in a situation, or may be with who does."""
    actors = world.read(("situation", situation), "situation.actors").merged()
    return party in (FAMILY, NETWORK) or party in actors.has or not actors.complete


def _one_source(plan: PlannedCase, situation: str, share: Decision) -> bool:
    """Say whether the rules say that it rests on one who needs cover; unknown while nobody said."""
    values = {
        each.value
        for each in plan.all_findings()
        if each.about == ("situation", situation) and each.rule.outcome[1] in ONE_SOURCE
    }
    return Tri.TRUE in values or (share.informants is None and Tri.UNKNOWN in values)


# ------------------------------------------------------------------ documents that were given
def _documents(plan: PlannedCase, running: Running) -> Iterator[Found]:
    replaced = {each.replaces for each in plan.case.documents}
    newest = _newest(plan, running)
    for each in plan.case.documents:
        if each.withdrawn:
            continue
        if each.id in replaced:
            yield Found("replaced_document_not_withdrawn", each.id)
        elif _is_old(plan.world, each, newest):
            yield Found("document_out_of_date", each.id)
        elif each.valid_until is None:
            yield Found("document_without_end", each.id)
        if _is_unsafe_at_home(plan.world, each):
            yield Found("document_not_safe_at_home", each.id)


def _is_unsafe_at_home(world: CaseWorld, given: GivenDocument) -> bool:
    """Say whether somebody got paper who cannot keep that; how it was given may be unknown."""
    person = world.by_id.get(given.to)
    if not isinstance(person, Person) or given.how not in (None, _PAPER):
        return False
    may_keep, here = person.contact.may_keep_paper_at_home, given.may_be_kept_at_home
    allowed = isinstance(here, Known) and here.value is True
    return isinstance(may_keep, Known) and may_keep.value is False and not allowed


def _is_old(world: CaseWorld, given: GivenDocument, newest: date | None) -> bool:
    past = given.valid_until is not None and given.valid_until < world.as_of
    return past or (newest is not None and newest > given.on)


def _newest(plan: PlannedCase, running: Running) -> date | None:
    """Return the last day on which people chose or an agreement began; None while nobody did."""
    kinds = ("top3_chosen", "plan_adopted")
    decided = [on_or_none(each.on) for each in plan.case.decisions if each.kind in kinds]
    begun = [_begun(each) for each in plan.agreed if running(each)]
    days = [day for day in (*decided, *begun) if day is not None and day <= plan.world.as_of]
    return max(days, default=None)


def _begun(agreement: Agreement) -> date | None:
    return on_or_none(agreement.from_)
