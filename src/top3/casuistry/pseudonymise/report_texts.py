"""The fixed words of the report on pseudonymising, in Dutch and English."""

from top3.errors import Both

TEXTS: dict[str, Both] = {
    "title": Both("Gepseudonimiseerd: wat is gedaan, en wat mensen nog nagaan",
                  "Pseudonymised: what was done, and what people still judge"),
    "what_title": Both("Wat dit is", "What this is"),
    "still_personal": Both(
        "Dit zijn persoonsgegevens, ook nu: gepseudonimiseerd in de zin van de AVG. Bewaar en deel "
        "het alleen zoals dat voor persoonsgegevens mag.",
        "These are personal data, now too: pseudonymised in the sense of the GDPR. Keep and share "
        "them only as personal data may be kept and shared.",
    ),
    "not_invented": Both(
        "De mensen bestaan. Dit is geen verzonnen zaak en wordt er nooit een.",
        "The people exist. This is not an invented case and never becomes one.",
    ),
    "this_report": Both(
        "Dit verslag is voor de organisatie zelf. Geef het niet mee met het lesmateriaal.",
        "This report is for the organisation itself. Do not give it along with the material.",
    ),
    "judge": Both("Wat een mens nog moet nagaan", "What a person must still judge"),
    "nothing_open": Both(
        "Niets van wat wij kunnen herkennen is open. Lees het geheel toch zelf.",
        "Nothing that we can recognise is open. Read the whole yourself all the same.",
    ),
    "how_to_judge": Both(
        "Lees elk op zijn plek. Mag het blijven, zet dan het kenmerk onder 'keep' in een bestand "
        "met 'top3: judged/1'; moet het weg of anders, zet het woord onder 'remove' of 'replace'. "
        "Draai het daarna opnieuw met --judged en dezelfde sleutel.",
        "Read each in its place. If it may stay, put the mark under 'keep' in a file with "
        "'top3: judged/1'; if it must go or change, put the word under 'remove' or 'replace'. Then "
        "run it again with --judged and the same key.",
    ),
    "mark": Both("kenmerk", "mark"),
    "where": Both("waar (plek:teken)", "where (path:character)"),
    "what": Both("wat", "what"),
    "how_often": Both("hoe vaak", "how often"),
    "seen": Both("in hoeveel zaken", "in how many cases"),
    "rare": Both("Zeldzaam, of samen zeldzaam", "Rare, or rare together"),
    "done": Both("Wat is gedaan", "What was done"),
    "shift": Both(
        "Alle dagen zijn even ver verschoven, met hele weken: weekdagen en tussenpozen kloppen. "
        "Het seizoen klopt ongeveer; een vakantie of feestdag kan net ernaast vallen.",
        "All days moved equally far, by whole weeks: weekdays and intervals hold. The season holds "
        "roughly; a holiday or a feast may fall just beside it.",
    ),
    "ages": Both(
        "Leeftijden staan in groepen: één leeftijd staat voor de groep. Geen groep gaat over een "
        "leeftijd heen waar een regel naar vraagt.",
        "Ages are in bands: one age stands for the band. No band crosses an age a rule asks for.",
    ),
    "exact": Both(
        "De leeftijd van {} is niet afgerond: dan was een conclusie of het verschil met een kind "
        "anders geworden. Alleen de dag is verschoven.",
        "The age of {} is not rounded: a conclusion, or the gap with a child, would have changed. "
        "Only the day moved.",
    ),
    "background": Both(
        "De achtergrond van de nieuwe namen ({}) is gekozen of geloot, niet afgeleid.",
        "The background of the new names ({}) was chosen or drawn, not read from the old ones.",
    ),
    "neutral": Both(
        "{} mensen kregen een naam die bij iedereen past, omdat niet bekend was of het een vrouw "
        "of een man is. Zeg het in het namenbestand als dat beter leest.",
        "{} people got a name that fits anybody, as nobody said whether it is a woman or a man. "
        "Say so in the file of names if that reads better.",
    ),
    "answered": Both("Door een mens beoordeeld: {}.", "Judged by a person: {}."),
    "conclusions": Both("Wat de regels zeggen", "What the rules say"),
    "kept": Both(
        "Nagerekend met de regels ({} keer): elke bevinding, urgentie, volgorde en vraag is "
        "hetzelfde gebleven.",
        "Worked out again with the rules ({} times): every finding, urgency, order and "
        "question stayed the same.",
    ),
    "differ": Both(
        "Niet alles bleef hetzelfde: {}. Gebruik dit niet om te laten zien wat de regels zeggen.",
        "Not everything stayed the same: {}. Do not use it to show what the rules say.",
    ),
    "not_done": Both("Wat niet is gedaan", "What was not done"),
}  # fmt: skip

KINDS: dict[str, Both] = {
    "word": Both("Woorden met een hoofdletter, in geen lijst", "Capitalised words in no list"),
    "name": Both("Woorden die ook een naam van iemand zijn", "Words that are somebody's name too"),
    "number": Both("Getallen", "Numbers"),
    "age": Both("Misschien een leeftijd", "Maybe an age"),
    "mixed": Both("Letters en cijfers door elkaar", "Letters and figures together"),
    "day": Both("Dagen die niet te lezen waren", "Days that could not be read"),
    "season": Both("Feesten en vakanties: klopt dat nog?", "Feasts and holidays: do they fit?"),
    "rare": Both("Woorden over iets zeldzaams", "Words about something rare"),
    "quote": Both("Letterlijke woorden: herkent iemand zich?",
                  "Literal words: would somebody recognise them?"),
}  # fmt: skip

DONE: dict[str, Both] = {
    "name": Both("namen vervangen", "names replaced"),
    "day": Both("dagen verschoven", "days moved"),
    "age": Both("leeftijden in tekst afgerond", "ages in text rounded"),
    "place": Both("plaatsen weggelaten", "places left out"),
    "street": Both("straten weggelaten", "streets left out"),
    "organisation": Both("scholen, clubs en organisaties weggelaten",
                         "schools, clubs and organisations left out"),
    "other": Both("andere opgegeven woorden weggelaten", "other words given, left out"),
    "judged": Both("door een mens aangewezen", "pointed at by a person"),
    "external": Both("nummers in andere systemen weggelaten", "numbers in other systems left out"),
    "id": Both("nummers van onderdelen vernieuwd", "ids of items renewed"),
    "web": Both("webadressen weggelaten", "web addresses left out"),
    "mail": Both("e-mailadressen weggelaten", "e-mail addresses left out"),
    "handle": Both("accountnamen weggelaten", "account names left out"),
    "account": Both("rekening- en kaartnummers weggelaten", "account and card numbers left out"),
    "phone": Both("telefoonnummers weggelaten", "phone numbers left out"),
    "postcode": Both("postcodes weggelaten", "postcodes left out"),
    "plate": Both("kentekens weggelaten", "number plates left out"),
    "number": Both("lange nummers weggelaten", "long numbers left out"),
}  # fmt: skip
