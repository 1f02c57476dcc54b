"""A rule set of five rules in a folder, small enough to see what every test of it should say."""

from pathlib import Path

from top3.reading import write_yaml
from top3.rules.language import GroupSpec, RuleSet
from top3.rules.load import load

GROUPS = (
    GroupSpec(
        scope="situation", name="affected", of="person", closed=False, fact="situation.affected"
    ),
    GroupSpec(scope="situation", name="actor", of="person", closed=False, fact="situation.actors"),
    GroupSpec(scope="household", name="situation", of="situation", closed=True),
)
BOTH = {"nl": "tekst", "en": "text"}
OWN = {"mark": "I"}
RULESET = {
    "top3": "ruleset/1",
    "id": "tiny",
    "version": "1",
    "title": BOTH,
    "status": {"is": "draft"},
    "valid": {"from": "2020-01-01", "to": "2030-01-01"},
    "urgency": ["low", "high"],
    "order": ["urgency"],
    "now": [],
    "gates": [],
    "warns": ["tell", "look"],
    "advises": [],
    "rules": ["rules.yaml"],
    "steps": {
        "assess": ["hit-is-checked", "child-is-there", "weight-is-judged"],
        "tell": ["heavy-is-told", "house-is-looked-at"],
    },
}
TERMS = {
    "kinds": {"hits": BOTH, "shouts": BOTH, "leaves": BOTH},
    "levels": {"little": BOTH, "some": BOTH, "much": BOTH},
}
PARAMETERS = [
    {"name": "child_age", "value": value, "unit": "jaar", "owner": "x", "from": day,
     "source": OWN, "why": BOTH}
    for day, value in (("2020-01-01", 16), ("2025-01-01", 18))
]  # fmt: skip


def fact(name: str, kind: str, **more: str) -> dict[str, object]:
    """Return one entry of the dictionary."""
    scope = name.partition(".")[0]
    return {"fact": name, "scope": scope, "type": kind, "label": BOTH, "question": BOTH, **more}


FACTS = [
    fact("situation.kinds", "set", of="kinds"),
    fact("situation.often", "scale", of="levels"),
    fact("situation.seen", "flag"),
    fact("situation.last", "day"),
    fact("situation.affected", "set"),
    fact("situation.actors", "set"),
    fact("person.age", "number"),
    fact("person.afraid", "flag"),
]


def rule(name: str, kind: str, about: str, then: object, **more: object) -> dict[str, object]:
    """Return one rule; its reason says its own name, in both languages."""
    because = {"nl": f"Reden: {name}.", "en": f"Reason: {name}."}
    return {"id": name, "version": 1, "kind": kind, "about": about, "then": then,
            "because": because, "source": OWN, **more}  # fmt: skip


RULES = [
    rule(
        "hit-is-checked", "danger", "situation", {"acute_check": "required"},
        when={"fact": "situation.kinds", "includes": ["hits"]},
        unless=[{"fact": "situation.seen", "is": False}],
    ),
    rule(
        "child-is-there", "tag", "situation", {"tag": "child"},
        when={"any_affected": {"fact": "person.age", "below": {"param": "child_age"}}},
    ),
    rule(
        "weight-is-judged", "judgement", "situation", {"judge": "levels"},
        when={"fact": "situation.seen", "is": True},
    ),
    rule(
        "heavy-is-told", "warning", "situation", {"warn": "tell"},
        when={"finding": "weight-is-judged", "at_least": "some"},
    ),
    rule(
        "house-is-looked-at", "warning", "household", {"warn": "look"},
        when={"any_situation": {"all": [{"finding": "hit-is-checked"},
                                        {"finding": "child-is-there"}]}},
    ),
]  # fmt: skip


def written(folder: Path, **files: object) -> RuleSet:
    """Write the rule set into a folder, other files where given, and return it loaded."""
    whole = {
        "ruleset": RULESET, "rules": RULES, "facts": FACTS, "terms": TERMS,
        "parameters": PARAMETERS, "texts": {"x": BOTH}, **files,
    }  # fmt: skip
    for name, data in whole.items():
        (folder / f"{name}.yaml").write_text(write_yaml(data), encoding="utf-8")
    return load(folder, readable=[str(each["fact"]) for each in FACTS], groups=GROUPS)


def put_tests(folder: Path, *tests: object, file: str = "own.test.yaml") -> None:
    """Write tests beside the rules."""
    (folder / file).write_text(write_yaml(list(tests)), encoding="utf-8")


def a_test(**changed: object) -> dict[str, object]:
    """Return a test that comes out, with other keys where given; None leaves a key out."""
    test = {
        "name": "a blow is checked",
        "as_of": "2026-06-01",
        "given": {"situation": {"kinds": ["hits"], "seen": True}},
        "then": ["hit-is-checked"],
        **changed,
    }
    return {key: value for key, value in test.items() if value is not None}
