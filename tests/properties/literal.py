"""The rules of logic written out a second time, as tables and plain loops, to compare with.

Nothing of the evaluator is used here: conditions go in, with a value for every leaf, and out comes
what the tables say. T is yes, F is no, U is unknown, and N does not apply.
"""

from top3.rules import conditions as c
from top3.rules.claims import Members

T, U, F, N = "T", "U", "F", "N"
AND = {"TT": T, "TU": U, "TF": F, "UT": U, "UU": U, "UF": F, "FT": F, "FU": F, "FF": F}
OR = {"TT": T, "TU": T, "TF": T, "UT": T, "UU": U, "UF": U, "FT": T, "FU": U, "FF": F}
NOT = {T: F, U: U, F: T, N: N}


def fold(table, values):
    """Combine values two by two; what does not apply is left out."""
    found = [each for each in values if each != N]
    if not found:
        return N
    result = found[0]
    for each in found[1:]:
        result = table[result + each]
    return result


def is_nobody(value):
    return isinstance(value, Members) and not value.has


def same(value):
    """Return what two accounts have in common that say the same."""
    return (set(value.has), value.complete) if isinstance(value, Members) else value


class Literal:
    """Works out rules over a world: each account of a fact by itself, then all of them together."""

    def __init__(self, rules, world):
        self.rules = rules.on(world.as_of)
        self.world = world

    def rule(self, rule, item, lowers):
        gate = rule.head.kind == "gate"
        value = self.value(rule.when, item, lowers)
        if rule.head.kind == "judgement":
            told = self.world.read(item, c.judged(rule.head.about, rule.id))
            firm = [each for each in told.claims if each.told and each.weak != "not_concrete"]
            value = N if value == F else T if firm else U
        exceptions = fold(OR, [self.value(each, item, not lowers) for each in rule.unless])
        value = N if value == N else fold(AND, [value, NOT[exceptions]])
        return U if gate and value == N else value

    def value(self, part, item, lowers):
        if isinstance(part, c.All):
            return fold(AND, [self.value(each, item, lowers) for each in part.of])
        if isinstance(part, c.AnyOf):
            return fold(OR, [self.value(each, item, lowers) for each in part.of])
        if isinstance(part, c.Not):
            return NOT[self.value(part.of, item, not lowers)]
        if isinstance(part, c.Count):
            return self.count(part, item, lowers)
        if isinstance(part, c.FindingRef):
            rule = self.rules.by_id[part.rule]
            home = ("household", "household")
            return self.rule(rule, home if rule.head.about == "household" else item, lowers)
        if isinstance(part, c.Quantified):
            return self.group(part, item, lowers)
        return self.leaf(part, item, lowers)

    def count(self, part, item, lowers):
        values = [self.value(each, item, lowers) for each in part.of]
        values = [each for each in values if each != N]
        number = self.rules.parameters[part.at_least.name].value
        if not values:
            return N
        if values.count(T) >= number:
            return T
        return U if values.count(T) + values.count(U) >= number else F

    def group(self, part, item, lowers):
        spec = self.rules.dictionary.groups[item[0], part.group]
        if spec.fact is None:
            keys = self.world.members(item, part.group)[0]
            return self.over(part, keys, True, lowers)
        claims = self.told(item, spec.fact)
        if not claims:
            return U
        values = []
        for value, weak, concrete in claims:
            keys = [(spec.of, each) for each in value.has]
            values.append((self.over(part, keys, value.complete, lowers), weak, concrete))
        if all(value == N and concrete and not weak for value, weak, concrete in values):
            return N
        return self.together([(U if v == N else v, *rest) for v, *rest in values], lowers)

    def over(self, part, keys, whole, lowers):
        values = [self.value(part.of, key, lowers) for key in keys] + ([] if whole else [U])
        if values:
            return fold(OR if part.quantifier == "any" else AND, values)
        return self.nobody(part, lowers)

    def together(self, values, lowers):
        """Bring accounts together: each its value, whether it is weak, and whether it was told."""
        said = []
        for value, weak, concrete in values:
            calmer = value == (T if lowers else F)
            said.append(U if not concrete or (weak and calmer) else value)
        if len(said) == 1:
            return said[0]
        if self.side == "gate":
            shut = F if lowers else T
            return shut if set(said) == {shut} else U
        return fold(AND if lowers else OR, said)

    def told(self, item, fact):
        """List what is told of a fact: value, why it is weak, whether it was told; each once."""
        found = []
        for claim in self.world.read(item, fact).claims:
            weak = claim.weak or ("outdated" if self.is_worn(claim, fact) else None)
            own = same(claim.value)
            before = [each for each in found if same(each[0]) == own]
            for each in before:
                if each[2] == claim.told:
                    each[1] = each[1] and weak
                elif claim.told:  # an interpretation of the same adds nothing
                    each[1:] = [weak, True]
            found += [] if before else [[claim.value, weak, claim.told]]
        return found

    def nobody(self, part, lowers):
        """Give the value over a group without anybody: every one of nobody lowers nothing."""
        if part.quantifier == "any":
            return F
        return {"no": T, "gate": F, "tag": U}[self.side if lowers else "no"]

    side = "tag"

    def is_worn(self, claim, fact):
        life = self.rules.dictionary.facts[fact].shelf_life
        days = self.rules.parameters[life.param].value if life else None
        value = claim.value
        if isinstance(value, Members) and not value.has and not value.complete:
            return False
        return life and (claim.on is None or (self.world.as_of - claim.on).days > days)

    def leaf(self, part, item, lowers):
        reading = self.world.read(item, part.fact)
        condition = self.rules.dictionary.applies.get(part.fact)
        if not reading.applies:
            return N
        if condition and not reading.claims and self.outside(condition, item) == F:
            return N
        if not reading.claims:
            asked = isinstance(part, c.UnknownTest)
            return self.asked(part, reading.unknown.reason) if asked else U
        claims = self.told(item, part.fact)
        if isinstance(part, c.KnownTest):
            found = [each for each in reading.claims if each.told and each.weak != "not_concrete"]
            return T if any(not is_nobody(each.value) for each in found) else U
        if isinstance(part, c.UnknownTest):
            return self.asked(part, self.why(reading.claims, part.fact))
        return self.together([(self.test(part, v), *rest) for v, *rest in claims], lowers)

    def why(self, claims, fact):
        """Say why what was told leaves a fact unknown; None where it does not."""
        worn = ["outdated" if self.is_worn(each, fact) else None for each in claims]
        if all(each.weak or old or not each.told for each, old in zip(claims, worn, strict=True)):
            return claims[0].weak or worn[0] or "not_concrete"
        value = claims[0].value
        if all(is_nobody(each.value) for each in claims) and not value.complete:
            return value.why
        return None

    def outside(self, condition, item):
        """Read whether a fact applies: as what raises caution, and never as a part of a gate."""
        side, self.side = self.side, "tag"
        value = self.value(condition, item, False)
        self.side = side
        return value

    def asked(self, part, reason):
        return T if reason and (not part.reasons or reason in part.reasons) else F

    def test(self, part, value):
        if isinstance(value, Members):
            there = [each for each in part.operand if each in value.has]
            return T if there else F if value.complete else U
        ends = value if isinstance(value, tuple) else (value, value)
        answers = {self.plain(part, each) for each in ends}
        return answers.pop() if len(answers) == 1 else U

    def plain(self, part, value):
        bound = part.operand
        if part.operator in ("is", "in"):
            return T if value in (bound if isinstance(bound, tuple) else (bound,)) else F
        if isinstance(bound, c.Param):
            bound = self.rules.parameters[bound.name].value
        elif bound == "as_of":
            bound = self.world.as_of
        else:
            scale = self.rules.dictionary.values_of(self.rules.dictionary.facts[part.fact])
            value, bound = scale.index(value), scale.index(bound)
        if part.operator == "within":
            return T if (self.world.as_of - value).days <= bound else F
        holds = {
            "at_least": value >= bound,
            "at_most": value <= bound,
            "above": value > bound,
            "after": value > bound,
            "below": value < bound,
            "before": value < bound,
        }
        return T if holds[part.operator] else F
