"""Bodies and sites under their short names: acronyms, "the Fund", "Ford", and a base under two nouns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.entities.merging import FOREMOST, SURE_WORD, Clusters, Form, is_short
from analysis.names import same_name
from analysis.names.matching import is_acronym
from analysis.names.tables import (
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

_AIR = frozenset({"air base", "airbase", "airfield", "airport", "airstrip", "air field", "air station"})
_SEA = frozenset({"port", "naval base", "naval facility", "seaport", "harbour", "harbor", "shipyard", "dockyard"})
_ANY = frozenset({"base", "military base", "facility", "station"})
_OFFICE_OF = re.compile(r"\b(Department|Ministry) of ([A-Z]\w+)$")  # "Department of Labor", "Labor Department"
# Nouns that stand for the one body of their sort that an article has named; "Parliament" and "Army" stand alone.
_CALLED_BY_NOUN = frozenset(
    {"fund", "union", "commission", "community", "council", "committee", "alliance", "agency", "bank", "board"}
    | {"federation", "brotherhood", "front", "league", "authority", "institute", "foundation", "coalition", "movement"}
)


def join_short_names(clusters: Clusters, forms: Sequence[Form]) -> None:
    """Join the acronyms and short names of organisations and groups, and the other names of built sites."""
    _join_acronyms(clusters, forms)
    _join_bodies(clusters, forms)
    _join_sites(clusters, {f.text: f for f in forms})


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
