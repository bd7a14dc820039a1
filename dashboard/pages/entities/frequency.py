"""How often each article names whom."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.frequencies import Per, entity_counts
from dashboard import controls, naming, parts, styles
from dashboard.charts.entity_frequency import MOST_COLUMNS, MOST_ROWS, entity_frequency, entity_frequency_alt
from dashboard.charts.squares import least_width
from dashboard.pages.entities.names import Names

PER = {Per.ARTICLE: "mentions", Per.WORDS: "per 1,000 words", Per.INDEPENDENT: "per independent text"}
_MEASURE = {
    Per.ARTICLE: "mentions",
    Per.WORDS: "mentions per 1,000 words",
    Per.INDEPENDENT: "mentions, copies of one text counted once",
}


def show(names: Names) -> None:
    """Draw the view."""
    frame = names.frame
    per = Per(
        controls.choice(
            frame,
            "per",
            "Count",
            {str(p): words for p, words in PER.items()},
            drops=("in",),
            help="Per 1,000 words, long and short articles compare. Per independent text, copies count once.",
        )
    )
    counts = entity_counts(names.located, frame.tables["articles"], per)
    units, members = names.units, {a: [a] for a in frame.on}
    if per is Per.INDEPENDENT:
        compared = frame.table("articles")
        compared = compared[compared["article_id"].isin(frame.compared)]
        groups = compared.groupby("group_id", sort=False)["article_id"].agg(list)
        members = {str(group): own for group, own in groups.items()}
        units = [frame.cast[group] for group in members]
    shown = _first(names.entities, names.entity)
    unit = frame.view.filter("in")
    left, right = parts.two_columns()
    with left:
        parts.section("Who is named how often", _about(len(names.entities), len(units), per))
        figure = entity_frequency(
            counts, shown, units, frame.mode, _MEASURE[per], (names.entity, unit) if names.entity and unit else None
        )
        if len(units) <= MOST_COLUMNS:
            styles.least_width("entity_frequency", least_width(len(units)))
        parts.chart(figure, "entity_frequency", entity_frequency_alt(counts, shown, _MEASURE[per]), _pick)
    with right:
        own, title = names.own, names.title
        if unit in members:
            own, title = own[own["article_id"].isin(members[unit])], f"{title} in {frame.cast[unit].letter}"
        hint = "Choose a square, or a name above, to read its sentences." if names.entity is None else "Not named here."
        parts.evidence(frame, naming.evidence(own), title, "entity_evidence", hint)


def _first(entities: pd.DataFrame, entity: str | None) -> pd.DataFrame:
    """The entities with the chosen one among those that are drawn."""
    at = entities["entity_id"] == entity
    return entities if at.head(MOST_ROWS).any() else pd.concat([entities[at], entities[~at]])


def _about(entities: int, units: int, per: Per) -> str:
    column = "an independent text" if per is Per.INDEPENDENT else "an article"
    if units > MOST_COLUMNS:
        words = f"One row a name, its bar the number of {column.removeprefix('an ')}s that name it."
    else:
        words = f"One row a name, one column {column}; area and number: {_MEASURE[per]}."
    return words + (f" The first {MOST_ROWS} of {entities} names." if entities > MOST_ROWS else "")


def _pick(data: Any) -> dict[str, str | None]:
    """A square says entity and article, a bar only the entity."""
    entity, unit = data if isinstance(data, list) else (data, None)
    return {"entity": entity, "in": unit, "sentence": None}
