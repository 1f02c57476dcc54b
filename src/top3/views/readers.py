"""For whom a document is made: an audience, and where it matters the people it is for."""

from dataclasses import dataclass

from top3.errors import Both, RenderError
from top3.model.people import is_person

PROFESSIONAL = ("worker", "mda", "handover", "auditor")
"""Who work with the whole record: their documents are made from it."""

GIVEN = ("family", "child", "network", "organisation", "subject")
"""Who get what a named person chose to give them, and nothing else."""

AUDIENCES = (*PROFESSIONAL[:1], *GIVEN, *PROFESSIONAL[1:])
OPEN_NAMES = ("worker", "auditor")
"""Whose documents may say on the outside what they are; all others have a neutral name."""

_ONE = ("child", "subject")
_SOME = ("network",)
_PARTNER = Both(
    "lezer 'partner': bestaat niet; bedoelt u organisation, of family --for …?",
    "reader 'partner': does not exist; do you mean organisation, or family --for …?",
)


@dataclass(frozen=True, slots=True, init=False)
class Reader:
    """Who will read a document: an audience, and the people it is for.

    `people` holds ids of persons, or for an organisation the names of roles. A child and a subject
    are exactly 1 person, network members 1 or more; a family without people is everybody of the
    household, children included. Several people get only what each of them may see.
    """

    audience: str
    people: tuple[str, ...]

    def __init__(self, audience: str = "worker", *people: str) -> None:
        """Refuse a reader that does not exist.

        Raises:
            RenderError: `.known` holds the readers there are.
        """
        object.__setattr__(self, "audience", audience)
        object.__setattr__(self, "people", tuple(dict.fromkeys(people)))
        if audience == "partner":
            raise RenderError(audience, AUDIENCES, _PARTNER)
        if audience not in AUDIENCES:
            known = ", ".join(AUDIENCES)
            message = Both(f"lezer '…': onbekend; mogelijk: {known}",
                           f"reader '…': not known; possible: {known}")  # fmt: skip
            raise RenderError("…", AUDIENCES, message)
        wrong = self._wrong_people()
        if wrong:
            raise RenderError(audience, AUDIENCES, wrong)

    def _wrong_people(self) -> Both | None:
        name, people = self.audience, self.people
        if name in _ONE and len(people) != 1:
            return Both(f"lezer '{name}': voor wie is niet duidelijk; noem één persoon met --for",
                        f"reader '{name}': it is not clear for whom; "
                        "name one person with --for")  # fmt: skip
        if name in _SOME and not people:
            return Both(f"lezer '{name}': voor wie ontbreekt; noem wie het leest met --for",
                        f"reader '{name}': for whom is missing; "
                        "name who reads it with --for")  # fmt: skip
        if name == "organisation" and any(is_person(each) for each in people):
            return Both("lezer 'organisation': dit is een persoon; noem een rol, zoals school",
                        "reader 'organisation': this is a person; "
                        "name a role, such as school")  # fmt: skip
        if name in ("family", *_ONE, *_SOME) and not all(is_person(each) for each in people):
            return Both(f"lezer '{name}': dit is geen nummer van een persoon; schrijf bijvoorbeeld "
                        "--for p1",
                        f"reader '{name}': this is not the id of a person; write for example "
                        "--for p1")  # fmt: skip
        return None

    @property
    def is_professional(self) -> bool:
        """Whether it is somebody who works with the whole record."""
        return self.audience in PROFESSIONAL

    def named(self) -> tuple[frozenset[str], ...]:
        """Return under which names a choice can name each of the readers; one set per reader.

        A family or an organisation without people is one reader, known only by that name.
        """
        if not self.people:
            return (frozenset({self.audience}),)
        shared = {"family", "network"} & {"family" if self.audience == "child" else self.audience}
        if self.audience == "organisation":
            shared = {"organisation"}
        return tuple(frozenset({each, *shared}) for each in self.people)
