"""The truth tables once more, small enough to check by eye, for what an auditor gets as JSON."""

ORDER = ("false", "unknown", "true")


def outcome(node):
    """Work out a part of the tree from its leaves alone; the value it carries is not read."""
    if not node["children"]:
        return node["value"]
    return by_table(node, [outcome(child) for child in node["children"]])


def by_table(node, values):
    """Work out a part from the values of its children; None is what does not apply."""
    kind = node["kind"]
    applying = [ORDER.index(value) for value in values if value is not None]
    if kind == "judged":
        return None if values[0] == "false" else values[1]
    if kind == "rule":
        applying = [ORDER.index(each) for each in (values[0], *map(opposite, values[1:])) if each]
        if not applying:
            return "unknown" if node["gate"] else None
        return ORDER[min(applying)]
    if kind == "not":
        return opposite(values[0])
    if not applying:
        return None
    if kind == "count":
        sure, perhaps = (sum(each >= least for each in applying) for least in (2, 1))
        return ORDER[(sure >= node["least"]) + (perhaps >= node["least"])]
    one_suffices = kind in ("any", "unless") or kind.startswith("any_")
    return ORDER[max(applying) if one_suffices else min(applying)]


def opposite(value):
    """Turn a yes into a no and the other way; the rest stays."""
    return None if value is None else ORDER[2 - ORDER.index(value)]
