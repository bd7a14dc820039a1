"""Attributions that the wording shows: a cue of saying or thinking, its source, and the clause that it carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from analysis.types import Document, Token
from analysis.voices.lexicon import Lexicon
from analysis.voices.speakers import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    agent,
    can_speak,
    child,
    is_infinitive,
    is_person,
    phrase,
    subject,
)

_CLAUSES = frozenset({"ccomp"})
_OBJECTS = frozenset({"dobj", "obj"})
_ADDRESSED = frozenset({"tell", "ask", "remind", "inform", "notify", "assure", "advise", "reassure", "thank", "answer"})
_EMERGING = frozenset(
    {"emerge", "surface", "circulate", "spread", "abound", "persist", "grow", "swirl", "mount", "come"}
)
_NAMING = frozenset(
    {"call", "label", "brand", "dub", "deem", "term", "characterize", "characterise", "portray", "paint"}
)
_WITH_GERUND = frozenset(
    {"admit", "deny", "suggest", "recommend", "propose", "consider", "regret", "mention", "advise"}
)
_TOPICAL = frozenset({"of", "about", "for", "over", "on", "with", "at", "by"})
_SLIPS = {"hop": "hope", "retweete": "retweet"}
_DEEDS = frozenset({"intention", "knowledge"})
_GUESSES = frozenset({"may", "might", "would", "could"})
_SPEECH_NOUN_PREPOSITIONS = frozenset({"of", "about", "for", "on", "against", "in", "to", "toward", "towards", "with"})


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution: `cue` and `speaker` as token ranges, `content` as tokens in text order.

    `position` is the cue's head token, `head` the speaker's. `speaker` None = nobody is named.
    """

    position: int
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    head: int | None
    content: tuple[int, ...]
    kind: str


def find_reports(document: Document, lexicon: Lexicon) -> Iterator[Report]:
    """All attributions that a verb, a noun, an adjective or a phrase makes, in text order of their cues."""
    verbs = lexicon.verb_lemmas
    for token in document.tokens:
        lemma = cue_lemma(token)
        if token.tag.startswith("VB") and lemma in verbs:
            yield from _of_verb(document, lexicon, token.i, lemma)
        elif (source := _reporter(document, lexicon, token.i)) is not None:
            report = _report(document, token.i, source, _rest(document, token.i), "statement")
            yield replace(report, speaker=(min(document.subtree(token.i)), token.i))
        elif token.pos in {"NOUN", "PROPN"} and lemma in lexicon.nouns:
            yield from _of_noun(document, lexicon, token.i, lemma)
        elif token.pos == "NOUN" and lemma in lexicon.holders:
            yield from _of_holder(document, lexicon, token.i, lemma)
        elif token.pos == "ADJ" and lemma in lexicon.adjectives:
            yield from _of_adjective(document, lexicon, token.i, lemma)
        if token.dep == "prep" or token.tag in {"IN", "VBG"}:
            yield from _of_phrase(document, lexicon, token.i)


def cue_lemma(token: Token) -> str:
    """The token's lemma, without the slips of the lemmatizer that matter here."""
    lemma = token.lemma.lower()
    return _SLIPS.get(lemma, lemma)


def _of_verb(document: Document, lexicon: Lexicon, i: int, lemma: str) -> Iterator[Report]:
    speaker = subject(document, i)
    passive = child(document, i, PASSIVE_SUBJECTS)
    for content, kind in _contents(document, lexicon, i, lemma, passive):
        if not content:
            continue
        if speaker is None:
            if kind == "statement" and _impersonal(document, i, passive):
                yield _report(document, i, None, content, kind)
        elif _is_cited(document, lexicon, i, lemma, speaker, kind):
            yield _report(document, i, speaker, content, kind)


def _is_cited(document: Document, lexicon: Lexicon, i: int, lemma: str, speaker: int, kind: str) -> bool:
    """Whether the wording says that the subject of verb `i` spoke or thought so, not that it may or must have."""
    if kind == "statement" and lemma not in lexicon.weak:
        return True
    if not can_speak(document, speaker, lexicon):
        return False
    if kind == "statement":
        return True
    if _is_guess(document, i):
        return False
    if kind == "belief":
        return True
    if kind in _DEEDS:
        return lemma in lexicon.declared or _is_individual(document, lexicon, speaker)
    return lemma not in lexicon.personal or is_person(document, speaker, lexicon)


def _is_individual(document: Document, lexicon: Lexicon, head: int) -> bool:
    """A person, or people that are named: whom "they" stands for may as well be a country or a group."""
    return document.tokens[head].text.lower() not in {"they", "their"} and is_person(document, head, lexicon)


def _is_guess(document: Document, i: int) -> bool:
    """ "May seek", "would agree", "appears to see": the writer's inference."""
    tokens = document.tokens
    if any(tokens[c].lemma.lower() in _GUESSES and tokens[c].dep == "aux" for c in document.children[i]):
        return True
    return tokens[i].dep == "xcomp" and tokens[tokens[i].head].lemma in {"seem", "appear"}


def _contents(
    document: Document, lexicon: Lexicon, i: int, lemma: str, passive: int | None
) -> Iterator[tuple[list[int], str]]:
    """What hangs from the verb `i` as its content, with its kind."""
    tokens, children = document.tokens, document.children[i]
    clauses = [c for c in children if tokens[c].dep == "ccomp"]
    infinitives = [c for c in children if tokens[c].dep in {"xcomp", "ccomp"} and is_infinitive(document, c)]
    label = lexicon.verbs["label"].get(lemma)
    if label is not None:
        found = _label(document, i, passive)
        if found is None and lemma in _NAMING and _names_something(document, i):
            yield [t for t in document.subtree(i) if t > i], "stance"
            return
        if found is not None:
            named, predicate = found
            yield document.subtree(predicate), label
            if named is not None:
                yield _without(document, named, i), "stance"
            return
    finite = [c for c in clauses if c not in infinitives and not (c < i and any(n > i for n in infinitives))]
    if finite and lemma in lexicon.verbs["clause"]:
        for c in finite:
            yield document.subtree(c), lexicon.verbs["clause"][lemma]
        return
    if infinitives and lemma in lexicon.verbs["infinitive"]:
        for c in infinitives:
            content = document.subtree(c)
            addressed = child(document, i, _OBJECTS)
            if addressed is not None and addressed < c and lemma not in _ADDRESSED:
                content = document.subtree(addressed) + content
            yield content, lexicon.verbs["infinitive"][lemma]
        return
    announced = _after_colon(document, i)
    if announced and lexicon.verbs["clause"].get(lemma) == "statement":
        yield announced, "statement"
        return
    inverted = _interposed(document, i) or _before(document, lexicon, i, lemma)
    if inverted and lemma in lexicon.verbs["clause"]:
        yield inverted, lexicon.verbs["clause"][lemma]
        return
    gerund = next((c for c in children if tokens[c].dep == "xcomp" and tokens[c].tag == "VBG"), None)
    if gerund is not None and lemma in _WITH_GERUND:
        yield document.subtree(gerund), lexicon.verbs["clause"].get(lemma, "statement")
        return
    for c in children:
        if tokens[c].dep in {"prep", "dative"} and tokens[c].text.lower() in lexicon.prepositions.get(lemma, ()):
            for inner in document.children[c]:
                if tokens[inner].dep in {"pobj", "pcomp"} and tokens[inner].ent not in {"DATE", "TIME"}:
                    yield document.subtree(inner), "stance"
    kind_of_object = lexicon.verbs["object"].get(lemma)
    if kind_of_object is None:
        return
    if passive is not None:
        if agent(document, i) is not None:
            yield document.subtree(passive), kind_of_object
        return
    found_object = child(document, i, _OBJECTS)
    if found_object is not None and lemma not in _ADDRESSED and "Reflex=Yes" not in document.tokens[found_object].morph:
        yield document.subtree(found_object), kind_of_object


def _label(document: Document, i: int, passive: int | None) -> tuple[int | None, int] | None:
    """The thing named and the predicate it gets ("labelled X a Y", "referred to X as Y"); None where there is none."""
    tokens = document.tokens
    named = passive if passive is not None else child(document, i, _OBJECTS)
    for c in document.children[i]:
        token = tokens[c]
        if token.dep == "oprd":
            return named, c
        if token.dep == "ccomp" and not _has_verb(document, c):
            own = child(document, c, frozenset({"nsubj"}))
            return own if own is not None else named, c
    for c in document.children[i]:
        token = tokens[c]
        if token.dep == "prep" and token.text.lower() == "as":
            predicate = child(document, c, frozenset({"pobj", "amod", "pcomp", "acomp"}))
            if predicate is None:
                continue
            if named is None:
                to = next((t for t in document.children[i] if tokens[t].text.lower() == "to"), None)
                named = None if to is None else child(document, to, frozenset({"pobj"}))
            return named, predicate
    return None


def _names_something(document: Document, i: int) -> bool:
    """A finite or progressive "call", "label" with words of its own and no preposition right after it."""
    tokens = document.tokens
    return (
        (tokens[i].tag != "VBN" or child(document, i, frozenset({"aux"})) is not None)
        and child(document, i, PASSIVE_SUBJECTS) is None
        and not any(tokens[c].dep in {"prep", "prt"} and c == i + 1 for c in document.children[i])
    )


def _has_verb(document: Document, i: int) -> bool:
    return document.tokens[i].pos in {"VERB", "AUX"}


def _without(document: Document, head: int, cut: int) -> list[int]:
    """The subtree of `head` without the branch that holds `cut`."""
    inner = set(document.subtree(cut))
    return [t for t in document.subtree(head) if t not in inner]


def _interposed(document: Document, i: int) -> list[int]:
    """The sentence around "..., he said, ..." where the parse hangs the verb of saying into it."""
    tokens = document.tokens
    token = tokens[i]
    if token.head == i or child(document, i, _OBJECTS | {"xcomp"}) is not None:
        return []
    as_said = token.dep == "advcl" and any(
        tokens[c].text.lower() == "as" and tokens[c].dep in {"mark", "advmod"} for c in document.children[i]
    )
    if token.dep == "parataxis" or as_said:
        return _without(document, token.head, i)
    return []


def _after_colon(document: Document, i: int) -> list[int]:
    """The sentence, or the paragraph, after "He added:" where the sentence ends so."""
    tokens = document.tokens
    n = document.sentence_of[i]
    here = document.sentences[n]
    if tokens[here.last - 1].text != ":" or n + 1 >= len(document.sentences):
        return []
    following = [document.sentences[n + 1]]
    if following[0].paragraph != here.paragraph:
        following = [s for s in document.sentences[n + 1 : n + 20] if s.paragraph == following[0].paragraph]
    return list(range(following[0].first, following[-1].last))


def _before(document: Document, lexicon: Lexicon, i: int, lemma: str) -> list[int]:
    """The words before "..., said Smith" or "..., Smith said" where the parse does not hang them from the verb."""
    if lemma in lexicon.weak or lexicon.verbs["clause"].get(lemma) != "statement":
        return []
    tokens = document.tokens
    sentence = document.sentences[document.sentence_of[i]]
    own = child(document, i, SUBJECTS)
    if (
        own is None
        or not can_speak(document, own, lexicon)
        or (child(document, i, _OBJECTS) is not None and lemma not in _ADDRESSED)
    ):
        return []
    first = min(phrase(document, own)[0], i)
    if first - 3 < sentence.first or tokens[first - 1].text not in {",", ",”", "”", '"', "''"}:
        return []
    if any(tokens[c].dep in {"ccomp", "xcomp"} for c in document.children[i]):
        return []
    return list(range(sentence.first, first - 1))


def _impersonal(document: Document, i: int, passive: int | None) -> bool:
    """ "It is believed that ...", "was reported": somebody says so, nobody is named."""
    return passive is not None and document.tokens[passive].text.lower() == "it"


def _reporter(document: Document, lexicon: Lexicon, i: int) -> int | None:
    """The people before a verb of saying that was parsed as a noun: "as local vendors report decreased sales"."""
    tokens = document.tokens
    token, before = tokens[i], tokens[max(i - 1, 0)]
    if token.tag != "NN" or token.dep not in {"nsubj", "nsubjpass", "ROOT"} or token.text.lower() != token.lemma:
        return None
    if lexicon.verbs["clause"].get(token.lemma) != "statement" or before.tag != "NNS" or before.head != i:
        return None
    return before.i if is_person(document, before.i, lexicon) else None


def _rest(document: Document, i: int) -> list[int]:
    """What follows token `i` in its clause."""
    return [t for t in document.subtree(document.tokens[i].head) if t > i]


def _of_noun(document: Document, lexicon: Lexicon, i: int, lemma: str) -> Iterator[Report]:
    tokens = document.tokens
    kind = lexicon.nouns[lemma]
    token = tokens[i]
    content: list[int] = []
    for c in document.children[i]:
        dep = tokens[c].dep
        if (dep == "acl" and (is_infinitive(document, c) or _is_that(document, c))) or dep == "ccomp":
            content = document.subtree(c)
            break
        if dep == "prep" and c > i and tokens[c].text.lower() in _SPEECH_NOUN_PREPOSITIONS:
            inner = child(document, c, frozenset({"pobj", "pcomp"}))
            if inner is not None:
                content, kind = document.subtree(inner), "stance" if kind == "statement" else kind
                break
    if not content and token.dep in _OBJECTS and tokens[token.head].lemma in lexicon.light:
        clause = child(document, token.head, _CLAUSES)
        content = [] if clause is None or not _is_that(document, clause) else document.subtree(clause)
    if not content and token.dep == "nsubj" and tokens[token.head].lemma in _EMERGING:
        clause = child(document, token.head, _CLAUSES)
        if clause is not None:
            yield _report(document, token.head, i, document.subtree(clause), kind)
        return
    if not content:
        return
    speaker = _possessor(document, i, set(content))
    if speaker is None and token.dep in _OBJECTS and tokens[token.head].lemma in lexicon.light:
        speaker = subject(document, token.head)
    if speaker is None and token.dep == "pobj" and tokens[token.head].text.lower() == "with":
        speaker = subject(document, tokens[token.head].head)
    if speaker is None or not can_speak(document, speaker, lexicon):
        return
    if kind not in _DEEDS or _is_individual(document, lexicon, speaker):
        yield _report(document, i, speaker, content, kind)


def _is_that(document: Document, i: int) -> bool:
    return any(
        document.tokens[c].dep == "mark" and document.tokens[c].text.lower() == "that" for c in document.children[i]
    )


def _possessor(document: Document, i: int, content: set[int]) -> int | None:
    tokens = document.tokens
    for c in document.children[i]:
        if tokens[c].dep == "poss" or (tokens[c].dep == "compound" and tokens[c].ent in {"PERSON", "ORG", "GPE"}):
            return c
        if tokens[c].dep == "prep" and tokens[c].text.lower() in {"by", "from"} and c not in content:
            return child(document, c, frozenset({"pobj"}))
    return None


def _of_adjective(document: Document, lexicon: Lexicon, i: int, lemma: str) -> Iterator[Report]:
    tokens = document.tokens
    if tokens[i].dep not in {"acomp", "ROOT", "conj", "ccomp", "oprd"}:
        return
    clause = child(document, i, frozenset({"ccomp", "xcomp", "advcl"}))
    made = tokens[tokens[i].head].lemma == "make"  # "made it clear he had doubts"
    verb = tokens[i].head if tokens[i].dep in {"acomp", "oprd"} or made else i
    speaker = subject(document, verb)
    if speaker is None or not is_person(document, speaker, lexicon) or _is_guess(document, verb):
        return
    kind = lexicon.adjectives[lemma]
    if clause is not None and (tokens[clause].dep != "advcl" or _is_that(document, clause) or made):
        yield _report(document, i, speaker, document.subtree(clause), kind)
    elif kind != "intention":
        topic = _topic(document, i)
        if topic is not None:
            yield _report(document, i, speaker, document.subtree(topic), "stance")


def _of_holder(document: Document, lexicon: Lexicon, i: int, lemma: str) -> Iterator[Report]:
    """ "Smith is a critic of the deal", "Smith, a critic of the deal,": Smith's stance on it."""
    token = document.tokens[i]
    topic = _topic(document, i)
    if topic is None:
        return
    speaker = subject(document, token.head) if token.dep == "attr" else token.head if token.dep == "appos" else i
    if speaker is not None and is_person(document, speaker, lexicon):
        yield _report(document, i, speaker, document.subtree(topic), lexicon.holders[lemma])


def _topic(document: Document, i: int) -> int | None:
    """What stands after "of", "about", ... on the noun or adjective `i`."""
    for c in document.children[i]:
        if document.tokens[c].dep == "prep" and document.tokens[c].text.lower() in _TOPICAL:
            return child(document, c, frozenset({"pobj", "pcomp"}))
    return None


def _of_phrase(document: Document, lexicon: Lexicon, i: int) -> Iterator[Report]:
    """ "According to X, ...", "in X's view, ...": the clause that the phrase stands in is the content."""
    tokens = document.tokens
    text = tokens[i].text.lower()
    if text == "according":
        yield from _according(document, i)
        return
    if text not in {"in", "by", "to"}:
        return
    noun = child(document, i, frozenset({"pobj"}))
    source = None if noun is None else child(document, noun, frozenset({"poss"}))
    if noun is None or source is None or tokens[noun].lemma.lower() not in lexicon.possessed:
        return
    if can_speak(document, source, lexicon):
        yield _report(document, i, source, _without(document, _clause_above(document, i), i), "statement")


def _according(document: Document, i: int) -> Iterator[Report]:
    """The source after "according to", by the parse or else up to the next comma; the rest of the clause is content."""
    tokens = document.tokens
    sentence = document.sentences[document.sentence_of[i]]
    if i + 2 >= sentence.last or tokens[i + 1].text.lower() != "to":
        return
    to = child(document, i, frozenset({"prep"}))
    source = None if to is None else child(document, to, frozenset({"pobj"}))
    stop = next((n for n in range(i + 2, sentence.last) if tokens[n].pos == "PUNCT" and tokens[n].text in ",.;)"), None)
    stop = sentence.last if stop is None else stop
    if source is None:
        nouns = [n for n in range(i + 2, stop) if tokens[n].pos in {"NOUN", "PROPN", "PRON"}]
        if not nouns:
            return
        source = nouns[-1]
    content = _without(document, _clause_above(document, i), i)
    if i == sentence.first and not content:
        content = list(range(stop + 1, sentence.last))
        yield replace(_report(document, i, source, content, "statement"), speaker=(i + 2, stop), content=tuple(content))
        return
    yield _report(document, i, source, content, "statement")


def _clause_above(document: Document, i: int) -> int:
    """The verb, or else the top, of the clause that token `i` hangs in."""
    tokens = document.tokens
    at = tokens[i].head
    while tokens[at].pos not in {"VERB", "AUX"} and tokens[at].head != at:
        at = tokens[at].head
    return at


def _report(document: Document, position: int, speaker: int | None, content: Iterable[int], kind: str) -> Report:
    words = None if speaker is None else phrase(document, speaker)
    taken = set(range(*words)) if words is not None else set()
    return Report(
        position=position,
        cue=_cue(document, position),
        speaker=words,
        head=speaker,
        content=_own_words(document, [t for t in content if t not in taken and t != position], taken, kind),
        kind=kind,
    )


def _own_words(document: Document, content: list[int], speaker: set[int], kind: str) -> tuple[int, ...]:
    """The content without the "by" that leads to the speaker, a topic without the writer's "..., which ..." on it."""
    tokens = document.tokens
    if content and content[-1] + 1 in speaker and tokens[content[-1]].text.lower() == "by":
        content = content[:-1]
    if kind != "stance":
        return tuple(content)
    asides: set[int] = set()
    for i in content:
        if tokens[i].dep == "relcl":
            clause = document.subtree(i)
            if clause[0] > 0 and tokens[clause[0] - 1].text == "," and tokens[i].head in content:
                asides.update(clause)
    return tuple(t for t in content if t not in asides)


def _cue(document: Document, i: int) -> tuple[int, int]:
    """The cue with the auxiliaries right before it and the particle or preposition right after it."""
    tokens = document.tokens
    first, last = i, i + 1
    while first - 1 in document.children[i] and tokens[first - 1].dep in {"aux", "auxpass", "neg"}:
        first -= 1
    if (
        last < len(tokens)
        and tokens[last].head == i
        and tokens[last].dep in {"prt", "prep"}
        and tokens[i].pos == "VERB"
    ):
        last += 1
    return first, last
