"""Excel tables (.xlsx): each sheet with a header row; one row, one article."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from analysis.errors import ReadError
from analysis.readers.reading import Reading, join_readings
from analysis.readers.safe_xml import refuse_doctype
from analysis.readers.safe_zip import Budget, open_zip, unpack
from analysis.readers.table import Row, read_rows

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MAX_XML = 150_000_000
_MAX_EMPTY = 1_000  # rows in a row: a cell may claim to stand in row 1,048,576
_XML = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes control characters
# What openpyxl and its XML parser raise on broken files (ParseError is a SyntaxError).
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> Reading:
    """The articles of all sheets that have texts or addresses. Raises ReadError where none has.

    `columns` says which column holds what, for the sheets that have these columns.
    """
    _check(data)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and parts that it passes over; what counts here are the cells that it reads.
            warnings.simplefilter("ignore")
            sheets = [(title, list(rows)) for title, rows in _sheets(data)]
    except _FAULTS:
        raise ReadError("The Excel file is broken.", "Save it anew, or as .csv.") from None
    sheets = [(title, rows) for title, rows in sheets if rows]
    if not sheets:
        raise ReadError("The Excel file has no filled sheet.", "Put one article in each row, below a header.")
    readings: list[Reading] = []
    problem: ReadError | None = None
    for title, rows in sheets:
        try:
            placed = [(f"{place} of the sheet {title}", row) for place, row in rows]
            readings.append(read_rows(name, placed, columns))
        except ReadError as error:
            problem = problem or error
    if not readings and problem is not None:
        raise problem
    return join_readings(*readings)


def _check(data: bytes) -> None:
    """Refuse what is locked, swells, or declares entities, before another parser sees it."""
    budget = Budget()
    with open_zip(data) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            raise ReadError("This is no Excel file.", "Save it as .xlsx or .csv.")
        if len(archive.infolist()) > budget.members:
            raise ReadError(f"The file has more than {budget.members:,} parts.")
        for member in archive.infolist():
            if _XML.search(member.filename):
                refuse_doctype(unpack(archive, member, _MAX_XML, budget))


def _sheets(data: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # stated ones may claim millions of empty cells
            yield sheet.title, _rows(sheet)
    finally:
        book.close()


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[Row]:
    """The rows that are not empty, cut or filled to the header's width."""
    width = 0
    empty = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        row = [_string(cell) for cell in cells]
        while row and not row[-1].strip():
            row.pop()
        if not row:
            empty += 1
            if empty > _MAX_EMPTY:
                return
            continue
        empty = 0
        width = width or len(row)
        if len(row) > width:
            yield f"line {number}", f"It has {len(row)} cells, the header {width}."
        else:
            yield f"line {number}", row + [""] * (width - len(row))


def _string(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), str(value))
