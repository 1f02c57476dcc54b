"""The words that hide what happened: `lexicon.yaml` of a rule set, read, checked, ready to match.

Reading looks at the whole file: every fault comes at once, each with its line. A lexicon says of a
word why it is vague and what to ask; it says nothing of who wrote it, and counts nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from top3.errors import Both, Place, Problem, ReadingError, RulesetInvalidError, did_you_mean
from top3.method.lexicon_file import BLANK, Beside, CategoryFile, EntryFile, LexiconFile, Said
from top3.method.load import rules_folder
from top3.method.word_tree import WordTree
from top3.reading import Path_, Tree, read_bytes
from top3.validating import build

FILE = "lexicon.yaml"
FORMAT = "lexicon/1"


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A vague word: its forms, why it is vague, and the question that makes it observable.

    `denied` is asked where the text denies the word. `belongs` is where such a word has its place
    in the plan, or None where that depends. `unless` are words that take the vagueness away, and
    `before` and `after` the kinds of concrete neighbour that do. `status` is draft until somebody
    with a name has reviewed it; `mark` and `sources` say where it comes from.
    """

    id: str
    category: str
    word: str
    forms: tuple[str, ...]
    why: Both
    ask: Both
    denied: Both
    belongs: str | None
    belongs_where: Both | None
    unless: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    mark: str
    sources: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by id, the categories by name, and everything that matching needs.

    `file` holds the settings as they stand: negations, what counts as concrete, who is a child.
    """

    entries: Mapping[str, LexiconEntry]
    categories: Mapping[str, Both]
    file: LexiconFile = field(repr=False)
    tree: WordTree = field(repr=False)


def load_lexicon(rules_name: str = "top3") -> Lexicon:
    """Load the lexicon of a rule set, by name or folder.

    Raises:
        RulesetNotFoundError: there is no such rule set.
        RulesetInvalidError: it has no lexicon, or the file is wrong; every fault with its line.
    """
    if Path(rules_name).is_dir():  # a folder of one's own can change while we run
        return _in_folder(rules_folder(rules_name))
    return _shipped(rules_name)


@lru_cache(maxsize=4)
def _shipped(rules_name: str) -> Lexicon:
    return _in_folder(rules_folder(rules_name))


def _in_folder(folder: Traversable) -> Lexicon:
    try:
        tree = read_bytes((folder / FILE).read_bytes(), FILE)
        terms = read_bytes((folder / "terms.yaml").read_bytes(), "terms.yaml")
    except ReadingError as error:
        raise RulesetInvalidError(list(error.problems)) from None
    except OSError:
        found = Both("bestand ontbreekt", "file is missing")
        remedy = Both("voeg het toe aan de map", "add it to the folder")
        problem = Problem(Place(FILE), "not-found", found, remedy)
        raise RulesetInvalidError([problem]) from None
    classes = terms.data.get("classes", {}) if isinstance(terms.data, dict) else {}
    return lexicon_from(tree, classes if isinstance(classes, dict) else {})


def lexicon_from(tree: Tree, classes: Mapping[str, Any]) -> Lexicon:
    """Build a lexicon from a read tree; `classes` are those of `terms.yaml`.

    Raises:
        RulesetInvalidError: something is wrong; `.problems` holds every fault with its line.
    """
    made = build(LexiconFile, tree)
    if isinstance(made, list):
        raise RulesetInvalidError(made)
    faults = sorted(_Check(tree, made, classes).faults(), key=lambda each: each.place.line or 0)
    if faults:
        raise RulesetInvalidError(faults)
    entries = {
        entry.id: _entry(made, name, category, entry, classes)
        for name, category in made.categories.items()
        for entry in category.entries
    }
    words = WordTree(made.gap, made.gap_breaks)
    for known in entries.values():
        for form in known.forms:
            words.add(form, known.id)
    for name in made.names:
        words.add(name, None)
    titles = {name: category.title.both() for name, category in made.categories.items()}
    return Lexicon(entries, titles, made, words)


def forms_of(file: LexiconFile, entry: EntryFile) -> tuple[str, ...]:
    """Return every form of an entry, its own word first; a pattern nobody declared gives none."""
    made = (
        frame.replace(BLANK, stem)
        for name, stems in entry.forms.items()
        for stem in stems
        for frame in file.patterns.get(name, ())
    )
    return tuple(dict.fromkeys((entry.word, *entry.also, *made)))


def _entry(
    file: LexiconFile,
    name: str,
    category: CategoryFile,
    entry: EntryFile,
    classes: Mapping[str, Any],
) -> LexiconEntry:
    beside = entry.beside or category.beside or Beside()
    belongs = entry.belongs or category.belongs
    source, status = entry.source or file.source, entry.status or file.status
    ask = entry.ask or category.ask
    denied = entry.denied or category.denied or ask
    where = classes[belongs]["belongs"] if belongs else None
    return LexiconEntry(
        entry.id, name, entry.word, forms_of(file, entry),
        (entry.why or category.why).both(), ask.both(), denied.both(),
        belongs, Both(where["nl"], where["en"]) if where else None,
        frozenset(entry.unless), frozenset(beside.before), frozenset(beside.after),
        source.mark, source.ids, status.is_,
    )  # fmt: skip


class _Check:
    """Everything that one model alone cannot see: names that point nowhere, forms that clash."""

    def __init__(self, tree: Tree, file: LexiconFile, classes: Mapping[str, Any]) -> None:
        self.tree = tree
        self.file = file
        self.classes = classes
        self.ids: set[str] = set()
        self.forms: dict[str, str] = {}

    def faults(self) -> Iterator[Problem]:
        if self.file.top3 != FORMAT:
            found = Both("een ander formaat", "another format")
            remedy = Both(f"schrijf 'top3: {FORMAT}'", f"write 'top3: {FORMAT}'")
            yield self._problem(("top3",), FORMAT, "wrong-format", found, remedy)
        yield from self._of_text(("quoted",), "quoted", None, self.file.quoted)
        for name, category in self.file.categories.items():
            here: Path_ = ("categories", name)
            yield from self._of_text(here, name, category.why, category.ask, category.denied)
            yield from self._of_class(here, name, category.belongs)
            for index, entry in enumerate(category.entries):
                yield from self._of_entry((*here, "entries", index), entry)

    def _of_entry(self, here: Path_, entry: EntryFile) -> Iterator[Problem]:
        if entry.id in self.ids:
            found = Both("een id die al bestaat", "an id that is there already")
            remedy = Both("geef een nieuwe naam", "give it a new name")
            yield self._problem((*here, "id"), entry.id, "duplicate-entry", found, remedy)
        self.ids.add(entry.id)
        yield from self._of_text(here, entry.id, entry.why, entry.ask, entry.denied)
        yield from self._of_class(here, entry.id, entry.belongs)
        yield from self._of_patterns(here, entry)
        yield from self._of_forms(here, entry)

    def _of_text(
        self, here: Path_, shown: str, why: Said | None, *asks: Said | None
    ) -> Iterator[Problem]:
        if why and not all(text.endswith(".") for text in why.both()):
            found = Both("een reden zonder punt", "a reason without a full stop")
            remedy = Both("eindig met een punt", "end with a full stop")
            yield self._problem(here, shown, "no-full-stop", found, remedy)
        if not all(text.endswith("?") for ask in asks if ask for text in ask.both()):
            found = Both("een vraag zonder vraagteken", "a question without a question mark")
            remedy = Both("eindig met een vraagteken", "end with a question mark")
            yield self._problem(here, shown, "no-question-mark", found, remedy)

    def _of_class(self, here: Path_, shown: str, belongs: str | None) -> Iterator[Problem]:
        if belongs and belongs not in self.classes:
            found = Both("een klasse die niet bestaat", "a class that does not exist")
            remedy = did_you_mean(belongs, sorted(self.classes))
            yield self._problem((*here, "belongs"), shown, "unknown-class", found, remedy)

    def _of_patterns(self, here: Path_, entry: EntryFile) -> Iterator[Problem]:
        for name in entry.forms:
            if name not in self.file.patterns:
                found = Both("een patroon dat niet bestaat", "a pattern that does not exist")
                remedy = did_you_mean(name, sorted(self.file.patterns))
                yield self._problem(
                    (*here, "forms"), entry.id, "unknown-pattern", found, remedy
                )  # fmt: skip

    def _of_forms(self, here: Path_, entry: EntryFile) -> Iterator[Problem]:
        written = (entry.word, *entry.also)
        generated = (form for form in forms_of(self.file, entry) if form not in written)
        for form in (*written, *generated):
            key = form.casefold()
            if key in self.forms:
                found = Both(f"'{form}', die ook bij '{self.forms[key]}' staat",
                             f"'{form}', which also stands with '{self.forms[key]}'")  # fmt: skip
                remedy = Both("houd er één over", "keep one of them")
                yield self._problem(here, entry.id, "form-twice", found, remedy)
            self.forms[key] = entry.id

    def _problem(self, path: Path_, shown: str, code: str, found: Both, remedy: Both) -> Problem:
        return Problem(self.tree.place(path, shown=shown), code, found, remedy)
