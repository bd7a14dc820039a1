"""What is compared in two sentences: their words, their meaning, rare words that both have, and their numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from analysis.claims.words import alignment, content_words, sentence_words
from analysis.types import Document, Sentence

# Calibrated with the weights of the words (benchmarks/bench_claims.py).
MEANING_WEIGHT = 0.3
ARTICLE_WEIGHT = 0.1
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
Placed = tuple[Document, Sentence]


def likeness(sentences: Sequence[Placed], meaning: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """How well the words of each pair align (words.py), with the cosine of the sentences and of their articles.

    `meaning` holds the sentence vectors about the mean of the story (in one story every sentence is about the same; the
    mean is what they all share), of length 1. Pairs are sorted by their left sentence.
    """
    words = sentence_words(sentences)
    bounds = np.searchsorted(left, np.arange(len(sentences) + 1)).tolist()
    aligned = [
        alignment(words, n, right[first:last]) for n, (first, last) in enumerate(pairwise(bounds)) if last > first
    ]
    return np.asarray(
        np.concatenate(aligned)
        + MEANING_WEIGHT * cosines(meaning, left, right)
        + ARTICLE_WEIGHT * _articles_alike(article_numbers([s for _, s in sentences]), meaning, left, right)
    )


def cosines(vectors: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Of the pairs, from vectors of length 1."""
    return np.asarray((vectors[left] * vectors[right]).sum(axis=1))


def article_numbers(sentences: Sequence[Sentence]) -> np.ndarray:
    """For each sentence the number of its article."""
    return np.unique([s.article_id for s in sentences], return_inverse=True)[1]


def _articles_alike(article: np.ndarray, meaning: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Cosine of the mean vectors of the pair's articles: two events of one kind are told by different articles.

    0 for a pair of one article: that both stand in it says nothing of whether they say the same.
    """
    totals = np.zeros((article.max() + 1, meaning.shape[1]))
    np.add.at(totals, article, meaning)
    totals /= np.maximum(np.linalg.norm(totals, axis=1, keepdims=True), 1e-9)
    return np.where(article[left] == article[right], 0.0, cosines(totals, article[left], article[right]))


def rare_words(sentences: Sequence[Placed], left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Cosine of the TF-IDF of the content words' lemmas, rarity being counted within the story."""
    table = _tf_idf(sentences)
    return np.asarray((table[left] * table[right]).sum(axis=1), dtype=np.float64).ravel()


def _tf_idf(sentences: Sequence[Placed]) -> Any:
    from scipy.sparse import csr_array

    bags = [Counter(t.lemma.casefold() for t in content_words(d.tokens[s.first : s.last])) for d, s in sentences]
    found = Counter(word for bag in bags for word in bag)
    column = {word: n for n, word in enumerate(sorted(found))}
    rows, columns, values = [], [], []
    for n, bag in enumerate(bags):
        weights = {w: (1 + np.log(c)) * np.log((1 + len(bags)) / found[w]) for w, c in sorted(bag.items())}
        length = max(float(np.sqrt(sum(w * w for w in weights.values()))), 1e-9)
        rows += [n] * len(weights)
        columns += [column[w] for w in weights]
        values += [w / length for w in weights.values()]
    return csr_array((values, (rows, columns)), (len(bags), len(column)))


def numbers(sentences: Sequence[Placed], left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which pairs give a number alike, and which give numbers but none alike."""
    given = [frozenset(_NUMBER.findall(s.text)) for _, s in sentences]
    ends = list(zip(left.tolist(), right.tolist(), strict=True))
    same = np.array([bool(given[a] & given[b]) for a, b in ends])
    both = np.array([bool(given[a]) and bool(given[b]) for a, b in ends])
    return same, both & ~same
