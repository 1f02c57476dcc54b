"""The process as a picture, in words, and as a chart that another program runs."""

import json
import random
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from top3 import load_rules
from top3.cli import main
from top3.errors import RulesetInvalidError
from top3.interop.scxml import OURS, SCXML, YES, scxml, state_id
from top3.rules.logic import Tri
from top3.trajectory.event_types import DANGER, EVENT_TYPES, SAYS_WHERE
from top3.trajectory.picture import PARTS, in_words, mermaid, way_of
from top3.trajectory.process import LINES, as_table, machine_of
from top3.values import I18n

RULES = load_rules("top3")
PROCESS = RULES.process
MACHINE = machine_of(RULES)
EVERY_LANGUAGE = pytest.mark.parametrize("lang", ["nl", "en"])
ARROW = re.compile(r"^ *([a-z]+?)(\d*)_(\w+) --> \1\2_(\w+) : (.*)$", re.MULTILINE)
NASTY = 'a; "b": <c> & {d} # %% --> [e] ]]> `f`\ng'


def arrows(text):
    return {(line, start, to): words for line, _, start, to, words in ARROW.findall(text)}


def relabelled(label):
    """Return the process with one label everywhere."""
    same = I18n(nl=label, en=label)
    lines = {
        name: getattr(PROCESS, name).model_copy(update={"states": tuple(
            each.model_copy(update={"label": same}) for each in getattr(PROCESS, name).states
        )})
        for name in LINES
    }  # fmt: skip
    endings = {
        name: each.model_copy(update={"label": same}) for name, each in PROCESS.endings.items()
    }
    return PROCESS.model_copy(update={**lines, "endings": endings})


# pictures


@EVERY_LANGUAGE
def test_the_pictures_together_have_every_move_of_the_table_and_no_other(lang):
    drawn = {key for part in PARTS for key in arrows(mermaid(PROCESS, lang, part))}
    table = {(row["line"], row["from"], row["to"]) for row in as_table(PROCESS)}
    assert drawn == table
    assert arrows(mermaid(PROCESS, lang)).keys() == table


def test_an_arrow_names_its_events_its_gates_and_its_kinds_of_ending():
    on, back, end = (arrows(mermaid(PROCESS, "en", part)) for part in PARTS[:3])
    assert on["phases", "stable_safety", "recovery"] == (
        "phase opened (gate recovery + stable safety)"
    )
    assert back["phases", "closed", "direct_safety"] == (
        "↩ new violence reported or agreement broken<br/>↩ phase reopened"
    )
    assert (
        "handed over or died (also while something is acute)" in end["phases", "intake", "closed"]
    )
    assert (
        "followed to the end (gate closed + stable safety)" in end["phases", "following", "closed"]
    )


@EVERY_LANGUAGE
def test_every_way_back_and_nothing_else_is_marked_as_one(lang):
    for part in PARTS:
        words = [each for said in arrows(mermaid(PROCESS, lang, part)).values()
                 for each in said.split("<br/>")]  # fmt: skip
        assert words
        if len(part.ways) < 3:
            assert {each.startswith("↩ ") for each in words} == {"back" in part.ways}
    for line in (PROCESS.phases, PROCESS.steps):
        assert all(
            way_of(line, each) == "back" for each in line.moves if set(each.on) & set(DANGER)
        )


@EVERY_LANGUAGE
def test_a_picture_carries_its_own_words_for_who_has_it_read_aloud(lang):
    for part, title in zip((PARTS[0], PARTS[3], PARTS[5]), in_words(PROCESS, lang), strict=True):
        text = mermaid(PROCESS, lang, part)
        assert f"accTitle: {part.title.in_language(lang)}\n" in text
        for sentence in in_words(PROCESS, lang)[title]:
            assert f"    {sentence}\n" in text


def test_the_words_name_every_state_event_gate_and_ending_of_every_move():
    words = in_words(PROCESS, "nl")
    for name, sentences in zip(LINES, words.values(), strict=True):
        line = getattr(PROCESS, name)
        assert len(sentences) == len(line.moves) + 1
        for move, said in zip(line.moves, sentences[1:], strict=True):
            due = [line.state(each).label.nl for each in (*move.from_, move.to)]
            due += [EVENT_TYPES[on].label.nl for on in move.on]
            due += [PROCESS.phases.state(each).label.nl for each in move.gates]
            due += [PROCESS.endings[each].label.nl for each in move.endings]
            assert [each for each in due if each not in said] == []
            assert ("acuut" in said) == move.despite_acute
            assert ("poort" in said) == bool(move.gates or move.back)


def test_a_label_can_break_no_picture():
    for part in (None, *PARTS):
        plain, nasty = (mermaid(each, "nl", part) for each in (PROCESS, relabelled(NASTY)))
        assert arrows(nasty).keys() == arrows(plain).keys()
        assert len(nasty.splitlines()) == len(plain.splitlines())
        labels = [*arrows(nasty).values(), *re.findall(r'state "(.*)" as ', nasty)]
        left = {each for said in labels for each in re.sub(r"<br/>|#[0-9]+;", "", said)}
        assert left & set('#;:"<>&%{}[]|\\`') == set()


# SCXML


def chart():
    return ET.fromstring(scxml(PROCESS, "top3@0.1"))  # noqa: S314 - our own text


def named(element):
    return element.tag.removeprefix(f"{{{SCXML}}}")


def test_the_chart_has_one_region_for_each_line_and_every_move_of_the_table():
    root = chart()
    assert named(root) == "scxml"
    (whole,) = root
    assert (named(whole), [each.get("id") for each in whole]) == ("parallel", list(LINES))
    found = {
        (region.get("id"), move.get("event"), state.get("id"), move.get("target"))
        for region in whole for state in region for move in state
    }  # fmt: skip
    assert found == {
        (line, row["on"], state_id(line, row["from"]), state_id(line, row["to"]))
        for row in as_table(PROCESS)
        for line in [row["line"]]
    }
    for region, name in zip(whole, LINES, strict=True):
        assert region.get("initial") == state_id(name, MACHINE.initial(name))


def test_a_guard_names_its_gate_and_compares_with_yes_alone():
    conditions = [each.get("cond", "") for each in chart().iter(f"{{{SCXML}}}transition")]
    gates = {gate for row in as_table(PROCESS) for gate in row["gates"]}
    assert {each for text in conditions for each in re.findall(r"gate_(\w+)", text)} == gates
    for text in conditions:
        assert len(re.findall(rf"gate_\w+ === '{YES}'", text)) == text.count("gate_")
        assert "!" not in text
        assert not re.search(r"\|\|.*gate_|gate_[^&]*\|\|", text)


@pytest.mark.parametrize("label", [NASTY.replace("\n", " "), "]]>", "<!--", "café – ±"])
def test_a_label_or_a_name_can_break_no_chart(label):
    root = ET.fromstring(scxml(relabelled(label), label))  # noqa: S314 - our own text
    assert root.get("name") == label
    assert {
        each.get(f"{{{OURS}}}label-nl") for each in root.iter() if each.get("id", "").count("_")
    }
    labels = [each.get(f"{{{OURS}}}label-nl") for each in root.iter(f"{{{SCXML}}}state")]
    assert {each for each in labels if each is not None} == {label}


ANSWERS = [Tri.TRUE, Tri.TRUE, Tri.TRUE, Tri.FALSE, Tri.UNKNOWN, None]
ON = sorted({row["on"] for row in as_table(PROCESS)})
GATES = sorted({gate for row in as_table(PROCESS) for gate in row["gates"]})


def told(answer):
    """Return what a host tells the chart of a gate: the text that opens, or another, or nothing."""
    return {Tri.TRUE: YES, Tri.FALSE: "no", Tri.UNKNOWN: "unknown"}.get(answer, True)


def one_trace(seed, make, length=40):
    """Run the same random events on both machines; return how often a state changed."""
    luck = random.Random(seed)  # noqa: S311 - for a trace, not for a secret
    ours = {name: MACHINE.initial(name) for name in LINES}
    theirs, changed = make(), 0
    for _ in range(length):
        # most events are those that lead on: a blind walk hardly ever comes past the second phase
        on = luck.choice([*ON, "phase_opened", "phase_opened", "phase_opened"])
        gates = {gate: luck.choice(ANSWERS) for gate in GATES if luck.random() < 0.9}
        ending = luck.choice([None, *PROCESS.endings]) if luck.random() < 0.5 else "died"
        to = {name: where(luck, name, ours[name], on) for name in LINES}
        spoken = next((each for each in to.values() if each), None)
        for name in LINES:
            made = MACHINE.moved(name, ours[name], on, spoken, ending, gates)
            changed += made is not None and made[0] != ours[name]
            ours[name] = made[0] if made else ours[name]
        data = {f"gate_{gate}": told(answer) for gate, answer in gates.items()}
        data |= {"ending": ending} if ending else {}
        theirs.send(on, **data, **({"to": spoken} if spoken else {}))
        active = {str(each) for each in theirs.configuration_values}
        assert {state_id(name, ours[name]) for name in LINES} <= active
        assert len(active) == 2 * len(LINES) + 1
    return changed


def where(luck, name, state, on):
    """Return where a decision says it leads: a neighbour in the table, or a name by chance."""
    if on not in SAYS_WHERE:
        return None
    there = [each.to for each in MACHINE.moves(name, state, on)]
    return luck.choice(there) if there and luck.random() < 0.9 else None


def traces(count):
    from statemachine.io import load  # noqa: PLC0415 - only in the dev extra

    make = load(scxml(PROCESS, "top3"), format="scxml")
    return sum(one_trace(seed, make) for seed in range(count))


@pytest.mark.dev_tool
def test_another_engine_is_in_the_same_states_after_every_event_of_fifty_random_traces():
    assert traces(50) > 500


@pytest.mark.dev_tool
@pytest.mark.slow
def test_another_engine_is_in_the_same_states_after_every_event_of_a_thousand_random_traces():
    assert traces(1_000) > 10_000


# the command


@pytest.mark.parametrize("to", ["mermaid", "scxml"])
@EVERY_LANGUAGE
def test_the_command_prints_it_and_nothing_else(to, lang, capsys):
    assert main(["export", "--to", to, "--lang", lang]) == 0
    text, err = capsys.readouterr()
    assert (text, err) == (
        {"mermaid": mermaid(PROCESS, lang), "scxml": scxml(PROCESS, "top3@0.1")}[to],
        "",
    )
    assert main(["export", "--to", to, "--lang", lang, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"format": to, "lang": lang, "text": text}


def test_the_command_writes_a_new_file_and_never_over_one(tmp_path, capsys):
    path = tmp_path / "process.scxml"
    assert main(["export", "--to", "scxml", "-o", str(path)]) == 0
    first = path.read_text(encoding="utf-8")
    assert main(["export", "--to", "mermaid", "-o", str(path)]) == 2
    assert path.read_text(encoding="utf-8") == first == scxml(PROCESS, "top3@0.1")
    assert "dat bestand is er al" in capsys.readouterr().err


def test_a_rule_set_without_a_process_is_told_which_file_is_missing(tmp_path, capsys):
    root = tmp_path / "small"
    shutil.copytree(Path(__file__).parents[1] / "bad" / "rules" / "base", root)
    (root / "process.yaml").unlink()
    with pytest.raises(RulesetInvalidError):
        machine_of(load_rules(str(root)))
    assert main(["export", "--to", "scxml", "--rules", str(root)]) == 2
    assert "process.yaml: bestand ontbreekt" in capsys.readouterr().err
