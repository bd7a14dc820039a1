"""Passages that two articles share, side by side, their differing words marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.types import Passage
from dashboard import state
from dashboard.charts.text import counted
from dashboard.marks import runs
from dashboard.reading import differing_words, long_runs
from dashboard.styles import read
from dashboard.wording import common_words

if TYPE_CHECKING:
    from dashboard.frame import Frame

_SHOWN = 30
KINDS = {"verbatim": "word for word", "reworded": "the same in other words, by meaning"}

_mount = st.components.v2.component(
    "parallax_passages",
    html="<div class='root'></div>\n",
    css=read("text.css", "passages.css"),
    js=read("text.js", "passages.js"),
)


def show(frame: Frame, found: Sequence[Passage], key: str, reject: Callable[[Passage], None]) -> None:
    """Draw the passages; "Read side by side" opens both articles there, "Not the same" hands one to `reject`."""

    def opened() -> None:
        passage = found[int(st.session_state[key]["read"])]
        at = frame.sentence_ids(passage.left_id, passage.left_start, passage.left_end)
        state.go("read", article=passage.left_id, beside=passage.right_id, sentence=at[0] if at else None)

    def rejected() -> None:
        reject(found[int(st.session_state[key]["reject"])])

    _mount(key=key, data=content(frame, found), on_read_change=opened, on_reject_change=rejected)


def content(frame: Frame, found: Sequence[Passage]) -> dict[str, Any]:
    """What the component is given."""
    items = [{"id": str(n), **_item(frame, passage)} for n, passage in enumerate(found[:_SHOWN])]
    more = f"and {len(found) - _SHOWN} more; choose a pair to see its own" if len(found) > _SHOWN else None
    return {"items": items, "more": more}


def _item(frame: Frame, p: Passage) -> dict[str, Any]:
    left, right = frame.articles[p.left_id].raw, frame.articles[p.right_id].raw
    texts = left[p.left_start : p.left_end], right[p.right_start : p.right_end]
    at = p.left_start, p.right_start
    if p.kind == "reworded":
        marks = common_words(*texts, *at)
    else:
        differ, long = differing_words(*texts, *at), long_runs(*texts, *at)
        marks = differ[0] + long[0], differ[1] + long[1]
    sides = [
        {"article": asdict(frame.cast[p.left_id]), "runs": runs(left, p.left_start, p.left_end, marks[0])},
        {"article": asdict(frame.cast[p.right_id]), "runs": runs(right, p.right_start, p.right_end, marks[1])},
    ]
    words = counted(len(texts[0].split()), "word")
    return {"about": f"{words}, {KINDS.get(p.kind, p.kind)}; likeness {p.score:.2f} of 1", "sides": sides}
