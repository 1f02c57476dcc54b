"""`top3 plan`: a document for a named reader, in the form they can use."""

import argparse
import secrets
import sys
from collections.abc import Sequence
from typing import Any

from top3.cli.inputs import add_case, add_known_by, note, result_of, write_new
from top3.cli.journals import add_actor, add_key
from top3.errors import Both, Place, Problem, SharingError

_FORMATS = ("text", "markdown", "html", "docx", "pdf", "json", "ics")
_BINARY = ("docx", "pdf")
_NOTHING_CHOSEN = Both(
    "Voor deze lezer is nog niets gekozen. Leg vast wie wat koos, bijvoorbeeld:",
    "Nothing was chosen for this reader yet. Record who chose what, for example:",
)
_NOTHING_ALONE = Both(
    "Voor deze persoon alleen is nog niets opgeschreven. Zet 'only_for: [{who}]' bij de signalen, "
    "stappen en afspraken die niemand anders mag zien.",
    "Nothing is written down for this person alone yet. Put 'only_for: [{who}]' with the signs, "
    "steps and agreements nobody else may see.",
)
_TO_A_FILE = Both(
    "Dit formaat is geen tekst: geef een bestand met -o.",
    "This format is no text: give a file with -o.",
)
_NEW_KEY = Both(
    "Zet 'agenda_key: {key}' in de casus; dan krijgt een dag bij een volgende keer geen dubbele.",
    "Put 'agenda_key: {key}' in the case; then a day gets no double the next time.",
)
_NO_PAPER = Both(
    "Let op: er is niet vastgelegd dat papier thuis kan. Laat het lezen, en geef het niet mee.",
    "Mind: it is not recorded that paper can be kept at home. Let them read it, and keep it here.",
)
_PAPER_REFUSED = Both(
    "Let op: er is vastgelegd dat papier thuis niet kan. Laat het lezen, en geef het niet mee.",
    "Mind: it is recorded that paper cannot be kept at home. Let them read it, and keep it here.",
)
_ASK_PAPER = Both(
    "Let op: of papier thuis kan, is niet vastgelegd. Vraag het eerst, ieder apart.",
    "Mind: whether paper can be kept at home is not recorded. Ask first, each person apart.",
)
_NOT_GIVEN = Both(
    "Gekozen, en niet in dit stuk: {names}. Het mag deze lezer niet bereiken, of is niet hun deel.",
    "Chosen, and not in this document: {names}. It may not reach this reader, or is not theirs.",
)
_AS_OF = Both("peildatum", "as of")
_OWN_FIRST = Problem(
    Place(path="--as"),
    "own-judgement-first",
    Both("nog geen eigen oordeel in deze ronde", "no own judgement in this round yet"),
    Both(
        "leg eerst een 'view_recorded' of 'judged' vast, en zeg wie u bent: --as ROL:NAAM",
        "record a 'view_recorded' or 'judged' first, and say who you are: --as ROLE:NAME",
    ),
)
_OWN_SAFETY = "own-safety"
_AT_HOME = ("family", "child", "network", "subject")
_AUDIENCE = "worker family child network organisation subject mda handover auditor"


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    plan = subparsers.add_parser("plan", parents=list(parents), help="het plan / the plan")
    add_case(plan)
    add_known_by(plan)
    plan.add_argument("--format", default="text", choices=_FORMATS, help="vorm / form")
    plan.add_argument(
        "--audience", default="worker", metavar="WHO", help=f"voor wie / for whom: {_AUDIENCE}"
    )
    plan.add_argument(
        "--document",
        default="plan",
        metavar="WHAT",
        help="plan, papers, own-safety, omissions",
    )
    plan.add_argument(
        "--for",
        dest="people",
        action="append",
        default=[],
        metavar="PERSON",
        help="p1, meer mag; bij organisation een rol / may be repeated; a role for organisation",
    )
    add_actor(plan, "traject met eigen oordeel eerst / trajectory, own judgement first")
    add_key(plan)
    plan.add_argument("--house-style", metavar="FILE", help="huisstijl / house style")
    plan.add_argument("-o", dest="output", metavar="FILE", help="schrijf naar / write to")
    plan.set_defaults(run=run_plan)


def run_plan(args: argparse.Namespace) -> int:
    """Print or write the document; 1 where nothing was chosen for the reader yet."""
    from top3.views.composing import plan_of
    from top3.views.readers import Reader
    from top3.views.render import rendered

    to = "json" if args.json else args.format
    reader = Reader(args.audience, *args.people)
    if to in _BINARY and not args.output and sys.stdout.isatty():
        note(_TO_A_FILE.in_language(args.lang))
        return 2
    source = _looked_at(args, reader)
    planned = plan_of(source)
    key = None
    if to == "ics" and not planned.case.agenda_key:
        key = secrets.token_hex(16)
        note(_NEW_KEY.in_language(args.lang).replace("{key}", key))
    made = rendered(
        source, to=to, reader=reader, document=args.document, lang=args.lang,
        style=_style(args), agenda_key=key,
    )  # fmt: skip
    _put(made.content, args.output)
    if args.audience in _AT_HOME or args.document == _OWN_SAFETY:
        _mind_paper(planned, args)
    _say_not_given(planned, reader, args)
    if made.chosen:
        return 0
    if reader.is_professional and args.document != _OWN_SAFETY:
        note(_no_top3(planned, args.lang))
    elif args.document == _OWN_SAFETY:
        note(_NOTHING_ALONE.in_language(args.lang).replace("{who}", args.people[0]))
    else:
        note(_NOTHING_CHOSEN.in_language(args.lang))
        note(example(args.audience, args.people))
    return 1


def _say_not_given(planned: Any, reader: Any, args: argparse.Namespace) -> None:
    """Tell who asked, and nobody else, what was chosen and does not stand in the document."""
    from top3.views.gather import not_given
    from top3.views.readers import GIVEN

    if reader.audience in GIVEN and (names := not_given(planned, reader)):
        note(_NOT_GIVEN.in_language(args.lang).replace("{names}", ", ".join(names)))


def _looked_at(args: argparse.Namespace, reader: Any) -> Any:
    """Return what to write about: a result, or where a trajectory stands on a day.

    Raises:
        SharingError: an own judgement comes first, and who asks has not recorded one.
    """
    from top3.cli.journals import ENDINGS, actor_of, looked, open_journal

    if not args.case.endswith(ENDINGS):
        return result_of(args)
    from top3.trajectory.ahead import hides_proposal

    trajectory = open_journal(args, args.case)
    day = looked(args)
    standing = trajectory.at(day.day)
    note(f"{_AS_OF.in_language(args.lang)} {day.text(args.lang)}")
    shows_proposal = reader.is_professional and args.document != _OWN_SAFETY
    if shows_proposal and hides_proposal(standing, actor_of(args.actor, trajectory.rules)):
        raise SharingError([_OWN_FIRST])
    return standing


def _no_top3(planned: Any, lang: str) -> str:
    from top3.views.wording import WORDS

    proposed = planned.prioritised.top3 or planned.prioritised.at_the_cut
    texts = planned.rules.texts
    text = texts["nothing_chosen"] if proposed else WORDS["nothing_concrete"]
    said: str = text.in_language(lang)
    return said


def example(audience: str, people: Sequence[str]) -> str:
    """Return an entry to copy: who may choose what for this reader."""
    whom = ", ".join(people) or audience
    ground = (
        '\n     basis: consent, purpose: {nl: "VUL IN"}, necessary: true, told: {nl: "VUL IN"},'
        if audience == "organisation"
        else ""
    )
    return (
        "decisions:\n"
        f"  - {{id: d9, kind: share, to_whom: [{whom}], items: [s1, a1],{ground}\n"
        '     on: 2026-01-26, by: {role: fixed_face, name: "VUL IN"},\n'
        '     reason: {code: agreed, nl: "VUL IN"}}'
    )


def _style(args: argparse.Namespace) -> Any:
    if not args.house_style:
        return None
    from top3.views.house_style import load_house_style

    return load_house_style(args.house_style, args.lang)


def _put(content: str | bytes, output: str | None) -> None:
    if output:
        write_new(output, content)
    elif isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content)


def _mind_paper(planned: Any, args: argparse.Namespace) -> None:
    """Say once when paper cannot stay at home, or nobody recorded that it can."""
    from top3.values import Known

    # who belongs to the household may be unknown: then nobody's paper is known to be fine
    members = getattr(planned.case.household.members, "has", ())
    readers = set(args.people or members)
    kept = [each.contact.may_keep_paper_at_home for each in planned.case.people
            if each.id in readers]  # fmt: skip
    told = [paper.value for paper in kept if isinstance(paper, Known)]
    if not all(told):
        note(_PAPER_REFUSED.in_language(args.lang))
    elif len(told) < len(kept) or not kept:
        unknown = _NO_PAPER if args.document == _OWN_SAFETY else _ASK_PAPER
        note(unknown.in_language(args.lang))
