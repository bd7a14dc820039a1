"""Who stands in one sentence with whom."""

from __future__ import annotations

from typing import Any

from analysis.frequencies import cooccurrences
from dashboard import controls, naming, parts, styles
from dashboard.charts.cooccurrence import (
    cooccurrence_about,
    cooccurrence_alt,
    cooccurrence_matrix,
    cooccurrence_network,
    cooccurrence_nodes,
    matrix_width,
)
from dashboard.pages.entities.names import Names

DRAWN = {"network": "network", "matrix": "matrix"}


def show(names: Names) -> None:
    """Draw the view."""
    frame, entity, other = names.frame, names.entity, names.frame.view.filter("with")
    pairs = cooccurrences(names.located)
    if entity is not None:
        beside = pairs[(pairs["left_id"] == entity) | (pairs["right_id"] == entity)]
        near = {entity, *beside["left_id"], *beside["right_id"]}
        pairs = pairs[pairs["left_id"].isin(near) & pairs["right_id"].isin(near)]
    if pairs.empty:
        parts.empty("No two names stand in one sentence", "Choose another name or all kinds, or count pronouns too.")
        return
    drawn = controls.choice(frame, "draw", "Draw as", DRAWN)
    nodes = cooccurrence_nodes(pairs, names.entities)
    left, right = parts.two_columns()
    with left:
        parts.section("Who stands in one sentence with whom", cooccurrence_about(pairs, nodes, drawn))
        draw = cooccurrence_matrix if drawn == "matrix" else cooccurrence_network
        figure = draw(pairs, nodes, frame.mode, tuple(e for e in (entity, other) if e))
        if drawn == "matrix":
            styles.least_width("together_matrix", matrix_width(len(nodes)))
        parts.chart(figure, f"together_{drawn}", cooccurrence_alt(pairs, nodes), _pick)
    with right:
        found, title = names.own, names.title
        if entity is not None and other in names.names:
            both = names.located[names.located["entity_id"].isin([entity, other])]
            named = both.groupby("sentence_id")["entity_id"].nunique()
            found = both[both["sentence_id"].isin(named[named == 2].index)]
            title = f"{title} and {names.names[other]}"
        mark = "square" if drawn == "matrix" else "mark on a line"
        hint = f"Choose a {mark} to read the sentences that name both, or a name to see what stands beside it."
        parts.evidence(frame, naming.evidence(found), title, "together_evidence", hint)


def _pick(data: Any) -> dict[str, str | None]:
    """A node says one entity, a line or square two."""
    entity, other = data if isinstance(data, list) else (data, None)
    return {"entity": entity, "with": other, "sentence": None}
