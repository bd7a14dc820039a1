"""The choices that all views of the page share: what statements speak of, and per what they are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import controls, matching, picks
from dashboard.rows import each

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from dashboard.frame import Frame
    from dashboard.matching import Matched

PER = {"article": "articles", "text": "independent texts"}
_ABOUT = {"all": "anything"}


def match(frame: Frame, row: DeltaGenerator) -> Matched:
    """The statements, after the choices, which are drawn in `row`."""
    groups = matching.text_of(frame)
    with row:
        per = "article"
        if len(set(groups.values())) < len(groups):
            per = controls.choice(
                frame, "per", "Count", PER, drops=("least", "first"), help="Copies of one text say a thing once."
            )
        about = _about(frame)
    found = matching.matched(frame, about)
    return matching.per_text(found, groups) if per == "text" else found


def _about(frame: Frame) -> frozenset[str] | None:
    """The sentences that mention the name, or speak of the target, that the reader chose; None for all."""
    wanted: frozenset[str] | None = None
    mentions = frame.table("mentions")
    times = mentions["entity_id"].value_counts()
    names = {e.entity_id: e.name for e in frame.analysis.entities if e.entity_id in times.index}
    names = {e: names[e] for e in sorted(names, key=lambda e: (-int(times[e]), names[e]))}
    entity = controls.menu(frame, "entity", "Mentions", names, "anybody", drops=("first",))
    if entity is not None:
        named = mentions[mentions["entity_id"] == entity]
        wanted = frozenset(i for r in each(named) for i in frame.sentence_ids(r.article_id, r.start, r.end))
    if frame.target is not None:
        options = {**_ABOUT, "target": frame.subject}
        if controls.choice(frame, "about", "Speaks of", options, drops=("first",)) == "target":
            spoken = frozenset(picks.sentences_of(frame, picks.mentions(frame, voice="all")))
            wanted = spoken if wanted is None else wanted & spoken
    return wanted
