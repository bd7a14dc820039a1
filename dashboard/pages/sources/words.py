"""How much of each article is in somebody else's words, and in whose."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import citing, parts
from dashboard.charts.bars import bars
from dashboard.charts.text import counted, percent
from dashboard.frame import Frame

_MOST_ROWS = 30
_NAMED = 2  # sources named beside a bar


def show(frame: Frame) -> None:
    """Draw the view."""
    shares = citing.shares(frame)
    rows = _rows(frame, shares)
    article = next((a for a in frame.on if a == frame.view.filter("in")), None)
    left, right = parts.two_columns(1.2)
    with left:
        more = f" The first {_MOST_ROWS} of {len(rows)}." if len(rows) > _MOST_ROWS else ""
        parts.section(
            "How much of each article is in others' words",
            f"Share of the article's words that are quoted or reported. Choose a bar to read them.{more}",
        )
        parts.chart(bars(rows.head(_MOST_ROWS), frame.mode), "others", _alt(rows), _pick)
    with right:
        if article is None:
            _whose(frame, rows.head(_MOST_ROWS))
            return
        found = citing.in_others_words(frame, article)
        title = f"Others' words in {frame.cast[article].letter}"
        parts.evidence(frame, found, title, "others_evidence", "No words of others were found in it.")


def _rows(frame: Frame, shares: pd.DataFrame) -> pd.DataFrame:
    """One row per article for bars, the largest share first; `whose` names those whose words they are most."""
    of = dict(frame.tables["articles"][["article_id", "words"]].itertuples(index=False, name=None))
    rows = []
    for article_id, own in shares[shares["article_id"].isin(frame.compared)].groupby("article_id", sort=True):
        total = float(own.loc[own["source"] == "", "share"].iloc[0])
        most = own[(own["source"] != "") & (own["share"] > 0)].sort_values(["share", "source"], ascending=[False, True])
        whose = ", ".join(
            f"{s} {percent(v)}" for s, v in most[["source", "share"]].head(_NAMED).itertuples(index=False)
        )
        shown = f"{percent(total)} of {counted(int(of[article_id]), 'word')}"
        rows.append((article_id, frame.cast[str(article_id)].name, total, shown, whose))
    table = pd.DataFrame(rows, columns=["row_id", "row", "value", "shown", "whose"])
    return table.sort_values(["value", "row_id"], ascending=[False, True])


def _whose(frame: Frame, rows: pd.DataFrame) -> None:
    """Whose words they are most, article by article."""
    said = "".join(
        f"<dt>{escape(frame.cast[article_id].letter)}</dt><dd>{escape(whose)}</dd>"
        for article_id, whose in rows[["row_id", "whose"]].itertuples(index=False)
        if whose
    )
    if said:
        st.html(f"<div class='definitions'><h3>Whose words they are most</h3><dl>{said}</dl></div>")


def _alt(rows: pd.DataFrame) -> str:
    said = "; ".join(f"{name}: {shown}" for name, shown in rows[["row", "shown"]].head(8).itertuples(index=False))
    return f"Share of each article's words that are not its own. {said}."


def _pick(data: Any) -> dict[str, str | None]:
    return {"in": str(data), "sentence": None}
