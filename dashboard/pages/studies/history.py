"""Every change of a study with its time, undo and redo, and the way back to any of its states."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import cache, parts, state
from dashboard.cache import Opened
from dashboard.pages.studies.times import moment
from studies import Kept, Revision
from studies.history import redo_target, undo_target

_SHOWN = 20


def show(found: Opened) -> None:
    """Draw the history, the newest change first."""
    kept = found.kept
    if kept is None:
        return
    history = cache.store().history(found.key)
    about = "Going back makes a new change, so nothing in it is ever lost." if found.may_edit else "The newest first."
    parts.section("History", about)
    if found.may_edit:
        with st.container(horizontal=True, gap="small"):
            undo, redo = undo_target(history), redo_target(history)
            st.button("Undo", key="s_undo", on_click=_step, args=(found, kept, "undo"), disabled=undo is None)
            st.button("Redo", key="s_redo", on_click=_step, args=(found, kept, "redo"), disabled=redo is None)
    newest = list(reversed(history))
    for revision in newest[:_SHOWN]:
        _row(found, kept, revision)
    if len(newest) > _SHOWN:
        with st.expander(f"{len(newest) - _SHOWN} earlier changes"):
            for revision in newest[_SHOWN:]:
                _row(found, kept, revision)


def _row(found: Opened, kept: Kept, revision: Revision) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f"<p class='done'><b>{revision.number}</b> {escape(revision.what)} "
            f"<span class='quiet'>{moment(revision.when)}</span></p>",
        )
        if found.may_edit and revision.number != kept.revision:
            st.button(
                "Go back to this",
                key=f"s_back_{revision.number}",
                type="tertiary",
                on_click=_back,
                args=(found, kept, revision.number),
            )


def _step(found: Opened, kept: Kept, way: str) -> None:
    state.attempt(lambda: getattr(cache.store(), way)(found.key, kept.revision))


def _back(found: Opened, kept: Kept, number: int) -> None:
    state.attempt(lambda: cache.store().revert(found.key, number, kept.revision))
