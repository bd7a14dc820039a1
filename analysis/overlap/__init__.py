"""Overlap: which articles share text, what exactly they share, and how many independent texts there are.

Verbatim passages (lightly edited ones included) come from shared runs of words, aligned; reworded ones from sentence
vectors, marked apart. Both carry exact spans of both raw texts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from analysis.overlap.align import Aligned
from analysis.overlap.furniture import SharedText
from analysis.overlap.passages import shared_text
from analysis.overlap.relations import RELATED, groups, relation, shares_credit, source_of
from analysis.overlap.reworded import Sentences, likeness, reworded, sentences
from analysis.overlap.words import Corpus, Text
from analysis.recoding import passage_id
from analysis.types import ArticlePair, CleanArticle, Document, Overlap, Passage

MOST_COMPARED_WITH_ALL = 300  # articles; more are compared with their nearest only
_NEAREST = 10

__all__ = ["Comparison", "Text", "compare", "find_overlap", "shared_text"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles compared: their verbatim passages with the blocks of words that match, and the reworded ones."""

    left: int
    right: int
    verbatim: tuple[tuple[Passage, Aligned], ...]
    reworded: tuple[Passage, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that the texts of the articles tell of their pairs; `left` and `right` are places in `articles`."""

    articles: tuple[CleanArticle, ...]
    words: tuple[int, ...]
    pairs: tuple[Pair, ...]

    @property
    def passages(self) -> list[Passage]:
        """All passages found, by pair and place."""
        return [p for pair in self.pairs for p in _in_order([p for p, _ in pair.verbatim], pair.reworded)]


def compare(documents: Sequence[Document], vectors: Mapping[str, np.ndarray]) -> Comparison:
    """The passages that the documents share, pair by pair.

    `vectors` holds the sentence vectors of each article, shape (sentences, 384); an article without them takes part in
    the verbatim comparison only. With more than 300 articles, pairs that share no text are compared only where one is
    among the nearest of the other.
    """
    ordered = sorted(documents, key=lambda d: d.article_id)
    corpus, shared = shared_text([_text(d.clean) for d in ordered])
    by_pair = {(s.left, s.right): s for s in shared}
    kept = [sentences(d, vectors[d.article_id]) if d.article_id in vectors else None for d in ordered]
    pairs = []
    for left, right in sorted({*by_pair, *_to_compare(kept)}):
        verbatim = _verbatim(corpus, by_pair.get((left, right)))
        one, two = kept[left], kept[right]
        other, similarity = _by_meaning(one, two, [p for p, _ in verbatim]) if one and two else ([], 0.0)
        pairs.append(Pair(left, right, tuple(verbatim), tuple(other), similarity))
    return Comparison(tuple(d.clean for d in ordered), tuple(len(t.spans) for t in corpus.texts), tuple(pairs))


def find_overlap(comparison: Comparison, rejected: Collection[str] = ()) -> Overlap:
    """What the articles share: every pair with its relation, the passages, and the groups of independent texts.

    `rejected` holds the ids (`passage_id`) of passages that an analyst found not to be shared. Pairs are sorted by ids,
    left_id < right_id; passages by pair and place.
    """
    pairs: list[ArticlePair] = []
    passages: list[Passage] = []
    for pair in comparison.pairs:
        verbatim = [(p, aligned) for p, aligned in pair.verbatim if passage_id(p) not in rejected]
        found = [p for p, _ in verbatim]
        other = [p for p in pair.reworded if passage_id(p) not in rejected]
        blocks = [b for _, aligned in verbatim for b in aligned.blocks]
        shares = (
            _covered([(at, n) for at, _, n in blocks], comparison.words[pair.left]),
            _covered([(at, n) for _, at, n in blocks], comparison.words[pair.right]),
        )
        one, two = comparison.articles[pair.left], comparison.articles[pair.right]
        pairs.append(_pair(one, two, shares, found, other, max(pair.similarity, *shares)))
        passages += _in_order(found, other)
    return Overlap(tuple(pairs), tuple(passages), groups(comparison.articles, pairs))


def _in_order(verbatim: Sequence[Passage], reworded: Sequence[Passage]) -> list[Passage]:
    return sorted([*verbatim, *reworded], key=lambda p: (p.left_start, p.right_start))


def _covered(blocks: Iterable[tuple[int, int]], words: int) -> float:
    """The share of a text's words that lie in blocks of (first word, words)."""
    inside = {at + n for at, length in blocks for n in range(length)}
    return len(inside) / words if inside else 0.0


def _text(article: CleanArticle) -> Text:
    return Text(article.article_id, article.raw, tuple((p.start, p.end) for p in article.paragraphs))


def _to_compare(kept: Sequence[Sentences | None]) -> set[tuple[int, int]]:
    """The pairs of articles that are compared by meaning."""
    if len(kept) <= MOST_COMPARED_WITH_ALL:
        return set(combinations(range(len(kept)), 2))
    have = [n for n, s in enumerate(kept) if s is not None and len(s.vectors)]
    means = np.array([s.vectors.mean(axis=0) for s in kept if s is not None and len(s.vectors)])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    near: set[tuple[int, int]] = set()
    for start in range(0, len(have), 1000):
        cosines = means[start : start + 1000] @ means.T
        cosines[np.arange(len(cosines)), np.arange(start, start + len(cosines))] = -1
        most = np.argsort(-cosines, axis=1, kind="stable")[:, :_NEAREST]
        for row, columns in enumerate(most):
            near |= {
                (min(have[start + row], have[c]), max(have[start + row], have[c]))
                for c in columns
                if cosines[row, c] >= RELATED
            }
    return near


def _verbatim(corpus: Corpus, shared: SharedText | None) -> list[tuple[Passage, Aligned]]:
    """The verbatim passages of a pair."""
    if shared is None:
        return []
    left, right = corpus.texts[shared.left], corpus.texts[shared.right]
    return [
        (
            Passage(
                left.article_id,
                *left.characters(*p.left),
                right.article_id,
                *right.characters(*p.right),
                "verbatim",
                p.matched / max(p.left[1] - p.left[0], p.right[1] - p.right[0]),
            ),
            p,
        )
        for p in shared.passages
    ]


def _by_meaning(left: Sentences, right: Sentences, found: Sequence[Passage]) -> tuple[list[Passage], float]:
    cosines, similarity = likeness(left, right)
    taken_left = [(p.left_start, p.left_end) for p in found]
    taken_right = [(p.right_start, p.right_end) for p in found]
    return list(reworded(left, right, cosines, taken_left, taken_right)), similarity


def _pair(
    left: CleanArticle,
    right: CleanArticle,
    verbatim: tuple[float, float],
    found: Sequence[Passage],
    other: Sequence[Passage],
    similarity: float,
) -> ArticlePair:
    kind = relation(*verbatim, len(found), similarity, credit=shares_credit(left, right))
    source = source_of(left, right) if kind in {"copy", "derived"} else None
    share = _share(left, right, other)
    return ArticlePair(left.article_id, right.article_id, max(verbatim), share, similarity, kind, source)


def _share(left: CleanArticle, right: CleanArticle, passages: Sequence[Passage]) -> float:
    """The share of the shorter article's characters that lie in the passages."""
    sizes = [sum(p.end - p.start for p in article.paragraphs) for article in (left, right)]
    if not passages or not min(sizes):
        return 0.0
    if sizes[0] <= sizes[1]:
        return sum(p.left_end - p.left_start for p in passages) / sizes[0]
    return sum(p.right_end - p.right_start for p in passages) / sizes[1]
