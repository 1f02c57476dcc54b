"""What an audit of a set found, as a page and as data: counts, and warnings with what to do."""

from collections.abc import Iterator, Mapping
from typing import Any

from top3.casuistry.learning.association import Association
from top3.casuistry.learning.audit import Audit, AuditWarning
from top3.casuistry.learning.audit_words import VALUE_LABELS
from top3.document import Block, Document, Heading, Items, Paragraph, Table
from top3.errors import Both

MOST_PAIRS = 12


def audit_page(found: Audit, lang: str) -> Document:
    """Return the audit as a document: warnings first, then what was counted."""
    return Document(
        _WORDS["title"].in_language(lang), lang, tuple(_blocks(found, lang)), name="audit"
    )


def audit_data(found: Audit) -> dict[str, Any]:
    """Return the audit as plain data."""
    return {
        "schema": "top3/audit/1",
        "cases": found.cases,
        "scenarios": dict(found.scenarios),
        "traits": {name: dict(counts) for name, counts in found.traits.items()},
        "outcomes": {name: dict(counts) for name, counts in found.outcomes.items()},
        "pairs": [_pair(each) for each in found.associations],
        "warnings": [
            {"kind": each.kind, "trait": each.trait}
            | ({"value": each.value} if each.value else {})
            | ({"pair": _pair(each.association)} if each.association else {})
            for each in found.warnings
        ],
    }


def warning_text(warning: AuditWarning) -> Both:
    """Return a warning in a sentence, with what to do."""
    found, trait = warning.association, label(warning.trait)
    if found is None:
        said = _WORDS[warning.kind]
        return Both(
            said.nl.format(trait.nl, label(warning.value).nl),
            said.en.format(trait.en, label(warning.value).en),
        )
    out, said = label(found.outcome), _WORDS["predicts"]
    most = _furthest(found)
    nl, en = ([label(each).in_language(lang) for each in most] for lang in ("nl", "en"))
    return Both(said.nl.format(trait.nl, out.nl, *nl), said.en.format(trait.en, out.en, *en))


def label(name: str) -> Both:
    """Return what a trait, an outcome or a value is called; a name without a label is itself."""
    plain = Both(name.replace("_", " "), name.replace("_", " "))
    return _LABELS.get(name) or VALUE_LABELS.get(name) or plain


def _pair(each: Association) -> dict[str, Any]:
    return {
        "trait": each.trait,
        "outcome": each.outcome,
        "strength_percent": round(each.strength * 100),
        "by_chance_permille": round(each.by_chance * 1000),
        "together": [
            {"of": list(key), "cases": each.together.get(key, 0), "expected": round(due)}
            for key, due in sorted(each.expected.items())
        ],
    }


def _furthest(found: Association) -> tuple[str, str]:
    """Return the value and the outcome that went together most above what is expected."""
    return max(
        sorted(found.expected),
        key=lambda key: found.together.get(key, 0) - found.expected[key],
    )


def _blocks(found: Audit, lang: str) -> Iterator[Block]:
    say = {name: text.in_language(lang) for name, text in _WORDS.items()}
    yield Paragraph(say["cases"].format(found.cases, len(found.scenarios)))
    yield Paragraph(say["how"])
    yield Heading(say["warnings"])
    if found.warnings:
        yield Items(tuple((warning_text(each).in_language(lang),) for each in found.warnings))
    else:
        yield Paragraph(say["no_warnings"])
    yield Heading(say["pairs"])
    yield _pairs(found, lang)
    for part, columns in (("traits", found.traits), ("outcomes", found.outcomes)):
        yield Heading(say[part])
        yield _counted(columns, lang)
    yield Paragraph(say["limits"])


def _pairs(found: Audit, lang: str) -> Table:
    heads = tuple(_WORDS[each].in_language(lang)
                  for each in ("trait", "outcome", "strength", "chance"))  # fmt: skip
    rows = [
        (
            label(each.trait).in_language(lang),
            label(each.outcome).in_language(lang),
            f"{each.strength:.2f}",
            f"{each.by_chance:.3f}",
        )
        for each in found.associations[:MOST_PAIRS]
    ]
    return Table(heads, tuple(rows), row_headers=True)


def _counted(columns: Mapping[str, Mapping[str, int]], lang: str) -> Table:
    heads = tuple(_WORDS[each].in_language(lang) for each in ("what", "value", "in_cases"))
    rows = [
        (label(name).in_language(lang), label(value).in_language(lang), str(count))
        for name, counts in columns.items()
        for value, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]
    return Table(heads, tuple(rows), row_headers=True)


_WORDS: Mapping[str, Both] = {
    "title": Both("Leert deze verzameling een stereotype?", "Does this set teach a stereotype?"),
    "cases": Both("Zaken: {}, uit {} scenario's.", "Cases: {}, of {} scenarios."),
    "how": Both(
        "Wie iemand is, hoort niets te zeggen over hoe het afloopt. Gender en achtergrond zijn "
        "daarom naast elke uitkomst gelegd, steeds binnen hetzelfde scenario. Sterkte: van 0 (zegt "
        "niets) tot 1 (zegt alles). Toeval: welk deel van willekeurige verdelingen even ver komt.",
        "Who somebody is should say nothing of how it ends. So gender and background were held "
        "against every outcome, always within one scenario. Strength: from 0 (says nothing) to 1 "
        "(says all). Chance: which part of random arrangements comes as far.",
    ),
    "warnings": Both("Waarschuwingen", "Warnings"),
    "no_warnings": Both(
        "Geen. Dat bewijst niet dat er niets is: lees ook zelf.",
        "None. That does not prove that there is nothing: read for yourself too.",
    ),
    "predicts": Both(
        "{0} zegt iets over {1}: vooral '{2}' gaat samen met '{3}'. Maak andere zaken, of pas het "
        "scenario aan.",
        "{0} says something of {1}: mostly '{2}' goes with '{3}'. Make other cases, or change the "
        "scenario.",
    ),
    "missing": Both(
        "{0}: '{1}' komt niet voor. Maak zaken waarin het voorkomt.",
        "{0}: '{1}' does not occur. Make cases in which it does.",
    ),
    "rare": Both(
        "{0}: '{1}' komt weinig voor. Maak er zaken bij.",
        "{0}: '{1}' is rare. Make more cases with it.",
    ),
    "pairs": Both("Wat het meest samengaat", "What goes together most"),
    "traits": Both("Wie er in voorkomen", "Who is in it"),
    "outcomes": Both("Hoe het afloopt", "How it ends"),
    "limits": Both(
        "Leeftijd en gezinsvorm mogen iets zeggen: een baby loopt meer gevaar dan een volwassene. "
        "Wat niet is vastgelegd, is hier niet te zien.",
        "Age and family form may say something: a baby is in more danger than an adult. What was "
        "not recorded cannot be seen here.",
    ),
    "trait": Both("kenmerk", "trait"),
    "outcome": Both("uitkomst", "outcome"),
    "strength": Both("sterkte", "strength"),
    "chance": Both("toeval", "chance"),
    "what": Both("wat", "what"),
    "value": Both("waarde", "value"),
    "in_cases": Both("zaken", "cases"),
}
_LABELS: Mapping[str, Both] = {
    "does_gender": Both("gender van wie het doet", "gender of who does it"),
    "undergoes_gender": Both("gender van wie het overkomt", "gender of whom it happens to"),
    "tells_gender": Both("gender van wie het vertelt", "gender of who tells it"),
    "does_background": Both("achtergrond van wie het doet", "background of who does it"),
    "undergoes_background": Both(
        "achtergrond van wie het overkomt", "background of whom it happens to"
    ),
    "tells_background": Both("achtergrond van wie het vertelt", "background of who tells it"),
    "undergoes_age": Both("leeftijd van wie het overkomt", "age of whom it happens to"),
    "family_form": Both("gezinsvorm", "family form"),
    "urgency": Both("dringendheid bij het begin", "urgency at the start"),
    "acute_check": Both("acuut-controle bij het begin", "acute check at the start"),
    "furthest_phase": Both("verste fase", "furthest phase"),
    "fell_back": Both("terugval", "fall-back"),
    "ending": Both("einde", "ending"),
    "approach": Both("aanpak", "approach"),
    "woman": Both("vrouw", "woman"),
    "man": Both("man", "man"),
    "several": Both("verschillend", "several"),
    "none": Both("geen", "none"),
    "not_known": Both("niet bekend", "not known"),
    "yes": Both("ja", "yes"),
    "no": Both("nee", "no"),
}
