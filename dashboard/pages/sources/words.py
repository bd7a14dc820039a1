"""How much of each article is in somebody else's words, and in whose."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import citing, parts
from dashboard.charts.bars import bars
from dashboard.charts.text import percent
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
            "Share of the article's words that are quoted or reported, with whose they are most. Choose a bar to read "
            f"them.{more}",
        )
        parts.chart(bars(rows.head(_MOST_ROWS), frame.mode), "others", _alt(rows), _pick)
    with right:
        found = citing.in_others_words(frame, article) if article else []
        title = f"Others' words in {frame.cast[article].letter}" if article else "Sentences"
        hint = "No words of others were found in it." if article else "Choose an article's bar to read them."
        parts.evidence(frame, found, title, "others_evidence", hint)


def _rows(frame: Frame, shares: pd.DataFrame) -> pd.DataFrame:
    """One row per article for bars, the largest share first."""
    rows = []
    for article_id, own in shares.groupby("article_id", sort=True):
        total = float(own.loc[own["source"] == "", "share"].iloc[0])
        most = own[(own["source"] != "") & (own["share"] > 0)].sort_values(["share", "source"], ascending=[False, True])
        whose = ", ".join(
            f"{s} {percent(v)}" for s, v in most[["source", "share"]].head(_NAMED).itertuples(index=False)
        )
        shown = percent(total) + (f" ({whose})" if whose else "")
        rows.append((article_id, frame.cast[str(article_id)].name, total, shown))
    table = pd.DataFrame(rows, columns=["row_id", "row", "value", "shown"])
    return table.sort_values(["value", "row_id"], ascending=[False, True])


def _alt(rows: pd.DataFrame) -> str:
    said = "; ".join(f"{name}: {shown}" for name, shown in rows[["row", "shown"]].head(8).itertuples(index=False))
    return f"Share of each article's words that are not its own. {said}."


def _pick(data: Any) -> dict[str, str | None]:
    return {"in": str(data), "sentence": None}
