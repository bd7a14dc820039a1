"""How a sentence speaks of a target: a small model of the project's own, run by onnxruntime.

The model (data/models/tone, made by training/train_tone.py) reads one sentence with one mention marked. Its
probabilities are calibrated by a temperature (Guo et al. 2017); a call whose probability stays below the threshold
of calibration.json is `unsure`. Both come from articles held back from training; docs/method/tone.md has the figures
and the limits.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from analysis import models
from analysis.framing.marking import batch, mark
from analysis.framing.places import Places
from analysis.types import Document, TargetMention, Tone, ToneScore, Voice, VoiceSpan

_WORKERS = 4
_MOST = 2  # mentions of one target scored in a sentence; more change the mean little and cost time
_NEUTRAL = 0.5  # share of neutral sentences taken for granted in articles
_CALLS = (Tone.UNFAVOURABLE, Tone.NEUTRAL, Tone.FAVOURABLE)


class _Model(NamedTuple):
    tokenizer: Any
    session: Any
    temperature: float
    unsure_below: float
    neutral_share: float  # of the training data


def score_tone(
    documents: Iterable[Document], target_mentions: Iterable[TargetMention], voices: Iterable[VoiceSpan]
) -> list[ToneScore]:
    """One row for each sentence and target it mentions, sorted by (article_id, place, target_id).

    Several mentions of a target in a sentence are scored one by one and their logits averaged. The row's voice is
    the one that most of these mentions stand in, the author's where as many stand in it. Predicates and appositions
    are no mentions.
    """
    places = Places(documents)
    found: dict[tuple[str, int, str], list[TargetMention]] = {}
    for mention in target_mentions:
        if mention.relation == "mention" and (number := places.sentence(mention.article_id, mention.start)) is not None:
            found.setdefault((mention.article_id, number, mention.target_id), []).append(mention)
    keys = sorted(found)
    marked: list[tuple[str, int, int]] = []
    owner: list[int] = []
    for n, key in enumerate(keys):
        sentence = places.sentences(key[0])[key[1]]
        for mention in found[key][:_MOST]:
            marked.append(
                (sentence.text, mention.start - sentence.start, min(mention.end, sentence.end) - sentence.start)
            )
            owner.append(n)
    logits = _logits(marked)
    rows = []
    owners = np.array(owner)
    for n, (article_id, number, target_id) in enumerate(keys):
        shares = _for_articles(_probabilities(logits[owners == n].mean(axis=0, keepdims=True)))[0]
        rows.append(
            ToneScore(
                article_id=article_id,
                target_id=target_id,
                sentence_id=places.sentences(article_id)[number].sentence_id,
                unfavourable=float(shares[0]),
                neutral=float(shares[1]),
                favourable=float(shares[2]),
                tone=_call(shares),
                voice=_voice(found[article_id, number, target_id]),
            )
        )
    return rows


def score_texts(rows: Iterable[Mapping[str, Any]], size: int = 512) -> Iterator[dict[str, Any]]:
    """Each row {text, start, end, ...} with unfavourable, neutral, favourable (probabilities), tone and unsure added.

    `tone` is the likeliest of the three, `unsure` says that its probability is too low for a call. `[start, end)` is
    the target's place in the text. Rows come back in their order, `size` of them scored at a time.
    """
    waiting: list[Mapping[str, Any]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == size:
            yield from _scored(waiting)
            waiting = []
    yield from _scored(waiting)


def _scored(rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    shares = _probabilities(_logits([(r["text"], r["start"], r["end"]) for r in rows]))
    for row, share in zip(rows, shares, strict=True):
        likeliest = _CALLS[int(share.argmax())]
        numbers = {call.value: round(float(p), 4) for call, p in zip(_CALLS, share, strict=True)}
        yield {**row, **numbers, "tone": likeliest.value, "unsure": _call(share) is Tone.UNSURE}


def _logits(marked: Sequence[tuple[str, int, int]]) -> np.ndarray:
    """Logits of shape (rows, 3) for (text, start, end).

    Rows go through the model one by one: it rounds its activations to int8 by their range, so that in a batch a row's
    figures would depend on its neighbours; and nothing is padded. On one sentence the runtime's own threads spend more
    time waiting than working, so the cores each take sentences of their own.
    """
    if not marked:
        return np.zeros((0, len(_CALLS)), dtype=np.float32)
    model = _model()

    def run(row: tuple[str, int, int]) -> np.ndarray:
        return np.asarray(model.session.run(["logits"], batch([mark(model.tokenizer, *row)]))[0][0])

    with ThreadPoolExecutor(min(_WORKERS, os.cpu_count() or 1)) as pool:
        return np.stack(list(pool.map(run, marked)))


def _probabilities(logits: np.ndarray) -> np.ndarray:
    if not len(logits):
        return logits
    scaled = logits.astype(np.float64) / _model().temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(np.round(powers / powers.sum(axis=1, keepdims=True), 4))


def _for_articles(shares: np.ndarray) -> np.ndarray:
    """The probabilities under the prior of articles in place of the training data's."""
    trained = _model().neutral_share
    shifted = shares * [1.0, _NEUTRAL / (1 - _NEUTRAL) * (1 - trained) / trained, 1.0]
    return np.asarray(np.round(shifted / shifted.sum(axis=1, keepdims=True), 4))


def _call(shares: np.ndarray) -> Tone:
    best = int(shares.argmax())
    return _CALLS[best] if shares[best] >= _model().unsure_below else Tone.UNSURE


def _voice(mentions: Sequence[TargetMention]) -> Voice:
    voices = [m.voice for m in mentions]
    return max(Voice, key=lambda v: (voices.count(v), v is Voice.AUTHOR))


@cache
def _model() -> _Model:
    folder = models.MODELS / "tone"
    settings = json.loads(models.need(folder / "calibration.json").read_text(encoding="utf-8"))
    tokenizer, session = models.word_pieces(), models.session(folder / "model.onnx", threads=1)
    return _Model(tokenizer, session, *(float(settings[k]) for k in _Model._fields[2:]))
