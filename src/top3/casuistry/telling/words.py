"""The fixed words of the documents about an example, in Dutch and English."""

from top3.errors import Both

WORDS: dict[str, Both] = {
    "dossier": Both("Dossier", "Dossier"),
    "worked": Both("Uitwerking", "Worked example"),
    "teaching": Both("Voor wie lesgeeft", "Teaching notes"),
    "fictional": Both(
        "Volledig verzonnen: geen van deze mensen bestaat.",
        "Entirely made up: none of these people exist.",
    ),
    "foot": Both(
        "{id}: volledig verzonnen, om mee te leren", "{id}: entirely made up, to learn with"
    ),
    "somebody": Both("iemand", "somebody"),
    "also_told_otherwise": Both("ook anders verteld", "also told otherwise"),
    "not_described": Both("nog niet beschreven", "not described yet"),
    "unknown": Both("onbekend", "unknown"),
    # the dossier
    "number": Both("Casusnummer", "Case number"),
    "status": Both("Status", "Status"),
    "status_text": Both(
        "volledig verzonnen; personen, gebeurtenissen en instellingen bestaan niet",
        "entirely made up; people, events and organisations do not exist",
    ),
    "day_of_dossier": Both("Datum basisdossier", "Day of the dossier"),
    "until": Both("{day}, aangevuld tot en met {last}", "{day}, added to until {last}"),
    "about": Both("Waar het over gaat", "What it is about"),
    "face": Both("Vast gezicht", "Fixed face"),
    "no_face": Both("nog niemand met naam", "nobody by name yet"),
    "words_in": Both(
        "Wat mensen zeggen staat in het Nederlands: zo is het gezegd.",
        "What people say stands in Dutch: so it was said.",
    ),
    "words_in_other": Both(
        "Wat mensen zeggen staat in het Engels: zo is het gezegd.",
        "What people say stands in English: so it was said.",
    ),
    "people": Both("Mensen", "People"),
    "name": Both("naam", "name"),
    "age": Both("leeftijd", "age"),
    "part": Both("rol", "role"),
    "home": Both("woonsituatie", "home"),
    "lives_here": Both("woont hier", "lives here"),
    "lives_elsewhere": Both("woont ergens anders", "lives elsewhere"),
    "lives_unknown": Both("onbekend waar", "unknown where"),
    "born": Both("{n} (geboren {day})", "{n} (born {day})"),
    "not_born": Both("nog niet geboren", "not born yet"),
    "months": Both("{n} maanden", "{n} months"),
    "weeks": Both("{n} weken", "{n} weeks"),
    "of": Both("{kind} van {name}", "{kind} of {name}"),
    "condition": Both("bekend: {what}", "known: {what}"),
    "items": Both("Informatie zoals binnengekomen", "Information as it came in"),
    "source": Both("bron", "source"),
    "happened": Both("gebeurd", "happened"),
    "recorded": Both("vastgelegd", "recorded"),
    "kind": Both("soort", "kind"),
    "kind_observation": Both("gezien of gehoord", "seen or heard"),
    "kind_account": Both("verteld", "told"),
    "kind_second_hand": Both("van horen zeggen", "second-hand"),
    "kind_document": Both("document", "document"),
    "kind_interpretation": Both("interpretatie", "interpretation"),
    "kind_wish": Both("wens of voorstel", "wish or proposal"),
    "kind_unknown": Both("soort niet vastgelegd", "kind not recorded"),
    "written_by": Both("opgeschreven door {who}", "written down by {who}"),
    "told_alone": Both("alleen gesproken", "spoken to alone"),
    "told_with": Both("verteld met {who} erbij", "told with {who} there"),
    "in_confidence": Both("in vertrouwen, niet voor {who}", "in confidence, not for {who}"),
    "unasked": Both("Wat niemand heeft gevraagd", "What nobody asked"),
    "nothing_unasked": Both(
        "Dat staat niet in dit dossier: bedenk het zelf.",
        "That is not in this dossier: think of it yourself.",
    ),
    "course": Both("Verloop", "Course"),
    "moment": Both("Moment {letter}", "Moment {letter}"),
    "the_household": Both("het huishouden als geheel", "the household as a whole"),
    "so_many_agreements": Both("{n} afspraken", "{n} agreements"),
    # the worked example
    "what_this_is": Both("Wat dit is", "What this is"),
    "proposal_of_rules": Both(
        "Wat de regels van deze zaak maken op {day}: een voorstel, geen oordeel. Een concept, niet "
        "nagekeken door een methode-expert. Mensen beslissen, en redelijke mensen verschillen.",
        "What the rules make of this case on {day}: a proposal, no verdict. A draft, not checked "
        "by a method expert. People decide, and reasonable people differ.",
    ),
    "ids": Both(
        "Tussen haakjes staat waar het vandaan komt: t12 is een uitspraak, s1 een situatie. Tussen "
        "vierkante haken staat een regel: zie top3 rules show.",
        "In brackets stands where it comes from: t12 is a statement, s1 a situation. In square "
        "brackets stands a rule: see top3 rules show.",
    ),
    "ordering": Both("1. Ordenen", "1. Ordering"),
    "concretising": Both("2. Concreet maken", "2. Making concrete"),
    "assessing": Both("3. Taxeren", "3. Assessing"),
    "prioritising": Both("4. Prioriteren", "4. Prioritising"),
    "agreements": Both("5. Afspraken", "5. Agreements"),
    "may_not": Both(
        "6. Wat niet mag, en waar u voor oppast", "6. What may not be done, and what to mind"
    ),
    "phases": Both("7. Fase per moment", "7. Phase at each moment"),
    "factors": Both(
        "8. Wat het in stand houdt, en wat helpt", "8. What keeps it going, and what helps"
    ),
    "recovery": Both("9. Herstel", "9. Recovery"),
    "views": Both("11. Ieders eigen kijk", "11. How everybody sees it"),
    "scaling_up": Both("10. Opschalen naar MDA++", "10. Scaling up to MDA++"),
    "to_talk_about": Both(
        "12. Om over te praten met een expert", "12. To talk about with an expert"
    ),
    "class": Both("soort", "class"),
    "how_many": Both("aantal", "count"),
    "where_it_stands": Both("waar het staat", "where it stands"),
    "no_class": Both("nog niet ingedeeld", "not classed yet"),
    "set_aside": Both(
        "Dit gaat apart, en verdwijnt niet. De vraag erachter maakt het waarneembaar:",
        "This is set aside, and does not vanish. The question behind it makes it observable:",
    ),
    "ask": Both("vraag", "ask"),
    "aside": Both("{name}: hoort {belongs}. Vraag: {ask}", "{name}: belongs {belongs}. Ask: {ask}"),
    "class_doubts": Both("Klopt deze indeling?", "Is this class right?"),
    "who_does_what": Both("wie doet wat bij wie", "who does what to whom"),
    "where_and_when": Both("waar en wanneer", "where and when"),
    "how_often_and_what": Both("hoe vaak; gevolg", "how often; consequence"),
    "source_and_seen": Both("bron; wat ieder ervan zegt", "source; what each says of it"),
    "there_too": Both("erbij: {who}", "there: {who}"),
    "or": Both(" of ", " or "),
    "yes": Both("ja", "yes"),
    "no": Both("nee", "no"),
    "none_of_the_list": Both("iets anders, of niets ervan", "something else, or none of it"),
    "told_differently": Both(
        "Verschillend verteld. Alles blijft staan; ontkennen verlaagt niets:",
        "Told differently. All of it stands; a denial lowers nothing:",
    ),
    "not_concrete_yet": Both("Wat nog ontbreekt:", "What is still missing:"),
    "concrete": Both("concreet genoeg voor de top 3", "concrete enough for the top 3"),
    "not_concrete": Both("nog niet concreet genoeg", "not concrete enough yet"),
    "situation": Both("situatie", "situation"),
    "urgency": Both("hoe dringend", "how urgent"),
    "acute_check": Both("acuut-controle", "acute check"),
    "repeats": Both("herhaling", "repetition"),
    "household": Both("Het huishouden als geheel", "The household as a whole"),
    "between": Both(
        "ten minste {low}; {high} niet uitgesloten", "at least {low}; {high} not excluded"
    ),
    "because": Both("Waarom:", "Why:"),
    "no_rule": Both(
        "Geen regel zegt hier nu iets van; dat zegt niets over wat nog niet gevraagd is.",
        "No rule says anything of it now; that says nothing about what was not asked yet.",
    ),
    "who_is_said_to_act": Both(
        "Wat wie het deed ervan zegt:", "What who is said to act says of it:"
    ),
    "said_otherwise": Both(
        "Anders gezegd, en dat blijft staan:", "Said otherwise, and that stands:"
    ),
    "not_known": Both("Nog niet bekend, dus vragen:", "Not known yet, so ask:"),
    "and_more": Both("en nog {n}", "and another {n}"),
    "at_the_cut": Both(
        "Gelijk op de grens: {names}. De regels hakken dat niet door; kies samen.",
        "Tied at the limit: {names}. The rules do not settle that; choose together.",
    ),
    "not_in_it": Both("Niet in het voorstel, wel in beeld:", "Not in the proposal, still in view:"),
    "chosen": Both("Wat mensen kozen:", "What people chose:"),
    "not_chosen_yet": Both(
        "Er is in dit dossier nog geen top 3 gekozen: dat is aan mensen.",
        "No top 3 was chosen in this dossier yet: that is for people.",
    ),
    "for_what": Both("bij", "for"),
    "who_and_what": Both("wie, wat", "who, what"),
    "days": Both("dagen", "days"),
    "who_checks": Both("wie controleert, hoe", "who checks, how"),
    "if_it_fails": Both("als het niet lukt", "if it fails"),
    "seen": Both("nagekeken", "checked"),
    "not_seen": Both("nog niet nagekeken", "not checked yet"),
    "from": Both("vanaf {day}", "from {day}"),
    "look_back": Both("terugkijken {day}", "look back {day}"),
    "nobody_yet": Both("nog niet afgesproken", "not agreed yet"),
    "no_agreements": Both(
        "In dit dossier zijn geen afspraken gemaakt.", "No agreements were made in this dossier."
    ),
    "gaps": Both(
        "Wat er na het eerste moment aan ontbrak:", "What was missing after the first moment:"
    ),
    "no_warning": Both(
        "Geen regel waarschuwt hier; let ook zonder regel op wie er bij een gesprek zit.",
        "No rule warns here; mind who sits in on a talk without a rule too.",
    ),
    "one_day": Both(
        "Dit dossier gaat over één dag. Leg zelf vast wat er volgt, en kijk wat de regels zeggen.",
        "This dossier is about one day. Record what follows yourself, and see what the rules say.",
    ),
    "only_told": Both(
        "Het verloop is in dit dossier verteld en niet vastgelegd. Leg het zelf vast, moment na "
        "moment, en kijk wat de regels dan zeggen: een goede oefening.",
        "The course is told in this dossier and not recorded. Record it yourself, moment by "
        "moment, and see what the rules say then: a good exercise.",
    ),
    "phase_note": Both(
        "Een fase opent een mens, met naam en reden. De tabellen eronder zeggen waar de poort om "
        "vraagt, en hoe dat er per moment voor stond; onbekend is geen nee.",
        "A phase is opened by a person, by name and with a reason. The tables below say what the "
        "gate asks, and how that stood at each moment; unknown is no no.",
    ),
    "moment_head": Both("moment", "moment"),
    "phase": Both("fase erna", "phase after it"),
    "what_moved": Both("wat er bewoog", "what moved"),
    "criterion": Both("waar de poort om vraagt", "what the gate asks"),
    "gate_to": Both("De poort naar {phase}", "The gate to {phase}"),
    "met": Both("voldaan", "met"),
    "not_met": Both("niet voldaan", "not met"),
    "open": Both("onbekend", "unknown"),
    "nobody_in_it": Both("niemand of niets om naar te kijken", "nobody or nothing to look at"),
    "factor": Both("factor", "factor"),
    "belongs_to": Both("hoort bij", "belongs to"),
    "stand": Both("stand", "standing"),
    "can_change": Both("kan veranderen", "can change"),
    "cannot_change": Both("kan niet veranderen", "cannot change"),
    "not_said": Both("nog niet gezegd", "not said yet"),
    "no_factors": Both("Er zijn geen factoren vastgelegd.", "No factors were recorded."),
    "helps": Both("Wat helpt:", "What helps:"),
    "people_scale_up": Both(
        "Of het past, is aan mensen: de regels tellen niets op.",
        "Whether it fits is for people: the rules add nothing up.",
    ),
    "person": Both("wie", "who"),
    "view": Both("eigen woorden", "own words"),
    "how_asked": Both("hoe gevraagd", "how asked"),
    "missing": Both("ontbreekt", "missing"),
    "not_asked_yet": Both("nog niet gevraagd", "not asked yet"),
    "tie_to_talk_about": Both(
        "{one} staat gelijk met {others}: wat zou u laten wegen?",
        "{one} is tied with {others}: what would you let weigh?",
    ),
    "difference_to_talk_about": Both(
        "{situation}: plaats {proposed} in het voorstel, {chosen} in de keuze. Wat zagen mensen "
        "dat de regels niet zien?",
        "{situation}: place {proposed} in the proposal, {chosen} in the choice. What did people "
        "see that the rules do not?",
    ),
    # households
    "couple": Both("een stel", "a couple"),
    "two_parents": Both("twee ouders met kinderen", "two parents with children"),
    "single_parent": Both("één ouder met kinderen", "one parent with children"),
    "stepfamily": Both("een samengesteld gezin", "a stepfamily"),
    "separated": Both("ouders die uit elkaar zijn", "parents who are separated"),
    "adult_family": Both("volwassen familie onder één dak", "adult family under one roof"),
    "extended_family": Both("meer generaties onder één dak", "several generations under one roof"),
    "living_alone": Both("iemand die alleen woont", "somebody who lives alone"),
    "foster_family": Both("een pleeggezin", "a foster family"),
    # teaching notes
    "level": Both("Niveau", "Level"),
    "level_start": Both("om mee te beginnen", "to start with"),
    "level_practised": Both("voor wie geoefend is", "for who is practised"),
    "level_expert": Both("voor experts", "for experts"),
    "how_long": Both("Hoe lang", "How long"),
    "minutes": Both("ongeveer {n} minuten", "about {n} minutes"),
    "forms": Both("Vormen van geweld", "Forms of violence"),
    "form_not_said": Both("geen vooraf gezegd", "none said beforehand"),
    "household_form": Both("Huishouden", "Household"),
    "size": Both("Hoeveel", "How much"),
    "size_text": Both(
        "meldingen en notities: {reports}; uitspraken: {statements}; momenten: {moments}",
        "reports and notes: {reports}; statements: {statements}; moments: {moments}",
    ),
    "made_by_hand": Both("met de hand gemaakt", "made by hand"),
    "made_by_generator": Both(
        "gemaakt uit scenario {scenario} (versie {version}), zaad {seed}, nummer {index}, "
        "generator {generator}",
        "made from scenario {scenario} (version {version}), seed {seed}, number {index}, "
        "generator {generator}",
    ),
    "made": Both("Hoe gemaakt", "How it was made"),
    "aims": Both("Waar het om gaat", "What it is for"),
    "how_to": Both("Zo kan het gaan", "A way to do it"),
    "step_read": Both(
        "Ieder leest het dossier alleen ({n} minuten), zonder de uitwerking.",
        "Everybody reads the dossier alone ({n} minutes), without the worked example.",
    ),
    "step_order": Both(
        "Ordenen in tweetallen: wat is een situatie, wat niet? ({n} minuten)",
        "Ordering in pairs: what is a situation, and what is not? ({n} minutes)",
    ),
    "step_own": Both(
        "Ieder schrijft een eigen top 3 op, vóór er iemand praat ({n} minuten).",
        "Everybody writes down an own top 3, before anybody talks ({n} minutes).",
    ),
    "step_compare": Both(
        "Samen: leg de lijsten naast elkaar, en dan pas de uitwerking ({n} minuten).",
        "Together: lay the lists side by side, and only then the worked example ({n} minutes).",
    ),
    "step_course": Both(
        "Het verloop, moment voor moment: wat vraagt u, opent u de volgende fase? ({n} minuten)",
        "The course, moment by moment: what do you ask, do you open the next phase? ({n} minutes)",
    ),
    "pitfalls": Both("Waar groepen intrappen", "What groups fall for"),
    "ask_them": Both("Vragen om te stellen", "Questions to ask"),
    "when_ask": Both("wanneer", "when"),
    "question": Both("vraag", "question"),
    "any_time": Both("als het past", "when it fits"),
    "differ": Both("Waar experts over kunnen verschillen", "What experts may differ on"),
    "open_on_purpose": Both("Met opzet opengelaten", "Left open on purpose"),
    "open_by_record": Both(
        "Wat het dossier openlaat met een reden:", "What the dossier leaves open with a reason:"
    ),
    "nothing_open": Both(
        "Niets met opzet; wat ontbreekt is gewoon niet gevraagd.",
        "Nothing on purpose; what is missing was simply not asked.",
    ),
    "rules_speak": Both("Welke regels spreken", "Which rules speak"),
    "rules_note": Both(
        "Op de eerste peildatum. Elke regel is een concept; top3 rules show ID laat zien wat er "
        "staat en waar het vandaan komt.",
        "On the first day. Every rule is a draft; top3 rules show ID shows what it says and "
        "where it comes from.",
    ),
    "rule": Both("regel", "rule"),
    "about_what": Both("over", "about"),
    "safe_room": Both(
        "Let op de groep: iemand kan zelf zoiets meemaken. Zeg vooraf dat weglopen mag, en waar "
        "iemand terecht kan: Veilig Thuis 0800-2000, 112 bij gevaar.",
        "Mind the group: somebody may live through this. Say beforehand that leaving is fine, and "
        "where to turn to: Veilig Thuis 0800-2000, 112 in danger.",
    ),
    "mind": Both("Vooraf", "Beforehand"),
}
