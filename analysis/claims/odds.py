"""From what is compared to a probability that two sentences make the same statement.

A score of likeness means little by itself: in one story all sentences are alike, in another none. So each is counted
about the usual for two sentences of the story, by the median and the median deviation, which the few pairs that do make
the same statement hardly move. And articles of many sentences share a smaller part of their pairs: two articles
have about as many statements in common as the shorter one has sentences, times a constant, so that the odds of a pair
fall with the length of the longer one. Where the two stand counts as well: articles open with what the story is, and
go on in much the same order (the inverted pyramid).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analysis.claims.likeness import Placed, article_numbers, likeness, numbers, rare_words

_PRIOR_PAIRS = 20  # at the usual centre and spread: steadies stories of a few sentences
_SPREAD = 2 * 1.4826  # median deviations to two standard deviations of a normal distribution
_NEIGHBOURS = 40  # of a sentence, through which another may be reached
_FLOOR = 0.01  # of the probability by way of a third sentence, so that its logarithm stays small


class Weights(NamedTuple):
    """What each thing compared adds to the log odds of a pair."""

    likeness: float  # a standard deviation or two above the usual
    rare_words: float
    same_number: float
    other_number: float
    both_first: float  # both open their articles
    apart: float  # of the distance of their places, each as a share of its article
    third: float  # of the logarithm of the probability by way of a third sentence
    first_bias: float  # of the probability that looks at the two sentences alone
    bias: float


# Chosen by training/train_claims.py for precision and recall of what is joined in stories of two events of one kind;
# the two biases so that as many pairs are expected there as there are.
WEIGHTS = Weights(2.2, 2.0, 0.8, -1.0, 1.0, -0.7, 0.5, -1.27, -0.27)
_COMPARED = 6  # the weights of what is compared in the two sentences alone
USUAL = (0.085, 0.059)  # median and median deviation of likeness, the means over the training stories


def compared(
    sentences: Sequence[Placed], meaning: np.ndarray, left: np.ndarray, right: np.ndarray, usual: np.ndarray
) -> np.ndarray:
    """What the first six weights apply to, shape (pairs, 6); the pairs marked in `usual` say what is usual."""
    about = about_usual(likeness(sentences, meaning, left, right), usual)
    rare = rare_words(sentences, left, right)
    return np.stack([about, rare, *numbers(sentences, left, right), *places(sentences, left, right)], axis=1)


def places(sentences: Sequence[Placed], left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each pair whether both open their articles, and how far apart they stand, from 0 to 1."""
    article = article_numbers([s for _, s in sentences])
    start = np.array([s.start for _, s in sentences])
    length = np.bincount(article)[article]
    place = np.zeros(len(sentences))
    place[np.lexsort((start, article))] = np.concatenate([np.arange(n) for n in np.bincount(article)])
    share = place / length
    return (place[left] == 0) & (place[right] == 0), np.abs(share[left] - share[right])


def length_odds(sentences: Sequence[Placed], left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The part of the log odds that comes from the number of sentences in the longer of the two articles."""
    article = article_numbers([s for _, s in sentences])
    length = np.bincount(article)[article]
    return np.asarray(-np.log(np.maximum(length[left], length[right])))


def probabilities(
    sentences: Sequence[Placed], meaning: np.ndarray, left: np.ndarray, right: np.ndarray, usual: np.ndarray
) -> np.ndarray:
    """For each pair the probability that both make the same statement.

    In a second step it counts, too, how likely both make the same statement as some third sentence.
    """
    parts = compared(sentences, meaning, left, right, usual)
    return weighed(parts, length_odds(sentences, left, right), len(sentences), left, right, WEIGHTS)


def weighed(
    parts: np.ndarray, length: np.ndarray, count: int, left: np.ndarray, right: np.ndarray, weights: Weights
) -> np.ndarray:
    """The probabilities of pairs of `count` sentences, of what is compared in them and the odds by length."""
    direct = parts @ np.array(weights[:_COMPARED]) + length
    third = by_third(count, left, right, logistic(direct + weights.first_bias))
    return logistic(direct + weights.third * third + weights.bias)


def logistic(odds: np.ndarray) -> np.ndarray:
    """Probabilities of log odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def about_usual(values: np.ndarray, usual: np.ndarray) -> np.ndarray:
    """The values about the median of the usual pairs, by their spread; both steadied by a prior."""
    among = values[usual]
    centre, deviation = USUAL
    if len(among):
        share = len(among) / (len(among) + _PRIOR_PAIRS)
        middle = float(np.median(among))
        centre = share * middle + (1 - share) * centre
        deviation = share * float(np.median(np.abs(among - middle))) + (1 - share) * deviation
    return np.asarray((values - centre) / (_SPREAD * deviation + 1e-6))


def by_third(count: int, left: np.ndarray, right: np.ndarray, probability: np.ndarray) -> np.ndarray:
    """For each pair the logarithm of how likely the likeliest third sentence makes the statement of both.

    Of each sentence the 40 likeliest others are looked through, a third counting by the less likely of its two links.
    """
    near, link = _likeliest(count, left, right, probability)
    best = np.zeros(len(left))
    row = np.zeros(count)
    bounds = np.searchsorted(left, np.arange(count + 1)).tolist()
    for n in range(count):
        others = right[bounds[n] : bounds[n + 1]]
        if len(others):
            row[near[n]] = link[n]
            best[bounds[n] : bounds[n + 1]] = np.minimum(row[near[others]], link[others]).max(axis=1)
            row[near[n]] = 0
    return np.asarray(np.log(best + _FLOOR))


def _likeliest(
    count: int, left: np.ndarray, right: np.ndarray, probability: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """For each sentence its likeliest partners and their probabilities; itself with 0 where there are fewer."""
    one, two, value = np.concatenate([left, right]), np.concatenate([right, left]), np.tile(probability, 2)
    order = np.lexsort((two, -value, one))
    one, two, value = one[order], two[order], value[order]
    rank = np.arange(len(one)) - np.searchsorted(one, one)
    kept = rank < _NEIGHBOURS
    near = np.repeat(np.arange(count)[:, None], _NEIGHBOURS, axis=1)
    link = np.zeros((count, _NEIGHBOURS))
    near[one[kept], rank[kept]], link[one[kept], rank[kept]] = two[kept], value[kept]
    return near, link
