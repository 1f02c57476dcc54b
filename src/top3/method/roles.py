"""The directory of roles: who does what, who decides what, and who cannot.

It says what is publicly described, as a draft, and is no legal advice. No rule reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from top3.errors import Both
from top3.rules.language import RuleSet
from top3.rules.layers.overlay_format import layer_of_role
from top3.rules.sources import RoleText, Source, Status
from top3.values import I18n

NO_LEGAL_ADVICE = Both(
    "Naar wat openbaar is beschreven, als concept. Dit is geen juridisch advies.",
    "After what is publicly described, as a draft. This is no legal advice.",
)
"""What stands once above every directory."""


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """One role: what it does, what only it decides, what it cannot, and which layer says so.

    `may_weigh` is None where nobody settled it: then it does not follow that this role may. A role
    is there from `valid_from` at the earliest, and no longer from `valid_to` on. `unlocks` names
    the roles between whose contrary decisions it can bring one about.
    """

    id: str
    label: Both
    does: Both
    decides: Both
    cannot: Both
    ground: Both | None
    valid_from: date | None
    valid_to: date | None
    may_weigh: bool | None
    source: Source
    status: Status
    layer: str
    replaces: str | None
    unlocks: tuple[str, ...] = ()

    def is_possible_on(self, day: date) -> bool:
        """Say whether the role can be there on a day; that it can does not say that it is."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to)


def directory(rules: RuleSet) -> tuple[RoleEntry, ...]:
    """Return every role of which something is said, in the order of the files, layers last.

    A role without an entry is in `without_entry`: that nothing is said of it does not mean that it
    may do anything, or nothing.
    """
    return tuple(_entry(rules, role, text) for role, text in rules.roles.items())


def without_entry(rules: RuleSet) -> tuple[str, ...]:
    """Return every role a case may name of which the directory says nothing."""
    return tuple(role for role in rules.terms.get("roles", {}) if role not in rules.roles)


def who_may_weigh(rules: RuleSet) -> tuple[str, ...]:
    """Return the roles that may settle contrary judgements; none while no layer says who."""
    return tuple(role for role, text in rules.roles.items() if text.may_weigh)


def entry_as_data(entry: RoleEntry) -> dict[str, object]:
    """Return an entry as plain data, for JSON; what is not known is null, never left out."""
    texts: Mapping[str, Both | None] = {
        "label": entry.label,
        "does": entry.does,
        "decides": entry.decides,
        "cannot": entry.cannot,
        "ground": entry.ground,
    }
    return {
        "id": entry.id,
        **{key: {"nl": each.nl, "en": each.en} if each else None for key, each in texts.items()},
        "from": entry.valid_from.isoformat() if entry.valid_from else None,
        "to": entry.valid_to.isoformat() if entry.valid_to else None,
        "may_weigh": entry.may_weigh,
        "unlocks": list(entry.unlocks),
        "source": entry.source.model_dump(mode="json"),
        "status": entry.status.is_,
        "layer": entry.layer,
        "replaces": entry.replaces,
    }


def _entry(rules: RuleSet, role: str, text: RoleText) -> RoleEntry:
    return RoleEntry(
        role,
        _both(rules.label("roles", role)),
        _both(text.does),
        _both(text.decides),
        _both(text.cannot),
        _both(text.ground) if text.ground else None,
        text.from_,
        text.to,
        text.may_weigh,
        text.source,
        text.status,
        layer_of_role(text, rules.layers[0].name if rules.layers else rules.layer),
        text.replaces,
        text.unlocks,
    )


def _both(text: I18n) -> Both:
    return Both(text.nl, text.en or text.nl)
