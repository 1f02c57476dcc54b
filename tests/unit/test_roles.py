"""The directory of roles: who does what, strict, in two languages, and each with who says so."""

import json
from datetime import date
from pathlib import Path

import pytest

from bad.bad_overlays import written
from top3 import load_rules
from top3.cli import main
from top3.errors import RulesetInvalidError
from top3.method.facts import READERS
from top3.method.groups import GROUPS
from top3.method.load import rules_folder
from top3.method.roles import directory, entry_as_data, who_may_weigh, without_entry
from top3.rules.as_json import file_from_json
from top3.rules.compiled import compiled_text

OF_THE_METHOD = {
    "family", "network", "fixed_face", "case_director", "veilig_thuis", "police", "mayor",
    "assistant_public_prosecutor", "public_prosecutor", "court", "child_protection_council",
    "juvenile_court", "certified_institution", "protection_table", "mental_health_care",
    "addiction_care", "forensic_care", "womens_shelter", "expert_by_experience",
    "confidential_doctor", "behavioural_scientist", "lawyer", "mda_chair",
    "care_and_safety_house", "regional_safety_team",
}  # fmt: skip
ENTRY = """\
{role}:
  does: {{nl: "Doet iets.", en: "Does something."}}
  decides: {{nl: "iets", en: "something"}}
  cannot: {{nl: "Iets anders.", en: "Something else."}}
  source: {{mark: I}}
  status: {{is: draft}}
{more}"""


def entry(role="mayor", more=""):
    return ENTRY.format(role=role, more=more)


def layer(tmp_path, text, name="laag"):
    """Return an overlay that changes no rule and says this of roles."""
    folder = Path(written(tmp_path, name=name))
    (folder / "roles.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def refused(*overlays):
    """Return what is wrong, as code and line in roles.yaml."""
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules("top3", list(overlays))
    return [(each.code, each.place.line) for each in caught.value.problems]


def of(rules, role):
    (found,) = [each for each in directory(rules) if each.id == role]
    return found


def test_every_role_around_the_method_has_an_entry_in_both_languages():
    listed = directory(load_rules("top3"))
    assert {each.id for each in listed} >= OF_THE_METHOD
    for each in listed:
        for text in (each.does, each.decides, each.cannot):
            assert text.nl
            assert text.en
            assert text.nl != text.en


def test_every_entry_is_a_draft_with_an_honest_mark_and_its_layer():
    for each in directory(load_rules("top3")):
        assert (each.status.is_, each.layer) == ("draft", "top3@0.1")
        assert each.source.mark not in ("S", "S~") or each.source.ids


def test_a_role_without_an_entry_is_named_and_never_given_powers():
    rules = load_rules("top3")
    silent = set(without_entry(rules))
    assert "landlord" in silent
    assert silent == set(rules.terms["roles"]) - {each.id for each in directory(rules)}


def test_the_regional_safety_team_is_not_possible_before_2028():
    team = of(load_rules("top3"), "regional_safety_team")
    assert not team.is_possible_on(date(2027, 12, 31))
    assert team.is_possible_on(date(2028, 1, 1))


def test_nobody_may_weigh_until_a_region_says_who(tmp_path):
    assert who_may_weigh(load_rules("top3")) == ()
    own = layer(tmp_path, entry("case_director", "  replaces: top3\n  may_weigh: true\n"))
    assert who_may_weigh(load_rules("top3", [own])) == ("case_director",)


def test_a_layer_replaces_a_role_openly_and_the_directory_says_so(tmp_path):
    made = of(load_rules("top3", [layer(tmp_path, entry(more="  replaces: top3\n"))]), "mayor")
    assert (made.layer, made.replaces, made.decides.en) == ("laag@1", "top3", "something")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (entry(), "role-said-already", 1),
        (entry(more="  replaces: nhn\n"), "role-said-already", 1),
        (entry("landlord", "  replaces: top3\n"), "replaces-nothing", 1),
        (entry("mayr"), "not-in-list", 1),
        (entry("landlord").replace(', en: "something"', ""), "language-missing", 3),
        (entry("landlord").replace('"something"', '"{slot}"').replace('"iets"', '"{slot}"'),
         "unknown-slot", 3),
        (entry("landlord").replace("mark: I", "mark: S"), "source-missing", 1),
        (entry("landlord").replace("is: draft", "is: reviewed"), "unsigned-status", 1),
        (entry("landlord", "  from: 2028-01-01\n  to: 2028-01-01\n"), "no-days", 1),
    ],
)  # fmt: skip
def test_an_entry_that_is_wrong_is_refused_with_its_line(tmp_path, text, code, line):
    assert refused(layer(tmp_path, text)) == [(code, line)]


def test_every_fault_is_named_at_once(tmp_path):
    text = entry() + entry("mayr") + entry("landlord", "  replaces: top3\n")
    found = refused(layer(tmp_path, text))
    assert [code for code, _ in found] == ["role-said-already", "not-in-list", "replaces-nothing"]
    assert [line for _, line in found] == [1, 7, 13]


def test_an_entry_without_what_the_role_cannot_do_is_refused(tmp_path):
    text = "".join(each for each in entry("landlord").splitlines(True) if "cannot" not in each)
    assert len(refused(layer(tmp_path, text))) == 1


def test_two_layers_never_replace_one_role_unseen(tmp_path):
    first = layer(tmp_path, entry(more="  replaces: top3\n"), "een")
    assert refused(first, layer(tmp_path, entry(more="  replaces: top3\n"), "twee")) == [
        ("role-said-already", 1)
    ]
    last = layer(tmp_path, entry(more="  replaces: een\n"), "drie")
    assert of(load_rules("top3", [first, last]), "mayor").layer == "drie@1"


def test_the_directory_travels_in_the_compiled_file():
    rules = load_rules("top3")
    _, back = file_from_json(compiled_text(rules_folder("top3"), readable=READERS, groups=GROUPS))
    assert back.roles == rules.roles


def test_the_command_prints_everything_of_one_role_as_data(capsys):
    assert main(["rules", "roles", "mayor", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    (made,) = data["roles"]
    assert made == entry_as_data(of(load_rules("top3"), "mayor"))
    assert made["may_weigh"] is None
    assert data["without_entry"] == []
    assert "juridisch" in data["note"]["nl"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_list_fits_a_screen_and_says_once_that_it_is_no_legal_advice(capsys, lang):
    assert main(["rules", "roles", "--lang", lang]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 40
    said = "geen juridisch advies" if lang == "nl" else "no legal advice"
    assert sum(said in each for each in lines) == 1


def test_a_role_that_is_not_there_is_refused_with_the_nearest(capsys):
    assert main(["rules", "roles", "mayr", "--lang", "en"]) == 2
    assert "did you mean 'mayor'?" in capsys.readouterr().err


def test_of_a_role_without_an_entry_the_command_says_that_nothing_is_said(capsys):
    assert main(["rules", "roles", "landlord", "--lang", "en"]) == 0
    assert "nobody says anything here: landlord" in capsys.readouterr().out


def test_what_a_layer_says_of_a_role_shows_in_the_difference(tmp_path, capsys):
    own = layer(tmp_path, entry(more="  replaces: top3\n  may_weigh: false\n"))
    assert main(["rules", "diff", "top3", f"top3+{own}", "--lang", "en"]) == 1
    printed = capsys.readouterr().out
    assert "~ role mayor" in printed
    assert "may not weigh" in printed
