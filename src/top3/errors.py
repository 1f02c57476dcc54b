"""Every exception of top3, and `Problem`: one fault, said so that somebody can mend it.

A message reads *where: what kind of thing was found; what to do*. It never holds a word of a case:
found is a kind ("text", "a list of 3"), never a value and never a key somebody typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple


class Both(NamedTuple):
    """The same text in Dutch and in English."""

    nl: str
    en: str

    def in_language(self, lang: str) -> str:
        """Return the text in `lang`; anything but "en" is Dutch."""
        return self.en if lang == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault stands: file name, line, and the path inside the file; each may be missing."""

    file: str = ""
    line: int | None = None
    path: str = ""
    label: Both | None = None

    def in_language(self, lang: str) -> str:
        """Return `file:line: path (label)`, leaving out what is not known."""
        head = f"{self.file}:{self.line}" if self.file and self.line else self.file
        if not head and self.line:
            head = {"en": f"line {self.line}"}.get(lang, f"regel {self.line}")
        label = f" ({self.label.in_language(lang)})" if self.label else ""
        return ": ".join(part for part in (head, f"{self.path}{label}") if part) or "-"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, a stable code, what kind of thing was found, and what to do."""

    place: Place
    code: str
    found: Both
    remedy: Both

    def in_language(self, lang: str) -> str:
        """Return the fault as one sentence."""
        found, remedy = self.found.in_language(lang), self.remedy.in_language(lang)
        return f"{self.place.in_language(lang)}: {found}; {remedy} [{self.code}]"

    def as_data(self) -> dict[str, object]:
        """Return the fault as plain data, for `--json`."""
        return {
            "file": self.place.file,
            "line": self.place.line,
            "path": self.place.path,
            "code": self.code,
            "found": self.found._asdict(),
            "remedy": self.remedy._asdict(),
        }


def kind_of(thing: object) -> Both:
    """Say what kind of thing was found, without showing it."""
    if isinstance(thing, bool):
        return Both("ja/nee", "true/false")
    if isinstance(thing, str):
        return Both("tekst", "text") if thing else Both("lege tekst", "empty text")
    if isinstance(thing, int):
        return Both("een getal", "a number")
    if isinstance(thing, list):
        return Both(f"een lijst van {len(thing)}", f"a list of {len(thing)}")
    if isinstance(thing, dict):
        return Both(f"een blok met {len(thing)} sleutels", f"a block of {len(thing)} keys")
    return Both("niets", "nothing")


def did_you_mean(word: str, known: Sequence[str], *, most: int = 12) -> Both:
    """Offer the nearest of our own names; without one, the first `most` names there are."""
    if not known:
        return Both("er is nog niets om uit te kiezen: maak dat eerst",
                    "there is nothing to choose from yet: make that first")  # fmt: skip
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return Both(f"bedoelt u '{close[0]}'?", f"did you mean '{close[0]}'?")
    names = ", ".join(sorted(known)[:most]) + (", …" if len(known) > most else "")
    return Both(f"mogelijk zijn: {names}", f"possible are: {names}")


class Top3Error(Exception):
    """The base of everything top3 raises on purpose."""

    def in_language(self, lang: str) -> str:
        """Return the message in `lang`; where there is only one language, that one."""
        del lang
        return str(self)


class ProblemsError(Top3Error, ValueError):
    """An input was refused; `.problems` holds every fault found, in order of place."""

    def __init__(self, problems: Sequence[Problem], closing: Both | None = None) -> None:
        """Keep the faults, and the closing sentence that goes under them."""
        self.problems = tuple(problems)
        self.closing = closing
        super().__init__(self.in_language("en"))

    def in_language(self, lang: str) -> str:
        """Return every fault on a line of its own, and the closing sentence last."""
        lines = [problem.in_language(lang) for problem in self.problems]
        if self.closing:
            lines.append(self.closing.in_language(lang))
        return "\n".join(lines)


class ReadingError(ProblemsError):
    """A text could not be read as a plain tree of keys, lists and values.

    `.tree` is what could be read all the same, so that the rest of the faults can be found too.
    """

    def __init__(
        self,
        problems: Sequence[Problem],
        closing: Both | None = None,
        tree: object = None,
    ) -> None:
        """Keep the faults and what could be read."""
        super().__init__(problems, closing)
        self.tree = tree


class CaseError(ProblemsError):
    """A case file, or a case built in code, was refused."""


class RulesetError(Top3Error):
    """The base of what can be wrong with a rule set."""


class RulesetNotFoundError(RulesetError, LookupError):
    """No rule set of that name or version; `.name` and `.available` say what was asked and is."""

    def __init__(self, name: str, available: Sequence[str]) -> None:
        """Keep the name asked for and the names there are."""
        self.name, self.available = name, tuple(available)
        super().__init__(self.in_language("en"))

    def in_language(self, lang: str) -> str:
        """Return the message in `lang`."""
        names = ", ".join(self.available) or "-"
        return Both(
            f"regelset '{self.name}': niet gevonden; er is: {names}",
            f"rule set '{self.name}': not found; available: {names}",
        ).in_language(lang)


class OverlayNotFoundError(RulesetNotFoundError):
    """No overlay of that name or in that folder; `.versions` are folders in it that do hold one."""

    def __init__(self, name: str, available: Sequence[str], versions: Sequence[str] = ()) -> None:
        """Keep what was asked, the shipped ones, and the versions that stand in that folder."""
        self.versions = tuple(versions)
        super().__init__(name, available)

    def in_language(self, lang: str) -> str:
        """Return the message in `lang`: the folder of a version that is meant, or what there is."""
        if self.versions:
            folder = f"{self.name.rstrip('/')}/{self.versions[-1]}"
            return Both(
                f"laag '{self.name}': hier staat geen overlay.yaml; bedoelt u '{folder}'?",
                f"overlay '{self.name}': no overlay.yaml here; did you mean '{folder}'?",
            ).in_language(lang)
        names = ", ".join(self.available) or "-"
        return Both(
            f"laag '{self.name}': niet gevonden; noem de map met overlay.yaml (<id>/<versie>), of "
            f"een meegeleverde: {names}",
            f"overlay '{self.name}': not found; name the folder with overlay.yaml (<id>/<version>),"
            f" or one that is shipped: {names}",
        ).in_language(lang)


class RulesetInvalidError(RulesetError, ProblemsError):
    """A rule set was refused; `.problems` holds every fault with file and line."""


class RulesetNotValidError(RulesetError):
    """A rule set is not valid on the day asked for; `.as_of` and `.valid` say which and when."""

    def __init__(self, as_of: str, valid: str) -> None:
        """Keep the day and the period, both as text."""
        self.as_of, self.valid = as_of, valid
        super().__init__(self.in_language("en"))

    def in_language(self, lang: str) -> str:
        """Return the message in `lang`."""
        return Both(
            f"regelset: geldt niet op {self.as_of}; kies een andere dag of versie ({self.valid})",
            f"rule set: not valid on {self.as_of}; choose another day or version ({self.valid})",
        ).in_language(lang)


class StepNotAllowedError(Top3Error):
    """A step may not be taken now; `.state`, `.step`, `.allowed` and `.blockers` say why.

    `blockers` holds every reason, each with what to do; nothing was changed.
    """

    def __init__(
        self, state: str, step: str, allowed: Sequence[str], blockers: Sequence[Problem]
    ) -> None:
        """Keep where we are, what was asked, what may be done and everything in the way."""
        self.state, self.step = state, step
        self.allowed, self.blockers = tuple(allowed), tuple(blockers)
        super().__init__(self.in_language("en"))

    def in_language(self, lang: str) -> str:
        """Return what was refused, and every reason on a line of its own."""
        what = f"{self.state}: '{self.step}'"
        head = Both(
            f"{what} kan nu niet; er is niets veranderd",
            f"{what} is not allowed now; nothing was changed",
        )
        return "\n".join(
            [head.in_language(lang), *(f"- {each.in_language(lang)}" for each in self.blockers)]
        )


class EventInvalidError(ProblemsError):
    """Events were refused before any of them was applied: the file is wrong; every fault."""


class JournalError(Top3Error):
    """A journal is broken; `.at`, `.expected` and `.found` say where and how.

    `at` is the number of the line, from 1.
    """

    def __init__(self, at: int, expected: Both, found: Both) -> None:
        """Keep the line number and what stood there instead; neither holds a word of a case."""
        self.at, self.expected, self.found = at, expected, found
        super().__init__(self.in_language("en"))

    def in_language(self, lang: str) -> str:
        """Return the message in `lang`."""
        return Both(
            f"journaal, regel {self.at}: gevonden is {self.found.nl}, verwacht was "
            f"{self.expected.nl}; schrijf er niets meer bij en leg er een eerdere kopie naast",
            f"journal, line {self.at}: found {self.found.en}, expected {self.expected.en}; write "
            "nothing more to it and compare it with an earlier copy",
        ).in_language(lang)


class ExtraMissingError(Top3Error):
    """Something was asked that needs an extra which is not installed; `.extra` is its name."""

    def __init__(self, extra: str) -> None:
        """Keep the name of the extra."""
        self.extra = extra
        super().__init__(self.in_language("en"))

    def in_language(self, lang: str) -> str:
        """Return the one line with the command that installs it."""
        return Both(
            f"{self.extra}: deze uitbreiding ontbreekt; installeer haar met: "
            f"pip install 'top3[{self.extra}]'",
            f"{self.extra}: this extra is missing; install it with: "
            f"pip install 'top3[{self.extra}]'",
        ).in_language(lang)


class RenderError(Top3Error, ValueError):
    """A document cannot be made for this reader or in this form; `.to` and `.known` say which."""

    def __init__(self, to: str, known: Sequence[str], message: Both | None = None) -> None:
        """Keep what was asked and what there is."""
        self.to, self.known = to, tuple(known)
        names = ", ".join(known)
        self.message = message or Both(
            f"vorm '{to}': onbekend; mogelijk zijn: {names}",
            f"form '{to}': not known; possible are: {names}",
        )
        super().__init__(self.message.en)

    def in_language(self, lang: str) -> str:
        """Return the message in `lang`."""
        return self.message.in_language(lang)


class SharingError(ProblemsError):
    """A document is not made: something about giving it to this reader is not settled yet."""


class ScenarioError(ProblemsError):
    """A scenario was refused; `.problems` holds every fault with file and line."""


class HouseStyleError(ProblemsError):
    """A house style was refused; `.problems` holds every fault with file and line."""


class ItemNotFoundError(Top3Error, LookupError):
    """Nothing in the case or the rules has that name; `.known` holds the names there are."""

    def __init__(self, known: Sequence[str], message: Both) -> None:
        """Keep the names there are and the sentence that says so."""
        self.known, self.message = tuple(known), message
        super().__init__(message.en)

    def in_language(self, lang: str) -> str:
        """Return the message in `lang`."""
        return self.message.in_language(lang)
