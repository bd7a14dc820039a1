"""Which articles share which sources: articles to the left, the sources of several of them to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.squares import STILL
from dashboard.charts.text import counted, label
from dashboard.theme import PAPER, Mode, figure
from dashboard.words import listed

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_SOURCES = 20
MOST_ARTICLES = 20
_ROW = 40  # pixels
_WIDEST = 7.0  # pixels, of a line
_RIGHT = 0.62  # of the width, where the sources stand; their names need the rest


def shared_sources(sources: pd.DataFrame) -> pd.DataFrame:
    """Article × source with `times`, for the sources that several articles have, most widely shared first."""
    used = sources.groupby(["source", "article_id"]).agg(times=("times", "sum")).reset_index()
    spread = used.groupby("source")["times"].agg(articles="size", total="sum").reset_index()
    used = used.merge(spread[spread["articles"] > 1], on="source")
    return used.sort_values(["articles", "total", "source", "article_id"], ascending=[False, False, True, True])


def source_network(
    shared: pd.DataFrame, units: Sequence[Member], mode: Mode, chosen: tuple[str | None, str | None] = (None, None)
) -> go.Figure:
    """Lines as wide as an article leans on a source often; the customdata of a mark is `[source, article_id]`.

    `shared`: of shared_sources; `chosen`: a source and an article, either None. A source's own mark has "" for article.
    """
    paper = PAPER[mode]
    names = list(dict.fromkeys(shared["source"]))
    members = [m for m in units if m.article_id in set(shared["article_id"])]
    rows = max(len(names), len(members), 1)
    made = figure(mode, _ROW * rows + 48)
    left = {m.article_id: (n + 0.5) * rows / len(members) for n, m in enumerate(members)}
    right = {source: (n + 0.5) * rows / len(names) for n, source in enumerate(names)}
    most = max(int(shared["times"].max()), 1) if len(shared) else 1
    lines = []
    for source, article, times in shared[["source", "article_id", "times"]].itertuples(index=False):
        lit = source == chosen[0] and chosen[1] in (None, article)
        line = {"width": max(times / most * _WIDEST, 1.2), "color": paper["ink"] if lit else paper["line"]}
        ends = {"x0": 0, "y0": left[article], "x1": _RIGHT, "y1": right[source]}
        lines.append({"type": "line", **ends, "layer": "below", "line": line})
    made.update_layout(shapes=lines, margin={"t": 32})
    by_id = {m.article_id: m for m in members}
    made.add_scatter(
        x=[_RIGHT / 2] * len(shared),
        y=[(left[a] + right[s]) / 2 for s, a in zip(shared["source"], shared["article_id"], strict=True)],
        mode="markers+text",
        marker={"size": 18, "opacity": 1, "color": [by_id[a].colour for a in shared["article_id"]]},
        text=[f"{int(n):,}" for n in shared["times"]],
        textfont={"size": 11, "color": [by_id[a].ink for a in shared["article_id"]]},
        customdata=shared[["source", "article_id"]].to_numpy().tolist(),
        hovertext=[
            label(f"{by_id[a].letter} and {s}: {counted(int(n), 'time')}")
            for s, a, n in shared[["source", "article_id", "times"]].itertuples(index=False)
        ],
        hoverinfo="text",
        **STILL,
    )
    made.add_scatter(
        x=[0] * len(members),
        y=[left[m.article_id] for m in members],
        mode="markers+text",
        marker={"symbol": "square", "size": 24, "opacity": 1, "color": [m.colour for m in members]},
        text=[m.letter for m in members],
        textfont={"color": [m.ink for m in members], "size": 12},
        hovertext=[label(m.name) for m in members],
        hoverinfo="text",
        **STILL,
    )
    made.add_scatter(
        x=[_RIGHT] * len(names),
        y=[right[s] for s in names],
        mode="markers+text",
        marker={"size": 12, "opacity": 1, "color": [paper["ink"] if s == chosen[0] else paper["quiet"] for s in names]},
        text=[label(s, 30) for s in names],
        textposition="middle right",
        customdata=[[s, ""] for s in names],
        hovertext=[label(s) for s in names],
        hoverinfo="text",
        cliponaxis=False,
        **STILL,
    )
    made.update_xaxes(visible=False, range=[-0.06, 1.1], fixedrange=True)
    made.update_yaxes(visible=False, range=[rows, 0], fixedrange=True)
    return made


def network_alt(shared: pd.DataFrame, units: Sequence[Member]) -> str:
    """What the figure shows, in words."""
    letters = {m.article_id: m.letter for m in units}
    by_source = shared.groupby("source", sort=False)["article_id"].agg(list)
    said = [f"{s} in {listed([letters[a] for a in articles])}" for s, articles in by_source.head(8).items()]
    return f"{counted(len(by_source), 'source')} that several articles share. {'; '.join(said)}."
