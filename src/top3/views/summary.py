"""The first screen: what must happen now, the proposal, the first questions, in forty lines."""

import textwrap
from collections.abc import Sequence

from top3.formats.text import WIDTH
from top3.method.names import listed, party_name
from top3.method.now import now_of
from top3.method.questions import first_screen
from top3.method.stages import PlannedCase, Question
from top3.views.compose import Writer
from top3.views.layers import is_worth_saying, layers_line
from top3.views.marks import mark_of
from top3.views.worker_lists import own_lists_line
from top3.views.worker_record import ordered_line

MOST_LINES = 40
_PLACE = 60


def first_lines(planned: PlannedCase, lang: str) -> list[str]:
    """Return the first screen: forty lines of eighty columns, more only if what must happen now is.

    What must happen now is never shortened. Where it gets too long the questions are cut to two
    lines, the situations outside the proposal to their ids, and the questions to a line each;
    `top3 plan` and `top3 ask` have all of it.
    """
    lines: list[str] = []
    for tightness in range(5):
        lines = _Screen(planned, lang, tightness).lines()
        if len(lines) <= MOST_LINES:
            break
    return lines


class _Screen:
    def __init__(self, planned: PlannedCase, lang: str, tightness: int) -> None:
        self._planned = planned
        self._writer = Writer(planned, lang)
        self._tightness = tightness

    def lines(self) -> list[str]:
        word, day = self._writer.word, self._planned.ordered.as_of.isoformat()
        lines = [f"{self._planned.case.id} · {word('as_of')} {day}"]
        if mark := mark_of(self._planned.case, self._writer.lang, word):
            lines.append(mark)
        if is_worth_saying(self._planned.rules):
            lines += _wrap(self._writer.say(layers_line(self._planned.rules)))
        parts = (self._now(), self._chosen(), self._top3(), self._open_acute(), self._others(),
                 self._asides(), self._questions())  # fmt: skip
        for part in parts:
            lines += ["", *part] if part and self._tightness < 1 else part
        return lines

    def _open_acute(self) -> list[str]:
        """Name what may be acute and is not in the top 3: in every output, whatever was chosen."""
        names = ", ".join(self._planned.open_acute)
        return _wrap(f"{self._writer.word('open_acute').upper()}: {names}") if names else []

    def _asides(self) -> list[str]:
        """Write what stands beside it: own lists, outcomes of instruments, how it is ordered."""
        lines = _wrap(own_lists_line(self._writer))
        outcomes = self._planned.case.instrument_outcomes
        if outcomes:
            head = self._writer.word("instruments")
            lines += _wrap(f"{head}: {', '.join(each.id for each in outcomes)}; top3 plan")
        if self._tightness < 1 and self._planned.case.statements:
            lines += _wrap(ordered_line(self._writer))
        return lines

    def _now(self) -> list[str]:
        entries = [self._writer.say(each.do) for each in now_of(self._planned)]
        if not entries:
            return _wrap(f"{self._writer.word('now').upper()}: {self._writer.nothing_now()}")
        return [self._writer.word("now").upper(), *_numbered(entries)]

    def _chosen(self) -> list[str]:
        items = self._planned.prioritised.chosen_items
        if not items:
            return []
        lines = [self._writer.word("chosen").upper()]
        for number, name in enumerate(items, 1):
            lines.append(f"{number}. {_cut(self._writer.title(name), WIDTH - 4)}")
            lines += self._state(name)
        return lines

    def _state(self, situation: str) -> list[str]:
        state = self._writer.state(self._planned.prioritised.assessed.of(situation))
        return _wrap(f"{state}. {self._writer.lead(situation)}", "   ")

    def _top3(self) -> list[str]:
        prioritised = self._planned.prioritised
        if self._writer.has_no_top3():
            head, texts = self._writer.word("no_top3").upper(), self._writer.nothing_concrete()
            return [head, *(line for text in texts for line in _wrap(text))]
        if not prioritised.top3 or (prioritised.chosen and not prioritised.differences):
            return []
        if prioritised.chosen:
            order = ", ".join(each.situation for each in prioritised.top3)
            return _wrap(f"{self._writer.word('proposal_beside')}: {order}")
        note = self._writer.text("proposal_not_chosen")
        lines = [f"{self._writer.word('proposed_top3').upper()} ({note})"]
        for each in prioritised.top3:
            tie = f" = {', '.join(each.tied_with)}" if each.tied_with else ""
            lines.append(f"{each.rank}. {_cut(self._writer.title(each.situation), _PLACE)}{tie}")
            lines += self._state(each.situation)
        cut = ", ".join(each.situation for each in prioritised.at_the_cut)
        return [*lines, f"{self._writer.word('at_the_cut')}: {cut}"] if cut else lines

    def _others(self) -> list[str]:
        rows = self._planned.prioritised.not_chosen
        if not rows:
            return []
        head = self._writer.word("not_in_top3").upper()
        if self._tightness > 2:
            return _wrap(f"{head}: {', '.join(each.situation for each in rows)}")
        lines = [head]
        for each in rows:
            assessed = self._planned.prioritised.assessed.of(each.situation)
            check = self._writer.text(f"check_{assessed.acute_check}")
            why = self._writer.say(each.because).split(":")[0]
            title = _cut(self._writer.title(each.situation), WIDTH - len(check) - len(why[:24]) - 8)
            lines.append(_cut(f"- {title}; {check}; {why}", WIDTH))
        return lines

    def _questions(self) -> list[str]:
        first = first_screen(self._planned)
        if not first:
            return []
        lines = [self._writer.word("questions").upper()]
        for group in self._alike(first):
            lines += self._question(group)
        rest = len(self._planned.questions) - len(first)
        word = "one_more_question" if rest == 1 else "more_questions"
        more = self._writer.word(word).replace("{count}", str(rest))
        return [*lines, more] if rest else lines

    def _alike(self, first: Sequence[Question]) -> list[list[Question]]:
        """Bring acute rounds together that ask the same of several people, each in a talk apart."""
        groups: dict[object, list[Question]] = {}
        for each in first:
            facts, people = {fact for _, fact in each.facts}, {key for key, _ in each.facts}
            one = len(people) == 1 and next(iter(people))[0] == "person"
            same = one and len(facts) > 1 and (each.ask == each.about, tuple(sorted(facts)))
            groups.setdefault(same or each.id, []).append(each)
        return list(groups.values())

    def _question(self, group: list[Question]) -> list[str]:
        say, first = self._writer.say, group[0]
        text = f"{first.id} {say(first.text)}"
        if len(group) > 1:
            names = say(listed(say(party_name(self._planned.world, each.about)) for each in group))
            key = "acute_rounds" if first.ask == first.about else "acute_rounds_about"
            head = self._writer.word(key).replace("{names}", names)
            asked = say(first.text).partition(": ")[2]
            text = f"{', '.join(each.id for each in group)} {head}: {asked}"
        most = (3, 3, 2, 2, 1)[self._tightness]
        lines = _wrap(text, "   ")
        if len(lines) > most:
            return [*lines[: most - 1], _cut(f"{lines[most - 1]}…", WIDTH)]
        return lines


def _numbered(entries: list[str]) -> list[str]:
    return [
        line for index, entry in enumerate(entries, 1) for line in _wrap(f"{index}. {entry}", "   ")
    ]


def _wrap(text: str, rest: str = "") -> list[str]:
    first = rest if rest and not text[:1].isdigit() and not text.startswith("q") else ""
    return textwrap.wrap(
        " ".join(text.split()), WIDTH, initial_indent=first, subsequent_indent=rest
    )


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: most - 1].rstrip(" ,;:…") + "…"
