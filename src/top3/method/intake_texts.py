"""What is said when notes are taken over: comments in the case file, and what was not read."""

from top3.errors import Both

COMMENTS: dict[str, Both] = {
    "begin": Both(
        "Overgenomen uit dagaantekeningen; niets is uitgelegd, gewogen of ingedeeld. "
        "Bewaar dit bestand waar het dossier hoort en deel het niet.",
        "Taken over from dated notes; nothing was interpreted, weighed or classified. "
        "Keep this file where the dossier belongs and do not share it.",
    ),
    "id": Both("kies zelf een kenmerk; geen naam", "choose an id yourself; no name"),
    "head": Both("uit de kop van de notities:", "from the head of the notes:"),
    "loose": Both("niet herkend, letterlijk:", "not recognised, word for word:"),
    "unasked": Both(
        "Wat niemand heeft gevraagd, volgens de notities:",
        "What nobody asked, according to the notes:",
    ),
    "person": Both("volgens de notitie", "according to the note"),
    "title": Both("titel volgens de notitie", "title according to the note"),
    "source": Both("bron volgens de notitie", "source according to the note"),
    "happened": Both("gebeurd volgens de notitie", "happened according to the note"),
    "recorded": Both("vastgelegd volgens de notitie", "recorded according to the note"),
    "kind": Both("soort volgens de notitie", "kind according to the note"),
    "other": Both("ook in de kopregel", "also in the head line"),
    "untitled": Both("zonder titel", "untitled"),
}

FAULTS: dict[str, tuple[Both, Both]] = {
    "no-people": (
        Both("geen tabel met mensen", "no table of people"),
        Both(
            "voeg 'people' zelf toe, of geef de notities een tabel onder '## Mensen'",
            "add 'people' yourself, or give the notes a table under '## Mensen'",
        ),
    ),
    "person-not-read": (
        Both(
            "een regel over mensen zonder leesbare naam", "a line on people without a readable name"
        ),
        Both("voeg deze persoon zelf toe", "add this person yourself"),
    ),
    "no-title": (
        Both("een item zonder titel", "an item without a title"),
        Both("geef de melding een titel", "give the report a title"),
    ),
    "loose-text": (
        Both("tekst die niet onder een item staat", "text that does not stand under an item"),
        Both(
            "overgenomen als losse melding; kijk waar zij hoort",
            "kept as a report; see where it belongs",
        ),
    ),
    "loose-head": (
        Both("tekst die voor het eerste item staat", "text that stands before the first item"),
        Both(
            "overgenomen als opmerking bovenaan; is het een melding, geef haar een kopregel",
            "kept as a comment at the top; if it is a report, give it a head line",
        ),
    ),
    "field-not-read": (
        Both(
            "een onderdeel van een kopregel dat niet herkend is",
            "a part of a head line not recognised",
        ),
        Both("het staat als opmerking boven de melding", "it stands as a comment above the report"),
    ),
    "empty-field": (
        Both("een leeg onderdeel van een kopregel", "an empty part of a head line"),
        Both("vul het in, of laat het weg", "fill it in, or leave it out"),
    ),
    "no-text": (
        Both("een item zonder tekst", "an item without text"),
        Both(
            "de melding heeft nog geen uitspraken; voeg ze toe",
            "the report has no statements yet; add them",
        ),
    ),
    "no-items": (
        Both("geen items", "no items"),
        Both(
            "begin elk item met: **titel** | bron: .. | gebeurd: .. | vastgelegd: .. | soort: ..",
            "begin each item with: **title** | bron: .. | gebeurd: .. | vastgelegd: .. | soort: ..",
        ),
    ),
    "no-as-of": (
        Both("nergens een volledige datum", "no whole date anywhere"),
        Both("geef de peildatum: --as-of 2026-03-16", "give the day: --as-of 2026-03-16"),
    ),
    "age-not-read": (
        Both("een leeftijd die geen kaal getal is", "an age that is not a plain number"),
        Both("vul de leeftijd of geboortedatum in", "fill in the age or the date of birth"),
    ),
    "same-name": (
        Both("twee mensen met dezelfde voornaam", "two people with the same first name"),
        Both(
            "vul bij uitspraken zelf in over wie het gaat", "say yourself whom statements are about"
        ),
    ),
    "source-not-read": (
        Both("een bron die geen rol of voornaam is", "a source that is no role or first name"),
        Both(
            "kies bij 'informant' een rol of een persoon",
            "choose a role or a person at 'informant'",
        ),
    ),
    "happened-not-read": (
        Both("een tijd zonder volledige datum", "a time without a whole date"),
        Both("vul 'happened' in zodra iemand het weet", "fill in 'happened' once somebody knows"),
    ),
    "happened-in-part": (
        Both("een datum met woorden die niet gelezen zijn", "a date with words that were not read"),
        Both(
            "vergelijk 'happened' met de opmerking erboven",
            "compare 'happened' with the comment above",
        ),
    ),
    "happened-late": (
        Both("een datum na de dag van vastleggen", "a date after the day of recording"),
        Both("controleer beide dagen", "check both days"),
    ),
    "recorded-not-read": (
        Both(
            "een dag van vastleggen die niet te lezen is", "a day of recording that cannot be read"
        ),
        Both(
            "de peildatum is ingevuld; verbeter 'recorded'",
            "the day of the case was filled in; mend 'recorded'",
        ),
    ),
    "recorded-in-part": (
        Both(
            "een dag van vastleggen die maar deels te lezen is",
            "a day of recording read only in part",
        ),
        Both(
            "vergelijk 'recorded' met de opmerking erboven",
            "compare 'recorded' with the comment above",
        ),
    ),
    "quote-open": (
        Both("een aanhalingsteken dat niet gesloten wordt", "a quote that is not closed"),
        Both(
            "de tekst is niet gesplitst; splits haar zelf",
            "the text was not split; split it yourself",
        ),
    ),
    "too-long": (
        Both("een heel lange tekst", "a very long text"),
        Both(
            "zij is in stukken geknipt; splits haar zelf", "it was cut in parts; split it yourself"
        ),
    ),
    "later-left-out": (
        Both("{count} momenten onder 'Verloop'", "{count} moments under 'Verloop'"),
        Both(
            "niet overgenomen; houd ze bij in een traject",
            "not taken over; keep them in a trajectory",
        ),
    ),
}
