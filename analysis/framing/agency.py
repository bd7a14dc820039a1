"""Whether a phrase acts or is acted on in its clause, and with which verb, by the parse.

Passives are turned round, and nouns that stand for an action count like its verb ("the group's attack", "the closure
of the base"): role and voice as in transitivity analysis (Halliday 1985; van Leeuwen 1996 for what nominalisation
hides).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.errors import ModelError
from analysis.types import Document, Role, Token

_TABLE = Path(__file__).parents[2] / "data" / "language" / "action_nouns.tsv"
_PARTITIVES = frozenset(
    [
        "all",
        "any",
        "both",
        "each",
        "few",
        "half",
        "lot",
        "majority",
        "many",
        "member",
        "most",
        "much",
        "none",
        "number",
        "one",
        "part",
        "rest",
        "some",
    ]
)
# Pasts that are participles too, beside those on "-ed", and verbs that nobody is subjected to.
_PARTICIPLES = frozenset(
    {"beaten", "bought", "brought", "built", "caught", "cut", "fought", "found", "held", "hit", "hurt", "kept", "laid"}
    | {"lost", "made", "met", "paid", "put", "sent", "set", "shot", "shut", "sold", "split", "spent", "struck", "told"}
)
_INTRANSITIVE = frozenset(
    ["appear", "arrive", "collapse", "die", "disappear", "emerge", "happen", "occur", "remain", "resign", "vanish"]
)
_GOVERNS = frozenset({"aux", "auxpass", "ccomp", "dative", "dobj", "obj", "xcomp"})
_NOT_ONLY = frozenset({"just", "merely", "only", "simply", "solely"})


class ActionNoun(NamedTuple):
    """The verb that a noun stands for, and what a possessor and an "of" phrase are to it."""

    verb: str
    possessor: Role
    of: Role


@cache
def action_nouns() -> dict[str, ActionNoun]:
    """The table of nouns that stand for an action, by lemma."""
    if not _TABLE.is_file():
        raise ModelError(f"The table {_TABLE.name} is missing.", "Install the project again.")
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:] if line)
    return {noun: ActionNoun(verb, Role(possessor), Role(of)) for noun, verb, possessor, of in rows}


class Part(NamedTuple):
    """What a phrase does in its clause: `verb` is a lemma, None where no verb governs it.

    `negated`: the clause denies it ("did not attack"); `modal`: it is possible, wanted or future ("may attack").
    """

    role: Role
    verb: str | None = None
    negated: bool = False
    modal: bool = False


def part_of(document: Document, i: int) -> Part:
    """The part that the phrase headed by token `i` plays."""
    i = _governed(document, i)
    token = document.tokens[i]
    above = document.tokens[token.head]
    if token.dep in {"nsubj", "nsubjpass", "csubj"} and above.pos in {"VERB", "AUX"}:
        if token.dep == "nsubjpass" or is_headline_passive(document, above.i):
            return _in_clause(document, Role.PATIENT, above)
        return _in_clause(document, Role.OTHER if above.lemma.lower() == "be" else Role.AGENT, above)
    if token.dep in {"dobj", "dative", "obj"} and above.pos in {"VERB", "AUX"}:
        return _in_clause(document, Role.OTHER if above.lemma.lower() == "have" else Role.PATIENT, above)
    if token.dep in {"poss", "compound", "amod", "nmod"}:
        noun = action_nouns().get(above.lemma.lower())
        if noun is not None:
            return Part(noun.possessor, noun.verb)
    if token.dep == "pobj":
        return _after_preposition(document, i)
    return Part(Role.OTHER)


def is_denied(document: Document, verb: int) -> bool:
    """Whether a verb is negated; "not only" denies nothing."""
    children = [document.tokens[c] for c in document.children[verb]]
    return any(c.dep == "neg" for c in children) and not any(c.lemma.lower() in _NOT_ONLY for c in children)


def is_headline_passive(document: Document, verb: int) -> bool:
    """Whether a headline left out the auxiliary of a passive: "Hostages freed after a year".

    Headlines tell in the present tense: a past form without an object is a participle there. Of 30 such forms, drawn
    from the titles of the BBC news corpus, 30 were.
    """
    token = document.tokens[verb]
    if token.tag not in {"VBD", "VBN"} or not document.sentences[document.sentence_of[verb]].is_title:
        return False
    word = token.text.lower()
    participle = token.tag == "VBN" or word.endswith("ed") or word in _PARTICIPLES
    if not participle or token.lemma.lower() in _INTRANSITIVE or token.dep in {"acl", "relcl", "amod"}:
        return False
    return not any(document.tokens[c].dep in _GOVERNS for c in document.children[verb])


def _in_clause(document: Document, role: Role, verb: Token) -> Part:
    modal = any(document.tokens[c].tag == "MD" for c in document.children[verb.i])
    return Part(role, verb.lemma.lower(), is_denied(document, verb.i), modal)


def _after_preposition(document: Document, i: int) -> Part:
    preposition = document.tokens[document.tokens[i].head]
    above = document.tokens[preposition.head]
    noun = action_nouns().get(above.lemma.lower()) if above.pos in {"NOUN", "PROPN"} else None
    if preposition.dep == "agent" or (preposition.text.lower() == "by" and is_headline_passive(document, above.i)):
        return _in_clause(document, Role.AGENT, above)
    if noun is not None:
        if preposition.text.lower() == "of":
            return Part(noun.of, noun.verb)
        if preposition.text.lower() == "by":
            return Part(Role.AGENT, noun.verb)
        return Part(Role.OTHER, noun.verb)
    return _in_clause(document, Role.OTHER, above) if above.pos == "VERB" else Part(Role.OTHER)


def _governed(document: Document, i: int) -> int:
    """Up from a coordinated or apposed phrase to the first, and from "most of X" to "most"."""
    while True:
        token = document.tokens[i]
        if token.head == i:
            return i
        above = document.tokens[token.head]
        if token.dep in {"conj", "appos"} and above.pos in {"NOUN", "PROPN", "PRON"}:
            i = token.head
        elif (
            token.dep == "pobj"
            and above.text.lower() == "of"
            and document.tokens[above.head].lemma.lower() in _PARTITIVES
        ):
            i = above.head
        else:
            return i


def _is_partitive(document: Document, i: int) -> bool:
    return document.tokens[i].lemma.lower() in _PARTITIVES
