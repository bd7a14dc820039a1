"""Web pages: the article's text, title, outlet, date and address.

Three readings of the page vote on each line: trafilatura (Barbaresi 2021) as it comes, trafilatura set to precision,
and the lines of the whole page as cleaning leaves them, which knows nothing of the page's tags. A line of the first
that one of the others has too is taken; docs/method/cleaning.md says what that gains.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from analysis.cleaning import clean
from analysis.cleaning.units import words_of
from analysis.errors import ReadError
from analysis.readers.decoding import decode
from analysis.readers.page_text import page_lines
from analysis.readers.reading import Reading, make_article, stem
from analysis.types import Article

if TYPE_CHECKING:
    from trafilatura.settings import Document

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_HEAD = 4_096  # browsers look for the declared encoding in the first kilobytes
_MAX_PARTS = 20_000  # elements; long articles have a few thousand, and reading takes about a second for each thousand
_RUN = 4  # words in a row by which a line is looked up in another reading


def read(name: str, data: bytes) -> Reading:
    """The article of a saved web page. Raises ReadError where the page holds no article text."""
    declared = _DECLARED.search(data[:_HEAD])
    return read_source(name, decode(data, declared[1].decode("ascii") if declared else None))


def read_source(name: str, source: str, url: str | None = None) -> Reading:
    """The article of a page's source; `url` is its address where that is known. Raises ReadError as `read` does."""
    from trafilatura import load_html

    tree = load_html(source)
    parts = 0 if tree is None else sum(1 for _ in tree.iter())
    if parts > _MAX_PARTS:
        raise ReadError(
            f"The page has {parts} elements; the limit is {_MAX_PARTS}.", "Paste the article's text instead."
        )
    page = _extract(source, favor_precision=False, with_metadata=True) if tree is not None else None
    if tree is None or page is None:
        raise ReadError("No article text was found in the page.", "Paste the article's text instead.")
    precise = _extract(source, favor_precision=True)
    whole = clean([Article("page", page_lines(tree))])[0].body
    article = make_article(
        stem(name),
        _vote(page.text or "", [precise.text or "" if precise else "", whole]) or page.text or "",
        name,
        title=page.title,
        outlet=page.sitename or page.hostname,
        published=page.date,
        url=url or page.url,
    )
    return Reading((article,))


def _extract(source: str, **options: Any) -> Document | None:
    import trafilatura

    page = trafilatura.bare_extraction(source, include_comments=False, **options)
    return page if page is not None and not isinstance(page, dict) and page.text else None


def _vote(text: str, others: list[str]) -> str:
    """The lines of `text` that at least one of the other readings has."""
    runs = [_runs(other) for other in others]
    return "\n".join(line for line in text.split("\n") if any(_has(other, line) for other in runs))


def _has(runs: set[tuple[str, ...]], line: str) -> bool:
    """Whether most of the line's runs of words are there: readings differ in how they join words at tags."""
    wanted = _runs(line)
    return len(wanted & runs) * 2 > len(wanted)


def _runs(text: str) -> set[tuple[str, ...]]:
    """All runs of _RUN words within the text's lines; of a shorter line the whole."""
    runs: set[tuple[str, ...]] = set()
    for line in text.split("\n"):
        words = words_of(line)
        runs.update(tuple(words[n : n + _RUN]) for n in range(max(len(words) - _RUN + 1, 1)))
    return runs - {()}
