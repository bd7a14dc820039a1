"""Who is cited where and how often: the named, the unnamed apart, and what is credited or linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import answers, citing, controls, parts, styles
from dashboard.charts.source_table import MOST_COLUMNS, MOST_ROWS, source_alt, source_rows, source_table
from dashboard.charts.squares import least_width
from dashboard.frame import Frame

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

KINDS = {"all": "all", "person": "people", "organisation": "organisations"}
WHERE = {"all": "any", "several": "several", "one": "one only"}
MEASURES = {"times": "how often", "share": "share of words"}
_HEADS = {
    "cited": "Who is cited where",
    "unnamed": "Who is cited without a name",
    "credits": "What is credited or linked",
}
_ABOUT = {
    "cited": "Those who are named and whose words are quoted or reported. Sources of several articles stand first.",
    "unnamed": "The words do not tell who it is (“analysts”, “officials”); two articles may mean different ones.",
    "credits": "What an article credits as where its matter comes from, names as an outlet, or links to.",
}
_NOBODY = {
    "cited": ("Nobody is cited by name", "No words are attributed to anybody who is named."),
    "unnamed": ("Nobody unnamed is cited", "All whose words are reported can be told by name or office."),
    "credits": ("Nothing is credited", "No other source is credited or linked in these articles."),
}


def show(frame: Frame, sources: pd.DataFrame, row: DeltaGenerator, view: str) -> None:
    """Draw the view."""
    own, units = answers.sources_of(sources, view), [frame.cast[a] for a in frame.on]
    if own.empty:
        parts.empty(*_NOBODY[view])
        return
    with row:
        measure = "times"
        if view != "credits" and len(units) <= MOST_COLUMNS:
            measure = controls.choice(frame, "by", "Squares show", MEASURES)
        if view == "cited":
            own = _narrowed(frame, own)
        names = {str(s): str(s) for s in source_rows(own, units)["source"]}
        source = controls.menu(frame, "source", "Source", names, "all sources", drops=("in",))
    if own.empty:
        parts.empty("None of this kind", "Choose another kind of source, or those of any number of articles.")
        return
    article = next((a for a in frame.on if a == frame.view.filter("in")), None)
    shares = None
    if measure == "share":
        shares = {(r[1], r[0]): r[2] for r in citing.shares(frame).itertuples(index=False, name=None)}
    left, right = parts.two_columns()
    with left:
        more = f" The first {MOST_ROWS} of {len(names)}." if len(names) > MOST_ROWS else ""
        parts.section(_HEADS[view], f"{_ABOUT[view]} {drawn(len(units), bool(shares))}{more}")
        figure = source_table(own, units, frame.mode, (source, article) if source and article else None, shares)
        if len(units) <= MOST_COLUMNS:
            styles.least_width("sources", least_width(len(units)))
        parts.chart(figure, "sources", source_alt(own, units), pick)
    with right:
        evidence(frame, source, article, f"Choose a {mark(len(units))}, or a source above, to read its words.")


def _narrowed(frame: Frame, own: pd.DataFrame) -> pd.DataFrame:
    """The sources of the kind, and of as many articles, as the reader chose."""
    kind = controls.choice(frame, "kind", "Kind of source", KINDS, drops=("source", "in"))
    if kind != "all":
        own = own[own["kind"] == kind]
    if len(frame.on) > 1:
        where = controls.choice(frame, "where", "In articles", WHERE, drops=("source", "in"))
        spread = own.groupby("source")["article_id"].transform("nunique")
        if where != "all":
            own = own[(spread > 1) == (where == "several")]
    return own


def evidence(frame: Frame, source: str | None, article: str | None, hint: str = "") -> None:
    """The sentences of a source, in one article or in all; `hint` stands where none is chosen."""
    found = citing.sentences(frame, source, article) if source else []
    title = source or "Sentences"
    title += f", in {frame.cast[article].letter}" if source and article else ""
    if source:
        hint = "It is credited in a line that is no part of the text; Read shows what was taken out."
    parts.evidence(frame, found, title, "source_evidence", hint)


def mark(units: int) -> str:
    """What the table of sources is made of."""
    return "bar" if units > MOST_COLUMNS else "square"


def drawn(units: int, shares: bool = False) -> str:
    """How to read the table of sources, which is bars where the articles are too many for columns."""
    if units > MOST_COLUMNS:
        return "Bar and number: articles; in brackets how often."
    return f"Area and number: {'share of the article’s words that are theirs' if shares else 'times in the article'}."


def pick(data: Any) -> dict[str, str | None]:
    """From a mark of a chart of sources to the link."""
    source, article = data if isinstance(data, list) else (data, None)
    return {"source": source, "in": article or None, "sentence": None}
