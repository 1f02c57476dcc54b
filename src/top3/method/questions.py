"""What to ask next, so that it can be borne: one question per fact, grouped by the talk it fits.

A question comes from a fact that is unknown and whose answer can still change an outcome. Not yet
asked and asked-but-unknown are kept apart; what may not be asked goes to a list of its own.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace

from top3.errors import Both
from top3.method.ages import age_in_years
from top3.method.assess import has_signal
from top3.method.delicate import (
    CONSULTED,
    asks_because_of_it,
    consult_about,
    may_not_ask,
)
from top3.method.facts import HOUSEHOLD, CaseWorld
from top3.method.may_ask import asked_elsewhere
from top3.method.names import ASKED_AS, both, fill, listed, person_name, slots_of
from top3.method.readers import ACUTE
from top3.method.record_questions import about_the_record
from top3.method.stages import PlannedCase, PrioritisedCase, Question, Tier
from top3.method.whom import answerable_until, plain_words, whom_to_ask
from top3.model.people import Person, is_person
from top3.rules.evaluate import Finding, Key, Node, evaluate
from top3.rules.language import FactSpec, Kind
from top3.rules.logic import Tri
from top3.rules.relevance import idle_facts

FIRST_SCREEN = "questions_first_screen"
_TIERS: tuple[Tier, ...] = ("now", "before_plan", "before_next_phase", "later")
_ASKING = ("question", "warning", "advice")
_EFFECTS: tuple[Kind, ...] = ("danger", "gate", "priority")
"""What an answer can still change, weightiest first; anything else comes after."""

_MOST_NOW = 5
_NOT_ALLOWED = "may_not_be_asked"
_MOST_ALIKE = 3


@dataclass
class _Draft:
    """A question in the making."""

    key: tuple[str, ...]
    spec: FactSpec
    reason: str
    facts: dict[tuple[Key, str], None] = field(default_factory=dict)
    can_change: dict[str, None] = field(default_factory=dict)
    asked_by: dict[str, None] = field(default_factory=dict)
    waits: bool = True
    delicate: bool = False


def questions(case: PrioritisedCase | PlannedCase) -> tuple[Question, ...]:
    """Return every open question, most pressing first; none is asked twice, none is dropped.

    Within a tier what perishes comes first, then the order of the fact dictionary, then what can
    still change a danger, a gate or the order, then the place of its situation. What can change
    nothing is not asked. Those that may not be asked are not among them: see `consult_instead`.
    """
    return open_questions(case)[0]


def open_questions(
    case: PrioritisedCase | PlannedCase,
) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Return the questions to ask, and those to take to somebody else instead."""
    prioritised = case.prioritised if isinstance(case, PlannedCase) else case
    world = prioritised.assessed.concretised.ordered.world
    made = [_question(world, draft) for draft in _drafts(world, prioritised)]
    made += about_the_record(world, prioritised)
    places = {each.situation: index for index, each in enumerate(prioritised.order)}
    ordered = sorted(asked_elsewhere(world, made), key=lambda each: _weight(world, each, places))
    numbered = [replace(each, id=f"q{number}") for number, each in enumerate(ordered, start=1)]
    return (
        tuple(each for each in numbered if each.consult is None),
        tuple(each for each in numbered if each.consult is not None),
    )


def _drafts(world: CaseWorld, case: PrioritisedCase) -> Iterable[_Draft]:
    """Return every question in the making; what only a delicate situation asks comes last."""
    acute = frozenset(name for name, spec in world.rules.dictionary.facts.items() if spec.acute)
    drafts: dict[tuple[str, ...], _Draft] = {}
    delicate: list[tuple[Finding, Node, bool]] = []
    for finding in _findings(case):
        leaves = _leaves(finding, acute)
        if not leaves:
            continue  # most rules ask nothing: their trees need not be made
        idle = idle_facts(world.rules, world, finding)
        because_of_it = asks_because_of_it(world, finding)
        for leaf, later in leaves:
            if (leaf.about, leaf.fact) in idle:
                continue  # whatever the answer, this rule says the same
            if because_of_it:
                delicate.append((finding, leaf, later))
            else:
                _note(drafts, world, finding, leaf, later=later)
    elsewhere = {fact for draft in drafts.values() for fact in draft.facts}
    for finding, leaf, later in delicate:
        _note(drafts, world, finding, leaf, later=later, elsewhere=elsewhere)
    return drafts.values()


def first_screen(case: PlannedCase) -> tuple[Question, ...]:
    """Return the questions to begin with: at most as many as the parameter says, a few of each.

    What must be known now comes first, but leaves room for what the plan waits for.
    """
    most = case.rules.number(FIRST_SCREEN)
    chosen: list[Question] = []
    for limits in (True, False):
        for question in case.questions:
            if (
                len(chosen) < most
                and question not in chosen
                and (not limits or _has_room(question, chosen))
            ):
                chosen.append(question)
    order = {question.id: index for index, question in enumerate(case.questions)}
    return tuple(sorted(chosen, key=lambda each: order[each.id]))


def _has_room(question: Question, chosen: list[Question]) -> bool:
    alike = sum(each.facts[0][1] == question.facts[0][1] for each in chosen)
    now = sum(each.tier == "now" for each in chosen)
    return alike < _MOST_ALIKE and not (question.tier == "now" and now >= _MOST_NOW)


def _findings(case: PrioritisedCase) -> list[Finding]:
    concretised = case.assessed.concretised
    world = concretised.ordered.world
    later = [*world.rules.serving("plan"), *world.rules.serving("ask")]
    return [
        *case.assessed.findings,
        *concretised.ordered.findings,
        *concretised.findings,
        *case.findings,
        *evaluate(world.rules, world, later),
    ]


def _leaves(finding: Finding, acute: frozenset[str]) -> list[tuple[Node, bool]]:
    """Return the unknown facts that can still change what a finding says, and which can wait.

    Where all parts of a condition must hold, the first unknown part is asked first; the parts after
    it only matter once it turns out to hold, so they wait. A sign of danger makes nothing wait.
    """
    if finding.value is Tri.TRUE and finding.rule.head.ask_if_unknown:
        # one alarming answer is no reason to ask nobody else: the acute round stays whole
        return [(leaf, False) for leaf in _acute_leaves(finding.tree, acute)]
    if finding.rule.head.kind in _ASKING:
        asking = finding.value is Tri.TRUE
        return _unknown_tests(finding.tree, later=False) if asking else []
    if not finding.rule.head.ask_if_unknown:
        return []
    return _open_leaves(finding.tree, later=False)


def _acute_leaves(node: Node, acute: frozenset[str]) -> list[Node]:
    if node.value is Tri.FALSE or node.value is None:
        return []
    if node.fact in acute and node.value is Tri.UNKNOWN:
        return [node]
    return [leaf for child in node.children for leaf in _acute_leaves(child, acute)]


def _unknown_tests(node: Node, *, later: bool) -> list[tuple[Node, bool]]:
    """Return what a rule that holds asks for; what hangs on something not known yet can wait."""
    if node.value is None:
        return []
    if node.kind == "unknown" and node.value is Tri.TRUE:
        return [(node, later)]
    if node.kind == "all":
        if node.value is Tri.FALSE:
            return []
        later = later or node.value is Tri.UNKNOWN
    return [leaf for child in node.children for leaf in _unknown_tests(child, later=later)]


def _open_leaves(node: Node, *, later: bool) -> list[tuple[Node, bool]]:
    # a part that is settled stays so whatever its unknowns turn out to be
    if node.value is not Tri.UNKNOWN:
        return []
    if node.fact and not node.children:
        return [(node, later)]
    leaves: list[tuple[Node, bool]] = []
    for child in node.children:
        leaves += _open_leaves(child, later=later)
        if node.kind in ("all", "rule") and child.value is Tri.UNKNOWN:
            later = later or not has_signal(node)
    return leaves


def _note(
    drafts: dict[tuple[str, ...], _Draft],
    world: CaseWorld,
    finding: Finding,
    leaf: Node,
    *,
    later: bool,
    elsewhere: Container[tuple[Key, str]] | None = None,
) -> None:
    """Note a question; `elsewhere`, for a finding on a delicate situation, is what others ask."""
    assert leaf.fact is not None
    spec = world.rules.dictionary.facts[ASKED_AS.get(leaf.fact, leaf.fact)]
    about = HOUSEHOLD if spec.scope == "household" else leaf.about
    if _is_too_young(world, about, spec):
        return
    reason = leaf.reason or "not_asked"
    more = bool(spec.more) and bool(world.read(about, spec.name).merged().has)
    key = ("more", spec.name) if more else _key(spec, about, reason)
    ask = whom_to_ask(world, spec, about)
    only_here = elsewhere is not None and (about, spec.name) not in elsewhere
    delicate = may_not_ask(world, about, spec.name, ask) or (only_here and is_person(ask))
    if delicate:
        key = ("delicate", *about, reason if reason == _NOT_ALLOWED else "")
    draft = drafts.setdefault(key, _Draft(key, spec, reason, delicate=delicate))
    # asked before, described already, or only about others: it can wait
    draft.waits = draft.waits and (later or more or _is_answered(world, leaf, spec))
    draft.facts[about, spec.name] = None
    draft.can_change[f"{finding.about[1]}:{finding.rule.id}"] = None
    draft.asked_by[finding.rule.id] = None


def _is_too_young(world: CaseWorld, about: Key, spec: FactSpec) -> bool:
    """Say whether nobody asks this about somebody so young; what is recorded still counts."""
    person = world.by_id.get(about[1])
    if not (spec.ask_from_age and isinstance(person, Person)):
        return False
    age = age_in_years(person, world.as_of)
    return age is not None and age[1] < world.rules.number(spec.ask_from_age)


def _is_answered(world: CaseWorld, leaf: Node, spec: FactSpec) -> bool:
    """Say whether what is asked instead of a worked-out fact is known already."""
    return (
        leaf.fact != spec.name
        and bool(world.read(leaf.about, spec.name).claims)
        and (spec.type != "set")
    )


def _key(spec: FactSpec, about: Key, reason: str) -> tuple[str, ...]:
    if spec.acute and reason == "not_asked":
        return ("acute", *about)
    if spec.merge:
        return ("merge", spec.name)
    return ("one", spec.name, *about)


def _question(world: CaseWorld, draft: _Draft) -> Question:
    facts = tuple(draft.facts)
    specs = world.rules.dictionary.facts
    spec = min((specs[fact] for _, fact in facts), key=lambda each: _index(world, each.name))
    about = ", ".join(dict.fromkeys(key[1] for key, _ in facts))
    consult = _consult(world, draft, facts)
    ask = CONSULTED if draft.delicate else whom_to_ask(world, spec, facts[0][0])
    merged = len(facts) > 1 or draft.delicate
    return Question(
        id="",
        tier="later"
        if draft.waits
        else min((specs[fact].tier for _, fact in facts), key=_TIERS.index),
        ask=ask,
        about=about,
        text=consult if draft.delicate and consult else _text(world, draft, spec, facts, ask),
        facts=facts,
        can_change=tuple(draft.can_change),
        asked_by=tuple(draft.asked_by),
        reason=draft.reason,
        perishes=spec.perishes and draft.reason != "can_no_longer_be_known",
        consult=consult,
        plain=None if merged else plain_words(world, spec, ask),
        alone=spec.alone,
        answerable_until=answerable_until(world, facts),
    )


def _text(
    world: CaseWorld, draft: _Draft, spec: FactSpec, facts: tuple[tuple[Key, str], ...], ask: str
) -> Both:
    about = facts[0][0]
    if draft.key[0] == "acute":
        return _acute_text(world, about, [fact for _, fact in facts], ask)
    if draft.key[0] in ("merge", "more"):
        keys = dict.fromkeys(key for key, _ in facts)
        names = listed(person_name(world, who) if scope == "person" else who for scope, who in keys)
        asked = spec.more if draft.key[0] == "more" and spec.more else spec.question
        return fill(asked, situations=names, person=names)
    return fill(spec.question, **slots_of(world, about))


def _acute_text(world: CaseWorld, about: Key, facts: list[str], ask: str) -> Both:
    texts, specs = world.rules.texts, world.rules.dictionary.facts
    labels = [specs[fact].label for fact in sorted(facts, key=ACUTE.index)]
    asked = Both(
        ", ".join(each.nl for each in labels), ", ".join(each.en or each.nl for each in labels)
    )
    asked = Both(f"{asked.nl}?", f"{asked.en}?")
    if about == HOUSEHOLD:
        return fill(texts["acute_round_household"], questions=asked)
    person = world.by_id[about[1]]
    assert isinstance(person, Person)
    if ask != about[1]:
        return fill(texts["acute_round_about"], person=person.name, questions=asked)
    alone = both(texts["alone"])
    return fill(texts["acute_round_question"], person=person.name, alone=alone, questions=asked)


def _consult(world: CaseWorld, draft: _Draft, facts: tuple[tuple[Key, str], ...]) -> Both | None:
    """Say whom to consult instead, where it may not be asked."""
    if draft.reason == _NOT_ALLOWED:
        return Both("politie of Veilig Thuis beslist", "police or Veilig Thuis decide")
    return consult_about(world, facts[0][0]) if draft.delicate else None


def _index(world: CaseWorld, fact: str) -> int:
    return list(world.rules.dictionary.facts).index(fact)


def _weight(
    world: CaseWorld, question: Question, places: dict[str, int]
) -> tuple[int, int, int, int, int, str]:
    place = min((_place(world, key, places) for key, _ in question.facts), default=99)
    first = min(_index(world, fact) for _, fact in question.facts)
    return (
        _TIERS.index(question.tier),
        0 if question.perishes and question.reason != "not_asked" else 1,
        first,
        _effect(world, question),
        place,
        question.about,
    )


def _effect(world: CaseWorld, question: Question) -> int:
    """Return the rank of the weightiest thing an answer can change; about the record: a gate's."""
    rules = [world.rules.rule(each) for each in question.asked_by]
    kinds = {each.head.kind for each in rules if each} or {"gate"}
    return next((rank for rank, kind in enumerate(_EFFECTS) if kind in kinds), len(_EFFECTS))


def _place(world: CaseWorld, key: Key, places: dict[str, int]) -> int:
    """Return the place of a situation; of a person, that of the first one they are affected by."""
    if key[0] != "person":
        return places.get(key[1], 90)
    groups = world.rules.dictionary.groups
    for offset, group in ((0, "situations_as_affected"), (100, "situations_as_actor")):
        if ("person", group) in groups:
            found, _ = world.members(key, group)
            if found:
                return offset + min(places.get(each[1], 90) for each in found)
    return 99


def by_talk(asked: Iterable[Question]) -> dict[str, list[Question]]:
    """Group questions by the talk in which they can be asked, in order of first question."""
    talks: dict[str, list[Question]] = {}
    for question in asked:
        talks.setdefault(question.ask, []).append(question)
    return talks
