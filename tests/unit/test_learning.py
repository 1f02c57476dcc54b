"""Every fact of a shipped case that nobody knows can be learned, whatever field it stands in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from top3 import load_rules
from top3.testing import shipped_cases
from top3.testing.changes import draw_learned
from top3.testing.places import can_learn, facts_of

CASES = {each.id: each for each in shipped_cases()}
FIELDS = {
    (place.path[0], place.name): (case.id, place)
    for case in CASES.values()
    for place in facts_of(case)
    if can_learn(case, place)
}


@pytest.mark.parametrize("field", sorted(FIELDS), ids="-".join)
@settings(max_examples=3)
@given(data=st.data())
def test_a_field_nobody_knows_can_be_filled_in(field, data):
    name, place = FIELDS[field]
    case, _ = draw_learned(data.draw, CASES[name], place, load_rules("top3"))
    assert case != CASES[name]
