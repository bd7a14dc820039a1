"""Articles as sequences of word numbers, and the way back from words to characters.

A word is a run of letters and digits in lower case: quotes, dashes, white space and case do not matter, and
"Russia's" and "Russia’s" are the same two words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[^a-z])|\n+")


@dataclass(frozen=True)
class Text:
    """The part of an article that is compared: the character `ranges` of `raw` that were kept, in reading order."""

    article_id: str
    raw: str
    ranges: tuple[tuple[int, int], ...]

    @property
    def words(self) -> list[str]:
        lower = self.raw.lower()
        if len(lower) == len(self.raw):  # all but a few capitals of other alphabets
            return [w for start, end in self.ranges for w in _WORD.findall(lower, start, end)]
        return [w.lower() for start, end in self.ranges for w in _WORD.findall(self.raw, start, end)]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The character span of each word."""
        return [m.span() for start, end in self.ranges for m in _WORD.finditer(self.raw, start, end)]

    @cached_property
    def sentence_starts(self) -> set[int]:
        """The indices of the words that begin a sentence, and the number of words: where a sentence may end."""
        ends = [m.end() for start, end in self.ranges for m in _SENTENCE_END.finditer(self.raw, start, end)]
        ends += [start for start, _ in self.ranges]
        starts = np.array([start for start, _ in self.spans])
        return {int(n) for n in np.searchsorted(starts, np.array(ends))} | {0, len(self.spans)}

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The character range of the words `first <= i < last`."""
        return self.spans[first][0], self.spans[last - 1][1]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts as numbers: `words` holds the word numbers of all texts one after the other.

    Text `n` has the words `offsets[n] <= i < offsets[n + 1]`; `weights[w]` says how telling word number `w` is.
    """

    texts: tuple[Text, ...]
    words: np.ndarray
    offsets: np.ndarray
    weights: np.ndarray


def corpus(texts: Sequence[Text]) -> Corpus:
    """Number the words of the texts in the order in which they first come."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    parts = [np.fromiter(map(numbers.__getitem__, text.words), dtype=np.int32) for text in texts]
    joined = np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)
    offsets = np.cumsum([0, *map(len, parts)])
    return Corpus(tuple(texts), joined, offsets, _weights(joined, len(numbers)))


def _weights(words: np.ndarray, vocabulary: int) -> np.ndarray:
    """How telling each word is: 1 for one of middling frequency, about 0.4 for "the", 1.3 at most.

    Its information in bits over 10, from its share of the words, smoothed so that in a small corpus, where every
    word is rare or common by chance, the weights draw together.
    """
    counts = np.bincount(words, minlength=vocabulary) + 1
    return np.clip(-np.log2(counts / (len(words) + 2000)) / 10, 0.4, 1.3)
