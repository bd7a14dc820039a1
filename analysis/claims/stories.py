"""Articles that may tell one story: claims are looked for inside these groups only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from analysis.claims.linkage import linked
from analysis.types import Document, Sentence

# Calibrated on made-up stories and on news of many subjects: articles on one event have 0.85 or more, as a rule; of
# pairs of other news articles about 1 in 350 has 0.8.
SAME_STORY = 0.82
_PRIOR_PAIRS = 2  # of sentences, at the corpus's mean, in the likeness within an article: steadies short articles
_LEAST_WITHIN = 0.05
_ALL_PAIRS = 1500  # articles; of more, each is compared with its nearest only
_NEAREST = 60


MIN_WORDS = 5  # a shorter sentence is a heading or a remnant


def says_something(sentence: Sentence) -> bool:
    """Whether a sentence is long enough to make a statement, and no title."""
    return not sentence.is_title and sentence.last - sentence.first >= MIN_WORDS


def stories(documents: Sequence[Document], vectors: Mapping[str, np.ndarray]) -> list[list[Document]]:
    """Groups of two articles or more, by average linkage, each sorted by id.

    Two articles are alike as far as their sentences are as alike across as within: the mean cosine of sentences of the
    two over the geometric mean of those within each. Unlike the cosine of mean vectors it does not fall where articles
    are short.
    """
    ordered = sorted((d for d in documents if _sentences(d, vectors)), key=lambda d: d.article_id)
    if len(ordered) < 2:
        return []
    centres = _centres([vectors[d.article_id][_sentences(d, vectors)].astype(np.float64) for d in ordered])
    left, right, score = _pairs(centres)
    found = sorted(linked(len(ordered), left, right, score, SAME_STORY))
    return [[ordered[n] for n in members] for members in found]


def _sentences(document: Document, vectors: Mapping[str, np.ndarray]) -> list[int]:
    """The indices of the sentences that say something, of an article that has vectors."""
    if document.article_id not in vectors:
        return []
    return [n for n, s in enumerate(document.sentences) if says_something(s)]


def _centres(articles: Sequence[np.ndarray]) -> np.ndarray:
    """For each article its mean vector over the square root of the mean cosine of two of its sentences."""
    totals = [v.sum(axis=0) for v in articles]
    counts = np.array([len(v) for v in articles])
    alike = np.array([float(t @ t) - n for t, n in zip(totals, counts, strict=True)])  # over all ordered pairs
    pairs = counts * (counts - 1)
    usual = alike.sum() / max(int(pairs.sum()), 1)
    within = (alike + 2 * _PRIOR_PAIRS * usual) / (pairs + 2 * _PRIOR_PAIRS)
    scale = counts * np.sqrt(np.maximum(within, _LEAST_WITHIN))
    return np.asarray(np.array(totals) / scale[:, None])


def _pairs(centres: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    count = len(centres)
    if count <= _ALL_PAIRS:
        left, right = np.triu_indices(count, 1)
        return left, right, (centres @ centres.T)[left, right]
    pairs = []
    for start in range(0, count, 1000):
        cosines = centres[start : start + 1000] @ centres.T
        near = np.argpartition(-cosines, _NEAREST, axis=1)[:, :_NEAREST]
        rows = np.repeat(np.arange(start, start + len(cosines)), _NEAREST)
        pairs.append(np.sort(np.stack([rows, near.ravel()]), axis=0))
    left, right = np.unique(np.concatenate(pairs, axis=1), axis=1)
    left, right = left[left < right], right[left < right]
    return left, right, (centres[left] * centres[right]).sum(axis=1)
