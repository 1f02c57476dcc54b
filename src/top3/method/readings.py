"""One evaluation tree read for a worker and for an auditor; see `family` for the third reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from top3.errors import Both
from top3.method.delicate import asked_text, delicate_in
from top3.method.lookup import findings_about
from top3.method.names import both, claim_of, fill, party_name, slots_of
from top3.method.quiet import Quiet
from top3.method.stages import PlannedCase, Result
from top3.method.why import Explanation, Quote, explain, part_name, quotes
from top3.rules.evaluate import Finding, Key, Node
from top3.rules.explain import REASONS, VALUES
from top3.rules.language import Parameter
from top3.rules.logic import Tri
from top3.rules.readings import (
    audited,
    can_change,
    carrying,
    gates_of,
    numbers_in,
    unknown_leaves,
)
from top3.values import Known

SCHEMA = "top3/explanation/1"
_STANCES = {
    "acknowledged": Both("erkent het", "acknowledges it"),
    "denied": Both("ontkent het", "denies it"),
    "differs": Both("vertelt het anders", "tells it differently"),
    "not_asked": Both("nog niet gevraagd naar het eigen verhaal", "own account not asked yet"),
}
_STATUSES = {
    "draft": Both("concept", "draft"),
    "reviewed": Both("nagekeken", "reviewed"),
    "adopted": Both("vastgesteld", "adopted"),
}


@dataclass(frozen=True, repr=False)
class Ground(Quiet):
    """One fact that carries what is said, and the words it rests on, 0 or more."""

    text: Both
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, repr=False)
class OwnAccount(Quiet):
    """What somebody who is said to have acted says of it themselves: stance and words."""

    person: Both
    stance: Both
    words: Both | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, repr=False)
class Open(Quiet):
    """One fact that is not known, why not, and the question that goes with it."""

    text: Both
    reason: Both
    question: Both
    can_change: bool


@dataclass(frozen=True, repr=False)
class WorkerReading(Quiet):
    """What one finding says to a worker: for and against side by side, and what is not known.

    `because` and `unknown` stand in the order of the rule, `against` and the accounts in that of
    the record. `weighable` says that people contradict each other here: only a weighing by somebody
    with a name settles that.
    """

    claim: Both
    because: tuple[Ground, ...]
    against: tuple[Quote, ...]
    accounts: tuple[OwnAccount, ...]
    unknown: tuple[Open, ...]
    weighable: bool
    numbers: tuple[Both, ...]
    leans_on: tuple[Both, ...]
    source: Both
    status: Both


def read_as_worker(result: Result | PlannedCase, item: str) -> tuple[WorkerReading, ...]:
    """Return what is said about an item, for a worker; as many and in the order of `explain`.

    Raises:
        ItemNotFoundError: nothing has that name; `.known` holds the names there are.
    """
    planned = result.planned if isinstance(result, Result) else result
    return tuple(_worker(planned, each) for each in explain(planned, item))


def _worker(planned: PlannedCase, explanation: Explanation) -> WorkerReading:
    finding, rules = explanation.finding, planned.rules
    tree = finding.tree
    changing = can_change(tree, gates_of(rules))
    leaves = list(unknown_leaves(tree))
    leaning = (rules.by_id[each] for each in finding.leans_on)
    return WorkerReading(
        claim=explanation.claim,
        because=tuple(_grounds(planned, tree)),
        against=explanation.against,
        accounts=tuple(_accounts(planned, finding)),
        unknown=tuple(_open(planned, leaves, changing)),
        weighable=bool(explanation.against) or any(each.reason == "disputed" for each in leaves),
        numbers=tuple(_number(each) for each in numbers_in(rules, tree)),
        leans_on=tuple(both(each.head.because) for each in leaning),
        source=explanation.source,
        status=_status(planned, finding),
    )


def _grounds(planned: PlannedCase, tree: Node) -> Iterator[Ground]:
    """Yield what is known and carries the value; a part said twice is said once."""
    seen: dict[Both, dict[str, None]] = {}
    for leaf in carrying(tree):
        if leaf.value is not Tri.UNKNOWN and leaf.fact:
            name, value = part_name(planned, leaf), VALUES[leaf.value]
            text = Both(f"{name.nl}: {value.nl}", f"{name.en}: {value.en}")
            seen.setdefault(text, {}).update(dict.fromkeys(leaf.by))
    for text, by in seen.items():
        yield Ground(text, quotes(planned, by))


def _accounts(planned: PlannedCase, finding: Finding) -> Iterator[OwnAccount]:
    if finding.about[0] != "situation":
        return
    words = planned.world.by_id[finding.about[1]].own_words  # type: ignore[attr-defined]
    for each in planned.prioritised.assessed.of(finding.about[1]).accounts:
        own = words.get(each.person)
        yield OwnAccount(
            person=party_name(planned.world, each.person),
            stance=_STANCES[each.stance],
            words=both(own) if own else None,
            quotes=quotes(planned, each.statements),
        )


def _open(
    planned: PlannedCase, leaves: Iterable[Node], changing: tuple[Node, ...]
) -> Iterator[Open]:
    """Yield what is not known, each fact of each item once."""
    found: dict[tuple[Key, str | None], list[Node]] = {}
    for leaf in leaves:
        found.setdefault((leaf.about, leaf.fact), []).append(leaf)
    asked = {fact: each.text for each in planned.questions for fact in each.facts}
    instead = {fact for each in planned.consult_instead for fact in each.facts}
    for nodes in found.values():
        first = nodes[0]
        fact = str(first.fact)
        spec = planned.rules.dictionary.facts[fact]
        slots = slots_of(planned.world, first.about)
        own = fill(spec.question, **slots, situations=first.about[1])
        question = own if spec.acute else asked.get((first.about, fact), own)
        if (first.about, fact) in instead or delicate_in(planned.world, fact, first.about):
            question = asked_text(planned, fact, first.about)
        yield Open(
            text=part_name(planned, first),
            reason=REASONS[first.reason or "not_asked"],
            question=question,
            can_change=any(node is each for node in nodes for each in changing),
        )


def _number(each: Parameter) -> Both:
    start = f"{each.name}: {each.value} {each.unit}"
    ids = ", ".join(each.source.ids) or "-"
    mark = f"{each.source.mark}, {ids}"
    return Both(
        f"{start}; vanaf {each.from_}; eigenaar: {each.owner}; bron: {mark}",
        f"{start}; from {each.from_}; owner: {each.owner}; source: {mark}",
    )


def _status(planned: PlannedCase, finding: Finding) -> Both:
    status = finding.rule.head.status or planned.rules.status
    name = _STATUSES[status.is_]
    signed = f" ({status.by}, {status.on})" if status.by and status.on else ""
    return Both(f"{name.nl}{signed}", f"{name.en}{signed}")


def audit_data(result: Result, item: str) -> dict[str, Any]:
    """Return what is said about an item as data for an auditor: `top3/explanation/1`.

    Every finding about the item, whatever it says, with its whole tree, its numbers and the
    judgements it leans on; and the receipt. The outcome of each can be worked out again from this
    alone (see `rules.readings.audited`).

    Raises:
        ItemNotFoundError: nothing has that name; `.known` holds the names there are.
    """
    planned = result.planned
    return {
        "schema": SCHEMA,
        "reading": "auditor",
        "case": planned.case.id,
        "item": item,
        "as_of": planned.ordered.as_of.isoformat(),
        "findings": [_audit(planned, each) for each in findings_about(planned, item)],
        "limits": {"nl": result.limits.nl, "en": result.limits.en},
        "receipt": dict(result.receipt),
    }


def _audit(planned: PlannedCase, finding: Finding) -> dict[str, Any]:
    rules, head = planned.rules, finding.rule.head
    status = head.status or rules.status
    return {
        "rule": finding.rule.id,
        "version": head.version,
        "layer": finding.layer,
        "kind": head.kind,
        "ref": list(head.ref),
        "source": head.source.model_dump(mode="json"),
        "status": status.model_dump(mode="json", by_alias=True),
        "about": {"kind": finding.about[0], "id": finding.about[1]},
        "then": dict(head.then),
        "outcome": finding.outcome,
        "value": None if finding.value is None else finding.value.value,
        "because": claim_of(planned.world, finding)._asdict(),
        "leans_on": list(finding.leans_on),
        "numbers": [
            each.model_dump(mode="json", by_alias=True) for each in numbers_in(rules, finding.tree)
        ],
        "tree": audited(finding, rules, lambda name: _told(planned, name)),
    }


def _told(planned: PlannedCase, name: str) -> dict[str, Any]:
    """Return where a statement comes from, without its words."""
    (statement,) = planned.world.statements((name,))
    report = planned.world.reports[statement.report]
    told = planned.world.informant(statement)
    kind = statement.kind
    return {
        "statement": name,
        "report": report.id,
        "informant": told if isinstance(told, str) else None,
        "kind": kind.value if isinstance(kind, Known) else None,
        "recorded": report.recorded,
    }
