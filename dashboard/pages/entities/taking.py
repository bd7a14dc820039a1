"""Taking a decision on names and undoing it: each makes a new version of the study, which is the visitor's own."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.decisions import Decision
from analysis.ids import slug
from analysis.study import Study
from dashboard import corrections
from dashboard.corrections import Correction
from dashboard.frame import Frame
from dashboard.pages import put_right


def take(frame: Frame, decisions: Sequence[Decision], **changes: str | None) -> None:
    """Take decisions, if there are any; the view stays but for `changes`. For callbacks."""
    if decisions:
        put_right.keep(frame, corrections.decide(frame.study, decisions), None, **changes)


def undo(frame: Frame, correction: Correction) -> None:
    """Take decisions back; an entity that they made is no longer chosen. For callbacks."""
    chosen = frame.view.filter("entity")
    called = next((e.name for e in frame.analysis.entities if e.entity_id == chosen), None)
    made = correction.made is not None and (called == correction.made or chosen == slug(correction.made))
    changes: dict[str, str | None] = {"entity": None} if made else {}
    put_right.keep(
        frame, corrections.undo(frame.study, correction.positions), f"Undone: {correction.words}.", **changes
    )


def replace_with(frame: Frame, made: Study, words: str) -> None:
    """Open another version of the study, for instance one that was loaded. For callbacks."""
    put_right.keep(frame, made, words)


def say(frame: Frame) -> None:
    """What came of the last decision, until something else is looked at."""
    put_right.say(frame, corrections.corrections)
