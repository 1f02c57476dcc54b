"""What a page shows really happens: its files, commands and Python run, and print what it says.

A fenced block with a title is a file. A `bash` block holds commands of `top3`, one a line; a line
that ends in `# status 1` ends with that status. A `python` block runs after those before it. A
`text` block right after one of these is what it prints: its lines, in that order. A line that is
only `…` is a gap; one that starts with it is the end of a line.
"""

import contextlib
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from top3.cli import main
from top3.method.intake import case_from_notes
from top3.method.load import load_case
from top3.model.case import Case
from top3.reading import read_text
from top3.validating import build

PAGES = (
    "README.md",
    "README.nl.md",
    "docs/tutorial/first-case.md",
    "docs/tutorial/first-case.en.md",
    "docs/explanation/why-top3.md",
    "docs/explanation/explanations.md",
    "docs/how-to/record-your-own-order-first.md",
    "docs/how-to/plan-help-and-recovery.md",
    "docs/how-to/give-a-plan-to-people.md",
    "docs/how-to/check-a-plan.md",
    "docs/how-to/follow-a-case-over-time.md",
    "docs/how-to/lay-several-views-on-the-table.md",
    "docs/how-to/read-a-refusal.md",
    "docs/how-to/see-what-could-change-it.md",
    "docs/how-to/make-words-concrete.md",
    "docs/how-to/make-an-overlay.md",
    "docs/how-to/stack-an-instrument.md",
    "docs/how-to/read-a-rule-set.md",
    "docs/how-to/make-a-rule-set.md",
    "docs/how-to/use-the-engine-without-a-case.md",
    "docs/explanation/performance.md",
    "docs/reference/python.md",
    "docs/reference/plan.md",
    "docs/reference/forms-of-violence.md",
    "docs/reference/roles.md",
    "docs/reference/journal.md",
    "docs/tutorial/your-own-region.md",
    "docs/tutorial/your-own-region.en.md",
    "docs/how-to/bring-your-house-style.md",
    "docs/how-to/papers-for-the-kitchen-table.md",
    "docs/reference/scenario-language.md",
    "docs/how-to/write-a-scenario.md",
    "docs/how-to/keep-cases-invented.md",
    "docs/how-to/learn-from-many-cases.md",
    "docs/how-to/teach-with-examples.md",
    "docs/how-to/pseudonymise-a-case.md",
    "docs/how-to/reach-every-outcome.md",
)
SETUP = (
    "python3 -m venv .venv && . .venv/bin/activate && pip install . && top3 demo"
    "   # does the main job on a shipped case\n"
    "pip install '.[test]' && pytest -q"
    "                                            # passes the tests; "
    "under 2 minutes on two cores\n"
)
_FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_STATUS = re.compile(r"#.*\bstatus (\d)")


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, the file it is, if any, its text, and its line."""

    language: str
    title: str
    text: str
    line: int


def blocks(text: str) -> Iterator[Block]:
    """Yield every fenced block of a page, in order."""
    for match in _FENCE.finditer(text):
        title = _TITLE.search(match[2])
        line = text.count("\n", 0, match.start()) + 1
        yield Block(match[1], title[1] if title else "", match[3], line)


def broken(page: Path, folder: Path) -> list[str]:
    """Run a page in a folder and name what does not do as it says."""
    faults: list[str] = []
    names: dict[str, object] = {"__name__": "__page__"}
    printed: str | None = None
    for block in blocks(page.read_text(encoding="utf-8")):
        here = f"{page.name}:{block.line}"
        if block.title:
            (folder / block.title).write_text(block.text, encoding="utf-8")
            printed = None
        elif block.language == "python":
            printed = _run_python(block, names, here, faults)
        elif block.language == "bash" and "pip install" not in block.text:
            printed = _run_commands(block, folder, here, faults)
        elif block.language == "text" and printed is not None:
            faults += [f"{here}: not printed: {line}" for line in _unsaid(block.text, printed)]
            printed = None
        else:
            printed = None
    return faults


def _run_python(block: Block, names: dict[str, object], here: str, faults: list[str]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(block.text, here, "exec"), names)  # noqa: S102
        except Exception as error:  # noqa: BLE001
            faults.append(f"{here}: {type(error).__name__}: {error}")
    return out.getvalue()


def _run_commands(block: Block, folder: Path, here: str, faults: list[str]) -> str:
    printed = ""
    for line in block.text.splitlines():
        words = shlex.split(line, comments=True)
        if not words:
            continue
        if words[0] != "top3":
            faults.append(f"{here}: no command of top3: {line}")
            continue
        status, said, noted = _run(words[1:], folder)
        due = _STATUS.search(line)
        if status != (int(due[1]) if due else 0):
            faults.append(f"{here}: status {status}: {line}\n{noted}")
        printed += said + noted
    return printed


def _run(arguments: list[str], folder: Path) -> tuple[int, str, str]:
    """Run one command as the program does, in this process: a page has many."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            status = main(arguments)
        except SystemExit as stop:
            status = int(stop.code or 0)
    return status, out.getvalue(), err.getvalue()


def _unsaid(expected: str, printed: str) -> list[str]:
    rest = printed.splitlines()
    missing = []
    for line in expected.splitlines():
        if not line.strip() or line.strip() == "…":
            continue
        end = line.removeprefix("… ")
        fits = [each == line or (end != line and each.endswith(end)) for each in rest]
        if True in fits:
            rest = rest[fits.index(True) + 1 :]
        else:
            missing.append(line)
    return missing


LONG = (
    "docs/reference/python.md",
    "docs/how-to/see-what-could-change-it.md",
    "docs/how-to/give-a-plan-to-people.md",
    "docs/how-to/papers-for-the-kitchen-table.md",
    "docs/reference/scenario-language.md",
    "docs/how-to/write-a-scenario.md",
    "docs/how-to/teach-with-examples.md",
    "docs/reference/forms-of-violence.md",
    "docs/how-to/follow-a-case-over-time.md",
    "docs/how-to/lay-several-views-on-the-table.md",
    "docs/how-to/make-a-rule-set.md",
    "docs/how-to/make-an-overlay.md",
    "docs/how-to/stack-an-instrument.md",
    "docs/tutorial/your-own-region.md",
    "docs/tutorial/your-own-region.en.md",
    "docs/how-to/bring-your-house-style.md",
    "docs/how-to/learn-from-many-cases.md",
    "docs/how-to/reach-every-outcome.md",
)
"""Pages that make a whole rule set or layer, or run many commands: they run with what is slow."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow if name in LONG else ()) for name in PAGES],
)
def test_what_a_page_shows_really_happens(repository, tmp_path, monkeypatch, name):
    # pages work in a folder with the shipped cases in it
    shutil.copytree(repository / "examples" / "cases", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    assert broken(repository / name, tmp_path) == []


@pytest.mark.parametrize("name", ["README.md", "README.nl.md"])
def test_the_readme_sets_up_with_the_two_commands_that_hold(repository, name):
    text = (repository / name).read_text(encoding="utf-8")
    assert next(blocks(text)).text == SETUP


def test_the_tutorial_edits_what_the_command_wrote_and_changes_no_word_of_it(
    repository, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    pages = ("docs/tutorial/first-case.md", "docs/tutorial/first-case.en.md")
    for page in pages:
        files = {
            block.title: block.text
            for block in blocks((repository / page).read_text(encoding="utf-8"))
            if block.title
        }
        (notes,) = (text for name, text in files.items() if name.endswith(".md"))
        (name,) = (name for name, text in files.items() if text.startswith("top3: case/1"))
        Path(name).write_text(files[name], encoding="utf-8")
        begun = build(Case, read_text(case_from_notes(notes, file="n.md").text))
        edited = load_case(name)
        assert isinstance(begun, Case)
        assert [each.title for each in edited.reports] == [each.title for each in begun.reports]
        assert [each.text for each in edited.statements] == [each.text for each in begun.statements]
        assert not begun.situations
        assert edited.situations


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("```bash\ntop3 assess nobody.yaml\n```\n", "status 2"),
        ("```bash\ntop3 nu # status 1\n```\n", "status 0"),
        ("```bash\nls\n```\n", "no command"),
        ("```bash\ntop3 --version\n```\n\n```text\ntop3 9\n```\n", "not printed"),
        ("```python\nprint(2)\n```\n\n```text\n1\n```\n", "not printed"),
        ("```python\n1 / 0\n```\n", "ZeroDivisionError"),
        ("```python\nprint(1)\nprint(2)\n```\n\n```text\n2\n1\n```\n", "not printed: 1"),
    ],
)
def test_a_page_that_promises_what_does_not_happen_is_caught(tmp_path, text, fault):
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    (found,) = broken(page, tmp_path)
    assert fault in found


def test_a_page_may_make_a_file_use_it_and_leave_out_lines(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md"
    page.write_text(
        '```text title="a.txt"\none\ntwo\nth ree\n```\n\n'
        '```python\nfrom pathlib import Path\n\nprint(Path("a.txt").read_text())\n```\n\n'
        "```text\none\n…\n… ree\n```\n",
        encoding="utf-8",
    )
    assert broken(page, tmp_path) == []
