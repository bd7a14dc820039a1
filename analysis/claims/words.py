"""How far the words of two sentences say the same: each word finds its nearest in the other sentence.

Words count by how rare they are among the sentences compared, so that what all articles speak of counts little.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.language import encode
from analysis.types import Document, Token

# Below this cosine two words are no closer than any two words of one story (calibrated: benchmarks/bench_claims.py).
NEAR_WORDS = 0.55
_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


def content(token: Token) -> bool:
    """Whether a word carries what is said."""
    return token.pos in _POS and not token.is_stop


def bags(documents: Sequence[Document]) -> list[list[str]]:
    """The content lemmas of each sentence of the documents, without repeats, in alphabetical order."""
    return [
        sorted({t.lemma.casefold() for t in d.tokens[s.first : s.last] if content(t)})
        for d in documents
        for s in d.sentences
    ]


def shared_words(sentences: Sequence[Sequence[str]]) -> np.ndarray:
    """How much of each sentence's words the other has, the mean of both ways: symmetric, shape (n, n), in [0, 1].

    The mean of the words' best likenesses, weighted by rarity (a greedy alignment, as in BERTScore: Zhang et al. 2020).
    """
    vocabulary = sorted({w for words in sentences for w in words})
    if not vocabulary:
        return np.zeros((len(sentences), len(sentences)))
    column = {word: n for n, word in enumerate(vocabulary)}
    alike = word_likeness(vocabulary)
    has = np.zeros((len(sentences), len(vocabulary)))
    for row, words in enumerate(sentences):
        has[row, [column[w] for w in words]] = 1
    rarity = np.log(1 + len(sentences) / np.minimum(has @ alike, 1).sum(axis=0))
    weight = has * rarity
    total = np.maximum(weight.sum(axis=1), 1e-9)
    found = np.zeros((len(sentences), len(sentences)))
    for row, words in enumerate(sentences):
        if words:
            nearest = alike[:, [column[w] for w in words]].max(axis=1)  # of each word of the vocabulary
            found[:, row] = weight @ nearest / total
    return (found + found.T) / 2


def word_likeness(vocabulary: Sequence[str]) -> np.ndarray:
    """Likeness of words in [0, 1]: cosine of their vectors about the vocabulary's mean, 0 up to `NEAR_WORDS`."""
    vectors = encode(vocabulary).astype(np.float64)
    vectors -= vectors.mean(axis=0)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    alike = np.clip((vectors @ vectors.T - NEAR_WORDS) / (1 - NEAR_WORDS), 0.0, 1.0)
    np.fill_diagonal(alike, 1.0)
    return np.asarray(alike)
