"""Bad case files as data: each file marks its own faults, and a few are too large to keep."""

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "cases"
MARKER = "zwaluwstaart"
SMALL = """\
top3: case/1
id: een-zaak
fictional: true
as_of: 2026-03-16
people:
  - {id: p1, name: Zwaluwstaart}
"""
SMALL_JSON = b"""{
 "top3": "case/1",
 "id": "een-zaak",
 "fictional": true,
 "as_of": "2026-03-16"
}"""


class Fault(NamedTuple):
    """One fault a file should be refused for: its line, its code, and the name we should offer."""

    line: int | None
    code: str
    offered: str = ""


class BadFile(NamedTuple):
    """A file that must be refused: its name, its bytes and what is wrong with it."""

    name: str
    raw: bytes
    faults: tuple[Fault, ...]


def marked_files() -> list[BadFile]:
    """Read the files of the folder; `# ! code: offered` stands on every line with a fault."""
    return [
        BadFile(path.name, path.read_bytes(), marked_faults(path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*.yaml"))
    ]


def marked_faults(text: str) -> tuple[Fault, ...]:
    """Return the faults a text marks itself."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.search(r"# ! (?P<codes>[a-z0-9, -]+)(?:: (?P<offered>\S+))?$", line):
            offered = match["offered"] or ""
            found += [Fault(number, code, offered) for code in match["codes"].split(", ")]
    return tuple(found)


def made_files() -> list[BadFile]:
    """Return the bad files that are too large, too empty or too strange to keep in a folder."""
    word = MARKER.encode()
    deep = "{a: " * 20_000 + MARKER + "}" * 20_000
    stairs = "\n".join(" " * number + "a:" for number in range(1_500))
    return [
        BadFile("ten-megabytes.yaml", (word + b": x\n") * 700_000, (Fault(None, "too-large"),)),
        BadFile("levels.yaml", deep.encode(), (Fault(1, "too-deep"),)),
        BadFile("lists.yaml", b"[" * 20_000, (Fault(1, "too-deep"),)),
        BadFile("stairs.yaml", stairs.encode(), (Fault(41, "too-deep"),)),
        BadFile("dashes.yaml", b"- " * 20_000 + word, (Fault(1, "too-deep"),)),
        BadFile("levels.json", b'{"a": ' * 20_000 + b"1" + b"}" * 20_000, (Fault(1, "too-deep"),)),
        BadFile("noise.yaml", bytes(range(256)) * 40 + word, (Fault(2, "not-text"),)),
        BadFile("picture.yaml", b"\x89PNG\r\n\x1a\n" + word, (Fault(1, "not-text"),)),
        BadFile("sixteen-bit.yaml", SMALL.encode("utf-16"), (Fault(1, "not-text"),)),
        BadFile("bell.yaml", SMALL.encode() + b"# \x07" + word, (Fault(7, "not-text"),)),
        BadFile("empty.yaml", b"", (Fault(None, "empty"),)),
        BadFile("blank.yaml", b"\n  \n\n", (Fault(None, "empty"),)),
        BadFile("only-a-mark.yaml", b"\xef\xbb\xbf", (Fault(None, "empty"),)),
        BadFile("only-a-remark.yaml", b"# " + word, (Fault(None, "empty"),)),
        BadFile("a-word.yaml", word, (Fault(1, "wrong-kind"),)),
        BadFile("a-list.yaml", b"- " + word, (Fault(1, "wrong-kind"),)),
        BadFile("half.json", b'{"top3": "case/1", "' + word + b'": ', (Fault(2, "not-yaml"),)),
        BadFile("null.json", SMALL_JSON.replace(b'"een-zaak"', b"null"), (Fault(3, "null"),)),
    ]


ALL = [*marked_files(), *made_files()]
