"""The sentence strip: whole articles at a glance, one cell per sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import export, state
from dashboard.styles import read

if TYPE_CHECKING:
    from dashboard.charts.sentence_strip import Strip

_mount = st.components.v2.component(
    "parallax_strip",
    html="<div class='root'></div>\n",
    css=read("text.css", "drawing.css"),
    js=read("text.js", "drawing.js", "strip.js"),
)


def show(strip: Strip, key: str) -> None:
    """Draw the strip; a cell opens its sentence in the page's evidence."""

    def picked() -> None:
        state.change(sentence=st.session_state[key]["pick"], pick=None)

    data: dict[str, Any] = {**strip.content(), "format": export.image_format(), "name": key}
    _mount(key=key, data=data, on_pick_change=picked)
