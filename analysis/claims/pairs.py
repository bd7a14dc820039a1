"""Scores for pairs of sentences: how likely both make the same statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.claims.likeness import Placed, article_numbers
from analysis.claims.odds import probabilities
from analysis.claims.stance import at_odds, stances
from analysis.claims.stories import says_something, stories
from analysis.types import Document, Sentence

AT_ODDS = 0.2  # of the probability is left where one says what the other denies or only thinks possible
ALL_PAIRS = 400  # sentences of a story; of more, each is compared with its nearest only
NEAREST = 40
_ELSEWHERE = 20  # pairs a sentence, taken evenly, that say how alike any two sentences of a large story are


@dataclass(frozen=True)
class SentencePairs:
    """Pairs of sentences and their scores: `left[n] < right[n]` are indices into `sentences`.

    A score is the probability that both make the same statement (odds.py).
    """

    sentences: tuple[Sentence, ...]
    left: np.ndarray
    right: np.ndarray
    score: np.ndarray

    @property
    def across(self) -> np.ndarray:
        """For each pair whether its sentences stand in different articles."""
        article = article_numbers(self.sentences)
        return np.asarray(article[self.left] != article[self.right])


def score_stories(documents: Sequence[Document], vectors: Mapping[str, np.ndarray]) -> list[SentencePairs]:
    """The scores of each story among the documents; see `score_story`."""
    return [score_story(story, vectors) for story in stories(documents, vectors)]


def together(scored: Sequence[SentencePairs]) -> SentencePairs:
    """The scores of all stories as one table, sentences by story."""
    sizes = np.cumsum([0, *(len(s.sentences) for s in scored)])
    nothing = np.zeros(0, dtype=np.int64)
    return SentencePairs(
        tuple(sentence for s in scored for sentence in s.sentences),
        np.concatenate([nothing, *(s.left + size for s, size in zip(scored, sizes, strict=False))]),
        np.concatenate([nothing, *(s.right + size for s, size in zip(scored, sizes, strict=False))]),
        np.concatenate([np.zeros(0), *(s.score for s in scored)]),
    )


def score_story(documents: Sequence[Document], vectors: Mapping[str, np.ndarray]) -> SentencePairs:
    """Score pairs of sentences of one story, also of one article; titles and very short sentences are left out.

    The score is a probability (odds.py), of which little is left where the two put their verbs differently (stance.py).
    Up to 400 sentences all pairs are scored; of more, each with its 40 nearest.
    """
    placed, meaning = sentences_of(documents, vectors)
    sentences = tuple(s for _, s in placed)
    if len(sentences) < 2:
        return SentencePairs(sentences, *(np.zeros(0, dtype=np.int64),) * 2, np.zeros(0))
    left, right, wanted, usual = candidates(meaning, article_numbers(sentences))
    score = probabilities(placed, meaning, left, right, usual)[wanted]
    left, right = left[wanted], right[wanted]
    return SentencePairs(sentences, left, right, np.where(put_differently(placed, left, right), score * AT_ODDS, score))


def sentences_of(documents: Sequence[Document], vectors: Mapping[str, np.ndarray]) -> tuple[list[Placed], np.ndarray]:
    """The sentences that say something, by article, and their vectors about the common mean, of length 1."""
    rows = [
        (document, n)
        for document in sorted(documents, key=lambda d: d.article_id)
        for n, sentence in enumerate(document.sentences)
        if says_something(sentence)
    ]
    raw = np.array([vectors[d.article_id][n] for d, n in rows], dtype=np.float64)
    shifted = raw - raw.mean(axis=0) if len(rows) else raw
    meaning = shifted / np.maximum(np.linalg.norm(shifted, axis=-1, keepdims=True), 1e-9)
    return [(d, d.sentences[n]) for d, n in rows], np.asarray(meaning)


def put_differently(sentences: Sequence[Placed], left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """For each pair whether one says what the other denies or only thinks possible."""
    put = [stances(d, s) for d, s in sentences]
    return np.array([at_odds(put[a], put[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)])


def candidates(meaning: np.ndarray, article: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The pairs to compare, sorted; which of them to score; and which, of two articles, say what is usual."""
    count = len(meaning)
    if count <= ALL_PAIRS:
        left, right = np.triu_indices(count, 1)
        return left, right, np.ones(len(left), dtype=bool), article[left] != article[right]
    pairs = []
    for start in range(0, count, 1000):
        cosines = meaning[start : start + 1000] @ meaning.T
        rows = np.arange(start, start + len(cosines))
        cosines[rows - start, rows] = -np.inf
        near = np.argpartition(-cosines, NEAREST, axis=1)[:, :NEAREST]
        pairs.append(np.sort(np.stack([np.repeat(rows, NEAREST), near.ravel()]), axis=0))
    nearest = np.unique(np.concatenate(pairs, axis=1), axis=1)
    steps = np.linspace(1, count - 1, _ELSEWHERE, dtype=np.int64)
    one = np.repeat(np.arange(count), _ELSEWHERE)
    even = np.unique(np.sort(np.stack([one, (one + np.tile(steps, count)) % count]), axis=0), axis=1)
    (left, right), place = np.unique(np.concatenate([nearest, even], axis=1), axis=1, return_inverse=True)
    scored, usual = np.zeros(len(left), dtype=bool), np.zeros(len(left), dtype=bool)
    scored[place[: nearest.shape[1]]] = True
    usual[place[nearest.shape[1] :]] = True
    return left, right, scored, usual & (article[left] != article[right])
