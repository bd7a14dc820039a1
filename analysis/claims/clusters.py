"""From scored pairs of sentences to claims: groups that hold together as a whole."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.claims.pairs import SentencePairs

# Calibrated for precision on made-up stories with labelled claims (benchmarks/bench_claims.py): how far a claim's mean
# score must lie above that of all pairs of the story, in standard deviations, and where it must lie at least.
MIN_DEVIATIONS = 2.0
MIN_SCORE = 0.38
SURE_SCORE = 0.6  # always enough: in stories of few sentences the mean of all pairs may lie high
_MOST_LINKED = 2000  # sentences that may hang together; beyond it the threshold is raised for them


def claim_clusters(pairs: SentencePairs) -> list[list[int]]:
    """Groups of sentences of two articles or more whose mean score is high enough (average linkage).

    Each is a sorted list of indices into `pairs.sentences`; the groups of most articles, then of most sentences, first.
    """
    across = pairs.score[pairs.across]
    if not len(across):
        return []
    least = float(np.clip(across.mean() + MIN_DEVIATIONS * across.std(), MIN_SCORE, SURE_SCORE))
    found = [c for c in _linked(pairs, np.arange(len(pairs.score)), least) if len(_articles(pairs, c)) >= 2]
    return sorted(found, key=lambda c: (-len(_articles(pairs, c)), -len(c), c))


def _articles(pairs: SentencePairs, cluster: list[int]) -> set[str]:
    return {pairs.sentences[n].article_id for n in cluster}


def _linked(pairs: SentencePairs, chosen: np.ndarray, least: float) -> Iterator[list[int]]:
    """Average linkage within each set of sentences that pairs of at least that score join."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    count = len(pairs.sentences)
    strong = chosen[pairs.score[chosen] >= least]
    graph = csr_array((np.ones(len(strong)), (pairs.left[strong], pairs.right[strong])), (count, count))
    label = connected_components(graph, directed=False)[1]
    inside = chosen[label[pairs.left[chosen]] == label[pairs.right[chosen]]]
    order = inside[np.argsort(label[pairs.left[inside]], kind="stable")]
    for part in np.split(order, np.flatnonzero(np.diff(label[pairs.left[order]])) + 1):
        members = np.unique(np.concatenate([pairs.left[part], pairs.right[part]]))
        if len(members) > _MOST_LINKED:
            yield from _linked(pairs, part, least + 0.05)
        elif len(members) > 1:
            yield from _average_linkage(pairs, part, members, least)


def _average_linkage(pairs: SentencePairs, part: np.ndarray, members: np.ndarray, least: float) -> Iterator[list[int]]:
    """Clusters of the members; a pair that was not scored counts as unlike."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    most = float(pairs.score[part].max())
    distance = np.full((len(members), len(members)), most)
    left, right = np.searchsorted(members, pairs.left[part]), np.searchsorted(members, pairs.right[part])
    distance[left, right] = distance[right, left] = most - pairs.score[part]
    np.fill_diagonal(distance, 0.0)
    labels = fcluster(linkage(squareform(distance, checks=False), "average"), max(most - least, 0.0), "distance")
    for cluster in np.unique(labels):
        inside = members[labels == cluster]
        if len(inside) > 1:
            yield [int(n) for n in inside]
