"""Proposals for agreements: templates of the rule set that fit a situation, the closest first.

A proposal is never filled in as decided: no day is agreed, and who it happens to and a child
neither keep nor check it. Where something must be consulted first, nothing else is proposed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from top3.errors import Both
from top3.method.ages import age_in_years
from top3.method.delicate import consult_about, is_delicate, is_only_suspected
from top3.method.facts import CaseWorld
from top3.method.names import both, fill, listed, party_name, person_name, slots_of, to_do
from top3.method.stages import AgreementProposal, PrioritisedCase
from top3.model.people import Person
from top3.model.situations import Situation
from top3.rules.evaluate import Finding
from top3.rules.logic import Tri
from top3.rules.plan_texts import AgreementTemplate, Fits

MOST = "proposals_at_most"
"""The number of proposals for one situation."""

_ANY_ADULT = Both("een volwassene die het kan veranderen", "an adult who can change it")
_EACH = Both("ieder van hen", "each of them")
_THE_KEEPER = Both("wie zich eraan houdt", "who keeps it")
_KINDS, _FORMS, _WHO = 100, 10, 6
_OLDEST = 130


def proposals_for(
    world: CaseWorld, case: PrioritisedCase, situation: str
) -> tuple[AgreementProposal, ...]:
    """Return what could be agreed about a situation, the closest first, and at most a few.

    What its dangers ask for stands before the first. Where no template fits it is one that says
    what an agreement needs.
    """
    dangers = tuple(
        each
        for each in case.assessed.of(situation).findings
        if each.rule.head.kind == "danger" and each.value is Tri.TRUE
    )
    templates = fitting(world, situation)
    if not templates:
        return (_open(world, dangers, situation),)
    return tuple(
        _from_template(world, situation, name, template, dangers if place == 0 else ())
        for place, (name, template) in enumerate(templates)
    )


def fitting(world: CaseWorld, situation: str) -> tuple[tuple[str, AgreementTemplate], ...]:
    """Return the templates that fit a situation by name, the closest first, and at most a few.

    By kind of behaviour comes before by form of violence; who goes through it brings closer too;
    what fits equally stays in the order of the rule set. Where one fits that says to consult
    first, only such ones are left. A kind that is not recorded fits nothing.
    """
    item = world.by_id[situation]
    assert isinstance(item, Situation)
    met = _Met.of(world, item)
    fits = [(name, each) for name, each in world.rules.proposals.items() if met.fits(each.fits)]
    if is_delicate(world, ("situation", situation)) or any(each.delicate for _, each in fits):
        fits = [(name, each) for name, each in fits if each.delicate]
    fits.sort(key=lambda each: -_closeness(each[1].fits))
    return tuple(fits[: world.rules.number(MOST)])


def _closeness(fits: Fits) -> int:
    who = (fits.omission, fits.child, fits.older, fits.daily_care, fits.youngster, fits.apart)
    return _KINDS * bool(fits.kinds) + _FORMS * bool(fits.forms) + _WHO * sum(who)


@dataclass(frozen=True, slots=True)
class _Met:
    """What is recorded of a situation, as templates ask for it."""

    kinds: frozenset[str]
    forms: frozenset[str]
    omission: bool
    child: bool
    older: bool
    daily_care: bool
    youngster: bool
    apart: bool

    @classmethod
    def of(cls, world: CaseWorld, item: Situation) -> "_Met":
        key = ("situation", item.id)
        kinds = _members(world, key, "situation.behaviour.kinds")
        went_through = [*_members(world, key, "situation.affected"),
                        *_members(world, key, "situation.present")]  # fmt: skip
        affected = _members(world, key, "situation.affected")
        number = world.rules.number
        return cls(
            kinds=frozenset(kinds),
            forms=frozenset(_members(world, key, "situation.behaviour.forms")),
            omission=_is_told(world, key, "situation.behaviour.omission"),
            # somebody whose age nobody knows may be a child
            child=any(_age(world, who)[0] < number("child_age") for who in went_through),
            older=any(_age(world, who)[0] >= number("older_age") for who in affected),
            daily_care=any(
                _is_told(world, ("person", who), "person.needs_daily_care") for who in affected
            ),
            youngster=any(
                _age(world, who)[1] < number("youngster_age")
                for who in _members(world, key, "situation.actors")
            ),
            apart=_is_told(world, key, "situation.between_ex_partners"),
        )

    def fits(self, fits: Fits) -> bool:
        """Say whether everything a template asks for is so."""
        flags = ("omission", "child", "older", "daily_care", "youngster", "apart")
        return (
            (not fits.kinds or not self.kinds.isdisjoint(fits.kinds))
            and (not fits.forms or not self.forms.isdisjoint(fits.forms))
            and all(getattr(self, each) for each in flags if getattr(fits, each))
        )


def _members(world: CaseWorld, key: tuple[str, str], fact: str) -> tuple[str, ...]:
    return tuple(world.read(key, fact).merged().has)


def _is_told(world: CaseWorld, key: tuple[str, str], fact: str) -> bool:
    return any(claim.value is True for claim in world.read(key, fact).claims if claim.told)


def _age(world: CaseWorld, who: str) -> tuple[int, int]:
    """Return the least and the most somebody can be; anything where nobody knows."""
    person = world.by_id.get(who)
    found = age_in_years(person, world.as_of) if isinstance(person, Person) else None
    return found or (0, _OLDEST)


def _keepers(world: CaseWorld, situation: str) -> list[str]:
    """Return the adults who act and can be asked: none it happens to, none only suspected."""
    touched = _members(world, ("situation", situation), "situation.affected")
    return [
        who
        for who in _members(world, ("situation", situation), "situation.actors")
        if who not in touched
        and _age(world, who)[0] >= world.rules.number("child_age")
        and not is_only_suspected(world, who)
    ]


def _from_template(
    world: CaseWorld,
    situation: str,
    name: str,
    template: AgreementTemplate,
    dangers: tuple[Finding, ...],
) -> AgreementProposal:
    slots = slots_of(world, ("situation", situation))
    keepers = [] if template.delicate else _keepers(world, situation)
    names = listed(person_name(world, each) for each in keepers) if keepers else _ANY_ADULT
    named = {**slots, "keeper": names if len(keepers) == 1 else _THE_KEEPER}
    who = fill(template.who, **{**slots, "keeper": names})
    several = len(keepers) > 1 and "{keeper}" in template.who.nl
    days = str(world.rules.number(template.look_within))
    first = _first(world, situation, template, dangers)
    return AgreementProposal(
        answers=(situation,),
        who=who,
        what=_after(first, _EACH if several else who, fill(template.what, **named)),
        from_=both(world.rules.texts["proposed_from"]),
        checker=fill(template.checker, **named),
        check=fill(template.check, **named),
        otherwise=fill(template.otherwise, **named),
        evaluate=fill(world.rules.texts["proposed_within"], days=days),
        because=dangers,
        signal=fill(template.signal, **named) if template.signal else None,
        template=name,
    )


def _first(
    world: CaseWorld, situation: str, template: AgreementTemplate, dangers: Iterable[Finding]
) -> list[Both]:
    """Return what comes before an agreement: what the dangers ask for, and whom to consult."""
    lines = [text for each in dangers if (text := to_do(world, each))]
    key = ("situation", situation)
    if is_delicate(world, key):
        lines.append(consult_about(world, key))
    elif template.consult:
        whom = party_name(world, template.consult)
        lines.append(fill(world.rules.texts["proposed_consult"], whom=whom))
    return list(dict.fromkeys(lines))


def _after(first: list[Both], who: Both, what: Both) -> Both:
    """Return what to agree, behind what comes before it; then it says again who does it."""
    if not first:
        return what
    lines = [*first, Both(f"Dan: {who.nl} {what.nl}.", f"Then: {who.en} {what.en}.")]
    return Both(" ".join(each.nl for each in lines), " ".join(each.en for each in lines))


def _open(world: CaseWorld, dangers: tuple[Finding, ...], situation: str) -> AgreementProposal:
    """Return what an agreement needs, where no template fits the situation."""
    texts, slots = world.rules.texts, slots_of(world, ("situation", situation))
    return AgreementProposal(
        answers=(situation,),
        who=fill(texts["proposed_who"], **slots),
        what=_what(world, dangers, situation),
        from_=both(texts["proposed_from"]),
        checker=both(texts["proposed_checker"]),
        check=both(texts["proposed_check"]),
        otherwise=fill(texts["proposed_otherwise"], **slots),
        evaluate=both(texts["proposed_evaluate"]),
        because=dangers,
    )


def _what(world: CaseWorld, dangers: Iterable[Finding], situation: str) -> Both:
    """Say what to agree: what the dangers ask for first, then what every agreement needs.

    Over a suspicion of sexual violence nothing is agreed with who is suspected: consult first.
    """
    key = ("situation", situation)
    lines = [text for each in dangers if (text := to_do(world, each))]
    if is_delicate(world, key):
        lines.append(consult_about(world, key))
    else:
        lines.append(fill(world.rules.texts["proposed_what"], **slots_of(world, key)))
    unique = list(dict.fromkeys(lines))
    return Both(" ".join(each.nl for each in unique), " ".join(each.en for each in unique))
