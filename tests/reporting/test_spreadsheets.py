from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pandas as pd
import pytest

from reporting.spreadsheets import MOST_CHARACTERS, csv_for_spreadsheets, csv_zip, xlsx
from tests.reporting.conftest import HOSTILE

TABLE = pd.DataFrame({"text": ["=1+1", "plain, with a comma", None, "-2 degrees"], "n": [-1, 2, 3, 4]})
TEXTS = [*HOSTILE, "+1", "-1", "@x", "\tx", "=cmd|' /C calc'!A0", "  both  ", "a\x00b\x1fc\ufffed", "line\nend"]


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet(data: bytes, name: str) -> list[tuple]:
    return list(openpyxl.load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True))


def test_no_text_becomes_a_formula_in_csv() -> None:
    assert [r[0] for r in rows_of(csv_for_spreadsheets(TABLE))] == [
        "text", "'=1+1", "plain, with a comma", "", "'-2 degrees",
    ]  # fmt: skip


def test_numbers_stay_numbers_in_csv() -> None:
    assert [r[1] for r in rows_of(csv_for_spreadsheets(TABLE))[1:]] == ["-1", "2", "3", "4"]


def test_the_table_itself_is_left_alone() -> None:
    csv_for_spreadsheets(TABLE)
    assert TABLE["text"].iloc[0] == "=1+1"


def test_the_archive_holds_every_table_and_is_the_same_each_time() -> None:
    tables = {"one": TABLE, "two": TABLE.iloc[:0]}
    data = csv_zip(tables)
    assert data == csv_zip(tables)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["one.csv", "two.csv"]
        assert rows_of(archive.read("two.csv")) == [["text", "n"]]


def test_the_workbook_has_each_table_as_it_is(shipped) -> None:
    data = xlsx(shipped.tables, shipped.analysis, "f" * 64)
    assert data == xlsx(shipped.tables, shipped.analysis, "f" * 64)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["about", *shipped.tables]
    assert all(s.freeze_panes == "A2" for s in book)
    said = {row[0]: row[1] for row in sheet(data, "about")}
    assert said["fingerprint of the study"] == "f" * 64 and said["sheet tone"].startswith(
        f"{len(shipped.tables['tone'])} "
    )
    rows = sheet(data, "sentences")
    assert rows[0] == tuple(shipped.tables["sentences"].columns)
    assert [r[5] for r in rows[1:]] == list(shipped.tables["sentences"]["text"])
    framing = shipped.tables["framing"]
    values = [None if pd.isna(v) else v for v in framing["value"]]
    assert [r[3] for r in sheet(data, "framing")[1:]] == pytest.approx(values, nan_ok=True)


def test_every_text_is_text_in_the_workbook(evil) -> None:
    data = xlsx({"texts": pd.DataFrame({"text": TEXTS, "n": range(len(TEXTS))})}, evil.analysis, "")
    for row in openpyxl.load_workbook(io.BytesIO(data))["texts"].iter_rows(min_row=2):
        assert row[0].data_type == "s" and row[0].hyperlink is None
    assert [r[0] for r in sheet(data, "texts")[1:]] == [
        t.replace("\x00", "").replace("\x1f", "").replace("\ufffe", "") for t in TEXTS
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"<f>" in archive.read(n) for n in archive.namelist())


def test_what_a_cell_cannot_hold_is_cut_and_said(evil) -> None:
    long = ["a" * MOST_CHARACTERS, "a" * 40_000, "🔥" * 20_000]
    data = xlsx({"texts": pd.DataFrame({"text": long})}, evil.analysis, "")
    found = [str(r[0]) for r in sheet(data, "texts")[1:]]
    assert found[0] == long[0]
    assert all(t.endswith("in one cell]") and len(t.encode("utf-16-le")) // 2 <= MOST_CHARACTERS for t in found[1:])
    assert ("sheet texts", "3 rows; 2 texts are cut at 32767 characters") in sheet(data, "about")
