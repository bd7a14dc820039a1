"""Bars with their numbers beside them, for tables too wide for squares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.charts.squares import STILL, name_rows
from dashboard.charts.text import label
from dashboard.theme import PAPER, Mode, figure

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW = 28  # pixels


def bars(rows: pd.DataFrame, mode: Mode) -> go.Figure:
    """One bar for each row, from the top: columns `row_id`, `row` (its label), `value`, `shown`.

    A bar's customdata is `[row_id]`.
    """
    made = figure(mode, ROW * max(len(rows), 1) + 44)
    made.add_bar(
        x=rows["value"],
        y=list(range(len(rows))),
        orientation="h",
        width=0.55,
        marker={"color": PAPER[mode]["quiet"]},
        text=[label(text) for text in rows["shown"]],
        textposition="outside",
        constraintext="none",
        cliponaxis=False,
        customdata=[[row_id] for row_id in rows["row_id"]],
        hovertext=[label(f"{name}: {shown}") for name, shown in zip(rows["row"], rows["shown"], strict=True)],
        hoverinfo="text",
        **STILL,
    )
    made.update_xaxes(visible=False, range=[0, max(rows["value"].max() if len(rows) else 1, 1) * 1.7], fixedrange=True)
    name_rows(made, list(rows["row"]), grid=False)
    made.update_layout(margin={"t": 32})
    return made
