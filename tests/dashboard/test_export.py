from __future__ import annotations

import csv
import io
import zipfile

import pandas as pd

from dashboard.export import csv_bytes, zip_bytes

TABLE = pd.DataFrame({"text": ["=1+1", "plain, with a comma", None, "-2 degrees"], "n": [-1, 2, 3, 4]})


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_no_text_becomes_a_formula() -> None:
    rows = _rows(csv_bytes(TABLE))
    assert [r[0] for r in rows] == ["text", "'=1+1", "plain, with a comma", "", "'-2 degrees"]


def test_numbers_stay_numbers() -> None:
    assert [r[1] for r in _rows(csv_bytes(TABLE))[1:]] == ["-1", "2", "3", "4"]


def test_the_table_itself_is_left_alone() -> None:
    csv_bytes(TABLE)
    assert TABLE["text"].iloc[0] == "=1+1"


def test_the_archive_holds_every_table_and_is_the_same_each_time() -> None:
    tables = {"one": TABLE, "two": TABLE.iloc[:0]}
    data = zip_bytes(tables)
    assert data == zip_bytes(tables)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["one.csv", "two.csv"]
        assert _rows(archive.read("two.csv")) == [["text", "n"]]
