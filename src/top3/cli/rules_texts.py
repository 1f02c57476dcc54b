"""`top3 rules texts`: every text people read, with how far it has come, for who reviews them."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from top3.cli.inputs import add_rules, print_json, rules_of

FOR = ("worker", "question", "family", "child", "document")


class _Text(NamedTuple):
    """One text: for whom, the name it goes by, both languages, and its status."""

    whom: str
    name: str
    nl: str
    en: str
    status: str


def add(commands: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "texts", parents=list(parents), help="alle teksten, om na te lezen / every text, to review"
    )
    parser.add_argument("--for", "--audience", dest="whom", choices=FOR, help="voor wie / for whom")
    add_rules(parser)
    parser.set_defaults(run=run_texts)


def run_texts(args: argparse.Namespace) -> int:
    """Print every text with its name and status, in the order of the files."""
    shown = [each for each in _texts(rules_of(args)) if args.whom in (None, each.whom)]
    if args.json:
        print_json([each._asdict() for each in shown])
        return 0
    for each in shown:
        print(f"{each.whom} · {each.name} [{each.status}]")
        print(f"  {each.en if args.lang == 'en' else each.nl}")
    return 0


def _texts(rules: Any) -> Iterator[_Text]:
    default = rules.status.is_
    for rule in rules.rules:
        status = (rule.head.status or rules.status).is_
        for key in ("because", "do"):
            text = getattr(rule.head, key)
            if text is not None:
                yield _text("worker", f"{rule.id}.{key}", text, status)
    for name, spec in rules.dictionary.facts.items():
        yield _text("question", name, spec.question, default)
        if spec.more is not None:
            yield _text("question", f"{name}.more", spec.more, default)
    for name, text in rules.families.items():
        yield _text("family", name, text, text.status.is_)
    for audience, questions in rules.spoken.items():
        yield from (_spoken(audience, name, each) for name, each in questions.items())
    yield from _roles(rules)
    yield from _of_plans(rules)
    for name, text in rules.texts.items():
        yield _text("document", name, text, default)


def _roles(rules: Any) -> Iterator[_Text]:
    for role, said in rules.roles.items():
        for key in ("does", "decides", "cannot", "ground"):
            text = getattr(said, key)
            if text is not None:
                yield _text("worker", f"role.{role}.{key}", text, said.status.is_)


def _of_plans(rules: Any) -> Iterator[_Text]:
    from top3.rules.load_plan_texts import TEMPLATE_TEXTS

    said = ((rules.checks, "check", ("says", "do")), (rules.proposals, "proposal", TEMPLATE_TEXTS))
    for listed, what, keys in said:
        for name, each in listed.items():
            for key in keys:
                text = getattr(each, key)
                if text is not None:
                    yield _text("worker", f"{what}.{name}.{key}", text, each.status.is_)


def _spoken(audience: str, name: str, spoken: Any) -> _Text:
    """Return a question in plain words; why one is never put to them is for the worker to read."""
    if spoken.never is not None:
        where = f"never-asked-of-{audience}.{name}"
        return _text("worker", where, spoken.never, spoken.status.is_)
    return _Text(audience, f"question.{name}", spoken.nl, spoken.en, spoken.status.is_)


def _text(whom: str, name: str, text: Any, status: str) -> _Text:
    return _Text(whom, name, text.nl, text.en or text.nl, status)
