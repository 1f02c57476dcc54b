"""Tables to learn from as a page and as data: about the work, never about a family or a worker."""

from collections.abc import Iterator, Mapping
from typing import Any

from top3.casuistry.learning.aggregate import Aggregate, LearningTable, Row
from top3.casuistry.learning.learned import ANOTHER, LONGEST, NOT_SAID
from top3.document import Block, Document, Heading, Paragraph, Table
from top3.errors import Both
from top3.rules.authoring.in_words import without_slots
from top3.rules.explain import REASONS
from top3.rules.language import RuleSet

MOST_ROWS = 40
"""So many rows a table are on a page; the rest is in the data."""


def aggregate_page(found: Aggregate, rules: RuleSet, lang: str) -> Document:
    """Return the tables as a document, with how to read them in front."""
    return Document(
        _WORDS["title"].in_language(lang), lang, tuple(_blocks(found, rules, lang)), name="leren"
    )


def aggregate_data(found: Aggregate) -> dict[str, Any]:
    """Return the tables as plain data; a count that stays unsaid is null, with why in `few`."""
    return {
        "schema": "top3/learning/1",
        "cases": found.cases,
        "least": found.least,
        "unread": found.unread,
        "tables": [
            {
                "name": each.name,
                "columns": list(each.columns),
                "adds_up": each.apart,
                "held_back": each.held_back,
                "rows": [
                    {"of": list(key), "cases": count.value}
                    | ({"few": count.few} if count.few else {})
                    for key, count in each.rows
                ],
            }
            for each in found.tables
        ],
    }


def _blocks(found: Aggregate, rules: RuleSet, lang: str) -> Iterator[Block]:
    say = {name: text.in_language(lang) for name, text in _WORDS.items()}
    if found.cases is None:
        yield Paragraph(say["too_few"].format(found.least), strong=True)
    else:
        yield Paragraph(say["cases"].format(found.cases))
        yield Paragraph(say["reading"].format(found.least - 1))
    if found.unread:
        yield Paragraph(say["unread"].format(found.unread), strong=True)
    for table in found.tables:
        yield Heading(_TABLES[table.name].in_language(lang))
        yield from _table(table, rules, lang, found.least)
    yield Paragraph(say["limits"])


def _table(table: LearningTable, rules: RuleSet, lang: str, least: int) -> Iterator[Block]:
    if not table.rows:
        yield Paragraph(_WORDS["held_back" if table.held_back else "none"].in_language(lang))
        return
    heads = [_COLUMNS[each].in_language(lang) for each in (*table.columns, "cases")]
    listed = _in_order(table)
    rows = [
        (*_named(table, key, rules, lang), count.text(least)) for key, count in listed[:MOST_ROWS]
    ]
    yield Table(tuple(heads), tuple(rows), row_headers=True)
    if (more := len(listed) - MOST_ROWS) > 0:
        yield Paragraph(_WORDS["more"].in_language(lang).format(more))


def _in_order(table: LearningTable) -> list[Row]:
    """Return what is present before what cannot be excluded, and then what occurs most first.

    Parts of a whole stay together, in their own order.
    """
    if table.apart:
        return list(table.rows)
    return sorted(
        table.rows, key=lambda row: ("cannot_exclude" in row[0], -(row[1].value or 0), row[0])
    )


def _named(table: LearningTable, key: tuple[str, ...], rules: RuleSet, lang: str) -> list[str]:
    return [
        _label(column, name, rules).in_language(lang)
        for column, name in zip(table.columns, key, strict=True)
    ]


def _label(column: str, name: str, rules: RuleSet) -> Both:
    if name in _VALUES:
        return _VALUES[name]
    if column == "rule":
        return _rule(name, rules)
    if column == "reason":
        found = REASONS.get(name)
        if found:
            return found
        entry: Mapping[str, Any] | None = rules.terms.get("reasons", {}).get(name)
        return Both(str(entry["nl"]), str(entry["en"])) if isinstance(entry, dict) else _as_is(name)
    if column in ("phase", "gate", "of") and rules.process is not None:
        labels = {each.id: each.label for each in rules.process.phases.states}
        if name in labels:
            return Both(labels[name].nl, labels[name].en or labels[name].nl)
    return _as_is(name)


def _rule(name: str, rules: RuleSet) -> Both:
    for each in rules.rules:
        if each.id == name:
            said = without_slots(each.head.because, rules)
            return Both(f"{said.nl} ({name})", f"{said.en} ({name})")
    return _as_is(name)


def _as_is(name: str) -> Both:
    return Both(name, name)


_WORDS: Mapping[str, Both] = {
    "title": Both("Leren van zaken: tabellen", "Learning from cases: tables"),
    "cases": Both("Zaken in deze tabellen: {}.", "Cases in these tables: {}."),
    "reading": Both(
        "Elke zaak telt per regel één keer. Aantallen van 1 tot en met {0} blijven ongenoemd, en "
        "ook aantallen waaruit zo'n aantal volgt (*). 0 betekent: in geen enkele zaak vastgelegd.",
        "Every case counts once a row. Counts from 1 up to {0} stay unsaid, and so do counts from "
        "which such a count would follow (*). 0 means: recorded in no case at all.",
    ),
    "too_few": Both(
        "Minder dan {} zaken: er is niets te tonen zonder dat het over iemand gaat.",
        "Fewer than {} cases: nothing can be shown without it being about somebody.",
    ),
    "unread": Both(
        "Bestanden die niet te lezen waren: {}. Ze tellen nergens mee.",
        "Files that could not be read: {}. They count nowhere.",
    ),
    "limits": Both(
        "Bedoeld om van te leren, niet om mensen, teams of gezinnen te vergelijken. De tabellen "
        "zeggen wat is vastgelegd, niet hoe veilig het was. De regels zijn een concept.",
        "Meant to learn from, not to compare people, teams or families. The tables say what was "
        "recorded, not how safe it was. The rules are a draft.",
    ),
    "none": Both("Niets vastgelegd.", "Nothing recorded."),
    "held_back": Both("Te weinig zaken om te tonen.", "Too few cases to show."),
    "more": Both(
        "En nog {} regels; die staan allemaal in de uitvoer met --json.",
        "And {} rows more; all of them are in the output with --json.",
    ),
}
_TABLES: Mapping[str, Both] = {
    "rules": Both("Welke regels spreken", "Which rules speak"),
    "now": Both("Waar zaken nu staan, en hoe lang al", "Where cases are now, and for how long"),
    "stays": Both("Hoe lang een fase duurde die voorbij is", "How long a phase took that is over"),
    "shut": Both(
        "Wat de volgende fase dicht houdt, op de laatste dag",
        "What keeps the next phase shut, on the last day",
    ),
    "overrides": Both(
        "Waar mensen anders kozen dan werd voorgesteld, en waarom",
        "Where people chose otherwise than was proposed, and why",
    ),
    "unknown": Both("Waarom iets niet bekend is", "Why something is not known"),
    "late": Both("Wat te laat is", "What is late"),
}
_COLUMNS: Mapping[str, Both] = {
    "rule": Both("regel", "rule"),
    "outcome": Both("uitkomst", "outcome"),
    "phase": Both("fase", "phase"),
    "duration": Both("duur", "duration"),
    "gate": Both("naar", "to"),
    "what": Both("wat", "what"),
    "of": Both("waarvan", "of what"),
    "reason": Both("reden", "reason"),
    "cases": Both("zaken", "cases"),
}
_VALUES: Mapping[str, Both] = {
    "": Both("alle", "all"),
    NOT_SAID: Both("niet gezegd", "not said"),
    ANOTHER: Both("een andere", "another"),
    "present": Both("aanwezig", "present"),
    "cannot_exclude": Both("niet uit te sluiten", "cannot be excluded"),
    "under_2_weeks": Both("korter dan 2 weken", "under 2 weeks"),
    "2_to_6_weeks": Both("2 tot 6 weken", "2 to 6 weeks"),
    "6_weeks_to_3_months": Both("6 weken tot 3 maanden", "6 weeks to 3 months"),
    "3_to_6_months": Both("3 tot 6 maanden", "3 to 6 months"),
    LONGEST: Both("langer dan 6 maanden", "over 6 months"),
    "gate_passed": Both("poort gepasseerd met een besluit", "gate passed by a decision"),
    "left_out_of_top3": Both("situatie buiten de top 3 gelaten", "situation left out of the top 3"),
    "acute_left_out": Both(
        "mogelijk acuut, en niet in de top 3", "may be acute, and not in the top 3"
    ),
    "chosen_otherwise": Both(
        "andere top 3 gekozen dan voorgesteld", "another top 3 chosen than proposed"
    ),
    "situation": Both("situatie", "situation"),
    "top3": Both("top 3", "top 3"),
    "acute-blocks-moving-on": Both("er staat iets acuut open", "something acute is open"),
    "an-open-hold-is-closed-first": Both(
        "er wordt nog iets uitgezocht", "something is being found out"
    ),
    "acute-open": Both("acuut, en niet gesloten", "acute, and not closed"),
    "check-late": Both("controle te laat", "check late"),
    "copy-out-of-date": Both("papier dat niet meer klopt", "copy out of date"),
    "evaluation-late": Both("evaluatie te laat", "evaluation late"),
    "evaluation-without-a-day": Both("evaluatie zonder dag", "evaluation without a day"),
    "nothing-chosen": Both("nog geen top 3 gekozen", "no top 3 chosen yet"),
    "nobody-has-sight": Both("niemand met zicht vastgelegd", "nobody with sight recorded"),
    "measure-ends": Both("maatregel loopt af", "measure is about to end"),
    "measure-without-an-end": Both("maatregel zonder einddag", "measure without an end"),
    "goal-late": Both("doel niet bekeken", "goal not looked at"),
    "moment-passed": Both("moment voorbij zonder keuze", "moment passed without a choice"),
    "hold-late": Both("uitzoeken te laat", "finding out is late"),
    "consent-ended": Both("toestemming afgelopen", "consent has ended"),
    "stand-in-ended": Both("vervanging afgelopen", "stand-in has ended"),
    "look-again": Both("dag om weer te kijken voorbij", "day to look again has passed"),
    "look-again-without-a-day": Both(
        "niet gezegd wanneer iemand weer kijkt", "not said when somebody looks again"
    ),
    "nobody-told": Both(
        "niet gezegd wie over het afsluiten weet", "not said who was told of the closing"
    ),
    "nobody-watches": Both("niet gezegd wie er blijft kijken", "not said who keeps watching"),
    "hand-over-waits": Both("overdracht niet aanvaard", "hand-over not accepted"),
}
