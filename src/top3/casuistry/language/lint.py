"""What could be better in a scenario that loads: too little variety, nobody's own voice, a bias.

A finding is a question to whoever writes the scenario; the scenario can be drawn from all the same.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from top3.casuistry.language.coherence import conditions_of
from top3.casuistry.language.coherence_words import remarks_on_slots
from top3.casuistry.language.faults import Fault, problem_at
from top3.casuistry.language.load import refused, scenario_from, tree_of
from top3.casuistry.language.parts import Parts
from top3.casuistry.language.scenario import Given, Happening, Member, Scenario
from top3.casuistry.language.stand_ins import used_in
from top3.casuistry.language.written import Written, templates_of, texts_of, ways_to_say
from top3.errors import Both, Problem, ReadingError
from top3.method.load import load_rules
from top3.reading import Tree
from top3.rules.language import RuleSet

LEAST_WAYS = {"sentence": 10, "record": 2}
"""In how many ways a text can come out at least, so that cases do not read alike.

What is agreed or described in a few words may be the same in two cases; what people say may not.
"""

_FEW_WORDS = 6

MOST_WORDS = 60
"""How many words a text holds at most: people do not speak in paragraphs."""

_GIVEN: tuple[Given, ...] = (
    "present", "where", "trigger", "how_often", "consequence", "medical_care", "alone",
)  # fmt: skip
_LOWERS = ("denied", "differs")


def lint_file(path: str | Path, rules: RuleSet | None = None) -> tuple[Problem, ...]:
    """Return every finding in a scenario file, each with its line.

    Args:
        path: The file, or the name of a shipped scenario.
        rules: The rule set whose names it uses; left out it is the newest shipped one.

    Raises:
        ScenarioError: the file is refused; that comes before any finding.
        ItemNotFoundError: there is no such file, and no shipped scenario of that name.
    """
    names = rules or load_rules("top3")
    try:
        tree = tree_of(path)
    except ReadingError as error:
        raise refused(error, names) from None
    return lint(scenario_from(tree, names), names, tree)


def lint(scenario: Scenario, rules: RuleSet, tree: Tree | None = None) -> tuple[Problem, ...]:
    """Return every finding in a scenario, in order of place; with a tree, with lines."""
    parts, read = Parts(scenario), tree or Tree({})
    found = [
        *_on_texts(parts),
        *_on_forms(parts, rules),
        *_on_telling(parts),
        *_on_draws(parts),
    ]
    problems = [problem_at(each, read) for each in found]
    return tuple(sorted(problems, key=lambda each: (each.place.line or 0, each.code)))


# ------------------------------------------------------------------ texts
def _on_texts(parts: Parts) -> Iterator[Fault]:
    options = {each.id: len(each.options) for each in parts.scenario.things}
    for written in texts_of(parts):
        yield from _variety(written, options)
        yield from _length(written)
        if written.weight != "note":
            yield from remarks_on_slots(parts, written)


def _variety(written: Written, options: dict[str, int]) -> Iterator[Fault]:
    ways = sum(ways_to_say(each, options) for each in written.phrases)
    least = LEAST_WAYS.get(written.weight, 1)
    longest = max(len(each.nl.split()) for each in written.phrases)
    if ways < least and (written.weight == "sentence" or longest > _FEW_WORDS):
        yield Fault(
            written.path,
            "few-ways",
            Both(f"een tekst die op te weinig manieren kan klinken: {ways}",
                 f"a text that can come out in too few ways: {ways}"),
            Both(f"schrijf hem op ten minste {least} manieren: hele varianten, en [..|..]",
                 f"write it in at least {least} ways: whole variants, and [..|..]"),
        )  # fmt: skip


def _length(written: Written) -> Iterator[Fault]:
    for path, phrase in written.paths():
        longest = max(len(phrase.nl.split()), len(phrase.en.split()))
        if longest > MOST_WORDS:
            yield Fault(
                path,
                "long-text",
                Both(f"een tekst van {longest} woorden", f"a text of {longest} words"),
                Both(f"houd het op {MOST_WORDS}: splits het in uitspraken, of maak het korter",
                     f"keep it to {MOST_WORDS}: split in statements, or shorten it"),
            )  # fmt: skip


# ------------------------------------------------------------------ forms of violence
def _on_forms(parts: Parts, rules: RuleSet) -> Iterator[Fault]:
    shown = _forms_shown(parts, rules)
    for place, form in enumerate(parts.scenario.forms):
        path = ("forms", place)
        if form not in shown:
            yield Fault(
                path,
                "form-not-shown",
                Both("een vorm waar geen gedrag bij hoort", "a form that no behaviour belongs to"),
                Both("geef iets wat gebeurt zo'n soort gedrag (kinds), of haal de vorm weg",
                     "give something that happens such a kind (kinds), or take the form away"),
            )  # fmt: skip
        elif not any(_has_own_voice(parts, each) for each in shown[form]):
            yield Fault(
                path,
                "no-own-voice",
                Both("een vorm waarbij wie het overkomt nergens zelf spreekt",
                     "a form of which whom it happens to never speaks"),
                Both("laat die mens zelf iets zeggen: een verslag, own_words of een kijk (views)",
                     "let that person say something: a report, own_words or a view (views)"),
            )  # fmt: skip
    yield from _undeclared(parts, rules)


def _forms_shown(parts: Parts, rules: RuleSet) -> dict[str, list[Happening]]:
    shown: dict[str, list[Happening]] = {}
    for each in parts.scenario.happenings:
        for form in _forms_of(each, rules):
            shown.setdefault(form, []).append(each)
    return shown


def _forms_of(happening: Happening, rules: RuleSet) -> set[str]:
    kinds: Any = rules.terms["kinds"]
    return {form for kind in happening.kinds for form in kinds.get(kind, {}).get("forms", ())}


def _undeclared(parts: Parts, rules: RuleSet) -> Iterator[Fault]:
    for place, each in enumerate(parts.scenario.happenings):
        if missing := sorted(_forms_of(each, rules) - set(parts.scenario.forms)):
            names = ", ".join(missing)
            yield Fault(
                ("happenings", place, "kinds"),
                "form-not-declared",
                Both("gedrag van een vorm die bovenaan niet staat",
                     "behaviour of a form that is not at the top"),
                Both(f"zet bij forms: {names}", f"add to forms: {names}"),
            )  # fmt: skip


def _has_own_voice(parts: Parts, happening: Happening) -> bool:
    voices = {each.informant for each in parts.scenario.reports} | set(happening.own_words)
    for piece in parts.scenario.also.get("views", ()):
        voices |= {each.name for each in used_in(piece.record.get("person"))}
    return bool(voices & set(happening.affected))


# ------------------------------------------------------------------ what is told
def _on_telling(parts: Parts) -> Iterator[Fault]:
    for place, each in enumerate(parts.scenario.happenings):
        if not any(parts.told_in(each.id)):
            yield Fault(
                ("happenings", place, "id"),
                "nobody-ever-tells",
                Both("iets wat niemand vertelt: het staat in geen dossier",
                     "something nobody tells: it stands in no record"),
                Both("laat een uitspraak het vertellen (tells), of haal het weg",
                     "let a statement tell it (tells), or take it away"),
            )  # fmt: skip
        else:
            yield from _never_given(parts, place, each)
    if parts.scenario.forms and not _somebody_lowers(parts):
        yield Fault(
            ("reports",),
            "nobody-denies",
            Both("geweld dat niemand ontkent, kleiner maakt of intrekt",
                 "violence that nobody denies, makes smaller or takes back"),
            Both("laat iemand dat doen: denies, minimises of withdraws",
                 "let somebody do so: denies, minimises or withdraws"),
        )  # fmt: skip
    if not _something_unknown(parts):
        yield Fault(
            ("happenings",) if parts.scenario.happenings else ("reports",),
            "nothing-unknown",
            Both("een scenario waarin alles bekend is", "a scenario in which all is known"),
            Both("laat iets open: gives, open of {unknown: …}",
                 "leave something open: gives, open or {unknown: …}"),
        )  # fmt: skip


def _never_given(parts: Parts, place: int, happening: Happening) -> Iterator[Fault]:
    """Yield what a scenario says of something that happens and no statement makes known."""
    for field in _GIVEN:
        value = getattr(happening, field)
        if value not in (None, ()) and not any(parts.given_by(happening.id, field)):
            yield Fault(
                ("happenings", place, field),
                "never-given",
                Both("iets wat geen uitspraak bekend maakt: het komt in geen dossier",
                     "something that no statement makes known: it gets into no record"),
                Both(f"zet '{field}' bij 'gives' van een uitspraak, of haal het weg",
                     f"add '{field}' to 'gives' of a statement, or take it away"),
            )  # fmt: skip


def _somebody_lowers(parts: Parts) -> bool:
    said = any(each.denies or each.minimises or each.withdraws for _, _, each in parts.sayings())
    return said or any(
        how in _LOWERS for each in parts.scenario.happenings for how in each.seen_by.values()
    )


def _something_unknown(parts: Parts) -> bool:
    opens = any(each.open for each in parts.scenario.happenings)
    partly = any(each.gives is not None for _, _, each in parts.sayings())
    return opens or partly or any(_has_unknown(each) for _, each, _ in templates_of(parts))


def _has_unknown(value: Any) -> bool:
    if isinstance(value, dict):
        return "unknown" in value or any(map(_has_unknown, value.values()))
    return isinstance(value, list | tuple) and any(map(_has_unknown, value))


# ------------------------------------------------------------------ what is drawn
def _is_pregnant(member: Member) -> bool:
    conditions = member.record.get("conditions")
    return isinstance(conditions, dict) and "pregnant" in conditions.get("has", ())


def _on_draws(parts: Parts) -> Iterator[Fault]:
    acting = {who for each in parts.scenario.happenings for who in each.actors}
    for place, member in enumerate(parts.scenario.cast):
        # who is pregnant is a woman in the words of these scenarios
        if member.gender and member.id in acting and not _is_pregnant(member):
            yield Fault(
                ("cast", place, "gender"),
                "fixed-gender",
                Both("een vast geslacht bij wie het doet", "a fixed gender of who does it"),
                Both("laat het weg: dan zijn vrouw en man even waarschijnlijk",
                     "leave it out: then a woman and a man are as likely"),
            )  # fmt: skip
    asked = {branch for _, given in conditions_of(parts) for branch in given}
    for place, branch in enumerate(parts.scenario.branches):
        if branch.id not in asked:
            yield Fault(
                ("branches", place, "id"),
                "never-asked",
                Both("een tweesprong waar niets van afhangt", "a fork that nothing depends on"),
                Both("gebruik hem in een only_if, of haal hem weg",
                     "use it in an only_if, or take it away"),
            )  # fmt: skip
