"""Several targets side by side: for each a small panel with the mean tone of every article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.text import label
from dashboard.rows import each
from dashboard.theme import PAPER, Mode, figure
from dashboard.words import signed

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST = 4  # panels that fit beside one another
_ROW = 34
_GAP = 0.08  # between panels, share of the width
_NAME = 20  # characters of a panel's heading
PANEL = 150  # pixels that a panel with its heading needs at least


def side_by_side(
    rows: pd.DataFrame, targets: Mapping[str, str], articles: Sequence[Member], mode: Mode, picked: str | None = None
) -> go.Figure:
    """A panel per target, a line per article: a dot at the mean tone (-1 to 1) with its interval.

    `rows` are those of the table `framing` with the measure tone in one voice; `targets` are the names of the targets
    in order, at most `MOST` of them. Too little to tell (no value) is an open dot in the middle; not spoken of is
    nothing. A mark's customdata is "target_id@article_id".
    """
    import plotly.graph_objects as go

    paper = PAPER[mode]
    fig = figure(mode, 84 + _ROW * len(articles))
    place = {a.article_id: n for n, a in enumerate(reversed(articles))}
    by_id = {a.article_id: a for a in articles}
    heads: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    width = (1 - _GAP * (len(targets) - 1)) / max(len(targets), 1)
    for number, (target_id, name) in enumerate(targets.items(), start=1):
        axis = "x" if number == 1 else f"x{number}"
        start = (number - 1) * (width + _GAP)
        own = rows[(rows["target_id"] == target_id) & rows["article_id"].isin(place) & (rows["n"] > 0)]
        ids = [f"{target_id}@{r.article_id}" for r in each(own)]
        members = [by_id[str(a)] for a in own["article_id"]]
        known = [bool(pd.notna(v)) for v in own["value"]]
        middle = {"x0": 0, "x1": 0, "y0": -0.5, "y1": len(articles) - 0.5, "xref": axis, "layer": "below"}
        lines.append({"type": "line", **middle, "line": {"color": paper["line"]}})
        for row in each(own[own["low"].notna()]):
            y = place[str(row.article_id)]
            ends = {"x0": float(row.low), "x1": float(row.high), "y0": y, "y1": y, "xref": axis, "layer": "below"}
            lines.append({"type": "line", **ends, "line": {"color": by_id[str(row.article_id)].colour, "width": 2}})
        fig.add_trace(
            go.Scatter(
                x=[float(v) if k else 0.0 for v, k in zip(own["value"], known, strict=True)],
                y=[place[m.article_id] for m in members],
                xaxis=axis,
                mode="markers",
                customdata=ids,
                hoverinfo="text",
                hovertext=[_said(m, name, r) for m, r in zip(members, each(own), strict=True)],
                marker={
                    "size": [13 if k else 7 for k in known],
                    "color": [m.colour if k else paper["ground"] for m, k in zip(members, known, strict=True)],
                    "line": {
                        "color": [paper["ink"] if i == picked else m.colour for i, m in zip(ids, members, strict=True)],
                        "width": [3 if i == picked else 1.5 for i in ids],
                    },
                    "opacity": 1,
                },
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 1}},
            )
        )
        heads.append(
            {
                "x": start,
                "y": 1,
                "xref": "paper",
                "yref": "paper",
                "xanchor": "left",
                "yshift": 26,
                "showarrow": False,
                "text": f"<b>{label(name, _NAME)}</b>",
                "font": {"size": 13, "color": paper["ink"]},
            }
        )
        fig.update_layout(
            {
                f"xaxis{'' if number == 1 else number}": {
                    "domain": [start, start + width],
                    "range": [-1.05, 1.05],
                    "tickvals": [-1, 0, 1],
                    "ticktext": ["−1", "0", "+1"],
                    "fixedrange": True,
                    "showgrid": False,
                }
            }
        )
    fig.update_layout(annotations=heads, shapes=lines, margin={"l": 8, "r": 14, "t": 52, "b": 8})
    fig.update_yaxes(
        tickvals=list(place.values()),
        ticktext=[by_id[a].letter for a in place],
        range=[-0.6, len(articles) - 0.4],
        showgrid=False,
        fixedrange=True,
        tickfont={"size": 14, "color": paper["ink"]},
    )
    return fig


def _said(member: Member, name: str, row: Any) -> str:
    value = "too little to tell" if pd.isna(row.value) else signed(float(row.value))
    return f"<b>{member.letter}</b> on {label(name, _NAME)}: {value}, n = {row.n}"


def alt(rows: pd.DataFrame, targets: Mapping[str, str], articles: Sequence[Member]) -> str:
    """The panels in words."""
    letters = {a.article_id: a.letter for a in articles}
    said = []
    for target_id, name in targets.items():
        own = rows[(rows["target_id"] == target_id) & rows["article_id"].isin(letters) & rows["value"].notna()]
        each_said = [f"{letters[str(r.article_id)]} {signed(float(r.value))} (n = {r.n})" for r in each(own)]
        said.append(f"{name}: {', '.join(each_said) or 'too little to tell'}")
    return "Mean tone from −1 to 1, a panel for each target. " + "; ".join(said) + "."
