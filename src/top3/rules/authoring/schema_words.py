"""What the keys of rule files are called, in Dutch and in English, for the schemas."""

from typing import NamedTuple


class Words(NamedTuple):
    """The same in Dutch and in English."""

    nl: str
    en: str

    @property
    def both(self) -> str:
        """The two beside each other, as an editor shows them."""
        return f"{self.nl} / {self.en}"


class File(NamedTuple):
    """What a file is, shown at the top of its schema."""

    name: str
    nl: str
    en: str

    @property
    def title(self) -> str:
        """The name of the file."""
        return self.name

    @property
    def words(self) -> str:
        """What it holds, in both languages."""
        return f"{self.nl} / {self.en}"


FILES: dict[str, File] = {
    "ruleset": File(
        "ruleset.yaml",
        "Wat de regelset is, en welke stap welke regel gebruikt.",
        "What the rule set is, and which step uses which rule.",
    ),
    "rules": File(
        "<use>.yaml", "De regels, één bestand per gebruik.", "The rules, one file per use."
    ),
    "facts": File(
        "facts.yaml",
        "Elk feit dat regels mogen lezen, in de volgorde van vragen.",
        "Every fact rules may read, in the order in which they are asked.",
    ),
    "parameters": File(
        "parameters.yaml",
        "Elk getal, met dag, eenheid, eigenaar en bron.",
        "Every number, with its day, unit, owner and source.",
    ),
    "terms": File(
        "terms.yaml",
        "De lijsten met namen die een casus mag gebruiken.",
        "The lists of names a case may use.",
    ),
    "texts": File("texts.yaml", "Elke andere tekst.", "Every other text."),
    "documents": File(
        "documents.yaml",
        "De vaste zinnen van papieren voor mensen, een deel per lezer.",
        "The fixed sentences of papers for people, a part per reader.",
    ),
    "family": File(
        "family.yaml",
        "Wat een regel tegen een gezin zegt, in gewone woorden.",
        "What a rule says to a family, in plain words.",
    ),
    "questions": File(
        "questions-*.yaml",
        "Hoe een vraag aan een gezin of een kind wordt gesteld, in gewone woorden.",
        "How a question is put to a family or a child, in plain words.",
    ),
    "roles": File(
        "roles.yaml",
        "Wat elke rol doet, wat alleen die rol beslist en wat zij niet kan.",
        "What every role does, what only it decides and what it cannot do.",
    ),
    "process": File(
        "process.yaml",
        "Welke fase, stap en aanpak na welke komt, op welke gebeurtenis en door welke poort.",
        "Which phase, step and approach follows which, on which event and through which gate.",
    ),
    "checks": File(
        "checks.yaml",
        "Hoe een opmerking bij een plan luidt, en wat te doen.",
        "How a remark on a plan is put, and what to do.",
    ),
    "proposals": File(
        "proposals.yaml",
        "Voorstellen voor afspraken, per soort situatie.",
        "Proposals for agreements, by kind of situation.",
    ),
    "tests": File(
        "*.test.yaml", "Tests van regels, in feiten.", "Tests of rules, written in facts."
    ),
    "mutants": File(
        "mutants.yaml",
        "Veranderde regels die geen test hoeft te vangen, elk met de reden.",
        "Changed rules that no test needs to catch, each with the reason.",
    ),
    "overlay": File(
        "overlay.yaml",
        "Wat een regio of organisatie aan een regelset verandert, elk met reden en eigenaar.",
        "What a region or organisation changes in a rule set, each with reason and owner.",
    ),
}

TITLES: dict[str, Words] = {
    key: Words(nl, en)
    for key, nl, en in (
        ("about", "waarover", "about what"),
        ("above", "meer dan", "above"),
        ("acute", "in de acute ronde", "in the acute round"),
        ("add", "toevoegen", "add"),
        ("advises", "adviezen", "pieces of advice"),
        ("after", "na", "after"),
        ("after_hand_over", "pas na een aanvaarde overdracht", "only after an accepted hand-over"),
        ("again", "begint een nieuwe ronde", "begins a new round"),
        ("all", "allemaal waar", "all true"),
        ("alone", "alleen vragen, onder vier ogen", "asked alone"),
        ("approaches", "aanpak", "approaches"),
        ("any", "ten minste één waar", "at least one true"),
        ("apart", "alleen in een gesprek met één persoon", "only in a talk with one person"),
        ("applies_when", "geldt alleen als", "applies only when"),
        ("as_of", "peildatum", "day to look from"),
        ("ask", "aan wie", "whom to ask"),
        ("ask_from_age", "vragen vanaf leeftijd", "asked from age"),
        ("ask_if_unknown", "vragen wat niet bekend is", "ask what is not known"),
        ("at_least", "minstens", "at least"),
        ("at_most", "hoogstens", "at most"),
        ("back", "terug bij gevaar", "back on danger"),
        ("because", "reden", "reason"),
        ("before", "voor", "before"),
        ("below", "minder dan", "below"),
        ("beside", "naast gedrag", "beside behaviour"),
        ("by", "door", "by"),
        ("cannot", "kan niet", "cannot"),
        ("changes", "wijzigingen", "changes"),
        ("check", "hoe te controleren", "how it is checked"),
        ("checker", "wie controleert", "who checks"),
        ("child", "een kind maakte het mee", "a child went through it"),
        ("columns", "kolommen", "columns"),
        ("consult", "eerst overleggen met", "consult first"),
        ("complete", "volledig", "complete"),
        ("count", "tellen", "count"),
        ("daily_care", "heeft dagelijks zorg nodig", "needs daily care"),
        ("decides", "beslist alleen", "decides alone"),
        ("delicate", "alleen waar eerst overleg moet", "only where consulting comes first"),
        ("despite_acute", "ook als er iets acuut open staat", "also while something acute is open"),
        ("do", "wat te doen", "what to do"),
        ("does", "doet", "does"),
        ("en", "Engels", "English"),
        ("endings", "soorten einde", "kinds of ending"),
        ("ends", "kan het laatste zijn", "may be the last"),
        ("exclusive", "sluiten elkaar uit", "exclude each other"),
        ("extends", "bouwt op", "extends"),
        ("fact", "feit", "fact"),
        ("facts", "bestanden met feiten", "files of facts"),
        ("families", "bestanden met teksten voor gezinnen", "files of texts for families"),
        ("finding", "uitkomst van een regel", "finding of a rule"),
        ("fits", "past bij", "fits"),
        ("forms", "vormen van geweld", "forms of violence"),
        ("from", "vanaf", "from"),
        ("gates", "poorten", "gates"),
        ("given", "gegeven", "given"),
        ("ground", "wettelijke grond", "legal ground"),
        ("id", "naam", "id"),
        ("ids", "bronnen", "sources"),
        ("in", "één van", "one of"),
        ("includes", "bevat", "includes"),
        ("is", "is", "is"),
        ("items", "onderdelen", "items"),
        ("justified", "waarom het gelezen mag worden", "why it may be read"),
        ("kind", "soort", "kind"),
        ("kinds", "soorten gedrag", "kinds of behaviour"),
        ("known", "beschreven", "described"),
        ("label", "korte naam", "short name"),
        ("loosens", "verruimt", "loosens"),
        ("kept_by", "welke tests dit bewaken", "which tests keep it"),
        ("look_within", "kijken binnen (getal)", "look within (number)"),
        ("lowers", "verlaagt voorzichtigheid", "lowers caution"),
        ("mark", "merk", "mark"),
        ("may_weigh", "mag wegen bij tegengestelde oordelen", "may weigh contrary judgements"),
        ("merge", "samen vragen", "asked together"),
        ("more", "vraag naar anderen", "question about others"),
        ("moves", "stappen ertussen", "moves between them"),
        ("mutant", "veranderde regel", "changed rule"),
        ("name", "naam", "name"),
        ("nl", "Nederlands", "Dutch"),
        ("never", "niet aan hen vragen, want", "not put to them, because"),
        ("not", "niet waar", "not true"),
        ("not_applicable", "geldt hier niet", "does not apply"),
        ("not_asked", "wie nu niets gevraagd wordt", "whom we ask nothing now"),
        ("noted", "staat onder 'noted'", "kept under 'noted'"),
        ("now", "nu eerst", "now first"),
        ("of", "waarvan", "of"),
        ("older", "iemand op leeftijd", "somebody older"),
        ("omission", "wat niet gedaan wordt", "what is not done"),
        ("on", "op", "on"),
        ("one_of", "hiervan ligt er één in een stapel", "a stack holds one of these"),
        ("order", "volgorde", "order"),
        ("otherwise", "wat als het niet lukt", "what if it fails"),
        ("outcome", "wat volgt", "what follows"),
        ("overrides", "gaat voor", "comes before"),
        ("owner", "eigenaar", "owner"),
        ("parameters", "bestanden met getallen", "files of numbers"),
        ("param", "getal uit parameters.yaml", "number from parameters.yaml"),
        ("perishes", "later niet meer na te gaan", "cannot be found out later"),
        ("perishes_within", "zo lang nog na te gaan", "can be found out within"),
        ("phases", "fasen", "phases"),
        ("place", "plaats in de bron", "place in the source"),
        ("policy", "hoe rijen samenkomen", "how rows come together"),
        ("principle", "eis van de vier beginselen", "requirement of the four principles"),
        ("promises", "beloften van de engine", "promises of the engine"),
        ("question", "vraag", "question"),
        ("quote", "citaat", "quote"),
        ("reason", "reden", "reason"),
        ("ref", "nummers R01–R66", "numbers R01–R66"),
        ("replace", "vervangen", "replace"),
        ("replaces", "in plaats van de laag", "in place of the layer"),
        ("rows", "rijen", "rows"),
        ("rule", "regel", "rule"),
        ("says", "wat zij belooft", "what it promises"),
        ("rules", "bestanden met regels", "files of rules"),
        ("scale", "schaal", "scale"),
        ("scope", "van wat", "of what"),
        ("set", "getal zetten", "set a number"),
        ("shelf_life", "houdbaarheid", "shelf life"),
        ("signal", "ja is een signaal", "a yes is a signal"),
        ("source", "bron", "source"),
        ("states", "toestanden", "states"),
        ("status", "status", "status"),
        ("step", "stap", "step"),
        ("steps", "stappen", "steps"),
        ("table", "beslistabel", "decision table"),
        ("text", "hoe overgenomen", "how taken over"),
        ("theme", "onderwerp", "subject"),
        ("then", "dan", "then"),
        ("then_not", "geldt niet", "does not hold"),
        ("tier", "wanneer nodig", "when needed"),
        ("title", "titel", "title"),
        ("to", "tot", "until"),
        ("top3", "formaat", "format"),
        ("type", "type", "type"),
        ("unit", "eenheid", "unit"),
        ("unknown", "niet bekend", "not known"),
        ("unlocks", "brengt tot één lijn", "brings to one decision"),
        ("unless", "behalve als", "unless"),
        ("urgency", "schaal van urgentie", "scale of urgency"),
        ("valid", "geldig", "valid"),
        ("value", "waarde", "value"),
        ("version", "versie", "version"),
        ("warns", "waarschuwingen", "warnings"),
        ("what", "wat", "what"),
        ("when", "als", "when"),
        ("who", "wie", "who"),
        ("whom", "met wie", "with whom"),
        ("why", "waarom dit getal", "why this number"),
        ("with", "door deze regel", "with this rule"),
        ("withdraw", "intrekken", "withdraw"),
        ("within", "hoogstens zoveel dagen geleden", "at most so many days ago"),
        ("youngster", "een jongere doet het", "a youngster does it"),
        ("works", "hierin wordt gewerkt", "the work is done here"),
        ("worse", "welke kant ernstiger is", "which side is worse"),
    )
}

DESCRIPTIONS: dict[str, Words] = {
    key: Words(nl, en)
    for key, nl, en in (
        (
            "ask_if_unknown",
            "Wat openstaat komt terug als vraag; de woorden staan in facts.yaml.",
            "What is open comes back as a question; its words stand in facts.yaml.",
        ),
        (
            "id",
            "Kleine letters, cijfers en streepjes; uniek en nooit opnieuw gebruikt.",
            "Lower case, digits and hyphens; unique and never used again.",
        ),
        (
            "kind",
            "danger, question, warning en advice verhogen voorzichtigheid; gate verlaagt.",
            "danger, question, warning and advice raise caution; gate lowers it.",
        ),
        (
            "known",
            "Waar of onbekend, nooit nee; niet onder 'not'.",
            "True or unknown, never no; not under 'not'.",
        ),
        (
            "loosens",
            "Deze wijziging kan iets verlagen of een poort eerder openen.",
            "This change can lower something or open a gate earlier.",
        ),
        (
            "mark",
            "S gezien, S~ deels gezien, I onze lezing, B beleid, B? beleid niet gezien, mixed.",
            "S seen, S~ partly seen, I our reading, B policy, B? policy not seen, mixed.",
        ),
        (
            "shelf_life",
            "Na zoveel dagen verlaagt wat verteld is niets meer.",
            "After so many days what was told lowers nothing any more.",
        ),
        (
            "then",
            "In een regel: één uitkomst, die bij 'kind' past. In een test: regels die gelden.",
            "In a rule: one outcome that fits 'kind'. In a test: rules that hold.",
        ),
        (
            "unknown",
            "In een regel alleen bij question, warning en advice.",
            "In a rule with question, warning and advice only.",
        ),
    )
}
