"""Who writes which name how: the spellings of each entity, one row each, one column per article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.squares import squares
from dashboard.charts.text import counted
from dashboard.theme import PAPER, Mode
from dashboard.words import listed

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_ROWS = 30
_BETWEEN = "\n"  # parts an entity's id from a spelling in a row's id; stands in neither


def row_id(entity_id: str, spelling: str) -> str:
    """The id of a row: an entity's spelling."""
    return entity_id + _BETWEEN + spelling


def parts_of(row: str) -> tuple[str, str]:
    """`(entity_id, spelling)` of a row's id."""
    entity_id, _, spelling = row.partition(_BETWEEN)
    return entity_id, spelling


def spelling_table(
    written: pd.DataFrame,
    entities: pd.DataFrame,
    units: Sequence[Member],
    mode: Mode,
    chosen: tuple[str, str] | None = None,
) -> go.Figure:
    """Squares by how often an article writes a name so; a thin line parts the entities.

    `written`: entity_id, spelling, article_id, count (analysis.frequencies.spellings). `entities`: entity_id, name, in
    the order to draw. A square's customdata is `[row_id(...), article_id]`.
    """
    rows, breaks = spelling_rows(written, entities)
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))
    members = {m.article_id: m for m in units}
    drawn = written[written["entity_id"].isin(names) & written["article_id"].isin(members)]
    lines = list(drawn[["entity_id", "spelling", "article_id", "count"]].itertuples(index=False, name=None))
    cells = pd.DataFrame(
        {
            "row_id": [row_id(entity, spelling) for entity, spelling, _, _ in lines],
            "column_id": [article for _, _, article, _ in lines],
            "value": [n for *_, n in lines],
            "shown": [str(n) for *_, n in lines],
            "hover": [
                f"“{spelling}” for {names[entity]} in {members[article].name}: {counted(int(n), 'time')}"
                for entity, spelling, article, n in lines
            ],
            "colour": [members[article].colour for _, _, article, _ in lines],
        }
    )
    made = squares(cells, rows, [(m.article_id, m.letter) for m in units], mode, chosen=chosen)
    rule = {"type": "line", "layer": "below", "line": {"width": 1, "color": PAPER[mode]["quiet"]}}
    rules = [{**rule, "xref": "paper", "x0": 0, "x1": 1, "y0": at - 0.5, "y1": at - 0.5} for at in breaks]
    made.update_layout(shapes=[*made.layout.shapes, *rules])
    return made


def spelling_rows(written: pd.DataFrame, entities: pd.DataFrame) -> tuple[list[tuple[str, str]], list[int]]:
    """The rows as `(row_id, spelling)`, each entity's most used spelling first, and the rows an entity begins at."""
    rows: list[tuple[str, str]] = []
    breaks: list[int] = []
    for entity in entities["entity_id"]:
        own = written[written["entity_id"] == entity].groupby("spelling")["count"].sum().reset_index()
        own = own.sort_values(["count", "spelling"], ascending=[False, True])
        if rows and len(own):
            breaks.append(len(rows))
        rows += [(row_id(entity, s), s) for s in own["spelling"]]
    return rows[:MOST_ROWS], [at for at in breaks if at < MOST_ROWS]


def spelling_alt(written: pd.DataFrame, entities: pd.DataFrame) -> str:
    """What the figure shows, in words."""
    said = []
    for entity, name in entities[["entity_id", "name"]].head(4).itertuples(index=False):
        own = written[written["entity_id"] == entity].groupby("spelling")["article_id"].nunique()
        said.append(f"{name} as " + listed([f"{s} ({counted(int(n), 'article')})" for s, n in own.items()]))
    return f"Spellings by article: {'; '.join(said)}." if said else "No name is spelled in two ways."
