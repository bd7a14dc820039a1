"""Nothing that comes in can stop the app: each hostile input has the outcome that its table says, within 10 s."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.cleaning import clean
from analysis.readers import IsolatedReader, join_readings
from tests.hostile import containers, pages, tables, texts
from tests.hostile.case import Case
from tests.readers.making import PROSE

CASES = (*texts.CASES, *pages.CASES, *tables.CASES, *containers.CASES)
SECONDS = 10.0  # of the processor: the clock on a machine that does nothing else


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    with IsolatedReader() as isolated:
        yield isolated


def test_the_table_is_as_long_as_it_says_and_names_no_input_twice() -> None:
    assert len(CASES) >= 150
    assert len({(case.what, Path(case.name).suffix) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.name[-8:]} {c.what}".encode("ascii", "replace").decode())
def test_a_hostile_input_has_the_outcome_that_is_expected(reader: IsolatedReader, case: Case) -> None:
    data = case.make()
    before = reader.spent
    reading = join_readings(*reader.read(case.name, data))
    taken = reader.spent - before
    said = [s.reason for s in reading.skipped]
    assert (len(reading.articles), len(said)) == (case.articles, len(case.said)), said[:5]
    assert [words for words, reason in zip(case.said, said, strict=True) if words not in reason] == [], said[:5]
    assert all(reason and "Error" not in reason and "Traceback" not in reason for reason in said)
    if case.holds:
        assert case.holds in reading.articles[0].raw
    for article in reading.articles:
        article.raw.encode("utf-8")
        assert unicodedata.is_normalized("NFC", article.raw)
        assert not any(c < " " and c not in "\n\t" for c in article.raw)
        assert article.article_id.isascii() and len(article.article_id) <= 100
        assert article.url is None or not article.url.startswith("file:")
    began = time.process_time()
    for article in clean(reading.articles[:100]):
        assert all(article.raw[r.start : r.end] == r.text for r in article.removed)
    cleaning = time.process_time() - began
    assert max(taken, cleaning) < SECONDS, (taken, cleaning)


def test_nothing_else_in_a_batch_is_lost(reader: IsolatedReader) -> None:
    """The worst of them in a row, each followed by a good file."""
    worst = [c for c in CASES if c.what in {"100,000 nested elements", "pages in a circle", "a stream that swells"}]
    for case in worst:
        list(reader.read(case.name, case.make()))
        (good,) = reader.read("good.txt", PROSE.encode())
        assert good.articles[0].raw == PROSE
