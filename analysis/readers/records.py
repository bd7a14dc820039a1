"""Rows and objects with named fields: which field is what, and the article of one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from analysis.errors import ReadError
from analysis.readers.reading import make_article
from analysis.types import Article

# Names under which exports keep each field, the most telling first. Compared without case, spaces and punctuation.
_FIELDS = {
    field: names.split()
    for field, names in {
        "text": "text fulltext articletext maintext body articlebody bodytext content article articlecontent"
        " contenttext story storytext plaintext transcript",
        "title": "title headline articletitle heading head subject",
        "outlet": "outlet source publication sourcename medianame publisher publicationname newspaper sitename site"
        " media journal domain sourcedomain hostname",
        "published": "published date publishedat publicationdate publishdate datepublished pubdate publisheddate"
        " publishedon datetime timestamp",
        "url": "url link address articleurl weburl permalink href canonicalurl sourceurl",
        "id": "id articleid docid documentid uuid guid key",
    }.items()
}


def choose_fields(names: Iterable[str]) -> dict[str, str]:
    """For each of text, title, outlet, published, url and id the name that holds it, where there is one."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(re.sub(r"[\W_]+", "", name).lower(), name)
    return {
        field: next(plain[known] for known in known_names if known in plain)
        for field, known_names in _FIELDS.items()
        if any(known in plain for known in known_names)
    }


def text_names() -> str:
    """The names of a text column that the user is told of."""
    return ", ".join(("text", "body", "content", "article"))


def record_article(record: Mapping[str, Any], fields: Mapping[str, str], wanted_id: str, origin: str) -> Article:
    """The article of one record. Raises ReadError where its text is missing."""
    value = {field: _string(record.get(name)) for field, name in fields.items()}
    if not (value.get("text") or "").strip():
        raise ReadError("The text is empty.")
    return make_article(
        value.get("id") or wanted_id,
        value["text"] or "",
        origin,
        title=value.get("title"),
        outlet=value.get("outlet"),
        published=value.get("published"),
        url=value.get("url"),
    )


def _string(value: Any) -> str | None:
    """A field as text; of an object such as NewsAPI's {"id": ..., "name": ...} its name."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
