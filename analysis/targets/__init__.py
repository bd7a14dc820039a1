"""Where an article speaks of a target, and what it calls it.

`find_target_mentions` reads top to bottom: phrases that name the target or match one of its terms, phrases that
point back to it, then the appositions and predicates that label it; each with its role in the clause and the voice
it stands in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from analysis.framing.agency import Part, part_of
from analysis.targets.anaphora import demonstratives, pointing_back
from analysis.targets.labels import called, descriptions
from analysis.targets.matching import entities_of, find_named, find_terms, forms, heads, without_nested
from analysis.targets.phrases import Phrase, modifiers
from analysis.types import (
    Document,
    Entity,
    EntityKind,
    Form,
    Mention,
    Role,
    Target,
    TargetMention,
    Token,
    Voice,
    VoiceSpan,
)

__all__ = ["find_target_mentions"]


def find_target_mentions(
    documents: Iterable[Document],
    targets: Sequence[Target],
    mentions: Iterable[Mention],
    entities: Sequence[Entity],
    voices: Iterable[VoiceSpan],
) -> list[TargetMention]:
    """All mentions of each target, sorted by (article_id, start, target_id).

    A target is found by its names (as written, and through every mention of an entity that bears one of them), by
    its terms (docs/method/targets.md), by pronouns that `mentions` resolves to such an entity or that continue the
    subject of the sentence before, and by "these bases" after a sentence that speaks of it.
    """
    by_article: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article_id, []).append(mention)
    voice_of = _Voices(voices)
    wanted = {target.target_id: entities_of(target, entities) for target in targets}
    rows = []
    for document in documents:
        own = by_article.get(document.article_id, [])
        for target in targets:
            rows += _mentions_of(document, target, own, wanted[target.target_id], voice_of)
    return sorted(rows, key=lambda m: (m.article_id, m.start, m.target_id, m.end))


def _mentions_of(
    document: Document, target: Target, mentions: Sequence[Mention], wanted: Collection[str], voice_of: _Voices
) -> list[TargetMention]:
    found = find_named(document, target, mentions, wanted) + find_terms(document, target, mentions)
    found = without_nested(document, found)
    found += demonstratives(document, target, found)
    resolved = {m.start for m in mentions if m.form is Form.PRONOUN}
    people = {m.start for m in mentions if m.form is Form.NAME and m.kind is EntityKind.PERSON}
    found += pointing_back(document, found, resolved, people)
    rows = {}
    for named in found:
        part = part_of(document, named.head)
        rows[named.first, named.last] = _row(document, target, named, called(document, named), part, voice_of)
    for label, verb in descriptions(document, found):
        relation = "predicate" if verb else "apposition"
        if (label.first, label.last) not in rows:
            rows[label.first, label.last] = _row(
                document, target, label, label, Part(Role.OTHER, verb), voice_of, relation
            )
    return list(rows.values())


def _row(
    document: Document,
    target: Target,
    phrase: Phrase,
    label: Phrase | None,
    part: Part,
    voice_of: _Voices,
    relation: str = "mention",
) -> TargetMention:
    start, end = document.tokens[phrase.first].start, document.tokens[phrase.last - 1].end
    described = label or phrase
    return TargetMention(
        article_id=document.article_id,
        target_id=target.target_id,
        start=start,
        end=end,
        text=document.raw[start:end],
        label=document.text(label.first, label.last) if label else "",
        head=_head(document.tokens[described.head], target, named=label is None),
        modifiers=modifiers(document, label) if label else (),
        role=part.role,
        verb=part.verb,
        voice=voice_of(document.article_id, start),
        relation=relation,
        negated=part.negated,
        modal=part.modal,
    )


def _head(token: Token, target: Target, named: bool) -> str:
    """The head's lemma; where it is the head of a term, as the term has it (taggers take "bases" for "basis")."""
    known = heads(target)
    return next((form for form in forms(token) if form in known), token.lemma if named else token.lemma.lower())


class _Voices:
    """The voice at a place of an article; the author's where nothing else is known."""

    def __init__(self, voices: Iterable[VoiceSpan]) -> None:
        spans: dict[str, list[tuple[int, int, Voice]]] = {}
        for span in voices:
            spans.setdefault(span.sentence_id.rpartition(":")[0], []).append((span.start, span.end, span.voice))
        self._spans = {article_id: sorted(found) for article_id, found in spans.items()}
        self._starts = {article_id: [s for s, _, _ in found] for article_id, found in self._spans.items()}

    def __call__(self, article_id: str, at: int) -> Voice:
        spans = self._spans.get(article_id, [])
        n = bisect_right(self._starts.get(article_id, []), at) - 1
        return spans[n][2] if n >= 0 and at < spans[n][1] else Voice.AUTHOR
