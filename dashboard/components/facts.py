"""What a story is made of: a row of numbers, each of which opens its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import state
from dashboard.styles import read

_mount = st.components.v2.component(
    "parallax_facts",
    html="<div class='root'></div>\n",
    css=read("text.css", "facts.css"),
    js=read("text.js", "facts.js"),
)


def show(facts: Sequence[dict[str, Any]], key: str) -> None:
    """Draw the row; a fact has number, label and page."""

    def opened() -> None:
        state.go(st.session_state[key]["page"])

    _mount(key=key, data={"facts": list(facts)}, on_page_change=opened)
