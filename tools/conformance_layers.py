"""The groups about decision tables and about layers on a rule set."""

import itertools
from typing import Any

import conformance_reference as reference
from conformance_parts import (
    LEVELS,
    THEN,
    WORDS,
    F,
    Group,
    Json,
    T,
    U,
    due,
    flag,
    rule,
    text,
    yes,
)

ANY = "any"
URGENCY = ("attention", "serious", "acute")


def table(policy: str, rows: list[Json], **more: Any) -> Json:
    """Return a table about a situation, over its level and whether `a` is so."""
    columns = ["situation.level", "situation.a"]
    body: Json = {"policy": policy, "columns": columns, "rows": rows, **more}
    return {
        "id": "t", "version": 1, "kind": "danger", "about": "situation",
        "because": text("because"), "source": {"mark": "I"}, "table": body,
    }  # fmt: skip


def row(name: str, level: Any, a: Any, outcome: str) -> Json:
    """Return a row: a cell for the level, a cell for the flag, and the level of urgency."""
    return {"id": name, "when": [level, a], "then": {"at_least": outcome}}


YES, NO = {"is": True}, {"is": False}
UNIQUE = [
    row("mild", {"at_most": "some"}, ANY, "attention"),
    row("calm", {"above": "some"}, NO, "serious"),
    row("worse", {"above": "some"}, YES, "acute"),
]
SEVERE = [
    row("high", {"at_least": "much"}, ANY, "acute"),
    row("said", ANY, YES, "serious"),
    row("not-said", ANY, NO, "attention"),
]
COLLECT = [
    row("high", {"at_least": "much"}, ANY, "acute"),
    row("said", ANY, YES, "serious"),
]


def tables() -> Group:
    """Rows one by one, and what they amount to, with what nobody knows in every column."""
    group = Group(
        "decision-tables",
        "a row is a rule over its columns; an unknown cell keeps a row possible; the outcome of a "
        "table lies between the certain and the possible rows; tables that overlap where they may "
        "not, or are silent, are refused",
        "cell by cell: arithmetic of the script over every value an unknown can turn out to have, "
        "then the tables; what the rows amount to from the sentences of the README.",
    )
    policies = (("unique", UNIQUE), ("most_severe", SEVERE), ("collect", COLLECT))
    for policy, rows in policies:
        name = policy.replace("_", "-")
        group.rules(name, table(policy, rows))
        for level, a in itertools.product((*LEVELS, None), (T, F, U)):
            _outcome(group, name, policy, rows, level, a)
    _refused_tables(group)
    return group


def _outcome(
    group: Group, name: str, policy: str, rows: list[Json], level: str | None, a: str
) -> None:
    """Add one case: every row, and the table as a whole."""
    levels = [LEVELS.index(level)] if level else range(len(LEVELS))
    flags = {T: [True], F: [False], U: [True, False]}[a]
    values: dict[str, str] = {}
    for each in rows:
        # cell by cell: an unknown in one column is not settled by the other
        cells = [_cell(each, "level", levels, flags), _cell(each, "a", levels, flags)]
        values[each["id"]] = reference.lowest([cell for cell in cells if cell])
    outcomes = {each["id"]: each["then"]["at_least"] for each in rows}
    certain = sorted({outcomes[x] for x, v in values.items() if v == T}, key=URGENCY.index)
    possible = sorted({outcomes[x] for x, v in values.items() if v != F}, key=URGENCY.index)
    whole: Json = {"table": "t", "item": "situation1", "certain": certain, "possible": possible}
    if possible:
        worst = certain[-1] if certain and policy == "most_severe" else None
        # of a table that may be silent, possibly no row holds
        silent = policy == "collect" and not certain
        least = "none" if silent else worst or possible[0]
        whole |= {"at_least": least, "at_most": possible[-1]}
    given = {"a": flag(a), **({"level": level} if level else {})}
    shown = f"level {level or 'unknown'}, a {WORDS[a]}"
    found = [due(value, rule=f"t-{each}") for each, value in values.items()]
    group.case(
        f"{name}-{level or 'unknown'}-{a}",
        f"{policy}, {shown}: certain {', '.join(certain) or 'nothing'}, "
        f"possible {', '.join(possible) or 'nothing'}",
        name, {"situation": given}, *found, whole,
    )  # fmt: skip


def _cell(row_: Json, column: str, levels: Any, flags: list[bool]) -> str | None:
    cell = row_["when"][0 if column == "level" else 1]
    if cell == ANY:
        return None
    if column == "a":
        return _settled({(each is True) == cell["is"] for each in flags})
    ((operator, bound),) = cell.items()
    at = LEVELS.index(bound)
    passes = {"at_most": int.__le__, "above": int.__gt__, "at_least": int.__ge__}[operator]
    return _settled({bool(passes(each, at)) for each in levels})


def _settled(outcomes: set[bool]) -> str:
    return U if len(outcomes) == 2 else {True: T, False: F}[outcomes.pop()]


def _refused_tables(group: Group) -> None:
    overlapping = [row("low", {"at_most": "middle"}, ANY, "serious"), *UNIQUE[:1], *UNIQUE[1:]]
    rows: tuple[tuple[str, str, str, Json], ...] = (
        ("overlap", "two rows of a unique table that can both hold", "overlap",
         table("unique", overlapping)),
        ("gap", "a unique table that is silent somewhere", "gap", table("unique", UNIQUE[:2])),
        ("silent-without-reason", "silent on purpose, without saying why", "reason-missing",
         table("unique", UNIQUE[:2], complete=False)),
        ("empty-cell", "an empty cell is never no", "empty-cell",
         table("collect", [row("high", "", YES, "acute")])),
        ("row-too-narrow", "a cell that is left out is empty too", "empty-cell",
         table("collect", [{"id": "x", "when": [{"is": "high"}], "then": {"at_least": "acute"}}])),
        ("row-too-wide", "more cells than columns", "row-width",
         table("collect", [{"id": "x", "when": [ANY, YES, ANY], "then": {"at_least": "acute"}}])),
        ("row-of-any", "a row that tests nothing", "row-without-test",
         table("collect", [row("x", ANY, ANY, "acute")])),
        ("first-wins", "no policy in which the first row wins", "not-in-list",
         table("first", UNIQUE)),
        ("table-that-opens", "rows of a table never open a gate", "table-kind",
         {**table("collect", [{**row("x", ANY, YES, "acute"), "then": THEN["gate"]}]),
          "kind": "gate"}),
    )  # fmt: skip
    for name, promise, code, made in rows:
        group.refused(name, promise, [code], made)


def change(**what: Any) -> Json:
    """Return a change of an overlay, with its reason, owner and source."""
    stated = {"reason": text("because the region says so"), "owner": "region"}
    return {**what, **stated, "source": {"mark": "I"}}


def layer(name: str, *changes: Json, **more: Any) -> Json:
    """Return the files of an overlay on the rule set of the suite."""
    head = {
        "top3": "overlay/1", "id": name, "version": "1", "title": text(name),
        "status": {"is": "draft"}, "valid": {"from": "2019-01-01"}, "extends": "suite@1", **more,
    }  # fmt: skip
    return {"overlay.yaml": {**head, "changes": list(changes)}}


def danger(name: str, when: Json, **more: Any) -> Json:
    """Return a danger about a situation."""
    return rule(name, when, kind="danger", **more)


BASE = "suite@1"


def overlays() -> Group:
    """What a layer adds, replaces, withdraws and sets, who speaks, and what must be said openly."""
    group = Group(
        "overlays",
        "a layer adds, replaces and withdraws whole rules and sets numbers; every result says "
        "which "
        "layer spoke; what can lower caution says so, or is refused; two layers that change the "
        "same "
        "say so, or are refused",
        "by hand: from the sentences of the reference of overlays.",
    )
    number = {"fact": "situation.count", "at_least": {"param": "five"}}
    group.rules("base", danger("r", yes("a")), danger("counted", number))
    _added(group)
    _replaced(group)
    _set(group)
    _refused_layers(group)
    return group


def _added(group: Group) -> None:
    group.overlays["adds"] = layer("adds", change(add=danger("own", yes("b")), step="all"))
    for a, b in itertools.product((T, F, U), repeat=2):
        group.case(
            f"add-{a}-{b}", f"an added rule is {WORDS[b]} beside one that is {WORDS[a]}; each says "
            "its layer",
            "base", {"situation": {"a": flag(a), "b": flag(b)}},
            due(a, layer=BASE), due(b, rule="own", layer="adds@1"), overlays=["adds"],
        )  # fmt: skip


def _replaced(group: Group) -> None:
    stricter = danger("r", {"any": [yes("a"), yes("b")]}, version=2)
    group.overlays["stricter"] = layer("stricter", change(replace="r", **{"with": stricter}))
    for a, b in itertools.product((T, F, U), repeat=2):
        value = reference.highest((a, b))
        group.case(
            f"replace-{a}-{b}", f"a replaced rule is wholly the new one: {WORDS[value]}",
            "base", {"situation": {"a": flag(a), "b": flag(b)}},
            due(value, version=2, layer="stricter@1"), overlays=["stricter"],
        )  # fmt: skip
    milder = danger("r", {"all": [yes("a"), yes("b")]}, version=2)
    open_ = change(replace="r", **{"with": milder}, loosens=True)
    group.overlays["milder"] = layer("milder", open_)
    group.case(
        "replace-milder", "a milder rule is taken when the layer says openly that it loosens",
        "base", {"situation": {"a": True, "b": False}},
        due(F, version=2, layer="milder@1"), overlays=["milder"],
    )  # fmt: skip
    group.overlays["withdraws"] = layer("withdraws", change(withdraw="r", loosens=True))
    group.case(
        "withdraw", "a withdrawn rule says nothing at all, and the others go on",
        "base", {"situation": {"a": True, "count": 5}},
        due("not_valid"), due(T, rule="counted", layer=BASE), overlays=["withdraws"],
    )  # fmt: skip


def _set(group: Group) -> None:
    words: Json = {"unit": "days", "from": "2026-02-01"}
    group.overlays["lower"] = layer("lower", change(set="five", value=4, **words))
    group.overlays["higher"] = layer("higher", change(set="five", value=6, loosens=True, **words))
    for name, number in (("lower", 4), ("higher", 6)):
        for day, bound in (("2026-01-31", 5), ("2026-02-01", number)):
            for count in (bound - 1, bound):
                value = T if count >= bound else F
                group.case(
                    f"set-{name}-{day}-{count}",
                    f"on {day} the number is {bound}: {count} is at least that: {WORDS[value]}",
                    "base", {"situation": {"count": count}},
                    due(value, rule="counted", layer=BASE), overlays=[name], as_of=day,
                )  # fmt: skip
    group.overlays["after"] = layer(
        "after", change(set="five", value=3, overrides=["lower"], **words)
    )
    group.case(
        "set-twice", "of two layers that set a number the last one counts, when it says that it "
        "comes before the other",
        "base", {"situation": {"count": 3}}, due(T, rule="counted"), overlays=["lower", "after"],
    )  # fmt: skip
    group.case(
        "two-layers", "layers lie on each other in the order given",
        "base", {"situation": {"a": False, "b": True, "count": 4}},
        due(T, layer="stricter@1"), due(T, rule="counted", layer=BASE),
        overlays=["stricter", "lower"],
    )  # fmt: skip


def _refused_layers(group: Group) -> None:
    words: Json = {"unit": "days", "from": "2026-02-01"}
    milder = danger("r", {"all": [yes("a"), yes("b")]}, version=2)
    other = rule("r", yes("a"), kind="warning", version=2)
    rows: tuple[tuple[str, str, str, list[Json]], ...] = (
        ("loosens-quietly", "a milder rule that does not say that it loosens", "loosens-unsaid",
         [layer("quiet", change(replace="r", **{"with": milder}))]),
        ("number-loosens-quietly", "a number that makes it milder, without saying so",
         "loosens-unsaid", [layer("quiet", change(set="five", value=6, **words))]),
        ("withdraws-quietly", "a danger that is withdrawn without saying so", "loosens-unsaid",
         [layer("quiet", change(withdraw="r"))]),
        ("same-number-twice", "two layers that set one number, neither of them saying so",
         "overlay-conflict", [layer("one", change(set="five", value=4, **words)),
                              layer("two", change(set="five", value=3, **words))]),
        ("extends-another", "a layer on another version", "extends-another",
         [layer("one", extends="suite@2")]),
        ("extends-no-version", "a layer on no version in particular", "extends-without-version",
         [layer("one", extends="suite")]),
        ("same-layer-twice", "a layer that lies there already", "duplicate-layer",
         [layer("one"), layer("one")]),
        ("format-of-later", "another format of layers", "wrong-format",
         [layer("one", top3="overlay/2")]),
        ("two-changes-in-one", "one change does one thing", "not-a-change",
         [layer("one", change(withdraw="r", replace="r", loosens=True))]),
        ("another-unit", "a number keeps its unit", "unit-changes",
         [layer("one", change(set="five", value=4, unit="years", **{"from": "2026-02-01"}))]),
        ("another-kind", "a rule is replaced by one of its own kind", "replaces-another-kind",
         [layer("one", change(replace="r", **{"with": other}, loosens=True))]),
    )  # fmt: skip
    for name, promise, code, layers in rows:
        names = [f"{name}-{number}" for number, _ in enumerate(layers, 1)]
        group.overlays.update(zip(names, layers, strict=True))
        made = {"id": name, "promise": promise, "rule_set": "base"}
        group.cases.append({**made, "overlays": names, "refused": [code]})
