"""Cutting a stretch of text into runs that carry marks. Pure: no streamlit here.

Browsers count characters differently (UTF-16), so offsets are resolved here and only pieces of text are sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """`[start, end)` in the article's raw text is of a `kind` (a class name of the stylesheet); `note` says why."""

    start: int
    end: int
    kind: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with what is marked in it; `note` is a line below it (what fired, a probability)."""

    sentence_id: str
    marks: tuple[Mark, ...] = ()
    note: str | None = None


def runs(raw: str, start: int, end: int, marks: Iterable[Mark] = ()) -> list[dict[str, Any]]:
    """The text `raw[start:end]` as pieces `{"t": text, "k": [kinds], "n": notes}`; together they are the text.

    Line breaks inside become spaces: a wrapped line is no paragraph.
    """
    inside = [m for m in marks if m.start < end and m.end > start and m.end > m.start]
    cuts = sorted({start, end, *(c for m in inside for c in (m.start, m.end) if start < c < end)})
    pieces = []
    for left, right in pairwise(cuts):
        over = [m for m in inside if m.start <= left and m.end >= right]
        kinds = list(dict.fromkeys(m.kind for m in over))
        notes = list(dict.fromkeys(m.note for m in over if m.note))
        pieces.append({"t": raw[left:right].replace("\n", " "), "k": kinds, "n": "; ".join(notes)})
    return pieces
