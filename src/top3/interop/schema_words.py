"""What the keys and blocks of the data formats are called, in Dutch and in English.

Keys of a case have their names in `top3.model.labels`; here stands what results and plans add.
`Block.key` names a key in one block alone.
"""

from collections.abc import Mapping

from top3.errors import Both
from top3.interop.schema_words_scenario import SCENARIO_BLOCKS, SCENARIO_KEYS

_KEYS = """
schema|soort gegevens|kind of data
now|nu eerst|now first
do|wat te doen|what to do
ask_whom|met wie te overleggen|whom to consult
rule|regel|rule
rules|regels|rules
acute_check|acuut-controle|acute check
acute_basis|waarop de acuut-controle rust|what the acute check rests on
structural|herhaling|repetition
urgency|urgentie|urgency
at_least|ten minste|at least
at_most|niet uit te sluiten tot|not excluded up to
reach|veilig te bereiken via|can be reached safely by
template|uit welk sjabloon|from which template
concrete|concreet genoeg|concrete enough
missing|nog niet beschreven|not described yet
disputed_by|anders gezegd door|told otherwise by
accounts|hoe ieder het vertelt|how each tells it
stance|hoe die persoon het ziet|how that person sees it
findings|wat de regels zeggen|what the rules say
layer|laag|layer
leans_on|rust op oordelen|leans on judgements
facts|feiten|facts
order|volgorde van het voorstel|order of the proposal
top3|voorstel voor de top 3|proposed top 3
rank|plaats in de volgorde|place in the order
situation|situatie|situation
tied_with|gelijk met|tied with
at_the_cut|gelijk op de grens|tied at the limit
chosen|gekozen|chosen
proposed|voorgesteld|proposed
differences|verschillen tussen keuze en voorstel|where choice and proposal differ
to_make_concrete|nog concreet te maken|still to make concrete
first_question|eerste vraag|first question
not_chosen|niet in het voorstel|not in the proposal
own_lists|ieders eigen top 3|everybody's own top 3
own|bij wie op welke plaats|at which place for whom
view|eigen kijk|view
kept_from|niet delen met|not to be shared with
places|wie wat op welke plaats heeft|who has what at which place
place|plaats|place
set_aside|apart gezet|set aside
belongs|plaats in het plan|place in the plan
belongs_text|plaats in het plan, in woorden|place in the plan, in words
ask|te vragen|to ask
ordered|geordend|ordered
timeline|op volgorde van tijd|in order of time
undated|zonder dag|without a day
by_informant|per bron|by informant
by_kind|per soort|by kind
class_doubts|klassen om nog eens te bekijken|classes to look at again
open_acute|open acuut, niet in de top 3|open acute, not in the top 3
questions|vragen|questions
consult_instead|niet zelf vragen, wel raadplegen|do not ask yourself, do consult
tier|wanneer nodig|when it is needed
can_change|wat het antwoord kan veranderen|what the answer can change
alone|alleen te vragen|to be asked alone
answerable_until|na te gaan tot en met|can be found out until
plain|in gewone woorden|in plain words
consult|wie te raadplegen|whom to consult
advice|adviezen|advice
warnings|waarschuwingen|warnings
records|andere gegevens|other records
limits|grenzen van dit hulpmiddel|limits of this tool
receipt|herkomst van dit resultaat|where this result comes from
engine|versie van het programma|version of the program
diagnostics|hoeveel is bekeken|how much was looked at
outcomes|uitkomsten|outcomes
answers_not_read|antwoorden die geen regel leest|answers no rule reads
sha256|vingerafdruk|digest
loosened|wat openlijk is versoepeld|what is openly loosened
known_by|alleen wat toen was vastgelegd|only what was recorded by then
input_sha256|vingerafdruk van de invoer|digest of the input
input_hmac_sha256|vingerafdruk van de invoer, met sleutel|digest of the input, keyed
output_sha256|vingerafdruk van de uitkomst|digest of the output
output_hmac_sha256|vingerafdruk van de uitkomst, met sleutel|digest of the output, keyed
mine|eigen volgorde vooraf|own order beforehand
ref|verwijzingen|references
then|wat dan|what then
source|bron|source
mark|merk|mark
ids|bronnen|sources
quote|citaat|quote
finding_out|plan om te weten te komen|finding-out plan
agreed|afspraken van mensen|agreements people made
proposal|voorstel|proposal
gaps|wat nog ontbreekt|what is still missing
blocks|houdt de volgende stap tegen|holds up the next step
safety|deel 1: wat nu beschermt|part 1: what protects now
help|deel 2: hulp|part 2: help
future|deel 3: herstel|part 3: recovery
background|achtergrond, verandert niet|background, does not change
protective|wat al helpt|what helps already
elsewhere|hoort bij geen situatie van dit plan|belongs to no situation of this plan
nobody|niemand pakt dit op|nobody takes this up
not_said|niet gezegd wie dit oppakt|not said who takes this up
without_factor|nog niets aan gekoppeld dat kan veranderen|nothing that can change linked yet
factor|factor|factor
need|wat iemand nodig heeft|what somebody needs
looked_at|gekeken wat nodig is|looked at what is needed
checker|wie controleert|who checks
household|huishouden|household
person|persoon|person
type|soort gebeurtenis|type of event
actor|wie legt vast|who records
record|wat er is vastgelegd|what is recorded
shown|wat werd gezien|what was seen
case|zaak|case
audience|voor wie|for whom
document|welk document|which document
lang|taal|language
day|dag|day
for_whom|voor wie|for whom
steps|wat te doen in nood|what to do in an emergency
signs|vroege signalen|early-warning signs
helps|wat het in stand houdt of beschermt|what keeps it going or protects
face|vast gezicht|fixed face
stand_in|vervanging, tot en met|stand-in, until
number|nummer|number
checked_by_me|deze lezer controleert|this reader checks
ended|afgelopen|ended
lines|regels|lines
tone|soort kader|kind of box
label|wat wordt gevraagd|what is asked
svg|tekening|drawing
alternative|tekst in plaats van de tekening|text in place of the drawing
numbered|genummerd|numbered
strong|nadruk|stressed
lead|woorden vooraf|words set apart in front
headers|koppen|headers
rows|rijen|rows
caption|opschrift|caption
row_headers|eerste cel is de kop van de rij|first cell heads the row
GivenAgreement.mine|deze lezer houdt zich eraan|this reader keeps it
GivenAgreement.about|bij welke situaties|for which situations
GivenSign.about|bij welke situaties|for which situations
GivenLine.about|bij welke situaties|for which situations
GivenGoal.mine|doel van deze lezer|goal of this reader
GivenWords.mine|woorden van deze lezer|words of this reader
GivenSituation.own|eigen woorden, per persoon|own words, by person
GivenStatement.own|eigen woorden van deze lezer|own words of this reader
Given.words|eigen woorden|own words
HeadingBlock.text|tekst|text
HeadingBlock.level|hoe diep|how deep
ParagraphBlock.text|tekst|text
FieldBlock.name|korte naam van de regel|short name of the line
FieldBlock.lines|aantal regels|number of lines
FieldBlock.value|al ingevuld|filled in already
PlanView.given|wat deze lezer krijgt|what this reader is given
PlanView.mark|opschrift boven alles|mark over everything
PlanView.blocks|inhoud, op volgorde|content, in order
Case.top3|soort bestand|kind of file
View.top3|eigen top 3|own top 3
Decision.basis|op welke grond|on which ground
Plan.basis|waarop het plan rust|what the plan rests on
Plan.about|gaat over|is about
Diagnostics.rules|aantal regels|number of rules
Diagnostics.findings|aantal bevindingen|number of findings
Diagnostics.questions|aantal vragen|number of questions
Said.statements|aantal uitspraken|number of statements
Said.records|aantal andere gegevens|number of other records
HelpFactor.can_change|kan veranderen|can change
Gap.rule|regel|rule
Ask.who|wie vraagt het|who asks
OwnList.situations|situaties in eigen volgorde|situations in own order
Rule.then|uitkomst|outcome
Receipt.schema|soort gegevens|kind of data
Judgement.on|op|on
"""

_BLOCKS = """
About|waarover|about what
Account|hoe iemand het vertelt|how somebody tells it
AcuteRound|acute ronde|acute round
Agreement|afspraak|agreement
AnyEvent|gebeurtenis|event
Ask|te weten komen|to find out
AtTheCut|gelijk op de grens|tied at the limit
Behaviour|gedrag|behaviour
Capacity|kan zelf beslissen over|capacity
Case|zaak|case
Check|controle|check
Chosen|keuze van mensen|choice of people
ClassDoubt|klasse om nog eens te bekijken|class to look at again
Consent|toestemming|consent
Consequence|gevolg of signaal|consequence or sign
Consultation|raadpleging|consultation
Contact|veilig contact|safe contact
Decision|keuze of afweging|decision
Diagnostics|hoeveel is bekeken|how much was looked at
Difference|verschil|difference
EmergencyStep|stap in nood|emergency step
Erasure|gewist|erasure
Evaluation|evaluatie|evaluation
Event|gebeurtenissen|events
Events|gebeurtenissen|events
External|elders bekend als|known elsewhere as
Factor|factor|factor
Finding|wat een regel zegt|what a rule says
Future|deel 3: herstel|part 3: recovery
Gap|wat ontbreekt|what is missing
Given|wat deze lezer krijgt|what this reader is given
GivenAgreement|afspraak|agreement
GivenDecision|wie koos om dit te geven|who chose to give this
GivenDocument|gegeven document|document given
GivenGoal|doel|goal
GivenLine|in woorden, en van wie|in words, and whose
GivenMeasure|maatregel|measure
GivenSign|vroeg signaal|early-warning sign
GivenSituation|situatie|situation
GivenStatement|uitspraak|statement
GivenStep|stap in nood|step in an emergency
GivenWords|eigen woorden|own words
Goal|doel|goal
HandOver|overdracht|hand-over
HeldUnder|voorwaarde|condition
Help|deel 2: hulp|part 2: help
HelpFactor|factor in het plan|factor in the plan
Hold|even stil|hold
Household|huishouden|household
I18n|tekst in twee talen|text in two languages
Informed|wie is ingelicht|who was told
InstrumentOutcome|uitkomst van instrument|instrument outcome
InstrumentPart|onderdeel van instrument|part of an instrument
Interval|tussen twee niveaus|between two levels
Involvement|betrokken organisatie|involved organisation
Judgement|eigen oordeel|judgement
KnownAge|leeftijd, met bron|age, with its source
Layer|laag van de regels|layer of the rules
LayerName|laag van de regels|layer of the rules
LeftOut|bewust niet gekozen|left out on purpose
Measure|maatregel|measure
Moment|wat eraan komt|coming moment
Need|wat iemand nodig heeft|what somebody needs
NotApplicable|niet van toepassing, met reden|not applicable, with the reason
NotChosen|niet in het voorstel|not in the proposal
Noted|ander antwoord|other answer
Now|nu eerst|now first
Ordered|geordend|ordered
OtherHome|andere woonplek|other home
OwnList|eigen top 3|own top 3
OwnPlace|plaats in een eigen top 3|place in an own top 3
Parts|delen van het plan|parts of the plan
Person|mens|person
PersonFuture|herstel van één persoon|recovery of one person
Places|wie het op welke plaats heeft|who has it at which place
Plan|plan|plan
PlanView|wat een lezer krijgt|what a reader gets
Position|waar de zaak staat|where the case stands
Proposal|voorstel voor een afspraak|proposal for an agreement
Question|vraag|question
QuestionFact|feit waarover een vraag gaat|fact a question is about
Ranked|plaats in de volgorde|place in the order
Reason|reden|reason
Receipt|herkomst van dit resultaat|where this result comes from
RecoveryNeed|wat iemand nodig heeft om te herstellen|what somebody needs to recover
Relation|wie is wat van wie|relation
Report|melding of notitie|report
Representative|vertegenwoordiger|representative
Result|resultaat|result
Retraction|ingetrokken|retraction
RoleRef|rol en naam|role and name
Rule|regel|rule
RulesMoved|andere regels|rules moved
Safety|deel 1: wat nu beschermt|part 1: what protects now
SafetyItem|situatie in het plan|situation in the plan
Said|advies of waarschuwing|advice or warning
SetAside|apart gezet|set aside
Shown|wat werd gezien|what was seen
Situation|situatie|situation
SituationWords|situatie in woorden|situation in words
Source|bron|source
StandIn|vervanging|stand-in
Standing|stand|standing
Statement|uitspraak|statement
Strength|kracht|strength
Text|tekst in twee talen|text in two languages
ToMakeConcrete|nog concreet te maken|still to make concrete
Told|uitspraak op de tijdlijn|statement on the line of time
Unknown|niet bekend, met reden|not known, with the reason
View|eigen kijk|view
WarningSign|vroeg signaal|early-warning sign
When|wanneer|when
HeadingBlock|kop|heading
ParagraphBlock|alinea|paragraph
ItemsBlock|opsomming|list
TableBlock|tabel|table
FigureBlock|tekening|drawing
BoxBlock|kader|box
FieldBlock|ruimte om te schrijven|room to write
PageBreakBlock|nieuwe bladzijde|new page
Known|bekend, met bron|known, with its source
Disputed|men spreekt elkaar tegen|people contradict each other
Weighing|afgewogen|weighed
OpenSet|lijst, met bron|list, with its source
Option|naam uit de lijst|name from the list
"""

_FORMS = """
string|tekst|text
date|dag|day
array|lijst|list
object|blok|block
integer|getal|number
boolean|ja of nee|yes or no
null|niets|nothing
person|iemand uit de zaak (nummer)|somebody in the case (id)
"""


def _table(rows: str) -> dict[str, Both]:
    split = (row.split("|") for row in rows.strip().splitlines())
    return {name: Both(nl, en) for name, nl, en in split}


KEYS: Mapping[str, Both] = _table(_KEYS + SCENARIO_KEYS.lstrip())
"""The names of keys: of `Block.key` in one block, of `key` anywhere."""

BLOCKS: Mapping[str, Both] = _table(_BLOCKS + SCENARIO_BLOCKS.lstrip())
"""The names of blocks; those of facts, sets and claims by how they begin."""

FORMS: Mapping[str, Both] = _table(_FORMS)
"""The names of plain forms, where a form stands as one of several choices."""
