"""Plain text: one file, one article."""

from __future__ import annotations

from analysis.readers.decoding import decode
from analysis.readers.reading import Reading, make_article, stem


def read(name: str, data: bytes) -> Reading:
    """The article of a .txt file."""
    return Reading((make_article(stem(name), decode(data), name),))
