"""Average linkage over scored pairs: groups that hold together as a whole, however many items there are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

_MOST_LINKED = 2000  # items that may hang together; beyond it the threshold is raised for them
_RAISE = 0.05


def linked(count: int, left: np.ndarray, right: np.ndarray, score: np.ndarray, least: float) -> Iterator[list[int]]:
    """Groups of two items or more, of `count`, whose mean score is at least `least`, each sorted.

    Item `left[n]` and item `right[n]` have `score[n]`; a pair without a score counts as the least alike of its set.
    Only what pairs of at least that score connect is looked at together.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    strong = score >= least
    graph = csr_array((np.ones(int(strong.sum())), (left[strong], right[strong])), (count, count))
    label = connected_components(graph, directed=False)[1]
    inside = np.flatnonzero(label[left] == label[right])
    order = inside[np.argsort(label[left[inside]], kind="stable")]
    for part in np.split(order, np.flatnonzero(np.diff(label[left[order]])) + 1):
        members = np.unique(np.concatenate([left[part], right[part]]))
        if len(members) > _MOST_LINKED:
            yield from linked(count, left[part], right[part], score[part], least + _RAISE)
        elif len(members) > 1:
            yield from _average(members, left[part], right[part], score[part], least)


def _average(
    members: np.ndarray, left: np.ndarray, right: np.ndarray, score: np.ndarray, least: float
) -> Iterator[list[int]]:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    most = float(score.max())
    distance = np.full((len(members), len(members)), most - min(float(score.min()), 0.0))
    rows, columns = np.searchsorted(members, left), np.searchsorted(members, right)
    distance[rows, columns] = distance[columns, rows] = most - score
    np.fill_diagonal(distance, 0.0)
    labels = fcluster(linkage(squareform(distance, checks=False), "average"), max(most - least, 0.0), "distance")
    for cluster in np.unique(labels):
        inside = members[labels == cluster]
        if len(inside) > 1:
            yield [int(n) for n in inside]
