"""top3: order what is known, make it concrete, assess it, prioritise it; then plan together.

A draft encoding of what is publicly described about the TOP-3 method. It proposes, explains and
asks; people decide. Names are resolved on first use, so that `import top3` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from top3.errors import Top3Error
    from top3.method.assess import assess
    from top3.method.check import check
    from top3.method.concretise import concretise
    from top3.method.load import load_case, load_rules
    from top3.method.make_plan import make_plan
    from top3.method.order import order
    from top3.method.prioritise import prioritise
    from top3.method.questions import questions
    from top3.method.reason import reason
    from top3.method.stages import Result
    from top3.method.what_if import what_if
    from top3.method.why import explain
    from top3.model.agreements import Decision
    from top3.model.case import Case
    from top3.rules.language import RuleSet
    from top3.trajectory.trajectory import Trajectory
    from top3.values import Known, NotApplicable, Unknown
    from top3.views.readers import Reader
    from top3.views.render import render

_HOME = {
    "Case": "model.case",
    "Decision": "model.agreements",
    "Known": "values",
    "NotApplicable": "values",
    "Reader": "views.readers",
    "Result": "method.stages",
    "RuleSet": "rules.language",
    "Top3Error": "errors",
    "Trajectory": "trajectory.trajectory",
    "Unknown": "values",
    "assess": "method.assess",
    "check": "method.check",
    "concretise": "method.concretise",
    "explain": "method.why",
    "load_case": "method.load",
    "load_rules": "method.load",
    "make_plan": "method.make_plan",
    "order": "method.order",
    "prioritise": "method.prioritise",
    "questions": "method.questions",
    "reason": "method.reason",
    "render": "views.render",
    "what_if": "method.what_if",
}

__all__ = [
    "Case",
    "Decision",
    "Known",
    "NotApplicable",
    "Reader",
    "Result",
    "RuleSet",
    "Top3Error",
    "Trajectory",
    "Unknown",
    "__version__",
    "assess",
    "check",
    "concretise",
    "explain",
    "load_case",
    "load_rules",
    "make_plan",
    "order",
    "prioritise",
    "questions",
    "reason",
    "render",
    "what_if",
]


def __getattr__(name: str) -> Any:
    """Import a public name from its module the first time it is asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'top3' has no attribute {name!r}")
    value = getattr(import_module(f"top3.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, resolved or not."""
    return sorted(__all__)
