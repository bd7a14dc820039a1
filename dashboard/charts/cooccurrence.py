"""Who is named in one sentence with whom: as a network and as a matrix."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.charts.network_layout import WIDTH, Box, layout
from dashboard.charts.squares import STILL, least_width, squares
from dashboard.charts.text import counted, label
from dashboard.theme import PAPER, Mode, figure

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_NODES = 24
MOST_LINES = 70  # of a network: the strongest; more would cover each other, and the matrix shows them all
MOST_NUMBERED = 14  # nodes of a matrix whose squares have room for a number
SYMBOLS: Mapping[str, str] = {
    "person": "circle",
    "place": "square",
    "facility": "hexagon",
    "organisation": "diamond",
    "group": "triangle-up",
}
OTHER_SYMBOL = "cross"
_SHAPES = {"triangle-up": "triangle"}  # symbols whose names are not what a reader would call them
_LINE: Mapping[Mode, str] = {"light": "#c4beaf", "dark": "#5c574d"}  # pale enough for a name to be read across it
_WIDEST = 7.0  # pixels, of a line
_LARGEST, _SMALLEST = 28.0, 11.0  # pixels, of a node
_NAME = 22  # letters
_LETTER = 6.5  # pixels, of a letter of a name
_NUMBERED, _BARE = 28, 17  # pixels of a matrix's column, with numbers beside its squares or without
_TOP, _SIDE = 32, 8  # pixels around a network


def cooccurrence_nodes(pairs: pd.DataFrame, entities: pd.DataFrame, most: int = MOST_NODES) -> pd.DataFrame:
    """The entities to draw: those that stand beside others most often, at most `most`.

    `pairs`: left_id, right_id, sentences, articles (analysis.frequencies.cooccurrences); `entities`: entity_id, name,
    kind, mentions. Adds `beside`, the sum of sentences over an entity's pairs. Those that stand only beside others that
    are not drawn are left out too. In the order given back, each entity is the strongest neighbour of the one before
    it, so that a matrix shows its blocks.
    """
    ends = [pairs[[side, "sentences"]].set_axis(["entity_id", "beside"], axis=1) for side in ("left_id", "right_id")]
    beside = pd.concat(ends).groupby("entity_id")["beside"].sum()
    found = entities.join(beside, on="entity_id", how="inner")
    found = found.sort_values(["beside", "mentions", "entity_id"], ascending=[False, False, True]).head(most)
    inside = _between(pairs, found)
    found = found[found["entity_id"].isin([*inside["left_id"], *inside["right_id"]])]
    rows = pairs[["left_id", "right_id", "sentences"]].itertuples(index=False)
    weight = {frozenset((left, right)): int(n) for left, right, n in rows}
    waiting: list[str] = list(found["entity_id"])
    order: list[str] = []
    while waiting:
        strengths = [weight.get(frozenset((order[-1], e)), 0) if order else 0 for e in waiting]
        order.append(waiting.pop(strengths.index(max(strengths))))
    return found.set_index("entity_id").loc[order].reset_index()


def cooccurrence_matrix(
    pairs: pd.DataFrame, nodes: pd.DataFrame, mode: Mode, chosen: Collection[str] = ()
) -> go.Figure:
    """Squares by the number of sentences that name both; a square's customdata is `[entity_id, entity_id]`."""
    names = _names(nodes)
    place = {entity: n for n, entity in enumerate(names)}
    drawn = _between(pairs, nodes)
    turned = drawn["left_id"].map(place) > drawn["right_id"].map(place)
    cells = pd.DataFrame(
        {
            "row_id": drawn["left_id"].where(turned, drawn["right_id"]),
            "column_id": drawn["right_id"].where(turned, drawn["left_id"]),
            "value": drawn["sentences"],
            "shown": drawn["sentences"].astype(str),
            "hover": _pair_words(drawn, names),
            "colour": PAPER[mode]["quiet"],
        }
    )
    ring = sorted((e for e in chosen if e in place), key=place.__getitem__, reverse=True)
    made = squares(
        cells,
        list(names.items())[1:],
        list(names.items())[:-1],
        mode,
        chosen=(ring[0], ring[1]) if len(ring) == 2 else None,
        numbers=len(names) <= MOST_NUMBERED,
    )
    made.update_xaxes(tickangle=-90, tickfont_size=12)
    return made.update_layout(height=made.layout.height + 110, margin={"r": 40})


def matrix_width(nodes: int) -> int:
    """Pixels below which the names above a matrix's columns would cover each other."""
    return least_width(0) + (_NUMBERED if nodes <= MOST_NUMBERED else _BARE) * nodes


def cooccurrence_network(
    pairs: pd.DataFrame, nodes: pd.DataFrame, mode: Mode, chosen: Collection[str] = ()
) -> go.Figure:
    """Lines as wide as two entities stand together often; symbols by kind, sized by mentions.

    A node's customdata is `[entity_id]`, that of the mark on a line `[entity_id, entity_id]`. The layout
    does not change from run to run. `chosen`: one entity or a pair, drawn in ink.
    """
    paper, drawn, names = PAPER[mode], _strongest(_between(pairs, nodes)), _names(nodes)
    lines = tuple(drawn[["left_id", "right_id"]].itertuples(index=False, name=None))
    most = max(nodes["mentions"].max() if len(nodes) else 1, 1)
    sizes = [max((n / most) ** 0.5 * _LARGEST, _SMALLEST) for n in nodes["mentions"]]
    high = max(300, min(600, 180 + 20 * len(nodes)))
    at = layout(tuple(nodes["entity_id"]), lines, tuple(_boxes(nodes["name"], sizes)), float(high))
    made = figure(mode, high + _TOP + _SIDE)
    heaviest = max(drawn["sentences"].max() if len(drawn) else 1, 1)
    shapes = []
    for left, right, n in drawn[["left_id", "right_id", "sentences"]].itertuples(index=False):
        colour = paper["quiet"] if len(chosen) == 1 and {left, right} & set(chosen) else _LINE[mode]
        colour = paper["ink"] if {left, right} == set(chosen) else colour
        line = {"width": max(n / heaviest * _WIDEST, 1), "color": colour}
        (x0, y0), (x1, y1) = at[left], at[right]
        shapes.append({"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "below", "line": line})
    made.update_layout(shapes=shapes)
    ends = [(at[a], at[b]) for a, b in drawn[["left_id", "right_id"]].itertuples(index=False)]
    made.add_scatter(
        x=[(a[0] + b[0]) / 2 for a, b in ends],
        y=[(a[1] + b[1]) / 2 for a, b in ends],
        mode="markers",
        marker={"size": 7, "opacity": 1, "color": _LINE[mode]},
        customdata=drawn[["left_id", "right_id"]].to_numpy().tolist(),
        hovertext=[label(words) for words in _pair_words(drawn, names)],
        hoverinfo="text",
        **STILL,
    )
    made.add_scatter(
        x=[at[e][0] for e in nodes["entity_id"]],
        y=[at[e][1] for e in nodes["entity_id"]],
        mode="markers+text",
        marker={
            "symbol": [SYMBOLS.get(kind, OTHER_SYMBOL) for kind in nodes["kind"]],
            "size": sizes,
            "color": [paper["ink"] if e in chosen else paper["quiet"] for e in nodes["entity_id"]],
            "opacity": 1,
            "line": {"width": 2, "color": paper["ground"]},
        },
        text=[label(name, _NAME) for name in nodes["name"]],
        textposition="top center",
        textfont={"size": 12},
        customdata=[[e] for e in nodes["entity_id"]],
        hovertext=[
            label(f"{name} ({kind}): {counted(int(n), 'mention')}")
            for name, kind, n in nodes[["name", "kind", "mentions"]].itertuples(index=False)
        ],
        hoverinfo="text",
        cliponaxis=False,
        **STILL,
    )
    made.update_xaxes(visible=False, range=[0, WIDTH], fixedrange=True)
    made.update_yaxes(visible=False, range=[0, high], fixedrange=True)
    return made.update_layout(margin={"l": _SIDE, "r": _SIDE, "t": _TOP, "b": _SIDE})


def cooccurrence_about(pairs: pd.DataFrame, nodes: pd.DataFrame, drawn: str) -> str:
    """How to read a figure, `drawn` as "network" or "matrix": what a mark's size is, and at most how much."""
    beside = len({*pairs["left_id"], *pairs["right_id"]})
    shown = f"{len(nodes)} of the {beside}" if len(nodes) < beside else f"{beside}"
    most = counted(int(_between(pairs, nodes)["sentences"].max()), "sentence")
    said = f"{shown} names that stand beside others."
    if drawn == "matrix":
        return f"{said} A square is a pair; its area is the number of sentences that name both, {most} at most."
    symbols = {SYMBOLS.get(kind, OTHER_SYMBOL): kind for kind in SYMBOLS if kind in set(nodes["kind"])}
    keys = [f"{_SHAPES.get(symbol, symbol)}: {kind}" for symbol, kind in symbols.items()]
    keys += ["cross: any other"] if set(nodes["kind"]) - set(SYMBOLS) else []
    key = ", ".join(keys)
    return (
        f"{said} A line is a pair, the wider the more sentences name both, {most} at most; the larger a mark, the more "
        f"mentions. {key[:1].upper()}{key[1:]}."
    )


def cooccurrence_alt(pairs: pd.DataFrame, nodes: pd.DataFrame) -> str:
    """What both figures show, in words: the pairs that stand together most often."""
    drawn = _between(pairs, nodes).head(5)
    if drawn.empty:
        return "No two names stand in one sentence."
    return f"Names that stand in one sentence. The most frequent pairs: {'; '.join(_pair_words(drawn, _names(nodes)))}."


def _names(nodes: pd.DataFrame) -> dict[str, str]:
    return dict(zip(nodes["entity_id"], nodes["name"], strict=True))


def _between(pairs: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """The pairs among `nodes`, most frequent first."""
    inside = pairs[pairs["left_id"].isin(nodes["entity_id"]) & pairs["right_id"].isin(nodes["entity_id"])]
    return inside.sort_values(["sentences", "left_id", "right_id"], ascending=[False, True, True])


def _pair_words(drawn: pd.DataFrame, names: Mapping[str, str]) -> list[str]:
    columns = ["left_id", "right_id", "sentences", "articles"]
    return [
        f"{names[a]} and {names[b]}: {counted(int(n), 'sentence')} in {counted(int(k), 'article')}"
        for a, b, n, k in drawn[columns].itertuples(index=False)
    ]


def _strongest(drawn: pd.DataFrame) -> pd.DataFrame:
    """The most frequent pairs, and of each name its most frequent one, so that none stands there alone."""
    drawn = drawn.reset_index(drop=True)
    ends = pd.concat([drawn["left_id"], drawn["right_id"]]).sort_index(kind="stable")  # in the order of the pairs
    first = ends[~ends.duplicated()].index
    return drawn[(drawn.index < MOST_LINES) | drawn.index.isin(first)]


def _boxes(names: Iterable[str], sizes: Iterable[float]) -> list[Box]:
    """The room that each node takes with its name above it."""
    return [
        (max(min(len(name), _NAME) * _LETTER, size) / 2 + 3, size / 2 + 18, size / 2 + 2)
        for name, size in zip(names, sizes, strict=True)
    ]
