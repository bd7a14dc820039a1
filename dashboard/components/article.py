"""One article for reading, with marks, a strip in the margin and what was removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import state
from dashboard.styles import read

_mount = st.components.v2.component(
    "parallax_article",
    html="<div class='root'></div>\n",
    css=read("text.css", "article.css"),
    js=read("text.js", "drawing.js", "article.js"),
)


def show(content: dict[str, Any], key: str, restore: Callable[[str], None]) -> None:
    """Draw the article (see reading.py). A sentence is opened by choosing it; `restore` gets a removed stretch's id."""

    def opened() -> None:
        state.change(sentence=st.session_state[key]["sentence"] or None)

    def restored() -> None:
        restore(st.session_state[key]["restore"])

    _mount(key=key, data=content, on_sentence_change=opened, on_restore_change=restored)
