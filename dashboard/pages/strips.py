"""The sentence strip as the pages show it, with the choice of what its colour says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import figures, parts, picks, state
from dashboard.components import strip as strip_view
from dashboard.rows import each

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.frame import Frame

_KEY = "strip-colour"


def colour_by(frame: Frame) -> None:
    """The choice: tone, or one of the frames. It stands in the link as `colour`."""
    names = {"tone": "tone", **{f.frame_id: f.name for f in frame.analysis.codebook}}
    if len(names) == 1:
        return
    chosen = frame.view.filter("colour", "tone")
    st.session_state[_KEY] = chosen if chosen in names else "tone"
    st.selectbox(
        "Colour shows", list(names), key=_KEY, format_func=lambda n: names.get(n, str(n)), on_change=_chosen, width=260
    )


def _chosen() -> None:
    value = st.session_state[_KEY]
    state.change(colour=None if value == "tone" else value)


def show(frame: Frame, spoken: Sequence[str], key: str) -> None:
    """Draw the strip of the articles that are on."""
    found = picks.resolve(frame, frame.view.filter("pick"))
    behind = {e.sentence_id for e in found.sentences} if found else set()
    picked = {frame.view.sentence} if frame.view.sentence else behind
    strip_view.show(figures.strip(frame, spoken, frame.view.filter("colour"), picked), key)


def beside(frame: Frame, spoken: Sequence[str], key: str) -> None:
    """The chosen sentence; before one is chosen, the one whose tone toward the target is the most marked.

    Where none is called favourable or unfavourable, the first that speaks of the target.
    """
    rows = frame.table("tone", target=True)
    rows = rows[rows["sentence_id"].isin(list(spoken))]
    title, chosen = "The sentence", frame.view.sentence
    called = rows[rows["tone"].isin(["favourable", "unfavourable"])]
    if chosen is None and len(called):
        marked = max(each(called), key=lambda r: abs(r.favourable - r.unfavourable))
        title, chosen = "The most marked in tone", marked.sentence_id
    elif chosen is None and spoken:
        title, chosen = f"The first on {frame.subject}", spoken[0]
    ids = [chosen] if chosen else []
    found = picks.with_target(frame, ids, picks.tone_notes(rows))
    parts.evidence(frame, found, title, key, "Choose a bar to read its sentence.")
    parts.note("Choose a bar to read its sentence. Arrow keys walk along the strip.")
