"""What every reader gives back, and the one place where an article is made from what a reader found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from anyascii import anyascii

from analysis.errors import ReadError
from analysis.readers.dates import iso_date
from analysis.readers.decoding import normalise
from analysis.types import Article, Skipped

MAX_ARTICLE = 5_000_000
"""Characters of one article: far beyond any news text, and what one parse can bear."""
MAX_LINES = 20_000
"""Lines of one article: beyond any news text too; what has more is a list or a table."""
MAX_FILE = 50_000_000
"""Bytes of one file, which may hold many articles."""
_MAX_ID = 80


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about an article that was read, such as that its text breaks off."""

    article_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Lead:
    """An article that is named and not there: an address, with what is told beside it."""

    url: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table was understood.

    `names` are its columns, `fields` says for text, title, outlet, published, url and id which column holds it, and
    `sample` has the first rows.
    """

    origin: str
    names: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    sample: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in the order it came, and what was not.

    `notes` are about articles read, `leads` are addresses of articles that the source names without their text, and
    `columns` says how tables were understood.
    """

    articles: tuple[Article, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Note, ...] = ()
    leads: tuple[Lead, ...] = ()
    columns: tuple[Columns, ...] = ()


def make_article(
    wanted_id: str,
    text: str,
    origin: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Article:
    """An article from what a reader found. A title that came apart from the text becomes the text's first line.

    Raises ReadError where the text is empty, or longer than MAX_ARTICLE or MAX_LINES.
    """
    text = normalise(text)
    title = one_line(title)
    if not text.strip():
        raise ReadError("There is no text.", "An article needs at least one word of text.")
    if len(text) > MAX_ARTICLE:
        raise ReadError(
            f"The text has {size(len(text))}; the limit for one article is {size(MAX_ARTICLE)}.",
            "Split it into single articles.",
        )
    check_lines(text)
    if title and title not in (" ".join(line.split()) for line in text.splitlines()):
        text = f"{title}\n\n{text}"
    return Article(
        article_id=article_slug(wanted_id),
        raw=text,
        title=title,
        outlet=one_line(outlet),
        published=iso_date(published) if published else None,
        url=one_line(url),
        origin=origin,
    )


def check_lines(text: str) -> None:
    """Raise ReadError where the text has more than MAX_LINES lines that are not empty."""
    lines = text.count("\n") + 1
    if lines > MAX_LINES and (lines := sum(1 for line in text.split("\n") if line.strip())) > MAX_LINES:
        raise ReadError(
            f"The text has {lines:,} lines; the limit for one article is {MAX_LINES:,}.",
            "Is it a list or a table? Split it into single articles.",
        )


def join_readings(*readings: Reading) -> Reading:
    """Everything of all the readings, in order, with article ids made unique.

    Where articles want the same id, the first by origin, text and outlet keeps it and the others get -2, -3, ...: the
    ids do not depend on the order in which the files came.
    """
    articles = [article for reading in readings for article in reading.articles]
    wanting: dict[str, list[int]] = defaultdict(list)
    for n, article in enumerate(articles):
        wanting[article.article_id].append(n)
    taken = set(wanting)
    noted = {(id(reading), note.article_id): note for reading in readings for note in reading.notes}
    notes = [noted.get((id(reading), a.article_id)) for reading in readings for a in reading.articles]
    for wanted in sorted(wanting):
        rivals = sorted(wanting[wanted], key=lambda n: _sort_key(articles[n]))
        number = 1
        for n in rivals[1:]:
            number += 1
            while f"{wanted}-{number}" in taken:
                number += 1
            taken.add(f"{wanted}-{number}")
            articles[n] = replace(articles[n], article_id=f"{wanted}-{number}")
    return Reading(
        tuple(articles),
        tuple(s for reading in readings for s in reading.skipped),
        tuple(replace(n, article_id=a.article_id) for a, n in zip(articles, notes, strict=True) if n is not None),
        tuple(lead for reading in readings for lead in reading.leads),
        tuple(c for reading in readings for c in reading.columns),
    )


def _sort_key(article: Article) -> tuple[str, ...]:
    return tuple(part or "" for part in (article.origin, article.raw, article.outlet, article.published, article.url))


def stem(name: str) -> str:
    """The file name without folder and ending."""
    return PurePath(name).stem


def article_slug(text: str) -> str:
    """Latin letters, digits, dot, underscore and hyphen, so that it fits into a link; a plain file stem stays as is."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", anyascii(text)).strip("-.")
    return plain[:_MAX_ID].rstrip("-.") or "article"


def one_line(text: str | None) -> str | None:
    """The text in one line with single spaces; None where nothing is left."""
    return " ".join(normalise(text).split()) or None if text else None


def size(amount: int) -> str:
    """A number of bytes or characters as the user reads it: "50.0 MB"."""
    return f"{amount / 1_000_000:.1f} MB"
