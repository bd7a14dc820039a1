"""Phrases that stand for a target: its names, the names of the entity behind it, and its terms."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.names import same_name
from analysis.names.tables import country_of, places
from analysis.targets.phrases import NOUNS, Phrase, noun_phrase, outermost, words_around
from analysis.types import Document, Entity, Form, Mention, Target, Token

_JOIN = re.compile(r"[\s\-‐‑–]+")


@dataclass(frozen=True, slots=True)
class Found(Phrase):
    """A phrase that stands for a target. `name` holds the tokens of the proper name in it; None: found by a term."""

    name: tuple[int, int] | None = None
    bare: bool = False  # a pronoun or a qualifying name: it names and does not describe


def find_named(document: Document, target: Target, mentions: Iterable[Mention], wanted: Collection[str]) -> list[Found]:
    """Every place where one of the target's names, or a mention of one of the entities `wanted`, stands.

    A country is also named by its demonym ("the Chilean minister").
    """
    spans = {
        m.span() for name in target.names if (p := _pattern(name)) for m in p.finditer(document.raw) if _capital(m)
    }
    starts = [t.start for t in document.tokens]
    countries = {places()[name.casefold()] for name in target.names if name.casefold() in places()}
    plain: set[tuple[int, int]] = set()
    for mention in mentions:
        of_country = mention.form is Form.DEMONYM and country_of().get(mention.text.casefold()) in countries
        if mention.entity_id in wanted or of_country:
            spans.add((mention.start, mention.end))
            if mention.form in {Form.PRONOUN, Form.NOMINAL, Form.DEMONYM}:
                plain.add((mention.start, mention.end))
    found = []
    for span in _longest(spans):
        tokens = _tokens(document, starts, *span)
        if tokens is None:
            continue
        first, last = tokens
        head = _root(document, first, last)
        if span in plain and document.tokens[head].pos in NOUNS:
            phrase = noun_phrase(document, head)
            found.append(Found(min(first, phrase.first), max(last, phrase.last), head))
        elif span in plain:
            found.append(Found(first, last, head, (first, last), bare=True))
        else:
            found.append(_around_name(document, first, last, head))
    return found


def entities_of(target: Target, entities: Iterable[Entity]) -> frozenset[str]:
    """The entities that bear one of the target's names: one spelled alike, or else one that is surely the same
    name.
    """
    found = []
    known = list(entities)
    for name in target.names:
        plain = _plain(name)
        exact = [e.entity_id for e in known if any(_plain(a) == plain for a in (e.name, *e.aliases))]
        found += exact or [e.entity_id for e in known if same_name(name, e.name).same is True]
    return frozenset(found)


def find_terms(document: Document, target: Target, mentions: Iterable[Mention] = ()) -> list[Found]:
    """Every noun phrase whose head is the last word of a term and that holds the term's other words.

    A word that only goes into a name (one of `mentions`) says nothing of what is named: "Pearl Harbour Group" is none.
    """
    within = _inside_names(document, mentions)
    terms = [tuple(t.lower().replace("-", " ").split()) for t in target.terms if t.strip()]
    by_head: dict[str, list[tuple[str, ...]]] = {}
    for term in terms:
        by_head.setdefault(singular(term[-1]), []).append(term)
    found = []
    for token in document.tokens:
        if token.pos not in NOUNS and not (token.pos == "ADJ" and token.dep in {"amod", "compound", "nmod"}):
            continue
        if token.i in within:
            continue
        candidates = [t for form in forms(token) for t in by_head.get(form, ())]
        if candidates and any(_holds(document, token.i, term) for term in candidates):
            found.append(_around_term(document, token.i))
    return found


def _inside_names(document: Document, mentions: Iterable[Mention]) -> set[int]:
    """The tokens of names that are not what the name is of: neither its last word nor before an "of"."""
    starts = [t.start for t in document.tokens]
    found: set[int] = set()
    for mention in mentions:
        if mention.form is Form.NAME and (tokens := _tokens(document, starts, mention.start, mention.end)):
            found.update(i for i in range(tokens[0], tokens[1] - 1) if document.tokens[i + 1].pos != "ADP")
    return found


def without_nested(document: Document, found: Sequence[Found]) -> list[Found]:
    """One phrase per place: a phrase inside another goes ("the rebel coalition" in "the leader of the rebel
    coalition").

    Where a phrase reaches over a preposition other than "of" to another that has a head of its own ("the presence at
    the air base"), it is cut there and both stay.
    """
    result: dict[tuple[int, int], Found] = {}
    ordered = sorted(found, key=lambda f: (f.first, -f.last, f.name is not None, f.head))
    for outer in ordered:
        inner = [f for f in ordered if f.name is None and outer.head < f.first and f.last <= outer.last]
        for phrase in inner:
            before = document.tokens[phrase.first - 1]
            if before.dep == "prep" and before.text.lower() != "of" and before.head == outer.head:
                outer = Found(outer.first, phrase.first - 1, outer.head, outer.name, outer.bare)
                break
        kept = [k for k in result.values() if k.first <= outer.first and outer.last <= k.last]
        if not kept:
            result[outer.first, outer.last] = outer
    return list(result.values())


def _around_name(document: Document, first: int, last: int, head: int) -> Found:
    """The phrase that a name heads; only the name itself where it qualifies another noun ("Unesco experts")."""
    if outermost(document, head) != head or document.tokens[head].dep == "poss":
        titles = noun_phrase(document, head)
        return Found(min(first, titles.first), last, head, (first, last), bare=titles.first >= first)
    phrase = noun_phrase(document, head)
    return Found(min(first, phrase.first), last, head, (first, last))


def _around_term(document: Document, i: int) -> Found:
    phrase = noun_phrase(document, i)
    return Found(phrase.first, phrase.last, i)


def _holds(document: Document, head: int, term: tuple[str, ...]) -> bool:
    wanted = {singular(word) for word in term[:-1]}
    if not wanted:
        return True
    there: set[str] = set()
    for i in words_around(document, head):
        if i != head:
            there.update(forms(document.tokens[i]))
    return wanted <= there


@cache
def singular(word: str) -> str:
    """A rough singular, the same for the words of terms and texts, so that only their likeness counts."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def heads(target: Target) -> frozenset[str]:
    """The last words of the target's terms, as `singular` gives them."""
    return frozenset(singular(term.lower().replace("-", " ").split()[-1]) for term in target.terms if term.strip())


def forms(token: Token) -> tuple[str, ...]:
    """What a token may be compared by: the rough singulars of its text and of its lemma ("bases": base, basis)."""
    lower = token.text.lower()
    return tuple(dict.fromkeys((singular(lower), singular(token.lemma.lower()))))


@cache
def _pattern(name: str) -> re.Pattern[str] | None:
    """The name with any white space or hyphen between its parts, not inside a longer word or before a currency's sign.

    A name in capitals must stand in capitals, or "US" would be found in "Us".
    """
    parts = [re.escape(p) for p in _JOIN.split(name.strip().removeprefix("the ")) if p]
    if not parts:
        return None
    return re.compile(r"(?<![\w])" + r"[\s\-‐‑–]+".join(parts) + r"(?![\w$])", 0 if name.isupper() else re.IGNORECASE)


def _capital(match: re.Match[str]) -> bool:
    return any(c.isupper() for c in match.group()) or not match.group().isascii()


def _plain(name: str) -> str:
    return " ".join(_JOIN.split(name.lower().strip().removeprefix("the ")))


def _longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans that overlap the longest."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(span[1] <= k[0] or span[0] >= k[1] for k in kept):
            kept.append(span)
    return sorted(kept)


def _tokens(document: Document, starts: Sequence[int], start: int, end: int) -> tuple[int, int] | None:
    """The tokens that the characters `[start, end)` touch; None where there are none (a removed part)."""
    last = bisect_left(starts, end)
    first = bisect_right(starts, start) - 1
    if first < 0 or first >= last or document.tokens[first].end <= start:
        first += 1
    return (first, last) if 0 <= first < last else None


def _root(document: Document, first: int, last: int) -> int:
    """The token of the stretch from which the others hang."""
    for i in range(last - 1, first - 1, -1):
        if not first <= document.tokens[i].head < last or document.tokens[i].head == i:
            return i
    return last - 1
