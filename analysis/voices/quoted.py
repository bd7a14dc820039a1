"""Quotations that no cue holds by the parse: whose are they?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from analysis.types import Document
from analysis.voices.cues import cue_lemma
from analysis.voices.grammar import clause_above, own_subject, phrase, subject
from analysis.voices.lexicon import Lexicon
from analysis.voices.quotations import Quotation
from analysis.voices.speakers import can_speak

SPEECH_WORDS = 4  # shorter quotations without a cue are terms and titles
_ADJOINING = 12  # tokens from the end of a quotation to its verb of saying; 8 to 18 did alike on half of PolNeAR's dev
_STOPS = frozenset({".", "!", "?"})
_MARKS = frozenset({"“", "”", '"', "''", "``"})


class Held(Protocol):
    """What is known of the source of a quotation that a cue holds."""

    @property
    def cue(self) -> tuple[int, int] | None: ...
    @property
    def speaker(self) -> tuple[int, int] | None: ...
    @property
    def head(self) -> int | None: ...
    @property
    def manner(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Source:
    """A source by its tokens, and the tokens of its cue."""

    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    head: int | None


def assign_rest(
    document: Document, lexicon: Lexicon, quotations: Sequence[Quotation], held: Mapping[Quotation, Held]
) -> Iterator[tuple[Quotation, Source | None]]:
    """The quotations that `held` lacks, with their source: the verb of saying next to it, or who spoke last.

    A quotation that is a whole sentence goes on from the one before it in the same or the paragraph before; without one
    its source is None. A few words inside a clause are its subject's. Terms, titles and the like are left out.
    """
    starts = [t.start for t in document.tokens]
    last: Source | None = None
    last_end: int | None = None
    for q in quotations:
        known = held.get(q)
        if known is not None:
            if known.manner != "indirect" and q.words >= SPEECH_WORDS:
                last, last_end = Source(known.cue, known.speaker, known.head), q.outer_end
            continue
        inside = range(bisect_left(starts, q.outer_start), bisect_left(starts, q.outer_end))
        if not inside:
            continue
        source = _beside(document, lexicon, inside)
        if source is None and _is_sentence(document, q, inside):
            if last is None or last_end is None or _paragraphs_on(document, last_end, q) > 1:
                yield q, None
                continue
            source = last
        elif source is None and last_end is not None and _is_short_sentence(document, q, inside):
            source = last if _paragraphs_on(document, last_end, q) == 0 else None
        elif source is None:
            source = _in_clause(document, lexicon, q, inside)
        if source is not None:
            yield q, source
            if q.words >= SPEECH_WORDS:
                last, last_end = source, q.outer_end


def _beside(document: Document, lexicon: Lexicon, inside: range) -> Source | None:
    """The source by the verb of saying right after the quotation, or before it in its sentence."""
    verb = _verb_beside(document, lexicon, inside)
    head = None if verb is None else subject(document, verb)
    if verb is None or head is None or head in inside:
        return None
    return Source((verb, verb + 1), phrase(document, head), head)


def _verb_beside(document: Document, lexicon: Lexicon, inside: range) -> int | None:
    tokens = document.tokens
    # A full stop inside the marks ends the sentence: what follows is another's ("... easy.” Officials said").
    ended = any(tokens[i].text == "." for i in inside[-2:])
    if not ended:
        for i in range(inside.stop, min(inside.stop + _ADJOINING, len(tokens))):
            elsewhere = _paragraph(document, i) != _paragraph(document, inside.start)
            if elsewhere or tokens[i].text in _STOPS or tokens[i].text in _MARKS:
                break
            if _says(document, lexicon, i):
                return i
    opening = document.sentences[document.sentence_of[inside.start]].first
    for i in range(inside.start - 1, opening - 1, -1):
        if tokens[i].text in _MARKS:
            break
        if _says(document, lexicon, i):
            return i
    return None


def _paragraph(document: Document, i: int) -> int:
    return document.sentences[document.sentence_of[i]].paragraph


def _says(document: Document, lexicon: Lexicon, i: int) -> bool:
    token = document.tokens[i]
    says = lexicon.verbs["clause"].get(cue_lemma(token)) == "statement"
    return token.tag.startswith("VB") and (says or _puts_it(document, i))


def _puts_it(document: Document, i: int) -> bool:
    """ "As one fisherman put it"."""
    words = [t.text.lower() for t in document.tokens[document.subtree(i)[0] : i + 2]]
    return words[-2:] in (["put", "it"], ["puts", "it"]) and words[0] == "as"


def _is_sentence(document: Document, q: Quotation, inside: range) -> bool:
    """Whether a sentence begins with the quotation and it has a verb."""
    if q.words < SPEECH_WORDS:
        return False
    here = document.sentences[document.sentence_of[inside.start] : document.sentence_of[inside[-1]] + 1]
    opens = any(s.start in {q.outer_start, q.start} for s in here)
    return opens and any(document.tokens[i].pos in {"VERB", "AUX"} for i in inside)


def _is_short_sentence(document: Document, q: Quotation, inside: range) -> bool:
    """Whether a few quoted words make a sentence of their own: "Never again." """
    stops = any(document.tokens[i].text in _STOPS for i in inside[-2:])
    return stops and document.sentences[document.sentence_of[inside.start]].start == q.outer_start


def _paragraphs_on(document: Document, last_end: int, q: Quotation) -> int:
    """How many paragraphs after the quotation that ended at `last_end` another stands: 0 in the same one."""
    starts = [p.start for p in document.clean.paragraphs]
    return bisect_right(starts, q.outer_start) - bisect_right(starts, last_end - 1)


def _in_clause(document: Document, lexicon: Lexicon, q: Quotation, inside: range) -> Source | None:
    """The subject of the clause around a few quoted words, where it can speak and stands outside them."""
    tokens = document.tokens
    words = [tokens[i] for i in inside if tokens[i].text[0].isalpha()]
    if q.words < 2 or not words or all(t.text[0].isupper() for t in words if not t.is_stop):
        return None  # one word, or a title
    top = next((i for i in inside if tokens[i].head not in inside), None)
    if top is None:
        return None
    verb = clause_above(document, top)
    while tokens[verb].lemma == "be" and tokens[verb].head != verb:
        verb = clause_above(document, verb)
    if tokens[verb].pos not in {"VERB", "AUX"} or tokens[verb].lemma == "be":
        return None
    own = own_subject(document, verb)
    head = own if own is not None else subject(document, verb)
    if head is None or head in inside or not can_speak(document, head, lexicon):
        return None
    return Source((verb, verb + 1), phrase(document, head), head)
