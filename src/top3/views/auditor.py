"""The auditor's document: what the worker reads, and behind it the full trace of every finding.

Each finding with its rule, version, layer, source and statements; the decisions with what was
shown; and the receipt. With it everything can be worked out again.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from top3.document import Block, Document, Heading, Items, PageBreak, Paragraph, Table
from top3.method.names import claim_of
from top3.method.stages import PlannedCase, Result
from top3.method.why import Explanation, explain
from top3.rules.evaluate import Finding, Node
from top3.rules.explain import VALUES
from top3.rules.logic import Tri
from top3.values import Known
from top3.views.compose import compose_plan
from top3.views.marks import mark_of
from top3.views.sheet import Sheet

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory


def compose_auditor(
    source: PlannedCase | Result, lang: str, trajectory: "Trajectory | None" = None
) -> Document:
    """Compose the auditor's document.

    Args:
        source: A whole result; of a plan alone there is no receipt, and the document says so.
        lang: "nl" or "en".
        trajectory: The case over time, for what was shown before every decision.
    """
    result = source if isinstance(source, Result) else None
    planned = source if isinstance(source, PlannedCase) else source.planned
    return AuditorSheet(planned, lang, result, trajectory).document_of()


class AuditorSheet(Sheet):
    """Writes the auditor's document."""

    def __init__(
        self,
        planned: PlannedCase,
        lang: str,
        result: Result | None = None,
        trajectory: "Trajectory | None" = None,
    ) -> None:
        """Take the plan, the language, and the result and the case over time where they are."""
        super().__init__(planned, lang)
        self.result = result
        self.trajectory = trajectory

    def document_of(self) -> Document:
        """Return the whole document."""
        return self.document("auditor_title", "auditor_name", self._blocks())

    def _blocks(self) -> Iterator[Block]:
        yield from self._receipt()
        yield from self._decisions()
        yield Heading(self.word("worker_reads"))
        mark = Paragraph(mark_of(self.case, self.lang, self.writer.word))
        read = compose_plan(self.planned, self.lang).blocks
        yield from (each for each in read if each != mark)  # the mark says it already
        yield PageBreak()
        yield from self._traces()
        yield from self._not_found()

    # ------------------------------------------------------------------ receipt and decisions
    def _receipt(self) -> Iterator[Block]:
        yield Heading(self.word("receipt"))
        if self.result is None:
            yield Paragraph(self.word("no_receipt"))
            return
        rows = tuple(_flat("", self.result.receipt))
        yield Table((self.word("part"), self.word("what")), rows, row_headers=True)

    def _decisions(self) -> Iterator[Block]:
        shown = self._shown()
        rows = []
        for each in self.case.decisions:
            on = self.day(each.on.value) if isinstance(each.on, Known) else self.unknown(each.on)
            told = [f"{self.party(one.who)}, {self.value(one.on)}" for one in each.informed]
            frame = self.word(f"frame_{each.legal_frame}") if each.legal_frame else "-"
            rows.append((
                f"{each.id}: {self.word(f'kind_{each.kind}')}", ", ".join(each.items) or "-",
                f"{self.who(each.by)}, {on}", self.reason(each), frame, "; ".join(told) or "-",
                shown.get(each.id, self.word("shown_not_recorded")),
            ))  # fmt: skip
        heads = ("decision", "about", "by_whom", "reason", "frame", "informed", "was_shown")
        yield from self.table("decisions", heads, rows, "none")

    def _shown(self) -> dict[str, str]:
        """Return for each decision what its decider was shown, as far as the events say."""
        if self.trajectory is None:
            return {}
        events = self.trajectory.events
        found = {}
        for event in events:
            name = getattr(event.record, "id", None)
            if event.kind.decides and name and event.shown is not None:
                found[name] = self._what_was_shown(event.shown, events)
        return found

    def _what_was_shown(self, number: int, events: tuple[Any, ...]) -> str:
        named = events[number - 1].type if number else ""
        if named != "proposal_shown":
            return self.word("shown_nothing")
        return self.word("shown_event", number=str(number))

    # ------------------------------------------------------------------ findings
    def _traces(self) -> Iterator[Block]:
        yield Heading(self.word("traces"))
        for item, findings in self._by_item().items():
            told = [each for each in findings if each.value in (Tri.TRUE, Tri.UNKNOWN)]
            if told:
                yield Heading(self.title(item), level=3)
                for each in told:
                    yield from self._trace(item, each)

    def _by_item(self) -> dict[str, list[Finding]]:
        items: dict[str, list[Finding]] = {}
        for each in self.planned.all_findings():
            items.setdefault(each.about[1], []).append(each)
        return items

    def _trace(self, item: str, finding: Finding) -> Iterator[Block]:
        """Write one finding: what it says, by which rule, and its whole tree."""
        for each in explain(self.planned, f"{item}:{finding.rule.id}"):
            if each.finding.about == finding.about:
                yield Paragraph(self.say(each.claim), strong=True)
                yield Items(tuple((line,) for line in self._trace_lines(each)))

    def _trace_lines(self, each: Explanation) -> Iterable[str]:
        head = each.finding.rule.head
        status = (head.status or self.rules.status).is_
        yield f"{self.word('rule')}: {self.say(each.source)}; {self.word(f'status_{status}')}"
        said = ", ".join(one.statement for one in each.quotes)
        against = ", ".join(one.statement for one in each.against)
        yield f"{self.word('rests_on')}: {said or '-'}"
        if against:
            yield f"{self.word('said_otherwise')}: {against}"
        for line in each.lines:
            by = f" [{', '.join(line.by)}]" if line.by else ""
            yield f"{'· ' * line.depth}{self.say(line.text)}{by}"

    def _not_found(self) -> Iterator[Block]:
        """Write what was looked at and not found: one line each, with what it read."""
        rows = [
            (each.about[1], f"{each.rule.id} v{each.rule.head.version}", each.layer,
             self.say(claim_of(self.planned.world, each)), self.say(VALUES[each.value]),
             ", ".join(_facts(each.tree)))
            for each in self.planned.all_findings()
            if each.value not in (Tri.TRUE, Tri.UNKNOWN)
        ]  # fmt: skip
        heads = ("about", "rule", "layer", "what", "state", "read")
        yield from self.table("looked_at_not_found", heads, rows, "none")


def _flat(start: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _flat(f"{start}.{name}" if start else name, part)
    elif isinstance(value, list | tuple) and any(isinstance(each, dict) for each in value):
        for number, part in enumerate(value, 1):
            yield from _flat(f"{start}.{number}", part)
    else:
        many = isinstance(value, list | tuple)
        yield start, ", ".join(map(str, value)) if many else str(value)


def _facts(node: Node) -> list[str]:
    own = [node.fact] if node.fact else []
    below = [name for child in node.children for name in _facts(child)]
    return list(dict.fromkeys([*own, *below]))
