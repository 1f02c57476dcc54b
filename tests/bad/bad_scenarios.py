"""Bad scenarios as data: a small good one with one thing different, and what is wrong with it.

`# ! code: offered` stands on every line with a fault, as in the bad case files.
"""

# ruff: noqa: E501 - one bad scenario a line, however long, is easier to look through
from pathlib import Path
from typing import NamedTuple

from bad.bad_cases import Fault, marked_faults

BASE = (Path(__file__).parent / "scenarios" / "base.yaml").read_text(encoding="utf-8")
MARKER = "zwaluwstaart"


class BadScenario(NamedTuple):
    """A scenario that must be refused: its name, its text, and what is wrong with it."""

    name: str
    text: str
    faults: tuple[Fault, ...]


def _bad(name: str, *changes: tuple[str, str]) -> BadScenario:
    text = BASE
    for old, new in changes:
        assert text.count(old) >= 1, f"{name}: not in the small scenario"
        text = text.replace(old, new, 1)
    return BadScenario(name, text, marked_faults(text))


BAD = (
    # ------------------------------------------------------------------ how it is written
    _bad("not-this-format", ("top3: scenario/1", "top3: scenario/2  # ! not-in-list: scenario/1")),
    _bad("unknown-key", ("level: start", "level: start\nlevle: start  # ! unknown-key: level")),
    _bad("missing-key", ("version: 1\n", ""), ("top3: scenario/1", "top3: scenario/1  # ! missing-key")),
    _bad("unknown-level", ("level: start", "level: strat  # ! not-in-list: start")),
    _bad("name-with-capitals", ("id: object", "id: Zwaluwstaart  # ! not-a-name")),
    _bad("empty-text", ('title: {nl: "Rust", en: "Calm"}',
                        'title:\n      nl: "Rust"\n      en: ""  # ! null')),
    _bad("duplicate-key", ("    kinds: [hits]", "    kinds: [hits]\n    kinds: [hits]  # ! duplicate-key")),
    _bad("two-things-in-a-step", ("      - report: again", "      - report: again  # ! not-one-thing\n        move: recovery")),
    _bad("nothing-in-a-step", ("      - report: again\n        new_violence: true", "      - new_violence: true  # ! not-one-thing")),
    _bad("chance-of-nought", ("    roles: [neighbour]", "    roles: [neighbour]\n    chance: 0  # ! wrong-kind")),
    _bad("age-runs-back", ("age: {from: 7, to: 11}", "age: {from: 11, to: 7}  # ! not-in-order")),
    # ------------------------------------------------------------------ names of nobody
    _bad("id-twice", ("  - id: hit_again", "  - id: stress"),
         ("tells: [hit_again]", "tells: [stress]"), ("    - id: stress", "    - id: stress  # ! duplicate-name")),
    _bad("name-taken", ("  - id: object", "  - id: now  # ! name-taken"), ("met {object}", "met {now}"), ("with {object}", "with {now}")),
    _bad("unknown-actor", ("    actors: [mother]", "    actors: [mohter]  # ! unknown-name: mother")),
    _bad("unknown-branch", ("    only_if: {who_saw: neighbour}", "    only_if: {who_was: neighbour}  # ! unknown-name: who_saw")),
    _bad("unknown-option", ("    only_if: {who_saw: neighbour}", "    only_if: {who_saw: nieghbour}  # ! unknown-name: neighbour")),
    _bad("unknown-reference", ("answers: [$hit]", "answers: [$hitt]  # ! unknown-name: hit")),
    _bad("day-of-nothing", ("      of: hit\n", "      of: hitt  # ! unknown-name: hit\n")),
    _bad("day-of-nothing-in-a-record", ("{day: now+14}", "{day: nou+14}  # ! unknown-name: now")),
    _bad("no-day-at-all", ("{day: now+14}", "{day: now+two}  # ! not-a-day")),
    _bad("withdraws-nothing", ("[own_telling]", "[own_tale]  # ! unknown-name: own_telling")),
    _bad("leads-nowhere", ("      - to: later\n", "      - to: lather  # ! unknown-name: later\n"),
         ("  - id: later", "  - id: later  # ! unreachable"), ("tells: [hit_again]", "tells: [hit_again]  # ! told-too-early")),
    _bad("older-than-nobody", ("older_than: child", "older_than: chlid"), ("age: {from: 20, to: 30, older_than: chlid}", "age: {from: 20, to: 30, older_than: chlid}  # ! unknown-name: child")),
    _bad("own-words-of-nobody", ("seen_by: {mother: denied}", "seen_by: {mothre: denied}  # ! unknown-name: mother")),
    # ------------------------------------------------------------------ names that no list has
    _bad("unknown-kind", ("    kinds: [hits]", "    kinds: [htis]  # ! not-in-list: hits")),
    _bad("unknown-form", ("forms: [physical]", "forms: [fysical]  # ! not-in-list: physical")),
    _bad("unknown-role", ("    roles: [parent]", "    roles: [paernt]  # ! not-in-list: parent")),
    _bad("unknown-informant", ("written_by: teacher", "written_by: teecher  # ! not-in-list: teacher")),
    _bad("unknown-class", ("class: situation", "class: sitaution  # ! not-in-list: situation")),
    _bad("unknown-how-often", ("one_of: [repeated,", "one_of: [repaeted,"), ("{one_of: [repaeted, {unknown: asked_unknown}]}", "{one_of: [repaeted, {unknown: asked_unknown}]}  # ! not-in-list: repeated")),
    _bad("unknown-consequence", ("consequence: [fear]", "consequence: [faer]  # ! not-in-list: fear")),
    _bad("unknown-reason", ("open: {where: asked_unknown}", "open: {where: asked_unkown}  # ! not-in-list: asked_unknown")),
    _bad("unknown-event", ("      - do: agreement_checked", "      - do: agreement_chekced  # ! not-in-list: agreement_checked")),
    _bad("unknown-phase", ("      - move: direct_safety", "      - move: dierct_safety  # ! not-in-list: direct_safety")),
    _bad("unknown-tie", ("    kind: parent", "    kind: paernt  # ! not-in-list: parent")),
    _bad("unknown-collection", ("  factors:", "  factros:  # ! not-in-list: factors")),
    _bad("people-beside-the-cast", ("  factors:", "  people:  # ! elsewhere"), *(((f"        {line}\n", "")) for line in ("kind: risk", "level: person", "of: $mother", "hangs_on: [$hit]")), ('        words: {nl: "zwaluwstaart", en: "zwaluwstaart"}\n', '        name: "zwaluwstaart"\n')),
    # ------------------------------------------------------------------ records
    _bad("key-no-record-has", ("          answers: [$hit]", "          antswers: [$hit]  # ! unknown-key: answers")),
    _bad("record-without-what-it-needs", ("        kind: risk\n", ""), ("    - id: stress\n      record:\n", "    - id: stress\n      record:  # ! missing-key\n")),
    _bad("option-that-does-not-fit", ("complete: {one_of: [true, false], weights: [3, 1]}}}", "complete: {one_of: [true, often], weights: [3, 1]}}}  # ! wrong-kind")),
    _bad("one-option", ("one_of: [true, false], weights: [3, 1]}}}", "one_of: [true]}}}  # ! too-few-options")),
    _bad("weights-too-few", ("weights: [3, 1]}}}", "weights: [3]}}}  # ! other-weights")),
    _bad("person-record", ("needs_daily_care: false}", "needs_daily_care: never}  # ! wrong-kind")),
    _bad("tie-record", ("record: {authority: true}", "record: {autority: true}  # ! unknown-key: authority")),
    _bad("claims-of-nothing", ("        tells: [hit]\n", "        tells: [hit]\n        claims: {acters: [$child]}  # ! not-in-list: actors\n")),
    # ------------------------------------------------------------------ texts
    _bad("unknown-slot", ('nl: "slaat {child}"', 'nl: "slaat {chlid}"'), ('words: {nl: "slaat {chlid}", en: "hits {child}"}', 'words: {nl: "slaat {chlid}", en: "hits {child}"}  # ! unknown-name: child')),
    _bad("unknown-form-of-a-slot", ('en: "Zwaluwstaart on {hit.weekday}."}', 'en: "Zwaluwstaart on {hit.hour}."}  # ! unknown-form')),
    _bad("form-of-a-thing", ('with {object}, zwaluwstaart"', 'with {object.his}, zwaluwstaart"  # ! unknown-form')),
    _bad("groups-that-differ", ('en: "[hits|taps] {child}', 'en: "[hits|taps|beats] {child}'), ('with {object}, zwaluwstaart"', 'with {object}, zwaluwstaart"  # ! other-groups')),
    _bad("open-bracket", ('nl: "[slaat|tikt] {child}', 'nl: "[slaat|tikt {child}'), ('met {object}, zwaluwstaart"', 'met {object}, zwaluwstaart"  # ! broken-brackets')),
    _bad("text-without-english", ('words: {nl: "slaat {child}", en: "hits {child}"}', 'words: {nl: "slaat {child}"}  # ! missing-key')),
    _bad("school-year-of-a-grown-up", ('title: {nl: "Buur", en: "Neighbour"}', 'title:\n      nl: "{mother.school_year}"  # ! no-school-year\n      en: "Neighbour"')),
    _bad("thing-in-a-thing", ('{nl: "een bord", en: "a plate"}', '{nl: "een bord", en: "a {object}"}  # ! thing-in-thing')),
    _bad("thing-that-stands-nowhere", ("  - id: object", "  - id: place\n    options: {nl: \"hier\", en: \"here\"}\n  - id: object"), ("  - id: place", "  - id: place  # ! unreachable")),
    # ------------------------------------------------------------------ days and the course
    _bad("when-says-nothing", ("      before: [4, 15]\n", ""), ("    when:\n      at:", "    when:  # ! no-day\n      at:")),
    _bad("after-nothing", ("      of: calm\n", ""), ("    when:\n      after: [2, 10]", "    when:  # ! no-day\n      after: [2, 10]")),
    _bad("days-run-back", ("before: [4, 15]", "before: [15, 4]  # ! not-in-order")),
    _bad("days-below-nought", ("before: [4, 15]", "before: [-4, 15]  # ! too-few-days")),
    _bad("school-at-the-weekend", ("      before: [4, 15]", "      before: [4, 15]\n      weekday: [sat]\n      school: true  # ! no-day")),
    _bad("days-in-a-circle", ("      before: [4, 15]", "      before: [4, 15]\n      of: told  # ! circle"), ("      of: hit\n", "      of: hit  # ! circle\n")),
    _bad("told-in-a-report-it-is-counted-from", ("      before: [4, 15]", "      before: [4, 15]\n      of: told  # ! circle"), ("    when:\n      after: [0, 2]\n      of: hit\n", "    when:  # ! circle\n      before: [0, 2]\n")),
    _bad("course-in-a-circle", ("      - to: calm", "      - to: calm  # ! circle"), ("      - to: later", "      - to: later\n      - to: first  # ! circle")),
    _bad("stage-nobody-gets-to", ("    next:\n      - to: later\n", ""), ("  - id: later", "  - id: later  # ! unreachable"), ("tells: [hit_again]", "tells: [hit_again]  # ! told-too-early")),
    _bad("report-nobody-brings-in", ("      - report: again\n        new_violence: true", "      - move: recovery"), ("    moment: later", "    moment: later  # ! unreachable")),
    _bad("report-of-another-moment", ("      - report: again", "      - report: told  # ! other-moment"), ("    moment: later", "    moment: later  # ! unreachable")),
    _bad("told-before-it-happens", ("        tells: [hit]\n", "        tells: [hit, hit_again]  # ! told-too-early\n")),
    _bad("choice-of-what-nobody-told", ("      - choose: [hit]", "      - choose: [hit, hit_again]  # ! nobody-tells")),
    _bad("agreement-not-made-yet", ("      - choose: [hit]", "      - do: agreement_checked\n        record: {agreement: $later_on}  # ! not-made-yet\n      - choose: [hit]"), ("      - do: agreement_checked\n        record: {agreement: $no", "      - do: agreement_checked\n        as: later_on\n        record: {agreement: $no")),
    # ------------------------------------------------------------------ ages
    _bad("parent-hardly-older", ("age: {from: 20, to: 30, older_than: child}", "age: {from: 9, to: 30, older_than: child}"), ("    kind: parent", "    kind: parent  # ! impossible-age")),
    _bad("older-than-anybody", ("age: {from: 20, to: 30, older_than: child}", "age: {from: 20, to: 100, older_than: child}  # ! impossible-age")),
    _bad("ages-in-a-circle", ("age: {from: 7, to: 11}", "age: {from: 7, to: 11, older_than: mother}  # ! circle"), ("older_than: child}", "older_than: child}  # ! circle"), ('title: {nl: "{child}, groep {child.school_year}", en: "{child}, year {child.school_year}"}', 'title: {nl: "{child}", en: "{child}"}')),
    # ------------------------------------------------------------------ all at once
    _bad("several-at-once", ("level: start", "level: strat  # ! not-in-list: start"), ("    kinds: [hits]", "    kinds: [htis]  # ! not-in-list: hits"), ("answers: [$hit]", "answers: [$hitt]  # ! unknown-name: hit"), ("      - move: direct_safety", "      - move: dierct_safety  # ! not-in-list: direct_safety"), ('en: "Zwaluwstaart on {hit.weekday}."}', 'en: "Zwaluwstaart on {hit.hour}."}  # ! unknown-form')),
)  # fmt: skip
