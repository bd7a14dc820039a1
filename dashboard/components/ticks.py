"""A concordance whose lines can be ticked, to say of which mentions something is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.concordance import Line
from dashboard import state
from dashboard.charts.text import counted
from dashboard.styles import read

if TYPE_CHECKING:
    from dashboard.frame import Frame

_SHOWN = 150  # lines; beyond this the page gets slow to paint and the list too long to read
_TICKED = "parallax_ticked"  # what the ticks are about, and the places ticked
Place = tuple[str, int]  # article_id, start

_mount = st.components.v2.component(
    "parallax_ticks",
    html="<div class='root'></div>\n",
    css=read("text.css", "concordance.css", "ticks.css"),
    js=read("text.js", "ticks.js"),
)


def ticked(about: str) -> tuple[Place, ...]:
    """The places ticked in the list about this, in order."""
    said, places = st.session_state.get(_TICKED, ("", ()))
    return places if said == about else ()


def tick(about: str, places: Sequence[Place]) -> None:
    """Tick these places and no others; for callbacks."""
    st.session_state[_TICKED] = (about, tuple(sorted(places)))


def show(frame: Frame, lines: Sequence[Line], title: str, about: str, key: str) -> None:
    """Draw the lines; "Read" opens the article there. `about` tells one list from another: ticks belong to one."""

    def changed() -> None:
        known = {place_id(line): (line.article_id, line.start) for line in lines}
        tick(about, [known[i] for i in st.session_state[key]["ticked"] or () if i in known])

    def opened() -> None:
        sentence_id = st.session_state[key]["read"]
        state.go("read", article=frame.sentences[sentence_id].article_id, sentence=sentence_id)

    _mount(key=key, data=content(frame, lines, title, about), on_ticked_change=changed, on_read_change=opened)


def content(frame: Frame, lines: Sequence[Line], title: str, about: str) -> dict[str, Any]:
    """What the component is given."""
    chosen = set(ticked(about))
    shown = [
        {
            "id": place_id(line),
            "sentence": line.sentence_id,
            "article": asdict(frame.cast[line.article_id]),
            "left": line.left,
            "keyword": line.keyword,
            "right": line.right,
            "ticked": (line.article_id, line.start) in chosen,
        }
        for line in lines[:_SHOWN]
    ]
    more = len(lines) - _SHOWN
    return {
        "title": title,
        "about": about,
        "count": counted(len(lines), "place"),
        "lines": shown,
        "more": f"and {more:,} more; switch articles off to see them" if more > 0 else None,
    }


def place_id(line: Line) -> str:
    """An id for a line that no other has."""
    return f"{line.article_id}:{line.start}"
