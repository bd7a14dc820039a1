"""Files, uploads and pasted text become articles; what cannot be read is listed with the reason, never raised.

One file per input format. To add one: a module with a `read(name, data) -> Reading`, and its endings in formats.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from analysis.errors import ReadError
from analysis.readers.decoding import normalise
from analysis.readers.formats import EXTENSIONS, find, read_part, split
from analysis.readers.isolation import IsolatedReader
from analysis.readers.reading import Columns, Lead, Note, Reading, join_readings, make_article
from analysis.types import Skipped

__all__ = [
    "EXTENSIONS",
    "Columns",
    "IsolatedReader",
    "Lead",
    "Note",
    "Reading",
    "join_readings",
    "read_bytes",
    "read_pasted",
    "read_paths",
    "split_pasted",
]

_STUDY_FILE = "study.toml"  # describes the articles beside it; it is not one of them
_BETWEEN = re.compile(r"^[ \t]*(?:-{3,}|#{3,}|={3,}|\*{3,})[ \t]*$", re.MULTILINE)


def read_paths(paths: Iterable[str | Path]) -> Reading:
    """Read files, and the files of folders (not of folders within them), in name order.

    Hidden files and study.toml are passed over; a file named twice is read once. Formats that take a parser's work are
    read in a process of their own, so that none can hang or swell this one.
    """
    readings: list[Reading] = []
    seen: set[Path] = set()
    with IsolatedReader() as isolated:
        for path in map(Path, paths):
            try:
                files = _files(path)
            except OSError as error:
                readings.append(_failed(str(path), _unreadable(error)))
                continue
            for file in files:
                if file.resolve() not in seen:
                    seen.add(file.resolve())
                    readings.append(_read_file(file, isolated))
    return join_readings(*readings)


def read_bytes(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> Reading:
    """Read an upload by its file name's ending, here and now: `IsolatedReader` is for files of strangers.

    `columns` says which column of a table holds text, title, outlet, published, url and id; without it they are found.
    """
    return join_readings(*(read_part(part, columns) for part in split(name, data)))


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
    wanted_id = title or " ".join(first_line[:500].split()[:8])
    try:
        article = make_article(wanted_id, text, "pasted", title=title, outlet=outlet, published=published, url=url)
    except ReadError as error:
        return _failed("pasted", error)
    return Reading((article,))


def split_pasted(text: str) -> list[str]:
    """The articles of a pasted text: what stands between lines of three or more of -, #, = or *, but for empty ones."""
    return [part for part in _BETWEEN.split(normalise(text)) if part.strip()]


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(
        file for file in path.iterdir() if file.is_file() and not file.name.startswith(".") and file.name != _STUDY_FILE
    )


def _read_file(path: Path, isolated: IsolatedReader) -> Reading:
    try:
        if not path.is_file():
            raise ReadError(f"There is no file {path}.", "Check the path.")
        wanted = find(path.name, path.stat().st_size)  # before so much is loaded
        data = path.read_bytes()
    except ReadError as error:
        return _failed(path.name, error)
    except OSError as error:
        return _failed(path.name, _unreadable(error))
    if wanted is not None and wanted.plain:
        return join_readings(*(read_part(part) for part in split(path.name, data)))
    return join_readings(*isolated.read(path.name, data))


def _unreadable(error: OSError) -> ReadError:
    return ReadError(f"The file cannot be opened: {error.strerror}.", "Check the path and its permissions.")


def _failed(origin: str, error: ReadError) -> Reading:
    return Reading(skipped=(Skipped(origin, error.message, error.hint),))
