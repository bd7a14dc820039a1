"""Pronouns and noun phrases that stand for a named person, group or organisation, within an article.

Rules in the line of the multi-pass sieve (Raghunathan et al. 2010; Lee et al. 2013), tuned for precision: where two
antecedents are about as good, nothing is said, nor of a pronoun inside quotation marks or behind an unnamed person.

- "he", "she", "his", "her": a person named in the same or one of the sentences before, who can be of that gender; of
  several, the subject of the sentence, then the subject of the one before.
- "the president", "the group": the one entity of the article that was introduced with that noun ("President X", "X,
  the militant group"), if no other was.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.names.gender import PRONOUNS, gender_before, gender_of_name
from analysis.names.tables import kind_nouns, personal_titles
from analysis.types import Document, Entity, EntityKind, Form, Mention

WINDOW = 3  # sentences before a pronoun in which its antecedent is looked for
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DEPENDENT = frozenset({"compound"})  # "the Rice Owls": not spoken of itself
_NAMES = frozenset({Form.NAME, Form.ACRONYM})
_NOMINAL_KINDS = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANISATION, EntityKind.FACILITY})
_PERSON_NOUN = re.compile(r"(?:er|or|ist|ant|ent|ian|ee|man|woman|boy|girl|father|mother|son|wife|husband)$")
_NO_PERSON = frozenset({"government", "parliament", "number", "paper", "power", "matter", "letter", "order", "weather"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention by name (or a pronoun that was resolved) with its sentence and whether it is a subject."""

    entity_id: str
    sentence: int
    first: int
    last: int
    subject: bool


def find_references(
    documents: Sequence[Document], mentions: Sequence[Mention], entities: Sequence[Entity]
) -> list[Mention]:
    """Mentions of the forms pronoun and nominal, by article and position; silent where it is not sure."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        if m.form in _NAMES:
            by_article[m.article_id].append(m)
    genders = _genders(documents, by_article, {e.entity_id: e for e in entities})
    found = []
    for document in sorted(documents, key=lambda d: d.article_id):
        own = by_article[document.article_id]
        found += _pronouns(document, own, genders)
        found += _nominals(document, own)
    return sorted(found, key=lambda m: (m.article_id, m.start))


def _tokens_of(document: Document, mention: Mention) -> tuple[int, int]:
    """The token range of a mention."""
    first = bisect_left(document.tokens, mention.start, key=lambda t: t.start)
    last = bisect_left(document.tokens, mention.end, lo=first, key=lambda t: t.start)
    return first, max(last, first + 1)


def _head(document: Document, first: int, last: int) -> int:
    return next((i for i in range(first, last) if not first <= document.tokens[i].head < last), last - 1)


def _genders(
    documents: Sequence[Document], by_article: Mapping[str, Sequence[Mention]], entities: Mapping[str, Entity]
) -> dict[str, str]:
    """The gender of people whose titles or given names tell it."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: {"male": 0, "female": 0})
    for entity in entities.values():
        if entity.kind is EntityKind.PERSON:
            for name in (entity.name, *entity.aliases):
                if gender := gender_of_name(name):
                    votes[entity.entity_id][gender] += 1
    for document in documents:
        starts = {t.start: t.i for t in document.tokens}
        for m in by_article[document.article_id]:
            i = starts.get(m.start, 0)
            if i and m.kind is EntityKind.PERSON and (gender := gender_before(document.tokens[i - 1].text)):
                votes[m.entity_id][gender] += 2
    return {key: max(v, key=lambda g: v[g]) for key, v in votes.items() if v["male"] != v["female"]}


# -- pronouns --------------------------------------------------------------------------------------------------------


def _pronouns(document: Document, mentions: Sequence[Mention], genders: Mapping[str, str]) -> list[Mention]:
    starts = {t.start: t.i for t in document.tokens}
    people = [m for m in mentions if m.kind is EntityKind.PERSON and m.start in starts]
    in_names = {i for m in people for i in range(*_tokens_of(document, m))}
    pronouns = [(t.i, None) for t in document.tokens if t.text.lower() in PRONOUNS and t.i not in in_names]
    events = sorted([*((starts[m.start], m) for m in people), *pronouns], key=lambda e: e[0])
    quoted = _quoted(document)
    seen: list[_Named] = []
    found = []
    for i, mention in events:
        token = document.tokens[i]
        sentence = document.sentence_of[i]
        if mention is not None:
            first, last = _tokens_of(document, mention)
            role = document.tokens[_head(document, first, last)].dep
            if role not in _DEPENDENT:
                seen.append(_Named(mention.entity_id, sentence, first, last, role in _SUBJECTS))
            continue
        if document.sentences[sentence].is_title or i in quoted:
            continue
        chosen = _antecedent(document, i, seen, PRONOUNS[token.text.lower()], genders)
        if chosen:
            found.append(
                Mention(
                    document.article_id, token.start, token.end, token.text, EntityKind.PERSON, Form.PRONOUN, chosen
                )
            )
            seen.append(_Named(chosen, sentence, i, i + 1, token.dep in _SUBJECTS))
    return found


def _antecedent(
    document: Document, i: int, seen: Sequence[_Named], gender: str, genders: Mapping[str, str]
) -> str | None:
    """The person a pronoun stands for, None where that is not clear."""
    here = document.sentence_of[i]
    near = [
        n
        for n in seen
        if here - n.sentence <= WINDOW
        and not document.sentences[n.sentence].is_title
        and genders.get(n.entity_id, gender if gender == "male" else None) == gender
    ]
    for sentence in range(here, here - WINDOW - 1, -1):
        there = [n for n in near if n.sentence == sentence]
        if not there:
            continue
        options = {n.entity_id for n in there}
        subjects = {n.entity_id for n in there if n.subject}
        known = {e for e in options if genders.get(e) == gender}
        choice = options if len(options) == 1 else subjects if len(subjects) == 1 else known
        if len(choice) != 1:
            return None
        only = next(iter(choice))
        last = max(there, key=lambda n: n.first)
        if document.tokens[i].tag == "PRP$" and last.entity_id != only:
            # "the extradition of X and his associates": a possessive goes with the name right before it, or is unclear.
            return last.entity_id if document.tokens[i - 1].text == "and" and last.last == i - 1 else None
        after = max(n.first for n in there if n.entity_id == only)
        return None if _unnamed_person(document, after + 1, i) else only
    return None


def _unnamed_person(document: Document, first: int, last: int) -> bool:
    """Whether a noun for a person is a subject between two tokens, so that a pronoun may stand for it."""
    return any(
        t.dep in _SUBJECTS and t.tag == "NN" and _PERSON_NOUN.search(t.lemma) and t.lemma not in _NO_PERSON
        for t in document.tokens[first:last]
    )


def _quoted(document: Document) -> set[int]:
    """The tokens inside quotation marks, paragraph by paragraph."""
    found: set[int] = set()
    open_since, paragraph = False, -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            open_since, paragraph = False, sentence.paragraph
        for token in document.tokens[sentence.first : sentence.last]:
            if token.text in {"“", "”", '"', "``", "''"}:
                open_since = token.text in {"“", "``"} or (token.text == '"' and not open_since)
            elif open_since:
                found.add(token.i)
    return found


# -- noun phrases ----------------------------------------------------------------------------------------------------


def _nominals(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Definite noun phrases whose noun introduced exactly one entity before them in the article."""
    named = {i: m for m in mentions for i in range(*_tokens_of(document, m))}
    roles: dict[str, dict[str, int]] = defaultdict(dict)  # noun -> entity -> token where it was introduced
    for mention in mentions:
        if mention.kind in _NOMINAL_KINDS:
            first, last = _tokens_of(document, mention)
            for noun in _introduced_with(document, first, last) & _nouns_for(mention.kind):
                roles[noun].setdefault(mention.entity_id, first)
    kinds = {m.entity_id: m.kind for m in mentions}
    found = []
    for first, last in document.noun_chunks:
        tokens = document.tokens[first:last]
        head = document.tokens[_head(document, first, last)]
        if tokens[0].text.lower() not in {"the", "this", "that"} or head.pos != "NOUN" or head.tag != "NN":
            continue
        if any(i in named for i in range(first, last)):
            continue
        if any(document.tokens[c].dep in {"prep", "relcl", "appos", "acl"} for c in document.children[head.i]):
            continue
        if head.dep in {"attr", "appos"}:
            continue
        introduced = roles.get(head.lemma.lower(), {})
        chosen = [e for e, at in introduced.items() if at < first]
        if len(introduced) == 1 and chosen:
            start, end = tokens[0].start, tokens[-1].end
            found.append(
                Mention(
                    document.article_id, start, end, document.raw[start:end], kinds[chosen[0]], Form.NOMINAL, chosen[0]
                )
            )
    return found


def _introduced_with(document: Document, first: int, last: int) -> set[str]:
    """The nouns (lemmas) that a name is introduced with: its title, its apposition, its predicate."""
    tokens = document.tokens
    head = tokens[_head(document, first, last)]
    found: set[str] = set()
    if first and tokens[first - 1].pos in {"NOUN", "PROPN"} and tokens[first - 1].head in range(first, last):
        found.add(tokens[first - 1].lemma.lower())
    for child in document.children[head.i]:
        if tokens[child].dep == "appos" and tokens[child].pos == "NOUN" and child >= last:
            found.add(tokens[child].lemma.lower())
    if head.dep == "appos" and tokens[head.head].pos == "NOUN":
        found.add(tokens[head.head].lemma.lower())
    governor = tokens[head.head]
    if head.dep == "nsubj" and governor.lemma == "be":
        found |= {
            tokens[c].lemma.lower()
            for c in document.children[governor.i]
            if tokens[c].dep == "attr" and tokens[c].pos == "NOUN"
        }
    return found


def _nouns_for(kind: EntityKind) -> frozenset[str]:
    """The nouns by which entities of a kind are taken up again."""
    return personal_titles() if kind is EntityKind.PERSON else kind_nouns(kind)
