"""What a source is called: the name in its phrase, what a pronoun stands for, whether it stays anonymous."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.types import Document, EntityKind, Form, Mention
from analysis.voices.grammar import PASSIVE_SUBJECTS, SUBJECTS, entity_range, phrase
from analysis.voices.lexicon import Lexicon
from analysis.voices.speakers import NAMED

_ON_CONDITION = re.compile(r"\banonym(?:ity|ously)\b|\b(?:declined|asked not|refused) to be (?:named|identified)\b")
_SINGULAR = frozenset({"he", "she"})
_TITLE_OPENS = frozenset({"PRP$", "NNP", "JJ"})  # "its leader", "President"; "a voter" is nobody's title
_REACH = 4  # sentences back in which a pronoun's person is looked for
_MALE, _FEMALE = frozenset({"mr", "mr.", "sir", "lord"}), frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "lady"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who is cited: `name` as the article calls it (None = not to be told), the entity where one is known."""

    name: str | None
    entity_id: str | None
    anonymous: bool


@dataclass(frozen=True, slots=True)
class _Person:
    first: int
    last: int
    subject: bool
    female: bool | None
    entity_id: str | None


class Sources:
    """Names the sources of one article."""

    def __init__(self, document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self._document = document
        self._lexicon = lexicon
        self._mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._mention_starts = [m.start for m in self._mentions]
        self._by_start = {m.start: m for m in self._mentions}
        self._persons = list(self._find_persons())
        self._person_starts = [p.first for p in self._persons]
        self._surnames = {
            self._document.tokens[p.last - 1].text: p for p in reversed(self._persons) if p.last - p.first > 1
        }
        self._titles = dict(reversed(list(self._find_titles())))  # of two bearers the first named keeps a title

    def of(self, span: tuple[int, int] | None, head: int | None) -> Source:
        """The source named by the tokens of `span` with syntactic `head`."""
        if span is None or head is None:
            return Source(None, None, True)
        token = self._document.tokens[head]
        if token.pos == "PRON" and token.text.lower() in _SINGULAR:
            return self._of_pronoun(head)
        if token.pos == "PRON" and span[1] - span[0] == 1:
            mention = self._mention_at(head)
            return Source(None, None if mention is None else mention.entity_id, False)
        return self._of_phrase(span, head)

    def _of_phrase(self, span: tuple[int, int], head: int) -> Source:
        document, tokens = self._document, self._document.tokens
        inside = self._mentions_within(tokens[span[0]].start, tokens[span[1] - 1].end)
        joined = any(tokens[c].dep == "conj" and c < span[1] for c in document.children[head])
        text = document.text(*span)
        if joined:
            return Source(text.removeprefix("both ").removeprefix("Both "), None, self._unnamed(span, head))
        heads = [head, *(c for c in document.children[head] if tokens[c].dep == "appos" and c < span[1])]
        for at in sorted(heads, key=lambda h: (tokens[h].ent != "PERSON", h)):
            mention = next((m for m in inside if m.start <= tokens[at].start < m.end and m.form != Form.DEMONYM), None)
            if mention is not None and mention.form in {Form.NAME, Form.ACRONYM}:
                return Source(mention.text, mention.entity_id, False)
            person = self._surnames.get(tokens[at].text)
            if person is not None and tokens[at].tag.startswith("NNP"):
                return Source(document.text(person.first, person.last), person.entity_id, False)
            if tokens[at].ent:
                return Source(document.text(*entity_range(document, at)), None, False)
        bearer = self._titles.get(self._description(span[0], self._before_comma(span, head)))
        if bearer is not None:
            return self._of_phrase(bearer, self._head_of(bearer))
        mention = self._mention_at(head)
        plain = document.text(span[0], self._before_comma(span, head))
        return Source(plain, None if mention is None else mention.entity_id, self._unnamed(span, head))

    def _find_titles(self) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
        """What the article calls the persons it names, from appositions: "the finance minister, Jane Doe"."""
        document, tokens = self._document, self._document.tokens
        for token in tokens:
            if token.dep != "appos" or (token.ent == "PERSON") == (tokens[token.head].ent == "PERSON"):
                continue
            name, title = (token.i, token.head) if token.ent == "PERSON" else (token.head, token.i)
            first, last = phrase(document, title)
            last = next((i for i in range(title + 1, last) if tokens[i].text == ","), last)
            if tokens[first].text.lower() == "the" or tokens[first].tag in _TITLE_OPENS:
                yield self._description(first, last), entity_range(document, name)

    def _description(self, first: int, last: int) -> tuple[str, ...]:
        tokens = self._document.tokens
        return tuple(t.text.lower() for t in tokens[first:last] if t.pos not in {"DET", "PUNCT"})

    def _head_of(self, span: tuple[int, int]) -> int:
        tokens = self._document.tokens
        return next((i for i in range(*span) if not span[0] <= tokens[i].head < span[1]), span[0])

    def _unnamed(self, span: tuple[int, int], head: int) -> bool:
        document, tokens = self._document, self._document.tokens
        labels = {tokens[i].ent for i in range(*span)}
        if "PERSON" not in labels and _ON_CONDITION.search(document.sentences[document.sentence_of[head]].text):
            return True
        return not labels & NAMED and tokens[head].lemma.lower() in self._lexicon.anonymous

    def _before_comma(self, span: tuple[int, int], head: int) -> int:
        tokens = self._document.tokens
        return next((i for i in range(head + 1, span[1]) if tokens[i].text == ","), span[1])

    def _mentions_within(self, start: int, end: int) -> list[Mention]:
        first, last = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return [m for m in self._mentions[first:last] if m.end <= end]

    def _mention_at(self, i: int) -> Mention | None:
        """The mention that begins last among those that hold token `i`."""
        token = self._document.tokens[i]
        n = bisect_right(self._mention_starts, token.start) - 1
        return self._mentions[n] if n >= 0 and token.end <= self._mentions[n].end else None

    def _find_persons(self) -> list[_Person]:
        document, tokens = self._document, self._document.tokens
        found = []
        kinds = {m.start: m.kind for m in self._mentions if m.form in {Form.NAME, Form.ACRONYM}}
        for token in tokens:
            taken_for_person = token.ent == "PERSON" and token.ent_start
            if kinds.get(token.start, EntityKind.PERSON if taken_for_person else None) != EntityKind.PERSON:
                continue
            first, last = entity_range(document, token.i) if token.ent else (token.i, token.i + 1)
            heads = range(first, last)
            subject = any(tokens[h].dep in SUBJECTS | PASSIVE_SUBJECTS | {"appos"} for h in heads)
            title = tokens[first - 1].text.lower() if first else ""
            female = True if title in _FEMALE else False if title in _MALE else None
            mention = self._by_start.get(tokens[first].start)
            found.append(_Person(first, last, subject, female, None if mention is None else mention.entity_id))
        return found

    def _of_pronoun(self, i: int) -> Source:
        document = self._document
        mention = self._mention_at(i)
        if mention is not None and mention.form == Form.PRONOUN:
            return Source(self._name_of(mention), mention.entity_id, False)
        female = document.tokens[i].text.lower() == "she"
        here = document.sentence_of[i]
        reach = document.sentences[max(here - _REACH, 0)].first
        first, last = (bisect_left(self._person_starts, at) for at in (reach, i))
        near = [p for p in self._persons[first:last] if p.female is None or p.female == female]
        if not near:
            return Source(None, None, False)
        # Subjects before others; the latest sentence decides, within it the first.
        best = max(near, key=lambda p: (p.subject, document.sentence_of[p.first], -p.first))
        return Source(document.text(best.first, best.last), best.entity_id, False)

    def _name_of(self, mention: Mention) -> str:
        """The name that the article last used for the entity of a pronoun."""
        named = (m for m in self._mentions if m.entity_id == mention.entity_id and m.form == Form.NAME)
        return max((m for m in named if m.start < mention.start), key=lambda m: m.start, default=mention).text
