"""Write the dossier, worked example and teaching notes of every shipped example, and their index.

    python tools/render_examples.py [--check] [NAME …]

What is written is made of `about.yaml`, the case and the events alone. `--check` writes nothing and
ends with status 1 where a file on disk is another than would be made.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from top3.casuistry.example import About, example_folders, examples, load_example
from top3.casuistry.telling.rendering import rendered_files
from top3.casuistry.telling.words import WORDS
from top3.method.load import load_rules
from top3.rules.language import RuleSet

ROOT = Path(__file__).resolve().parents[1] / "examples" / "casuistry"
INDEX = "README.md"
_LANGS = ("nl", "en")


def made_files(names: Iterable[str] = ()) -> Iterator[tuple[Path, str]]:
    """Yield every file that is made, with its content; of these examples, or of all."""
    rules = load_rules()
    wanted = set(names)
    for folder in example_folders():
        if wanted and folder.name not in wanted:
            continue
        for lang in _LANGS:
            example = load_example(folder, lang=lang)
            for name, raw in rendered_files(example, rules, langs=(lang,)):
                yield ROOT / folder.name / name, raw.decode()
    if not wanted:
        yield ROOT / INDEX, index(examples(), rules)


def index(found: Iterable[About], rules: RuleSet) -> str:
    """Return the index of the examples, in Dutch and then in English."""
    found = list(found)
    return "\n".join([*_page(found, rules, "nl"), "", *_page(found, rules, "en"), ""])


_TITLE = {"nl": "# Voorbeelden om mee te leren", "en": "## Examples to learn with"}
_INTRO = {
    "nl": """*In English: [below](#examples-to-learn-with).*

Alles hier is volledig verzonnen. Wat de regels ervan maken is een voorstel en een concept: niet
nagekeken door een methode-expert. Mensen beslissen, en redelijke mensen verschillen.

Bij elk voorbeeld: het **dossier** (wat er binnenkwam, en hoe het verder ging), de **uitwerking**
(wat de regels ervan maken, stap voor stap) en de **notities** voor wie lesgeeft. Geef een groep
eerst alleen het dossier. Op uw scherm: `top3 cases list` en `top3 cases show dossier-02`.

Deze pagina en de drie stukken worden gemaakt met `python tools/render_examples.py`; verander
`about.yaml`, de zaak of de gebeurtenissen, en niet wat ervan gemaakt is.""",
    "en": """Everything here is entirely made up. What the rules make of it is a proposal and a
draft: not checked by a method expert. People decide, and reasonable people differ.

With each example: the **dossier** (what came in, and how it went on), the **worked example** (what
the rules make of it, step by step) and the **notes** for who teaches. Give a group the dossier
first, alone. In the dossiers made by hand people speak Dutch, also in the English version.""",
}
_HEADS = {
    "nl": "| voorbeeld | goed om mee te oefenen | vormen van geweld | duur | stukken |",
    "en": "| example | good to practise | forms of violence | time | documents |",
}
_LINKS = {
    "nl": (("dossier", "dossier.md"), ("uitwerking", "worked.md"), ("notities", "teaching.md")),
    "en": (("dossier", "dossier.en.md"), ("worked", "worked.en.md"), ("notes", "teaching.en.md")),
}


def _page(found: list[About], rules: RuleSet, lang: str) -> Iterator[str]:
    yield _TITLE[lang]
    yield ""
    yield _INTRO[lang]
    level = ""
    for each in found:
        if each.level != level:
            level = each.level
            words = WORDS[f"level_{level}"].in_language(lang)
            yield from ("", f"{'##' if lang == 'nl' else '###'} {words.capitalize()}", "")
            yield _HEADS[lang]
            yield "| --- | --- | --- | --- | --- |"
        yield _row(each, rules, lang)


def _row(about: About, rules: RuleSet, lang: str) -> str:
    forms = ", ".join(rules.label("forms", each).in_language(lang) for each in about.forms)
    links = " · ".join(f"[{name}]({about.id}/{file})" for name, file in _LINKS[lang])
    aims = " ".join(each.in_language(lang) for each in about.teaching.aims[:2])
    title = f"**{about.title.in_language(lang)}** ({about.id})"
    return f"| {title} | {aims} | {forms or '-'} | {about.minutes} min | {links} |"


def main(arguments: list[str]) -> int:
    """Write what is made, or say which files differ."""
    check = "--check" in arguments
    differ = []
    for path, text in made_files(each for each in arguments if each != "--check"):
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            differ.append(path)
            if not check:
                path.write_text(text, encoding="utf-8")
    for path in differ:
        print(path.relative_to(ROOT), file=sys.stderr)
    return 1 if check and differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
