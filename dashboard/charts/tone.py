"""Tone toward a target by voice: one dot with its interval per article and voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.theme import PAPER, TONES, Mode, figure
from dashboard.words import signed

if TYPE_CHECKING:
    import plotly.graph_objects as go

VOICES = {"author": "own voice", "quoted": "quoted"}
_ROW = 84


def tone_by_voice(rows: pd.DataFrame, articles: Sequence[Member], mode: Mode, picked: str | None = None) -> go.Figure:
    """Mean tone from -1 (unfavourable) to 1 (favourable); filled = own voice, ring = quoted; n stands at the right.

    `rows` are those of the table `framing` with the measure tone and the voices author and quoted. A row without a
    value (too little) shows its n only. A mark's customdata is "voice@article_id".
    """
    import plotly.graph_objects as go

    paper, tones = PAPER[mode], TONES[mode]
    fig = figure(mode, 96 + _ROW * len(articles))
    fig.add_vline(x=0, line={"color": paper["line"], "width": 1})
    places: list[float] = []
    for number, article in enumerate(articles):
        base = float(len(articles) - 1 - number)
        places.append(base)
        for voice, shift in (("author", 0.2), ("quoted", -0.24)):
            own = rows[(rows["article_id"] == article.article_id) & (rows["voice"] == voice)]
            if not len(own) or not int(own["n"].iloc[0]):
                continue
            row, y = own.iloc[0], base + shift
            name, n = VOICES[voice], int(row["n"])
            known = not pd.isna(row["value"])
            chosen = picked == f"{voice}@{article.article_id}"
            said = f"{name}, n = {n}" if known else f"{name}, n = {n}: too little to tell"
            fig.add_annotation(
                x=1,
                y=y,
                xref="paper",
                xanchor="right",
                yshift=11,
                showarrow=False,
                text=said,
                font={"size": 12, "color": paper["quiet"]},
            )
            if not known:
                continue
            value = float(row["value"])
            if not pd.isna(row["low"]):
                fig.add_shape(
                    type="line",
                    x0=float(row["low"]),
                    x1=float(row["high"]),
                    y0=y,
                    y1=y,
                    line={"color": article.colour, "width": 2},
                    layer="below",
                )
            fig.add_trace(
                go.Scatter(
                    x=[value],
                    y=[y],
                    mode="markers",
                    customdata=[f"{voice}@{article.article_id}"],
                    hoverinfo="text",
                    hovertext=[f"<b>{article.letter}</b>, {name}: {signed(value)} over {n} sentence{'s' * (n != 1)}"],
                    marker={
                        "size": 16,
                        "color": article.colour if voice == "author" else paper["ground"],
                        "line": {"color": paper["ink"] if chosen else article.colour, "width": 3},
                    },
                    selected={"marker": {"opacity": 1}},
                    unselected={"marker": {"opacity": 1}},
                )
            )
    for x, word, tone, anchor in (
        (-1, "← unfavourable", "unfavourable", "left"),
        (1, "favourable →", "favourable", "right"),
    ):
        fig.add_annotation(
            x=x,
            y=1,
            yref="paper",
            yshift=22,
            xanchor=anchor,
            showarrow=False,
            text=word,
            font={"color": tones[tone], "size": 13},
        )
    fig.update_layout(margin={"l": 8, "r": 14, "t": 64, "b": 8})
    fig.update_xaxes(
        range=[-1.02, 1.02], tickvals=[-1, -0.5, 0, 0.5, 1], ticktext=["−1", "−.5", "0", ".5", "1"], fixedrange=True
    )
    fig.update_yaxes(
        tickvals=places,
        ticktext=[a.letter for a in articles],
        range=[-0.6, len(articles) - 0.4],
        showgrid=False,
        fixedrange=True,
        tickfont={"size": 15, "color": paper["ink"]},
    )
    return fig


def alt(rows: pd.DataFrame, articles: Sequence[Member], target: str) -> str:
    """The chart in words."""
    said = []
    for article in articles:
        for voice, name in VOICES.items():
            own = rows[(rows["article_id"] == article.article_id) & (rows["voice"] == voice)]
            if len(own) and int(own["n"].iloc[0]):
                value = own["value"].iloc[0]
                words = "too little to tell" if pd.isna(value) else signed(float(value))
                said.append(f"{article.letter}, {name}: {words} (n = {int(own['n'].iloc[0])})")
    return f"Mean tone toward {target} from −1 to 1. " + ("; ".join(said) if said else "Nothing scored") + "."
