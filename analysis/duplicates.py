"""Articles that are there already: the same text, the same address, or nearly the same text. Shown, never dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode, urlsplit

from analysis.types import CleanArticle

NEAR = 0.8
"""Share of the longer text's words that stand in the other one from which two texts are near-copies."""
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_src|cmpid|ocid|smid|igshid|share|amp)$", re.IGNORECASE
)
_MOST_COMPARED = 60_000  # characters; ten times a long article, and what tells a near-copy
_WORD = re.compile(r"[^\W_]+")


class Likeness(StrEnum):
    """How an article is like an earlier one."""

    TEXT = "text"
    ADDRESS = "address"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The article at `position` is like the one at `of`, which comes before it; `share` as for NEAR, 1 otherwise."""

    position: int
    of: int
    likeness: Likeness
    share: float = 1.0


def find_duplicates(articles: Sequence[CleanArticle]) -> list[Duplicate]:
    """For each article that is like an earlier one the first such, by position; those that are new are left out.

    The same text counts before the same address, and that before a near-copy. Titles are no part of the text: copies
    get new headlines.
    """
    texts: dict[str, int] = {}
    addresses: dict[str, int] = {}
    found: dict[int, Duplicate] = {}
    for n, article in enumerate(articles):
        words = " ".join(_WORD.findall(_text(article).casefold()))
        if words and texts.setdefault(words, n) != n:
            found[n] = Duplicate(n, texts[words], Likeness.TEXT)
        key = address_key(article.article.url)
        if key and addresses.setdefault(key, n) != n:
            found.setdefault(n, Duplicate(n, addresses[key], Likeness.ADDRESS))
    for duplicate in _near([n for n in range(len(articles)) if n not in found], articles):
        found.setdefault(duplicate.position, duplicate)
    return [found[n] for n in sorted(found)]


def address_key(url: str | None) -> str | None:
    """What two addresses of one page have in common: host and path, without what is told for tracking."""
    if not url or "//" not in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    query = sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k))
    host = parts.netloc.lower().removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    path = re.sub(r"(?:/amp|/index\.\w+)?/*$", "", parts.path)
    return f"{host}{path}?{urlencode(query)}" if path or query else None


def _near(positions: Sequence[int], articles: Sequence[CleanArticle]) -> list[Duplicate]:
    """Near-copies among the articles at these positions, each of the first that it is like."""
    from analysis.overlap import Text, shared_text  # brings numpy along: late

    texts = [Text(str(n), articles[n].raw, _ranges(articles[n])) for n in positions]
    corpus, shared = shared_text(texts)
    sizes = corpus.offsets[1:] - corpus.offsets[:-1]
    found: dict[int, Duplicate] = {}
    for pair in shared:
        share = sum(p.matched for p in pair.passages) / max(int(sizes[pair.left]), int(sizes[pair.right]), 1)
        if share >= NEAR:
            later, earlier = positions[pair.right], positions[pair.left]
            found.setdefault(later, Duplicate(later, earlier, Likeness.NEAR, share))
    return list(found.values())


def _ranges(article: CleanArticle) -> tuple[tuple[int, int], ...]:
    """What is compared of an article: its beginning, without the title."""
    found: list[tuple[int, int]] = []
    room = _MOST_COMPARED
    for paragraph in article.paragraphs:
        if room > 0 and not paragraph.is_title:
            end = min(paragraph.end, paragraph.start + room)
            found.append((paragraph.start, end))
            room -= end - paragraph.start
    return tuple(found)


def _text(article: CleanArticle) -> str:
    return "\n".join(article.raw[p.start : p.end] for p in article.paragraphs if not p.is_title)
