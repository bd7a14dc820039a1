"""What the pages of statements and of passages share: taking a recoding, what came of it, and the list to undo."""

from __future__ import annotations

from collections.abc import Collection

from analysis.recoding import Recode, Recoding
from dashboard import recodings
from dashboard.corrections import Correction
from dashboard.frame import Frame
from dashboard.pages import put_right


def take(frame: Frame, recoding: Recoding, **changes: str | None) -> None:
    """Keep a further recoding; the view stays but for `changes`. For callbacks."""
    put_right.keep(frame, recodings.decide(frame.study, recoding), None, **changes)


def say(frame: Frame) -> None:
    """What came of the last recoding, until something else is looked at."""
    put_right.say(frame, lambda study, analysis: recodings.done(study, analysis, frozenset(Recode)))


def listing(frame: Frame, actions: Collection[Recode]) -> None:
    """What was put right by these actions, if anything was; each is undone in one click."""

    def undo(correction: Correction) -> None:
        put_right.keep(frame, recodings.undo(frame.study, correction.positions), f"Undone: {correction.words}.")

    put_right.listing(recodings.done(frame.study, frame.analysis, actions), None, undo)
