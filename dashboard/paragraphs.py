"""The frames of one article along its paragraphs, in the sentences on the target. Pure: no streamlit here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import picks
from dashboard.rows import each
from dashboard.words import count

if TYPE_CHECKING:
    from analysis.types import Sentence
    from dashboard.story import Story

MOST = 24  # columns; in a longer article neighbouring paragraphs share one
COLUMNS = ["row_id", "column_id", "value", "shown", "hover", "colour"]


def stretches_of(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The paragraphs of one article's sentences in at most `MOST` stretches of like length, each `[first, last]`."""
    numbers = list(dict.fromkeys(s.paragraph for s in sentences))
    size = -(-len(numbers) // MOST) if numbers else 1
    return [(part[0], part[-1]) for n in range(0, len(numbers), size) if (part := numbers[n : n + size])]


def columns(story: Story, article_id: str) -> list[tuple[str, str]]:
    """Id and label of each stretch: the title, then paragraphs by number."""
    titles = {s.paragraph for s in story.sentences_of[article_id] if s.is_title}
    found, number = [], 0
    for first, last in stretches_of(story.sentences_of[article_id]):
        inside = [p for p in range(first, last + 1) if p not in titles]
        start, number = number + 1, number + len(inside)
        label = "title" if not inside else str(start) if start == number else f"{start}–{number}"
        found.append((f"{first}-{last}", label))
    return found


def cells(story: Story, article_id: str) -> pd.DataFrame:
    """Frame × stretch: `value` is the share of the stretch's sentences on the target that carry the frame."""
    spoken = {s for s in picks.sentences_of(story, picks.mentions(story)) if s in _own(story, article_id)}
    rows = picks.frames(story)
    rows = rows[rows["article_id"] == article_id]
    named = {f.frame_id: f.name for f in story.analysis.codebook}
    found = []
    for (first, last), (column_id, label) in zip(
        stretches_of(story.sentences_of[article_id]), columns(story, article_id), strict=True
    ):
        here = {
            s.sentence_id
            for s in story.sentences_of[article_id]
            if first <= s.paragraph <= last and s.sentence_id in spoken
        }
        counted = Counter(r.frame_id for r in each(rows) if r.sentence_id in here)
        where = "the title" if label == "title" else f"paragraph {label}"
        for frame_id, n in counted.items():
            said = f"{named[frame_id]}: {n} of {count(len(here), 'sentence')} on it in {where}"
            colour = story.cast[article_id].colour
            found.append((frame_id, column_id, n / len(here), str(n), said, colour))
    return pd.DataFrame(found, columns=COLUMNS)


def alt(story: Story, article_id: str, drawn: pd.DataFrame, order: Sequence[tuple[str, str]]) -> str:
    """The picture in words: for each frame where it stands."""
    named = {f.frame_id: f.name for f in story.analysis.codebook}
    labels = dict(order)
    said = [
        f"{name}: {', '.join(labels[c] for c in drawn[drawn['row_id'] == frame_id]['column_id'])}"
        for frame_id, name in named.items()
        if (drawn["row_id"] == frame_id).any()
    ]
    return f"Frames along the paragraphs of {story.cast[article_id].letter}. " + ("; ".join(said) or "None found") + "."


def _own(story: Story, article_id: str) -> set[str]:
    return {s.sentence_id for s in story.sentences_of[article_id]}
