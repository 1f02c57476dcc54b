"""The sheet of the chair of MDA++: why now, what was tried, and what the table has to answer.

On its first page what matters first: by which criterion it lies here, the situations, and the
questions for each expertise. It concludes nothing: whether it fits MDA++ is for the chair.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from top3.document import Block, Document, Heading, Items, Paragraph
from top3.method.names import to_do
from top3.method.why import part_name
from top3.model.agreements import Agreement, Check, Decision
from top3.model.people import Involvement, Person, is_person
from top3.rules.evaluate import Finding, Node
from top3.rules.explain import REASONS
from top3.rules.logic import Tri
from top3.values import Disputed, Known, Unknown
from top3.views.motivation import motivation_blocks
from top3.views.sheet import Sheet

if TYPE_CHECKING:
    from top3.method.stages import PlannedCase, Question
    from top3.trajectory.trajectory import Trajectory

_CRITERIA, _SCALE_UP, _WEIGH_AGAIN = ("R40",), "consider_mda", "weigh_again"
_CHAIR = "household.mda_chair_asked"
_STATES = {Tri.TRUE: "met", Tri.FALSE: "not_met", Tri.UNKNOWN: "not_known"}
_RUNNING = ("active", "waiting")
_CONFLICTS = ("organisations_against_each_other", "decided_against")
"""Gaps in the plan that say who can bring decisions to one line."""

_HOUSEHOLD = ("family", "child", "network", "parent", "partner")
_TEAM = ("worker", "fixed_face")


def compose_mda(
    planned: "PlannedCase", lang: str, trajectory: "Trajectory | None" = None
) -> Document:
    """Compose the chair's sheet.

    Args:
        planned: The plan as this reader may know it.
        lang: "nl" or "en".
        trajectory: The case over time, for what changed when; without it the sheet says that falls
            back are not to be seen.
    """
    return MdaSheet(planned, lang, trajectory).document_of()


class MdaSheet(Sheet):
    """Writes the chair's sheet."""

    def __init__(
        self, planned: "PlannedCase", lang: str, trajectory: "Trajectory | None" = None
    ) -> None:
        """Take the plan, the language, and the case over time where there is one."""
        super().__init__(planned, lang)
        self.trajectory = trajectory

    def document_of(self) -> Document:
        """Return the whole sheet."""
        return self.document("mda_title", "mda_name", self._blocks())

    def _blocks(self) -> Iterator[Block]:
        yield from self._head()
        yield from self._why_now()
        yield from self._situations()
        yield from self._expertise()
        yield from self._questions()
        yield from self._versions()
        yield from self._tried()
        yield from self._plans()
        yield from self._against()
        yield from self._views()
        yield from self._grounds()
        yield from motivation_blocks(self.planned, self.lang)
        yield from self._own_questions()
        yield from self.status(limits=False)  # the reasons of the plan say them

    def _head(self) -> Iterator[Block]:
        yield Paragraph(self.word("mda_head", day=self.day(self.as_of), face=self.face()))

    # ------------------------------------------------------------------ the first page
    def _why_now(self) -> Iterator[Block]:
        rows = [row for each in self._criteria() for row in self._criterion_rows(each)]
        heads = ("criterion", "state", "rests_on")
        yield from self.table("why_now", heads, rows, "no_criteria")
        yield Paragraph(self.word("criteria_note"))
        again = [each for each in self.planned.all_findings()
                 if each.rule.head.then.get("advise") == _WEIGH_AGAIN]  # fmt: skip
        for each in again:
            if each.value is Tri.TRUE:
                yield Paragraph(self.say(each.rule.head.because), strong=True)

    def _criteria(self) -> list[Finding]:
        """Return what the rules, and those of the region, say of scaling up."""
        return [
            each
            for each in self.planned.all_findings()
            if each.rule.head.then.get("advise") == _SCALE_UP
            or (each.rule.head.kind == "advice" and set(_CRITERIA) & set(each.rule.head.ref))
        ]

    def _criterion_rows(self, finding: Finding) -> Iterator[tuple[str, ...]]:
        for node in _parts_of(finding.tree):
            facts = {each.fact for each in _leaves(node)}
            if node.value is None or facts == {_CHAIR}:
                continue
            text = self._criterion(node)
            yield (text[:1].upper() + text[1:], self._state(node), self._ground(node))

    def _criterion(self, node: Node) -> str:
        named = [each.text for each in _within(node) if each.kind == "finding"]
        rules = [
            self.rules.by_id[name] for name in dict.fromkeys(named) if name in self.rules.by_id
        ]
        if rules:
            return " ".join(self.say(each.head.because) for each in rules)
        names = [self.say(part_name(self.planned, each)) for each in _leaves(node) if each.fact]
        return self.word("or").join(dict.fromkeys(names)) or self.say(part_name(self.planned, node))

    def _state(self, node: Node) -> str:
        state = self.word(_STATES[node.value]) if node.value is not None else ""
        if node.value is not Tri.UNKNOWN:
            return state
        reasons = dict.fromkeys(each.reason for each in _leaves(node) if each.reason)
        said = [self.say(REASONS[each]) for each in reasons if each in REASONS]
        return f"{state}: {', '.join(said)}" if said else state

    def _ground(self, node: Node) -> str:
        """Return the situations a criterion is met by, or may be; else what was told of it."""
        about = [(each.value, each.about[1]) for each in _within(node)
                 if each.kind == "rule" and each.about[0] == "situation"]  # fmt: skip
        met = [name for value, name in about if value is Tri.TRUE]
        open_ = [name for value, name in about if value is Tri.UNKNOWN]
        told = [name for each in _leaves(node) for name in each.by]
        return ", ".join(dict.fromkeys(met or open_ or told)) or "-"

    def _situations(self) -> Iterator[Block]:
        about = self.planned.about
        key = "chosen_now" if self.planned.basis == "chosen" else "proposed_now"
        assessed = self.planned.prioritised.assessed
        rows = [f"{self.title(each)}; {self.writer.state(assessed.of(each))}" for each in about]
        yield from self.section(key, rows, "nothing_to_choose")
        acute = [f"{self.title(each)}; {self.writer.state(assessed.of(each))}"
                 for each in self.planned.open_acute]  # fmt: skip
        yield from self.section("open_acute_now", acute)

    def _expertise(self) -> Iterator[Block]:
        """Write what each expertise is consulted on: what nobody asks without them, and advice."""
        groups: dict[str, list[str]] = {}
        for each in self.planned.consult_instead:
            groups.setdefault(each.ask, []).append(self.say(each.consult or each.text))
        for finding in self.planned.all_findings():
            whom, do = finding.rule.head.whom, to_do(self.world, finding)
            is_advice = finding.rule.head.kind == "advice" and finding.value is Tri.TRUE
            if is_advice and whom and do:
                groups.setdefault(whom, []).append(self.say(do))
        rows = [(self.party(party), text) for party, texts in groups.items()
                for text in dict.fromkeys(texts)]  # fmt: skip
        heads = ("who", "what")
        yield from self.table("questions_per_expertise", heads, rows, "no_expertise")

    def _questions(self) -> Iterator[Block]:
        """Write what each professional can answer; what the team asks itself stands apart."""
        groups: dict[str, list[str]] = {}
        for each in self._professional():
            groups.setdefault(each.ask, []).append(f"[{each.id}] {self.say(each.text)}")
        yield Heading(self.word("questions_per_role"))
        if not groups:
            yield Paragraph(self.word("no_questions"))
        for party, rows in groups.items():
            yield Paragraph(self.party(party), strong=True)
            yield Items(tuple((row,) for row in dict.fromkeys(rows)))

    def _professional(self) -> Iterator["Question"]:
        for each in self.planned.questions:
            if not is_person(each.ask) and each.ask not in (*_HOUSEHOLD, *_TEAM):
                yield each

    # ------------------------------------------------------------------ the other pages
    def _versions(self) -> Iterator[Block]:
        rows = [
            (self._day_of(each), ", ".join(self.title(name) for name in each.items) or "-",
             f"{self.who(each.by)}; {self.reason(each)}")
            for each in self.case.decisions
            if each.kind == "top3_chosen"
        ]  # fmt: skip
        yield from self.table("versions", ("on_day", "top3_was", "by_whom"), rows, "never_chosen")
        if self.trajectory is None:
            yield Paragraph(self.word("no_course"))
            return
        # time is only read where there is a case over time: most plans have none
        from top3.views.course_rows import course_rows  # noqa: PLC0415

        course = course_rows(self.trajectory, self)
        yield from self.table("course", ("on_day", "from_to", "by_what"), course, "no_moves")

    def _day_of(self, decision: Decision) -> str:
        on = decision.on
        return self.day(on.value) if isinstance(on, Known) else self.unknown(on)

    def _tried(self) -> Iterator[Block]:
        rows = [*self._ended_help(), *self._agreements(), *self._measures(), *self._goals()]
        heads = ("what", "who", "state", "result")
        yield from self.table("tried", heads, rows, "nothing_tried")

    def _ended_help(self) -> Iterator[tuple[str, ...]]:
        for each in self.case.involvements:
            if not (isinstance(each.status, Known) and each.status.value in _RUNNING):
                yield (self.fact(each.plan), self.party(each.organisation),
                       self._status(each), self.fact(each.result))  # fmt: skip

    def _status(self, each: Involvement) -> str:
        status = (self.word(f"help_{each.status.value}") if isinstance(each.status, Known)
                  else self.unknown(each.status))  # fmt: skip
        why = f": {self.fact(each.why)}" if isinstance(each.why, Known) else ""
        spell = [self.since(each.from_), self.since(each.until)]
        days = f" ({spell[0] or '…'} – {spell[1] or '…'})" if any(spell) else ""
        return f"{status}{why}{days}"

    def _agreements(self) -> Iterator[tuple[str, ...]]:
        for each in self.planned.agreed:
            found = [one for one in self.case.checks if one.agreement == each.id]
            state = self.word(f"agreement_{each.status or 'running'}")
            yield (f"{each.id}: {self.fact(each.what)}", self.parties(each.keepers), state,
                   self._checks(each, found))  # fmt: skip

    def _checks(self, agreement: Agreement, found: Iterable[Check]) -> str:
        lines = [f"{self.fact(each.on)}, {self.fact(each.by)}: {self._found(each)}"
                 for each in found]  # fmt: skip
        return "; ".join(lines) or self.word("never_checked", who=self.parties(agreement.checkers))

    def _found(self, check: Check) -> str:
        found = check.found
        return (self.word(f"found_{found.value}") if isinstance(found, Known)
                else self.unknown(found))  # fmt: skip

    def _measures(self) -> Iterator[tuple[str, ...]]:
        for each in self.case.measures:
            spell = f"{self.fact(each.from_)} – {self.fact(each.until)}"
            kind = self.label("measures", each.kind)
            yield (f"{kind}: {self.fact(each.words)}", self.party(each.person), spell, "-")

    def _goals(self) -> Iterator[tuple[str, ...]]:
        for each in self.case.goals:
            result = (self.label("results", each.result.value)
                      if isinstance(each.result, Known) else self.unknown(each.result))  # fmt: skip
            whose = self.party(each.person) if each.person else self.word("everybody")
            until = self.word("until", day=self.day(each.until)) if each.until else "-"
            yield (f"{each.id}: {self.say(each.words)}", whose, until, result)

    def _plans(self) -> Iterator[Block]:
        rows = [
            (self.party(each.organisation), self.fact(each.plan), self._status(each),
             self.fact(each.earlier_reports))
            for each in self.case.involvements
            if isinstance(each.status, Known) and each.status.value in _RUNNING
        ]  # fmt: skip
        heads = ("organisation", "plan", "state", "earlier_reports")
        yield from self.table("who_holds_plans", heads, rows, "no_plans")

    def _against(self) -> Iterator[Block]:
        """Write which decisions go against each other, and which judgements differ."""
        rows = []
        for each in self.case.decisions:
            others = [self._named(name) for name in self.here(each.against)]
            if others:
                rows.append(f"{self._named(each.id)} {self.word('goes_against')} "
                            f"{'; '.join(others)}")  # fmt: skip
        rows += self._judgements()
        yield from self.section("contradicting", rows, "nothing_contradicts")
        helping = [self.say(each.text) for each in self.planned.gaps if each.code in _CONFLICTS]
        if helping:
            yield Items(tuple((row,) for row in helping))
        elif rows:
            yield Paragraph(self.word("who_breaks"))

    def _named(self, name: str) -> str:
        """Return an id with what it is: who decided it, or the words of an agreement."""
        item: Any = self.world.by_id[name]
        if isinstance(item, Decision):
            return f"{name} ({self.who(item.by)}, {self._day_of(item)}: {self.reason(item)})"
        if isinstance(item, Agreement):
            return f"{name} ({self.fact(item.what)})"
        words = getattr(item, "words", None)
        return f"{name} ({self.fact(words)})" if isinstance(words, Known | Unknown) else name

    def _judgements(self) -> Iterator[str]:
        levels: dict[tuple[str, str | None], list[Any]] = {}
        for each in self.case.judgements:
            levels.setdefault((each.about, each.scale), []).append(each)
        for (about, _), judged in levels.items():
            if len({each.level for each in judged}) > 1:
                said = [f"{self.who(each.by)}: {each.level} ({self.say(each.reason)})"
                        for each in judged]  # fmt: skip
                yield f"{self.title(about)}: {self.word('judged_apart')}: {'; '.join(said)}"

    def _views(self) -> Iterator[Block]:
        people = [*self._concerned()]
        rows = [(self.party(each.id), *self._view(each)) for each in people]
        heads = ("who", "own_words", "own_top3")
        yield from self.table("views", heads, rows, "nobody")

    def _concerned(self) -> Iterator[Person]:
        named = {each.person for each in self.case.views}
        home = self.world.reading(self.case.household.members).merged().has
        acting = {one for each in self.case.situations
                  for fact in (each.actors, each.affected)
                  for one in self.world.reading(fact).merged().has}  # fmt: skip
        for each in self.case.people:
            if each.id in named | acting or each.id in home:
                yield each

    def _view(self, person: Person) -> tuple[str, str]:
        own = [each for each in self.case.views if each.person == person.id]
        if not own:
            return self.word("view_missing"), "-"
        lines = []
        for each in own:
            told = self.fact(each.words)
            day = f" ({self.day(each.on)})" if each.on else ""
            quoted = f"“{told}”" if isinstance(each.words, Known | Disputed) else (
                self.word("view_missing_because", why=told))  # fmt: skip
            about = f"{self.title(each.about)}: " if each.about else ""
            lines.append(f"{about}{quoted}{day}")
        lists = [", ".join(each.top3) for each in own if each.top3]
        return " · ".join(lines), lists[-1] if lists else "-"

    def _own_questions(self) -> Iterator[Block]:
        """Write what is still to be asked by who works with the family: not for the table."""
        rest = set(map(id, self._professional()))
        rows = [
            f"[{each.id}, {self.writer.word('asked_of')} {self.party(each.ask)}] "
            f"{self.say(each.text)}"
            for each in self.planned.questions
            if id(each) not in rest
        ]
        yield from self.section("own_questions", rows)

    def _grounds(self) -> Iterator[Block]:
        rows = []
        for each in self.case.decisions:
            if each.kind == "share" and each.to_whom:
                basis = self.label("share_bases", each.basis) if each.basis else "-"
                purpose = self.say(each.purpose) if each.purpose else "-"
                until = self.word("until", day=self.day(each.until)) if each.until else ""
                given = ", ".join(self.here(each.items))
                given += f" ({until})" if until else ""
                rows.append((self.parties(each.to_whom), given, basis,
                             purpose, self._needed(each), self._told(each)))  # fmt: skip
        heads = ("for_whom", "given_items", "basis", "purpose", "necessary", "told")
        yield from self.table("grounds", heads, rows, "nothing_shared")
        yield Paragraph(self.word("grounds_note"))

    def _needed(self, each: Decision) -> str:
        return self.fact(each.necessary) if self._is_outside(each) else "-"

    def _told(self, each: Decision) -> str:
        return self.fact(each.told) if self._is_outside(each) else "-"

    def _is_outside(self, each: Decision) -> bool:
        """Say whether something goes to an organisation: there a ground is needed."""
        at_home = {one.id for one in self.case.people} | {"family", "network"}
        return bool(set(each.to_whom) - at_home)


def _parts_of(tree: Node) -> Iterator[Node]:
    """Yield the criteria of a rule: the parts that must all hold."""
    for child in tree.children:
        if child.kind == "all":
            yield from _parts_of(child)
        else:
            yield child


def _within(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _within(child)


def _leaves(node: Node) -> Iterator[Node]:
    return (each for each in _within(node) if not each.children)
