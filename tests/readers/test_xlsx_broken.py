"""A workbook with a broken part is refused in words, whatever its library warns of."""

from __future__ import annotations

import io
import zipfile

from analysis.readers import read_bytes
from tests.readers import making
from tests.readers.making import PROSE


def test_a_relationship_without_a_target() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(making.xlsx([["title", "text"], ["T", PROSE]]))) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace(b"Target=", b"Aim=")
    with zipfile.ZipFile(file, "w") as after:
        for part, content in parts.items():
            after.writestr(part, content)
    reading = read_bytes("a.xlsx", file.getvalue())
    assert not reading.articles
    assert [s.reason for s in reading.skipped] == ["The Excel file is broken."]
