"""Speakers named before a colon: turns of a transcript ("SILVA: Well, ...") and headlines ("Silva: Dam will hold")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.types import Document, Token

_TURN = re.compile(r"[\"“(]?(?P<who>(?:[^\W\d_][\w.’'-]*\s?){1,4}):\s+(?=\S)")
_WRITTEN = frozenset({"poll", "report", "study", "survey", "analysis", "official"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What the tokens `first` to `last` (the colon, half-open) say: the characters `[start, end)`."""

    first: int
    last: int
    start: int
    end: int
    is_headline: bool


def find_turns(document: Document) -> Iterator[Turn]:
    """Paragraphs that begin with a speaker and a colon: names in capitals, in a headline names and documents."""
    tokens = document.tokens
    starts = [t.start for t in tokens]
    for paragraph in document.clean.paragraphs:
        match = _TURN.match(document.raw, paragraph.start, paragraph.end)
        if match is None:
            continue
        first, last = bisect_left(starts, match.start("who")), bisect_left(starts, match.end("who"))
        who, said = tokens[first:last], tokens[last + 1 : bisect_left(starts, paragraph.end)]
        in_capitals = match.group("who").isupper() and len(match.group("who")) > 2
        if who and said and (in_capitals or (paragraph.is_title and _is_headline_source(document, who, said))):
            yield Turn(first, last, match.end(), paragraph.end, paragraph.is_title)


def _is_headline_source(document: Document, who: Sequence[Token], said: Sequence[Token]) -> bool:
    """A name that the article uses as a name, or a document, with a clause or a quotation after it."""
    names = {t.text for t in document.tokens if t.ent in {"PERSON", "ORG", "GPE"}}
    named = all(t.pos == "PROPN" or t.ent for t in who) and who[-1].text in names
    written = len(who) <= 2 and who[-1].lemma.lower() in _WRITTEN
    return (named or written) and (said[0].text in "‘'“\"" or any(t.tag in _FINITE for t in said))
