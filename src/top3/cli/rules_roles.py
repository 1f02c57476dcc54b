"""`top3 rules roles`: who does what, who decides what, and who cannot; each with who says so."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import add_rules, print_json, rules_of
from top3.errors import Both

if TYPE_CHECKING:
    from top3.method.roles import RoleEntry
    from top3.rules.language import RuleSet

_KEYS = {
    "does": Both("doet", "does"),
    "decides": Both("beslist alleen", "decides alone"),
    "cannot": Both("kan niet", "cannot"),
    "ground": Both("grond", "ground"),
}
_FROM = Both("op zijn vroegst vanaf {}", "from {} at the earliest")
_TO = Both("tot {}", "until {}")
_WEIGHS = {
    True: Both("mag wegen bij tegengestelde oordelen", "may weigh contrary judgements"),
    False: Both("mag niet wegen bij tegengestelde oordelen", "may not weigh contrary judgements"),
}
_NOT_SETTLED = Both("niet geregeld; een regio regelt het", "not settled; a region settles it")
_UNLOCKS = Both(
    "helpt tot één lijn te komen tussen besluiten van", "helps to one decision between those of"
)
_WHO_WEIGHS = Both("Wie mag wegen bij tegengestelde oordelen", "Who may weigh contrary judgements")
_SILENT = Both("Van deze rollen zegt niemand hier iets", "Of these roles nobody says anything here")
_MORE = Both("Meer over één rol", "More on one role")
_SAYS = Both("wie dit zegt", "who says this")
_INSTEAD = Both("in plaats van {}", "in place of {}")
_SOURCE = Both("bron", "source")


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "roles",
        parents=list(parents),
        help="wie doet wat, wie beslist wat / who does what, who decides what",
    )
    parser.add_argument("role", nargs="?", metavar="ROLE", help="mayor, veilig_thuis …")
    add_rules(parser)
    parser.set_defaults(run=run_roles)


def run_roles(args: argparse.Namespace) -> int:
    """Print what every role decides, or everything of one role.

    Raises:
        ItemNotFoundError: there is no such role; the message says which is nearest.
    """
    from top3.method.roles import NO_LEGAL_ADVICE, directory

    rules = rules_of(args)
    entries = [each for each in directory(rules) if args.role in (None, each.id)]
    if args.role is not None:
        _check_there(args.role, rules)
    if args.json:
        print_json(_as_data(rules, entries, args.role))
        return 0
    layers = " + ".join(each.name for each in rules.layers)
    print(f"{layers}. {NO_LEGAL_ADVICE.in_language(args.lang)}")
    for each in entries:
        lines = _whole(each, args.lang) if args.role else _short(each, rules, args.lang)
        print("\n".join(lines))
    for line in _below(rules, args.lang, args.role):
        print(line)
    return 0


def _check_there(role: str, rules: "RuleSet") -> None:
    from top3.errors import ItemNotFoundError, did_you_mean

    known = sorted(rules.terms.get("roles", {}))
    if role not in known:
        near = did_you_mean(role, known)
        raise ItemNotFoundError(
            known, Both(f"rol: niet gevonden; {near.nl}", f"role: not found; {near.en}")
        )


def _as_data(
    rules: "RuleSet", entries: Sequence["RoleEntry"], role: str | None
) -> dict[str, object]:
    from top3.method.roles import NO_LEGAL_ADVICE, entry_as_data, who_may_weigh, without_entry

    silent = [each for each in without_entry(rules) if role in (None, each)]
    return {
        "layers": [each.name for each in rules.layers],
        "note": {"nl": NO_LEGAL_ADVICE.nl, "en": NO_LEGAL_ADVICE.en},
        "roles": [entry_as_data(each) for each in entries],
        "who_may_weigh": list(who_may_weigh(rules)),
        "without_entry": silent,
    }


def _short(entry: "RoleEntry", rules: "RuleSet", lang: str) -> Iterator[str]:
    layer = f" [{entry.layer}]" if entry.layer != rules.layers[0].name else ""
    yield f"- {entry.label.in_language(lang)}{layer}: {entry.decides.in_language(lang)}"


def _whole(entry: "RoleEntry", lang: str) -> Iterator[str]:
    yield f"{entry.label.in_language(lang)} ({entry.id})"
    for key, label in _KEYS.items():
        said = getattr(entry, key)
        if said is not None:
            yield f"  {label.in_language(lang)}: {said.in_language(lang)}"
    for day, words in ((entry.valid_from, _FROM), (entry.valid_to, _TO)):
        if day is not None:
            yield f"  {words.in_language(lang).format(day)}"
    if entry.may_weigh is not None:
        yield f"  {_WEIGHS[entry.may_weigh].in_language(lang)}"
    if entry.unlocks:
        yield f"  {_UNLOCKS.in_language(lang)}: {', '.join(entry.unlocks)}"
    source = " ".join((entry.source.mark, *entry.source.ids))
    instead = f", {_INSTEAD.in_language(lang).format(entry.replaces)}" if entry.replaces else ""
    yield f"  {_SOURCE.in_language(lang)}: {source} ({entry.status.is_})"
    yield f"  {_SAYS.in_language(lang)}: {entry.layer}{instead}"


def _below(rules: "RuleSet", lang: str, role: str | None) -> Iterator[str]:
    from top3.method.roles import who_may_weigh, without_entry

    silent = [each for each in without_entry(rules) if role in (None, each)]
    if role is None:
        names = [rules.label("roles", each).in_language(lang) for each in who_may_weigh(rules)]
        weighing = ", ".join(names) or _NOT_SETTLED.in_language(lang)
        yield f"{_WHO_WEIGHS.in_language(lang)}: {weighing}."
        yield f"{_MORE.in_language(lang)}: top3 rules roles mayor"
    if silent:
        yield f"{_SILENT.in_language(lang)}: {', '.join(silent)}."
