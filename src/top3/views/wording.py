"""The fixed words of documents for professionals, in Dutch and English."""

from top3.errors import Both

WORDS: dict[str, Both] = {
    "title": Both("Veiligheidsplan", "Safety plan"),
    "title_finding_out": Both("Plan om te weten te komen", "Finding-out plan"),
    "as_of": Both("peildatum", "as of"),
    "fictional": Both(
        "Verzonnen voorbeeld: geen van deze mensen bestaat.",
        "Invented example: none of these people exist.",
    ),
    "now": Both("Nu eerst", "Now first"),
    "nothing_now": Both(
        "Geen regel vraagt nu om direct handelen. Dat zegt niets over wat nog niet gevraagd is.",
        "No rule asks for immediate action now. That says nothing about what was not asked yet.",
    ),
    "with_whom": Both("overleg met", "consult"),
    "chosen": Both("Gekozen top 3", "Chosen top 3"),
    "proposed_top3": Both("Voorstel voor de top 3", "Proposed top 3"),
    "no_top3": Both("Geen top 3", "No top 3"),
    "nothing_concrete": Both(
        "Er is nu niets concreets om samen aan te werken. Dat mag: verzin niets en vraag eerst.",
        "There is nothing concrete to work on now. That is fine: invent nothing and ask first.",
    ),
    "begin_with": Both("Begin met {question}: {text}", "Begin with {question}: {text}"),
    "proposal_beside": Both(
        "Het voorstel van de regels, ernaast", "The proposal of the rules, beside it"
    ),
    "place": Both("plaats", "place"),
    "tied": Both("gelijk met", "tied with"),
    "at_the_cut": Both("Gelijk op de grens: kies samen", "Tied at the limit: choose together"),
    "not_in_top3": Both("Niet in het voorstel, wel in beeld", "Not in the proposal, still in view"),
    "open_acute": Both("Open acuut, niet in de top 3", "Open acute, not in the top 3"),
    "questions": Both("Eerst te vragen", "First to ask"),
    "acute_rounds": Both("Acute ronde, apart met {names}", "Acute round, separately with {names}"),
    "acute_rounds_about": Both(
        "Acute ronde over {names}, bij wie hen ziet; met een kind zelf alleen open vragen",
        "Acute round about {names}, with who sees them; with a child only open questions",
    ),
    "more_questions": Both(
        "Nog {count} vragen: top3 ask … --all", "Another {count} questions: top3 ask … --all"
    ),
    "one_more_question": Both(
        "Nog 1 vraag: top3 ask … --all", "Another question: top3 ask … --all"
    ),
    "consult_instead": Both("Niet zelf vragen: wel raadplegen", "Do not ask yourself: do consult"),
    "agreements": Both("Afspraken van mensen", "Agreements people made"),
    "no_agreements": Both(
        "Er zijn nog geen afspraken vastgelegd.", "No agreements are recorded yet."
    ),
    "proposed": Both(
        "Voorstellen voor afspraken: nog niet afgesproken",
        "Proposals for agreements: not agreed yet",
    ),
    "gaps": Both("Wat nog ontbreekt", "What is still missing"),
    "finding_out": Both("Te weten komen", "To find out"),
    "situations": Both("De situaties", "The situations"),
    "set_aside": Both(
        "Apart gezet, met de plaats in het plan", "Set aside, with the place in the plan"
    ),
    "about_this": Both("Over dit document", "About this document"),
    "who": Both("wie", "who"),
    "what": Both("wat", "what"),
    "from": Both("vanaf", "from"),
    "checker": Both("wie controleert", "who checks"),
    "check": Both("hoe", "how"),
    "otherwise": Both("als het niet lukt", "if it fails"),
    "evaluate": Both("evaluatie", "evaluation"),
    "by": Both("bij", "for"),
    "when": Both("wanneer", "when"),
    "standing": Both("stand", "standing"),
    "where": Both("waar", "where"),
    "how_often": Both("hoe vaak", "how often"),
    "missing": Both("nog niet beschreven", "not described yet"),
    "told": Both("dit is gezegd of gezien", "this was said or seen"),
    "own_account": Both("eigen verhaal van", "own account of"),
    "disputed_by": Both("anders gezegd door", "told otherwise by"),
    "disputed": Both("men spreekt elkaar tegen", "people contradict each other"),
    "because": Both("omdat", "because"),
    "unknown": Both("niet bekend", "not known"),
    "nobody_yet": Both("nog niet afgesproken", "not agreed yet"),
    "urgency": Both("urgentie", "urgency"),
    "acute": Both("acuut-controle", "acute check"),
    "structural": Both("herhaling", "repetition"),
    "source": Both("bron", "source"),
    "against": Both("anders gezegd", "said otherwise"),
    "rules_used": Both("regels", "rules"),
    "attention": Both("aandacht", "attention"),
    "serious": Both("ernstig", "serious"),
    "level_acute": Both("acuut", "acute"),
    "at_least": Both("ten minste", "at least"),
    "not_excluded": Both("niet uit te sluiten", "not excluded"),
    "acknowledged": Both("erkent het", "acknowledges it"),
    "denied": Both("ontkent het", "denies it"),
    "differs": Both("vertelt het anders", "tells it differently"),
    "not_asked": Both("nog niet gevraagd", "not asked yet"),
    "household": Both("Het huishouden als geheel", "The household as a whole"),
    "asked_of": Both("aan", "to"),
    "kept_by": Both("Gekozen door", "Chosen by"),
}
