"""What the values in an audit are called: backgrounds, phases, endings and urgency, in words."""

from collections.abc import Mapping

from top3.casuistry.telling.words import WORDS
from top3.errors import Both

_FAMILY_FORMS = (
    "couple", "two_parents", "single_parent", "stepfamily", "separated", "adult_family",
    "extended_family", "living_alone", "foster_family",
)  # fmt: skip
VALUE_LABELS: Mapping[str, Both] = {
    **{name: WORDS[name] for name in _FAMILY_FORMS},
    "dutch": Both("Nederlands", "Dutch"),
    "frisian": Both("Fries", "Frisian"),
    "limburgish": Both("Limburgs", "Limburgish"),
    "turkish": Both("Turks", "Turkish"),
    "moroccan_arabic": Both("Marokkaans (Arabisch)", "Moroccan (Arabic)"),
    "moroccan_amazigh": Both("Marokkaans (Amazigh)", "Moroccan (Amazigh)"),
    "surinamese_creole": Both("Surinaams (Creools)", "Surinamese (Creole)"),
    "surinamese_hindustani": Both("Surinaams (Hindostaans)", "Surinamese (Hindustani)"),
    "antillean": Both("Antilliaans", "Antillean"),
    "moluccan": Both("Moluks", "Moluccan"),
    "polish": Both("Pools", "Polish"),
    "ukrainian": Both("Oekraïens", "Ukrainian"),
    "syrian": Both("Syrisch", "Syrian"),
    "eritrean": Both("Eritrees", "Eritrean"),
    "somali": Both("Somalisch", "Somali"),
    "ghanaian": Both("Ghanees", "Ghanaian"),
    "cape_verdean": Both("Kaapverdisch", "Cape Verdean"),
    "chinese": Both("Chinees", "Chinese"),
    "attention": Both("aandacht", "attention"),
    "serious": Both("ernstig", "serious"),
    "acute": Both("acuut", "acute"),
    "required": Both("nodig", "required"),
    "cannot_exclude": Both("acuut niet uit te sluiten", "acute cannot be excluded"),
    "not_found": Both("niets acuuts gevonden", "nothing acute found"),
    "intake": Both("aanmelding", "intake"),
    "direct_safety": Both("directe veiligheid", "direct safety"),
    "stable_safety": Both("stabiele veiligheid", "stable safety"),
    "recovery": Both("herstel", "recovery"),
    "following": Both("volgen", "following"),
    "closed": Both("afgesloten", "closed"),
    "regular": Both("gewone aanpak", "regular approach"),
    "mda_considered": Both("MDA++ wordt overwogen", "MDA++ considered"),
    "mda": Both("MDA++", "MDA++"),
    "scaled_down": Both("afgeschaald", "scaled down"),
    "followed_to_the_end": Both("gevolgd tot het einde", "followed to the end"),
    "handed_over": Both("overgedragen", "handed over"),
    "consent_withdrawn": Both("toestemming ingetrokken", "consent withdrawn"),
    "no_situation": Both("geen situatie vastgesteld", "no situation established"),
    "moved": Both("verhuisd", "moved"),
    "died": Both("overleden", "died"),
}
