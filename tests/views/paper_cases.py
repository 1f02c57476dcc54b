"""A shipped case with something chosen for the family, and the blocks of its papers by kind."""

from functools import lru_cache

from cases.shipped_cases import result_of
from top3.document import Field, Heading
from top3.method.load import case_from, load_rules
from top3.method.reason import reason
from top3.reading import Tree
from top3.views.composing import make_document
from top3.views.readers import Reader

RULES = load_rules()
UNCHOSEN = "appelboomgaard"


def changed(change, name="dossier-01"):
    """Return a shipped case with a change, reasoned about again."""
    data = result_of(name).planned.case.to_data()
    # what the dossier itself shares is another story
    data["decisions"] = [each for each in data.get("decisions", []) if each["kind"] != "share"]
    data["emergency_steps"] = [{"id": "e90", "words": {"nl": "Ga naar buiten en bel Gea"}}]
    change(data)
    return reason(case_from(Tree(data), RULES), RULES).planned


def choose(data, *items, whom=("family",), more=()):
    """Choose items for readers, on the day of the case."""
    data.setdefault("decisions", []).append(
        {
            "id": "d90", "kind": "share", "to_whom": list(whom), "items": [*items, *more],
            "on": data["as_of"], "by": {"role": "fixed_face", "name": "Anja"},
            "informants": "one_protected", "protection": {"nl": "slaapt bij oma"},
            "seen_again": data["as_of"], "reason": {"code": "agreed"},
        }
    )  # fmt: skip


@lru_cache
def chosen():
    """Return dossier-01 with two of its three agreements, and one step, chosen for the family."""

    def change(data):
        data["agreements"].append(
            {"id": "a90", "what": {"nl": UNCHOSEN}, "keepers": ["p2"], "checkers": ["p5"]}
        )
        choose(data, "a3", "a1", "e90", whom=("family", "network"))

    return changed(change)


def papers(planned, *reader, lang="nl"):
    """Return the papers for a reader."""
    return make_document(planned, Reader(*reader), "papers", lang).document


def fields(document):
    """Return the lines to write on that have a short name, by that name."""
    return {each.name: each for each in document.blocks if isinstance(each, Field) and each.name}


def headings(document):
    """Return the texts of the headings."""
    return [each.text for each in document.blocks if isinstance(each, Heading)]


def words_of(document):
    """Return everything a document says, in one text."""
    return repr(document)
