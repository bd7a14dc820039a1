"""RSS and Atom: what a feed names. Entries that come with their whole text are articles, the others are leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import ReadError
from analysis.readers.dates import iso_date
from analysis.readers.page_text import page_lines
from analysis.readers.reading import Lead, Reading, join_readings, make_article, one_line
from analysis.readers.safe_xml import parse_xml
from analysis.types import Skipped

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRIES = {"item", "entry"}
_TEXTS = ("encoded", "content")  # content:encoded of RSS, content of Atom; a description is a teaser
_DATES = ("pubdate", "published", "date", "updated", "issued")
_WHOLE = 150  # words from which a text counts as the whole article
_MAX_ENTRIES = 500


def read(name: str, data: bytes) -> Reading:
    """The articles and leads of a feed. Raises ReadError where it is none."""
    root = parse_xml(data.strip(), recover=True, doctype=True)
    entries = [node for node in root.iter() if _local(node) in _ENTRIES]
    if not entries:
        if _local(root) in {"rss", "feed", "rdf"}:
            raise ReadError("The feed has no entry.", "Try again when it has.")
        raise ReadError("This XML is no RSS or Atom feed.", "Save the articles as text or as web pages.")
    channel = next((node for node in root.iter() if _local(node) in {"channel", "feed"}), root)
    outlet = _field(channel, "title")
    readings = [_entry(name, number, entry, outlet) for number, entry in enumerate(entries[:_MAX_ENTRIES], start=1)]
    if len(entries) > _MAX_ENTRIES:
        more = f"The feed has {len(entries):,} entries; the first {_MAX_ENTRIES} are taken."
        readings.append(Reading(skipped=(Skipped(name, more),)))
    return join_readings(*readings)


def _entry(name: str, number: int, entry: _Element, outlet: str | None) -> Reading:
    title, url = _as_text(_field(entry, "title")), _address(entry)
    when = iso_date(next((d for field in _DATES if (d := _field(entry, field))), ""))
    outlet = _as_text(_field(entry, "source")) or outlet
    text = next((t for field in _TEXTS if (t := _as_text(_field(entry, field), lines=True))), None)
    if text and len(text.split()) >= _WHOLE:
        try:
            return Reading(
                (make_article(title or url or name, text, name, title=title, outlet=outlet, published=when, url=url),)
            )
        except ReadError as error:
            return Reading(skipped=(Skipped(name, f"Entry {number}: {error.message}", error.hint),))
    if url is None:
        said = f"Entry {number}{f' ({title[:80]})' if title else ''}: It has neither its text nor an address."
        return Reading(skipped=(Skipped(name, said),))
    return Reading(leads=(Lead(url, title, one_line(outlet), when),))


def _local(node: _Element) -> str:
    """The tag without its namespace, in lower case; "" for what is no element."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _field(node: _Element, name: str) -> str | None:
    """All text below the first child of this name."""
    child = next((c for c in node if _local(c) == name), None)
    return "".join(child.itertext()).strip() or None if child is not None else None


def _address(entry: _Element) -> str | None:
    links = [c for c in entry if _local(c) == "link"]
    found = [link.get("href") or (link.text or "") for link in links if link.get("rel", "alternate") == "alternate"]
    guid = _field(entry, "guid") or ""
    return next((u.strip() for u in [*found, guid] if u.strip().lower().startswith(("http://", "https://"))), None)


def _as_text(source: str | None, *, lines: bool = False) -> str | None:
    """What a field says: its HTML, which feeds put into text, without the marks."""
    if not source or ("<" not in source and "&" not in source):
        return source
    from trafilatura import load_html

    tree = load_html(f"<html><body>{source}</body></html>")
    text = page_lines(tree) if tree is not None else source
    return text if lines else one_line(text)
