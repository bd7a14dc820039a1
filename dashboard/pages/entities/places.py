"""Where in its article a name comes in, and where it stands."""

from __future__ import annotations

from typing import Any

from analysis.frequencies import first_mentions
from dashboard import naming, parts
from dashboard.charts.dispersion import dispersion, dispersion_alt, first_mention_alt, first_mention_strip
from dashboard.pages.entities.names import Names

MOST_ROWS = 14


def show(names: Names) -> None:
    """Draw the view: first mentions of many names, or every place of one."""
    frame = names.frame
    left, right = parts.two_columns()
    with left:
        if names.entity is None:
            first = first_mentions(names.located)
            shown = names.entities.head(MOST_ROWS)
            parts.section(
                "Where each name first comes in",
                "A letter stands where that article first names it, from its first sentence to its last. "
                f"The {len(shown)} names that most articles share.",
            )
            figure = first_mention_strip(first, shown, names.units, frame.mode)
            parts.chart(figure, "first_mentions", first_mention_alt(first, shown), _pick_first)
        else:
            parts.section(
                f"Where {names.title} stands",
                "One row an article, from its first sentence to its last; a hollow mark is a noun phrase or a pronoun.",
            )
            figure = dispersion(names.own, names.units, frame.mode, frame.view.sentence)
            alt = dispersion_alt(names.own, names.units, names.title)
            parts.chart(figure, "dispersion", alt, lambda data: {"sentence": data})
    with right:
        found = names.own
        if frame.view.sentence is not None:
            found = found[found["sentence_id"] == frame.view.sentence]
        hint = "Choose a letter to see every place of that name, with its sentences."
        parts.evidence(frame, naming.evidence(found), names.title, "place_evidence", hint)


def _pick_first(data: Any) -> dict[str, str | None]:
    entity, _ = data
    return {"entity": entity, "sentence": None}
