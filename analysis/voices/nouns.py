"""Attributions that a noun or an adjective makes: "the minister's claim that ...", "is confident that ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.types import Document
from analysis.voices.grammar import (
    AFTER_PREPOSITION,
    OBJECTS,
    child,
    is_infinitive,
    is_that_clause,
    subject,
)
from analysis.voices.lexicon import Lexicon
from analysis.voices.reports import Report, make_report
from analysis.voices.speakers import can_speak, is_individual, is_person
from analysis.voices.verbs import DEEDS, is_guess

_CLAUSE = frozenset({"ccomp"})
_PREDICATE = frozenset({"acomp", "ROOT", "conj", "ccomp", "oprd"})
_TOPICAL = frozenset(
    {"of", "about", "for", "on", "against", "in", "to", "toward", "towards", "with", "over", "at", "by"}
)


def of_noun(document: Document, lexicon: Lexicon, i: int, lemma: str) -> Iterator[Report]:
    """The attribution of a noun of saying or thinking: its clause or topic, and whose it is."""
    token, kind = document.tokens[i], lexicon.nouns[lemma]
    above = document.tokens[token.head]
    if token.dep == "nsubj" and above.lemma in lexicon.emerging:
        # "Reports have emerged that ...": the noun is the source.
        clause = child(document, above.i, _CLAUSE)
        if clause is not None:
            yield make_report(document, above.i, i, document.subtree(clause), kind)
            return
    clause = _clause_of(document, lexicon, i)
    topic = _topic(document, i) if clause is None else None
    if clause is not None:
        content = document.subtree(clause)
    elif topic is not None:
        content, kind = document.subtree(topic), "stance" if kind == "statement" else kind
    else:
        return
    speaker = _owner(document, lexicon, i, set(content))
    if speaker is None or not can_speak(document, speaker, lexicon):
        return
    if kind not in DEEDS or is_individual(document, speaker, lexicon):
        yield make_report(document, i, speaker, content, kind, clausal=clause is not None)


def _clause_of(document: Document, lexicon: Lexicon, i: int) -> int | None:
    """The "that ..." or "to ..." of a noun, also in "made the case that ...", "the minister's view is that ..."."""
    tokens = document.tokens
    for c in document.children[i]:
        if tokens[c].dep == "prep" and c > i:
            return None
        if tokens[c].dep == "ccomp":
            return c
        if tokens[c].dep == "acl" and (is_infinitive(document, c) or is_that_clause(document, c)):
            return c
    above = tokens[tokens[i].head]
    says = tokens[i].dep in OBJECTS and above.lemma in lexicon.light
    if says or (tokens[i].dep == "nsubj" and above.lemma == "be"):  # "the minister's view is that ..."
        clause = child(document, above.i, _CLAUSE)
        if clause is not None and is_that_clause(document, clause):
            return clause
    return None


def _topic(document: Document, i: int) -> int | None:
    """What stands after "of", "about", ... on the noun or adjective `i`."""
    for c in document.children[i]:
        if document.tokens[c].dep == "prep" and c > i and document.tokens[c].text.lower() in _TOPICAL:
            found = child(document, c, AFTER_PREPOSITION)
            if found is not None:
                return found
    return None


def _owner(document: Document, lexicon: Lexicon, i: int, content: set[int]) -> int | None:
    """Whose claim: its possessor, its "by" or "from", or the subject of "made the claim", "attacked with claims"."""
    tokens = document.tokens
    for c in document.children[i]:
        if tokens[c].dep == "poss" or (tokens[c].dep == "compound" and tokens[c].ent in {"PERSON", "ORG", "GPE"}):
            return c
        if tokens[c].dep == "prep" and tokens[c].text.lower() in {"by", "from"} and c not in content:
            return child(document, c, frozenset({"pobj"}))
    above = tokens[tokens[i].head]
    if tokens[i].dep in OBJECTS and above.lemma in lexicon.light:
        return subject(document, above.i)
    if tokens[i].dep == "pobj" and above.text.lower() == "with":
        return subject(document, above.head)
    return None


def of_adjective(document: Document, lexicon: Lexicon, i: int, lemma: str) -> Iterator[Report]:
    """ "Is confident that ...", "is critical of ...", "made it clear that ..."."""
    tokens = document.tokens
    if tokens[i].dep not in _PREDICATE:
        return
    made = tokens[tokens[i].head].lemma == "make"
    verb = tokens[i].head if tokens[i].dep in {"acomp", "oprd"} or made else i
    speaker = subject(document, verb)
    kind = lexicon.adjectives[lemma]
    may = can_speak if kind == "belief" else is_person
    if speaker is None or not may(document, speaker, lexicon) or is_guess(document, verb):
        return
    clause = child(document, i, frozenset({"ccomp", "xcomp", "advcl"}))
    if clause is not None and (tokens[clause].dep != "advcl" or is_that_clause(document, clause) or made):
        yield make_report(document, i, speaker, document.subtree(clause), kind)
        return
    topic = _topic(document, i)
    if topic is not None and kind != "intention":
        yield make_report(document, i, speaker, document.subtree(topic), "stance", clausal=False)


def of_holder(document: Document, lexicon: Lexicon, i: int, lemma: str) -> Iterator[Report]:
    """ "Smith is a critic of the deal", "Smith, a critic of the deal,": Smith's stance on it."""
    token = document.tokens[i]
    topic = _topic(document, i)
    if topic is None:
        return
    speaker = subject(document, token.head) if token.dep == "attr" else token.head if token.dep == "appos" else i
    if speaker is not None and is_person(document, speaker, lexicon):
        yield make_report(document, i, speaker, document.subtree(topic), lexicon.holders[lemma], clausal=False)


def of_misread_verb(document: Document, lexicon: Lexicon, i: int) -> Iterator[Report]:
    """ "As local vendors report falling sales": people, then a verb of saying that was parsed as their noun."""
    tokens = document.tokens
    token, before = tokens[i], tokens[max(i - 1, 0)]
    if token.tag != "NN" or token.dep not in {"nsubj", "nsubjpass", "ROOT"} or token.text.lower() != token.lemma:
        return
    if lexicon.verbs["clause"].get(token.lemma) != "statement" or before.tag != "NNS" or before.head != i:
        return
    if is_person(document, before.i, lexicon):
        rest = [t for t in document.subtree(token.head) if t > i]
        report = make_report(document, i, before.i, rest, "statement")
        yield replace(report, speaker=(min(document.subtree(i)), i))
