"""Which rules speak in a result: every layer by name, how far it has come, and what it loosens."""

from top3.errors import Both
from top3.method.load import CHANGED
from top3.rules.language import RuleSet

_STATUS = {
    "draft": Both("concept", "draft"),
    "reviewed": Both("nagelezen", "reviewed"),
    "adopted": Both("vastgesteld", "adopted"),
}
_CHANGED = Both("een gewijzigde kopie", "a changed copy")
_RULES = Both("Regels", "Rules")
_LOOSENED = Both("Versoepelt", "Loosens")


def layers_line(rules: RuleSet) -> Both:
    """Return one line: the layers in their order, and what each of them openly loosens."""
    return Both(_line(rules, "nl"), _line(rules, "en"))


def is_worth_saying(rules: RuleSet) -> bool:
    """Say whether something else speaks than a shipped rule set alone: then it is said first."""
    return len(rules.layers) > 1 or rules.version.endswith(CHANGED)


def _line(rules: RuleSet, lang: str) -> str:
    names = " + ".join(
        f"{each.name} ({_STATUS[each.status.is_].in_language(lang)})" for each in rules.layers
    )
    parts = [f"{_RULES.in_language(lang)}: {names}"]
    if rules.version.endswith(CHANGED):
        parts[0] += f", {_CHANGED.in_language(lang)}"
    loosens = _LOOSENED.in_language(lang).lower()
    parts += [
        f"{each.name}: {loosens} {', '.join(each.loosened)}"
        for each in rules.layers
        if each.loosened
    ]
    return ". ".join(parts) + "."
