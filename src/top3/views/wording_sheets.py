"""The fixed words of the sheets for professionals: for the chair, and for a hand-over."""

from top3.errors import Both
from top3.views.wording_account import ACCOUNT

_SHARED = {
    "unknown": Both("niet bekend", "not known"),
    "disputed": Both("men spreekt elkaar tegen", "people contradict each other"),
    "nobody": Both("niemand vastgelegd", "nobody recorded"),
    "everybody": Both("ieder", "everybody"),
    "no_day": Both("geen dag vastgelegd", "no day recorded"),
    "none": Both("Geen.", "None."),
    "yes": Both("ja", "yes"),
    "no": Both("nee", "no"),
    "or": Both(" of ", " or "),
    "until": Both("tot en met {day}", "up to and including {day}"),
    "on_day": Both("dag", "day"),
    "item": Both("nummer", "number"),
    "what": Both("wat", "what"),
    "who": Both("wie", "who"),
    "part": Both("onderdeel", "part"),
    "about": Both("over", "about"),
    "state": Both("stand", "state"),
    "result": Both("resultaat", "result"),
    "reason": Both("reden", "reason"),
    "rule": Both("regel", "rule"),
    "layer": Both("laag", "layer"),
    "read": Both("gelezen", "read"),
    "by_whom": Both("door wie", "by whom"),
    "rests_on": Both("rust op", "rests on"),
    "checker": Both("wie controleert", "who checks"),
    "otherwise": Both("als het niet lukt", "if it fails"),
    "about_this": Both("Over dit document", "About this document"),
    "by_rules": Both("Gemaakt met de regels {rules}.", "Made with the rules {rules}."),
    "status_draft": Both("concept", "draft"),
    "status_reviewed": Both("nagekeken", "reviewed"),
    "status_adopted": Both("vastgesteld", "adopted"),
    "no_agreements": Both(
        "Er zijn nog geen afspraken vastgelegd.", "No agreements are recorded yet."
    ),
    "consult_instead": Both("Niet zelf vragen: wel raadplegen", "Do not ask yourself: do consult"),
}

_MDA = {
    "mda_title": Both("Blad voor het overleg", "Sheet for the meeting"),
    "mda_name": Both("overleg", "meeting"),
    "mda_head": Both(
        "Voor de voorzitter van het overleg. Stand op {day}. {face}",
        "For the chair of the meeting. As of {day}. {face}",
    ),
    "why_now": Both("Waarom nu: per criterium", "Why now: by criterion"),
    "criterion": Both("criterium", "criterion"),
    "met": Both("voldaan", "met"),
    "not_met": Both("niet voldaan", "not met"),
    "not_known": Both("niet bekend", "not known"),
    "no_criteria": Both(
        "Geen regel van dit regelbestand spreekt over opschalen. De regio bepaalt de criteria.",
        "No rule of this rule set speaks of scaling up. The region sets the criteria.",
    ),
    "criteria_note": Both(
        "De regio bepaalt de criteria, en de voorzitter of dit past. Niet bekend is geen nee.",
        "The region sets the criteria, and the chair whether this fits. Not known is no no.",
    ),
    "chosen_now": Both("Gekozen top 3", "Chosen top 3"),
    "proposed_now": Both(
        "Voorstel van de regels: nog niet gekozen", "Proposal of the rules: not chosen yet"
    ),
    "nothing_to_choose": Both(
        "Er is nog geen situatie concreet genoeg.", "No situation is concrete enough yet."
    ),
    "open_acute_now": Both("Open acuut, niet in de top 3", "Open acute, not in the top 3"),
    "questions_per_expertise": Both("Wat elke deskundige meeweegt", "For each expertise"),
    "no_expertise": Both(
        "Geen regel vraagt om een deskundige. Wie er toch een wil horen, doet dat.",
        "No rule asks for an expert. Who wants to hear one all the same, does.",
    ),
    "questions_per_role": Both("Vragen aan wie meewerkt", "Questions to who works on it"),
    "no_questions": Both(
        "Er staat geen vraag open aan een professional.", "No question to a professional is open."
    ),
    "versions": Both("Keuzes van de top 3", "Choices of the top 3"),
    "top3_was": Both("gekozen", "chosen"),
    "never_chosen": Both("Er is nog geen top 3 gekozen.", "No top 3 was chosen yet."),
    "no_course": Both(
        "Dit blad is gemaakt zonder het verloop: of het terugviel is hier niet te zien.",
        "This sheet was made without the course: whether it fell back cannot be seen here.",
    ),
    "course": Both("Van fase naar fase, heen en terug", "From phase to phase, on and back"),
    "from_to": Both("van → naar", "from → to"),
    "by_what": Both("waardoor", "by what"),
    "no_moves": Both("Er is nog niets verschoven.", "Nothing moved yet."),
    "tried": Both("Wat is geprobeerd, en met welk resultaat", "What was tried, with what result"),
    "nothing_tried": Both(
        "Er staat niets wat is geprobeerd. Dat zegt niet dat er niets was: vraag het.",
        "Nothing that was tried is recorded. That does not say there was nothing: ask.",
    ),
    "never_checked": Both(
        "nog niet nagekeken (dat doet: {who})", "not checked yet (who checks: {who})"
    ),
    "help_active": Both("loopt", "running"),
    "help_waiting": Both("wacht", "waiting"),
    "help_stopped": Both("gestopt", "stopped"),
    "help_never_started": Both("nooit begonnen", "never started"),
    "agreement_running": Both("afspraak loopt", "agreement runs"),
    "agreement_replaced": Both("afspraak vervangen", "agreement replaced"),
    "agreement_ended": Both("afspraak gestopt", "agreement ended"),
    "found_kept": Both("nagekomen", "kept"),
    "found_broken": Both("niet nagekomen", "not kept"),
    "found_partly": Both("deels nagekomen", "partly kept"),
    "who_holds_plans": Both("Wie heeft welk plan", "Who holds which plan"),
    "organisation": Both("wie", "who"),
    "plan": Both("plan", "plan"),
    "earlier_reports": Both("eerdere meldingen", "earlier reports"),
    "no_plans": Both(
        "Er staat geen lopend plan van een organisatie.",
        "No running plan of an organisation is recorded.",
    ),
    "contradicting": Both("Wat tegen elkaar in gaat", "What goes against each other"),
    "goes_against": Both("gaat in tegen", "goes against"),
    "judged_apart": Both("verschillend beoordeeld", "judged differently"),
    "nothing_contradicts": Both(
        "Niemand legde vast dat keuzes tegen elkaar in gaan.",
        "Nobody recorded that choices go against each other.",
    ),
    "who_breaks": Both(
        "Wie dit mag doorbreken bepaalt de regio. Tot dan geldt wat het voorzichtigst is.",
        "The region sets who may break this. Until then the most cautious holds.",
    ),
    "views": Both("Ieders kijk, en welke ontbreekt", "Everybody's view, and which is missing"),
    "own_words": Both("eigen woorden", "own words"),
    "own_top3": Both("eigen top 3", "own top 3"),
    "view_missing": Both("ontbreekt; waarom is niet vastgelegd", "missing; why was not recorded"),
    "view_missing_because": Both("ontbreekt: {why}", "missing: {why}"),
    "own_questions": Both("Wat het team zelf nog vraagt", "What the team itself still asks"),
    "grounds": Both("Op welke grond wordt gedeeld, per partij", "Ground for sharing, per party"),
    "for_whom": Both("voor wie", "for whom"),
    "given_items": Both("wat", "what"),
    "basis": Both("grond", "ground"),
    "purpose": Both("waarvoor", "purpose"),
    "necessary": Both("nodig", "necessary"),
    "told": Both("wat de betrokkene weet", "what the person knows"),
    "nothing_shared": Both(
        "Er is nog niets gekozen om te delen: ook aan deze tafel heeft delen een grond nodig.",
        "Nothing was chosen to share yet: at this table too, sharing needs a ground.",
    ),
    "grounds_note": Both(
        "Wie hier niet staat, krijgt niets zonder nieuwe keuze met een grond.",
        "Who is not named here gets nothing without a new choice with a ground.",
    ),
}

_HANDOVER = {
    "handover_title": Both("Overdracht", "Hand-over"),
    "handover_name": Both("overdracht", "hand-over"),
    "who_has_sight": Both("Wie heeft zicht", "Who has sight"),
    "face_unknown": Both("Wie het vaste gezicht is: {why}.", "Who the fixed face is: {why}."),
    "face_now": Both("{face} is het vaste gezicht.", "{face} is the fixed face."),
    "no_hand_over": Both(
        "Er is nog geen overdracht aangeboden. Wie overdraagt houdt het zicht.",
        "No hand-over was offered yet. Who hands over keeps sight.",
    ),
    "offered": Both(
        "{giver} bood op {day} aan bij {receiver}. Nog niet aanvaard: het zicht blijft bij "
        "{giver}.",
        "{giver} offered to {receiver} on {day}. Not accepted yet: sight stays with {giver}.",
    ),
    "accepted": Both(
        "{receiver} aanvaardde op {day} wat {giver} overdroeg.",
        "{receiver} accepted on {day} what {giver} handed over.",
    ),
    "declined": Both(
        "{receiver} nam niet aan wat {giver} op {day} aanbood: het zicht blijft bij {giver}.",
        "{receiver} did not accept what {giver} offered on {day}: sight stays with {giver}.",
    ),
    "stand_in": Both(
        "{who} staat in voor {other}, tot en met {day}.",
        "{who} stands in for {other}, until {day}.",
    ),
    "open_dangers": Both("Nu eerst: open gevaar", "Now first: open danger"),
    "acute_open": Both("Acuut, en nog open: {item}", "Acute, and still open: {item}"),
    "acute_by_rules": Both(
        "Acuut volgens de regels, door niemand gesloten: {item}",
        "Acute by the rules, closed by nobody: {item}",
    ),
    "not_excluded": Both("Wat niet is uit te sluiten", "What cannot be excluded"),
    "in_top3": Both("gekozen", "chosen"),
    "in_proposal": Both("voorstel", "proposal"),
    "nothing_open_among": Both(
        "Bij de beschreven situaties staat geen acuut-controle open. Wat niet beschreven is, "
        "telt hier niet mee.",
        "Among the situations described no acute check is open. What is not described does not "
        "count here.",
    ),
    "late": Both("Te laat", "Late"),
    "nothing_late": Both(
        "Geen dag die is vastgelegd is voorbij zonder vervolg.",
        "No day that was recorded has passed without a follow-up.",
    ),
    "due": Both("Wat eraan komt", "What is due"),
    "nothing_due": Both(
        "Er staat geen enkele dag. Stilte is geen veiligheid: spreek een dag af.",
        "There is not a single day. Silence is no safety: agree on a day.",
    ),
    "passed": Both("voorbij", "passed"),
    "due_evaluation": Both("afspraak evalueren", "evaluate the agreement"),
    "due_next_evaluation": Both(
        "afspraak is geëvalueerd: spreek een volgende dag af",
        "agreement was evaluated: agree on a next day",
    ),
    "due_agreement_ends": Both("afspraak eindigt", "agreement ends"),
    "due_measure_ends": Both(
        "maatregel eindigt: wat beschermt daarna?", "measure ends: what protects then?"
    ),
    "due_moment": Both(
        "iets komt eraan, en er is nog niet over besloten",
        "something is coming, and is not decided yet",
    ),
    "due_hold": Both("dit is dan uitgezocht", "this is found out by then"),
    "due_document": Both("document geldt tot dan", "document holds until then"),
    "due_goal": Both("doel bekijken", "look at the goal"),
    "due_consent_ends": Both("toestemming eindigt", "consent ends"),
    "due_stand_in_ends": Both("vervanging eindigt", "stand-in ends"),
    "due_share_ends": Both("keuze om te delen eindigt", "choice to share ends"),
    "due_seen_again": Both("wie het vertelde wordt weer gezien", "who told it is seen again"),
    "due_look_again": Both("weer kijken", "look again"),
    "safe_contact": Both("Veilig contact, per persoon", "Safe contact, person by person"),
    "safe_contact_note": Both(
        "Bel, app of schrijf niemand buiten wat hier staat. Niet bekend is geen ja.",
        "Do not ring, text or write to anybody outside what stands here. Not known is no yes.",
    ),
    "safe_ways": Both("veilig", "safe"),
    "unsafe_ways": Both("niet veilig", "not safe"),
    "safe_times": Both("wanneer", "when"),
    "interpreter": Both("tolk", "interpreter"),
    "may_keep_paper_at_home": Both("papier thuis mag", "paper at home is fine"),
    "device_shared_with": Both("kijkt mee op het toestel", "also looks at the device"),
    "agenda_is_private": Both(
        "niemand anders kijkt in de agenda", "nobody else looks in the agenda"
    ),
    "address_is_secret": Both("adres is geheim", "address is secret"),
    "safe_ways_open": Both("een veilige weg", "a safe way"),
    "interpreter_open": Both("tolk", "interpreter"),
    "may_keep_paper_at_home_open": Both("papier thuis", "paper at home"),
    "device_shared_with_open": Both("wie meekijkt op het toestel", "who also looks at the device"),
    "agenda_is_private_open": Both("wie in de agenda kijkt", "who looks in the agenda"),
    "address_is_secret_open": Both("of het adres geheim is", "whether the address is secret"),
    "perhaps_more": Both("misschien ook anderen", "perhaps others too"),
    "still_to_ask": Both("nog te vragen", "still to ask"),
    "nothing_known_of": Both(
        "Niets bekend van: {who}. Vraag eerst: een veilige weg, tolk, papier thuis, wie meekijkt "
        "op het toestel of in de agenda, en of het adres geheim is.",
        "Nothing is known of: {who}. Ask first: a safe way, interpreter, paper at home, who also "
        "looks at the device or in the agenda, and whether the address is secret.",
    ),
    "may_not_know": Both("Wie mag wat niet weten", "Who may not know what"),
    "kept_asked": Both("zo gevraagd of vastgelegd", "asked or recorded so"),
    "kept_rests": Both("rust daar misschien op", "may rest on that"),
    "nothing_kept": Both(
        "Niemand legde vast dat iemand iets niet mag weten. Vraag het bij elk gesprek opnieuw.",
        "Nobody recorded that somebody may not know something. Ask again in every talk.",
    ),
    "own_plan": Both(
        "Er is een eigen plan van {who} ({items}). Praat daarover alleen met {who}, op een "
        "veilige plek.",
        "There is a plan of {who} alone ({items}). Talk about it only with {who}, in a safe place.",
    ),
    "own_plan_question": Both(
        "Vraag over een eigen plan ({items}): alleen met wie het is.",
        "Question about a plan of somebody alone ({items}): only with whose it is.",
    ),
    "may_not_know_note": Both(
        "Wie een papier krijgt, krijgt alleen wat voor die lezer is gekozen.",
        "Who gets a paper gets only what was chosen for that reader.",
    ),
    "running": Both("Lopende afspraken", "Running agreements"),
    "signs": Both("Vroege signalen, en wat dan", "Early-warning signs, and what then"),
    "steps": Both("Als het misgaat", "When it goes wrong"),
    "asked_not_known": Both("Gevraagd, en nog niet bekend", "Asked, and not known yet"),
    "not_asked_yet": Both("Nog niet gevraagd", "Not asked yet"),
    "to_ask_of": Both("Aan: {who}", "To: {who}"),
}

SHEETS: dict[str, Both] = {**_SHARED, **_MDA, **_HANDOVER, **ACCOUNT}
"""Every fixed text of the sheets by its name."""
