"""What is shown about a case, in every way a worker can see it, and what quiet means."""

import contextlib
import io
import json
import subprocess
import sys
from functools import lru_cache

from cases.shipped_cases import data_of, file_of, result_of, words_of
from cases.test_quiet_case import concluded, outputs, texts_in
from top3.cli import main
from top3.method.family import read_as_family
from top3.method.lookup import items_of
from top3.method.questions import first_screen

CONTACT = "acute-round-with-gaps-asks-for-help-now"
# words that blame, and words that frighten: none of them is needed to ask a question
BLAME = {
    "nl": ("dader", "pleger", "slachtoffer", "schuld van", "mishandelaar", "slechte", "gevaarlijk"),
    "en": ("perpetrator", "offender", "victim", "to blame", "abuser", "bad parent", "dangerous"),
}
DRAMATIC = {
    "nl": ("ernstig gevaar", "levensgevaar", "crisis is", "zeer ernstig", "code rood", "escaleert"),
    "en": ("grave danger", "mortal danger", "very serious", "code red", "escalates", "alarming"),
}


@lru_cache
def run(*words):
    """Run a command as a user would, in a process of its own."""
    command = [sys.executable, "-m", "top3", *words]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )


def printed(*words):
    """Return what a command prints, in this process: the same, and sooner there."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        main(words)
    return out.getvalue()


@lru_cache
def everything_said(name, lang):
    """Return every text about a case: screens, plan, questions, explanations, family, data."""
    said = [*outputs(name, lang), *texts_in(data_of(name), lang)]
    commands = (("assess",), ("ask",), ("ask", "--all"), ("check",))
    said += [printed(*words, file_of(name), "--lang", lang) for words in commands]
    for item in items_of(result_of(name).planned):
        said += [each.in_language(lang) for each in read_as_family(result_of(name), item).texts]
    return tuple(said)


def data_as_typed(name):
    """Return the result as the program prints it with --json."""
    return json.loads(run("assess", file_of(name), "--json").stdout)


def says(name, lang, words):
    """Say whether these words are in anything that is said about a case."""
    return any(words in " ".join(each.lower().split()) for each in everything_said(name, lang))


def assert_is_quiet(name, lang):
    """Fail unless nothing is alarming: no check required, few questions, no blame, no drama."""
    data = data_as_typed(name)
    checks = [data["household"], *data["situations"]]
    assert "required" not in {each["acute_check"] for each in checks}
    assert {each["rule"] for each in data["now"]} <= {CONTACT}
    assert all(each["urgency"]["at_least"] == "attention" for each in data["situations"])
    assert len(first_screen(result_of(name).planned)) <= 7
    for text in everything_said(name, lang):
        assert not [word for word in (*BLAME[lang], *DRAMATIC[lang]) if word in text.lower()]
        assert concluded(text, lang) == []
        assert {"score", "risicoscore"}.isdisjoint(set(words_of(text)) - allowed(text))


def allowed(text):
    """Return the word that stands only where it says that this is no such thing."""
    said = " ".join(text.split())
    no_score = "geen risicoscore" in said or "no risk score" in said
    return {"score", "risicoscore"} if no_score else set()
