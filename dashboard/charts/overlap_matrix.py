"""How much text any two articles share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.cast import Member
from dashboard.charts.squares import STILL, least_width, squares
from dashboard.charts.text import label, percent
from dashboard.theme import PAPER, Mode

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_ARTICLES = 60
MOST_NUMBERED = 14
_LETTERS, _COLUMN = 60, 13  # pixels for the rows' letters, and for a column without numbers
RELATIONS = {
    "copy": "a copy",
    "derived": "one derived from the other",
    "shared_source": "a shared source or passage",
    "related": "related by their subject",
    "none": "not related",
}
SHARED = {"verbatim": "word for word", "reworded": "in other words"}


def overlap_order(pairs: pd.DataFrame, units: Sequence[Member], groups: Mapping[str, str]) -> list[Member]:
    """The articles to draw, those of one independent text beside each other, the largest groups first.

    At most 60: beyond, those that share most text with another article.
    """
    sizes: dict[str, int] = {}
    for m in units:
        sizes[groups.get(m.article_id, m.article_id)] = sizes.get(groups.get(m.article_id, m.article_id), 0) + 1
    place = {m.article_id: n for n, m in enumerate(units)}
    ordered = sorted(
        units,
        key=lambda m: (
            -sizes[groups.get(m.article_id, m.article_id)],
            place.get(groups.get(m.article_id, m.article_id), 0),
            place[m.article_id],
        ),
    )
    if len(ordered) <= MOST_ARTICLES:
        return ordered
    shared = pairs.assign(shared=pairs["verbatim"] + pairs["reworded"])
    ends = [shared[[side, "shared"]].set_axis(["article_id", "shared"], axis=1) for side in ("left_id", "right_id")]
    most = pd.concat(ends).groupby("article_id")["shared"].max()
    kept = set(sorted(place, key=lambda a: (-float(most.get(a, 0.0)), place[a]))[:MOST_ARTICLES])
    return [m for m in ordered if m.article_id in kept]


def overlap_matrix(
    pairs: pd.DataFrame, units: Sequence[Member], mode: Mode, chosen: tuple[str, str] | None = None
) -> go.Figure:
    """Squares by the share of the shorter article's words that a pair shares; a dot where it shares none.

    `pairs`: the table `overlap`; `units` in the order to draw. Filled: mostly verbatim; outlined: mostly reworded. The
    customdata of a square or dot is `[row's article_id, column's article_id]`.
    """
    place = {m.article_id: n for n, m in enumerate(units)}
    members = {m.article_id: m for m in units}
    drawn = pairs[pairs["left_id"].isin(place) & pairs["right_id"].isin(place)]
    turned = drawn["left_id"].map(place) > drawn["right_id"].map(place)
    shared = (drawn["verbatim"] + drawn["reworded"]).astype(float)
    cells = pd.DataFrame(
        {
            "row_id": drawn["left_id"].where(turned, drawn["right_id"]),
            "column_id": drawn["right_id"].where(turned, drawn["left_id"]),
            "value": shared,
            "shown": [percent(value) for value in shared],
            "hover": [
                f"{members[row['left_id']].name} and {members[row['right_id']].name}: {pair_words(row)}"
                for row in drawn.to_dict("records")
            ],
            "colour": PAPER[mode]["quiet"],
            "outline": drawn["reworded"] > drawn["verbatim"],
        }
    )
    if chosen and chosen[0] in place and chosen[1] in place and place[chosen[0]] < place[chosen[1]]:
        chosen = (chosen[1], chosen[0])
    few = len(units) <= MOST_NUMBERED
    rows = [(m.article_id, m.name if few else m.letter) for m in units][1:]
    columns = [(m.article_id, m.letter) for m in units][:-1]
    made = squares(cells, rows, columns, mode, chosen=chosen, numbers=few)
    none = cells[cells["value"] <= 0]
    made.add_scatter(
        x=[place[a] for a in none["column_id"]],
        y=[place[a] - 1 for a in none["row_id"]],
        mode="markers",
        marker={"symbol": "circle", "size": 6, "color": PAPER[mode]["quiet" if few else "line"]},
        customdata=none[["row_id", "column_id"]].to_numpy().tolist(),
        hovertext=[label(words) for words in none["hover"]],
        hoverinfo="text",
        **STILL,
    )
    return made


def matrix_width(units: int) -> int:
    """Pixels below which letters or numbers would cover each other."""
    return least_width(units - 1) if units <= MOST_NUMBERED else _LETTERS + _COLUMN * units


def overlap_alt(pairs: pd.DataFrame, units: Sequence[Member]) -> str:
    """What the figure shows, in words: the pairs that share most."""
    members = {m.article_id: m for m in units}
    drawn = pairs[pairs["left_id"].isin(members) & pairs["right_id"].isin(members)]
    shared = drawn.assign(shared=drawn["verbatim"] + drawn["reworded"])
    most = shared[shared["shared"] > 0].sort_values(["shared", "left_id", "right_id"], ascending=[False, True, True])
    if most.empty:
        return f"None of the {len(drawn)} pairs of articles shares a passage."
    said = [
        f"{members[row['left_id']].letter} and {members[row['right_id']].letter}: {pair_words(row)}"
        for row in most.head(5).to_dict("records")
    ]
    return f"Text shared by pairs of articles. {len(most)} of {len(drawn)} pairs share some. {'; '.join(said)}."


def pair_words(row: Mapping[Any, Any]) -> str:
    """What a row of the table `overlap` says, in words."""
    relation = RELATIONS.get(row["relation"], row["relation"])
    shares = [
        f"{percent(row[kind])} of the shorter one's words {said}" for kind, said in SHARED.items() if row[kind] > 0
    ]
    return "; ".join([relation, *(shares or ["they share no passage"])])
