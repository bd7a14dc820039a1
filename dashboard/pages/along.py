"""The frames along one article, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import paragraphs, parts, picks, state, styles
from dashboard.charts.squares import least_width, squares

if TYPE_CHECKING:
    from dashboard.frame import Frame

_KEY = "c_along"


def show(frame: Frame) -> None:
    """Draw one article's frames along its paragraphs; which article stands in the link as `along`."""
    framed = set(picks.frames(frame)["article_id"])
    speaking = [a for a in frame.on if a in framed]
    if not speaking:
        return
    parts.section(
        "Along the article",
        f"The same, paragraph by paragraph: a square where sentences on {frame.subject} carry the frame; area is their "
        "share of the paragraph’s sentences on it, the number how many.",
    )
    asked = frame.view.filter("along")
    st.session_state[_KEY] = asked if asked in speaking else speaking[0]
    article_id = str(
        st.selectbox(
            "Article",
            speaking,
            key=_KEY,
            format_func=lambda a: f"{frame.cast[a].letter} · {frame.cast[a].title}",
            on_change=lambda: state.change(along=st.session_state[_KEY]),
            width=420,
        )
    )
    cells = paragraphs.cells(frame, article_id)
    columns = paragraphs.columns(frame, article_id)
    rows = [(f.frame_id, f.name) for f in frame.analysis.codebook if (cells["row_id"] == f.frame_id).any()]
    pick = frame.view.filter("pick") or ""
    chosen = pick.removeprefix("along:").split("@") if pick.startswith("along:") else []
    ring = (chosen[0], chosen[2]) if len(chosen) == 3 and chosen[1] == article_id else None
    chart, beside = parts.two_columns()
    with chart:
        styles.least_width("along", least_width(len(columns)))
        parts.chart(
            squares(cells, rows, columns, frame.mode, chosen=ring),
            "along",
            paragraphs.alt(frame, article_id, cells, columns),
            lambda d: {"pick": f"along:{d[0]}@{article_id}@{d[1]}", "sentence": None},
        )
    with beside, st.container(key="beside-along-evidence"):
        found = picks.resolve(frame, pick) if chosen else None
        title, sentences = (found.title, found.sentences) if found else ("Evidence", ())
        parts.evidence(frame, sentences, title, "along-evidence", "Choose a square to read its sentences.")
