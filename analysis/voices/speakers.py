"""Who speaks: the subject of a verb of saying, the noun phrase around it, whether it can be a source, and its name."""

from __future__ import annotations

from analysis.types import Document
from analysis.voices.lexicon import Lexicon

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
# A verb without a subject of its own borrows that of the verb it hangs from by one of these.
_BORROWS = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "acl", "acomp"})
_GOVERNED = frozenset({"dobj", "attr", "pobj", "prep", "conj"})
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "ant", "man", "men", "woman", "women", "crat", "ee")


def child(document: Document, i: int, deps: frozenset[str]) -> int | None:
    """The first child of token `i` with one of `deps`, None where there is none."""
    return next((c for c in document.children[i] if document.tokens[c].dep in deps), None)


def subject(document: Document, verb: int) -> int | None:
    """The token that does what `verb` says: its subject, or the subject that it shares with the verbs above it.

    The agent of a passive, the noun before a participle ("a letter saying"), and what a relative pronoun stands for
    count as well. None where nothing is found, or only an empty "it" or "there".
    """
    tokens = document.tokens
    at, passive = verb, child(document, verb, PASSIVE_SUBJECTS) is not None
    for _ in range(6):  # chains of verbs without a subject are shorter than this
        if passive:
            return agent(document, at)
        own = own_subject(document, at)
        if own is not None:
            return antecedent(document, own)
        token = tokens[at]
        if token.dep in {"acl", "relcl"} and tokens[token.head].pos in {"NOUN", "PROPN", "PRON", "NUM"}:
            if token.tag == "VBN":
                return agent(document, at)
            if not is_infinitive(document, at):
                return token.head
            # "took the chance to say": whoever took it.
            at = token.head
            while tokens[at].dep in _GOVERNED and tokens[at].pos not in {"VERB", "AUX"}:
                at = tokens[at].head
        elif token.dep not in _BORROWS or token.head == at:
            return None
        else:
            at = token.head
        if child(document, at, PASSIVE_SUBJECTS) is not None:
            return antecedent(document, child(document, at, PASSIVE_SUBJECTS) or at)
    return None


def own_subject(document: Document, verb: int) -> int | None:
    """The subject that hangs from `verb` itself; of two (a parse gone wrong) the one next to it."""
    found = [c for c in document.children[verb] if document.tokens[c].dep in SUBJECTS]
    return min(found, key=lambda c: abs(c - verb), default=None)


def is_infinitive(document: Document, i: int) -> bool:
    """Whether token `i` is a verb with "to"."""
    return any(document.tokens[c].tag == "TO" and document.tokens[c].dep == "aux" for c in document.children[i])


def agent(document: Document, verb: int) -> int | None:
    """The "by" phrase of a passive: its noun, also where the parse hangs it from what the verb governs."""
    tokens = document.tokens
    for at in (verb, *(c for c in document.children[verb] if c > verb and tokens[c].dep in {"oprd", "dobj", "xcomp"})):
        for c in document.children[at]:
            if tokens[c].text.lower() == "by" and tokens[c].dep in {"agent", "prep"}:
                return child(document, c, frozenset({"pobj"}))
    return None


def antecedent(document: Document, i: int) -> int:
    """What a relative pronoun stands for; the token itself otherwise."""
    tokens = document.tokens
    if tokens[i].text.lower() in _RELATIVE:
        verb = tokens[tokens[i].head]
        for _ in range(4):
            if verb.dep == "relcl":
                return verb.head
            if verb.head == verb.i:
                break
            verb = tokens[verb.head]
    return i


def phrase(document: Document, head: int) -> tuple[int, int]:
    """The noun phrase around `head` as a token range: with its apposition and conjuncts, without relative clauses."""
    tokens = document.tokens
    kept, waiting = {head}, [head]
    while waiting:
        at = waiting.pop()
        for c in document.children[at]:
            dep = tokens[c].dep
            if dep in {"relcl", "ccomp", "advcl", "parataxis"} or (dep == "acl" and c > head):
                continue
            if at == head and dep == "punct" and tokens[c].text not in {"-", "(", ")", "’", "'"} and c < head:
                continue
            kept.add(c)
            waiting.append(c)
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while (
        last > head
        and tokens[last].text != ")"
        and (tokens[last].pos in {"PUNCT", "CCONJ", "SPACE"} or tokens[last].dep == "case")
    ):
        last -= 1
    while first < head and tokens[first].pos in {"PUNCT", "CCONJ", "SPACE"}:
        first += 1
    return first, last + 1


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
