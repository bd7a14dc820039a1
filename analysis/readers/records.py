"""Rows and objects with named fields: which field is what, and the article of one of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.errors import ReadError
from analysis.readers.dates import iso_date
from analysis.readers.reading import Lead, Note, Reading, make_article, one_line
from analysis.types import Skipped

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
FIELDS = tuple(_FIELDS)
"""What a column can hold: text, title, outlet, published, url, id."""
SAMPLE = 20  # rows by which columns without a telling name are judged
_LONG = 200  # characters: such are the cells of a column of texts on average
_MOST = 0.8  # of a column's filled cells that have to look alike
# News services cut an article's text and say by how much: "… [+1234 chars]".
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\s*(?P<more>\d[\d,.]*)\s*(?:chars?|characters?)\]\s*$")
_WEB = re.compile(r"https?://\S+$", re.IGNORECASE)


def choose_fields(names: Iterable[str], sample: Sequence[Mapping[str, Any]] = ()) -> dict[str, str]:
    """For each of text, title, outlet, published, url and id the name that holds it, where there is one.

    Names that tell nothing are judged by what `sample` holds under them: long texts, dates, addresses.
    """
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(re.sub(r"[\W_]+", "", name).lower(), name)
    found = {
        field: next(plain[known] for known in known_names if known in plain)
        for field, known_names in _FIELDS.items()
        if any(known in plain for known in known_names)
    }
    for field in ("url", "published", "text"):
        if field not in found:
            left = [name for name in plain.values() if name not in found.values()]
            if (best := _by_content(field, left, sample)) is not None:
                found[field] = best
    return found


def _by_content(field: str, names: Iterable[str], sample: Sequence[Mapping[str, Any]]) -> str | None:
    best, most = None, 0.0
    for name in names:
        cells = [text for row in sample if (text := (_string(row.get(name)) or "").strip())]
        if not cells:
            continue
        if field == "text":
            fit = sum(map(len, cells)) / len(cells)
            enough = fit >= _LONG
        else:
            fits = [_WEB.match(c) if field == "url" else _is_date(c) for c in cells]
            fit = sum(map(bool, fits)) / len(cells)
            enough = fit >= _MOST
        if enough and fit > most:
            best, most = name, fit
    return best


def _is_date(cell: str) -> bool:
    return len(cell) <= 40 and iso_date(cell) is not None


def text_names() -> str:
    """The names of a text column that the user is told of."""
    return ", ".join(("text", "body", "content", "article"))


def read_record(
    record: Mapping[str, Any], fields: Mapping[str, str], wanted_id: str, origin: str, place: str
) -> Reading:
    """One record: its article, or why there is none; an address without a text is a lead.

    `place` says where in the file it stands, for the user.
    """
    value = {field: _string(record.get(name)) for field, name in fields.items()}
    url = value.get("url") or ""
    lead = Lead(
        url.strip(),
        one_line(value.get("title")),
        one_line(value.get("outlet")),
        iso_date(value.get("published") or ""),
    )
    leads = (lead,) if _WEB.match(url.strip()) else ()
    text = value.get("text") or ""
    cut = _CUT.search(text)
    if cut:
        text = text[: cut.start()]
    if not text.strip():
        what = "The text is empty." if "text" in fields else "It has no text."
        hint = "Its address is known: fetch the article from there." if leads else None
        return Reading(skipped=(Skipped(origin, f"{place}: {what}", hint),), leads=leads)
    try:
        article = make_article(
            value.get("id") or wanted_id,
            text,
            origin,
            title=value.get("title"),
            outlet=value.get("outlet"),
            published=value.get("published"),
            url=url,
        )
    except ReadError as error:
        return Reading(skipped=(Skipped(origin, f"{place}: {error.message}", error.hint),))
    if cut is None:
        return Reading((article,))
    said = f"The text breaks off: {cut['more']} more characters are not in the file."
    return Reading((article,), notes=(Note(article.article_id, said),), leads=leads)


def _string(value: Any) -> str | None:
    """A field as text; of an object such as NewsAPI's {"id": ..., "name": ...} its name."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, str):
        return value
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
