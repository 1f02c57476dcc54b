"""The documents of an example in a form: to show, or as files beside it."""

from collections.abc import Callable, Iterable, Iterator

from top3.casuistry.example import Example
from top3.casuistry.telling.dossier import dossier
from top3.casuistry.telling.teaching import teaching
from top3.casuistry.telling.told import Told
from top3.casuistry.telling.worked import worked
from top3.document import Document
from top3.errors import RenderError
from top3.rules.language import RuleSet
from top3.trajectory.trajectory import Trajectory
from top3.views.render import write

TELLINGS: dict[str, Callable[[Told], Document]] = {
    "dossier": dossier,
    "worked": worked,
    "teaching": teaching,
}
"""Every document of an example, by its name."""

ENDINGS = {"markdown": "md", "html": "html", "docx": "docx", "text": "txt"}
"""The forms a document can be written in, with the ending of its file."""
_BY_ENDING = {ending: form for form, ending in ENDINGS.items()}


def tell(told: Told, document: str = "dossier") -> Document:
    """Return one document of an example.

    Raises:
        RenderError: there is no such document.
    """
    if document not in TELLINGS:
        raise RenderError(document if document.isalpha() else "…", tuple(TELLINGS))
    return TELLINGS[document](told)


def rendered_files(
    example: Example,
    rules: RuleSet,
    *,
    langs: Iterable[str] = ("nl",),
    formats: Iterable[str] = ("markdown",),
    documents: Iterable[str] = tuple(TELLINGS),
    trajectory: Trajectory | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of every document; nothing is written.

    Args:
        example: What is told.
        rules: What it is worked out with.
        langs: "nl", "en" or both; English has `.en` in the name.
        formats: Of `ENDINGS`, by name or by ending.
        documents: Of `TELLINGS`.
        trajectory: The same case over time, where it was made already.

    Raises:
        RenderError: a form or a document is not there.
        ExtraMissingError: a form needs an extra that is not installed.
    """
    trajectory = example.trajectory(rules) if trajectory is None else trajectory
    for lang in langs:
        told = Told(example, rules, lang, trajectory)
        for name in documents:
            document = tell(told, name)
            for given in formats:
                form = _BY_ENDING.get(given, given)
                if form not in ENDINGS:
                    raise RenderError(form if form.isalpha() else "…", tuple(ENDINGS))
                content = write(document, form)
                middle = ".en" if lang == "en" else ""
                raw = content if isinstance(content, bytes) else content.encode()
                yield f"{name}{middle}.{ENDINGS[form]}", raw
