"""What a careful worker does before a next phase: asks, has it checked, looks, and writes it down.

Only what the rules ask for, one gate at a time, and never against what the record says: an answer
that was refused stays refused, an agreement that was broken is not kept, and who was not asked and
cannot be is not put words in the mouth of. What is left keeps the gate shut.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from top3.casuistry.going_on.routines import routine
from top3.casuistry.going_on.writing import Record, Writer, iso
from top3.method.ages import age_in_years
from top3.method.facts import said
from top3.method.why_not import Obstacle, why_not
from top3.model.agreements import Agreement, Decision
from top3.model.people import Person, View, is_person
from top3.model.situations import Situation
from top3.trajectory.course import HOUSEHOLD
from top3.values import Disputed, Known, OpenSet, Unknown

_SPEAKS_FROM, _ADULT = 5, 18
_RUNS_FOR = timedelta(days=4)
"""How long an agreement runs before somebody looks whether it is kept."""


def lead_on(writer: Writer, gates: tuple[str, ...], *, moving_on: bool) -> None:
    """Record what a careful worker records where these gates are shut.

    Args:
        writer: What is written so far.
        gates: The gates on the way.
        moving_on: Whether nothing may be acute then.
    """
    found = [each for gate in gates for each in obstacles(writer, gate)]
    rules = {each.rule for each in found}
    for _ in _ASKS_TOO:
        rules |= {_ASKS_TOO[each] for each in rules if each in _ASKS_TOO}
    for name, handle in _HANDLERS.items():
        if name in rules:
            handle(writer)
    items = [each.item for each in found if each.rule in _ACUTE]
    if moving_on:
        items += [each.about for each in writer.now.course.acute]
    close_acute(writer, items)
    if "direct-safety-is-judged-sufficient" in rules:
        _judge(writer, "direct_safety_levels", "sufficient", "judged_sufficient")
    if "stability-is-judged-stable" in rules and "nothing-new-for-a-period" not in rules:
        _judge(writer, "stable_safety_levels", "lasting", "judged_lasting")


def obstacles(writer: Writer, gate: str) -> tuple[Obstacle, ...]:
    """Return what keeps a gate shut today; none where somebody decided to go past it."""
    if gate in writer.now.course.passed:
        return ()
    return why_not(writer.now.result(writer.day), gate)


# ------------------------------------------------------------------ what is there
def chosen(writer: Writer) -> tuple[Situation, ...]:
    """Return the situations of the newest top 3 that people chose."""
    name = writer.now.course.chosen
    choice = writer.now.record(name) if name else None
    named = choice.items if isinstance(choice, Decision) else ()
    found = (writer.now.record(each) for each in named)
    return tuple(each for each in found if isinstance(each, Situation))


def _running(writer: Writer, situation: Situation) -> list[Agreement]:
    return [each for each in writer.now.running_agreements() if situation.id in each.answers]


def _members(situation: Situation, field: str) -> tuple[str, ...]:
    """Return everybody whom any account names."""
    fact = getattr(situation, field)
    sets = [each.value for each in said(fact)] if isinstance(fact, Disputed) else [fact]
    return tuple(dict.fromkeys(each for one in sets for each in getattr(one, "has", ())))


def _age(writer: Writer, name: str) -> tuple[int, int] | None:
    person = writer.now.record(name)
    return age_in_years(person, writer.day) if isinstance(person, Person) else None


def _is_noted(writer: Writer, fact: str) -> bool:
    """Say whether the record says anything of it: also that it was asked and nobody knew."""
    return any(each.fact == fact for each in writer.now.case.noted)


# ------------------------------------------------------------------ before the first phase
def _route(writer: Writer) -> None:
    if _is_noted(writer, "household.emergency_route"):
        return
    there = {each.person for each in writer.now.case.emergency_steps}
    whole = [name for each in chosen(writer) for name in _members(each, "affected")]
    for name in dict.fromkeys(whole):
        age = _age(writer, name)
        if name in there or age is None or age[1] < _SPEAKS_FROM:
            continue
        text = "step_for_adult" if age[0] >= _ADULT else "step_for_child"
        step = {"id": writer.new_id("emergency_steps"), "person": name,
                "words": writer.pen.both(routine(text), f"{text}/{name}")}  # fmt: skip
        writer.write("emergency_step_described", step)
    _note(writer, "household.emergency_route", True)


def _note(writer: Writer, fact: str, value: object, **about: str) -> None:
    record = {"id": writer.new_id("noted"), "fact": fact, **about, "value": value,
              "on": iso(writer.day), "by": writer.face}  # fmt: skip
    writer.write("answer_noted", record)


def _ask(writer: Writer) -> None:
    """Ask whom it happens to for their own view, and whether it happened to somebody else."""
    open_ones: dict[str, list[Situation]] = {}
    for situation in chosen(writer):
        affected = _members(situation, "affected")
        for name in affected:
            if not _was_asked(writer, name):
                _ask_view(writer, name)
        who = next((each for each in affected if _can_tell(writer, each)), None)
        if who is not None and _may_be_more(situation) and not _others_ask(situation):
            open_ones.setdefault(who, []).append(situation)
    for who, situations in open_ones.items():
        _ask_who_else(writer, who, situations)


def _may_be_more(situation: Situation) -> bool:
    """Say whether nobody was asked who else it happened to, and nobody contradicts another."""
    known = situation.affected
    return isinstance(known, OpenSet) and not known.complete and known.unknown is None


def _others_ask(situation: Situation) -> bool:
    """Say whether asking on is for police or doctors: of sexual violence a worker asks no more."""
    kinds = situation.behaviour.kinds
    return isinstance(kinds, OpenSet) and any("sex" in each for each in kinds.has)


def _was_asked(writer: Writer, name: str) -> bool:
    def told(view: View) -> bool:
        return not (isinstance(view.words, Unknown) and view.words.reason == "not_asked")

    return any(each.person == name and told(each) for each in writer.now.case.views)


def _ask_view(writer: Writer, name: str) -> None:
    age, place = _age(writer, name), f"view/{name}"
    if age is None or age[1] < _SPEAKS_FROM:
        return  # who is too small to be asked in words is not asked so
    record: Record = {"id": writer.new_id("views"), "person": name, "on": iso(writer.day)}
    given = writer.pen.one(place, ("words", "declined", "asked_unknown"), (6, 1, 1))
    if given != "words":
        writer.write("view_not_given", {**record, "words": {"unknown": given}})
        return
    text = "view_of_child" if age[1] < _TALKS_LIKE_AN_ADULT else "view_of_adult"
    words = writer.pen.both(routine(text), f"{place}/words")
    writer.write("view_recorded", {**record, "words": words, "asked_alone": True})


def _ask_who_else(writer: Writer, who: str, situations: list[Situation]) -> None:
    """Ask one of them, alone, whether it happened to somebody else; what is told is a statement."""
    report, told = writer.new_id("reports"), writer.new_id("statements")
    place, on = writer.place(f"who_else/{who}"), iso(writer.day)
    title = writer.pen.both(routine("who_else_title"), f"{place}/title")[writer.pen.lang]
    text = writer.pen.both(routine("who_else"), place)[writer.pen.lang]
    about = list(dict.fromkeys(x for each in situations for x in _members(each, "affected")))
    writer.write("report_received", {"id": report, "title": title, "informant": who,
                 "written_by": "fixed_face", "happened": {"on": on}, "recorded": on})  # fmt: skip
    writer.write("statement_added", {"id": told, "report": report, "kind": "account",
                 "class": "situation", "about": about, "text": text,
                 "present_when_told": {"has": [], "complete": True}})  # fmt: skip
    for each in situations:
        record = writer.dumped(each.id)
        record["statements"] = [*record.get("statements", ()), told]
        record["affected"] = {"has": list(_members(each, "affected")), "complete": True,
                              "by": [told]}  # fmt: skip
        writer.write("situation_described", record)


def _can_tell(writer: Writer, name: str) -> bool:
    """Say whether somebody is old enough to be asked, and did not decline to talk."""
    age = _age(writer, name)
    refused = any(
        each.person == name and isinstance(each.words, Unknown) and each.words.reason == "declined"
        for each in writer.now.case.views
    )
    return age is not None and age[0] >= _SPEAKS_FROM and not refused


_TALKS_LIKE_AN_ADULT = 13


# ------------------------------------------------------------------ before the second phase
def _check(writer: Writer) -> None:
    """Have every agreement of a chosen situation checked by another than who keeps it, once."""
    seen = {each.agreement for each in writer.now.case.checks}
    for situation in chosen(writer):
        for agreement in _running(writer, situation):
            by = _checker(writer, agreement)
            if agreement.id in seen or by is None or not _runs_a_while(writer, agreement):
                continue
            seen.add(agreement.id)
            record = {"id": writer.new_id("checks"), "agreement": agreement.id,
                      "on": iso(writer.day), "by": by, "found": "kept"}  # fmt: skip
            writer.write("agreement_kept", record)


def _runs_a_while(writer: Writer, agreement: Agreement) -> bool:
    begun = agreement.from_
    return isinstance(begun, Known) and begun.value + _RUNS_FOR <= writer.day


def _checker(writer: Writer, agreement: Agreement) -> Record | None:
    for each in agreement.checkers:
        if each in agreement.keepers:
            continue
        if not is_person(each):
            return writer.face if each == "fixed_face" else {"role": each}
        age = _age(writer, each)
        if age is not None and age[0] >= _ADULT:
            return {"role": "network", "person": each}
    return None


def _holds(writer: Writer, situation: Situation) -> bool:
    """Say whether an agreement answers it that runs and that the last look found kept."""
    for agreement in _running(writer, situation):
        looks = [each for each in writer.now.case.checks if each.agreement == agreement.id]
        if looks and isinstance(looks[-1].found, Known) and looks[-1].found.value == "kept":
            return True
    return False


def _evaluate(writer: Writer) -> None:
    """Look together at what runs, and agree on a next day, where none is to come."""
    running = [each for each in writer.now.running_agreements() if each.answers]
    days = [each.evaluate.value for each in running if isinstance(each.evaluate, Known)]
    dated = [each for each in running if isinstance(each.evaluate, Known)]
    if not dated or max(days) >= writer.day:
        return
    place = writer.place("evaluated")
    if all(each.on != writer.day for each in writer.now.case.evaluations):
        found = writer.pen.both(routine("evaluated"), place)
        writer.write("evaluated", {"id": writer.new_id("evaluations"), "on": iso(writer.day),
                     "by": writer.face, "items": [each.id for each in running],
                     "found": found})  # fmt: skip
    ahead = timedelta(days=7 * writer.pen.between(f"{place}/next", 3, 8))
    for each in dated:
        record = {**writer.dumped(each.id), "evaluate": iso(writer.day + ahead)}
        writer.write("agreement_changed", record)


def close_acute(writer: Writer, items: Iterable[str]) -> bool:
    """Close what is acute or cannot be excluded, where what was agreed for it is known to hold.

    Says whether anything was closed.
    """
    closed = False
    for item in dict.fromkeys(items):
        if _may_close(writer, item):
            closed = True
            place = writer.place(f"acute/{item}")
            writer.decide(
                "acute_closed",
                {"code": "acute_dealt_with", **writer.pen.both(routine("acute_reason"), place)},
                {
                    "items": [] if item == HOUSEHOLD else [item],
                    "words": writer.pen.both(routine("acute_words"), f"{place}/words"),
                },
            )
    return closed


def _may_close(writer: Writer, item: str) -> bool:
    top = chosen(writer)
    if item == HOUSEHOLD:
        return bool(top) and all(_holds(writer, each) for each in top)
    situation = writer.now.record(item)
    if not isinstance(situation, Situation):
        return False
    if _holds(writer, situation):
        return True
    doers = set(_members(situation, "actors"))
    kept = {keeper for each in top if _holds(writer, each)
            for agreement in _running(writer, each) for keeper in agreement.keepers}  # fmt: skip
    return bool(doers) and doers <= kept


def _judge(writer: Writer, scale: str, level: str, text: str) -> None:
    """Let people judge the chosen situations, where what was agreed is known to hold."""
    judged = {(each.about, each.scale) for each in writer.now.case.judgements}
    top = chosen(writer)
    if not all(_holds(writer, each) for each in top) or writer.now.course.acute:
        return
    for each in top:
        if (each.id, scale) in judged:
            continue
        reason = writer.pen.both(routine(text), f"judged/{scale}/{each.id}")
        writer.write("judged", {"id": writer.new_id("judgements"), "about": each.id, "scale": scale,
                     "level": level, "by": writer.face, "on": iso(writer.day),
                     "reason": reason})  # fmt: skip


# ------------------------------------------------------------------ before the later phases
def _factors(writer: Writer) -> None:
    """Ask how far people are with what keeps the chosen situations going."""
    ids = {each.id for each in chosen(writer)}
    for factor in writer.now.case.factors:
        unasked = isinstance(factor.state, Unknown) and factor.state.reason == "not_asked"
        if factor.kind != "risk" or not ids & set(factor.hangs_on) or not unasked:
            continue
        state = writer.pen.one(f"state/{factor.id}", ("under_way", "done", "waiting"), (4, 2, 1))
        writer.write("factor_described", {**writer.dumped(factor.id), "state": state})


def _look_at_everybody(writer: Writer) -> None:
    """Look with everybody at home at what they need to recover, where nobody wrote it down."""
    people = {each.person for each in writer.now.case.needs}
    fact = "person.recovery_talked_about"
    asked = {each.about for each in writer.now.case.noted if each.fact == fact}
    members = writer.now.case.household.members
    for name in members.has if isinstance(members, OpenSet) else ():
        if name not in people | asked:
            _note(writer, fact, True, about=name)


def _needs(writer: Writer) -> None:
    """Look at what everybody needed to recover, person by person."""
    goals = {name for each in writer.now.case.goals for name in each.answers}
    for need in writer.now.case.needs:
        said_so = isinstance(need.state, Unknown) and need.state.reason != "not_asked"
        done = isinstance(need.state, Known) and need.state.value == "done"
        if need.id in goals or said_so or done:
            continue
        state = writer.pen.one(f"need/{need.id}", ("done", "under_way"), (5, 1))
        writer.write("need_described", {**writer.dumped(need.id), "state": state})


def _goals(writer: Writer) -> None:
    for goal in writer.now.case.goals:
        unasked = isinstance(goal.result, Unknown) and goal.result.reason == "not_asked"
        if unasked:
            result = writer.pen.one(f"goal/{goal.id}", ("reached", "partly"), (3, 2))
            writer.write("goal_looked_at", {**writer.dumped(goal.id), "result": result})


def _signs(writer: Writer) -> None:
    for name in ("early_signs", "where_to_turn"):
        written = name == "early_signs" and writer.now.case.warning_signs
        if not _is_noted(writer, f"household.{name}") and not written:
            _note(writer, f"household.{name}", _text(writer, name))


def _watches(writer: Writer) -> None:
    if not _is_noted(writer, "household.who_watches"):
        _note(writer, "household.who_watches", _text(writer, "who_watches"))


def _text(writer: Writer, name: str) -> str:
    return writer.pen.both(routine(name), name)[writer.pen.lang]


_ASKS_TOO = {
    "direct-safety-is-judged-sufficient": "affected-people-are-asked",
    "early-signs-and-way-back-are-written": "next-evaluation-is-agreed",
    "somebody-watches-after-closing": "early-signs-and-way-back-are-written",
}
"""Which rule another one asks as well: it may be that one that holds the gate shut."""
_ACUTE = ("open-acute-check-is-closed-by-somebody", "household-acute-check-is-closed-by-somebody")
_HANDLERS: dict[str, Callable[[Writer], None]] = {
    "emergency-route-is-known": _route,
    "affected-people-are-asked": _ask,
    "chosen-situations-have-a-checked-agreement": _check,
    "next-evaluation-is-agreed": _evaluate,
    "risk-factors-say-how-far-they-are": _factors,
    "recovery-opens-when-everybody-was-looked-at": _look_at_everybody,
    "following-opens-when-recovery-goals-are-evaluated": _needs,
    "every-goal-is-looked-at": _goals,
    "early-signs-and-way-back-are-written": _signs,
    "somebody-watches-after-closing": _watches,
}
"""What is done where a rule holds a gate shut, in the order in which it is done."""


def as_data(gate: str, found: Iterable[Obstacle]) -> list[dict[str, Any]]:
    """Return what keeps a gate shut as plain data, each once, for who tells it."""
    rows = [
        {"gate": gate, "rule": each.rule, "item": each.item, "kind": each.kind,
         "fact": each.fact, "text": _both(each.text), "criterion": _both(each.criterion),
         "question": _both(each.question) if each.question else None}
        for each in found
    ]  # fmt: skip
    rows = [{name: part for name, part in row.items() if part is not None} for row in rows]
    return [row for number, row in enumerate(rows) if row not in rows[:number]]


def _both(text: Any) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}
