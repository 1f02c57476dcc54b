"""A boundary pair as teaching material: one page, the fact in front, both outcomes explained."""

from collections.abc import Iterator

from top3.casuistry.pairs import Pair, Side
from top3.document import Block, Document, Heading, Paragraph, Table, items
from top3.errors import Both
from top3.method.facts import CaseWorld
from top3.method.names import claim_of
from top3.rules.explain import VALUES
from top3.rules.language import RuleSet


def pair_page(pair: Pair, rules: RuleSet, lang: str) -> Document:
    """Return the page of one pair: what differs, what the rule says of each, and what to ask."""
    return Document(
        _say("title", lang).format(pair.rule.id),
        lang,
        tuple(_blocks(pair, rules, lang)),
        day=pair.holds.case.as_of,
        mark=_say("fictional", lang),
        name=pair.rule.id,
    )


def _blocks(pair: Pair, rules: RuleSet, lang: str) -> Iterator[Block]:
    fact = pair.fact
    yield Paragraph(_say("lead", lang))
    yield Heading(_say("differs", lang))
    yield Paragraph(f"{fact.item.in_language(lang)}: {fact.fact.in_language(lang)}")
    sides = [(pair.holds, fact.before), (pair.other, fact.after)]
    values = [VALUES[side.finding.value].in_language(lang) for side, _ in sides]
    yield Table(
        (_say("part", lang), _say("one", lang), _say("two", lang)),
        (
            (_say("fact", lang), *(said.in_language(lang) for _, said in sides)),
            (_say("outcome", lang), *values),
        ),
        row_headers=True,
    )
    yield Heading(_say("why", lang))
    for name, (side, _) in zip(("one", "two"), sides, strict=True):
        yield Paragraph(_because(side, rules).in_language(lang), lead=_say(name, lang))
    yield Heading(_say("ask", lang))
    yield items(_say("ask_1", lang), _say("ask_2", lang), _say("ask_3", lang))
    yield Paragraph(_say("limits", lang))


def _because(side: Side, rules: RuleSet) -> Both:
    world = CaseWorld(side.case, rules, side.case.as_of)
    return claim_of(world, side.finding)


def _say(name: str, lang: str) -> str:
    return _WORDS[name].in_language(lang)


_WORDS = {
    "title": Both("Eén feit anders: {}", "One fact apart: {}"),
    "fictional": Both("Verzonnen zaak", "Fictional case"),
    "lead": Both(
        "Twee verzonnen zaken die in één feit verschillen. Van dat feit hangt hier af wat de regel"
        " zegt.",
        "Two made-up cases that differ in one fact. On that fact it hangs here what the rule says.",
    ),
    "differs": Both("Wat verschilt", "What differs"),
    "part": Both("wat", "what"),
    "one": Both("Zaak A", "Case A"),
    "two": Both("Zaak B", "Case B"),
    "fact": Both("Dit feit", "This fact"),
    "outcome": Both("Geldt de regel?", "Does the rule hold?"),
    "why": Both("Wat de regel zegt", "What the rule says"),
    "ask": Both("Om samen te bespreken", "To talk over together"),
    "ask_1": Both(
        "Wie kan dit feit weten, en is het aan die persoon gevraagd?",
        "Who can know this fact, and was that person asked?",
    ),
    "ask_2": Both(
        "Wat zou u doen zolang het niet bekend is?",
        "What would you do as long as it is not known?",
    ),
    "ask_3": Both(
        "Bent u het met de regel eens? Wat zou u anders wegen?",
        "Do you agree with the rule? What would you weigh differently?",
    ),
    "limits": Both(
        "Dit laat zien wat een regel vraagt. Het zegt niets over wat er in een echte zaak goed is:"
        " mensen wegen en besluiten.",
        "This shows what a rule asks. It says nothing about what is right in a real case: people"
        " weigh and decide.",
    ),
}

__all__ = ["pair_page"]
