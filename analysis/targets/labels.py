"""What a target is called: the phrase itself, its title, its appositions, and what is said that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.framing.agency import is_denied
from analysis.targets.matching import Found
from analysis.targets.phrases import DEMONSTRATIVES, NOUNS, Phrase, noun_phrase
from analysis.types import Document, Token

# Verbs that say what somebody is called or taken for; "as" before the label or none.
_CALLING = frozenset(
    [
        "brand",
        "call",
        "categorise",
        "categorize",
        "characterise",
        "characterize",
        "classify",
        "condemn",
        "consider",
        "declare",
        "deem",
        "denounce",
        "depict",
        "describe",
        "designate",
        "dub",
        "hail",
        "label",
        "list",
        "name",
        "portray",
        "praise",
        "present",
        "recognise",
        "recognize",
        "regard",
        "see",
        "style",
        "tag",
        "term",
        "title",
        "treat",
        "view",
    ]
)
_BEING = frozenset(["be", "become", "remain"])
_ACTING_AS = frozenset(
    [
        "act",
        "appear",
        "come",
        "emerge",
        "figure",
        "function",
        "operate",
        "pose",
        "reemerge",
        "rise",
        "serve",
        "stand",
        "work",
    ]
)
_CALLING_NOUNS = frozenset(
    [
        "characterisation",
        "characterization",
        "classification",
        "depiction",
        "description",
        "designation",
        "label",
        "listing",
        "perception",
        "portrayal",
        "recognition",
        "reputation",
        "status",
        "view",
    ]
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Words of address: politeness or a degree, not what the article makes of somebody.
_ADDRESS = frozenset(["dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "mx", "prof", "sir"])


def called(document: Document, found: Found) -> Phrase | None:
    """The part of a phrase that describes: all of it, or what stands before the name; None where it only names.

    "Mr" and a given name describe nobody; an adjective before a person's name does ("the embattled Mr Blair"), and
    is then given with the name, since it has no noun of its own.
    """
    if found.bare or _points_back(document, found):
        return None
    if found.name is None:
        return Phrase(found.first, found.last, found.head)
    first = _whole_name(document, *found.name, found.first)
    before = range(found.first, first)
    nouns = [i for i in before if document.tokens[i].pos in NOUNS and document.tokens[i].dep != "poss"]
    if nouns:
        return Phrase(found.first, nouns[-1] + 1, nouns[-1])
    person = document.tokens[found.name[0]].ent == "PERSON"
    if person and any(document.tokens[i].dep == "amod" for i in before):
        return Phrase(found.first, found.name[1], found.head)
    return None


def _whole_name(document: Document, first: int, last: int, least: int) -> int:
    """Where a name found in part begins with its given names and its "Mr": "Blair" in "Mr Tony Blair"."""
    tokens = document.tokens
    if tokens[first].ent == "PERSON":
        while first > least and tokens[first - 1].ent == "PERSON" and not tokens[first].ent_start:
            first -= 1
    while first > least and _addresses(tokens, first - 1, least):
        first -= 1
    return first


def _addresses(tokens: Sequence[Token], i: int, least: int) -> bool:
    """Whether the word is one of address; its full stop may be a token of its own."""
    if tokens[i].text == "." and i > least:
        return _addresses(tokens, i - 1, least)
    return tokens[i].text.casefold().rstrip(".") in _ADDRESS


def _points_back(document: Document, found: Found) -> bool:
    """ "These bases" and "its bases" call them nothing that they were not called before."""
    first = document.tokens[found.first]
    return found.last - found.first == 2 and (first.text.lower() in DEMONSTRATIVES or first.tag == "PRP$")


def descriptions(document: Document, found: Sequence[Found]) -> Iterator[tuple[Phrase, str | None]]:
    """Appositions to a mention and predicates of it, each with the verb that brings it (None: an apposition)."""
    for mention in found:
        if document.tokens[mention.head].dep in {"compound", "amod", "nmod", "poss"}:
            continue
        for i in _apposed(document, mention):
            yield noun_phrase(document, i), None
        for i, verb in _predicated(document, mention.head):
            for j in (i, *_joined(document, i)):
                if document.tokens[j].pos in NOUNS:
                    yield noun_phrase(document, j), verb


def _apposed(document: Document, mention: Found) -> Iterator[int]:
    """Heads of common-noun phrases in apposition to the mention, on either side of it."""
    inside = range(mention.first, mention.last)
    for i in inside:
        for child in document.children[i]:
            token = document.tokens[child]
            if token.dep == "appos" and child not in inside and token.pos == "NOUN":
                yield child
    head = document.tokens[mention.head]
    if head.dep == "appos" and head.head not in inside and document.tokens[head.head].pos == "NOUN":
        yield head.head


def _predicated(document: Document, head: int) -> Iterator[tuple[int, str]]:
    """Heads of the labels that a clause puts on `head`, with the verb's lemma."""
    token = document.tokens[head]
    top = head
    while document.tokens[top].dep == "conj" and document.tokens[document.tokens[top].head].pos in NOUNS:
        top = document.tokens[top].head
    top_token = document.tokens[top]
    verb = top_token.head
    if top_token.dep in _SUBJECTS:
        yield from _of_subject(document, verb, passive=top_token.dep == "nsubjpass")
    elif top_token.dep in {"dobj", "nsubj"}:
        yield from _of_object(document, verb)
    elif top_token.dep == "pobj" and document.tokens[verb].text.lower() == "of":
        noun = document.tokens[document.tokens[verb].head]
        if noun.lemma.lower() in _CALLING_NOUNS:
            yield from ((i, noun.lemma.lower()) for i in (*_as(document, noun.i), *_as(document, head)))
    for child in document.children[head]:
        clause = document.tokens[child]
        if clause.dep == "relcl" and _relative_subject(document, child):
            passive = any(document.tokens[c].dep == "nsubjpass" for c in document.children[child])
            yield from _of_subject(document, child, passive)
        elif clause.dep == "acl" and clause.lemma.lower() in _CALLING and clause.tag == "VBN":
            yield from _of_subject(document, child, passive=True)
    if token.dep == "dobj" and document.tokens[token.head].lemma.lower() in _CALLING:
        yield from ((i, document.tokens[token.head].lemma.lower()) for i in _as(document, head))


def _of_subject(document: Document, verb: int, passive: bool) -> Iterator[tuple[int, str]]:
    lemma = document.tokens[verb].lemma.lower()
    if is_denied(document, verb):
        return
    for child in document.children[verb]:
        dep = document.tokens[child].dep
        if (dep == "attr" and lemma in _BEING) or (dep in {"oprd", "attr", "dobj"} and passive and lemma in _CALLING):
            yield child, lemma
    if lemma in _ACTING_AS or (passive and lemma in _CALLING):
        yield from ((i, lemma) for i in _as(document, verb))


def _of_object(document: Document, verb: int) -> Iterator[tuple[int, str]]:
    lemma = document.tokens[verb].lemma.lower()
    if lemma not in _CALLING:
        return
    yield from ((c, lemma) for c in document.children[verb] if document.tokens[c].dep == "oprd")
    yield from ((i, lemma) for i in _as(document, verb))


def _as(document: Document, i: int) -> Iterator[int]:
    """Objects of "as" under token `i`, those joined by "but also as" included."""
    waiting = [c for c in document.children[i] if document.tokens[c].text.lower() == "as"]
    while waiting:
        preposition = waiting.pop(0)
        for child in document.children[preposition]:
            token = document.tokens[child]
            if token.dep in {"pobj", "pcomp", "amod"}:
                yield child
            elif token.text.lower() == "as":
                waiting.append(child)


def _joined(document: Document, i: int) -> Iterator[int]:
    for child in document.children[i]:
        if document.tokens[child].dep == "conj":
            yield child
            yield from _joined(document, child)


def _relative_subject(document: Document, verb: int) -> bool:
    return any(
        document.tokens[c].dep in _SUBJECTS and document.tokens[c].tag in {"WDT", "WP"} for c in document.children[verb]
    )
