"""How questions are put to a family or a child: every fault in their files is told at once."""

import pytest

from top3 import load_rules
from top3.errors import RulesetInvalidError
from top3.method.load import rules_folder

DRAFT = "status: {is: draft}"


@pytest.fixture
def copied(tmp_path):
    """Return a copy of the folder of the shipped rule set, to spoil."""
    for each in rules_folder("top3").iterdir():
        if each.name.endswith(".yaml"):
            (tmp_path / each.name).write_bytes(each.read_bytes())
    return tmp_path


def refused(folder, *entries):
    (folder / "questions-child.yaml").write_text("\n".join(entries) + "\n", encoding="utf-8")
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules(str(folder))
    return {(each.code, each.place.line) for each in caught.value.problems}


def test_every_fault_is_told_at_once_with_its_line(copied):
    assert refused(
        copied,
        f"person.shoe_size: {{nl: a, en: b, {DRAFT}}}",
        f"person.afraid: {{{DRAFT}}}",
        f"person.view: {{nl: a, en: b, never: {{nl: a, en: b}}, {DRAFT}}}",
        f"person.strangled: {{nl: a, {DRAFT}}}",
        f"situation.where: {{nl: 'waar, {{person}}?', en: 'where, {{person}}?', {DRAFT}}}",
        "situation.when: {nl: a, en: b, status: {is: reviewed}}",
        f"household.members: {{never: {{nl: a}}, {DRAFT}}}",
    ) == {
        ("unknown-fact", 1),
        ("spoken-or-never", 2),
        ("language-missing", 2),
        ("spoken-or-never", 3),
        ("language-missing", 4),
        ("slot-for-family", 5),
        ("unsigned-status", 6),
        ("language-missing", 7),
    }


def test_without_the_files_nothing_is_said_in_plain_words(copied):
    for name in ("family", "child"):
        (copied / f"questions-{name}.yaml").unlink()
    assert load_rules(str(copied)).spoken == {"family": {}, "child": {}}


def test_a_text_for_families_that_stands_twice_is_refused(copied):
    text = "strangulation-needs-acute-check: {nl: a, en: b, status: {is: draft}}\n"
    (copied / "family-signs.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules(str(copied))
    assert {each.code for each in caught.value.problems} == {"duplicate-text"}
