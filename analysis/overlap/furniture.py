"""Furniture of pages that cleaning left: short passages at the edge of an article that many articles share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.overlap.align import Aligned
from analysis.overlap.words import Corpus

MIN_ARTICLES = 5  # that share it: fewer may lean on one source
MIN_SHARE = 0.05  # of all articles
MOST_WORDS = 40  # and at most half of the article: what is longer is text that was taken over
_EDGE = 5  # words from the beginning or the end


@dataclass(frozen=True, slots=True)
class SharedText:
    """What two texts share word for word or lightly edited: indices of the texts, and the passages in word numbers."""

    left: int
    right: int
    passages: tuple[Aligned, ...]


def without_furniture(shared: Sequence[SharedText], corpus: Corpus) -> list[SharedText]:
    """The shared texts without passages that lie at an edge of both articles, are short and stand in many others."""
    least = max(MIN_ARTICLES, MIN_SHARE * len(corpus.texts))
    sizes = [int(b - a) for a, b in pairwise(corpus.offsets)]
    partners: dict[tuple[int, bool], set[int]] = {}
    for pair in shared:
        for passage in pair.passages:
            for text, other, span in ((pair.left, pair.right, passage.left), (pair.right, pair.left, passage.right)):
                for edge in _edges(span, sizes[text]):
                    partners.setdefault((text, edge), set()).add(other)

    def many(text: int, span: tuple[int, int]) -> bool:
        return any(len(partners[text, edge]) + 1 >= least for edge in _edges(span, sizes[text]))

    result = []
    for pair in shared:
        kept = tuple(p for p in pair.passages if not (many(pair.left, p.left) and many(pair.right, p.right)))
        if kept:
            result.append(SharedText(pair.left, pair.right, kept))
    return result


def _edges(span: tuple[int, int], size: int) -> Iterable[bool]:
    """The edges of the text that a short span lies at: False = its beginning, True = its end."""
    if span[1] - span[0] > min(MOST_WORDS, size / 2):
        return ()
    return [edge for edge, at in ((False, span[0] <= _EDGE), (True, span[1] >= size - _EDGE)) if at]
