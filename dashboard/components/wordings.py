"""How each article words one claim, side by side: what no other wording has is marked, figures that differ too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.claims.centrality import stem, stems
from analysis.claims.conflicts import Conflict
from dashboard import state, voices
from dashboard.marks import Mark, runs
from dashboard.styles import read
from dashboard.words import listed, sentence

if TYPE_CHECKING:
    from dashboard.frame import Frame

_SHOWN = 24  # wordings: beyond, a claim is searched and not read

_mount = st.components.v2.component(
    "parallax_wordings",
    html="<div class='root'></div>\n",
    css=read("text.css", "wordings.css"),
    js=read("text.js", "wordings.js"),
)


def show(frame: Frame, title: str, ids: Sequence[str], conflicts: Sequence[Conflict], key: str) -> None:
    """Draw the wordings of a claim; "Read in place" opens the article there."""

    def opened() -> None:
        sentence_id = st.session_state[key]["read"]
        state.go("read", article=frame.sentences[sentence_id].article_id, sentence=sentence_id)

    _mount(key=key, data=content(frame, title, ids, conflicts), on_read_change=opened)


def content(frame: Frame, title: str, ids: Sequence[str], conflicts: Sequence[Conflict]) -> dict[str, Any]:
    """What the component is given: sentences that are the same word for word stand together."""
    same: dict[str, list[str]] = {}
    for sentence_id in ids:
        same.setdefault(" ".join(frame.sentences[sentence_id].text.casefold().split()), []).append(sentence_id)
    kept = list(same.values())
    figures: dict[str, list[Mark]] = {}
    for figure in (f for c in conflicts for f in c.figures):
        mark = Mark(figure.start, figure.end, "hit", "figures that differ")
        figures.setdefault(figure.sentence_id, []).append(mark)
    items = []
    for own in kept[:_SHOWN]:
        first = frame.sentences[own[0]]
        elsewhere = (frame.sentences[o[0]].text for o in kept if o is not own and not _within(frame, o, own))
        marks = [*figures.get(own[0], ()), *_differing(first.text, first.start, elsewhere)]
        items.append(
            {
                "id": own[0],
                "articles": [asdict(frame.cast[frame.sentences[i].article_id]) for i in own],
                "voice": voices.words(frame, first),
                "runs": runs(frame.articles[first.article_id].raw, first.start, first.end, marks),
                "opened": own[0] == frame.view.sentence,
            }
        )
    return {
        "title": title,
        "note": "Underlined: words that no other article's wording has." if len(kept) > 1 else "",
        "conflicts": [_conflict(frame, c) for c in conflicts],
        "items": items,
        "more": f"and {len(kept) - _SHOWN} more wordings; switch articles off to see them"
        if len(kept) > _SHOWN
        else None,
    }


def _within(frame: Frame, other: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a wording stands in no article but those of `own`."""
    articles = {frame.sentences[i].article_id for i in own}
    return {frame.sentences[i].article_id for i in other} <= articles


def _differing(text: str, start: int, others: Iterable[str]) -> list[Mark]:
    """The content words of a sentence that none of the others has."""
    known = frozenset().union(*(stems(o) for o in others))
    own = stems(text) - known
    found = re.finditer(r"[^\W_]+(?:[’'][^\W\d_]+)?", text)
    return [Mark(start + m.start(), start + m.end(), "diff") for m in found if stem(m.group()) in own]


def _conflict(frame: Frame, conflict: Conflict) -> str:
    """What is given where: "Dollars: $400 billion in A, $250 billion in C." """
    where: dict[str, dict[str, None]] = {}
    for figure in conflict.figures:
        where.setdefault(figure.text, {})[frame.cast[figure.article_id].letter] = None
    said = ", ".join(f"{text} in {listed(list(letters)[:8])}" for text, letters in where.items())
    return f"{sentence(conflict.unit)}: {said}."
