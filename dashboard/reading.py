"""An article for reading: paragraphs of sentences in marked pieces. Pure: no streamlit here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from analysis.types import CleanArticle, Removed, Sentence
from dashboard.charts.text import counted
from dashboard.marks import Mark, runs

if TYPE_CHECKING:
    from dashboard.cast import Member
    from dashboard.story import Story

REASONS = {
    "furniture": "Page furniture",
    "repeat": "Said before in this article",
    "title_repeat": "The title again",
    "author_note": "About the author",
    "related_links": "Links to other articles",
    "image_credit": "Image credit",
    "source_credit": "Where the text comes from",
}


_LONG, _ENDS = 80, 25  # words alike without a break: of more only the first and the last stand there until asked for
NOTES = {"verbatim": "word for word", "reworded": "reworded", "statement": "the same statement"}


def reason(removed: Removed) -> str:
    """Why it was removed, for the reader."""
    return REASONS.get(removed.reason, removed.reason.replace("_", " ").capitalize())


def removed_id(article_id: str, start: int, end: int) -> str:
    """How the browser names a removed stretch."""
    return f"{article_id}:{start}-{end}"


def content(
    clean: CleanArticle,
    sentences: Collection[Sentence],
    marks: Collection[Mark],
    bars: Mapping[str, Mapping[str, Any]],
    opened: str | None,
    *,
    with_removed: bool,
    restored: Collection[tuple[int, int]],
) -> dict[str, Any]:
    """The article for the browser, removed stretches in their places where asked for.

    `bars` are the margin's colours by sentence id; `restored` the stretches that were put back. A text whose sentences
    were not found (another language) is shown paragraph by paragraph, one sentence each.
    """
    parts: list[tuple[int, dict[str, Any]]] = []
    for paragraph in clean.paragraphs:
        own = [s for s in sentences if paragraph.start <= s.start < paragraph.end]
        pieces = [
            {
                "id": s.sentence_id,
                "runs": runs(clean.raw, s.start, s.end, marks),
                "opened": s.sentence_id == opened,
                "bar": bars.get(s.sentence_id),
            }
            for s in own
        ] or [{"id": "", "runs": runs(clean.raw, paragraph.start, paragraph.end), "opened": False, "bar": None}]
        parts.append((paragraph.start, {"title": paragraph.is_title, "sentences": pieces}))
    if with_removed:
        for gone in clean.removed:
            shown = {"removed": True, "id": removed_id(gone.article_id, gone.start, gone.end)}
            parts.append((gone.start, {**shown, "restored": False, "reason": reason(gone), "text": gone.text}))
        for start, end in restored:
            shown = {"removed": True, "id": removed_id(clean.article_id, start, end)}
            parts.append(
                (start, {**shown, "restored": True, "reason": "Put back by you", "text": clean.raw[start:end]})
            )
    return {"title": clean.title or clean.article_id, "paragraphs": [p for _, p in sorted(parts, key=lambda p: p[0])]}


def side_by_side(
    frame: Story, left: str, right: str, diff: Callable[[str, str, int, int], tuple[list[Mark], list[Mark]]]
) -> dict[str, Any]:
    """Two articles with their matching sentences for the browser.

    A sentence matches where a row of the table `passages` touches it in both articles, or else where both hold one
    statement (`claim_sentences`). `diff` marks the differing words of two matching stretches given their texts and
    where they begin. A text whose sentences were not found is shown paragraph by paragraph.
    """
    found: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    marks: dict[str, list[Mark]] = {left: [], right: []}
    for number, passage in enumerate(frame.analysis.overlap.passages):
        ends = {
            passage.left_id: (passage.left_start, passage.left_end),
            passage.right_id: (passage.right_start, passage.right_end),
        }
        if set(ends) != {left, right}:
            continue
        for article_id, (start, end) in ends.items():
            for sentence_id in frame.sentence_ids(article_id, start, end):
                found.setdefault(sentence_id, []).append(str(number))
                kinds.setdefault(sentence_id, passage.kind)
        (a, b), (c, d) = ends[left], ends[right]
        only_left, only_right = diff(frame.articles[left].raw[a:b], frame.articles[right].raw[c:d], a, c)
        marks[left] += only_left
        marks[right] += only_right
    by_passage = set(found)
    for number, pair in enumerate(same_statements(frame, left, right)):
        if by_passage.isdisjoint(pair):
            for sentence_id in pair:
                found.setdefault(sentence_id, []).append(f"statement-{number}")
                kinds[sentence_id] = "statement"
    return {"sides": [_side(frame, a, frame.cast[a], found, kinds, marks[a]) for a in (left, right)]}


def _side(
    frame: Story,
    article_id: str,
    member: Member,
    found: Mapping[str, list[str]],
    kinds: Mapping[str, str],
    marks: Collection[Mark],
) -> dict[str, Any]:
    clean = frame.articles[article_id]
    paragraphs = []
    for paragraph in clean.paragraphs:
        own = [s for s in frame.sentences_of[article_id] if paragraph.start <= s.start < paragraph.end]
        sentences = [
            {
                "id": s.sentence_id,
                "runs": runs(clean.raw, s.start, s.end, marks),
                "matches": found.get(s.sentence_id, []),
                "kind": kinds.get(s.sentence_id, ""),
                "note": NOTES.get(kinds.get(s.sentence_id, "")),
                "opened": s.sentence_id == frame.view.sentence,
            }
            for s in own
        ] or [{"id": "", "runs": runs(clean.raw, paragraph.start, paragraph.end), "matches": [], "opened": False}]
        paragraphs.append({"title": paragraph.is_title, "sentences": sentences})
    return {"article": asdict(member), "paragraphs": paragraphs}


def same_statements(frame: Story, left: str, right: str) -> list[tuple[str, str]]:
    """Pairs of sentences of two articles that belong to one claim, in reading order, each sentence with its first."""
    by_claim: dict[str, dict[str, list[str]]] = {}
    for row in frame.analysis.claim_sentences:
        if row.article_id in (left, right):
            by_claim.setdefault(row.claim_id, {}).setdefault(row.article_id, []).append(row.sentence_id)
    pairs = [
        (one, sides[right][0]) for sides in by_claim.values() if {left, right} <= set(sides) for one in sides[left]
    ]
    return sorted(pairs, key=lambda p: frame.sentences[p[0]].start)


def differing_words(left: str, right: str, left_start: int, right_start: int) -> tuple[list[Mark], list[Mark]]:
    """The words of each stretch that the other does not have in their place, as marks of kind "diff"."""
    words, steps = _aligned(left, right)
    marks: tuple[list[Mark], list[Mark]] = ([], [])
    for kind, a, b, c, d in steps:
        if kind == "equal":
            continue
        for side, (first, last), offset in ((0, (a, b), left_start), (1, (c, d), right_start)):
            if last > first:
                marks[side].append(Mark(offset + words[side][first][1], offset + words[side][last - 1][2], "diff"))
    return marks


def long_runs(left: str, right: str, left_start: int, right_start: int) -> tuple[list[Mark], list[Mark]]:
    """The middles of long runs of words that two stretches have alike, as marks of kind "fold" that say how long."""
    words, steps = _aligned(left, right)
    marks: tuple[list[Mark], list[Mark]] = ([], [])
    for kind, a, b, c, _ in steps:
        if kind != "equal" or b - a <= _LONG:
            continue
        folded = b - a - 2 * _ENDS
        for side, first, offset in ((0, a + _ENDS, left_start), (1, c + _ENDS, right_start)):
            start, end = words[side][first][1], words[side][first + folded][1]
            marks[side].append(Mark(offset + start, offset + end, "fold", counted(folded, "word")))
    return marks


_Word = tuple[str, int, int]  # casefolded, where it starts and ends


def _aligned(left: str, right: str) -> tuple[list[list[_Word]], Sequence[tuple[str, int, int, int, int]]]:
    """The words of two texts, and the steps that make one of the other."""
    import re
    from difflib import SequenceMatcher

    words = [[(m.group().casefold(), m.start(), m.end()) for m in re.finditer(r"\w+", t)] for t in (left, right)]
    matcher = SequenceMatcher(None, [w for w, _, _ in words[0]], [w for w, _, _ in words[1]], autojunk=False)
    return words, matcher.get_opcodes()
