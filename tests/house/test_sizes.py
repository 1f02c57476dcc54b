"""Small enough to be read: a part that outgrows its size has a second responsibility."""

from collections.abc import Iterable, Sequence
from statistics import median

from house.source_tree import Function, Module, functions

FUNCTION_MEDIAN, FUNCTION_MOST, FUNCTION_MAX = 10, 30, 60
MODULE_MEDIAN, MODULE_MAX = 150, 400
MOST = 0.9


def function_faults(modules: Iterable[Module]) -> list[str]:
    """Say where functions are longer than the house allows, one by one and on the whole."""
    found = [(length(node), m.at(node), node.name) for m in modules for node in functions(m.tree)]
    lengths = [size for size, _, _ in found]
    too_long = [f"{at} {name}: {size} lines" for size, at, name in found if size > FUNCTION_MAX]
    return too_long + _on_the_whole("functions", lengths, FUNCTION_MEDIAN) + _most(lengths)


def module_faults(modules: Iterable[Module]) -> list[str]:
    """Say which modules are longer than the house allows, one by one and on the whole."""
    sizes = {module.name: len(module.text.splitlines()) for module in modules}
    too_long = [f"{name}: {size} lines" for name, size in sizes.items() if size > MODULE_MAX]
    written = [size for size in sizes.values() if size]
    return too_long + _on_the_whole("modules", written, MODULE_MEDIAN)


def length(function: Function) -> int:
    """Count the lines from `def` to the end, documentation included, decorators left out."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _on_the_whole(what: str, sizes: Sequence[int], limit: int) -> list[str]:
    middle = median(sizes) if sizes else 0
    return [f"{what}: median of {middle} lines, at most {limit}"] if middle > limit else []


def _most(sizes: Sequence[int]) -> list[str]:
    within = sum(size <= FUNCTION_MOST for size in sizes)
    if within >= MOST * len(sizes):
        return []
    return [f"functions: {within} of {len(sizes)} within {FUNCTION_MOST} lines, {MOST:.0%} wanted"]


def test_functions_are_short(package):
    assert function_faults(package) == []


def test_modules_are_short(package):
    assert module_faults(package) == []


def _function(name: str, lines: int) -> str:
    return f"def {name}():\n" + "    pass\n" * (lines - 1)


def test_one_giant_function_is_caught_and_named(toy):
    small = "".join(_function(f"f{n}", 3) for n in range(20))
    faults = function_faults(toy({"a.py": small + _function("giant", FUNCTION_MAX + 1)}))
    assert faults == ["top3.a:61 giant: 61 lines"]


def test_many_middling_functions_are_caught(toy):
    long = "".join(_function(f"f{n}", FUNCTION_MOST + 1) for n in range(3))
    short = "".join(_function(f"g{n}", 2) for n in range(17))
    assert function_faults(toy({"a.py": long + short})) == [
        "functions: 17 of 20 within 30 lines, 90% wanted"
    ]
    middling = "".join(_function(f"f{n}", FUNCTION_MEDIAN + 1) for n in range(3))
    assert function_faults(toy({"a.py": middling})) == ["functions: median of 11 lines, at most 10"]


def test_a_giant_module_is_caught(toy):
    files = {"a.py": "a = 1\n" * (MODULE_MAX + 1), "b.py": "b = 1\n"} | {
        f"c{n}.py": "c = 1\n" for n in range(3)
    }
    assert module_faults(toy(files)) == ["top3.a: 401 lines"]
    assert module_faults(toy({f"c{n}.py": "c = 1\n" * 151 for n in range(9)})) == [
        "modules: median of 151 lines, at most 150"
    ]
