"""A small case to plan with: one adult who acts, one child, two situations, and what is added."""

from functools import cache

from top3 import load_rules, reason
from top3.model.case import Case

WORKER = {"role": "worker", "name": "M."}
_AS_OF = "2026-03-16"


@cache
def rules():
    return load_rules("top3")


def statement(number, **fields):
    told = {"id": f"t{number}", "report": "r1", "text": f"woorden {number}", "kind": "observation"}
    return {**told, **fields}


def situation(item, **fields):
    told = {
        "id": item, "statements": ["t1"], "actors": ["p1"], "affected": ["p2"],
        "when": "2026-03-10", "how_often": "once_known",
        "behaviour": {"words": {"nl": f"duwt Bram bij {item}"}, "kinds": ["pushes"]},
    }  # fmt: skip
    return {**told, **fields}


def chosen(*items, **fields):
    told = {"id": "d9", "kind": "top3_chosen", "items": list(items), "on": _AS_OF, "by": WORKER,
            "reason": {"code": "agreed"}}  # fmt: skip
    return {**told, **fields}


def factor(item, **fields):
    told = {"id": item, "kind": "risk", "level": "person", "of": "p1", "hangs_on": ["s1"],
            "words": {"nl": f"factor {item}"}}  # fmt: skip
    return {**told, **fields}


def goal(item, **fields):
    return {"id": item, "words": {"nl": f"doel {item}"}, "by": WORKER, **fields}


def need(item, **fields):
    told = {"id": item, "person": "p2", "area": "trauma", "words": {"nl": f"behoefte {item}"}}
    return {**told, **fields}


def case_of(**parts):
    data = {
        "top3": "case/1", "id": "small", "fictional": True, "as_of": _AS_OF,
        "people": [
            {"id": "p1", "name": "Rik", "age": {"value": 40, "on": _AS_OF}},
            {"id": "p2", "name": "Bram", "age": {"value": 9, "on": _AS_OF}},
        ],
        "household": {"members": {"has": ["p1", "p2"], "complete": True}},
        "reports": [{"id": "r1", "title": "school", "informant": "school",
                     "happened": "2026-03-10", "recorded": "2026-03-11"}],
        "statements": [statement(1, **{"class": "situation"})],
        "situations": [situation("s1"), situation("s2")],
    }  # fmt: skip
    return Case.model_validate({**data, **parts})


def result_of(**parts):
    return reason(case_of(**parts), rules())


def plan_of(**parts):
    return result_of(**parts).planned


def holds(result, rule):
    """Return what a rule holds for, by item."""
    return {
        each.about[1]
        for each in result.planned.all_findings()
        if each.rule.id == rule and each.outcome == "present"
    }
