"""Small examples to tell: a case of one report and a few people, with what a test adds."""

from functools import cache

from top3.casuistry.example import About, Example, fixed_salt
from top3.casuistry.telling.told import Told
from top3.method.load import load_rules
from top3.model.case import Case
from top3.reading import Tree
from top3.trajectory.event_file import events_from

FACE = {"role": "fixed_face", "name": "M."}
LINE = {"nl": "een regel", "en": "a line"}
AS_OF = "2026-03-16"
TEACHING = {"aims": [LINE], "pitfalls": [LINE], "questions": [LINE], "differ": [LINE]}


@cache
def rules():
    return load_rules()


def about_data(**fields):
    told = {
        "top3": "example/1", "id": "small-1", "fictional": True, "title": LINE, "about": LINE,
        "level": "start", "family_form": "two_parents", "made": {"by": "hand"},
        "teaching": TEACHING,
    }  # fmt: skip
    return {**told, **fields}


def case_data(**parts):
    told = {
        "top3": "case/1", "id": "small-1", "fictional": True, "as_of": AS_OF,
        "people": [
            {"id": "p1", "name": "Rik de Boer", "age": {"value": 40, "on": AS_OF}},
            {"id": "p2", "name": "Bram", "born": "2017-01-09"},
        ],
        "relations": [{"who": "p1", "of": "p2", "kind": "parent"}],
        "household": {"members": {"has": ["p1", "p2"], "complete": True}, "fixed_face": FACE},
        "reports": [{"id": "r1", "title": "School", "informant": "school",
                     "happened": "2026-03-10", "recorded": "2026-03-11"}],
        "statements": [{"id": "t1", "report": "r1", "kind": "observation", "class": "situation",
                        "text": "Rik duwde Bram tegen de kast."}],
        "situations": [{
            "id": "s1", "statements": ["t1"], "actors": ["p1"], "affected": ["p2"],
            "when": "2026-03-10", "where": "keuken", "how_often": "once_known",
            "behaviour": {"words": {"nl": "duwt Bram tegen de kast", "en": "pushes Bram"},
                          "kinds": ["pushes"]},
        }],
    }  # fmt: skip
    return {**told, **parts}


def event(kind, day, record):
    return {"type": kind, "recorded": f"{day}T10:00:00+01:00", "actor": FACE, "record": record}


def told_of(case=None, events=(), lang="nl", **about):
    numbers = iter(range(1000))
    tree = Tree(list(events))
    taken = events_from(tree, salt=lambda: fixed_salt(next(numbers))) if events else ()
    example = Example(
        About.model_validate(about_data(**about)),
        Case.model_validate(case if case is not None else case_data()),
        taken,
    )
    return Told(example, rules(), lang)
