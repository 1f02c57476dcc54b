"""The command line as a user types it: exit status, what stands on stdout, and what does not."""

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

import top3
from cases.shipped_cases import (
    COUNTER_EXAMPLES,
    EVERY,
    LANGUAGES,
    NAMES,
    file_of,
    result_of,
    words_of,
)
from top3.cli import main

EVERY_CASE = pytest.mark.parametrize("name", EVERY)
EVERY_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
NOTHING_CHOSEN = tuple(name for name in NAMES if name not in ("dossier-01", "quiet"))
NOTHING_PROPOSED = ("dossier-06",)
DUTCH = {
    "de", "het", "een", "niet", "geen", "voor", "wordt", "nog", "bij", "wie", "zijn", "waar",
    "vraag", "afspraken", "omdat", "situatie", "kind", "nodig", "mensen", "gekozen",
}  # fmt: skip


def typed(*words, **more):
    command = [sys.executable, "-m", "top3", *words]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60, **more
    )


def run_once(*words):
    """Run a command in this process; return its status, stdout and stderr."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(words)
    return status, out.getvalue(), err.getvalue()


@pytest.fixture
def run():
    """Return what runs a command in this process."""
    return run_once


# a command that only looks says the same every time, so that one run serves many tests
seen = lru_cache(run_once)


# ---------------------------------------- the program itself


def test_the_program_and_the_module_are_the_same_program():
    script = Path(sys.executable).with_name("top3")
    done = subprocess.run(
        [str(script), "nu"], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout == typed("nu").stdout
    assert "112" in done.stdout


def test_it_says_its_version():
    assert typed("--version").stdout == f"top3 {top3.__version__}\n"


@pytest.mark.parametrize("words", [[], ["no-such-command"], ["assess"], ["why", "case.yaml"]])
def test_a_command_that_is_not_complete_is_refused_with_usage(words, capsys):
    with pytest.raises(SystemExit) as caught:
        main(words)
    out, err = capsys.readouterr()
    assert (caught.value.code, out) == (2, "")
    assert err.startswith("usage: top3")


def test_help_names_what_to_do_when_there_is_danger(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    assert "top3 nu" in " ".join(capsys.readouterr().out.split())


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_fault(tmp_path):
    command = [sys.executable, "-m", "top3", "assess", file_of("dossier-01"), "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        process.stdout.close()
        said = process.stderr.read().decode("utf-8")
        status = process.wait(timeout=60)
    assert status == 0
    assert "Traceback" not in said
    assert "BrokenPipe" not in said


def test_what_stands_on_stdout_is_utf_8_whatever_the_machine_is_set_to(tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "top3", "plan", file_of("dossier-01")],
        capture_output=True, check=False, env=environment, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0
    assert "“" in done.stdout.decode("utf-8")


@EVERY_LANGUAGE
def test_an_unexpected_fault_shows_its_kind_and_not_what_it_says(lang, monkeypatch, run):
    def fail(*_, **__):
        raise KeyError("zwaluwstaart")

    monkeypatch.setattr("top3.method.load.load_case", fail)
    status, out, err = run("assess", file_of("quiet"), "--lang", lang)
    assert (status, out) == (2, "")
    assert "KeyError" in err
    assert "zwaluwstaart" not in err
    fault, closing = err.splitlines()
    assert "KeyError" in fault
    assert "112" in closing


def test_stopping_it_by_hand_is_no_fault(monkeypatch, run):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("top3.method.load.load_case", stop)
    assert run("assess", file_of("quiet")) == (130, "", "")


# ---------------------------------------- every command on every case


@EVERY_CASE
@EVERY_LANGUAGE
def test_every_command_that_reads_a_case_works_on_every_shipped_case(name, lang):
    blocked = 1 if name in NOTHING_CHOSEN else 0
    for command, expected in (("assess", {0}), ("plan", {blocked}), ("check", {0, 1})):
        status, out, err = seen(command, file_of(name), "--lang", lang)
        assert status in expected
        assert out.strip()
        assert "Traceback" not in err
    for item in ("top3", "s1", "household", "p1"):
        status, out, _ = seen("why", file_of(name), item, "--lang", lang)
        assert (status, bool(out.strip())) == (0, True)


@EVERY_CASE
@pytest.mark.parametrize(
    "words", [["assess"], ["assess", "--all"], ["plan"], ["check"], ["why", "s1"], ["why", "top3"]]
)
@pytest.mark.slow
def test_with_json_there_is_json_alone_on_stdout(words, name):
    command, *rest = words
    items, options = [each for each in rest if each[0] != "-"], [w for w in rest if w[0] == "-"]
    _, out, _ = seen(command, file_of(name), *items, *options, "--json")
    json.loads(out)
    assert out.startswith(("{", "["))


@pytest.mark.parametrize(
    "words", [["nu"], ["now"], ["demo"], ["rules", "list"], ["schema", "case"]]
)
def test_commands_without_a_case_give_json_alone_too(words, run):
    status, out, err = run(*words, "--json")
    assert (status, err) == (0, "")
    json.loads(out)


def test_every_rule_is_listed_with_its_reason_and_where_it_comes_from(run):
    status, out, _ = run("rules", "list", "--lang", "en")
    rules = result_of("quiet").planned.rules
    assert status == 0
    assert "(draft)" in out.splitlines()[0]
    for rule in rules.rules:
        assert f"- {rule.id} [{rule.head.kind}, {rule.head.about}, " in out
        assert rule.head.because.en in out


@pytest.mark.slow
def test_the_rules_pass_their_own_tests(run):
    status, out, _ = run("rules", "test", "--json")
    report = json.loads(out)
    assert report["failures"] == []
    assert report["tests"] > 100
    assert status == 0


def test_nothing_is_written_by_a_command_that_only_looks(tmp_path, monkeypatch, run):
    examples = Path(file_of("quiet")).parent
    before = sorted(examples.iterdir())
    monkeypatch.chdir(tmp_path)
    for words in (["nu"], ["demo"], ["rules", "list"], ["schema", "case"]):
        run(*words)
    for command in ("assess", "plan", "check"):
        run(command, file_of("dossier-02"))
        run(command, file_of("dossier-02"), "--json")
    assert list(tmp_path.iterdir()) == []
    assert sorted(examples.iterdir()) == before


# ---------------------------------------- the first screen


@EVERY_CASE
@EVERY_LANGUAGE
def test_the_first_screen_fits_forty_lines_of_eighty_columns(name, lang):
    _, out, err = seen("assess", file_of(name), "--lang", lang)
    lines = out.splitlines()
    assert 5 < len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert "top3 why" in err


@EVERY_CASE
@EVERY_LANGUAGE
def test_at_most_seven_questions_stand_on_the_first_screen_and_the_rest_is_counted(name, lang):
    _, out, _ = seen("assess", file_of(name), "--lang", lang)
    # acute rounds that are alike stand on one line: "q1, q2 ..."
    starts = re.findall(r"^(q\d+(?:, q\d+)*) ", out, re.MULTILINE)
    shown = [each for start in starts for each in start.split(", ")]
    total = len(result_of(name).planned.questions)
    assert len(shown) == min(len(set(shown)), 7)
    assert 0 < len(shown) <= 7
    if total > len(shown):
        assert f"{total - len(shown)} " in out.splitlines()[-1]


@EVERY_CASE
@EVERY_LANGUAGE
def test_what_must_happen_now_stands_above_everything_else_and_is_never_shortened(name, lang):
    _, out, _ = seen("assess", file_of(name), "--lang", lang)
    head = {"nl": "NU EERST", "en": "NOW FIRST"}[lang]
    lines = [line for line in out.splitlines() if line]
    assert next(number for number, line in enumerate(lines) if line.startswith(head)) <= 2
    flat = " ".join(out.split())
    for each in result_of(name).now:
        assert " ".join(each.do.in_language(lang).split()) in flat


@EVERY_CASE
def test_asked_in_english_it_speaks_no_dutch(name):
    said = [seen(command, file_of(name), "--lang", "en") for command in ("assess", "check")]
    said.append(seen("nu", "--lang", "en"))
    for _, out, err in said:
        assert DUTCH.isdisjoint(words_of(out + err))


@EVERY_CASE
def test_asked_in_dutch_the_same_words_would_be_noticed(name):
    _, out, _ = seen("assess", file_of(name))
    assert not DUTCH.isdisjoint(words_of(out))


def test_an_english_document_holds_dutch_only_where_somebody_said_it(run):
    _, out, _ = run("plan", file_of("dossier-02"), "--lang", "en")
    own = re.sub(r"“[^”]*”", "", " ".join(out.split()))
    assert DUTCH.isdisjoint(words_of(own))


# ---------------------------------------- the shape of JSON

TEXTS = {"nl": str, "en": str}
ACUTE = ("required", "cannot_exclude", "not_found")
BASIS = ("signal", "asked_not_known", "not_asked")
TRI = ("yes", "no", "unknown")
LEVELS = ("attention", "serious", "acute")
QUESTION = {
    "id": str, "tier": ("now", "before_plan", "before_next_phase", "later"), "ask": str,
    "about": str, "text": TEXTS, "can_change": [str], "asked_by": [str],
    "answerable_until": (None, str),
}  # fmt: skip
SAID = {"code": str, "rule": str, "about": str, "text": TEXTS}
RESULT = {
    "schema": ("top3/result/1",),
    "case": str,
    "as_of": str,
    "now": [{"because": TEXTS, "do": TEXTS, "ask_whom": str}],
    "household": {"acute_check": ACUTE, "structural": TRI},
    "situations": [
        {
            "id": str, "urgency": {"at_least": LEVELS, "at_most": LEVELS}, "acute_check": ACUTE,
            "structural": TRI, "concrete": bool, "missing": [str], "disputed_by": [str],
            "findings": [str],
        }
    ],
    "findings": [
        {
            "id": str, "rule": str, "version": str, "layer": str,
            "about": {"kind": str, "id": str},
            "outcome": ("present", "not_found", "cannot_exclude"), "facts": [str],
        }
    ],
    "top3": [{"rank": int, "situation": str, "tied_with": [str], "because": [TEXTS]}],
    "at_the_cut": [{"situation": str, "tied_with": [str]}],
    "chosen": (None, dict),
    "to_make_concrete": [
        {"situation": str, "missing": [str], "acute_check": ACUTE, "first_question": (None, str)}
    ],
    "not_chosen": [
        {
            "situation": str,
            "why": ("not_concrete", "beyond_limit", "tied_at_limit", "not_shareable",
                    "chosen_otherwise", "past"),
            "because": TEXTS,
        }
    ],
    "set_aside": [{"item": str, "class": str, "belongs": str, "because": TEXTS}],
    "questions": [QUESTION],
    "consult_instead": [QUESTION],
    "advice": [SAID],
    "warnings": [SAID],
    "limits": TEXTS,
    "rules": dict,
    "receipt": dict,
}  # fmt: skip


def faults(data, shape, path="$"):
    """Name every place where data has another shape than promised; more keys are fine."""
    if isinstance(shape, dict):
        if not isinstance(data, dict):
            return [path]
        gone = [f"{path}.{key}" for key in shape if key not in data]
        there = [key for key in shape if key in data]
        return gone + [
            each for key in there for each in faults(data[key], shape[key], f"{path}.{key}")
        ]
    if isinstance(shape, list):
        if not isinstance(data, list):
            return [path]
        return [
            each for n, part in enumerate(data) for each in faults(part, shape[0], f"{path}[{n}]")
        ]
    if isinstance(shape, tuple):
        kinds = tuple(each for each in shape if isinstance(each, type))
        return [] if data in shape or isinstance(data, kinds) else [path]
    return [] if isinstance(data, shape) and (shape is not str or data) else [path]


@EVERY_CASE
@pytest.mark.parametrize("more", [[], ["--all"]])
def test_the_result_has_the_shape_other_programs_build_on(name, more):
    _, out, _ = seen("assess", file_of(name), "--json", *more)
    assert faults(json.loads(out), RESULT) == []


def test_a_result_of_another_shape_would_be_noticed(run):
    _, out, _ = run("assess", file_of("dossier-02"), "--json")
    broken = json.loads(out)
    broken["situations"][0]["acute_check"] = "safe"
    broken["top3"][0]["rank"] = "1"
    del broken["household"]["structural"]
    broken["questions"][0]["text"] = {"nl": "Vraag?"}
    assert faults(broken, RESULT) == [
        "$.household.structural",
        "$.situations[0].acute_check",
        "$.top3[0].rank",
        "$.questions[0].text.en",
    ]


@EVERY_CASE
def test_in_the_result_everything_that_is_pointed_at_is_there(name):
    _, out, _ = seen("assess", file_of(name), "--json")
    data = json.loads(out)
    findings = {each["id"] for each in data["findings"]}
    questions = {each["id"] for each in data["questions"]}
    situations = {each["id"] for each in data["situations"]}
    assert {each["rule"] for each in data["findings"]} == set(data["rules"])
    assert all(set(each["findings"]) <= findings for each in data["situations"])
    assert all(each["situation"] in situations for each in data["top3"] + data["not_chosen"])
    assert {each["first_question"] for each in data["to_make_concrete"]} <= questions
    for each in data["situations"]:
        assert ("acute_basis" in each) == (each["acute_check"] != "not_found")
        assert each.get("acute_basis", BASIS[0]) in BASIS


@EVERY_CASE
def test_every_situation_stands_in_the_proposal_or_says_why_not(name):
    _, out, _ = seen("assess", file_of(name), "--json")
    data = json.loads(out)
    inside = [each["situation"] for each in data["top3"]]
    outside = [each["situation"] for each in data["not_chosen"]]
    assert sorted(inside + outside) == sorted(each["id"] for each in data["situations"])
    assert len(inside) <= 3


@EVERY_CASE
def test_findings_that_are_not_found_show_only_when_asked_for(name):
    _, short, _ = seen("assess", file_of(name), "--json")
    _, whole, _ = seen("assess", file_of(name), "--json", "--all")
    outcomes = {each["outcome"] for each in json.loads(short)["findings"]}
    assert "not_found" not in outcomes
    assert "not_found" in {each["outcome"] for each in json.loads(whole)["findings"]}


@EVERY_CASE
def test_the_receipt_says_which_rules_which_day_and_which_case(name):
    _, out, _ = seen("assess", file_of(name), "--json")
    data = json.loads(out)
    receipt = data["receipt"]
    (rules,) = receipt["rules"]
    assert (rules["id"], rules["version"]) == ("top3", "0.1")
    assert receipt["status"] == "draft"
    assert receipt["as_of"] == data["as_of"]
    for digest in (rules["sha256"], receipt["input_sha256"], receipt["output_sha256"]):
        assert re.fullmatch(r"[0-9a-f]{64}", digest)


@pytest.mark.slow
def test_two_runs_give_the_same_bytes():
    first, second = (typed("assess", file_of("dossier-03"), "--json").stdout for _ in range(2))
    assert first == second


# ---------------------------------------- the plan


@EVERY_LANGUAGE
@pytest.mark.parametrize("name", [name for name in NOTHING_CHOSEN if name not in NOTHING_PROPOSED])
@pytest.mark.slow
def test_a_plan_while_nothing_is_chosen_ends_with_one_and_says_so(name, lang, run):
    status, out, err = run("plan", file_of(name), "--lang", lang)
    assert status == 1
    assert {"nl": "VOORSTEL, NOG NIET GEKOZEN", "en": "PROPOSAL, NOT YET CHOSEN"}[lang] in out
    assert {"nl": "Er is nog niets gekozen.", "en": "Nothing has been chosen yet."}[lang] in err


@EVERY_LANGUAGE
@pytest.mark.parametrize("name", [*NOTHING_PROPOSED, *COUNTER_EXAMPLES[1:]])
def test_a_plan_to_find_out_asks_nobody_to_choose_what_is_not_there(name, lang, run):
    status, out, err = run("plan", file_of(name), "--lang", lang)
    assert status == 1
    assert {"nl": "GEEN TOP 3", "en": "NO TOP 3"}[lang] in out
    assert {"nl": "verzin niets en vraag eerst", "en": "invent nothing and ask first"}[lang] in err
    assert {"nl": "Kies samen", "en": "Choose the top 3"}[lang] not in err


@pytest.mark.parametrize("name", ["dossier-01", "quiet"])
def test_a_plan_on_what_people_chose_ends_with_zero(name, run):
    status, out, err = run("plan", file_of(name))
    assert (status, err) == (0, "")
    assert "GEKOZEN TOP 3" in out


@pytest.mark.parametrize("audience", ["partner", "zwaluwstaart"])
def test_a_reader_that_does_not_exist_is_refused(audience, run):
    status, out, err = run("plan", file_of("dossier-01"), "--audience", audience)
    assert (status, out) == (2, "")
    assert "zwaluwstaart" not in err
    assert "Renske" not in err


@pytest.mark.parametrize("audience", ["worker", "auditor", "mda", "handover"])
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.slow
def test_the_whole_record_is_never_made_for_a_person_who_is_named(audience, form, run):
    status, out, err = run(
        "plan", file_of("dossier-01"), "--audience", audience, "--for", "p1", "--format", form
    )
    assert (status, out) == (2, "")
    assert "--audience family" in err


@pytest.mark.slow
def test_an_own_plan_nobody_wrote_yet_is_not_asked_for_as_a_choice_to_share(run):
    _, _, err = run("plan", file_of("dossier-01"), "--document", "own-safety", "--for", "p1")
    assert "only_for: [p1]" in err
    assert "kind: share" not in err


@pytest.mark.parametrize(
    ("paper", "heard"),
    [("true", ""), ("false", "papier thuis niet kan"), (None, "of papier thuis kan")],
)
@pytest.mark.slow
def test_who_makes_a_paper_hears_whether_it_can_stay_at_home(paper, heard, tmp_path, run):
    text = Path(file_of("dossier-01")).read_text(encoding="utf-8")
    if paper:
        contact = f"contact: {{may_keep_paper_at_home: {paper}}}, roles: [parent, partner]}}"
        text = text.replace("roles: [parent, partner]}", contact, 1)
    case = tmp_path / "zaak.yaml"
    case.write_text(text, encoding="utf-8")
    status, _, err = run("plan", str(case), "--audience", "family", "--for", "p1")
    assert status == 0
    assert heard in err
    assert bool(err) == bool(heard)


@pytest.mark.parametrize("people", [(), ("--for", "p1")])
def test_where_nobody_knows_who_lives_there_a_paper_asks_first_too(people, run):
    status, _, err = run("plan", file_of("dossier-06"), "--audience", "family", *people)
    assert status == 1
    assert "of papier thuis kan" in err


def test_the_entry_to_copy_does_not_say_on_whom_it_rests(run):
    _, _, err = run("plan", file_of("dossier-01"), "--audience", "organisation", "--for", "school")
    assert "kind: share" in err
    assert "informants" not in err


@pytest.mark.parametrize("audience", ["child", "network", "subject"])
def test_whoever_is_one_person_has_to_be_named(audience, run):
    status, out, err = run("plan", file_of("dossier-01"), "--audience", audience)
    assert (status, out) == (2, "")
    assert "--for" in err


@pytest.mark.parametrize(
    ("audience", "whom"), [("family", "p99"), ("organisation", "p1"), ("child", "mother")]
)
def test_for_whom_is_somebody_of_the_case_or_a_role(audience, whom, run):
    status, out, err = run("plan", file_of("dossier-01"), "--audience", audience, "--for", whom)
    assert (status, out) == (2, "")
    assert "Renske" not in err


@EVERY_LANGUAGE
def test_partner_asks_what_was_meant(lang, run):
    _, _, err = run("plan", file_of("dossier-01"), "--audience", "partner", "--lang", lang)
    question = {"nl": "bedoelt u organisation, of family --for", "en": "do you mean organisation"}
    assert question[lang] in err


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.slow
def test_a_plan_goes_to_a_new_file_whole(form, tmp_path, run):
    target = tmp_path / "plan"
    _, shown, _ = run("plan", file_of("dossier-01"), "--format", form)
    status, out, _ = run("plan", file_of("dossier-01"), "--format", form, "-o", str(target))
    assert (status, out) == (0, "")
    assert target.read_text(encoding="utf-8") == shown
    assert list(tmp_path.iterdir()) == [target]


def test_a_plan_never_overwrites(tmp_path, run):
    target = tmp_path / "plan.md"
    target.write_text("van iemand anders", encoding="utf-8")
    status, out, err = run("plan", file_of("dossier-01"), "-o", str(target))
    assert (status, out) == (2, "")
    assert "plan.md: dat bestand is er al; kies een andere naam of map [exists]" in err
    assert target.read_text(encoding="utf-8") == "van iemand anders"
    assert list(tmp_path.iterdir()) == [target]


def test_a_plan_cannot_go_where_there_is_no_folder(tmp_path, run):
    status, out, err = run("plan", file_of("dossier-01"), "-o", str(tmp_path / "weg" / "plan.md"))
    assert (status, out) == (2, "")
    assert "[not-writable]" in err
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------- one's own order


@pytest.fixture
def own(tmp_path):
    """Write one's own order to a file."""

    def write(text):
        path = tmp_path / "mijn-keuze.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def in_order(monkeypatch):
    """Catch stdout and stderr as one stream, so that what came first stands first."""

    def run_one(*words):
        stream = io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            patch.setattr(sys, "stderr", stream)
            status = main(words)
        return status, stream.getvalue()

    return run_one


@pytest.mark.parametrize("text", ["[s4, s2, s1]", "top3: [s4, s2, s1]", "- s4\n- s2\n- s1\n"])
def test_ones_own_order_is_recorded_before_the_proposal_shows(text, own, in_order):
    status, said = in_order("assess", file_of("dossier-02"), "--mine", own(text))
    assert status == 1
    assert said.splitlines()[0].endswith("eigen volgorde: s4, s2, s1")
    assert "VOORSTEL" in said
    assert "alleen bij u s4; alleen in het voorstel s3" in said


def test_ones_own_order_stands_on_stderr_and_in_the_json(own, run):
    mine = own("[s2, s1, s4]")
    status, out, err = run("assess", file_of("dossier-02"), "--mine", mine, "--json")
    assert status == 1
    assert json.loads(out)["mine"] == ["s2", "s1", "s4"]
    assert "s2, s1, s4" in err


def test_the_same_order_as_the_proposal_is_no_difference(own, run):
    status, _, err = run("assess", file_of("dossier-01"), "--mine", own("[s1, s3, s2]"))
    assert status == 0
    assert "verschil" not in err


def test_another_order_of_the_same_situations_is_a_difference_that_is_said(own, run):
    status, _, err = run("assess", file_of("dossier-01"), "--mine", own("[s2, s1, s3]"))
    assert status == 1
    assert "s1, s3, s2" in next(line for line in err.splitlines() if "verschil" in line)


def test_two_that_stand_level_may_stand_in_either_order(own, run):
    status, _, err = run("assess", file_of("dossier-02"), "--mine", own("[s2, s1, s3]"))
    assert status == 0
    assert "verschil" not in err


@pytest.mark.parametrize(
    "text", ["[s9]", "[s1, s1]", "top3: zwaluwstaart", "{}", "[]", "[zwaluwstaart]", "~", "[1, 2]"]
)
def test_an_order_that_is_none_is_refused_before_anything_shows(text, own, run):
    status, out, err = run("assess", file_of("dossier-02"), "--mine", own(text))
    assert (status, out) == (2, "")
    assert "zwaluwstaart" not in err
    assert "Traceback" not in err
    assert "VOORSTEL" not in err


# ---------------------------------------- why


def test_why_shows_the_rule_its_source_and_the_words_that_were_said(run):
    status, out, _ = run("why", file_of("dossier-02"), "s2:locked-in-needs-acute-check")
    assert status == 0
    assert out.splitlines()[0].startswith("s2")
    assert out.splitlines()[0] == "s2: Opgesloten of vastgebonden: Boaz en Midas."
    assert "[t13, r5] Boaz, 2025-10-06: “Schuurtijd is in de schuur zitten." in out
    assert "[t16, r6] Mariska, 2025-10-07: “De schuurdeur staat open" in out
    assert "locked-in-needs-acute-check v1" in out


@pytest.mark.parametrize("item", ["s99", "s1:no-such-rule", "zwaluwstaart", "", "top4", ":"])
def test_an_item_that_is_not_there_is_refused_with_those_there_are(item, run):
    status, out, err = run("why", file_of("dossier-02"), item)
    assert (status, out) == (2, "")
    assert "niet gevonden" in err
    assert "zwaluwstaart" not in err


# ---------------------------------------- the day


def test_another_day_to_look_from_shows_in_the_result(run):
    _, out, _ = run("assess", file_of("quiet"), "--as-of", "2026-04-01", "--json")
    data = json.loads(out)
    assert data["as_of"] == data["receipt"]["as_of"] == "2026-04-01"


@pytest.mark.parametrize("day", ["zaterdag", "2026-02-30", "01-04-2026", "2026-4-1", "0"])
def test_a_day_that_is_none_is_refused(day, run):
    status, out, err = run("assess", file_of("quiet"), "--as-of", day)
    assert (status, out) == (2, "")
    assert "[not-a-day]" in err


@EVERY_LANGUAGE
def test_a_day_before_the_rules_are_valid_is_refused_in_the_language_asked_for(lang, run):
    status, out, err = run("assess", file_of("quiet"), "--as-of", "2018-01-01", "--lang", lang)
    assert (status, out) == (2, "")
    assert "2019-01-01" in err
    assert DUTCH.isdisjoint(words_of(err)) == (lang == "en")


# ---------------------------------------- the demo


@EVERY_LANGUAGE
def test_the_demo_walks_a_case_to_an_explained_plan(lang, run):
    status, out, _ = run("demo", "--lang", lang)
    assert status == 0
    assert [line[3] for line in out.splitlines() if line.startswith("── ")] == list("1234567")
    assert len(out.splitlines()) > 60


def test_in_the_demo_the_own_choice_comes_before_the_proposal(run):
    _, out, _ = run("demo", "--mine", "s3,s2,s1")
    assert out.index("s3, s2, s1") < out.index("VOORSTEL")
    assert "eerst vastgelegd: s3, s2, s1" in out


def test_the_demo_refuses_an_order_of_situations_that_are_not_there(run):
    status, _, err = run("demo", "--mine", "s9")
    assert status == 2
    assert "s1, s2, s3, s4" in err


def test_the_demo_as_typed_is_done_in_seconds(tmp_path):
    done = typed("demo", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_every_number_of_the_list_that_lives_somewhere_stands_in_the_list_of_rules(capsys):
    assert main(["rules", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    rows = [*listed["rules"], *listed["promises"]]
    rows += [row for layer in listed["overlays"].values() for row in layer]
    assert {"R18", "R31", "R36", "R52", "R56", "R57"} <= {
        each for row in rows for each in row["ref"]
    }
    assert {row["layer"] for name in listed["overlays"] for row in listed["overlays"][name]} == set(
        listed["overlays"]
    )
