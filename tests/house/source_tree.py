"""Modules as text and syntax trees, so that every house check is a function of a source tree."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One module: its dotted name, its text and its syntax tree."""

    name: str
    text: str
    tree: ast.Module
    is_package: bool

    @property
    def room(self) -> str:
        """Return the part right under the package: `cli` for `top3.cli.plan`."""
        return [*self.name.split("."), ""][1]

    def at(self, node: ast.AST) -> str:
        """Return where a node stands."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


def read_tree(root: Path) -> tuple[Module, ...]:
    """Read every module under a package folder, in order of name."""
    return tuple(_read(root, path) for path in sorted(root.rglob("*.py")))


def _read(root: Path, path: Path) -> Module:
    parts = [root.name, *path.relative_to(root).with_suffix("").parts]
    is_package = parts[-1] == "__init__"
    text = path.read_text(encoding="utf-8")
    name = ".".join(parts[:-1] if is_package else parts)
    return Module(name, text, ast.parse(text, str(path)), is_package)


def imports(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Yield every import, wherever it stands, with the dotted name of each thing imported."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, node)
            yield from ((node, f"{base}.{alias.name}") for alias in node.names)


def _base(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    up = node.level - module.is_package
    return ".".join([*parts[: len(parts) - up], *([node.module] if node.module else [])])


def imports_package(imported: str, package: str) -> bool:
    """Whether an imported dotted name lies in a package or module."""
    return imported == package or imported.startswith(f"{package}.")


def local_names(module: Module) -> Mapping[str, str]:
    """Map each name an import binds in a module to the dotted name it stands for."""
    bound: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            bound |= {a.asname or a.name.split(".")[0]: _bound(a) for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, node)
            bound |= {alias.asname or alias.name: f"{base}.{alias.name}" for alias in node.names}
    return bound


def _bound(alias: ast.alias) -> str:
    return alias.name if alias.asname else alias.name.split(".")[0]


def dotted(node: ast.expr, names: Mapping[str, str]) -> str:
    """Spell `a.b.c` in full, through the imports of its module; empty for anything else."""
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        base = dotted(node.value, names)
        return f"{base}.{node.attr}" if base else ""
    return ""


def functions(tree: ast.AST) -> list[Function]:
    """List every function and method, nested ones too."""
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def public_definitions(module: Module) -> Iterator[tuple[str, ast.ClassDef | Function]]:
    """Yield the public classes, functions and methods of a module with their qualified names."""
    if any(part.startswith("_") and part != "__main__" for part in module.name.split(".")):
        return
    yield from _public(module.tree.body, "")


def _public(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, ast.ClassDef | Function]]:
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield f"{prefix}{node.name}", node
            yield from _public(node.body, f"{prefix}{node.name}.")
        elif isinstance(node, Function) and not node.name.startswith("_"):
            yield f"{prefix}{node.name}", node
        elif isinstance(node, ast.If | ast.Try):
            inner = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]
            yield from _public(inner, prefix)
