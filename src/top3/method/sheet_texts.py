"""What stands on a question sheet around the questions: how to fill it in, and short labels."""

from top3.errors import Both

INTRO = (
    Both(
        "Zo vult u het in. Zet achter 'answer:' het antwoord, in plaats van {unknown: not_asked}.",
        "How to fill it in. Put the answer after 'answer:', in place of {unknown: not_asked}.",
    ),
    Both("- ja of nee: true of false", "- yes or no: true or false"),
    Both("- een naam uit de lijst, zoals: weekly", "- a name from the list, such as: weekly"),
    Both(
        "- een of meer namen: {has: [fear, pain]}; complete: true erbij als iemand zei dat dit"
        " alles is: {has: [fear], complete: true}",
        "- one or more names: {has: [fear, pain]}; with complete: true if somebody said this is"
        " all of it: {has: [fear], complete: true}",
    ),
    Both(
        "- een getal, een dag (2026-03-16), of tekst tussen aanhalingstekens",
        "- a number, a day (2026-03-16), or text in quotes",
    ),
    Both(
        "- gevraagd en toch niet bekend: {unknown: asked_unknown}. Of: declined (wilde het niet"
        " zeggen), withheld (mag niet gedeeld worden), not_free (een ander was erbij),"
        " nobody_to_ask (niemand om het aan te vragen)",
        "- asked and still not known: {unknown: asked_unknown}. Or: declined, withheld (may not be"
        " shared), not_free (another was there), nobody_to_ask",
    ),
    Both(
        "Laat staan wat u niet vroeg; het verandert niets. Vul per gesprek de dag in achter 'on:'.",
        "Leave what you did not ask; it changes nothing. Give the day of each talk after 'on:'.",
    ),
    Both(
        "Terug in de casus: top3 answer CASUS DIT-BLAD -o NIEUW.yaml",
        "Back into the case: top3 answer CASE THIS-SHEET -o NEW.yaml",
    ),
)
WORDS: dict[str, Both] = {
    "sheet": Both("Vragenblad bij {case}, stand op {day}.", "Question sheet for {case} on {day}."),
    "fictional": Both(
        "Verzonnen voorbeeld: geen van deze mensen bestaat.",
        "Invented example: none of these people exist.",
    ),
    "pseudonymised": Both(
        "Gepseudonimiseerd: een zaak van mensen die bestaan, geen verzonnen zaak.",
        "Pseudonymised: a case of people who exist, not an invented case.",
    ),
    "talk": Both("Gesprek: {who}", "Talk: {who}"),
    "on": Both("dag van het gesprek, zoals 2026-03-16", "day of the talk, such as 2026-03-16"),
    "asked_by": Both(
        'wie vroeg; liefst met naam: {role: worker, name: "..."}',
        'who asked; better with a name: {role: worker, name: "..."}',
    ),
    "present": Both(
        "wie erbij was, zoals [p1]; was er niemand bij: {has: [], complete: true}",
        "who was there, such as [p1]; if nobody was: {has: [], complete: true}",
    ),
    "words": Both("letterlijke woorden, tussen aanhalingstekens", "literal words, in quotes"),
    "acute": Both("Acute ronde", "Acute round"),
    "alone": Both("alleen, met niemand erbij", "alone, with nobody else there"),
    "plain": Both("in gewone woorden: {words}", "in plain words: {words}"),
    "kept": Both("niet aan deze persoon zelf vragen: {words}", "not put to this person: {words}"),
    "until": Both("na te gaan tot en met {day}", "can be found out until {day}"),
    "consult": Both(
        "Niet zelf vragen, wel raadplegen: {items}", "Do not ask yourself, do consult: {items}"
    ),
    "household": Both("het huishouden", "the household"),
    "now": Both("nu", "now"),
    "before_plan": Both("vóór het plan", "before the plan"),
    "before_next_phase": Both("vóór de volgende fase", "before the next phase"),
    "later": Both("later", "later"),
}
KINDS: dict[str, Both] = {
    "flag": Both("antwoord: true (ja) of false (nee)", "answer: true (yes) or false (no)"),
    "number": Both("antwoord: een heel getal", "answer: a whole number"),
    "day": Both("antwoord: een dag, zoals 2026-03-16", "answer: a day, such as 2026-03-16"),
    "text": Both("antwoord: tekst", "answer: text"),
    "when": Both(
        "antwoord: een dag, een periode {from: 2026-01, to: 2026-03}, of in woorden",
        "answer: a day, a period {from: 2026-01, to: 2026-03}, or in words",
    ),
    "name": Both("antwoord, kies een naam: {names}", "answer, choose a name: {names}"),
    "set": Both("antwoord, een of meer: {names}", "answer, one or more: {names}"),
}
KINDS["scale"] = KINDS["name"]
