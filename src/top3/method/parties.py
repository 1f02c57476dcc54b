"""Which parties are at home or near it, and which are organisations that need a ground."""

from top3.model.people import is_person

FAMILY, NETWORK = "family", "network"

AT_HOME = (
    FAMILY, NETWORK, "child", "parent", "stepparent", "grandparent", "sibling", "partner",
    "ex_partner", "friend", "godparent", "neighbour", "subject", "anonymous",
)  # fmt: skip
"""Roles that are no organisation."""


def is_organisation(party: str) -> bool:
    """Say whether a party is an organisation or a professional: neither a person nor at home."""
    return not is_person(party) and party not in AT_HOME
