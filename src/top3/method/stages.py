"""One type per stage; each holds the one before, so every line can be followed back.

`OrderedCase → ConcretisedCase → AssessedCase → PrioritisedCase → PlannedCase`. A stage has no
optional fields "for later": what it says, it knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, cast

from top3.errors import Both, ItemNotFoundError
from top3.method.facts import CaseWorld
from top3.method.own_lists import OwnList, Places
from top3.method.parts import LeftOutAcute, Parts
from top3.method.pruning import LeftOut
from top3.method.quiet import Quiet
from top3.method.seal import Seal
from top3.method.timeline import ClassDoubt, Sorted
from top3.model.agreements import Agreement
from top3.model.case import Case
from top3.rules.evaluate import Finding, Key
from top3.rules.language import RuleSet

AcuteCheck = Literal["required", "cannot_exclude", "not_found"]
AcuteBasis = Literal["signal", "asked_not_known", "not_asked"]
Structural = Literal["yes", "no", "unknown"]
WhyNot = Literal[
    "not_concrete", "beyond_limit", "tied_at_limit", "not_shareable", "chosen_otherwise", "past"
]
Tier = Literal["now", "before_plan", "before_next_phase", "later"]


@dataclass(frozen=True, repr=False)
class SetAside(Quiet):
    """An item that is no situation, and where it belongs in the plan: as a name and in words.

    `ask` is the question that makes it observable; None where nothing needs to be.
    """

    item: str
    class_: str
    place: str
    belongs: Both
    because: Both
    ask: Both | None


@dataclass(frozen=True, repr=False)
class OrderedCase(Quiet):
    """The record sorted: statements by class, and what is set aside with where it belongs.

    `classes` maps a class to the ids of its statements, in the order of the file; what nobody
    classified stands under "unclassified". `statements` sorts them by day, informant and kind;
    `doubts` are classes that people may want to mend.
    """

    world: CaseWorld
    classes: Mapping[str, tuple[str, ...]]
    statements: Sorted
    doubts: tuple[ClassDoubt, ...]
    set_aside: tuple[SetAside, ...]
    findings: tuple[Finding, ...]

    @property
    def case(self) -> Case:
        """The record itself."""
        return self.world.case

    @property
    def rules(self) -> RuleSet:
        """The rule set it is read with."""
        return self.world.rules

    @property
    def as_of(self) -> date:
        """The day it is read on."""
        return self.world.as_of


@dataclass(frozen=True, repr=False)
class Concreteness(Quiet):
    """Whether one situation may enter the top 3, and which fields nobody described yet."""

    situation: str
    gates: tuple[Finding, ...]
    concrete: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class ConcretisedCase(Quiet):
    """Every situation with what is described of it; as many as in the record, same order."""

    ordered: OrderedCase
    situations: tuple[Concreteness, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Interval:
    """Between which levels of the declared scale; the lower is certain, the upper not excluded."""

    at_least: str
    at_most: str


@dataclass(frozen=True, repr=False)
class Account(Quiet):
    """What one person who is said to have acted says of it; no statements means: not asked yet."""

    person: str
    stance: str
    statements: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Assessment(Quiet):
    """What the rules say of one situation, beside what people judged; never a verdict."""

    situation: str
    urgency: Interval
    acute_check: AcuteCheck
    acute_basis: AcuteBasis | None
    structural: Structural
    past: bool
    disputed_by: tuple[str, ...]
    accounts: tuple[Account, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, repr=False)
class HouseholdAssessment(Quiet):
    """The acute check of the household as a whole, also when no situation is described yet."""

    acute_check: AcuteCheck
    acute_basis: AcuteBasis | None
    structural: Structural


@dataclass(frozen=True, repr=False)
class AssessedCase(Quiet):
    """Every situation assessed, concrete or not; as many as in the record, in the same order."""

    concretised: ConcretisedCase
    situations: tuple[Assessment, ...]
    household: HouseholdAssessment
    findings: tuple[Finding, ...]

    def of(self, situation: str) -> Assessment:
        """Return the assessment of one situation.

        Raises:
            ItemNotFoundError: there is no situation with that id.
        """
        for each in self.situations:
            if each.situation == situation:
                return each
        known = [each.situation for each in self.situations]
        names = ", ".join(known) or "-"
        message = Both(
            f"situatie: niet gevonden; er is: {names}", f"situation: not found; there is: {names}"
        )
        raise ItemNotFoundError(known, message)


@dataclass(frozen=True, repr=False)
class Ranked(Quiet):
    """A place in the order: rank is one plus the number strictly before; ties share a rank."""

    rank: int
    situation: str
    tied_with: tuple[str, ...]
    because: tuple[Both, ...]


@dataclass(frozen=True, repr=False)
class NotChosen(Quiet):
    """A situation outside the proposed top 3, and why."""

    situation: str
    why: WhyNot
    because: Both


@dataclass(frozen=True)
class Difference:
    """Where the choice of people and the proposal differ: a rank is None where it is not in it."""

    situation: str
    proposed: int | None
    chosen: int | None


@dataclass(frozen=True, repr=False)
class PrioritisedCase(Quiet):
    """A proposed order. The top 3 is chosen by people: `chosen` names their decision, if made.

    `order` holds every concrete situation; `top3` those above the limit without cutting a tie;
    `at_the_cut` the tied ones at the limit; `to_make_concrete` the ids of the rest. `own_lists` are
    the top 3 of each person, beside it: they change no proposal; `places` says of every situation
    who has it at which place.
    """

    assessed: AssessedCase
    order: tuple[Ranked, ...]
    top3: tuple[Ranked, ...]
    at_the_cut: tuple[Ranked, ...]
    to_make_concrete: tuple[str, ...]
    not_chosen: tuple[NotChosen, ...]
    chosen: str | None
    chosen_items: tuple[str, ...]
    differences: tuple[Difference, ...]
    own_lists: tuple[OwnList, ...]
    places: tuple[Places, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, repr=False)
class Question(Quiet):
    """One question: about which facts, whom to ask, why, and what its answer can change.

    `facts` holds 1 or more (item, fact); `can_change` names findings and gates that hang on it.
    `plain` is how it is put to a person of the family, where it is one question; `alone` says with
    nobody else there; `answerable_until` is the last day it can be found out, where that is known.
    """

    id: str
    tier: Tier
    ask: str
    about: str
    text: Both
    facts: tuple[tuple[Key, str], ...]
    can_change: tuple[str, ...]
    asked_by: tuple[str, ...]
    reason: str
    perishes: bool
    consult: Both | None = None
    plain: Both | None = None
    alone: bool = True
    answerable_until: date | None = None


@dataclass(frozen=True, repr=False)
class AgreementProposal(Quiet):
    """What could be agreed about one situation; a proposal, never filled in as decided.

    `template` names the template of the rule set it comes from; None where none fits and it says
    what an agreement needs. `signal` is at which sign it would be done.
    """

    answers: tuple[str, ...]
    who: Both
    what: Both
    from_: Both
    checker: Both
    check: Both
    otherwise: Both
    evaluate: Both
    because: tuple[Finding, ...]
    signal: Both | None = None
    template: str | None = None


@dataclass(frozen=True, repr=False)
class Gap(Quiet):
    """Something the plan lacks; `blocks` when the library's own next step waits for it.

    `do` is what to do about it; `items` names what else it is about.
    """

    code: str
    about: str
    text: Both
    blocks: bool
    rule: str | None = None
    do: Both | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class FindingOut(Quiet):
    """One line of a finding-out plan: who asks what of whom, by when."""

    question: Question
    who: Both
    when: Both


@dataclass(frozen=True, repr=False)
class PlannedCase(Quiet):
    """One living plan: what people agreed, what is proposed, and what is missing.

    `basis` says whether it stands on the top 3 people chose or on the proposal. `about` names the
    situations it works on. Without one it is a finding-out plan: `finding_out` has its lines.
    `open_acute` stays in every output; `left_out` has the coded reasons people gave for each.
    `parts` is the same plan by part: safety, help, future.
    """

    prioritised: PrioritisedCase
    basis: Literal["chosen", "proposed"]
    about: tuple[str, ...]
    agreed: tuple[Agreement, ...]
    proposed: tuple[AgreementProposal, ...]
    gaps: tuple[Gap, ...]
    open_acute: tuple[str, ...]
    left_out: tuple[LeftOutAcute, ...]
    parts: Parts
    finding_out: tuple[FindingOut, ...]
    questions: tuple[Question, ...]
    consult_instead: tuple[Question, ...]
    findings: tuple[Finding, ...]

    @property
    def is_finding_out(self) -> bool:
        """Say whether there is nothing yet to plan for but finding out."""
        return not self.about

    @property
    def ordered(self) -> OrderedCase:
        """The record, sorted."""
        return self.prioritised.assessed.concretised.ordered

    @property
    def case(self) -> Case:
        """The record itself."""
        return self.ordered.case

    @property
    def rules(self) -> RuleSet:
        """The rule set it is read with."""
        return self.ordered.rules

    @property
    def world(self) -> CaseWorld:
        """The facts of the case as the rules read them."""
        return self.ordered.world

    def all_findings(self) -> tuple[Finding, ...]:
        """Return the findings of every stage, in the order of the steps."""
        assessed = self.prioritised.assessed
        return (
            *assessed.concretised.ordered.findings,
            *assessed.concretised.findings,
            *assessed.findings,
            *self.prioritised.findings,
            *self.findings,
        )


@dataclass(frozen=True, repr=False)
class Now(Quiet):
    """Something that must happen now: why, what, and whom to ask or ring."""

    because: Both
    do: Both
    ask_whom: str
    rule: str
    about: Key


@dataclass(frozen=True, repr=False)
class Result(Quiet):
    """Everything in one: the plan, what must happen now, the questions, advice and warnings.

    `to_data()` is `top3/result/1`. `receipt` says with which engine, rules and input it was made;
    `seal` makes its digests. `left_out` counts what was recorded after the day all had to be known.
    """

    planned: PlannedCase
    now: tuple[Now, ...]
    advice: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    limits: Both
    receipt: Mapping[str, Any]
    seal: Seal
    left_out: LeftOut = field(default_factory=LeftOut)

    @property
    def top3(self) -> tuple[Ranked, ...]:
        """The proposed top 3, in order; people choose."""
        return self.planned.prioritised.top3

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every open question, most pressing first."""
        return self.planned.questions

    def to_data(self, *, everything: bool = False) -> dict[str, Any]:
        """Return the result as plain data; `everything` adds findings that were not found."""
        # the stages must not know how they are written: as_data knows the stages
        from top3.method.as_data import result_data  # noqa: PLC0415

        return cast("dict[str, Any]", result_data(self, everything=everything))
