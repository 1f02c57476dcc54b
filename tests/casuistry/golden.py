"""What each version of the generator makes: one digest a scenario; run this file to write it anew.

Plain records only: what the course adds moves with the rules, and is held to them instead.
"""

import hashlib
import json
from pathlib import Path

from top3.canonical import canonical_json
from top3.casuistry.generate import GENERATOR_VERSION, plain
from top3.casuistry.language.load import load_scenarios

GOLDEN = Path(__file__).with_name("golden.json")
_CASES = 10


def digests():
    """Return the digest of the first cases of every shipped scenario, in both languages."""
    return {each.id: _digest(each) for each in load_scenarios()}


def _digest(scenario):
    found = hashlib.sha256()
    for lang in ("nl", "en"):
        for index in range(_CASES):
            found.update(canonical_json(plain(scenario, 7, index, lang).start).encode())
    return found.hexdigest()


def write():
    """Write the file anew."""
    data = {"generator": GENERATOR_VERSION, "scenarios": digests()}
    GOLDEN.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
