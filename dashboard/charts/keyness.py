"""What is distinctive in one article's wording: log-odds against the other articles, with intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.squares import STILL, name_rows
from dashboard.charts.text import counted, label
from dashboard.theme import PAPER, Mode, figure

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_TERMS = 16
_ROW = 27  # pixels
_FIGURES = 0.42  # room at the right for a row's figures, as a share of the scale


def keyness(terms: pd.DataFrame, member: Member, mode: Mode, articles: int, chosen: str | None = None) -> go.Figure:
    """A point with its interval for each term, from the top; hollow where the interval reaches 0.

    `terms`: one article's rows of the table `keyness`, in the order to draw; `articles`: how many were compared. The
    customdata of a point is `[term]`; the term `chosen` gets a ring.
    """
    drawn, paper = terms.head(MOST_TERMS), PAPER[mode]
    made = figure(mode, _ROW * max(len(drawn), 1) + 98)
    shapes = [
        {"type": "line", "x0": low, "x1": high, "y0": at, "y1": at, "layer": "below"}
        | {"line": {"width": 2, "color": member.colour}}
        for at, (low, high) in enumerate(drawn[["low", "high"]].itertuples(index=False))
    ]
    zero = {"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1}
    made.update_layout(shapes=[*shapes, {**zero, "line": {"width": 1, "color": paper["quiet"]}}])
    ringed = [term == chosen for term in drawn["term"]]
    made.add_scatter(
        x=drawn["effect"],
        y=list(range(len(drawn))),
        mode="markers",
        marker={
            "symbol": ["circle" if low > 0 else "circle-open" for low in drawn["low"]],
            "size": [15 if r else 12 for r in ringed],
            "color": member.colour,
            "opacity": 1,
            "line": {
                "width": [2.5 if r else 1.5 for r in ringed],
                "color": [paper["ink"] if r else member.colour for r in ringed],
            },
        },
        customdata=[[term] for term in drawn["term"]],
        hovertext=[label(words) for words in _words(drawn, member, articles)],
        hoverinfo="text",
        cliponaxis=False,
        **STILL,
    )
    furthest = max(drawn["high"].max() if len(drawn) else 1.0, 1.0)
    nearest = min(drawn["low"].min() if len(drawn) else 0.0, 0.0)
    columns = drawn[["count", "others", "articles"]].itertuples(index=False)
    place = {"xref": "paper", "x": 1, "xanchor": "right", "showarrow": False}
    look = {"font": {"size": 12, "color": paper["quiet"]}}
    made.update_layout(
        annotations=[
            {"text": "here : others · articles", "yref": "paper", "y": 1, "yanchor": "bottom", **place, **look},
            *(
                {"text": f"{count} : {others} · {found_in}", "y": at, **place, **look}
                for at, (count, others, found_in) in enumerate(columns)
            ),
        ]
    )
    made.update_xaxes(
        range=[nearest - 0.1, furthest + (furthest - nearest) * _FIGURES],
        tickvals=list(range(int(nearest), int(furthest) + 1)),
        showgrid=False,
        title={"text": "more often here → (log-odds)", "standoff": 6},
        fixedrange=True,
    )
    name_rows(made, list(drawn["term"]), grid=False)
    return made.update_layout(margin={"t": 50, "r": 16})


def keyness_alt(terms: pd.DataFrame, member: Member, articles: int) -> str:
    """What the figure shows, in words."""
    if terms.empty:
        return f"No term is distinctive of {member.name}."
    return f"Words distinctive of {member.name}: {'; '.join(_words(terms.head(5), member, articles))}."


def _words(drawn: pd.DataFrame, member: Member, articles: int) -> list[str]:
    return [
        f"{row['term']}: {counted(int(row['count']), 'time')} in {member.letter}, {row['others']} in all the others "
        f"together; in {row['articles']} of {counted(articles, 'article')}; "
        f"log-odds {row['effect']:.2f} ({row['low']:.2f} to {row['high']:.2f})"
        for row in drawn.to_dict("records")
    ]
