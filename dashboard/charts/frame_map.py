"""The frame map: article × frame as squares whose area is the share of sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.rows import each
from dashboard.theme import PAPER, Mode, figure, name_columns, name_rows

if TYPE_CHECKING:
    import plotly.graph_objects as go

LARGEST = 32  # pixels on a side, for the largest share on the map
SMALLEST = 7  # so that one sentence can still be hit
_ROW = 64
_WIDTH = 170  # pixels that the squares of a row may take together: with their numbers they fit on a phone
_LEAST = 14  # pixels on a side that the largest square has at least: with more articles the chart is moved sideways
COLUMN = 30  # pixels for such a square with its number


def frame_map(
    cells: pd.DataFrame,
    names: Mapping[str, str],
    articles: Sequence[Member],
    mode: Mode,
    picked: str | None = None,
) -> go.Figure:
    """Squares with `n` beside them; too little to say (`present` None) is an outline; none found is a dot.

    `cells`: article_id, frame_id, share in [0, 1], n (sentences), of (all sentences asked about), present.
    `names` are the frames in order. A mark's customdata is "frame_id@article_id"; `picked` is one of these.
    """
    import plotly.graph_objects as go

    paper = PAPER[mode]
    fig = figure(mode, 64 + _ROW * len(names))
    by_id = {a.article_id: a for a in articles}
    cells = cells[cells["article_id"].isin(by_id) & cells["frame_id"].isin(list(names))]
    largest = max((float(s) for s in cells["share"]), default=0.0) or 1.0
    side = side_of(LARGEST, len(articles))
    for present in (True, False):
        rows = cells[cells["n"] > 0] if present else cells[cells["n"] == 0]
        ids = [f"{r.frame_id}@{r.article_id}" for r in each(rows)]
        members = [by_id[a] for a in rows["article_id"]]
        little = [r.present is not True and bool(pd.isna(r.present)) for r in each(rows)]
        sizes = [max(side * sqrt(s / largest), SMALLEST) if present else 5 for s in rows["share"]]
        fills = ["rgba(0,0,0,0)" if few or not present else m.colour for few, m in zip(little, members, strict=True)]
        fig.add_trace(
            go.Scatter(
                x=[m.letter for m in members],
                y=[names[f] for f in rows["frame_id"]],
                mode="markers+text" if present else "markers",
                text=[str(n) for n in rows["n"]],
                textposition="middle right",
                textfont={"size": 12, "color": paper["quiet"]},
                customdata=ids if present else None,
                hoverinfo="text",
                hovertext=[
                    f"<b>{m.letter}</b>: {r.n} of {r.of} sentences"
                    + (", too little to say" if few else f", {100 * r.share:.0f} in 100")
                    for m, r, few in zip(members, each(rows), little, strict=True)
                ],
                marker={
                    "symbol": "square" if present else "circle",
                    "size": sizes,
                    "color": fills,
                    "line": {
                        "color": [
                            paper["ink"] if i == picked else m.colour if present else paper["line"]
                            for i, m in zip(ids, members, strict=True)
                        ],
                        "width": [3 if i == picked else 1.5 if present else 1 for i in ids],
                    },
                    "opacity": 1,
                },
                selected={"marker": {"opacity": 1}, "textfont": {"color": paper["quiet"]}},
                unselected={"marker": {"opacity": 1}, "textfont": {"color": paper["quiet"]}},
            )
        )
    name_columns(fig, [a.letter for a in articles], mode)
    name_rows(fig, list(names.values()), mode)
    return fig


def side_of(largest: int, articles: int) -> float:
    """Pixels on a side of the largest square, with so many articles beside one another."""
    return min(largest, max(_WIDTH / max(articles, 1), _LEAST))


def alt(cells: pd.DataFrame, names: Mapping[str, str], articles: Sequence[Member]) -> str:
    """The map in words: per article the frame with most sentences."""
    said = []
    for article in articles:
        own = cells[(cells["article_id"] == article.article_id) & (cells["n"] > 0)]
        if len(own):
            top = own.sort_values(["n", "frame_id"], ascending=[False, True]).iloc[0]
            said.append(f"{article.letter}: most often {names[top['frame_id']]} ({top['n']} of {top['of']} sentences)")
        else:
            said.append(f"{article.letter}: no frame found")
    return f"Frame map of {len(names)} frames in {len(articles)} articles. " + "; ".join(said) + "."
