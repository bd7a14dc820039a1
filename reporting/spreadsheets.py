"""The tables for spreadsheets: one workbook with a sheet each, or one archive of CSV files.

Texts are data: in the workbook every text is stored as text, so that none is a formula, whatever it begins with. A CSV
file cannot say so; there a text that a spreadsheet would run gets an apostrophe before it. The CSV files of the command
line and of bundles have every text as it is, for programs to read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from analysis.types import Analysis
from analysis.versions import versions
from analysis.zipping import pack
from reporting.office import clean, settle

if TYPE_CHECKING:
    import pandas as pd

MOST_CHARACTERS = 32_767  # that a cell of Excel holds, counted in UTF-16
MOST_ROWS = 1_048_575  # below the header
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a text that begins so
_WIDEST, _LOOKED_AT = 60, 200  # characters of a column, rows that tell how wide it is
_CUT = " … [cut: Excel holds no more in one cell]"


def csv_for_spreadsheets(table: pd.DataFrame) -> bytes:
    """A table as UTF-8 CSV with a mark that tells spreadsheets so; texts that look like formulas get an apostrophe."""
    import pandas as pd

    safe = table.copy()
    for column in safe.columns[[not pd.api.types.is_numeric_dtype(dtype) for dtype in safe.dtypes]]:
        safe[column] = [
            f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value for value in safe[column]
        ]
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def csv_zip(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """All tables as CSV in one archive; the same tables make the same bytes."""
    return pack({f"{name}.csv": csv_for_spreadsheets(table) for name, table in tables.items()})


def xlsx(tables: Mapping[str, pd.DataFrame], analysis: Analysis, fingerprint: str) -> bytes:
    """All tables in one workbook, a sheet each after one that says what it is; the same tables make the same bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    cut: dict[str, int] = {}
    sheets = {name: list(_rows(table)) for name, table in tables.items()}
    for name, rows in sheets.items():
        cut[name] = sum(_too_long(value) for row in rows for value in row)
    _sheet(book, "about", ["what", "value"], _about(analysis, fingerprint, tables, cut))
    for name, rows in sheets.items():
        _sheet(book, name, list(tables[name].columns), rows[:MOST_ROWS])
    buffer = io.BytesIO()
    book.save(buffer)
    return settle(buffer.getvalue(), analysis.title)


def _about(
    analysis: Analysis, fingerprint: str, tables: Mapping[str, pd.DataFrame], cut: Mapping[str, int]
) -> list[list[Any]]:
    rows: list[list[Any]] = [["study", analysis.title], ["fingerprint of the study", fingerprint]]
    rows += [[f"version of {name}", number] for name, number in versions().items()]
    rows += [["note", note] for note in analysis.warnings]
    for name, table in tables.items():
        said = f"{len(table)} rows"
        said += f"; the first {MOST_ROWS} are here, a sheet holds no more" if len(table) > MOST_ROWS else ""
        said += f"; {cut[name]} texts are cut at {MOST_CHARACTERS} characters" if cut[name] else ""
        rows.append([f"sheet {name}", said])
    return rows


def _rows(table: pd.DataFrame) -> Iterator[list[Any]]:
    """The cells as text, number, truth or None."""
    for row in table.astype(object).itertuples(index=False, name=None):
        yield [clean(v) if isinstance(v, str) else None if v is None or v != v else v for v in map(_known, row)]


def _known(value: Any) -> Any:
    import pandas as pd

    return None if value is pd.NA else value


def _sheet(book: Any, name: str, columns: list[str], rows: list[list[Any]]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns):
        seen = [len(str(row[number])) for row in rows[:_LOOKED_AT] if row[number] is not None]
        sheet.column_dimensions[get_column_letter(number + 1)].width = min(max([len(column), *seen]) + 2, _WIDEST)
    bold = Font(bold=True)
    sheet.append([_cell(sheet, column, bold) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Any, font: Any = None) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    cell.value = _fit(clean(value)) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with "=" would be taken for a formula
    if font is not None:
        cell.font = font
    return cell


def _too_long(value: Any) -> bool:
    return isinstance(value, str) and _units(value) > MOST_CHARACTERS


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _fit(text: str) -> str:
    """The text, cut where a cell does not hold it, which it says."""
    if not _too_long(text):
        return text
    return text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
