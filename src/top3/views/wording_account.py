"""The fixed words of the documents that account: for an auditor, and what is not given."""

from top3.errors import Both

_AUDITOR = {
    "auditor_title": Both("Verantwoording", "Account"),
    "auditor_name": Both("verantwoording", "account"),
    "receipt": Both("Ontvangstbewijs: waarmee dit is gemaakt", "Receipt: what this was made with"),
    "no_receipt": Both(
        "Gemaakt van een plan zonder resultaat: er is geen ontvangstbewijs. Geef het hele "
        "resultaat.",
        "Made from a plan without a result: there is no receipt. Give the whole result.",
    ),
    "decisions": Both("Wie besloot wat", "Who decided what"),
    "decision": Both("keuze", "decision"),
    "frame": Both("kader", "frame"),
    "informed": Both("wie het hoorde", "who was told"),
    "was_shown": Both("wat getoond was", "what was shown"),
    "shown_not_recorded": Both("niet vastgelegd", "not recorded"),
    "shown_nothing": Both("niets van ons getoond", "nothing of ours was shown"),
    "shown_event": Both("zie gebeurtenis {number}", "see event {number}"),
    "frame_voluntary": Both("vrijwillig", "voluntary"),
    "frame_pressured": Both("met drang", "pressured"),
    "frame_compulsory": Both("gedwongen", "compulsory"),
    "kind_top3_chosen": Both("top 3 gekozen", "top 3 chosen"),
    "kind_plan_adopted": Both("plan aangenomen", "plan adopted"),
    "kind_gate_passed": Both("poort gepasseerd", "gate passed"),
    "kind_acute_opened": Both("acuut geopend", "acute opened"),
    "kind_acute_closed": Both("acuut gesloten", "acute closed"),
    "kind_phase_opened": Both("fase geopend", "phase opened"),
    "kind_scaled": Both("op- of afgeschaald", "scaled up or down"),
    "kind_closed": Both("afgesloten", "closed"),
    "kind_share": Both("delen", "share"),
    "kind_postpone_talk": Both("gesprek uitgesteld", "talk postponed"),
    "kind_report_to_veilig_thuis": Both("melding bij Veilig Thuis", "report to Veilig Thuis"),
    "kind_other": Both("anders", "other"),
    "worker_reads": Both("Wat de professional leest", "What the worker reads"),
    "traces": Both("Elke bevinding, met de hele afleiding", "Every finding, with its whole trace"),
    "said_otherwise": Both("anders gezegd", "said otherwise"),
    "looked_at_not_found": Both("Bekeken en niet genoemd", "Looked at and not mentioned"),
}

_OMISSIONS = {
    "omissions_title": Both("Wat niet is gegeven, en waarom", "What is not given, and why"),
    "omissions_name": Both("niet-gegeven", "not-given"),
    "omissions_only_worker": Both("Alleen voor de professional", "For the professional only"),
    "omissions_never_for": Both(
        "Dit blad gaat nooit naar {name}, en niet in het stuk voor {name}. Het noemt wat "
        "verborgen is.",
        "This sheet never goes to {name}, nor into the document for {name}. It names what is kept.",
    ),
    "omissions_decides": Both(
        "Het besluit niets. Een mens weegt per onderdeel, en legt de reden vast.",
        "It decides nothing. A person weighs each item, and records the reason.",
    ),
    "omissions_overview": Both("Gaat over {name}, niet gegeven", "About {name}, not given"),
    "nothing_omitted": Both(
        "Alles wat over deze persoon is vastgelegd, is gekozen om te geven.",
        "Everything recorded about this person was chosen to be given.",
    ),
    "omitted_why": Both("waarom niet", "why not"),
    "omitted_what": Both("nummers", "numbers"),
    "omitted_weigh": Both("wat te wegen", "what to weigh"),
    "omitted_kept": Both("Weggehouden van deze persoon", "Kept from this person"),
    "omitted_left_out": Both("Met een reden weggelaten", "Left out with a reason"),
    "omitted_postponed": Both("Uitgesteld", "Postponed"),
    "omitted_alone": Both("Alleen voor een ander", "For another alone"),
    "omitted_rests_on_kept": Both(
        "Rust misschien op wat is weggehouden", "May rest on what is kept"
    ),
    "omitted_own_note": Both("Misschien een eigen werkaantekening", "Perhaps an own working note"),
    "omitted_others_too": Both("Gaat ook over anderen", "Also about others"),
    "omitted_undecided": Both("Nog niets over besloten", "Not decided yet"),
    "weigh_kept": Both(
        "Vraag wie het vertelde opnieuw. Wat beschermt die persoon als dit wordt gegeven?",
        "Ask again who told it. What protects that person if this is given?",
    ),
    "weigh_left_out": Both(
        "Geldt de reden nog? Zo nee: besluit opnieuw.",
        "Does the reason still hold? If not: decide again.",
    ),
    "weigh_postponed": Both(
        "Is het al veilig om te geven? Wie uitstelde, kijkt opnieuw.",
        "Is it safe to give yet? Who postponed it looks again.",
    ),
    "weigh_alone": Both(
        "Niet geven zolang die ander het niet zelf wil.",
        "Do not give while that other does not want it.",
    ),
    "weigh_rests_on_kept": Both(
        "Kan het gegeven worden zonder te verraden wat is weggehouden?",
        "Can it be given without betraying what is kept?",
    ),
    "weigh_own_note": Both(
        "Is dit alleen een geheugensteun van wie het schreef? Staat het in het dossier, dan is "
        "het geen werkaantekening meer.",
        "Is this only an aid to the memory of who wrote it? Once in the file, it is no working "
        "note.",
    ),
    "weigh_others_too": Both(
        "Weeg de rechten en de veiligheid van ieder die erin staat; laat weg of vat samen wat "
        "van een ander is.",
        "Weigh the rights and the safety of everybody in it; leave out or sum up what is "
        "another's.",
    ),
    "weigh_undecided": Both(
        "Geen reden gevonden om het niet te geven. Besluit, en leg het vast.",
        "No reason found not to give it. Decide, and record it.",
    ),
    "omissions_procedure": Both("Wie besluit, en wanneer", "Who decides, and when"),
    "access_term": Both(
        "Antwoord binnen één maand na het verzoek; verlengen kan met twee maanden, als u dat "
        "binnen de eerste maand laat weten en zegt waarom (AVG, artikel 12).",
        "Answer within one month of the request; it can be extended by two months, if you say "
        "so and why within the first month (GDPR, article 12).",
    ),
    "access_who": Both(
        "De organisatie die het dossier beheert besluit, met iemand met naam; raadpleeg een "
        "jurist.",
        "The organisation that keeps the file decides, through somebody with a name; consult a "
        "lawyer.",
    ),
    "access_reason": Both(
        "Wat u niet geeft, laat u weten met de reden, zonder te verraden wat het is (AVG, "
        "artikel 15, lid 4: de rechten van anderen).",
        "What you do not give, you say with the reason, without betraying what it is (GDPR, "
        "article 15(4): the rights of others).",
    ),
    "access_complain": Both(
        "Zeg dat een klacht kan bij de Autoriteit Persoonsgegevens en bij de rechter.",
        "Say that a complaint can be made to the Dutch Data Protection Authority and to a court.",
    ),
    "access_source": Both(
        "Concept, bron: achtergrondkennis (B). Dit is geen juridisch advies; een jurist kijkt "
        "dit na.",
        "Draft, source: background knowledge (B). This is no legal advice; a lawyer checks this.",
    ),
    "kept_told_by": Both("verteld door {who}", "told by {who}"),
    "also_about": Both("noemt ook {who}", "also names {who}"),
}

ACCOUNT: dict[str, Both] = {**_AUDITOR, **_OMISSIONS}
"""Every fixed text of these documents by its name."""
