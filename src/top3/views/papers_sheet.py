"""The sheet on which somebody types what was written on working papers: the same short names.

It belongs to papers that were made of the same case file, and is for who keeps the record: unlike
the papers it names the items of the case. `top3 answer` puts it back into the case.
"""

import textwrap
from collections.abc import Iterator

from top3.errors import Both
from top3.method.names import party_name
from top3.method.paper_lines import EMPTY, LINES
from top3.method.sheet_texts import WORDS
from top3.method.sheets import FORMAT, possible_answers, told_about
from top3.method.stages import PlannedCase
from top3.method.why import title
from top3.model.agreements import Agreement
from top3.model.people import is_person
from top3.reading import write_yaml
from top3.values import Known
from top3.views.gather import given_agreements
from top3.views.papers_forms import NEW, letter
from top3.views.papers_talk import TalkLine, TalkSheet, talk_sheets
from top3.views.readers import Reader

_BLANK = "{unknown: not_asked}"
_WIDTH = 92
_FIELDS = (("keepers",), ("what",), ("from", "signal"), ("checkers", "check"), ("otherwise",),
           ("until",), ("evaluate",))  # fmt: skip
"""The fields of an agreement by the letter that stands on paper."""

_MANY = ("keepers", "checkers", "answers", "only_for")
_TEXTS = {
    "head": Both(
        "Bij de papieren van {day}. Maak dit blad tegelijk met de papieren, uit hetzelfde bestand.",
        "With the papers of {day}. Make this sheet together with the papers, of the same file.",
    ),
    "fictional": WORDS["fictional"],
    "pseudonymised": WORDS["pseudonymised"],
    "how": Both(
        'Typ over wat er staat, op de plek van "…" of {unknown: not_asked}. Wat leeg bleef, laat u'
        " staan: dat verandert niets.",
        'Type what is written, in the place of "…" or {unknown: not_asked}. What stayed empty you'
        " leave: it changes nothing.",
    ),
    "back": Both(
        "Terug in de casus: top3 answer CASUS DIT-BLAD -o NIEUW.yaml",
        "Back into the case: top3 answer CASE THIS-SHEET -o NEW.yaml",
    ),
    "people": Both("wie: {names}", "who: {names}"),
    "situations": Both("situaties: {names}", "situations: {names}"),
    "own": Both(
        "eigen top 3: de woorden; situation: s1 erbij als deze persoon zelf die situatie bedoelt",
        "own top 3: the words; add situation: s1 if this person means that situation",
    ),
    "keepers": Both("wie doet dit, zoals [p1] of [school]", "who does this, such as [p1]"),
    "what": Both("wat precies", "what exactly"),
    "from": Both("vanaf welke dag, zoals 2026-03-16", "from which day, such as 2026-03-16"),
    "signal": Both("of bij welk teken", "or at which sign"),
    "checkers": Both("wie kijkt mee", "who looks along"),
    "check": Both("hoe", "how"),
    "otherwise": Both("wat als het niet lukt", "what if it does not work"),
    "until": Both("tot en met welke dag", "up to and including which day"),
    "evaluate": Both("dag waarop u er weer over praat", "day on which you talk about it again"),
    "answers": Both("voor welke situatie, zoals [s1]", "for which situation, such as [s1]"),
    "only_for": Both(
        "voor wie alleen, zoals [p1]; leeg: niemand krijgt het voordat iemand dat kiest",
        "for whom alone, such as [p1]; empty: nobody gets it before somebody chooses so",
    ),
}


def papers_sheet(planned: PlannedCase, who: str = "", audience: str = "family",
                 lang: str = "nl") -> str:  # fmt: skip
    """Write the sheet for what was written on papers.

    Args:
        planned: The plan the papers were made of.
        who: The person or role of the talk; empty for every talk.
        audience: For whom the papers of that person were made: what they are given has its lines.
        lang: The language of what explains the sheet.

    Raises:
        RenderError: `who` is nobody of the case, and no role; or this is no audience.
    """
    sheets = talk_sheets(planned, [who] if who else [])
    reader = Reader(audience, who) if is_person(who) else None
    return "\n".join(_Writer(planned, reader, lang).lines(sheets)) + "\n"


class _Writer:
    """Writes the parts of one sheet, as lines."""

    def __init__(self, planned: PlannedCase, reader: Reader | None, lang: str) -> None:
        self._planned, self._reader, self._lang = planned, reader, lang

    def lines(self, sheets: tuple[TalkSheet, ...]) -> Iterator[str]:
        case = self._planned.case
        yield from self._comment(self._text("head", day=self._planned.ordered.as_of.isoformat()))
        if case.fictional:
            yield from self._comment(self._text("fictional"))
        if case.pseudonymised:
            yield from self._comment(self._text("pseudonymised"))
        yield from self._comment(self._text("how"))
        yield from self._comment(self._text("back"))
        yield from self._names()
        yield f"top3: {FORMAT}"
        yield _pair("case", case.id)
        yield f"fictional: {'true' if case.fictional else 'false'}"
        yield "talks:" if sheets else "talks: []"
        for sheet in sheets:
            yield from self._talk(sheet)

    def _names(self) -> Iterator[str]:
        case = self._planned.case
        people = [f"{each.id} {each.name}" for each in case.people]
        situations = [title(self._planned, each.id).in_language(self._lang)
                      for each in case.situations]  # fmt: skip
        for key, names in (("people", people), ("situations", situations)):
            if names:
                yield from self._comment(self._text(key, names="; ".join(names)))

    def _talk(self, sheet: TalkSheet) -> Iterator[str]:
        name = party_name(self._planned.world, sheet.who).in_language(self._lang)
        yield ""
        yield f"  - with: {sheet.who}"
        yield f"    {_pair('name', name)}"
        for field, value in (
            ("on", _BLANK), ("asked_by", "{role: worker}"), ("present", "[]"), ("words", _BLANK),
        ):  # fmt: skip
            yield f"    {field}: {value}  # {WORDS[field].in_language(self._lang)}"
        yield from self._comment(self._text("own"), 4)
        yield "    top3:"
        for place in range(1, LINES + 1):
            yield f'      - {{line: T{place}, words: "{EMPTY}"}}'
        yield "    agreements:"
        yield from self._given()
        for number in range(1, NEW + 1):
            yield from self._agreement(f"N{number}")
        yield "    questions:" if sheet.lines else "    questions: []"
        for line in sheet.lines:
            yield from self._question(line, sheet.who)

    def _given(self) -> Iterator[str]:
        """Write what is still open of the agreements on the papers of the reader."""
        found = given_agreements(self._planned, self._reader) if self._reader else ()
        for number, each in enumerate(found, 1):
            if any(_is_open(each, name) for names in _FIELDS for name in names):
                yield from self._comment(title(self._planned, each.id).in_language(self._lang), 6)
                yield from self._agreement(f"A{number}", each)

    def _agreement(self, line: str, known: Agreement | None = None) -> Iterator[str]:
        """Write a block: of an agreement that is there already, only what is open."""
        yield f"      - line: {line}"
        if known:
            yield f"        agreement: {known.id}"
        for place, names in enumerate(_FIELDS):
            for name in names:
                if known is None or _is_open(known, name):
                    yield self._field(name, f"{line}{letter(place)}: ")
        if known is None:
            yield self._field("answers")
            yield self._field("only_for")

    def _field(self, name: str, line: str = "") -> str:
        blank = "[]" if name in _MANY else f'"{EMPTY}"'
        return f"        {name}: {blank}  # {line}{self._text(name)}"

    def _question(self, line: TalkLine, who: str) -> Iterator[str]:
        fact = line.facts[0][1]
        yield from self._comment(f"{line.name}: {line.text.in_language(self._lang)}", 6)
        yield from self._comment(possible_answers(self._planned, fact, who, self._lang), 6)
        for key, name in line.facts:
            told = told_about(self._planned, line.question, name)
            about = f", situations: [{', '.join(told)}]" if told else ""
            yield f"      - {{line: {line.name}, about: {key[1]}, fact: {name}{about},"
            yield f"         answer: {_BLANK}}}"

    def _comment(self, text: str, indent: int = 0) -> list[str]:
        # whitespace of any kind becomes a space: a line break would end the comment
        first = " " * indent + "# "
        return textwrap.wrap(
            " ".join(text.split()), _WIDTH, initial_indent=first, subsequent_indent=f"{first}  ",
            break_on_hyphens=False,
        )  # fmt: skip

    def _text(self, name: str, **slots: str) -> str:
        text = _TEXTS[name].in_language(self._lang)
        for slot, value in slots.items():
            text = text.replace("{" + slot + "}", value)
        return text


def _is_open(agreement: Agreement, name: str) -> bool:
    value = getattr(agreement, "from_" if name == "from" else name)
    if name in _MANY:
        return not value
    # where there is a sign or a first day, the other is not missing
    other = {"from": agreement.signal, "signal": agreement.from_}.get(name)
    return not isinstance(value, Known) and not isinstance(other, Known)


def _pair(key: str, value: str) -> str:
    return write_yaml({key: value}).rstrip("\n").replace("\n", "\n    ")
