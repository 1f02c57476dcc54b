"""What a kind of decision is called in documents, in Dutch and English."""

from top3.errors import Both

DECISIONS: dict[str, Both] = {
    "top3_chosen": Both("top 3 gekozen", "top 3 chosen"),
    "plan_adopted": Both("plan vastgesteld", "plan adopted"),
    "gate_passed": Both("poort voorbijgegaan met een besluit", "gate passed by a decision"),
    "acute_opened": Both("acuut geopend", "acute opened"),
    "acute_closed": Both("acuut gesloten", "acute closed"),
    "phase_opened": Both("fase geopend", "phase opened"),
    "scaled": Both("op- of afgeschaald", "scaled up or down"),
    "closed": Both("afgesloten", "closed"),
    "share": Both("gekozen wat gedeeld wordt", "chosen what is shared"),
    "postpone_talk": Both("gesprek uitgesteld", "talk postponed"),
    "report_to_veilig_thuis": Both("melding bij Veilig Thuis", "report to Veilig Thuis"),
    "other": Both("keuze", "decision"),
}
