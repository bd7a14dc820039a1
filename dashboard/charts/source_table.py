"""Whom each article cites: one row per source, one column per article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.bars import bars
from dashboard.charts.squares import squares
from dashboard.charts.text import counted, percent
from dashboard.theme import Mode

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_ROWS = 25
MOST_COLUMNS = 12
VIA = {"quote": "quoted or reported", "credit": "credited", "link": "linked"}


def source_rows(sources: pd.DataFrame, units: Sequence[Member]) -> pd.DataFrame:
    """Each source with `kind`, `articles` and `times`, most widely cited first."""
    own = sources[sources["article_id"].isin([m.article_id for m in units])]
    found = own.groupby("source").agg(
        kind=("kind", "first"), articles=("article_id", "nunique"), times=("times", "sum")
    )
    return found.reset_index().sort_values(["articles", "times", "source"], ascending=[False, False, True])


def source_table(
    sources: pd.DataFrame,
    units: Sequence[Member],
    mode: Mode,
    chosen: tuple[str, str] | None = None,
    shares: Mapping[tuple[str, str], float] | None = None,
) -> go.Figure:
    """Squares by how often an article leans on a source; outlined where one that is quoted elsewhere is only credited.

    `sources`: the table. The customdata of a square is `[source, article_id]`; beyond 12 articles
    a bar's is `[source]`. With `shares`, by (source, article_id), the squares are those instead.
    """
    rows = source_rows(sources, units).head(MOST_ROWS)
    if len(units) > MOST_COLUMNS:
        shown = [
            f"{int(k):,} ({counted(int(n), 'time')})" for k, n in zip(rows["articles"], rows["times"], strict=True)
        ]
        return bars(
            pd.DataFrame({"row_id": rows["source"], "row": rows["source"], "value": rows["articles"], "shown": shown}),
            mode,
        )
    members = {m.article_id: m for m in units}
    own = sources[sources["article_id"].isin(members)]
    cells = []
    for (source, article), used in own.groupby(["source", "article_id"], sort=True):
        ways = [
            f"{VIA.get(via, via)} {counted(int(n), 'time')}"
            for via, n in used[["via", "times"]].itertuples(index=False)
        ]
        times, member = int(used["times"].sum()), members[str(article)]
        hover = f"{member.name}, {source}: {', '.join(ways)}"
        value, number = float(times), str(times)
        if shares is not None:
            value = shares.get((str(source), str(article)), 0.0)
            number = percent(value)
            hover += f"; {number} of the article's words"
        cells.append((source, article, value, number, hover, member.colour, "quote" not in set(used["via"])))
    columns = ["row_id", "column_id", "value", "shown", "hover", "colour", "outline"]
    names = [(source, source) for source in rows["source"]]
    table = pd.DataFrame(cells, columns=columns)
    if table["outline"].all():  # credits alone: nothing to tell them from
        table["outline"] = False
    return squares(table, names, [(m.article_id, m.letter) for m in units], mode, chosen=chosen)


def source_alt(sources: pd.DataFrame, units: Sequence[Member]) -> str:
    """What the figure shows, in words."""
    rows = source_rows(sources, units)
    if rows.empty:
        return "No sources were found."
    first = [
        f"{source} ({counted(int(articles), 'article')}, {counted(int(times), 'time')})"
        for source, articles, times in rows[["source", "articles", "times"]].head(5).itertuples(index=False)
    ]
    return f"{counted(len(rows), 'source')} by article. The first rows: {'; '.join(first)}."
