"""What stands in `overlay.yaml`: the layer itself, and what each change must say of itself."""

from pydantic import Field

from top3.rules.language import Parameter, RuleSet, Source, Status, Validity
from top3.values import Day, Frozen, I18n, Kebab, Many, Name, Words

FORMAT = "overlay/1"


class OverlayManifest(Frozen):
    """An overlay without its changes: what it is, what it extends, and what it declares itself."""

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
    value: int | Day
    unit: Words
    from_: Day = Field(alias="from")


VERBS: dict[str, type[Stated]] = {
    "add": Adding,
    "replace": Replacing,
    "withdraw": Withdrawing,
    "set": Setting,
}


class LayerParameter(Parameter):
    """A number that an overlay sets or brings, with the layer that says so."""

    layer: Words


def layer_of(parameter: Parameter, rules: RuleSet) -> str:
    """Return the layer that gives a parameter its value: the rule set itself, or an overlay."""
    return parameter.layer if isinstance(parameter, LayerParameter) else rules.layer
