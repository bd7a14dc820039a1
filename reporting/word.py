"""A report as a Word file (.docx), its charts as pictures. Texts are put in as text; nothing in them is a field."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from dashboard.cast import Member
from reporting.blocks import (
    Block,
    Chart,
    Grid,
    Names,
    Part,
    Points,
    Quote,
    Quotes,
    Report,
    StripView,
    Table,
    Terms,
    Text,
)
from reporting.drawing import png, sheets
from reporting.office import clean, settle
from reporting.pictures import alt_of, drawing

if TYPE_CHECKING:
    from docx.document import Document

_WIDTH = 6.3  # inches between the margins
_TALLEST = 8.6  # inches of a picture, so that it stands on one page
_NARROWEST = 0.7  # of that width: what is narrower on one page is spread over several
_QUIET = "625D52"
_LONGEST = 40  # characters that count for a column's width
_MARKS = {"diff": "underline", "quoted": "italic"}


def word(report: Report) -> bytes:
    """The report as a .docx file; the same report gives the same bytes."""
    from docx import Document

    made = Document()
    _styles(made)
    made.add_heading(clean(report.title), 0)
    _paragraph(made, report.made, quiet=True)
    _paragraph(made, " · ".join(f"{number} {what}" for number, what in report.facts))
    for section in report.sections:
        made.add_heading(clean(section.title), 1)
        for block in section.blocks:
            _add(block, made)
    buffer = io.BytesIO()
    made.save(buffer)
    return settle(buffer.getvalue(), report.title)


def _styles(made: Document) -> None:
    from docx.shared import Inches, Pt, RGBColor

    page = made.sections[0]
    page.left_margin = page.right_margin = Inches((8.5 - _WIDTH) / 2)
    page.top_margin = page.bottom_margin = Inches(0.9)
    sizes = {"Normal": 10.5, "Title": 24, "Heading 1": 17, "Heading 2": 13, "List Bullet": 10.5}
    for name, size in sizes.items():
        font: Any = made.styles[name].font
        font.name, font.size = ("Georgia" if "Head" in name or name == "Title" else "Calibri"), Pt(size)
        font.color.rgb = RGBColor.from_string("211F1B")


def _paragraph(made: Any, words: str, *, quiet: bool = False, style: str | None = None, bold: bool = False) -> Any:
    from docx.shared import Pt, RGBColor

    paragraph = made.add_paragraph(style=style)
    run = paragraph.add_run(clean(words))
    run.bold = bold or None
    if quiet:
        run.font.size, run.font.color.rgb = Pt(9.5), RGBColor.from_string(_QUIET)
    return paragraph


def _add(block: Block, made: Document) -> None:
    match block:
        case Text():
            _paragraph(made, block.words, quiet=block.kind == "quiet", bold=block.kind == "lede")
        case Part():
            made.add_heading(clean(block.title), 2)
            if block.about:
                _paragraph(made, block.about, quiet=True)
        case Terms():
            for term, said in block.rows:
                _paragraph(made, f"{term}: ", bold=True).add_run(clean(said))
        case Points():
            for line in block.lines:
                _paragraph(made, line, style="List Bullet")
        case Table():
            _table(block, made)
        case Quotes():
            _quotes(block, made)
        case _:
            _picture(block, made)


def _table(block: Table, made: Document) -> None:
    table = made.add_table(rows=1, cols=len(block.head))
    table.style = "Light List"
    for cell, name in zip(table.rows[0].cells, block.head, strict=True):
        cell.text = clean(name)
    for row in block.rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = clean(value.letter if isinstance(value, Member) else value)
    _widths(table)
    made.add_paragraph()


def _widths(table: Any) -> None:
    """Give each column its share of the page by the longest text in it."""
    from docx.shared import Inches

    weights = [min(max(len(c.text) for c in column.cells), _LONGEST) + 2 for column in table.columns]
    for column, weight in zip(table.columns, weights, strict=True):
        for cell in column.cells:
            cell.width = Inches(_WIDTH * weight / sum(weights))


def _quotes(block: Quotes, made: Document) -> None:
    from docx.shared import Pt

    said = _paragraph(made, block.title, bold=True)
    said.paragraph_format.keep_with_next = True
    for quote in block.quotes:
        _quote(quote, made)
    if block.more:
        _paragraph(made, f"and {block.more:,} more, in the tables", quiet=True)
    said.paragraph_format.space_before = Pt(6)


def _quote(quote: Quote, made: Document) -> None:
    from docx.enum.text import WD_COLOR_INDEX
    from docx.shared import Inches, Pt, RGBColor

    paragraph = made.add_paragraph()
    paragraph.paragraph_format.left_indent = Inches(0.25)
    paragraph.paragraph_format.space_after = Pt(5)
    letter = paragraph.add_run(f"{quote.member.letter}  ")
    letter.bold = True
    letter.font.color.rgb = RGBColor.from_string(quote.member.colour.strip("#").upper())
    for piece in quote.runs:
        run = paragraph.add_run(clean(piece["t"]))
        run.font.name = "Georgia"
        for kind in piece["k"]:
            if kind in _MARKS:
                setattr(run, _MARKS[kind], True)
            else:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    note = paragraph.add_run(clean(f"  ({quote.voice}{f'; {quote.note}' if quote.note else ''})"))
    note.font.size, note.font.color.rgb = Pt(9), RGBColor.from_string(_QUIET)


def _picture(block: Chart | StripView | Grid | Names, made: Document) -> None:
    from docx.shared import Inches

    drawn = drawing(block)
    assert drawn is not None
    width = min(_WIDTH, _TALLEST * drawn.width / drawn.height)
    parts = [drawn]
    if width < _WIDTH * _NARROWEST:  # too tall for one page to be read
        width, parts = _WIDTH, sheets(drawn, drawn.width * _TALLEST / _WIDTH)
    for part in parts:
        shape = made.add_picture(io.BytesIO(png(part)), Inches(width))
        properties = shape._inline.docPr
        properties.set("descr", clean(alt_of(block)))
        properties.set("name", block.key)
