"""A small scenario whose course a test can change: one child, one parent, one situation."""

from typing import Any

from top3.casuistry.language.scenario import Scenario

KEPT = {
    "answers": ["$hit"], "keepers": ["$parent"], "from": {"day": "now"},
    "checkers": ["teacher", "fixed_face"],
    "what": {"nl": "loopt weg als het oploopt", "en": "walks away when it builds up"},
    "check": {"nl": "school vraagt ernaar", "en": "school asks about it"},
    "otherwise": {"nl": "oma komt", "en": "grandmother comes"},
    "evaluate": {"day": "now+21"}, "safety_critical": True,
}  # fmt: skip
CHOOSES: dict[str, Any] = {"choose": ["hit"]}
AGREES: dict[str, Any] = {"do": "agreement_made", "as": "walks_off", "record": KEPT}
TITLE = {"nl": "een moment", "en": "a moment"}
NOTE = [{"text": {"nl": "een aantekening", "en": "a note"}}]


def said(nl: str, **more: Any) -> dict[str, Any]:
    """Return a saying of an account."""
    return {"kind": "account", "class": "situation", "about": ["child", "parent"],
            "text": {"nl": nl, "en": nl}, **more}  # fmt: skip


def stage(name: str, *steps: dict[str, Any], to: str | None = None, after: int = 14) -> Any:
    """Return a moment with these steps, and what comes next."""
    following = [{"to": to, "after": [after, after]}] if to else []
    return {"id": name, "title": TITLE, "steps": list(steps), "next": following}


def scenario(*course: Any, views: list[Any] | None = None, **more: Any) -> Scenario:
    """Return the scenario with this course."""
    alone = {"record": {"present_when_told": {"has": [], "complete": True}}}
    told = said("Papa of mama sloeg mij.", tells=["hit"], id="told", **alone)
    reports = [
        {"id": "school", "informant": "child", "written_by": "teacher", "title": TITLE,
         "when": {"before": [0, 2]}, "says": [told]},
        *more.pop("reports", []),
    ]  # fmt: skip
    data = {
        "top3": "scenario/1", "id": "small-course", "version": 1, "title": TITLE, "about": TITLE,
        "level": "start", "forms": ["physical"], "family_form": "single_parent",
        "cast": [
            {"id": "child", "roles": ["child"], "age": {"from": 8, "to": 8}, "known_age": "born",
             "lives_here": True},
            {"id": "parent", "roles": ["parent"], "age": {"from": 25, "to": 30,
             "older_than": "child"}, "lives_here": True},
        ],
        "ties": [{"who": "parent", "of": "child", "kind": "parent"}],
        "household": {"members": {"has": ["$child", "$parent"], "complete": True}},
        "happenings": [
            {"id": "hit", "when": {"before": [4, 9]}, "actors": ["parent"], "affected": ["child"],
             "kinds": ["hits"], "words": {"nl": "slaat {child}", "en": "hits {child}"}},
            *more.pop("happenings", []),
        ],
        "reports": reports, "also": {"views": views or [], **more.pop("also", {})},
        "course": list(course),
        "teaching": {"aims": NOTE, "pitfalls": NOTE, "questions": NOTE, "differ": NOTE},
        **more,
    }  # fmt: skip
    return Scenario.model_validate(data)
