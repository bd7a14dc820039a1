"""From shared runs of words to passages: chains of runs, the words between them aligned, the ends worked out.

A local alignment (Smith & Waterman 1981) of words that starts from what is known to be equal, so that only the short
stretches between runs are aligned. Matched words score their weight, edits cost; a passage ends where the score would
only fall.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

# Calibrated on planted passages and on pairs of unrelated articles (benchmarks/bench_overlap.py):
# 0.8 an edited word keeps a passage together with one word in five changed; 9.5 keeps names and formulas out.
EDIT_COST = 0.8
MIN_SCORE = 9.5
MOST_FALL = 12.0  # the score may fall by this before a passage is ended: about fifteen edited words in a row
CHAIN_GAP = 24  # words between two runs of one passage
WINDOW = 24  # words that are tried at a time beyond the first and the last run
_MOST_OPEN = 200  # chains that a run may go on from
_SNAP = 3  # words by which an end may be moved to the end of a sentence

Block = tuple[int, int, int]  # left word, right word, number of equal words


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage in word numbers of its two texts: half-open ranges, its equal blocks and its score."""

    left: tuple[int, int]
    right: tuple[int, int]
    blocks: tuple[Block, ...]
    score: float

    @property
    def matched(self) -> int:
        return sum(n for _, _, n in self.blocks)


def align(left: Sequence[int], right: Sequence[int], runs: Sequence[Block], weights: Sequence[float]) -> list[Aligned]:
    """The passages of two texts (word numbers) that hold the given equal runs, in the order of the left text."""
    found: list[Aligned] = []
    for chain in _chains(runs):
        if any(_inside(chain[0], passage) for passage in found):
            continue
        blocks = _extend(left, right, _fill(left, right, chain))
        found += _segments(left, blocks, weights)
    return sorted(set(found), key=lambda p: (p.left, p.right))


def _chains(runs: Sequence[Block]) -> list[list[Block]]:
    """Runs that follow one another in both texts with few words between, the longest chain first."""
    chains: list[list[Block]] = []
    open_chains: list[list[Block]] = []
    for left, right, length in sorted(runs):
        open_chains = [c for c in open_chains if c[-1][0] + c[-1][2] + CHAIN_GAP >= left][-_MOST_OPEN:]
        best, least = None, 2 * CHAIN_GAP + 1
        for chain in reversed(open_chains):
            end_left, end_right = chain[-1][0] + chain[-1][2], chain[-1][1] + chain[-1][2]
            gaps = left - end_left, right - end_right
            if min(gaps) > -length and max(gaps) <= CHAIN_GAP and sum(map(abs, gaps)) < least:
                best, least = chain, sum(map(abs, gaps))
        if best is None:
            chains.append([(left, right, length)])
            open_chains.append(chains[-1])
            continue
        overlap = max(0, best[-1][0] + best[-1][2] - left, best[-1][1] + best[-1][2] - right)
        if overlap < length:
            best.append((left + overlap, right + overlap, length - overlap))
    return sorted(chains, key=lambda c: (-sum(n for _, _, n in c), c))


def _inside(block: Block, passage: Aligned) -> bool:
    return passage.left[0] <= block[0] < passage.left[1] and passage.right[0] <= block[1] < passage.right[1]


def _fill(left: Sequence[int], right: Sequence[int], chain: Sequence[Block]) -> list[Block]:
    """The chain with the equal words between its runs."""
    blocks = [chain[0]]
    for run in chain[1:]:
        at, bt, n = blocks[-1]
        blocks += _equal(left, right, (at + n, run[0]), (bt + n, run[1]))
        blocks.append(run)
    return blocks


def _equal(
    left: Sequence[int], right: Sequence[int], left_range: tuple[int, int], right_range: tuple[int, int]
) -> Iterator[Block]:
    """The equal words of the best alignment of two ranges."""
    one, two = left[slice(*left_range)], right[slice(*right_range)]
    if one and two:
        for op in Levenshtein.opcodes(one, two):
            if op.tag == "equal":
                yield left_range[0] + op.src_start, right_range[0] + op.dest_start, op.src_end - op.src_start


def _extend(left: Sequence[int], right: Sequence[int], blocks: list[Block]) -> list[Block]:
    """The blocks with those in a window before the first and behind the last; what doesn't pay is cut off later."""
    at, bt, _ = blocks[0]
    before = list(_equal(left, right, (max(0, at - WINDOW), at), (max(0, bt - WINDOW), bt)))
    at, bt, n = blocks[-1]
    behind = list(_equal(left, right, (at + n, at + n + WINDOW), (bt + n, bt + n + WINDOW)))
    return before + blocks + behind


def _segments(left: Sequence[int], blocks: Sequence[Block], weights: Sequence[float]) -> Iterator[Aligned]:
    """The stretches of an alignment whose score is highest and high enough, each cut where it would only fall."""
    start, score, best, best_end = 0, 0.0, 0.0, -1
    n = 0
    while n < len(blocks):
        at, bt, length = blocks[n]
        if n > start:
            before_at, before_bt, before = blocks[n - 1]
            score -= EDIT_COST * max(at - before_at - before, bt - before_bt - before)
        fallen = score <= 0 or best - score > MOST_FALL
        if n > start and fallen:
            yield from _segment(blocks[start : best_end + 1], best)
            start, score, best, best_end = max(best_end + 1, start + 1), 0.0, 0.0, -1
            n = start
            continue
        score += sum(weights[w] for w in left[at : at + length])
        if score > best:
            best, best_end = score, n
        n += 1
    yield from _segment(blocks[start : best_end + 1], best)


def _segment(blocks: Sequence[Block], score: float) -> Iterator[Aligned]:
    if score >= MIN_SCORE:
        (at, bt, _), (end_at, end_bt, n) = blocks[0], blocks[-1]
        yield Aligned((at, end_at + n), (bt, end_bt + n), tuple(blocks), score)


def snapped(passage: Aligned, left_starts: set[int], right_starts: set[int]) -> Aligned:
    """The passage with each end moved to where a sentence ends in both texts, if that is a few words off.

    A changed first word is still part of the sentence that was taken over; an equal "The" of the next one isn't.
    """
    (left_start, left_end), (right_start, right_end) = passage.left, passage.right
    left_start, right_start = _snap(left_start, right_start, left_starts, right_starts)
    left_end, right_end = _snap(left_end, right_end, left_starts, right_starts)
    if left_start >= left_end or right_start >= right_end:
        return passage
    blocks = tuple(
        b for b in (_clip(b, left_start, left_end, right_start, right_end) for b in passage.blocks) if b[2] > 0
    )
    return Aligned((left_start, left_end), (right_start, right_end), blocks, passage.score)


def _snap(left: int, right: int, left_starts: set[int], right_starts: set[int]) -> tuple[int, int]:
    near = sorted(range(-_SNAP, _SNAP + 1), key=lambda n: (abs(n), n))
    to_left = next((left + n for n in near if left + n in left_starts), None)
    to_right = next((right + n for n in near if right + n in right_starts), None)
    return (left, right) if to_left is None or to_right is None else (to_left, to_right)


def _clip(block: Block, left_start: int, left_end: int, right_start: int, right_end: int) -> Block:
    at, bt, n = block
    cut = max(0, left_start - at, right_start - bt)
    return at + cut, bt + cut, min(n - cut, left_end - at - cut, right_end - bt - cut)
