"""Pieces that several pages share: the answer in words, a chart whose marks open, evidence, notices, empty states."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.errors import AnalysisError
from dashboard import export, state
from dashboard.components import evidence as evidence_view
from dashboard.marks import Evidence as Evidence
from dashboard.words import count

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from analysis.types import Frame as Frame_
    from dashboard.frame import Frame


def lede(words: str, aside: str | None = None) -> None:
    """The page's answer: one sentence with the figures in it, plain text; `aside` is a quieter line below it.

    The full stop may be left out.
    """
    words += "" if words.endswith((".", "?", "!", "…")) else "."
    more = f"<p class='aside'>{html.escape(aside)}</p>" if aside else ""
    st.html(f"<div class='lede'><h1>{html.escape(words)}</h1>{more}</div>")


def hint(words: str) -> None:
    """A line for a first visit: what this is and what to try."""
    st.html(f"<p class='first'>{html.escape(words)}</p>")


def note(words: str) -> None:
    """A quiet line below a view."""
    st.html(f"<p class='quiet-note'>{html.escape(words)}</p>")


def aside(title: str, words: str) -> None:
    """A quiet explanation beside a view."""
    st.html(f"<div class='definitions'><h3>{html.escape(title)}</h3><p>{html.escape(words)}</p></div>")


def section(title: str, about: str | None = None) -> None:
    """A heading for one view; `about` says in a line what is drawn and how to read it."""
    more = f"<p class='about'>{html.escape(about)}</p>" if about else ""
    st.html(f"<div class='section'><h2>{html.escape(title)}</h2>{more}</div>")


def two_columns(wide: float = 1.65) -> Sequence[Any]:
    """Chart to the left, evidence to the right; one under the other on a phone."""
    return st.columns([wide, 1], gap="large")


def chart(
    figure: go.Figure,
    key: str,
    alt: str,
    pick: Callable[[Any], Mapping[str, str | None]] | None = None,
) -> None:
    """A plotly figure. A click on a mark changes the view by what `pick` makes of the mark's `customdata`.

    `alt` says what the chart shows, made from its data.
    """
    config = {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": export.image_format(), "filename": key, "scale": 2},
    }
    if pick is None:
        st.plotly_chart(figure, key=key, theme=None, config=config, alt=alt)
        return

    def chosen() -> None:
        points = st.session_state[key]["selection"]["points"]
        data = points[0].get("customdata") if points else None
        if data is not None:  # a mark with nothing behind it has none
            state.change(**pick(data[0] if isinstance(data, list) and len(data) == 1 else data))

    st.plotly_chart(figure, key=key, theme=None, config=config, alt=alt, on_select=chosen, selection_mode="points")


def pick_filter(name: str = "pick") -> Callable[[Any], dict[str, str | None]]:
    """For `chart`: the mark's customdata (one id as text) becomes the page's filter `name` in the link."""
    return lambda data: {name: str(data), "sentence": None}


def evidence(frame: Frame, found: Iterable[Evidence], title: str, key: str, hint: str | None = None) -> None:
    """The sentences behind what is chosen, each with its article, voice and marks, and a way to read it in place.

    `hint` is shown where there are none.
    """
    evidence_view.show(frame, list(found), title, key, hint)


def definitions(codebook: Sequence[Frame_], shown: Collection[str], key: str) -> None:
    """The definitions of the frames, to be read beside the map; those of other than `shown` (ids) are folded."""
    rows = {
        there: "".join(
            f"<dt>{html.escape(f.name)}</dt><dd>{html.escape(f.definition)}</dd>"
            for f in codebook
            if (f.frame_id in shown) == there
        )
        for there in (True, False)
    }
    more = f"<details><summary>The frames not found</summary><dl>{rows[False]}</dl></details>" if rows[False] else ""
    with st.container(key=key):
        st.html(f"<div class='definitions'><h3>What the frames mean</h3><dl>{rows[True]}</dl>{more}</div>")


def notice(words: str) -> None:
    """A line the reader must not miss."""
    st.html(f"<p class='notice' role='status'>{html.escape(words)}</p>")


def say(words: str | None) -> None:
    """A notice where there is one to make; its place is kept either way."""
    with st.container():
        if words:
            notice(words)


def empty(title: str, words: str) -> None:
    """A designed nothing: what is missing and what to do about it."""
    st.html(f"<div class='empty'><h2>{html.escape(title)}</h2><p>{html.escape(words)}</p></div>")


def working(articles: int) -> None:
    """What is being done while a visitor waits."""
    st.html(
        f"<div class='lede'><h1>Reading {count(articles, 'article')}</h1><p class='aside'>Parallax shows how each "
        "article frames the same story, with the sentences behind every number. This takes some seconds the first "
        "time; afterwards everything is at hand.</p></div>"
    )


def problem(error: AnalysisError) -> None:
    """Something the visitor can put right."""
    hint = f"<p>{html.escape(error.hint)}</p>" if error.hint else ""
    st.html(f"<div class='empty' role='alert'><h2>{html.escape(error.message)}</h2>{hint}</div>")
