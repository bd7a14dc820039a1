"""Who writes which name how."""

from __future__ import annotations

from typing import Any

from analysis.frequencies import spelling, spellings
from analysis.types import Form
from dashboard import naming, parts, styles
from dashboard.charts.spellings import MOST_ROWS, parts_of, row_id, spelling_alt, spelling_rows, spelling_table
from dashboard.charts.squares import least_width
from dashboard.charts.text import counted
from dashboard.pages.entities.names import Names
from dashboard.words import plural


def show(names: Names) -> None:
    """Draw the view; only names are spelled, so noun phrases and pronouns are left out."""
    frame, entity = names.frame, names.entity
    named = names.located[names.located["form"].isin([str(f) for f in (*naming.NAMES, Form.DEMONYM)])]
    written = spellings(named)
    ways = written.groupby("entity_id")["spelling"].nunique()
    several = names.entities[names.entities["entity_id"].isin(ways[ways > 1].index)]
    shown = several if entity is None else names.entities[names.entities["entity_id"] == entity]
    if shown.empty:
        parts.empty("Every name is spelled in one way", "No article differs from another in how it writes a name.")
        return
    text, unit = frame.view.filter("spelling"), frame.view.filter("in")
    left, right = parts.two_columns()
    with left:
        rows = len(spelling_rows(written, shown)[0])
        parts.section(
            "Who writes which name how",
            f"{len(several)} of {counted(len(names.entities), 'name')} {plural(len(several), 'is')} written in more "
            "than one way. One row a spelling, a line between names; the number is how often. A leading “the” and a "
            "possessive are left out."
            + (f" The first {MOST_ROWS} spellings; choose a name to see all of its own." if rows == MOST_ROWS else ""),
        )
        chosen = (row_id(entity, text), unit) if entity and text and unit else None
        figure = spelling_table(written, shown, names.units, frame.mode, chosen)
        styles.least_width("spellings", least_width(len(names.units)))
        parts.chart(figure, "spellings", spelling_alt(written, shown), _pick)
    with right:
        found, title = named[named["entity_id"] == entity], names.title
        if entity is not None and text is not None:
            found, title = found[spelling(found["text"]) == text], f"{title}, written “{text}”"
        if entity is not None and unit is not None and unit in frame.cast:
            found, title = found[found["article_id"] == unit], f"{title}, in {frame.cast[unit].letter}"
        parts.evidence(
            frame, naming.evidence(found), title, "spelling_evidence", "Choose a square to read its sentences."
        )


def _pick(data: Any) -> dict[str, str | None]:
    row, unit = data
    entity, text = parts_of(row)
    return {"entity": entity, "spelling": text, "in": unit, "sentence": None}
