"""The articles of a study as a list, and what was taken out of one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboard import state
from dashboard.styles import read

_mount = st.components.v2.component(
    "parallax_article_list",
    html="<div class='root'></div>\n",
    css=read("text.css", "article_list.css"),
    js=read("text.js", "article_list.js"),
)


def show(articles: Sequence[dict[str, Any]], key: str) -> None:
    """Draw the list. Each has `id`, `article` (a Member as dict), `facts`, `note`, `removed` (words of its button).

    "Read" opens the article; the other button puts it into the link as `of`.
    """

    def opened() -> None:
        state.go("read", article=st.session_state[key]["read"], sentence=None)

    def looked() -> None:
        state.change(of=st.session_state[key]["look"])

    _mount(key=key, data={"articles": list(articles)}, on_read_change=opened, on_look_change=looked)


def show_removed(title: str, removed: Sequence[dict[str, Any]], key: str, restore: Callable[[str], None]) -> None:
    """Draw what was taken out: `id`, `reason`, `text`, `restored`; `restore` gets the id of one to put back."""

    def restored() -> None:
        restore(st.session_state[key]["restore"])

    _mount(key=key, data={"title": title, "removed": list(removed)}, on_restore_change=restored)
