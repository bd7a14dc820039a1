"""Where in its article a name stands: dispersion of one entity, first mentions of many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.squares import STILL, name_above
from dashboard.charts.text import counted, label
from dashboard.theme import PAPER, Mode, figure

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW = 44  # pixels
_NAME = 0.47  # of a row: from its middle up to its name
_STANDS_FOR = ("nominal", "pronoun")
_APART = 0.05  # of the row: letters nearer than this would cover each other


def dispersion(located: pd.DataFrame, units: Sequence[Member], mode: Mode, chosen: str | None = None) -> go.Figure:
    """One row an article, a mark for each mention at its place in reading order, from first to last sentence.

    `located`: mentions of one entity with form, text, sentence_id, number, of (analysis.frequencies.in_sentences).
    Hollow marks are noun phrases and pronouns. Customdata is `[sentence_id]`; the sentence `chosen` gets a ring.
    """
    down = {m.article_id: n for n, m in enumerate(units)}
    colours = {m.article_id: m.colour for m in units}
    drawn = located[located["article_id"].isin(down)]
    paper = PAPER[mode]
    made = figure(mode, ROW * max(len(units), 1) + 44)
    _rules(made, len(down), mode)
    opened = [s == chosen for s in drawn["sentence_id"]]
    fill = [colours[a] for a in drawn["article_id"]]
    made.add_scatter(
        x=(drawn["number"] - 0.5) / drawn["of"],
        y=drawn["article_id"].map(down),
        mode="markers",
        marker={
            "symbol": ["square-open" if form in _STANDS_FOR else "square" for form in drawn["form"]],
            "size": [15 if o else 11 for o in opened],
            "color": fill,
            "opacity": 1,
            "line": {
                "width": [2.5 if o else 1.2 for o in opened],
                "color": [paper["ink"] if o else colour for o, colour in zip(opened, fill, strict=True)],
            },
        },
        customdata=[[s] for s in drawn["sentence_id"]],
        hovertext=[
            label(f"sentence {number} of {of}: “{text}”")
            for number, of, text in drawn[["number", "of", "text"]].itertuples(index=False)
        ],
        hoverinfo="text",
        cliponaxis=False,
        **STILL,
    )
    _reading_order(made)
    name_above(made, [m.name for m in units], mode, _NAME)
    return made


def dispersion_alt(located: pd.DataFrame, units: Sequence[Member], name: str) -> str:
    """What the figure shows, in words."""
    said = [f"{m.letter}: {counted(int((located['article_id'] == m.article_id).sum()), 'mention')}" for m in units[:12]]
    return f"Where {name} stands in each article, from its first sentence to its last. {', '.join(said)}."


def first_mention_strip(first: pd.DataFrame, entities: pd.DataFrame, units: Sequence[Member], mode: Mode) -> go.Figure:
    """One row an entity; each article's letter stands where that article first names it.

    `first`: entity_id, article_id, sentence_id, number, of, share (analysis.frequencies.first_mentions). `entities`:
    entity_id, name, in the order to draw. Customdata is `[entity_id, sentence_id]`.
    """
    down = {entity: n for n, entity in enumerate(entities["entity_id"])}
    members = {m.article_id: m for m in units}
    drawn = first[first["entity_id"].isin(down) & first["article_id"].isin(members)]
    drawn = drawn.sort_values(["entity_id", "share", "article_id"])
    made = figure(mode, ROW * max(len(entities), 1) + 44)
    made.add_scatter(
        x=_set_apart(drawn),
        y=drawn["entity_id"].map(down),
        mode="markers+text",
        marker={
            "size": 16,
            "symbol": "square",
            "opacity": 1,
            "color": [members[a].colour for a in drawn["article_id"]],
        },
        text=[label(members[a].letter) for a in drawn["article_id"]],
        textposition="middle center",
        textfont={"size": 11, "color": [members[a].ink for a in drawn["article_id"]]},
        customdata=drawn[["entity_id", "sentence_id"]].to_numpy().tolist(),
        hovertext=[
            label(f"{members[a].name}: first in sentence {number} of {of}")
            for a, number, of in drawn[["article_id", "number", "of"]].itertuples(index=False)
        ],
        hoverinfo="text",
        cliponaxis=False,
        **STILL,
    )
    _rules(made, len(down), mode)
    _reading_order(made)
    name_above(made, list(entities["name"]), mode, _NAME)
    return made.update_xaxes(range=[-0.05, 1.02 + _APART * min(len(units), 5)])


def first_mention_alt(first: pd.DataFrame, entities: pd.DataFrame) -> str:
    """What the figure shows, in words."""
    said = []
    for entity, name in entities[["entity_id", "name"]].head(5).itertuples(index=False):
        own = first[first["entity_id"] == entity]["share"]
        if len(own):
            said.append(f"{name} after {own.median():.0%} of the article (median of {counted(len(own), 'article')})")
    return f"Where each name first comes in: {'; '.join(said)}." if said else "No names to show."


def _set_apart(drawn: pd.DataFrame) -> list[float]:
    """Where each letter is drawn: at its share, or just right of the letter before it where that one is too close."""
    places: list[float] = []
    before: tuple[str | None, float] = (None, 0.0)
    for entity, share in drawn[["entity_id", "share"]].itertuples(index=False):
        place = max(share, before[1] + _APART) if entity == before[0] else share
        places.append(place)
        before = (entity, place)
    return places


def _rules(made: go.Figure, rows: int, mode: Mode) -> None:
    rule = {"type": "line", "x0": 0, "x1": 1, "layer": "below", "line": {"width": 1, "color": PAPER[mode]["line"]}}
    made.update_layout(shapes=[{**rule, "y0": row, "y1": row} for row in range(rows)])


def _reading_order(made: go.Figure) -> None:
    made.update_xaxes(
        range=[-0.02, 1.02],
        tickvals=[0, 0.5, 1],
        ticktext=["first", "middle", "last"],
        side="top",
        showgrid=True,
        fixedrange=True,
    )
    made.update_layout(margin={"r": 34, "t": 36})
