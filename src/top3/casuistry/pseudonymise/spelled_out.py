"""Days, ages, numbers and names that are spelled out or in small letters: left for a person.

No rule of ours can tell a day from a place in a row, or a name from a word, where letters alone say
it. So none of it is changed, and each is asked about: too many questions are better than one name.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from top3.casuistry.drawing.words import first_names, listed_names
from top3.casuistry.language.scenario import Gender
from top3.casuistry.pseudonymise.folding import folded, words
from top3.casuistry.pseudonymise.name_lists import BACKGROUNDS, GENERATIONS

Asked = tuple[str, str, int]
"""A kind of doubt, what stands there, and where."""

_UNITS = "een twee drie vier vijf zes zeven acht negen"
_SMALL = (
    f"nul {_UNITS} tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien "
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen zero"
)
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety"
_ANY = "|".join(sorted(_SMALL.split(), key=len, reverse=True))
_COUNT = (
    rf"(?:(?:(?:{'|'.join(_UNITS.split())})(?:en|ën))?(?:{'|'.join(_TENS.split())})"
    rf"|(?:{'|'.join(_TENS_EN.split())})(?:[ -](?:{_ANY}))?|{_ANY})"
)
_ORDINALS = (
    "elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende "
    r"\w*twintigste dertigste eenendertigste eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-\\w+ thirtieth thirty-first"
)
_LOW = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende first second third "
    "fourth fifth sixth seventh eighth ninth tenth"
)
_MONTH = (
    r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec|mar|may|oct)\w*|dezer|deze maand|"
    r"van de maand|of the month"
)
_KIN = (
    r"meisje|jongen|jongetje|kind|zoon|zoontje|dochter|dochtertje|baby|broer\w*|zus\w*|boy|girl|"
    r"child|son|daughter|brother|sister"
)
_WAYS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("age", rf"\b{_COUNT}[ -]?(?:jaar|jarige?n?|years?|jr)\b(?:[ -]old\b)?"),
        ("age", (r"(?<![\d.,:])\d{1,3} ?(?:jr|jrs|j|yrs?|yo|y/o|mnd|maanden oud|weken oud"
                r"|months old|weeks old)\b\.?")),
        ("age", rf"\b(?:leeftijd|aged|age)\b\W{{0,3}}(?:is |van |of )?(?:\d{{1,3}}|{_COUNT})\b"),
        ("age", rf"\b(?:{_KIN}) (?:van|of|is|was|wordt|werd) (?:\d{{1,2}}|{_COUNT})\b"),
        ("age", (rf"\b(?:is|was|wordt|werd|turned|turns) (?:net |pas |bijna |nearly |just )?"
                rf"(?:\d{{1,2}}|{_COUNT})(?=\s*(?:[.,;!?)]|geworden|$))")),
        ("age", r"\b(?:groep [1-8]|brugklas\w*|year [1-9])\b"),
        ("day", rf"\b(?:{'|'.join(_ORDINALS.split())})\b"),
        ("day", rf"\b(?:{'|'.join(_LOW.split())})(?= (?:of )?(?:{_MONTH})\b)"),
        ("day", (rf"\b(?:op|sinds|vanaf|tot|voor|on|since|until) (?:de|the) "
                rf"(?:{'|'.join(_LOW.split())}|\d{{1,2}}(?:e|ste|de|st|nd|rd|th))"
                rf"(?=\s*(?:[.,;!?)]|$|{_MONTH}))")),
        ("day", (r"\b(?:de|the) \d{1,2}(?:e|ste|de|st|nd|rd|th)\b"
                r"(?! (?:keer|klas|groep|verdieping|etage|dag|week|time|floor|grade|year))")),
        ("day", r"\b\d{1,2} dezer\b|\b(?:week|wk)\.? ?\d{1,2}\b"),
        ("day", r"\b(?:op|d\.?d\.?|on) \d{1,2}\.\d{1,2}\b(?! ?uur|[.:]\d)"),
        ("number", r"\b(?:huisnummer|nummer|nr\.?|no\.|kamer|appartement|flat|room|number) \d+\b"),
        ("number", r"\b[a-z]{3,}(?:weg|dijk|hof|pad|dreef|markt|erf) \d{1,4}[a-z]?\b"),
        ("number", r"(?<![\w])\d+(?:[_·:]\d+){2,}(?!\w)"),
        ("number", rf"\b(?:{_COUNT}[ ,-]+){{5,}}{_COUNT}\b"),
        ("name", r"(?<![\w.])(?:[^\W\d_][ ._-]){3,}[^\W\d_](?!\w)"),
        ("word", r"\b(?:de|het|the) [a-z]+(?= (?:school|kerk|moskee|church)\b)"),
        ("word", r"\b(?:basisschool|obs|cbs|rkbs|kdv|bso) (?:de|het) [a-z]+\b"),
    )
)  # fmt: skip
_OF_A_PLACE = re.compile(r"(?:s|se|er|ers|sche|se?n)\Z")


def spelled_out(text: str, known: frozenset[str]) -> Iterator[Asked]:
    """Yield what may be a day, an age, a number or a name in letters; `known` words are none."""
    for kind, pattern in _WAYS:
        for match in pattern.finditer(text):
            yield kind, match[0], match.start()
    for word in words(text):
        if word.text.islower() and word.key not in known and _is_listed(word.key):
            yield "word", word.text, word.start


def _is_listed(key: str) -> bool:
    """Say whether a word in small letters is a first name, a town, or of a town."""
    if len(key) < 3:
        return False
    found = _listed()
    stem = _OF_A_PLACE.sub("", key)
    return key in found or (len(stem) >= 5 and stem != key and stem in _towns())


@cache
def _towns() -> frozenset[str]:
    names = (*listed_names("places", "places"), *listed_names("places", "also_words"))
    return frozenset(folded(each) for each in names)


@cache
def _listed() -> frozenset[str]:
    people = (
        name
        for background in BACKGROUNDS
        for generation in GENERATIONS
        for gender in get_args(Gender)
        for name in first_names(background, gender, generation)
    )
    towns = (folded(each) for each in listed_names("places", "places"))
    return frozenset({*(folded(each) for each in people), *towns})
