"""A sentence with one target marked, as the tone model reads it: training and use share this.

The model sees word pieces `[CLS] left <target> right [SEP]` with a marker piece on each side of the target (Gao et
al. 2019 call marking of this kind target-dependent BERT). The markers are two unused ids of the vocabulary, so that
the encoder's tokenizer stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

MAX_PIECES = 128  # [CLS], the markers and [SEP] included
OPEN, CLOSE = 1, 2  # [unused0], [unused1] of the BERT vocabulary
PAD, CLS, SEP = 0, 101, 102
_FRAME = 4  # [CLS], two markers, [SEP]


class Marked(NamedTuple):
    """Word-piece `ids` of a marked sentence; the target's own pieces are `ids[first:last]`."""

    ids: list[int]
    first: int
    last: int


def mark(tokenizer: Any, text: str, start: int, end: int) -> Marked:
    """Mark `text[start:end]`. Of a text that is too long the stretch around the target is kept.

    `tokenizer` is a `tokenizers.Tokenizer` without truncation or padding.
    """
    encoded = tokenizer.encode(text, add_special_tokens=False)
    spans = encoded.offsets
    inside = [n for n, (a, b) in enumerate(spans) if a < end and b > start]
    first = inside[0] if inside else sum(b <= start for _, b in spans)
    last = min(inside[-1] + 1 if inside else first, first + MAX_PIECES - _FRAME)
    room = MAX_PIECES - _FRAME - (last - first)
    left, right = first, len(spans) - last
    take_right = min(right, max(room - left, room // 2))
    take_left = min(left, room - take_right)
    ids = [
        CLS,
        *encoded.ids[first - take_left : first],
        OPEN,
        *encoded.ids[first:last],
        CLOSE,
        *encoded.ids[last : last + take_right],
        SEP,
    ]
    at = take_left + 2
    return Marked(ids, at, at + last - first)


def batch(rows: Sequence[Marked]) -> dict[str, np.ndarray]:
    """Padded int64 arrays of shape (rows, longest): `input_ids`, `attention_mask`, `target_mask` (1 on the target and
    its markers)."""
    longest = max(len(r.ids) for r in rows)
    arrays = {k: np.zeros((len(rows), longest), dtype=np.int64) for k in ("input_ids", "attention_mask", "target_mask")}
    for n, row in enumerate(rows):
        arrays["input_ids"][n, : len(row.ids)] = row.ids
        arrays["attention_mask"][n, : len(row.ids)] = 1
        arrays["target_mask"][n, row.first - 1 : row.last + 1] = 1
    return arrays
