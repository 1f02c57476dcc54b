"""What papers for one reader share: agreements one under the other, in that reader's own terms.

Made of what is given alone. A table asks for width and practice; a list can be read on a telephone
and by a child.
"""

from collections.abc import Iterable, Iterator

from top3.document import Block, Heading, Items
from top3.errors import Both
from top3.views.for_family import FamilyPaper, sentence, sentences
from top3.views.given import GivenAgreement


class OnePaper(FamilyPaper):
    """Writes agreements as a list; a paper names what the reader does apart from the rest."""

    part = "network"

    def listed(self, key: str, rows: Iterable[tuple[str, ...]], *lead: Block) -> Iterator[Block]:
        """Yield a heading, what leads, and a list; nothing at all where there are no rows."""
        items = tuple(rows)
        if items:
            yield Heading(self.voice(key))
            yield from lead
            yield Items(items)

    def running(self) -> list[GivenAgreement]:
        """Return the agreements that still hold."""
        return [each for each in self.given.agreements if not each.ended]

    def what(self, each: GivenAgreement) -> str:
        """Return what is agreed; what nobody agreed yet says so."""
        return self.voice.say(each.what) if each.what else self.voice("not_yet")

    def who_does(self, each: GivenAgreement) -> str:
        """Return who does what as one line; without a name where nobody is named yet."""
        if not each.who:
            return sentence(self.what(each))
        return sentence(self.voice("who_does", names=self.names(each.who), what=self.what(each)))

    def conditions(self, each: GivenAgreement) -> Iterator[str]:
        """Yield one line that says when and where an agreement holds, if anything is agreed."""
        where = [self.voice("where", where=where) for where in each.holds_where]
        if line := sentences((*self.moments(each), *where)):
            yield line

    def after(self, each: GivenAgreement) -> Iterator[str]:
        """Yield what is done when it does not work."""
        if each.otherwise:
            yield self.voice("otherwise", otherwise=self.as_sentence(each.otherwise))

    def others(self, people: Iterable[Both]) -> list[Both]:
        """Return who are not the reader."""
        return [each for each in people if each not in self.given.for_whom]
