"""Draw the pictures of the process for the documentation, with Mermaid in a browser.

    npm install mermaid --prefix FOLDER
    python tools/process_pictures.py FOLDER             write docs/reference/process-<number>.svg

Who has neither npm nor Chromium leaves them: a test says when one is out of date. Each holds the
sha256 of the Mermaid source it was drawn from.
"""

import argparse
import hashlib
import html
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from top3 import load_rules
from top3.rules.process import Process
from top3.trajectory.picture import PARTS, mermaid
from top3.trajectory.process import machine_of

DOCS = Path(__file__).resolve().parents[1] / "docs" / "reference"
_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)
_START = "mermaid.initialize({startOnLoad: true, theme: 'neutral', fontFamily: 'sans-serif'})"


def sources(process: Process) -> dict[str, str]:
    """Return the Mermaid source of every picture by the name of its file."""
    return {f"process-{number}.svg": mermaid(process, "nl", each)
            for number, each in enumerate(PARTS, 1)}  # fmt: skip


def mark_of(source: str) -> str:
    """Return what a picture says of the source it was drawn from."""
    return f"<!-- drawn from {hashlib.sha256(source.encode()).hexdigest()} -->"


def drawn(listed: Sequence[str], folder: Path) -> list[str]:
    """Return a picture for every source, drawn by the Mermaid that is installed in a folder."""
    script = (folder / "node_modules" / "mermaid" / "dist" / "mermaid.min.js").resolve()
    blocks = "".join(f'<pre class="mermaid">{html.escape(each)}</pre>' for each in listed)
    page = (
        f'<meta charset="utf-8"><script src="{script.as_uri()}"></script>'
        f"{blocks}<script>{_START}</script>"
    )
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "page.html"
        file.write_text(page, encoding="utf-8")
        shown = subprocess.run(
            [shutil.which("chromium") or "chromium", "--headless", "--no-sandbox", "--disable-gpu",
             "--dump-dom",
             "--disable-background-networking", f"--user-data-dir={place}/profile",
             "--virtual-time-budget=20000", "--window-size=1000,4000", file.as_uri()],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
    return [_as_file(each) for each in _SVG.findall(shown)]


def _as_file(svg: str) -> str:
    """Return a picture of the page as a file of its own: closed tags, and on white paper."""
    svg = re.sub(r"<br ?/?>", "<br/>", svg.replace("&nbsp;", "&#160;"))
    if "xmlns=" not in svg.split(">", 1)[0]:
        svg = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    wide = re.search(r'viewBox="\S+ \S+ (\S+) ', svg)
    svg = svg.replace('width="100%"', f'width="{wide[1]}"', 1) if wide else svg
    return svg.replace('style="', 'style="background: white; ', 1)


def main() -> int:
    """Draw and write; 1 where the browser drew another number of pictures than there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    due = sources(machine_of(load_rules("top3")).process)
    pictures = drawn(list(due.values()), parser.parse_args().folder)
    if len(pictures) != len(due):
        print(f"{len(pictures)} of {len(due)} pictures were drawn", file=sys.stderr)
        return 1
    for (name, source), svg in zip(due.items(), pictures, strict=True):
        (DOCS / name).write_text(f"{svg}\n{mark_of(source)}\n", encoding="utf-8")
        print(f"written: docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
