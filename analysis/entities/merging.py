"""From names as written to entities: which forms belong together.

Forms are blocked by rough consonants, scored in pairs (`same_name`) and joined from the surest pair down, never across
a contradiction: a cluster takes in a form only if no full name in it disagrees. Family names alone are then given to
the full name that their article speaks of.
"""

from __future__ import annotations

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
    institution_words,
    legal_forms,
    places,
    settlements,
)
from analysis.types import EntityKind, Match

FOREMOST = 3  # a person named so many times as often as a namesake is meant by the family name alone
SURE_WORD = 0.9  # two names of one word each have nothing else to agree in
_AIR = frozenset({"air base", "airbase", "airfield", "airport", "airstrip", "air field", "air station"})
_SEA = frozenset({"port", "naval base", "naval facility", "seaport", "harbour", "harbor", "shipyard", "dockyard"})
_ANY = frozenset({"base", "military base", "facility", "station"})
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
    """Forms joined into entities; `root` finds the entity that a form is in."""

    def __init__(self, forms: Iterable[Form]) -> None:
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
        pairs = ((x, y) for x in self.members[self.root(a)] for y in self.members[self.root(b)])
        return all(same_name(x.text, y.text).same is not False or _excused(x, y) for x, y in pairs)


def _excused(x: Form, y: Form) -> bool:
    """Acronyms and their long forms are never like each other's other spellings."""
    return is_short(x.text) or is_short(y.text)


def is_short(text: str) -> bool:
    """Whether a name is written as an acronym: capitals only, two to seven of them, stops allowed."""
    letters = text.replace(".", "")
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 7 and capitals >= max(2, len(letters) - 1) and letters.isalnum()


def cluster(forms: Sequence[Form]) -> Clusters:
    """Join the forms of one entity each, family names of people excepted (see `assign_family_names`)."""
    clusters = Clusters(forms)
    by_text = {f.text: f for f in forms}
    for _, a, b in sorted(_pairs(forms), key=lambda p: (-p[0], p[1], p[2])):
        if clusters.root(a) != clusters.root(b) and clusters.agree(a, b):
            clusters.join(a, b)
    _join_acronyms(clusters, forms)
    _join_bodies(clusters, forms)
    _join_sites(clusters, by_text)
    return clusters


def _pairs(forms: Sequence[Form]) -> list[tuple[float, str, str]]:
    blocks: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        for block in sorted(_blocks(form.text)):
            blocks[block].append(form)
    seen: set[tuple[str, str]] = set()
    found = []
    for sharing in blocks.values():
        for x, y in combinations(sharing, 2):
            a, b = sorted((x.text, y.text))
            if (a, b) in seen:
                continue
            seen.add((a, b))
            score = _joins(x, y)
            if score is not None:
                found.append((score, a, b))
    return found


def _blocks(text: str) -> set[str]:
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
    if x.words == y.words == 1 and match.score < SURE_WORD:
        return None
    return match.score


def _kinds_agree(x: Form, y: Form) -> bool:
    a, b = x.kind, y.kind
    if EntityKind.DEMONYM in (a, b):
        return a == b
    shared = [k for k in x.evidence if y.evidence[k]]
    return a == b or bool(shared) or any(a in f and b in f for f in (_NAMES_PEOPLE, _NAMES_PLACES, _NAMES_BODIES))


def _may_be_kin(a: str, b: str) -> bool:
    """Whether one full name has a word more at an end, as father's and son's may: "Ali Hassan", "Omar Ali Hassan"."""
    x, y = sorted((take_apart(a).kept, take_apart(b).kept), key=len)
    return 1 < len(x) < len(y) and (likeness(x[0], y[0]) < ALIKE or likeness(x[-1], y[-1]) < ALIKE)


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

    "Federal Reserve" is "U.S. Federal Reserve" where the corpus knows none of another country; "Ford" is "Ford Motor
    Company" where it knows no other Ford; "Northrop" is "Northrop Grumman" if no article has the short name alone.
    """
    bodies = {
        f.text: f for f in forms if f.kind in (EntityKind.ORGANISATION, EntityKind.GROUP) and not is_short(f.text)
    }
    owned: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for text in sorted(bodies):
        country, rest = _owner(text)
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
    for short in sorted(bodies):
        if short.casefold() in places() or short.casefold() in settlements() or short.casefold() in demonyms():
            continue
        longer = [t for t in sorted(bodies) if t.casefold().startswith(f"{short.casefold()} ")]
        whole = short.split()[-1].casefold() in institution_words()
        plain = {clusters.root(t) for t in longer if _is_company(t[len(short) :], legal_forms() if whole else None)}
        beside = {
            clusters.root(t) for t in longer if not whole and set(bodies[short].articles) <= set(bodies[t].articles)
        }
        choice = plain or (beside if len(beside) == len({clusters.root(t) for t in longer}) else set())
        if len(choice) == 1:
            clusters.join(next(iter(choice)), short)


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


def _is_company(rest: str, allowed: frozenset[str] | None) -> bool:
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


# -- family names ----------------------------------------------------------------------------------------------------


def assign_family_names(clusters: Clusters, forms: Sequence[Form]) -> dict[tuple[str, str], str]:
    """For `(article_id, form)` of a name of one word the entity (root) of the person it belongs to there.

    In its article the person seen in full whose name it can be, the one spoken of most if there are several; where the
    article has none, the foremost in the corpus. A form that is somewhere given to nobody stays on its own there.
    """
    people = {
        root: members
        for root, members in clusters.members.items()
        if any(f.words > 1 for f in members) and weigh([], evidence_of(members)) is EntityKind.PERSON
    }
    blocks = {f.text: _blocks(f.text) for members in people.values() for f in members if f.words > 1}
    named = {root: sum(f.times for f in members) for root, members in people.items()}
    given: dict[tuple[str, str], str] = {}
    waiting = []
    alone: Counter[str] = Counter()  # times by family name where an article has no namesake
    for form in sorted(forms, key=lambda f: f.text):
        if form.words != 1 or is_short(form.text) or clusters.root(form.text) in people or _is_known(form.text):
            continue
        own = _blocks(form.text)
        fits = [
            root
            for root, members in people.items()
            if any(own & blocks[f.text] and _fits(form, f) for f in members if f.words > 1)
        ]
        for article in sorted(form.articles):
            times = {r: sum(f.articles[article] for f in people[r] if f.words > 1) for r in fits}
            here = [r for r in fits if times[r]]
            if here:
                best = min(here, key=lambda r: (-times[r], -named[r], r))
                waiting.append((form, article, best, [r for r in fits if r != best], True))
                alone[best] += form.articles[article] * (len(here) == 1)
            elif fits and form.kind is EntityKind.PERSON:
                best = min(fits, key=lambda r: (-named[r], r))
                waiting.append((form, article, best, [r for r in fits if r != best], False))
    named = {root: times + alone[root] for root, times in named.items()}
    for form, article, best, others, in_full in waiting:
        # The one in the article, unless the corpus speaks much more of a namesake, who may be meant without full name;
        # for an article that has nobody in full, the one whom the corpus speaks of much more than of any other.
        rival = max((named[r] for r in others), default=0)
        if rival < FOREMOST * named[best] if in_full else named[best] >= FOREMOST * rival:
            given[article, form.text] = best
    return given


def _fits(form: Form, full: Form) -> bool:
    return same_name(form.text, full.text).same is True


def _is_known(text: str) -> bool:
    """Whether the tables know a word as a place or a people."""
    folded = text.casefold()
    return folded in places() or folded in demonyms() or folded in settlements()


def evidence_of(members: Iterable[Form]) -> Counter[EntityKind]:
    """The evidence of several forms together."""
    total: Counter[EntityKind] = Counter()
    for form in members:
        total.update(form.evidence)
    return total
