"""What must happen now: it stands in front of everything else."""

from top3.errors import Both
from top3.method.names import because, both, fill, to_do
from top3.method.stages import Now, PlannedCase
from top3.model.situations import Situation
from top3.rules.evaluate import Finding
from top3.rules.language import RuleSet
from top3.rules.logic import Tri

_ACTING = ("advice", "danger")


def now_of(planned: PlannedCase) -> tuple[Now, ...]:
    """Return what must happen now: in the order the rule set names, then the other dangers.

    The same act for several situations is said once, with the first situation it is about. What a
    named person recorded as past asks for no act now: it stays in the record, and as a question.
    What cannot occur in this way now, according to a named person, asks for one thing: agree who
    looks again as soon as that changes.
    """
    past = {each.situation for each in planned.prioritised.assessed.situations if each.past}
    acting = [
        each
        for each in planned.all_findings()
        if each.value is Tri.TRUE
        and each.rule.head.do
        and each.rule.head.kind in _ACTING
        and each.about[1] not in past
    ]
    acting.sort(key=lambda each: _urge(each, planned.rules))
    made: dict[tuple[str, Both], Now] = {}
    for finding in acting:
        elsewhere = _cannot_occur(planned, finding)
        text = elsewhere or to_do(planned.world, finding)
        assert text is not None
        made.setdefault(
            (finding.about[1] if elsewhere else finding.rule.id, text),
            Now(
                because=because(planned.world, finding),
                do=text,
                ask_whom=finding.rule.head.whom or "worker",
                rule=finding.rule.id,
                about=finding.about,
            ),
        )
    return tuple(made.values())


def _cannot_occur(planned: PlannedCase, finding: Finding) -> Both | None:
    """Return what to do about a situation that cannot occur in this way now; None for any other."""
    item = planned.world.by_id.get(finding.about[1])
    standing = item.standing if isinstance(item, Situation) else None
    if standing is None or standing.is_ != "cannot_occur_now":
        return None
    return fill(planned.rules.texts["now_cannot_occur"], because=both(standing.because))


def _urge(finding: Finding, rules: RuleSet) -> int:
    return rules.now.index(finding.rule.id) if finding.rule.id in rules.now else len(rules.now)
