"""The groups about whole rule sets: judgements, references, dates, urgency, and what is refused."""

import itertools
from typing import Any

import conformance_reference as reference
from conformance_parts import (
    FACTS,
    PARAMETERS,
    TERMS,
    VALUES,
    WORDS,
    F,
    Group,
    Json,
    N,
    T,
    U,
    due,
    fact,
    flag,
    parameter,
    rule,
    text,
    yes,
)


def judgements() -> Group:
    """What only a person can fill, and what leans on it."""
    group = Group(
        "judgements",
        "a judgement is never worked out: it is known when a person gave it; what leans on it "
        "says so "
        "and reads it as a fact, in its own direction",
        "by hand: from the sentences of the README.",
    )
    judge = rule("how-bad", yes("a"), kind="judgement")
    bad = {"finding": "how-bad", "at_least": "much"}
    leaning = rule("r", bad, kind="danger")
    through = rule("through", {"finding": "r"}, kind="warning")
    gate = rule("open", {"finding": "how-bad", "at_most": "some"}, kind="gate")
    group.rules("judged", judge, leaning, through, gate)
    _judged(group)
    leans: dict[str, Any] = {"leans_on": ["how-bad"]}
    rows: tuple[tuple[str, Any, str, str], ...] = (
        ("low", "low", F, T), ("some", "some", F, T), ("middle", "middle", F, F),
        ("much", "much", T, F), ("high", "high", T, F), ("nobody", {"unknown": "not_asked"}, U, U),
        ("two-people", {"claims": [{"value": "high"}, {"value": "low"}]}, T, U),
    )  # fmt: skip
    for name, given, danger, opens in rows:
        group.case(
            f"leans-{name}",
            f"judged {name.replace('-', ' ')}: a danger from 'much' on is {WORDS[danger]}, a "
            "gate up "
            f"to 'some' is {WORDS[opens]}, and both say that they lean on it",
            "judged", {"situation": {"judged.how-bad": given}},
            due(danger, **leans), due(danger, rule="through", **leans),
            due(opens, rule="open", **leans),
        )  # fmt: skip
    return group


def _judged(group: Group) -> None:
    for when, given, expected in (
        (T, "high", T), (T, None, U), (F, None, N), (F, "high", N), (U, "high", T), (U, None, U),
    ):  # fmt: skip
        own = {"judged.how-bad": given} if given else {}
        said = "somebody judged" if given else "nobody judged"
        group.case(
            f"judgement-{when}-{'given' if given else 'open'}",
            f"a judgement whose condition is {WORDS[when]}, where {said}, is {WORDS[expected]}",
            "judged", {"situation": {"a": flag(when), **own}}, due(expected, rule="how-bad"),
        )  # fmt: skip


def references() -> Group:
    """What another rule says: of the same item, of the household, of members of a group."""
    group = Group(
        "finding-references",
        "a reference has the value of the other rule about the same item or the household, read in "
        "the direction of the rule that refers",
        "by hand: the value of the rule referred to; for directions the table of group direction.",
    )
    group.rules(
        "same-item", rule("first", yes("a")), rule("r", {"finding": "first"}),
        rule("turned", {"not": {"finding": "first"}}),
    )  # fmt: skip
    for value in VALUES:
        group.case(
            f"same-item-{value.replace('_', '-')}",
            f"a rule that refers to one that is {WORDS[value]} is {WORDS[value]} too",
            "same-item", {"situation": {"a": flag(value)}},
            due(value), due(reference.opposite(value), rule="turned"),
        )  # fmt: skip
    home = rule("home", yes("household.h"), about="household")
    group.rules("household", home, rule("r", {"any": [{"finding": "home"}, yes("a")]}))
    for value, own in itertools.product((T, F, U), (F, U)):
        group.case(
            f"household-{value}-{own}",
            f"a rule about the household that is {WORDS[value]}, or a fact that is {WORDS[own]}",
            "household", {"household": {"h": flag(value)}, "situation": {"a": flag(own)}},
            due(reference.highest((value, own))),
        )  # fmt: skip
    _in_quantifiers(group)
    _directed(group)
    return group


def _in_quantifiers(group: Group) -> None:
    person = rule("person-says", yes("person.p"), about="person")
    group.rules("member", person, rule("r", {"any_affected": {"finding": "person-says"}}))
    for members, complete, expected in (
        ((T,), False, T), ((F,), True, F), ((F,), False, U), ((F, U), True, U), ((N, F), True, F),
    ):  # fmt: skip
        listed = {"has": [{"p": flag(each)} for each in members], "complete": complete}
        found = [
            due(each, rule="person-says", item=f"person{number}")
            for number, each in enumerate(members, 1)
        ]
        group.case(
            f"member-{'-'.join(each.replace('_', '-') for each in members)}-"
            f"{'complete' if complete else 'open'}",
            f"some member of whom another rule says so: {WORDS[expected]}; each has its own "
            "finding",
            "member", {"situation": {"affected": listed}}, due(expected), *found,
        )  # fmt: skip


def _directed(group: Group) -> None:
    denied = {"claims": [{"value": True}, {"value": False}]}
    group.rules(
        "directed", rule("first", yes("a")), rule("warns", {"finding": "first"}, kind="warning"),
        rule("opens", {"finding": "first"}, kind="gate"),
        rule("shuts", {"not": {"finding": "first"}}, kind="gate"),
    )  # fmt: skip
    group.case(
        "direction-of-who-refers",
        "one rule about a denied fact is yes where a warning refers to it, and unknown where a "
        "gate "
        "does, under not too",
        "directed", {"situation": {"a": denied}},
        due(T, rule="first"), due(T, rule="warns"), due(U, rule="opens"), due(U, rule="shuts"),
    )  # fmt: skip


def parameters() -> Group:
    """Numbers and rules hold on days: which, is the day of evaluation."""
    group = Group(
        "parameters-and-validity",
        "a number is the newest one from before or on the day of evaluation; a rule holds from its "
        "first day up to but not including its last",
        "by hand: from the days in the case.",
    )
    others = [each for each in PARAMETERS if each["name"] != "five"]
    dated = [parameter("five", 5), parameter("five", 8, "2026-01-01"),
             parameter("five", 3, "2026-07-01")]  # fmt: skip
    at_least = {"fact": "situation.count", "at_least": {"param": "five"}}
    group.rules("dated-number", rule("r", at_least), parameters=[*others, *dated])
    for day, number in (("2025-12-31", 5), ("2026-01-01", 8), ("2026-06-30", 8), ("2026-07-01", 3)):
        for count in (number - 1, number):
            expected = T if count >= number else F
            group.case(
                f"number-on-{day}-{count}",
                f"on {day} the number is {number}: {count} is at least that: {WORDS[expected]}",
                "dated-number", {"situation": {"count": count}}, due(expected), as_of=day,
            )  # fmt: skip
    two = [each for each in PARAMETERS if each["name"] != "two"]
    counted = {"count": {"at_least": {"param": "two"}, "of": [yes("a"), yes("b"), yes("c")]}}
    changing = [*two, parameter("two", 2), parameter("two", 3, "2026-02-01")]
    group.rules("dated-count", rule("r", counted), parameters=changing)
    for day, number in (("2026-01-31", 2), ("2026-02-01", 3)):
        for values in ((T, T, F), (T, T, U), (T, F, F), (T, T, T)):
            expected = reference.at_least(number, values)
            group.case(
                f"count-on-{day}-{'-'.join(values)}",
                f"on {day} a count needs {number}: it is {WORDS[expected]}",
                "dated-count", {"situation": dict(zip("abc", map(flag, values), strict=True))},
                due(expected), as_of=day,
            )  # fmt: skip
    _periods(group)
    return group


def _periods(group: Group) -> None:
    group.rules(
        "periods",
        rule("r", yes("a"), valid={"from": "2026-01-01", "to": "2026-03-01"}),
        rule("r", yes("b"), valid={"from": "2026-03-01", "to": "2026-06-01"}, version=2),
    )
    both = {"situation": {"a": True, "b": False}}
    for day, value, version in (
        ("2026-01-01", T, 1), ("2026-02-28", T, 1), ("2026-03-01", F, 2), ("2026-05-31", F, 2),
    ):  # fmt: skip
        group.case(
            f"period-{day}", f"on {day} version {version} of the rule speaks",
            "periods", both, due(value, version=version), as_of=day,
        )  # fmt: skip
    for day in ("2025-12-31", "2026-06-01"):
        group.case(
            f"period-{day}", f"on {day} the rule does not hold: it says nothing at all",
            "periods", both, due("not_valid"), as_of=day,
        )  # fmt: skip


SCALE = ("attention", "serious", "acute")
DANGERS = (("checks", {"acute_check": "required"}), ("serious", {"at_least": "serious"}),
           ("treats", {"at_least": "acute"}))  # fmt: skip


def _amounts_to(values: tuple[str, ...]) -> Json:
    """Work out what three dangers amount to, from the sentences of the README."""
    floor = {"checks": 1, "serious": 1, "treats": 2}
    ceiling = {"checks": 2, "serious": 1, "treats": 2}
    sure = [name for (name, _), value in zip(DANGERS, values, strict=True) if value == T]
    possible = [name for (name, _), value in zip(DANGERS, values, strict=True) if value in (T, U)]
    acute = (values[0], values[2])
    check = "required" if T in acute else "cannot_exclude" if U in acute else "not_found"
    basis = {"required": "signal", "cannot_exclude": "not_asked", "not_found": None}[check]
    made = {
        "at_least": SCALE[max([0, *(floor[name] for name in sure)])],
        "at_most": SCALE[max([0, *(ceiling[name] for name in possible)])],
        "acute_check": check,
        "acute_basis": basis,
    }
    return {key: value for key, value in made.items() if value}


def urgency() -> Group:
    """What the dangers about one situation amount to together."""
    group = Group(
        "intervals-and-urgency",
        "at_least counts the dangers that are certain, at_most those that cannot be excluded; the "
        "acute check is required, cannot be excluded, or was not mentioned, and says on what it "
        "rests",
        "by ten lines of the script, from the sentences of the README; for what it rests on, by "
        "hand.",
    )
    rules = [
        rule(name, yes(letter), kind="danger", then=then)
        for (name, then), letter in zip(DANGERS, "abc", strict=True)
    ]
    group.rules("dangers", *rules)
    for values in itertools.product((T, F, U), repeat=3):
        amount = _amounts_to(values)
        shown = ", ".join(
            f"{name} {WORDS[value]}" for (name, _), value in zip(DANGERS, values, strict=True)
        )
        group.case(
            f"dangers-{'-'.join(values)}",
            f"{shown}: at least {amount['at_least']}, at most {amount['at_most']}, acute check "
            f"{amount['acute_check']}",
            "dangers", {"situation": dict(zip("abc", map(flag, values), strict=True))},
            {"item": "situation1", **amount},
        )  # fmt: skip
    _bases(group, rules)
    return group


BASES: tuple[tuple[str, Json, str], ...] = (
    ("nobody-asked", {"a": {"unknown": "not_asked"}}, "not_asked"),
    ("declined", {"a": {"unknown": "declined"}}, "asked_not_known"),
    ("asked-and-not-known", {"a": {"unknown": "asked_unknown"}}, "asked_not_known"),
    ("denied-not-freely", {"a": {"claims": [{"value": False, "weak": "not_free"}]}},
     "asked_not_known"),
    ("a-signal-beside", {"a": {"unknown": "not_asked"}, "sign": True}, "signal"),
    ("a-signal-that-is-denied", {"a": {"unknown": "not_asked"}, "sign": False}, "not_asked"),
)  # fmt: skip


def _bases(group: Group, rules: list[Json]) -> None:
    signal = rule("signal", {"all": [yes("sign"), yes("a")]}, kind="danger")
    group.rules("basis", *rules, signal)
    open_ = {"at_least": "attention", "at_most": "acute", "acute_check": "cannot_exclude"}
    for name, given, basis in BASES:
        group.case(
            f"basis-{name}", f"{name.replace('-', ' ')}: not excluded, and rests on {basis}",
            "basis", {"situation": {"b": False, "c": False, **given}},
            {"item": "situation1", **open_, "acute_basis": basis},
        )  # fmt: skip


def refusals() -> Group:
    """Rule sets that must be refused, each for one reason."""
    group = Group(
        "refusals",
        "what an implementation must refuse when it loads, with this code and no other: what is "
        "not "
        "supported is an error, never a guess",
        "by hand: each breaks one sentence of the reference of rule files.",
    )
    _conditions(group)
    _heads(group)
    _wholes(group)
    _dictionaries(group)
    return group


CONDITIONS: tuple[tuple[str, str, str, Json], ...] = (
    ("misspelt-fact", "a fact the dictionary does not have", "unknown-fact",
     {"fact": "situation.aa", "is": True}),
    ("fact-of-another-scope", "a fact of a person outside a quantifier", "other-scope",
     {"fact": "person.p", "is": True}),
    ("operator-of-another-type", "a flag is not compared", "wrong-operator",
     {"fact": "situation.a", "at_least": {"param": "one"}}),
    ("two-operators", "one test has one operator", "wrong-operator",
     {"fact": "situation.count", "at_least": {"param": "one"}, "at_most": {"param": "two"}}),
    ("flag-as-text", "a flag is true or false", "wrong-kind",
     {"fact": "situation.a", "is": "maybe"}),
    ("number-in-a-rule", "a number stands in the parameter file", "number-in-rule",
     {"fact": "situation.count", "at_least": 5}),
    ("missing-parameter", "a parameter that is not there", "unknown-parameter",
     {"fact": "situation.count", "at_least": {"param": "nine"}}),
    ("day-where-a-number-is-due", "a day is no number", "wrong-parameter",
     {"fact": "situation.count", "at_least": {"param": "turning_day"}}),
    ("number-where-a-day-is-due", "a number is no day", "wrong-parameter",
     {"fact": "situation.day", "before": {"param": "five"}}),
    ("name-not-in-list", "a name that is not in its list", "not-in-list",
     {"fact": "situation.place", "is": "moon"}),
    ("level-not-on-scale", "a level that is not on its scale", "not-in-list",
     {"fact": "situation.level", "above": "huge"}),
    ("known-under-not", "known is never no, so never under not", "known-negated",
     {"not": {"known": "situation.words"}}),
    ("unknown-in-a-tag", "only rules that ask, warn or advise test for unknown",
     "unknown-not-allowed", {"unknown": "situation.words"}),
    ("unknown-shape", "a key that is no operator", "not-a-condition", {"some": [yes("a")]}),
    ("empty-all", "nothing to hold", "not-a-condition", {"all": []}),
    ("two-shapes", "one condition has one shape", "not-a-condition",
     {"all": [yes("a")], "any": [yes("b")]}),
    ("group-of-nobody", "a group the scope does not have", "unknown-group",
     {"any_neighbours": yes("person.p")}),
    ("count-without-parameter", "a count names a parameter", "number-in-rule",
     {"count": {"at_least": 2, "of": [yes("a"), yes("b")]}}),
    ("missing-rule", "a rule that does not exist", "unknown-rule", {"finding": "nowhere"}),
)  # fmt: skip


def _conditions(group: Group) -> None:
    for name, promise, code, when in CONDITIONS:
        group.refused(name, promise, [code], rule("r", when))
    group.refused(
        "reason-not-in-list", "a reason that does not exist", ["not-in-list"],
        rule("r", {"unknown": "situation.words", "reason": ["forgot"]}, kind="warning"),
    )  # fmt: skip
    deep = {"any_situation": {"any_agreement": {"any_keeper": yes("person.p")}}}
    group.refused(
        "three-quantifiers", "at most two quantifiers inside each other", ["too-many-quantifiers"],
        rule("r", deep, about="household"),
    )  # fmt: skip
    group.refused(
        "known-in-an-exception", "an exception is a negation: no known in it", ["known-negated"],
        rule("r", yes("a"), unless=[{"known": "situation.words"}]),
    )  # fmt: skip


def _heads(group: Group) -> None:
    rows: tuple[tuple[str, str, str, Json], ...] = (
        ("outcome-of-another-kind", "a tag does not open a gate", "wrong-outcome",
         rule("r", yes("a"), then={"opens": "g"})),
        ("undeclared-gate", "a gate that is not declared", "not-declared",
         rule("r", yes("a"), kind="gate", then={"opens": "elsewhere"})),
        ("undeclared-level", "a level that is not on the scale of urgency", "not-declared",
         rule("r", yes("a"), kind="danger", then={"at_least": "worst"})),
        ("danger-that-lowers", "only a tag says that it lowers", "lowers-not-allowed",
         rule("r", yes("a"), kind="danger", lowers=True)),
        ("one-language", "a reason without English", "language-missing",
         rule("r", yes("a"), because={"nl": "want"})),
        ("other-slots", "two languages with different slots", "slots-differ",
         rule("r", yes("a"), because={"nl": "want {actor}", "en": "because {affected}"})),
        ("seen-without-source", "seen in a source that is not named", "source-missing",
         rule("r", yes("a"), source={"mark": "S"})),
        ("quote-without-words", "a quote without its words", "quote-missing",
         rule("r", yes("a"), source={"mark": "I", "text": "quote"})),
        ("reviewed-by-nobody", "reviewed, without a name and a day", "unsigned-status",
         rule("r", yes("a"), status={"is": "reviewed"})),
    )  # fmt: skip
    for name, promise, code, made in rows:
        group.refused(name, promise, [code], made)


def _wholes(group: Group) -> None:
    group.refused(
        "same-id-twice", "two rules with one id", ["duplicate-rule"],
        rule("r", yes("a")), rule("r", yes("b")),
    )  # fmt: skip
    group.refused(
        "periods-that-overlap", "two periods of one rule that overlap", ["duplicate-rule"],
        rule("r", yes("a"), valid={"from": "2026-01-01", "to": "2026-03-01"}),
        rule("r", yes("b"), valid={"from": "2026-02-28"}, version=2),
    )  # fmt: skip
    group.refused(
        "circle", "rules that refer to each other", ["cycle"],
        rule("r", {"finding": "other"}), rule("other", {"finding": "r"}),
    )  # fmt: skip
    group.refused(
        "reference-upward", "a tag refers to no danger", ["reference-upward"],
        rule("r", {"finding": "danger"}), rule("danger", yes("a"), kind="danger"),
    )  # fmt: skip
    group.refused(
        "judgement-without-level", "a judgement is read with a level",
        ["judgement-without-level"],
        rule("r", {"any_situation": {"finding": "how-bad"}}, about="household", kind="warning"),
        rule("how-bad", yes("a"), kind="judgement"),
    )  # fmt: skip
    group.refused(
        "override-of-another-kind", "a rule overrides only its own kind", ["overrides-other-kind"],
        rule("r", yes("a"), overrides=["other"]), rule("other", yes("b"), kind="danger"),
    )  # fmt: skip
    group.refused(
        "reference-that-ends", "a reference to a rule that does not hold on every day",
        ["gap-in-time"], rule("r", {"finding": "first"}),
        rule("first", yes("a"), valid={"from": "2019-01-01", "to": "2026-01-01"}),
    )  # fmt: skip
    group.refused(
        "same-criterion-twice", "two rules say the same criterion each in their own way",
        ["conflict"], rule("r", yes("a"), kind="priority"), rule("s", yes("b"), kind="priority"),
    )  # fmt: skip
    of_two = {"of": [yes("a"), yes("b")]}
    group.refused(
        "count-of-three-out-of-two", "a count asks for no more than it has parts",
        ["count-out-of-reach"],
        rule("r", {"count": {"at_least": {"param": "three"}, **of_two}}),
    )  # fmt: skip
    none = [each for each in PARAMETERS if each["name"] != "two"]
    group.refused(
        "count-of-none", "a count asks for at least one, on every day", ["count-out-of-reach"],
        rule("r", {"count": {"at_least": {"param": "two"}, **of_two}}),
        parameters=[*none, parameter("two", 2), parameter("two", 0, "2026-01-01")],
    )  # fmt: skip
    group.refused(
        "rule-without-a-step", "a rule that no step uses", ["unused-rule"],
        rule("r", yes("a")), manifest={"steps": {"all": []}},
    )  # fmt: skip
    group.refused(
        "format-of-later", "another format of rule sets", ["wrong-format"],
        rule("r", yes("a")), manifest={"top3": "ruleset/2"},
    )  # fmt: skip


def _dictionaries(group: Group) -> None:
    one = rule("r", yes("a"))
    sex = fact("person.sex", "name", of="places")
    group.refused("forbidden-trait", "rules do not read what somebody is", ["forbidden-trait"], one,
                  facts=[*FACTS, sex])  # fmt: skip
    group.refused("fact-twice", "a fact stands once", ["duplicate-fact"], one,
                  facts=[*FACTS, FACTS[0]])  # fmt: skip
    listless = fact("situation.odd", "scale")
    group.refused("scale-without-list", "a scale names its list", ["scale-without-list"], one,
                  facts=[*FACTS, listless])  # fmt: skip
    lost = fact("situation.odd", "name", of="planets")
    group.refused("list-that-is-not-there", "a list that does not exist", ["unknown-list"], one,
                  facts=[*FACTS, lost])  # fmt: skip
    chained = fact("situation.odd", "flag", applies_when=yes("sometimes"))
    group.refused("applies-chained", "a condition of applying reads what always applies",
                  ["applies-chained"], one, facts=[*FACTS, chained])  # fmt: skip
    late = [*PARAMETERS, parameter("late", 1, "2026-01-01")]
    group.refused("number-that-starts-late", "a number holds from the first day on",
                  ["parameter-starts-late"], one, parameters=late)  # fmt: skip
    twice = [*PARAMETERS, parameter("one", 2)]
    group.refused("two-values-on-a-day", "one value from one day on", ["duplicate-parameter"], one,
                  parameters=twice)  # fmt: skip
    other = [*PARAMETERS, parameter("one", 2, "2026-01-01", unit="years")]
    group.refused("unit-that-changes", "a number keeps its unit", ["unit-changes"], one,
                  parameters=other)  # fmt: skip
    bare: Json = {**TERMS, "places": {**TERMS["places"], "moon": {"nl": "maan"}}}
    group.refused("word-in-one-language", "a name has a label in both languages",
                  ["language-missing"], one, terms=bare)  # fmt: skip
    group.refused("text-in-one-language", "a text stands in both languages", ["language-missing"],
                  one, texts={"x": text("x"), "y": {"nl": "y"}})  # fmt: skip
