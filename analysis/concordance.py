"""Keyword in context (KWIC): every place a name or term stands at, with the words around it (Luhn 1960)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

CONTEXT = 70  # characters each side: what fits beside the keyword on one line of a laptop's screen


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a concordance: `keyword` is `raw[start:end]`, `left` and `right` stay in its sentence."""

    article_id: str
    sentence_id: str
    start: int
    end: int
    left: str
    keyword: str
    right: str


def concordance(
    places: Iterable[tuple[str, int, int, str]],
    raws: Mapping[str, str],
    bounds: Mapping[str, tuple[int, int]],
    context: int = CONTEXT,
) -> list[Line]:
    """One line for each place `(article_id, start, end, sentence_id)`, sorted by article and place.

    `raws` maps article ids to raw texts, `bounds` sentence ids to their `(start, end)`. The context is cut at a space
    and marked with an ellipsis where the sentence goes on; white space is shown as single spaces.
    """
    lines = []
    for article_id, start, end, sentence_id in sorted(places):
        raw = raws[article_id]
        first, last = bounds[sentence_id]
        left, right = _one_line(raw[first:start]), _one_line(raw[end : max(end, last)])
        if len(left) > context:
            left = "… " + left[-context:].partition(" ")[2]
        if len(right) > context:
            right = right[:context].rpartition(" ")[0] + " …"
        lines.append(Line(article_id, sentence_id, start, end, left, _one_line(raw[start:end]), right))
    return lines


def _one_line(text: str) -> str:
    """`text` with runs of white space as one space; one that opens or closes it stays, for it parts the words."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")
