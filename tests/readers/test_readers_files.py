"""Files that are containers inside: Word, PDF, mail, web archives, Excel, ZIP; and exports of news services."""

from __future__ import annotations

import json
from datetime import date

import pytest

from analysis.readers import Lead, read_bytes, split_pasted
from analysis.readers.pdf import join_lines
from tests.readers import making
from tests.readers.making import PROSE


def test_a_word_document_gives_its_paragraphs_and_its_title() -> None:
    (article,) = read_bytes("a.docx", making.docx([("Title", "The *title*"), PROSE, "", "a\tb"])).articles
    assert (article.title, article.raw) == ("The *title*", f"The *title*\n\n{PROSE}\n\na\tb")


def test_deleted_text_and_doubled_text_boxes_of_word_are_left_out() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('Kept.')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        f"<w:r><mc:AlternateContent><mc:Choice><w:p>{run.format('In a box.')}</w:p></mc:Choice>"
        f"<mc:Fallback><w:p>{run.format('In a box.')}</w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    xml = f"<w:document {making.W} {mc}><w:body>{body}</w:body></w:document>"
    assert read_bytes("a.docx", making.docx([], xml)).articles[0].raw == "Kept.\n\nIn a box."


def test_an_export_of_nexis_gives_each_article_with_outlet_and_date() -> None:
    reading = read_bytes("export.docx", making.docx(making.nexis()))
    first, second = reading.articles
    assert (first.title, first.outlet, first.published) == ("Harbour talks go on", "The Outlet (London)", "2024-02-03")
    assert first.raw == f"Harbour talks go on\n\n{PROSE}"
    assert (second.title, second.outlet, second.published) == ("Port to close", "Daily Example", "2024-03-03")
    assert [(n.article_id, "900 words; 38" in n.words) for n in reading.notes] == [("export-2", True)]
    assert "Document 3: It has no body (A headline alone)" in reading.skipped[0].reason


def test_a_pdf_gives_paragraphs_not_lines() -> None:
    lines = [
        "The harbour talks go on",
        "",
        *["The minister spoke on Tuesday about the", "harbour, and said that the nego-"],
    ]
    data = making.pdf(
        [[*lines, "tiations would go on. Nobody was"], ["surprised by that in the town."]], "The harbour talks go on"
    )
    (article,) = read_bytes("a.pdf", data).articles
    assert article.title == "The harbour talks go on"
    assert "harbour, and said that the negotiations would go on. Nobody was surprised by that" in article.raw


def test_lines_are_joined_where_they_are_full_and_words_where_they_are_broken() -> None:
    text = "A short heading\nThis line is as wide as the paper, it is said and\nthis ends early.\nAnother pa-\nragraph."
    assert join_lines(text).split("\n") == [
        "A short heading",
        "This line is as wide as the paper, it is said and this ends early.",
        "Another paragraph.",
    ]


def test_a_mail_gives_subject_sender_and_date_and_names_its_attachments() -> None:
    reading = read_bytes("a.eml", making.mail(attachment=b"%PDF"))
    (article,) = reading.articles
    assert (article.title, article.outlet, article.published) == (
        "The harbour",
        "The Outlet",
        "2024-02-03T10:00:00+00:00",
    )
    assert article.raw.strip() == f"The harbour\n\n{PROSE}"
    assert "more.pdf is not read" in reading.skipped[0].reason


def test_a_mail_of_html_gives_its_words() -> None:
    (article,) = read_bytes("a.eml", making.mail(None, f"<p>{PROSE}</p><p>Second.</p>")).articles
    assert article.raw == f"The harbour\n\n{PROSE}\nSecond."


def test_a_saved_page_gives_its_article_and_its_address() -> None:
    (article,) = read_bytes("a.mhtml", making.mhtml(making.web_page())).articles
    assert (article.title, article.outlet, article.url) == (
        "The harbour talks go on",
        "The Outlet",
        "https://outlet.example/a",
    )
    assert "Part 5." in article.raw
    assert "All rights" not in article.raw


def test_an_excel_table_gives_an_article_a_row() -> None:
    rows = [
        ["Headline", "Text", "Date", "Medium"],
        ["T", PROSE, date(2024, 2, 3), "=O"],
        [],
        ["U", "Short.", "3 May 2024"],
    ]
    reading = read_bytes("a.xlsx", making.xlsx(rows))
    assert [(a.article_id, a.title, a.published) for a in reading.articles] == [
        ("a-1", "T", "2024-02-03"),
        ("a-2", "U", "2024-05-03"),
    ]
    assert reading.columns[0].fields == {"title": "Headline", "text": "Text", "published": "Date"}


def test_columns_without_telling_names_are_judged_by_what_they_hold_and_can_be_said() -> None:
    data = (
        f"a,b,c,d\nX,{'word ' * 60},2024-01-02,https://x.example/1\nY,{'word ' * 60},2024-01-03,https://x.example/2\n"
    )
    reading = read_bytes("x.csv", data.encode())
    assert reading.columns[0].fields == {"url": "d", "published": "c", "text": "b"}
    said = read_bytes("x.csv", data.encode(), {"text": "a", "title": "c"})
    assert [(a.title, a.raw) for a in said.articles] == [
        ("2024-01-02", "2024-01-02\n\nX"),
        ("2024-01-03", "2024-01-03\n\nY"),
    ]
    assert "no column “z”" in read_bytes("x.csv", data.encode(), {"text": "z"}).skipped[0].reason
    assert "no field" in read_bytes("x.csv", data.encode(), {"words": "a"}).skipped[0].reason


def test_a_list_of_stories_without_texts_gives_leads_and_says_so_row_by_row() -> None:
    head = "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
    row = "1,2024-02-04,en,The Outlet,outlet.example,2024-02-03,Harbour talks,https://outlet.example/a\n"
    reading = read_bytes("mediacloud.csv", (head + row + row.replace("https://outlet.example/a", "")).encode())
    assert reading.articles == ()
    assert reading.leads == (Lead("https://outlet.example/a", "Harbour talks", "The Outlet", "2024-02-03"),)
    assert [("no text" in s.reason, "fetch" in (s.hint or "")) for s in reading.skipped] == [
        (True, True),
        (True, False),
    ]


def test_json_of_a_news_service_says_where_a_text_breaks_off() -> None:
    item = {
        "source": {"id": None, "name": "The Outlet"},
        "title": "Harbour talks",
        "description": "Short.",
        "url": "https://outlet.example/a",
        "publishedAt": "2024-02-03T10:00:00Z",
        "content": f"{PROSE} And then… [+1234 chars]",
    }
    data = {"status": "ok", "totalResults": 2, "articles": [item, {**item, "content": None}]}
    reading = read_bytes("news.json", json.dumps(data).encode())
    (article,) = reading.articles
    assert (article.outlet, article.raw) == ("The Outlet", f"Harbour talks\n\n{PROSE} And then")
    assert "1234 more characters" in reading.notes[0].words
    assert "Item 2: The text is empty." in reading.skipped[0].reason
    assert len(reading.leads) == 2


def test_a_feed_saved_as_a_file_is_read() -> None:
    entry = "<entry><title>T</title><link href='https://x.example/1'/><updated>2024-02-03T10:00:00Z</updated></entry>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>O</title>{entry}</feed>"
    reading = read_bytes("a.atom", feed.encode())
    assert reading.leads == (Lead("https://x.example/1", "T", "O", "2024-02-03T10:00:00+00:00"),)


def test_an_archive_gives_the_files_in_it_and_in_archives_in_it() -> None:
    inner = making.zipped({"c.txt": "Third."})
    files = {
        "b/one.txt": "First.",
        "a.md": "# Second",
        "in.zip": inner,
        ".hidden": "x",
        "__MACOSX/b.txt": "x",
        "p.png": "x",
    }
    reading = read_bytes("all.zip", making.zipped(files))
    assert [(a.article_id, a.raw) for a in reading.articles] == [("a", "Second"), ("one", "First."), ("c", "Third.")]
    assert [a.origin for a in reading.articles] == ["all.zip/a.md", "all.zip/b/one.txt", "all.zip/in.zip/c.txt"]
    assert [s.origin for s in reading.skipped] == ["all.zip/p.png"]


@pytest.mark.parametrize("line", ["---", "###", " ----- ", "====", "***"])
def test_pasted_texts_are_parted_by_a_line(line: str) -> None:
    assert [p.strip() for p in split_pasted(f"One.\nStill one.\n{line}\n\nTwo.\n{line}\n")] == [
        "One.\nStill one.",
        "Two.",
    ]
    assert len(split_pasted("One --- still one.\n# A heading\n-- not either")) == 1
