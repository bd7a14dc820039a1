"""Whom the articles cite, and which sources several of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import citing, controls, parts
from dashboard.charts.source_table import MOST_ROWS, source_alt, source_rows, source_table
from dashboard.frame import Frame
from dashboard.words import count, listed, number, sentence

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

KINDS = {
    "all": "all",
    "person": "people",
    "organisation": "organisations",
    "outlet": "outlets",
    "anonymous": "unnamed",
}
_NAMED_FIRST = 3


def show(frame: Frame, words: DeltaGenerator, row: DeltaGenerator) -> None:
    """Draw the view."""
    sources, units = frame.table("sources"), [frame.cast[a] for a in frame.on]
    if sources.empty:
        with words:
            parts.lede("No sources were found.")
        parts.empty("Nobody is cited", "No words are attributed to anybody, and no other source is credited or linked.")
        return
    with words:
        parts.lede(_lede(frame, sources))
    with row:
        kind = controls.choice(
            frame,
            "kind",
            "Kind of source",
            KINDS,
            drops=("source", "in"),
            help="Unnamed: nobody can tell from the words who it is (“analysts”, “officials”).",
        )
        own = sources if kind == "all" else sources[sources["kind"] == kind]
        listed_sources = source_rows(own, units)
        names = {str(s): str(s) for s in listed_sources["source"]}
        source = controls.menu(frame, "source", "Source", names, "all sources", drops=("in",))
    if own.empty:
        parts.empty("None of this kind", "Choose another kind of source.")
        return
    article = next((a for a in frame.on if a == frame.view.filter("in")), None)
    left, right = parts.two_columns()
    with left:
        more = f" The first {MOST_ROWS} of {len(names)}." if len(names) > MOST_ROWS else ""
        parts.section(
            "Who is cited where",
            "Area and number: how often. Filled: quoted or reported; outlined: only credited or linked. "
            f"Sources of several articles stand first.{more}",
        )
        figure = source_table(own, units, frame.mode, (source, article) if source and article else None)
        parts.chart(figure, "sources", source_alt(own, units), _pick)
    with right:
        found = citing.sentences(frame, source, article) if source else []
        title = source or "Sentences"
        title += f", in {frame.cast[article].letter}" if source and article else ""
        hint = "Choose a square, or a source above, to read its words."
        if source:
            hint = "It is credited in a line that is no part of the text; Read shows what was taken out."
        parts.evidence(frame, found, title, "source_evidence", hint)


def _lede(frame: Frame, sources: pd.DataFrame) -> str:
    """How many sources, which are shared, and how much rests on nobody named."""
    by_source = sources.groupby(["source", "kind"]).agg(articles=("article_id", "nunique"), times=("times", "sum"))
    told_apart = by_source.drop("anonymous", level="kind", errors="ignore")  # two articles' "officials" may differ
    shared = told_apart[told_apart["articles"] > 1].sort_values(["articles", "times"], ascending=False)
    on = len(frame.on)
    words = f"{sentence(count(on, 'article'))} cite{'s' * (on == 1)} {count(sources['source'].nunique(), 'source')}"
    if on > 1:
        named = listed([str(source) for source, _ in shared.index[:_NAMED_FIRST]])
        words += f"; {number(len(shared))} stand{'s' * (len(shared) == 1)} in more than one"
        words += f" ({'first ' if len(shared) > _NAMED_FIRST else ''}{named})" if len(shared) else ""
    times = int(sources["times"].sum())
    unnamed = int(sources.loc[sources["kind"] == "anonymous", "times"].sum())
    return f"{words}. {sentence(number(unnamed))} of {times} citations name nobody."


def _pick(data: Any) -> dict[str, str | None]:
    source, article = data if isinstance(data, list) else (data, None)
    return {"source": source, "in": article, "sentence": None}
