"""What was done, what could not be, and what a person must still judge: as a page and as data.

The page is for the organisation alone. It shows words of the case as they are now, never as they
were, and it never says that anything is anonymous.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from top3.casuistry.pseudonymise.report_texts import DONE, KINDS, TEXTS
from top3.casuistry.pseudonymise.text import Doubt
from top3.casuistry.pseudonymise.whole import Pseudonymised
from top3.document import Block, Box, Document, Heading, Items, Paragraph, Table
from top3.errors import Both
from top3.views.wording import WORDS

SCHEMA = "top3/pseudonymised/1"
_MOST_PLACES = 6


def report_page(made: Pseudonymised, lang: str) -> Document:
    """Return the report as a document."""
    return Document(
        TEXTS["title"].in_language(lang),
        lang,
        tuple(_blocks(made, lang)),
        day=date.fromisoformat(made.case["as_of"]),
        mark=WORDS["pseudonymised"].in_language(lang),
        footer=TEXTS["still_personal"].in_language(lang),
        name="report",
    )


def report_data(made: Pseudonymised) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "schema": SCHEMA,
        "case": made.case["id"],
        "anonymous": False,
        "personal_data": True,
        "done": dict(sorted(made.counts.items())),
        "conclusions": {
            "kept": not made.differ, "compared": made.compared, "differ": list(made.differ),
        },
        "exact_ages": list(made.exact),
        "neutral_names": made.neutral,
        "background": made.background,
        "answered": made.answered,
        "open": [
            {"mark": mark, "kind": rows[0].kind, "text": rows[0].text,
             "places": [{"path": each.path, "position": each.position} for each in rows]}
            for mark, rows in _by_mark(made).items()
        ],
        "rare": [
            {"mark": f"trait:{each.code}", "text": {"nl": each.text.nl, "en": each.text.en},
             "seen": each.seen}
            for each in made.rare
        ],
    }  # fmt: skip


def _by_mark(made: Pseudonymised) -> dict[str, list[Doubt]]:
    found: dict[str, list[Doubt]] = {}
    for each in made.open:
        found.setdefault(each.mark, []).append(each)
    return found


def _blocks(made: Pseudonymised, lang: str) -> Iterator[Block]:
    say = {name: text.in_language(lang) for name, text in TEXTS.items()}
    yield Box(say["what_title"], (say["still_personal"], say["not_invented"], say["this_report"]))
    yield Heading(say["judge"])
    yield from _open(made, lang, say)
    yield from _rare(made, lang, say)
    yield Heading(say["done"])
    rows = [(_done(kind, lang), str(count)) for kind, count in sorted(made.counts.items())]
    yield Table((say["what"], say["how_often"]), tuple(rows))
    yield Items(tuple((line,) for line in _notes(made, say)))
    yield Heading(say["conclusions"])
    yield Paragraph(
        say["differ"].format(", ".join(made.differ))
        if made.differ
        else say["kept"].format(made.compared),
        strong=bool(made.differ),
    )
    yield Heading(say["not_done"])
    yield Items(tuple((each.in_language(lang),) for each in _NOT_DONE))


def _open(made: Pseudonymised, lang: str, say: dict[str, str]) -> Iterator[Block]:
    found = _by_mark(made)
    if not found:
        yield Paragraph(say["nothing_open"])
        return
    yield Paragraph(say["how_to_judge"])
    for kind, label in KINDS.items():
        rows = [
            (mark, _places(each)) for mark, each in sorted(found.items()) if each[0].kind == kind
        ]
        if rows:
            yield Heading(label.in_language(lang), 3)
            yield Table((say["mark"], say["where"]), tuple(rows))


def _places(rows: list[Doubt]) -> str:
    shown = [f"{each.path}:{each.position}" for each in rows[:_MOST_PLACES]]
    more = len(rows) - len(shown)
    return ", ".join(shown) + (f" (+{more})" if more else "")


def _rare(made: Pseudonymised, lang: str, say: dict[str, str]) -> Iterator[Block]:
    if not made.rare:
        return
    yield Heading(say["rare"], 3)
    yield Table(
        (say["mark"], say["what"], say["seen"]),
        tuple(
            (f"trait:{each.code}", each.text.in_language(lang), str(each.seen or "-"))
            for each in made.rare
        ),
    )


def _done(kind: str, lang: str) -> str:
    return DONE.get(kind, Both(kind, kind)).in_language(lang)


def _notes(made: Pseudonymised, say: dict[str, str]) -> Iterator[str]:
    yield say["shift"]
    yield say["ages"]
    if made.exact:
        yield say["exact"].format(", ".join(made.exact))
    yield say["background"].format(made.background.replace("_", " "))
    if made.neutral:
        yield say["neutral"].format(made.neutral)
    if made.answered:
        yield say["answered"].format(made.answered)


_NOT_DONE = (
    Both(
        "Het verhaal zelf: wie het gezin kent, kan de zaak herkennen zonder één naam.",
        "The story itself: who knows the family may recognise the case without a single name.",
    ),
    Both(
        "Schrijffouten in namen, bijnamen en namen die niemand noemde; zet ze in het namenbestand.",
        "Misspelt names, nicknames and names nobody gave; put them in the file of names.",
    ),
    Both("Kloktijden, lengtes, bedragen en kleine getallen.",
         "Clock times, heights, amounts and small numbers."),
    Both("Manier van spreken in letterlijke woorden.", "The way people speak in literal words."),
    Both("Opmerkingen in het bronbestand zijn niet overgenomen.",
         "Comments in the source file were not taken over."),
)  # fmt: skip
