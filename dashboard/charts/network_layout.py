"""Where the names of a network stand: neighbours are close, and no name covers another, on a phone either."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

WIDTH = 340.0  # pixels of the narrowest screen; where there is more room, everything moves apart sideways
_ROUNDS = 400  # of pushing; 24 names of 22 letters come apart in about a hundred

Box = tuple[float, float, float]
"""Half the width of a node with its name, and its height above and below the node's middle, in pixels."""


@lru_cache(maxsize=64)  # a third of a second for 24 names, and a network is looked at again and again
def layout(
    nodes: tuple[str, ...], lines: tuple[tuple[str, str], ...], boxes: tuple[Box, ...], height: float
) -> Mapping[str, tuple[float, float]]:
    """The middle of each node, in pixels from the lower left of a sheet `WIDTH` by `height`.

    Kamada and Kawai (1989): distances on the sheet follow the number of steps in the network. Then names that cover
    each other are pushed apart, along the way that is shorter. Not random.
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
    x, y = (_filling([float(found[node][axis]) for node in nodes]) for axis in (0, 1))
    places = [
        [half + (WIDTH - 2 * half) * across, below + (height - above - below) * up]
        for across, up, (half, above, below) in zip(x, y, boxes, strict=True)
    ]
    _push_apart(places, boxes, height)
    return {node: (place[0], place[1]) for node, place in zip(nodes, places, strict=True)}


def _filling(values: list[float]) -> list[float]:
    """The values between 0 and 1, half-way between their places and their ranks: a crowded middle gets more room."""
    low, high = min(values), max(values)
    if high - low < 1e-9:
        return [0.5 for _ in values]
    order = sorted(range(len(values)), key=lambda n: (round(values[n], 6), n))
    rank = {n: place / (len(values) - 1) for place, n in enumerate(order)}
    return [((value - low) / (high - low) + rank[n]) / 2 for n, value in enumerate(values)]


def _push_apart(places: list[list[float]], boxes: tuple[Box, ...], height: float) -> None:
    for _ in range(_ROUNDS):
        moved = False
        for one in range(len(places)):
            for other in range(one):
                moved |= _push(places[one], boxes[one], places[other], boxes[other])
        for place, (half, above, below) in zip(places, boxes, strict=True):
            place[0] = min(max(place[0], half), WIDTH - half)
            place[1] = min(max(place[1], below), height - above)
        if not moved:
            return


def _push(one: list[float], own: Box, other: list[float], theirs: Box) -> bool:
    """Move both by half of what they cover of each other; returns whether they did."""
    rises = one[1] >= other[1]
    across = own[0] + theirs[0] - abs(one[0] - other[0])
    up = (own[2] + theirs[1] if rises else own[1] + theirs[2]) - abs(one[1] - other[1])
    if across <= 0.5 or up <= 0.5:
        return False
    axis, by = (0, across) if across < up else (1, up)
    forth = (one[0] >= other[0]) if axis == 0 else rises
    step = by / 2 * (1 if forth else -1)
    one[axis] += step
    other[axis] -= step
    return True
