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


class Literal:
    """Works out rules over a world in which nothing is disputed: one claim for a fact at most."""

    def __init__(self, rules, world):
        self.rules = rules.on(world.as_of)
        self.world = world

    def rule(self, rule, item, lowers):
        gate = rule.head.kind == "gate"
        value = self.value(rule.when, item, lowers)
        if rule.head.kind == "judgement":
            told = self.world.read(item, c.judged(rule.head.about, rule.id))
            firm = [each for each in told.claims if each.weak != "not_concrete"]
            judged = T if firm else U
            value = N if value == F else N if not told.applies else judged
        exceptions = fold(OR, [self.value(each, item, not lowers) for each in rule.unless])
        value = fold(AND, [value, NOT[exceptions]])
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
            keys, whole = self.world.members(item, part.group)[0], True
        else:
            reading = self.world.read(item, spec.fact)
            claim = reading.claims[0] if reading.claims else None
            keys = [(spec.of, each) for each in claim.value.has] if claim else []
            worn = claim and self.is_worn(claim, spec.fact)
            whole = bool(claim) and claim.value.complete and not claim.weak and not worn
        values = [self.value(part.of, key, lowers) for key in keys] + ([] if whole else [U])
        if values:
            return fold(OR if part.quantifier == "any" else AND, values)
        return self.nobody(part, lowers)

    def nobody(self, part, lowers):
        """Give the value over a group without anybody: every one of nobody lowers nothing."""
        if part.quantifier == "any":
            return F
        return {"no": T, "gate": F, "tag": U}[self.side if lowers else "no"]

    side = "tag"

    def is_worn(self, claim, fact):
        life = self.rules.dictionary.facts[fact].shelf_life
        days = self.rules.parameters[life.param].value if life else None
        return life and (claim.on is None or (self.world.as_of - claim.on).days > days)

    def leaf(self, part, item, lowers):
        reading = self.world.read(item, part.fact)
        condition = self.rules.dictionary.applies.get(part.fact)
        if not reading.applies:
            return N
        if condition and not reading.claims and self.value(condition, item, False) == F:
            return N
        if not reading.claims:
            asked = isinstance(part, c.UnknownTest)
            return self.asked(part, reading.unknown.reason) if asked else U
        (claim,) = reading.claims
        weak = claim.weak or ("outdated" if self.is_worn(claim, part.fact) else None)
        nobody = isinstance(claim.value, Members) and not claim.value.has
        if isinstance(part, c.KnownTest):
            return U if weak == "not_concrete" or nobody else T
        if isinstance(part, c.UnknownTest):
            reason = claim.value.why if nobody and not claim.value.complete else None
            return self.asked(part, weak or reason)
        value = self.test(part, claim.value)
        return U if weak and value == (T if lowers else F) else value

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
