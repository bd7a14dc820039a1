"""Where quotation marks open and close: the stretches of an article that stand in somebody's exact words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.types import CleanArticle, Paragraph

# Doubled straight apostrophes and backticks are how some feeds write double quotation marks.
_MARKS = re.compile(r"''|``|[\"“”„«»]")
# Single marks count where an article has no double ones: an apostrophe is far more often no quotation mark.
_SINGLE_MARKS = re.compile(r"['‘’]")
_CLOSING = {"“": "”", "„": "“”", "«": "»", "``": "''"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks within one paragraph: `[start, end)` without the marks, `outer_` with them.

    Speech that goes on in the next paragraph is a quotation in each.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    words: int


def find_quotations(article: CleanArticle) -> list[Quotation]:
    """All quotations, in text order. A mark that never closes counts to the end of its paragraph if it opens it.

    Many papers set single marks in headlines and double ones below: a title is looked at by itself.
    """
    doubled = [_MARKS.search(article.raw, p.start, p.end) is not None for p in article.paragraphs]
    found: list[Quotation] = []
    for number, paragraph in enumerate(article.paragraphs):
        marks = _MARKS if doubled[number] or (any(doubled) and not paragraph.is_title) else _SINGLE_MARKS
        following = article.paragraphs[number + 1] if number + 1 < len(article.paragraphs) else None
        reopens = following is not None and marks.match(article.raw, following.start, following.end) is not None
        in_paragraph = list(marks.finditer(article.raw, paragraph.start, paragraph.end))
        found.extend(_pairs(article.raw, paragraph, in_paragraph, reopens))
    return [q for q in found if q.words]


def _pairs(raw: str, paragraph: Paragraph, marks: Sequence[re.Match[str]], reopens: bool) -> Iterator[Quotation]:
    at = 0
    unclosed: set[str] = set()  # marks that nothing closes any more from here on
    while at < len(marks):
        opening = marks[at]
        at += 1
        if opening.group() in unclosed or not _may_open(raw, opening, paragraph.start):
            continue
        closing = _closing(raw, marks, at - 1, paragraph)
        if closing is not None:
            mark = marks[closing]
            yield _quotation(raw, opening.end(), mark.start(), opening.start(), mark.end())
            at = closing + 1
        elif opening.group() not in "'‘’" and (opening.start() == paragraph.start or reopens):
            # Speech that goes on in the next paragraph, or a transcript that never closes its marks.
            yield _quotation(raw, opening.end(), paragraph.end, opening.start(), paragraph.end)
            return
        else:
            unclosed.add(opening.group())


def _closing(raw: str, marks: Sequence[re.Match[str]], at: int, paragraph: Paragraph) -> int | None:
    """Which of the marks closes the one at `at`. Single marks do not span another that opens."""
    opening = marks[at].group()
    for n in range(at + 1, len(marks)):
        if _may_close(raw, opening, marks[n], paragraph.end):
            return n
        if opening in "'‘" and _may_open(raw, marks[n], paragraph.start):
            return None
    return None


def _quotation(raw: str, start: int, end: int, outer_start: int, outer_end: int) -> Quotation:
    return Quotation(start, end, outer_start, outer_end, len(_WORD.findall(raw, start, end)))


def _may_open(raw: str, mark: re.Match[str], start: int) -> bool:
    text = mark.group()
    if text in "”»’":
        return False
    if text in _CLOSING:
        return True
    before = raw[mark.start() - 1] if mark.start() > start else " "
    return not before.isalnum() and before not in ".,!?"


def _may_close(raw: str, opening: str, mark: re.Match[str], end: int) -> bool:
    text = mark.group()
    before = raw[max(0, mark.start() - 2) : mark.start()]
    after = raw[mark.end()] if mark.end() < end else " "
    if opening in "'‘":
        # An "s" and a mark is a plural's possessive ("the boys’ dam") more often than the end of a quotation.
        return text in "'’" and not before[-1:].isspace() and before[-1:] != "s" and not after.isalnum()
    if opening in _CLOSING:
        return text in _CLOSING[opening]
    if text not in {opening, "”"}:
        return False
    if before.endswith(" ") and before[:1] in "'’":  # "... the term 'outreach' " he said: feeds part nested marks so
        before = before[:1]
    return not before[-1:].isspace() and not after.isalnum()


class QuotationIndex:
    """Quotations of one article, to be asked by position in time that grows with the logarithm of their number."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.quotations = tuple(quotations)
        self._starts = [q.outer_start for q in quotations]

    def at(self, position: int) -> Quotation | None:
        """The quotation that holds the character at `position`, its marks included."""
        n = bisect_right(self._starts, position) - 1
        if n >= 0 and position < self.quotations[n].outer_end:
            return self.quotations[n]
        return None

    def within(self, start: int, end: int) -> list[Quotation]:
        """The quotations that overlap `[start, end)`."""
        n = max(bisect_right(self._starts, start) - 1, 0)
        found = []
        while n < len(self.quotations) and self.quotations[n].outer_start < end:
            if self.quotations[n].outer_end > start:
                found.append(self.quotations[n])
            n += 1
        return found
