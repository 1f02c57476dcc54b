"""The receipt: with which engine, rules and input a result was made, and how to check it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from top3 import __version__
from top3.canonical import canonical_json
from top3.method.noted import unread_by
from top3.method.seal import Seal
from top3.method.stages import PlannedCase
from top3.model.case import Case
from top3.rules.language import RuleSet

RESULT = "top3/result/1"


def receipt_of(planned: PlannedCase, seal: Seal, known_by: date | None = None) -> dict[str, Any]:
    """Return everything but the digest of the output, which is made where the output is."""
    rules = planned.rules
    findings = planned.all_findings()
    return {
        "engine": __version__,
        "schema": RESULT,
        "rules": [
            {
                "id": layer.id,
                "version": layer.version,
                "sha256": layer.sha256,
                "status": layer.status.is_,
                "loosened": list(layer.loosened),
            }
            for layer in rules.layers
        ],
        "status": rules.status.is_,
        "as_of": planned.ordered.as_of.isoformat(),
        **({"known_by": known_by.isoformat()} if known_by else {}),
        "diagnostics": {
            "rules": len(rules.rules),
            "findings": len(findings),
            "outcomes": dict(sorted(Counter(each.outcome for each in findings).items())),
            "questions": len(planned.questions),
            "answers_not_read": len(unread_by(planned.case, rules)),
        },
        **seal.digest("input", planned.case.to_data()),
    }


def verify(
    data: Mapping[str, Any], case: Case, rules: RuleSet, *, key: bytes | None = None
) -> tuple[str, ...]:
    """Work a result out again, and say where it differs from what was kept.

    Args:
        data: What `Result.to_data()` gave, of any day.
        case: The record it was made from.
        rules: The rule set it was made with.
        key: The key of the case, where the receipt was made with one.

    Returns:
        The parts that differ, such as "receipt.rules" or "questions"; none when every byte is the
        same. A part that is not there differs. No text of the case is in it.

    Raises:
        ValueError: it is no result of this schema, or names no day.
    """
    # reason knows the receipt; only this check goes the other way
    from top3.method.reason import reason  # noqa: PLC0415

    kept = data.get("receipt")
    if data.get("schema") != RESULT or not isinstance(kept, Mapping):
        raise ValueError(f"result: another schema was found; give a result of {RESULT}")
    as_of = date.fromisoformat(str(kept.get("as_of")))
    known_by = kept.get("known_by")
    until = date.fromisoformat(str(known_by)) if known_by else None
    result = reason(case, rules, as_of=as_of, known_by=until, key=key)
    everything = any(each.get("outcome") == "not_found" for each in data.get("findings", ()))
    return tuple(_differences(data, result.to_data(everything=everything)))


def _differences(kept: Mapping[str, Any], made: Mapping[str, Any]) -> list[str]:
    names = sorted({*kept, *made} - {"receipt"})
    found = [name for name in names if _differs(kept, made, name)]
    own, other = kept["receipt"], made["receipt"]
    found += [f"receipt.{name}" for name in sorted({*own, *other}) if _differs(own, other, name)]
    return found


def _differs(kept: Mapping[str, Any], made: Mapping[str, Any], name: str) -> bool:
    if name not in kept or name not in made:
        return True
    return canonical_json(kept[name]) != canonical_json(made[name])
