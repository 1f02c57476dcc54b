"""The people of one case: gender, background, name and birthday, drawn apart from their role.

Who does what in a scenario never depends on a background, and on a gender only where the scenario
says so: both are drawn for the person, in a place of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from top3.casuistry.drawing.calendar import full_years, school_year_of
from top3.casuistry.drawing.stream import Stream, key
from top3.casuistry.drawing.words import (
    background_names,
    first_names,
    generation_of,
    is_known,
    surnames,
)
from top3.casuistry.language.scenario import Age, Gender, Member, Scenario

GENDERS: tuple[Gender, ...] = ("woman", "man")
_DAYS = {"weeks": 7, "months": 30}
_ADULT = Age.model_validate({"from": 25, "to": 65})

# of each word: Dutch for a woman, for a man; English for a woman, for a man
_WORDS = """
he: zij hij she he
him: haar hem her him
his: haar zijn her his
self: zichzelf zichzelf herself himself
man: vrouw man woman man
parent: moeder vader mother father
child: dochter zoon daughter son
kid: meisje jongen girl boy
sibling: zus broer sister brother
grandparent: oma opa grandmother grandfather
calls: mama papa mum dad
friend: vriendin vriend girlfriend boyfriend
uncle: tante oom aunt uncle
nephew: nicht neef niece nephew
neighbour: buurvrouw buurman neighbour neighbour
mr: mevrouw meneer Ms Mr
"""


def _table() -> dict[str, dict[str, dict[str, str]]]:
    made: dict[str, dict[str, dict[str, str]]] = {
        lang: {gender: {} for gender in GENDERS} for lang in ("nl", "en")
    }
    for line in _WORDS.split("\n"):
        if line:
            name, words = line.split(": ")
            cells = ((lang, gender) for lang in ("nl", "en") for gender in GENDERS)
            for (lang, gender), word in zip(cells, words.split(), strict=True):
                made[lang][gender][name] = word
                made[lang][gender][name.capitalize()] = word[0].upper() + word[1:]
    return made


_BY_GENDER = _table()
BY_GENDER = tuple(_BY_GENDER["nl"]["woman"])
"""The slots of a person that hang on the gender alone."""


def said_by_gender(slot: str, gender: Gender, lang: str) -> str:
    """Return what a slot that hangs on the gender alone holds."""
    return _BY_GENDER[lang][gender][slot]


PERSON_SLOTS = (*BY_GENDER, "full", "surname", "s", "age", "school_year")
"""What can stand after the dot in a slot of a person; `s` is the name as owner."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person of the case, as drawn; `id` is the one in the record."""

    id: str
    name: str
    gender: Gender
    background: str
    first_name: str
    surname: str
    born: date
    roles: tuple[str, ...]
    words: Mapping[str, Mapping[str, str]]

    def age_on(self, day: date) -> int:
        """Return the age in years on a day; somebody not yet born is 0."""
        return max(0, full_years(self.born, day))

    def said(self, slot: str, lang: str, day: date) -> str:
        """Return what a slot of this person holds on a day."""
        found = self.words[lang].get(slot)
        if found is not None:
            return found
        if slot == "age":
            return str(self.age_on(day))
        year = school_year_of(self.born, day)
        return str(year[1]) if year else "1"


def drawn_cast(
    scenario: Scenario, present: Mapping[str, bool], stream: Stream, first_day: date
) -> dict[str, Somebody]:
    """Draw everybody who is there, in the order of the scenario, with ids from p1 on."""
    born = _Births(scenario, stream, first_day)
    taken: set[str] = set()
    made: dict[str, Somebody] = {}
    for member in scenario.cast:
        if not present[member.id]:
            continue
        gender = _gender_of(member, stream)
        background, surname = _family_of(member.family, stream)
        day = born.of(member.id)
        names = first_names(background, gender, generation_of(full_years(day, first_day)))
        first = _unused(
            names, surname, taken, stream.below(key(f"cast.{member.id}.name"), len(names))
        )
        taken.add(first)
        name = first if member.called_by == "first_name" else capital(surname)
        made[member.id] = Somebody(
            f"p{len(made) + 1}", name, gender, background, first, surname, day, member.roles,
            _words_of(name, first, surname),
        )  # fmt: skip
    return made


def _gender_of(member: Member, stream: Stream) -> Gender:
    if member.gender is not None:
        return member.gender
    return stream.one(key(f"cast.{member.id}.gender"), GENDERS)


def _family_of(family: str, stream: Stream) -> tuple[str, str]:
    background = stream.one(key(f"family.{family}.background"), background_names())
    return background, stream.one(key(f"family.{family}.surname"), surnames(background))


def _unused(names: tuple[str, ...], surname: str, taken: set[str], start: int) -> str:
    """Return the first name from here on that nobody of the case has, and makes no known name."""
    turned = (*names[start:], *names[:start])
    free = (name for name in turned if name not in taken and not is_known(name, surname))
    return next(free, names[start])


def capital(text: str) -> str:
    """Return a text with a capital first: "De Vries" where no first name stands before it."""
    return text[:1].upper() + text[1:]


def _words_of(name: str, first: str, surname: str) -> dict[str, dict[str, str]]:
    own = {"": name, "full": f"{first} {surname}", "surname": capital(surname)}
    return {lang: {**own, "s": _as_owner(name, lang)} for lang in ("nl", "en")}


def _as_owner(name: str, lang: str) -> str:
    if lang == "en":
        return f"{name}'s"
    last = name[-1].lower()
    if last in "sxz":
        return f"{name}'"
    return f"{name}'s" if last in "aiouy" else f"{name}s"


class _Births:
    """The birthday of each, drawn after that of whom they are older than."""

    def __init__(self, scenario: Scenario, stream: Stream, first_day: date) -> None:
        self._members: dict[str, Member] = {each.id: each for each in scenario.cast}
        self._stream = stream
        self._first_day = first_day
        self._days: dict[str, date] = {}

    def of(self, name: str) -> date:
        if name not in self._days:
            self._days[name] = self._drawn(self._members[name].age or _ADULT, name)
        return self._days[name]

    def _drawn(self, age: Age, name: str) -> date:
        start = self.of(age.older_than) if age.older_than else self._first_day
        count = self._stream.between(key(f"cast.{name}.age"), (age.from_, age.to))
        place = key(f"cast.{name}.birthday")
        if age.unit != "years":
            length = _DAYS[age.unit]
            return start - timedelta(count * length + self._stream.below(place, length))
        latest = _years_before(start, count)
        earliest = _years_before(start, count + 1) + timedelta(1)
        return latest - timedelta(self._stream.below(place, (latest - earliest).days + 1))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        # 29 February in a year without: whoever was born on the 28th has just had a birthday
        return day.replace(year=day.year - years, day=28)


def age_record(somebody: Somebody, member: Member, day: date) -> dict[str, object]:
    """Return what the record holds of an age on the first day: a birthday, an age, or nothing."""
    if member.age is None or member.known_age == "unknown":
        return {}
    if member.known_age == "born":
        return {"born": somebody.born.isoformat()}
    unit = member.age.unit
    if unit == "years":
        return {"age": {"value": somebody.age_on(day), "on": day.isoformat()}}
    length = (day - somebody.born).days // _DAYS[unit]
    return {"age": {"value": length, "unit": unit, "on": day.isoformat()}}
