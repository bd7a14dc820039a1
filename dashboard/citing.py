"""Where an article leans on a source, and how much of it is in the source's words. Pure: no streamlit here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from analysis.sources import CITING
from analysis.types import Voice
from dashboard.marks import Evidence, Mark
from dashboard.rows import each

if TYPE_CHECKING:
    from analysis.types import Attribution
    from dashboard.story import Story


_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def sentences(frame: Story, source: str, article_id: str | None) -> list[Evidence]:
    """The sentences that report the source's words or name it as a source, in the articles that are on."""
    names = {e.entity_id: e.name for e in frame.analysis.entities}
    wanted = [article_id] if article_id else list(frame.on)
    marks: dict[str, list[Mark]] = {}
    for attribution in frame.analysis.attributions:
        if attribution.article_id in wanted and attribution.kind in CITING and _is(attribution, names, source):
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


def in_others_words(frame: Story, article_id: str) -> list[Evidence]:
    """The sentences of an article in which somebody else's words stand, marked."""
    return [
        Evidence(s.sentence_id, tuple(Mark(v.start, v.end, "quoted") for v in said))
        for s in frame.sentences_of[article_id]
        if (said := [v for v in frame.voices_of.get(s.sentence_id, []) if v.voice is not Voice.AUTHOR])
    ]


def shares(frame: Story) -> pd.DataFrame:
    """How much of an article stands in a source's words: article_id, source, share of its words.

    A row for each source of the table `sources` that an article quotes or reports, whose statements and beliefs are
    counted where they stand in another voice than the article's. The source "" is all other voices together, those
    that nobody is named for included; words that two sources share count for both, and once in "".
    """
    names = {e.entity_id: e.name for e in frame.analysis.entities}
    said: dict[str, list[Attribution]] = {}
    for attribution in frame.analysis.attributions:
        if attribution.kind in CITING:
            said.setdefault(attribution.article_id, []).append(attribution)
    quoted: dict[str, dict[str, None]] = {}
    for row in each(frame.table("sources")):
        if row.via == "quote":
            quoted.setdefault(row.article_id, {})[row.source] = None
    rows = []
    for article_id in frame.on:
        sentences, raw = frame.sentences_of[article_id], frame.articles[article_id].raw
        of = sum(len(_WORD.findall(s.text)) for s in sentences)
        spans = [v for s in sentences for v in frame.voices_of.get(s.sentence_id, []) if v.voice is not Voice.AUTHOR]
        heard = [m.start() for v in spans for m in _WORD.finditer(raw, v.start, v.end)]
        rows.append((article_id, "", len(heard) / of if of else 0.0))
        for source in quoted.get(article_id, {}):
            own = [a for a in said.get(article_id, []) if _is(a, names, source)]
            words = sum(any(a.start <= at < a.end for a in own) for at in heard)
            rows.append((article_id, source, words / of if of else 0.0))
    return pd.DataFrame(rows, columns=["article_id", "source", "share"])


def _is(attribution: Attribution, names: dict[str, str], source: str) -> bool:
    """Whether the speaker is the source: the same entity, or named by the same words (one of several, perhaps)."""
    if attribution.entity_id is not None and names.get(attribution.entity_id) == source:
        return True
    said, wanted = (attribution.name or attribution.speaker or "").casefold(), source.casefold()
    return wanted in said and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", said) is not None


def _marks(attribution: Attribution) -> list[Mark]:
    marks = [Mark(attribution.start, attribution.end, "quoted")]
    if attribution.speaker_start is not None and attribution.speaker_end is not None:
        marks.append(Mark(attribution.speaker_start, attribution.speaker_end, "hit"))
    return marks
