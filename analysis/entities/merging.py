"""From names as written to entities: which forms belong together.

Forms are blocked by rough consonants, scored in pairs (`same_name`) and joined from the surest pair down, never across
a contradiction: a cluster takes in a form only if no full name in it disagrees. Family names alone, and short forms
that fit two people, are left for `people` to give away, mention by mention.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from analysis.entities.kinds import weigh
from analysis.names import same_name
from analysis.names.matching import ALIKE
from analysis.names.parts import take_apart
from analysis.names.spelling import likeness, skeleton
from analysis.names.tables import (
    aliases,
    demonyms,
    given_name_gender,
    places,
    settlements,
)
from analysis.types import EntityKind

FOREMOST = 3  # who or what so many times as many articles name as a namesake is meant by the name alone
SURE_WORD = 0.9  # two names of one word each have nothing else to agree in
_PATRONYMIC = re.compile(r"(?:ovich|evich|ovych|ovna|evna|ivna)$")
_NAMES_PEOPLE = (EntityKind.PERSON, EntityKind.OTHER)
_NAMES_PLACES = (EntityKind.PLACE, EntityKind.FACILITY, EntityKind.OTHER)
_NAMES_BODIES = (EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.FACILITY, EntityKind.OTHER)


@dataclass
class Form:
    """One way a name is written in the corpus, with all its occurrences."""

    text: str
    articles: Counter[str] = field(default_factory=Counter)
    evidence: Counter[EntityKind] = field(default_factory=Counter)
    at_site: int = 0  # occurrences that stand for a built site: "the naval base at X"
    first: dict[str, int] = field(default_factory=dict)  # token where an article has it first, headlines aside
    titled: int = 0  # occurrences behind a person's title: "Mrs X"
    glossed: set[str] = field(default_factory=set)  # long forms that it follows in brackets

    @property
    def times(self) -> int:
        return sum(self.articles.values())

    @property
    def kind(self) -> EntityKind:
        return weigh([self.text], self.evidence)

    @property
    def words(self) -> int:
        return len(take_apart(self.text).kept)


class Clusters:
    """Forms joined into entities; `root` finds the entity that a form is in.

    `partial` are the forms that shorten the names of two people ("Ali Hassan" beside "Ali Omar Hassan" and "Ali Said
    Hassan"): they are joined to nobody here.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        self.partial: frozenset[str] = frozenset()
        self.members: dict[str, list[Form]] = {f.text: [f] for f in forms}
        self._root: dict[str, str] = {text: text for text in self.members}

    def root(self, text: str) -> str:
        return self._root[text]

    def join(self, a: str, b: str) -> None:
        a, b = self.root(a), self.root(b)
        if a != b:
            for form in self.members.pop(b):
                self._root[form.text] = a
                self.members[a].append(form)

    def agree(self, a: str, b: str) -> bool:
        """Whether no name of one entity contradicts a name of the other."""
        left, right = self.members[self.root(a)], self.members[self.root(b)]
        return all(
            same_name(x.text, y.text).same is not False or _excused(x, y) or _both_shorten([*left, *right], x, y)
            for x in left
            for y in right
        )


def _excused(x: Form, y: Form) -> bool:
    """Acronyms and their long forms are never like each other's other spellings."""
    return is_short(x.text) or is_short(y.text)


def _both_shorten(members: Iterable[Form], x: Form, y: Form) -> bool:
    """Whether one full name has all words of both: "Gabriel García", "García Márquez", "Gabriel García Márquez"."""
    return any(
        z.words > max(x.words, y.words) and same_name(x.text, z.text).same and same_name(y.text, z.text).same
        for z in members
    )


def is_short(text: str) -> bool:
    """Whether a name is written as an acronym: capitals only, two to seven of them, stops allowed."""
    letters = text.replace(".", "")
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 7 and capitals >= max(2, len(letters) - 1) and letters.isalnum()


def cluster(forms: Sequence[Form]) -> Clusters:
    """Join the forms of one entity each, family names of people excepted (see `whose`)."""
    clusters = Clusters(forms)
    by_text = {f.text: f for f in forms}
    pairs = _pairs(forms)
    clusters.partial = _partial((a, b) for _, a, b in pairs if _two_full_names(by_text[a], by_text[b]))
    for _, a, b in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if clusters.partial & {a, b}:
            continue
        if clusters.root(a) != clusters.root(b) and clusters.agree(a, b):
            clusters.join(a, b)
    return clusters


def _pairs(forms: Sequence[Form]) -> list[tuple[float, str, str]]:
    sharing_block: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        for block in sorted(blocks(form.text)):
            sharing_block[block].append(form)
    seen: set[tuple[str, str]] = set()
    found = []
    for sharing in sharing_block.values():
        for x, y in combinations(sharing, 2):
            a, b = sorted((x.text, y.text))
            if (a, b) in seen:
                continue
            seen.add((a, b))
            score = _joins(x, y)
            if score is not None:
                found.append((score, a, b))
    return found


def _partial(pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Forms of two words and more that shorten two names which contradict each other."""
    longer: dict[str, list[str]] = defaultdict(list)
    for a, b in pairs:
        for short, long in ((a, b), (b, a)):
            if _says_more(long, short):
                longer[short].append(long)
    return frozenset(
        short
        for short, names in longer.items()
        if any(same_name(x, y).same is False and not _says_more(x, y) for x, y in combinations(names, 2))
    )


def _says_more(long: str, short: str) -> bool:
    """Whether a person's name has a word more than another, or the word for its initial."""
    x, y = take_apart(long), take_apart(short)
    more = len(x.kept) - len(y.kept)
    spelled = sum(len(w) > 1 for w in x.kept) - sum(len(w) > 1 for w in y.kept)
    return more > 0 or (more == 0 and spelled > 0)


def blocks(text: str) -> set[str]:
    """What a name is compared by: only names that share one of these can be one."""
    parts = take_apart(text)
    folded = text.casefold().removeprefix("the ")
    known = {table.get(folded) for table in (places(), demonyms(), aliases())} - {None}
    return {skeleton(w)[:2] or w[:2] for w in parts.kept} | {f"known {name}" for name in known}


def _joins(x: Form, y: Form) -> float | None:
    """The score with which two forms are one entity's, None where they are not surely so."""
    match = same_name(x.text, y.text)
    if not match.same or not (_kinds_agree(x, y) or _two_full_names(x, y)):
        return None
    if set(x.articles) & set(y.articles) and any("given name" in reason for reason in match.reasons):
        return None  # one article does not call one person Mike and Michael
    if set(x.articles) & set(y.articles) and _may_be_kin(x.text, y.text):
        return None
    if match.score >= 0.97:
        return match.score
    if is_short(x.text) or is_short(y.text):
        return None  # acronyms are joined below, with their long forms
    if x.words != y.words and min(x.words, y.words) == 1 and not _one_body(x, y):
        return None
    if x.words == y.words == 1 and (match.score < SURE_WORD or min(len(x.text), len(y.text)) < 4):
        return None
    return match.score


def _kinds_agree(x: Form, y: Form) -> bool:
    a, b = x.kind, y.kind
    if EntityKind.DEMONYM in (a, b):  # "Korean" is no short form of "North Korean"
        known = demonyms().get(x.text.casefold())
        return a == b and (x.words == y.words or (known is not None and known == demonyms().get(y.text.casefold())))
    shared = [k for k in x.evidence if y.evidence[k]]
    return a == b or bool(shared) or any(a in f and b in f for f in (_NAMES_PEOPLE, _NAMES_PLACES, _NAMES_BODIES))


def _may_be_kin(a: str, b: str) -> bool:
    """Whether one full name has a word more at an end, as father's and son's may: "Ali Hassan", "Omar Ali Hassan"."""
    x, y = sorted((take_apart(a).kept, take_apart(b).kept), key=len)
    if not 1 < len(x) < len(y):
        return False
    if x[0] not in given_name_gender() and likeness(x[-1], y[-1]) >= ALIKE and len(x) == 2:
        return False  # family names alone: "García Márquez" beside "Gabriel García Márquez"
    if _PATRONYMIC.search(x[-1]) and likeness(x[0], y[0]) >= ALIKE:
        return False  # "Mikhail Sergeyevich"
    return likeness(x[0], y[0]) < ALIKE or likeness(x[-1], y[-1]) < ALIKE


def _two_full_names(x: Form, y: Form) -> bool:
    """Whether both look like full names of people, whatever the models took them for."""
    a, b = take_apart(x.text), take_apart(y.text)
    return len(a.kept) > 1 and len(b.kept) > 1 and not a.institution and not b.institution


def _one_body(x: Form, y: Form) -> bool:
    return EntityKind.PERSON not in (x.kind, y.kind)


def is_known(text: str) -> bool:
    """Whether the tables know a word as a place or a people."""
    folded = text.casefold()
    return folded in places() or folded in demonyms() or folded in settlements()


def evidence_of(members: Iterable[Form]) -> Counter[EntityKind]:
    """The evidence of several forms together."""
    total: Counter[EntityKind] = Counter()
    for form in members:
        total.update(form.evidence)
    return total
