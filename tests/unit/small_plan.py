"""Parts of a small plan: an agreement, a choice to share, a document, a step, a sign."""

from unit.small_case import chosen, plan_of, situation

BY = {"role": "fixed_face", "name": "M."}
PAST = {"is": "past", "because": {"nl": "verhuisd"}, "by": BY, "on": "2026-03-15"}
WHOLE = {"legal_frame": "voluntary", "informed": [{"who": "p1", "on": "2026-03-16"}]}


def agreement(item="a1", **fields):
    told = {"id": item, "answers": ["s1"], "keepers": ["p1"], "what": {"nl": "loopt weg"},
            "from": "2026-03-12", "checkers": ["school"], "check": {"nl": "belt elke week"},
            "otherwise": {"nl": "oma komt"}, "evaluate": "2026-03-30"}  # fmt: skip
    return {**told, **fields}


def share(**fields):
    told = {"id": "d2", "kind": "share", "items": ["a1"], "to_whom": ["p1"], "on": "2026-03-16",
            "by": BY, "reason": {"code": "agreed"}, "informants": "several"}  # fmt: skip
    return {**told, **fields}


def document(item="o1", **fields):
    told = {"id": item, "kind": "plan", "to": "p1", "on": "2026-03-16", "valid_until": "2026-04-01"}
    return {**told, **fields}


def step(item="e1", **fields):
    return {"id": item, "words": {"nl": "bel 112"}, **fields}


def sign(item="w1", **fields):
    told = {"id": item, "words": {"nl": "de stem gaat omhoog"}, "answers": ["s1"],
            "then": {"nl": "oma bellen"}, "noticed_by": ["school"]}  # fmt: skip
    return {**told, **fields}


def about(code, *, plan=None, **parts):
    """Return what a gap with this code is about, in a plan on s1 that people chose."""
    parts.setdefault("decisions", [chosen("s1", **WHOLE)])
    parts.setdefault("situations", [situation("s1")])
    made = plan or plan_of(**parts)
    return [each.about for each in made.gaps if each.code == code]
