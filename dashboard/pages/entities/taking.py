"""Taking a decision on names and undoing it: each makes a new version of the study, which is the visitor's own."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.decisions import Decision
from analysis.ids import slug
from analysis.study import Study
from dashboard import cache, corrections, parts, state
from dashboard.corrections import Correction
from dashboard.frame import Frame

_SAID = "parallax_put_right"  # what was just done: the study, what to say, whether it is a copy, the view that says so
_PROBLEM = "parallax_put_right_problem"  # which form could not be used, and why


def take(frame: Frame, decisions: Sequence[Decision], **changes: str | None) -> None:
    """Take decisions, if there are any; the view stays but for `changes`. For callbacks."""
    if decisions:
        _open(frame, corrections.decide(frame.study, decisions), None, **changes)


def undo(frame: Frame, correction: Correction) -> None:
    """Take decisions back; an entity that they made is no longer chosen. For callbacks."""
    chosen = frame.view.filter("entity")
    called = next((e.name for e in frame.analysis.entities if e.entity_id == chosen), None)
    made = correction.made is not None and (called == correction.made or chosen == slug(correction.made))
    changes: dict[str, str | None] = {"entity": None} if made else {}
    _open(frame, corrections.undo(frame.study, correction.positions), f"Undone: {correction.words}.", **changes)


def replace_with(frame: Frame, made: Study, words: str) -> None:
    """Open another version of the study, for instance one that was loaded. For callbacks."""
    _open(frame, made, words)


def _open(frame: Frame, made: Study, words: str | None, **changes: str | None) -> None:
    copied = frame.study_id in cache.shipped_studies()
    view = frame.view
    target = view.target if view.target in {t.target_id for t in made.targets} else None
    kept = {"target": target, "articles": view.articles, "article": view.article}
    state.open_study(made, "entities", instead_of=frame.study_id, **{**kept, "sentence": None, **changes})
    st.session_state[_SAID] = (made.fingerprint, words, copied, None)


def say(frame: Frame) -> None:
    """What came of the last decision, until something else is looked at."""
    fingerprint, words, copied, seen = st.session_state.get(_SAID, (None, None, False, None))
    if fingerprint != frame.study.fingerprint or seen not in (None, frame.view):
        return
    st.session_state[_SAID] = (fingerprint, words, copied, frame.view)
    if words is None:
        newest = corrections.corrections(frame.study, frame.analysis)[0]
        words = f"Kept, not applied: {newest.words}. It says: {newest.reason}" if newest.reason else _done(newest)
    if copied:
        words += (
            f" This is a study of your own now: a copy of “{frame.study.title}” with what you put right. The story "
            "that comes with Parallax stays as it is."
        )
    parts.notice(words)


def _done(correction: Correction) -> str:
    return f"Done: {correction.words}" + (f" ({correction.touched})." if correction.touched else ".")


def refuse(form: str, words: str) -> None:
    """Say beside a form why it could not be used. For callbacks."""
    st.session_state[_PROBLEM] = (form, words)


def say_refusal(form: str) -> None:
    """Why the form could not be used, once."""
    where, words = st.session_state.get(_PROBLEM, (None, ""))
    if where == form:
        del st.session_state[_PROBLEM]
        parts.notice(words)
