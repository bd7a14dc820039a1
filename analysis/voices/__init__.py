"""Whose words stand where: attributed speech with its source, and the voice of every stretch of an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from analysis.types import Attribution, Document, Mention
from analysis.voices.lexicon import lexicon
from analysis.voices.names import Sources
from analysis.voices.passages import find_passages
from analysis.voices.tiles import tile_voices

__all__ = ["find_attributions", "tile_voices"]


def find_attributions(documents: Iterable[Document], mentions: Iterable[Mention]) -> list[Attribution]:
    """Who is cited with which words: one row per stretch of content, sorted by article and start.

    Direct speech is what stands in quotation marks, indirect what a clause reports, mixed what has both. Content that
    the cue interrupts ("..., she said, ...") gives one row per stretch, with the same speaker. Rules over the parse and
    the quotation marks; the types of attribution follow the Penn Discourse Treebank (Prasad et al. 2007), and
    source, cue and content PolNeAR (Newell et al. 2018).
    """
    mentions_of: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        mentions_of[mention.article_id].append(mention)
    found = [row for d in documents for row in _of_document(d, mentions_of[d.article_id])]
    return sorted(found, key=lambda a: (a.article_id, a.start, a.end, a.speaker_start or -1))


def _of_document(document: Document, mentions: Sequence[Mention]) -> Iterable[Attribution]:
    words = lexicon()
    sources = Sources(document, mentions, words)
    for passage in find_passages(document, words):
        source = sources.of(passage.speaker, passage.head)
        start = end = None
        if passage.speaker is not None:
            start = document.tokens[passage.speaker[0]].start
            end = document.tokens[passage.speaker[1] - 1].end
        yield Attribution(
            article_id=document.article_id,
            start=passage.start,
            end=passage.end,
            speaker_start=start,
            speaker_end=end,
            speaker=None if start is None else document.raw[start:end],
            entity_id=source.entity_id,
            cue=None if passage.cue is None else document.text(*passage.cue),
            manner=passage.manner,
            anonymous=source.anonymous,
            kind=passage.kind,
            name=source.name,
        )
