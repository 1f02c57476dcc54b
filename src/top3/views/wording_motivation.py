"""The fixed words of the section that says why a plan is as it is."""

from top3.errors import Both

MOTIVATION: dict[str, Both] = {
    "title": Both("Waarom dit plan", "Why this plan"),
    "intro": Both(
        "Wat is vastgelegd, wat regels daarbij vragen, en wie wat besloot. Mensen hebben gewogen; "
        "hier staat geen oordeel.",
        "What was recorded, what rules ask about it, and who decided what. People weighed; there "
        "is no verdict here.",
    ),
    "grounds": Both("Wat er is vastgelegd", "What was recorded"),
    "rules": Both("Welke regels spreken", "Which rules speak"),
    "interests": Both("Wat mensen lieten wegen", "What people let weigh"),
    "not_known": Both("Wat niet bekend was", "What was not known"),
    "and_more": Both("en nog {count}", "and {count} more"),
    "decided": Both("Wie besloot", "Who decided"),
    "rulings": Both(
        "Besluiten van een overheid of rechter", "Decisions of an authority or a court"
    ),
    "objections": Both("Het er niet mee eens zijn", "Not agreeing with it"),
    "nothing": Both("Hierover is niets vastgelegd.", "Nothing was recorded about this."),
    "sort_fact": Both("gezien of op papier", "seen or on paper"),
    "sort_account": Both("verteld", "told"),
    "sort_interpretation": Both("uitleg van iemand", "somebody's interpretation"),
    "sort_wish": Both("wens", "wish"),
    "sort_unknown": Both("zonder soort, telt niet mee", "without a kind, does not count"),
    "disputed_by": Both("betwist door", "disputed by"),
    "past": Both("volgens wie het vastlegde voorbij", "past, says who recorded it"),
    "no_statements": Both("er staat geen uitspraak onder", "no statement stands below it"),
    "status_draft": Both("status: concept", "status: draft"),
    "status_reviewed": Both("status: nagelezen", "status: reviewed"),
    "status_adopted": Both("status: vastgesteld", "status: adopted"),
    "interest_decision": Both("reden bij een keuze", "reason of a decision"),
    "interest_left_out": Both("reden om niet te kiezen", "reason for not choosing"),
    "interest_judgement": Both("eigen oordeel", "own judgement"),
    "interest_weighing": Both("weging van wat elkaar tegenspreekt", "weighing of contradictions"),
    "interest_view": Both("eigen kijk", "own view"),
    "nobody_named": Both("niet vastgelegd wie", "not recorded who"),
    "no_day": Both("dag niet vastgelegd", "day not recorded"),
    "no_frame": Both("kader niet vastgelegd", "frame not recorded"),
    "told": Both("wie het hoorde", "who was told"),
    "no_told": Both("niet vastgelegd", "not recorded"),
    "ground": Both("wettelijke grond", "legal ground"),
    "no_ground": Both("staat in het besluit zelf", "stands in the decision itself"),
    "household": Both("huishouden", "household"),
    "now": Both("nu eerst", "now first"),
    "before_plan": Both("vóór het plan", "before the plan"),
    "before_next_phase": Both("vóór de volgende fase", "before the next phase"),
    "later": Both("later", "later"),
}
