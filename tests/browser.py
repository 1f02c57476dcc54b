"""A page in a real browser: what axe-core finds in it, how wide it is, what it asks for, its print.

Needs Chromium (`chromium`, or the program that CHROMIUM names) and axe-core: the file that
AXE_CORE names, or `npm install axe-core` in the folder of the repository. Only tests marked `slow`
and `dev_tool` come here. The browser is spoken to over a pipe, so that no test opens a socket, and
the page is never changed: axe runs beside it, in a world of its own.
"""

import base64
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")
# everything axe knows of WCAG up to 2.2 AA, and its own best practice
_RUN = """axe.run(document, {runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a",
"wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}, resultTypes: ["violations"]})
.then(found => JSON.stringify(found.violations.map(each => each.id + ": " + each.help + "\\n  "
+ each.nodes.map(node => node.html.slice(0, 200)).join("\\n  "))))"""
_MISSING = "axe-core: not found; run 'npm install axe-core' here, or let AXE_CORE name axe.min.js"


@cache
def axe_source() -> str:
    """Return the text of axe-core.

    Raises:
        FileNotFoundError: it is not installed; a check that cannot run does not pass.
    """
    here = Path(__file__).resolve().parents[1] / "node_modules/axe-core/axe.min.js"
    path = Path(os.environ.get("AXE_CORE", here))
    if not path.is_file():
        raise FileNotFoundError(_MISSING)
    return path.read_text(encoding="utf-8")


class Browser:
    """One running Chromium that shows one page at a time."""

    def __init__(self, process: "subprocess.Popen[bytes]", asks: int, answers: int) -> None:
        self._process, self._asks, self._answers = process, asks, answers
        self._number, self._rest, self._session = 0, b"", ""
        self.requests: list[str] = []
        """The addresses that the pages asked for since `show`."""
        self.complaints: list[str] = []
        """What the browser wrote in its console since `show`."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for part in ("Page", "Network", "Log", "Runtime"):
            self._ask(f"{part}.enable")

    def show(self, html: str, *, width: int = 1280, scheme: str = "light",
             media: str = "") -> None:  # fmt: skip
        """Show a page, at a width in CSS pixels, in light or dark mode, on a screen or in print."""
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=900,
                  deviceScaleFactor=1, mobile=False)  # fmt: skip
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._ask("Emulation.setEmulatedMedia", media=media, features=features)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "page.html"
            file.write_text(html, encoding="utf-8")
            self.requests, self.complaints = [], []
            self._wait_for = "Page.loadEventFired"
            self._ask("Page.navigate", url=file.as_uri())
            while self._wait_for:
                self._read()
        self.requests = [each for each in self.requests if each != file.as_uri()]

    def run(self, script: str, *, world: int | None = None) -> object:
        """Return what a line of JavaScript gives; the page itself may run none."""
        where = {} if world is None else {"contextId": world}
        found = self._ask("Runtime.evaluate", expression=script, awaitPromise=True,
                          returnByValue=True, **where)  # fmt: skip
        if "exceptionDetails" in found:
            raise RuntimeError(found["exceptionDetails"])
        return found["result"].get("value")

    def violations(self) -> list[str]:
        """Return what axe-core has against the page that is shown."""
        tree = self._ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = self._ask("Page.createIsolatedWorld", frameId=tree)["executionContextId"]
        self.run(axe_source() + ";0", world=world)
        found = self.run(_RUN, world=world)
        assert isinstance(found, str)
        return json.loads(found)

    def width_needed(self) -> int:
        """Return how wide the page is, in CSS pixels: more than the window scrolls sideways."""
        found = self.run("document.documentElement.scrollWidth")
        assert isinstance(found, int)
        return found

    def picture(self) -> bytes:
        """Return the whole page as a PNG."""
        found = self._ask("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(found["data"])

    def printed(self) -> bytes:
        """Return the page as PDF, as the browser prints it on the paper that the page asks for."""
        found = self._ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(found["data"])

    _wait_for = ""

    def _ask(self, method: str, **params: object) -> dict:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        _write(self._asks, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                return answer["result"]

    def _read(self) -> dict:
        while b"\0" not in self._rest:
            more = os.read(self._answers, 1 << 20)
            if not more:
                raise RuntimeError("the browser has stopped")
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\0")
        message = json.loads(line)
        self._notice(message.get("method", ""), message.get("params", {}))
        return message

    def _notice(self, method: str, params: dict) -> None:
        if method == self._wait_for:
            self._wait_for = ""
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"][:200])
        elif method == "Log.entryAdded":
            self.complaints.append(params["entry"]["text"])


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium and stop it again."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    theirs_in, asks = os.pipe()
    answers, theirs_out = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = (
            "--headless --no-sandbox --disable-gpu --disable-background-networking "
            "--disable-extensions --hide-scrollbars --remote-debugging-pipe "
            f"--user-data-dir={profile}"
        )
        # Chromium reads from 3 and writes to 4, whatever numbers are free here
        line = f'exec "$0" {options} 3<&{theirs_in} 4>&{theirs_out}'
        process = subprocess.Popen(
            [shutil.which("bash") or "bash", "-c", line, program], pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Browser(process, asks, answers)
        finally:
            os.close(asks)
            process.terminate()
            process.wait(timeout=30)
            os.close(answers)


def axe(shown: Browser, html: str) -> list[str]:
    """Return everything wrong with a page: at 1280 and 320 pixels, in light and in dark.

    Beside what axe-core says: sideways scrolling, anything the page asked for from outside, and
    anything the browser complained of. An empty list is a page without a fault.
    """
    faults = []
    for width in WIDTHS:
        for scheme in SCHEMES:
            shown.show(html, width=width, scheme=scheme)
            found = shown.violations()
            found += [f"asks for {each}" for each in shown.requests if not _is_inside(each)]
            found += [f"complaint: {each}" for each in shown.complaints]
            if shown.width_needed() > width:
                found.append(f"scrolls sideways: {shown.width_needed()} pixels wide")
            faults += [f"{width} {scheme}: {each}" for each in found]
    return faults


def _is_inside(address: str) -> bool:
    return address.startswith("data:")
