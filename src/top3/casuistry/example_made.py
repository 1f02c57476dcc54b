"""A generated case as an example on disk: what it is, the case, and what came after."""

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from top3.casuistry.language.scenario import Level, Scenario
from top3.errors import Both
from top3.reading import write_yaml

if TYPE_CHECKING:
    from top3.casuistry.generate import Made

MINUTES: dict[Level, int] = {"start": 60, "practised": 90, "expert": 120}
"""How long a session with an example takes, about; nobody measured it."""

Text = dict[str, str]


def about_made(
    made: "Made", scenario: Scenario, generator: int, other: "Made | None" = None
) -> dict[str, Any]:
    """Return `about.yaml` of a generated case, as plain data.

    Args:
        made: The case.
        scenario: What it was drawn from.
        generator: The version of the generator.
        other: The same case in the other language, where there is one.
    """
    about: dict[str, Any] = {
        "top3": "example/1",
        "id": made.id,
        "fictional": True,
        "title": _text(scenario.title),
        "about": _text(scenario.about),
        "level": scenario.level,
        "forms": list(scenario.forms),
        "family_form": scenario.family_form,
        "minutes": MINUTES[scenario.level],
        "words_in": made.lang,
        "made": {
            "by": "generator",
            "generator": generator,
            "scenario": made.scenario,
            "scenario_version": made.version,
            "seed": made.seed,
            "index": made.index,
        },
        "case": "case.yaml",
        **({"events": "events.yaml"} if made.events else {}),
        **({"other_words": _other(other)} if other else {}),
        "traits": _known(made.traits),
        "moments": _moments(made.stages),
        "teaching": {name: [dict(each) for each in lines] for name, lines in made.teaching.items()},
    }
    return {key: part for key, part in about.items() if part not in ([], {})}


def _other(other: "Made") -> dict[str, str]:
    files = {"lang": other.lang, "case": f"case.{other.lang}.yaml"}
    return files | ({"events": f"events.{other.lang}.yaml"} if other.events else {})


def _known(traits: Any) -> Any:
    """Leave out what is not known: a file has no empty values."""
    if isinstance(traits, Mapping):
        return {name: _known(each) for name, each in traits.items() if each is not None}
    if isinstance(traits, list | tuple):
        return [_known(each) for each in traits if each is not None]
    return traits


def _moments(stages: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the moments in order; what happened on one day is one moment."""
    days: dict[str, dict[str, Any]] = {}
    for each in stages:
        day = _of(each, "day")
        day = day.isoformat() if isinstance(day, date) else str(day)
        story = [_text(line) for line in _of(each, "story")]
        if day in days:
            days[day]["story"] += story
        else:
            days[day] = {"day": day, "title": _text(_of(each, "title")), "story": story}
    return [{key: part for key, part in days[day].items() if part} for day in sorted(days)]


def _of(stage: Any, name: str) -> Any:
    return getattr(stage, name) if is_dataclass(stage) else stage[name]


def _text(text: Any) -> Text:
    if isinstance(text, Mapping):
        return {"nl": text["nl"], "en": text["en"]}
    if isinstance(text, Both):
        return {"nl": text.nl, "en": text.en}
    return {"nl": text.nl, "en": text.en or text.nl}


def write_folder(
    folder: Path, about: Mapping[str, Any], made: "Made", other: "Made | None" = None
) -> None:
    """Write the files of an example into a new folder.

    Raises:
        FileExistsError: the folder is there already.
    """
    folder.mkdir(parents=True)
    parts: dict[str, Any] = {"about.yaml": dict(about), "case.yaml": made.start}
    if made.events:
        parts["events.yaml"] = list(made.events)
    if other:
        parts[f"case.{other.lang}.yaml"] = other.start
        if other.events:
            parts[f"events.{other.lang}.yaml"] = list(other.events)
    for name, data in parts.items():
        (folder / name).write_text(write_yaml(data), encoding="utf-8", newline="\n")
