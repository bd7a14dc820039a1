"""The table `framing`: the measures of each article on each target, by voice, with what they rest on.

Intervals are percentiles of a bootstrap over the sentences that speak of the target (Efron & Tibshirani 1993),
seeded by the article, target and voice, so that they depend neither on the other articles nor on their order; those
of shares are at least as wide as Wilson's.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from analysis import SEED
from analysis.framing.places import Places
from analysis.types import (
    Document,
    FrameScore,
    Framing,
    Role,
    Target,
    TargetMention,
    Tone,
    ToneScore,
    Voice,
    VoiceSpan,
)

VOICES = ("all", "author", "quoted")
FEWEST = 3  # sentences below which a share is not given
_RESAMPLES = 500
_INTERVAL = (2.5, 97.5)
_Z = 1.96


class _Counted(NamedTuple):
    """A measure: per sentence a numerator and a denominator; its value is the ratio of their sums."""

    measure: str
    over: np.ndarray
    under: np.ndarray


def summarise(
    documents: Sequence[Document],
    targets: Sequence[Target],
    target_mentions: Iterable[TargetMention],
    tone: Iterable[ToneScore],
    frames: Iterable[FrameScore],
    voices: Iterable[VoiceSpan],
) -> list[Framing]:
    """Rows for each article, target, voice (all, author, quoted) and measure, in that order.

    Measures: `mentions_per_100` (mentions per 100 sentences of the article), `tone` (mean of favourable less
    unfavourable probability, -1 to 1), `tone:unfavourable`, `tone:neutral`, `tone:favourable`, `tone:unsure` (shares
    of the sentences that speak of the target), `frame:ID` (the same, of frame ID), `agent`, `patient` (shares of the
    mentions), `quoted` (share of the mentions in somebody else's voice; voice "all" only). `n` is the number of
    sentences that speak of the target, for the shares of mentions the number of mentions. `value`, `low`, `high` are
    None where fewer than three sentences speak of the target; `mentions_per_100` is a count and always there.
    """
    places = Places(documents)
    by_key: dict[tuple[str, str], list[TargetMention]] = {}
    for mention in target_mentions:
        if mention.relation == "mention":
            by_key.setdefault((mention.article_id, mention.target_id), []).append(mention)
    toned = {(t.article_id, t.target_id, t.sentence_id): t for t in tone}
    framed: dict[str, set[str]] = {}
    frame_ids: dict[str, None] = {}
    for row in frames:
        framed.setdefault(row.sentence_id, set()).add(row.frame_id)
        frame_ids.setdefault(row.frame_id)
    rows = []
    for document in sorted(documents, key=lambda d: d.article_id):
        for target in targets:
            mentions = by_key.get((document.article_id, target.target_id), [])
            for voice in VOICES:
                said = [m for m in mentions if _in_voice(m.voice, voice)]
                measures = _measures(document, places, said, toned, framed, sorted(frame_ids), voice)
                rows += _rows(document, target.target_id, voice, said, measures)
    return rows


def _in_voice(voice: Voice, wanted: str) -> bool:
    return wanted == "all" or (voice is Voice.AUTHOR) == (wanted == "author")


def _measures(
    document: Document,
    places: Places,
    mentions: Sequence[TargetMention],
    toned: Mapping[tuple[str, str, str], ToneScore],
    framed: Mapping[str, set[str]],
    frame_ids: Sequence[str],
    voice: str,
) -> list[_Counted]:
    """Everything that is counted over the sentences with these mentions, sentence by sentence."""
    in_sentence: dict[int, list[TargetMention]] = {}
    for mention in mentions:
        number = places.sentence(document.article_id, mention.start)
        if number is not None:
            in_sentence.setdefault(number, []).append(mention)
    groups = [in_sentence[n] for n in sorted(in_sentence)]
    ids = [document.sentences[n].sentence_id for n in sorted(in_sentence)]
    ones = np.ones(len(ids))
    sizes = np.array([len(g) for g in groups], dtype=float)
    measures = [*_tone_measures(groups, ids, toned, voice)]
    measures += [
        _Counted(f"frame:{frame_id}", np.array([float(frame_id in framed.get(i, ())) for i in ids]), ones)
        for frame_id in frame_ids
    ]
    measures += [
        _Counted(role.value, np.array([sum(m.role is role for m in g) for g in groups], dtype=float), sizes)
        for role in (Role.AGENT, Role.PATIENT)
    ]
    if voice == "all":
        quoted = np.array([sum(m.voice is not Voice.AUTHOR for m in g) for g in groups], dtype=float)
        measures.append(_Counted("quoted", quoted, sizes))
    return measures


def _tone_measures(
    groups: Sequence[Sequence[TargetMention]],
    ids: Sequence[str],
    toned: Mapping[tuple[str, str, str], ToneScore],
    voice: str,
) -> list[_Counted]:
    """Tone over the sentences whose tone row stands in this voice."""
    rows = [toned.get((g[0].article_id, g[0].target_id, i)) for g, i in zip(groups, ids, strict=True)]
    counted = np.array([float(r is not None and _in_voice(r.voice, voice)) for r in rows])
    balance = np.array([0.0 if r is None else r.favourable - r.unfavourable for r in rows])
    measures = [_Counted("tone", balance * counted, counted)]
    for call in Tone:
        share = np.array([float(r is not None and r.tone is call) for r in rows])
        measures.append(_Counted(f"tone:{call.value}", share * counted, counted))
    return measures


def _rows(
    document: Document, target_id: str, voice: str, mentions: Sequence[TargetMention], measures: Sequence[_Counted]
) -> list[Framing]:
    article_id = document.article_id
    sentences = len(document.sentences)
    per_100 = round(100 * len(mentions) / sentences, 3) if sentences else None
    rows = [Framing(article_id, target_id, "mentions_per_100", per_100, None, None, len(mentions), voice)]
    seed = [SEED, zlib.crc32(f"{article_id}\n{target_id}\n{voice}".encode())]
    resamples: np.ndarray | None = None
    for counted in measures:
        n = int(counted.under.sum())
        value = low = high = None
        if int((counted.under > 0).sum()) >= FEWEST:
            if resamples is None:
                size = len(counted.under)
                resamples = np.random.default_rng(seed).multinomial(size, [1 / size] * size, _RESAMPLES)
            value = round(float(counted.over.sum() / counted.under.sum()), 4)
            under = resamples @ counted.under
            ratios = (resamples @ counted.over)[under > 0] / under[under > 0]
            low, high = (float(x) for x in np.percentile(ratios, _INTERVAL))
            if counted.measure != "tone":
                low, high = _at_least_wilson(value, n, low, high)
            low, high = round(low, 4), round(high, 4)
        rows.append(Framing(article_id, target_id, counted.measure, value, low, high, n, voice))
    return rows


def _at_least_wilson(share: float, n: int, low: float, high: float) -> tuple[float, float]:
    """The interval widened to Wilson's (1927): resampling "none of ten" gives none of ten every time."""
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    return min(low, max(0.0, middle - half)), max(high, min(1.0, middle + half))
