"""Sentences as a report shows them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from dashboard import voices
from dashboard.marks import Evidence, runs
from dashboard.story import Story
from reporting.blocks import Quote, Quotes

FIRST = 8  # sentences behind one figure: the tables have the rest


def quotes(
    story: Story,
    found: Iterable[Evidence],
    title: str,
    *,
    most: int = FIRST,
    folded: bool = True,
    of: int | None = None,
) -> Quotes:
    """The first of the sentences, taken from the articles in turn so that no article crowds out another.

    `of` is how many there are where `found` has not all of them.
    """
    known = [e for e in found if e.sentence_id in story.sentences]
    shown = _in_turn(story, known)[:most]
    chosen = {e.sentence_id for e in shown}
    ordered = [e for e in known if e.sentence_id in chosen][:most]
    return Quotes(title, tuple(_quote(story, e) for e in ordered), (of or len(known)) - len(ordered), folded)


def _in_turn(story: Story, found: list[Evidence]) -> list[Evidence]:
    order = {a: n for n, a in enumerate(story.cast)}
    by_article = sorted(found, key=lambda e: order[story.sentences[e.sentence_id].article_id])
    own = [list(g) for _, g in groupby(by_article, key=lambda e: story.sentences[e.sentence_id].article_id)]
    return [
        own[n][turn] for turn in range(max(map(len, own), default=0)) for n in range(len(own)) if turn < len(own[n])
    ]


def _quote(story: Story, evidence: Evidence) -> Quote:
    sentence = story.sentences[evidence.sentence_id]
    raw = story.articles[sentence.article_id].raw
    return Quote(
        story.cast[sentence.article_id],
        voices.words(story, sentence),
        tuple(runs(raw, sentence.start, sentence.end, evidence.marks)),
        evidence.note,
    )
