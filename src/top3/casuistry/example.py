"""An example on disk: a folder with a case, what happened since, and what a trainer does with it.

`about.yaml` says what it is and where the case is; `case.yaml` and `events.yaml` are files like any
other. What is rendered from them (dossier, worked example, teaching notes) is made again, never
read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from top3 import paths
from top3.casuistry.example_made import about_made, write_folder
from top3.casuistry.language.scenario import FamilyForm, Level, Scenario
from top3.errors import Both, ItemNotFoundError, Place, Problem, ReadingError, did_you_mean
from top3.method.load import load_case
from top3.model.case import Case
from top3.reading import Tree, read_file
from top3.rules.language import RuleSet
from top3.trajectory.event_file import applied, read_events
from top3.trajectory.events import Event
from top3.trajectory.trajectory import Trajectory
from top3.validating import build
from top3.values import Day, Frozen, I18n, Kebab, Many, Name, Words

if TYPE_CHECKING:
    from top3.casuistry.generate import Made

ABOUT = "about.yaml"
LEVELS: tuple[Level, ...] = ("start", "practised", "expert")


class Line(I18n):
    """One line for the trainer, in Dutch and in English."""

    en: Words


class Asked(Line):
    """A question to put to a group; `when` says at which point."""

    when: Line | None = None


class TeachingNotes(Frozen):
    """What a trainer does with it; `open_on_purpose` is what stays unknown so that it is asked."""

    aims: Annotated[Many[Line], Field(min_length=1)]
    pitfalls: Annotated[Many[Line], Field(min_length=1)]
    questions: Annotated[Many[Asked], Field(min_length=1)]
    differ: Annotated[Many[Line], Field(min_length=1)]
    open_on_purpose: Many[Line] = ()


class ToldMoment(Frozen):
    """A moment of the course: its first day, a title, and what is told of it.

    What is recorded from that day on belongs to it, until the next. With `told` the story says all
    of it; else what was recorded is told after it.
    """

    day: Day
    title: Line
    story: Many[Line] = ()
    told: bool = False


class MadeBy(Frozen):
    """Who made it: people, or a generator with everything that is needed to make it again."""

    by: Literal["hand", "generator"]
    generator: int | None = None
    scenario: Kebab | None = None
    scenario_version: int | None = None
    seed: int | None = None
    index: int | None = None

    @model_validator(mode="after")
    def _whole(self) -> "MadeBy":
        given = [self.generator, self.scenario, self.scenario_version, self.seed, self.index]
        wanted = self.by == "generator"
        if any((each is not None) != wanted for each in given):
            raise PydanticCustomError("not-one-thing", "by hand, or all of a generator")
        return self


class OtherWords(Frozen):
    """The same case with people's words in another language: the same ids, days and events."""

    lang: Literal["nl", "en"]
    case: Words
    events: Words | None = None


class About(Frozen):
    """What an example is: for whom, about what, made by whom, and what to do with it.

    `words_in` is the language in which people say what they say in it. `case` and `events` are
    files, seen from the folder; without `events` the course is only told. `other_words` names the
    same files with people's words in another language. `unasked` is what nobody
    asked: left out, it follows from the record.
    """

    top3: Literal["example/1"]
    id: Kebab
    fictional: Literal[True]
    title: Line
    about: Line
    level: Level
    forms: Many[Name] = ()
    family_form: FamilyForm
    minutes: Annotated[int, Field(ge=10, le=480)] = 90
    words_in: Literal["nl", "en"] = "nl"
    made: MadeBy
    case: Words = "case.yaml"
    events: Words | None = None
    other_words: OtherWords | None = None
    traits: dict[str, Any] = Field(default_factory=dict)
    moments: Many[ToldMoment] = ()
    unasked: Many[Line] = ()
    teaching: TeachingNotes

    @model_validator(mode="after")
    def _in_order(self) -> "About":
        days = [each.day for each in self.moments]
        if days != sorted(set(days)):
            raise PydanticCustomError("not-in-order", "the moments are not in order of their days")
        return self


@dataclass(frozen=True, repr=False)
class Example:
    """An example as it was read: what it is, the case on its first day, and what happened since."""

    about: About
    case: Case
    events: tuple[Event, ...] = ()
    folder: Path | None = None

    def __repr__(self) -> str:
        """Name the example only."""
        return f"Example({self.about.id})"

    def trajectory(self, rules: RuleSet, *, asked_again: bool = False) -> Trajectory:
        """Return the case over time, as it was recorded.

        With `asked_again` the engine is asked of every event whether it may happen, which takes
        seconds; without, as for a trajectory that is read from a store, what was decided stands.

        Raises:
            StepNotAllowedError: an event may not happen there.
        """
        begun = Trajectory.start(self.case, rules)
        read = begun.resumed(self.events, {})
        if not asked_again and not read.remarks:
            return read
        numbers = iter(range(2 * len(self.events) + 1))
        return applied(begun.bare(), self.events, salt=lambda: fixed_salt(next(numbers)))


def fixed_salt(number: int) -> str:
    """Return a salt that is the same each time: what is made up needs no secret."""
    return f"{number:032x}"


def read_about(folder: str | Path) -> About:
    """Read only `about.yaml` of an example.

    Raises:
        ReadingError: it is not there, or something in it is not what is due; every fault.
    """
    tree = read_file(Path(folder) / ABOUT)
    made = build(About, tree)
    problems = made if isinstance(made, list) else _wrong_paths(made, tree)
    if isinstance(made, list) or problems:
        raise ReadingError(problems)
    return made


def load_example(
    folder: str | Path, rules: RuleSet | None = None, lang: str | None = None
) -> Example:
    """Read an example from its folder, with people's words in `lang` where it has those.

    Raises:
        ReadingError: `about.yaml` is refused; every fault.
        CaseError: the case is refused, or does not say that it is fictional.
        EventInvalidError: the events are refused.
    """
    folder = Path(folder)
    about = read_about(folder)
    other = about.other_words
    if other and other.lang == lang != about.words_in:
        files = {"words_in": other.lang, "case": other.case, "events": other.events}
        about = about.model_copy(update=files)
    case = load_case(folder / about.case, rules)
    if not case.fictional:
        raise ReadingError([Problem(Place(about.case, path="fictional"), "not-fictional", *_REAL)])
    numbers = iter(range(100_000))
    events = (
        read_events(folder / about.events, salt=lambda: fixed_salt(next(numbers)))
        if about.events
        else ()
    )
    return Example(about, case, events, folder)


def write_example(
    folder: str | Path, made: "Made", scenario: Scenario, other: "Made | None" = None
) -> None:
    """Write a generated case as an example into a new folder: what it is, the case, the events.

    Args:
        folder: The new folder.
        made: The case.
        scenario: What it was drawn from.
        other: The same case with people's words in another language, where that is wanted.

    Raises:
        FileExistsError: the folder is there already.
    """
    # the generator is not asked for a case that is only read
    from top3.casuistry.generate import GENERATOR_VERSION  # noqa: PLC0415

    about = about_made(made, scenario, GENERATOR_VERSION, other)
    write_folder(Path(folder), about, made, other)


def render_example(
    folder: str | Path,
    rules: RuleSet,
    langs: Iterable[str] = ("nl",),
    formats: Iterable[str] = ("markdown",),
) -> None:
    """Write the dossier, the worked example and the teaching notes of an example beside it.

    Raises:
        ReadingError: the example is refused, as are `CaseError` and `EventInvalidError`.
        RenderError: a form is not there.
        ExtraMissingError: a form needs an extra that is not installed.
    """
    # what tells an example knows examples, and not the other way round
    from top3.casuistry.telling.rendering import rendered_files  # noqa: PLC0415

    forms = tuple(formats)
    for lang in langs:
        example = load_example(folder, rules, lang)
        for name, raw in rendered_files(example, rules, langs=(lang,), formats=forms):
            (Path(folder) / name).write_bytes(raw)


def example_folders() -> Iterator[Path]:
    """Yield the folder of every shipped example, in the order of the names."""
    root = Path(str(paths.example_folders()))
    yield from sorted(each.parent for each in root.glob(f"*/{ABOUT}"))


def examples() -> tuple[About, ...]:
    """Return what every shipped example is: those to start with first."""
    found = [read_about(each) for each in example_folders()]
    return tuple(sorted(found, key=lambda each: (LEVELS.index(each.level), each.id)))


def find_example(name: str) -> Path:
    """Return the folder of a shipped example by its name, or a folder that holds one.

    Raises:
        ItemNotFoundError: there is no such example.
    """
    if (Path(name) / ABOUT).is_file():
        return Path(name)
    if inside := _inside(Path(name)):
        message = Both(
            f"voorbeeld: een map met {len(inside)} voorbeelden; noem er een, zoals {inside[0]}",
            f"example: a folder with {len(inside)} examples; name one, such as {inside[0]}",
        )
        raise ItemNotFoundError(inside, message)
    known = {each.name: each for each in example_folders()}
    if name in known:
        return known[name]
    # a name that looks like a path could hold anything: only our own names are shown
    remedy = did_you_mean(name, list(known))
    message = Both(
        f"voorbeeld: niet gevonden, en geen map met {ABOUT}; {remedy.nl}",
        f"example: not found, and no folder with {ABOUT}; {remedy.en}",
    )
    raise ItemNotFoundError(list(known), message)


def _inside(folder: Path) -> list[str]:
    """Return the examples that a folder of our own making holds: one with an index."""
    if not (folder / "index.jsonl").is_file():
        return []
    return sorted(each.parent.name for each in folder.glob(f"*/{ABOUT}"))


def _wrong_paths(about: About, tree: Tree) -> list[Problem]:
    """Return the files that lie outside the folder of the examples and the one beside it."""
    other = about.other_words
    given = [
        (("case",), about.case),
        (("events",), about.events),
        (("other_words", "case"), other.case if other else None),
        (("other_words", "events"), other.events if other else None),
    ]
    return [
        Problem(tree.place(path, shown=".".join(path)), "not-beside", *_ELSEWHERE)
        for path, file in given
        if file and _is_elsewhere(file)
    ]


def _is_elsewhere(file: str) -> bool:
    parts = Path(file).parts
    return Path(file).is_absolute() or "\\" in file or parts.count("..") > _MOST_UP


_MOST_UP = 2
_ELSEWHERE = (
    Both("een bestand van elders", "a file from elsewhere"),
    Both("noem een bestand in deze map, of ../../cases/… ernaast",
         "name a file in this folder, or ../../cases/… beside it"),
)  # fmt: skip
_REAL = (
    Both("een zaak die niet zegt dat zij verzonnen is",
         "a case that does not say that it is made up"),
    Both("een voorbeeld is altijd verzonnen: schrijf 'fictional: true' als dat zo is",
         "an example is always made up: write 'fictional: true' where that is so"),
)  # fmt: skip
