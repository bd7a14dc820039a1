"""CSV and TSV: one row, one article. Columns are found by their names, by what they hold, or said by the user."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from analysis.errors import ReadError
from analysis.readers.decoding import decode, normalise
from analysis.readers.reading import MAX_ARTICLE, Columns, Reading, join_readings, stem
from analysis.readers.records import FIELDS, SAMPLE, choose_fields, read_record, text_names
from analysis.types import Skipped

_DELIMITERS = ",;\t|"
_MAX_ROWS = 50_000
_MAX_COLUMNS = 1_000
_SHOWN = 3  # rows of the sample
_CELL = 200  # characters of a cell in the sample
Row = tuple[str, list[str] | str]
"""Where a row stands, for the user, and its cells, or what is wrong with it."""


def read(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> Reading:
    """The articles of a table; a bad row is skipped with its number.

    `columns` says which column holds text, title, outlet, published, url and id; without it they are found. Raises
    ReadError where no column holds texts or addresses.
    """
    lines = normalise(decode(data)).splitlines(keepends=True)
    delimiter = "\t" if PurePath(name).suffix.lower() == ".tsv" else _delimiter(lines)
    return read_rows(name, _numbered(_rows(lines, delimiter)), columns)


def read_rows(name: str, rows: Iterable[Row], columns: Mapping[str, str] | None = None) -> Reading:
    """The articles of rows, the first of which names the columns. Raises ReadError as `read` does."""
    found = list(_limited(rows))
    header, body = _header(found)
    if len(header) > _MAX_COLUMNS:
        raise ReadError(f"The table has {len(header):,} columns; the limit is {_MAX_COLUMNS:,}.")
    records = [(place, row if isinstance(row, str) else _record(header, row)) for place, row in body]
    sample = [record for _, record in records[:SAMPLE] if not isinstance(record, str)]
    fields = _checked(header, columns) if columns is not None else choose_fields(header, sample)
    if "text" not in fields and "url" not in fields:
        told = ", ".join(name for name in header if name) or "no column names"
        raise ReadError(
            f"No column holds the text; found {told[:500]}.", f"Name the column of the text one of: {text_names()}."
        )
    readings: list[Reading] = []
    for number, (place, record) in enumerate(records, start=1):
        at = f"Row {number} ({place})"
        if isinstance(record, str):
            readings.append(Reading(skipped=(Skipped(name, f"{at}: {record}"),)))
        else:
            readings.append(read_record(record, fields, f"{stem(name)}-{number}", name, at))
    if not readings:
        raise ReadError("The table has a header and no row.", "Put one article in each row.")
    shown = tuple(tuple(cell[:_CELL] for cell in record.values()) for record in sample[:_SHOWN])
    return join_readings(*readings, Reading(columns=(Columns(name, tuple(header), fields, shown),)))


def _limited(rows: Iterable[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number > _MAX_ROWS:
            raise ReadError(f"The table has more than {_MAX_ROWS:,} rows.", "Split it into smaller files.")
        yield row


def _header(rows: list[Row]) -> tuple[list[str], list[Row]]:
    """The column names and the rest; columns without a name are numbered."""
    first = next((n for n, (_, row) in enumerate(rows) if not isinstance(row, str)), None)
    if first is None:
        return [], rows
    cells = rows[first][1]
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.split())[:_CELL] or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return names, rows[:first] + rows[first + 1 :]


def _record(header: list[str], row: list[str]) -> dict[str, str] | str:
    if len(row) != len(header):
        return f"It has {len(row)} fields, the header {len(header)}."
    return dict(zip(header, row, strict=True))


def _checked(header: list[str], columns: Mapping[str, str]) -> dict[str, str]:
    """The user's columns. Raises ReadError for a column or field that is not there."""
    for field, name in columns.items():
        if field not in FIELDS:
            raise ReadError(f"A table has no field “{field}”.", f"The fields are {', '.join(FIELDS)}.")
        if name not in header:
            raise ReadError(f"The table has no column “{name}”.", f"Its columns are {', '.join(header)[:500]}.")
    return dict(columns)


def _numbered(rows: Iterable[tuple[int, list[str] | csv.Error]]) -> Iterator[Row]:
    for line, row in rows:
        what = f"It is not well-formed CSV ({row})." if isinstance(row, csv.Error) else row
        yield f"line {line} of the file", what


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
