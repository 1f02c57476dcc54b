"""`top3 demo`: a shipped case through the four operations to an explained plan."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from top3.cli.inputs import add_rules
from top3.errors import Both, CaseError, Place, Problem

_CASE = "dossier-02.yaml"
_OWN = ("s2", "s1", "s3")


def add(subparsers: Any, parents: Sequence[argparse.ArgumentParser] = ()) -> None:
    """Add the command."""
    parser = subparsers.add_parser("demo", parents=list(parents), help="een voorbeeld / an example")
    add_rules(parser)
    parser.add_argument("--mine", metavar="s2,s1,s3", help="uw eigen volgorde / your own order")
    parser.set_defaults(run=run_demo)


def run_demo(args: argparse.Namespace) -> int:
    """Walk a shipped case: order, make concrete, own choice, assess, prioritise, plan, why."""
    from top3 import paths
    from top3.cli.inputs import print_json, rules_of
    from top3.method.load import read_case
    from top3.method.reason import reason

    rules = rules_of(args)
    case = read_case((paths.example_cases() / _CASE).read_bytes(), _CASE, rules)
    result = reason(case, rules)
    if args.json:
        print_json(result.to_data())
        return 0
    show = _Show(result, args.lang)
    show.opening()
    show.ordered()
    show.concrete()
    own = show.own_choice(args.mine)
    show.assessed()
    show.compared(own)
    show.plan()
    show.why()
    return 0


class _Show:
    """Prints one step after another."""

    def __init__(self, result: Any, lang: str) -> None:
        self._result = result
        self._planned = result.planned
        self._lang = lang

    def _say(self, nl: str, en: str) -> None:
        print(en if self._lang == "en" else nl)

    def _step(self, number: int, nl: str, en: str) -> None:
        print()
        self._say(f"── {number}. {nl} ──", f"── {number}. {en} ──")

    def _title(self, situation: str) -> str:
        from top3.method.names import situation_title

        return situation_title(self._planned.world, situation).in_language(self._lang)

    def opening(self) -> None:
        case = self._planned.case
        self._say(
            f"Voorbeeld {case.id}, verzonnen. Peildatum {case.as_of}. Is er nu gevaar: top3 nu.",
            f"Example {case.id}, invented. As of {case.as_of}. Real danger now: top3 nu.",
        )
        for now in self._result.now:
            print(f"! {now.do.in_language(self._lang)}")

    def ordered(self) -> None:
        self._step(1, "Ordenen", "Order")
        case, ordered = self._planned.case, self._planned.ordered
        self._say(
            f"{len(case.reports)} meldingen, {len(case.statements)} uitspraken, "
            f"{len(case.situations)} situaties.",
            f"{len(case.reports)} reports, {len(case.statements)} statements, "
            f"{len(case.situations)} situations.",
        )
        counts = ", ".join(
            f"{self._planned.rules.label('classes', name).in_language(self._lang)} {len(ids)}"
            for name, ids in ordered.classes.items()
        )
        print(counts)
        shown = [each for each in ordered.set_aside if each.class_ in ("label", "risk_factor")][:3]
        for each in shown:
            because = each.because.in_language(self._lang)
            print(f"- {each.item}: {because} → {each.belongs.in_language(self._lang)}")

    def concrete(self) -> None:
        self._step(2, "Concretiseren", "Make concrete")
        yes, no = Both("concreet", "concrete"), Both("nog niet concreet", "not concrete yet")
        for each in self._planned.prioritised.assessed.concretised.situations:
            state = (yes if each.concrete else no).in_language(self._lang)
            print(f"- {self._title(each.situation)} [{state}]")

    def own_choice(self, given: str | None) -> tuple[str, ...]:
        """Record the own choice before the proposal shows: typed, given, or that of the example."""
        self._step(3, "Eerst uw eigen keuze", "Your own choice first")
        known = [each.id for each in self._planned.case.situations]
        if given is None and sys.stdin.isatty():
            self._say(
                "Welke drie zijn het onveiligst? (bijvoorbeeld: s2 s1 s3; Enter = voorbeeld)",
                "Which three are most unsafe? (for example: s2 s1 s3; Enter = example)",
            )
            given = sys.stdin.readline().strip() or None
        own = tuple(given.replace(",", " ").split()) if given else _OWN
        if not own or any(each not in known for each in own) or len(set(own)) != len(own):
            found = Both(
                "een situatie die er niet is, of twee keer", "a situation not there, or twice"
            )
            names = ", ".join(known)
            remedy = Both(f"kies uit: {names}", f"choose from: {names}")
            raise CaseError([Problem(Place("--mine"), "not-an-order", found, remedy)])
        order = ", ".join(own)
        if not given:
            self._say("(volgorde uit het voorbeeld)", "(the order of the example)")
        self._say(f"Vastgelegd: {order}", f"Recorded: {order}")
        return own

    def assessed(self) -> None:
        from top3.views.compose import Writer

        self._step(4, "Taxeren", "Assess")
        writer = Writer(self._planned, self._lang)
        for each in self._planned.prioritised.assessed.situations:
            print(f"- {each.situation}: {writer.state(each)}")

    def compared(self, own: tuple[str, ...]) -> None:
        self._step(
            5, "Prioriteren: een voorstel, mensen kiezen", "Prioritise: a proposal, people choose"
        )
        for each in self._result.top3:
            tie = f" = {', '.join(each.tied_with)}" if each.tied_with else ""
            reason = each.because[0].in_language(self._lang) if each.because else ""
            print(f"{each.rank}. {self._title(each.situation)}{tie}\n   {reason}")
        mine = ", ".join(own)
        self._say(f"eerst vastgelegd: {mine}; beide kunnen kloppen",
                  f"recorded first: {mine}; both can be right")  # fmt: skip

    def plan(self) -> None:
        from top3.views.render import render

        self._step(6, "Het plan", "The plan")
        print(render(self._result, to="text", lang=self._lang))

    def why(self) -> None:
        from top3.method.why import explain

        self._step(7, "Waarom? Eén regel helemaal terug", "Why? One line all the way back")
        explained = explain(self._result, self._result.top3[0].situation)
        dangers = [each for each in explained if each.finding.rule.head.kind == "danger"]
        first = (dangers or list(explained))[0]
        print(first.claim.in_language(self._lang))
        for line in first.lines:
            by = f" [{', '.join(line.by)}]" if line.by else ""
            print(f"  {'  ' * line.depth}{line.text.in_language(self._lang)}{by}")
        for quote in (*first.quotes, *first.against):
            print(f"  {quote.line(self._lang)}")
        source = first.source.in_language(self._lang)
        self._say(f"  bron: {source}", f"  source: {source}")
        self._say(
            "Verder: top3 case new · top3 case from-notes NOTITIES.md · top3 assess CASE",
            "Next: top3 case new · top3 case from-notes NOTES.md · top3 assess CASE",
        )
