"""What pages share where an analyst puts something right: a new version of the study, what came of it, and the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from analysis.study import Study
from analysis.types import Analysis
from dashboard import parts, state
from dashboard.corrections import Correction
from dashboard.frame import Frame
from dashboard.words import count, sentence

_SAID = "parallax_put_right"  # what was just done: the study, what to say, whether it is a copy, the view that says so
_PROBLEM = "parallax_put_right_problem"  # which form could not be used, and why
_SHOWN = 30


def keep(frame: Frame, made: Study, words: str | None, **changes: str | None) -> None:
    """Keep a change of the study, or a copy with it; the view stays but for `changes`. For callbacks.

    `words` say what was done; None leaves it to the newest correction.
    """
    view = frame.view
    target = view.target if view.target in {t.target_id for t in made.targets} else None
    kept = {"target": target, "articles": view.articles, "article": view.article}
    what = words.rstrip(".") if words else None
    saved = state.save_study(made, what, view.page, **{**kept, "sentence": None, **changes})
    if saved is not None:
        st.session_state[_SAID] = (saved.fingerprint, words, not frame.may_edit, None)


def say(frame: Frame, done: Callable[[Study, Analysis], Sequence[Correction]]) -> None:
    """What came of the last correction, until something else is looked at; `done` lists them, the newest first."""
    fingerprint, words, copied, seen = st.session_state.get(_SAID, (None, None, False, None))
    if fingerprint != frame.study.fingerprint or seen not in (None, frame.view):
        return
    st.session_state[_SAID] = (fingerprint, words, copied, frame.view)
    if words is None:
        newest = done(frame.study, frame.analysis)[0]
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


def listing(done: Sequence[Correction], nothing: str | None, undo: Callable[[Correction], None]) -> None:
    """What was put right, the newest first, each to be undone in one click; `nothing` is said where there is none."""
    if not done:
        if nothing:
            parts.aside("What you put right", nothing)
        return
    left = sum(c.reason is not None for c in done)
    about = f"{sentence(count(len(done), 'correction'))}{', the newest first' * (len(done) > 1)}."
    about += f" {sentence(count(left, 'of them'))} kept, not applied." if left == len(done) == 1 else ""
    about += f" {left} of them kept, not applied." if left and len(done) > 1 else ""
    parts.section("What you put right", about)
    every = st.session_state.get("put_right_every", False)
    with st.container(key="put-right-list", gap="small"):
        for correction in done if every else done[:_SHOWN]:
            _row(correction, undo)
    if len(done) > _SHOWN:
        st.toggle(f"Show all {len(done)}", key="put_right_every")


def _row(correction: Correction, undo: Callable[[Correction], None]) -> None:
    quiet = escape(f"Kept, not applied: {correction.reason}" if correction.reason else correction.touched)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="stretch"):
            st.html(f"<p class='done'>{escape(correction.words)}<br><span class='quiet'>{quiet}</span></p>")
        st.button(
            "Undo",
            key=f"undo_{'_'.join(map(str, correction.positions[:3]))}",
            on_click=undo,
            args=(correction,),
            help="Take this back; what builds on it is kept and said.",
            width="content",
        )
