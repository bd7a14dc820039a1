"""Where names stand: the spans that the models tag, put right at their edges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.names.parts import ARTICLES
from analysis.names.tables import (
    aliases,
    demonyms,
    facility_words,
    family_first,
    given_name_gender,
    group_names,
    institution_words,
    media,
    no_names,
    particles,
    places,
    settlements,
    titles,
)
from analysis.types import Document, Sentence, Token

KIND_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_SIGNS = frozenset({"abu", "&", "-", "'", "’", "."})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_AUXILIARIES = frozenset(
    {"will", "would", "can", "could", "may", "might", "shall", "should", "must", "has", "have", "had"}
    | {"is", "are", "was", "were", "do", "does", "did"}
)
_MONTHS = frozenset({"May", "March", "April", "June", "August"})
_LETTER = re.compile(r"[^\W\d_]")
_INNER = frozenset({"von", "van", "der", "den", "bin", "ibn", "ben", "al", "el", "dos", "da", "di", "del", "ul", "-"})
_FEW_WORDS = 20  # a shorter text may have no capital by chance
_BREAKS = frozenset(',:;()[]"“”—–/|•')


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first <= i < last` of a document that may be a name; `weak`: in a headline's capitals."""

    first: int
    last: int
    label: str
    weak: bool


class Usage:
    """How the corpus writes words: those seen in small letters, and which sentences are in a headline's capitals."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.small: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()  # within sentences in running text
        self.headlines: list[list[bool]] = []
        self.small_articles = {d.article_id for d in documents if _is_in_small_letters(d)}
        for document in documents:
            flags = [is_headline(document, s) for s in document.sentences]
            self.headlines.append(flags)
            for sentence, headline in zip(document.sentences, flags, strict=True):
                tokens = document.tokens[sentence.first : sentence.last]
                if document.article_id not in self.small_articles:
                    self.small.update(t.text for t in tokens if t.text.islower())
                if not headline:
                    self.capital.update(t.text.lower() for t in tokens[1:] if t.text[:1].isupper())

    def is_common(self, token: Token) -> bool:
        """Whether the corpus writes a capitalised word in small letters too, and not just now and then."""
        word = token.text.lower()
        return 4 * self.small[word] > self.capital[word]


def _is_in_small_letters(document: Document) -> bool:
    """Whether an article is written without capitals, so that a small letter tells nothing."""
    words = [t.text for t in document.tokens if t.text.isalpha()]
    return len(words) >= _FEW_WORDS and sum(w[0].isupper() for w in words) < 0.01 * len(words)


def is_headline(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence's words are capitalised as in a headline, so that a capital tells nothing."""
    if not sentence.is_title and sentence.text.rstrip("\"'”’) ").endswith((".", "!", "?")):
        return False
    words = [t.text for t in document.tokens[sentence.first : sentence.last] if len(t.text) > 3 and t.text.isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def propose(document: Document, headlines: Sequence[bool], usage: Usage) -> list[Span]:
    """The tagged names of a document with their edges put right, in text order."""
    found = []
    for first, last in _glued(document, _tagged(document)):
        weak = headlines[document.sentence_of[first]]
        label = document.tokens[first].ent
        for part in _without_breaks(document, first, last):
            span = _trimmed(document, *part, label)
            if span is None:
                continue
            left, right = span
            if not weak:
                left = _leftwards(document, left)
                right = _rightwards(document, left, right)
            right = _with_site(document, left, right, label)
            found.append(Span(left, right, label, weak))
    return [s for s in found if _is_name(document, s, usage)]


def _tagged(document: Document) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for token in document.tokens:
        if token.ent not in KIND_LABELS:
            continue
        if found and found[-1][1] == token.i and not token.ent_start:
            found[-1] = (found[-1][0], token.i + 1)
        else:
            found.append((token.i, token.i + 1))
    return found


def _glued(document: Document, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces of one name that the model left apart at its particles: "Ursula | von der | Leyen"."""
    found: list[tuple[int, int]] = []
    for first, last in spans:
        between = document.tokens[found[-1][1] : first] if found else ()
        together = bool(found) and document.sentence_of[found[-1][0]] == document.sentence_of[first]
        apart = together and 0 < len(between) < 4 and all(t.text in _INNER for t in between)
        apart = apart or (
            together and _is_nickname([t.text for t in between]) and document.tokens[first].ent == "PERSON"
        )
        edges = (document.tokens[first].text, document.tokens[found[-1][1] - 1].text) if found else ()
        small = together and not between and any(t in _INNER - {"-"} for t in edges)
        if apart or small or (together and not between and _is_given_name(document, *found[-1], first)):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _is_nickname(between: Sequence[str]) -> bool:
    """Whether there is one word in quotation marks: Dwayne "The Rock" Johnson."""
    return 2 < len(between) < 5 and between[0] in _QUOTES and between[-1] in _QUOTES and between[1][:1].isupper()


def _is_given_name(document: Document, first: int, last: int, following: int) -> bool:
    """Whether a word that the model took for something else is the given name of the person right behind it."""
    token, after = document.tokens[first], document.tokens[following]
    if last - first > 1 or token.ent == "PERSON" or after.ent != "PERSON" or not token.text.isalpha():
        return False
    word = token.text.casefold()
    known = word in places() or word in demonyms() or word in settlements() or word in titles() or word in group_names()
    known = (
        known
        or word in aliases()
        or word in institution_words()
        or (first > 0 and document.tokens[first - 1].text == "of")
    )
    return not known and not token.text.isupper() and token.pos == "PROPN" and word not in media()


def _without_breaks(document: Document, first: int, last: int) -> list[tuple[int, int]]:
    parts, start = [], first
    for i in range(first, last):
        token = document.tokens[i]
        spaced = token.text == "-" and document.raw[token.end : token.end + 1].isspace()
        quoted = token.text in _QUOTES and first < i < last - 1
        if (token.text in _BREAKS and not quoted) or spaced:
            parts.append((start, i))
            start = i + 1
    parts.append((start, last))
    return [(a, b) for a, b in parts if a < b]


def _trimmed(document: Document, first: int, last: int, label: str) -> tuple[int, int] | None:
    """Without articles, titles and small words at its edges; None where nothing is left."""
    tokens = document.tokens
    first += opens_question(document, first) and last - first > 1
    while first < last:
        word = tokens[first].text
        bare = word.rstrip(".").lower()
        titled = (
            label == "PERSON" and last - first > 1 and (bare in titles() or (bare in demonyms() and last - first > 2))
        )
        if (
            bare in {"the", "a", "an", "'s", "’s"}
            or titled
            or not (word[:1].isupper() or _keeps_small(tokens, first, last))
        ):
            first += 1
        else:
            break
    while first < last and not (tokens[last - 1].text[:1].isupper() or tokens[last - 1].text[:1].isdigit()):
        if label == "PERSON" and last - first > 2 and tokens[last - 2].text == "-" and _joined(tokens, last - 2):
            break  # "Yoon Suk-yeol"
        last -= 1
    return (first, last) if first < last else None


def opens_question(document: Document, i: int) -> bool:
    """Whether a word is the auxiliary at the head of a question, "Will Moyo do better?", and no given name."""
    sentence = document.sentences[document.sentence_of[i]]
    token = document.tokens[i]
    if i != sentence.first or token.text.lower() not in _AUXILIARIES:
        return False
    if not sentence.text.rstrip("\"'”’) ").endswith("?"):
        return False
    # The parser takes "Will" for a name too: then the verb has no other auxiliary, and is no finite form.
    return token.dep == "aux" or any(
        t.dep == "ROOT" and t.tag in {"VB", "VBN"} for t in document.tokens[i : sentence.last]
    )


def _keeps_small(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a small word may open a name: "al-Masri", "bin Laden", "iPhone"."""
    word = tokens[i].text
    if word in {"al", "el", "bin", "ibn", "abu", "von", "van", "de", "ad", "as", "ash", "ar", "an"}:
        while i + 2 < last and tokens[i + 1].text in _INNER - {"-"}:
            i += 1
        after = tokens[i + 1].text if i + 1 < last else ""
        return after[:1].isupper() or (after == "-" and i + 2 < last and tokens[i + 2].text[:1].isupper())
    return bool(re.match(r"(?:al|el|ad|as|ash|ar|an|at)-[A-Z]|[a-z]+[A-Z]", word))


def _joined(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen stands between two words without a gap."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _rightwards(document: Document, first: int, last: int) -> int:
    """Take in what the model left out behind a name: "Han Duck|-soo", "Khalifa | Hifter", "Burkina | Faso"."""
    tokens = document.tokens
    end = document.sentences[document.sentence_of[first]].last
    if last + 1 < end and tokens[last].text == "-" and _joined(tokens, last) and last - first > 1:
        after = tokens[last + 1]
        if tokens[first].text.lower() in family_first() and after.text.islower() and after.pos == "PROPN":
            return last + 2
        if tokens[last - 1].ent == "PERSON" and after.text.istitle() and after.pos == "PROPN":
            return last + 2  # "Irène Joliot-Curie"
    if last < end and last - first == 1 and _is_called_like_a_month(tokens[first : min(last + 2, end)]):
        return last + 1
    if last < end and not tokens[last].ent and tokens[last].pos == "PROPN":
        after = tokens[last]
        bare = after.text.rstrip(".").lower()
        given = last - first == 1 and tokens[first].ent == "PERSON"
        one_phrase = given or tokens[last - 1].head == last or first <= after.head < last
        known = bare in titles() or bare in demonyms() or document.text(first, last).casefold() in places()
        if one_phrase and after.text[:1].isupper() and after.text.isalpha() and not known:
            return last + 1
    return last


def _is_called_like_a_month(tokens: Sequence[Token]) -> bool:
    """Whether a given name stands before what the model takes for a date: "Theresa May", not "Anna May 3"."""
    given, month, *after = tokens
    known = given.ent == "PERSON" and given.text.lower() in given_name_gender()
    return known and month.text in _MONTHS and not (after and after[0].text.isdigit())


def _leftwards(document: Document, first: int) -> int:
    """Take in capitalised words right before a name that the model left out, as far as they belong to its phrase."""
    tokens = document.tokens
    sentence = document.sentences[document.sentence_of[first]]
    while first > sentence.first:
        before = tokens[first - 1]
        joined = before.end == tokens[first].start and before.text == "-" and first - 2 >= sentence.first
        if joined and tokens[first - 2].text.lower() in {"al", "el"}:
            first -= 2
            continue
        bare = before.text.rstrip(".").lower()
        inside = before.head >= first and before.dep in {"compound", "nmod"}
        if before.ent or before.pos != "PROPN" or not inside or not before.text[:1].isupper():
            break
        if bare in titles() or bare in demonyms() or bare in places() or before.i == sentence.first:
            break
        first -= 1
    return first


def _with_site(document: Document, first: int, last: int, label: str) -> int:
    """Take in the noun of a built site after its name: "Bagram air base", "Rotterdam port"."""
    tokens = document.tokens
    name = document.text(first, last)
    if name.casefold() in places() or name.casefold() in demonyms():
        return last
    for length in (2, 1):
        end = last + length
        if end > len(tokens) or document.sentence_of[end - 1] != document.sentence_of[first]:
            continue
        noun = " ".join(t.text for t in tokens[last:end]).lower()
        if end < len(tokens) and tokens[end].text == "of":
            continue  # "the Baltic port of X" is a port called X
        if noun in facility_words() and (label not in {"PERSON", "ORG"} or noun in _STRONG_SITES):
            return end
    return last


_STRONG_SITES = frozenset(
    {
        "air base",
        "airbase",
        "naval base",
        "military base",
        "airport",
        "airfield",
        "port",
        "seaport",
        "refinery",
        "power plant",
    }
)


def _is_name(document: Document, span: Span, usage: Usage) -> bool:
    tokens = document.tokens[span.first : span.last]
    if not any(t.text[:1].isupper() or re.search(r"[A-Z]", t.text) for t in tokens):
        return False
    if not _LETTER.search(document.text(span.first, span.last)) or tokens[-1].end - tokens[0].start < 2:
        return False
    telling = [t for t in tokens if t.text.lower() not in particles() | ARTICLES | _SIGNS]
    if document.text(span.first, span.last).casefold() in no_names():
        return False
    common = [t for t in telling if usage.is_common(t) or t.is_stop]
    if span.weak:
        return 2 * len(common) < len(telling)
    if len(tokens) > 1:
        return True
    if tokens[0].text.endswith(".") and tokens[0].text.rstrip(".").lower() in titles():
        return False
    if _is_portfolio(document, span.first) and usage.small[tokens[0].text.lower()]:
        return False
    opens = span.first == document.sentences[document.sentence_of[span.first]].first
    return not opens or not (common or _is_no_noun_of_names(tokens[0], usage))


def _is_portfolio(document: Document, first: int) -> bool:
    """Whether a word is what an office is for: "Transport Minister"."""
    after = document.tokens[first + 1].text if first + 1 < len(document.tokens) else ""
    return after[:1].isupper() and after.lower() in titles()


def _is_no_noun_of_names(token: Token, usage: Usage) -> bool:
    """Whether a word at the head of a sentence is a verb or common noun by its syntax, and never capitalised inside."""
    word = token.text.lower()
    known = word in places() or word in demonyms() or word in settlements() or word in media() or word in group_names()
    return token.pos in {"VERB", "NOUN"} and not usage.capital[word] and not known
