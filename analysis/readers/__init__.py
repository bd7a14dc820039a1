"""Files, uploads and pasted text become articles; what cannot be read is listed with the reason, never raised.

One file per input format. To add one: a module with `read(name, data) -> Reading`, and its endings in `_FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePath

from analysis.errors import ReadError
from analysis.readers import html, json_records, markdown, table, text
from analysis.readers.decoding import normalise
from analysis.readers.reading import MAX_ARTICLE, MAX_FILE, Reading, join_readings, make_article, size
from analysis.types import Skipped

__all__ = ["EXTENSIONS", "Reading", "join_readings", "read_bytes", "read_pasted", "read_paths"]

_FORMATS: dict[str, tuple[Callable[[str, bytes], Reading], int]] = {  # reader, most bytes
    ".txt": (text.read, MAX_ARTICLE),
    ".md": (markdown.read, MAX_ARTICLE),
    ".html": (html.read, MAX_FILE),
    ".htm": (html.read, MAX_FILE),
    ".csv": (table.read, MAX_FILE),
    ".tsv": (table.read, MAX_FILE),
    ".json": (json_records.read, MAX_FILE),
    ".jsonl": (json_records.read, MAX_FILE),
}
EXTENSIONS = tuple(_FORMATS)
"""Endings of the files that can be read, with the dot."""

_ALLOWED = f"Allowed are {', '.join(EXTENSIONS)}."
_STUDY_FILE = "study.toml"  # describes the articles beside it; it is not one of them


def read_paths(paths: Iterable[str | Path]) -> Reading:
    """Read files, and the files of folders (not of folders within them), in name order.

    Hidden files and study.toml are passed over; a file named twice is read once.
    """
    readings: list[Reading] = []
    seen: set[Path] = set()
    for path in map(Path, paths):
        try:
            files = _files(path)
        except OSError as error:
            readings.append(_failed(str(path), _unreadable(error)))
            continue
        for file in files:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                readings.append(_read_file(file))
    return join_readings(*readings)


def read_bytes(name: str, data: bytes) -> Reading:
    """Read an upload by its file name's ending."""
    try:
        read = _reader(name, len(data))
        if not data.strip():
            raise ReadError("The file is empty.", "Save the article's text in it, or leave it out.")
        return join_readings(read(name, data))
    except ReadError as error:
        return _failed(name, error)


def read_pasted(
    text: str,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Reading:
    """Read one article from pasted text; its id comes from the title, or from the text's first words."""
    text = normalise(text)
    first_line = text.strip().partition("\n")[0]
    wanted_id = title or " ".join(first_line.split()[:8])
    try:
        article = make_article(wanted_id, text, "pasted", title=title, outlet=outlet, published=published, url=url)
    except ReadError as error:
        return _failed("pasted", error)
    return Reading((article,))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(
        file for file in path.iterdir() if file.is_file() and not file.name.startswith(".") and file.name != _STUDY_FILE
    )


def _read_file(path: Path) -> Reading:
    try:
        if not path.is_file():
            raise ReadError(f"There is no file {path}.", "Check the path.")
        _reader(path.name, path.stat().st_size)  # before so much is loaded
        return read_bytes(path.name, path.read_bytes())
    except ReadError as error:
        return _failed(path.name, error)
    except OSError as error:
        return _failed(path.name, _unreadable(error))


def _reader(name: str, length: int) -> Callable[[str, bytes], Reading]:
    """The reader for the file name. Raises ReadError where there is none, or where the file is too long for it."""
    ending = PurePath(name).suffix.lower()
    if ending not in _FORMATS:
        raise ReadError(f"Files that end in {ending} are not read." if ending else "The file has no ending.", _ALLOWED)
    read, limit = _FORMATS[ending]
    if length > limit:
        raise ReadError(
            f"The file has {size(length)}; the limit for {ending} is {size(limit)}.", "Split it into smaller files."
        )
    return read


def _unreadable(error: OSError) -> ReadError:
    return ReadError(f"The file cannot be opened: {error.strerror}.", "Check the path and its permissions.")


def _failed(origin: str, error: ReadError) -> Reading:
    return Reading((), (Skipped(origin, error.message, error.hint),))
