"""In whose voice a sentence or a stretch of it stands. Pure: no streamlit here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.types import Sentence, Voice, VoiceSpan
from dashboard.rows import each

if TYPE_CHECKING:
    from dashboard.link import Voices
    from dashboard.story import Story


def spans(frame: Story, sentence: Sentence) -> list[VoiceSpan]:
    """The voices that tile a sentence, in order; empty where voices were not found."""
    return frame.voices_of.get(sentence.sentence_id, [])


def words(frame: Story, sentence: Sentence) -> str:
    """For the reader: "own voice", "quotes Ada Bell", "own voice, quotes officials", "reports Ada Bell"."""
    said: list[str] = []
    for span in spans(frame, sentence):
        if span.voice is Voice.AUTHOR:
            text = "own voice"
        else:
            text = f"{'quotes' if span.voice is Voice.DIRECT else 'reports'} {span.speaker or 'somebody unnamed'}"
        if text not in said and frame.articles[sentence.article_id].raw[span.start : span.end].strip(" .,;:!?"):
            said.append(text)
    title = "title, " if sentence.is_title else ""
    return title + (", ".join(said) if said else "own voice")


def heard(voice: str, chosen: Voices) -> bool:
    """Whether something in this voice ("author", "direct", "indirect") is shown under the header's choice."""
    return chosen == "all" or (voice == Voice.AUTHOR) == (chosen == "own")


def speakers(frame: Story, rows: pd.DataFrame) -> dict[tuple[str, int], str | None]:
    """Who says the words at (article, start), for rows of the table `target_mentions`."""
    said: dict[tuple[str, int], str | None] = {}
    for row in each(rows):
        key = (str(row.article_id), int(row.start))
        for sentence_id in frame.sentence_ids(key[0], key[1], key[1] + 1):
            for span in frame.voices_of.get(sentence_id, []):
                if span.start <= key[1] < span.end:
                    said[key] = span.speaker
    return said
