"""The auditor's reading as text: every part with its number, and the receipt under it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from top3.errors import Both

_DECISIVE = Both("doorslaggevend", "decisive")
_NUMBERS = Both("getallen", "numbers")
_LEANS = Both("leunt op", "leans on")
_RECEIPT = Both("kwitantie", "receipt")
_AGAINST = Both("anders gezegd", "said otherwise")
_VALUES = {
    "true": Both("ja", "yes"),
    "false": Both("nee", "no"),
    "unknown": Both("niet bekend", "not known"),
    None: Both("niet van toepassing", "does not apply"),
}


def audit_lines(data: Mapping[str, Any], lang: str) -> list[str]:
    """Return what `audit_data` gives as lines of text, nothing left out but texts for people."""
    lines = [line for each in data["findings"] for line in _finding(each, lang)]
    lines.append(f"{_RECEIPT.in_language(lang)}:")
    lines += [f"  {name}: {_plain(part)}" for name, part in data["receipt"].items()]
    return [*lines, data["limits"]["en" if lang == "en" else "nl"]]


def _finding(each: Mapping[str, Any], lang: str) -> Iterator[str]:
    about, source = each["about"]["id"], each["source"]
    yield f"{about}: {each['because']['en' if lang == 'en' else 'nl']}"
    ids = ", ".join((*each["ref"], *source["ids"])) or "-"
    status = each["status"]["is"]
    yield f"  {each['layer']}, {each['rule']} v{each['version']}; {ids}; {source['mark']}; {status}"
    yield from _node(each["tree"], lang)
    for number in each["numbers"]:
        shown = f"{number['name']}: {number['value']} {number['unit']}"
        origin = f"{number['owner']}, {number['from']}, {number['source']['mark']}"
        yield f"  {_NUMBERS.in_language(lang)}: {shown} ({origin})"
    if each["leans_on"]:
        yield f"  {_LEANS.in_language(lang)}: {', '.join(each['leans_on'])}"
    yield ""


def _node(node: Mapping[str, Any], lang: str) -> Iterator[str]:
    what = " ".join(each for each in (node["kind"], node["fact"], node["text"]) if each)
    value = _VALUES[node["value"]].in_language(lang)
    reason = f" ({node['reason']})" if node["reason"] else ""
    mark = f" *{_DECISIVE.in_language(lang)}*" if node["decisive"] else ""
    about = node["about"]["id"]
    yield f"  {node['id']} {about} {what}: {value}{reason}{_told(node, 'by')}{mark}"
    if node["against"]:
        yield f"    {_AGAINST.in_language(lang)}:{_told(node, 'against')}"
    for child in node["children"]:
        yield from _node(child, lang)


def _told(node: Mapping[str, Any], key: str) -> str:
    told = [f"{each['statement']} {each['report']} {each['recorded']}" for each in node[key]]
    return f" [{', '.join(told)}]" if told else ""


def _plain(part: Any) -> str:
    return part if isinstance(part, str) else json.dumps(part, ensure_ascii=False)
