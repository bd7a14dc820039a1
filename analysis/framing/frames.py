"""Which frames of a codebook a sentence and an article carry.

A sentence's evidence for a frame is of two kinds: telling words, weighted by how rare they are in the corpus, and
closeness of its vector to the frame's definition and examples, taken against the mean over the codebook's frames (so
that a sentence close to everything is evidence for nothing). A logistic function joins both into a score in [0, 1];
its few constants are calibrated as docs/method/frames.md says. A frame is found in a sentence from a score of one
half.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from analysis import language
from analysis.framing.places import Places
from analysis.framing.telling import Hit, Words, find_words, rarity
from analysis.types import ArticleFrame, Document, Frame, FrameScore, TargetMention

FOUND = 0.5
# Chosen on the tuning half of tests/quality/frame_articles.json and on a coded story; macro-F1 stays within .03 over
# words 3 to 5 with closeness 12 to 16.
_BIAS, _WORDS, _CLOSE = -3.2, 4.0, 12.0
_NEAR = 0.35  # cosine from which an example is named as a reason
# An article has a frame where its sentences' scores add up to a tenth of their number and a bit: the bit keeps one
# sentence from deciding for a short article. Gives long news four of the generic frames, short news two to three.
_PRESENT_SHARE, _PRESENT_LEAST = 0.1, 0.15
_FEWEST = 5  # sentences below which an article is too short to say what it is about


class Prototypes(NamedTuple):
    """The vectors of a codebook: `vectors` of shape (texts, size), the frame each belongs to, and its text."""

    vectors: np.ndarray
    frames: tuple[int, ...]
    texts: tuple[str, ...]


def score_frames(
    documents: Sequence[Document],
    codebook: Sequence[Frame],
    vectors: Mapping[str, np.ndarray],
    target_mentions: Iterable[TargetMention],
) -> tuple[list[FrameScore], list[ArticleFrame]]:
    """The frames found in each sentence, and how much of each article is about each frame.

    `vectors` maps an article's id to its sentence vectors, shape (sentences, size), as `language.encode` makes them.
    Rows are sorted by (article_id, place of the sentence, frame's place in the codebook); a sentence has a row for a
    frame only where its score reaches one half. `ArticleFrame.present` is None in articles of fewer than five
    sentences.
    """
    if not codebook or not documents:
        return [], []
    ordered = sorted(documents, key=lambda d: d.article_id)
    spoken = _targets(ordered, target_mentions)
    prototypes = _prototypes(codebook)
    words = Words(codebook)
    hits = {d.article_id: find_words(d, words) for d in ordered}
    weights = rarity([h for d in ordered for h in hits[d.article_id]])
    rows: list[FrameScore] = []
    articles: list[ArticleFrame] = []
    for document in ordered:
        close = _closeness(vectors[document.article_id], prototypes, len(codebook))
        scores = _scores(hits[document.article_id], weights, close.relative)
        for n, sentence in enumerate(document.sentences):
            for f, frame in enumerate(codebook):
                if scores[n, f] >= FOUND:
                    because = _because(hits[document.article_id][n][f], close, n, f, prototypes)
                    targets = spoken.get((document.article_id, n), ())
                    rows.append(
                        FrameScore(
                            sentence.sentence_id,
                            document.article_id,
                            frame.frame_id,
                            round(float(scores[n, f]), 3),
                            because,
                            targets,
                        )
                    )
        articles += _article(document.article_id, codebook, scores)
    return rows, articles


class Closeness(NamedTuple):
    """Of each sentence to each frame, shape (sentences, frames): the cosine of the closest text, the same less the
    mean over the frames, and that text's number."""

    cosine: np.ndarray
    relative: np.ndarray
    nearest: np.ndarray


def _prototypes(codebook: Sequence[Frame]) -> Prototypes:
    pairs = [(n, text) for n, f in enumerate(codebook) for text in (f"{f.name}. {f.definition}", *f.examples)]
    texts = tuple(text for _, text in pairs)
    return Prototypes(language.encode(texts), tuple(n for n, _ in pairs), texts)


def _closeness(sentences: np.ndarray, prototypes: Prototypes, frames: int) -> Closeness:
    cosines = sentences @ prototypes.vectors.T
    shape = (len(sentences), frames)
    best, nearest = np.zeros(shape), np.zeros(shape, dtype=int)
    owners = np.array(prototypes.frames)
    for frame in range(frames):
        columns = np.flatnonzero(owners == frame)
        part = cosines[:, columns]
        best[:, frame] = part.max(axis=1, initial=-1.0)
        nearest[:, frame] = columns[part.argmax(axis=1)]
    return Closeness(best, best - best.mean(axis=1, keepdims=True), nearest)


def _scores(hits: Sequence[Sequence[Sequence[Hit]]], weights: Mapping[str, float], relative: np.ndarray) -> np.ndarray:
    """Scores in [0, 1], shape (sentences, frames). A word that comes again in a sentence counts once."""
    words = np.array([[sum(weights[e] for e in {h.entry for h in frame}) for frame in sentence] for sentence in hits])
    if not words.size:
        return np.zeros(relative.shape)
    return np.asarray(1 / (1 + np.exp(-(_BIAS + _WORDS * words + _CLOSE * relative))))


def _because(hits: Sequence[Hit], close: Closeness, n: int, f: int, prototypes: Prototypes) -> tuple[str, ...]:
    """The words as written, then the definition or example that the sentence is close to."""
    reasons = list(dict.fromkeys(h.text for h in hits))
    if close.cosine[n, f] >= _NEAR or not reasons:
        reasons.append(f"close to: {prototypes.texts[int(close.nearest[n, f])]}")
    return tuple(reasons)


def _article(article_id: str, codebook: Sequence[Frame], scores: np.ndarray) -> list[ArticleFrame]:
    rows = []
    sentences = len(scores)
    for f, frame in enumerate(codebook):
        found = int((scores[:, f] >= FOUND).sum()) if sentences else 0
        share = found / sentences if sentences else 0.0
        mean = float(scores[:, f].mean()) if sentences else 0.0
        enough = _PRESENT_SHARE * sentences + _PRESENT_LEAST
        present = None if sentences < _FEWEST else bool(scores[:, f].sum() >= enough)
        rows.append(ArticleFrame(article_id, frame.frame_id, round(share, 4), round(mean, 4), present))
    return rows


def _targets(
    documents: Sequence[Document], mentions: Iterable[TargetMention]
) -> dict[tuple[str, int], tuple[str, ...]]:
    """The targets spoken of in each sentence, by (article_id, number of the sentence)."""
    places = Places(documents)
    found: dict[tuple[str, int], set[str]] = {}
    for mention in mentions:
        number = places.sentence(mention.article_id, mention.start)
        if number is not None:
            found.setdefault((mention.article_id, number), set()).add(mention.target_id)
    return {place: tuple(sorted(ids)) for place, ids in found.items()}
