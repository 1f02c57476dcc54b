"""How long a case takes: ours, by hand and in other engines; and how that grows."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.measure import Contestant, Time, exponent, race, seconds_of
from benchmarks.peers import Simple, Zen, as_json
from benchmarks.text import handwritten, handwritten_with_trace
from benchmarks.workload import TODAY, Case, Workload, forgetting, reference
from top3 import load_rules, paths
from top3.method.facts import READERS
from top3.method.groups import GROUPS
from top3.rules.compiled import load_compiled
from top3.rules.evaluate import Evaluator, FastPath, fast_path

FLOOR = "by hand"
VALUES, FINDINGS = "top3: every value", "top3: every value, as findings"
TRACE, TREES = "top3: full trace, nothing skipped", "top3: full trace, all trees made of it"
PLAIN = "top3: plain path (no functions made)"
BY_HAND_TRACE = "by hand, with trace"
ZEN, ZEN_TRACE, SIMPLE = "zen-engine", "zen-engine, with trace", "simpleeval"


def reference_race(workload: Workload) -> dict[str, Time]:
    """Return what a case of the reference workload takes, with everything known."""
    zen, simple = Zen(workload.rules), Simple(workload.rules)
    by_hand, traced = handwritten(workload.rules), handwritten_with_trace(workload.rules)
    cases, as_objects = workload.cases, [as_json(each) for each in workload.cases]
    return race(
        Contestant(FLOOR, lambda case: by_hand(case, TODAY), cases),
        [
            Contestant(BY_HAND_TRACE, lambda case: traced(case, TODAY), cases),
            *_ours(workload),
            Contestant(ZEN, zen.run, as_objects, 5),
            Contestant(ZEN_TRACE, lambda case: zen.run(case, trace=True), as_objects, 5),
            Contestant(SIMPLE, simple.run, cases, 20),
        ],
    )


def _ours(workload: Workload) -> list[Contestant]:
    path, cases = fast_path(workload.rules, TODAY), workload.cases

    def findings(case: Case) -> object:
        return path.run(workload.world(case)).findings()

    def trees(case: Case) -> object:
        return list(path.run(workload.world(case)).trees())

    return [
        values_of(workload, path),
        Contestant(FINDINGS, findings, cases, 5),
        traces_of(workload, path),
        Contestant(TREES, trees, cases, 20),
        Contestant(PLAIN, lambda case: _plain(workload, case), cases, 20),
    ]


def values_of(workload: Workload, path: FastPath) -> Contestant:
    """Return what works out every value."""
    return Contestant(VALUES, lambda case: path.run(workload.world(case)).rows, workload.cases)


def traces_of(workload: Workload, path: FastPath) -> Contestant:
    """Return what works out every value of every part."""
    return Contestant(TRACE, lambda case: path.run(workload.world(case)).traces, workload.cases)


def _plain(workload: Workload, case: Case) -> object:
    world = workload.world(case)
    evaluator = Evaluator(workload.rules, world)
    return [
        evaluator.tree(rule, item)
        for rule in workload.rules.rules
        for item in world.items(rule.head.about)
    ]


def unknown_race(workload: Workload) -> dict[str, dict[str, Time]]:
    """Return, by share of unknown cells, what a case takes as a multiple of everything known."""
    path = fast_path(workload.rules, TODAY)
    found: dict[str, dict[str, Time]] = {}
    for make in (values_of, traces_of):
        known = make(workload, path)
        others = []
        for share in (0.02, 0.10):
            forgot = make(forgetting(workload, share), path)
            others.append(Contestant(f"{share:.0%}", forgot.handle, forgot.cases))
        for share_name, taken in race(known, others).items():
            found.setdefault("0%" if share_name == known.name else share_name, {})[known.name] = (
                taken
            )
    return found


Growth = dict[str, dict[int, float]]
"""Microseconds a case, by contestant and size."""


def by_situations(sizes: Iterable[int] = (12, 24, 48), cases: int = 200) -> Growth:
    """Return what a case takes with so many situations."""
    return _growth({size: reference(cases=cases, situations=size) for size in sizes})


def by_rules(sizes: Iterable[int], cases: int = 200) -> Growth:
    """Return what a case takes with so many rules; fewer cases where there are more rules."""
    return _growth({size: reference(size, max(10, cases * 60 // size)) for size in sizes})


def _growth(workloads: dict[int, Workload]) -> Growth:
    found: Growth = {}
    for size, workload in workloads.items():
        by_hand, path = handwritten(workload.rules), fast_path(workload.rules, TODAY)
        floor = Contestant(FLOOR, lambda case, of=by_hand: of(case, TODAY), workload.cases)
        ours = [values_of(workload, path), traces_of(workload, path)]
        for name, taken in race(floor, ours, rounds=7).items():
            found.setdefault(name, {})[size] = taken.microseconds
    return found


def exponents(growth: Growth) -> dict[str, float]:
    """Return the power each grows with."""
    return {name: exponent(points) for name, points in growth.items()}


def loading() -> dict[str, float]:
    """Return how many milliseconds loading and preparing the shipped rule set takes."""
    folder = paths.rulesets() / "top3" / "0.1"
    rules = load_rules("top3")
    compiled = load_compiled(folder, readable=READERS, groups=GROUPS) is not None
    found = {"from YAML": seconds_of(lambda: load_rules(str(Path(str(folder))))) * 1e3}
    if compiled:
        found["from compiled.json"] = 1e3 * seconds_of(
            lambda: load_compiled(folder, readable=READERS, groups=GROUPS)
        )

    def functions() -> object:
        return FastPath(rules, rules.rules, Evaluator).values

    found["making its functions"] = seconds_of(functions) * 1e3
    return found
