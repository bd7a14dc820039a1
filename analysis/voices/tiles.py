"""Every sentence cut into stretches of one voice: the article's own, quoted, or reported."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from analysis.types import Attribution, Document, Sentence, Voice, VoiceSpan
from analysis.voices.quotations import QuotationIndex, find_quotations

# What somebody knows the writer takes for true as well, what somebody wants or attacks is told in the writer's words:
# these are attributions, but the voice is the article's (unless quoted).
VOICED = frozenset({"statement", "belief"})
# "I think ..." is the author's own.
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "you", "your"})


def tile_voices(documents: Iterable[Document], attributions: Iterable[Attribution]) -> list[VoiceSpan]:
    """The voices of each sentence: spans that cover it from its start to its end without gap or overlap.

    Words in quotation marks are `direct`, other words that a source is said to have said or thought `indirect`, the
    rest the author's. Where one attribution stands inside another, the inner one's speaker has the words, unless they
    stand in quotation marks: those are the words of whoever is quoted.
    """
    by_article: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        if _is_voiced(attribution):
            by_article[attribution.article_id].append(attribution)
    found: list[VoiceSpan] = []
    for document in documents:
        quotations = QuotationIndex(find_quotations(document.clean))
        # Who tells of another in a quotation does so in the words of whoever is quoted.
        outer = [
            a
            for a in by_article[document.article_id]
            if a.speaker_start is None or quotations.at(a.speaker_start) is None
        ]
        # Long before short: what is written later wins, and the innermost attribution is the shortest.
        outer.sort(key=lambda a: (a.start - a.end, a.start, a.speaker_start or -1))
        found.extend(_of_article(document, outer, quotations))
    return sorted(found, key=lambda v: (v.sentence_id.rpartition(":")[0], v.start))


def _is_voiced(attribution: Attribution) -> bool:
    if (attribution.speaker or "").casefold() in _FIRST_PERSON:
        return False
    return attribution.kind in VOICED or attribution.manner == "direct"


def _of_article(document: Document, attributions: Sequence[Attribution], quotations: QuotationIndex) -> list[VoiceSpan]:
    """Tiles of one article."""
    sentences = sorted(document.sentences, key=lambda s: s.start)
    ends = [s.end for s in sentences]
    within: dict[int, list[Attribution]] = defaultdict(list)
    for a in attributions:
        n = bisect_left(ends, a.start + 1)
        while n < len(sentences) and sentences[n].start < a.end:
            within[n].append(a)
            n += 1
    return [v for n, s in enumerate(sentences) for v in _of_sentence(s, within[n], quotations)]


def _of_sentence(
    sentence: Sentence, attributions: Sequence[Attribution], quotations: QuotationIndex
) -> list[VoiceSpan]:
    marks: list[tuple[Voice, str | None]] = [(Voice.AUTHOR, None)] * (sentence.end - sentence.start)
    for a in attributions:
        speaker = a.name or a.speaker
        for at in range(max(a.start, sentence.start), min(a.end, sentence.end)):
            marks[at - sentence.start] = (Voice.INDIRECT, speaker)
        for q in quotations.within(a.start, a.end):
            for at in range(max(q.outer_start, sentence.start), min(q.outer_end, sentence.end)):
                if a.start <= at < a.end or (q.start >= a.start - 1 and q.end <= a.end + 1):
                    marks[at - sentence.start] = (Voice.DIRECT, speaker)
    cuts = [n for n in range(1, len(marks)) if marks[n] != marks[n - 1]]
    spans = zip([0, *cuts], [*cuts, len(marks)], strict=True)
    return [
        VoiceSpan(sentence.sentence_id, sentence.start + first, sentence.start + last, *marks[first])
        for first, last in spans
        if last > first
    ]
