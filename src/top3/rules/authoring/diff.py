"""What differs between two rule sets, part by part and in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from top3.errors import Both
from top3.rules.authoring.in_words import in_words, number_of
from top3.rules.conditions import Condition
from top3.rules.language import FactSpec, Parameter, Rule, RuleHead, RuleSet
from top3.rules.layers.overlay_format import LayerChange, changes_of_layers, layer_of
from top3.rules.load_plan_texts import TEMPLATE_TEXTS
from top3.rules.sources import RoleText, Source, Status
from top3.values import I18n

Part = Literal[
    "rule",
    "parameter",
    "fact",
    "term",
    "text",
    "family",
    "step",
    "set",
    "promise",
    "role",
    "check",
    "proposal",
]
_WEIGHS = {True: Both("mag wegen", "may weigh"), False: Both("mag niet wegen", "may not weigh")}
_HEAD = tuple(name for name in RuleHead.model_fields if name != "id")
_FACT = tuple(name for name in FactSpec.model_fields if name != "fact")
_DECLARED = ("opens", "warn", "advise")
Said = Both | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that is new, gone or other: its name, which key of it, and how it reads.

    `old` is None for what is new, `new` for what is gone; `key` is empty where the whole is meant.
    `layers` are the layers that speak before and after; empty where none does. `changes` are what
    layers that lie in only one of the two say of it, each with the layer: why, and whose it is;
    `undone` names those of them that lie in the old one.
    """

    part: Part
    name: str
    key: str
    old: Said
    new: Said
    layers: tuple[str, str] = ("", "")
    changes: tuple[tuple[str, LayerChange], ...] = ()
    undone: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """A plus for what is new, a minus for what is gone, a tilde for what is other."""
        if self.old is None:
            return "+"
        return "-" if self.new is None else "~"


def diff(old: RuleSet, new: RuleSet) -> tuple[Difference, ...]:
    """Return everything in which two rule sets differ, rules first; none where they say the same.

    The order of rules, files and digests is no difference: it changes nothing that is said.
    """
    return (
        *(_explained(each, old, new) for each in _rules(old, new)),
        *(_explained(each, old, new) for each in _parameters(old, new)),
        *_facts(old, new),
        *_mappings("term", _terms(old), _terms(new)),
        *_mappings("text", _texts(old.texts), _texts(new.texts)),
        *_mappings("family", _texts(old.families), _texts(new.families)),
        *_mappings("promise", _promises(old), _promises(new)),
        *_mappings("role", _roles(old), _roles(new)),
        *_mappings("check", _checks(old), _checks(new)),
        *_mappings("proposal", _proposals(old), _proposals(new)),
        *_mappings("step", _steps(old, new), _steps(new, old)),
        *_mappings("set", _whole(old), _whole(new)),
    )


def _explained(each: Difference, old: RuleSet, new: RuleSet) -> Difference:
    """Return a difference with what the layers that made it say of it."""
    name = each.name.partition(" ")[0]  # a second period of a rule has its days behind its id
    before, after = list(changes_of_layers(old, name)), list(changes_of_layers(new, name))
    made = [change for change in after if change not in before]
    undone = [change for change in before if change not in after]
    about = [(layer, change) for layer, change in (*made, *undone) if _is_about(each, change)]
    gone = tuple(layer for layer, _ in undone)
    return replace(each, changes=tuple(about), undone=gone)


def _is_about(each: Difference, change: LayerChange) -> bool:
    return (each.part == "parameter") == (change.verb == "set")


def _rules(old: RuleSet, new: RuleSet) -> Iterator[Difference]:
    before, after = _periods(old), _periods(new)
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        layers = (was.layer if was else "", now.layer if now else "")
        if was is None or now is None:
            first, then = (_text(each.head.because) if each else None for each in (was, now))
            yield Difference("rule", name, "", first, then, layers)
            continue
        for key, first, then in _keys_of(was, now, old, new):
            yield Difference("rule", name, key, first, then, layers)


def _periods(rules: RuleSet) -> dict[str, Rule]:
    """Return every rule by id; a second period of the same rule with its days."""
    found: dict[str, Rule] = {}
    for rule in rules.rules:
        valid = rule.head.valid.in_words() if rule.head.valid else ""
        found[f"{rule.id} ({valid})" if rule.id in found else rule.id] = rule
    return found


def _keys_of(was: Rule, now: Rule, old: RuleSet, new: RuleSet) -> Iterator[tuple[str, Said, Said]]:
    if was.when != now.when:
        yield "when", _condition(was.when, was, old), _condition(now.when, now, new)
    if was.unless != now.unless:
        yield "unless", _conditions(was, old), _conditions(now, new)
    for key in _HEAD:
        first, then = getattr(was.head, key), getattr(now.head, key)
        if first != then:
            yield key, _shown(first), _shown(then)
    if was.table != now.table:
        yield "table", _shown(was.table), _shown(now.table)


def _condition(condition: Condition, rule: Rule, rules: RuleSet) -> Both:
    phrase = in_words(condition, rules, rule.head.about)
    return Both(phrase.flat("nl"), phrase.flat("en"))


def _conditions(rule: Rule, rules: RuleSet) -> Both:
    parts = [_condition(part, rule, rules) for part in rule.unless]
    return Both("; of ".join(each.nl for each in parts) or "-",
                "; or ".join(each.en for each in parts) or "-")  # fmt: skip


def _parameters(old: RuleSet, new: RuleSet) -> Iterator[Difference]:
    before, after = _values(old), _values(new)
    for key in sorted(before.keys() | after.keys()):
        name, day = key
        # a value that is new on a day is held against the one that was valid then
        was, now = before.get(key) or _valid(old, *key), after.get(key) or _valid(new, *key)
        if was and now and _number(was) == _number(now) and was.owner == now.owner:
            continue
        layers = (layer_of(was, old) if was else "", layer_of(now, new) if now else "")
        owned = bool(was and now and _number(was) == _number(now))
        first, then = (_number(each, owned=owned) if each else None for each in (was, now))
        yield Difference("parameter", name, f"from {day}", first, then, layers)


def _values(rules: RuleSet) -> dict[tuple[str, str], Parameter]:
    return {
        (name, each.from_.isoformat()): each
        for name, values in rules.history.items()
        for each in values
    }


def _valid(rules: RuleSet, name: str, day: str) -> Parameter | None:
    """Return the value a parameter has on a day; None where it has none yet, or is not there."""
    values = [each for each in rules.history.get(name, ()) if each.from_.isoformat() <= day]
    return values[-1] if values else None


def _number(parameter: Parameter, *, owned: bool = False) -> Both:
    """Return a value with its unit, and its owner where that is what differs."""
    own = f" ({parameter.owner})" if owned else ""
    words = number_of(parameter)
    return Both(f"{words.nl}{own}", f"{words.en}{own}")


def _facts(old: RuleSet, new: RuleSet) -> Iterator[Difference]:
    before, after = old.dictionary.facts, new.dictionary.facts
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            first, then = (_text(each.label) if each else None for each in (was, now))
            yield Difference("fact", name, "", first, then)
            continue
        for key in _FACT:
            first, then = getattr(was, key), getattr(now, key)
            if first != then:
                yield Difference("fact", name, key, _shown(first), _shown(then))
    for name in dict.fromkeys((*old.dictionary.applies, *new.dictionary.applies)):
        first, then = _applies(name, old), _applies(name, new)
        if first != then:
            yield Difference("fact", name, "applies_when", first, then)


def _applies(name: str, rules: RuleSet) -> Said:
    condition, spec = rules.dictionary.applies.get(name), rules.dictionary.facts.get(name)
    if condition is None or spec is None:
        return None
    phrase = in_words(condition, rules, spec.scope)
    return Both(phrase.flat("nl"), phrase.flat("en"))


def _terms(rules: RuleSet) -> dict[str, Both]:
    return {
        f"{name}.{key}": Both(str(entry["nl"]), str(entry["en"]))
        for name, entries in rules.terms.items()
        for key, entry in entries.items()
    }


def _texts(texts: Mapping[str, I18n]) -> dict[str, Both]:
    return {name: _text(text) for name, text in texts.items()}


def _promises(rules: RuleSet) -> dict[str, Both]:
    return {each.id: _text(each.says) for each in rules.promises}


def _roles(rules: RuleSet) -> dict[str, Both]:
    """Return all that is said of each role as one text: what it does, decides, and cannot do."""
    return {role: _role(text) for role, text in rules.roles.items()}


def _role(text: RoleText) -> Both:
    said = [_text(each) for each in (text.does, text.decides, text.cannot, text.ground) if each]
    if text.unlocks:
        listed = ", ".join(text.unlocks)
        said.append(Both(f"hakt knopen door tussen {listed}", f"breaks deadlocks between {listed}"))
    if text.may_weigh is not None:
        said.append(_WEIGHS[text.may_weigh])
    said += [Both(str(day), str(day)) for day in (text.from_, text.to) if day is not None]
    return Both("; ".join(each.nl for each in said), "; ".join(each.en for each in said))


def _checks(rules: RuleSet) -> dict[str, Both]:
    return {code: _joined((each.says, each.do)) for code, each in rules.checks.items()}


def _proposals(rules: RuleSet) -> dict[str, Both]:
    return {
        name: _joined(getattr(each, key) for key in TEMPLATE_TEXTS)
        for name, each in rules.proposals.items()
    }


def _joined(texts: Iterable[I18n | None]) -> Both:
    said = [_text(each) for each in texts if each]
    return Both("; ".join(each.nl for each in said), "; ".join(each.en for each in said))


def _steps(rules: RuleSet, other: RuleSet) -> dict[str, Both]:
    """Return which steps a rule serves; of one that the other does not have, that says it all."""
    found: dict[str, list[str]] = {}
    for step, ids in rules.steps.items():
        for rule in ids:
            if rules.rule(rule) is None or other.rule(rule) is not None:
                found.setdefault(rule, []).append(step)
    return {rule: _listed(steps) for rule, steps in found.items()}


def _whole(rules: RuleSet) -> dict[str, Both]:
    found = {
        "order": _listed(rules.order),
        "now": _listed(rules.now),
        "urgency": _listed(rules.urgency),
        "exclusive": _listed(", ".join(each) for each in rules.exclusive),
        "valid": _listed([rules.valid.in_words()]),
        "status": _listed([rules.status.is_]),
    }
    return found | {key: _listed(rules.declared.get(key, ())) for key in _DECLARED}


def _mappings(part: Part, old: Mapping[str, Both], new: Mapping[str, Both]) -> Iterator[Difference]:
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield Difference(part, name, "", old.get(name), new.get(name))


def _listed(names: Iterable[str]) -> Both:
    text = ", ".join(names) or "-"
    return Both(text, text)


def _text(text: I18n) -> Both:
    return Both(text.nl, text.en or text.nl)


def _shown(value: Any) -> Both:
    """Write a value of a key; what is not there is a dash."""
    if isinstance(value, I18n):
        return _text(value)
    if isinstance(value, Source):
        return _listed([value.mark, *value.ids, *filter(None, (value.place, value.quote))])
    if isinstance(value, Status):
        return _listed([str(each) for each in (value.is_, value.by, value.on) if each])
    if hasattr(value, "in_words"):
        return _listed([value.in_words()])
    if isinstance(value, Mapping):
        return _listed(f"{key}: {each}" for key, each in value.items())
    if isinstance(value, tuple):
        return _listed(map(str, value))
    if isinstance(value, bool):
        return Both("ja", "yes") if value else Both("nee", "no")
    return _listed([str(getattr(value, "param", value))] if value is not None else [])
