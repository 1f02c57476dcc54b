"""Every closed list of a data format: its name, and what each option is called in nl and en."""

from collections.abc import Mapping

from top3.errors import Both
from top3.interop.schema_words_scenario import SCENARIO_OPTIONS
from top3.rules.explain import REASONS

_ROWS = """
UnknownReason|not_asked|-|-
UnknownReason|asked_unknown|-|-
UnknownReason|declined|-|-
UnknownReason|withheld|-|-
UnknownReason|outdated|-|-
UnknownReason|disputed|-|-
UnknownReason|not_concrete|-|-
UnknownReason|not_free|-|-
UnknownReason|may_not_be_asked|-|-
UnknownReason|can_no_longer_be_known|-|-
UnknownReason|nobody_to_ask|-|-
QuestionReason|not_asked|-|-
QuestionReason|asked_unknown|-|-
QuestionReason|declined|-|-
QuestionReason|withheld|-|-
QuestionReason|outdated|-|-
QuestionReason|disputed|-|-
QuestionReason|not_concrete|-|-
QuestionReason|not_free|-|-
QuestionReason|may_not_be_asked|-|-
QuestionReason|can_no_longer_be_known|-|-
QuestionReason|nobody_to_ask|-|-
QuestionReason|presence_not_recorded|-|-
AgreementStatus|running|loopt|running
AgreementStatus|replaced|vervangen|replaced
AgreementStatus|ended|afgelopen|ended
CheckFound|kept|nagekomen|kept
CheckFound|broken|niet nagekomen|not kept
CheckFound|partly|deels nagekomen|partly kept
DecisionKind|top3_chosen|top 3 gekozen|top 3 chosen
DecisionKind|plan_adopted|plan vastgesteld|plan adopted
DecisionKind|gate_passed|poort voorbijgegaan met een besluit|gate passed by a decision
DecisionKind|acute_opened|acuut geopend|acute opened
DecisionKind|acute_closed|acuut gesloten|acute closed
DecisionKind|phase_opened|fase geopend|phase opened
DecisionKind|scaled|opgeschaald of afgeschaald|scaled up or down
DecisionKind|closed|afgesloten|closed
DecisionKind|share|delen met iemand|share with somebody
DecisionKind|postpone_talk|gesprek uitstellen|postpone a talk
DecisionKind|report_to_veilig_thuis|melden bij Veilig Thuis|report to Veilig Thuis
DecisionKind|other|iets anders|something else
LegalFrame|voluntary|vrijwillig|voluntary
LegalFrame|pressured|onder drang|under pressure
LegalFrame|compulsory|gedwongen kader|compulsory
Informants|several|meer bronnen|several sources
Informants|one_protected|één bron die bescherming nodig heeft|one source that needs protection
FactorKind|risk|verhoogt de kans op onveilig gedrag|raises the chance of unsafe behaviour
FactorKind|protective|beschermt|protects
FactorLevel|person|persoon|person
FactorLevel|relation|relatie|relation
FactorLevel|household|huishouden|household
FactorLevel|system|omgeving en instanties|surroundings and organisations
InvolvementStatus|active|betrokken|active
InvolvementStatus|waiting|op de wachtlijst|waiting
InvolvementStatus|stopped|gestopt|stopped
InvolvementStatus|never_started|nooit begonnen|never started
AgeUnit|years|jaren|years
AgeUnit|months|maanden|months
AgeUnit|weeks|weken|weeks
StatementKind|observation|zelf gezien of gehoord|seen or heard oneself
StatementKind|account|verteld|told
StatementKind|document|op papier|on paper
StatementKind|interpretation|uitleg|interpretation
StatementKind|wish|wens|wish
Stance|acknowledged|erkent het|acknowledges it
Stance|denied|ontkent het|denies it
Stance|differs|vertelt het anders|tells it differently
Stance|not_asked|nog niet gevraagd|not asked yet
StandingIs|current|actueel|current
StandingIs|cannot_occur_now|kan nu op deze manier niet gebeuren|cannot occur in this way now
StandingIs|past|voorbij|past
AcuteCheck|required|nodig|required
AcuteCheck|cannot_exclude|niet uit te sluiten|cannot be excluded
AcuteCheck|not_found|niet genoemd|not mentioned
AcuteBasis|signal|er is een signaal|there is a signal
AcuteBasis|asked_not_known|gevraagd, niet bekend|asked, not known
AcuteBasis|not_asked|nog niet gevraagd|not asked yet
Answered|yes|ja|yes
Answered|no|nee|no
Answered|unknown|niet bekend|not known
WhyNot|not_concrete|nog niet concreet|not concrete yet
WhyNot|beyond_limit|komt na de eerste drie|comes after the first three
WhyNot|tied_at_limit|gelijk op de grens|tied at the limit
WhyNot|not_shareable|kan niet met iedereen besproken worden|cannot be talked about with all
WhyNot|chosen_otherwise|mensen kozen anders|people chose otherwise
WhyNot|past|voorbij|past
Tier|now|nu|now
Tier|before_plan|voor het plan|before the plan
Tier|before_next_phase|voor de volgende fase|before the next phase
Tier|later|later|later
Outcome|present|aanwezig|present
Outcome|cannot_exclude|niet uit te sluiten|cannot be excluded
Outcome|not_found|niet genoemd|not mentioned
RuleKind|tag|kenmerk|tag
RuleKind|judgement|oordeel|judgement
RuleKind|danger|gevaar|danger
RuleKind|question|vraag|question
RuleKind|warning|waarschuwing|warning
RuleKind|advice|advies|advice
RuleKind|gate|poort|gate
RuleKind|priority|volgorde|priority
Scope|situation|situatie|situation
Scope|person|mens|person
Scope|agreement|afspraak|agreement
Scope|factor|factor|factor
Scope|household|huishouden|household
StatusName|draft|concept|draft
StatusName|reviewed|nagekeken|reviewed
StatusName|adopted|vastgesteld|adopted
SourceMark|S|gezien in een bron|seen in a source
SourceMark|S~|deels gezien, of regionaal|seen in part, or regional
SourceMark|I|afgeleid, concept|inferred, draft
SourceMark|B|achtergrondkennis, concept|background knowledge, draft
SourceMark|B?|onzekere achtergrondkennis, concept|uncertain background knowledge, draft
SourceMark|mixed|deels gezien, deels afgeleid, concept|part seen, part inferred, draft
SourceText|quote|citaat|quote
SourceText|paraphrase|in eigen woorden|in own words
SourceText|none|geen tekst overgenomen|no text taken over
Audience|worker|beroepskracht|professional
Audience|family|gezin|family
Audience|child|kind|child
Audience|network|netwerk|network
Audience|organisation|organisatie|organisation
Audience|subject|degene over wie het gaat|whom it is about
Audience|mda|multidisciplinair overleg|multidisciplinary table
Audience|handover|wie het overneemt|who takes over
Audience|auditor|wie toezicht houdt|who supervises
DocumentKind|plan|plan|plan
DocumentKind|papers|werkbladen|working papers
DocumentKind|own-safety|eigen veiligheid|own safety
DocumentKind|omissions|wat is weggelaten|what was left out
Language|nl|Nederlands|Dutch
Language|en|Engels|English
BoxTone|note|let op|note
BoxTone|danger|gevaar|danger
PlanBasis|chosen|gekozen door mensen|chosen by people
PlanBasis|proposed|voorstel van de regels|proposed by the rules
"""


def _options() -> dict[str, dict[str, Both]]:
    made: dict[str, dict[str, Both]] = {}
    for row in (_ROWS + SCENARIO_OPTIONS.lstrip()).strip().splitlines():
        name, value, nl, en = row.split("|")
        made.setdefault(name, {})[value] = REASONS[value] if nl == "-" else Both(nl, en)
    return made


OPTIONS: Mapping[str, Mapping[str, Both]] = _options()
"""The options of each list, by the name of the list."""

LIST_OF: Mapping[frozenset[str], str] = {
    frozenset(options): name for name, options in OPTIONS.items()
}
"""The name of a list, by what is in it."""
