"""Small scenarios for tests: one that holds everything, with any part of it changed."""

from copy import deepcopy

from top3.casuistry.drawing.draw import Drawn
from top3.casuistry.generate import begun
from top3.casuistry.language.scenario import Scenario

TEXT = {"nl": "Iets.", "en": "Something."}
_NOTE = [{"text": TEXT}]
_TOLD = {"nl": "{parent} sloeg {child}.", "en": "{parent} hit {child}."}
BASE = {
    "top3": "scenario/1",
    "id": "small",
    "version": 1,
    "title": TEXT,
    "about": TEXT,
    "level": "start",
    "family_form": "two_parents",
    "branches": [{"id": "road", "weights": {"left": 1, "right": 1}}],
    "things": [{"id": "object", "options": [{"nl": "een riem", "en": "a belt"}]}],
    "cast": [
        {"id": "child", "roles": ["child"], "age": {"from": 5, "to": 10}, "known_age": "born",
         "lives_here": True},
        {"id": "parent", "roles": ["parent"], "age": {"from": 20, "to": 35, "older_than": "child"}},
        {"id": "aunt", "roles": ["network"], "family": "other", "only_if": {"road": "left"}},
    ],
    "ties": [{"who": "parent", "of": "child", "kind": "parent"},
             {"who": "aunt", "of": "parent", "kind": "sibling"}],
    "household": {"members": {"has": ["$child", "$parent"], "complete": True}},
    "happenings": [
        {"id": "hit", "when": {"before": [5, 30], "at": ["18:00"]}, "actors": ["parent"],
         "affected": ["child"], "present": ["aunt"], "kinds": ["hits"],
         "words": {"nl": "slaat {child} met {object}", "en": "hits {child} with {object}"},
         "where": {"nl": "thuis", "en": "at home"}, "how_often": "once_known",
         "consequence": ["bruise"], "open": {"trigger": "asked_unknown"}},
    ],
    "reports": [
        {"id": "school", "informant": "teacher", "title": TEXT,
         "when": {"after": [0, 5], "of": "hit", "school": True}, "later": [0, 3],
         "says": [{"id": "seen", "kind": "observation", "about": ["child"], "tells": ["hit"],
                   "gives": ["affected", "consequence"], "text": TEXT},
                  {"id": "told", "kind": "account", "about": ["child"], "tells": ["hit"],
                   "gives": ["actors", "behaviour", "when"], "text": _TOLD}]},
        {"id": "at_home", "informant": "parent", "written_by": "fixed_face", "title": TEXT,
         "when": {"before": [0, 3]},
         "says": [{"id": "no", "kind": "account", "about": ["parent"], "denies": ["hit"],
                   "text": TEXT}]},
        {"id": "back", "informant": "child", "written_by": "teacher", "title": TEXT,
         "when": {"before": [0, 2]},
         "says": [{"id": "made_up", "kind": "account", "about": ["child"],
                   "withdraws": ["told"], "text": TEXT}]},
    ],
    "course": [{"id": "first", "title": TEXT}],
    "teaching": {"aims": _NOTE, "pitfalls": _NOTE, "questions": _NOTE, "differ": _NOTE},
}  # fmt: skip


def small(**changes):
    """Return the small scenario, with these parts in the place of its own."""
    return Scenario.model_validate({**deepcopy(BASE), **changes})


def changed(collection, name, **fields):
    """Return the small scenario with fields of one part set."""
    parts = deepcopy(BASE[collection])
    for part in parts:
        if part["id"] == name:
            part.update(fields)
    return small(**{collection: parts})


def world(scenario, index=0, seed=1, lang="nl"):
    """Return the world of one case, begun."""
    drawn = Drawn(scenario, seed, index, lang)
    begun(drawn)
    return drawn
