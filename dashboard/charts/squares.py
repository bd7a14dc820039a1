"""A table drawn as squares whose area is the value, with the value beside them: the base of several figures.

Squares are scatter markers, not a heatmap: a heatmap's cells cannot be chosen with a click in Streamlit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.charts.text import label
from dashboard.theme import PAPER, Mode, figure

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW = 30  # pixels
SIDE = 17  # of the largest square
SMALLEST = 5
LABEL = 22  # characters of a row's or a column's label
_BESIDE, _COLUMN = 160, 34  # pixels for the rows' labels, and for a square with its number
_LONG = 46  # characters of a name above its row; a phone has room for them
STILL = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}, "showlegend": False}
"""For traces whose marks open something: the mark chosen has a ring, so the others need not fade."""


def squares(
    cells: pd.DataFrame,
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    mode: Mode,
    *,
    chosen: tuple[str, str] | None = None,
    numbers: bool = True,
) -> go.Figure:
    """Draw `cells` with one row for each of `rows` and one column for each of `columns`, both `(id, label)`.

    `cells` has `row_id`, `column_id`, `value` (area, > 0; others are not drawn), `shown` (the number beside the
    square), `hover` (plain text), `colour`, and where it matters `outline` (True = too little to say: a thin outline).
    A square's customdata is `[row_id, column_id]`; `chosen` gets a ring.
    """
    across = {column_id: n for n, (column_id, _) in enumerate(columns)}
    down = {row_id: n for n, (row_id, _) in enumerate(rows)}
    drawn = cells[cells["row_id"].isin(down) & cells["column_id"].isin(across) & (cells["value"] > 0)]
    largest = float(drawn["value"].max()) if len(drawn) else 1.0
    outline = drawn["outline"] if "outline" in drawn else pd.Series(False, index=drawn.index)
    made = figure(mode, ROW * max(len(rows), 1) + 48)
    if chosen and chosen[0] in down and chosen[1] in across:
        x, y = across[chosen[1]], down[chosen[0]]
        ring = {"color": PAPER[mode]["ink"], "width": 2}
        made.add_shape(type="rect", x0=x - 0.4, x1=x + 0.56, y0=y - 0.46, y1=y + 0.46, line=ring, layer="below")
    made.add_scatter(
        x=drawn["column_id"].map(across),
        y=drawn["row_id"].map(down),
        mode="markers+text" if numbers else "markers",
        marker={
            "symbol": ["square-open" if o else "square" for o in outline],
            "size": [max((value / largest) ** 0.5 * SIDE, SMALLEST) for value in drawn["value"]],
            "color": list(drawn["colour"]),
            "opacity": 1,
            "line": {"width": 1.5, "color": list(drawn["colour"])},
        },
        text=[label(text) for text in drawn["shown"]] if numbers else None,
        textposition="middle right",
        textfont={"size": 12},
        customdata=drawn[["row_id", "column_id"]].to_numpy().tolist(),
        hovertext=[label(text) for text in drawn["hover"]],
        hoverinfo="text",
        cliponaxis=False,
        **STILL,
    )
    made.update_xaxes(
        side="top",
        tickvals=list(across.values()),
        ticktext=[label(text, LABEL) for _, text in columns],
        range=[-0.6, len(columns) - 0.2],
        showgrid=False,
        fixedrange=True,
    )
    name_rows(made, [text for _, text in rows])
    made.update_layout(margin={"r": 24, "t": 32})
    return made


def least_width(columns: int) -> int:
    """Pixels below which a square's number would cover the next square."""
    return _BESIDE + _COLUMN * columns


def name_above(made: go.Figure, rows: Sequence[str], mode: Mode, over: float = 0.5) -> None:
    """Name the rows 0, 1, ... of a figure, from the top, `over` of a row above their middles.

    For long names: beside the rows they would be cut off, and take a phone's width.
    """
    font = {"size": 13, "color": PAPER[mode]["quiet"]}
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "middle", "showarrow": False, "font": font}
    names = [{"text": label(row, _LONG), "y": at - over, **place} for at, row in enumerate(rows)]
    made.update_layout(annotations=[*made.layout.annotations, *names])  # all at once: plotly checks each for long
    made.update_yaxes(
        tickvals=[],
        range=[len(rows) - 0.4, -0.4 - over],
        showgrid=False,
        fixedrange=True,
    )


def name_rows(made: go.Figure, rows: Sequence[str], grid: bool = True) -> None:
    """Label the rows 0, 1, ... of a figure, from the top."""
    made.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[label(row, LABEL) for row in rows],
        tickfont_size=12,
        range=[len(rows) - 0.4, -0.6],
        showgrid=grid,
        fixedrange=True,
    )
