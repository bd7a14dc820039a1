"""Noun phrases of the parse: how far they reach, what modifies their head, which words stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.types import Document, Token

NOUNS = frozenset({"NOUN", "PROPN"})
DEMONSTRATIVES = frozenset({"this", "these", "that", "those"})
_LEFT = frozenset(
    {"det", "predet", "amod", "compound", "poss", "nummod", "quantmod", "nmod", "advmod", "neg", "npadvmod"}
)
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "appos", "conj", "cc", "parataxis"})
_ENDS = NOUNS | {"NUM", "PRON", "ADV"}
_INNER = frozenset({"compound", "nmod", "amod"})  # a noun that only qualifies the next one
_NAMING = frozenset({"of", "at", "on", "in", "from", "against", "within", "near", "under", "between", "behind", "with"})
_PLACES = frozenset({"GPE", "LOC"})
_LONGEST = 8  # words of a phrase that follows the head; longer ones say more than what the thing is called


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the tokens `first <= i < last`; `head` is its head's index."""

    first: int
    last: int
    head: int


def noun_phrase(document: Document, head: int) -> Phrase:
    """The phrase around `head`: what stands before it, and the short phrases that follow it and hang from it.

    Relative clauses, appositions and coordinated phrases are left out: they say more than what the thing is called.
    """
    first, last = head, head + 1
    for child in reversed([c for c in document.children[head] if c < head]):
        token = document.tokens[child]
        members = document.subtree(child)
        if token.dep not in _LEFT and not _is_mark(token):
            break
        if members[-1] + 1 != first:
            break
        first = members[0]
    while first < head and _is_mark(document.tokens[first]):
        first += 1
    for child in (c for c in document.children[head] if c > head):
        members = _without_clauses(document, child)
        if members[0] != last or not _follows(document, child, members):
            break
        last = members[-1] + 1
    return Phrase(first, last, head)


def _is_mark(token: Token) -> bool:
    return token.pos == "PUNCT" and token.text not in {".", ";", ":", "—", "–", "(", ")"}


def _follows(document: Document, child: int, members: list[int]) -> bool:
    token = document.tokens[child]
    if len(members) > _LONGEST or any(document.tokens[m].text in {",", "—", "–", "("} for m in members):
        return False
    if document.tokens[members[-1]].pos not in _ENDS:
        return False
    if token.dep == "advmod":
        return any(document.tokens[m].dep == "prep" for m in members) or _before_preposition(document, child)
    if token.dep != "prep" or token.text.lower() not in _NAMING:
        return False
    where = token.text.lower() == "in" and all(document.tokens[m].ent in _PLACES for m in members[1:])
    return not where  # "in Peru" says where, not what


def _before_preposition(document: Document, i: int) -> bool:
    """Whether an adverb opens the phrase after it ("now in control")."""
    return i + 1 < len(document.tokens) and document.tokens[i + 1].dep == "prep"


def _without_clauses(document: Document, i: int) -> list[int]:
    """Token `i` and what hangs from it up to the first clause, without gaps."""
    found, waiting = [], [i]
    while waiting:
        j = waiting.pop()
        found.append(j)
        waiting.extend(c for c in document.children[j] if document.tokens[c].dep not in _CLAUSES)
    found.sort()
    for n in range(1, len(found)):
        if found[n] != found[n - 1] + 1:
            return found[:n]
    while len(found) > 1 and document.tokens[found[-1]].pos == "PUNCT":
        found.pop()
    return found


def outermost(document: Document, i: int) -> int:
    """The noun that token `i` only qualifies ("base" in "base closures" gives "closures"), or `i` itself."""
    while document.tokens[i].dep in _INNER and document.tokens[document.tokens[i].head].pos in NOUNS:
        i = document.tokens[i].head
    return i


def words_around(document: Document, head: int) -> Iterator[int]:
    """The tokens of the noun phrase that `head` belongs to, without relative clauses and appositions.

    A coordinated head without modifiers of its own shares those of the first ("military bases and facilities").
    """
    top = outermost(document, head)
    yield from _near(document, top)
    token = document.tokens[top]
    if token.dep == "conj" and not any(document.tokens[c].dep in _LEFT for c in document.children[top]):
        first = token.head
        for child in document.children[first]:
            if child < first and document.tokens[child].dep in {"amod", "compound", "nmod", "poss"}:
                yield from document.subtree(child)


def _near(document: Document, top: int) -> list[int]:
    found, waiting = [], [top]
    while waiting:
        j = waiting.pop()
        found.append(j)
        for child in document.children[j]:
            dep = document.tokens[child].dep
            if dep not in _CLAUSES or (dep == "conj" and j != top and document.tokens[j].pos not in NOUNS):
                waiting.append(child)
    return sorted(found)


def modifiers(document: Document, phrase: Phrase) -> tuple[str, ...]:
    """What modifies the head within the phrase, as written, in order: adjectives, nouns, possessors, phrases after
    it.
    """
    found = []
    for child in document.children[phrase.head]:
        if not phrase.first <= child < phrase.last or document.tokens[child].dep in {"det", "predet", "case", "punct"}:
            continue
        members = [m for m in document.subtree(child) if phrase.first <= m < phrase.last]
        words = document.text(members[0], members[-1] + 1)
        if document.tokens[child].dep == "poss":
            words = words.removesuffix("'s").removesuffix("’s").rstrip("'’ ")
        found.append(words)
    return tuple(found)
