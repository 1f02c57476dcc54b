"""A readable title of any item of a case."""

from top3.errors import Both
from top3.method.facts import HOUSEHOLD, CaseWorld
from top3.method.names import factor_title, party_name, short_words, situation_title
from top3.model.agreements import Agreement
from top3.model.people import is_person
from top3.model.situations import Factor, Situation
from top3.values import I18n, Known


def title(world: CaseWorld, item: str) -> Both:
    """Return `id: what it is`, short; a person by name, a role by its label, else the id alone."""
    thing = world.by_id.get(item)
    if isinstance(thing, Situation):
        return situation_title(world, item)
    if isinstance(thing, Factor):
        return factor_title(world, item)
    if item == HOUSEHOLD[1]:
        return Both("huishouden", "household")
    words = thing.what if isinstance(thing, Agreement) else getattr(thing, "words", None)
    if isinstance(words, I18n):
        words = Known[I18n](value=words)
    said = short_words(words, item)
    if said.nl != item:
        return Both(f"{item}: {said.nl}", f"{item}: {said.en}")
    return party_name(world, item) if is_person(item) and thing else said
