"""Identifiers as people write them, to plant in a record and look for afterwards."""

import unicodedata
from datetime import date

from hypothesis import strategies as st

from top3.model.case import Case

PEOPLE = (
    ("Xandrijn", "Quaadvliegh"), ("Wiebrigje", "Zwanikken"), ("Ümmühan", "Çakıröz"),
    ("Sjoerdtje", "Hoogterp"), ("Bénédicte", "Vroomans"), ("Oluwaseun", "Adéyemi"),
)  # fmt: skip
PLACES = ("Oudkerspelbroek", "Zwammerveen")
_MONTHS = """
januari februari maart april mei juni juli augustus september oktober november december
"""
MONTHS = _MONTHS.split()
WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def spellings(first, last):
    """Return a name in every spelling that must be found."""
    plain = "".join(
        each for each in unicodedata.normalize("NFKD", first) if not unicodedata.combining(each)
    )
    return st.sampled_from([
        first, f"{first} {last}", f"{first} van der {last}", first.upper(), first.lower(), last,
        last.upper(), f"{last}'s", f"{first}s", f"{first}'s", f"{first}tje", f"{first}tjes",
        f"{first}-Marie", f"Anna-{first}", unicodedata.normalize("NFD", first), plain,
        f"{first[0]}. {last}", f"{last}, {first}", f"#{first}", f"{first}2011", f"_{first}_",
        f"{first}{last}", f"{first.lower()}.{last.lower()}", first[:4] + "\u200b" + first[4:],
        f"{first[:3]}\u00ad{first[3:]}", f"({first})", f"“{first}”",
    ])  # fmt: skip


def _bsn(digits):
    weights = range(9, 1, -1)
    for nine in range(10):
        total = sum(a * b for a, b in zip(digits, weights, strict=True)) - nine
        if total % 11 == 0:
            return "".join(map(str, [*digits, nine]))
    return None


bsns = (
    st.lists(st.integers(1, 9), min_size=8, max_size=8).map(_bsn).filter(bool).flatmap(
        lambda text: st.sampled_from(
            [text, f"{text[:3]} {text[3:6]} {text[6:]}", f"{text[:4]}.{text[4:6]}.{text[6:]}"]
        )
    )
)  # fmt: skip
digits = st.text("123456789", min_size=8, max_size=8)
phones = digits.flatmap(
    lambda text: st.sampled_from([
        f"06{text}", f"06-{text}", f"06 {text[:2]} {text[2:4]} {text[4:6]} {text[6:]}",
        f"+31 6 {text}", f"+316{text}", f"0031 6{text}", f"(0{text[:2]}) {text[2:]}{text[0]}",
        f"0{text[:2]}-{text[2:]}{text[0]}", f"0{text[:3]} {text[3:]}{text[0]}",
    ])
)  # fmt: skip
letters = st.text("BDFGHJKLNPRSTVXZ", min_size=2, max_size=2)
others = st.one_of(
    bsns,
    phones,
    st.builds(lambda number, two, gap: f"{number}{gap}{two}", st.integers(1000, 9999), letters,
              st.sampled_from(["", " "])).filter(lambda text: text[-2:] not in ("SA", "SD", "SS")),
    st.builds(lambda number: f"NL{number % 90 + 10}ABNA0{number:09}",
              st.integers(100_000_000, 999_999_999)),
    st.builds(lambda two, three, one: f"{two}-{three}-{one}", letters, st.integers(100, 999),
              st.sampled_from("BDFGH")),
    st.builds(lambda one, two: f"{one}.{two}@voorbeeldpost.nl", st.sampled_from(["x", "mam"]),
              st.integers(10, 99)),
    st.builds(lambda number: f"www.pagina{number}.nl/gezin", st.integers(10, 99)),
    st.builds(lambda number: f"@gezin_{number}x", st.integers(10, 99)),
    st.builds(lambda number: f"dossiernummer {number}", st.integers(100_000, 9_999_999)),
    st.builds(lambda name, number: f"{name} {number}",
              st.sampled_from(["Kornoeljestraat", "Vlierbeslaan", "Wikkeplein"]),
              st.integers(10, 999)),
    st.builds(lambda kind, name: f"{kind} {name}",
              st.sampled_from(["basisschool", "stichting", "voetbalclub"]),
              st.sampled_from(["De Zevensprong", "Wilgenroos", "Het Kwikveld"])),
    st.sampled_from([*PLACES, *(each.upper() for each in PLACES), "Heerenveen", "Terneuzen",
                     "Bergen op Zoom"]),
)  # fmt: skip


def _written(day):
    month = MONTHS[day.month - 1]
    weekday = WEEKDAYS[day.weekday()]
    return st.sampled_from([
        day.isoformat(), f"{day.day}-{day.month}-{day.year}", f"{day:%d-%m-%Y}",
        f"{day.day}/{day.month}/{day.year}", f"{day:%d.%m.%Y}", f"{day.day} {month} {day.year}",
        f"{day.day} {month}", f"{day.day} {month[:3]} {day.year}".replace("maa", "mrt"),
        f"{weekday} {day.day} {month}", f"{day.day} {month.upper()} {day.year}",
        f"{weekday} {day.day}-{day.month}", f"{month} {day.year}",
        f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}",
        f"{day.isoformat()}T21:30",
    ])  # fmt: skip


days = st.dates(date(2022, 1, 1), date(2026, 1, 20)).flatmap(_written)


def texts_in(data, path=()):
    """Yield the path of every text in a case file: our own list of where people write."""
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str) and key in ("nl", "en", "text", "title", "note"):
                yield (*path, key)
            else:
                yield from texts_in(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from texts_in(value, (*path, place))


def planted_in(data, path, extra):
    """Return a copy of the data in which a text has something behind it."""
    if not path:
        return f"{data} {extra}"
    head, *rest = path
    if isinstance(data, dict):
        return {**data, head: planted_in(data[head], rest, extra)}
    return [planted_in(each, rest, extra) if place == head else each
            for place, each in enumerate(data)]  # fmt: skip


def real(case: Case) -> Case:
    """Return a shipped case as if an organisation held it."""
    return case.model_copy(update={"fictional": False})
