"""The worked example: what the rules make of a case, step by step, for a trainer to read.

It is a proposal of the rules, and says so; what people chose stands beside it, and what nobody
knows stays unknown.
"""

from collections.abc import Iterable, Iterator

from top3.casuistry.telling.told import Told
from top3.casuistry.telling.worked_course import course_blocks
from top3.casuistry.telling.worked_people import people_blocks
from top3.casuistry.telling.worked_record import concrete_blocks, ordered_blocks
from top3.casuistry.telling.worked_weighing import assessed_blocks, order_blocks, plan_blocks
from top3.document import Block, Box, Document, Heading, items
from top3.views.layers import layers_line


def worked(told: Told) -> Document:
    """Work an example out: the four operations, the plan, the phases and everybody's view."""
    return told.document("worked", _blocks(told))


def _blocks(told: Told) -> Iterable[Block]:
    yield Box(told.word("what_this_is"), tuple(_what_this_is(told)))
    for key, blocks in (
        ("ordering", ordered_blocks(told)),
        ("concretising", concrete_blocks(told)),
        ("assessing", assessed_blocks(told)),
        ("prioritising", order_blocks(told)),
    ):
        yield Heading(told.word(key))
        yield from blocks
    yield from plan_blocks(told)
    yield from course_blocks(told)
    yield from people_blocks(told)
    yield Heading(told.word("to_talk_about"))
    yield items(*_to_talk_about(told))


def _what_this_is(told: Told) -> Iterator[str]:
    day = told.day(told.first.day)
    yield told.word("proposal_of_rules", day=day)
    yield told.say(layers_line(told.rules))
    yield told.word("ids")


def _to_talk_about(told: Told) -> Iterator[str]:
    yield from (told.say(each) for each in told.about.teaching.differ)
    prioritised = told.planned.prioritised
    for each in prioritised.top3:
        if each.tied_with and each.situation < min(each.tied_with):
            others = ", ".join(each.tied_with)
            yield told.word("tie_to_talk_about", one=each.situation, others=others)
    for difference in prioritised.differences:
        yield told.word(
            "difference_to_talk_about",
            situation=difference.situation,
            proposed=str(difference.proposed or "-"),
            chosen=str(difference.chosen or "-"),
        )
