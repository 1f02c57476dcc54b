"""`ruleset.yaml`: what a rule set is, the files it is made of, and which step uses which rule."""

from top3.rules.sources import Promise, Status, Validity
from top3.values import Frozen, I18n, Kebab, Many, Name, Words


class Manifest(Frozen):
    """`ruleset.yaml`: what the rule set is, its files, and which step uses which rule.

    `promises` are rules of the method that the engine keeps by itself, each held by tests.
    """

    top3: Words
    id: Kebab
    version: Words
    title: I18n
    status: Status
    valid: Validity
    urgency: Many[Name]
    order: Many[Words]
    now: Many[Kebab]
    gates: Many[Name]
    warns: Many[Name]
    advises: Many[Name]
    exclusive: Many[Many[Name]] = ()
    promises: Many[Promise] = ()
    facts: Many[Words] = ("facts.yaml",)
    parameters: Many[Words] = ("parameters.yaml",)
    families: Many[Words] = ("family.yaml",)
    rules: Many[Words]
    steps: dict[Name, Many[Kebab]]
