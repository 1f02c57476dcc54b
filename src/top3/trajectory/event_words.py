"""What every type of event is called, in Dutch and English."""

from top3.errors import Both

EVENT_WORDS = {
    # what is known
    "person_described": Both("mens beschreven", "person described"),
    "household_described": Both("huishouden beschreven", "household described"),
    "relation_described": Both("band beschreven", "relation described"),
    "report_received": Both("melding of notitie binnen", "report received"),
    "statement_added": Both("uitspraak toegevoegd", "statement added"),
    "acute_round_held": Both("acute ronde gehouden", "acute round held"),
    "situation_described": Both("situatie beschreven", "situation described"),
    "new_violence_reported": Both("nieuw geweld gemeld", "new violence reported"),
    "factor_described": Both("factor beschreven", "factor described"),
    "consequence_described": Both("gevolg beschreven", "consequence described"),
    "strength_described": Both("kracht beschreven", "strength described"),
    "need_described": Both("wat nodig is beschreven", "need described"),
    "instrument_recorded": Both(
        "uitkomst van instrument vastgelegd", "instrument outcome recorded"
    ),
    "answer_noted": Both("antwoord genoteerd", "answer noted"),
    "moment_expected": Both("wat eraan komt vastgelegd", "coming moment recorded"),
    "involvement_described": Both("betrokken organisatie beschreven", "involvement described"),
    # how people see it
    "view_recorded": Both("eigen kijk vastgelegd", "view recorded"),
    "view_not_given": Both("naar eigen kijk gevraagd, niet gegeven", "view asked and not given"),
    "judged": Both("beoordeeld", "judged"),
    "weighed": Both("afgewogen", "weighed"),
    # what is agreed
    "goal_set": Both("doel afgesproken", "goal set"),
    "goal_looked_at": Both("naar doel gekeken", "goal looked at"),
    "agreement_made": Both("afspraak gemaakt", "agreement made"),
    "agreement_changed": Both("afspraak veranderd", "agreement changed"),
    "agreement_checked": Both("afspraak nagekeken", "agreement checked"),
    "agreement_kept": Both("afspraak nagekomen", "agreement kept"),
    "agreement_broken": Both("afspraak niet nagekomen", "agreement broken"),
    "warning_sign_described": Both("vroeg signaal beschreven", "early-warning sign described"),
    "emergency_step_described": Both("stap in nood beschreven", "emergency step described"),
    "measure_started": Both("maatregel begonnen", "measure started"),
    "measure_ended": Both("maatregel geëindigd", "measure ended"),
    "evaluated": Both("geëvalueerd", "evaluated"),
    "consulted": Both("geraadpleegd", "consulted"),
    "expert_answered": Both("antwoord van deskundige", "expert input"),
    "document_given": Both("document gegeven", "document given"),
    "document_withdrawn": Both("document teruggenomen", "document withdrawn"),
    "consent_given": Both("toestemming gegeven", "consent given"),
    "consent_ended": Both("toestemming geëindigd", "consent ended"),
    # who keeps direction
    "hand_over_offered": Both("overdracht aangeboden", "hand-over offered"),
    "hand_over_accepted": Both("overdracht aanvaard", "hand-over accepted"),
    "hand_over_declined": Both("overdracht niet aanvaard", "hand-over declined"),
    "stand_in_named": Both("vervanging genoemd", "stand-in named"),
    "hold_opened": Both("even stil: wordt uitgezocht", "hold opened"),
    "hold_closed": Both("uitgezocht", "hold closed"),
    # what is decided
    "top3_chosen": Both("top 3 gekozen", "top 3 chosen"),
    "plan_adopted": Both("plan vastgesteld", "plan adopted"),
    "decided": Both("besloten", "decided"),
    "gate_passed": Both("poort voorbijgegaan met een besluit", "gate passed by a decision"),
    "acute_opened": Both("acuut geopend", "acute opened"),
    "acute_closed": Both("acuut gesloten", "acute closed"),
    "phase_opened": Both("fase geopend", "phase opened"),
    "phase_reopened": Both("fase heropend", "phase reopened"),
    "scaled_up": Both("opgeschaald", "scaled up"),
    "scaled_down": Both("afgeschaald", "scaled down"),
    "closed": Both("afgesloten", "closed"),
    # about the trajectory itself
    "proposal_shown": Both("voorstel getoond", "proposal shown"),
    "rules_moved": Both("andere regelset", "rule set moved"),
    "retracted": Both("teruggenomen", "retracted"),
    "erased": Both("gewist", "erased"),
}
"""The words of every type, by its name, in the order of the table of types."""
