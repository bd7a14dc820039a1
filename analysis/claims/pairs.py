"""Scores for pairs of sentences: how likely both make the same statement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis.claims.stance import at_odds, stances
from analysis.claims.stories import says_something, stories
from analysis.claims.words import alignment, sentence_words
from analysis.types import Document, Sentence

# Calibrated with the weights of the words (benchmarks/bench_claims.py).
MEANING_WEIGHT = 0.3
ARTICLE_WEIGHT = 0.1
SAME_NUMBER = 0.1
OTHER_NUMBER = -0.1
AT_ODDS = 0.3  # of the score is left where one says what the other denies or only thinks possible
ALL_PAIRS = 400  # sentences of a story; of more, each is compared with its nearest only
NEAREST = 40
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True)
class SentencePairs:
    """Pairs of sentences and their scores: `left[n] < right[n]` are indices into `sentences`. Higher is likelier."""

    sentences: tuple[Sentence, ...]
    left: np.ndarray
    right: np.ndarray
    score: np.ndarray

    @property
    def across(self) -> np.ndarray:
        """For each pair whether its sentences stand in different articles."""
        article = np.unique([s.article_id for s in self.sentences], return_inverse=True)[1]
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

    The score adds up how well their words align (words.py), the cosine of the sentence vectors about their mean (in one
    story every sentence is about the same; the mean is what they all share), the same of the whole articles, and
    whether they give the same numbers or other ones; little of it is left where they put their verbs differently
    (stance.py). Up to 400 sentences all pairs are scored; of more, each with its 40 nearest.
    """
    rows = [
        (document, n)
        for document in sorted(documents, key=lambda d: d.article_id)
        for n, sentence in enumerate(document.sentences)
        if says_something(sentence)
    ]
    sentences = tuple(d.sentences[n] for d, n in rows)
    if len(sentences) < 2:
        return SentencePairs(sentences, *(np.zeros(0, dtype=np.int64),) * 2, np.zeros(0))
    meaning = _centred(np.array([vectors[d.article_id][n] for d, n in rows], dtype=np.float64))
    left, right = _candidates(meaning)
    words = sentence_words([(d, d.sentences[n]) for d, n in rows])
    bounds = np.searchsorted(left, np.arange(len(sentences) + 1))
    aligned = [
        alignment(words, n, right[first:last]) for n, (first, last) in enumerate(pairwise(bounds)) if last > first
    ]
    score = (
        np.concatenate(aligned)
        + MEANING_WEIGHT * (meaning[left] * meaning[right]).sum(axis=1)
        + ARTICLE_WEIGHT * _articles(sentences, meaning, left, right)
        + _numbers(sentences, left, right)
    )
    return SentencePairs(sentences, left, right, np.where(_at_odds(rows, left, right), score * AT_ODDS, score))


def _at_odds(rows: Sequence[tuple[Document, int]], left: np.ndarray, right: np.ndarray) -> np.ndarray:
    put = [stances(d, d.sentences[n]) for d, n in rows]
    return np.array([at_odds(put[a], put[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)])


def _centred(vectors: np.ndarray) -> np.ndarray:
    shifted = vectors - vectors.mean(axis=0)
    return np.asarray(shifted / np.maximum(np.linalg.norm(shifted, axis=1, keepdims=True), 1e-9))


def _candidates(meaning: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The pairs to score, sorted."""
    count = len(meaning)
    if count <= ALL_PAIRS:
        left, right = np.triu_indices(count, 1)
        return left, right
    pairs = []
    for start in range(0, count, 1000):
        cosines = meaning[start : start + 1000] @ meaning.T
        rows = np.arange(start, start + len(cosines))
        cosines[rows - start, rows] = -np.inf
        near = np.argpartition(-cosines, NEAREST, axis=1)[:, :NEAREST]
        pairs.append(np.sort(np.stack([np.repeat(rows, NEAREST), near.ravel()]), axis=0))
    found = np.unique(np.concatenate(pairs, axis=1), axis=1)
    return found[0], found[1]


def _articles(sentences: Sequence[Sentence], meaning: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Cosine of the mean vectors of the pair's articles: two events of one kind are told by different articles.

    0 for a pair of one article: that both stand in it says nothing of whether they say the same.
    """
    article = np.unique([s.article_id for s in sentences], return_inverse=True)[1]
    totals = np.zeros((article.max() + 1, meaning.shape[1]))
    np.add.at(totals, article, meaning)
    totals /= np.maximum(np.linalg.norm(totals, axis=1, keepdims=True), 1e-9)
    alike = (totals[article[left]] * totals[article[right]]).sum(axis=1)
    return np.where(article[left] == article[right], 0.0, alike)


def _numbers(sentences: Sequence[Sentence], left: np.ndarray, right: np.ndarray) -> np.ndarray:
    numbers = [frozenset(_NUMBER.findall(s.text)) for s in sentences]
    return np.array(
        [
            (SAME_NUMBER if numbers[a] & numbers[b] else OTHER_NUMBER) if numbers[a] and numbers[b] else 0.0
            for a, b in zip(left.tolist(), right.tolist(), strict=True)
        ]
    )
