"""What stands in `overlay.yaml`: the layer itself, and what each change must say of itself."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from top3.errors import Both
from top3.rules.language import LayerRef, Parameter, RuleSet
from top3.rules.sources import RoleText, Source, Status, Validity
from top3.values import Day, DayOrNumber, Frozen, I18n, Kebab, Many, Name, Words

FORMAT = "overlay/1"


class OverlayManifest(Frozen):
    """An overlay without its changes: what it is, what it extends, and what it declares itself.

    `one_of` names a kind of which a stack holds one: a household lies in one region.
    """

    top3: Words
    id: Kebab
    version: Words
    title: I18n
    status: Status
    valid: Validity
    extends: Words
    gates: Many[Name] = ()
    warns: Many[Name] = ()
    advises: Many[Name] = ()
    now: Many[Kebab] = ()
    one_of: Name | None = None


class Stated(Frozen):
    """What every change says: why, whose it is, where it comes from, and whether it can loosen.

    `overrides` names the earlier overlays whose change of the same rule or number it comes before.
    """

    reason: I18n
    owner: Words
    source: Source
    loosens: bool = False
    overrides: Many[Kebab] = ()


class Adding(Stated):
    """A change that adds rules: which step of the method they serve."""

    step: Name


class Replacing(Stated):
    """A change that puts another whole rule in the place of one."""

    replace: Kebab


class Withdrawing(Stated):
    """A change that takes a rule away."""

    withdraw: Kebab


class Setting(Stated):
    """A change that gives a parameter another value from a day on, in the same unit."""

    set_: Name = Field(alias="set")
    value: DayOrNumber
    unit: Words
    from_: Day = Field(alias="from")


VERBS: dict[str, type[Stated]] = {
    "add": Adding,
    "replace": Replacing,
    "withdraw": Withdrawing,
    "set": Setting,
}


class LayerChange(Frozen):
    """One change a layer made: to which rules or number, why, whose it is, and if it loosens."""

    verb: Literal["add", "replace", "withdraw", "set"]
    names: Many[Words]
    reason: I18n
    owner: Words
    source: Source
    loosens: bool = False

    def because(self) -> Both:
        """Return the reason with the owner behind it."""
        nl, en = self.reason.nl, self.reason.en or self.reason.nl
        return Both(f"{nl} ({self.owner})", f"{en} ({self.owner})")


class OverlayRef(LayerRef):
    """An overlay in a stack, with what it changed, in the order of its file."""

    changes: Many[LayerChange] = ()


def changes_of_layers(rules: RuleSet, name: str = "") -> Iterator[tuple[str, LayerChange]]:
    """Yield every change overlays made, lowest layer first, each with the layer that made it.

    `name` is the rule or the number it must be about; left out, all of them.
    """
    for layer in rules.layers:
        for change in layer.changes if isinstance(layer, OverlayRef) else ():
            if not name or name in change.names:
                yield layer.name, change


def withdrawn_by(rules: RuleSet, name: str) -> tuple[str, LayerChange] | None:
    """Return the layer that withdrew a rule, and how; None where the rule is there or never was."""
    made = [each for each in changes_of_layers(rules, name) if each[1].verb == "withdraw"]
    return made[-1] if made and rules.rule(name) is None else None


class LayerParameter(Parameter):
    """A number that an overlay sets or brings, with the layer that says so."""

    layer: Words


def layer_of(parameter: Parameter, rules: RuleSet) -> str:
    """Return the layer that gives a parameter its value: the rule set itself, or an overlay."""
    return parameter.layer if isinstance(parameter, LayerParameter) else rules.layer


class LayerRole(RoleText):
    """What an overlay says of a role, with the layer that says so."""

    layer: Words


def layer_of_role(role: RoleText, base: str) -> str:
    """Return the layer that says what a role does: an overlay, or the rule set itself."""
    return role.layer if isinstance(role, LayerRole) else base
