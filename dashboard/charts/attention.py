"""How much each article speaks of each target, and in what light."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.frame_map import side_of
from dashboard.rows import each
from dashboard.theme import PAPER, TONES, Mode, figure, name_columns, name_rows
from dashboard.words import signed

if TYPE_CHECKING:
    import plotly.graph_objects as go

LARGEST = 28
_ROW = 76
_ROOMY = 5  # articles; with more a phone has no room for two numbers beside a square


def attention(
    cells: pd.DataFrame, names: Mapping[str, str], articles: Sequence[Member], mode: Mode, picked: str | None = None
) -> go.Figure:
    """Squares: area = share of sentences that speak of the target, colour = mean tone, outline = too little to tell.

    `cells`: article_id, target_id, n (sentences), of (all of the article's), tone in [-1, 1] or missing. A mark's
    customdata is "target_id@article_id".
    """
    import plotly.graph_objects as go

    paper = PAPER[mode]
    by_id = {a.article_id: a for a in articles}
    fig = figure(mode, 52 + _ROW * len(names))
    rows = list(each(cells[cells["n"] > 0]))
    largest = max((r.n / r.of for r in rows), default=1.0)
    side = side_of(LARGEST, len(articles))
    crowded = len(articles) > _ROOMY
    ids = [f"{r.target_id}@{r.article_id}" for r in rows]
    sizes = [max(side * sqrt(r.n / r.of / largest), 8) for r in rows]
    colours = [shade(None if pd.isna(r.tone) else float(r.tone), mode) for r in rows]
    fig.add_trace(
        go.Scatter(
            x=[by_id[r.article_id].letter for r in rows],
            y=[names[r.target_id] for r in rows],
            mode="markers+text",
            text=[f"{r.n}" if pd.isna(r.tone) or crowded else f"{r.n}<br>{signed(r.tone, 1)}" for r in rows],
            textposition="middle right",
            textfont={"size": 12, "color": paper["quiet"]},
            customdata=ids,
            hoverinfo="text",
            hovertext=[
                f"<b>{by_id[r.article_id].letter}</b>: {r.n} of {r.of} sentences<br>"
                + ("too little to tell the tone" if pd.isna(r.tone) else f"mean tone {signed(r.tone)}")
                for r in rows
            ],
            marker={
                "symbol": "square",
                "size": sizes,
                "color": [c or "rgba(0,0,0,0)" for c in colours],
                "opacity": 1,
                "line": {
                    "color": [
                        paper["ink"] if i == picked else c or TONES[mode]["unsure"]
                        for i, c in zip(ids, colours, strict=True)
                    ],
                    "width": [3 if i == picked else 1.5 for i in ids],
                },
            },
            selected={"marker": {"opacity": 1}, "textfont": {"color": paper["quiet"]}},
            unselected={"marker": {"opacity": 1}, "textfont": {"color": paper["quiet"]}},
        )
    )
    name_columns(fig, [a.letter for a in articles], mode)
    name_rows(fig, list(names.values()), mode)
    return fig


def shade(tone: float | None, mode: Mode) -> str | None:
    """A colour between unfavourable, neutral and favourable for a tone in [-1, 1]; None for None."""
    if tone is None:
        return None
    scale = TONES[mode]
    end = scale["favourable"] if tone > 0 else scale["unfavourable"]
    part = min(abs(tone), 1.0) ** 0.7  # weak tones would all look grey on a straight scale
    mixed = [
        round((1 - part) * int(scale["neutral"][i : i + 2], 16) + part * int(end[i : i + 2], 16)) for i in (1, 3, 5)
    ]
    return "#" + "".join(f"{c:02x}" for c in mixed)


def alt(cells: pd.DataFrame, names: Mapping[str, str], articles: Sequence[Member]) -> str:
    """The chart in words."""
    letter = {a.article_id: a.letter for a in articles}
    said = []
    for target_id, name in names.items():
        own = cells[cells["target_id"] == target_id]
        parts = [
            f"{letter[r.article_id]} {r.n} of {r.of}" + ("" if pd.isna(r.tone) else f" (tone {signed(r.tone)})")
            for r in each(own)
        ]
        said.append(f"{name}: " + ", ".join(parts))
    return "Sentences that speak of each target by article. " + "; ".join(said) + "."
