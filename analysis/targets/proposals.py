"""What else stands for a target in these articles: spellings of its name, and noun phrases that may be its terms.

Proposals come from a trial run: what was typed is looked for, and what the articles call it there (titles, appositions,
predicates; see labels.py), what points to it as a noun phrase, and what stands beside its name ("the Harbour bridge")
are brought to the form of terms. Nothing is decided here: each proposal comes with how often it stands in the articles
and a place to judge it by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.names import same_name
from analysis.targets import find_target_mentions
from analysis.targets.matching import entities_of, find_named, find_terms, singular
from analysis.targets.phrases import outermost
from analysis.targets.typed import target_from_text
from analysis.types import Document, Entity, EntityKind, Form, Mention, Target, TargetMention, VoiceSpan

TYPED, SPELLING, POINTS, CALLED, BESIDE, PERHAPS = "typed", "spelling", "points", "called", "beside", "perhaps"
_SUREST = (TYPED, SPELLING, POINTS, CALLED, BESIDE, PERHAPS)
_NAMES = frozenset({Form.NAME, Form.ACRONYM})
_QUALIFIES = frozenset({"amod", "compound", "nmod"})
_MOST = 12  # proposals of a sort: a longer list is not read
_TRIED = 24  # terms that are looked for in all articles, which takes a pass each
# Adjectives that tell nothing apart, so that they are no part of a term.
_EMPTY = frozenset(
    ["other", "such", "same", "own", "many", "several", "few", "more", "most", "first", "last", "next", "certain"]
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that may stand for the target: it stands in `count` places, for the first time at `[start, end)`.

    `why`: "typed" (what was asked for), "spelling" (of the entity that bears the name), "points" (a noun phrase that
    stands for it), "called" (the articles call it so), "beside" (stands beside what was typed), "perhaps" (another
    entity's name that may be the same or holds it).
    """

    text: str
    count: int
    why: str
    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may stand for `name`: proper names, and terms (common-noun phrases). Both empty: nothing is found."""

    name: str
    names: tuple[Suggestion, ...]
    terms: tuple[Suggestion, ...]


def propose(
    name: str,
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    voices: Iterable[VoiceSpan],
) -> Proposal:
    """Names and terms for a target that goes by `name`: with a capital a name, without one a term.

    Each sort holds at most twelve, the surest reasons first and then the most frequent. Raises `AnalysisError` for an
    empty name.
    """
    target = target_from_text(name)
    own = entities_of(target, entities)
    spoken = find_target_mentions(documents, [target], mentions, entities, voices)
    names = [*_as_typed(target, documents), *_written([m for m in mentions if m.entity_id in own], SPELLING)]
    names += _written(_perhaps(target, own, mentions, entities), PERHAPS)
    names += _written(list(_within_phrases(target, documents, mentions)), BESIDE)
    terms = _stands(Counter(_terms(target, documents, spoken, mentions, own, entities)), documents)
    return Proposal(target.name, _first(names), _first(terms))


def _first(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Each text once, capitals aside, the surest reason first; no more than can be read."""
    kept: dict[str, Suggestion] = {}
    for one in sorted(found, key=lambda s: (_SUREST.index(s.why), -s.count, s.text)):
        kept.setdefault(one.text.casefold(), one)
    return tuple(kept.values())[:_MOST]


def _as_typed(target: Target, documents: Iterable[Document]) -> Iterator[Suggestion]:
    """The typed name, where it stands as written."""
    places = [(d.article_id, s, e) for d in documents for s, e in _name_places(target, d)]
    if places:
        yield Suggestion(target.name, len(places), TYPED, *min(places))


def _name_places(target: Target, document: Document) -> Iterator[tuple[int, int]]:
    for found in find_named(document, target, (), ()):
        if found.name is not None:
            first, last = found.name
            yield document.tokens[first].start, document.tokens[last - 1].end


def _written(mentions: Iterable[Mention], why: str) -> list[Suggestion]:
    """The spellings of the names among these mentions; white space and a leading article tell none apart."""
    places: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.form in _NAMES:
            text = " ".join(mention.text.split()).removeprefix("the ").removeprefix("The ")
            places.setdefault(text, []).append(mention)
    found = []
    for text, own in places.items():
        first = min(own, key=lambda m: (m.article_id, m.start))
        found.append(Suggestion(text, len(own), why, first.article_id, first.start, first.end))
    return found


def _perhaps(
    target: Target, own: frozenset[str], mentions: Sequence[Mention], entities: Iterable[Entity]
) -> list[Mention]:
    """Mentions of other entities whose name may be the target's: not surely another, or holding its words."""
    maybe = {
        e.entity_id
        for e in entities
        if e.entity_id not in own
        and e.kind is not EntityKind.DEMONYM
        and any(_holds(e.name, name) or same_name(name, e.name).same is None for name in target.names)
    }
    return [m for m in mentions if m.entity_id in maybe]


def _holds(name: str, inner: str) -> bool:
    return f" {inner.casefold()} ".replace("-", " ") in f" {name.casefold()} ".replace("-", " ")


def _within_phrases(target: Target, documents: Iterable[Document], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Names inside a phrase that a typed term heads ("the Harbour bridge" for "bridge")."""
    if not target.terms:
        return
    by_article: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article_id, []).append(mention)
    for document in documents:
        for found in find_terms(document, target):
            start, end = document.tokens[found.first].start, document.tokens[found.last - 1].end
            yield from (m for m in by_article.get(document.article_id, ()) if start <= m.start and m.end <= end)


def _terms(
    target: Target,
    documents: Sequence[Document],
    spoken: Iterable[TargetMention],
    mentions: Iterable[Mention],
    own: frozenset[str],
    entities: Iterable[Entity],
) -> Iterator[tuple[str, str]]:
    """Terms, each with why, once for every place of the trial run that speaks for it."""
    by_id = {d.article_id: d for d in documents}
    yield from ((term, TYPED) for term in target.terms)
    for mention in mentions:
        if mention.entity_id in own and mention.form is Form.NOMINAL and mention.article_id in by_id:
            yield from ((t, POINTS) for t in _as_term(by_id[mention.article_id], mention.start, mention.end))
    for row in spoken:
        if row.label and (row.relation != "mention" or not target.terms):
            end = row.start + len(row.label) if row.relation == "mention" else row.end
            yield from ((t, CALLED) for t in _as_term(by_id[row.article_id], row.start, end))
    if any(e.kind is EntityKind.PERSON for e in entities if e.entity_id in own):
        return  # "the Berg administration" is not Berg
    for document in documents:
        for found in find_named(document, target, (), ()):
            head = outermost(document, found.head)
            if head != found.head and document.tokens[head].pos == "NOUN":
                yield singular(document.tokens[head].text.lower()), BESIDE


def _as_term(document: Document, start: int, end: int) -> Iterator[str]:
    """A noun phrase as a term: the head in the singular, after the common words that qualify it; none for a name."""
    inside = [t.i for t in document.tokens if start <= t.start and t.end <= end]
    roots = [i for i in inside if document.tokens[i].head not in inside or document.tokens[i].head == i]
    heads = [i for i in roots if document.tokens[i].pos == "NOUN" and document.tokens[i].text.isalpha()]
    for head in heads[:1]:
        words = []
        for i in range(inside[0], head):
            token = document.tokens[i]
            common = token.dep in _QUALIFIES and token.pos in {"ADJ", "NOUN"} and token.text.islower()
            if token.head == head and common and token.text not in _EMPTY:
                words.append(token.text)
        yield " ".join([*words, singular(document.tokens[head].text.lower())])


def _stands(wanted: Counter[tuple[str, str]], documents: Sequence[Document]) -> Iterator[Suggestion]:
    """The likeliest terms with the places where each stands; those that stand nowhere are left out."""
    surest = sorted(wanted, key=lambda pair: (_SUREST.index(pair[1]), -wanted[pair], pair[0]))
    for term, why in list(dict(surest[::-1]).items())[::-1][:_TRIED]:
        probe = Target("probe", term, terms=(term,))
        places = [
            (d.article_id, d.tokens[f.first].start, d.tokens[f.last - 1].end)
            for d in documents
            for f in find_terms(d, probe)
        ]
        if places:
            yield Suggestion(term, len(places), why, *min(places))
