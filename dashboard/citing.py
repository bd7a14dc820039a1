"""Where an article leans on a source: the sentences behind a row of the table `sources`. Pure: no streamlit here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.components.evidence import Evidence
from dashboard.marks import Mark

if TYPE_CHECKING:
    from analysis.types import Attribution
    from dashboard.frame import Frame


def sentences(frame: Frame, source: str, article_id: str | None) -> list[Evidence]:
    """The sentences that report the source's words or name it as a source, in the articles that are on."""
    names = {e.entity_id: e.name for e in frame.analysis.entities}
    wanted = [article_id] if article_id else list(frame.on)
    marks: dict[str, list[Mark]] = {}
    for attribution in frame.analysis.attributions:
        if attribution.article_id in wanted and _is(attribution, names, source):
            for sentence_id in frame.sentence_ids(attribution.article_id, attribution.start, attribution.end):
                marks.setdefault(sentence_id, []).extend(_marks(attribution))
    credits = {s.article_id for s in frame.analysis.sources if s.source == source and s.via != "quote"}
    for credited in credits.intersection(wanted):
        for sentence in frame.sentences_of[credited]:
            for found in re.finditer(rf"(?<!\w){re.escape(source)}(?!\w)", sentence.text, re.IGNORECASE):
                mark = Mark(sentence.start + found.start(), sentence.start + found.end(), "hit")
                marks.setdefault(sentence.sentence_id, []).append(mark)
    order = [s.sentence_id for a in wanted for s in frame.sentences_of.get(a, [])]
    return [Evidence(s, tuple(marks[s])) for s in order if s in marks]


def _is(attribution: Attribution, names: dict[str, str], source: str) -> bool:
    """Whether the speaker is the source: the same entity, or named by the same words (one of several, perhaps)."""
    if attribution.entity_id is not None and names.get(attribution.entity_id) == source:
        return True
    said = (attribution.name or attribution.speaker or "").casefold()
    return re.search(rf"(?<!\w){re.escape(source.casefold())}(?!\w)", said) is not None


def _marks(attribution: Attribution) -> list[Mark]:
    marks = [Mark(attribution.start, attribution.end, "quoted")]
    if attribution.speaker_start is not None and attribution.speaker_end is not None:
        marks.append(Mark(attribution.speaker_start, attribution.speaker_end, "hit"))
    return marks
