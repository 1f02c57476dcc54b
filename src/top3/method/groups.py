"""Who or what is in each group a rule may quantify over."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from top3.model.agreements import Agreement
from top3.model.case import Case
from top3.model.people import is_person
from top3.model.situations import Factor, Situation
from top3.rules.language import GroupSpec

if TYPE_CHECKING:
    from top3.method.facts import CaseWorld

GROUPS = (
    GroupSpec(scope="situation", name="actor", of="person", closed=False, fact="situation.actors"),
    GroupSpec(
        scope="situation", name="affected", of="person", closed=False, fact="situation.affected"
    ),
    GroupSpec(
        scope="situation", name="present", of="person", closed=False, fact="situation.present"
    ),
    GroupSpec(
        scope="situation", name="informant", of="person", closed=False, fact="situation.informants"
    ),
    GroupSpec(scope="situation", name="agreement", of="agreement", closed=True),
    GroupSpec(scope="situation", name="factor", of="factor", closed=True),
    GroupSpec(scope="person", name="situations_as_actor", of="situation", closed=True),
    GroupSpec(scope="person", name="situations_as_affected", of="situation", closed=True),
    GroupSpec(scope="agreement", name="keeper", of="person", closed=True),
    GroupSpec(scope="agreement", name="checker", of="person", closed=True),
    GroupSpec(scope="agreement", name="protects", of="person", closed=True),
    GroupSpec(scope="agreement", name="answers", of="situation", closed=True),
    GroupSpec(scope="factor", name="hangs_on", of="situation", closed=True),
    GroupSpec(scope="factor", name="subject", of="person", closed=True),
    GroupSpec(
        scope="household", name="member", of="person", closed=False, fact="household.members"
    ),
    GroupSpec(scope="household", name="situation", of="situation", closed=True),
    GroupSpec(scope="household", name="top3", of="situation", closed=True),
    GroupSpec(scope="household", name="agreement", of="agreement", closed=True),
)


def chosen_items(case: Case) -> tuple[str, ...]:
    """Return the top 3 that people chose last, in their order; empty while nothing is chosen.

    A situation stands in it once, and what is no situation does not.
    """
    chosen = [each for each in case.decisions if each.kind == "top3_chosen"]
    known = {each.id for each in case.situations}
    return tuple(
        dict.fromkeys(each for each in chosen[-1].items if each in known) if chosen else ()
    )


def answered(world: "CaseWorld", agreement: Agreement) -> list[Situation]:
    """Return the situations an agreement is for, in its own order."""
    found = (world.by_id.get(each) for each in agreement.answers)
    return [each for each in found if isinstance(each, Situation)]


def protects(world: "CaseWorld", agreement_id: str) -> list[str]:
    """Return the persons an agreement protects: who is affected by what it answers."""
    agreement = world.by_id[agreement_id]
    assert isinstance(agreement, Agreement)
    names = (
        who
        for situation in answered(world, agreement)
        for who in world.reading(situation.affected).merged().has
    )
    return list(dict.fromkeys(names))


def _with(world: "CaseWorld", person: str, name: str) -> list[str]:
    if ("with", name) not in world.worked_out:
        found: dict[str, list[str]] = {}
        for each in world.case.situations:
            for who in world.reading(getattr(each, name)).merged().has:
                found.setdefault(who, []).append(each.id)
        world.worked_out["with", name] = found
    return list(world.worked_out["with", name].get(person, ()))


def _parties(world: "CaseWorld", agreement_id: str, name: str) -> list[str]:
    parties: tuple[str, ...] = getattr(world.by_id[agreement_id], name)
    return [each for each in parties if is_person(each)]


def _factors(world: "CaseWorld", situation_id: str) -> list[str]:
    return [each.id for each in world.case.factors if situation_id in each.hangs_on]


def _agreements(world: "CaseWorld", situation_id: str) -> list[str]:
    return [each.id for each in world.case.agreements if situation_id in each.answers]


def _hangs_on(world: "CaseWorld", factor_id: str) -> list[str]:
    factor = world.by_id[factor_id]
    assert isinstance(factor, Factor)
    known = {each.id for each in world.case.situations}
    return [each for each in factor.hangs_on if each in known]


def _subject(world: "CaseWorld", factor_id: str) -> list[str]:
    factor = world.by_id[factor_id]
    assert isinstance(factor, Factor)
    return [factor.of] if factor.of else []


CLOSED: dict[tuple[str, str], Callable[["CaseWorld", str], list[str]]] = {
    ("situation", "agreement"): _agreements,
    ("situation", "factor"): _factors,
    ("person", "situations_as_actor"): lambda world, who: _with(world, who, "actors"),
    ("person", "situations_as_affected"): lambda world, who: _with(world, who, "affected"),
    ("agreement", "keeper"): lambda world, each: _parties(world, each, "keepers"),
    ("agreement", "checker"): lambda world, each: _parties(world, each, "checkers"),
    ("agreement", "protects"): protects,
    ("agreement", "answers"): lambda world, each: [
        situation.id
        for situation in answered(world, world.by_id[each])  # type: ignore[arg-type]
    ],
    ("factor", "hangs_on"): _hangs_on,
    ("factor", "subject"): _subject,
    ("household", "situation"): lambda world, _: [each.id for each in world.case.situations],
    ("household", "top3"): lambda world, _: list(chosen_items(world.case)),
    ("household", "agreement"): lambda world, _: [each.id for each in world.case.agreements],
}
