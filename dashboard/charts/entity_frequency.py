"""How often each article names whom: one row per entity, one column per article or independent text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.bars import bars
from dashboard.charts.squares import squares
from dashboard.charts.text import counted, figure_of
from dashboard.theme import Mode

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_COLUMNS = 12  # beyond it the squares have no room for their numbers: bars over all articles instead
MOST_ROWS = 25


def entity_frequency(
    counts: pd.DataFrame,
    entities: pd.DataFrame,
    units: Sequence[Member],
    mode: Mode,
    measure: str,
    chosen: tuple[str, str] | None = None,
) -> go.Figure:
    """Squares for up to 12 articles; beyond that one bar an entity, as long as the number of articles that name it.

    `counts`: entity_id, unit_id, count, value (analysis.frequencies.entity_counts). `entities`: entity_id, name, in the
    order to draw. `units`: the articles, or the first of each independent text. `measure` says what a value is.
    A square's customdata is `[entity_id, unit_id]`, a bar's `[entity_id]`.
    """
    drawn = entities.head(MOST_ROWS)
    names = dict(zip(drawn["entity_id"], drawn["name"], strict=True))
    counts = counts[counts["entity_id"].isin(drawn["entity_id"])]
    if len(units) > MOST_COLUMNS:
        return bars(_totals(counts, names, len(units)), mode)
    members = {m.article_id: m for m in units}
    counts = counts[counts["unit_id"].isin(members)]
    cells = pd.DataFrame(
        {
            "row_id": counts["entity_id"],
            "column_id": counts["unit_id"],
            "value": counts["value"],
            "shown": [figure_of(value) for value in counts["value"]],
            "hover": [
                f"{names[entity]} in {members[unit].name}: {figure_of(value)} {measure} (n = {n})"
                for entity, unit, n, value in counts[["entity_id", "unit_id", "count", "value"]].itertuples(index=False)
            ],
            "colour": [members[unit].colour for unit in counts["unit_id"]],
        }
    )
    return squares(cells, list(names.items()), [(m.article_id, m.letter) for m in units], mode, chosen=chosen)


def entity_frequency_alt(counts: pd.DataFrame, entities: pd.DataFrame, measure: str) -> str:
    """What the figure shows, in words: the first rows, how often they are named and in how many articles."""
    if counts.empty or entities.empty:
        return "No names to show."
    mentions = counts.groupby("entity_id")["count"].sum()
    units = counts.groupby("entity_id")["unit_id"].nunique()
    first = [
        f"{name}: {counted(int(mentions.get(entity, 0)), 'mention')} in {units.get(entity, 0)}"
        for entity, name in entities[["entity_id", "name"]].head(5).itertuples(index=False)
    ]
    return f"Names by article, in {measure}. The first rows: {'; '.join(first)}."


def _totals(counts: pd.DataFrame, names: dict[str, str], units: int) -> pd.DataFrame:
    named_in = counts.groupby("entity_id")["unit_id"].nunique()
    mentions = counts.groupby("entity_id")["count"].sum()
    return pd.DataFrame(
        {
            "row_id": list(names),
            "row": list(names.values()),
            "value": [int(named_in.get(e, 0)) for e in names],
            "shown": [
                f"{named_in.get(e, 0)} of {units} · {counted(int(mentions.get(e, 0)), 'mention')}" for e in names
            ],
        }
    )
