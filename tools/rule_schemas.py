"""Write the schemas of rule files, for editors: `rulesets/schema/<version>/<name>.schema.json`.

    python tools/rule_schemas.py            write them
    python tools/rule_schemas.py --check    write nothing; exit 1 when one is out of date

A released version is never written again; a change then goes into the next version.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from top3.method.groups import GROUPS
from top3.rules.authoring.released import released
from top3.rules.authoring.schema import VERSION, rule_schemas

RULESETS = Path(__file__).resolve().parents[1] / "rulesets"


def schema_files(root: Path) -> dict[Path, str]:
    """Return the text that is due in every schema file below `root`."""
    folder = root / "schema" / VERSION
    return {
        folder / f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in rule_schemas(GROUPS).items()
    }


def main(arguments: Sequence[str] | None = None, root: Path = RULESETS) -> int:
    """Write every schema that is out of date; return 1 when that may not be done."""
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--check", action="store_true", help="write nothing; exit 1 when out of date")
    check = made.parse_args(arguments).check
    due = schema_files(root)
    old = [
        path for path, text in due.items() if not path.is_file() or path.read_text("utf-8") != text
    ]
    frozen = f"schema/{VERSION}" in released(root)
    if old and (check or frozen):
        remedy = "make the next version" if frozen else "run python tools/rule_schemas.py"
        print(*(f"{path.name}: out of date; {remedy}" for path in old), sep="\n", file=sys.stderr)
        return 1
    for path in old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(due[path], encoding="utf-8", newline="\n")
        print(f"written: {path.relative_to(root)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
