"""Broken rule sets as data: the shipped one with one thing wrong, and where that should be said."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from top3 import paths

_RULE = """\
- id: {id}
  version: 1
  kind: {kind}
  about: {about}
  when: {when}
  then: {then}
  because: {{nl: "Voorbeeld.", en: "Example."}}
  source: {{mark: I}}
"""


@dataclass(frozen=True)
class Break:
    """One thing wrong in one file: how it gets there, and the fault that must be reported.

    `at` is a piece of text on the line the fault should name; `says` stands in the message.
    """

    name: str
    file: str
    change: Callable[[str], str]
    code: str
    at: str
    says: tuple[str, ...] = ()
    listed: str = ""


def shipped_copy(folder: Path) -> Path:
    """Copy the shipped rule set into a folder of its own."""
    target = folder / "0.1"
    shutil.copytree(str(paths.rulesets() / "top3" / "0.1"), target)
    return target


def apply(broken: Break, root: Path) -> None:
    """Break the copy; a new rule that is not wrong in itself is put in a step too."""
    _edit(root / broken.file, broken.change)
    if broken.listed:
        _edit(root / "ruleset.yaml", replaced("\n  ask:\n", f"\n  ask:\n    - {broken.listed}\n"))


def line_of(root: Path, broken: Break) -> int:
    """Return the number of the last line in the broken file that holds the piece of text."""
    lines = (root / broken.file).read_text(encoding="utf-8").splitlines()
    return max(number for number, line in enumerate(lines, 1) if broken.at in line)


def replaced(old: str, new: str) -> Callable[[str], str]:
    """Replace the first occurrence; a text that is not there is a mistake of the test."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def _edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def added(
    when: str,
    *,
    rule: str = "new-rule",
    kind: str = "danger",
    about: str = "situation",
    then: str = "{acute_check: required}",
) -> Callable[[str], str]:
    """Add a rule at the end of a file."""
    text = _RULE.format(id=rule, kind=kind, about=about, when=when, then=then)
    return lambda whole: f"{whole.rstrip()}\n{text}"


def rule_break(name: str, when: str, code: str, *says: str, **more: str) -> Break:
    """Return a rule set with one new rule that is wrong on its `when` line."""
    return Break(name, "assess.yaml", added(when, **more), code, f"when: {when}", says)


_OMISSION = "{fact: situation.behaviour.omission, is: true}"
_WARN = {"kind": "warning", "then": "{warn: view_missing}"}

BREAKS = (
    rule_break("unknown fact", "{fact: situation.behavior.omission, is: true}", "unknown-fact",
               "did you mean 'situation.behaviour.omission'"),
    rule_break("operator that does not fit", "{fact: situation.behaviour.kinds, is: shouts}",
               "wrong-operator", "possible are: includes"),
    rule_break("operator that does not exist", "{fact: situation.behaviour.kinds, include: shouts}",
               "wrong-operator", "did you mean 'includes'"),
    rule_break("name that is not in the list",
               "{fact: situation.behaviour.kinds, includes: [shuots]}",
               "not-in-list", "did you mean 'shouts'"),
    rule_break("two names where one is due",
               "{fact: situation.how_often, at_least: [weekly, daily]}", "wrong-kind"),
    rule_break("number in a rule", "{any_affected: {fact: person.age_in_years, below: 12}}",
               "number-in-rule", "parameters.yaml", "{param: name}"),
    rule_break("number in a count", f"{{count: {{at_least: 2, of: [{_OMISSION}, {_OMISSION}]}}}}",
               "number-in-rule", "{param: name}"),
    rule_break("known under not", "{not: {known: situation.when}}", "known-negated",
               "'known' under 'not'"),
    rule_break("unknown in a danger", "{unknown: situation.when}", "unknown-not-allowed",
               "question, warning and advice"),
    rule_break("third quantifier",
               "{any_affected: {any_situations_as_actor: {any_affected: "
               "{fact: person.afraid, is: true}}}}",
               "too-many-quantifiers", "at most two"),
    rule_break("group this item does not have", "{any_afected: {fact: person.afraid, is: true}}",
               "unknown-group", "did you mean 'affected'"),
    rule_break("fact of another item", "{fact: person.afraid, is: true}", "other-scope",
               "any_<group>"),
    rule_break("text where true or false is due", '{fact: situation.behaviour.omission, is: "yes"}',
               "wrong-kind", "true of false"),
    rule_break("condition that is none", "{maybe: [true]}", "not-a-condition"),
    rule_break("empty any", "{any: []}", "not-a-condition"),
    rule_break("reason that does not exist", "{unknown: situation.when, reason: [not_aksed]}",
               "not-in-list", "did you mean 'not_asked'", **_WARN),
    rule_break("shelf life in a rule",
               "{fact: situation.behaviour.omission, is: true, shelf_life: short}",
               "wrong-operator",
               "'shelf_life' with a fact of type flag", "possible are:"),
    Break("outcome that does not fit", "assess.yaml", added(_OMISSION, then="{warn: old_basis}"),
          "wrong-outcome", "then: {warn: old_basis}", ("does not fit kind danger",)),
    Break("two outcomes", "assess.yaml",
          added(_OMISSION, then="{acute_check: required, at_least: acute}"), "wrong-outcome",
          "then: {acute_check: required, at_least", ()),
    Break("code that is not declared", "ask.yaml",
          added(_OMISSION, kind="warning", then="{warn: old_basiz}"), "not-declared",
          "- id: new-rule", ("did you mean 'old_basis'",), "new-rule"),
    Break("gate that is not declared", "ask.yaml",
          added("{known: situation.when}", kind="gate", then="{opens: everything}"), "not-declared",
          "- id: new-rule", ("not declared",), "new-rule"),
    Break("parameter that is not there", "ask.yaml",
          added("{any_affected: {fact: person.age_in_years, below: {param: child_aeg}}}"),
          "unknown-parameter", "below: {param: child_aeg}",
          ("did you mean 'child_age'",), "new-rule"),
    Break("finding of a rule that is not there", "ask.yaml",
          added("{finding: repeated-is-structual}"), "unknown-rule", "- id: new-rule",
          ("did you mean 'repeated-is-structural'",), "new-rule"),
    Break("rule that no step uses", "ask.yaml", added(_OMISSION), "unused-rule", "- id: new-rule",
          ("under 'steps'",)),
    Break("rule with the id of another", "ask.yaml",
          added(_OMISSION, rule="strangulation-needs-acute-check"), "duplicate-rule",
          "- id: strangulation-needs-acute-check", ("assess.yaml:",)),
    Break("text without English", "texts.yaml",
          lambda text: f'{text.rstrip()}\nnew_text: {{nl: "Alleen Nederlands."}}\n',
          "language-missing", "new_text:", ("give both languages",)),
    Break("reason without English", "assess.yaml",
          lambda text: added(_OMISSION)(text).replace('because: {nl: "Voorbeeld.", en: "Example."}',
                                                      'because: {nl: "Voorbeeld."}'),
          "language-missing", 'because: {nl: "Voorbeeld."}', ("add 'en'",)),
    Break("slots that differ", "assess.yaml",
          lambda text: added(_OMISSION)(text).replace('nl: "Voorbeeld.', 'nl: "Bij {actor}.'),
          "slots-differ", "Bij {actor}.", ("same {slots}",)),
    Break("label without English", "terms.yaml",
          lambda text: f"{text.rstrip()}\nnew_list:\n  new_name: {{nl: nieuw}}\n",
          "language-missing", "new_name:", ("give both languages",)),
    Break("fact nobody can read", "facts.yaml",
          lambda text: text.rstrip() + "\n- {fact: person.shoe_size, scope: person, type: number,"
          ' label: {nl: maat, en: size}, question: {nl: "Welke maat?", en: "Which size?"}}\n',
          "unknown-fact", "person.shoe_size", ()),
    Break("trait that rules must not read", "facts.yaml",
          lambda text: text.rstrip() + "\n- {fact: person.religion, scope: person, type: text,"
          ' label: {nl: geloof, en: religion}, question: {nl: "Welk?", en: "Which?"}}\n',
          "forbidden-trait", "person.religion", ("do not read it",)),
    Break("shelf life of a fact", "facts.yaml",
          lambda text: text.rstrip() + "\n- {fact: person.view, scope: person, type: text,"
          ' shelf_life: short, label: {nl: kijk, en: view},'
          ' question: {nl: "Kijk?", en: "View?"}}\n',
          "wrong-kind", "shelf_life: short", ("a block of keys is due here",)),
    Break("key that is misspelt", "assess.yaml",
          lambda text: added(_OMISSION)(text).replace("rule\n  version:", "rule\n  verzion:"),
          "unknown-key", "verzion: 1", ("did you mean 'version'",)),
    Break("key that stands twice", "parameters.yaml",
          lambda text: f"{text.rstrip()}\n- {{name: twice, name: again, value: 1}}\n",
          "duplicate-key", "name: twice", ()),
    Break("step that names no rule", "ruleset.yaml",
          replaced("\n  ask:\n", "\n  ask:\n    - strangulaton-needs-acute-check\n"),
          "unknown-rule", "strangulaton-needs-acute-check",
          ("did you mean 'strangulation-needs-acute-check'",)),
)  # fmt: skip
