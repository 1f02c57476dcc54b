"""Words in a name that are no name, and what can stand behind one."""

_TITLE_WORDS = """
oma opa tante oom mevrouw mevr mw meneer mijnheer dhr heer dr drs mr mrs ms prof ing ir juf juffrouw
meester zuster broeder mama papa mam pap vader moeder broer zus zusje broertje baby kleine grote
aunt uncle grandma grandpa grandmother grandfather mister miss sister brother
mother father dokter pastoor dominee imam onbekend onbekende unknown man vrouw woman jongen meisje
boy girl kind child buurman buurvrouw neighbour melder partner ex vriend vriendin friend stiefvader
stiefmoeder pleegmoeder pleegvader zoon dochter son daughter ongeboren unborn persoon person
collega colleague wijkteam team police politie school huisarts gp
"""
_WOMAN_WORDS = """
oma tante mevrouw mevr mw mrs ms juf juffrouw zuster mama mam moeder zus zusje aunt
grandma grandmother miss sister mother vrouw woman meisje girl buurvrouw vriendin stiefmoeder
pleegmoeder dochter daughter
"""
_MAN_WORDS = """
opa oom meneer mijnheer dhr heer meester broeder papa pap vader broer broertje uncle
grandpa grandfather mister brother father man jongen boy buurman stiefvader pleegvader zoon son
pastoor dominee imam
"""
_FORMAL_WORDS = "mevrouw mevr mw meneer mijnheer dhr heer dr drs mr mrs ms prof ing ir miss"
_INFIX_WORDS = """
van de der den ten ter te het t el al ben bin ibn abu da do dos das di la le von zu zum op in ait
ould
"""
_ENDING_WORDS = """
s je jes tje tjes etje etjes pje pjes kje kjes ie ies ke kes eke atje atjes otje utje ietje en
"""

TITLES = frozenset(_TITLE_WORDS.split())
WOMAN = frozenset(_WOMAN_WORDS.split())
MAN = frozenset(_MAN_WORDS.split())
FORMAL = frozenset(_FORMAL_WORDS.split())
INFIXES = frozenset(_INFIX_WORDS.split())
ENDINGS = frozenset(_ENDING_WORDS.split())
"""What stands behind a name in one word: of somebody, or small."""
