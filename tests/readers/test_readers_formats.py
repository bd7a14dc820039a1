"""Each format on its own: Markdown, web pages, tables, JSON, dates."""

from __future__ import annotations

import json

import pytest

from analysis.readers import read_bytes
from analysis.readers.dates import iso_date


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    source = """---
title: "From the front matter"
source: The Outlet
date: 2024-05-06
---
## A *heading*

A wrapped
line with **bold**, `code`, a [link](https://a.example) and ![picture](x.png) <b>HTML</b>.

> quoted

- first
- second
"""
    (article,) = read_bytes("a.md", source.encode()).articles
    assert article.title == "From the front matter"
    assert (article.outlet, article.published) == ("The Outlet", "2024-05-06")
    assert article.raw.split("\n\n") == [
        "From the front matter",
        "A heading",
        "A wrapped line with bold, code, a link and  <b>HTML</b>.",
        "quoted",
        "first",
        "second",
    ]


def test_markdown_takes_the_first_top_heading_as_title_and_does_not_double_it() -> None:
    (article,) = read_bytes("a.md", b"# The Title\n\nText.").articles
    assert (article.title, article.raw) == ("The Title", "The Title\n\nText.")


PAGE = """<html lang="en"><head><title>A headline of the day - The Outlet</title>
<meta property="og:title" content="A headline of the day"><meta property="og:site_name" content="The Outlet">
<meta property="article:published_time" content="2024-02-03T10:00:00Z">
<link rel="canonical" href="https://outlet.example/a"><meta charset="{charset}"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>A headline of the day</h1>
<p>{paragraph}</p><p>{paragraph} Second.</p></article><footer>All rights reserved</footer></body></html>"""
PARAGRAPH = "The minister spoke in Genève on Tuesday about the talks, and said that they would go on for weeks. " * 3


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "iso-8859-15"])
def test_a_web_page_gives_its_article_and_its_metadata(charset: str) -> None:
    page = PAGE.format(charset=charset, paragraph=PARAGRAPH)
    (article,) = read_bytes("page.html", page.encode(charset)).articles
    assert article.raw.startswith("A headline of the day\n")
    assert "Genève" in article.raw
    assert "Second." in article.raw
    assert "All rights reserved" not in article.raw
    assert (article.title, article.outlet) == ("A headline of the day", "The Outlet")
    assert (article.published, article.url) == ("2024-02-03", "https://outlet.example/a")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_columns_are_found_by_name(delimiter: str) -> None:
    rows = [
        ["Headline", "Publication", "Publish Date", "Link", "Article_Text"],
        ["T", "O", "2024-01-02", "http://u", '"Two\nlines"'],
    ]
    data = "\n".join(delimiter.join(row) for row in rows)
    (article,) = read_bytes("x.csv", data.encode()).articles
    assert (article.article_id, article.raw) == ("x-1", "T\n\nTwo\nlines")
    assert (article.title, article.outlet, article.published, article.url) == ("T", "O", "2024-01-02", "http://u")


def test_a_table_gives_ids_by_row_or_by_its_id_column() -> None:
    assert [a.article_id for a in read_bytes("x.tsv", b"text\none\ntwo\n").articles] == ["x-1", "x-2"]
    assert [a.article_id for a in read_bytes("x.csv", b"id,text\nr7,one\n,two\nr7,three\n").articles] == [
        "r7",
        "x-2",
        "r7-2",
    ]


def test_bad_rows_are_skipped_with_their_number_and_the_rest_is_read() -> None:
    data = 'title,text\nA,good\nB\nC,\nD,"never closed\nE,"also" bad\nF,last\n'
    reading = read_bytes("x.csv", data.encode())
    assert [a.title for a in reading.articles] == ["A", "F"]
    assert [s.reason.split(":")[0] for s in reading.skipped] == [
        "Row 2 (line 3 of the file)",
        "Row 3 (line 4 of the file)",
        "Row 4 (line 5 of the file)",
        "Row 5 (line 6 of the file)",
    ]
    assert "1 fields, the header 2" in reading.skipped[0].reason
    assert "text is empty" in reading.skipped[1].reason


def test_a_long_field_is_no_problem_for_csv() -> None:
    assert len(read_bytes("x.csv", b"text\n" + b"word " * 100_000).articles[0].raw) == 500_000


def test_json_list_object_and_export() -> None:
    one = {"headline": "T", "body": "B", "source": {"id": None, "name": "O"}, "publishedAt": "2024-02-03T10:00:00Z"}
    for value in ([one], {"articles": [one]}, one):
        (article,) = read_bytes("n.json", json.dumps(value).encode()).articles
        assert (article.article_id, article.raw, article.outlet) == ("n", "T\n\nB", "O")
        assert article.published == "2024-02-03T10:00:00+00:00"


def test_a_broken_line_is_skipped_with_its_number() -> None:
    reading = read_bytes("n.jsonl", b'{"text": "one"}\n\n{"text": \n{"text": "two", "id": 9}\n"x"\n')
    assert [(a.article_id, a.raw) for a in reading.articles] == [("n-1", "one"), ("9", "two")]
    assert [s.reason.split(":")[0] for s in reading.skipped] == ["Line 3", "Line 5"]


def test_json_lines_named_json_are_read_all_the_same() -> None:
    assert len(read_bytes("n.json", b'{"text": "one"}\n{"text": "two"}\n').articles) == 2


def test_half_a_letter_in_json_does_not_reach_the_text() -> None:
    (article,) = read_bytes("n.json", b'{"text": "a\\ud800b\\u0000c"}').articles
    assert article.raw == "abc"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-01-31", "2024-01-31"),
        ("20240131", "2024-01-31"),
        ("2024-01-31T08:00:00Z", "2024-01-31T08:00:00+00:00"),
        ("2024-01-31 08:00", "2024-01-31T08:00:00"),
        ("Wed, 31 Jan 2024 08:00:00 GMT", "2024-01-31T08:00:00+00:00"),
        ("31 January 2024", "2024-01-31"),
        ("Jan. 31st, 2024", "2024-01-31"),
        ("31/01/2024", "2024-01-31"),
        ("01/31/2024", "2024-01-31"),
        ("03.04.2024", "2024-04-03"),
        ("03/04/2024", None),
        ("2024-13-45", None),
        ("yesterday", None),
    ],
)
def test_dates(written: str, expected: str | None) -> None:
    assert iso_date(written) == expected
