"""What the parse says: who does what a verb says, what hangs where, and the noun phrase around a word."""

from __future__ import annotations

from analysis.types import Document

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
AFTER_PREPOSITION = frozenset({"pobj", "pcomp"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
# A verb without a subject of its own borrows that of the verb it hangs from by one of these.
_BORROWS = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "acl", "acomp"})
_GOVERNED = frozenset({"dobj", "attr", "pobj", "prep", "conj"})
_CHAIN = 6  # verbs that share one subject are no longer a chain than this in newswire


def child(document: Document, i: int, deps: frozenset[str]) -> int | None:
    """The first child of token `i` with one of `deps`, None where there is none."""
    return next((c for c in document.children[i] if document.tokens[c].dep in deps), None)


def child_word(document: Document, i: int, word: str) -> int | None:
    """The first child of token `i` that is `word` in lower case, None where there is none."""
    return next((c for c in document.children[i] if document.tokens[c].text.lower() == word), None)


def without(document: Document, head: int, cut: int) -> list[int]:
    """The subtree of `head` without that of `cut`."""
    inner = set(document.subtree(cut))
    return [t for t in document.subtree(head) if t not in inner]


def is_infinitive(document: Document, i: int) -> bool:
    """Whether token `i` is a verb with "to"."""
    return any(document.tokens[c].tag == "TO" and document.tokens[c].dep == "aux" for c in document.children[i])


def is_that_clause(document: Document, i: int) -> bool:
    """Whether the clause of verb `i` begins with "that"."""
    return any(
        document.tokens[c].dep == "mark" and document.tokens[c].text.lower() == "that" for c in document.children[i]
    )


def own_subject(document: Document, verb: int) -> int | None:
    """The subject that hangs from `verb` itself; of two (a parse gone wrong) the one next to it."""
    tokens = document.tokens
    found = [c for c in document.children[verb] if tokens[c].dep in SUBJECTS and tokens[c].ent not in {"DATE", "TIME"}]
    return min(found, key=lambda c: abs(c - verb), default=None)


def subject(document: Document, verb: int) -> int | None:
    """The token that does what `verb` says: its subject, or the subject that it shares with the verbs above it.

    The agent of a passive, the noun before a participle ("a letter saying"), and what a relative pronoun stands for
    count as well. None where nothing is found, or only an empty "there".
    """
    if child(document, verb, PASSIVE_SUBJECTS) is not None:
        return agent(document, verb)
    at = verb
    for _ in range(_CHAIN):
        own = own_subject(document, at)
        if own is not None:
            return antecedent(document, own)
        above = _verb_above(document, at)
        if above is None:
            return _described(document, at)
        at = above
        passive = child(document, at, PASSIVE_SUBJECTS)
        if passive is not None:
            return antecedent(document, passive)
    return None


def swallowed_subject(document: Document, verb: int) -> int | None:
    """The subject that the parse takes for one more item of the clause before it: "It broke near Lodi, the mayor said".

    It is the noun phrase between a comma and the verb, joined or apposed to a noun before the comma; None where there
    is none.
    """
    tokens = document.tokens
    first = document.sentences[document.sentence_of[verb]].first
    at = verb - 1
    while at > first and tokens[at].pos in {"AUX", "ADV"}:
        at -= 1
    described = at > first and tokens[at].text == ","  # "..., Jane Roe, the mayor, said"
    found = None
    at -= described
    while first < at < verb and tokens[at].pos not in {"VERB", "AUX"}:
        opens = document.subtree(at)[0]
        hangs = tokens[at].dep in {"conj", "appos"} and tokens[at].pos in {"NOUN", "PROPN"} and tokens[at].head < opens
        if hangs and opens > first and tokens[opens - 1].text == ",":
            found = at
            if not (described and tokens[at].dep == "appos"):
                break
            described = False
        if tokens[at].head == at:
            break
        at = tokens[at].head
    return found


def _described(document: Document, verb: int) -> int | None:
    """The noun that a participle describes: who does it ("a letter saying"), or who has it done by whom."""
    token = document.tokens[verb]
    if token.dep not in {"acl", "relcl"} or document.tokens[token.head].pos not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    return agent(document, verb) if token.tag == "VBN" else token.head


def _verb_above(document: Document, at: int) -> int | None:
    """The verb whose subject is also that of `at`, None where there is none."""
    tokens = document.tokens
    token = tokens[at]
    if token.dep in {"acl", "relcl"} and tokens[token.head].pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        if token.tag == "VBN" or not is_infinitive(document, at):
            return None
        at = token.head  # "took the chance to say": whoever took it
        while tokens[at].dep in _GOVERNED and tokens[at].pos not in {"VERB", "AUX"}:
            at = tokens[at].head
        return at
    return token.head if token.dep in _BORROWS and token.head != at else None


def agent(document: Document, verb: int) -> int | None:
    """The noun after the "by" of a passive, also where the parse hangs it from what the verb governs."""
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
        for _ in range(_CHAIN):
            if verb.dep == "relcl":
                return verb.head
            if verb.head == verb.i:
                break
            verb = tokens[verb.head]
    return i


def clause_above(document: Document, i: int) -> int:
    """The verb, or else the top, of the clause that token `i` hangs in."""
    tokens = document.tokens
    at = tokens[i].head
    while tokens[at].pos not in {"VERB", "AUX"} and tokens[at].head != at:
        at = tokens[at].head
    return at


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
    while last > head and tokens[last].text != ")" and (_is_joint(document, last) or tokens[last].dep == "case"):
        last -= 1
    while first < head and _is_joint(document, first):
        first += 1
    return first, last + 1


def _is_joint(document: Document, i: int) -> bool:
    return document.tokens[i].pos in {"PUNCT", "CCONJ", "SPACE"}


def entity_range(document: Document, i: int) -> tuple[int, int]:
    """The named entity that token `i` is part of, as a token range without a possessive ending."""
    tokens = document.tokens
    first, last = i, i + 1
    while not tokens[first].ent_start and first and tokens[first - 1].ent == tokens[i].ent:
        first -= 1
    while last < len(tokens) and tokens[last].ent == tokens[i].ent and not tokens[last].ent_start:
        last += 1
    while last - 1 > i and tokens[last - 1].tag == "POS":
        last -= 1
    return first, last
