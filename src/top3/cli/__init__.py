"""The command line: one module per command group; results on stdout, everything else on stderr.

Exit status: 0 done; 1 done, with blocking findings or differences; 2 input refused. A command is
imported only when it is typed, so that `top3 nu` is there at once.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from top3.errors import Both, ProblemsError, StepNotAllowedError, Top3Error

_MODULES = (
    "now", "demo", "case", "assess", "plan", "ask", "why", "why_not", "trajectory", "due", "table",
    "language", "rules", "schema", "export", "cases",
)  # fmt: skip
_UNEXPECTED = Both(
    "top3: dit had niet mogen gebeuren ({kind}); er is niets geschreven. Meld het, zonder bestand.",
    "top3: this should not have happened ({kind}); nothing was written. Report it, without file.",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; never a traceback for bad input."""
    args = parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except Top3Error as error:
        return _refuse(error, args)
    except BrokenPipeError:
        # the reader closed the pipe, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the last line of defence
        # a traceback could show the case; its kind is enough to look for the fault
        message = _UNEXPECTED.in_language(args.lang)
        print(message.replace("{kind}", type(error).__name__), file=sys.stderr)
        print(_closing(args.lang), file=sys.stderr)
        return 2
    return status


def _closing(lang: str) -> str:
    from top3.method.contacts import load_contacts

    return load_contacts().closing.in_language(lang)


def parser() -> argparse.ArgumentParser:
    """Return the parser with every command."""
    from top3 import __version__

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=("nl", "en"), default="nl", help="nl of / or en")
    common.add_argument("--json", action="store_true", help="resultaat als JSON / result as JSON")
    made = argparse.ArgumentParser(
        prog="top3",
        description="Ordenen, concretiseren, taxeren, prioriteren, afspraken maken; "
        "mensen beslissen. Is er nu gevaar: top3 nu.",
    )
    made.add_argument("--version", action="version", version=f"top3 {__version__}")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in _MODULES:
        import_module(f"top3.cli.{name}").add(commands, parents=[common])
    return made


def _refuse(error: Top3Error, args: argparse.Namespace) -> int:
    if args.json:
        problems = error.problems if isinstance(error, ProblemsError) else ()
        if isinstance(error, StepNotAllowedError):
            problems = error.blockers
        message = {"nl": error.in_language("nl"), "en": error.in_language("en")}
        data = {"message": message, "problems": [problem.as_data() for problem in problems]}
        print(json.dumps(data, ensure_ascii=False), file=sys.stderr)
    else:
        print(error.in_language(args.lang), file=sys.stderr)
    return 2
