"""Shared passages of many texts: the pairs that have enough in common to look at, each pair aligned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.overlap.align import Aligned, align, snapped
from analysis.overlap.seeds import Runs, common_runs
from analysis.overlap.words import Corpus, Text, corpus

MIN_RUN_WORDS = 8  # in one run, or in several runs that lie near each other
_NEAR = 32  # words by which such runs may be shifted against each other


@dataclass(frozen=True, slots=True)
class SharedText:
    """What two texts share word for word or lightly edited: indices of the texts, and the passages in word numbers."""

    left: int
    right: int
    passages: tuple[Aligned, ...]


def shared_text(texts: Sequence[Text]) -> tuple[Corpus, list[SharedText]]:
    """The passages that each pair of texts shares, pairs in order; pairs that share none are left out."""
    numbered = corpus(texts)
    runs = common_runs(numbered)
    weights = numbered.weights.tolist()
    found = []
    for first, last in _candidates(runs):
        left, right = int(runs.left[first]), int(runs.right[first])
        blocks = list(zip(*(x[first:last].tolist() for x in (runs.left_at, runs.right_at, runs.length)), strict=True))
        aligned = align(_words(numbered, left), _words(numbered, right), blocks, weights)
        if aligned:
            starts = texts[left].sentence_starts, texts[right].sentence_starts
            found.append(SharedText(left, right, tuple(snapped(p, *starts) for p in aligned)))
    return numbered, found


def _words(numbered: Corpus, text: int) -> list[int]:
    words: list[int] = numbered.words[numbered.offsets[text] : numbered.offsets[text + 1]].tolist()
    return words


def _candidates(runs: Runs) -> list[tuple[int, int]]:
    """For each pair of texts worth aligning the range of its runs."""
    if not len(runs.left):
        return []
    new = np.ones(len(runs.left), dtype=bool)
    new[1:] = (np.diff(runs.left) != 0) | (np.diff(runs.right) != 0)
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(new))
    pair = np.cumsum(new) - 1
    longest = np.maximum.reduceat(runs.length, first)
    near = _near(pair, runs)
    enough = np.maximum(longest, near[first]) >= MIN_RUN_WORDS
    return [(int(a), int(b)) for a, b in zip(first[enough], last[enough], strict=True)]


def _near(pair: np.ndarray, runs: Runs) -> np.ndarray:
    """For each run the most words that the runs of its pair have in one band of shifts (bands overlap by half)."""
    most = np.zeros(pair[-1] + 1, dtype=np.int64)
    shift = runs.right_at - runs.left_at
    for offset in (0, _NEAR // 2):
        band = (shift + offset) // _NEAR
        order = np.lexsort((band, pair))
        new = np.ones(len(order), dtype=bool)
        new[1:] = (np.diff(pair[order]) != 0) | (np.diff(band[order]) != 0)
        starts = np.flatnonzero(new)
        words = np.add.reduceat(runs.length[order], starts)
        np.maximum.at(most, pair[order][starts], words)
    return np.asarray(most[pair])
