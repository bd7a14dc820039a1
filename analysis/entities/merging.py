"""From names as written to entities: which forms belong together.

Forms are blocked by rough consonants, scored in pairs (`same_name`) and joined from the surest pair down, never across
a contradiction: a cluster takes in a form only if no full name in it disagrees. Family names alone, and short forms
that fit two people, are left for `people` to give away, mention by mention.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from analysis.entities.kinds import weigh
from analysis.names import same_name
from analysis.names.matching import ALIKE, is_acronym
from analysis.names.parts import take_apart
from analysis.names.spelling import likeness, skeleton
from analysis.names.tables import (
    aliases,
    company_words,
    country_of,
    demonyms,
    facility_words,
    given_name_gender,
    institution_words,
    legal_forms,
    places,
    settlements,
)
from analysis.types import EntityKind, Match

FOREMOST = 3  # who or what so many times as many articles name as a namesake is meant by the name alone
SURE_WORD = 0.9  # two names of one word each have nothing else to agree in
_AIR = frozenset({"air base", "airbase", "airfield", "airport", "airstrip", "air field", "air station"})
_SEA = frozenset({"port", "naval base", "naval facility", "seaport", "harbour", "harbor", "shipyard", "dockyard"})
_ANY = frozenset({"base", "military base", "facility", "station"})
_OFFICE_OF = re.compile(r"\b(Department|Ministry) of ([A-Z]\w+)$")  # "Department of Labor", "Labor Department"
# Nouns that stand for the one body of their sort that an article has named; "Parliament" and "Army" stand alone.
_CALLED_BY_NOUN = frozenset(
    {"fund", "union", "commission", "community", "council", "committee", "alliance", "agency", "bank", "board"}
    | {"federation", "brotherhood", "front", "league", "authority", "institute", "foundation", "coalition", "movement"}
)
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
    _join_acronyms(clusters, forms)
    _join_bodies(clusters, forms)
    _join_sites(clusters, by_text)
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


# -- acronyms and sites ----------------------------------------------------------------------------------------------


def _join_acronyms(clusters: Clusters, forms: Sequence[Form]) -> None:
    """An acronym joins the long form that it follows in brackets, or the only long form with its initials."""
    long = [f for f in forms if f.words > 1]
    for short in sorted((f for f in forms if is_short(f.text)), key=lambda f: f.text):
        glossed = {clusters.root(t) for t in short.glossed}
        fits = {clusters.root(f.text) for f in long if is_acronym(short.text, f.text)}
        for choice in (glossed & fits, glossed, fits if len(short.text.replace(".", "")) > 2 else set()):
            if len(choice) == 1 and short.text.casefold() not in places():
                clusters.join(next(iter(choice)), short.text)
                break


def _join_bodies(clusters: Clusters, forms: Sequence[Form]) -> None:
    """Institutions and companies under their short names.

    "The Fund" is the one that its articles named before. "Federal Reserve" is "U.S. Federal Reserve" where the corpus
    knows none of another country; "Ford" is "Ford Motor Company" where it knows no other Ford; "Northrop" is "Northrop
    Grumman" if no article has the short name alone, or if it follows the long one.
    """
    bodies = {
        f.text: f for f in forms if f.kind in (EntityKind.ORGANISATION, EntityKind.GROUP) and not is_short(f.text)
    }
    owned: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for text in sorted(bodies):
        country, rest = _owner(_OFFICE_OF.sub(r"\2 \1", text))
        if len(rest.split()) > 1:
            owned[rest.casefold()][country].add(text)
    for owners in owned.values():
        for texts in owners.values():
            _join_all(clusters, texts)
        countries = sorted(set(owners) - {""})
        if owners[""] and countries:
            shared = {c: _shared_articles(bodies, owners[""], owners[c]) for c in countries}
            likely = [c for c in countries if shared[c]] or countries
            if len(likely) == 1:
                _join_all(clusters, owners[""] | owners[likely[0]])
    for short in sorted(set(bodies) & {w.capitalize() for w in _CALLED_BY_NOUN}):
        meant = _meant_by_noun(clusters, bodies, short)
        if meant:
            clusters.join(meant, short)
    for short in sorted(bodies):
        if short.casefold() in places() or short.casefold() in settlements() or short.casefold() in demonyms():
            continue
        longer = [t for t in sorted(bodies) if t.casefold().startswith(f"{short.casefold()} ")]
        whole = short.split()[-1].casefold() in institution_words()
        plain = {clusters.root(t) for t in longer if is_company(t[len(short) :], legal_forms() if whole else None)}
        plain -= {clusters.root(short)} if len(plain) > 1 else set()
        plain = _foremost(clusters, plain)
        beside = {clusters.root(t) for t in longer if not whole and _introduced_by(bodies[short], bodies[t])}
        choice = plain or (beside if len(beside) == len({clusters.root(t) for t in longer}) else set())
        if len(choice) == 1:
            clusters.join(next(iter(choice)), short)


def _meant_by_noun(clusters: Clusters, bodies: Mapping[str, Form], short: str) -> str | None:
    """The only body that "the Fund" can mean: each article that has the noun alone named it in full before."""
    ends = re.compile(rf".+ {short}|{short} (?:of|for|on) .+")
    longer = [f for text, f in sorted(bodies.items()) if ends.fullmatch(text)]
    if any(not set(f.articles) & set(bodies[short].articles) for f in longer):
        return None
    roots = {clusters.root(f.text) for f in longer}
    told = {a for f in longer for a, at in f.first.items() if at < bodies[short].first.get(a, -1)}
    return next(iter(roots)) if len(roots) == 1 and set(bodies[short].articles) <= told else None


def _introduced_by(short: Form, long: Form) -> bool:
    """Whether a body's long name stands in all articles that have its short one, or a word longer before it in one."""
    if set(short.articles) <= set(long.articles):
        return True
    before = any(short.first.get(article, -1) > at for article, at in long.first.items())
    return before and len(long.text.split()) == len(short.text.split()) + 1


def _foremost(clusters: Clusters, roots: set[str]) -> set[str]:
    """Of several companies that begin alike the one that many times as many articles name, if there is one."""
    reach = {root: len({a for form in clusters.members[root] for a in form.articles}) for root in roots}
    order = sorted(roots, key=lambda r: (-reach[r], r))
    return {order[0]} if len(order) > 1 and reach[order[0]] >= FOREMOST * reach[order[1]] else roots


def _owner(text: str) -> tuple[str, str]:
    """The country at the head of an institution's name ("" = none) and the rest."""
    parts = text.split()
    for length in (2, 1):
        head = " ".join(parts[:length]).casefold()
        country = places().get(head) or country_of().get(head)
        if country and len(parts) > length:
            return country, " ".join(parts[length:])
    return "", text


def _join_all(clusters: Clusters, texts: Iterable[str]) -> None:
    first, *others = sorted(texts)
    for other in others:
        clusters.join(first, other)


def _shared_articles(bodies: Mapping[str, Form], left: Iterable[str], right: Iterable[str]) -> int:
    """In how many articles names of both lists stand."""
    here = {article for text in left for article in bodies[text].articles}
    return len(here & {article for text in right for article in bodies[text].articles})


def is_company(rest: str, allowed: frozenset[str] | None = None) -> bool:
    """Whether the end of a name is all nouns of companies and legal forms, or words of `allowed`."""
    words = rest.replace(".", "").casefold().split()
    return all(w in (allowed or company_words() | legal_forms() | {"&", "and", "co"}) for w in words)


def _join_sites(clusters: Clusters, by_text: dict[str, Form]) -> None:
    """A built site joins its other names: another noun for the same sort of site, or its bare name."""
    sites = sorted(t for t in by_text if by_text[t].kind is EntityKind.FACILITY and _site(t)[1])
    bare = sorted(t for t, f in by_text.items() if 2 * f.at_site >= f.times and t.casefold() not in places())
    for a in sites:
        base, noun = _site(a)
        for b in sites:
            other, its_noun = _site(b)
            if a < b and _sorts_agree(noun, its_noun) and _one_base(same_name(base, other)):
                clusters.join(a, b)
        for b in bare:
            if b not in sites and _one_base(same_name(base, b)):
                clusters.join(a, b)


def _one_base(match: Match) -> bool:
    return match.same is True and match.score >= SURE_WORD


def _site(text: str) -> tuple[str, str]:
    """The name of a site and the noun behind it, "" where there is none."""
    parts = text.split()
    for length in (2, 1):
        noun = " ".join(parts[-length:]).lower()
        if len(parts) > length and noun in facility_words():
            return " ".join(parts[:-length]), noun
    return text, ""


def _sorts_agree(a: str, b: str) -> bool:
    return a == b or a in _ANY or b in _ANY or any(a in sort and b in sort for sort in (_AIR, _SEA))


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
