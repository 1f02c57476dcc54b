"""What can be wrong with a filled-in sheet: what is found, and what to do."""

from top3.errors import Both

FAULTS: dict[str, tuple[Both, Both]] = {
    "other-case": (
        Both("een blad van een andere casus", "a sheet of another case"),
        Both("gebruik het blad van deze casus", "use the sheet of this case"),
    ),
    "other-fictional": (
        Both("'fictional' is anders dan in de casus", "'fictional' differs from the case"),
        Both("meng nooit een verzonnen blad met een echte casus", "never mix invented and real"),
    ),
    "day-missing": (
        Both("een gesprek met antwoorden, zonder dag", "a talk with answers, without a day"),
        Both("vul de dag in: on: 2026-03-16", "give the day: on: 2026-03-16"),
    ),
    "dangling-id": (
        Both("een verwijzing die nergens heen gaat", "an id that points nowhere"),
        Both("gebruik een nummer uit de casus", "use an id of the case"),
    ),
    "wrong-kind-of-id": (
        Both("een onderdeel waar dit feit niet over gaat", "an item this fact is not about"),
        Both("laat 'about' en 'fact' staan", "leave 'about' and 'fact' alone"),
    ),
    "answered-twice": (
        Both("een tweede antwoord in hetzelfde gesprek", "a second answer in the same talk"),
        Both("houd er één over, of maak een tweede gesprek", "keep one, or make a second talk"),
    ),
    "no-words": (
        Both("geen woorden", "no words"),
        Both("schrijf ze tussen aanhalingstekens", "write them in quotes"),
    ),
    "happened-later": (
        Both("een dag na de dag van het gesprek", "a day after the day of the talk"),
        Both("controleer beide dagen", "check both days"),
    ),
    "reversed-period": (
        Both("een periode die eindigt voor zij begint", "a period that ends before it starts"),
        Both("draai 'from' en 'to' om", "turn 'from' and 'to' round"),
    ),
    "named-twice": (
        Both("een situatie die er al staat", "a situation that stands there already"),
        Both("noem elke situatie één keer", "name every situation once"),
    ),
    "more-than-three": (
        Both("meer dan drie regels", "more than three lines"),
        Both("laat de drie staan die deze persoon koos", "keep the three this person chose"),
    ),
}
