"""Phrases that point back to a target: "these bases", "the company", and pronouns.

Only the safe cases, since one wrong link puts a sentence into the wrong account: the most prominent candidate in the
sentence or the one before it must be the target. Prominence is that of centering (Grosz, Joshi & Weinstein 1995):
subjects before other phrases, earlier ones before later ones.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analysis.targets.matching import Found, forms, heads
from analysis.targets.phrases import DEMONSTRATIVES, NOUNS, noun_phrase
from analysis.types import Document, Target
from analysis.voices.quotations import QuotationIndex, find_quotations

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_KINDS = {
    "he": "he",
    "him": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "they": "they",
    "it": "it",
}
_SUBJECT_ONLY = frozenset({"they", "it"})  # in other places these stand for too many things
_EXPLETIVE = frozenset(["appear", "be", "become", "happen", "rain", "remain", "seem", "snow", "turn"])
_PERSON_ENDS = ("er", "or", "ist", "ent", "ant", "man", "ian", "chief", "head", "king", "queen", "boss", "general")
# What an organisation is called again: "the company". A definite noun of these, with nothing before it but "the".
_BODIES = frozenset(
    (
        "agency",
        "airline",
        "automaker",
        "bank",
        "body",
        "brewer",
        "bureau",
        "carmaker",
        "charity",
        "club",
        "company",
        "corporation",
        "firm",
        "foundation",
        "giant",
        "group",
        "manufacturer",
        "maker",
        "movement",
        "newspaper",
        "organisation",
        "organization",
        "outlet",
        "party",
        "producer",
        "publisher",
        "regulator",
        "retailer",
        "startup",
        "supplier",
        "team",
        "union",
        "university",
        "watchdog",
    )
)


def demonstratives(document: Document, target: Target, found: Sequence[Found]) -> list[Found]:
    """ "These bases" where the same or the preceding sentence speaks of the target."""
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
        if number in spoken or _before(document, number) in spoken:
            phrase = noun_phrase(document, token.i)
            result.append(Found(phrase.first, phrase.last, token.i))
            spoken.add(number)
    return result


def pointing_back(
    document: Document, found: Sequence[Found], resolved: Collection[int], people: Collection[int]
) -> list[Found]:
    """Pronouns and "the company" whose most prominent candidate is the target.

    `resolved` are the starts of pronouns that are already known to mean somebody: they are left alone. `people` are the
    starts of names of single people: "they" stands for none of them.
    """
    spoken = {f.head for f in found if not _qualifies(document, f.head)}
    single = {
        f.head
        for f in found
        if any(document.tokens[i].start in people for i in range(*(f.name or (f.first, f.last))))
        and not any(document.tokens[c].dep == "conj" for c in document.children[f.head])
    }
    covered = {i for f in found for i in range(f.first, f.last)}
    quotations = QuotationIndex(find_quotations(document.clean))
    result = []
    for number, sentence in enumerate(document.sentences):
        for i in range(sentence.first, sentence.last):
            kind = _kind(document, i)
            if kind is None or i in covered or document.tokens[i].start in resolved:
                continue
            antecedent = _antecedent(document, number, i, kind, spoken - single if kind == "they" else spoken)
            if antecedent is None or antecedent not in spoken:
                continue
            quotation = quotations.at(document.tokens[i].start)
            if quotation is None or quotation == quotations.at(document.tokens[antecedent].start):
                first = i - 1 if kind == "body" else i
                result.append(Found(first, i + 1, i, (i, i + 1), bare=True))
                spoken.add(i)
    return result


def _kind(document: Document, i: int) -> str | None:
    """What sort of candidate a token asks for: he, she, they, it, body; None where it points back to nothing."""
    token = document.tokens[i]
    kind = _KINDS.get(token.text.lower()) if token.pos == "PRON" else None
    if kind in _SUBJECT_ONLY:
        verb = document.tokens[token.head].lemma.lower()
        return kind if token.dep in _SUBJECTS and not (kind == "it" and verb in _EXPLETIVE) else None
    if kind is None and token.lemma.lower() in _BODIES and token.tag == "NN" and token.dep not in {"compound", "appos"}:
        children = [document.tokens[c] for c in document.children[i] if c < i]
        if i and len(children) == 1 and children[0].i == i - 1 and children[0].text.lower() == "the":
            return "body"
    return kind


def _antecedent(document: Document, number: int, at: int, kind: str, spoken: set[int]) -> int | None:
    """The head of the most prominent candidate: a subject before it in its sentence; one of the sentence before, its
    subjects first; else any phrase before it. "It" and "the company" take subjects only."""
    sentence = document.sentences[number]
    here = [i for i in range(sentence.first, at) if _agrees(document, i, kind, spoken)]
    earlier = []
    if (before := _before(document, number)) is not None:
        last = document.sentences[before]
        earlier = [i for i in range(last.first, last.last) if _agrees(document, i, kind, spoken)]
    ranked = [i for i in (*here, *earlier) if _is_subject(document, i)]
    if kind not in {"it", "body"}:
        ranked += [*earlier, *here]
    return ranked[0] if ranked else None


def _is_subject(document: Document, i: int) -> bool:
    return document.tokens[_top(document, i)].dep in _SUBJECTS


def _top(document: Document, i: int) -> int:
    """The first of the coordinated or apposed phrases that `i` belongs to."""
    while document.tokens[i].dep in {"appos", "conj"} and document.tokens[document.tokens[i].head].pos in NOUNS:
        i = document.tokens[i].head
    return i


def _agrees(document: Document, i: int, kind: str, spoken: set[int]) -> bool:
    """Whether a token may be what a pronoun of this kind stands for, by number and by what the name is of."""
    token = document.tokens[i]
    if token.pos == "PRON":
        return _KINDS.get(token.text.lower()) == kind
    if token.pos not in NOUNS or _qualifies(document, i):
        return False
    plural = "Number=Plur" in token.morph
    if kind == "they":
        joined = any(document.tokens[c].dep == "conj" for c in document.children[i])
        return i in spoken or ((plural or joined) and token.ent in _ACTORS)
    if plural or token.ent in {"DATE", "TIME"}:
        return False
    if kind in {"it", "body"}:
        body = i in spoken or token.ent in _ACTORS or token.lemma.lower() in _BODIES
        return token.ent != "PERSON" and (kind == "it" or body)
    lemma = token.lemma.lower()
    return token.ent == "PERSON" or (i in spoken and lemma.endswith(_PERSON_ENDS) and not lemma.endswith("ment"))


def _qualifies(document: Document, i: int) -> bool:
    return document.tokens[i].dep in {"compound", "amod", "nmod"}


def _before(document: Document, number: int) -> int | None:
    """The number of the sentence before, None for the first of the text (a headline is not read on from)."""
    if number == 0 or document.sentences[number - 1].is_title:
        return None
    return number - 1
