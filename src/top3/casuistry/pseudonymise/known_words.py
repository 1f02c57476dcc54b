"""Which words say nothing about who somebody is: those our own rules and lists use, and a few more.

A word that is in here is never taken for a name by itself. What is not in here is for people.
"""

import re
from functools import lru_cache

from top3.casuistry.pseudonymise.folding import folded
from top3.method.load import rules_folder

_WORD = re.compile(r"[^\W\d_]+")
_LARGEST = 3_000_000

_OPENERS = """
aan achter af al alle alleen als anders bij binnen buiten daar daarna daarom dan dat de deze die
dit door dus een eens eerst eerder elke en er ergens even geen gisteren haar had heb hebben heeft
hem het hier hij hoe hoewel hun ik iedereen iemand in intussen is ja jij je juist kan kon laat
later maar mag meestal men met mijn misschien moet na naar nadat nee net niemand niet niets nog nu
ochtend of om omdat onder ondertussen ongeveer ons ook op opeens over pas plotseling samen
sinds soms straks te tegen terwijl thuis toch toen tot tussen uit uiteindelijk van vandaag vanaf
vanavond vanmiddag vannacht vanochtend vaak veel verder vlak volgens voor vooral vorig vorige waar
waarom wanneer want was wat we weer wel welke werd wie wij wil worden wordt zal ze zelf zich zij
zijn zo zodat zodra zonder zou heel laatst nooit altijd mam pap mama papa oma opa tante oom
mevrouw meneer mijnheer dokter juf meester moeder vader broer zus zusje broertje dochter zoon kind
kinderen baby man vrouw jongen meisje buurvrouw buurman ouders ouder partner ex vriend vriendin
stiefvader stiefmoeder melder patiënt cliënt client bewoner politie school huisarts
huisartsenpost wijkteam ambulance rechter buurt straat huis keuken gang
a about after again all also and are as at because before but by can child did do does don down
every few first for from had has have he her here his how i if in into it its just later like
mother father maybe mr mrs ms my no not now of off often on once only or our out over said says
school she since so sometimes still than that the their them then there they this to today under
until up very was we were what when where which while who why will with without yes you your
aunt uncle grandma grandpa mum dad neighbour police doctor
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
monday tuesday wednesday thursday friday saturday sunday
mondays tuesdays wednesdays thursdays fridays saturdays sundays ter ten ga geef bel kom notitie
dhr mw mevr opnieuw eenmaal tweemaal driemaal steeds inmiddels vermoedelijk waarschijnlijk
januari februari maart april mei juni juli augustus september oktober november december
jan feb mrt apr jun jul aug sep sept okt nov dec ma di wo vr za zo mon tue wed thu fri sat sun
january february march may june july october
nederland nederlands nederlandse dutch english engels engelse netherlands
veilig thuis jeugdbescherming jeugdzorg kinderbescherming kindertelefoon halt slachtofferhulp
kerst kerstmis sinterklaas pasen pinksteren hemelvaart koningsdag nieuwjaar ramadan suikerfeest
christmas easter
"""
_ACRONYMS = """
aed avg bhv bsn iban bjz bso bw cjg csg echr ggd ggz gi gp hap hg hic ic iot jgz kdv kt mbo mda
mdo nl om
pgb poh po pt ptss rvdk sba seh smw tbs tv vo vt vwo wlz wmo wvggz zzp havo vmbo hbo sms app gps
who tso ok id ehbo dna eu rtl top asap adhd
"""


@lru_cache(maxsize=4)
def known_words(rules: str = "top3") -> frozenset[str]:
    """Return every word that stands in small letters in the texts of a rule set, and our own."""
    found = {folded(each) for each in _OPENERS.split()}
    for file in rules_folder(rules).iterdir():
        if not file.name.endswith(".yaml") or file.name.endswith((".test.yaml", "mutants.yaml")):
            continue
        text = file.read_text(encoding="utf-8")[:_LARGEST]
        found.update(folded(each) for each in _WORD.findall(text) if each.islower())
    return frozenset(found)


ACRONYMS = frozenset(_ACRONYMS.split())
"""Short names of kinds of work and rules; they name no one organisation."""
