"""Where two texts have five words in a row in common: found for all pairs of texts at once.

Every run of five words is hashed; the hashes that come more than once are sorted, and equal ones in different texts are
seeds. Seeds that follow one another make a run. Time grows with the number of words and of seeds, not with the number
of pairs of texts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.overlap.words import Corpus

SEED_WORDS = 5
MOST_SEEDS = 6_000_000  # beyond it a run of words that very many texts share links each to its neighbours only
_MIX = np.uint64(0x9E3779B97F4A7C15)
_FILTER_BITS = 24


@dataclass(frozen=True, slots=True)
class Runs:
    """Equal runs of words in two texts, sorted by pair and place: arrays of one length.

    Text `left[n]` from its word `left_at[n]` on and text `right[n]` from `right_at[n]` on share `length[n]` words.
    """

    left: np.ndarray
    right: np.ndarray
    left_at: np.ndarray
    right_at: np.ndarray
    length: np.ndarray


def common_runs(corpus: Corpus) -> Runs:
    """All runs of five words or more that two texts share, `left < right`."""
    at, group = _repeated(corpus)
    first, second = _pairs(at, group)
    text = np.searchsorted(corpus.offsets, at, side="right") - 1
    different = text[first] != text[second]
    first, second = first[different], second[different]
    left, right = text[first], text[second]
    return _join(left, right, at[first] - corpus.offsets[left], at[second] - corpus.offsets[right])


def _repeated(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """The places of the runs of five words that occur more than once, ordered by run, and the run's number."""
    count = len(corpus.words) - SEED_WORDS + 1
    if count < 1:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    mixed = (corpus.words.astype(np.uint64) + np.uint64(1)) * _MIX
    mixed ^= mixed >> np.uint64(29)
    hashes = np.zeros(count, dtype=np.uint64)
    for n in range(SEED_WORDS):
        hashes = hashes * np.uint64(0x100000001B3) + mixed[n : n + count]
    hashes *= _MIX
    inside = np.ones(count, dtype=bool)
    for back in range(1, SEED_WORDS):  # a run must not reach over the end of its text
        ends = corpus.offsets[1:] - back
        inside[ends[(ends >= 0) & (ends < count)]] = False
    at = np.flatnonzero(inside)
    bins = (hashes[at] >> np.uint64(64 - _FILTER_BITS)).astype(np.int64)
    at = at[np.bincount(bins, minlength=1 << _FILTER_BITS)[bins] > 1]  # cheap: drops most that occur once
    order = np.argsort(hashes[at], kind="stable")
    at = at[order]
    new = np.ones(len(at), dtype=bool)
    new[1:] = hashes[at[1:]] != hashes[at[:-1]]
    group = np.cumsum(new) - 1
    often = np.bincount(group)[group] > 1 if len(group) else np.zeros(0, dtype=bool)
    return at[often], group[often]


def _pairs(at: np.ndarray, group: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of indices into `at` of equal runs: all of them, or each with its next neighbours if that is too many."""
    sizes = np.bincount(group) if len(group) else np.zeros(0, dtype=np.int64)
    reach = int(sizes.max(initial=1)) - 1
    while reach > 1 and (sizes * np.minimum(sizes - 1, reach)).sum() > 2 * MOST_SEEDS:
        reach = reach * 3 // 4
    firsts, seconds = [], []
    for step in range(1, reach + 1):
        first = np.flatnonzero(group[step:] == group[:-step])
        if not len(first):
            break
        firsts.append(first)
        seconds.append(first + step)
    if not firsts:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(firsts), np.concatenate(seconds)


def _join(left: np.ndarray, right: np.ndarray, left_at: np.ndarray, right_at: np.ndarray) -> Runs:
    """Seeds that follow one another in both texts become one run."""
    shift = right_at - left_at
    order = np.lexsort((left_at, shift, right, left))
    left, right, left_at, right_at, shift = (x[order] for x in (left, right, left_at, right_at, shift))
    if not len(left):
        return Runs(left, right, left_at, right_at, left_at)
    new = np.ones(len(left), dtype=bool)
    new[1:] = (np.diff(left) != 0) | (np.diff(right) != 0) | (np.diff(shift) != 0) | (np.diff(left_at) != 1)
    first = np.flatnonzero(new)
    length = np.diff(np.append(first, len(left))) + SEED_WORDS - 1
    left, right, left_at, right_at = (x[first] for x in (left, right, left_at, right_at))
    order = np.lexsort((right_at, left_at, right, left))
    return Runs(*(x[order] for x in (left, right, left_at, right_at, length)))
