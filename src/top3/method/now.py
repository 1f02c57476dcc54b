"""What must happen now: it stands in front of everything else."""

from top3.errors import Both
from top3.method.names import because, to_do
from top3.method.stages import Now, PlannedCase
from top3.rules.evaluate import Finding
from top3.rules.language import RuleSet
from top3.rules.logic import Tri

_ACTING = ("advice", "danger")


def now_of(planned: PlannedCase) -> tuple[Now, ...]:
    """Return what must happen now: in the order the rule set names, then the other dangers.

    The same act for several situations is said once, with the first situation it is about. What a
    named person recorded as past asks for no act now: it stays in the record, and as a question.
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
        text = to_do(planned.world, finding)
        assert text is not None
        made.setdefault(
            (finding.rule.id, text),
            Now(
                because=because(planned.world, finding),
                do=text,
                ask_whom=finding.rule.head.whom or "worker",
                rule=finding.rule.id,
                about=finding.about,
            ),
        )
    return tuple(made.values())


def _urge(finding: Finding, rules: RuleSet) -> int:
    return rules.now.index(finding.rule.id) if finding.rule.id in rules.now else len(rules.now)
