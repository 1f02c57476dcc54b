"""The groups about logic alone: truth tables, nested conditions, quantifiers."""

import itertools
import random
from collections.abc import Iterator
from typing import Any

import conformance_reference as reference
from conformance_parts import VALUES, WORDS, F, Group, Json, N, T, U, due, flag, rule, yes

# written out by hand: a row is the first value, a column the second
AND = {
    T: {T: T, F: F, U: U, N: T},
    F: {T: F, F: F, U: F, N: F},
    U: {T: U, F: F, U: U, N: U},
    N: {T: T, F: F, U: U, N: N},
}
OR = {
    T: {T: T, F: T, U: T, N: T},
    F: {T: T, F: F, U: U, N: F},
    U: {T: T, F: U, U: U, N: U},
    N: {T: T, F: F, U: U, N: N},
}
NOT = {T: F, F: T, U: U, N: N}
NUMBERS = {"one": 1, "two": 2, "three": 3}


def truth_tables() -> Group:
    """All, any and not over every pair of values; counting over every triple."""
    group = Group(
        "truth-tables",
        "what all, any, not and count make of yes, no, unknown and what does not apply",
        "all, any and not: written out by hand, and compared with the minimum and the maximum of "
        "strong Kleene logic. count: by trying out every way in which the unknowns can turn out.",
        ("CQL", "DMN"),
    )
    pair = [yes("a"), yes("b")]
    group.rules("all", rule("r", {"all": pair}))
    group.rules("any", rule("r", {"any": pair}))
    group.rules("not", rule("r", {"not": yes("a")}))
    for name, table, check in (("all", AND, reference.lowest), ("any", OR, reference.highest)):
        for one, other in itertools.product(VALUES, repeat=2):
            assert table[one][other] == check((one, other))
            _row(group, name, (one, other), table[one][other])
    for value in VALUES:
        _row(group, "not", (value,), NOT[value])
    _counts(group)
    return group


def _row(group: Group, name: str, values: tuple[str, ...], expected: str) -> None:
    """Add one row of a table; rows without unapplicable values are those CQL and DMN have too."""
    ours = name.startswith("count") or N in values
    shown = ", ".join(WORDS[value] for value in values)
    given = {"situation": dict(zip("abcd", map(flag, values), strict=False))}
    reasons = ("not_asked",) if expected == U else ()
    group.case(
        f"{name}-{'-'.join(value.replace('_', '-') for value in values)}",
        f"{name} of {shown} is {WORDS[expected]}",
        name, given, due(expected, *reasons),
        agrees_with=["ours"] if ours else ["CQL", "DMN"],
    )  # fmt: skip


def _counts(group: Group) -> None:
    parts = [yes(name) for name in "abc"]
    group.rules("count-two", rule("r", {"count": {"at_least": {"param": "two"}, "of": parts}}))
    for values in itertools.product((T, F, U), repeat=3):
        _row(group, "count-two", values, reference.at_least(2, values))
    for values in itertools.combinations_with_replacement(VALUES, 3):
        if N in values:
            _row(group, "count-two", values, reference.at_least(2, values))
    group.rules("count-three", rule("r", {"count": {"at_least": {"param": "three"}, "of": parts}}))
    for values in ((T, T, T), (T, T, U), (T, T, F), (T, T, N), (U, U, U)):
        _row(group, "count-three", values, reference.at_least(3, values))


def nested_conditions() -> Group:
    """Conditions inside each other, drawn once with a fixed seed."""
    group = Group(
        "nested-conditions",
        "the tables are applied literally, from the inside out, however deep a condition goes; a "
        "definite value is the value of every completion of what is unknown",
        "brute force: a reference of thirty lines applies the tables literally, and every "
        "completion is tried out to see that a definite value is the value of all of them.",
        ("CQL", "DMN"),
    )
    draw = random.Random(3)  # noqa: S311 - examples, not secrets
    tried = set[str]()
    while len(group.cases) < 48:
        condition = _drawn(draw, 3)
        facts = {name: draw.choice((T, F, U)) for name in "abcd"}
        expected = reference.evaluate(condition, facts, NUMBERS)
        completions = reference.in_every_completion(condition, facts, NUMBERS)
        assert expected == U or completions == {expected}
        key = f"{condition}"
        if key in tried or "fact" in condition:
            continue
        tried.add(key)
        name = f"nested-{len(group.cases) + 1:02}"
        group.rules(name, rule("r", condition))
        open_ = [each for each, value in facts.items() if value == U]
        group.case(
            name,
            f"a drawn condition over four flags, {len(open_)} of them unknown, "
            f"is {WORDS[expected]}",
            name, {"situation": {each: flag(value) for each, value in facts.items()}},
            due(expected),
        )  # fmt: skip
    _known_gaps(group)
    return group


def _drawn(draw: random.Random, depth: int) -> Json:
    kind = draw.choice(["all", "any", "not", "count", "fact"]) if depth else "fact"
    if kind == "fact":
        return {"fact": f"situation.{draw.choice('abcd')}", "is": draw.random() < 0.7}
    if kind == "not":
        return {"not": _drawn(draw, depth - 1)}
    parts = [_drawn(draw, depth - 1) for _ in range(draw.randint(2, 3))]
    if kind == "count":
        return {"count": {"at_least": {"param": draw.choice(["one", "two"])}, "of": parts}}
    return {kind: parts}


def _known_gaps(group: Group) -> None:
    """Add where the tables ask too much: one fact twice, with opposite signs."""
    once = [yes("a"), {"not": yes("a")}]
    group.rules("excluded-middle", rule("r", {"any": once}))
    group.rules("contradiction", rule("r", {"all": once}))
    for name in ("excluded-middle", "contradiction"):
        group.case(
            f"{name}-of-an-unknown",
            "a fact and its opposite, with the fact unknown, stay unknown: it can only ask too "
            "much",
            name, {"situation": {"a": flag(U)}}, due(U, "not_asked"),
        )  # fmt: skip


def quantifiers() -> Group:
    """Some and every member of open and closed groups, of nobody too, in each direction."""
    group = Group(
        "quantifiers",
        "what any and every say over groups that are complete and groups that may have more "
        "members",
        "worked out from the sentences of the README: members as a list of values, an open group "
        "as "
        "one more unknown member, nobody at all by hand for each direction.",
    )
    for quantifier in ("any", "every"):
        for group_name, closed in (("affected", False), ("agreement", True)):
            field = "person.p" if group_name == "affected" else "agreement.kept"
            name = f"{quantifier}-{group_name}"
            group.rules(name, rule("r", {f"{quantifier}_{group_name}": yes(field)}))
            for values in _members():
                for complete in (True,) if closed else (True, False):
                    _over(group, name, quantifier, values, complete)
    _nobody(group)
    _inside_each_other(group)
    _accounts(group)
    return group


def _members() -> Iterator[tuple[str, ...]]:
    for size in (0, 1, 2):
        yield from itertools.combinations_with_replacement(VALUES, size)
    yield from ((T, F, U), (F, F, F), (T, T, T), (F, F, U))


def _over(
    group: Group, name: str, quantifier: str, values: tuple[str, ...], complete: bool
) -> None:
    field = "kept" if name.endswith("agreement") else "p"
    combine = reference.highest if quantifier == "any" else reference.lowest
    expected = combine([*values, *([] if complete else [U])])
    if not values and complete:
        expected = F if quantifier == "any" else T
    members = [{field: flag(value)} for value in values]
    own: Any = members if field == "kept" else {"has": members, "complete": complete}
    shown = ", ".join(WORDS[value] for value in values) or "nobody"
    state = "complete" if complete else "open"
    group.case(
        f"{name}-{state}-{'-'.join(v.replace('_', '-') for v in values) or 'nobody'}",
        f"{quantifier} over a group that is {state}, with {shown}, is {WORDS[expected]}",
        name, {"situation": {name.partition("-")[2]: own}}, due(expected),
    )  # fmt: skip


def _nobody(group: Group) -> None:
    """Add what `every` over nobody says: it warns, and it opens and reassures nothing."""
    every = {"every_agreement": yes("agreement.kept")}
    any_ = {"any_agreement": yes("agreement.kept")}
    kinds: tuple[tuple[str, Json, str, str], ...] = (
        ("danger", {"kind": "danger"}, T, "raises caution"),
        ("gate", {"kind": "gate"}, F, "opens a gate"),
        ("relief", {"lowers": True}, U, "lowers caution"),
    )
    for name, more, expected, words in kinds:
        group.rules(f"nobody-{name}", rule("r", every, **more))
        group.case(
            f"every-nobody-{name}",
            f"every over nobody, where a yes {words}, is {WORDS[expected]}",
            f"nobody-{name}", {"situation": {}}, due(expected),
        )  # fmt: skip
        group.rules(f"nobody-any-{name}", rule("r", any_, **more))
        group.case(
            f"any-nobody-{name}",
            f"any over nobody, where a yes {words}, is no",
            f"nobody-any-{name}", {"situation": {}}, due(F),
        )  # fmt: skip
    group.rules("nobody-not", rule("r", {"not": every}, kind="danger"))
    group.case(
        "not-every-nobody-danger",
        "under not the direction turns: not every over nobody is unknown in a danger",
        "nobody-not", {"situation": {}}, due(U),
    )  # fmt: skip


def _inside_each_other(group: Group) -> None:
    """Add two quantifiers inside each other, and what an open group names as its reason."""
    deep = {"any_situation": {"every_affected": yes("person.p")}}
    group.rules("deep", rule("r", deep, about="household"))
    members: tuple[tuple[str, list[list[Any]], bool, str], ...] = (
        ("one-whole", [[True, True], [False]], True, T),
        ("none-whole", [[True, False], [False]], True, F),
        ("one-open", [[True, True]], False, U),
        ("no-in-each-open", [[False], [True, False]], False, F),
    )
    for name, situations, complete, expected in members:
        given = [
            {"affected": {"has": [{"p": each} for each in listed], "complete": complete}}
            for listed in situations
        ]
        group.case(
            f"deep-{name}",
            f"some situation in which every person …: {name.replace('-', ' ')} is "
            f"{WORDS[expected]}",
            "deep", {"household": {"situation": given}}, due(expected, item="household1"),
        )  # fmt: skip
    for reason in ("not_asked", "declined", "asked_unknown", "not_free"):
        group.case(
            f"open-because-{reason.replace('_', '-')}",
            f"a group that is open because of {reason} is unknown for that reason",
            "any-affected",
            {"situation": {"affected": {"has": [], "complete": False, "why": reason}}},
            due(U, reason),
        )  # fmt: skip


YES, NO, APART = ({"p": flag(value)} for value in (T, F, N))


def told(*has: Any, **more: Any) -> Json:
    """Return one account of who is in a group: these, and nobody else unless it says so."""
    return {"has": list(has), "complete": True, **more}


# who is said to be in a group; then, for `any` and for `every`, the value where a yes raises
# caution, lowers it, opens a gate, and (under not, in a gate) shuts one. By hand, from the README.
ACCOUNTS: tuple[tuple[str, list[Json], tuple[str, str, str, str], tuple[str, str, str, str]], ...]
ACCOUNTS = (
    ("yes-or-no", [told(YES), told(NO)], (T, F, U, U), (T, F, U, U)),
    ("yes-or-another-yes", [told(YES), told(YES)], (T, T, U, T), (T, T, U, T)),
    ("no-or-another-no", [told(NO), told(NO)], (F, F, F, U), (F, F, F, U)),
    ("yes-or-no-and-others", [told(YES), told(NO, complete=False)],
     (T, U, U, U), (T, F, U, U)),
    ("no-or-yes-and-others", [told(NO), told(YES, complete=False)],
     (T, F, U, U), (U, F, U, U)),
    ("yes-or-nobody", [told(YES), told()], (T, F, U, U), (T, U, U, T)),
    ("no-or-nobody", [told(NO), told()], (F, F, F, U), (T, F, F, U)),
    ("yes-or-also-a-no", [told(YES), told("person1", NO)], (T, T, U, T), (T, F, U, U)),
    ("yes-not-free", [told(YES, weak="not_free")], (T, U, U, T), (T, U, U, T)),
    ("no-not-free", [told(NO, weak="not_free")], (U, F, F, U), (U, F, F, U)),
    ("nobody-not-free", [told(weak="not_free")], (U, F, F, U), (T, U, F, T)),
    ("apart-not-free", [told(APART, weak="not_free")], (U, U, U, U), (U, U, U, U)),
    ("yes-and-others-not-free", [told(YES, complete=False, weak="not_free")],
     (T, U, U, T), (U, U, U, U)),
    ("yes-only-interpreted", [told(YES, told=False)], (U, U, U, U), (U, U, U, U)),
    ("no-or-interpreted-yes", [told(NO), told(YES, told=False)], (U, F, U, U), (U, F, U, U)),
    ("yes-or-interpreted-no", [told(YES), told(NO, told=False)], (T, U, U, U), (T, U, U, U)),
    ("yes-or-no-not-free", [told(YES), told(NO, weak="not_free")], (T, F, U, U), (T, F, U, U)),
    ("no-or-yes-not-free", [told(NO), told(YES, weak="not_free")], (T, F, U, U), (T, F, U, U)),
    ("apart-or-apart", [told(APART), told(APART)], (N, N, N, N), (N, N, N, N)),
    ("yes-or-apart", [told(YES), told(APART)], (T, U, U, U), (T, U, U, U)),
    ("no-or-apart", [told(NO), told(APART)], (U, F, U, U), (U, F, U, U)),
    ("the-same-two-twice", [told(YES, NO), told("person2", "person1")],
     (T, T, T, T), (F, F, F, F)),
    ("yes-not-free-and-interpreted",
     [told(YES, weak="not_free"), told("person1", told=False)], (T, U, U, T), (T, U, U, T)),
    ("yes-not-free-and-freely", [told(YES, weak="not_free"), told("person1")],
     (T, T, T, T), (T, T, T, T)),
)  # fmt: skip


def _accounts(group: Group) -> None:
    """Add groups of which people say different things, read in every direction."""
    modes: tuple[tuple[str, Json, int, bool], ...] = (
        ("danger", {"kind": "danger"}, 0, False),
        ("relief", {"lowers": True}, 1, False),
        ("gate", {"kind": "gate"}, 2, False),
        ("danger-not", {"kind": "danger"}, 1, True),
        ("relief-not", {"lowers": True}, 0, True),
        ("gate-not", {"kind": "gate"}, 3, True),
    )
    for (mode, more, column, negated), place in itertools.product(modes, (0, 1)):
        quantifier = ("any", "every")[place]
        when: Json = {f"{quantifier}_affected": yes("person.p")}
        name = f"accounts-{quantifier}-{mode}"
        group.rules(name, rule("r", {"not": when} if negated else when, **more))
        for said, claims, *tables in ACCOUNTS:
            value = tables[place][column]
            value = NOT[value] if negated else value
            if mode.startswith("gate") and value == N:
                value = U  # a gate that nothing applies to stays shut
            group.case(
                f"{name}-{said}",
                f"who is there is told as {said.replace('-', ' ')}: {quantifier}"
                f"{' under not' if negated else ''} in a {mode.partition('-')[0]} is "
                f"{WORDS[value]}",
                name, {"situation": {"affected": {"claims": claims}}}, due(value),
            )  # fmt: skip
    for said, claims, reason in (
        ("disputed", [told(YES), told(NO)], "disputed"),
        ("doubted", [told(YES, weak="outdated")], "outdated"),
        ("interpreted", [told(YES, told=False)], "not_concrete"),
    ):
        group.case(
            f"accounts-{said}-reason",
            f"what nobody has weighed is unknown for a reason of its own: {reason}",
            "accounts-any-gate", {"situation": {"affected": {"claims": claims}}}, due(U, reason),
        )  # fmt: skip
