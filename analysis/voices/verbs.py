"""Attributions that a verb makes: "said that ...", "urged them to ...", "called it a mistake", "attacked the plan"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.types import Document
from analysis.voices.grammar import (
    AFTER_PREPOSITION,
    OBJECTS,
    PASSIVE_SUBJECTS,
    agent,
    child,
    child_word,
    is_infinitive,
    own_subject,
    phrase,
    subject,
    swallowed_subject,
    without,
)
from analysis.voices.lexicon import Lexicon
from analysis.voices.reports import Report, make_report
from analysis.voices.speakers import can_speak, is_individual, is_person

DEEDS = frozenset({"intention", "knowledge"})
_GUESSES = frozenset({"may", "might", "would", "could"})
_PARENTHESIS = 8  # tokens from the verb to the comma that ends "..., she told me on Friday, ..."
_BLOCK = 20  # sentences that "He added:" may announce
_NO_TOPIC = frozenset({"DATE", "TIME"})  # "spoke on Monday"
_ASKED = frozenset({"WP", "WDT", "WRB", "WP$"})


class _Content(NamedTuple):
    tokens: list[int]
    kind: str
    clausal: bool = True


def of_verb(document: Document, lexicon: Lexicon, i: int, lemma: str) -> Iterator[Report]:
    """The attributions of the verb at token `i`; none where its subject cannot be a source."""
    speaker = subject(document, i)
    if speaker is None and lexicon.verbs["clause"].get(lemma) == "statement":
        speaker = swallowed_subject(document, i)
    passive = child(document, i, PASSIVE_SUBJECTS)
    for found in _contents(document, lexicon, i, lemma, passive):
        if all(document.tokens[t].tag in _ASKED for t in found.tokens):  # "What does the mayor say?": nothing is said
            continue
        if speaker is None:
            # "It is believed that ...": somebody says so, nobody is named.
            if found.kind == "statement" and passive is not None and document.tokens[passive].text.lower() == "it":
                yield make_report(document, i, None, found.tokens, found.kind)
        elif _is_cited(document, lexicon, i, lemma, speaker, found):
            yield make_report(document, i, speaker, found.tokens, found.kind, found.clausal)


def _is_cited(document: Document, lexicon: Lexicon, i: int, lemma: str, speaker: int, found: _Content) -> bool:
    """Whether the wording says that the subject of verb `i` spoke or thought so, not that it may or must have."""
    if found.kind == "statement" and found.clausal and lemma not in lexicon.weak:
        return True
    if not can_speak(document, speaker, lexicon):
        return False
    if found.kind == "statement" and found.clausal:
        return True
    if is_guess(document, i):
        return False
    if found.kind in DEEDS:
        return lemma in lexicon.declared or is_individual(document, speaker, lexicon)
    return found.kind == "belief" or lemma not in lexicon.personal or is_person(document, speaker, lexicon)


def is_guess(document: Document, i: int) -> bool:
    """ "May seek", "would agree", "appears to see": the writer's inference."""
    tokens = document.tokens
    if any(tokens[c].lemma.lower() in _GUESSES and tokens[c].dep == "aux" for c in document.children[i]):
        return True
    return tokens[i].dep == "xcomp" and tokens[tokens[i].head].lemma in {"seem", "appear"}


def _contents(document: Document, lexicon: Lexicon, i: int, lemma: str, passive: int | None) -> Iterator[_Content]:
    """What hangs from the verb `i` as its content: the first that fits of label, clause, infinitive and phrase."""
    clause_kind = lexicon.verbs["clause"].get(lemma)
    labelled = list(_labelled(document, lexicon, i, lemma, passive))
    if labelled:
        yield from labelled
        return
    infinitives = [c for c in _complements(document, i) if is_infinitive(document, c)]
    finite = [
        c
        for c in _complements(document, i, frozenset({"ccomp"}))
        # "The plan is good - the mayor has vowed to keep it": the clause before is another sentence.
        if c not in infinitives and not (c < i and (any(n > i for n in infinitives) or _parted(document, c, i)))
    ]
    if clause_kind is not None and finite:
        yield from (_Content(document.subtree(c), clause_kind) for c in finite)
    elif infinitives and lemma in lexicon.verbs["infinitive"]:
        kind = lexicon.verbs["infinitive"][lemma]
        yield from (_Content(_with_addressee(document, lexicon, i, lemma, c), kind) for c in infinitives)
    elif clause_kind is not None and (elsewhere := _elsewhere(document, lexicon, i, lemma, clause_kind)):
        yield _Content(elsewhere, clause_kind)
    else:
        yield from _phrases(document, lexicon, i, lemma, passive)


def _complements(document: Document, i: int, deps: frozenset[str] = frozenset({"xcomp", "ccomp"})) -> list[int]:
    return [c for c in document.children[i] if document.tokens[c].dep in deps]


def _parted(document: Document, clause: int, i: int) -> bool:
    """Whether a semicolon parts a clause from the verb `i` after it: "The road is shut; the mayor denies it"."""
    return any(document.tokens[t].text == ";" for t in range(document.subtree(clause)[-1] + 1, i))


def _with_addressee(document: Document, lexicon: Lexicon, i: int, lemma: str, infinitive: int) -> list[int]:
    """ "Encouraged voters to ...": the voters are part of what is asked for; "told voters to ...": they are not."""
    content = document.subtree(infinitive)
    addressed = child(document, i, OBJECTS)
    if addressed is not None and addressed < infinitive and lemma not in lexicon.addressing:
        return document.subtree(addressed) + content
    return content


def _phrases(document: Document, lexicon: Lexicon, i: int, lemma: str, passive: int | None) -> Iterator[_Content]:
    """Content that is no clause: "admitted lying", "called for an inquiry", "stressed the need"."""
    tokens = document.tokens
    for c in document.children[i]:
        token = tokens[c]
        if token.dep == "xcomp" and token.tag == "VBG" and lemma in lexicon.with_gerund:
            yield _Content(document.subtree(c), lexicon.verbs["clause"].get(lemma, "statement"))
            return
        if token.dep in {"prep", "dative"} and token.text.lower() in lexicon.prepositions.get(lemma, ()):
            for inner in document.children[c]:
                if tokens[inner].dep in AFTER_PREPOSITION and tokens[inner].ent not in _NO_TOPIC:
                    yield _Content(document.subtree(inner), "stance", False)
    kind = lexicon.verbs["object"].get(lemma)
    if kind is None:
        return
    if passive is not None:
        if agent(document, i) is not None:
            yield _Content(document.subtree(passive), kind, False)
        return
    named = child(document, i, OBJECTS)
    if named is not None and lemma not in lexicon.addressing and "Reflex=Yes" not in tokens[named].morph:
        yield _Content(document.subtree(named), kind, False)


def _labelled(document: Document, lexicon: Lexicon, i: int, lemma: str, passive: int | None) -> Iterator[_Content]:
    """The predicate of "labelled X a Y", which is the speaker's, and X, which is what the speaker spoke of."""
    kind = lexicon.verbs["label"].get(lemma)
    if kind is None:
        return
    found = _label(document, i, passive)
    if found is not None:
        named, predicate = found
        yield _Content(document.subtree(predicate), kind)
        if named is not None:
            yield _Content(document.subtree(named), "stance", False)
    elif lemma in lexicon.naming and _names_something(document, i):
        # The parse often takes the thing and its label for one phrase: "called the tax a joke".
        yield _Content([t for t in document.subtree(i) if t > i], "stance", False)


def _label(document: Document, i: int, passive: int | None) -> tuple[int | None, int] | None:
    """The thing named and the predicate it gets ("labelled X a Y", "referred to X as Y"); None where there is none."""
    tokens = document.tokens
    named = passive if passive is not None else child(document, i, OBJECTS)
    for c in document.children[i]:
        if tokens[c].dep == "oprd":
            return named, c
        if tokens[c].dep == "ccomp" and tokens[c].pos not in {"VERB", "AUX"}:
            own = child(document, c, frozenset({"nsubj"}))
            return own if own is not None else named, c
    for c in document.children[i]:
        if tokens[c].dep == "prep" and tokens[c].text.lower() == "as":
            predicate = child(document, c, AFTER_PREPOSITION | {"amod", "acomp"})
            if predicate is None:
                continue
            to = child_word(document, i, "to")
            if named is None and to is not None:
                named = child(document, to, frozenset({"pobj"}))
            return named, predicate
    return None


def _names_something(document: Document, i: int) -> bool:
    """A "call" or "label" in the active with words of its own and no preposition right after it."""
    tokens = document.tokens
    return (
        (tokens[i].tag != "VBN" or child(document, i, frozenset({"aux"})) is not None)
        and child(document, i, PASSIVE_SUBJECTS) is None
        and not any(tokens[c].dep in {"prep", "prt"} and c == i + 1 for c in document.children[i])
    )


def _elsewhere(document: Document, lexicon: Lexicon, i: int, lemma: str, kind: str) -> list[int]:
    """Content that the parse does not hang from its verb."""
    if kind == "statement" and (announced := _after_colon(document, i)):
        return announced
    around = _interposed(document, i)
    if around or kind != "statement" or lemma in lexicon.weak:
        return around
    return _parenthetic(document, lexicon, i) or _before(document, lexicon, i, lemma)


def _after_colon(document: Document, i: int) -> list[int]:
    """The sentence, or else the next paragraph, after "He added:" where the sentence ends so."""
    n = document.sentence_of[i]
    here = document.sentences[n]
    if document.tokens[here.last - 1].text != ":" or n + 1 >= len(document.sentences):
        return []
    following = document.sentences[n + 1 : n + 1 + _BLOCK]
    if following[0].paragraph == here.paragraph:
        return list(range(following[0].first, following[0].last))
    last = max(s.last for s in following if s.paragraph == following[0].paragraph)
    return list(range(following[0].first, last))


def _interposed(document: Document, i: int) -> list[int]:
    """The sentence around "..., he said, ..." where the parse hangs the verb of saying into it."""
    tokens = document.tokens
    token = tokens[i]
    if token.head == i or child(document, i, OBJECTS | {"xcomp"}) is not None:
        return []
    as_said = token.dep == "advcl" and (word := child_word(document, i, "as")) is not None and word < i
    return without(document, token.head, i) if token.dep == "parataxis" or as_said else []


def _parenthetic(document: Document, lexicon: Lexicon, i: int) -> list[int]:
    """The sentence around ", she told me on Friday," between commas, wherever the parse hangs it."""
    tokens = document.tokens
    own = own_subject(document, i)
    if own is None or own > i or not can_speak(document, own, lexicon):
        return []
    sentence = document.sentences[document.sentence_of[i]]
    first = phrase(document, own)[0]
    stop = next((n for n in range(i + 1, min(i + _PARENTHESIS, sentence.last)) if tokens[n].text == ","), None)
    if stop is None or stop + 1 >= sentence.last or first <= sentence.first or tokens[first - 1].text != ",":
        return []
    if any(tokens[n].pos in {"VERB", "AUX"} for n in range(i + 1, stop)):
        return []
    return [*range(sentence.first, first - 1), *range(stop + 1, sentence.last)]


def _before(document: Document, lexicon: Lexicon, i: int, lemma: str) -> list[int]:
    """The words before "..., said Smith" or "..., Smith said" where the parse hangs them from elsewhere."""
    tokens = document.tokens
    own = own_subject(document, i)
    if own is None or not can_speak(document, own, lexicon) or _complements(document, i):
        return []
    if child(document, i, OBJECTS) is not None and lemma not in lexicon.addressing:
        return []
    sentence = document.sentences[document.sentence_of[i]]
    first = min(phrase(document, own)[0], i)
    if first - 3 < sentence.first or tokens[first - 1].text not in {",", ",”", "”", '"', "''"}:
        return []
    return list(range(sentence.first, first - 1))
