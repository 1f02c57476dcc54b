"""What was written on working papers, checked against the case: every fault at once."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from top3.method.paper_lines import AGREED, LINES, OWN, lines_of
from top3.reading import Path_

_ANSWERED = ("situations", "factors", "goals", "consequences", "needs")
"""What an agreement can be for."""

_PARTIES = ("keepers", "checkers", "only_for")


class Checks(Protocol):
    """How the reader of a sheet looks up ids and keeps faults."""

    def check_id(self, path: Path_, item: Any, *homes: str) -> bool:
        """Say whether an item is there, in one of these collections; keep the fault if not."""
        ...

    def check_party(self, path: Path_, party: Any) -> None:
        """Keep the fault where a party is nobody of the case, and no role."""
        ...

    def fault(self, path: Path_, code: str) -> None:
        """Keep a fault."""
        ...


def check_papers(checks: Checks, path: Path_, talk: Mapping[str, Any]) -> bool:
    """Check the lines of papers in a raw talk, and say whether anything was written on them.

    What has the wrong shape is left to whoever builds the sheet.
    """
    own, agreed = list(lines_of(talk, OWN)), list(lines_of(talk, AGREED))
    _check_own((*path, OWN), own, checks)
    for index, line in agreed:
        _check_agreement((*path, AGREED, index), line, checks)
    return bool(own or agreed)


def _check_own(path: Path_, own: list[tuple[int, Mapping[str, Any]]], checks: Checks) -> None:
    named = set()
    for place, (index, line) in enumerate(own):
        name, here = line.get("situation"), (*path, index, "situation")
        if place >= LINES:
            checks.fault((*path, index), "more-than-three")
        if not isinstance(name, str):
            continue
        if name in named:
            checks.fault(here, "named-twice")
        named.add(name)
        checks.check_id(here, name, "situations")


def _check_agreement(path: Path_, line: Mapping[str, Any], checks: Checks) -> None:
    checks.check_id((*path, "agreement"), line.get("agreement"), "agreements")
    for index, each in _listed(line, "answers"):
        checks.check_id((*path, "answers", index), each, *_ANSWERED)
    for name in _PARTIES:
        for index, each in _listed(line, name):
            checks.check_party((*path, name, index), each)
    first, last = str(line.get("from", "")), str(line.get("until", ""))
    if len(first) == len(last) == len("2026-01-01") and first > last:
        checks.fault((*path, "until"), "reversed-period")


def _listed(line: Mapping[str, Any], name: str) -> Iterator[tuple[int, Any]]:
    found = line.get(name)
    return enumerate(found if isinstance(found, list) else ())
