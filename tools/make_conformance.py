"""Make the conformance suite: language-neutral JSON with which any implementation can prove itself.

    python tools/make_conformance.py            write the files
    python tools/make_conformance.py --check    write nothing; exit 1 when one is out of date

What a case expects is worked out here, by hand-written tables and a reference of a few lines. The
package is never asked: it is what the suite tests.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import conformance_facts as facts
import conformance_layers as layers
import conformance_logic as logic
import conformance_sets as sets
from conformance_parts import FORMAT, Group

FOLDER = Path(__file__).resolve().parents[1] / "rulesets" / "conformance"


def groups() -> list[Group]:
    """Return every group, in the order in which an implementation will want them."""
    return [
        logic.truth_tables(),
        logic.nested_conditions(),
        logic.quantifiers(),
        facts.operators(),
        facts.unknown_reasons(),
        facts.direction(),
        facts.exceptions(),
        facts.ageing(),
        sets.judgements(),
        sets.references(),
        sets.parameters(),
        sets.urgency(),
        sets.refusals(),
        layers.tables(),
        layers.overlays(),
    ]


def files() -> dict[str, str]:
    """Return every file that is made, by name."""
    made = groups()
    entries = [
        {"file": f"{each.name}.json", "cases": len(each.cases), "says": each.says} for each in made
    ]
    manifest = {"format": FORMAT, "language": "ruleset/1", "groups": entries}
    texts = {f"{each.name}.json": each.as_json() for each in made}
    return {"manifest.json": json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", **texts}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the suite, or with `--check` only look; return 1 when a file is out of date."""
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--check", action="store_true", help="write nothing")
    check = made.parse_args(arguments).check
    old = 0
    for name, text in files().items():
        path = FOLDER / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        old += 1
        if not check:
            path.write_text(text, encoding="utf-8")
        print(f"{'out of date' if check else 'written'}: {path.name}")
    return 1 if check and old else 0


if __name__ == "__main__":
    sys.exit(main())
