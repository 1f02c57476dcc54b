"""Why not: everything that keeps a gate shut, each with the question that could open it."""

from collections.abc import Iterator
from dataclasses import dataclass

from top3.errors import Both, ItemNotFoundError, did_you_mean
from top3.method.delicate import asked_text
from top3.method.facts import HOUSEHOLD
from top3.method.names import because
from top3.method.stages import PlannedCase, Result
from top3.method.why import Quote, quotes, title
from top3.rules.blockers import Blocker, Kind, blockers
from top3.rules.evaluate import Evaluator, Finding
from top3.rules.explain import REASONS
from top3.rules.language import Rule

_KINDS: dict[Kind, Both] = {
    "unmet": Both("is anders bekend", "is known to be otherwise"),
    "unknown": Both("is niet bekend", "is not known"),
    "contradicted": Both(
        "men spreekt elkaar tegen, en niemand heeft dat gewogen",
        "people contradict each other, and nobody has weighed it",
    ),
    "does_not_apply": Both(
        "hier is niets van toepassing; dat opent geen poort",
        "nothing applies here; that opens no gate",
    ),
    "nobody": Both("er is niemand of niets waar dit over gaat", "there is nobody or nothing in it"),
}


_NONE: dict[str, Both] = {
    "agreement": Both(
        "er is nog geen afspraak vastgelegd; maak er samen een",
        "no agreement has been recorded yet; make one together",
    ),
    "situation": Both(
        "er is nog geen situatie beschreven; begin met wat iemand zag of hoorde",
        "no situation has been described yet; start with what somebody saw or heard",
    ),
}
"""What is said where a criterion is about something of which there is none."""


@dataclass(frozen=True, repr=False)
class Obstacle:
    """One part of one criterion that keeps a gate shut.

    `criterion` is the rule in words; `text` what stands in the way; `question` what could be asked,
    None where it is known; `quotes` and `against` are the words it rests on, 0 or more each.
    """

    item: str
    rule: str
    kind: Kind
    fact: str | None
    criterion: Both
    text: Both
    question: Both | None
    quotes: tuple[Quote, ...]
    against: tuple[Quote, ...]

    def __repr__(self) -> str:
        """Name the criterion and the item; the texts name people."""
        return f"Obstacle({self.rule}, {self.item}, {self.kind})"


def gates_of(planned: PlannedCase) -> tuple[str, ...]:
    """Return the gates the rule set declares, in its order."""
    return planned.rules.declared.get("opens", ())


def why_not(result: Result | PlannedCase, gate: str) -> tuple[Obstacle, ...]:
    """Say what keeps a gate shut: every unmet, unknown or contradicted criterion, not the first.

    Args:
        result: A result or a plan.
        gate: The name of a gate of the rule set, such as `top3` or `plan`.

    Returns:
        One obstacle per part that stands in the way, by criterion, then by item. None means that
        no criterion holds it shut; whether to go on is for people to decide.

    Raises:
        ItemNotFoundError: the rule set has no such gate; `.known` holds those it has.
    """
    planned = result.planned if isinstance(result, Result) else result
    known = gates_of(planned)
    if gate not in known:
        remedy = did_you_mean(gate, known)
        raise ItemNotFoundError(
            list(known),
            Both(f"poort: niet gevonden; {remedy.nl}", f"gate: not found; {remedy.en}"),
        )
    rules = [each for each in planned.rules.rules if each.outcome == ("opens", gate)]
    return tuple(each for rule in rules for each in _of_rule(planned, rule))


def _of_rule(planned: PlannedCase, rule: Rule) -> Iterator[Obstacle]:
    evaluator = Evaluator(planned.rules, planned.world)
    items = planned.world.items(rule.head.about)
    for item in items:
        finding = evaluator.finding(rule, item)
        for blocker in blockers(finding):
            yield _obstacle(planned, finding, blocker)
    if not items:  # a criterion about nothing opens nothing
        because_text = Both(rule.head.because.nl, rule.head.because.en or rule.head.because.nl)
        none = _NONE.get(rule.head.about, _KINDS["nobody"])
        yield Obstacle(HOUSEHOLD[1], rule.id, "nobody", None, because_text, none, None, (), ())


def _obstacle(planned: PlannedCase, finding: Finding, blocker: Blocker) -> Obstacle:
    node = blocker.node
    return Obstacle(
        item=finding.about[1],
        rule=finding.rule.id,
        kind=blocker.kind,
        fact=blocker.fact,
        criterion=because(planned.world, finding),
        text=_text(planned, blocker),
        question=_question(planned, blocker),
        quotes=quotes(planned, node.by),
        against=quotes(planned, node.against),
    )


def _text(planned: PlannedCase, blocker: Blocker) -> Both:
    said = _KINDS[blocker.kind]
    reason = REASONS.get(blocker.reason or "") if blocker.kind == "unknown" else None
    if reason:
        said = Both(f"{said.nl} ({reason.nl})", f"{said.en} ({reason.en})")
    if not blocker.fact:
        return said
    label = planned.rules.dictionary.facts[blocker.fact].label
    who = title(planned, blocker.about[1])
    return Both(f"{who.nl}, {label.nl}: {said.nl}", f"{who.en}, {label.en}: {said.en}")


def _question(planned: PlannedCase, blocker: Blocker) -> Both | None:
    if blocker.fact is None or blocker.kind not in ("unknown", "contradicted"):
        return None
    return asked_text(planned, blocker.fact, blocker.about)
