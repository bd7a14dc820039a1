"""Where a term stands in a text, in any of its inflected forms. Pure: no streamlit here.

The measures count words by lemma; the page has the text only. A form counts as one of the term's where it is the term
with a common English ending, which finds what a reader would; irregular forms ("went") are missed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from dashboard.marks import Mark

_ENDING = r"(?:e|y|s|es|ed|d|ies|ied|ing|ings|['’]s?)?"
_SHORT = 3  # shorter words are matched as they are: "us" is no stem


@lru_cache(maxsize=512)
def pattern(term: str) -> re.Pattern[str]:
    """A pattern for a term of one or more words, whatever the case and the white space between them."""
    words = r"[\s-]+".join(_word(word) for word in term.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def marks(raw: str, start: int, end: int, terms: Collection[str], kind: str = "hit") -> tuple[Mark, ...]:
    """The places of any of `terms` in `raw[start:end]`, in text order."""
    found = [m.span() for term in terms for m in pattern(term).finditer(raw, start, end)]
    return tuple(Mark(first, last, kind) for first, last in sorted(set(found)))


def common_words(left: str, right: str, left_start: int, right_start: int) -> tuple[list[Mark], list[Mark]]:
    """The words that two stretches share wherever they stand, short ones left out, as marks of kind "match"."""
    found = [[m for m in re.finditer(r"\w+", text) if len(m.group()) > _SHORT] for text in (left, right)]
    both = {m.group().casefold() for m in found[0]} & {m.group().casefold() for m in found[1]}
    one, other = (
        [Mark(start + m.start(), start + m.end(), "match") for m in words if m.group().casefold() in both]
        for words, start in zip(found, (left_start, right_start), strict=True)
    )
    return one, other


def _word(word: str) -> str:
    if len(word) <= _SHORT:
        return re.escape(word) + "s?"
    stem = word[:-1] if word[-1].lower() in "ey" else word
    last = stem[-1]
    doubled = f"(?:{re.escape(last)}(?=ed|ing))?" if last.lower() in "bdglmnprt" else ""
    return re.escape(stem) + doubled + _ENDING
