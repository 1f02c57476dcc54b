"""What a rule set says about plans: how a remark is put, and templates of agreements to propose."""

from typing import Literal

from top3.rules.sources import Source, Status
from top3.values import Frozen, I18n, Many, Name, Words

Theme = Literal["danger", "agreements", "orders", "people", "help", "sharing", "record"]
"""What a remark is about; this is also the order in which remarks are read."""


class CheckText(Frozen):
    """One remark of the plan check: what it says, what to do, and where that comes from.

    `says` is left out where a rule says it. `ref` names candidate rules, `principle` requirements
    of the four principles.
    """

    theme: Theme
    says: I18n | None = None
    do: I18n
    ref: Many[Words] = ()
    principle: Many[Words] = ()
    source: Source
    status: Status


class Fits(Frozen):
    """Which situations a template is for: every key that is given must fit.

    Of `kinds` and `forms` one recorded member is enough. `child`: a child went through it or may
    have. `older`: somebody affected is older. `daily_care`: somebody affected needs daily care.
    `youngster`: somebody who acts is a youngster. `apart`: it is between people who parted.
    """

    kinds: Many[Name] = ()
    forms: Many[Name] = ()
    omission: bool = False
    child: bool = False
    older: bool = False
    daily_care: bool = False
    youngster: bool = False
    apart: bool = False


class AgreementTemplate(Frozen):
    """An agreement that could be made: a proposal, with no name and no day filled in as agreed.

    `look_within` names the number of days within which it is looked at. `consult` names whom to
    consult before anything is agreed. `delicate`: only where nothing may be agreed before that.
    """

    fits: Fits
    who: I18n
    what: I18n
    signal: I18n | None = None
    checker: I18n
    check: I18n
    otherwise: I18n
    look_within: Name
    consult: Name | None = None
    delicate: bool = False
    source: Source
    status: Status


class LayerTemplate(AgreementTemplate):
    """A template that an overlay brings, with the layer that says so."""

    layer: Words


def layer_of_template(template: AgreementTemplate, base: str) -> str:
    """Return the layer a template comes from: an overlay, or the rule set itself."""
    return template.layer if isinstance(template, LayerTemplate) else base
