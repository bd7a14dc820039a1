"""Whom a part of a name stands for: "Haftar", "Saddam", "Petro Urrego", mention by mention.

A part of a name goes to the one person who bears it and is named in full in its article; where several are, to the one
named so far, or to the one whom titles and pronouns leave ("Mrs X"). Where none is named in full there, it goes to the
one in the corpus, or the foremost by far. Otherwise it stays on its own in its article: a false merge is worse than a
missed one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.entities.kinds import weigh
from analysis.entities.lexicon import Found
from analysis.entities.merging import Clusters, Form, blocks, evidence_of, is_short
from analysis.names import same_name
from analysis.names.gender import PRONOUNS, gender_before, gender_of_name
from analysis.names.matching import ALIKE
from analysis.names.parts import take_apart
from analysis.names.spelling import likeness
from analysis.names.tables import demonyms, personal_titles, places, settlements
from analysis.types import Document, EntityKind

FOREMOST = 3  # a person named so many times as often as a namesake is meant by the name alone
_KIN = frozenset(
    {
        *("wife", "husband", "widow", "widower", "son", "daughter", "brother", "sister", "father", "mother", "cousin"),
        *("nephew", "niece", "uncle", "aunt", "grandson", "granddaughter", "grandfather", "grandmother", "twin"),
        *("half-brother", "half-sister", "stepson", "stepdaughter"),
    }
)
_ANOTHER = frozenset({"elder", "younger", "late", "older", "other", "first", "second", "senior", "junior"})
_REACH = 15  # tokens after a subject in which a pronoun tells its gender


@dataclass
class _Person:
    """Somebody who is named in full somewhere: what tells him from others who bear a part of his name."""

    root: str
    names: list[str]
    times: int = 0
    genders: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    kin: int = 0  # times introduced as somebody's relative

    @property
    def gender(self) -> str | None:
        male, female = self.genders["male"], self.genders["female"]
        return None if male == female else "male" if male > female else "female"


@dataclass(frozen=True, slots=True)
class _Naming:
    """One mention of a person, in full or in part, with what its surroundings tell."""

    number: int  # in the list of names found
    first: int
    last: int
    paragraph: int
    in_title: bool
    text: str
    title: str | None
    gender: str | None
    kin: bool


def assign_people(
    documents: Sequence[Document],
    found: Sequence[Found],
    texts: Sequence[str],
    clusters: Clusters,
    forms: Mapping[str, Form],
) -> dict[int, str]:
    """For the number of a name found that is a part of a name: the entity (root) it belongs to.

    Names that are missing keep the entity of their form. A name that is one of several people's and cannot be given to
    any of them gets a root of its own article.
    """
    people = _people(clusters)
    bearers = _bearers(people, clusters, forms)
    articles: dict[int, list[_Naming]] = defaultdict(list)
    for number, (f, text) in enumerate(zip(found, texts, strict=True)):
        if text in bearers or clusters.root(text) in people:
            articles[f.document].append(_naming(documents[f.document], number, f, text))
    for namings in articles.values():
        for n in namings:
            if n.text not in bearers:
                _learn(people[clusters.root(n.text)], n)
    given: dict[int, str] = {}
    for document, namings in sorted(articles.items()):
        reader = _Reader(documents[document].article_id, people, bearers, clusters, namings)
        given.update(reader.read())
    return given


def _people(clusters: Clusters) -> dict[str, _Person]:
    """The people who are named in full, by their root."""
    people = {}
    for root, members in clusters.members.items():
        names = sorted(f.text for f in members if f.words > 1)
        if names and root not in clusters.partial and weigh(names, evidence_of(members)) is EntityKind.PERSON:
            people[root] = _Person(root, names, sum(f.times for f in members if f.words > 1))
            people[root].genders.update(g for name in names if (g := gender_of_name(name)))
    return people


def _bearers(
    people: Mapping[str, _Person], clusters: Clusters, forms: Mapping[str, Form]
) -> dict[str, tuple[list[str], list[str]]]:
    """For each form that may be a part of a name: who bears it as a family name, and who as another part."""
    by_block: dict[str, set[str]] = defaultdict(set)
    for person in people.values():
        for name in person.names:
            for block in blocks(name):
                by_block[block].add(person.root)
    found = {}
    for text, form in sorted(forms.items()):
        if text not in clusters.partial and (form.words != 1 or is_short(text) or clusters.root(text) in people):
            continue
        if is_known(text):
            continue
        near = sorted({root for block in blocks(text) for root in by_block[block]})
        family = [r for r in near if any(same_name(text, name).same is True for name in people[r].names)]
        other = [r for r in near if r not in family and any(_is_part(text, name) for name in people[r].names)]
        exact = {r for r in (*family, *other) if any(_has_words(text, name) for name in people[r].names)}
        if exact:  # "Vera" is Vera Ortiz, and no spelling of Vieira, where the story has both
            family, other = [r for r in family if r in exact], [r for r in other if r in exact]
        if family or (other and form.kind in {EntityKind.PERSON, EntityKind.OTHER}):
            found[text] = (family, other)
    return found


def _is_part(text: str, full: str) -> bool:
    """Whether a word is one of a full name's, but for its spelling."""
    word, parts = take_apart(text).kept, take_apart(full).kept
    return len(word) == 1 and len(word[0]) > 2 and any(likeness(word[0], p) >= max(ALIKE, 0.9) for p in parts)


def _has_words(text: str, full: str) -> bool:
    """Whether a full name has all words of a shorter one, to the letter."""
    return set(take_apart(text).kept) <= set(take_apart(full).kept)


def is_known(text: str) -> bool:
    """Whether the tables know a word as a place or a people."""
    folded = text.casefold()
    return folded in places() or folded in demonyms() or folded in settlements()


# -- what the surroundings of a name tell ------------------------------------------------------------------------------


def _naming(document: Document, number: int, f: Found, text: str) -> _Naming:
    tokens = document.tokens
    sentence = document.sentences[document.sentence_of[f.first]]
    before = tokens[f.first - 1].text.rstrip(".").lower() if f.first > sentence.first else ""
    title = before if before in personal_titles() else None
    gender = gender_before(before) or _pronoun_behind(document, f)
    return _Naming(
        number,
        f.first,
        f.last,
        sentence.paragraph,
        sentence.is_title,
        text,
        title,
        gender,
        _is_kin(document, f) or before in _ANOTHER,
    )


def _pronoun_behind(document: Document, f: Found) -> str | None:
    """The gender of the first pronoun behind a subject in its sentence, if no other name stands between."""
    tokens = document.tokens
    end = document.sentences[document.sentence_of[f.first]].last
    if tokens[f.last - 1].dep not in {"nsubj", "nsubjpass"}:
        return None
    for token in tokens[f.last : min(end, f.last + _REACH)]:
        if token.ent == "PERSON" or token.text in {'"', "“", "”"}:
            return None
        if token.text.lower() in PRONOUNS:
            return PRONOUNS[token.text.lower()]
    return None


def _is_kin(document: Document, f: Found) -> bool:
    """Whether a person is introduced as somebody's relative: "his wife, X", "X, her brother"."""
    tokens = document.tokens
    sentence = document.sentences[document.sentence_of[f.first]]
    before = [t.text.lower() for t in tokens[max(sentence.first, f.first - 2) : f.first]]
    if before and (before[-1] in _KIN or (before[-1] == "," and before[0] in _KIN)):
        return True
    behind = [t.text.lower() for t in tokens[f.last : min(sentence.last, f.last + 7)]]
    if not behind or behind[0] != ",":
        return False
    clause = behind[1 : behind.index(",", 1) if "," in behind[1:] else len(behind)]
    owned = {"his", "her", "their", "whose", "'s", "’s"}
    return any(a in owned and b in _KIN for a, b in pairwise(clause))


def _learn(person: _Person, n: _Naming) -> None:
    if n.title:
        person.titles.add(n.title)
    if n.gender:
        person.genders[n.gender] += 2
    person.kin += n.kin


# -- one article -------------------------------------------------------------------------------------------------------


@dataclass
class _Reader:
    """Reads the names of one article in order; headlines last, since what they shorten is told below them."""

    article: str
    people: Mapping[str, _Person]
    bearers: Mapping[str, tuple[list[str], list[str]]]
    clusters: Clusters
    namings: Sequence[_Naming]

    def __post_init__(self) -> None:
        self.full: dict[str, list[_Naming]] = defaultdict(list)
        for n in self.namings:
            if n.text not in self.bearers:
                self.full[self.clusters.root(n.text)].append(n)
        self.given: dict[int, str] = {}
        self.seen: list[tuple[_Naming, str]] = []  # names read so far and whom they stand for

    def read(self) -> dict[int, str]:
        """Whom the parts of names in this article stand for."""
        for n in sorted(self.namings, key=lambda n: (n.in_title, n.first)):
            if n.text not in self.bearers:
                self.seen.append((n, self.clusters.root(n.text)))
                continue
            chosen = self._choose(n)
            if chosen:
                self.given[n.number] = chosen
                self.seen.append((n, chosen))
            elif len(set().union(*self.bearers[n.text])) > 1 or self._is_doubtful(n.text):
                self.given[n.number] = f"{n.text}\0{self.article}"
        return self.given

    def _choose(self, n: _Naming) -> str | None:
        family, other = self.bearers[n.text]
        for roots in (family, other):
            here = self._fitting(n, [r for r in roots if r in self.full])
            if here:
                return self._of_those_here(n, here)
        return self._of_corpus(n, self._fitting(n, family))

    def _fitting(self, n: _Naming, roots: Iterable[str]) -> list[str]:
        """Those whom the gender that the surroundings tell allows; where some are known to be of it, these alone."""
        allowed = [r for r in roots if not n.gender or self.people[r].gender in {None, n.gender}]
        known = [r for r in allowed if n.gender and self.people[r].gender == n.gender]
        return known or allowed

    def _of_those_here(self, n: _Naming, here: list[str]) -> str | None:
        """Of people named in full in the article, the one whom a part of the name stands for."""
        if n.in_title:
            meant = {root for m, root in self.seen if m.text.casefold() == n.text.casefold()}
            return next(iter(meant)) if len(meant) == 1 and meant <= set(here) else here[0] if len(here) == 1 else None
        told = {root for m, root in self.seen if root in here}
        if len(here) == 1:
            only = here[0]
            if told or not (self.people[only].kin or self._rivals(n, only)):
                return None if n.kin and self._rivals(n, only) else only
            return None
        if n.kin or not told:
            return None
        titled = [r for r in here if n.title and n.title in self.people[r].titles]
        if len(titled) == 1 and n.title:
            return titled[0]
        if len(told) == 1:
            return next(iter(told))
        near = {root for m, root in self.seen if root in here and m.paragraph == n.paragraph}
        return next(iter(near)) if len(near) == 1 else None

    def _rivals(self, n: _Naming, root: str) -> list[str]:
        return [r for r in self._fitting(n, self.bearers[n.text][0]) if r != root]

    def _is_doubtful(self, text: str) -> bool:
        """Whether the only bearer of a name was passed over."""
        return bool(self.bearers[text][0])

    def _of_corpus(self, n: _Naming, bearers: list[str]) -> str | None:
        """Of people whom only other articles name in full, the one whom a family name stands for."""
        if n.kin or not bearers:
            return None
        titled = [r for r in bearers if n.title and n.title in self.people[r].titles]
        if len(titled) == 1:
            return titled[0]
        heads = [r for r in bearers if 2 * self.people[r].kin < self.people[r].times]  # not known as relatives only
        best, *others = sorted(heads, key=lambda r: (-self.people[r].times, r)) or [None]
        rival = max((self.people[r].times for r in others), default=0)
        return best if best and self.people[best].times >= FOREMOST * rival else None
