"""How far the words of two sentences say the same: each word looks for its nearest in the other sentence.

A word is compared as it stands in its sentence, by the encoder's vector of it (a greedy alignment weighted by rarity,
as in BERTScore: Zhang et al. 2020). In one story all sentences name the same people and places: what tells statements
apart is what is said of them, so names count little and verbs most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.language import encode_words
from analysis.types import Document, Sentence, Token

# Calibrated on four made-up stories with labelled claims (benchmarks/bench_claims.py): names at full weight
# brought the topic back in, at none two events of one kind could no longer be told apart.
NAME_WEIGHT = 0.15
VERB_WEIGHT = 1.5
MODIFIER_WEIGHT = 0.5
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})


@dataclass(frozen=True)
class Words:
    """The words of `n` sentences, those of sentence `k` at `starts[k] <= i < starts[k + 1]`: vectors and weights."""

    starts: np.ndarray
    vectors: np.ndarray
    weights: np.ndarray

    def of(self, sentence: int) -> slice:
        return slice(int(self.starts[sentence]), int(self.starts[sentence + 1]))


def sentence_words(sentences: Sequence[tuple[Document, Sentence]]) -> Words:
    """The content words of the sentences, with vectors of length 1 about their common mean and their weights."""
    kept = [content_words(document.tokens[s.first : s.last]) for document, s in sentences]
    found: dict[str, int] = {}
    for tokens in kept:
        for lemma in sorted({t.lemma.casefold() for t in tokens}):
            found[lemma] = found.get(lemma, 0) + 1
    spans = [
        [(t.start - s.start, t.end - s.start) for t in tokens] for tokens, (_, s) in zip(kept, sentences, strict=True)
    ]
    vectors = np.concatenate(encode_words([s.text for _, s in sentences], spans))
    vectors -= vectors.mean(axis=0)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    rarity = [np.log(1 + len(sentences) / found[t.lemma.casefold()]) * _weight(t) for tokens in kept for t in tokens]
    return Words(np.cumsum([0, *map(len, kept)]), vectors, np.array(rarity))


def content_words(tokens: Sequence[Token]) -> list[Token]:
    """The content words of a sentence; all words where there is none."""
    words = [t for t in tokens if t.pos not in {"PUNCT", "SPACE"}]
    return [t for t in words if not t.is_stop] or words or list(tokens)


def is_name(token: Token) -> bool:
    """Whether a word is a name or part of one: of somebody, a body, a place or a people."""
    return token.pos == "PROPN" or (token.ent in _NAMES and token.text[:1].isupper())


def _weight(token: Token) -> float:
    if is_name(token):
        return NAME_WEIGHT
    return {"VERB": VERB_WEIGHT, "ADJ": MODIFIER_WEIGHT, "ADV": MODIFIER_WEIGHT}.get(token.pos, 1.0)


def alignment(words: Words, sentence: int, others: Iterable[int]) -> np.ndarray:
    """How well a sentence's words and those of each of the others find one another: the mean of both ways."""
    other = list(others)
    parts = [words.of(o) for o in other]
    starts = np.cumsum([0, *(p.stop - p.start for p in parts[:-1])])
    own = words.of(sentence)
    alike = words.vectors[own] @ np.concatenate([words.vectors[p] for p in parts]).T
    weights, theirs = words.weights[own], np.concatenate([words.weights[p] for p in parts])
    forth = weights @ np.maximum.reduceat(alike, starts, axis=1) / weights.sum()
    back = np.add.reduceat(alike.max(axis=0) * theirs, starts) / np.add.reduceat(theirs, starts)
    return np.asarray((forth + back) / 2)
