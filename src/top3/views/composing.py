"""Which document is made for whom: one table, and one road to every document."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from top3.document import Document, HouseStyle
from top3.errors import Both, RenderError
from top3.method.stages import PlannedCase, Result
from top3.views.auditor import compose_auditor
from top3.views.compose import compose_plan
from top3.views.for_child import compose_child
from top3.views.for_family import compose_family
from top3.views.for_network import compose_network
from top3.views.for_organisation import compose_organisation
from top3.views.for_subject import compose_subject
from top3.views.gather import OWN_SAFETY, gather
from top3.views.given import Given
from top3.views.guards import check_is_clear, check_may_be_given
from top3.views.handover import compose_handover
from top3.views.mda import compose_mda
from top3.views.omissions import compose_omissions
from top3.views.own_safety import compose_own_safety
from top3.views.papers import compose_papers
from top3.views.papers_talk import compose_talk_papers
from top3.views.readers import GIVEN, Reader
from top3.views.visible import planned_for

if TYPE_CHECKING:
    from top3.trajectory.standing import Standing
    from top3.trajectory.trajectory import Trajectory

PLAN, PAPERS, OMISSIONS = "plan", "papers", "omissions"
DOCUMENTS = (PLAN, PAPERS, OWN_SAFETY, OMISSIONS)

FromGiven = Callable[[Given, str, HouseStyle | None], Document]
_FROM_GIVEN: dict[tuple[str, str], FromGiven] = {
    ("family", PLAN): compose_family,
    ("child", PLAN): compose_child,
    ("network", PLAN): compose_network,
    ("organisation", PLAN): compose_organisation,
    ("subject", PLAN): compose_subject,
    ("subject", OWN_SAFETY): compose_own_safety,
    ("family", PAPERS): compose_papers,
    ("child", PAPERS): compose_papers,
    ("network", PAPERS): compose_papers,
}
_ALONE = Both(
    "document own-safety: is voor precies één persoon; noem die met --for",
    "document own-safety: is for exactly one person; name them with --for",
)
_NOT_FOR_READER = Both(
    "dit document is er niet voor deze lezer; kies plan",
    "this document is not there for this reader; choose plan",
)
_ONLY_WORKER = Both(
    "document omissions: is voor de professional zelf; laat --audience weg en noem één persoon",
    "document omissions: is for the professional; leave out --audience and name one person",
)
_WHOSE_PLAN = Both(
    "--for: dit is het stuk van de professional zelf, niet voor deze persoon; noem ook de lezer, "
    "bijvoorbeeld --audience family",
    "--for: this is the professional's own document, not for this person; name the reader too, "
    "for example --audience family",
)
_NO_PLAN = Both(
    "render: geen plan; geef wat reason(…) of make_plan(…) teruggeeft",
    "render: no plan; give what reason(…) or make_plan(…) returns",
)
_NO_PAPERS = Both(
    "document papers: is er niet voor deze lezer; wel voor worker, family, child en network",
    "document papers: is not made for this reader; it is for worker, family, child and network",
)


@dataclass(frozen=True, repr=False)
class Made:
    """A document with what it was made of: `given` is None where it is made of the whole plan."""

    document: Document
    reader: Reader
    kind: str
    given: Given | None


def make_document(
    source: "PlannedCase | Result | Standing",
    reader: Reader,
    kind: str = PLAN,
    lang: str = "nl",
    style: HouseStyle | None = None,
) -> Made:
    """Make the document of a kind for a reader.

    Raises:
        RenderError: this kind of document is not made for this reader.
        SharingError: something about giving it is not settled yet.
    """
    check_for_whom(reader, kind)
    planned = plan_of(source)
    if kind not in DOCUMENTS:
        known = ", ".join(DOCUMENTS)
        unknown = Both(f"document '…': onbekend; mogelijk zijn: {known}",
                       f"document '…': not known; possible are: {known}")  # fmt: skip
        raise RenderError(kind if kind.isalpha() else "…", DOCUMENTS, unknown)
    if kind == OWN_SAFETY:
        return _own_safety(planned, reader, lang, style)
    if kind == PAPERS and reader.audience == "worker":
        return Made(compose_talk_papers(planned, reader, lang, style), reader, kind, None)
    if kind == PAPERS and (reader.audience, kind) not in _FROM_GIVEN:
        raise RenderError(PAPERS, DOCUMENTS, _NO_PAPERS)
    if reader.audience in GIVEN:
        compose = _FROM_GIVEN.get((reader.audience, kind))
        if compose is None:
            raise RenderError(kind, DOCUMENTS, _NOT_FOR_READER)
        check_may_be_given(planned, reader)
        given = gather(planned, reader, kind)
        return Made(compose(given, lang, style), reader, kind, given)
    if kind == OMISSIONS:
        return Made(_omissions(planned, reader, lang), reader, kind, None)
    document = _professional(source, planned, reader, lang)
    return Made(_in_style(document, style), reader, kind, None)


def check_for_whom(reader: Reader, kind: str) -> None:
    """Refuse a professional's document "for" somebody: it would hand them the whole record.

    Raises:
        RenderError: a person is named, and not as which reader.
    """
    if kind == PLAN and reader.is_professional and reader.people:
        raise RenderError(PLAN, GIVEN, _WHOSE_PLAN)


def plan_of(source: "PlannedCase | Result | Standing") -> PlannedCase:
    """Return the plan itself, from a result or from where a trajectory stands.

    Raises:
        RenderError: it is none of these.
    """
    if isinstance(source, PlannedCase):
        return source
    if not isinstance(source, Result) and not hasattr(source, "result"):
        raise RenderError("…", ("PlannedCase", "Result", "Standing"), _NO_PLAN)
    return source.planned if isinstance(source, Result) else source.result.planned


def _professional(
    source: "PlannedCase | Result | Standing", planned: PlannedCase, reader: Reader, lang: str
) -> Document:
    trajectory: Trajectory | None = getattr(source, "trajectory", None)
    if reader.audience == "auditor":
        whole = source if isinstance(source, PlannedCase | Result) else source.result
        return compose_auditor(whole, lang, trajectory)
    if reader.audience in ("mda", "handover"):
        check_is_clear(planned, reader, over_time=trajectory is not None)
    seen = planned_for(planned, reader)
    if reader.audience == "mda":
        return compose_mda(seen, lang, trajectory)
    if reader.audience == "handover":
        return compose_handover(seen, lang, trajectory)
    return compose_plan(seen, lang)


def _omissions(planned: PlannedCase, reader: Reader, lang: str) -> Document:
    if reader.audience != "worker" or len(reader.people) != 1:
        raise RenderError(OMISSIONS, DOCUMENTS, _ONLY_WORKER)
    return compose_omissions(planned, reader.people[0], lang)


def _in_style(document: Document, style: HouseStyle | None) -> Document:
    return replace(document, style=style) if style else document


def _own_safety(planned: PlannedCase, reader: Reader, lang: str, style: HouseStyle | None) -> Made:
    if len(reader.people) != 1:
        raise RenderError(OWN_SAFETY, DOCUMENTS, _ALONE)
    alone = Reader("subject", *reader.people)
    check_may_be_given(planned, alone, alone=True)
    given = gather(planned, alone, OWN_SAFETY)
    return Made(_FROM_GIVEN["subject", OWN_SAFETY](given, lang, style), alone, OWN_SAFETY, given)
