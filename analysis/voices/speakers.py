"""Who can be a source: persons, bodies of people, countries and documents."""

from __future__ import annotations

from analysis.types import Document
from analysis.voices.grammar import PASSIVE_SUBJECTS, SUBJECTS
from analysis.voices.lexicon import Lexicon

NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"})
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "ant", "man", "men", "woman", "women", "crat", "ee")


def is_person(document: Document, head: int, lexicon: Lexicon) -> bool:
    """Whether the noun at `head` stands for one person or several, not for a body or a country."""
    token = document.tokens[head]
    lemma = token.lemma.lower()
    if token.pos == "PRON":
        return token.text.lower() in lexicon.pronouns
    if token.ent == "PERSON" or (token.ent == "NORP" and token.tag == "NNPS"):
        return True
    if token.pos not in {"NOUN", "PROPN", "ADJ"} or token.ent in NAMED or lemma in lexicon.not_people:
        return False
    return lemma in lexicon.people or lemma in lexicon.anonymous or lemma.endswith(_PERSON_ENDINGS)


def is_individual(document: Document, head: int, lexicon: Lexicon) -> bool:
    """A person, or people that are named: whom "they" stands for may as well be a country or a group."""
    return document.tokens[head].text.lower() not in {"they", "their"} and is_person(document, head, lexicon)


def can_speak(document: Document, head: int, lexicon: Lexicon) -> bool:
    """Whether the noun at `head` is a person, a body of people, a country or a document."""
    token = document.tokens[head]
    lemma = token.lemma.lower()
    if is_person(document, head, lexicon):
        return True
    if token.text.lower() == "it":
        return _stands_for_a_body(document, head, lexicon)
    return token.pos != "PRON" and (
        token.ent in NAMED or token.pos == "PROPN" or lemma in lexicon.bodies or lemma in lexicon.documents
    )


def _stands_for_a_body(document: Document, i: int, lexicon: Lexicon) -> bool:
    """Whether the subject before an "it" is a body or a document."""
    tokens = document.tokens
    first = document.sentences[max(document.sentence_of[i] - 1, 0)].first
    for n in range(i - 1, first - 1, -1):
        if tokens[n].dep in SUBJECTS | PASSIVE_SUBJECTS and tokens[n].pos in {"NOUN", "PROPN"}:
            return not is_person(document, n, lexicon) and can_speak(document, n, lexicon)
    return False
