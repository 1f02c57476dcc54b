"""Cases to hold the promises against, and the order in which outcomes are more or less cautious."""

from functools import cache

from hypothesis import strategies

from top3 import load_rules
from top3.method.assess import assess
from top3.method.concretise import concretise
from top3.method.order import order
from top3.method.prioritise import _place, prioritise
from top3.rules.logic import Tri
from top3.testing import cases, denials, forgotten, learned, shipped_cases

CHECKS = ("not_found", "cannot_exclude", "required")
VALUES = (Tri.FALSE, Tri.UNKNOWN, Tri.TRUE)


@cache
def rules():
    return load_rules("top3")


@cache
def _shipped():
    found = shipped_cases()
    # the case in which everything is answered has most to lose
    return [*found, *[each for each in found if each.id == "quiet-example"] * 3]


@strategies.composite
def _changed(draw):
    case = draw(strategies.sampled_from(_shipped()))
    for _ in range(draw(strategies.integers(0, 2))):
        change = draw(strategies.sampled_from(("forgotten", "learned", "denied")))
        if change == "denied":
            case = draw(denials(case, rules()))
        else:
            case, _place = draw((forgotten if change == "forgotten" else learned)(case))
    return case


def real_cases():
    """Draw random cases, and the shipped ones with up to two facts changed."""
    return cases(rules()) | _changed()


def assessed(case, *, as_of=None):
    return assess(concretise(order(case, rules(), as_of=as_of)))


def prioritised(case):
    return prioritise(assessed(case))


def level(name):
    return rules().urgency.index(name)


def check_level(name):
    return CHECKS.index(name)


def caution(finding):
    """Say how cautious a finding is; what does not apply is as calm as what is not found."""
    return 0 if finding.value is None else VALUES.index(finding.value)


def dangers(case):
    """Return every danger by rule and item."""
    return {
        (each.rule.id, each.about): each
        for each in case.findings
        if each.rule.head.kind == "danger"
    }


def concrete(case):
    """Return the ids of the situations that may enter the top 3."""
    found = concretise(order(case, rules())).situations
    return {each.situation for each in found if each.concrete}


def places(case):
    """Return the place of every situation in the order, as a tuple that is smaller in front."""
    world = case.assessed.concretised.ordered.world
    return {
        each.situation: _place(world, case.assessed.of(each.situation), case.findings)
        for each in case.order
    }


def strictly_before(found, situation):
    """Return the situations that stand in front of one, ties left out."""
    return {other for other, place in found.items() if place < found[situation]}


def fallen(before, after):
    """Return the dangers that became milder, by rule and item, as they were.

    Left out are those that rested on something that does not apply: that drops out of its
    condition, so a danger can rest on the rest alone until the group around it is open again.
    """
    now = dangers(after)
    return {
        key: was
        for key, was in dangers(before).items()
        if caution(now[key]) < caution(was) and not drops_out(was.tree)
    }


def drops_out(node):
    """Say whether some part of a tree does not apply."""
    return node.value is None or any(drops_out(child) for child in node.children)
