"""Several targets side by side, for studies that have more than one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import parts, picks, styles
from dashboard.charts import side_by_side

if TYPE_CHECKING:
    from dashboard.frame import Frame

_VOICE = {"all": ("all", ""), "own": ("author", ", in the articles’ own voice"), "quoted": ("quoted", ", quoted")}


def show(frame: Frame) -> None:
    """Draw a panel for each of the first targets, the chosen one first; nothing where the study has one target."""
    rows = frame.table("framing")
    voice, said = _VOICE[frame.view.voice]
    rows = rows[(rows["measure"] == "tone") & (rows["voice"] == voice) & (rows["n"] > 0)]
    spoken = set(rows["target_id"])
    ordered = sorted(frame.analysis.targets, key=lambda t: t is not frame.target)
    targets = {t.target_id: t.name for t in ordered if t.target_id in spoken}
    if len(targets) < 2:
        return
    shown = dict(list(targets.items())[: side_by_side.MOST])
    more = len(targets) - len(shown)
    rest = f" {more} more in the header’s list of targets." if more else ""
    parts.section(
        "The targets side by side",
        f"Mean tone toward each{said}, with a 95% interval; a small ring is too little to tell.{rest}",
    )
    articles = [frame.cast[a] for a in frame.on]
    pick = frame.view.filter("pick") or ""
    chart, beside = parts.two_columns()
    with chart:
        styles.least_width("side-by-side", side_by_side.PANEL * len(shown))
        figure = side_by_side.side_by_side(rows, shown, articles, frame.mode, pick.removeprefix("attention:"))
        alt = side_by_side.alt(rows, shown, articles)
        parts.chart(figure, "side-by-side", alt, lambda d: {"pick": f"attention:{d}", "sentence": None})
    with beside, st.container(key="beside-side-by-side"):
        found = picks.resolve(frame, pick) if pick.startswith("attention:") else None
        title, sentences = (found.title, found.sentences) if found else ("Evidence", ())
        parts.evidence(frame, sentences, title, "side-by-side-evidence", "Choose a dot to read its sentences.")
