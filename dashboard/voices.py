"""In whose voice a sentence or a stretch of it stands. Pure: no streamlit here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.types import Sentence, Voice, VoiceSpan

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
