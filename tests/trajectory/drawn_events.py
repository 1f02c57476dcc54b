"""Events of every type, drawn: most that may happen, some that may not, and some that lead on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from top3 import load_rules
from top3.method.why_not import why_not
from top3.model.case import Case
from top3.rules.language import RuleSet
from top3.trajectory.event_types import EVENT_TYPES, types_of
from top3.trajectory.events import Event
from top3.trajectory.migration import moving_to
from top3.trajectory.own_events import erasure_of
from top3.trajectory.trajectory import Trajectory
from top3.values import I18n, Known, RoleRef
from trajectory.told import FACE, OTHER, agreement, decision, event
from unit.small_case import case_of, factor, need, rules, situation, statement

THIRD = {"role": "local_team", "name": "Sem"}
WEIGHER = {"role": "case_director", "name": "Bo"}
PEOPLE = (FACE, OTHER, THIRD)
BEGIN = date(2026, 3, 20)
FAR = "2040-01-01"
WAY = ("direct_safety", "stable_safety", "recovery", "following")
Pick = Callable[..., Any]
"""Takes options and draws one of them."""


@cache
def genesis() -> Case:
    """Return a case with one old situation that is concrete, so that every gate can come open."""
    told = situation("s1", when="2025-01-10", where="keuken",
                     actors={"has": ["p1"], "complete": True},
                     affected={"has": ["p2"], "complete": True})  # fmt: skip
    home = {"members": {"has": ["p1", "p2"], "complete": True}, "fixed_face": FACE}
    return case_of(situations=[told], household=home)


@cache
def other_rules() -> RuleSet:
    """Return a stack in which a region says who may weigh; no shipped rule set does."""
    made = load_rules("top3", overlays=["meldcode"])
    weigher = made.roles[WEIGHER["role"]].model_copy(update={"may_weigh": True})
    return replace(made, roles={**made.roles, WEIGHER["role"]: weigher})


class Teller:
    """Draws events for a case as it now stands."""

    def __init__(self, pick: Pick, now: Trajectory, day: date) -> None:
        self.pick, self.now, self.day, self.on = pick, now, day, day.isoformat()

    # ------------------------------------------------------------------ names
    def ids(self, collection: str) -> list[str]:
        return [each.id for each in getattr(self.now.case, collection)]

    def new(self, letter: str) -> str:
        """Return an id that no event has: of one letter, by how many events there were."""
        return f"{letter}{100 + self.now.length}"

    def name(self, kind: str, letter: str) -> str:
        """Return an id for a record: mostly what its type takes, sometimes what it does not."""
        each = EVENT_TYPES[kind]
        there = self.ids(each.collection)
        usual = {"add": [self.new(letter)], "replace": there, "put": [self.new(letter), *there]}
        if self.pick(*[True] * 9, False):
            return self.pick(*(usual[each.how] or [self.new(letter)]))
        return self.pick(self.new(letter), "p1", "s1", *there[-2:])

    def one(self, collection: str) -> str:
        """Return something to point at: nearly always something that is there."""
        there = self.ids(collection)
        return self.pick(*there * 4, "zz99") if there else "zz99"

    def some(self, collection: str, most: int = 2) -> list[str]:
        return sorted({self.one(collection) for _ in range(self.pick(*range(most + 1)))})

    def situations(self) -> list[str]:
        return self.pick([], ["s1"], self.ids("situations")[-3:], self.some("situations"))

    def who(self) -> dict[str, Any]:
        return self.pick(FACE, FACE, *PEOPLE, {"role": "worker"})

    def later(self) -> str:
        days = self.pick(-40, -1, 0, 1, 30, 400)
        return (self.day + timedelta(days=days)).isoformat()

    # ------------------------------------------------------------------ records
    def record(self, kind: str) -> dict[str, Any]:
        """Return a record for a type of event whose record stands in the case."""
        told: Callable[[str], dict[str, Any]] = getattr(self, f"_{EVENT_TYPES[kind].collection}")
        return told(kind)

    def _people(self, kind: str) -> dict[str, Any]:
        return {
            "id": self.name(kind, "p"),
            "name": "Iemand",
            **self.pick({}, {"age": {"value": self.pick(2, 17, 40), "on": self.on}}),
        }

    def _household(self, _kind: str) -> dict[str, Any]:
        face = self.pick(FACE, FACE, self.now.fixed_face.model_dump(exclude_none=True), THIRD)
        has = self.pick(["p1", "p2"], self.some("people"))
        return {"members": {"has": has, "complete": self.pick(True, False)},
                **self.pick({"fixed_face": face}, {"fixed_face": face}, {})}  # fmt: skip

    def _relations(self, _kind: str) -> dict[str, Any]:
        return {
            "who": self.one("people"),
            "of": self.one("people"),
            "kind": self.pick("parent", "ex_partner"),
        }

    def _reports(self, kind: str) -> dict[str, Any]:
        return {"id": self.name(kind, "r"), "title": "melding", "informant": "school",
                "recorded": self.on}  # fmt: skip

    def _statements(self, kind: str) -> dict[str, Any]:
        told = statement(1, text="zegt iets", report=self.one("reports"), about=self.some("people"))
        return {
            **told,
            "id": self.name(kind, "t"),
            "kind": self.pick("observation", "account", "wish"),
        }

    def _acute_rounds(self, kind: str) -> dict[str, Any]:
        facts = ("household.weapon_within_reach", "person.afraid", "person.can_leave_and_call")
        answers = {each: self.pick(True, False, {"unknown": "declined"}) for each in facts}
        return {"id": self.name(kind, "ar"), "statement": self.one("statements"), "on": self.on,
                "asked_by": self.who(), **self.pick({}, {"person": self.one("people")}),
                "answers": {self.pick(*answers): answers[self.pick(*answers)]}}  # fmt: skip

    def _situations(self, kind: str) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "when": self.pick("2025-01-10", self.on, self.later()),
            "statements": self.pick(["t1"], self.some("statements")),
        }
        if self.pick(True, False):
            fields["standing"] = {
                "is": self.pick("past", "current", "cannot_occur_now"),
                "because": {"nl": "verhuisd"},
                "by": FACE,
                "on": self.on,
            }
        return situation(self.name(kind, self.pick("s", "s", "x")), **fields)

    def _factors(self, kind: str) -> dict[str, Any]:
        told = factor(self.name(kind, "f"), hangs_on=self.situations())
        return {**told, "state": self.pick("done", "under_way", {"unknown": "not_asked"})}

    def _consequences(self, kind: str) -> dict[str, Any]:
        return {"id": self.name(kind, "c"), "person": self.one("people"), "of": self.situations(),
                "words": {"nl": "slaapt slecht"}}  # fmt: skip

    def _strengths(self, kind: str) -> dict[str, Any]:
        return {"id": self.name(kind, "st"), "words": {"nl": "gaat graag naar school"}}

    def _warning_signs(self, kind: str) -> dict[str, Any]:
        return {"id": self.name(kind, "ws"), "words": {"nl": "loopt stampend de trap op"},
                "person": self.one("people")}  # fmt: skip

    def _emergency_steps(self, kind: str) -> dict[str, Any]:
        return {"id": self.name(kind, "es"), "words": {"nl": "ga naar de buren"}}

    def _needs(self, kind: str) -> dict[str, Any]:
        return need(
            self.name(kind, "n"), person=self.one("people"), state=self.pick("done", "waiting")
        )

    def _instrument_outcomes(self, kind: str) -> dict[str, Any]:
        return {
            "id": self.name(kind, "io"),
            "instrument": self.pick("lirik", "arij"),
            "on": self.on,
            "about": self.some("people"),
            "outcome": {"nl": "zorgen"},
        }

    def _noted(self, kind: str) -> dict[str, Any]:
        fact = self.pick(
            "household.emergency_route", "household.early_signs", "household.who_watches"
        )
        value = self.pick(True, False) if fact.endswith("route") else self.pick("oma", "school")
        return {
            "id": self.name(kind, "an"),
            "fact": fact,
            "value": value,
            "on": self.on,
            "by": FACE,
        }

    def _moments(self, kind: str) -> dict[str, Any]:
        return {"id": self.name(kind, "mo"), "kind": "return_home", "on": self.later(),
                **self.pick({}, {"decided": True})}  # fmt: skip

    def _involvements(self, kind: str) -> dict[str, Any]:
        return {"id": self.name(kind, "iv"), "organisation": "local_team",
                "status": self.pick("active", "stopped")}  # fmt: skip

    def _views(self, kind: str) -> dict[str, Any]:
        seen: dict[str, Any] = {"words": {"nl": "het gaat beter"}, "top3": self.some("situations")}
        if kind == "view_not_given":
            seen = {"words": {"unknown": self.pick("declined", "asked_unknown", "not_asked")}}
        whose = self.pick({"by": self.who()}, {"person": self.one("people")})
        return {"id": self.name(kind, "v"), "on": self.on, **whose, **seen}

    def _judgements(self, kind: str) -> dict[str, Any]:
        scale, levels = self.pick(
            ("direct_safety_levels", ("not_yet", "sufficient")),
            ("stable_safety_levels", ("not_yet", "lasting")),
        )
        told = {"id": self.name(kind, "j"), "about": self.one("situations"), "scale": scale,
                "level": self.pick(*levels), "by": self.who(), "on": self.on,
                "reason": {"nl": "gezien"}}  # fmt: skip
        made = self.now.case.judgements
        if made and self.pick(True, True, kind == "weighed"):
            told |= {"about": made[-1].about, "scale": made[-1].scale, "level": "not_yet"}
        if kind == "weighed" and made:
            same = [
                each.id
                for each in made
                if (each.about, each.scale) == (told["about"], told["scale"])
            ]
            told |= {"weighs": same[-2:], "by": self.pick(*[WEIGHER] * 6, FACE)}
        return told

    def _goals(self, kind: str) -> dict[str, Any]:
        return {
            "id": self.name(kind, "g"),
            "words": {"nl": "rust in huis"},
            "by": self.who(),
            **self.pick({}, {"result": self.pick("reached", "partly")}, {"until": self.later()}),
        }

    def _agreements(self, kind: str) -> dict[str, Any]:
        status = (
            self.pick("running", "running", "ended", "replaced")
            if kind == "agreement_changed"
            else "running"
        )
        return whole(self.name(kind, "a"), self.situations(), self.on, status=status,
                     safety_critical=self.pick(True, False, {"unknown": "not_asked"}),
                     evaluate=self.pick(FAR, self.later()))  # fmt: skip

    def _checks(self, kind: str) -> dict[str, Any]:
        usual = {
            "agreement_kept": "kept",
            "agreement_broken": "broken",
            "agreement_checked": "partly",
        }
        return {
            "id": self.name(kind, "k"),
            "agreement": self.one("agreements"),
            "on": self.on,
            "by": self.who(),
            "found": self.pick(*[usual[kind]] * 7, "kept", "broken"),
        }

    def _measures(self, kind: str) -> dict[str, Any]:
        return {"id": self.name(kind, "m"), "kind": "contact_ban", "person": self.one("people"),
                "from": self.on, **self.pick({}, {"until": self.later()})}  # fmt: skip

    def _evaluations(self, kind: str) -> dict[str, Any]:
        return {
            "id": self.name(kind, "e"),
            "on": self.on,
            "by": self.who(),
            "items": self.some("agreements"),
            "found": {"nl": "het lukt"},
        }

    def _consultations(self, kind: str) -> dict[str, Any]:
        return {
            "id": self.name(kind, "co"),
            "asked": "local_team",
            "by": FACE,
            "on": self.on,
            "question": {"nl": "wat nu?"},
            **self.pick({}, {"answer": {"nl": "dit"}}),
        }

    def _documents(self, kind: str) -> dict[str, Any]:
        return {
            "id": self.name(kind, "do"),
            "kind": "plan",
            "to": self.one("people"),
            "on": self.on,
            **self.pick({}, {"withdrawn": self.on}, {"replaces": self.one("documents")}),
        }

    def _consents(self, kind: str) -> dict[str, Any]:
        return {
            "id": self.name(kind, "cs"),
            "person": self.one("people"),
            "purpose": {"nl": "hulp"},
            "given": self.pick(True, True, False),
            **self.pick({}, {"until": self.later()}),
        }

    def _hand_overs(self, kind: str) -> dict[str, Any]:
        name = self.now.course.hand_over or self.name(kind, "h")
        if kind == "hand_over_offered":
            name = self.name(kind, "h")
        ends = {
            "hand_over_accepted": {"accepted": True, "on": self.on},
            "hand_over_declined": {"accepted": False},
        }
        face = self.now.fixed_face.model_dump(exclude_none=True)
        return {"id": name, "giver": self.pick(face, face, THIRD), "receiver": self.pick(*PEOPLE),
                "offered": self.on, **ends.get(kind, {})}  # fmt: skip

    def _stand_ins(self, kind: str) -> dict[str, Any]:
        return {"id": self.name(kind, "si"), "who": self.who(), "instead_of": FACE, "from": self.on,
                "until": self.later(), "by": FACE}  # fmt: skip

    def _holds(self, kind: str) -> dict[str, Any]:
        name = self.pick(*(self.now.course.holds or [self.name(kind, "ho")]))
        closed = (
            {"closed": self.on, "found": {"nl": "het was niet zo"}} if kind == "hold_closed" else {}
        )
        if kind == "hold_opened":
            name = self.name(kind, "ho")
        return {
            "id": name,
            "from": self.on,
            "until": self.later(),
            "by": FACE,
            "reason": {"nl": "onduidelijk"},
            **closed,
        }

    def _decisions(self, kind: str) -> dict[str, Any]:
        kinds = {"phase_reopened": "phase_opened", "scaled_up": "scaled", "scaled_down": "scaled",
                 "decided": "share"}  # fmt: skip
        told = decision(kinds.get(kind, kind), 0, self.on, items=self.situations())
        told["id"] = self.name(kind, "d")
        told["by"] = self.pick(*[FACE] * 8, OTHER, {"role": "worker"})
        told["on"] = self.pick(*[self.on] * 6, self.later())
        if kind == "acute_closed" and self.now.course.acute:
            about = self.pick(*(each.about for each in self.now.course.acute))
            told["items"] = self.pick([about], told["items"]) if about != "household" else []
        if kind == "acute_closed" and self.pick(True, True, True, False):
            told["words"] = {"nl": "oma slaapt er"}
        if self.pick(*[False] * 9, True):
            told["reason"] = {"code": "agreed"}
        if kind == "top3_chosen" and self.pick(True, False):
            told["left_out"] = [
                {"code": "more_serious", "item": each.about}
                for each in self.now.course.acute
                if each.about != "household"
            ]
        return {**told, **self._to(kind)}

    def _to(self, kind: str) -> dict[str, Any]:
        machine, course = self.now.machine, self.now.course
        if kind == "closed":
            return {"to": self.pick(*machine.process.endings)}
        if kind == "gate_passed":
            return {"to": self.pick(*WAY, "closed", "stable_safety")}
        line, state = (
            ("approaches", course.approach)
            if kind.startswith("scaled")
            else ("phases", course.phase)
        )
        if kind not in ("phase_opened", "phase_reopened", "scaled_up", "scaled_down"):
            return {}
        near = [each.to for each in machine.moves(line, state, kind)]
        return {"to": self.pick(*near * 8, *machine.line(line).names())}

    # ------------------------------------------------------------------ events
    def before(self, kind: str) -> tuple[str, ...]:
        """Return the types without which an event of this type has nothing to be about."""
        if kind == "scaled_down" and self.now.course.approach == "regular":
            return ("scaled_up",)
        each = EVENT_TYPES[kind]
        if kind == "weighed":
            moved = ("rules_moved",) if self.now.rules is rules() else ()
            return (*moved, "judged", "judged")
        if kind.startswith("hand_over_"):
            return (
                ()
                if self.now.course.hand_over or kind.endswith("offered")
                else ("hand_over_offered",)
            )
        if kind in ("agreement_kept", "agreement_broken", "agreement_checked"):
            return () if self.ids("agreements") else ("agreement_made",)
        if each.how != "replace" or self.ids(each.collection):
            return ()
        return tuple(one.name for one in types_of(each.collection) if one.how == "add")[:1]

    def event(self, kind: str, at: str) -> tuple[Event, RuleSet | None]:
        """Return an event of a type, and the rules to go on with where it moves them."""
        if kind == "rules_moved":
            return self._moving(at)
        if kind == "proposal_shown":
            to = RoleRef(**self.pick(*PEOPLE))
            seen = Trajectory.shown(self.now, to, self.day) if self._may_see(to) else None
            record = (
                seen.model_dump(mode="json") if seen else {"to": to.model_dump(exclude_none=True)}
            )
            return event(kind, record, self.on, at=at), None
        if kind in ("retracted", "erased"):
            return event(kind, self._own(kind), self.on, at=at), None
        fields: dict[str, Any] = {}
        if EVENT_TYPES[kind].collection == "decisions":
            fields["shown"] = self.pick(*[0] * 12, self.now.length, 99)
        if self.pick(*[False] * 14, True):
            fields["happened"] = {"on": [self.later()]}
        record, actor = self.record(kind), self.pick(*PEOPLE)
        if kind in ("hand_over_accepted", "hand_over_declined"):
            actor = self.pick(*[record["receiver"]] * 4, actor)
        return event(kind, record, self.on, at=at, actor=actor, **fields), None

    def _may_see(self, to: RoleRef) -> bool:
        return not self.now.own_first or self.now.has_own_view(to)

    def _moving(self, at: str) -> tuple[Event, RuleSet | None]:
        there = other_rules() if self.now.rules is rules() else rules()
        made = moving_to(self.now, there, recorded=f"{self.on}T{at}+01:00", actor=RoleRef(**FACE),
                         reason=I18n(nl="de regio gaat over"), salt="cd" * 16)  # fmt: skip
        return made, self.pick(*[there] * 8, None, self.now.rules)

    def _own(self, kind: str) -> dict[str, Any]:
        last = self.now.length
        number = self.pick(last, max(last - 1, 1), 1, last + 1, 1 + last // 2) or 1
        why = {"reason": {"nl": "een vergissing"}}
        if kind == "retracted":
            return {"event": number, **why}
        if not 1 <= number <= last:
            return {"events": [number], "basis": "avg_17", **why}
        events, items = erasure_of(self.now, (number,))
        return {"events": list(events), "items": list(items), "basis": "avg_17", **why}

    # ------------------------------------------------------------------ what leads on
    def leads_on(self, at: str, *, past: bool = True) -> Event | None:
        """Return what takes away one obstacle to the next phase; None where only time can.

        `past` lets a decision go past a gate now and then.
        """
        course = self.now.course
        for name in course.holds:
            closed = {
                "id": name,
                "from": self.on,
                "until": self.on,
                "by": FACE,
                "closed": self.on,
                "reason": {"nl": "onduidelijk"},
                "found": {"nl": "het was niet zo"},
            }
            return event("hold_closed", closed, self.on, at=at)
        if course.hand_over:
            offer = self.now.record(course.hand_over).model_dump(
                mode="json", by_alias=True, exclude_defaults=True
            )
            return event("hand_over_declined", {**offer, "accepted": False}, self.on, at=at,
                         actor=offer["receiver"])  # fmt: skip
        if not course.chosen:
            return self._decides("top3_chosen", at, items=self._current()[:3], left_out=[
                {"code": "more_serious", "item": each.about} for each in course.acute
                if each.about not in (*self._current()[:3], "household")])  # fmt: skip
        if course.acute:
            about = [each.about for each in course.acute]
            items = [] if "household" in about else about
            return self._decides("acute_closed", at, items=items, words={"nl": "oma slaapt er"})
        return self._through(at, past=past)

    def _current(self) -> list[str]:
        return [each.id for each in self.now.case.situations
                if each.standing is None or each.standing.is_ == "current"] or ["s1"]  # fmt: skip

    def _through(self, at: str, *, past: bool) -> Event | None:
        """Return what the first shut gate asks, or the step through gates that are open."""
        phase = self.now.course.phase
        kind = "closed" if phase == "following" else "phase_opened"
        to = {"intake": "direct_safety", "following": "followed_to_the_end"}.get(phase)
        to = to or next((each for before, each in pairwise(WAY) if before == phase), None)
        move = self.now.machine.move("phases", phase, kind, None if kind == "closed" else to, to)
        if to is None or move is None:
            return None
        for gate in move.gates:
            if gate in self.now.course.passed:
                continue
            for each in why_not(self.now.result(self.day), gate):
                if past and self.pick(*[False] * 24, True):
                    return self._decides("gate_passed", at, to=gate)
                return self._mends(each.rule, each.item, at)
        return self._decides(kind, at, to=to)

    def past_the_gate(self, told: str, at: Callable[[], str]) -> list[Event]:
        """Return decisions that go past every gate to the next phase, or the step through them."""
        phase = self.now.course.phase
        if phase in ("following", "closed"):
            return []
        to = WAY[0] if phase == "intake" else WAY[WAY.index(phase) + 1]
        gates = self.now.machine.move("phases", phase, "phase_opened", to).gates
        if told == "step":
            return [self._decides("phase_opened", at(), to=to)]
        ids = [f"d{900 + 10 * self.now.length + number}" for number in range(len(gates))]
        return [self._decides("gate_passed", at(), id=name, to=gate)
                for name, gate in zip(ids, gates, strict=True)]  # fmt: skip

    def _mends(self, rule: str, item: str, at: str) -> Event | None:
        chosen = self.now.record(self.now.course.chosen).items
        one = self.pick(*chosen)
        put: dict[str, Callable[[], tuple[str, dict[str, Any]]]] = {
            "chosen-situations-are-concrete": lambda: self._concrete(one),
            "chosen-situations-have-a-whole-agreement": self._agreed,
            "safety-plan-keeps-running": self._agreed,
            "next-evaluation-is-agreed": self._agreed,
            "emergency-route-is-known": lambda: self._answer("emergency_route", True),
            "affected-people-are-asked": self._asked,
            "open-acute-check-is-closed-by-somebody": lambda: self._shut([item]),
            "household-acute-check-is-closed-by-somebody": lambda: self._shut([]),
            "chosen-situations-have-a-checked-agreement": self._checked,
            "direct-safety-is-judged-sufficient": lambda: self._judged(one, "direct", "sufficient"),
            "stability-is-judged-stable": lambda: self._judged(one, "stable", "lasting"),
            "risk-factors-say-how-far-they-are": lambda: (
                "factor_described", factor(self.new("f"), hangs_on=list(chosen), state="done")),
            "recovery-opens-when-everybody-was-looked-at": self._needed,
            "every-goal-is-looked-at": self._reached,
            "early-signs-and-way-back-are-written": lambda: self._answer(
                self.pick("early_signs", "where_to_turn"), "oma"),
            "somebody-watches-after-closing": lambda: self._answer("who_watches", "school"),
            "following-opens-when-recovery-goals-are-evaluated": self._needed,
        }  # fmt: skip
        if rule == "early-signs-and-way-back-are-written" and self.pick(True, False, False):
            rule = "next-evaluation-is-agreed"
        if rule not in put or (
            rule == "direct-safety-is-judged-sufficient" and self.pick(True, False, False)
        ):
            return None if rule not in put else event(*self._asked(), self.on, at=at)
        kind, record = put[rule]()
        return event(kind, record, self.on, at=at)

    def _concrete(self, about: str) -> tuple[str, dict[str, Any]]:
        return "situation_described", situation(
            about, when="2025-01-10", where="keuken", actors={"has": ["p1"], "complete": True},
            affected={"has": ["p2"], "complete": True})  # fmt: skip

    def _agreed(self) -> tuple[str, dict[str, Any]]:
        chosen = self.now.record(self.now.course.chosen).items
        return "agreement_made", whole(self.new("a"), list(chosen), self.on)

    def _answer(self, name: str, value: object) -> tuple[str, dict[str, Any]]:
        return "answer_noted", {"id": self.new("an"), "fact": f"household.{name}", "value": value,
                                "on": self.on, "by": FACE}  # fmt: skip

    def _asked(self) -> tuple[str, dict[str, Any]]:
        people = sorted(
            {name for each in self.now.case.situations for name in each.affected.has}
        ) or ["p2"]
        return "view_not_given", {"id": self.new("v"), "person": self.pick(*people), "on": self.on,
                                  "words": {"unknown": "declined"}}  # fmt: skip

    def _shut(self, items: list[str]) -> tuple[str, dict[str, Any]]:
        told = decision("acute_closed", 0, self.on, items=items, words={"nl": "oma slaapt er"})
        return "acute_closed", {**told, "id": self.new("d")}

    def _checked(self) -> tuple[str, dict[str, Any]]:
        running = [each.id for each in self.now.running_agreements()
                   if each.safety_critical == Known[bool](value=True)]  # fmt: skip
        if not running or self.pick(*[False] * 3, True):
            return self._agreed()
        return "agreement_kept", {"id": self.new("k"), "agreement": running[-1], "on": self.on,
                                  "by": OTHER, "found": "kept"}  # fmt: skip

    def _judged(self, about: str, phase: str, level: str) -> tuple[str, dict[str, Any]]:
        return "judged", {
            "id": self.new("j"),
            "about": about,
            "scale": f"{phase}_safety_levels",
            "level": level,
            "by": OTHER,
            "on": self.on,
            "reason": {"nl": "gezien"},
        }

    def _needed(self) -> tuple[str, dict[str, Any]]:
        open_ = [each for each in self.now.case.needs if each.state != Known[str](value="done")]
        if open_:
            return "need_described", need(open_[0].id, person=open_[0].person, state="done")
        return "need_described", need(self.new("n"), person=self.pick("p1", "p2"), state="done")

    def _reached(self) -> tuple[str, dict[str, Any]]:
        open_ = [each.id for each in self.now.case.goals if not isinstance(each.result, Known)]
        kind, name = ("goal_looked_at", open_[0]) if open_ else ("goal_set", self.new("g"))
        return kind, {"id": name, "words": {"nl": "rust"}, "by": FACE, "result": "reached"}

    def _decides(self, kind: str, at: str, **fields: Any) -> Event:
        told = decision("phase_opened" if kind == "phase_opened" else kind, 0, self.on, **fields)
        return event(kind, {**told, "id": fields.get("id", self.new("d"))}, self.on, at=at)


def whole(item: str, answers: list[str], on: str, **fields: Any) -> dict[str, Any]:
    """Return an agreement with everything an agreement needs."""
    told = {
        "keepers": ["p1"],
        "from": on,
        "checkers": ["school"],
        "check": {"nl": "bellen"},
        "otherwise": {"nl": "oma haalt hem"},
        "evaluate": FAR,
        "safety_critical": True,
    }
    return agreement(item, answers, **{**told, **fields})
