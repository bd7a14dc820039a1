"""The views that no plotting library draws: the coverage grid, what each article calls a target, the sentence strip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.sentence_strip import Strip
from dashboard.theme import PAPER, Mode
from reporting.drawing.fonts import fit, width, width_of, wrap
from reporting.drawing.shapes import Circle, Drawing, Label, Line, Run, Shape

_MARGIN = 16.0
_CHIP = 20.0
_RADIUS = 6.5
_ACROSS, _GAP = 5, 34.0  # columns of labels in one row, and pixels between them


def grid_of(content: Mapping[str, Any], mode: Mode, across: float = 860.0) -> Drawing:
    """The coverage grid: `content` as charts.coverage makes it."""
    paper = PAPER[mode]
    made = Drawing(across, 0, paper["ground"])
    heads = content["articles"] or content["counted"]
    step = 34.0 if content["articles"] else 92.0
    first = across - _MARGIN - step * len(heads)
    room, y = first - _MARGIN - 16, _MARGIN
    for n, head in enumerate(heads):
        middle = first + step * (n + 0.5)
        if content["articles"]:
            _chip(made, middle - _CHIP / 2, y, head)
        else:
            made.text(middle, y + 14, fit(str(head), step - 6, 11), 11, paper["quiet"], "middle")
    y += _CHIP + 8
    group = None
    for row in content["rows"]:
        if row["head"] != group:
            group = row["head"]
            y += 14
            made.items.append(Label(_MARGIN, y + 11, (Run(group, bold=True),), 13, paper["ink"]))
            y += 20
        text = f"{row['text']} [{row['flag']}]" if row["flag"] else row["text"]
        lines = wrap(text, room, 15, 2, serif=True)
        high = 21.0 * len(lines) + 10
        for n, line in enumerate(lines):
            made.items.append(Label(_MARGIN, y + 20 + 21 * n, (Run(line),), 15, paper["ink"], serif=True))
        for n, cell in enumerate(row["cells"]):
            _sign(made, first + step * (n + 0.5), y + high / 2, cell, paper)
        y += high
        made.items.append(Line(_MARGIN, y, across - _MARGIN, y, paper["line"]))
    x, y = _MARGIN, y + 26
    for kind, words in content["words"].items():
        _sign(made, x + 7, y - 4, {"kind": kind}, paper)
        made.text(x + 20, y, words, 13, paper["ink"])
        x += 44 + width_of(words, 13)
    made.height = y + _MARGIN
    return made


def _sign(made: Drawing, x: float, y: float, cell: Mapping[str, Any], paper: Mapping[str, str]) -> None:
    kind = cell["kind"]
    if kind == "count":
        made.text(x, y + 5, cell["shown"], 13, paper["ink"], "middle")
        return
    edge = paper["line"] if kind == "none" else paper["ink"]
    made.items.append(Circle(x, y, _RADIUS, None if kind == "none" else paper["ink"], edge, 1.3, kind == "attributed"))


def names_of(content: Mapping[str, Any], mode: Mode, column: float = 168.0) -> Drawing:
    """What each article calls a target, shared labels joined by a line: `content` as charts.labels makes it.

    More articles than one row holds go on below; lines join the labels within a row.
    """
    columns: Sequence[Mapping[str, Any]] = content["columns"]
    across = min(len(columns), _ACROSS)
    made = Drawing(2 * _MARGIN + across * (column + _GAP) - _GAP, _MARGIN, PAPER[mode]["ground"])
    for first in range(0, len(columns), _ACROSS):
        _names_row(made, columns[first : first + _ACROSS], PAPER[mode], column)
    return made


def _names_row(made: Drawing, columns: Sequence[Mapping[str, Any]], paper: Mapping[str, str], column: float) -> None:
    """Add a row of columns below what is there."""
    before: dict[str, tuple[float, float]] = {}
    joins: list[Line] = []
    top, lowest = made.height, made.height
    for number, own in enumerate(columns):
        x, y = _MARGIN + number * (column + _GAP), top
        _chip(made, x, y, own["article"])
        for n, line in enumerate(wrap(own["article"]["title"], column - _CHIP - 8, 11.5, 3)):
            made.text(x + _CHIP + 8, y + 11 + 15 * n, line, 11.5, paper["quiet"])
        y += 66
        if not own["labels"]:
            made.text(x, y, "Not spoken of", 12, paper["quiet"])
        for label in own["labels"]:
            if label["key"] in before:
                left, high = before[label["key"]]
                joins.append(Line(left + 4, high, x - 4, y - 5, paper["line"], 1.2))
            y, end = _name(made, x, y, label, paper, column)
            before[label["key"]] = (end, y - 5)
            if label["attributed"]:
                y += 15
                made.text(x, y, fit(label["speaker"] or "somebody quoted", column, 11.5), 11.5, paper["quiet"])
            y += 26
        lowest = max(lowest, y)
    made.items[:0] = joins
    made.height = lowest + _MARGIN


def _name(
    made: Drawing, x: float, y: float, label: Mapping[str, Any], paper: Mapping[str, str], column: float
) -> tuple[float, float]:
    """Add a label's words; the last line's baseline, and where it ends."""
    times = f" ×{label['count']}" if label["count"] > 1 else ""
    lines = wrap(label["text"], column - width_of(times, 11), 15, 3, serif=True) or [""]
    for n, line in enumerate(lines):
        run = Run(line, label["attributed"], underline=label["evaluative"])
        made.items.append(Label(x, y + 19 * n, (run,), 15, paper["ink"], serif=True))
    y += 19 * (len(lines) - 1)
    end = x + width(Run(lines[-1], label["attributed"]), 15, True)
    if times:
        made.text(end, y, times, 11, paper["quiet"])
    return y, end + width_of(times, 11)


def strip_of(strip: Strip, mode: Mode, across: float = 860.0) -> Drawing:
    """The sentence strip: one row an article, one bar a sentence."""
    paper = PAPER[mode]
    made = Drawing(across, 0, paper["ground"])
    left, tall, low = _MARGIN + 34, 34.0, 9.0
    most = max((len(row.cells) for row in strip.rows), default=1)
    step = min((across - left - _MARGIN) / max(most, 1), 26.0)
    gap = 3.0 if step > 12 else 1.5 if step > 5 else 0.0
    y = _MARGIN
    for row in strip.rows:
        member, foot = row.article, y + 22 + tall
        _chip(made, _MARGIN, foot - 24, {"letter": member.letter, "colour": member.colour, "ink": member.ink})
        title = fit(member.title, across - left - _MARGIN, 14.5, serif=True)
        made.items.append(Label(left, y + 13, (Run(title),), 14.5, paper["ink"], serif=True))
        for n, cell in enumerate(row.cells):
            high, x, wide = tall if cell.high else low, left + n * step, max(step - gap, 1.0)
            corners = ((x, foot - high), (x + wide, foot - high), (x + wide, foot), (x, foot))
            fill = None if cell.outline else cell.fill
            hatch = (cell.fill if cell.outline else paper["ground"]) if cell.hatch else None
            made.items.append(Shape(corners, fill, cell.fill if cell.outline else None, 1.5, hatch=hatch))
        made.items.append(Line(left, foot, left + len(row.cells) * step, foot, paper["line"]))
        y = foot + 18
    x, y = left, y + 6
    for key in strip.keys:
        wide = 40 + width_of(key["label"], 13)
        if x + wide > across - _MARGIN and x > left:
            x, y = left, y + 22
        fill, edge = (None, key["fill"]) if key.get("outline") else (key["fill"], None)
        inset = 4.0 if key.get("low") else 0.0
        corners = ((x, y + inset), (x + 14, y + inset), (x + 14, y + 14 - inset), (x, y + 14 - inset))
        made.items.append(Shape(corners, fill, edge, 1.5, hatch=paper["ground"] if key.get("hatch") else None))
        made.text(x + 20, y + 12, key["label"], 13, paper["ink"])
        x += wide
    made.height = y + 20 + _MARGIN
    return made


def _chip(made: Drawing, x: float, y: float, article: Mapping[str, Any]) -> None:
    wide = max(_CHIP, width_of(article["letter"], 12) + 8)
    made.rect(x, y, wide, _CHIP, article["colour"])
    letter = (Run(article["letter"], bold=True),)
    made.items.append(Label(x + wide / 2, y + 14.5, letter, 12.5, article["ink"], "middle"))
