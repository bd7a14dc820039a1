"""From what the parse and the quotation marks show to stretches of text: whose words stand where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.types import Document
from analysis.voices.cues import find_reports
from analysis.voices.lexicon import Lexicon
from analysis.voices.quotations import Quotation, QuotationIndex, find_quotations
from analysis.voices.quoted import SPEECH_WORDS, assign_rest
from analysis.voices.reports import Report
from analysis.voices.turns import find_turns

_WORD = re.compile(r"\w+")
_LOOSE = ",;:–—-"  # punctuation that belongs to the sentence around the words, not to the words


@dataclass(frozen=True, slots=True)
class Passage:
    """Words attributed, `[start, end)`; `cue` and `speaker` are token ranges (None = none), `head` the speaker's head.

    `manner`: direct, mixed or indirect, by how many of the words stand in quotation marks.
    """

    start: int
    end: int
    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    head: int | None
    kind: str
    clausal: bool
    manner: str


def find_passages(document: Document, lexicon: Lexicon) -> list[Passage]:
    """All attributed passages of an article, in text order."""
    if not document.tokens:
        return []
    quotations = QuotationIndex(find_quotations(document.clean))
    passages = [
        Passage(*_trimmed(document.raw, t.start, t.end), (t.colon, t.colon + 1), (t.first, t.last), t.last - 1,
                "statement", True, "indirect" if t.is_headline else "direct")
        for t in find_turns(document)
    ]  # fmt: skip
    passages += [p for r in find_reports(document, lexicon) for p in _of_report(document, r, quotations)]
    held = _holders(passages, quotations)
    for q, source in assign_rest(document, lexicon, quotations.quotations, held):
        cue, speaker, head = (None, None, None) if source is None else (source.cue, source.speaker, source.head)
        passages.append(Passage(q.start, q.end, cue, speaker, head, "statement", True, "direct"))
    whole = _first_hand(document, _distinct(p for p in passages if p.start < p.end))
    return sorted(whole, key=lambda p: (p.start, p.end, -1 if p.head is None else p.head))


def _of_report(document: Document, report: Report, quotations: QuotationIndex) -> Iterator[Passage]:
    in_quotation = quotations.at(document.tokens[report.position].start) is not None
    for start, end in _stretches(document, report.content):
        if report.kind == "statement" and not in_quotation:
            start, end = _with_whole_quotations(quotations, start, end)
        start, end = _trimmed(document.raw, start, end)
        manner = _manner(document.raw, quotations, start, end)
        yield Passage(start, end, report.cue, report.speaker, report.head, report.kind, report.clausal, manner)


def _stretches(document: Document, content: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of tokens as character ranges; runs with nothing but punctuation between them are one."""
    tokens = document.tokens
    found: list[tuple[int, int]] = []
    previous = None
    for i in sorted(set(content)):
        if previous is not None and all(tokens[j].pos in {"PUNCT", "SPACE"} for j in range(previous + 1, i)):
            found[-1] = (found[-1][0], tokens[i].end)
        else:
            found.append((tokens[i].start, tokens[i].end))
        previous = i
    return [(s, e) for s, e in found if _WORD.search(document.raw, s, e)]


def _with_whole_quotations(quotations: QuotationIndex, start: int, end: int) -> tuple[int, int]:
    """A statement that reaches into a quotation holds all of it: the parse stops at its first sentence."""
    for q in quotations.within(start, end):
        if q.words >= SPEECH_WORDS:
            start, end = min(start, q.outer_start), max(end, q.outer_end)
    return start, end


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without white space and loose punctuation at its edges."""
    while start < end and (raw[start].isspace() or raw[start] in _LOOSE + "."):
        start += 1
    while end > start and (raw[end - 1].isspace() or raw[end - 1] in _LOOSE):
        end -= 1
    return start, end


def _manner(raw: str, quotations: QuotationIndex, start: int, end: int) -> str:
    words = len(_WORD.findall(raw, start, end))
    inside = quotations.within(start, end)
    quoted = sum(len(_WORD.findall(raw, max(start, q.outer_start), min(end, q.outer_end))) for q in inside)
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= words else "mixed"


def _holders(passages: Sequence[Passage], quotations: QuotationIndex) -> dict[Quotation, Passage]:
    """For each quotation the first statement that holds at least half of it."""
    held: dict[Quotation, Passage] = {}
    for p in sorted(passages, key=lambda p: (p.start, p.end)):
        if p.kind == "statement":
            for q in quotations.within(p.start, p.end):
                if 2 * (min(p.end, q.end) - max(p.start, q.start)) >= q.end - q.start:
                    held.setdefault(q, p)
    return held


def _first_hand(document: Document, passages: Sequence[Passage]) -> list[Passage]:
    """Without what somebody only tells of another: in "X says Y wants Z" the article cites X alone.

    What another is said to have said or thought stays: X then hands it on.
    """
    told = sorted((p.start, p.end, -1 if p.head is None else p.head) for p in passages if p.kind == "statement")
    longest = max((end - start for start, end, _ in told), default=0)
    kept = []
    for p in passages:
        if p.head is None or (p.clausal and p.kind in {"statement", "belief"}):
            kept.append(p)
            continue
        at = document.tokens[p.head].start
        near = told[bisect_left(told, (at - longest,)) : bisect_left(told, (at + 1,))]
        if not any(s <= at < e and s <= p.start and p.end <= e and head != p.head for s, e, head in near):
            kept.append(p)
    return kept


def _distinct(passages: Iterable[Passage]) -> list[Passage]:
    """Each stretch once per speaker: the first cue found for it stays."""
    seen: dict[tuple[int, int, int | None], Passage] = {}
    for p in passages:
        seen.setdefault((p.start, p.end, p.head), p)
    return list(seen.values())
