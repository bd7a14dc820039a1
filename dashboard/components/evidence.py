"""The list of sentences behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import state, voices
from dashboard.marks import Evidence, runs
from dashboard.styles import read

if TYPE_CHECKING:
    from dashboard.frame import Frame

_SHOWN = 60  # beyond this a list is not read but searched

_mount = st.components.v2.component(
    "parallax_evidence",
    html="<div class='root'></div>\n",
    css=read("text.css", "evidence.css"),
    js=read("text.js", "evidence.js"),
)


def show(frame: Frame, found: Sequence[Evidence], title: str, key: str, hint: str | None) -> None:
    """Draw the list; "Read in place" opens the article there."""

    def opened() -> None:
        sentence_id = st.session_state[key]["read"]
        state.go("read", article=frame.sentences[sentence_id].article_id, sentence=sentence_id)

    _mount(key=key, data=content(frame, found, title, hint), on_read_change=opened)


def content(frame: Frame, found: Sequence[Evidence], title: str, hint: str | None) -> dict[str, Any]:
    """What the component is given: text in pieces, nothing to be parsed."""
    items = []
    for item in found[:_SHOWN]:
        sentence = frame.sentences[item.sentence_id]
        member = frame.cast[sentence.article_id]
        items.append(
            {
                "id": item.sentence_id,
                "article": {"letter": member.letter, "colour": member.colour, "ink": member.ink, "title": member.title},
                "voice": voices.words(frame, sentence),
                "runs": runs(frame.articles[sentence.article_id].raw, sentence.start, sentence.end, item.marks),
                "note": item.note,
                "opened": item.sentence_id == frame.view.sentence,
            }
        )
    count = len(found)
    return {
        "title": title,
        "count": f"{count} sentence{'s' * (count != 1)}" if count else "",
        "hint": hint or "Choose a mark in the chart to see the sentences behind it.",
        "items": items,
        "more": f"and {count - _SHOWN} more; narrow the choice to see them" if count > _SHOWN else None,
    }
