"""Shared passages of many texts: the pairs that have enough in common to look at, each pair aligned."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.overlap.align import Aligned, align, snapped
from analysis.overlap.furniture import SharedText, without_furniture
from analysis.overlap.seeds import Runs, common_runs
from analysis.overlap.words import Corpus, Text, corpus

MIN_RUN_WORDS = 8  # in one run, or in several runs that lie near each other
_MOST_COPIES = 400  # that one text is paired with
_NEAR = 32  # words by which such runs may be shifted against each other


def shared_text(texts: Sequence[Text]) -> tuple[Corpus, list[SharedText]]:
    """The passages that each pair of texts shares, pairs in order; pairs that share none are left out.

    Texts of the same words are compared once. Where a run of words stands in very many texts, each is compared with its
    neighbours in the order of the texts only, so that 1,000 near-copies of one text do not give every pair.
    """
    numbered = corpus(texts)
    copies = _copies(numbered)
    found = [
        SharedText(min(left, right), max(left, right), shared.passages if left < right else _turned(shared.passages))
        for shared in _different(numbered, [c[0] for c in copies])
        for left in copies[shared.left]
        for right in copies[shared.right]
    ]
    found += [
        SharedText(left, right, (_whole(numbered, left),))
        for same in copies
        for at, left in enumerate(same)
        for right in same[at + 1 : at + 1 + _MOST_COPIES]
    ]
    return numbered, without_furniture(sorted(found, key=lambda s: (s.left, s.right)), numbered)


def _copies(numbered: Corpus) -> list[list[int]]:
    """The texts that have words, by them: lists of texts of the same ones, in the order of their first."""
    found: dict[bytes, list[int]] = {}
    for n in range(len(numbered.texts)):
        found.setdefault(numbered.words[numbered.offsets[n] : numbered.offsets[n + 1]].tobytes(), []).append(n)
    found.pop(b"", None)  # texts without a word are no copies of one another
    return list(found.values())


def _whole(numbered: Corpus, text: int) -> Aligned:
    words = numbered.words[numbered.offsets[text] : numbered.offsets[text + 1]]
    count = len(words)
    return Aligned((0, count), (0, count), ((0, 0, count),), float(numbered.weights[words].sum()))


def _turned(passages: Sequence[Aligned]) -> tuple[Aligned, ...]:
    """The passages with left and right exchanged."""
    return tuple(Aligned(p.right, p.left, tuple((b, a, n) for a, b, n in p.blocks), p.score) for p in passages)


def _different(numbered: Corpus, chosen: Sequence[int]) -> list[SharedText]:
    """What the chosen texts share; left and right are indices into `chosen`."""
    parts = [numbered.words[numbered.offsets[n] : numbered.offsets[n + 1]] for n in chosen]
    texts = [numbered.texts[n] for n in chosen]
    joined = np.concatenate(parts) if parts else numbered.words
    smaller = Corpus(tuple(texts), joined, np.cumsum([0, *map(len, parts)]), numbered.weights)
    runs = common_runs(smaller)
    weights = numbered.weights.tolist()
    found = []
    for first, last in _candidates(runs):
        left, right = int(runs.left[first]), int(runs.right[first])
        blocks = list(zip(*(x[first:last].tolist() for x in (runs.left_at, runs.right_at, runs.length)), strict=True))
        aligned = align(_words(smaller, left), _words(smaller, right), blocks, weights)
        if aligned:
            starts = texts[left].sentence_starts, texts[right].sentence_starts
            found.append(SharedText(left, right, tuple(snapped(p, *starts) for p in aligned)))
    return found


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
