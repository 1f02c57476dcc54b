"""A Word file in LibreOffice, as somebody without Word opens it: what it reads, and its pages.

Needs LibreOffice Writer (`soffice`, or the program that SOFFICE names). Only tests marked `slow`
and `dev_tool` come here.
"""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

_MISSING = "LibreOffice: not found; install libreoffice-writer-nogui, or let SOFFICE name it"


def program() -> str:
    """Return the program.

    Raises:
        FileNotFoundError: it is not installed; a check that cannot run does not pass.
    """
    found = os.environ.get("SOFFICE") or shutil.which("soffice")
    if not found:
        raise FileNotFoundError(_MISSING)
    return found


def converted(files: Mapping[str, bytes], to: str, folder: Path) -> dict[str, bytes]:
    """Open Word files in one run and save each as "odt" or "pdf"; a profile of its own each time.

    Raises:
        AssertionError: LibreOffice could not read one of them.
    """
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    done = subprocess.run(
        [program(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--norestore", "--convert-to", to, "--outdir", str(folder / to),
         *(str(folder / f"{name}.docx") for name in files)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return {name: (folder / to / f"{name}.{to}").read_bytes() for name in files}


def part(archive: Path | object, name: str) -> bytes:
    """Return one part of a packed file."""
    with zipfile.ZipFile(archive) as parts:  # type: ignore[arg-type]
        return parts.read(name)
