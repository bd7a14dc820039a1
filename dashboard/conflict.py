"""Two people changed the same thing: what happened, and what the second of them can do about it."""

from __future__ import annotations

import streamlit as st

from dashboard import parts, state


def show() -> None:
    """Say that a change could not be kept, where that is so, and offer both ways."""
    with st.container():  # holds the place, so that what follows is not built anew
        unsaved = state.unsaved_change()
        if unsaved is None or unsaved.problem is None:
            return
        parts.notice(f"Not saved yet. {unsaved.problem} Your change: {unsaved.what}.")
        with st.container(horizontal=True, gap="small"):
            st.button("Keep mine", key="conflict_mine", on_click=state.insist, help="Theirs stays in the history.")
            st.button("Keep theirs", key="conflict_theirs", on_click=state.give_way, help="Your change is dropped.")
