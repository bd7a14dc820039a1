"""Scores for pairs of sentences: how likely both make the same statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.claims.words import bags, shared_words
from analysis.types import Document, Mention, Sentence

MIN_WORDS = 5  # shorter ones are headings and remnants


@dataclass(frozen=True)
class SentencePairs:
    """Pairs of sentences and their scores: `left[n] < right[n]` are indices into `sentences`. Higher is likelier."""

    sentences: tuple[Sentence, ...]
    left: np.ndarray
    right: np.ndarray
    score: np.ndarray


def score_pairs(
    documents: Sequence[Document], vectors: Mapping[str, np.ndarray], mentions: Sequence[Mention]
) -> SentencePairs:
    """Score every pair of sentences, also of one article; titles and very short sentences are left out.

    The score is the cosine of the sentence vectors about their mean (in one story every sentence is about the same, so
    the mean is what they all share) plus the likeness of their words.
    """
    ordered = sorted((d for d in documents if d.article_id in vectors), key=lambda d: d.article_id)
    rows = [(d, n) for d in ordered for n in range(len(d.sentences))]
    kept = np.array([n for n, (d, m) in enumerate(rows) if _says_something(d.sentences[m])], dtype=np.int64)
    sentences = tuple(rows[n][0].sentences[rows[n][1]] for n in kept)
    left, right = np.triu_indices(len(kept), 1)
    if not len(left):
        return SentencePairs(sentences, left, right, np.zeros(0))
    stacked = np.concatenate([vectors[d.article_id] for d in ordered]).astype(np.float64)[kept]
    meaning = _centred(stacked) @ _centred(stacked).T
    words = bags(ordered)
    score = meaning + shared_words([words[n] for n in kept])
    return SentencePairs(sentences, left, right, score[left, right])


def _says_something(sentence: Sentence) -> bool:
    return not sentence.is_title and sentence.last - sentence.first >= MIN_WORDS


def _centred(vectors: np.ndarray) -> np.ndarray:
    shifted = vectors - vectors.mean(axis=0)
    return np.asarray(shifted / np.maximum(np.linalg.norm(shifted, axis=1, keepdims=True), 1e-9))
