"""What must be settled before a document goes to a reader: else it is not made at all.

Whether something may be given can hang on what the reader may not see: who told it, and whether
others told it too. So a guard never changes a document. It refuses to make it, and tells whoever
asked for it, who may see the record, what to settle first.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from top3.errors import Problem, SharingError
from top3.method.ages import age_in_years
from top3.method.delicate import CONSULTED, is_delicate
from top3.method.may_ask import spares_relatives
from top3.method.stages import PlannedCase
from top3.model.agreements import Agreement, Consent, Decision
from top3.model.people import Person
from top3.model.situations import Situation
from top3.rules.logic import Tri
from top3.values import Disputed, Known, OpenSet
from top3.views.choices import Choice, chosen_by_name, chosen_for
from top3.views.one_told import one_told, problem, situations_of
from top3.views.own_records import with_own_records
from top3.views.readers import Reader
from top3.views.visible import kept_from, visible

_ADULT = "child_age"
_AT_HOME = ("family", "child", "network")
_CONSULTED = frozenset({CONSULTED, "police", "veilig_thuis"})
"""Who is consulted before anything delicate is shared: to them it may be told."""

_SHARE_GATE = "share_with_all"


def check_may_be_given(planned: PlannedCase, reader: Reader, *, alone: bool = False) -> None:
    """Refuse to make a document while something about giving it is not settled.

    `alone` is for what is recorded as for one person alone: only whether that person is there.

    Raises:
        SharingError: every reason at once, each with what to do; no word of the case is in it.
    """
    problems = [*_unknown_people(planned, reader), *_grown_up(planned, reader)]
    if not (problems or alone):
        problems = list(_unsettled(planned, reader))
    if problems:
        raise SharingError(problems)


def check_is_clear(planned: PlannedCase, reader: Reader, *, over_time: bool = False) -> None:
    """Refuse a sheet for a professional while words may be those of what is kept from them.

    `over_time` is for a sheet that also says how a case went: what is kept from the reader may have
    led to a step, and its day and place would tell.

    Raises:
        SharingError: what rests also on what this reader may not know does not say which words do.
    """
    left = {each.id for _, _, each in visible(planned.case, reader).items()}
    people = {each.id for each in planned.case.people}
    problems = list(_unclear(planned, reader, sorted(left - people)))
    if over_time and kept_from(planned.case, reader)[0]:
        problems.append(
            problem(
                "hide_from", "kept-over-time",
                "iets mag deze lezer niet bereiken, en het verloop kan het laten zien",
                "something may not reach this reader, and the course may show it",
                "maak dit blad van een zaakbestand, zonder het verloop",
                "make this sheet of a case file, without the course",
            )
        )  # fmt: skip
    if problems:
        raise SharingError(problems)


def _unknown_people(planned: PlannedCase, reader: Reader) -> Iterator[Problem]:
    people = {each.id for each in planned.case.people}
    roles = planned.rules.terms.get("roles", {})
    for each in reader.people:
        known = each in roles if reader.audience == "organisation" else each in people
        if not known:
            yield problem(
                "--for", "nobody-of-that-name",
                "niemand van deze zaak, en geen rol die bestaat",
                "nobody of this case, and no role that exists",
                "noem een persoon als p1, of bij organisation een rol als school",
                "name a person such as p1, or for organisation a role such as school",
            )  # fmt: skip


def _grown_up(planned: PlannedCase, reader: Reader) -> Iterator[Problem]:
    """Refuse a child's paper for an adult; an age nobody told refuses nothing."""
    if reader.audience != "child":
        return
    for each in planned.case.people:
        age = age_in_years(each, planned.ordered.as_of) if each.id in reader.people else None
        if age and age[0] >= planned.rules.number(_ADULT):
            yield problem(
                "--audience", "not-a-child",
                "een blad voor een kind, voor iemand van 18 jaar of ouder",
                "a child's paper, for somebody of 18 or older",
                "kies family of network",
                "choose family or network",
            )  # fmt: skip


def _unsettled(planned: PlannedCase, reader: Reader) -> Iterator[Problem]:
    case = planned.case
    choice = chosen_for(case, reader, planned.ordered.as_of)
    seen = visible(case, reader)
    if reader.audience == "subject":
        choice = with_own_records(seen, reader, choice, planned.ordered.as_of)
    left = {each.id for _, _, each in seen.items()}
    given = [name for name in choice.items if name in left]
    yield from _unclear(planned, reader, given)
    if reader.audience == "organisation":
        yield from _without_ground(planned, reader, choice)
        if not _CONSULTED.issuperset(reader.people or ("",)):
            yield from _delicate_in(planned, reader, given)
        yield from _secret_places(planned, reader, given, choice)
        return
    yield from _of_another_group(planned, reader, choice, given)
    if given and spares_relatives(planned.world) and reader.audience in _AT_HOME:
        yield problem(
            "share", "relatives-told-nothing",
            "familie mag nu niets gevraagd of verteld worden",
            "relatives may be asked and told nothing now",
            "raadpleeg eerst wie de regel noemt, en trek deze keuze in met 'postpone_talk'",
            "first consult who the rule names, and take this choice back with 'postpone_talk'",
        )  # fmt: skip
    decided: dict[str, list[Decision]] = {}
    for name, decision in choice.of:
        decided.setdefault(name, []).append(decision)
    # what nobody chose and is given all the same, the reader said: there is nothing to settle
    chosen = [name for name in given if name in decided]
    yield from _also_left_out(chosen, decided)
    yield from _delicate_in(planned, reader, chosen)
    for name in chosen:
        yield from one_told(planned, reader, name, decided[name])
    yield from _secret_places(planned, reader, chosen, choice)


def _of_another_group(
    planned: PlannedCase, reader: Reader, choice: Choice, given: list[str]
) -> Iterator[Problem]:
    """Refuse what was chosen for a group to who is not of it, as far as the record knows."""
    home = set(planned.world.reading(planned.case.household.members).merged().has)
    wrong = {each for each in reader.people if (each in home) is (reader.audience == "network")}
    day = planned.ordered.as_of
    own = [chosen_by_name(planned.case, each, day) for each in reader.people if each in wrong]
    for name in dict.fromkeys(name for name, _ in choice.of):
        if name in given and not all(name in each for each in own):
            yield problem(
                name, "chosen-for-others",
                "gekozen voor een groep waar deze lezer, voor zover bekend, niet bij hoort",
                "chosen for a group this reader is not of, as far as is known",
                "kies het voor deze persoon zelf ('to_whom'), of leg vast wie er thuis hoort",
                "choose it for this person ('to_whom'), or record who belongs to the household",
            )  # fmt: skip


def _delicate_in(planned: PlannedCase, reader: Reader, given: list[str]) -> Iterator[Problem]:
    for name in given:
        for situation in situations_of(planned.world, name, reader):
            yield from _delicate(planned, name, situation)


def _also_left_out(chosen: list[str], decided: dict[str, list[Decision]]) -> Iterator[Problem]:
    """Refuse what one and the same choice both gives and leaves out for safety."""
    for name in chosen:
        left = {out.item for each in decided[name] for out in each.left_out}
        if name in left:
            yield problem(
                name, "given-and-left-out",
                "dezelfde keuze geeft dit, en laat het met een reden weg",
                "the same choice gives this, and leaves it out with a reason",
                "haal het uit 'items', of leg vast wie besloot dat de reden niet meer geldt",
                "take it out of 'items', or record who decided that the reason no longer holds",
            )  # fmt: skip


def _unclear(planned: PlannedCase, reader: Reader, given: list[str]) -> Iterator[Problem]:
    """Refuse what rests on several statements, one kept from the reader, and not said on which."""
    told, _ = kept_from(planned.case, reader)
    for name in given:
        item: Any = planned.world.by_id[name]
        own = set(getattr(item, "statements", ()))
        mixed = bool(told & own and own - told)
        if (mixed and not _says_on_which(item, whole=reader.is_professional)) or _is_mixed_set(
            item, told
        ):
            yield problem(
                name, "unclear-on-what-it-rests",
                "rust ook op wat deze lezer niet mag weten, en welke woorden waarop is niet gezegd",
                "rests also on what this reader may not know; which words on what is not said",
                "zet bij de woorden op welke uitspraken zij rusten ('by'), of geef dit niet",
                "write with the words on which statements they rest ('by'), or do not give this",
            )  # fmt: skip


def _says_on_which(item: Any, *, whole: bool = False) -> bool:
    """Say whether everything of an item that is shown names the statements it rests on."""
    if isinstance(item, Situation):
        shown = (item.behaviour.words, item.when, item.actors)
        return all(map(_is_named, (*shown, *_rest_of(item)) if whole else shown))
    if isinstance(item, Agreement):
        words = (item.what, item.signal, item.check, item.otherwise)
        days = (item.from_, item.until, item.evaluate)
        return not item.holds_where and all(map(_is_named, (*words, *days)))
    return False


def _is_mixed_set(item: Any, told: set[str]) -> bool:
    """Say whether who acts was told by several together: nobody can say who told which of them."""
    actors = item.actors if isinstance(item, Situation) else None
    claims = [each.by for each in getattr(actors, "claims", ())]
    return (
        any(told & set(by) and set(by) - told for by in (*claims, getattr(actors, "by", ())))
        and len(_members(actors)) > 1
    )


def _members(actors: Any) -> set[str]:
    sets = [each.value for each in getattr(actors, "claims", ())] or [actors]
    return {one for each in sets for one in getattr(each, "has", ())}


def _is_named(fact: Any) -> bool:
    if isinstance(fact, OpenSet):
        return bool(fact.by) or not fact.has
    if isinstance(fact, Disputed):
        return all(each.by for each in fact.claims)
    return bool(fact.by) if isinstance(fact, Known) else True


def _rest_of(item: Situation) -> Iterator[Any]:
    """Yield what only professionals are shown of a situation."""
    yield from (item.behaviour.kinds, item.behaviour.omission, item.affected, item.present)
    yield from (item.where, item.trigger, item.how_often, item.consequence)
    yield from (item.needed_medical_care, item.alone_with_affected)


def _delicate(planned: PlannedCase, name: str, situation: Situation) -> Iterator[Problem]:
    """Refuse what is delicate until somebody consulted and decided that it may be shared."""
    opened = [
        each.value is Tri.TRUE
        for each in planned.all_findings()
        if each.about == ("situation", situation.id) and each.rule.outcome == ("opens", _SHARE_GATE)
    ]
    shut = bool(opened) and not all(opened)
    if shut or (not opened and is_delicate(planned.world, ("situation", situation.id))):
        yield problem(
            name, "delicate",
            f"hangt samen met {situation.id}: dat wordt pas gedeeld na overleg en een besluit",
            f"is tied to {situation.id}: that is shared only after consulting and a decision",
            "raadpleeg politie of Veilig Thuis, en leg vast wie besloot te delen, zonder 'to_whom'",
            "consult police or Veilig Thuis, and record who decided to share, without 'to_whom'",
        )  # fmt: skip


def _secret_places(
    planned: PlannedCase, reader: Reader, given: list[str], choice: Choice
) -> Iterator[Problem]:
    """Refuse what names a place that is kept secret, also where that is not known."""
    for person in planned.case.people:
        if person.id in reader.people and len(reader.people) == 1:
            continue
        secret = person.contact.address_is_secret
        if isinstance(secret, Known) and not secret.value:
            continue
        places = list(_places(person, reader))
        texts = {name: planned.world.by_id[name].model_dump(mode="json") for name in given}
        # what it is for and what somebody was told is written down with what is given; an
        # organisation is named by what it is, so there only a place that is surely secret counts
        if reader.audience != "organisation" or isinstance(secret, Known):
            texts |= {each.id: each.model_dump(mode="json", include={"purpose", "told"})
                      for each in choice.decisions}  # fmt: skip
        for name, said in texts.items():
            text = _plain(str(said))
            if any(place in text for place in places):
                yield problem(
                    name, "secret-place",
                    f"noemt een plek die geheim is ({person.id})",
                    f"names a place that is secret ({person.id})",
                    "haal de plek uit de woorden, of geef dit niet",
                    "take the place out of the words, or do not give this",
                )  # fmt: skip


def _places(person: Person, reader: Reader) -> Iterator[str]:
    """Yield where else somebody lives, unless one of the readers lives there too."""
    for home in person.other_homes:
        if not set(home.with_) & set(reader.people):
            texts = (home.words.nl, home.words.en or "")
            yield from (place for text in texts if (place := _plain(text)))


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _without_ground(planned: PlannedCase, reader: Reader, choice: Choice) -> Iterator[Problem]:
    """Refuse to give to an organisation without ground, purpose, need, and what they were told."""
    for each in choice.decisions:
        lacking = [
            name
            for name, is_there in (
                ("basis", each.basis is not None),
                ("purpose", each.purpose is not None),
                ("necessary", isinstance(each.necessary, Known) and each.necessary.value),
                ("told", isinstance(each.told, Known)),
            )
            if not is_there
        ]
        if lacking:
            names = ", ".join(lacking)
            yield problem(
                each.id, "no-ground-to-pass-on",
                f"delen met een ander zonder: {names}", f"passing on without: {names}",
                "leg vast op welke grond, waarvoor, dat het nodig is, en wat de betrokkene weet",
                "record on which ground, for what, that it is needed, and what the person knows",
            )  # fmt: skip
        if each.basis == "consent" and not _is_consented(planned, reader):
            yield problem(
                each.id, "no-consent",
                "de grond is toestemming, en die staat er niet of niet meer",
                "the ground is consent, and that is not there or no longer",
                "leg de toestemming vast, of kies een andere grond",
                "record the consent, or choose another ground",
            )  # fmt: skip


def _consent_day(each: Consent) -> date:
    if isinstance(each.on, date):
        return each.on
    is_given = isinstance(each.given, Known) and each.given.value
    return date.min if is_given else date.max


def _is_consented(planned: PlannedCase, reader: Reader) -> bool:
    day, people = planned.ordered.as_of, set(reader.people)
    standing: dict[str, Consent] = {}
    # the last one somebody gave or took back holds, whatever the order of the file; of one without
    # a day nobody knows that it came later, unless it takes something back
    for each in sorted(planned.case.consents, key=_consent_day):
        if isinstance(each.on, date) and each.on > day:
            continue
        if not each.to or not people.isdisjoint(each.to):
            standing[each.person] = each
    return any(
        isinstance(each.given, Known) and each.given.value and not (each.until and each.until < day)
        for each in standing.values()
    )
