"""Who is named in one sentence with whom: as a network and as a matrix."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.charts.squares import STILL, squares
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
_WIDEST = 8.0  # pixels, of a line
_LARGEST = 32.0  # pixels, of a node


def cooccurrence_nodes(pairs: pd.DataFrame, entities: pd.DataFrame, most: int = MOST_NODES) -> pd.DataFrame:
    """The entities to draw: those that stand beside others most often, at most `most`.

    `pairs`: left_id, right_id, sentences, articles (analysis.frequencies.cooccurrences); `entities`: entity_id, name,
    kind, mentions. Adds `beside`, the sum of sentences over an entity's pairs. In the order given back, each entity is
    the strongest neighbour of the one before it, so that a matrix shows its blocks.
    """
    ends = [pairs[[side, "sentences"]].set_axis(["entity_id", "beside"], axis=1) for side in ("left_id", "right_id")]
    beside = pd.concat(ends).groupby("entity_id")["beside"].sum()
    found = entities.join(beside, on="entity_id", how="inner")
    found = found.sort_values(["beside", "mentions", "entity_id"], ascending=[False, False, True]).head(most)
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
    made.update_xaxes(tickangle=-50)
    return made.update_layout(height=made.layout.height + 110)


def cooccurrence_network(
    pairs: pd.DataFrame, nodes: pd.DataFrame, mode: Mode, chosen: Collection[str] = ()
) -> go.Figure:
    """Lines as wide as two entities stand together often; symbols by kind, sized by mentions.

    A node's customdata is `[entity_id]`, that of the mark on a line `[entity_id, entity_id]`. The layout
    does not change from run to run. `chosen`: one entity or a pair, drawn in ink.
    """
    paper, drawn, names = PAPER[mode], _between(pairs, nodes).head(MOST_LINES), _names(nodes)
    lines = tuple(drawn[["left_id", "right_id"]].itertuples(index=False, name=None))
    at = _layout(tuple(nodes["entity_id"]), lines)
    made = figure(mode, max(340, min(640, 220 + 20 * len(nodes))))
    heaviest = max(drawn["sentences"].max() if len(drawn) else 1, 1)
    shapes = []
    for left, right, n in drawn[["left_id", "right_id", "sentences"]].itertuples(index=False):
        colour = paper["ink"] if {left, right} == set(chosen) else paper["line"]
        line = {"width": max(n / heaviest * _WIDEST, 0.8), "color": colour}
        (x0, y0), (x1, y1) = at[left], at[right]
        shapes.append({"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "below", "line": line})
    made.update_layout(shapes=shapes)
    ends = [(at[a], at[b]) for a, b in drawn[["left_id", "right_id"]].itertuples(index=False)]
    made.add_scatter(
        x=[(a[0] + b[0]) / 2 for a, b in ends],
        y=[(a[1] + b[1]) / 2 for a, b in ends],
        mode="markers",
        marker={"size": 7, "opacity": 1, "color": paper["line"]},
        customdata=drawn[["left_id", "right_id"]].to_numpy().tolist(),
        hovertext=[label(words) for words in _pair_words(drawn, names)],
        hoverinfo="text",
        **STILL,
    )
    most = max(nodes["mentions"].max() if len(nodes) else 1, 1)
    made.add_scatter(
        x=[at[e][0] for e in nodes["entity_id"]],
        y=[at[e][1] for e in nodes["entity_id"]],
        mode="markers+text",
        marker={
            "symbol": [SYMBOLS.get(kind, OTHER_SYMBOL) for kind in nodes["kind"]],
            "size": [max((n / most) ** 0.5 * _LARGEST, 9) for n in nodes["mentions"]],
            "color": [paper["ink"] if e in chosen else paper["quiet"] for e in nodes["entity_id"]],
            "opacity": 1,
            "line": {"width": 2, "color": paper["ground"]},
        },
        text=[label(name, 22) for name in nodes["name"]],
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
    made.update_xaxes(visible=False, range=[-1.3, 1.3], fixedrange=True)
    made.update_yaxes(visible=False, range=[-1.12, 1.18], fixedrange=True)
    return made


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


@lru_cache(maxsize=64)  # a third of a second for 24 names, and a network is looked at again and again
def _layout(nodes: tuple[str, ...], lines: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[float, float]]:
    """Where each node stands, in [-1, 1] x [-1, 1]: neighbours are close, and nobody sits on anybody.

    Kamada and Kawai (1989): distances on the page follow the number of steps in the network. Not random.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(lines)
    if not graph:
        return {}
    steps = {node: dict(reached) for node, reached in nx.all_pairs_shortest_path_length(graph)}
    apart = 1 + max(n for reached in steps.values() for n in reached.values())  # what no line connects
    distance = {one: {other: steps[one].get(other, apart) for other in graph} for one in graph}
    found = nx.kamada_kawai_layout(graph, dist=distance, pos=nx.circular_layout(graph))
    width, height = (max((abs(float(at[axis])) for at in found.values()), default=1.0) or 1.0 for axis in (0, 1))
    return {node: (float(at[0]) / width, float(at[1]) / height) for node, at in found.items()}
