"""Which reader reads which file, and a file as the parts that are read one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from analysis.errors import ReadError
from analysis.readers import archive, docx, feed, html, json_records, mail, markdown, pdf, table, text, xlsx
from analysis.readers.reading import MAX_ARTICLE, MAX_FILE, Reading, join_readings, size
from analysis.types import Skipped

MAX_ARCHIVE = 100_000_000
"""Bytes of one archive as it comes."""
Part = tuple[str, bytes | ReadError]
"""A file or a member of an archive: its name, and its bytes or why there are none."""


@dataclass(frozen=True, slots=True)
class Format:
    """How files of one ending are read.

    `limit` is the most bytes; `plain` that reading is a matter of decoding, which cannot hang; `library` what has to be
    imported for it, which may take a second.
    """

    read: Callable[[str, bytes], Reading]
    limit: int = MAX_FILE
    plain: bool = False
    library: str | None = None


_TABLES: dict[str, Callable[[str, bytes, Mapping[str, str] | None], Reading]] = {
    ".csv": table.read,
    ".tsv": table.read,
    ".xlsx": xlsx.read,
    ".json": json_records.read,
    ".jsonl": json_records.read,
}
FORMATS = {
    ".txt": Format(text.read, MAX_ARTICLE, plain=True),
    ".md": Format(markdown.read, MAX_ARTICLE, library="markdown_it"),
    ".html": Format(html.read, library="trafilatura"),
    ".htm": Format(html.read, library="trafilatura"),
    ".mhtml": Format(mail.read_page, library="trafilatura"),
    ".mht": Format(mail.read_page, library="trafilatura"),
    ".docx": Format(docx.read, library="lxml.etree"),
    ".pdf": Format(pdf.read, library="pypdf"),
    ".eml": Format(mail.read_mail, library="trafilatura"),
    ".csv": Format(table.read),
    ".tsv": Format(table.read),
    ".xlsx": Format(xlsx.read, library="openpyxl"),
    ".json": Format(json_records.read),
    ".jsonl": Format(json_records.read),
    ".rss": Format(feed.read, library="trafilatura"),
    ".atom": Format(feed.read, library="trafilatura"),
    ".xml": Format(feed.read, library="trafilatura"),
}
EXTENSIONS = (*FORMATS, archive.ENDING)
"""Endings of the files that can be read, with the dot."""
_ALLOWED = f"Allowed are {', '.join(EXTENSIONS)}."


def ending(name: str) -> str:
    """The ending of a file name, with the dot, in lower case."""
    return PurePath(name).suffix.lower()


def find(name: str, length: int) -> Format | None:
    """The format of a file by its name, None for an archive. Raises ReadError where it is not read, or too long."""
    most = limit(name)
    if length > most:
        raise ReadError(
            f"The file has {size(length)}; the limit for {ending(name)} is {size(most)}.",
            "Split it into smaller files.",
        )
    return FORMATS.get(ending(name))


def limit(name: str) -> int:
    """The most bytes of a file by its name. Raises ReadError where such a file is not read."""
    kind = ending(name)
    if kind not in EXTENSIONS:
        raise ReadError(f"Files that end in {kind[:20]} are not read." if kind else "The file has no ending.", _ALLOWED)
    return FORMATS[kind].limit if kind in FORMATS else MAX_ARCHIVE


def split(name: str, data: bytes) -> Iterator[Part]:
    """The file itself, or the files in an archive."""
    try:
        find(name, len(data))
        if not data.strip():
            raise ReadError("The file is empty.", "Save the article's text in it, or leave it out.")
    except ReadError as error:
        yield name, error
        return
    if ending(name) == archive.ENDING:
        yield from archive.members(name, data, limit)
    else:
        yield name, data


def read_part(part: Part, columns: Mapping[str, str] | None = None) -> Reading:
    """What is read of a part, or why nothing is. `columns` is for tables."""
    name, data = part
    try:
        if isinstance(data, ReadError):
            raise data
        if not data.strip():
            raise ReadError("The file is empty.", "Save the article's text in it, or leave it out.")
        if columns is not None and ending(name) in _TABLES:
            return join_readings(_TABLES[ending(name)](name, data, columns))
        return join_readings(FORMATS[ending(name)].read(name, data))
    except ReadError as error:
        return Reading(skipped=(Skipped(name, error.message, error.hint),))
