"""Undo and redo in a history that only grows: each is a new revision that takes up an older one's state. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from studies.records import Revision


def undo_target(history: Sequence[Revision]) -> int | None:
    """The revision whose state the next undo takes up, None where nothing is left to undo.

    `history` is whole and in order: the revision with number n is at n - 1.
    """
    at = _state(history[-1])
    return _state(history[at - 2]) if at > 1 else None


def redo_target(history: Sequence[Revision]) -> int | None:
    """The revision whose state the next redo takes up, None unless the newest revision took up an older state.

    Where several changes were made from that state, it is the last one.
    """
    newest = history[-1]
    if newest.reverted_to is None:
        return None
    made_from = [
        r.number for r in history[1:] if r.reverted_to is None and _state(history[r.number - 2]) == _state(newest)
    ]
    return made_from[-1] if made_from else None


def _state(revision: Revision) -> int:
    """The number of the revision that first had this state."""
    return revision.reverted_to or revision.number
