"""Who is cited where and how often: the named, the unnamed apart, and what is credited or linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import citing, controls, parts
from dashboard.charts.source_table import MOST_COLUMNS, MOST_ROWS, source_alt, source_rows, source_table
from dashboard.charts.text import percent
from dashboard.frame import Frame
from dashboard.words import count, listed, number, plural, sentence

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

KINDS = {"all": "all", "person": "people", "organisation": "organisations"}
WHERE = {"all": "any", "several": "several", "one": "one only"}
MEASURES = {"times": "how often", "share": "share of words"}
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
_NAMED_FIRST = 3


def of_view(sources: pd.DataFrame, view: str) -> pd.DataFrame:
    """The rows of the table `sources` for a view: cited, unnamed or credits."""
    if view == "credits":
        return sources[sources["via"] != "quote"]
    quoted = sources[sources["via"] == "quote"]
    return quoted[(quoted["kind"] == "anonymous") == (view == "unnamed")]


def show(frame: Frame, sources: pd.DataFrame, row: DeltaGenerator, view: str) -> None:
    """Draw the view."""
    own, units = of_view(sources, view), [frame.cast[a] for a in frame.on]
    if own.empty:
        parts.empty(*_NOBODY[view])
        return
    with row:
        measure = "times"
        if view != "credits" and len(units) <= MOST_COLUMNS:
            measure = controls.choice(frame, "by", "Area", MEASURES)
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
        parts.section("Who is cited where", f"{_ABOUT[view]} {drawn(len(units), bool(shares))}{more}")
        figure = source_table(own, units, frame.mode, (source, article) if source and article else None, shares)
        parts.chart(figure, "sources", source_alt(own, units), pick)
    with right:
        evidence(frame, source, article, "Choose a square, or a source above, to read its words.")


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


def drawn(units: int, shares: bool = False) -> str:
    """How to read the table of sources, which is bars where the articles are too many for columns."""
    if units > MOST_COLUMNS:
        return "The longer a bar, the more articles."
    return f"Area and number: {'the share of the article’s words that are theirs' if shares else 'how often'}."


def pick(data: Any) -> dict[str, str | None]:
    """From a mark of a chart of sources to the link."""
    source, article = data if isinstance(data, list) else (data, None)
    return {"source": source, "in": article or None, "sentence": None}


def answer(frame: Frame, sources: pd.DataFrame) -> tuple[str, str | None]:
    """How many are cited, which are shared, who speaks in one only; and how much is nobody's or not the articles'."""
    if sources.empty:
        return "No sources were found: nobody's words are reported, and nothing is credited", None
    named = of_view(sources, "cited").groupby("source")["article_id"].nunique().sort_index()
    on = len(frame.on)
    said = f"{sentence(count(on, 'article'))} cite{'s' * (on == 1)} {count(len(named), 'source')} by name"
    if on > 1 and len(named):
        several = named[named > 1].sort_values(ascending=False, kind="stable")
        first = listed([str(s) for s in several.index[:_NAMED_FIRST]])
        said += f": {_some(len(several))} in more than one article"
        said += f" ({'first ' * (len(several) > _NAMED_FIRST)}{first})" if len(several) else ""
        said += f", {_some(len(named) - len(several))} in one only"
    times = int(sources.loc[sources["via"] == "quote", "times"].sum())
    unnamed = int(of_view(sources, "unnamed")["times"].sum())
    aside = f"{unnamed} of {times} {plural(times, 'citation')} name{'s' * (unnamed == 1)} nobody. " if times else ""
    shares = citing.shares(frame)
    total = shares[shares["source"] == ""].sort_values(["share", "article_id"])
    if len(total) > 1:
        low, high = total.iloc[0], total.iloc[-1]
        letters = [frame.cast[a].letter for a in (low["article_id"], high["article_id"])]
        aside += (
            f"Words that are not the article's own make up {percent(low['share'])} of {letters[0]} and "
            f"{percent(high['share'])} of {letters[1]}."
        )
    else:
        aside += f"Words that are not its own make up {percent(total['share'].iloc[0])} of the article."
    return said, aside


def _some(n: int) -> str:
    return number(n) if n else "none"
