"""What a reader is given, made up for a test: rich, or poor in every way something can be open."""

from dataclasses import replace
from datetime import date

from top3.errors import Both
from top3.method.contacts import load_contacts
from top3.views.composing import _FROM_GIVEN
from top3.views.given import (
    Given,
    GivenAgreement,
    GivenDecision,
    GivenGoal,
    GivenLine,
    GivenMeasure,
    GivenSign,
    GivenSituation,
    GivenStatement,
    GivenStep,
    GivenWords,
)
from top3.views.readers import Reader

DAY = date(2026, 3, 16)
NEXT = date(2026, 3, 30)
ME, MUM, GRAN, FACE = (Both(name, name) for name in ("Mila", "Anna", "Oma Rie", "M."))
EVERY = sorted(_FROM_GIVEN)


def said(nl, en=None):
    return Both(nl, en or f"en: {nl}")


def agreement(**changes):
    made = GivenAgreement(
        number=1, about=(1,), who=(MUM,), what=said("zet de wekker"), signal=said("het schemert"),
        from_=DAY, until=NEXT, checkers=(GRAN,), check=said("belt om negen uur"),
        otherwise=said("we bellen samen"), evaluate=NEXT, holds_where=(said("thuis"),), mine=False,
        checked_by_me=False, ended=False,
    )  # fmt: skip
    return replace(made, **changes)


OPEN = agreement(
    number=2, about=(), who=(), what=None, signal=None, from_=None, until=None, checkers=(),
    check=None, otherwise=None, evaluate=None, holds_where=(),
)  # fmt: skip
"""An agreement of which nothing is agreed yet."""


def rich(audience="family", document="plan", **changes):
    """Return a Given with something of everything."""
    people = {"organisation": ("school",)}.get(audience, ("p1",))
    made = Given(
        reader=Reader(audience, *people),
        document=document,
        as_of=DAY,
        fictional=True,
        chosen=True,
        for_whom=(ME,),
        decisions=(
            GivenDecision(FACE, DAY, said("toestemming"), said("helpen"), said("weet het")),
        ),
        situations=(
            GivenSituation(1, (MUM,), said("laat Mila alleen"), said("maart 2026"),
                           ((ME, said("het was donker")),)),
        ),
        agreements=(
            agreement(), agreement(number=3, mine=True, who=(ME,)), OPEN,
            agreement(number=4, checkers=(ME,), checked_by_me=True),
            replace(OPEN, number=5, checked_by_me=True), agreement(number=6, ended=True),
        ),
        steps=(GivenStep(said("ga naar buiten"), None), GivenStep(said("bel oma"), ME)),
        signs=(GivenSign(said("het is stil"), (1,), (ME, GRAN), said("bel oma"), ME),),
        goals=(GivenGoal(said("weer naar judo"), ME, True, NEXT, None),),
        words=(
            GivenWords(ME, True, said("ik was bang"), DAY, 3),
            GivenWords(ME, True, None, NEXT, 5),
            GivenWords(MUM, False, said("ik schrok"), DAY, None),
        ),
        measures=(
            GivenMeasure(
                said("huisverbod"), MUM, said("niet thuis"), said("burgemeester"), DAY, NEXT
            ),
        ),
        strengths=(GivenLine(said("oma is dichtbij"), None),),
        helps=(GivenLine(said("slecht slapen"), ME),),
        needs=(GivenLine(said("rust"), ME),),
        statements=(
            GivenStatement(said("Dit is gezien"), "Zij zat op de trap.", "2026-03", own=False),
            GivenStatement(None, "Ik zat op de trap.", "2026-03-12", own=True),
        ),
        reach=(said("via school"),),
        face=FACE,
        stand_in=(Both("T.", "T."), NEXT),
        version=2,
        replaces=date(2026, 3, 2),
        valid_until=NEXT,
        contacts=load_contacts(),
    )  # fmt: skip
    return replace(made, **changes)


EMPTY = dict.fromkeys(
    ("decisions", "situations", "agreements", "steps", "signs", "goals", "words", "measures",
     "strengths", "helps", "needs", "statements", "reach"), (),
)  # fmt: skip


def poor(audience="family", document="plan", **changes):
    """Return a Given in which everything is open: nobody chose anything yet."""
    whom = () if audience in ("family", "organisation") else (ME,)
    parts = {**EMPTY, "chosen": False, "for_whom": whom, "face": None, "stand_in": None,
             "replaces": None, "valid_until": None, **changes}  # fmt: skip
    return rich(audience, document, **parts)


def papers(audience, document):
    """Yield what a reader may be given, so that every sentence of its document is said once."""
    yield rich(audience, document)
    yield poor(audience, document)
    yield poor(audience, document, chosen=True)
    past = date(2026, 3, 9)
    looks = agreement(checkers=(ME,), checked_by_me=True, mine=False, evaluate=past)
    unknown = GivenDecision(FACE, DAY, None, None, None)
    both = (ME, GRAN)
    yield rich(audience, document, agreements=(looks,), decisions=(unknown,), for_whom=both)


def composed(given, lang="nl"):
    return _FROM_GIVEN[given.reader.audience, given.document](given, lang, None)
