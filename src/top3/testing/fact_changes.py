"""One change to a world of facts: an answer, an opposing account, something forgotten, days."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from top3.rules.claims import Claim, Members, Reading, distinct
from top3.rules.evaluate import Evaluator
from top3.rules.language import FactSpec, RuleSet
from top3.testing.fact_worlds import Facts, Telling, Where, composite
from top3.testing.places import NARROWING
from top3.values import NOT_ASKED

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy


def is_gap(reading: Reading) -> bool:
    """Say whether an answer can still be given: nothing told, for a reason an answer takes away."""
    told = [each for each in reading.claims if each.value != Members(why=reading.unknown.reason)]
    return reading.applies and not told and reading.unknown.reason in NARROWING


def is_unfinished(reading: Reading) -> bool:
    """Say whether one undisputed set is told that may have more members."""
    values = [each.value for each in reading.claims]
    return len(values) == 1 and isinstance(values[0], Members) and not values[0].complete


def gaps(world: Facts, rules: RuleSet) -> list[Where]:
    """Return every fact to which an answer only adds, in order of name.

    What does not apply is no gap: an answer to it contradicts the record, and is heard anyway.
    """
    reader = Evaluator(rules, world)
    return [
        where
        for where, each in world.places()
        if (is_gap(each) or is_unfinished(each)) and reader.read(*where).applies
    ]


def answered(world: Facts, rules: RuleSet) -> "SearchStrategy[Facts]":
    """Draw the world with one answer more: a value, or a set of which somebody says: this is all.

    Where there is no gap, it is the world itself.
    """
    open_places = gaps(world, rules)

    def drawn(draw: "DrawFn") -> Facts:
        if not open_places:
            return world
        tell = Telling(draw, rules, world)
        where = tell.one(open_places)
        reading = world.read(*where)
        if is_gap(reading):
            spec = rules.dictionary.facts[where[1]]
            return world.having(where, Reading((tell.claim(spec),)))
        (claim,) = reading.claims
        whole = replace(claim.value, complete=True)
        return world.having(where, replace(reading, claims=(replace(claim, value=whole),)))

    return composite(drawn)


def completed(world: Facts, rules: RuleSet, *, settled: bool = False) -> "SearchStrategy[Facts]":
    """Draw one way in which everything unknown can turn out; sets and bounds are settled too.

    Args:
        world: What is known now.
        rules: The rule set it is for.
        settled: Whether what is weak or disputed turns out as well: a weak claim any way at all, a
            dispute as one of its claims says; so who is in a group too.
    """
    conditional = rules.dictionary.applies

    def drawn(draw: "DrawFn") -> Facts:
        tell = Telling(draw, rules, world)
        done = world
        # whether a fact applies hangs on others, which turn out first
        for (item, fact), each in sorted(world.places(), key=lambda one: one[0][1] in conditional):
            if Evaluator(rules, done).read(item, fact).applies:
                spec = rules.dictionary.facts[fact]
                done = done.having((item, fact), _turned_out(tell, spec, each, settled=settled))
        return done

    return composite(drawn)


def _turned_out(tell: Telling, spec: FactSpec, reading: Reading, *, settled: bool) -> Reading:
    if not reading.applies:
        return reading
    told = [each for each in reading.claims if each.value != Members(why=reading.unknown.reason)]
    if not told or (settled and all(each.weak or not each.told for each in told)):
        value = tell.members(spec, complete=True) if spec.type == "set" else tell.value(spec)
        return Reading((tell.claim(spec, value),))
    if settled:
        told = [replace(tell.one(told), weak=None, told=True)]
    # who say the same now do not part when it turns out
    return Reading(tuple(_one_way(tell, spec, each) for each in distinct(tuple(told))))


def _one_way(tell: Telling, spec: FactSpec, claim: Claim) -> Claim:
    """Settle one claim: a set that may have more members, or a value between two bounds."""
    value = claim.value
    if isinstance(value, Members) and not value.complete:
        return replace(claim, value=tell.members(spec, complete=True, has=value.has))
    if isinstance(value, tuple) and value[0] != value[1]:
        return replace(claim, value=(end := tell.one(value), end))
    return claim


def forgot(world: Facts) -> "SearchStrategy[Facts]":
    """Draw the world with one fact less: what was told becomes not asked."""

    def drawn(draw: "DrawFn") -> Facts:
        from hypothesis import strategies as st  # noqa: PLC0415 - it is an extra

        told = [where for where, each in world.places() if each.claims or not each.applies]
        if not told:
            return world
        where = draw(st.sampled_from(told))
        is_set = world.dictionary.facts[where[1]].type == "set"
        claims = (Claim(Members()),) if is_set else ()
        return world.having(where, Reading(claims, NOT_ASKED))

    return composite(drawn)


def opposed(world: Facts, rules: RuleSet) -> "SearchStrategy[Facts]":
    """Draw the world with one opposing account more: a value nobody gave, beside what stands."""

    def drawn(draw: "DrawFn") -> Facts:
        tell = Telling(draw, rules, world)
        told = [where for where, each in world.places() if not _is_silent(each)]
        if not told:
            return world
        reading = world.read(*(where := tell.one(told)))
        claim = tell.claim(rules.dictionary.facts[where[1]], weak=tell.one((False, False, True)))
        if claim.value in [each.value for each in reading.claims]:
            return world
        return world.having(where, replace(reading, claims=(*reading.claims, claim)))

    return composite(drawn)


def _is_silent(reading: Reading) -> bool:
    return not [
        each for each in reading.claims if each.value != Members(why=reading.unknown.reason)
    ]


def later(world: Facts) -> "SearchStrategy[Facts]":
    """Draw the same world a day, a month or some years later."""
    from hypothesis import strategies as st  # noqa: PLC0415 - it is an extra

    days = st.sampled_from((1, 7, 30, 365, 1460))
    return days.map(lambda passed: world.on(world.as_of + timedelta(days=passed)))
