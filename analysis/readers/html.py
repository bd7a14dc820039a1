"""Web pages: the article's text, title, outlet, date and address, by trafilatura (Barbaresi 2021)."""

from __future__ import annotations

import re

from analysis.errors import ReadError
from analysis.readers.decoding import decode
from analysis.readers.reading import Reading, make_article, stem

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_HEAD = 4_096  # browsers look for the declared encoding in the first kilobytes


def read(name: str, data: bytes) -> Reading:
    """The article of a saved web page. Raises ReadError where the page holds no article text."""
    import trafilatura

    declared = _DECLARED.search(data[:_HEAD])
    page = trafilatura.bare_extraction(
        decode(data, declared[1].decode("ascii") if declared else None),
        include_comments=False,
        with_metadata=True,
    )
    if page is None or isinstance(page, dict) or not page.text:
        raise ReadError("No article text was found in the page.", "Paste the article's text instead.")
    article = make_article(
        stem(name),
        page.text,
        name,
        title=page.title,
        outlet=page.sitename or page.hostname,
        published=page.date,
        url=page.url,
    )
    return Reading((article,))
