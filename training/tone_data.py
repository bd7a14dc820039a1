"""NewsMTSC as rows for training and checking: who holds what back, and how a result is scored."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np

LABELS = (2.0, 4.0, 6.0)  # unfavourable, neutral, favourable
HELD_BACK = 10  # one article in ten


def article_of(gid: str) -> str:
    """The part of a NewsMTSC id that names the article."""
    return "_".join(gid.split("_")[:3])


def read(path: Path) -> list[dict[str, Any]]:
    """One row per target: text, spans (the annotated mention first), label 0..2, held (in the held-back tenth)."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        held = zlib.crc32(article_of(item["primary_gid"]).encode()) % HELD_BACK == 0
        for target in item["targets"]:
            spans = [(m["from"], m["to"]) for m in (target, *target.get("further_mentions", ()))]
            label = LABELS.index(target["polarity"])
            rows.append({"text": item["sentence_normalized"], "spans": spans, "label": label, "held": held})
    return rows


def macro_f1(gold: np.ndarray, guess: np.ndarray) -> float:
    """Mean F1 over the three labels."""
    scores = []
    for label in range(len(LABELS)):
        hit = int(((gold == label) & (guess == label)).sum())
        scores.append(2 * hit / max(1, int((gold == label).sum() + (guess == label).sum())))
    return float(np.mean(scores))
