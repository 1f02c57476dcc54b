"""The words for what looks real: what each kind is called, and what to write instead."""

from top3.errors import Both

_LEAVE_OUT = Both(
    "laat het weg; het verhaal heeft het niet nodig",
    "leave it out; the story does not need it",
)
_SAY_WHAT = Both(
    "schrijf wat het is, niet welke: 'een straat verderop', 'in een flat'",
    "write what it is, not which one: 'a street away', 'in a block of flats'",
)
KINDS: dict[str, tuple[Both, Both]] = {
    "bsn": (Both("een burgerservicenummer", "a citizen service number"), _LEAVE_OUT),
    "iban": (Both("een bankrekening", "a bank account"), _LEAVE_OUT),
    "card": (Both("een pasnummer van een bank", "a bank card number"), _LEAVE_OUT),
    "phone": (
        Both("een telefoonnummer", "a telephone number"),
        Both(
            "laat het weg, of gebruik 112 of een nummer uit contacts.yaml",
            "leave it out, or use 112 or a number from contacts.yaml",
        ),
    ),
    "plate": (
        Both("een kenteken", "a number plate"),
        Both("schrijf 'een rode auto'", "write 'a red car'"),
    ),
    "postcode": (Both("een postcode", "a postcode"), _LEAVE_OUT),
    "address": (Both("een adres", "an address"), _SAY_WHAT),
    "email": (Both("een e-mailadres", "an e-mail address"), _LEAVE_OUT),
    "url": (Both("een webadres", "a web address"), _LEAVE_OUT),
    "handle": (
        Both("een accountnaam", "the name of an account"),
        Both("schrijf 'zijn account'", "write 'his account'"),
    ),
    "coordinates": (Both("een plek in graden", "a place in degrees"), _LEAVE_OUT),
    "document_number": (
        Both("het nummer van een paspoort of identiteitskaart", "the number of an identity paper"),
        _LEAVE_OUT,
    ),
    "court_number": (
        Both("een zaaknummer van rechtbank of officier", "a case number of a court or prosecutor"),
        _LEAVE_OUT,
    ),
    "organisation": (
        Both("een bestaande organisatie", "an existing organisation"),
        Both(
            "schrijf de soort: 'de school', 'de opvang', 'de jeugdbescherming'",
            "write the kind: 'the school', 'the shelter', 'youth protection'",
        ),
    ),
    "known_name": (
        Both("de naam van een bekend mens", "the name of a well-known person"),
        Both("kies een andere voornaam of achternaam", "choose another first name or surname"),
    ),
    "street": (Both("een straat bij naam", "a street by name"), _SAY_WHAT),
    "place": (
        Both("een bestaande plaats", "an existing town or province"),
        Both("schrijf 'de stad', 'een dorp', 'hier'", "write 'the town', 'a village', 'here'"),
    ),
}
NOT_FICTIONAL = (
    Both("een casus die niet zegt dat hij verzonnen is", "a case that does not say it is invented"),
    Both(
        "schrijf 'fictional: true', en alleen als het waar is; is de casus echt, gebruik dan "
        "'top3 cases pseudonymise'",
        "write 'fictional: true', and only if that is true; if the case is real, use "
        "'top3 cases pseudonymise'",
    ),
)
