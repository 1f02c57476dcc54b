"""`top3 ask` and `answer`: open questions out, answers back in."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from top3.cli.inputs import (
    add_case,
    add_rules,
    layers_above,
    note,
    print_json,
    result_of,
    rules_of,
    write_new,
)
from top3.errors import Both

if TYPE_CHECKING:
    from top3.method.answers import Answered
    from top3.method.stages import PlannedCase, Question

MOST_LINES = 40
_OPEN = ("tag", "judgement", "danger", "priority")
_TIERS = ("now", "before_plan", "before_next_phase", "later")
_WORDS = {
    "open": Both("{count} vragen open", "{count} questions open"),
    "one": Both("1 vraag open", "1 question open"),
    "first": Both("hier de eerste {count}", "here the first {count}"),
    "none": Both("geen open vragen", "no open questions"),
    "now": Both("NU EERST", "NOW FIRST"),
    "more_now": Both(
        " (en nog {count}: top3 assess CASE)", " (and {count} more: top3 assess CASE)"
    ),
    "fictional": Both("verzonnen voorbeeld", "invented example"),
    "pseudonymised": Both(
        "gepseudonimiseerd, geen verzonnen zaak", "pseudonymised, not an invented case"
    ),
    "more": Both(
        "alle vragen: top3 ask CASE --all · een invulblad: top3 ask CASE --sheet -o blad.yaml",
        "all questions: top3 ask CASE --all · a sheet: top3 ask CASE --sheet -o sheet.yaml",
    ),
    "asked": Both("al gevraagd of verteld, nog niet bekend", "asked or told before, not known yet"),
    "why": Both("waarom", "why"),
    "open_still": Both("nog niet uit te sluiten: {what}", "cannot be excluded yet: {what}"),
    "record": Both("om het dossier volledig te maken", "to make the record complete"),
    "now_needed": Both("om te weten wat er nu nodig is", "to know what is needed now"),
    "until": Both("na te gaan tot en met {day}", "can be found out until {day}"),
    "consult": Both("Niet zelf vragen: wel raadplegen", "Do not ask yourself: do consult"),
    "on_sheet": Both(
        "op het blad: {count} van {all} vragen; alle vragen: voeg --all toe",
        "on the sheet: {count} of {all} questions; all of them: add --all",
    ),
    "next": Both(
        "vul het blad in en zet het terug: top3 answer CASE BLAD -o NIEUW.yaml",
        "fill in the sheet and put it back: top3 answer CASE SHEET -o NEW.yaml",
    ),
    "placed": Both(
        "verwerkte gesprekken: {talks}; het oude bestand is niet veranderd",
        "talks taken in: {talks}; the old file is unchanged",
    ),
    "unplaced": Both(
        "Deze antwoorden hebben (nog) geen eigen veld. Zij staan in de woorden van de uitspraak:",
        "These answers have no field of their own (yet). They stand in the statement's words:",
    ),
}


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the commands."""
    ask = subparsers.add_parser(
        "ask", parents=list(parents), help="wat nu te vragen, aan wie / what to ask, and whom"
    )
    add_case(ask)
    ask.add_argument("--all", action="store_true", help="alle vragen, met waarom / all, with why")
    ask.add_argument(
        "--acute", metavar="PERSON", nargs="?", const="",
        help="alleen de acute ronde: hoogstens tien vragen / the acute round only, ten at most",
    )  # fmt: skip
    ask.add_argument("--sheet", action="store_true", help="een invulblad / a sheet to fill in")
    ask.add_argument(
        "--papers", metavar="WHO", nargs="?", const="",
        help="een invulblad bij de papieren / a sheet for what was written on the papers",
    )  # fmt: skip
    ask.add_argument(
        "--audience", default="family", choices=("family", "child", "network"),
        help="voor wie die papieren waren / for whom those papers were",
    )  # fmt: skip
    ask.add_argument("-o", dest="output", metavar="FILE", help="schrijf hierheen / write here")
    ask.set_defaults(run=run_ask)
    answer = subparsers.add_parser(
        "answer", parents=list(parents), help="antwoorden terug in de casus / answers back in"
    )
    answer.add_argument("case", metavar="CASE", help="casusbestand / case file")
    answer.add_argument("sheet", metavar="SHEET", help="ingevuld blad / filled-in sheet")
    add_rules(answer)
    answer.add_argument(
        "-o", dest="output", metavar="NEW", required=True, help="nieuw casusbestand / new case file"
    )
    answer.set_defaults(run=run_answer)


def run_ask(args: argparse.Namespace) -> int:
    """Print the first questions, or all of them, or write a sheet; the exit status is 0."""
    from top3.method.questions import first_screen

    result = result_of(args)
    planned = result.planned
    if args.papers is not None:
        _write_papers(args, planned)
        return 0
    if args.acute is not None:
        asked = _acute(planned, args.acute)
    else:
        asked = planned.questions if args.all else first_screen(planned)
    if args.sheet or args.output:
        _write_sheet(args, planned, asked)
    elif args.json:
        ids = {each.id for each in (planned.questions if args.acute is None else asked)}
        print_json([each for each in result.to_data()["questions"] if each["id"] in ids])
    elif args.acute is not None:
        print("\n".join(_round_lines(planned, asked, args.lang)))
    else:
        lines = _all_lines(planned, args.lang) if args.all else _first_lines(planned, args.lang)
        print("\n".join(lines))
        note(_word("more", args.lang))
    return 0


def run_answer(args: argparse.Namespace) -> int:
    """Write a new case with the answers in it; what found no field is listed on stderr.

    Raises:
        CaseError: case or sheet is refused; nothing is written.
        ReadingError: the new file is there already, or cannot be written.
    """
    from top3.method.answers import answered
    from top3.method.load import load_case, read_case
    from top3.method.replies import load_replies
    from top3.reading import write_yaml

    rules = rules_of(args)
    case = load_case(args.case, rules)
    held = load_replies(args.sheet, case, rules)
    made = answered(case, held, rules)
    text = write_yaml(made.case.to_data())
    read_case(text.encode(), rules=rules)  # nothing is handed out that cannot be read again
    write_new(args.output, text)
    _report(args, made, len(held))
    return 0


def _acute(planned: "PlannedCase", person: str) -> tuple["Question", ...]:
    """Return the open acute questions: of everybody, or of one person with those of the household.

    Raises:
        ItemNotFoundError: there is no such person.
    """
    from top3.errors import ItemNotFoundError

    people = [each.id for each in planned.case.people]
    if person and person not in people:
        names = ", ".join(people) or "-"
        message = Both(
            f"persoon: niet gevonden; er is: {names}", f"person: not found; there is: {names}"
        )
        raise ItemNotFoundError(people, message)
    specs = planned.rules.dictionary.facts
    acute = (each for each in planned.questions if specs[each.facts[0][1]].acute)
    wanted = ("household", person)
    return tuple(each for each in acute if not person or each.facts[0][0][1] in wanted)


def _round_lines(planned: "PlannedCase", asked: Sequence["Question"], lang: str) -> list[str]:
    """Return the acute round question by question, as it is read from a page."""
    from top3.method.names import question_text
    from top3.method.questions import by_talk

    lines = _head(planned, lang, len(asked))
    for who, questions in by_talk(asked).items():
        lines += ["", _talk(planned, who, lang)]
        for key, fact in (each for question in questions for each in question.facts):
            text = question_text(planned.world, fact, key).in_language(lang)
            lines += _wrapped(f"- {text}")
    return lines


def _report(args: argparse.Namespace, made: "Answered", talks: int) -> None:
    note(_word("placed", args.lang, talks=str(talks)))
    if args.json:
        unplaced = [
            {"line": each.place.line, "about": each.about[1], "fact": each.fact}
            for each in made.unplaced
        ]
        print_json({"talks": talks, "as_of": made.case.as_of.isoformat(), "unplaced": unplaced})
    elif made.unplaced:
        note(_word("unplaced", args.lang))
        for each in made.unplaced:
            note(f"  {each.place.in_language(args.lang)}: {each.about[1]}, {each.fact}")


def _write_papers(args: argparse.Namespace, planned: "PlannedCase") -> None:
    from top3.views.papers_sheet import papers_sheet

    text = papers_sheet(planned, args.papers, args.audience, args.lang)
    if args.output:
        write_new(args.output, text)
    else:
        sys.stdout.write(text)
    note(_word("next", args.lang))


def _write_sheet(
    args: argparse.Namespace, planned: "PlannedCase", asked: Sequence["Question"]
) -> None:
    from top3.method.sheets import sheet_text

    text = sheet_text(planned, asked, args.lang)
    if args.output:
        write_new(args.output, text)
    else:
        sys.stdout.write(text)
    if len(asked) < len(planned.questions) and args.acute is None:
        count, every = str(len(asked)), str(len(planned.questions))
        note(_word("on_sheet", args.lang, count=count, all=every))
    note(_word("next", args.lang))


def _head(planned: "PlannedCase", lang: str, shown: int) -> list[str]:
    count = len(planned.questions)
    name = {0: "none", 1: "one"}.get(count, "open")
    line = f"{planned.case.id} · {_word(name, lang, count=str(count))}"
    if shown < count:
        line += f"; {_word('first', lang, count=str(shown))}"
    case = planned.case
    mark = "fictional" if case.fictional else "pseudonymised" if case.pseudonymised else ""
    head = _wrapped(f"{line} ({_word(mark, lang)})" if mark else line, indent="")
    return head + layers_above(planned, lang) + _before_asking(planned, lang)


def _before_asking(planned: "PlannedCase", lang: str) -> list[str]:
    """Return the first thing that must happen before anything is asked, and how much more."""
    from top3.method.now import now_of

    acts = now_of(planned)
    if not acts:
        return []
    rest = _word("more_now", lang, count=str(len(acts) - 1)) if acts[1:] else ""
    return _wrapped(f"{_word('now', lang)}: {acts[0].do.in_language(lang)}{rest}", indent="")


def _first_lines(planned: "PlannedCase", lang: str) -> list[str]:
    """Return the first screen; where it would not fit, every question gets fewer lines."""
    screens = (_screen(planned, lang, most) for most in (4, 3))
    fits = (lines for lines in screens if len(lines) <= MOST_LINES)
    return next(fits, None) or _screen(planned, lang, 2)


def _screen(planned: "PlannedCase", lang: str, most: int) -> list[str]:
    from top3.method.questions import by_talk, first_screen

    first = first_screen(planned)
    lines = _head(planned, lang, len(first))
    for who, questions in by_talk(first).items():
        lines += ["", _talk(planned, who, lang)]
        for each in questions:
            lines += _wrapped(_question(each, lang), most=most)
    if planned.consult_instead:
        items = ", ".join(dict.fromkeys(each.about for each in planned.consult_instead))
        lines += ["", f"{_word('consult', lang)}: {items}"]
    return lines


def _all_lines(planned: "PlannedCase", lang: str) -> list[str]:
    from top3.method.sheets import tier_label

    lines = _head(planned, lang, len(planned.questions))
    for tier in _TIERS:
        asked = [each for each in planned.questions if each.tier == tier]
        if asked:
            lines += ["", f"== {tier_label(tier).in_language(lang).upper()} =="]
            lines += _talks(planned, [each for each in asked if each.reason == "not_asked"], lang)
            again = [each for each in asked if each.reason != "not_asked"]
            if again:
                lines += ["", f"-- {_word('asked', lang)} --", *_talks(planned, again, lang)]
    if planned.consult_instead:
        lines += ["", f"== {_word('consult', lang).upper()} =="]
        for each in planned.consult_instead:
            consult = each.consult.in_language(lang) if each.consult else ""
            lines += _wrapped(f"{each.about}: {consult}")
    return lines


def _talks(planned: "PlannedCase", asked: Iterable["Question"], lang: str) -> list[str]:
    from top3.method.questions import by_talk
    from top3.rules.explain import REASONS

    lines: list[str] = []
    for who, questions in by_talk(asked).items():
        lines += ["", _talk(planned, who, lang)]
        for each in questions:
            text = _question(each, lang)
            if each.reason != "not_asked":
                text += f" ({REASONS[each.reason].in_language(lang)})"
            lines += _wrapped(text)
            lines += _wrapped(f"{_word('why', lang)}: {_why(planned, each, lang)}", indent="     ")
    return lines


def _why(planned: "PlannedCase", question: "Question", lang: str) -> str:
    """Return what hangs on the answer: what the first rule that asks this would say."""
    from top3.method.names import fill, slots_of

    if not question.asked_by:
        return _word("record", lang)
    found = _to_tell(planned, question)
    rule = planned.rules.rule(found[1]) if found else None
    if found is None or rule is None:
        return _word("now_needed", lang)
    about = found[0]
    slots = slots_of(planned.world, (rule.head.about, about))
    what = fill(rule.head.because, **slots).in_language(lang)
    # what a rule would say is no fact while its answer is open
    return _word("open_still", lang, what=what) if rule.head.kind in _OPEN else what


def _to_tell(planned: "PlannedCase", question: "Question") -> tuple[str, str] | None:
    """Return the first (item, rule) an answer can change that may be told to who is asked."""
    from top3.method.delicate import is_delicate
    from top3.model.people import is_person

    for each in question.can_change:
        about, _, rule = each.rpartition(":")
        delicate = is_delicate(planned.world, ("situation", about))
        if rule in question.asked_by and not (delicate and is_person(question.ask)):
            return about, rule
    return None


def _talk(planned: "PlannedCase", who: str, lang: str) -> str:
    from top3.method.names import party_name
    from top3.model.people import is_person

    name = party_name(planned.world, who).in_language(lang)
    return f"{name} ({who})" if is_person(who) else name


def _question(question: "Question", lang: str) -> str:
    text = f"{question.id} {question.text.in_language(lang)}"
    until = question.answerable_until
    return f"{text} ({_word('until', lang, day=until.isoformat())})" if until else text


def _wrapped(text: str, *, indent: str = "  ", most: int = 0) -> list[str]:
    from textwrap import wrap

    from top3.formats.text import WIDTH

    lines = wrap(
        " ".join(text.split()), WIDTH, initial_indent=indent, subsequent_indent=f"{indent}   "
    )
    if most and len(lines) > most:
        return [*lines[: most - 1], f"{lines[most - 1][: WIDTH - 2]} …"]
    return lines


def _word(name: str, lang: str, **slots: str) -> str:
    text = _WORDS[name].in_language(lang)
    for slot, value in slots.items():
        text = text.replace("{" + slot + "}", value)
    return text
