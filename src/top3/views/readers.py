"""For whom a document is made."""

from dataclasses import dataclass

from top3.errors import Both, RenderError

AUDIENCES = (
    "worker", "family", "child", "network", "organisation", "subject", "mda", "handover", "auditor",
)  # fmt: skip
_OPEN = ("worker",)
_PARTNER = Both(
    "lezer 'partner': bestaat niet; bedoelt u organisation, of family --for …?",
    "reader 'partner': does not exist; do you mean organisation, or family --for …?",
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who will read a document: an audience, and where it matters the persons it is for.

    Until texts can be cut to what a reader may see, only the worker is served; every other reader
    is refused rather than shown too much.
    """

    audience: str = "worker"
    people: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a reader that does not exist or cannot be served yet.

        Raises:
            RenderError: `.known` holds the readers that can be served.
        """
        if self.audience == "partner":
            raise RenderError(self.audience, _OPEN, _PARTNER)
        if self.audience not in _OPEN:
            exists = self.audience in AUDIENCES
            known = ", ".join(_OPEN)
            said = (
                Both("kan nog niet; alleen worker", "is not served yet; only worker")
                if exists
                else Both(f"onbekend; mogelijk: {known}", f"not known; possible: {known}")
            )
            name = self.audience if exists else "…"
            message = Both(f"lezer '{name}': {said.nl}", f"reader '{name}': {said.en}")
            raise RenderError(name, _OPEN, message)
