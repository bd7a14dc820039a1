"""What only one article says: its sentences that match nothing in another, the most central to the story first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import controls, parts
from dashboard.charts.bars import bars
from dashboard.charts.text import counted
from dashboard.marks import Evidence
from dashboard.matching import lone

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from dashboard.frame import Frame
    from dashboard.matching import Matched

_MOST_ROWS = 30


def show(frame: Frame, page: Matched, row: DeltaGenerator) -> None:
    """Draw the view."""
    ids = lone(frame, page)
    with row:
        names = {a: frame.cast[a].name for a in frame.compared}
        only = controls.menu(frame, "in", "Only in", names, "any of them", drops=("pick",))
    found = [i for i in ids if only is None or frame.sentences[i].article_id == only]
    left, right = parts.two_columns(1.0)
    with left:
        parts.section(
            "How much of each article no other says",
            "Sentences that match none of another article, of all its sentences but the title. Choose a bar to read.",
        )
        table = _shares(frame, ids)
        more = len(frame.compared) - len(table)
        parts.chart(bars(table.head(_MOST_ROWS), frame.mode), "alone", _alt(table), _pick)
        if more or len(table) > _MOST_ROWS:
            parts.note(f"The {_MOST_ROWS} articles with the largest share, of {len(frame.compared)}.")
    with right:
        parts.section(
            "The most central first",
            "A sentence is central if the other texts use its words too: centrality is the mean share of them that "
            "has each of its words, less for short sentences. What stands first is a new statement about the heart of "
            "the story; what stands last is beside it.",
        )
        notes = [Evidence(i, (), f"Centrality {page.central.get(i, 0.0):.2f} of 1") for i in found]
        title = f"Only in {frame.cast[only].letter}" if only else "Only in one article"
        parts.evidence(frame, notes, title, "alone_evidence", "Every sentence has a match in another article.")


def _shares(frame: Frame, ids: list[str]) -> pd.DataFrame:
    """Each article's sentences that match nothing, as rows for bars, the largest share first."""
    alone = Counter(frame.sentences[i].article_id for i in ids)
    rows = []
    for article_id in frame.compared:
        of = sum(not s.is_title for s in frame.sentences_of[article_id])
        if of:
            n = alone[article_id]
            shown = f"{n} of {of} ({n / of:.0%})"
            rows.append((article_id, frame.cast[article_id].name, n / of, shown))
    table = pd.DataFrame(rows, columns=["row_id", "row", "value", "shown"])
    return table.sort_values(["value", "row_id"], ascending=[False, True])


def _alt(table: pd.DataFrame) -> str:
    said = "; ".join(f"{row}: {shown}" for row, shown in table[["row", "shown"]].head(8).itertuples(index=False))
    return f"Sentences that match nothing in another article, for {counted(len(table), 'article')}. {said}."


def _pick(data: Any) -> dict[str, str | None]:
    return {"in": str(data), "sentence": None}
