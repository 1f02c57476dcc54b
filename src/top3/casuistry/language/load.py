"""Scenarios from files: read strictly, built, and refused with every fault at once.

A refusal shows lines, keys of ours and names the scenario gives to its parts; never a text in it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path

from top3 import paths
from top3.casuistry.language.coherence import faults_of_names
from top3.casuistry.language.coherence_ages import faults_of_ages
from top3.casuistry.language.coherence_course import faults_of_course, faults_of_days
from top3.casuistry.language.coherence_words import faults_of_words
from top3.casuistry.language.faults import problem_at
from top3.casuistry.language.parts import Parts
from top3.casuistry.language.records import record_problems
from top3.casuistry.language.scenario import Scenario
from top3.errors import Both, ItemNotFoundError, Problem, ReadingError, ScenarioError
from top3.method.load import load_rules
from top3.reading import Path_, Tree, read_bytes, read_file
from top3.rules.language import RuleSet
from top3.validating import SEE_SCHEMA, build, without_faults

_STAND_INS = {
    "top3": "scenario/1",
    "id": "x",
    "version": 1,
    "title": {"nl": "x", "en": "x"},
    "about": {"nl": "x", "en": "x"},
    "level": "start",
    "family_form": "couple",
    "teaching": {
        key: [{"text": {"nl": "x", "en": "x"}}]
        for key in ("aims", "pitfalls", "questions", "differ")
    },
}
_REMEDIES: Mapping[str, Both] = {
    "too-short": Both("schrijf er ten minste zoveel als het schema zegt: top3 schema scenario",
                      "write at least as many as the schema says: top3 schema scenario"),
    "string-too-short": Both("schrijf de tekst, of laat de sleutel weg",
                             "write the text, or leave the key out"),
}  # fmt: skip
_SEE_SCHEMA = Both("kijk in 'top3 schema scenario' wat hier hoort",
                   "see 'top3 schema scenario' for what is due")  # fmt: skip
_OF_WHOLES = frozenset({
    "unreachable", "nobody-tells", "told-too-early", "not-made-yet", "other-moment", "circle",
    "impossible-age", "no-school-year",
})  # fmt: skip
"""Faults that can be only the shadow of a part that was refused for itself."""


def load_scenario(path: str | Path, rules: RuleSet | None = None) -> Scenario:
    """Load a scenario file (YAML or JSON, `top3: scenario/1`) or a shipped scenario by its name.

    Args:
        path: The file, or the name.
        rules: The rule set whose names it uses; left out it is the newest shipped one.

    Raises:
        ScenarioError: the file is refused; `.problems` holds every fault with its line.
        ItemNotFoundError: there is no such file, and no shipped scenario of that name.
    """
    try:
        tree = tree_of(path)
    except ReadingError as error:
        raise refused(error, rules) from None
    return scenario_from(tree, rules)


def read_scenario(raw: bytes, name: str = "", rules: RuleSet | None = None) -> Scenario:
    """Load a scenario from bytes; for the rest as `load_scenario`."""
    try:
        tree = read_bytes(raw, name)
    except ReadingError as error:
        raise refused(error, rules) from None
    return scenario_from(tree, rules)


def tree_of(path: str | Path) -> Tree:
    """Read a scenario file, or a shipped scenario by its name, into a tree.

    Raises:
        ReadingError: it is no strict YAML or JSON.
        ItemNotFoundError: as `load_scenario`.
    """
    name, shipped = str(path), shipped_scenarios()
    if name in shipped and not isinstance(path, Path):
        return read_bytes(shipped[name].read_bytes(), shipped[name].name)
    if not (isinstance(path, Path) or name.endswith((".yaml", ".json")) or Path(name).exists()):
        names = ", ".join(shipped) or "-"
        message = Both(f"scenario: niet gevonden; noem een bestand, of een van: {names}",
                       f"scenario: not found; name a file, or one of: {names}")  # fmt: skip
        raise ItemNotFoundError(tuple(shipped), message)
    return read_file(path)


def scenario_from(tree: Tree, rules: RuleSet | None = None) -> Scenario:
    """Build a scenario from a read tree; for the rest as `load_scenario`."""
    made, problems = _built(tree, rules)
    if problems or made is None:
        raise ScenarioError(problems)
    return made


def shipped_scenarios() -> dict[str, Traversable]:
    """Return every shipped scenario by its name, in order of name."""
    folder = paths.scenarios()
    found = [each for each in folder.iterdir() if each.name.endswith(".yaml")]
    return {each.name.removesuffix(".yaml"): each for each in sorted(found, key=lambda at: at.name)}


def load_scenarios(
    wanted: Sequence[str | Path] = (), rules: RuleSet | None = None
) -> tuple[Scenario, ...]:
    """Load several scenarios: each the name of a shipped one or a path; none means all shipped.

    Raises:
        ItemNotFoundError: there is no shipped scenario of that name, and no such file.
        ScenarioError: files are refused; every fault of all of them.
    """
    made: list[Scenario] = []
    problems: list[Problem] = []
    for each in wanted or tuple(shipped_scenarios()):
        try:
            made.append(load_scenario(each, rules))
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(problems)
    return tuple(made)


def refused(error: ReadingError, rules: RuleSet | None) -> ScenarioError:
    """Refuse a text, with the faults of what could be read of it beside those of reading."""
    problems = list(error.problems)
    if isinstance(error.tree, Tree):
        lines = {problem.place.line for problem in problems}
        _, more = _built(error.tree, rules)
        problems += [problem for problem in more if problem.place.line not in lines]
    return ScenarioError(_in_order(problems))


def _built(tree: Tree, rules: RuleSet | None) -> tuple[Scenario | None, list[Problem]]:
    made = build(Scenario, tree)
    names = rules or load_rules("top3")
    if not isinstance(made, list):
        return made, _in_order(problems_of(made, names, tree))
    own = [_with_remedy(each) for each in made]
    rest = without_faults(Scenario, tree, stand_ins=_STAND_INS)
    more = _of_the_rest(rest[0], rest[1], names, tree) if rest else []
    lines = {problem.place.line for problem in own}
    return None, _in_order([*own, *(each for each in more if each.place.line not in lines)])


def problems_of(
    scenario: Scenario,
    rules: RuleSet,
    tree: Tree,
    where: Callable[[Path_], Path_] = lambda path: path,
) -> list[Problem]:
    """Return everything that does not hold together in a scenario, each with its line.

    `where` turns a path in the scenario into the path in the tree, where the two differ.
    """
    parts = Parts(scenario)
    faults = [
        *faults_of_names(parts, rules),
        *faults_of_ages(parts),
        *faults_of_days(parts),
        *faults_of_course(parts),
        *faults_of_words(parts),
    ]
    found = [problem_at(each, tree, where(each.path)) for each in faults]
    return [*found, *record_problems(parts, rules, tree, where)]


def _of_the_rest(
    scenario: Scenario, where: Callable[[Path_], Path_], rules: RuleSet, tree: Tree
) -> list[Problem]:
    """Return the faults of what is left of a faulty tree, but for shadows of what is gone."""
    left = {each.name for each in Parts(scenario).names}
    whole = left >= {each for part in tree.data.values() for each in _names_in(part)}
    hidden = _OF_WHOLES if whole else _OF_WHOLES | {"unknown-name", "not-in-list"}
    return [each for each in problems_of(scenario, rules, tree, where) if each.code not in hidden]


def _names_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key in ("id", "as"):
            if isinstance(value.get(key), str):
                yield value[key]
        for each in value.values():
            yield from _names_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _names_in(each)


def _with_remedy(problem: Problem) -> Problem:
    """Return a problem of shape with the remedy a scenario needs, not the one of a case."""
    if problem.remedy == SEE_SCHEMA:
        return replace(problem, remedy=_SEE_SCHEMA)
    return replace(problem, remedy=_REMEDIES.get(problem.code, problem.remedy))


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda each: (each.place.line or 0, each.place.path, each.code))
