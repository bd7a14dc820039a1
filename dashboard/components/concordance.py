"""Every place a name or term stands at, its words lined up (keyword in context)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.concordance import Line
from dashboard import state
from dashboard.styles import read

if TYPE_CHECKING:
    from dashboard.frame import Frame

_SHOWN = 150  # lines; beyond this the page gets slow to paint and the list too long to read

_mount = st.components.v2.component(
    "parallax_concordance",
    html="<div class='root'></div>\n",
    css=read("text.css", "concordance.css"),
    js=read("text.js", "concordance.js"),
)


def show(frame: Frame, lines: Sequence[Line], title: str, key: str) -> None:
    """Draw the lines; "Read" opens the article there."""

    def opened() -> None:
        sentence_id = st.session_state[key]["read"]
        state.go("read", article=frame.sentences[sentence_id].article_id, sentence=sentence_id)

    _mount(key=key, data=content(frame, lines, title), on_read_change=opened)


def content(frame: Frame, lines: Sequence[Line], title: str) -> dict[str, Any]:
    """What the component is given."""
    shown = []
    for line in lines[:_SHOWN]:
        member = frame.cast[line.article_id]
        article = {"letter": member.letter, "colour": member.colour, "ink": member.ink, "title": member.title}
        words = {"left": line.left, "keyword": line.keyword, "right": line.right}
        shown.append({"id": line.sentence_id, "article": article, **words})
    count = len(lines)
    return {
        "title": title,
        "count": f"{count} place{'s' * (count != 1)}",
        "lines": shown,
        "more": f"and {count - _SHOWN} more; switch articles off to see them" if count > _SHOWN else None,
    }
