"""Attributions that the wording shows: a cue of saying or thinking, its source, and the words that it carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.types import Document, Token
from analysis.voices.grammar import child, child_word, clause_above, without
from analysis.voices.lexicon import Lexicon
from analysis.voices.nouns import of_adjective, of_holder, of_misread_verb, of_noun
from analysis.voices.reports import Report, make_report
from analysis.voices.speakers import can_speak
from analysis.voices.verbs import of_verb

_OBJECT = frozenset({"pobj"})
# Slips of the lemmatizer that matter here: "hoped" is no hop.
_SLIPS = {"hop": "hope", "retweete": "retweet"}


def cue_lemma(token: Token) -> str:
    """The token's lemma in lower case, put right where the lemmatizer slips."""
    lemma = token.lemma.lower()
    return _SLIPS.get(lemma, lemma)


def find_reports(document: Document, lexicon: Lexicon) -> Iterator[Report]:
    """All attributions that a verb, a noun, an adjective or a phrase makes, in text order of their cues."""
    verbs = lexicon.verb_lemmas
    for token in document.tokens:
        lemma = cue_lemma(token)
        if token.tag.startswith("VB") and lemma in verbs:
            yield from of_verb(document, lexicon, token.i, lemma)
        elif token.pos in {"NOUN", "PROPN"}:
            if lemma in lexicon.nouns:
                yield from of_noun(document, lexicon, token.i, lemma)
            elif lemma in lexicon.holders:
                yield from of_holder(document, lexicon, token.i, lemma)
            if lemma in verbs:
                yield from of_misread_verb(document, lexicon, token.i)
        elif token.pos == "ADJ" and lemma in lexicon.adjectives:
            yield from of_adjective(document, lexicon, token.i, lemma)
        if lemma == "accord":
            yield from _according(document, token.i)
        elif lemma in {"in", "by", "to"}:
            yield from _in_the_view(document, lexicon, token.i)


def _in_the_view(document: Document, lexicon: Lexicon, i: int) -> Iterator[Report]:
    """ "In the minister's view, ...": the clause that the phrase stands in is the content."""
    noun = child(document, i, _OBJECT)
    if noun is None or document.tokens[noun].lemma.lower() not in lexicon.possessed:
        return
    source = child(document, noun, frozenset({"poss"}))
    if source is not None and can_speak(document, source, lexicon):
        content = without(document, clause_above(document, i), i)
        yield make_report(document, i, source, content, "statement")


def _according(document: Document, i: int) -> Iterator[Report]:
    """The source after "according to", by the parse or else up to the next comma; the rest of the clause is content."""
    tokens = document.tokens
    sentence = document.sentences[document.sentence_of[i]]
    if i + 2 >= sentence.last or tokens[i + 1].text.lower() != "to":
        return
    rest = range(i + 2, sentence.last)
    stop = next((n for n in rest if tokens[n].pos == "PUNCT" and tokens[n].text in ",.;)"), sentence.last)
    to = child_word(document, i, "to")
    source = None if to is None else child(document, to, _OBJECT)
    if source is None:
        source = next((n for n in reversed(range(i + 2, stop)) if tokens[n].pos in {"NOUN", "PROPN", "PRON"}), None)
        if source is None:
            return
    content = without(document, clause_above(document, i), i)
    if content or i != sentence.first:
        yield make_report(document, i, source, content, "statement")
        return
    # "According to X, ..." that the parse takes for the whole sentence.
    report = make_report(document, i, source, (), "statement")
    yield replace(report, speaker=(i + 2, stop), content=tuple(range(stop + 1, sentence.last)))
