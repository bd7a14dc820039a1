"""Whether a sentence says that something is so, is not so or may be: "has agreed", "refused", "may agree"."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from analysis.types import Document, Sentence, Token

_REFUSING = frozenset({"refuse", "deny", "reject", "decline", "fail", "avoid", "oppose", "prevent"})
_POSSIBLE = frozenset({"may", "might", "could", "would", "can", "should"})
_GOES_ON = frozenset({"xcomp", "conj"})  # a verb that shares the stance of its head: "may agree to pay and leave"


class Stance(StrEnum):
    """How a verb is put."""

    SO = "so"
    NOT_SO = "not so"
    POSSIBLE = "possible"


def stances(document: Document, sentence: Sentence) -> dict[str, frozenset[Stance]]:
    """For each verb of a sentence, by its lemma, how it is put."""
    found: dict[str, set[Stance]] = {}
    for token in document.tokens[sentence.first : sentence.last]:
        if token.pos == "VERB":
            found.setdefault(token.lemma.casefold(), set()).add(_stance(document, token))
    return {lemma: frozenset(s) for lemma, s in found.items()}


def _stance(document: Document, verb: Token) -> Stance:
    children = [document.tokens[c] for c in document.children[verb.i]]
    if any(c.dep == "neg" for c in children):
        return Stance.NOT_SO
    if any(c.dep == "aux" and c.lemma.casefold() in _POSSIBLE for c in children):
        return Stance.POSSIBLE
    head = document.tokens[verb.head]
    if verb.dep in _GOES_ON and head.i != verb.i:
        if verb.dep == "xcomp" and head.lemma.casefold() in _REFUSING:
            return Stance.NOT_SO
        own_subject = any(c.dep in {"nsubj", "nsubjpass"} for c in children)
        if head.pos in {"VERB", "AUX"} and not own_subject:
            return _stance(document, head)
    return Stance.SO


def at_odds(left: Mapping[str, frozenset[Stance]], right: Mapping[str, frozenset[Stance]]) -> bool:
    """Whether the sentences put a verb that both have differently, and no verb alike."""
    shared = left.keys() & right.keys()
    return bool(shared) and all(not left[verb] & right[verb] for verb in shared)
