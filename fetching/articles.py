"""Addresses become articles: fetched politely, one after the other, and read like files."""

from __future__ import annotations

import codecs
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import settings
from analysis.errors import ReadError
from analysis.readers import IsolatedReader, Lead, Note, Reading, join_readings
from analysis.types import Article, Skipped
from fetching.client import Client, Page

MOST = 200
"""Addresses that are fetched at a time."""
_PAUSE = 1.0  # seconds between two requests to one host
_MIN_WORDS = 60  # a page with fewer holds a teaser or a request for consent
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
_FEED = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL | re.IGNORECASE)
_PAID = re.compile(rb"[\"']?isAccessibleForFree[\"']?\s*[:=]\s*[\"']?false", re.IGNORECASE)
_PAID_HINT = "If you may read it, open it in your browser and paste its text."


class _Manners:
    """One request at a time to each host, with a pause between them, over all who fetch on this server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hosts: dict[str, threading.Lock] = {}
        self._last: dict[str, float] = {}

    def of(self, host: str) -> threading.Lock:
        with self._lock:
            return self._hosts.setdefault(host, threading.Lock())

    def wait(self, host: str) -> None:
        time.sleep(max(0.0, self._last.get(host, 0.0) + _PAUSE - time.monotonic()))

    def done(self, host: str) -> None:
        self._last[host] = time.monotonic()


_MANNERS = _Manners()


def enabled() -> bool:
    """Whether this server fetches at all: not with PARALLAX_FETCH=off, nor with a value that says neither."""
    try:
        return settings.FETCH.value
    except settings.SettingError:
        return False


def web_addresses(text: str) -> list[str]:
    """The addresses in a text, one a line, each once."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def fetch(
    leads: Iterable[Lead],
    reader: IsolatedReader,
    client: Client | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Reading]:
    """What each address holds: an article, the leads of a feed, or the reason why neither.

    What a lead tells fills in what the page does not. Nothing raises but the reader's stop; more than MOST addresses
    are skipped.
    """
    client = client or Client()
    for number, lead in enumerate(leads):
        if stop():
            return
        if not enabled():
            yield _failed(lead, ReadError("This server fetches no addresses.", "Paste the article's text instead."))
        elif number >= MOST:
            yield _failed(
                lead, ReadError(f"At most {MOST} addresses are fetched at a time.", "Add it in a next round.")
            )
        else:
            try:
                page = _politely(client, lead.url)
                yield _read(lead, page, reader)
            except ReadError as error:
                yield _failed(lead, error)


def _politely(client: Client, url: str) -> Page:
    host = urlsplit(url if "//" in url else f"//{url}").netloc.lower()
    with _MANNERS.of(host):
        _MANNERS.wait(host)
        try:
            return client.get(url)
        finally:
            _MANNERS.done(host)


def _read(lead: Lead, page: Page, reader: IsolatedReader) -> Reading:
    ending = ".xml" if _FEED.match(page.data[:2_000]) else _ENDINGS.get(page.content_type)
    if ending is None:
        raise ReadError(f"It is no article but {page.content_type[:60]}.", "Save it, and add the file.")
    if not page.data.strip():
        raise ReadError("The page is empty.", "Open it in your browser.")
    reading = join_readings(*reader.read(f"{_name(page.url)}{ending}", _in_utf8(page)))
    if ending in {".xml", ".rss", ".atom"}:
        return replace(
            reading,
            articles=tuple(replace(a, origin=lead.url) for a in reading.articles),
            skipped=tuple(replace(s, origin=lead.url) for s in reading.skipped),
        )
    if not reading.articles:
        first = reading.skipped[0]
        said = first.hint if not _PAID.search(page.data) else _PAID_HINT
        raise ReadError(first.reason, said)
    return _checked(lead, page, reading.articles[0])


def _checked(lead: Lead, page: Page, article: Article) -> Reading:
    """The article with what the lead tells. Raises ReadError where the page shows next to nothing of it."""
    words = len(article.raw.split())
    paid = bool(_PAID.search(page.data))
    if words < _MIN_WORDS:
        what = "an article for subscribers" if paid else "a page that needs a browser, or a paywall"
        raise ReadError(f"The page shows {words} words only: it may be {what}.", _PAID_HINT)
    article = replace(
        article,
        title=article.title or lead.title,
        outlet=article.outlet or lead.outlet,
        published=article.published or lead.published,
        url=article.url or page.url,
        origin=lead.url,
    )
    said = "The site says that this article is for subscribers: its text may break off."
    return Reading((article,), notes=(Note(article.article_id, said),) if paid else ())


def _in_utf8(page: Page) -> bytes:
    """The page's bytes; where only the server knew their encoding, as UTF-8 with its mark."""
    if page.charset is None or page.content_type == "application/pdf":
        return page.data
    try:
        page.data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return codecs.BOM_UTF8 + page.data.decode(page.charset).encode("utf-8", "ignore")
        except (LookupError, UnicodeDecodeError, ValueError):
            return page.data
    return page.data


def _name(url: str) -> str:
    """A file name for the page, which its article's id comes from."""
    parts = urlsplit(url)
    telling = [PurePosixPath(p).stem for p in unquote(parts.path).split("/") if re.search(r"[^\W\d]{4}", p)]
    found = telling[-1] if telling and telling[-1] not in {"index", "default"} else parts.hostname or "page"
    return re.sub(r"[/\\.]", "-", found)[:80]


def _failed(lead: Lead, error: ReadError) -> Reading:
    return Reading(skipped=(Skipped(lead.url[:300], error.message, error.hint),))
