"""What sort of thing a name stands for, by the weight of all the evidence in the corpus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cache

from analysis.names.tables import (
    demonyms,
    facility_words,
    given_name_gender,
    group_names,
    institution_words,
    kind_nouns,
    media,
    personal_titles,
    places,
    settlements,
)
from analysis.types import Document, EntityKind

FROM_LABEL = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.FACILITY,
    "NORP": EntityKind.GROUP,
}
# By noun: "the militant group X" tells more than "the port of X", which may be a city.
_TOLD_BY_NOUN = {"group": 3, "organisation": 3, "facility": 2, "place": 2}
# Prepositions of place right before a name, and the nouns and verbs behind which they are none ("trust in X").
_WITHIN = frozenset({"in", "near", "outside", "inside", "across", "throughout"})
_TOWARDS = frozenset({"from", "at"})
_NOT_WITHIN = frozenset(
    {"trust", "confidence", "faith", "belief", "believe", "interest", "result", "rival", "partner", "role", "change"}
    | {"stake", "share", "invest", "investment", "investor", "stock", "holding", "shareholder", "member"}
)
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "nobody", "people", "those", "life", "live"})
_DATELINE = 12  # tokens from the place to the dash
_DASHES = frozenset({"-", "--", "–", "—"})
_SPEECH = frozenset({"say", "tell", "add", "argue", "warn", "explain", "insist", "recall", "joke", "write", "reply"})


def votes(document: Document, first: int, last: int, label: str) -> Counter[EntityKind]:
    """The evidence of one occurrence: the model's label, the words around it and its own words."""
    found: Counter[EntityKind] = Counter()
    if label in FROM_LABEL:
        found[FROM_LABEL[label]] += 2
    tokens = document.tokens
    if is_titled(document, first):
        found[EntityKind.PERSON] += 3
    head = next((t for t in tokens[first:last] if not first <= t.head < last), tokens[last - 1])
    around = [tokens[c] for c in document.children[head.i] if tokens[c].dep == "appos" and not first <= c < last]
    governor = tokens[head.head]
    if head.dep in {"appos", "compound", "nmod"} and not first <= head.head < last:
        around.append(governor)
    if first and tokens[first - 1].pos == "NOUN":
        around.append(tokens[first - 1])
    for token in around:
        found.update(_noun(token.lemma.lower()))
    # Of "X, the Senate president" the noun is beside X, and of no use to "Senate".
    apart = governor.i if head.dep in {"compound", "nmod"} else None
    beside = [t for t in around if (t.dep == "appos" and t.i != apart) or t.i == first - 1]
    if any(t.pos == "NOUN" and t.lemma.lower() in personal_titles() for t in beside):
        found[EntityKind.PERSON] += 3
    if head.dep == "nsubj" and governor.lemma in _SPEECH:
        found[EntityKind.PERSON] += 1
    found[EntityKind.PLACE] += _as_place(document, first, last, label)
    found[EntityKind.PLACE] += 4 * _opens_dateline(document, first, last)
    return +found


def is_titled(document: Document, first: int) -> bool:
    """Whether a person's title stands right before a name: "Mrs X"."""
    before = document.tokens[first - 1].text if first else ""
    return before.rstrip(".").lower() in personal_titles() and before[:1].isupper()


def _opens_dateline(document: Document, first: int, last: int) -> bool:
    """Whether a name in capitals opens a paragraph with a dash soon after it: "GENEVA, March 3 (Agency) -"."""
    tokens = document.tokens
    sentence = document.sentences[document.sentence_of[first]]
    opens = first == sentence.first and any(p.start == sentence.start for p in document.clean.paragraphs)
    if not opens or not document.text(first, last).isupper() or sentence.is_title:
        return False
    behind = tokens[last : min(last + _DATELINE, sentence.last)]
    return any(t.text in _DASHES and document.raw[t.end : t.end + 1].isspace() for t in behind)


def _as_place(document: Document, first: int, last: int, label: str) -> int:
    """How much the words around a name tell of a place: "born in X", "X, where", "anyone on X".

    Not asked of institutions ("in Parliament") and acronyms, nor behind an article, nor of an owner ("in X's view").
    """
    tokens = document.tokens
    sentence = document.sentences[document.sentence_of[first]]
    if label not in {"", "PERSON", "NORP", "ORG"} or first <= sentence.first or sentence.is_title:
        return 0
    if any(t.text.lower() in institution_words() for t in tokens[first:last]):
        return 0
    before = tokens[first - 1]
    behind = [t.text.lower() for t in tokens[last : min(last + 2, sentence.last)]]
    weight = 3 if behind == [",", "where"] else 0
    if (
        before.dep != "prep"
        or tokens[last - 1].text.isupper()
        or (behind and behind[0] in {"'s", "’s", "'", "’"})
        or not any(t.head == before.i for t in tokens[first:last])
    ):
        return weight
    governor, word = tokens[before.head], before.text.lower()
    if word in _WITHIN and governor.lemma not in _NOT_WITHIN:
        weight += 3 if label == "ORG" else 4
    elif label == "ORG":
        return weight
    elif word == "on" and tokens[before.i - 1].text.lower() in _ANYBODY:
        weight += 3
    elif word in _TOWARDS:
        weight += 1 + (governor.pos in {"NOUN", "PROPN"} and word == "from")
    return weight


def _noun(lemma: str) -> dict[EntityKind, int]:
    """What a common noun beside a name tells of it."""
    kind = next((k for k, weight in _TOLD_BY_NOUN.items() if lemma in kind_nouns(k)), None)
    return {EntityKind(kind): _TOLD_BY_NOUN[kind]} if kind else {}


@cache
def by_words(name: str) -> EntityKind | None:
    """The kind that a name's own words tell, None where they do not."""
    plain = " ".join(name.casefold().split()).removeprefix("the ")
    parts = plain.replace("-", " ").split()
    if plain in demonyms():
        return EntityKind.DEMONYM
    if plain in places():
        return EntityKind.PLACE
    if plain in group_names():
        return EntityKind.GROUP
    if plain in media():
        return EntityKind.ORGANISATION
    if len(parts) < 2:
        return None
    if plain in settlements():  # "West Bank" is no bank
        return EntityKind.PLACE
    if any(" ".join(parts[-n:]) in facility_words() for n in (1, 2) if len(parts) > n):
        return EntityKind.FACILITY
    if any(p in kind_nouns("group_name") for p in parts):
        return EntityKind.GROUP
    if any(p in institution_words() for p in parts):
        return EntityKind.ORGANISATION
    return None


def _has_given_name(name: str) -> bool:
    """Whether a name of two or three words begins with a given name."""
    parts = name.casefold().split()
    return 1 < len(parts) < 4 and parts[0] in given_name_gender()


def weigh(names: Collection[str], evidence: Counter[EntityKind]) -> EntityKind:
    """The kind of an entity from what its names tell and the evidence of all its occurrences."""
    told = Counter(kind for name in names if (kind := by_words(name)))
    if told[EntityKind.DEMONYM]:
        return EntityKind.DEMONYM
    total = Counter(evidence)
    for kind, times in told.items():
        total[kind] += 6 + 2 * times
    if any(_has_given_name(name) for name in names) and not told:
        total[EntityKind.PERSON] += 3
    if any(name.casefold() in settlements() for name in names):
        total[EntityKind.PLACE] += 3
    if not total:
        return EntityKind.OTHER
    order = list(EntityKind)
    best = min(total, key=lambda kind: (-total[kind], order.index(kind)))
    # The model has one label for peoples, faiths and parties; what a word of a people looks like tells them apart.
    return EntityKind.DEMONYM if best is EntityKind.GROUP and all(map(_OF_A_PEOPLE.fullmatch, names)) else best


_OF_A_PEOPLE = re.compile(r"[A-Z]\w{2,}(?:[ie]ans?|ese)")
