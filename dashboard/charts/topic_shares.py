"""How much of each article belongs to which topic, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.bars import bars
from dashboard.charts.squares import STILL, name_above, squares
from dashboard.charts.text import counted, label
from dashboard.theme import PAPER, Mode, figure

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_LINES = 8  # articles whose intervals fit under each other in a topic's row
MOST_COLUMNS = 12  # articles whose squares have room for their numbers
_LINE = 19  # pixels
_NAME = 2.3  # lines that a topic's name takes, with the room around it


def topic_shares(
    shares: pd.DataFrame,
    topics: pd.DataFrame,
    units: Sequence[Member],
    mode: Mode,
    chosen: tuple[str, str] | None = None,
) -> go.Figure:
    """Up to 8 articles: a point with its interval each, under the topic's name. Up to 12: squares. Beyond: bars.

    `shares`: article_id, topic_id, share, low, high, passages; `topics`: topic_id, label, in the order to draw. The
    customdata of a point or square is `[topic_id, article_id]`, of a bar `[topic_id]`.
    """
    members = {m.article_id: m for m in units}
    drawn = shares[shares["article_id"].isin(members) & shares["topic_id"].isin(topics["topic_id"])]
    if len(units) > MOST_COLUMNS:
        return bars(_most_of(drawn, topics), mode)
    if len(units) > MOST_LINES:
        cells = pd.DataFrame(
            {
                "row_id": drawn["topic_id"],
                "column_id": drawn["article_id"],
                "value": drawn["share"].fillna(0.0).astype(float),
                "shown": [f"{share:.0%}" if pd.notna(share) else "" for share in drawn["share"]],
                "hover": _words(drawn, topics, members),
                "colour": [members[a].colour for a in drawn["article_id"]],
            }
        )
        rows = list(zip(topics["topic_id"], topics["label"], strict=True))
        return squares(cells, rows, [(m.article_id, m.letter) for m in units], mode, chosen=chosen)
    return _intervals(drawn, topics, units, mode, chosen)


def topic_shares_alt(shares: pd.DataFrame, topics: pd.DataFrame, units: Sequence[Member]) -> str:
    """What the figure shows, in words: the topics and the article with the largest share of each."""
    letters, said = {m.article_id: m.letter for m in units}, []
    for topic, name in topics[["topic_id", "label"]].itertuples(index=False):
        own = shares[(shares["topic_id"] == topic) & shares["share"].notna() & shares["article_id"].isin(letters)]
        if len(own):
            most = own.loc[own["share"].astype(float).idxmax()]
            said.append(f"{name}: most in {letters[most['article_id']]}, {most['share']:.0%}")
    return f"Share of each article by topic. {'; '.join(said)}." if said else "No topics to show."


def _intervals(
    drawn: pd.DataFrame, topics: pd.DataFrame, units: Sequence[Member], mode: Mode, chosen: tuple[str, str] | None
) -> go.Figure:
    units = [m for m in units if m.article_id in set(drawn["article_id"])]  # what could not be read has no line
    paper, members = PAPER[mode], {m.article_id: m for m in units}
    place = {topic: n for n, topic in enumerate(topics["topic_id"])}
    lines = len(units) + _NAME  # of a topic
    line = {m.article_id: (n + _NAME - 0.5) / lines - 0.5 for n, m in enumerate(units)}
    y = [place[t] + line[a] for t, a in drawn[["topic_id", "article_id"]].itertuples(index=False)]
    share, low, high = (pd.to_numeric(drawn[c], errors="coerce").astype(float) for c in ("share", "low", "high"))
    made = figure(mode, round(_LINE * lines) * max(len(topics), 1) + 48)
    shapes = []
    for left, right, at, article in zip(low, high, y, drawn["article_id"], strict=True):
        if pd.notna(left) and pd.notna(right):
            stroke = {"width": 2, "color": members[article].colour}
            shapes.append(
                {"type": "line", "x0": left, "x1": right, "y0": at, "y1": at, "line": stroke, "layer": "below"}
            )
    for at in range(1, len(topics)):
        rule = {"type": "line", "line": {"width": 1, "color": paper["line"]}, "layer": "below"}
        shapes.append({**rule, "xref": "paper", "x0": 0, "x1": 1, "y0": at - 0.5, "y1": at - 0.5})
    made.update_layout(shapes=shapes)
    ringed = [(t, a) == chosen for t, a in drawn[["topic_id", "article_id"]].itertuples(index=False)]
    made.add_scatter(
        x=share.fillna(0.0),
        y=y,
        mode="markers+text",
        marker={
            "symbol": ["square" if pd.notna(s) else "square-open" for s in share],
            "size": 16,
            "color": [members[a].colour for a in drawn["article_id"]],
            "line": {"width": [2.5 if r else 0 for r in ringed], "color": paper["ink"]},
        },
        text=[label(members[a].letter) for a in drawn["article_id"]],
        textposition="middle center",
        textfont={"size": 11, "color": [members[a].ink for a in drawn["article_id"]]},
        customdata=drawn[["topic_id", "article_id"]].to_numpy().tolist(),
        hovertext=[label(words) for words in _words(drawn, topics, members)],
        hoverinfo="text",
        cliponaxis=False,
        **STILL,
    )
    made.update_xaxes(range=[-0.03, 1.03], tickformat=".0%", tickvals=[0, 0.5, 1], side="top", fixedrange=True)
    name_above(made, list(topics["label"]), mode, 0.5 - 0.75 / lines)
    made.update_yaxes(range=[len(topics) - 0.5, -0.5])
    return made.update_layout(margin={"r": 40, "t": 36})


def _most_of(drawn: pd.DataFrame, topics: pd.DataFrame) -> pd.DataFrame:
    """For each topic, how many articles give it their largest share."""
    told = drawn[drawn["share"].notna()].sort_values(["article_id", "share", "topic_id"], ascending=[True, False, True])
    largest = told.drop_duplicates("article_id")["topic_id"].value_counts()
    value = [int(largest.get(t, 0)) for t in topics["topic_id"]]
    return pd.DataFrame(
        {
            "row_id": topics["topic_id"],
            "row": topics["label"],
            "value": value,
            "shown": [f"the largest topic of {counted(n, 'article')}" for n in value],
        }
    )


def _words(drawn: pd.DataFrame, topics: pd.DataFrame, members: dict[str, Member]) -> list[str]:
    names = dict(zip(topics["topic_id"], topics["label"], strict=True))
    said = []
    columns = ["topic_id", "article_id", "share", "low", "high", "passages"]
    for topic, article, share, low, high, passages in drawn[columns].itertuples(index=False):
        begin = f"{names[topic]} in {members[article].name}"
        rests_on = counted(int(passages), "passage")
        if pd.isna(share):
            said.append(f"{begin}: too little to tell ({rests_on})")
        elif pd.isna(low) or pd.isna(high):
            said.append(f"{begin}: {share:.0%} of {rests_on}")
        else:
            said.append(f"{begin}: {share:.0%} ({low:.0%} to {high:.0%}) of {rests_on}")
    return said
