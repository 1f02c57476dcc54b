"""What the keys and blocks of a scenario are called, in Dutch and in English.

Names that mean the same in a case stand with those of a case.
"""

SCENARIO_KEYS = """
chance|kans, van 100|chance, of 100
only_if|alleen op deze takken|only on these branches
Scenario.id|naam van het scenario|name of the scenario
Scenario.about|waar het over gaat|what it is about
Scenario.level|niveau|level
Scenario.forms|vormen van geweld|forms of violence
Scenario.family_form|gezinsvorm|family form
Scenario.months|maanden waarin het kan beginnen|months in which it can begin
Scenario.branches|tweesprongen|forks
Scenario.things|wat één keer getrokken wordt|what is drawn once
Scenario.cast|mensen|people
Scenario.ties|wie is wat van wie|who is what to whom
Scenario.happenings|wat er gebeurt|what happens
Scenario.reports|verslagen|reports
Scenario.also|andere delen van het dossier|other parts of the record
Scenario.course|verloop|course
Scenario.teaching|voor de trainer|for the trainer
ScenarioAge.older_than|zoveel ouder dan|so much older than
ScenarioBranch.id|naam|name
ScenarioBranch.weights|keuzes met gewicht|choices with a weight
ScenarioHappening.id|naam|name
ScenarioHappening.medical_care|had zorg van een arts nodig|needed medical care
ScenarioHappening.alone|alleen met wie het overkomt|alone with whom it happens to
ScenarioHappening.open|waarom het niet bekend is|why it is not known
ScenarioHappening.record|andere velden van een situatie|other fields of a situation
ScenarioMember.id|naam in het scenario|name in the scenario
ScenarioMember.gender|alleen dit geslacht|this gender only
ScenarioMember.known_age|hoe de leeftijd bekend is|how the age is known
ScenarioMember.lives_here|woont hier|lives here
ScenarioMember.family|zelfde familie als|same family as
ScenarioMember.called_by|hoe genoemd|called by
ScenarioMember.record|andere velden van een mens|other fields of a person
ScenarioNext.to|welk moment|which moment
ScenarioNext.weight|gewicht|weight
ScenarioNext.after|na hoeveel dagen|after how many days
ScenarioNote.text|tekst|text
ScenarioPiece.id|naam|name
ScenarioPiece.record|velden|fields
ScenarioReport.id|naam|name
ScenarioReport.later|hoeveel dagen later opgeschreven|how many days later written down
ScenarioReport.moment|op welk moment het binnenkomt|at which moment it comes in
ScenarioReport.says|uitspraken|statements
ScenarioReport.record|andere velden van een verslag|other fields of a report
ScenarioSaying.id|naam|name
ScenarioSaying.tells|vertelt van|tells of
ScenarioSaying.gives|maakt bekend|makes known
ScenarioSaying.claims|zegt het anders|says it otherwise
ScenarioSaying.denies|ontkent|denies
ScenarioSaying.minimises|maakt kleiner|makes smaller
ScenarioSaying.withdraws|neemt terug|takes back
ScenarioSaying.record|andere velden van een uitspraak|other fields of a statement
ScenarioStage.id|naam|name
ScenarioStage.steps|stappen|steps
ScenarioStage.next|wat erna kan komen|what can come next
ScenarioStep.report|verslag dat binnenkomt|report that comes in
ScenarioStep.new_violence|nieuw geweld|new violence
ScenarioStep.choose|gekozen top 3|chosen top 3
ScenarioStep.move|fase die opengaat|phase that opens
ScenarioStep.do|soort gebeurtenis|type of event
ScenarioStep.as|naam van wat gemaakt wordt|name of what is made
ScenarioStep.or|als de poort dicht is|where the gate is shut
ScenarioStep.record|velden|fields
ScenarioStep.story|hoe het ging|how it went
ScenarioTeaching.aims|doelen|aims
ScenarioTeaching.pitfalls|valkuilen|pitfalls
ScenarioTeaching.differ|waarover experts kunnen verschillen|what experts may differ on
ScenarioThing.id|naam|name
ScenarioThing.options|mogelijkheden|options
ScenarioTie.record|andere velden van een relatie|other fields of a relation
ScenarioWhen.before|dagen ervoor, van en tot|days before, from and to
ScenarioWhen.after|dagen erna, van en tot|days after, from and to
ScenarioWhen.of|voor of na wat|before or after what
ScenarioWhen.days|op hoeveel dagen|on how many days
ScenarioWhen.period|hoeveel dagen het duurde|how many days it lasted
ScenarioWhen.weekday|dag van de week|day of the week
ScenarioWhen.school|op een schooldag|on a school day
"""

SCENARIO_BLOCKS = """
Scenario|scenario|scenario
ScenarioAge|leeftijd|age
ScenarioBranch|tweesprong|fork
ScenarioHappening|wat er gebeurt|something that happens
ScenarioMember|iemand van het scenario|somebody of the scenario
ScenarioNext|wat erna kan komen|what can come next
ScenarioNote|regel voor de trainer|line for the trainer
ScenarioPhrase|manier om het te zeggen|way to say it
ScenarioPiece|deel van het dossier|part of the record
ScenarioReport|verslag|report
ScenarioSaying|uitspraak|statement
ScenarioStage|moment|moment
ScenarioStep|stap|step
ScenarioTeaching|voor de trainer|for the trainer
ScenarioThing|ding|thing
ScenarioTie|wie is wat van wie|who is what to whom
ScenarioWhen|wanneer|when
"""

SCENARIO_OPTIONS = """
ScenarioLevel|start|begin|start
ScenarioLevel|practised|geoefend|practised
ScenarioLevel|expert|ervaren|expert
Gender|woman|vrouw|woman
Gender|man|man|man
FamilyForm|couple|twee partners zonder kinderen|couple without children
FamilyForm|two_parents|twee ouders|two parents
FamilyForm|single_parent|één ouder|one parent
FamilyForm|stepfamily|samengesteld gezin|stepfamily
FamilyForm|separated|gescheiden ouders|separated parents
FamilyForm|adult_family|volwassen familie|adult family
FamilyForm|extended_family|grootfamilie|extended family
FamilyForm|living_alone|woont alleen|living alone
FamilyForm|foster_family|pleeggezin|foster family
KnownAgeAs|born|geboortedag|day of birth
KnownAgeAs|age|leeftijd|age
KnownAgeAs|unknown|niet bekend|not known
CalledBy|first_name|voornaam|first name
CalledBy|surname|achternaam|surname
ShutGate|decide|iemand besluit erlangs te gaan|somebody decides to pass it
ShutGate|stay|het blijft waar het is|it stays where it is
Weekday|mon|maandag|Monday
Weekday|tue|dinsdag|Tuesday
Weekday|wed|woensdag|Wednesday
Weekday|thu|donderdag|Thursday
Weekday|fri|vrijdag|Friday
Weekday|sat|zaterdag|Saturday
Weekday|sun|zondag|Sunday
MadeKnown|actors|wie het doet|who does it
MadeKnown|affected|bij wie|to whom
MadeKnown|present|wie erbij is|who is there
MadeKnown|behaviour|wat er gebeurt|what happens
MadeKnown|when|wanneer|when
MadeKnown|where|waar|where
MadeKnown|trigger|aanleiding|trigger
MadeKnown|how_often|hoe vaak|how often
MadeKnown|consequence|gevolg|consequence
MadeKnown|medical_care|zorg van een arts|medical care
MadeKnown|alone|alleen met wie het overkomt|alone with whom it happens to
"""
