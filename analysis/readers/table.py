"""CSV and TSV: one row, one article. Columns are found by their names in the header."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import PurePath

from analysis.errors import ReadError
from analysis.readers.decoding import decode, normalise
from analysis.readers.reading import MAX_ARTICLE, Reading, stem
from analysis.readers.records import choose_fields, record_article, text_names
from analysis.types import Article, Skipped

_DELIMITERS = ",;\t|"


def read(name: str, data: bytes) -> Reading:
    """The articles of a table. Raises ReadError where no column holds text; a bad row is skipped with its number."""
    lines = normalise(decode(data)).splitlines(keepends=True)
    delimiter = "\t" if PurePath(name).suffix.lower() == ".tsv" else _delimiter(lines)
    rows = _rows(lines, delimiter)
    header = next((row for _, row in rows if isinstance(row, list)), [])
    fields = choose_fields(header)
    if "text" not in fields:
        raise ReadError(
            f"No column holds the text; found {', '.join(header) or 'no column names'}.",
            f"Name the column of the text one of: {text_names()}.",
        )
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for number, (line, row) in enumerate(rows, start=1):
        try:
            if isinstance(row, csv.Error):
                raise ReadError(f"It is not well-formed CSV ({row}).")
            if len(row) != len(header):
                raise ReadError(f"It has {len(row)} fields, the header {len(header)}.")
            articles.append(record_article(dict(zip(header, row, strict=True)), fields, f"{stem(name)}-{number}", name))
        except ReadError as error:
            skipped.append(Skipped(name, f"Row {number} (line {line} of the file): {error.message}", error.hint))
    if not articles and not skipped:
        raise ReadError("The table has a header and no row.", "Put one article in each row.")
    return Reading(tuple(articles), tuple(skipped))


def _delimiter(lines: list[str]) -> str:
    header = next((line for line in lines if line.strip()), "")
    return max(_DELIMITERS, key=header.count)


def _rows(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Line number and fields of each row. After a row that does not parse, reading goes on with the line after it."""
    csv.field_size_limit(MAX_ARTICLE)
    at = 0
    while at < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(at, len(lines))), delimiter=delimiter, strict=True)
        begin = 0
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield at + begin + 1, error
                at += begin + 1
                break
            if any(field.strip() for field in row):
                yield at + begin + 1, row
            begin = reader.line_num
