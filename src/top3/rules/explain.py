"""An evaluation tree in words: what was asked of what, what came out, and what it rests on."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from top3.errors import Both
from top3.rules.accounts import ACCOUNTS, TOLD, together
from top3.rules.evaluate import Finding, Node
from top3.rules.logic import Tri, Truth, at_least, every, excepted, negate, some

VALUES: dict[Truth, Both] = {
    Tri.TRUE: Both("ja", "yes"),
    Tri.FALSE: Both("nee", "no"),
    Tri.UNKNOWN: Both("niet bekend", "not known"),
    None: Both("niet van toepassing", "does not apply"),
}
REASONS: dict[str, Both] = {
    "not_asked": Both("nog niet gevraagd", "not asked yet"),
    "asked_unknown": Both("gevraagd, niet bekend", "asked, not known"),
    "declined": Both("wilde het niet zeggen", "declined to say"),
    "withheld": Both("mag niet gedeeld worden", "may not be shared"),
    "outdated": Both("te oud", "too old"),
    "disputed": Both("men spreekt elkaar tegen", "people contradict each other"),
    "not_concrete": Both("niet concreet verteld", "not told concretely"),
    "not_free": Both("verteld met een ander erbij", "told with another there"),
    "presence_not_recorded": Both("niet vastgelegd wie erbij was", "nobody recorded who was there"),
    "may_not_be_asked": Both("mag niet gevraagd worden", "may not be asked"),
    "can_no_longer_be_known": Both("niet meer na te gaan", "can no longer be found out"),
    "nobody_to_ask": Both("niemand om het aan te vragen", "nobody to ask"),
}
PARTS: dict[str, Both] = {
    "rule": Both("regel", "rule"),
    "all": Both("alles hiervan", "all of these"),
    "any": Both("een van deze", "one of these"),
    "not": Both("niet", "not"),
    "unless": Both("behalve als", "unless"),
    "count": Both("zoveel hiervan", "so many of these"),
    "finding": Both("wat een andere regel zegt", "what another rule says"),
    "account": Both("volgens één verhaal", "by one account"),
    "account_doubted": Both("verteld, maar niet om op te bouwen", "told, but not to build on"),
    "account_untold": Both("een uitleg of een wens", "an explanation or a wish"),
    "dispute": Both("nog door niemand gewogen", "weighed by nobody yet"),
    "judged": Both("dit oordeelt een mens", "this a person judges"),
    "group": Both("misschien nog anderen", "perhaps others too"),
    "known": Both("is beschreven", "is described"),
    "unknown": Both("is niet bekend", "is not known"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One line of an explanation: how deep it stands, what it says, and what it rests on."""

    depth: int
    text: Both
    by: tuple[str, ...]
    against: tuple[str, ...]

    def __repr__(self) -> str:
        """Say how deep it stands; the text names people."""
        return f"Line({self.depth})"


def lines(finding: Finding, name: Callable[[Node], Both]) -> Iterator[Line]:
    """Yield an explanation line by line, outside in; `name` says what a part is about.

    The outcome can be worked out again from the lines alone: every part is there, decisive or not.
    """
    yield from _lines(finding.tree, 0, name)


def _lines(node: Node, depth: int, name: Callable[[Node], Both]) -> Iterator[Line]:
    shown, value = name(node), VALUES[node.value]
    nl, en = f"{shown.nl}: {value.nl}", f"{shown.en}: {value.en}"
    if node.reason:
        reason = REASONS[node.reason]
        nl, en = f"{nl} ({reason.nl})", f"{en} ({reason.en})"
    yield Line(depth, Both(nl, en), node.by, node.against)
    for child in node.children:
        yield from _lines(child, depth + 1, name)


def plain_name(node: Node) -> Both:
    """Name a part by its rule text alone: for tests of rules, where there is no case."""
    part = PARTS.get(node.kind)
    text = " ".join(each for each in (node.fact or "", node.text) if each)
    if part and node.kind not in ("known", "unknown", "group"):
        return Both(f"{part.nl} {node.text}".strip(), f"{part.en} {node.text}".strip())
    return Both(text, text)


def recompute(node: Node, gates: Collection[str] = ()) -> Truth:
    """Work out the value of a tree from its leaves; a test holds it against the value it has.

    Args:
        node: The tree, or a part of it. A group that may have more members is an unknown leaf; what
            is asked of a group the record owns and that has nobody in it, is a leaf too.
        gates: The ids of the rules that are gates: one that nothing applies to stays shut.
    """
    if not node.children:
        return node.value
    return combine(node, [recompute(child, gates) for child in node.children], gates)


def combine(node: Node, values: Sequence[Truth], gates: Collection[str] = ()) -> Truth:
    """Work out the value of a part from the values of the parts directly inside it, 1 or more."""
    if node.kind == "rule":
        value = values[0] if len(values) == 1 else excepted(values[0], values[1])
        return Tri.UNKNOWN if value is None and node.text in gates else value
    if node.kind == "judged":
        return None if values[0] is Tri.FALSE else values[1]
    if node.kind in TOLD:
        return together(node.kind, node.children, values)
    if node.kind == "not":
        return negate(values[0])
    if node.kind == "count":
        return at_least(values, node.least)
    return some(values) if one_suffices(node) else every(values)


def one_suffices(node: Node) -> bool:
    """Say whether one of the children is enough for a yes, as in "any"; else all are needed."""
    named = node.text if node.kind in ACCOUNTS else node.kind
    return named in ("any", "unless") or named.startswith("any_")
