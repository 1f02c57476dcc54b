"""What does not hold together in a scenario: names of nobody, names that no list has, ages, days.

Nothing here is about style; a scenario with one of these faults would draw a wrong record, or none.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

from top3.casuistry.language.faults import Fault, unknown_name, unlisted
from top3.casuistry.language.parts import Parts
from top3.casuistry.language.scenario import Given, Saying
from top3.casuistry.language.stand_ins import FIXED_FACE, draws_in, used_in
from top3.casuistry.language.written import notes_of, templates_of
from top3.errors import Both
from top3.model.situations import Stance
from top3.reading import Path_
from top3.rules.language import RuleSet
from top3.trajectory.event_types import EVENT_TYPES
from top3.values import UnknownReason

_CLAIMED = (*get_args(Given), "kinds")
_TWICE = (
    Both("een naam die al gebruikt is", "a name that is used already"),
    Both("geef elk deel van het scenario een eigen naam",
         "give each part of the scenario a name of its own"),
)  # fmt: skip


def faults_of_names(parts: Parts, rules: RuleSet) -> Iterator[Fault]:
    """Yield every name that stands twice, that nobody has, or that no list has."""
    yield from _twice(parts)
    yield from _only_if(parts)
    yield from _references(parts)
    yield from _listed(parts, rules)
    yield from _in_templates(parts)


def _twice(parts: Parts) -> Iterator[Fault]:
    seen: dict[tuple[str, bool], str] = {}
    for name, kind, path in parts.names:
        # forks are named in only_if alone, and nothing else is
        here = (name, kind == "branch")
        # the same agreement can be made on two paths of the course, under one name
        if here in seen and not (kind == seen[here] == "made"):
            yield Fault(path, "duplicate-name", *_TWICE)
        seen.setdefault(here, kind)
        if name in (FIXED_FACE, "now"):
            found = Both("een naam die al iets anders betekent", "a name that means something else")
            yield Fault(path, "name-taken", found, Both("kies een andere", "choose another"))


def _only_if(parts: Parts) -> Iterator[Fault]:
    branches = {each.id: each.weights for each in parts.scenario.branches}
    for path, asked in conditions_of(parts):
        for branch, options in asked.items():
            here = (*path, "only_if", branch)
            if branch not in branches:
                yield unknown_name(here, branch, branches)
                continue
            for option in options:
                if option not in branches[branch]:
                    yield unknown_name(here, option, branches[branch])


def conditions_of(parts: Parts) -> Iterator[tuple[Path_, Mapping[str, tuple[str, ...]]]]:
    """Yield every `only_if` with the path of the part it stands at."""
    made = parts.scenario
    for key in ("cast", "ties", "happenings", "reports"):
        for place, each in enumerate(getattr(made, key)):
            yield (key, place), each.only_if
    yield from ((path, saying.only_if) for path, _, saying in parts.sayings())
    for collection, pieces in made.also.items():
        for place, piece in enumerate(pieces):
            yield ("also", collection, place), piece.only_if
    yield from ((path, step.only_if) for path, _, step in parts.steps())
    for place, stage in enumerate(made.course):
        for number, after in enumerate(stage.next):
            yield ("course", place, "next", number), after.only_if


def _references(parts: Parts) -> Iterator[Fault]:
    for path, names, known in (*_of_cast(parts), *_of_reports(parts), *_of_course(parts)):
        for place, name in enumerate(names):
            if name not in known:
                yield unknown_name((*path, place), name, known)
    for name in (*parts.happenings, *parts.reports):
        of = parts.counts_from(name)
        if of and of not in parts.dated:
            yield unknown_name(_when_path(parts, name, of), of, parts.dated)


def _when_path(parts: Parts, name: str, of: str) -> Path_:
    path = next(each.path[:2] for each in parts.names if each.name == name)
    report = parts.reports.get(name)
    is_moment = report is not None and report.moment == of and report.when.of is None
    return (*path, "moment") if is_moment else (*path, "when", "of")


_Names = tuple[Path_, tuple[str, ...], Collection[str]]
"""Where names stand, those names, and what there is to name."""


def _of_cast(parts: Parts) -> Iterator[_Names]:
    made, cast = parts.scenario, parts.cast
    for place, member in enumerate(made.cast):
        if member.age and member.age.older_than:
            yield ("cast", place, "age", "older_than"), (member.age.older_than,), cast
    for place, tie in enumerate(made.ties):
        yield ("ties", place, "who"), (tie.who,), cast
        yield ("ties", place, "of"), (tie.of,), cast
    for place, each in enumerate(made.happenings):
        for key in ("actors", "affected", "present"):
            yield ("happenings", place, key), getattr(each, key), cast
        for key in ("seen_by", "own_words"):
            for who in getattr(each, key):
                yield ("happenings", place, key, who), (who,), cast


def _of_reports(parts: Parts) -> Iterator[_Names]:
    for path, _, saying in parts.sayings():
        yield (*path, "about"), saying.about, parts.cast
        for key in ("tells", "denies", "minimises"):
            yield (*path, key), getattr(saying, key), parts.happenings
        yield (*path, "withdraws"), saying.withdraws, parts.of_kind("saying")
    for place, report in enumerate(parts.scenario.reports):
        if report.moment and report.when.of:
            yield ("reports", place, "moment"), (report.moment,), parts.of_kind("stage")


def _of_course(parts: Parts) -> Iterator[_Names]:
    anything = frozenset(each.name for each in parts.names)
    for path, note in notes_of(parts):
        yield (*path, "of"), note.of, anything
    for path, _, step in parts.steps():
        yield (*path, "choose"), step.choose, parts.happenings
        if step.report:
            yield (*path, "report"), (step.report,), parts.reports
    for place, stage in enumerate(parts.scenario.course):
        for number, after in enumerate(stage.next):
            yield ("course", place, "next", number, "to"), (after.to,), parts.of_kind("stage")


def _listed(parts: Parts, rules: RuleSet) -> Iterator[Fault]:
    lists = {
        **rules.terms,
        "parties": {**rules.terms["roles"], **parts.cast},
        "moves": _moves(rules),
    }
    yield from _not_in(lists["forms"], ("forms",), parts.scenario.forms)
    for path, names, known in (
        *_listed_people(parts, lists),
        *_listed_happenings(parts, lists),
        *_listed_reports(parts, lists),
        *_listed_steps(parts, lists),
    ):
        yield from _not_in(known, path, names)


def _not_in(known: Collection[str], path: Path_, names: tuple[str, ...]) -> Iterator[Fault]:
    for place, name in enumerate(names):
        if name not in known:
            yield unlisted((*path, place), name, known)


def _moves(rules: RuleSet) -> Collection[str]:
    """Return where a step can lead to: phases, approaches, and the ways in which a case ends."""
    if rules.process is None:
        return rules.terms["phases"]
    lines = (rules.process.phases, rules.process.approaches)
    return {*rules.process.endings, *(each.id for line in lines for each in line.states)}


_Lists = Mapping[str, Collection[str]]


def _listed_people(parts: Parts, lists: _Lists) -> Iterator[_Names]:
    for place, member in enumerate(parts.scenario.cast):
        yield ("cast", place, "roles"), member.roles, lists["roles"]
    for place, tie in enumerate(parts.scenario.ties):
        yield ("ties", place, "kind"), (tie.kind,), lists["relations"]


def _listed_happenings(parts: Parts, lists: _Lists) -> Iterator[_Names]:
    for place, each in enumerate(parts.scenario.happenings):
        path = ("happenings", place)
        yield (*path, "kinds"), each.kinds, lists["kinds"]
        yield (*path, "consequence"), each.consequence, lists["consequences"]
        if isinstance(each.how_often, str):
            yield (*path, "how_often"), (each.how_often,), lists["how_often"]
        for key, reason in each.open.items():
            yield (*path, "open", key), (reason,), get_args(UnknownReason)
        for name, how in each.seen_by.items():
            if isinstance(how, str):
                yield (*path, "seen_by", name), (how,), get_args(Stance)


def _listed_reports(parts: Parts, lists: _Lists) -> Iterator[_Names]:
    for place, report in enumerate(parts.scenario.reports):
        path = ("reports", place)
        yield (*path, "informant"), (report.informant,), lists["parties"]
        yield (*path, "hide_from"), report.hide_from, lists["parties"]
        if report.written_by:
            yield (*path, "written_by"), (report.written_by,), lists["parties"]
    for spot, _, saying in parts.sayings():
        if saying.class_:
            yield (*spot, "class"), (saying.class_,), lists["classes"]


def _listed_steps(parts: Parts, lists: _Lists) -> Iterator[_Names]:
    for path, _, step in parts.steps():
        named = (("do", step.do, EVENT_TYPES), ("move", step.move, lists["moves"]),
                 ("by", step.by, lists["parties"]))  # fmt: skip
        for key, name, known in named:
            if name:
                yield (*path, key), (name,), known


def _in_templates(parts: Parts) -> Iterator[Fault]:
    things = parts.of_kind("thing")
    for path, template, _ in templates_of(parts):
        for used in used_in(template):
            here = (*path, *used.path)
            if used.use == "odd":
                yield _odd(here)
            elif used.use == "name" and used.name not in {*parts.referable, FIXED_FACE}:
                yield unknown_name(here, used.name, parts.referable)
            elif used.use == "thing" and used.name not in things:
                yield unknown_name(here, used.name, things)
            elif used.use == "day":
                yield from _day(here, used.name, parts)
        yield from _draws(path, template)
    for path, _, saying in parts.sayings():
        yield from _claims(path, saying)


def _claims(path: Path_, saying: Saying) -> Iterator[Fault]:
    for key in saying.claims:
        if key not in _CLAIMED:
            yield unlisted((*path, "claims", key), key, _CLAIMED)


def _odd(path: Path_) -> Fault:
    found = Both("iets anders dan tekst", "something that is no text")
    return Fault(path, "wrong-kind", found, Both("schrijf de naam", "write the name"))


def _day(path: Path_, text: str, parts: Parts) -> Iterator[Fault]:
    name, sign, days = text, "", ""
    for each in "+-":
        head, found, rest = text.partition(each)
        if found:
            name, sign, days = head, found, rest
            break
    if sign and not (days.isascii() and days.isdigit() and len(days) < 5):
        found_ = Both("tekst die geen dag aanwijst", "text that points at no day")
        yield Fault(path, "not-a-day", found_, Both(
            "schrijf now, of een naam, met + of - en een getal erachter: now+14",
            "write now, or a name, with + or - and a number after it: now+14"))  # fmt: skip
    elif name != "now" and name not in parts.dated:
        yield unknown_name(path, name, {"now", *parts.dated})


def _draws(path: Path_, template: Any) -> Iterator[Fault]:
    for inner, draw in draws_in(template):
        options, weights = draw["one_of"], draw.get("weights")
        here = (*path, *inner, "one_of")
        if not isinstance(options, list | tuple) or len(options) < 2:
            found = Both("niet twee of meer mogelijkheden", "not two or more options")
            remedy = Both("schrijf een lijst van twee of meer", "write a list of two or more")
            yield Fault(here, "too-few-options", found, remedy)
        elif weights is not None and not _fit(weights, len(options)):
            found = Both("gewichten die niet bij de mogelijkheden passen",
                         "weights that do not fit the options")  # fmt: skip
            remedy = Both(f"schrijf {len(options)} hele getallen van 1 of meer",
                          f"write {len(options)} whole numbers of 1 or more")  # fmt: skip
            yield Fault((*path, *inner, "weights"), "other-weights", found, remedy)


def _fit(weights: Any, count: int) -> bool:
    return (
        isinstance(weights, list | tuple)
        and len(weights) == count
        and all(isinstance(each, int) and each is not True and each > 0 for each in weights)
    )
