"""The sources that several articles share: as a network, or as a table where there are too many."""

from __future__ import annotations

import pandas as pd

from dashboard import parts
from dashboard.charts.source_network import (
    MOST_ARTICLES,
    MOST_SOURCES,
    network_alt,
    shared_sources,
    source_network,
)
from dashboard.charts.source_table import MOST_COLUMNS, MOST_ROWS, source_alt, source_table
from dashboard.frame import Frame
from dashboard.pages.sources import cited


def show(frame: Frame, sources: pd.DataFrame) -> None:
    """Draw the view."""
    named = sources[sources["kind"] != "anonymous"]  # two articles' "officials" may be different ones
    shared = shared_sources(named)
    if shared.empty:
        parts.empty("No shared sources", "No named source, outlet or site stands in two of the articles that are on.")
        return
    units = [frame.cast[a] for a in frame.on]
    source = frame.view.filter("source")
    article = next((a for a in frame.on if a == frame.view.filter("in")), None)
    sources_shared = shared["source"].nunique()
    few = sources_shared <= MOST_SOURCES and shared["article_id"].nunique() <= MOST_ARTICLES
    known = set(shared["source"])
    left, right = parts.two_columns()
    with left:
        parts.section(
            "Sources that several articles share",
            "Named ones, credits and links included. "
            + (
                "A line joins an article and a source of it: the wider, the more often, as the number says."
                if few
                else cited.drawn(len(units))
                + " Outlined: credited or linked, not quoted." * (len(units) <= MOST_COLUMNS)
                + (f" The first {MOST_ROWS} of {sources_shared}." * (sources_shared > MOST_ROWS))
            ),
        )
        if few:
            figure, alt = source_network(shared, units, frame.mode, (source, article)), network_alt(shared, units)
        else:
            own = named[named["source"].isin(shared["source"])]
            figure, alt = source_table(own, units, frame.mode), source_alt(own, units)
        parts.chart(figure, "shared", alt, cited.pick)
    with right:
        cited.evidence(
            frame,
            source if source in known else None,
            article,
            f"Choose a source or a {'dot' if few else cited.mark(len(units))} to read its words.",
        )
