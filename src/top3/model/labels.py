"""The Dutch and English name of every key of a case file, for messages, forms and schemas."""

from top3.errors import Both

_ROWS = """
top3|soort bestand|kind of file
id|nummer|id
fictional|verzonnen|fictional
pseudonymised|gepseudonimiseerd|pseudonymised
as_of|peildatum|as of
people|mensen|people
relations|wie is wat van wie|relations
household|huishouden|household
members|wie horen erbij|members
fixed_face|vast gezicht|fixed face
reports|meldingen en notities|reports
statements|uitspraken|statements
acute_rounds|acute rondes|acute rounds
situations|situaties|situations
factors|factoren|factors
consequences|gevolgen en signalen|consequences
strengths|krachten|strengths
needs|wat iemand nodig heeft om te herstellen|recovery needs
area|levensgebied|area
effect|effect op het gedrag|effect
state|hoe ver|state
views|ieders eigen kijk|views
judgements|eigen oordelen|judgements
instrument_outcomes|uitkomsten van instrumenten|instrument outcomes
instrument|instrument|instrument
version|versie|version
outcome|uitkomst|outcome
parts|onderdelen|parts
noted|andere antwoorden|other answers
fact|welk feit|fact
goals|doelen|goals
agreements|afspraken|agreements
checks|controles|checks
warning_signs|vroege signalen|early-warning signs
emergency_steps|wat te doen in nood|emergency route
measures|maatregelen|measures
decisions|keuzes en afwegingen|decisions
evaluations|evaluaties|evaluations
moments|wat eraan komt|coming moments
involvements|betrokken organisaties|involved organisations
documents|gegeven documenten|documents given
consents|toestemmingen|consents
consultations|raadplegingen|consultations
hand_overs|overdrachten|hand-overs
stand_ins|vervanging|stand-ins
holds|even stil|holds
position|waar de zaak staat|position
phase|fase|phase
name|naam|name
born|geboren|born
age|leeftijd|age
unit|eenheid|unit
roles|rollen|roles
role|rol|role
needs_daily_care|heeft dagelijks zorg nodig|needs daily care
conditions|toestand|conditions
contact|veilig contact|safe contact
safe_ways|veilig bereikbaar via|safe ways
unsafe_ways|niet via|unsafe ways
safe_times|veilige tijden|safe times
interpreter|tolk|interpreter
may_keep_paper_at_home|mag papier thuis bewaren|may keep paper at home
device_shared_with|wie kijkt mee op het toestel|device shared with
representatives|vertegenwoordigers|representatives
capacities|kan zelf beslissen over|capacities
subject|onderwerp|subject
subjects|onderwerpen|subjects
able|kan dat|able
established_by|vastgesteld door|established by
other_homes|andere woonplek|other homes
with|met|with
period|wanneer|period
who|wie|who
of|van|of
kind|soort|kind
authority|gezag|authority
from|vanaf|from
to|tot|to
until|tot en met|until
title|titel|title
informant|wie vertelde het|informant
written_by|wie schreef het op|written by
happened|gebeurd|happened
recorded|vastgelegd|recorded
hide_from|niet voor|hide from
may_be_shown_to|wel voor|may be shown to
report|melding|report
about|over wie of wat|about
text|letterlijke tekst|literal text
class|klasse|class
held_under|voorwaarde|condition
present_when_told|wie was erbij toen het verteld werd|present when told
unprompted|uit zichzelf verteld|unprompted
reply_of|antwoord op|reply of
heard_from|gehoord van|heard from
statement|uitspraak|statement
person|persoon|person
on|op|on
at|om|at
asked_by|gevraagd door|asked by
present|wie was erbij|present
answers|antwoorden, of: bij welke situatie|answers
actors|wie doet het|actors
affected|bij wie|affected
when|wanneer|when
around|rond|around
pattern|patroon|pattern
anchor|ijkpunt|anchor
start|begin|start
behaviour|gedrag|behaviour
omission|niet doen|omission
words|in woorden|words
kinds|soorten gedrag|kinds
where|waar|where
trigger|aanleiding|trigger
how_often|hoe vaak|how often
consequence|gevolg|consequence
needed_medical_care|medische zorg nodig|needed medical care
alone_with_affected|alleen met deze persoon|alone with affected
seen_by|hoe ziet ieder het|seen by
own_words|eigen woorden|own words
standing|stand|standing
is|is|is
because|omdat|because
by|door|by
level|niveau|level
scale|schaal|scale
dynamic|veranderbaar|dynamic
hangs_on|hoort bij|hangs on
keepers|wie houdt zich eraan|keepers
what|wat|what
checkers|wie controleert|checkers
check|hoe gecontroleerd|check
otherwise|als het niet lukt|otherwise
evaluate|evaluatie op|evaluate
safety_critical|kritisch voor veiligheid|safety critical
holds_where|geldt waar|holds where
status|stand|status
agreement|afspraak|agreement
found|gevonden|found
items|onderdelen|items
reason|reden|reason
code|code|code
left_out|bewust niet gekozen|left out on purpose
item|onderdeel|item
legal_frame|kader|legal frame
informed|wie is ingelicht|informed
saw|wat lag voor|saw
watches|wie houdt zicht|watches
look_again|weer kijken op|look again
weighs|weegt af|weighs
replaces|komt in plaats van|replaces
valid_until|geldig tot en met|valid until
closed|gesloten op|closed
protects|beschermt|protects
since|sinds|since
decision|keuze|decision
external|elders bekend als|external
system|systeem|system
value|waarde|value
unknown|onbekend omdat|unknown
note|notitie|note
claims|wat ieder zegt|claims
weighed|afgewogen|weighed
not_applicable|niet van toepassing omdat|not applicable
has|bevat|has
complete|dit is alles|complete
nl|Nederlands|Dutch
en|Engels|English
given|gegeven|given
purpose|doel|purpose
asked|aan wie|asked
asked_alone|alleen gesproken|asked alone
question|vraag|question
answer|antwoord|answer
named|met naam|named
how|hoe|how
may_be_kept_at_home|mag thuis bewaard worden|may be kept at home
withdrawn|teruggenomen|withdrawn
giver|wie draagt over|giver
receiver|wie neemt over|receiver
offered|aangeboden|offered
accepted|aanvaard|accepted
instead_of|in plaats van|instead of
organisation|organisatie|organisation
plan|plan|plan
why|waarom|why
result|resultaat|result
earlier_reports|eerdere meldingen|earlier reports
decided|besloten|decided
event|gebeurtenis|event
events|gebeurtenissen|events
basis|op welke grond|basis
changes|wat verandert|changes
digest|vingerafdruk|digest
texts|teksten|texts
signal|bij welk signaal|at which signal
only_for|alleen voor|only for
noticed_by|wie het merkt|noticed by
then|wat dan|what then
agenda_is_private|eigen agenda, niemand kijkt mee|agenda is private
address_is_secret|adres is geheim|address is secret
on_line|op een lijn van 0 tot 10|on a line from 0 to 10
to_whom|voor wie|to whom
purpose|waarvoor|purpose
necessary|nodig voor dat doel|necessary
told|wat de betrokkene ervan weet|what the person was told
informants|op wie het rust|informants
protection|wat beschermt daarna|protection afterwards
seen_again|weer gezien op|seen again
against|gaat in tegen|goes against
agenda_key|willekeurige sleutel voor de agenda|random key for agendas
"""

LABELS: dict[str, Both] = {
    key: Both(nl, en) for key, nl, en in (row.split("|") for row in _ROWS.strip().splitlines())
}
