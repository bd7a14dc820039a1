"""The telling words of a codebook, found in sentences and weighted by how rare they are.

A word or phrase matches in any inflection that the lemmatizer knows ("negotiate": negotiated, negotiating); one that
ends in `*` matches whatever begins so ("econom*"). Of two phrases of a frame that overlap the longer counts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.types import Document, Frame, Sentence, Token

_LEAST = 0.7  # what the commonest word still counts: in a story about talks "talks" is frequent and yet telling


class Hit(NamedTuple):
    """A telling word in a sentence: the `entry` of the codebook, and the words as written."""

    entry: str
    text: str


class Words:
    """The words of a codebook, ready to be looked up by their first part."""

    def __init__(self, codebook: Sequence[Frame]) -> None:
        self.frames = len(codebook)
        self._exact: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self._begins: list[tuple[int, tuple[str, ...]]] = []
        self._known: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for number, frame in enumerate(codebook):
            for word in dict.fromkeys(" ".join(w.lower().replace("-", " ").split()) for w in frame.words):
                parts = tuple(word.split())
                if parts and parts[0].endswith("*"):
                    self._begins.append((number, parts))
                elif parts:
                    self._exact.setdefault(parts[0], []).append((number, parts))

    def starting(self, forms: Iterable[str]) -> list[tuple[int, tuple[str, ...]]]:
        """Frame number and parts of the entries whose first part fits one of the forms."""
        return list(dict.fromkeys(entry for form in forms for entry in self._of(form)))

    def _of(self, form: str) -> list[tuple[int, tuple[str, ...]]]:
        """Looked up once for each word form: a corpus has few of them beside its tokens."""
        if form not in self._known:
            begun = [e for e in self._begins if form.startswith(e[1][0][:-1])]
            self._known[form] = [*self._exact.get(form, ()), *begun]
        return self._known[form]


def find_words(document: Document, words: Words) -> list[list[list[Hit]]]:
    """For each sentence and frame the telling words in it, in text order."""
    return [_in_sentence(document, sentence, words) for sentence in document.sentences]


def rarity(sentences: Iterable[Sequence[Sequence[Hit]]]) -> Mapping[str, float]:
    """The weight of each entry that occurs, in [0.7, 1]: falling with the share of the corpus's sentences it stands
    in.

    The inverse document frequency over sentences (Sparck Jones 1972), divided by its largest value.
    """
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences:
        total += 1
        counts.update({hit.entry for hits in sentence for hit in hits})
    most = math.log(total + 1)
    return {entry: max(_LEAST, math.log((total + 1) / n) / most if most else 1.0) for entry, n in counts.items()}


def _in_sentence(document: Document, sentence: Sentence, words: Words) -> list[list[Hit]]:
    tokens = [t for t in document.tokens[sentence.first : sentence.last] if t.text not in {"-", "‐", "‑"}]
    forms = [_forms(t) for t in tokens]
    found: list[list[tuple[int, int, str]]] = [[] for _ in range(words.frames)]
    for at in range(len(tokens)):
        for frame, parts in words.starting(forms[at]):
            if at + len(parts) <= len(tokens) and all(_fits(p, forms[at + k]) for k, p in enumerate(parts)):
                found[frame].append((at, at + len(parts), " ".join(parts)))
    return [
        [Hit(entry, document.raw[tokens[a].start : tokens[b - 1].end]) for a, b, entry in _longest(hits)]
        for hits in found
    ]


def _longest(hits: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for hit in sorted(hits, key=lambda h: (h[0] - h[1], h)):
        if all(hit[1] <= k[0] or hit[0] >= k[1] for k in kept):
            kept.append(hit)
    return sorted(kept)


def _forms(token: Token) -> tuple[str, ...]:
    return tuple(dict.fromkeys((token.text.lower(), token.lemma.lower())))


def _fits(part: str, forms: Sequence[str]) -> bool:
    return any(form.startswith(part[:-1]) for form in forms) if part.endswith("*") else part in forms
