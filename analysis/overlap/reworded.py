"""Passages that say the same in other words: sentences whose vectors and content words are close.

In articles on one story every sentence is close to every other in meaning, so a high likeness is asked for, the two
sentences must be each other's best match, and likeness below `ALIKE` needs shared content words as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.terms import is_content, key
from analysis.types import Document, Passage

# Calibrated on pairs of articles on different events and on paraphrases (benchmarks/bench_overlap.py).
ALIKE = 0.86
ALIKE_WITH_WORDS = 0.8
SHARED_WORDS = 0.45  # of the content words of the sentence that has fewer
MIN_WORDS = 7


@dataclass(frozen=True)
class Sentences:
    """What is compared of an article: its sentences' spans, vectors (n, 384) and content words."""

    article_id: str
    spans: tuple[tuple[int, int], ...]
    vectors: np.ndarray
    words: tuple[frozenset[str], ...]


def sentences(document: Document, vectors: np.ndarray) -> Sentences:
    """The sentences of a document that are long enough to compare, its title left out."""
    kept = [n for n, s in enumerate(document.sentences) if not s.is_title and len(s.text.split()) >= MIN_WORDS]
    chosen = [document.sentences[n] for n in kept]
    return Sentences(
        document.article_id,
        tuple((s.start, s.end) for s in chosen),
        vectors[kept],
        tuple(frozenset(key(t) for t in document.tokens[s.first : s.last] if is_content(t)) for s in chosen),
    )


def likeness(left: Sentences, right: Sentences) -> tuple[np.ndarray, float]:
    """Cosines of all pairs of sentences, and how alike the articles are: the mean of each sentence's best cosine.

    0.0 where one of them has no sentence to compare.
    """
    cosines = left.vectors @ right.vectors.T
    if not cosines.size:
        return cosines, 0.0
    best = (cosines.max(axis=1).mean() + cosines.max(axis=0).mean()) / 2
    return cosines, float(np.clip(best, 0.0, 1.0))


def reworded(
    left: Sentences,
    right: Sentences,
    cosines: np.ndarray,
    taken_left: Sequence[tuple[int, int]],
    taken_right: Sequence[tuple[int, int]],
) -> Iterator[Passage]:
    """Reworded passages; sentences that lie mostly in a verbatim passage (character ranges `taken_*`) are left out."""
    if not cosines.size:
        return
    for i, j in zip(*np.nonzero(cosines >= ALIKE_WITH_WORDS), strict=True):
        mutual = cosines[i, j] >= cosines[i].max() and cosines[i, j] >= cosines[:, j].max()
        if not mutual or _covered(left.spans[i], taken_left) or _covered(right.spans[j], taken_right):
            continue
        if cosines[i, j] >= ALIKE or _shared(left.words[i], right.words[j]) >= SHARED_WORDS:
            (start, end), (other_start, other_end) = left.spans[i], right.spans[j]
            score = float(min(cosines[i, j], 1.0))
            yield Passage(left.article_id, start, end, right.article_id, other_start, other_end, "reworded", score)


def _shared(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, min(len(left), len(right)))


def _covered(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    inside = sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in taken)
    return inside > (span[1] - span[0]) / 2
