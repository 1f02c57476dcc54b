"""The receipt: which engine, rules and input; keyed where there is a key; checked in one call."""

import copy
import hashlib
import hmac
from datetime import date

import pytest

from cases.shipped_cases import EVERY, result_of
from top3 import reason
from top3.canonical import canonical_json
from top3.method.receipt import verify
from top3.method.seal import Seal

KEY = b"sixteen bytes or more of a key"


def parts(name):
    planned = result_of(name).planned
    return planned.case, planned.rules


def test_it_names_engine_schema_rules_day_and_digests():
    receipt = result_of("dossier-01").to_data()["receipt"]
    assert {"engine", "schema", "rules", "status", "as_of", "diagnostics"} <= receipt.keys()
    (layer,) = receipt["rules"]
    assert layer["id"] == "top3"
    assert len(layer["sha256"]) == 64
    assert {"input_sha256", "output_sha256"} <= receipt.keys()


def test_the_digests_are_those_of_the_canonical_record_and_result():
    result = result_of("dossier-01")
    data = result.to_data()
    receipt = data.pop("receipt")
    record = canonical_json(result.planned.case.to_data()).encode()
    assert receipt["input_sha256"] == hashlib.sha256(record).hexdigest()
    assert receipt["output_sha256"] == hashlib.sha256(canonical_json(data).encode()).hexdigest()


def test_with_a_key_no_plain_digest_is_left():
    case, rules = parts("dossier-01")
    receipt = reason(case, rules, key=KEY).to_data()["receipt"]
    assert not {"input_sha256", "output_sha256"} & receipt.keys()
    record = canonical_json(case.to_data()).encode()
    assert receipt["input_hmac_sha256"] == hmac.new(KEY, record, hashlib.sha256).hexdigest()


def test_two_cases_with_other_keys_cannot_be_compared_by_their_digests():
    case, rules = parts("quiet")
    one = reason(case, rules, key=KEY).receipt["input_hmac_sha256"]
    other = reason(case, rules, key=KEY + b"2").receipt["input_hmac_sha256"]
    assert one != other


def test_a_key_that_is_too_short_is_refused_and_never_shown():
    case, rules = parts("quiet")
    with pytest.raises(ValueError, match="15 bytes; use at least 16"):
        reason(case, rules, key=b"x" * 15)
    assert "xxxx" not in repr(Seal(b"x" * 16))


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("key", [None, KEY])
@pytest.mark.parametrize("everything", [False, True])
def test_what_was_kept_is_verified_in_one_call(name, key, everything):
    case, rules = parts(name)
    data = reason(case, rules, key=key).to_data(everything=everything)
    assert verify(data, case, rules, key=key) == ()


def test_what_was_changed_afterwards_is_found_and_named_without_its_words():
    case, rules = parts("dossier-01")
    data = copy.deepcopy(reason(case, rules).to_data())
    data["situations"][0]["urgency"]["at_least"] = "attention"
    assert verify(data, case, rules) == ("situations",)
    del data["advice"]
    assert verify(data, case, rules) == ("advice", "situations")


@pytest.mark.slow
def test_another_record_key_or_day_is_found():
    case, rules = parts("dossier-01")
    other, _ = parts("dossier-02")
    data = reason(case, rules, key=KEY).to_data()
    assert "receipt.input_hmac_sha256" in verify(data, other, rules, key=KEY)
    assert "receipt.input_sha256" in verify(data, case, rules)
    later = reason(case, rules, as_of=date(2026, 3, 1)).to_data()
    assert verify(later, case, rules) == ()


def test_what_is_no_result_is_refused():
    case, rules = parts("quiet")
    with pytest.raises(ValueError, match="another schema"):
        verify({"schema": "top3/plan/1"}, case, rules)


def test_text_in_another_normal_form_gives_the_same_bytes():
    assert canonical_json({"a": "e\u0301"}) == canonical_json({"a": "\u00e9"})
    assert canonical_json({"e\u0301": 1}) == canonical_json({"\u00e9": 1})


def test_canonical_json_refuses_what_has_no_one_spelling():
    with pytest.raises(TypeError, match="float"):
        canonical_json({"a": [1.5]})
    with pytest.raises(TypeError, match="key"):
        canonical_json({1: "a"})
    with pytest.raises(ValueError, match="same text"):
        canonical_json({"e\u0301": 1, "\u00e9": 2})
