"""Tone toward a target by voice: one dot with its interval per article and voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.cast import Member
from dashboard.rows import each
from dashboard.theme import PAPER, TONES, Mode, figure
from dashboard.words import signed

if TYPE_CHECKING:
    import plotly.graph_objects as go

VOICES = {"author": "own voice", "quoted": "quoted"}
_ROW = 60
_END = 1.35  # of the axis: beyond +1 stand the numbers of sentences, which fit there on a phone, too


def tone_by_voice(rows: pd.DataFrame, articles: Sequence[Member], mode: Mode, picked: str | None = None) -> go.Figure:
    """Mean tone from -1 (unfavourable) to 1 (favourable); filled = own voice, ring = quoted; n stands at the right.

    `rows` are those of the table `framing` with the measure tone and the voices author and quoted. A row without a
    value (too little) shows its n only. A mark's customdata is "voice@article_id".
    """
    import plotly.graph_objects as go

    paper, tones = PAPER[mode], TONES[mode]
    fig = figure(mode, 96 + _ROW * len(articles))
    labels = [
        _label(1, 1, "favourable →", tones["favourable"], xref="x", xanchor="right", yref="paper", yshift=22),
        _label(-1, 1, "← unfavourable", tones["unfavourable"], xref="x", xanchor="left", yref="paper", yshift=22),
    ]
    lines = [
        {
            "type": "line",
            "x0": 0,
            "x1": 0,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {"color": paper["line"]},
            "layer": "below",
        }
    ]
    dots: list[dict[str, Any]] = []
    found = _by_mark(rows)
    for number, article in enumerate(articles):
        for voice, shift in (("author", 0.2), ("quoted", -0.24)):
            mark = f"{voice}@{article.article_id}"
            row, y = found.get(mark), len(articles) - 1 - number + shift
            if row is None:
                continue
            name, n = VOICES[voice], int(row.n)
            little = pd.isna(row.value)
            labels.append(
                _label(
                    1,
                    y,
                    f"{name}, n = {n}: too little to tell" if little else f"n = {n}",
                    paper["quiet"],
                    xref="paper",
                    xanchor="right",
                    bgcolor=paper["ground"],
                    borderpad=0,
                )
            )
            if little:
                continue
            if pd.notna(row.low):
                ends = {"x0": float(row.low), "x1": float(row.high), "y0": y, "y1": y}
                lines.append({"type": "line", **ends, "line": {"color": article.colour, "width": 2}, "layer": "below"})
            value = float(row.value)
            dots.append(
                {
                    "x": value,
                    "y": y,
                    "id": mark,
                    "said": f"<b>{article.letter}</b>, {name}: {signed(value)} over {n} sentence{'s' * (n != 1)}",
                    "fill": article.colour if voice == "author" else paper["ground"],
                    "edge": paper["ink"] if picked == mark else article.colour,
                }
            )
    fig.add_trace(
        go.Scatter(
            x=[d["x"] for d in dots],
            y=[d["y"] for d in dots],
            mode="markers",
            customdata=[d["id"] for d in dots],
            hoverinfo="text",
            hovertext=[d["said"] for d in dots],
            marker={
                "size": 16,
                "color": [d["fill"] for d in dots],
                "line": {"color": [d["edge"] for d in dots], "width": 3},
                "opacity": 1,
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    fig.update_layout(annotations=labels, shapes=lines)  # all at once: plotly checks each addition for long
    fig.update_layout(margin={"l": 8, "r": 14, "t": 64, "b": 8})
    fig.update_xaxes(
        range=[-1.02, _END], tickvals=[-1, -0.5, 0, 0.5, 1], ticktext=["−1", "−0.5", "0", "+0.5", "+1"], fixedrange=True
    )
    fig.update_yaxes(
        tickvals=list(range(len(articles)))[::-1],
        ticktext=[a.letter for a in articles],
        range=[-0.6, len(articles) - 0.4],
        showgrid=False,
        fixedrange=True,
        tickfont={"size": 15, "color": paper["ink"]},
    )
    return fig


def _by_mark(rows: pd.DataFrame) -> dict[str, Any]:
    """The rows that count anything, by "voice@article_id"."""
    return {f"{row.voice}@{row.article_id}": row for row in each(rows) if int(row.n)}


def _label(x: float, y: float, text: str, colour: str, **place: Any) -> dict[str, Any]:
    return {"x": x, "y": y, "text": text, "showarrow": False, "font": {"size": 12, "color": colour}, **place}


def alt(rows: pd.DataFrame, articles: Sequence[Member], target: str) -> str:
    """The chart in words."""
    said, found = [], _by_mark(rows)
    for article in articles:
        for voice, name in VOICES.items():
            row = found.get(f"{voice}@{article.article_id}")
            if row is not None:
                words = "too little to tell" if pd.isna(row.value) else signed(float(row.value))
                said.append(f"{article.letter}, {name}: {words} (n = {int(row.n)})")
    return f"Mean tone toward {target} from −1 to 1. " + ("; ".join(said) if said else "Nothing scored") + "."
