"""The phase machine: what the table says, nothing else, and only through gates that say yes."""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bad.bad_overlays import written
from bad.bad_rules import replaced, shipped_copy
from top3 import load_rules
from top3.cli import main
from top3.errors import RulesetInvalidError
from top3.method.uses import uses_of_program
from top3.rules.logic import Tri
from top3.trajectory import due
from top3.trajectory.event_types import DANGER, EVENT_TYPES, SAYS_WHERE
from top3.trajectory.process import LINES, as_table, machine_of

RULES = load_rules("top3")
MACHINE = machine_of(RULES)
BASE = Path(__file__).parents[1] / "bad" / "rules" / "base"
OPEN = dict.fromkeys(RULES.declared["opens"], Tri.TRUE)
GATED = [(row["from"], row["to"], row["on"], row["endings"]) for row in as_table(RULES.process)
         if row["line"] == "phases" and row["gates"]]  # fmt: skip
EVERY_GATED_MOVE = pytest.mark.parametrize(("start", "to", "on", "endings"), GATED)


class Agreeable:
    """Something that is equal to everything and true besides."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __bool__(self):
        return True


ODD = st.one_of(
    st.sampled_from([Tri.FALSE, Tri.UNKNOWN, True, 1, 1.0, "true", "TRUE", Tri, Agreeable()]),
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(),
    st.lists(st.just(Tri.TRUE)), st.just(Fraction(1)), st.functions(returns=st.just(Tri.TRUE)),
)  # fmt: skip


def moved(name, state, on, to=None, ending=None, gates=OPEN):
    found = MACHINE.moved(name, state, on, to, ending, gates)
    return found[0] if found else None


def copy_with(folder, old, new):
    """Return the shipped rule set with one thing changed in its table."""
    root = shipped_copy(folder)
    file = root / "process.yaml"
    file.write_text(replaced(old, new)(file.read_text(encoding="utf-8")), encoding="utf-8")
    return root


def problems_of(root):
    with pytest.raises(RulesetInvalidError) as caught:
        machine_of(load_rules(str(root)))
    return caught.value.problems


# what the shipped table says


def test_a_case_begins_at_the_intake_with_ordering_in_the_regular_approach():
    assert [MACHINE.initial(name) for name in LINES] == ["intake", "ordering", "regular"]


def test_every_later_phase_opens_from_the_one_before_it_and_from_no_other():
    names = MACHINE.line("phases").names()[:-1]
    opened = {(start, to) for start in names for to in names
              if moved("phases", start, "phase_opened", to)}  # fmt: skip
    assert opened == set(pairwise(names))


def test_every_phase_past_stable_safety_asks_also_what_stable_safety_asked():
    asked = {to: MACHINE.move("phases", start, on, to, *endings[:1]).gates
             for start, to, on, endings in GATED}  # fmt: skip
    assert {to for to, gates in asked.items() if "stable_safety" not in gates} == {"direct_safety"}
    assert asked["closed"] == ("closed", "stable_safety")


@pytest.mark.parametrize("on", DANGER)
def test_danger_leads_back_to_the_first_working_phase_without_a_gate_from_every_later_one(on):
    later = MACHINE.line("phases").names()[2:]
    assert {moved("phases", each, on, gates={}) for each in later} == {MACHINE.first_working}
    assert moved("phases", "intake", on) is moved("phases", "direct_safety", on) is None


@pytest.mark.parametrize("on", DANGER)
def test_danger_leads_back_to_assessing_from_every_step(on):
    assert {moved("steps", each, on) for each in MACHINE.line("steps").names()} == {"assessing"}


def test_only_followed_to_the_end_waits_for_a_gate_and_only_death_and_hand_over_go_past_acute():
    ends = [each for each in MACHINE.process.phases.moves if each.to == "closed"]
    assert {name for each in ends if each.gates for name in each.endings} == {"followed_to_the_end"}
    past = {name for each in ends if each.despite_acute for name in each.endings}
    assert past == {"handed_over", "died"}


def test_a_kind_of_ending_that_the_move_is_not_for_closes_nothing():
    assert moved("phases", "intake", "closed", "closed", "died") == "closed"
    assert moved("phases", "intake", "closed", "closed", "followed_to_the_end") is None
    assert moved("phases", "following", "closed", "closed", None) is None
    assert moved("phases", "following", "closed", "closed", "no_situation") is None


def test_scaling_up_is_considered_first_and_down_never_leads_to_up():
    assert moved("approaches", "regular", "scaled_up", "mda") is None
    assert moved("approaches", "regular", "scaled_up", "mda_considered") == "mda_considered"
    assert moved("approaches", "mda", "scaled_down", "scaled_down") == "scaled_down"
    assert moved("approaches", "scaled_down", "scaled_up", "mda_considered") == "mda_considered"


# fail closed


@EVERY_GATED_MOVE
@given(answer=ODD)
def test_a_gate_stays_shut_on_everything_that_is_no_plain_yes(start, to, on, endings, answer):
    ending = endings[0] if endings else None
    (move,) = (each for each in MACHINE.moves("phases", start, on)
               if each.to == to and set(each.endings) >= set(endings))  # fmt: skip
    for gate in move.gates:
        assert moved("phases", start, on, to, ending, OPEN) == to
        assert moved("phases", start, on, to, ending, {**OPEN, gate: answer}) is None


@EVERY_GATED_MOVE
def test_a_gate_of_which_nothing_is_told_stays_shut(start, to, on, endings):
    ending = endings[0] if endings else None
    assert MACHINE.moved("phases", start, on, to, ending) is None
    assert moved("phases", start, on, to, ending, {}) is None
    for gate in MACHINE.move("phases", start, on, to, ending).gates:
        rest = {name: each for name, each in OPEN.items() if name != gate}
        assert moved("phases", start, on, to, ending, rest) is None


@given(state=st.text(), on=st.text(), to=st.none() | st.text(), line=st.sampled_from(LINES))
def test_what_the_table_does_not_have_moves_nothing(state, on, to, line):
    assert moved(line, state, on, to) is None


@given(
    line=st.sampled_from(LINES),
    on=st.sampled_from(sorted(EVENT_TYPES)),
    answers=st.dictionaries(st.sampled_from(sorted(OPEN)), ODD | st.just(Tri.TRUE)),
    chosen=st.data(),
)
def test_every_move_that_is_made_stands_in_the_table_with_every_gate_open(
    line, on, answers, chosen
):
    names = MACHINE.line(line).names()
    state, to = (chosen.draw(st.sampled_from(names)) for _ in range(2))
    ending = chosen.draw(st.sampled_from([None, *RULES.process.endings]))
    there = moved(line, state, on, to, ending, answers)
    rows = [row for row in as_table(RULES.process)
            if (row["line"], row["on"], row["from"], row["to"]) == (line, on, state, to)
            and (not row["endings"] or ending in row["endings"])]  # fmt: skip
    due = [row for row in rows if all(answers.get(each) is Tri.TRUE for each in row["gates"])]
    assert there == (to if due else None)


def test_there_is_no_way_to_a_state_past_its_gate():
    for machine in MACHINE._machines.values():
        assert not [name for name in machine.events if name.startswith("to_")]
        assert not [name for name in machine.events if " > " not in name]


# nothing of a case lives on the machine


def test_the_machine_is_the_same_after_it_was_used_as_before():
    before = repr(MACHINE), [sorted(each.events) for each in MACHINE._machines.values()]
    moved("phases", "intake", "phase_opened", "direct_safety")
    moved("phases", "closed", "new_violence_reported")
    assert (repr(MACHINE), [sorted(each.events) for each in MACHINE._machines.values()]) == before
    assert all(each.models == [] for each in MACHINE._machines.values())


def test_many_cases_in_many_threads_move_as_one_alone_would():
    rows = [(row["line"], row["from"], row["on"], row["to"], (row["endings"] or [None])[0], gates)
            for row in as_table(RULES.process) for gates in (OPEN, {})] * 10  # fmt: skip
    alone = [moved(*row) for row in rows]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda row: moved(*row), rows)) == alone
    assert {each is None for each in alone} == {True, False}


# rule sets whose table cannot run


def test_the_small_rule_set_runs():
    assert machine_of(load_rules(str(BASE))).first_working == "work"


def test_a_rule_set_without_a_process_loads_and_says_what_is_missing_for_a_case_over_time(tmp_path):
    shutil.copytree(BASE, tmp_path / "base")
    (tmp_path / "base" / "process.yaml").unlink()
    rules = load_rules(str(tmp_path / "base"))
    assert rules.process is None
    with pytest.raises(RulesetInvalidError) as caught:
        machine_of(rules)
    (problem,) = caught.value.problems
    assert (problem.place.file, problem.code) == ("process.yaml", "not-found")
    assert "process/1" in problem.remedy.nl


def test_a_mistyped_event_is_named_with_the_nearest(tmp_path):
    root = copy_with(tmp_path, "[judged, acute_round_held]", "[juged, acute_round_held]")
    (problem,) = problems_of(root)
    assert (str(problem.place.file), problem.code) == ("process.yaml", "unknown-event")
    assert problem.place.path == "steps.moves.1"
    assert "'juged'" in problem.found.en
    assert "'judged'" in problem.remedy.en


def test_a_danger_that_leads_back_from_everywhere_but_one_phase_is_named_with_that_phase(tmp_path):
    old = (
        "{on: [new_violence_reported, agreement_broken], from: [stable_safety, recovery, following"
    )
    new = "{on: [new_violence_reported], from: [following], to: direct_safety, back: true}\n    - "
    new += old.replace(", following", "")
    root = copy_with(tmp_path, old, new)
    (problem,) = problems_of(root)
    assert (problem.code, problem.place.path) == ("no-way-back", "phases.following")
    assert "'agreement_broken'" in problem.found.nl
    assert "direct_safety" in problem.found.nl


def test_two_moves_on_one_event_to_two_places_are_refused_unless_the_event_says_where(tmp_path):
    old = "    - {on: [plan_adopted], from: [planning], to: carrying_out}\n"
    more = "    - {on: [plan_adopted, judged], from: [planning], to: assessing}\n"
    root = copy_with(tmp_path, old, old + more)
    (problem,) = problems_of(root)
    assert (problem.code, problem.place.path) == ("ambiguous-move", "steps.moves.5")
    assert "carrying_out" in problem.found.en
    assert len(MACHINE.moves("phases", "following", "phase_reopened")) == 3
    assert "phase_reopened" in SAYS_WHERE


def test_every_fault_of_the_events_is_named_at_once(tmp_path):
    root = copy_with(tmp_path, "[judged, acute_round_held]", "[juged, acute_rond_held]")
    file = root / "process.yaml"
    text = file.read_text(encoding="utf-8").replace("[plan_adopted]", "[report_received]")
    file.write_text(text, encoding="utf-8")
    codes = [each.code for each in problems_of(root)]
    assert codes == ["unknown-event", "unknown-event", "ambiguous-move"]


@pytest.mark.slow
def test_the_linter_names_what_is_wrong_with_the_events_of_a_process(tmp_path, capsys):
    root = copy_with(tmp_path, "[judged, acute_round_held]", "[juged, acute_round_held]")
    assert main(["rules", "lint", str(root), "--lang", "en"]) == 1
    assert "error: process.yaml: steps.moves.1: 'juged'" in capsys.readouterr().out


def test_a_phase_that_rules_cannot_read_is_refused_for_they_would_take_it_for_the_intake(tmp_path):
    root = shipped_copy(tmp_path)
    file = root / "process.yaml"
    text = file.read_text(encoding="utf-8").replace("recovery", "recoverd")
    file.write_text(text.replace("gates: [recoverd", "gates: [recovery"), encoding="utf-8")
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules(str(root))
    (problem,) = caught.value.problems
    assert problem.code == "phase-not-listed"
    assert problem.place.line == min(
        number for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if "recoverd" in line
    )  # fmt: skip
    assert "recovery" in problem.remedy.nl


def test_a_layer_does_not_replace_the_process(tmp_path):
    region = written(tmp_path)
    shutil.copy(BASE / "process.yaml", Path(region) / "process.yaml")
    with pytest.raises(RulesetInvalidError) as caught:
        load_rules("top3", overlays=[region])
    (problem,) = caught.value.problems
    assert problem.code == "process-in-overlay"
    assert problem.place.file == "regio/1/overlay.yaml"
    assert "process.yaml" in problem.found.nl


def test_a_layer_keeps_the_process_of_what_lies_under_it():
    assert load_rules("top3", overlays=["nhn"]).process == RULES.process


@pytest.mark.slow
def test_a_compiled_rule_set_has_the_process_of_its_files(tmp_path):
    assert load_rules(str(shipped_copy(tmp_path))).process == RULES.process


def test_another_table_is_another_machine():
    line = replace_gates(RULES.process)
    other = machine_of(replace(RULES, process=line))
    assert other.moved("phases", "intake", "phase_opened", "direct_safety", None, OPEN) is not None
    assert other != MACHINE
    assert machine_of(RULES) == MACHINE


def replace_gates(process):
    """Return the process with one more gate before direct safety."""
    phases = process.phases
    first = phases.moves[0].model_copy(update={"gates": ("direct_safety", "stable_safety")})
    return process.model_copy(
        update={"phases": phases.model_copy(update={"moves": (first, *phases.moves[1:])})}
    )


def test_the_linter_knows_every_number_that_a_case_over_time_reads():
    source = Path(due.__file__).read_text(encoding="utf-8")
    read = set(re.findall(r'\.number\("([a-z_]+)"\)', source))
    assert read
    assert read <= set(uses_of_program().parameters) & RULES.parameters.keys()
