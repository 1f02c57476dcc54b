"""The fixed words with which rules are shown to professionals, in Dutch and English."""

from top3.errors import Both

MARKS: dict[str, Both] = {
    "S": Both("gezien in een bron", "seen in a source"),
    "S~": Both("deels gezien, of regionaal", "seen in part, or regional"),
    "I": Both("afgeleid; geen bron zegt het zo", "inferred; no source says it so"),
    "B": Both("achtergrondkennis zonder bron", "background knowledge without a source"),
    "B?": Both("onzekere achtergrondkennis", "uncertain background knowledge"),
    "mixed": Both("deels gezien, deels afgeleid", "part seen, part inferred"),
}
KINDS: dict[str, Both] = {
    "tag": Both("aanduiding voor mensen, nooit een oordeel", "a label for people, never a verdict"),
    "judgement": Both(
        "oordeel dat alleen een mens kan geven", "a judgement only a person can give"
    ),
    "danger": Both("gevaar; vraagt om meer voorzichtigheid", "danger; asks for more caution"),
    "question": Both("vraag", "question"),
    "warning": Both("waarschuwing", "warning"),
    "advice": Both("advies om te raadplegen of te regelen", "advice to consult or arrange"),
    "gate": Both("poort; gaat alleen open bij een zeker ja", "gate; opens on a certain yes only"),
    "priority": Both("maatstaf voor de volgorde", "criterion for the order"),
}
SCOPES: dict[str, Both] = {
    "situation": Both("een situatie", "a situation"),
    "person": Both("een persoon", "a person"),
    "agreement": Both("een afspraak", "an agreement"),
    "factor": Both("een factor", "a factor"),
    "household": Both("het huishouden", "the household"),
}
STEPS: dict[str, Both] = {
    "order": Both("Ordenen", "Ordering"),
    "concretise": Both("Concretiseren", "Making concrete"),
    "assess": Both("Taxeren", "Assessing"),
    "prioritise": Both("Prioriteren", "Prioritising"),
    "plan": Both("Afspraken maken", "Making agreements"),
    "ask": Both("Vragen en raadplegen", "Asking and consulting"),
    "phase": Both("Van fase naar fase, en delen", "From phase to phase, and sharing"),
}
TIERS: dict[str, Both] = {
    "now": Both("nu", "now"),
    "before_plan": Both("vóór het plan", "before the plan"),
    "before_next_phase": Both("vóór de volgende fase", "before the next phase"),
    "later": Both("later", "later"),
}
ASKED: dict[str, Both] = {
    "self": Both("wie het betreft", "who it is about"),
    "source": Both("wie het vertelde", "who told it"),
    "affected": Both("wie het overkomt", "who it happens to"),
    "actor": Both("wie het doet", "who does it"),
}
STATUSES: dict[str, Both] = {
    "draft": Both("concept", "draft"),
    "reviewed": Both("nagekeken", "reviewed"),
    "adopted": Both("vastgesteld", "adopted"),
}
POLICIES: dict[str, Both] = {
    "unique": Both("hooguit één rij kan gelden", "at most one row can hold"),
    "collect": Both("elke rij die geldt telt", "every row that holds counts"),
    "most_severe": Both(
        "de ernstigste rij die geldt telt", "the most severe row that holds counts"
    ),
}

WORDS: dict[str, Both] = {
    "about": Both("Gaat over", "About"),
    "act": Both("Doe", "Do"),
    "as_of_values": Both("vanaf", "from"),
    "asks": Both("Vragen die hij kan oproepen", "Questions it can cause"),
    "cause": Both("Geldt als", "Holds when"),
    "certain": Both(
        "Een ja geldt ook als iemand het tegenspreekt. Wie niet vrij sprak, of iets ontkent, "
        "maakt de "
        "uitkomst niet lichter.",
        "A yes counts also where somebody contradicts it. Who could not speak freely, or denies "
        "it, "
        "makes the outcome no milder.",
    ),
    "changes": Both("Wat lagen hierop veranderen", "What layers change about it"),
    "comes_from": Both("komt uit laag {layer}", "comes from layer {layer}"),
    "did_add": Both("{layer} voegt dit toe, omdat: {why}", "{layer} adds this, because: {why}"),
    "did_replace": Both(
        "{layer} vervangt wat hier stond, omdat: {why}",
        "{layer} replaces what stood here, because: {why}",
    ),
    "did_set": Both("{layer} zet {name}, omdat: {why}", "{layer} sets {name}, because: {why}"),
    "did_withdraw": Both(
        "{layer} trok dit in, omdat: {why}", "{layer} withdrew this, because: {why}"
    ),
    "draft": Both(
        "Concept. Dit is niet de officiële methode, en niemand heeft het nog nagekeken of "
        "vastgesteld.",
        "Draft. This is not the official method, and nobody has reviewed or adopted it yet.",
    ),
    "exception": Both("Behalve als", "Unless"),
    "fact": Both("feit", "fact"),
    "facts": Both("Feiten", "Facts"),
    "facts_read": Both("Feiten die hij leest", "Facts it reads"),
    "facts_why": Both(
        "Regels lezen niets anders dan wat hier staat.", "Rules read nothing but what stands here."
    ),
    "free": Both(
        "Alleen wat vrij en onbetwist is gezegd telt hier als ja. Wat niemand weet houdt de "
        "poort dicht.",
        "Only what was said freely and is undisputed counts as a yes here. What nobody knows keeps "
        "the gate shut.",
    ),
    "gates": Both("Poorten, en wat ze opent", "Gates, and what opens them"),
    "process": Both("Wat na wat mag komen", "What may come after what"),
    "judged": Both("Wat alleen een mens kan invullen", "What only a person can fill in"),
    "keeps": Both("houdbaar", "keeps"),
    "kind": Both("Soort", "Kind"),
    "layer": Both("Laag", "Layer"),
    "layers": Both("Lagen", "Layers"),
    "not_asked": Both(
        "alleen aan wie het overkomt wordt dan nog iets gevraagd",
        "only who it happens to is then still asked anything",
    ),
    "leans": Both("Leunt op het oordeel van een mens", "Leans on the judgement of a person"),
    "loosens": Both(
        "{layer} maakt dit openlijk minder voorzichtig", "{layer} openly makes this less cautious"
    ),
    "loosens_all": Both("maakt minder voorzichtig", "makes less cautious"),
    "no_gate": Both(
        "Nog geen regel opent deze poort: hij blijft dicht.",
        "No rule opens this gate yet: it stays shut.",
    ),
    "no_judgement": Both(
        "Geen regel vraagt om een oordeel van een mens als feit. Mensen kiezen wel de top 3 en "
        "maken de "
        "afspraken.",
        "No rule asks for the judgement of a person as a fact. People do choose the top 3 and make "
        "the agreements.",
    ),
    "no_tests": Both("Nog geen tests.", "No tests yet."),
    "number": Both("Nummer", "Number"),
    "numbers": Both("Getallen", "Numbers"),
    "numbers_used": Both("Getallen die hij gebruikt", "Numbers it uses"),
    "numbers_why": Both(
        "Geen getal staat in een regel zelf. Een regio kan een getal in een eigen laag veranderen.",
        "No number stands in a rule itself. A region can change a number in a layer of its own.",
    ),
    "outcome": Both("Dan", "Then"),
    "overridden": Both("Wijkt voor", "Yields to"),
    "overrides": Both("Gaat vóór", "Comes before"),
    "owner": Both("eigenaar", "owner"),
    "question": Both("vraag", "question"),
    "references": Both("Nummers R01 en verder", "Numbers R01 and on"),
    "references_why": Both(
        "De nummers zijn van dit project: een lijst van wat een regelset zou moeten kunnen.",
        "The numbers are this project's own: a list of what a rule set should be able to do.",
    ),
    "rests_on": Both("Waar hij op rust", "What it rests on"),
    "rules": Both("regels", "rules"),
    "seen": Both(
        "{seen} van de {count} regels zijn helemaal gezien in een bron; de andere zijn geheel of "
        "deels "
        "afgeleid.",
        "{seen} of the {count} rules are wholly seen in a source; the others are inferred, all "
        "or in "
        "part.",
    ),
    "signed": Both("{status} door {by} op {on}", "{status} by {by} on {on}"),
    "size": Both(
        "{rules} regels, {facts} feiten, {numbers} getallen (geldig: {valid}).",
        "{rules} rules, {facts} facts, {numbers} numbers (valid: {valid}).",
    ),
    "source": Both("Bron", "Source"),
    "sources": Both("Bronnen en merken", "Sources and marks"),
    "sources_used": Both("gebruikt in", "used in"),
    "status": Both("Status", "Status"),
    "steps": Both("Stap", "Step"),
    "tables": Both("Beslistabellen", "Decision tables"),
    "tier": Both("wanneer nodig", "when needed"),
    "tests": Both("Tests", "Tests"),
    "unasked": Both("wie antwoordt: {whom}", "who answers: {whom}"),
    "valid": Both("Geldig", "Valid"),
    "version": Both("versie", "version"),
    "whom": Both("overleg met", "consult"),
    "without_step": Both("Regels waar andere op steunen", "Rules that others lean on"),
}
"""Words and sentences; a `{slot}` is filled by who uses them."""

OUTCOMES: dict[str, Both] = {
    "acute_check": Both(
        "iemand doet vandaag de acuut-controle", "somebody does the acute check today"
    ),
    "at_least": Both(
        "ten minste de stap ‘{value}’, tot iemand heeft gekeken",
        "at least the level ‘{value}’, until somebody has looked",
    ),
    "opens": Both(
        "dit houdt de poort ‘{value}’ niet meer dicht", "this no longer shuts gate ‘{value}’"
    ),
    "warn": Both("er komt een waarschuwing ({value})", "a warning is given ({value})"),
    "advise": Both("er komt een advies ({value})", "advice is given ({value})"),
    "ask": Both("er komt een vraag ({value})", "a question is asked ({value})"),
    "tag": Both("het krijgt de aanduiding ‘{value}’", "it is labelled ‘{value}’"),
    "judge": Both("een mens kiest een stap: {value}", "a person chooses a level: {value}"),
    "criterion": Both(
        "het komt eerder in de volgorde ({value})", "it comes earlier in the order ({value})"
    ),
}
"""What follows, by the key under `then`."""

LEVELS: dict[str, Both] = {
    "attention": Both("aandacht", "attention"),
    "serious": Both("ernstig", "serious"),
    "acute": Both("acuut", "acute"),
}
