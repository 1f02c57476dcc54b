"""Write the published schemas below `rulesets/schema/`: of rule files, and of data formats.

    python tools/rule_schemas.py            write them
    python tools/rule_schemas.py --check    write nothing; exit 1 when one is out of date

Rule files share one version: `<version>/<name>.schema.json`. A data format has its own:
`<format>-<version>/<format>.schema.json`, the bare shape that words for people do not change. What
is released is never written again; a change then goes into the next version.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from top3.cli.schema import formats
from top3.interop.json_schema import data_schema
from top3.method.groups import GROUPS
from top3.rules.authoring.released import released
from top3.rules.authoring.schema import VERSION, rule_schemas

RULESETS = Path(__file__).resolve().parents[1] / "rulesets"


def schema_files(root: Path) -> dict[Path, str]:
    """Return the text that is due in every schema file below `root`."""
    rules = {f"{VERSION}/{name}": schema for name, schema in rule_schemas(GROUPS).items()}
    data = {f"{name}-{form.version}/{name}": data_schema(form) for name, form in formats().items()}
    return {
        root / "schema" / f"{name}.schema.json": _text(schema)
        for name, schema in {**rules, **data}.items()
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
    frozen = [path for path in old if f"schema/{path.parent.name}" in released(root)]
    if frozen or (old and check):
        for path in old:
            remedy = (
                "make the next version" if path in frozen else "run python tools/rule_schemas.py"
            )
            print(f"{path.name}: out of date; {remedy}", file=sys.stderr)
        return 1
    for path in old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(due[path], encoding="utf-8", newline="\n")
        print(f"written: {path.relative_to(root)}")
    return 0


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
