"""Hostile tables and records: CSV, Excel, JSON."""

from __future__ import annotations

import json
import re

from tests.hostile.case import Case, read, refused
from tests.hostile.pages import _BOMB
from tests.readers.making import PROSE, xlsx, zipped

_TABLE = [["title", "text"], ["T", PROSE]]


def sheet(xml: str, strings: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """An Excel file whose only sheet is this XML."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(xlsx(_TABLE))) as book:
        members: dict[str, str | bytes] = {name: book.read(name) for name in book.namelist()}
    members["xl/worksheets/sheet1.xml"] = xml
    if strings:
        members["xl/sharedStrings.xml"] = strings
    return zipped({**members, **(more or {})})


def _rows(rows: str, dimension: str = "A1:B2") -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f"<worksheet xmlns='{space}'><dimension ref='{dimension}'/><sheetData>{rows}</sheetData></worksheet>"


def _cells(number: int, *cells: str) -> str:
    made = "".join(f"<c r='{chr(65 + n)}{number}' t='inlineStr'><is><t>{c}</t></is></c>" for n, c in enumerate(cells))
    return f"<row r='{number}'>{made}</row>"


_GOOD = _cells(1, "title", "text") + _cells(2, "T", PROSE)

CASES: tuple[Case, ...] = (
    refused("a million columns", "a.csv", lambda: b"x," * 1_000_000 + b"\n" + b"y," * 1_000_000, "1,000,001 columns"),
    refused("a table of numbers", "a.csv", b"a,b\n" + b"1,2\n" * 1_000, "No column holds the text"),
    refused("a header alone", "a.csv", b"title,text\n", "no row"),
    refused("delimiters alone", "a.csv", b",,,,\n" * 1_000, "No column holds the text"),
    refused("60,000 rows", "a.csv", lambda: b"text\n" + b"word\n" * 60_000, "more than 50,000 rows"),
    refused(
        "a quote that never ends", "a.csv", b'"text\n' + b"word\n" * 5_000, "No column holds the text; found word."
    ),
    refused("quotes alone", "a.csv", b'"' * 2_000_001, "found no column names"),
    refused("a field of 10 MB", "a.csv", lambda: b"text\n" + b"x" * 10_000_000, "field larger than field limit"),
    refused("an Excel file named .csv", "a.csv", lambda: xlsx(_TABLE), "Word, Excel or .zip"),
    refused("zero bytes in a table", "a.csv", b"text\n\0\0\0", "zero bytes"),
    refused("rows that are too short and too long", "a.csv", b"title,text\na\na,b,c\n", "1 fields", "3 fields"),
    read("a quote that never ends, after good rows", "a.csv", b"text\ngood\n", "good"),
    Case("a bad row among good ones", "a.csv", lambda: b'text\none\n"bad\ntwo\n', 2, ("not well-formed",), "one"),
    read("formulas", "a.csv", b'title,text\n"=1+1","=HYPERLINK(""http://evil.example"")"\n', "=HYPERLINK("),
    read("commands", "a.csv", b"title,text\n@SUM(1),+cmd|' /C calc'!A0\n", "+cmd|"),
    read("column names twice, empty, and with scripts", "a.csv", b"text,text,,<script>\none,two,x,y\n", "one"),
    read("carriage returns alone", "a.csv", b"title,text\rT,word\r", "word"),
    read("an id that leads elsewhere", "a.csv", b"id,text\n../../etc,word\n", "word"),
    read("an id of 1 MB", "a.csv", b"id,text\n" + b"x" * 1_000_000 + b",word\n", "word"),
    read("a date beyond all bounds", "a.csv", b"text,date\nword,99999999999999-01-01\n", "word"),
    read("a table in UTF-16", "a.tsv", "title\ttext\nT\twort\u00e4\n".encode("utf-16"), "wort\u00e4"),
    read("rows of one id", "a.csv", b"id,text\n" + b"x,word\n" * 3_000, "word", articles=3_000),
    refused("lists in lists", "a.json", b"[" * 500_000, "nested too deeply"),
    refused("objects in objects", "a.json", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested too deeply"),
    refused("JSON cut off", "a.json", b'{"text": "wor', "not valid JSON"),
    refused("an integer of 100,000 digits", "a.json", b"9" * 100_000, "cannot be read as JSON"),
    refused("NaN for a text", "a.json", b'{"text": NaN, "title": Infinity}', "text is empty"),
    refused("a text that is a list", "a.json", b'{"text": ["a", "b"]}', "text is empty"),
    refused("a text that is a number too large", "a.json", b'{"text": null, "title": 1e999}', "text is empty"),
    refused("an empty list", "a.json", b"[]", "no article"),
    refused("a string", "a.json", b'"text"', "not an object"),
    refused("a text of 10 MB in JSON", "a.json", lambda: json.dumps({"text": "x" * 10_000_000}).encode(), "10.0 MB"),
    refused(
        "200,000 keys",
        "a.json",
        lambda: json.dumps({f"k{n}": 1 for n in range(200_000)}).encode(),
        "It has no text",
    ),
    refused("60,000 items", "a.json", lambda: b"[" + b"1," * 60_000 + b"1]", "60,001 items"),
    refused("bytes after the end", "a.json", b'{"text": "a"} }', "not valid JSON"),
    read("half a letter, zero and controls", "a.json", rb'{"text": "a\ud800b\u0000c\u001bd\u202ee"}', "abcd\u202ee"),
    read("keys twice", "a.json", b'{"text": "one", "text": "two"}', "two"),
    read("a byte order mark", "a.json", b'\xef\xbb\xbf{"text": "word"}', "word"),
    read("an address that is a script", "a.json", b'{"text": "word", "url": "javascript:alert(1)"}', "word"),
    read(
        "fields of every wrong kind",
        "a.json",
        b'{"text": "word", "title": [1], "outlet": {"name": {}}, "date": {"a": 1}, "url": 5}',
        "word",
    ),
    read("articles in articles", "a.json", b'{"articles": [{"text": "word", "articles": [{"text": "x"}]}]}', "word"),
    Case(
        "bad lines among good ones",
        "a.jsonl",
        lambda: b'{"text": "a"}\n{\n17\n[]\n{"text": "b"}\n',
        2,
        ("Line 2", "Line 3", "Line 4"),
        "a",
    ),
    Case(
        "a deep line among good ones",
        "a.jsonl",
        lambda: b'{"text": "a"}\n' + b"[" * 100_000 + b'\n{"text": "b"}\n',
        2,
        ("nested",),
        "a",
    ),
    refused("no Excel file", "a.xlsx", b"x", "broken or is no ZIP"),
    refused("a ZIP named .xlsx", "a.xlsx", zipped({"a.txt": "x"}), "no Excel file"),
    refused(
        "an Excel file with a password",
        "a.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
        "broken or is no ZIP",
    ),
    refused("an Excel file cut off", "a.xlsx", lambda: xlsx(_TABLE)[:2_000], "broken or is no ZIP"),
    refused(
        "a billion laughs in Excel",
        "a.xlsx",
        lambda: sheet(_rows(_GOOD), _BOMB + "<sst><si><t>&l9;</t></si></sst>"),
        "entities",
    ),
    refused(
        "a sheet that reads a file",
        "a.xlsx",
        lambda: sheet("<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" + _rows(_GOOD)),
        "entities",
    ),
    refused("a sheet that swells", "a.xlsx", lambda: sheet(_rows(" " * 200_000_000)), "the limit"),
    refused("broken XML in a sheet", "a.xlsx", lambda: sheet("<worksheet><sheetData><row>"), "Excel file is broken"),
    refused("an empty sheet", "a.xlsx", lambda: sheet(_rows("")), "no filled sheet"),
    refused("16,000 columns", "a.xlsx", lambda: xlsx([[f"c{n}" for n in range(16_000)], ["x"] * 16_000]), "columns"),
    read("a size that lies", "a.xlsx", lambda: sheet(_rows(_GOOD, "A1:XFD1048576")), PROSE),
    read("a last row far below", "a.xlsx", lambda: sheet(_rows(_GOOD + _cells(1_048_576, "U", "far below"))), PROSE),
    read("formulas in Excel", "a.xlsx", lambda: xlsx([["title", "text"], ["=1+1", "word"]]), "word"),
    read(
        "a date beyond all bounds in Excel",
        "a.xlsx",
        lambda: sheet(
            _rows(_GOOD.replace("<is><t>T</t></is>", "<v>1e99</v>").replace("t='inlineStr'><v>", "s='1'><v>"))
        ),
        PROSE,
    ),
    read(
        "a control character in Excel", "a.xlsx", lambda: sheet(_rows(_GOOD.replace(PROSE, "a_x0000_b_x001B_c"))), "abc"
    ),
)

assert all(re.fullmatch(r".+", case.what) for case in CASES)
