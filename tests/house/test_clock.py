"""A case has its own day: only the command line may ask what day it is."""

import ast
from collections.abc import Iterable

import pytest

from house.source_tree import Module, dotted, imports, imports_package, local_names

# runs every step in a program of its own: it runs with what is slow
pytestmark = pytest.mark.slow

CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.today",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "uuid.uuid1",
    "os.times",
}


def clocks(modules: Iterable[Module]) -> list[str]:
    """Name every place outside the command line that can read a clock."""
    indoors = [module for module in modules if module.room != "cli"]
    return [fault for module in indoors for fault in (*_time_imports(module), *_readings(module))]


def _time_imports(module: Module) -> list[str]:
    return [
        f"{module.at(node)}: imports {imported}"
        for node, imported in imports(module)
        if imports_package(imported, "time")
    ]


def _readings(module: Module) -> list[str]:
    names = local_names(module)
    return [
        f"{module.at(node)}: {spelled}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute | ast.Name) and (spelled := dotted(node, names)) in CLOCKS
    ]


def test_no_step_reads_a_clock(package):
    assert clocks(package) == []


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date\nday = date.today()",
        "from datetime import date as d\nmake = d.today",
        "import datetime\nnow = datetime.datetime.now(datetime.UTC)",
        "import datetime as dt\nnow = dt.datetime.utcnow()",
        "import time",
        "from time import monotonic",
        "from uuid import uuid1\nkey = uuid1()",
    ],
)
def test_a_clock_is_caught_under_any_name(toy, text):
    assert len(clocks(toy({"method/assess.py": text}))) == 1


def test_the_command_line_may_read_todays_date(toy):
    text = "from datetime import date\n\n\ndef main():\n    return date.today()\n"
    assert clocks(toy({"cli/__init__.py": text, "cli/due.py": text})) == []


def test_a_result_may_have_a_field_called_now(toy):
    text = "from datetime import time\n\n\ndef first(result):\n    return result.now, time(1, 2)\n"
    assert clocks(toy({"views/compose.py": text})) == []
