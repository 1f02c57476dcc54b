"""A running case moves to other rules: what changes by it, listed before anybody decides."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from top3.method.reason import reason
from top3.method.roles import who_may_weigh
from top3.method.stages import Result
from top3.method.why_not import gates_of
from top3.rules.language import RuleSet
from top3.trajectory.events import Event, model_of
from top3.trajectory.gates import gate_value
from top3.trajectory.own_records import LayerName, RulesMoved
from top3.trajectory.process import LINES, machine_of
from top3.values import I18n, RoleRef

if TYPE_CHECKING:
    from top3.trajectory.trajectory import Trajectory


def layers_of(rules: RuleSet) -> tuple[LayerName, ...]:
    """Return every layer of a rule set by name, version and content, lowest first."""
    return tuple(
        LayerName(id=each.id, version=each.version, sha256=each.sha256) for each in rules.layers
    )


def changes_under(trajectory: "Trajectory", rules: RuleSet, day: date) -> tuple[I18n, ...]:
    """Return every conclusion that other rules would change on a day, in a fixed order.

    Compared are the acute check and the urgency of every situation, the acute check of the
    household, what every rule says of every item, the proposed order, every gate, every move of the
    process with what it waits for, and who may weigh. What one of the two does not have is shown as
    `-`.
    """
    old = {**_conclusions(trajectory.result(day)), **_process(trajectory.rules)}
    new = {**_conclusions(reason(trajectory.case, rules, as_of=day)), **_process(rules)}
    names = [*old, *(each for each in new if each not in old)]
    return tuple(
        I18n(nl=f"{name}: {old.get(name, '-')} > {new.get(name, '-')}")
        for name in names
        if old.get(name, "-") != new.get(name, "-")
    )


def moving_to(
    trajectory: "Trajectory",
    rules: RuleSet,
    *,
    recorded: str,
    actor: RoleRef,
    reason: I18n,
    salt: str,
) -> Event:
    """Return the event with which a case goes on with other rules, with every change listed."""
    day = date.fromisoformat(recorded[:10])
    changes = changes_under(trajectory, rules, day)
    record = RulesMoved(to=layers_of(rules), changes=changes, reason=reason)
    return model_of("rules_moved")(
        type="rules_moved", recorded=recorded, actor=actor, record=record, salt=salt
    )


def _process(rules: RuleSet) -> Mapping[str, str]:
    """Return every move of the process with what it waits for, and which roles may weigh."""
    machine = machine_of(rules)
    found = {"may_weigh": ", ".join(who_may_weigh(rules)) or "-"}
    for line in LINES:
        for move in machine.line(line).moves:
            waits = [*move.gates, *(["despite_acute"] if move.despite_acute else [])]
            for on, start, kind in product(move.on, move.from_, move.endings or ("",)):
                name = f"{line} {on}: {start} > {move.to} {kind}".rstrip()
                found[name] = ", ".join(waits) or "no gate"
    return found


def _conclusions(result: Result) -> Mapping[str, str]:
    """Return what a result concludes, by a name that is the same under other rules."""
    return dict(_each_conclusion(result))


def _each_conclusion(result: Result) -> Iterator[tuple[str, str]]:
    data = result.to_data(everything=True)
    yield "household acute_check", data["household"]["acute_check"]
    for each in data["situations"]:
        urgency = each["urgency"]
        yield f"{each['id']} acute_check", each["acute_check"]
        yield f"{each['id']} urgency", f"{urgency['at_least']} – {urgency['at_most']}"
    yield "top3", ", ".join(each["situation"] for each in data["top3"]) or "-"
    for gate in gates_of(result.planned):
        yield f"gate {gate}", str(gate_value(result, gate).name).lower()
    for each in data["findings"]:
        yield f"{each['about']['id']} {each['rule']}", each["outcome"]
