"""Whether two references to a role can be to one person; a name that is missing excludes nobody."""

from top3.values import RoleRef


def same_role(one: RoleRef, other: RoleRef) -> bool:
    """Say whether two references are to the same role, and to no two different people."""
    names = {each.name for each in (one, other) if each.name}
    people = {each.person for each in (one, other) if each.person}
    return one.role == other.role and len(names) <= 1 and len(people) <= 1


def may_be_one(one: RoleRef, other: RoleRef) -> bool:
    """Say whether two may be one person: of one role, or of one name in two roles."""
    same = (one.name and one.name == other.name) or (one.person and one.person == other.person)
    return bool(same) or same_role(one, other)
