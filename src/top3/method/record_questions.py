"""Questions no rule asks: for situations, kinds of statements, each person's own account."""

from dataclasses import replace

from top3.errors import Both
from top3.method.approach import ADVISER, why_not_approached
from top3.method.delicate import is_delicate
from top3.method.facts import HOUSEHOLD, CaseWorld
from top3.method.names import both, fill, listed, party_name
from top3.method.stages import PrioritisedCase, Question, Tier
from top3.rules.evaluate import Key
from top3.values import Known


def about_the_record(world: CaseWorld, case: PrioritisedCase) -> list[Question]:
    """Ask what no rule can; for their own account of a delicate situation nobody is asked."""
    made = []
    texts = world.rules.texts
    if not world.case.situations:
        text = both(texts["first_describe"])
        made.append(_plain("before_plan", "worker", "household", text, "household.situation_count"))
    unclassified = [each.id for each in world.case.statements if not isinstance(each.kind, Known)]
    if unclassified:
        count = str(len(unclassified))
        text = fill(texts["classify"], count=Both(count, count))
        made.append(_plain("before_plan", "worker", "household", text, "household.situation_count"))
    return made + _accounts(world, case)


def _accounts(world: CaseWorld, case: PrioritisedCase) -> list[Question]:
    """Ask each person for their own account; where asking can bring danger, consult instead."""
    missing: dict[tuple[str, str], list[str]] = {}
    for each in case.assessed.situations:
        if each.past or is_delicate(world, ("situation", each.situation)):
            continue
        for account in each.accounts:
            if not account.statements and account.stance == "not_asked":
                why = why_not_approached(world, account.person, each.situation)
                missing.setdefault((account.person, why), []).append(each.situation)
    return [_account(world, who, why, ids) for (who, why), ids in missing.items()]


def _account(world: CaseWorld, who: str, why: str, situations: list[str]) -> Question:
    text = fill(
        world.rules.texts[why or "account_question"],
        person=party_name(world, who), situations=listed(situations),
    )  # fmt: skip
    about, key = ", ".join(situations), ("person", who)
    asked = _plain("before_plan", ADVISER if why else who, about, text, "person.view", key)
    return replace(asked, consult=text) if why else asked


def _plain(
    tier: Tier, ask: str, about: str, text: Both, fact: str, key: Key = HOUSEHOLD
) -> Question:
    return Question(
        id="",
        tier=tier,
        ask=ask,
        about=about,
        text=text,
        facts=((key, fact),),
        can_change=("top3",),
        asked_by=(),
        reason="not_asked",
        perishes=False,
    )
