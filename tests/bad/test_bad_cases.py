"""A bad case file is refused: every fault with line, code and remedy, not a word of it shown."""

import json
import re
import subprocess
import sys
from functools import partial

import pytest

from bad.bad_cases import ALL, MARKER, SMALL, SMALL_JSON, marked_files
from top3 import load_case, load_rules, reason
from top3.cli import main
from top3.errors import CaseError
from top3.method.load import read_case
from top3.reading import write_yaml
from work_done import calls_made

MUCH_WORK = 2_000_000
"""How many function calls a refusal may take: what grows faster with the file takes more."""

CLOSING = {
    "nl": "Is er nu gevaar? Wacht niet op dit bestand: 112, Veilig Thuis 0800-2000.",
    "en": "Is there danger now? Do not wait for this file: 112, Veilig Thuis 0800-2000.",
}
EVERY_BAD_FILE = pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
EVERY_LANGUAGE = pytest.mark.parametrize("lang", ["nl", "en"])
SENTENCE = re.compile(r".+: \S.*; \S.* \[[a-z0-9-]+\]")


def refusal(raw, name="case.yaml"):
    with pytest.raises(CaseError) as caught:
        read_case(raw, name)
    return caught.value


def found_in(error):
    return sorted((problem.place.line or 0, problem.code) for problem in error.problems)


@EVERY_BAD_FILE
def test_every_fault_is_found_on_its_own_line_and_no_other(bad):
    expected = sorted((fault.line or 0, fault.code) for fault in bad.faults)
    assert found_in(refusal(bad.raw, bad.name)) == expected


@EVERY_BAD_FILE
def test_every_fault_says_where_it_is_what_was_found_and_what_to_do_in_both_languages(bad):
    error = refusal(bad.raw, bad.name)
    for lang, closing in CLOSING.items():
        *faults, last = error.in_language(lang).splitlines()
        assert last == closing
        assert len(faults) == len(bad.faults)
        for line in faults:
            assert line.startswith(bad.name)
            assert SENTENCE.fullmatch(line)
    for problem in error.problems:
        assert problem.found.nl != problem.found.en or problem.remedy.nl != problem.remedy.en


@EVERY_BAD_FILE
def test_no_word_of_the_file_stands_in_the_refusal(bad, caplog):
    error = refusal(bad.raw, bad.name)
    shown = [str(error), repr(error), *map(error.in_language, CLOSING), caplog.text]
    shown += [json.dumps(problem.as_data()) + repr(problem) for problem in error.problems]
    assert MARKER not in " ".join(shown).lower()
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        pytest.param(bad, fault, id=f"{bad.name}:{fault.line}")
        for bad in marked_files()
        for fault in bad.faults
        if fault.offered
    ],
)
def test_the_nearest_of_our_own_names_is_offered(bad, fault):
    error = refusal(bad.raw, bad.name)
    (problem,) = (each for each in error.problems if each.place.line == fault.line)
    for lang in CLOSING:
        assert f"'{fault.offered}'" in problem.remedy.in_language(lang)


@EVERY_BAD_FILE
def test_the_command_line_refuses_it_and_leaves_stdout_empty(bad, tmp_path, capsys):
    path = tmp_path / bad.name
    path.write_bytes(bad.raw)
    assert main(["assess", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert MARKER not in err.lower()
    assert err.splitlines()[-1] == CLOSING["nl"]
    for fault in bad.faults:
        where = f"{bad.name}:{fault.line}:" if fault.line else f"{bad.name}:"
        assert any(line.startswith(where) and f"[{fault.code}]" in line for line in err.split("\n"))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["several-faults-at-once.yaml", "alias-bomb.yaml", "levels.yaml", "ten-megabytes.yaml"],
)
def test_the_program_as_typed_refuses_it_without_a_traceback(name, tmp_path):
    (bad,) = (each for each in ALL if each.name == name)
    path = tmp_path / name
    path.write_bytes(bad.raw)
    command = [sys.executable, "-m", "top3", "assess", str(path), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, timeout=60)
    said = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Traceback" not in said
    assert MARKER not in said.lower()
    assert said.splitlines()[-1] == CLOSING["en"]
    assert len(said.splitlines()) == len(bad.faults) + 1
    assert list(tmp_path.iterdir()) == [path]


@EVERY_BAD_FILE
def test_it_is_refused_without_much_work(bad):
    assert calls_made(partial(refusal, bad.raw, bad.name)) < MUCH_WORK


@EVERY_LANGUAGE
@pytest.mark.parametrize("command", ["plan", "check", "why", "assess"])
def test_every_command_that_reads_a_case_refuses_it_alike(command, lang, tmp_path, capsys):
    path = tmp_path / "zaak.yaml"
    path.write_text(SMALL.replace("2026-03-16", "2026-02-30"), encoding="utf-8")
    words = [command, str(path), *(["s1"] if command == "why" else []), "--lang", lang]
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("zaak.yaml:4: as_of")
    assert err.splitlines()[1:] == [CLOSING[lang]]


def test_with_json_asked_the_faults_are_data_on_stderr(tmp_path, capsys):
    path = tmp_path / "zaak.yaml"
    path.write_text(SMALL.replace("2026-03-16", "2026-02-30"), encoding="utf-8")
    assert main(["assess", str(path), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    (problem,) = json.loads(err.splitlines()[-1])["problems"]
    assert (problem["file"], problem["line"], problem["path"]) == ("zaak.yaml", 4, "as_of")
    assert problem["code"] == "impossible-day"
    assert set(problem["found"]) == set(problem["remedy"]) == {"nl", "en"}


def test_a_key_is_named_by_its_dutch_label_beside_the_key():
    error = refusal(SMALL.replace("2026-03-16", "2026-02-30").encode())
    assert "as_of (peildatum)" in error.in_language("nl")


def test_a_file_that_is_not_there_is_said_so(tmp_path, capsys):
    assert main(["assess", str(tmp_path / "weg.yaml")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("weg.yaml: bestand niet gevonden; ")
    assert err.splitlines()[-1] == CLOSING["nl"]


def test_a_folder_is_no_file(tmp_path, capsys):
    folder = tmp_path / "zaken"
    folder.mkdir()
    assert main(["assess", str(folder)]) == 2
    assert "[not-readable]" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [folder]


def test_a_file_nobody_may_read_is_said_so(tmp_path, monkeypatch, capsys):
    path = tmp_path / "zaak.yaml"
    path.write_text(SMALL, encoding="utf-8")

    read = type(path).read_bytes

    def refuse(which):
        if which.name == path.name:
            raise PermissionError(13, f"Permission denied: {MARKER}")
        return read(which)

    # a mode of 000 stops nobody who runs the tests as root
    monkeypatch.setattr(type(path), "read_bytes", refuse)
    assert main(["assess", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "[not-readable]" in err
    assert MARKER not in err


def test_a_path_through_a_file_is_no_file(tmp_path):
    path = tmp_path / "zaak.yaml"
    path.write_text(SMALL, encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        load_case(path / "verder.yaml")
    assert [problem.code for problem in caught.value.problems] == ["not-readable"]


def many_faults(count):
    people = "\n".join(f"  - {{id: p{number}, name: ~}}" for number in range(count))
    return f"{SMALL.partition('people:')[0]}people:\n{people}\n".encode()


def test_fifty_faults_are_fifty_lines():
    assert len(refusal(many_faults(50)).problems) == 50


def test_a_file_with_thousands_of_faults_does_not_fill_the_screen_for_ever():
    assert 100 <= len(refusal(many_faults(5_000)).problems) <= 500


GOOD = read_case(SMALL.encode())


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("windows.yaml", SMALL.replace("\n", "\r\n").encode()),
        ("old-mac.yaml", SMALL.replace("\n", "\r").encode()),
        ("marked.yaml", b"\xef\xbb\xbf" + SMALL.encode()),
        ("marked-windows.yaml", b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()),
        ("no-last-line-end.yaml", SMALL.rstrip().encode()),
        ("started.yaml", b"---\n" + SMALL.encode()),
        ("case.json", json.dumps(GOOD.to_data()).encode()),
        ("indented.json", json.dumps(GOOD.to_data(), indent=4).encode()),
        ("tabs.json", json.dumps(GOOD.to_data(), indent="\t").encode()),
        ("tight.json", json.dumps(GOOD.to_data(), separators=(",", ":")).encode()),
        ("windows.json", json.dumps(GOOD.to_data(), indent=2).replace("\n", "\r\n").encode()),
        ("no-extension", SMALL.encode()),
    ],
)  # fmt: skip
def test_the_same_case_in_another_spelling_is_the_same_case(name, raw):
    assert read_case(raw, name) == GOOD


def test_lines_are_counted_alike_with_windows_line_ends():
    bad = SMALL.replace("2026-03-16", "2026-02-30")
    assert found_in(refusal(bad.replace("\n", "\r\n").encode())) == found_in(refusal(bad.encode()))


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        (b'"een-zaak",', b'"een-zaak", "id": "zaak",', 3, "duplicate-key"),
        (b"true", b"NO", 4, "yes-no"),
        (b'"een-zaak"', b"1.5", 3, "number"),
        (b"2026-03-16", b"2026-02-30", 5, "impossible-day"),
        (b'"een-zaak",', b'"een-zaak", "zwaluwstaart": {},', 3, "unknown-key"),
    ],
)
def test_a_bad_case_in_json_gets_its_line_too(old, new, line, code):
    error = refusal(SMALL_JSON.replace(old, new), "case.json")
    assert found_in(error) == [(line, code)]


def test_json_as_other_programs_write_it_is_read():
    """Most write ASCII only: an emoji then comes as two escapes."""
    data = {**GOOD.to_data(), "people": [{"id": "p1", "name": "Zoë 🙂 van 't Veer/Ann"}]}
    case = read_case(json.dumps(data).encode(), "case.json")
    assert case.people[0].name == "Zoë 🙂 van 't Veer/Ann"


def large_case(count):
    data = json.loads(json.dumps(GOOD.to_data()))
    data["people"].append(
        {"id": "p2", "name": "Een ander", "age": {"value": 7, "on": "2026-03-01"}}
    )
    data["situations"] = [
        {
            "id": f"s{number}",
            "actors": ["p1"],
            "affected": ["p2"],
            "when": "2026-03-01",
            "behaviour": {"words": {"nl": "schreeuwt"}, "kinds": ["shouts"]},
        }
        for number in range(1, count + 1)
    ]
    return write_yaml(data).encode()


@pytest.mark.slow
def test_twice_the_situations_are_about_twice_the_work_to_read_and_reason_about():
    def reasoned(count):
        result = reason(read_case(large_case(count)), load_rules("top3"))
        assert len(result.planned.prioritised.order) == count

    reasoned(1)  # what is made once is no part of it
    half, whole = (calls_made(partial(reasoned, count)) for count in (75, 150))
    assert half < whole < 2.5 * half
