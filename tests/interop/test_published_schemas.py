"""A published schema stays as it is: what changes gets another version."""

import importlib
import json
import shutil
import sys
from pathlib import Path

import pytest

from top3 import paths
from top3.cli import main as top3
from top3.cli.schema import DATA_FORMATS, formats
from top3.interop.json_schema import data_schema
from top3.rules.authoring.released import RELEASED, changed_releases, released

TOOLS = Path(__file__).parents[2] / "tools"
FOLDERS = tuple(f"schema/{name}-{formats()[name].version}" for name in DATA_FORMATS)


@pytest.fixture(scope="module")
def write():
    """Return the tool that writes schemas."""
    sys.path.insert(0, str(TOOLS))
    try:
        return importlib.import_module("rule_schemas").main
    finally:
        sys.path.remove(str(TOOLS))


@pytest.fixture(scope="module")
def made(tmp_path_factory, write):
    """Return a folder with every schema, written and released."""
    folder = tmp_path_factory.mktemp("rulesets")
    (folder / RELEASED).write_text("{}\n", encoding="utf-8")
    assert write([], folder) == 0
    for name in FOLDERS:
        assert top3(["rules", "release", str(folder / name)]) == 0
    return folder


@pytest.fixture
def root(made, tmp_path):
    """Return a folder of one's own with every schema, written and released."""
    shutil.copytree(made, tmp_path / "rulesets")
    return tmp_path / "rulesets"


def other_models(monkeypatch, name, *, version=None):
    """Let the models of one format give a schema with a key more, in the same or another version.

    Its key stands in a block, so that it is there whatever the format looks like at the top.
    """
    known = formats()
    form = known[name]

    def made():
        schema = form.make()
        defs = schema["$defs"]
        block = next(each for each in defs if "properties" in defs[each])
        properties = {**defs[block]["properties"], "later": {"type": "string"}}
        return {**schema, "$defs": {**defs, block: {**defs[block], "properties": properties}}}

    schema_id = form.schema_id.rpartition(":")[0] + f":{version or form.version}"
    known[name] = form._replace(schema_id=schema_id, make=made)
    monkeypatch.setattr("rule_schemas.formats", lambda: known)


def texts(root):
    return {str(path): path.read_text(encoding="utf-8") for path in root.rglob("*.schema.json")}


@pytest.mark.parametrize(
    "name",
    [pytest.param(each, marks=() if each == "plan" else pytest.mark.slow) for each in DATA_FORMATS],
)
def test_the_published_file_is_what_the_models_give(name):
    file = paths.rulesets() / "schema" / f"{name}-{formats()[name].version}" / f"{name}.schema.json"
    remedy = "run python tools/rule_schemas.py and commit the schemas"
    assert file.is_file(), remedy
    assert json.loads(file.read_text(encoding="utf-8")) == data_schema(formats()[name]), remedy


@pytest.mark.slow
def test_every_schema_is_written_where_its_version_says_and_released_once(root, write):
    assert set(released(root)) == set(FOLDERS)
    for name in FOLDERS:
        (file,) = (root / name).iterdir()
        schema = json.loads(file.read_text(encoding="utf-8"))
        kind, version = file.name.removesuffix(".schema.json"), name.rpartition("-")[2]
        assert schema["$id"] == f"urn:top3:schema:{kind}:{version}"
    assert changed_releases(root) == []
    assert write(["--check"], root) == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", DATA_FORMATS)
def test_a_released_schema_that_the_models_no_longer_give_is_refused_and_not_written(
    name, root, write, monkeypatch, capsys
):
    before = texts(root)
    other_models(monkeypatch, name)
    assert write([], root) == 1
    assert f"{name}.schema.json: out of date; make the next version" in capsys.readouterr().err
    assert write(["--check"], root) == 1
    assert texts(root) == before
    assert changed_releases(root) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", DATA_FORMATS)
def test_a_released_schema_that_is_written_over_is_found(name, root):
    file = root / "schema" / f"{name}-{formats()[name].version}" / f"{name}.schema.json"
    file.write_text(file.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert [each.place.path for each in changed_releases(root)] == [
        f"schema/{name}-{formats()[name].version}"
    ]
    shutil.rmtree(file.parent)
    assert len(changed_releases(root)) == 1


@pytest.mark.slow
def test_another_version_stands_beside_the_one_before(root, write, monkeypatch):
    before = texts(root)
    other_models(monkeypatch, "plan", version="2")
    assert write([], root) == 0
    assert texts(root).items() > before.items()
    assert (root / "schema/plan-2/plan.schema.json").is_file()
    assert changed_releases(root) == []


@pytest.mark.slow
def test_before_it_is_released_a_schema_follows_the_models(tmp_path, write, monkeypatch):
    assert write([], tmp_path) == 0
    other_models(monkeypatch, "plan")
    assert write(["--check"], tmp_path) == 1
    assert write([], tmp_path) == 0
    assert "later" in (tmp_path / "schema/plan-1/plan.schema.json").read_text(encoding="utf-8")
