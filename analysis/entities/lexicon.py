"""What a corpus knows that a sentence does not: a name seen clearly once is found everywhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.entities.kinds import by_words
from analysis.entities.spans import KIND_LABELS, Span, Usage, opens_question
from analysis.names.tables import (
    demonyms,
    given_name_gender,
    institution_words,
    media,
    personal_titles,
    places,
    settlements,
    titles,
)
from analysis.types import Document, Token

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A name at tokens `first <= i < last` of document number `document`; `label` is "" where no model tagged it."""

    document: int
    first: int
    last: int
    label: str


def key_of(tokens: Iterable[Token]) -> Key:
    """The case-folded tokens of a name, by which it is looked up."""
    return tuple(t.text.casefold() for t in tokens)


def locate(documents: Sequence[Document], proposals: Sequence[Sequence[Span]], usage: Usage) -> list[Found]:
    """All names of the corpus: the tagged ones and every other occurrence of a name that was tagged somewhere."""
    known = _known(documents, proposals, usage)
    proposals = [[_untitled(d, s, known) for s in spans] for d, spans in zip(documents, proposals, strict=True)]
    by_first: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(known, key=lambda k: (-len(k), k)):
        by_first[key[0]].append(key)
    found = []
    for number, (document, spans) in enumerate(zip(documents, proposals, strict=True)):
        candidates = [
            Found(number, s.first, s.last, s.label)
            for s in spans
            if not s.weak or key_of(document.tokens[s.first : s.last]) in known or _stands_alone(document, s)
        ]
        candidates += _matches(document, number, by_first, usage)
        found += _disjoint([c for c in candidates if not _in_hyphens(document, c)])
    return found


def _untitled(document: Document, span: Span, known: set[Key]) -> Span:
    """A name without the title that a model took for its first word, if the rest is known: "General Tchiani"."""
    word = document.tokens[span.first].text.rstrip(".").casefold()
    rest = key_of(document.tokens[span.first + 1 : span.last])
    if span.label == "PERSON" or word not in personal_titles() or rest not in known or rest[0] in institution_words():
        return span
    return Span(span.first + 1, span.last, span.label, span.weak)


def _stands_alone(document: Document, span: Span) -> bool:
    """Whether a name from a headline alone may be believed: a person's full name, or a place the table knows."""
    return (span.label == "PERSON" and span.last - span.first == 2) or (
        document.text(span.first, span.last).casefold() in places()
    )


def _known(documents: Sequence[Document], proposals: Sequence[Sequence[Span]], usage: Usage) -> set[Key]:
    """Keys of the names that were tagged in running text, with the family names of people seen in full."""
    tagged: Counter[Key] = Counter()
    known: set[Key] = {(country,) for country in places() if country.isalpha() and len(country) > 3}
    known |= {tuple(country.split()) for country in places() if " " in country and country.replace(" ", "").isalpha()}
    known |= {(word,) for word in demonyms() if word.isalpha()}
    known |= {key for document in documents for key in _glosses(document)}
    for document, spans in zip(documents, proposals, strict=True):
        for span in spans:
            tokens = document.tokens[span.first : span.last]
            if span.weak or (len(tokens) == 1 and _is_doubtful(tokens[0], usage)):
                continue
            tagged[key_of(tokens)] += 1
            if span.label == "PERSON" and len(tokens) > 1 and not by_words(document.text(span.first, span.last)):
                family = _family(tokens)
                if family and not _is_doubtful(tokens[-1], usage) and family[-1] not in places():
                    tagged[family] += 1
    return known | set(tagged)


def _glosses(document: Document) -> Iterator[Key]:
    """Long forms and the acronyms behind them in brackets, "Norland Rivers Agency (NRA)" (Schwartz & Hearst 2003).

    An acronym of another language may have its letters in another order. A part of either must look like a name to the
    models, or "gross domestic product (GDP)" would be one.
    """
    tokens = document.tokens
    for i in range(2, len(tokens) - 1):
        short = tokens[i]
        if tokens[i - 1].text != "(" or tokens[i + 1].text not in _ENDS_GLOSS or not _CAPITALS.fullmatch(short.text):
            continue
        opening = max(document.sentences[document.sentence_of[i]].first, i - 1 - 2 * len(short.text))
        for first in range(opening, i - 2):
            long = tokens[first : i - 1]
            if all(t.text[:1].isupper() or t.text in _SMALL for t in long) and long[0].text[:1].isupper():
                initials = [t.text[0] for t in long if t.text[0].isupper()]
                tagged = any(t.ent in KIND_LABELS for t in (*long, short))
                if tagged and sorted(initials) == sorted(short.text) and len(long) > 1:
                    yield key_of(long)
                    yield key_of([short])
                    break


_CAPITALS = re.compile(r"[A-Z]{3,8}")
_ENDS_GLOSS = frozenset({")", ",", ";"})
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "des", "du", "la", "to", "&"})


def _family(tokens: Sequence[Token]) -> Key | None:
    """The family name of a full name, with its article: ("al", "-", "masri")."""
    last = tokens[-1]
    if not last.text[:1].isupper() or len(last.text) < 3:
        return None
    return (last.text.casefold(),)


def _is_doubtful(token: Token, usage: Usage) -> bool:
    word = token.text.casefold()
    return token.is_stop or usage.is_common(token) or word in titles() or len(word) < 2


def _matches(document: Document, number: int, by_first: Mapping[str, Sequence[Key]], usage: Usage) -> list[Found]:
    tokens = document.tokens
    folded = [t.text.casefold() for t in tokens]
    found = []
    for i, word in enumerate(folded):
        for key in by_first.get(word, ()):
            end = i + len(key)
            if tuple(folded[i:end]) == key and _may_be_name(document, i, end, usage):
                found.append(Found(number, _with_given_name(document, i, usage), end, ""))
                break
    return found


def _with_given_name(document: Document, first: int, usage: Usage) -> int:
    """Where a name begins that no model tagged, with the given name or the initials before it.

    Without them it would be counted as the namesake's who is named elsewhere.
    """
    tokens = document.tokens
    start = document.sentences[document.sentence_of[first]].first
    if not tokens[first].text[:1].isupper() or tokens[first].text.isupper():
        return first
    begin = first
    while begin > start and _INITIALS.fullmatch(tokens[begin - 1].text):
        begin -= 1
    while begin > start and tokens[begin - 1].text in _BETWEEN_NAMES:
        begin -= 1
    if begin < first or begin == start:
        return begin
    before = tokens[begin - 1]
    word = before.text.casefold()
    if before.ent not in {"", "PERSON"} or not before.text.istitle() or not before.text.isalpha():
        return first
    if opens_question(document, before.i):
        return first
    if word in given_name_gender() or (before.pos == "PROPN" and begin - 1 > start and not _is_doubtful(before, usage)):
        known = word in places() or word in demonyms() or word in settlements() or word in media()
        return first if known or word in institution_words() else begin - 1
    return first


_BETWEEN_NAMES = frozenset({"von", "van", "der", "den", "ter", "bin", "ibn", "da", "di", "dos", "del", "ag", "ould"})
_INITIALS = re.compile(r"(?:[A-Z]\.)+")


def _may_be_name(document: Document, first: int, last: int, usage: Usage) -> bool:
    tokens = document.tokens[first:last]
    if document.sentence_of[first] != document.sentence_of[last - 1]:
        return False
    small = document.article_id in usage.small_articles and not any(t.is_stop for t in tokens)
    if not small and not any(t.text[:1].isupper() for t in tokens):
        return False
    if len(tokens) > 1:
        return True
    token = tokens[0]
    if (
        len(token.text) < 5
        and not token.text.isupper()
        and token.pos != "PROPN"
        and token.text.casefold() not in demonyms()
    ):
        return False
    return not usage.is_common(token) or token.pos == "PROPN"


def _in_hyphens(document: Document, found: Found) -> bool:
    """Whether a name is a part of a hyphenated word ("post-war", "-led"), which is no mention of it."""
    start, end, raw = document.tokens[found.first].start, document.tokens[found.last - 1].end, document.raw
    before = start > 1 and raw[start - 1] == "-" and raw[start - 2].isalnum()
    after = end + 1 < len(raw) and raw[end] == "-" and raw[end + 1].isalnum()
    return before or after


def _disjoint(candidates: list[Found]) -> list[Found]:
    """The longest candidates first, then the tagged ones; what overlaps one taken before is left."""
    taken: dict[int, Found] = {}
    for c in sorted(candidates, key=lambda c: (c.first - c.last, not c.label, c.first)):
        if not any(i in taken for i in range(c.first, c.last)):
            taken.update(dict.fromkeys(range(c.first, c.last), c))
    return sorted(set(taken.values()), key=lambda c: c.first)
