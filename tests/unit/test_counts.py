"""A count reads as somebody would say it: one comes, two come."""

import json
import shutil
from pathlib import Path

import pytest

from top3 import paths
from top3.cli import main


@pytest.mark.parametrize(("count", "said"), [(1, "1 komt anders uit"), (2, "2 komen anders uit")])
def test_the_suite_says_how_many_cases_came_out_otherwise(count, said, tmp_path, capsys):
    folder = Path(shutil.copytree(str(paths.rulesets() / "conformance"), tmp_path / "suite"))
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    groups = [each for each in manifest["groups"] if each["file"] == "operators.json"]
    (folder / "manifest.json").write_text(json.dumps({**manifest, "groups": groups}))
    data = json.loads((folder / "operators.json").read_text(encoding="utf-8"))
    for case in data["cases"][:count]:
        case["expect"] = [{**due, "value": "not_valid"} for due in case["expect"]]
    (folder / "operators.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["rules", "conformance", str(folder), "--lang", "nl"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].endswith(said)
