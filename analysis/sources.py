"""Whom each article leans on: people, organisations and outlets it cites, credits or links to."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from analysis.errors import ModelError
from analysis.types import Attribution, Document, Entity, EntityKind, SourceUse, Token
from analysis.voices.grammar import entity_range
from analysis.voices.lexicon import lexicon
from analysis.voices.speakers import NAMED, is_person

OUTLETS = Path(__file__).parents[1] / "data" / "voices" / "outlets.toml"
# What somebody wants or knows is told by the article; only who says, thinks or speaks of something is cited.
CITING = frozenset({"statement", "belief", "stance"})
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:/[^\s<>\"”)]*)?", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"\b(?:told|tells|telling|interviews?(?:\s+(?:with|by|on|for|to|given\s+to))|speaking\s+(?:to|with|on)|quoted\s+by"
    r"|reported\s+by|seen\s+by|obtained\s+by|published\s+(?:by|in)|according\s+to|citing)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[^\n]{0,60}\((?P<agency>[A-Z][\w ]{1,30})\)\s*[-–—]")
_ARTICLE = re.compile(r"^(?:the|an?|both|its|their|his|her|our|my|your|one)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")


def find_sources(
    documents: Iterable[Document], attributions: Iterable[Attribution], entities: Iterable[Entity]
) -> list[SourceUse]:
    """Who is cited in each article, in what way and how often; sorted by article, then most often first.

    `via` "quote": somebody whose words it reports; "credit": an outlet that it names as where something was said or
    published, the source that it was taken from, or the agency of its dateline; "link": the address of another page.
    `times` counts cues, not stretches: a quotation that its "she said" interrupts is one. Sources that go by a pronoun
    that nothing explains are left out.
    """
    known = {e.entity_id: e for e in entities}
    cited: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        if attribution.kind in CITING:
            cited[attribution.article_id].append(attribution)
    found: list[SourceUse] = []
    for document in documents:
        uses: Counter[tuple[str, str, str]] = Counter()
        uses.update(_quoted(document, cited[document.article_id], known))
        uses.update(_credited(document))
        uses.update(_linked(document))
        found.extend(SourceUse(document.article_id, *key, times) for key, times in uses.items())
    return sorted(found, key=lambda s: (s.article_id, -s.times, s.source.casefold(), s.kind, s.via))


def _quoted(
    document: Document, attributions: Sequence[Attribution], known: dict[str, Entity]
) -> Iterator[tuple[str, str, str]]:
    counted: set[int] = set()
    for a in attributions:
        if a.speaker_start is None or a.speaker_end is None or a.speaker_start in counted or a.name is None:
            continue
        counted.add(a.speaker_start)
        for name, entity in _each(document, a, known):
            kind = _kind(document, name, entity, a)
            yield name, kind, "credit" if kind == "outlet" else "quote"


def _each(document: Document, a: Attribution, known: dict[str, Entity]) -> Iterator[tuple[str, Entity | None]]:
    """The sources that an attribution names: one, or each of "Russia and the U.S."."""
    entity = known.get(a.entity_id or "")
    if entity is not None:
        yield entity.name, entity
        return
    joined = [t for t in _speaker(document, a) if t.dep == "conj" and t.ent and document.tokens[t.head].ent]
    if joined and a.name and document.raw[joined[0].start : joined[0].end] in a.name:
        for i in sorted({t.i for t in joined} | {t.head for t in joined}):
            yield _plain(document.text(*entity_range(document, i))), None
        return
    yield _uncapitalised(document, a, _plain(a.name or "")), None


def _uncapitalised(document: Document, a: Attribution, name: str) -> str:
    """A description without the capital of a sentence's first word, so that it is one with the same inside."""
    first, _, rest = name.partition(" ")
    described = any(t.text == first and not t.ent and t.pos != "PROPN" for t in _speaker(document, a))
    return f"{first.lower()} {rest}".strip() if described and first[1:].islower() else name


def _speaker(document: Document, a: Attribution) -> Sequence[Token]:
    """The tokens of an attribution's speaker."""
    first = bisect_left(document.tokens, a.speaker_start or 0, key=lambda t: t.start)
    last = bisect_left(document.tokens, a.speaker_end or 0, key=lambda t: t.start)
    return document.tokens[first:last]


def _plain(name: str) -> str:
    """A name as it stands in a list: no article, no possessive, first letter as written."""
    return _POSSESSIVE.sub("", _ARTICLE.sub("", name)).strip()


def _kind(document: Document, name: str, entity: Entity | None, a: Attribution) -> str:
    """person, organisation, outlet or anonymous. Nobody who can be told from others by the wording is anonymous."""
    if a.anonymous:
        return "anonymous"
    if is_outlet(name):
        return "outlet"
    if entity is not None:
        return "person" if entity.kind == EntityKind.PERSON else "organisation"
    speaker = _speaker(document, a)
    inside = {t.i for t in speaker}
    head = next((t for t in speaker if t.head not in inside or t.head == t.i), speaker[0])
    words = lexicon()
    if is_person(document, head.i, words) and "Number=Plur" not in head.morph:
        return "person"
    if head.ent or head.lemma.lower() in words.bodies or any(t.ent in NAMED for t in speaker):
        return "organisation"
    return "anonymous"


def _credited(document: Document) -> Iterator[tuple[str, str, str]]:
    """Outlets credited: upstream, the agency in the dateline, "told Reuters", "in an interview with ..."."""
    if document.clean.upstream:
        yield document.clean.upstream, "outlet", "credit"
    first = next((p for p in document.clean.paragraphs if not p.is_title), None)
    dateline = _DATELINE.match(document.raw[first.start : first.end]) if first is not None else None
    if dateline:
        yield dateline.group("agency"), "outlet", "credit"
    for token in document.tokens:
        if not token.ent_start or token.ent in {"DATE", "TIME", "CARDINAL", "MONEY"}:
            continue
        before = document.raw[max(0, token.start - 40) : token.start]
        name = _plain(document.text(*entity_range(document, token.i)))
        if _ADDRESSED.search(before) and is_outlet(name) and not before.rstrip().lower().endswith("according to"):
            yield name, "outlet", "credit"


def _linked(document: Document) -> Iterator[tuple[str, str, str]]:
    """Sites whose addresses stand in the article or in what was removed from it."""
    upstream = (document.clean.upstream or "").lower()
    texts = [document.raw[p.start : p.end] for p in document.clean.paragraphs]
    texts += [r.text for r in document.clean.removed]
    for text in texts:
        for match in _ADDRESS.finditer(text):
            site = match.group(1).lower()
            if site.rpartition(".")[2] in _endings() and site != upstream:
                yield site, "outlet", "link"


@cache
def _table() -> dict[str, list[str]]:
    try:
        return tomllib.loads(OUTLETS.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"The table of outlets ({OUTLETS.name}) cannot be read: {error}.") from error


@cache
def _endings() -> frozenset[str]:
    return frozenset(_table()["endings"])


@cache
def _outlets() -> tuple[frozenset[str], frozenset[str]]:
    table = _table()
    return frozenset(n.casefold() for n in table["names"]), frozenset(w.casefold() for w in table["last_words"])


def is_outlet(name: str) -> bool:
    """Whether a name is a news outlet's: one of a list, or ending in a word that outlets' names end in ("Times")."""
    names, last_words = _outlets()
    plain = _plain(name).casefold()
    words = plain.split()
    return plain in names or (len(words) > 1 and words[-1] in last_words)
