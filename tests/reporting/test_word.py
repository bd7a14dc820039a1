from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from reporting.blocks import Chart, Grid, Names, StripView
from reporting.report import compose
from reporting.word import word


def text_of(made) -> str:
    cells = (c.text for t in made.tables for r in t.rows for c in r.cells)
    return "\n".join([*(p.text for p in made.paragraphs), *cells])


@pytest.fixture(scope="module")
def data(shipped) -> bytes:
    return word(compose(shipped, "2026-11-22"))


def test_it_has_the_sections_and_the_pictures_of_the_report(shipped, data) -> None:
    report, made = compose(shipped, "2026-11-22"), Document(io.BytesIO(data))
    headings = [p.text for p in made.paragraphs if p.style.name == "Heading 1"]
    assert headings == [s.title for s in report.sections]
    pictures = [b for s in report.sections for b in s.blocks if isinstance(b, Chart | StripView | Grid | Names)]
    assert [s._inline.docPr.get("name") for s in made.inline_shapes] == [b.key for b in pictures]
    assert all(s._inline.docPr.get("descr") for s in made.inline_shapes)
    assert all(s.width.inches < 6.4 and s.height.inches < 8.7 for s in made.inline_shapes)
    assert shipped.study.fingerprint in text_of(made)


def test_the_same_report_gives_the_same_bytes(shipped, data) -> None:
    assert word(compose(shipped, "2026-11-22")) == data


def test_hostile_texts_are_text(evil) -> None:
    data = word(compose(evil))
    made = Document(io.BytesIO(data))
    assert all(article.title in text_of(made) for article in evil.study.articles)
    assert made.core_properties.title == evil.study.title
    body = made.element.body
    assert not body.findall(f".//{qn('w:instrText')}") and not body.findall(f".//{qn('w:hyperlink')}")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        outside = [archive.read(n) for n in archive.namelist() if n.endswith(".rels")]
    assert not any(b'TargetMode="External"' in part for part in outside)
