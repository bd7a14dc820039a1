"""Whom a part of a name stands for: "Haftar", "Saddam", "Petro Urrego", mention by mention.

A part of a name goes to the one person who bears it and is named in full in its article; where several are, to the one
named so far, or to the one whom titles and pronouns leave ("Mrs X"). Where none is named in full there, it goes to the
one in the corpus, or the foremost by far. Otherwise it stays on its own in its article: a false merge is worse than a
missed one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.entities.lexicon import Found
from analysis.entities.merging import FOREMOST, Clusters, Form
from analysis.entities.people import SHORT, Naming, Person, bearers_of, learn, named_in_full, naming
from analysis.names import same_name
from analysis.names.matching import GIVEN_NAME_TITLES
from analysis.names.parts import take_apart
from analysis.names.tables import given_name_gender
from analysis.types import Document


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
    people = named_in_full(clusters)
    namings = [naming(documents[f.document], n, f, t) for n, (f, t) in enumerate(zip(found, texts, strict=True))]
    for n in namings:
        if clusters.root(n.text) in people:
            learn(people[clusters.root(n.text)], n)
    rulers = frozenset(n.text for n in namings if n.title and GIVEN_NAME_TITLES & {*n.title.split()})
    bearers = bearers_of(people, clusters, forms, rulers)
    articles: dict[int, list[Naming]] = defaultdict(list)
    for f, n in zip(found, namings, strict=True):
        if n.text in bearers or clusters.root(n.text) in people:
            articles[f.document].append(n)
    given: dict[int, str] = {}
    for document, own in sorted(articles.items()):
        given |= Reader(documents[document].article_id, people, bearers, clusters, own).read()
    return given


@dataclass
class Reader:
    """Reads the names of one article in order; headlines last, since what they shorten is told below them.

    `bearers` has for each form that may be a part of a name those who bear it as their family name, and those of whose
    name it is another part.
    """

    article: str
    people: Mapping[str, Person]
    bearers: Mapping[str, tuple[list[str], list[str]]]
    clusters: Clusters
    namings: Sequence[Naming]

    def __post_init__(self) -> None:
        self.in_full = {self.clusters.root(n.text) for n in self.namings if n.text not in self.bearers}
        told: dict[str, set[str]] = defaultdict(set)
        for n in self.namings:
            if n.gender and not n.addressed:
                told[n.text].add(n.gender)
        # What a pronoun tells of one mention holds for the others, where none tells the contrary.
        self.gender = {text: next(iter(genders)) for text, genders in told.items() if len(genders) == 1}
        self.seen: list[tuple[Naming, str]] = []  # names read so far and whom they stand for
        self.open: set[str] = set()  # parts of names read so far that stand for nobody known
        self.alone: dict[str, str] = {}  # those of two words and more, with the roots of their own that they got

    def read(self) -> dict[int, str]:
        """Whom the parts of names in this article stand for."""
        given: dict[int, str] = {}
        for n in sorted(self.namings, key=lambda n: (n.in_title, n.first)):
            if n.text not in self.bearers:
                self.seen.append((n, self.clusters.root(n.text)))
                continue
            chosen = self._choose(n)
            if chosen:
                given[n.number] = chosen
                self.seen.append((n, chosen))
                continue
            self.open.add(n.text)
            family, other = self.bearers[n.text]
            if sum(r in self.in_full for r in (*family, *other)) > 1:
                given[n.number] = f"{n.text}\0{self.article}\0{n.number}"  # each may be somebody else
            elif family or len(other) > 1:
                gender = n.gender or self.gender.get(n.text, "")
                given[n.number] = f"{n.text}\0{self.article}\0{gender}"
                if n.text in self.clusters.partial:
                    self.alone[n.text] = given[n.number]
        return given

    def _choose(self, n: Naming) -> str | None:
        family, other = self.bearers[n.text]
        here = [r for r in (*family, *other) if r in self.in_full]
        if n.in_title and here:
            return self._in_headline(n, here)
        here = self._fitting(n, here)
        if len(here) > 1:
            return self._of_several(n, here)
        if here and self._is_meant(n, here[0]):
            return here[0]
        if here and not self._is_relative_alone(here[0]):
            return None
        shortened = [root for text, root in self.alone.items() if same_name(n.text, text).same]
        if shortened and not here:
            return shortened[0] if len(shortened) == 1 else None
        if family:
            n = replace(n, gender=n.gender or self.gender.get(n.text))
            away = [r for r in family if r not in self.in_full]
            return self._of_corpus(n, self._fitting(n, away))
        if here:  # a relative whom the article has yet to introduce does not lend a name to the one it is about
            return None
        return other[0] if len(other) == 1 and self._may_be_first_name(n, other[0]) else None

    def _may_be_first_name(self, n: Naming, root: str) -> bool:
        """Whether a given name is its only bearer's in the corpus: it is rare, or the article names his family."""
        word = take_apart(n.text).kept[0]
        if len(word) >= SHORT and word not in given_name_gender():
            return True
        families = {take_apart(name).kept[-1] for name in self.people[root].names}
        return any(w in families for m in self.namings if m.text != n.text for w in take_apart(m.text).kept)

    def _fitting(self, n: Naming, roots: Iterable[str]) -> list[str]:
        """Those whom the gender that the surroundings tell allows; where women are meant, known ones before others."""
        allowed = [r for r in roots if not n.gender or self.people[r].gender in {None, n.gender}]
        known = [r for r in allowed if n.gender == "female" and self.people[r].gender == "female"]
        return known or allowed

    def _in_headline(self, n: Naming, here: list[str]) -> str | None:
        """The only one whom a headline can mean who is not named as somebody's relative below it."""
        heads = [r for r in here if not self._is_relative_alone(r)]
        if len(heads) != 1:
            return None
        meant = {root for m, root in self.seen if m.text.casefold() == n.text.casefold()}
        if len(here) == 1 and (meant or n.text in self.open):
            return heads[0] if meant == {heads[0]} else None
        return heads[0] if all(self._reach(r) <= self._reach(heads[0]) for r in self.bearers[n.text][0]) else None

    def _is_meant(self, n: Naming, only: str) -> bool:
        """Whether the only one whom the article names in full is meant by a part of the name.

        Not before the article has introduced him, if there is a namesake; nor somebody introduced as a relative of one
        who was called by the same name before.
        """
        family, other = self.bearers[n.text]
        rivals = [r for r in self._fitting(n, family if only in family else (*family, *other)) if r != only]
        if not any(root == only for _, root in self.seen):
            return only in family and not self._is_relative_alone(only) and not rivals
        if n.gender and self.people[only].gender == n.gender:
            return True
        near = any(root == only and m.paragraph == n.paragraph for m, root in self.seen)
        if not near and any(self._reach(r) > self._reach(only) for r in rivals):
            return False
        before = {root for m, root in self.seen if m.text == n.text}
        called = bool(before - {only}) or n.text in self.open
        return not ((called or rivals) and self._is_relative_alone(only)) and not (n.kin and rivals)

    def _reach(self, root: str) -> int:
        """How many articles name a person in full."""
        return len(self.people[root].articles)

    def _is_relative_alone(self, root: str) -> bool:
        """Whether this article names a person as somebody's relative when it names him in full."""
        own = [n for n in self.namings if n.text not in self.bearers and self.clusters.root(n.text) == root]
        return bool(own) and min(own, key=lambda n: (n.in_title, n.first)).kin

    def _of_several(self, n: Naming, here: list[str]) -> str | None:
        """Of several whom the article names in full: the one introduced so far, or the one in the same paragraph."""
        told = {root for m, root in self.seen if root in here}
        if n.kin or not told:
            return None
        titled = [r for r in here if n.title and n.title in self.people[r].titles]
        if len(titled) == 1:
            return titled[0]
        if len(told) == 1:
            return next(iter(told))
        near = {root for m, root in self.seen if root in here and m.paragraph == n.paragraph}
        return next(iter(near)) if len(near) == 1 else None

    def _of_corpus(self, n: Naming, bearers: list[str]) -> str | None:
        """Of people whom only other articles name in full, the one whom a family name stands for."""
        if n.kin or not bearers:
            return None
        titled = [r for r in bearers if n.title and n.title in self.people[r].titles]
        if len(titled) == 1:
            return titled[0]
        reach = {r: self._reach(r) for r in bearers}
        kin = [r for r in bearers if self.people[r].kin >= self.people[r].times]  # known as relatives only
        heads = sorted(set(bearers) - set(kin), key=lambda r: (-reach[r], r))
        if not heads or (n.text in self.clusters.partial and len(bearers) > 1):
            return None
        best, *others = heads
        rival = max((FOREMOST * reach[r] if r in others else reach[r] + 1 for r in bearers if r != best), default=0)
        return best if reach[best] >= rival else None
