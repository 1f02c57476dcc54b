"""The rules of a rule set: from the entries of its files to `Rule`, each checked by itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from top3.errors import Both, Problem
from top3.reading import Tree
from top3.rules.conditions import Condition, judged
from top3.rules.folder import Folder
from top3.rules.language import OUTCOMES, SCOPES, FactDictionary, FactSpec, Kind, Rule, RuleHead
from top3.rules.load_words import same_slots
from top3.rules.parse import ConditionParser
from top3.values import I18n

_CONDITIONS = ("when", "unless")


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule as it stands in a file, and the layer it comes from."""

    tree: Tree
    layer: str

    @property
    def data(self) -> dict[str, Any]:
        """The keys of the rule; empty where it is no block."""
        return self.tree.data if isinstance(self.tree.data, dict) else {}


def judgement_facts(entries: Iterable[Entry], terms: Mapping[str, Any]) -> Iterator[FactSpec]:
    """Yield a fact for every judgement rule: what a person judged, on its scale."""
    for entry in entries:
        data = entry.data
        then, because = data.get("then"), data.get("because")
        scale = then.get("judge") if isinstance(then, dict) else None
        # with an unknown scale it is a judgement all the same: who reads it gets no second fault
        scale = scale if isinstance(scale, str) and scale in terms else None
        if data.get("kind") == "judgement" and data.get("about") in SCOPES:
            said = because if isinstance(because, dict) else {}
            text = I18n(nl=str(said.get("nl") or "?"), en=str(said.get("en") or "?"))
            yield FactSpec(
                fact=judged(data["about"], str(data.get("id"))),
                scope=data["about"],
                type="scale",
                of=scale,
                ask="worker",
                label=text,
                question=_naming(text, data["about"]),
            )


def _naming(text: I18n, about: str) -> I18n:
    """Return a question that says which item it is about: somebody must judge each of them."""
    slot = f"{{{about}}}"
    if about not in ("situation", "person", "agreement") or slot in text.nl:
        return text
    return I18n(nl=f"{text.nl} ({slot})", en=f"{text.en or text.nl} ({slot})")


def load_rule(folder: Folder, entry: Entry, dictionary: FactDictionary) -> Rule | None:
    """Return one rule, or None after noting every fault."""
    tree, data = entry.tree, entry.data
    rest = {key: value for key, value in data.items() if key not in _CONDITIONS}
    before = len(folder.problems)
    head = folder.built(Tree(rest, tree.file, tree.positions, tree.keys), RuleHead)
    folder.problems[before:] = named(folder.problems[before:], data.get("id"))
    before = len(folder.problems)
    # what stands under `when` is judged also where the head is wrong: all faults at once
    about = data.get("about") if data.get("about") in SCOPES else None
    kind = data.get("kind") if data.get("kind") in get_args(Kind) else None
    when: Condition | None = None
    unless: tuple[Condition, ...] = ()
    if about and kind:
        parser = ConditionParser(
            tree, dictionary, folder.problems, shown=str(data.get("id", "")), kind=str(kind)
        )
        when = parser.parse(data.get("when"), ("when",), scope=about)
        listed = data.get("unless", [])
        listed = listed if isinstance(listed, list) else [listed]
        unless = tuple(
            part
            for index, node in enumerate(listed)
            if (part := parser.parse(node, ("unless", index), scope=about, negated=True))
        )
    if head is None:
        return None
    check_head(folder, tree, head)
    if when is None or len(folder.problems) > before:
        return None
    return Rule(head, when, unless, tree.file, tree.place(("id",)).line, entry.layer)


def named(problems: Iterable[Problem], rule: object) -> list[Problem]:
    """Return faults of the keys of a rule with its id before the key: one file has many rules."""
    if not isinstance(rule, str) or not rule:
        return list(problems)
    return [
        replace(each, place=replace(each.place, path=f"{rule}: {each.place.path}"))
        for each in problems
    ]


def check_head(folder: Folder, tree: Tree, head: RuleHead) -> None:
    """Note what is wrong in the head of a rule: outcome, texts, source, status."""
    keys = OUTCOMES[head.kind]
    if len(head.then) != 1 or next(iter(head.then)) not in keys:
        found = Both(
            f"een uitkomst die niet past bij soort {head.kind}",
            f"an outcome that does not fit kind {head.kind}",
        )
        remedy = Both(f"schrijf {{{' of '.join(keys)}: …}}", f"write {{{' or '.join(keys)}: …}}")
        folder.fault(tree, ("then",), head.id, "wrong-outcome", found, remedy)
    if head.lowers and head.kind != "tag":
        found = Both(f"'lowers' bij soort {head.kind}", f"'lowers' with kind {head.kind}")
        remedy = Both("alleen een tag kan dat zeggen", "only a tag can say that")
        folder.fault(tree, ("lowers",), head.id, "lowers-not-allowed", found, remedy)
    _check_not_asked(folder, tree, head)
    same_slots(folder, tree, ("because",), head.id, head.because.model_dump())
    if head.do:
        same_slots(folder, tree, ("do",), head.id, head.do.model_dump())
    folder.faults(tree, ("source",), head.id, head.source.faults())
    if head.status:
        folder.faults(tree, ("status",), head.id, head.status.faults())


def _check_not_asked(folder: Folder, tree: Tree, head: RuleHead) -> None:
    if head.not_asked and not (head.kind in ("warning", "advice") and head.whom):
        found = Both("'not_asked' zonder 'whom', of bij een ander soort regel",
                     "'not_asked' without 'whom', or with another kind of rule")  # fmt: skip
        remedy = Both("maak er warning of advice van, met 'whom'",
                      "make it a warning or advice, with 'whom'")  # fmt: skip
        folder.fault(tree, ("not_asked",), head.id, "not-asked-without-whom", found, remedy)
