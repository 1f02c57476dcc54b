"""`top3 nu`: one screen, no file needed. Whom to ring, what to do now and what not to do."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from top3.method.contacts import ContactEntry, Contacts
    from top3.reading import Tree


def add(subparsers: Any, parents: Sequence["ArgumentParser"] = ()) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "nu",
        aliases=["now"],
        parents=list(parents),
        help="gevaar nu? wie bellen, wat doen / danger now? whom to ring, what to do",
    )
    parser.add_argument(
        "--contacts",
        metavar="FILE",
        help="eigen nummers: een contacts.yaml / numbers of your own: a contacts.yaml",
    )
    parser.set_defaults(run=run_now)


def run_now(args: "Namespace") -> int:
    """Print the screen, or with `--json` the numbers as data; the exit status is 0."""
    from top3.method.contacts import load_contacts

    own = getattr(args, "contacts", None)
    contacts = load_contacts(_own(own)) if own else load_contacts()
    if getattr(args, "json", False):
        print(_as_json(contacts))
    else:
        print("\n".join(screen(contacts, args.lang)))
    return 0


def _own(path: str) -> "Tree":
    from top3.reading import read_file

    return read_file(path)


def screen(contacts: "Contacts", lang: str) -> list[str]:
    """Return the lines of the screen in `lang`."""
    shown = [line.entry for line in contacts.now_page if line.entry]
    name = max((len(entry.name.in_language(lang)) for entry in shown), default=0)
    number = max((len(entry.number.in_language(lang)) for entry in shown), default=0)
    lines = []
    for line in contacts.now_page:
        if line.entry:
            lines.append(f"  {_row(line.entry, lang, name, number)}")
        else:
            indent = "" if line.kind == "heading" else "  "
            lines.append(f"{indent}{line.text.in_language(lang)}")
    return lines


def _row(entry: "ContactEntry", lang: str, name: int, number: int) -> str:
    called, rung = entry.name.in_language(lang), entry.number.in_language(lang)
    return f"{called:{name}} {rung:{number}} {entry.when.in_language(lang)}"


def _as_json(contacts: "Contacts") -> str:
    entries = [
        {
            "id": entry.id,
            "name": entry.name._asdict(),
            "number": entry.number._asdict(),
            "when": entry.when._asdict(),
        }
        for entry in contacts.entries
    ]
    data = {
        "schema": "top3/contacts/1",
        "checked_on": contacts.checked_on,
        "checked_how": contacts.checked_how._asdict(),
        "entries": entries,
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
