"""A template for each type of event: YAML with the name of every field, to fill in and apply.

What has to be filled in says so, and an event file in which that still stands is refused: nothing
is recorded that nobody wrote.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from top3.errors import Both, Problem
from top3.model.case import COLLECTIONS
from top3.model.labels import LABELS
from top3.reading import Path_, Tree
from top3.trajectory.event_types import EVENT_TYPES, EventType
from top3.values import I18n, RoleRef

FILL_IN = "VUL IN"
"""What stands where a text has to be filled in."""
FILL_IN_NAME = "vul_in"
"""The same for a name from a list of the rule set."""

_PLAIN = re.compile(r"[A-Za-z0-9_-]+\Z")
_IDS = {
    "people": "p", "reports": "r", "statements": "t", "acute_rounds": "ar", "situations": "s",
    "factors": "f", "consequences": "c", "strengths": "k", "needs": "n", "views": "v",
    "judgements": "j", "instrument_outcomes": "io", "noted": "nt", "goals": "g", "agreements": "a",
    "checks": "ch", "measures": "m", "decisions": "d", "evaluations": "e", "moments": "mo",
    "involvements": "i", "documents": "doc", "consents": "co", "consultations": "cs",
    "hand_overs": "h", "stand_ins": "si", "holds": "ho", "warning_signs": "ws",
    "emergency_steps": "es",
}  # fmt: skip
_TEXT: dict[str, str] = {"nl": FILL_IN}
_WHO: dict[str, str] = {"role": "fixed_face", "name": FILL_IN}
_POINTS = {"person": "p0", "who": "p0", "of": "p0", "report": "r0", "statement": "t0",
           "agreement": "a0", "about": "s0"}  # fmt: skip
"""Nobody and nothing has number 0: what is not filled in points nowhere, and is refused."""


def template(name: str, *, moment: str, lang: str = "nl") -> str:
    """Return a template of one type of event: what is needed, and what may be added as comment.

    Args:
        name: The type.
        moment: Now, with its offset: days to fill in are that day.
        lang: The language of the comments.
    """
    kind = EVENT_TYPES[name]
    day = moment[:10]
    head = _HEAD.in_language(lang).format(kind.label.in_language(lang), FILL_IN)
    lines = [f"# {line}" for line in head.splitlines()]
    lines += [f"# {_NOTES[name].in_language(lang)}"] if name in _NOTES else []
    lines.append(f"type: {name}{_comment(_TYPE, lang)}")
    lines.append(f'# recorded: "{moment}"{_comment(_RECORDED, lang)}')
    lines.append(f"actor: {_flow(_WHO)}{_comment(_ACTOR, lang)}")
    lines.append(f"# happened: {day}{_comment(_HAPPENED, lang)}")
    given = _needed(kind, day)
    lines.append("record:" if given else "record: {}")
    words = {**LABELS, **_PLAINER, **_WORDS.get(kind.record.__name__, {})}
    lines += [f"  {_line(key, value, words.get(key), lang)}" for key, value in given.items()]
    lines += [f"  # {key}:{_comment(words[key], lang)}" for key in _others(kind, given)]
    return "\n".join(lines) + "\n"


def unfilled(tree: Tree) -> Iterator[Problem]:
    """Yield every place of an event file that nobody filled in."""
    yield from _unfilled(tree, tree.data, ())


def _unfilled(tree: Tree, data: Any, path: Path_) -> Iterator[Problem]:
    if data in (FILL_IN, FILL_IN_NAME):
        shown = ".".join(str(part) for part in path if isinstance(part, str))
        yield Problem(tree.place(path, shown=shown), "not-filled-in", *_OPEN)
    parts = data.items() if isinstance(data, dict) else \
        enumerate(data) if isinstance(data, list) else ()  # fmt: skip
    for key, part in parts:
        yield from _unfilled(tree, part, (*path, key))


def _needed(kind: EventType, day: str) -> dict[str, Any]:
    """Return the fields that are needed: by the record, by this type, and by the promises."""
    made: dict[str, Any] = {}
    for name, field in kind.record.model_fields.items():
        key = field.alias or name
        if field.is_required():
            made[key] = _value(kind, key, field, day)
    extra = {**_MORE.get(kind.record.__name__, {}), **_BY_TYPE.get(kind.name, {})}
    return {**made, **{key: day if value is _DAY else value for key, value in extra.items()}}


def _value(kind: EventType, key: str, field: FieldInfo, day: str) -> Any:
    if key == "id":
        return _IDS[kind.collection] + "1"
    if get_origin(field.annotation) is Literal:
        return get_args(field.annotation)[0]
    for wanted, value in ((I18n, _TEXT), (RoleRef, _WHO), (date, day), (int, 1)):
        if field.annotation is wanted:
            return value
    if (kind.record.__name__, key) in _VALUES:
        return _VALUES[kind.record.__name__, key]
    if key in _POINTS:
        return _POINTS[key]
    if key == "recorded":
        return day
    return FILL_IN_NAME if key in _NAMES else FILL_IN


def _others(kind: EventType, given: Mapping[str, Any]) -> list[str]:
    keys = [field.alias or name for name, field in kind.record.model_fields.items()]
    return [key for key in keys if key not in given and key in LABELS and key != "external"]


def _line(key: str, value: Any, label: Both | None, lang: str) -> str:
    return f"{key}: {_flow(value)}{_comment(label, lang) if label else ''}"


def _comment(label: Both, lang: str) -> str:
    return f"  # {label.in_language(lang)}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str) and _PLAIN.match(value):
        return value
    return json.dumps(value, ensure_ascii=False)


_DAY = object()
_TYPE = Both("soort gebeurtenis", "type of event")
_RECORDED = Both("vastgelegd; weggelaten is het nu", "recorded; left out it is now")
_ACTOR = Both("wie dit vastlegt", "who records this")
_HAPPENED = Both("wanneer het gebeurde", "when it happened")
_HEAD = Both(
    "{0}\nVul in waar '{1}' staat; een regel met # mag weg, of vul hem in zonder #.",
    "{0}\nFill in where it says '{1}'; a line with # may go, or is filled in without #.",
)
_OPEN = (
    Both("nog niet ingevuld", "not filled in yet"),
    Both("vul in wat u weet, of laat de regel weg", "fill in what you know, or leave it out"),
)
_NOTES = {
    "proposal_shown": Both(
        "Bij een besluit wordt dit vanzelf vastgelegd; u schrijft het zelden zelf.",
        "With a decision this is recorded by itself; you rarely write it.",
    ),
    "rules_moved": Both(
        "Laat dit maken door: top3 trajectory migrate",
        "Let this be made by: top3 trajectory migrate",
    ),
}
_PLAINER = {
    "on": Both("op welke dag", "on which day"),
    "by": Both("door wie", "by whom"),
    "found": Both("wat bleek", "what was found"),
    "items": Both("waarover: de nummers", "about what: the numbers"),
}
_WORDS: dict[str, dict[str, Both]] = {
    "Agreement": {"answers": Both("bij welke situatie", "for which situation")},
    "AcuteRound": {"answers": Both("antwoorden", "answers")},
    "Decision": {
        "to": Both("waarheen; een naam die niet kan, noemt wat wel kan",
                   "where to; a name that cannot be, names what can"),
        "reason": Both("reden; de codes: top3 rules terms reasons",
                       "reason; the codes: top3 rules terms reasons"),
        "left_out": Both('bewust niet gekozen: [{item: s0, code: other, nl: "waarom"}]',
                         'left out on purpose: [{item: s0, code: other, nl: "why"}]'),
    },
}  # fmt: skip
"""What says more here than the label of the key alone."""
_NAMES = {"kind", "level", "area", "basis", "instrument", "asked", "organisation", "to"}
_VALUES: dict[tuple[str, str], Any] = {
    ("RulesMoved", "to"): [], ("Erasure", "events"): [1],
    ("Retraction", "event"): 1, ("Decision", "reason"): {"code": FILL_IN_NAME, **_TEXT},
    ("Noted", "fact"): FILL_IN_NAME,
}  # fmt: skip
_MORE: dict[str, dict[str, Any]] = {
    "Report": {"informant": FILL_IN_NAME},
    "Statement": {"about": ["p0"]},
    "Situation": {"statements": ["t0"], "actors": ["p0"], "affected": ["p0"], "when": _DAY,
                  "behaviour": {"words": _TEXT}},
    "View": {"person": "p0", "on": _DAY},
    "Agreement": {"answers": ["s0"], "keepers": ["p0"], "what": _TEXT, "from": _DAY,
                  "checkers": [FILL_IN_NAME], "check": _TEXT, "otherwise": _TEXT, "evaluate": _DAY,
                  "safety_critical": True},
    "Check": {"on": _DAY, "by": _WHO},
    "Measure": {"by": _WHO, "from": _DAY},
    "Decision": {"on": _DAY, "by": _WHO},
    "Household": {"members": {"has": ["p0"]}},
    "Hold": {"about": ["s0"]},
}  # fmt: skip
_BY_TYPE: dict[str, dict[str, Any]] = {
    "view_recorded": {"words": _TEXT},
    "view_not_given": {"words": {"unknown": "declined"}},
    "weighed": {"weighs": ["j0", "j0"]},
    "agreement_checked": {"found": "partly"},
    "agreement_kept": {"found": "kept"},
    "agreement_broken": {"found": "broken"},
    "goal_looked_at": {"result": FILL_IN_NAME},
    "measure_ended": {"until": _DAY},
    "expert_answered": {"answer": _TEXT},
    "document_withdrawn": {"withdrawn": _DAY},
    "consent_given": {"given": True, "on": _DAY},
    "consent_ended": {"until": _DAY},
    "hand_over_accepted": {"accepted": True, "on": _DAY},
    "hand_over_declined": {"accepted": False},
    "hold_closed": {"closed": _DAY, "found": _TEXT},
    "top3_chosen": {"kind": "top3_chosen", "items": ["s0"]},
    "plan_adopted": {"kind": "plan_adopted"},
    "decided": {"kind": "other", "words": _TEXT},
    "gate_passed": {"kind": "gate_passed", "to": FILL_IN_NAME},
    "acute_opened": {"kind": "acute_opened", "items": ["s0"]},
    "acute_closed": {"kind": "acute_closed", "items": ["s0"], "words": _TEXT},
    "phase_opened": {"kind": "phase_opened", "to": FILL_IN_NAME},
    "phase_reopened": {"kind": "phase_opened", "to": FILL_IN_NAME},
    "scaled_up": {"kind": "scaled", "to": FILL_IN_NAME},
    "scaled_down": {"kind": "scaled", "to": FILL_IN_NAME},
    "closed": {"kind": "closed", "to": FILL_IN_NAME, "watches": _WHO, "look_again": _DAY},
}  # fmt: skip

if missing := set(COLLECTIONS) - {"relations"} - set(_IDS):
    raise ImportError(f"no id for {sorted(missing)}")
