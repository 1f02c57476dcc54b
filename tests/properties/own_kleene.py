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
        if values[0] is None:
            return "unknown" if node["gate"] else None
        return ORDER[
            min(ORDER.index(each) for each in (values[0], *map(opposite, values[1:])) if each)
        ]
    if kind.startswith("told_"):
        return by_accounts(node, values)
    if kind == "not":
        return opposite(values[0])
    if not applying:
        return None
    if kind == "count":
        sure, perhaps = (sum(each >= least for each in applying) for least in (2, 1))
        return ORDER[(sure >= node["least"]) + (perhaps >= node["least"])]
    named = node["text"] if kind.startswith("account") else kind
    one_suffices = named in ("any", "unless") or named.startswith("any_")
    return ORDER[max(applying) if one_suffices else min(applying)]


def by_accounts(node, values):
    """Bring together what each account comes to; what nobody weighed adds nothing."""
    kinds = [child["kind"] for child in node["children"] if child["kind"] != "dispute"]
    raising = node["kind"].startswith("told_raising")
    calm = "false" if raising else "true"
    said = []
    for kind, value in zip(kinds, values, strict=False):
        doubted = kind == "account_doubted" and value == calm
        open_ = value is None or doubted or kind == "account_untold"
        said.append("unknown" if open_ else value)
    if set(kinds) == {"account"} and set(values) == {None}:
        return None
    if len(said) == 1:
        return said[0]
    if node["kind"].endswith("_gate"):
        shut = opposite(calm)
        return shut if set(said) == {shut} else "unknown"
    places = [ORDER.index(each) for each in said]
    return ORDER[max(places) if raising else min(places)]


def opposite(value):
    """Turn a yes into a no and the other way; the rest stays."""
    return None if value is None else ORDER[2 - ORDER.index(value)]
