"""Phrases that point back to a target: "these bases", and a pronoun that goes on with the subject before it.

Only the safe cases, since one wrong link puts a sentence in the wrong article's account: a demonstrative with a noun
that the target's terms know, and a subject pronoun whose most prominent candidate is the target.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analysis.targets.matching import Found, forms, heads
from analysis.targets.phrases import DEMONSTRATIVES, NOUNS, noun_phrase
from analysis.types import Document, Sentence, Target

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PERSONS = frozenset({"PERSON"})
_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def demonstratives(document: Document, target: Target, found: Sequence[Found]) -> list[Found]:
    """ "These bases" where the same or the preceding sentence of the paragraph speaks of the target."""
    known = heads(target)
    covered = {i for f in found for i in range(f.first, f.last)}
    spoken = {document.sentence_of[f.head] for f in found}
    result = []
    for token in document.tokens:
        if token.pos not in NOUNS or token.i in covered or known.isdisjoint(forms(token)):
            continue
        if not any(document.tokens[c].text.lower() in DEMONSTRATIVES for c in document.children[token.i]):
            continue
        number = document.sentence_of[token.i]
        if number in spoken or (number - 1 in spoken and _same_paragraph(document, number)):
            phrase = noun_phrase(document, token.i)
            result.append(Found(phrase.first, phrase.last, token.i))
            spoken.add(number)
    return result


def subject_pronouns(document: Document, found: Sequence[Found], resolved: Collection[int]) -> list[Found]:
    """Pronouns "he", "she", "they" as subjects whose most prominent candidate is the target.

    `resolved` are the starts of pronouns that are already known to mean somebody: they are left alone.
    """
    spoken = {f.head for f in found if not _qualifies(document, f)}
    result = []
    for number, sentence in enumerate(document.sentences):
        for i in range(sentence.first, sentence.last):
            token = document.tokens[i]
            if token.pos != "PRON" or token.dep not in _SUBJECTS or token.start in resolved:
                continue
            kind = token.text.lower()
            if kind in {"he", "she", "they"} and _antecedent(document, number, i, kind, spoken) in spoken:
                result.append(Found(i, i + 1, i, (i, i + 1), bare=True))
                spoken.add(i)
    return result


def _antecedent(document: Document, number: int, pronoun: int, kind: str, spoken: set[int]) -> int | None:
    """The head of the most prominent candidate: a subject before the pronoun in its sentence; one of the sentence
    before, its subjects first; else any phrase before the pronoun."""
    sentence = document.sentences[number]
    here = [i for i in range(sentence.first, pronoun) if _agrees(document, i, kind, spoken)]
    earlier = []
    if _same_paragraph(document, number):
        before = document.sentences[number - 1]
        earlier = [i for i in range(before.first, before.last) if _agrees(document, i, kind, spoken)]
    ranked = [
        *(i for i in here if _is_subject(document, i)),
        *(i for i in earlier if _is_subject(document, i)),
        *earlier,
        *here,
    ]
    return ranked[0] if ranked else None


def _is_subject(document: Document, i: int) -> bool:
    return document.tokens[_top(document, i)].dep in _SUBJECTS


def _top(document: Document, i: int) -> int:
    """The first of the coordinated or apposed phrases that `i` belongs to."""
    while document.tokens[i].dep in {"appos", "conj"} and document.tokens[document.tokens[i].head].pos in NOUNS:
        i = document.tokens[i].head
    return i


def _agrees(document: Document, i: int, kind: str, spoken: set[int]) -> bool:
    token = document.tokens[i]
    plural = "Number=Plur" in token.morph
    if token.text.lower() == kind:
        return i in spoken or token.pos == "PRON"
    if token.pos not in NOUNS or token.dep in {"compound", "amod", "nmod"}:
        return False
    if kind == "they":
        joined = any(document.tokens[c].dep == "conj" for c in document.children[i])
        return i in spoken or ((plural or joined) and token.ent in _ACTORS)
    return not plural and (token.ent in _PERSONS or (i in spoken and token.ent not in _ACTORS - _PERSONS))


def _qualifies(document: Document, found: Found) -> bool:
    return document.tokens[found.head].dep in {"compound", "amod", "nmod"}


def _same_paragraph(document: Document, number: int) -> bool:
    """Whether the sentence has one before it in its paragraph."""
    if number == 0:
        return False
    here: Sentence = document.sentences[number]
    return document.sentences[number - 1].paragraph == here.paragraph
