"""The groups about single facts: operators, reasons, direction, exceptions, ageing."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import conformance_reference as reference
from conformance_parts import (
    AS_OF,
    LEVELS,
    PARAMETERS,
    VALUES,
    WORDS,
    F,
    Group,
    Json,
    N,
    T,
    U,
    due,
    flag,
    rule,
    yes,
)

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": lambda value, bound: bool(value >= bound),
    "at_most": lambda value, bound: bool(value <= bound),
    "above": lambda value, bound: bool(value > bound),
    "below": lambda value, bound: bool(value < bound),
    "before": lambda value, bound: bool(value < bound),
    "after": lambda value, bound: bool(value > bound),
}
REASONS = (
    "not_asked", "asked_unknown", "declined", "withheld", "outdated", "disputed", "not_concrete",
    "not_free", "may_not_be_asked", "can_no_longer_be_known", "nobody_to_ask",
)  # fmt: skip


def operators() -> Group:
    """Every operator at both sides of its boundary, and on values known between bounds."""
    group = Group(
        "operators",
        "what each operator says below, at and above its boundary, and of a value that is only "
        "known "
        "between two bounds",
        "arithmetic of the script: a value between bounds is compared at every value it can have; "
        "names and sets by hand.",
    )
    for operator in ("at_least", "at_most", "above", "below"):
        _numbers(group, operator)
        _levels(group, operator)
    for operator in ("before", "after"):
        _days(group, operator)
    _within(group)
    _names(group)
    return group


def _settle(outcomes: set[bool]) -> str:
    return U if len(outcomes) == 2 else {True: T, False: F}[outcomes.pop()]


def _numbers(group: Group, operator: str) -> None:
    name = f"number-{operator.replace('_', '-')}"
    group.rules(name, rule("r", {"fact": "situation.count", operator: {"param": "five"}}))
    bounds = ((4, 4), (5, 5), (6, 6), (0, 0), (3, 4), (4, 5), (4, 6), (5, 6), (6, 9))
    for low, high in bounds:
        expected = _settle({COMPARE[operator](value, 5) for value in range(low, high + 1)})
        given: Any = low if low == high else {"between": [low, high]}
        shown = str(low) if low == high else f"between {low} and {high}"
        group.case(
            f"{name}-{low}-{high}", f"{shown} is {operator} 5: {WORDS[expected]}",
            name, {"situation": {"count": given}}, due(expected),
        )  # fmt: skip


def _levels(group: Group, operator: str) -> None:
    name = f"scale-{operator.replace('_', '-')}"
    group.rules(name, rule("r", {"fact": "situation.level", operator: "middle"}))
    for level in LEVELS[1:4]:
        above = COMPARE[operator](LEVELS.index(level), LEVELS.index("middle"))
        group.case(
            f"{name}-{level}",
            f"on the scale {', '.join(LEVELS)}: {level} is {operator} middle: "
            f"{WORDS[_settle({above})]}",
            name, {"situation": {"level": level}}, due(_settle({above})),
        )  # fmt: skip


def _days(group: Group, operator: str) -> None:
    for bound, operand in (("2026-03-10", {"param": "turning_day"}), (AS_OF, "as_of")):
        kind = "param" if isinstance(operand, dict) else "as-of"
        name = f"day-{operator}-{kind}"
        group.rules(name, rule("r", {"fact": "situation.day", operator: operand}))
        middle = dt.date.fromisoformat(bound)
        near = [(middle + dt.timedelta(days=days)).isoformat() for days in (-1, 0, 1)]
        spans = [*((day, day) for day in near), (near[0], near[1]), (near[1], near[2])]
        for low, high in spans:
            # bounds a day apart: the two ends are all there is
            expected = _settle({COMPARE[operator](day, bound) for day in (low, high)})
            given: Any = low if low == high else {"between": [low, high]}
            group.case(
                f"{name}-{low}-{high}",
                f"{low if low == high else f'between {low} and {high}'} is {operator} {bound}: "
                f"{WORDS[expected]}",
                name, {"situation": {"day": given}}, due(expected),
            )  # fmt: skip


def _within(group: Group) -> None:
    group.rules("day-within", rule("r", {"fact": "situation.day", "within": {"param": "seven"}}))
    today = dt.date.fromisoformat(AS_OF)
    for back in (0, 6, 7, 8, 400):
        day = (today - dt.timedelta(days=back)).isoformat()
        expected = T if back <= 7 else F
        group.case(
            f"day-within-{back}", f"{back} days back is within 7 days: {WORDS[expected]}",
            "day-within", {"situation": {"day": day}}, due(expected),
        )  # fmt: skip
    span = [(today - dt.timedelta(days=back)).isoformat() for back in (8, 7)]
    group.case(
        "day-within-7-or-8", "7 or 8 days back, not known which, is within 7 days: unknown",
        "day-within", {"situation": {"day": {"between": span}}}, due(U),
    )  # fmt: skip


NAMES: tuple[tuple[str, Json, Json, str], ...] = (
    ("is-same", {"fact": "situation.place", "is": "home"}, {"place": "home"}, T),
    ("is-other", {"fact": "situation.place", "is": "home"}, {"place": "street"}, F),
    ("is-not-given", {"fact": "situation.place", "is": "home"}, {}, U),
    ("in-first", {"fact": "situation.place", "in": ["home", "school"]}, {"place": "home"}, T),
    ("in-last", {"fact": "situation.place", "in": ["home", "school"]}, {"place": "school"}, T),
    ("in-none", {"fact": "situation.place", "in": ["home", "school"]}, {"place": "street"}, F),
    ("in-not-given", {"fact": "situation.place", "in": ["home"]}, {}, U),
    ("scale-is", {"fact": "situation.level", "is": "some"}, {"level": "some"}, T),
    ("scale-is-other", {"fact": "situation.level", "is": "some"}, {"level": "much"}, F),
    ("scale-in", {"fact": "situation.level", "in": ["low", "some"]}, {"level": "some"}, T),
    ("scale-not-in", {"fact": "situation.level", "in": ["low", "some"]}, {"level": "much"}, F),
    ("flag-true-yes", yes("a"), {"a": True}, T),
    ("flag-true-no", yes("a"), {"a": False}, F),
    ("flag-true-not-given", yes("a"), {}, U),
    ("flag-false-yes", {"fact": "situation.a", "is": False}, {"a": True}, F),
    ("flag-false-no", {"fact": "situation.a", "is": False}, {"a": False}, T),
    ("flag-false-not-given", {"fact": "situation.a", "is": False}, {}, U),
    ("household", yes("household.h"), {}, U),
    ("includes-there", {"fact": "situation.kinds", "includes": ["hits"]},
     {"kinds": {"has": ["hits"], "complete": False}}, T),
    ("includes-one-of-two", {"fact": "situation.kinds", "includes": ["hits", "locks_in"]},
     {"kinds": {"has": ["shouts", "locks_in"], "complete": False}}, T),
    ("includes-absent-complete", {"fact": "situation.kinds", "includes": ["hits"]},
     {"kinds": {"has": ["shouts"], "complete": True}}, F),
    ("includes-absent-open", {"fact": "situation.kinds", "includes": ["hits"]},
     {"kinds": {"has": ["shouts"], "complete": False}}, U),
    ("includes-empty-complete", {"fact": "situation.kinds", "includes": ["hits"]},
     {"kinds": {"has": [], "complete": True}}, F),
    ("includes-empty-open", {"fact": "situation.kinds", "includes": ["hits"]},
     {"kinds": {"has": [], "complete": False}}, U),
    ("includes-not-given", {"fact": "situation.kinds", "includes": ["hits"]}, {}, U),
)  # fmt: skip


def _names(group: Group) -> None:
    for name, when, given, expected in NAMES:
        group.rules(name, rule("r", when))
        group.case(
            name, f"{name.replace('-', ' ')} is {WORDS[expected]}",
            name, {"situation": given}, due(expected),
        )  # fmt: skip


def unknown_reasons() -> Group:
    """Known and unknown with every reason, and the reason that comes out."""
    group = Group(
        "unknown-reasons",
        "unknown is a value with a reason: the reason comes out, known is never a no, and only "
        "rules "
        "that ask, warn or advise may test for it",
        "by hand: from the sentences of the README, the same for every reason.",
    )
    group.rules("reads", rule("r", yes("a")))
    group.rules("known", rule("r", {"known": "situation.words"}))
    group.rules("unknown", rule("r", {"unknown": "situation.words"}, kind="warning"))
    for reason in REASONS:
        named = f"unknown-{reason.replace('_', '-')}"
        when = {"unknown": "situation.words", "reason": [reason]}
        group.rules(named, rule("r", when, kind="question"))
        other = REASONS[(REASONS.index(reason) + 1) % len(REASONS)]
        given = {"unknown": reason}
        rows = (
            ("reads", {"a": given}, due(U, reason), "is not known, for that reason"),
            ("known", {"words": given}, due(U, reason), "is not described, which is no no"),
            ("unknown", {"words": given}, due(T), "is unknown"),
            (named, {"words": given}, due(T), "is unknown for that reason"),
            (named, {"words": {"unknown": other}}, due(F), f"is not it where it is {other}"),
        )
        for number, (rule_set, facts, expected, words) in enumerate(rows, 1):
            group.case(
                f"{reason.replace('_', '-')}-{number}", f"{reason}: {words}",
                rule_set, {"situation": facts}, expected,
            )  # fmt: skip
    _described(group)
    return group


DESCRIBED: tuple[tuple[str, Any, str, str], ...] = (
    # what is given of the words; known; unknown
    ("told", "she shouts", T, F),
    ("told-vaguely", {"claims": [{"value": "it goes wrong", "weak": "not_concrete"}]}, U, T),
    ("told-while-watched", {"claims": [{"value": "all is well", "weak": "not_free"}]}, T, T),
    ("only-interpreted", {"claims": [{"value": "he is angry", "told": False}]}, U, T),
    ("told-and-interpreted",
     {"claims": [{"value": "he hits"}, {"value": "he is angry", "told": False}]}, T, F),
    ("watched-and-interpreted",
     {"claims": [{"value": "all is well", "weak": "not_free"},
                 {"value": "he is angry", "told": False}]}, T, T),
    ("disputed", {"claims": [{"value": "he hits"}, {"value": "he does not hit"}]}, T, F),
)  # fmt: skip


def _described(group: Group) -> None:
    for name, given, known, unknown in DESCRIBED:
        for rule_set, expected in (("known", known), ("unknown", unknown)):
            group.case(
                f"{rule_set}-{name}", f"{rule_set} of words {name.replace('-', ' ')} is "
                f"{WORDS[expected]}",
                rule_set, {"situation": {"words": given}}, due(expected),
            )  # fmt: skip
    interpreted = {"words": {"claims": [{"value": "he is angry", "told": False}]}}
    for reason, expected in (("not_concrete", T), ("not_asked", F)):
        rule_set = f"unknown-{reason.replace('_', '-')}"
        group.case(
            f"{rule_set}-of-an-interpretation",
            f"only an interpretation is unknown because nothing concrete was told: {reason} is "
            f"{WORDS[expected]}",
            rule_set, {"situation": interpreted}, due(expected),
        )  # fmt: skip
    group.rules("known-set", rule("r", {"known": "situation.kinds"}))
    for name, members, expected in (
        ("with-a-member", {"has": ["hits"], "complete": False}, T),
        ("empty-open", {"has": [], "complete": False}, U),
        ("empty-complete", {"has": [], "complete": True}, U),
    ):
        group.case(
            f"known-set-{name}", f"a set is described when it has a member: {name}",
            "known-set", {"situation": {"kinds": members}}, due(expected),
        )  # fmt: skip


# what is said of a flag; then its value where a yes raises caution, lowers it, opens a gate,
# and (under not, in a gate) shuts one. By hand, from the README.
SAID: tuple[tuple[str, list[Json], tuple[str, str, str, str]], ...] = (
    ("yes", [{"value": True}], (T, T, T, T)),
    ("no", [{"value": False}], (F, F, F, F)),
    ("yes-not-free", [{"value": True, "weak": "not_free"}], (T, U, U, T)),
    ("no-not-free", [{"value": False, "weak": "not_free"}], (U, F, F, U)),
    ("yes-not-concrete", [{"value": True, "weak": "not_concrete"}], (T, U, U, T)),
    ("no-outdated", [{"value": False, "weak": "outdated"}], (U, F, F, U)),
    ("yes-only-interpreted", [{"value": True, "told": False}], (U, U, U, U)),
    ("no-only-interpreted", [{"value": False, "told": False}], (U, U, U, U)),
    ("yes-and-denied", [{"value": True}, {"value": False}], (T, F, U, U)),
    ("no-and-denied", [{"value": False}, {"value": True}], (T, F, U, U)),
    ("yes-twice", [{"value": True, "by": ["t1"]}, {"value": True, "by": ["t2"]}], (T, T, T, T)),
    ("no-twice", [{"value": False, "by": ["t1"]}, {"value": False, "by": ["t2"]}], (F, F, F, F)),
    ("yes-freely-and-not",
     [{"value": True, "weak": "not_free"}, {"value": True}], (T, T, T, T)),
    ("no-freely-and-not",
     [{"value": False, "weak": "not_free"}, {"value": False}], (F, F, F, F)),
    ("yes-not-free-and-interpreted",
     [{"value": True, "weak": "not_free"}, {"value": True, "told": False}], (T, U, U, T)),
    ("no-interpreted-and-not-free",
     [{"value": False, "told": False}, {"value": False, "weak": "not_free"}], (U, F, F, U)),
    ("yes-and-denied-not-free",
     [{"value": True}, {"value": False, "weak": "not_free"}], (T, F, U, U)),
    ("yes-not-free-and-denied",
     [{"value": True, "weak": "not_free"}, {"value": False}], (T, F, U, U)),
    ("no-and-yes-only-interpreted",
     [{"value": False}, {"value": True, "told": False}], (U, F, U, U)),
    ("yes-and-no-only-interpreted",
     [{"value": True}, {"value": False, "told": False}], (T, U, U, U)),
)  # fmt: skip


def direction() -> Group:
    """One fact in every direction, said freely or not, denied or not."""
    group = Group(
        "direction",
        "for what raises caution one concrete statement is enough; what lowers it must be "
        "undisputed "
        "and freely said; a gate with contrary statements stays shut",
        "by hand: a table of what is said against the four ways in which a flag can be read; under "
        "not, the opposite of the value read the other way round.",
    )
    modes: tuple[tuple[str, Json, int, bool], ...] = (
        ("danger", {"kind": "danger"}, 0, False),
        ("relief", {"lowers": True}, 1, False),
        ("gate", {"kind": "gate"}, 2, False),
        ("danger-not", {"kind": "danger"}, 1, True),
        ("relief-not", {"lowers": True}, 0, True),
        ("gate-not", {"kind": "gate"}, 3, True),
    )
    for name, more, column, negated in modes:
        when = {"not": yes("a")} if negated else yes("a")
        group.rules(name, rule("r", when, **more))
        for said, claims, values in SAID:
            value = reference.opposite(values[column]) if negated else values[column]
            words = "a yes is read under not" if negated else "a yes is read"
            group.case(
                f"{name}-{said}",
                f"{said.replace('-', ' ')}: where {words} in a {name.partition('-')[0]}, "
                f"it is {WORDS[value]}",
                name, {"situation": {"a": {"claims": claims}}}, due(value),
            )  # fmt: skip
    _by_kind(group)
    _two_names(group)
    _gates(group)
    return group


def _by_kind(group: Group) -> None:
    """Add which kinds raise: everything but a gate and a tag that says it lowers."""
    denied = {"situation": {"a": {"claims": [{"value": True}, {"value": False}]}}}
    for kind in ("tag", "danger", "warning", "advice", "question", "priority"):
        group.rules(f"kind-{kind}", rule("r", yes("a"), kind=kind))
        group.case(
            f"kind-{kind}-denied", f"a {kind} rule is read as raising caution: a denied yes is yes",
            f"kind-{kind}", denied, due(T),
        )  # fmt: skip


def _two_names(group: Group) -> None:
    """Add two different values that lead to the same answer."""
    both = {"situation": {"place": {"claims": [{"value": "home"}, {"value": "school"}]}}}
    rows = (
        ("danger", {"kind": "danger"}, ["home", "school"], T),
        ("relief", {"lowers": True}, ["home", "school"], T),
        ("gate", {"kind": "gate"}, ["home", "school"], U),
        ("danger", {"kind": "danger"}, ["street"], F),
        ("relief", {"lowers": True}, ["street"], F),
        ("gate", {"kind": "gate"}, ["street"], F),
    )
    for name, more, names, expected in rows:
        shown = f"two-names-{name}-{len(names)}"
        group.rules(shown, rule("r", {"fact": "situation.place", "in": names}, **more))
        group.case(
            shown,
            f"two names that contradict, {'both' if len(names) == 2 else 'neither'} in the list: "
            f"in a {name} {WORDS[expected]}",
            shown, both, due(expected),
        )  # fmt: skip


def _gates(group: Group) -> None:
    """Add what opens a gate: a certain yes, and nothing else."""
    for value, expected in ((T, T), (F, F), (U, U), (N, U)):
        group.case(
            f"gate-on-{value.replace('_', '-')}",
            f"a gate on what is {WORDS[value]} is {WORDS[expected]}",
            "gate", {"situation": {"a": flag(value)}}, due(expected),
        )  # fmt: skip
        if value == N:
            group.case(
                "danger-on-not-applicable", "a danger on what does not apply does not apply",
                "danger", {"situation": {"a": flag(value)}}, due(N),
            )  # fmt: skip


def exceptions() -> Group:
    """Exceptions and overrides: `when and not (unless or …)`, nothing else."""
    group = Group(
        "exceptions",
        "a rule holds when its condition does and no exception does; an exception lowers only "
        "when it "
        "is a certain and undisputed yes; a rule that overrides another is its exception",
        "the tables of strong Kleene logic, applied to `when and not (unless or …)`; in the "
        "direction "
        "of the table of group direction; where the condition does not apply, by hand.",
    )
    group.rules("one", rule("r", yes("a"), unless=[yes("b")]))
    group.rules("two", rule("r", yes("a"), unless=[yes("b"), yes("c")]))
    for when in VALUES:
        for one in VALUES:
            _exception(group, "one", when, (one,))
        for pair in ((T, F), (F, F), (F, U), (U, T), (N, F), (N, N)):
            _exception(group, "two", when, pair)
    group.rules("exception-direction", rule("r", yes("a"), kind="danger", unless=[yes("b")]))
    for said, claims, values in SAID:
        value = reference.opposite(values[1])
        group.case(
            f"exception-{said}",
            f"a danger with an exception, {said.replace('-', ' ')}: {WORDS[value]}",
            "exception-direction", {"situation": {"a": True, "b": {"claims": claims}}}, due(value),
        )  # fmt: skip
    group.rules("gate-exception", rule("r", yes("a"), kind="gate", unless=[yes("b")]))
    for one in VALUES:
        group.case(
            f"gate-not-applicable-{one.replace('_', '-')}",
            f"a gate whose condition does not apply stays shut, with an exception that is "
            f"{WORDS[one]}",
            "gate-exception", {"situation": {"a": flag(N), "b": flag(one)}}, due(U),
        )  # fmt: skip
    _overrides(group)
    return group


def _exception(group: Group, name: str, when: str, unless: tuple[str, ...]) -> None:
    expected = reference.lowest([when, reference.opposite(reference.highest(unless))])
    if when == N:
        expected = N  # no exception makes anything of what does not apply
    given = dict(zip("abc", map(flag, (when, *unless)), strict=False))
    shown = " and ".join(WORDS[each] for each in unless)
    group.case(
        f"{name}-{'-'.join(each.replace('_', '-') for each in (when, *unless))}",
        f"a condition that is {WORDS[when]}, with {shown} for its exceptions, is {WORDS[expected]}",
        name, {"situation": given}, due(expected),
    )  # fmt: skip


def _overrides(group: Group) -> None:
    group.rules(
        "override",
        rule("general", yes("a"), kind="danger"),
        rule("special", yes("b"), kind="danger", then={"at_least": "serious"},
             overrides=["general"]),
    )  # fmt: skip
    for general in VALUES:
        for special in (T, F, U):
            held = reference.lowest([general, reference.opposite(special)])
            yields = N if general == N else held
            group.case(
                f"override-{general.replace('_', '-')}-{special}",
                f"a general rule that is {WORDS[general]} beside a special one that is "
                f"{WORDS[special]}: {WORDS[yields]}",
                "override", {"situation": {"a": flag(general), "b": flag(special)}},
                due(yields, rule="general"), due(special, rule="special"),
            )  # fmt: skip
    denied = {"claims": [{"value": True}, {"value": False}]}
    group.case(
        "override-denied",
        "a special rule that is denied holds by itself, and does not take the general one away",
        "override", {"situation": {"a": True, "b": denied}},
        due(T, rule="general"), due(T, rule="special"),
    )  # fmt: skip


def ageing() -> Group:
    """States wear out, events do not; a fact applies unless its condition is a certain no."""
    group = Group(
        "shelf-life-and-applying",
        "what was told of a state lowers nothing once its shelf life is over, and raises all the "
        "same; a fact whose condition is no does not apply, unless it was told",
        "by hand: the number of days against the parameter, then the table of group direction "
        "for a "
        "claim that is weak.",
    )
    modes: tuple[tuple[str, Json, int], ...] = (
        ("danger", {"kind": "danger"}, 0), ("relief", {"lowers": True}, 1),
        ("gate", {"kind": "gate"}, 2),
    )  # fmt: skip
    fresh = {True: (T, T, T), False: (F, F, F)}
    worn = {True: (T, U, U), False: (U, F, F)}
    days = (("0-days", "2026-03-31", fresh), ("30-days", "2026-03-01", fresh),
            ("31-days", "2026-02-28", worn), ("undated", None, worn))  # fmt: skip
    for name, more, column in modes:
        group.rules(name, rule("r", yes("state"), **more))
        for value in (True, False):
            for age, on, table in days:
                dated = {"on": on} if on else {"undated": True}
                expected = table[value][column]
                group.case(
                    f"{name}-{str(value).lower()}-{age}",
                    f"a state told as {'yes' if value else 'no'}, {age.replace('-', ' ')}, with a "
                    f"shelf life of 30 days, in a {name}: {WORDS[expected]}",
                    name, {"situation": {"state": {"claims": [{"value": value, **dated}]}}},
                    due(expected, *(["outdated"] if expected == U else [])),
                )  # fmt: skip
    _events(group)
    _applying(group)
    return group


def _events(group: Group) -> None:
    group.rules("event", rule("r", {"not": yes("a")}, kind="danger"))
    old = {"claims": [{"value": True, "on": "2019-02-01"}]}
    group.case(
        "event-years-ago", "a fact without a shelf life does not age: years later it still counts",
        "event", {"situation": {"a": old}}, due(F),
    )  # fmt: skip
    dated = [each for each in PARAMETERS if each["name"] != "thirty"]
    thirty = next(each for each in PARAMETERS if each["name"] == "thirty")
    later = {**thirty, "value": 90, "from": "2026-03-15"}
    group.rules("longer", rule("r", yes("state"), lowers=True), parameters=[*dated, thirty, later])
    told = {"situation": {"state": {"claims": [{"value": True, "on": "2026-02-01"}]}}}
    for day, expected in (("2026-03-14", U), ("2026-03-15", T)):
        group.case(
            f"shelf-life-on-{day}",
            "the shelf life is the one that holds on the day of evaluation: 30 days until 14 "
            "March, "
            f"then 90; 41 or 42 days after it was told: {WORDS[expected]}",
            "longer", told, due(expected), as_of=day,
        )  # fmt: skip


def _applying(group: Group) -> None:
    for kind, more, absent in (("danger", {"kind": "danger"}, N), ("gate", {"kind": "gate"}, U)):
        name = f"applies-{kind}"
        group.rules(name, rule("r", yes("sometimes"), **more))
        for condition, told, expected in (
            (T, None, U), (U, None, U), (F, None, absent), (N, None, U),
            (F, True, T), (F, False, F), (T, True, T), (T, False, F), (U, True, T), (U, False, F),
        ):  # fmt: skip
            given = {"a": flag(condition), **({} if told is None else {"sometimes": told})}
            said = {None: "nothing was told", True: "yes was told", False: "no was told"}[told]
            group.case(
                f"{name}-{condition.replace('_', '-')}-{str(told).lower()}",
                f"the condition under which a fact applies is {WORDS[condition]}, and {said}: in a "
                f"{kind} {WORDS[expected]}",
                name, {"situation": given}, due(expected),
            )  # fmt: skip
    group.rules("applies-drops", rule("r", {"any": [yes("sometimes"), yes("b")]}))
    group.case(
        "applies-drops-out", "a fact that does not apply drops out: the rest decides",
        "applies-drops", {"situation": {"a": False, "b": False}}, due(F),
    )  # fmt: skip
