"""Records that are about the trajectory itself and stand in no case."""

from pydantic import Field

from top3.values import Frozen, I18n, ItemId, Many, Name, RoleRef, Words


class LayerName(Frozen):
    """One layer of a rule set, by name, version and content."""

    id: Words
    version: Words
    sha256: Words


class Shown(Frozen):
    """What somebody saw before deciding, so that it can be read in ten years without any program.

    `digest` is the sha256 of the whole result; `texts` are the proposal, the questions and the
    limits as they were shown, in their order. Without a digest nothing of ours was seen.
    """

    to: RoleRef
    digest: Words | None = None
    texts: Many[I18n] = Field(default=(), repr=False)


class RulesMoved(Frozen):
    """That the case goes on with other rules: which, and every conclusion that changed with them.

    `changes` is worked out on the day of the move, never filled in by hand.
    """

    to: Many[LayerName]
    changes: Many[I18n] = Field(default=(), repr=False)
    reason: I18n = Field(repr=False)


class Retraction(Frozen):
    """That an earlier event does not count: a slip of the pen, and by whose word.

    `event` is its number, from 1. What it said can still be read. A retraction closes nothing that
    is acute and opens no phase: where caution rose, people lower it by a decision.
    """

    event: int = Field(ge=1)
    reason: I18n = Field(repr=False)


class Erasure(Frozen):
    """Which events lost their content, on which ground, and who decided; the chain still holds.

    `events` are their numbers, from 1. `items` are the ids of which no other version is left.
    """

    events: Many[int] = Field(min_length=1)
    items: Many[ItemId] = ()
    basis: Name
    reason: I18n = Field(repr=False)


class Gone(Frozen):
    """Stands for a record that was erased: nothing of it is left."""
