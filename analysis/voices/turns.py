"""Speakers named at a colon: turns of a transcript ("SILVA: Well, ...") and headlines ("Dam will hold: Silva")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.types import Document, Paragraph, Token

_TURN = re.compile(r"[\"“(]?(?P<who>(?:[^\W\d_][\w.’'-]*\s?){1,4}):\s+(?=\S)")
_LATE = re.compile(r"(?<=\S):\s+(?P<who>(?:[^\W\d_][\w.’'-]*\s?){1,5})$")
_WRITTEN = frozenset({"poll", "report", "study", "survey", "analysis", "official"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_PLACES = frozenset({"GPE"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What the tokens `first` to `last` (half-open) say: the characters `[start, end)`. `colon` is a token too."""

    first: int
    last: int
    colon: int
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
            if paragraph.is_title:
                yield from _named_last(document, paragraph, starts)
            continue
        first, last = bisect_left(starts, match.start("who")), bisect_left(starts, match.end("who"))
        who, said = tokens[first:last], tokens[last + 1 : bisect_left(starts, paragraph.end)]
        in_capitals = match.group("who").isupper() and len(match.group("who")) > 2
        if who and said and (in_capitals or (paragraph.is_title and _is_headline_source(document, who, said))):
            yield Turn(first, last, last, match.end(), paragraph.end, paragraph.is_title)


def _named_last(document: Document, title: Paragraph, starts: Sequence[int]) -> Iterator[Turn]:
    """A headline whose source stands behind it: "Dam will hold: Silva"."""
    match = _LATE.search(document.raw, title.start, title.end)
    if match is None:
        return
    first, last = bisect_left(starts, match.start("who")), bisect_left(starts, title.end)
    said = document.tokens[bisect_left(starts, title.start) : first - 1]
    if said and _is_headline_source(document, document.tokens[first:last], said):
        yield Turn(first, last, first - 1, title.start, match.start(), True)


def _is_headline_source(document: Document, who: Sequence[Token], said: Sequence[Token]) -> bool:
    """A name that the article uses as a name, or a document, with a clause or a quotation beside it.

    A place is the topic of a headline ("Chile: dam breaks") more often than who speaks in it: it needs a quotation or
    what somebody demands or foresees ("Chile: dam must go").
    """
    labels = {t.ent for t in document.tokens if t.text == who[-1].text} & (_PLACES | {"PERSON", "ORG"})
    named = all(t.pos == "PROPN" or t.ent for t in who) and labels
    written = len(who) <= 2 and who[-1].lemma.lower() in _WRITTEN
    wanted = {"MD"} if labels and labels <= _PLACES else _FINITE
    return bool(named or written) and (said[0].text in "‘'“\"" or any(t.tag in wanted for t in said))
