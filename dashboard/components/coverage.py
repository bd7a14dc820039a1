"""The coverage grid: which article has which statement, and in whose voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import state
from dashboard.charts import coverage
from dashboard.styles import read

if TYPE_CHECKING:
    from dashboard.cast import Member
    from dashboard.charts.coverage import Statement

_mount = st.components.v2.component(
    "parallax_coverage",
    html="<div class='root'></div>\n",
    css=read("text.css", "drawing.css", "coverage.css"),
    js=read("text.js", "drawing.js", "coverage.js"),
)


def show(
    rows: Sequence[Statement], articles: Sequence[Member], picked: str | None, key: str, lone: int, all_shown: bool
) -> None:
    """Draw the grid; a row opens its wordings. Of the `lone` ones none stand here unless `all_shown`."""

    def chosen() -> None:
        state.change(pick=f"claim:{st.session_state[key]['pick']}", sentence=None)

    def toggled() -> None:
        state.change(lone=None if all_shown else "all")

    toggle = None
    if lone:
        toggle = (
            "Hide what only one article says" if all_shown else f"Show the {lone} sentences found in one article only"
        )
    data = {
        **coverage.content(rows, articles, picked),
        "label": "Statements by article",
        "toggle": toggle,
    }
    _mount(key=key, data=data, on_pick_change=chosen, on_toggle_change=toggled)
