"""A second opinion on who is a person: a small encoder that reads each word with its shape and the tag spaCy gave it.

spaCy's model misses or misplaces names of people that American news seldom has; the network, trained on world news,
finds more of them, while spaCy's is the better of the two on places and organisations. So only the network's people
count, where it is sure enough. training/train_ner.py makes it; data/models/ner/README.md is its card.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from analysis import models
from analysis.names.tables import demonyms, institution_words, media, places, titles
from analysis.types import Document, Token

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-DEM", "I-DEM", "B-OTH", "I-OTH")
SHAPES = 7
HINTS = 15
_COARSE = {
    "PERSON": 1,
    "GPE": 2,
    "LOC": 3,
    "FAC": 4,
    "ORG": 5,
    "NORP": 6,
    "EVENT": 7,
    "WORK_OF_ART": 7,
    "LAW": 7,
    "PRODUCT": 7,
    "LANGUAGE": 7,
}
# Probability that every word of a name is a person's, to add it where spaCy has no entity and to replace spaCy's.
# Calibrated on CoNLL++ (benchmarks/bench_entities.py): persons' F1 is flat between .6 and .8.
_ADDED = 0.7
_REPLACED = 0.65
_PERSON = tuple(n for n, label in enumerate(LABELS) if label.endswith("-PER"))
_BEGINS = LABELS.index("B-PER")
_MAX_PIECES = 128
_BATCH = 32


def shape(word: str) -> int:
    """A word's shape as the network knows it (0 is kept for what is no word)."""
    if not any(c.isalpha() for c in word):
        return 2 if any(c.isdigit() for c in word) else 1
    if word.islower():
        return 3
    if word.isupper():
        return 5 if len(word) > 1 else 4
    return 4 if word.istitle() or (word[0].isupper() and word[1:].islower()) else 6


def hint(label: str, begins: bool) -> int:
    """The number for spaCy's entity label of a word, which may begin the entity."""
    coarse = _COARSE.get(label, 0)
    return 0 if not coarse else 2 * coarse - 1 + (not begins)


def retag(documents: Sequence[Document]) -> list[Document]:
    """The documents with people's names where the network is sure of them; all other labels as spaCy gave them."""
    sentences = [
        (n, tokens)
        for n, d in enumerate(documents)
        for s in d.sentences
        if _is_worth_reading(tokens := [t for t in d.tokens[s.first : s.last] if not t.text.isspace()])
    ]
    changed: list[dict[int, Token]] = [{} for _ in documents]
    order = sorted(range(len(sentences)), key=lambda n: len(sentences[n][1]))
    for at in range(0, len(order), _BATCH):
        batch = [sentences[n] for n in order[at : at + _BATCH]]
        for (number, tokens), likely in zip(batch, _probabilities([tokens for _, tokens in batch]), strict=True):
            changed[number].update(_changes(tokens, likely))
    return [
        replace(d, tokens=tuple(new.get(t.i, t) for t in d.tokens)) if new else d
        for d, new in zip(documents, changed, strict=True)
    ]


def _is_worth_reading(tokens: Sequence[Token]) -> bool:
    """Whether a sentence has a capitalised word that may be a person's name and that spaCy did not take for one."""
    return any(
        t.text[:1].isupper()
        and t.ent != "PERSON"
        and t.pos == "PROPN"
        and t.text.casefold() not in places()
        and t.text.casefold() not in demonyms()
        and t.text.casefold() not in media()
        and t.text.rstrip(".").casefold() not in titles()
        and t.text.casefold() not in institution_words()
        and t.ent not in {"DATE", "TIME", "MONEY"}
        for t in tokens
    )


def _changes(tokens: Sequence[Token], likely: np.ndarray) -> dict[int, Token]:
    """The tokens whose label the network changes. `likely`: (words, labels), for the words that it read."""
    best = likely.argmax(-1)
    person = likely[:, _PERSON].sum(-1)
    entities = _entities(tokens)
    found: dict[int, Token] = {}
    start = 0
    while start < len(best):
        end = start + 1
        if best[start] not in _PERSON:
            start = end
            continue
        while end < len(best) and best[end] in _PERSON and best[end] != _BEGINS:
            end += 1
        overlapping = {entities[i] for i in range(start, end) if i in entities}
        known = any(tokens[first].ent == "PERSON" and first <= start and end <= last for first, last in overlapping)
        if not known and person[start:end].min() >= (_REPLACED if overlapping else _ADDED):
            for first, last in overlapping:
                found |= {tokens[i].i: replace(tokens[i], ent="", ent_start=False) for i in range(first, last)}
            for i in range(start, end):
                found[tokens[i].i] = replace(tokens[i], ent="PERSON", ent_start=i == start)
        start = end
    return found


def _entities(tokens: Sequence[Token]) -> dict[int, tuple[int, int]]:
    """For each token in one of spaCy's entities the entity's range in `tokens`."""
    ranges: list[tuple[int, int]] = []
    for i, token in enumerate(tokens):
        if token.ent and ranges and ranges[-1][1] == i and not token.ent_start:
            ranges[-1] = (ranges[-1][0], i + 1)
        elif token.ent:
            ranges.append((i, i + 1))
    return {i: r for r in ranges for i in range(*r)}


def _probabilities(batch: Sequence[Sequence[Token]]) -> list[np.ndarray]:
    """The labels' probabilities for each word of each sentence, as far as the network reads (its first 128 pieces)."""
    tokenizer, session = _network()
    encoded = tokenizer.encode_batch([[t.text for t in tokens] for tokens in batch], is_pretokenized=True)
    longest = max(len(e.ids) for e in encoded)
    feed = {name: np.zeros((len(batch), longest), dtype=np.int64) for name in ("pieces", "shapes", "hints", "counts")}
    for row, (tokens, e) in enumerate(zip(batch, encoded, strict=True)):
        size = len(e.ids)
        feed["pieces"][row, :size] = e.ids
        feed["counts"][row, :size] = 1
        shapes = [shape(t.text) for t in tokens]
        hints = [hint(t.ent, t.ent_start) for t in tokens]
        feed["shapes"][row, :size] = [0 if w is None else shapes[w] for w in e.word_ids]
        feed["hints"][row, :size] = [0 if w is None else hints[w] for w in e.word_ids]
    logits = session.run(None, feed)[0]
    scores = np.exp(logits - logits.max(-1, keepdims=True))
    scores /= scores.sum(-1, keepdims=True)
    found = []
    for row, e in enumerate(encoded):
        first: dict[int, int] = {}
        for piece, word in enumerate(e.word_ids):
            if word is not None:
                first.setdefault(word, piece)
        found.append(scores[row, [first[word] for word in sorted(first)]])
    return found


@cache
def _network() -> tuple[Any, Any]:
    """The tokenizer of all-MiniLM-L6-v2 and the ONNX session."""
    return models.word_pieces(_MAX_PIECES), models.session(models.MODELS / "ner" / "tagger.onnx")
