"""How each article words one claim, side by side: what no other wording has is marked, figures that differ too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.claims.centrality import stems
from analysis.claims.conflicts import Conflict
from dashboard import state, voices
from dashboard.marks import Mark, runs
from dashboard.styles import read
from dashboard.words import listed, sentence

if TYPE_CHECKING:
    from dashboard.frame import Frame

_SHOWN = 24  # wordings: beyond, a claim is searched and not read
_NOTE = (
    "Underlined: words that no other article's wording has. Match: how likely it is, as estimated, that the sentence "
    "says the same as those of the other articles."
)
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[’'][^\W\d_]+)?")  # a figure is one word, as it is read

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
    likely = _scores(frame, ids)
    figures: dict[str, list[Mark]] = {}
    for figure in (f for c in conflicts for f in c.figures):
        mark = Mark(figure.start, figure.end, "hit", "figures that differ")
        figures.setdefault(figure.sentence_id, []).append(mark)
    items = []
    for own in kept[:_SHOWN]:
        first = frame.sentences[own[0]]
        others = [frame.sentences[o[0]].text for o in kept if o is not own and not _within(frame, o, own)]
        marks = [*figures.get(own[0], ()), *(_differing(first.text, first.start, others) if others else ())]
        items.append(
            {
                "id": own[0],
                "articles": [asdict(frame.cast[frame.sentences[i].article_id]) for i in own],
                "voice": voices.words(frame, first),
                "likely": _likely(likely[own[0]]) if len(kept) > 1 and own[0] in likely else "",
                "runs": runs(frame.articles[first.article_id].raw, first.start, first.end, marks),
                "opened": own[0] == frame.view.sentence,
            }
        )
    return {
        "title": title,
        "picked": frame.view.filter("pick") or "",
        "note": _NOTE if len(kept) > 1 else "" if len(ids) < 2 else "All have it word for word.",
        "conflicts": [_conflict(frame, c) for c in conflicts],
        "items": items,
        "more": f"and {len(kept) - _SHOWN} more wordings; switch articles off to see them"
        if len(kept) > _SHOWN
        else None,
    }


def _scores(frame: Frame, ids: Sequence[str]) -> dict[str, float | None]:
    """How likely each sentence of a claim says the same as the others; None where the analyst put it there."""
    wanted = set(ids)
    rows = [r for r in frame.analysis.claim_sentences if r.sentence_id in wanted]
    claims = Counter(r.claim_id for r in rows)  # a sentence put in by hand may stand in another claim too
    return {r.sentence_id: r.score for r in rows if claims[r.claim_id] == max(claims.values())}


def _likely(score: float | None) -> str:
    """How firmly a wording belongs to the statement."""
    return "put here by you" if score is None else f"match {score:.2f} of 1"


def _within(frame: Frame, other: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a wording stands in no article but those of `own`."""
    articles = {frame.sentences[i].article_id for i in own}
    return {frame.sentences[i].article_id for i in other} <= articles


def _differing(text: str, start: int, others: Iterable[str]) -> list[Mark]:
    """The content words of a sentence that none of the others has."""
    known = frozenset().union(*(stems(o) for o in others))
    own = stems(text) - known
    return [Mark(start + m.start(), start + m.end(), "diff") for m in _WORD.finditer(text) if own & stems(m.group())]


def _conflict(frame: Frame, conflict: Conflict) -> str:
    """What is given where: "Dollars: $400 billion in A, $250 billion in C." """
    where: dict[str, dict[str, None]] = {}
    for figure in conflict.figures:
        where.setdefault(figure.text, {})[frame.cast[figure.article_id].letter] = None
    said = ", ".join(f"{text} in {listed(list(letters)[:8])}" for text, letters in where.items())
    return f"{sentence(conflict.unit)}: {said}."
