"""What makes a case one of a kind: rare traits, alone or together, within what is known.

Rare in which group only people can say. Without other cases to compare with, a fixed list speaks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from top3.casuistry.pseudonymise.ages import band_of
from top3.errors import Both
from top3.method.ages import age_in_years
from top3.model.case import Case
from top3.values import OpenSet

_RARE = re.compile(
    r"\b(?:rechter|officier|piloot|imam|brandweer\w*|nieuws\w*|krant\w*|twins?)\b|\b\w*(?:tweeling|drieling|adoptie|geadopteerd|pleegkind|pleeggezin|rolstoel|doofstom|slechtziend"
    r"|syndroom|zeldzame?|huntington|parkinson|kanker|dwarslaesie|transgender|asielzoek|statushouder"
    r"|woonboot|woonwagen|boerderij|klooster|kazerne|burgemeester|wethouder|raadslid|kamerlid"
    r"|voetballer|topsport|bekende?\snederlander|influencer|predikant|dominee|pastoor|rabbijn"
    r"|politieagent|marechaussee|advocaat|notaris|chirurg"
    r"|journalist|televisie|rechtszaak|steekpartij|schietpartij|brandstichting"
    r"|ontvoering|overleden|zelfmoord|suïcide|triplet|adopted|wheelchair|mayor|priest|vicar"
    r"|newspaper|television|famous|footballer|judge|lawyer|surgeon|houseboat)\w*",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?:\w*kerst\w*|sinterklaas\w*|pakjesavond|oud en nieuw|oudejaars\w*|nieuwjaars\w*|pasen"
    r"|paas\w*|pinksteren|hemelvaart\w*|koningsdag|koninginnedag|bevrijdingsdag|carnaval|ramadan|suikerfeest"
    r"|offerfeest|moederdag|vaderdag|valentijnsdag|sint[- ]maarten|halloween|herfstvakantie"
    r"|zomervakantie|meivakantie|voorjaarsvakantie|christmas|easter|new year's\s\w+|whitsun"
    r"|summer holidays?|half[- ]term)\b",
    re.IGNORECASE,
)
SMALLEST = 5
"""Fewer cases than this with the same traits together is called rare."""


@dataclass(frozen=True, slots=True)
class Rare:
    """A rare trait, or traits that are rare together, and in how many cases it was seen."""

    code: str
    text: Both = field(repr=False)
    seen: int | None = None


def rare_words(text: str) -> Iterator[tuple[str, int]]:
    """Yield each word that tells something rare, and where it stands."""
    for match in _RARE.finditer(text):
        yield match[0], match.start()


def season_words(text: str) -> Iterator[tuple[str, int]]:
    """Yield each feast or holiday, and where it stands: days moved, and this did not."""
    for match in _SEASON.finditer(text):
        yield match[0], match.start()


def rare_traits(case: Case) -> Iterator[Rare]:
    """Yield what is rare in how a household is made up, by a fixed list; 0 or more."""
    years = [_years(each, case) for each in case.people]
    members = case.household.members
    if isinstance(members, OpenSet) and len(members.has) > 7:
        yield Rare("large_household", Both("een groot huishouden", "a large household"))
    born = [each.born.value for each in case.people if hasattr(each.born, "value")]
    children = Counter(each for each in years if each is not None and each < 18)
    if len(born) != len(set(born)) or any(count > 1 for count in children.values()):
        yield Rare("same_age", Both("kinderen van één leeftijd", "children of one age"))
    if any(each is not None and each >= 90 for each in years):
        yield Rare("very_old", Both("iemand van 90 of ouder", "somebody of 90 or over"))
    by_id = dict(zip((each.id for each in case.people), years, strict=True))
    for relation in case.relations:
        older, younger = by_id.get(relation.who), by_id.get(relation.of)
        if relation.kind == "parent" and older and younger is not None and older - younger < 18:
            yield Rare("young_parent", Both("een jonge ouder", "a young parent"))
            break


def rare_among(case: Case, others: Iterable[Case], cuts: tuple[int, ...]) -> Iterator[Rare]:
    """Yield the pairs of traits that fewer than five cases share, this one counted."""
    seen: Counter[tuple[str, str]] = Counter()
    for other in others:
        seen.update(_pairs(other, cuts))
    for pair in _pairs(case, cuts):
        if seen[pair] + 1 < SMALLEST:
            said = " + ".join(pair)
            yield Rare(f"pair:{said}", Both(f"samen: {said}", f"together: {said}"), seen[pair] + 1)


def _pairs(case: Case, cuts: tuple[int, ...]) -> list[tuple[str, str]]:
    traits = sorted(_traits(case, cuts))
    return [(one, two) for place, one in enumerate(traits) for two in traits[place + 1 :]]


def _traits(case: Case, cuts: tuple[int, ...]) -> Iterator[str]:
    yield f"people {len(case.people)}"
    ages = [band_of(age, cuts) for each in case.people if (age := _years(each, case)) is not None]
    for band, count in Counter(ages).items():
        yield f"{count} x {band[0]}-{band[1] - 1}"
    for kind, count in Counter(each.kind for each in case.relations).items():
        yield f"{kind} {count}"
    kinds = {kind for each in case.situations for kind in getattr(each.behaviour.kinds, "has", ())}
    yield from sorted(f"kind {each}" for each in kinds)


def _years(person: object, case: Case) -> int | None:
    bounds = age_in_years(person, case.as_of)  # type: ignore[arg-type]
    return bounds[0] if bounds else None
