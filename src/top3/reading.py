"""Strict text to a tree with positions; the only module that imports yaml.

Case files, rule sets, rule tests and answer sheets all come through here. YAML is read from its
events, not by its loader, so that nothing is guessed: only text, whole numbers and true/false.
Refused with a remedy: duplicate keys, anchors, aliases, tags, null, `yes`/`no`/`on`/`off`, numbers
with a point or a leading zero, anything too large or too deep.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from top3.errors import Both, Place, Problem, ReadingError
from top3.refusals import DEEPEST, LARGEST, MOST_NODES, REFUSALS

Path_ = tuple[str | int, ...]
Spot = tuple[int, int]
Heads = dict[str | int, list[tuple[Path_, Spot]]]
MOST_PROBLEMS = 200

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ESCAPED_PAIR = re.compile(
    r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
)
_INT = re.compile(r"-?(0|[1-9][0-9]{0,15})\Z")
_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+)\Z"
)
_YAML_BOOLS = {"yes", "no", "on", "off"}
_NULLS = {"", "~", "null"}


@dataclass(slots=True)
class Tree:
    """A read text: plain data, and the line and column of every part of it.

    `data` holds only dict, list, str, int and bool. `positions` maps a path to (line, column), both
    from 1; `keys` does the same for the key that leads to that path.
    """

    data: Any
    file: str = ""
    positions: dict[Path_, Spot] = field(default_factory=dict)
    keys: dict[Path_, Spot] = field(default_factory=dict)
    _heads: tuple[Heads, Heads] | None = field(default=None, init=False, repr=False, compare=False)

    def part(self, path: Path_, data: Any) -> "Tree":
        """Return one part of the text as a tree of its own, with the lines of the whole."""
        if not path:
            return Tree(data, self.file, dict(self.positions), dict(self.keys))
        # by first step, once: a file of many entries is asked for each of them
        if self._heads is None:
            self._heads = (_by_head(self.positions), _by_head(self.keys))
        depth = len(path)
        positions, keys = (
            {at[depth:]: spot for at, spot in heads.get(path[0], ()) if at[:depth] == path}
            for heads in self._heads
        )
        return Tree(data, self.file, positions, keys)

    def place(self, path: Path_, *, shown: str = "", label: Both | None = None) -> Place:
        """Return the place of `path`; a part without a line of its own gets its parent's."""
        line: int | None = None
        for length in range(len(path), -1, -1):
            spot = self.keys.get(path[:length]) or self.positions.get(path[:length])
            if spot:
                line = spot[0]
                break
        return Place(self.file, line, shown, label)


def _by_head(spots: dict[Path_, Spot]) -> Heads:
    heads: Heads = {}
    for at, spot in spots.items():
        if at:
            heads.setdefault(at[0], []).append((at, spot))
    return heads


def read_file(path: str | Path) -> Tree:
    """Read a YAML or JSON file into a tree.

    Raises:
        ReadingError: the file is missing, too large, no text, or not strict YAML; every fault.
    """
    name = Path(path).name
    return read_bytes(_bytes_of(Path(path), name), name)


def read_bytes(raw: bytes, name: str = "") -> Tree:
    """Read bytes into a tree; `name` is shown as the file and decides nothing.

    Raises:
        ReadingError: see `read_file`.
    """
    text = _text_of(raw, name)
    builder = _Builder(name)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
            if builder.stopped:
                break
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        # the library's own message quotes the line, and the line is somebody's life
        builder.fault("not-yaml", _line_of(error))
    tree = Tree(builder.root, name, builder.positions, builder.keys)
    if builder.problems:
        whole = builder.ended and not builder.stopped
        raise ReadingError(_sorted(builder.problems), tree=tree if whole else None) from None
    if not builder.documents:
        raise _refusal(name, "empty")
    return tree


def read_text(text: str, name: str = "") -> Tree:
    """Read a text into a tree.

    Raises:
        ReadingError: see `read_file`.
    """
    return read_bytes(text.encode(), name)


def read_plain(path: Path, *, largest: int = LARGEST) -> str:
    """Read a text file that is not YAML, such as notes in Markdown.

    Raises:
        ReadingError: the file is missing, too large, empty or no text.
    """
    text = _text_of(_bytes_of(path, path.name), path.name, largest=largest)
    return text.replace("\r\n", "\n")


def write_yaml(data: object) -> str:
    """Write plain data as YAML that `read_text` reads back to the same data.

    Text that strict reading would refuse or turn into a number is quoted.
    """
    return yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=100)


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise _refusal(name, "too-large")
        return path.read_bytes()
    except FileNotFoundError:
        raise _refusal(name, "not-found") from None
    except OSError:
        raise _refusal(name, "not-readable") from None


def _text_of(raw: bytes, name: str, *, largest: int = LARGEST) -> str:
    if len(raw) > largest:
        raise _refusal(name, "too-large")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(name, "not-text", raw[: error.start].count(b"\n") + 1) from None
    bad = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]", text)
    if bad:
        raise _refusal(name, "not-text", text[: bad.start()].count("\n") + 1)
    if not text.strip():
        raise _refusal(name, "empty")
    # JSON writes a sign such as an emoji as two escapes, which YAML does not know
    return _ESCAPED_PAIR.sub(_one_sign, text) if text.lstrip()[0] in "{[" else text


def _one_sign(match: re.Match[str]) -> str:
    """Write the two escapes of JSON for one sign as that sign."""
    high, low = int(match[2], 16), int(match[3], 16)
    return match[1] + chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _refusal(name: str, code: str, line: int | None = None) -> ReadingError:
    found, remedy = REFUSALS[code]
    return ReadingError([Problem(Place(name, line), code, found, remedy)])


def _line_of(error: Exception) -> int | None:
    mark: Any = getattr(error, "problem_mark", None)
    return None if mark is None else mark.line + 1


def _sorted(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.place.line or 0, problem.code))


class _Builder:
    """Builds the tree from events, without recursion, collecting every fault."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Any = None
        self.documents = 0
        self.nodes = 0
        self.stopped = False
        self.ended = False
        self.problems: list[Problem] = []
        self.positions: dict[Path_, tuple[int, int]] = {}
        self.keys: dict[Path_, tuple[int, int]] = {}
        self._stack: list[tuple[Any, Path_, list[Any]]] = []

    def fault(self, code: str, line: int | None) -> None:
        found, remedy = REFUSALS[code]
        self.problems.append(Problem(Place(self.name, line), code, found, remedy))
        self.stopped = self.stopped or len(self.problems) >= MOST_PROBLEMS

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_alias(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._check_node(event)
            self._place(self._scalar(event), event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
        elif isinstance(event, yaml.StreamEndEvent):
            self.ended = True

    def _refuse_alias(self, event: Any) -> None:
        self.fault("alias", event.start_mark.line + 1)
        self._place("", event)

    def _start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.fault("several-documents", event.start_mark.line + 1)
            self.stopped = True

    def _open(self, event: Any) -> None:
        self._check_node(event)
        node: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._place(node, event)
        self._stack.append((node, path, []))
        if len(self._stack) > DEEPEST:
            self.fault("too-deep", event.start_mark.line + 1)
            self.stopped = True

    def _check_node(self, event: Any) -> None:
        line = event.start_mark.line + 1
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self.fault("too-many", line)
            self.stopped = True
        if event.anchor is not None:
            self.fault("anchor", line)
        if event.tag is not None:
            self.fault("tag", line)

    def _place(self, node: Any, event: Any) -> Path_:
        """Put a node where it belongs and return its path; a scalar in key position waits."""
        spot = (event.start_mark.line + 1, event.start_mark.column + 1)
        if not self._stack:
            self.root = node
            self.positions[()] = spot
            return ()
        parent, path, waiting = self._stack[-1]
        if isinstance(parent, list):
            here = (*path, len(parent))
            parent.append(node)
        elif waiting:
            here = (*path, waiting.pop())
            parent[here[-1]] = node
        else:
            self._take_key(node, parent, path, waiting, spot)
            return (*path, "?")
        self.positions[here] = spot
        return here

    def _take_key(
        self,
        key: Any,
        parent: dict[str, Any],
        path: Path_,
        waiting: list[Any],
        spot: tuple[int, int],
    ) -> None:
        if not isinstance(key, str) or not key:
            self.fault("key-not-text", spot[0])
            key = f"?{len(parent)}"
        elif key in parent:
            self.fault("duplicate-key", spot[0])
        waiting.append(key)
        self.keys[(*path, key)] = spot

    def _scalar(self, event: Any) -> str | int | bool:
        text, line = str(event.value), event.start_mark.line + 1
        if self._at_key():
            return text  # `on` and `no` are names here, not answers
        if event.style:  # the C parser says '' for plain, the other one None
            if not text.strip() and self._stack:
                self.fault("null", line)
            return text
        return self._plain(text, line)

    def _at_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1][0], dict) and not self._stack[-1][2]

    def _plain(self, text: str, line: int) -> str | int | bool:
        low = text.lower()
        if low in _NULLS:
            self.fault("null", line)
        elif low in _YAML_BOOLS:
            self.fault("yes-no", line)
        elif low in ("true", "false"):
            return low == "true"
        elif _INT.match(text):
            return int(text)
        elif _NUMBER.match(text):
            self.fault("number", line)
        return text


class _Writer(yaml.SafeDumper):
    """Writes text so that the strict reader gives the same text back."""

    # a day is text here, so it needs no quotes; nor does the key `on`, which is no answer
    yaml_implicit_resolvers = {  # noqa: RUF012 - the library reads it as it is
        first: [pair for pair in pairs if pair[0].rpartition(":")[2] not in ("timestamp", "bool")]
        for first, pairs in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> Any:
        """Write keys plainly; only answers that look like yes or no need quotes."""
        node = super().represent_mapping(tag, mapping, flow_style)
        for key, _ in node.value:
            if key.value in _YAML_BOOLS:
                key.style = None
        return node

    def ignore_aliases(self, _data: Any) -> bool:
        """Write a part that occurs twice twice: the reader takes no aliases."""
        return True


def _write_str(writer: _Writer, text: str) -> yaml.ScalarNode:
    risky = (
        text.lower() in _NULLS | _YAML_BOOLS | {"true", "false"}
        or _NUMBER.match(text)
        or re.match(r"[-+]?[0-9][0-9:_.]*\Z", text)
        or text != text.strip()
    )
    style = '"' if risky else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _write_bool(writer: _Writer, value: bool) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", str(value).lower())


_Writer.add_representer(str, _write_str)
_Writer.add_representer(bool, _write_bool)


def read_as_given(path: Path) -> str:
    """Read a text file with its line ends as they are, so that places in it can be counted.

    Raises:
        ReadingError: as `read_plain`.
    """
    return text_as_given(_bytes_of(path, path.name), path.name)


def text_as_given(raw: bytes, name: str = "") -> str:
    """Return bytes as text, with every character as it is; a mark of byte order is left out.

    Raises:
        ReadingError: they are too many, empty or no text.
    """
    _text_of(raw, name)
    return raw.decode("utf-8-sig")
