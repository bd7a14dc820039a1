"""What comes in becomes articles, and what fails is listed with its reason."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.readers import join_readings, read_bytes, read_pasted, read_paths


def only_reason(reading) -> str:
    assert reading.articles == ()
    (skipped,) = reading.skipped
    return f"{skipped.reason} {skipped.hint or ''}"


def test_a_text_file_is_read_as_it_is() -> None:
    (article,) = read_bytes("000_ab.txt", "Title\r\n\r\nA cafe\u0301.\r\n".encode()).articles
    assert article.article_id == "000_ab"
    assert article.raw == "Title\n\nA café.\n"
    assert (article.title, article.outlet, article.published, article.url) == (None, None, None, None)
    assert article.origin == "000_ab.txt"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Genève in été"),
        ("utf-8-sig", "Genève in été"),
        ("utf-16", "Genève in été"),
        ("utf-32", "Genève in été"),
        ("utf-16-le", "No mark, but every second byte is zero"),
        ("utf-16-be", "No mark, but every second byte is zero"),
        ("cp1252", "“Curly” quotes — and Genève"),
        ("latin-1", "Le président a parlé à Genève"),
        ("cp1251", "Министр сказал во вторник, что переговоры продолжатся."),
    ],
)
def test_encodings(encoding: str, text: str) -> None:
    (article,) = read_bytes("a.txt", text.encode(encoding)).articles
    assert article.raw == text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", "\u00a0\u2003\n".encode(), "no text"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "not text"),
        ("a.txt", bytes(range(1, 32)) * 20, "not text"),
        ("a.txt", b"%PDF-1.4 something", "PDF"),
        ("a.txt", b"PK\x03\x04rest", "Word"),
        ("a.txt", b"\xff\xfeabc", "UTF-16"),
        ("a.csv", b"name,price\nx,1\n", "found name, price"),
        ("a.csv", b"text,title\n", "no row"),
        ("a.json", b"{broken", "not valid JSON"),
        ("a.json", b"[" * 100_000, "nested"),
        ("a.json", b"[]", "no article"),
        ("a.json", b'{"title": "T"}', "found title"),
        ("a.jsonl", b"17\n", "not an object"),
        ("a.html", b"<html><body></body></html>", "No article text"),
        ("a.html", b"<p>" * 30_000, "30"),
        ("a.doc", b"x", ".docx"),
        ("noending", b"x", ".txt"),
    ],
)
def test_bad_input_is_skipped_with_the_reason(name: str, data: bytes, said: str) -> None:
    assert said in only_reason(read_bytes(name, data))


def test_a_text_of_50_mb_is_refused_with_size_and_limit() -> None:
    reason = only_reason(read_bytes("big.txt", b"word " * 10_000_000))
    assert "50.0 MB" in reason
    assert "5.0 MB" in reason


def test_an_article_too_long_within_a_file_is_skipped_and_the_rest_read() -> None:
    reading = read_bytes("a.jsonl", b'{"text": "' + b"x" * 5_000_001 + b'"}\n{"text": "short"}\n')
    assert [a.raw for a in reading.articles] == ["short"]
    assert "5.0 MB" in reading.skipped[0].reason


def test_a_folder_is_read_in_name_order_without_study_file_hidden_files_and_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "study.toml", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text(f"Text of {name}.")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "c.txt").write_text("not read")
    reading = read_paths([tmp_path])
    assert [a.article_id for a in reading.articles] == ["a", "b"]
    assert [s.origin for s in reading.skipped] == ["picture.png"]
    assert ".jsonl" in (reading.skipped[0].hint or "")


def test_one_bad_file_among_good_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Good.")
    (tmp_path / "bad.txt").write_bytes(b"\0" * 100)
    reading = read_paths([tmp_path / "missing.txt", tmp_path / "bad.txt", tmp_path / "good.txt", tmp_path / "no" / "x"])
    assert [a.raw for a in reading.articles] == ["Good."]
    assert [s.origin for s in reading.skipped] == ["missing.txt", "bad.txt", "x"]
    assert "no file" in reading.skipped[0].reason


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A.")
    assert len(read_paths([tmp_path, tmp_path / "a.txt"]).articles) == 1


def test_ids_are_unique_whatever_the_order() -> None:
    readings = [read_bytes("x.txt", b"one"), read_bytes("x.txt", b"two"), read_bytes("x-2.txt", b"three")]
    forward = {a.raw: a.article_id for a in join_readings(*readings).articles}
    backward = {a.raw: a.article_id for a in join_readings(*reversed(readings)).articles}
    assert forward == backward == {"one": "x", "two": "x-3", "three": "x-2"}


def test_pasted_text_takes_its_id_from_the_title_or_the_first_words() -> None:
    (article,) = read_pasted("Body.", title="A Title", outlet="Outlet", published="3 March 2024", url="u").articles
    assert (article.article_id, article.raw) == ("A-Title", "A Title\n\nBody.")
    assert (article.outlet, article.published, article.url) == ("Outlet", "2024-03-03", "u")
    assert read_pasted("The first line\nand more").articles[0].article_id == "The-first-line"
    assert "no text" in only_reason(read_pasted(" \n"))


def test_html_in_text_stays_text() -> None:
    text = "<script>alert(1)</script> <b>bold</b> **stars** [link](javascript:x)"
    assert read_bytes("a.txt", text.encode()).articles[0].raw == text
    assert read_pasted(text).articles[0].raw == text


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_gives_an_article_in_normal_form_or_a_reason(text: str) -> None:
    reading = read_pasted(text)
    assert len(reading.articles) + len(reading.skipped) == 1
    for article in reading.articles:
        assert unicodedata.is_normalized("NFC", article.raw)
        assert "\r" not in article.raw
        article.raw.encode("utf-8")
        assert read_pasted(article.raw).articles[0].raw == article.raw
