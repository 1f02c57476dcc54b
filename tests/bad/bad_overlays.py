"""Overlays made for a test, and the ways in which one can be wrong: one thing each."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

EXAMPLE = Path(__file__).parents[2] / "examples" / "overlays" / "voorbeeldregio" / "0.1"
HEAD = """\
top3: overlay/1
id: {id}
version: "1"
title: {{nl: Verzonnen laag, en: Fictional layer}}
status: {{is: draft}}
valid: {{from: {start}}}
extends: {extends}
{more}
changes:
"""
WHY = """\
reason: {nl: "Zo doen wij het hier.", en: "That is how we do it here."}
owner: verzonnen regio
source: {mark: I}
"""
RULE = """\
id: {id}
version: {version}
kind: {kind}
about: {about}
when: {when}
then: {then}
because: {{nl: "Een verzonnen reden.", en: "A fictional reason."}}
source: {{mark: I}}
{more}
"""


def rule(
    rule_id="a-new-rule",
    *,
    kind="danger",
    about="situation",
    when="{fact: situation.told_unprompted, is: true}",
    then="{acute_check: required}",
    version=1,
    more="",
):
    """Return a whole rule as it stands in a file."""
    return RULE.format(
        id=rule_id, version=version, kind=kind, about=about, when=when, then=then, more=more
    )


def add(text, *, step="assess", more=""):
    """Return a change that adds a rule."""
    return f"add:\n{indent(text, '  ')}step: {step}\n{WHY}{more}\n"


def swap(name, text, *, more=""):
    """Return a change that replaces a rule."""
    return f"replace: {name}\nwith:\n{indent(text, '  ')}{WHY}{more}\n"


def withdraw(name, *, more=""):
    """Return a change that withdraws a rule."""
    return f"withdraw: {name}\n{WHY}{more}\n"


def put(name, value, unit, *, start="2019-01-01", more=""):
    """Return a change that sets a number."""
    return f"set: {name}\nvalue: {value}\nunit: {unit}\nfrom: {start}\n{WHY}{more}\n"


def written(root, *changes, name="regio", extends="top3@0.1", start="2019-01-01", more=""):
    """Write an overlay with these changes and return its folder, as somebody types it."""
    folder = root / name / "1"
    folder.mkdir(parents=True, exist_ok=True)
    text = HEAD.format(id=name, extends=extends, start=start, more=dedent(more).strip())
    text += "".join(f"  -\n{indent(each, '    ')}" for each in changes)
    if not changes:
        text = text.replace("changes:\n", "changes: []\n")
    (folder / "overlay.yaml").write_text(text, encoding="utf-8")
    return str(folder)


@dataclass(frozen=True)
class Broken:
    """One thing wrong in the example overlay: what is put where, the code, and where it shows."""

    name: str
    old: str
    new: str
    code: str
    at: str
    says: str

    def text(self):
        """Return the file of the overlay with this one thing wrong in it."""
        text = (EXAMPLE / "overlay.yaml").read_text(encoding="utf-8")
        assert text.count(self.old) >= 1, self.name
        return text.replace(self.old, self.new, 1)

    def line(self):
        """Return the line on which the fault is named."""
        lines = self.text().splitlines()
        (number, *_) = (n for n, line in enumerate(lines, start=1) if self.at in line)
        return number


BREAKS = (
    Broken("another format", "overlay/1", "overlay/9", "wrong-format", "top3: overlay",
           "overlay/1"),
    Broken("a base without a version", "extends: top3@0.1", "extends: top3",
           "extends-without-version", "extends:", "top3@0.1"),
    Broken("another version of the base", "extends: top3@0.1", "extends: top3@0.0",
           "extends-another", "extends:", "--rules top3@0.0"),
    Broken("an adopted layer without a name", "status: {is: draft}", "status: {is: adopted}",
           "unsigned-status", "status:", "'by'"),
    Broken("a period that is over before it begins", "valid: {from: 2024-01-01}",
           "valid: {from: 2015-01-01, to: 2016-01-01}", "no-common-days", "valid:", "2019-01-01"),
    Broken("a key that does not exist", "    step: ask", "    step: ask\n    stap: ask",
           "unknown-key", "stap:", "step"),
    Broken("a change without an owner", "    owner: regietafel Voorbeeldregio\n", "",
           "missing-key", "- set:", "owner"),
    Broken("two changes in one", "  - withdraw: calm-elsewhere-is-no-result",
           "  - set: child_age\n    withdraw: calm-elsewhere-is-no-result",
           "not-a-change", "- set: child_age", "withdraw"),
    Broken("a reason in one language", "      en: In the example region a child counts as "
           "dependent until fourteen.\n", "", "language-missing", "reason:", "English"),
    Broken("a number that nobody has", "set: dependent_child_age", "set: dependent_child_agge",
           "unknown-parameter", "set:", "dependent_child_age"),
    Broken("another unit", "unit: jaar", "unit: maanden", "unit-changes", "unit:", "jaar"),
    Broken("a day for a number", "value: 14", "value: 2024-02-02", "wrong-parameter", "value:",
           "same kind"),
    Broken("a step that nobody takes", "step: ask", "step: aks", "unknown-step", "step: aks",
           "ask"),
    Broken("a code that is not declared", "advises: [consult_region_desk]", "advises: []",
           "not-declared", "id: locked-in-asks-the-region-desk", "consult_region_desk"),
    Broken("a fact that nobody reads", "{fact: situation.behaviour.kinds, includes: [locks_in",
           "{fact: situation.behaviour.kins, includes: [locks_in", "unknown-fact",
           "when: {fact: situation.behaviour.kins", "situation.behaviour.kinds"),
    Broken("an id that is taken", "id: locked-in-asks-the-region-desk",
           "id: locked-in-needs-acute-check", "duplicate-rule", "id: locked-in-needs-acute-check",
           "assess.yaml:"),
    Broken("a rule that nobody has", "- replace: threat-to-kill-needs-acute-check",
           "- replace: threat-to-kill-needs-acute-chek", "unknown-rule", "- replace:",
           "threat-to-kill-needs-acute-check"),
    Broken("another rule in its place", "      id: threat-to-kill-needs-acute-check",
           "      id: another-rule", "replaces-another-kind", "with:", "another-rule"),
    Broken("another kind in its place", "      then: {acute_check: required}",
           "      then: {at_least: acute}", "replaces-another-kind", "with:", "at_least"),
    Broken("a rule that is no rule", "    with:\n", "    with: [a]\n    without:\n", "not-a-change",
           "with: [a]", "whole rule"),
    Broken("a withdrawn rule that nobody has", "withdraw: calm-elsewhere-is-no-result",
           "withdraw: calm-elsewhere", "unknown-rule", "withdraw:", "calm-elsewhere-is-no-result"),
    Broken("a withdrawn rule that is still used", "withdraw: calm-elsewhere-is-no-result",
           "withdraw: repeated-is-structural", "still-used", "withdraw:", "ask.yaml:"),
    Broken("a rule that goes without a word", "    loosens: true\n    reason:\n      nl: De V",
           "    reason:\n      nl: De V", "loosens-unsaid", "withdraw:", "no longer there"),
    Broken("a number that loosens without a word", "    loosens: true\n\n  # een regel erbij",
           "\n  # een regel erbij", "loosens-unsaid", "- set:", "nowhere-to-go"),
)  # fmt: skip
