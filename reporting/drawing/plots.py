"""One of the page's plotly figures as a drawing: as much of plotly's language as these charts speak.

Scatter marks with text, horizontal bars, lines and rectangles, labels, two axes. A chart that needs more must be added
here; a test holds every chart of the page against this list, so that none is drawn in part without a word.
"""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from reporting.drawing.fonts import width
from reporting.drawing.shapes import Circle, Drawing, Label, Line, Run, Shape

if TYPE_CHECKING:
    import plotly.graph_objects as go

WIDTH = 720.0
_GROUND = {"light": "#fbfaf6", "dark": "#191815"}
_TAG = re.compile(r"<(/?)(b|i)>|<br ?/?>")
_CLEAR = "rgba(0,0,0,0)"
_BASELINE = 0.35  # of the size: from the middle of a line of text down to its baseline
_LINE = 1.3  # of the size: from one line of text to the next
_PAD = 8.0  # between an axis and its labels
_BORDER = 3.0  # around a label
_TICKS = 5  # about so many where a chart names none


@dataclass(frozen=True)
class _Axis:
    """One axis: `low` and `high` of its range stand at the pixels `start` and `end`; `places` are its categories'."""

    given: Mapping[str, Any]
    places: Mapping[Any, int]
    low: float
    high: float
    start: float
    end: float

    def at(self, value: Any) -> float:
        """The pixel of a value or category."""
        number = float(self.places[value]) if value in self.places else float(value)
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Where the ticks are, and what they say."""
        if self.given.get("visible") is False:
            return []
        values = self.given.get("tickvals")
        if values is None:
            values = list(self.places) if self.places else _nice(self.low, self.high)
        form = self.given.get("tickformat")
        texts = self.given.get("ticktext") or [v if isinstance(v, str) else _said(float(v), form) for v in values]
        known = zip(values, texts, strict=True)
        low, high = sorted((self.low, self.high))
        return [(self.at(v), str(t)) for v, t in known if low <= (self.places.get(v, v)) <= high]


def drawing_of(figure: go.Figure, across: float = WIDTH) -> Drawing:
    """The figure, `across` pixels wide and as high as it says."""
    plain = figure.to_plotly_json()
    given, template = plain["layout"], plain["layout"]["template"]["layout"]
    layout = {**template, **{k: v for k, v in given.items() if k != "template"}}
    sides = {s: {**template[s], **given.get(s, {})} for s in ("xaxis", "yaxis")}
    for s, side in sides.items():
        side["tickfont"] = {**template[s]["tickfont"], **side["tickfont"]}
    ink = template["font"]["color"]
    mode = "dark" if ink == "#ebe6da" else "light"
    made = Drawing(across, float(layout.get("height") or 400), _GROUND[mode])
    x, y = _axes(sides, plain["data"], {**template["margin"], **given.get("margin", {})}, made)
    _grid(made, x, y)
    shapes = given.get("shapes") or ()
    for shape in shapes:
        if shape.get("layer") == "below":
            _line(made, shape, x, y)
    for trace in plain["data"]:
        {"scatter": _scatter, "bar": _bars}[trace["type"]](made, trace, x, y, ink)
    for shape in shapes:
        if shape.get("layer") != "below":
            _line(made, shape, x, y)
    for note in given.get("annotations") or ():
        _note(made, note, x, y, ink)
    return made


def _axes(
    sides: Mapping[str, Mapping[str, Any]], data: Sequence[Any], margin: Mapping[str, float], made: Drawing
) -> tuple[_Axis, _Axis]:
    """Both axes, with room made for the labels of their ticks."""
    scales = []
    for name, given in zip("xy", (sides["xaxis"], sides["yaxis"]), strict=True):
        values = [v for t in data for v in _array(t.get(name))]
        places: dict[Any, int] = {v: n for n, v in enumerate(given.get("categoryarray") or ())}
        if places or any(isinstance(v, str) for v in values):
            for value in values:
                places.setdefault(value, len(places))
        low, high = given.get("range") or _range([places.get(v, v) for v in values], name == "x", bool(places))
        scales.append((given, places, float(low), float(high)))
    left, right = margin["l"], made.width - margin["r"]
    top, bottom = margin["t"], made.height - margin["b"]
    (gx, px, lx, hx), (gy, py, ly, hy) = scales
    if _labelled(gy):
        trial = _Axis(gy, py, ly, hy, bottom, top)
        size = gy["tickfont"]["size"]
        left = max(left, max((_wide(_lines(t)[0], size) for _, t in trial.ticks), default=0.0) + 2 * _PAD)
    if _labelled(gx):
        room = gx["tickfont"]["size"] * _LINE + _PAD
        top, bottom = (max(top, room), bottom) if gx.get("side") == "top" else (top, min(bottom, made.height - room))
    return _Axis(gx, px, lx, hx, left, right), _Axis(gy, py, ly, hy, bottom, top)


def _wide(runs: Sequence[Run], size: float) -> float:
    return sum(width(run, size) for run in runs)


def _labelled(given: Mapping[str, Any]) -> bool:
    return given.get("visible") is not False and given.get("showticklabels") is not False


def _range(values: Sequence[float], from_zero: bool, categories: bool) -> tuple[float, float]:
    """The range of an axis that names none, about as plotly would choose it."""
    if not values:
        return -1.0, 1.0
    low, high = min(values), max(values)
    if categories:
        return low - 0.5, high + 0.5
    low, high = (min(low, 0.0), max(high, 0.0)) if from_zero else (low, high)
    pad = (high - low or 1.0) * 0.06
    return low - pad, high + pad


def _nice(low: float, high: float) -> list[float]:
    """Round numbers within the range."""
    low, high = sorted((low, high))
    rough = (high - low) / _TICKS
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * k for k in (1, 2, 5, 10) if unit * k >= rough)
    return [round(n * step, 10) for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _said(value: float, form: str | None) -> str:
    if form and form.endswith("%"):
        return f"{value:{form}}"
    return f"{value:g}".replace("-", "−")


def _grid(made: Drawing, x: _Axis, y: _Axis) -> None:
    for axis, other in ((x, y), (y, x)):
        font = axis.given["tickfont"]
        upright = axis is x
        for at, text in axis.ticks:
            if axis.given.get("showgrid") is not False:
                ends = (at, other.start, at, other.end) if upright else (other.start, at, other.end, at)
                made.items.append(Line(*ends, axis.given["gridcolor"]))
            if not _labelled(axis.given):
                continue
            runs, size = _lines(text)[0], font["size"]
            if upright:
                above = axis.given.get("side") == "top"
                base = other.end - _PAD if above else other.start + _PAD + size * 0.8
                made.items.append(Label(at, base, runs, size, font["color"], "middle"))
            else:
                place = (other.start - _PAD, at + size * _BASELINE)
                made.items.append(Label(*place, runs, size, font["color"], "end"))


def _place(given: Mapping[str, Any], key: str, axis: _Axis) -> float:
    """The pixel of one end of a shape or of a label's place."""
    if given.get(f"{key[0]}ref") == "paper":
        return axis.start + float(given[key]) * (axis.end - axis.start)
    return axis.at(given[key])


def _line(made: Drawing, shape: Mapping[str, Any], x: _Axis, y: _Axis) -> None:
    x0, x1 = _place(shape, "x0", x), _place(shape, "x1", x)
    y0, y1 = _place(shape, "y0", y), _place(shape, "y1", y)
    line = shape.get("line") or {}
    colour, thick = line.get("color", "#000000"), float(line.get("width", 2))
    if shape["type"] == "line":
        made.items.append(Line(x0, y0, x1, y1, colour, thick))
    else:
        made.rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0), shape.get("fillcolor"), colour, thick)


def _scatter(made: Drawing, trace: Mapping[str, Any], x: _Axis, y: _Axis, ink: str) -> None:
    xs, ys = _array(trace.get("x")), _array(trace.get("y"))
    marker = trace.get("marker") or {}
    edge = marker.get("line") or {}
    texts = _array(trace.get("text")) if "text" in trace.get("mode", "") else []
    font = trace.get("textfont") or {}
    for n, (value, other) in enumerate(zip(xs, ys, strict=True)):
        at, down = x.at(value), y.at(other)
        size = float(_nth(marker.get("size", 6), n))
        if "markers" in trace.get("mode", "markers"):
            colours = _nth(marker.get("color", ink), n), _nth(edge.get("color"), n)
            _mark(made, _nth(marker.get("symbol", "circle"), n), at, down, size, colours, _nth(edge.get("width", 0), n))
        if n < len(texts) and texts[n]:
            colour, height = _nth(font.get("color", ink), n), float(_nth(font.get("size", 12), n))
            side = _nth(trace.get("textposition", "middle center"), n)
            _beside(made, str(texts[n]), side, (at, down), size, colour, height)


def _mark(made: Drawing, symbol: str, x: float, y: float, size: float, colours: tuple[Any, Any], thick: float) -> None:
    hollow, shape = symbol.endswith("-open"), symbol.removesuffix("-open")
    fill, edge = (None if c in (_CLEAR, None) else str(c) for c in colours)
    if hollow:
        fill, edge, thick = None, edge or fill, max(thick, 1.0)
    r = size / 2
    if shape == "circle":
        made.items.append(Circle(x, y, r, fill, edge, thick))
        return
    points = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
        "hexagon": tuple((math.cos(math.pi * (k / 3 + 1 / 6)), math.sin(math.pi * (k / 3 + 1 / 6))) for k in range(6)),
        "triangle-up": ((0, -1.15), (1.15, 0.9), (-1.15, 0.9)),
    }[shape]
    made.items.append(Shape(tuple((x + r * a, y + r * b) for a, b in points), fill, edge, thick))


def _beside(
    made: Drawing, text: str, position: str, at: tuple[float, float], size: float, colour: str, height: float
) -> None:
    """A mark's text, on the side of it that `position` says."""
    down, across = position.split(" ")
    gap = size / 2 + 3
    x, y = at
    x += {"left": -gap, "center": 0, "right": gap}[across]
    lines = _lines(text)
    first = y - (len(lines) - 1) * height * _LINE / 2 + height * _BASELINE
    first += {"top": -gap - height * 0.4, "middle": 0, "bottom": gap + height * 0.4}[down]
    anchor = {"left": "end", "center": "middle", "right": "start"}[across]
    for n, runs in enumerate(lines):
        made.items.append(Label(x, first + n * height * _LINE, runs, height, colour, anchor))


def _bars(made: Drawing, trace: Mapping[str, Any], x: _Axis, y: _Axis, ink: str) -> None:
    marker = trace.get("marker") or {}
    edge, pattern = marker.get("line") or {}, marker.get("pattern") or {}
    texts = _array(trace.get("text"))
    for n, (value, row) in enumerate(zip(_array(trace.get("x")), _array(trace.get("y")), strict=True)):
        base = float(_nth(trace.get("base", 0), n) or 0)
        start, end = sorted((x.at(base), x.at(base + float(value))))
        step = abs(y.at(1) - y.at(0)) if not y.places else abs(y.end - y.start) / abs(y.high - y.low)
        tall = step * float(_nth(trace.get("width", 0.8), n))
        middle, colour = y.at(row), str(_nth(marker.get("color", ink), n))
        thick = float(_nth(edge.get("width", 0), n))
        hatched = _nth(pattern.get("shape", ""), n) == "/"
        corners = tuple((a, middle + b * tall / 2) for a, b in ((start, -1), (end, -1), (end, 1), (start, 1)))
        fill = str(pattern.get("bgcolor", made.ground)) if hatched else colour
        line = str(_nth(edge.get("color", ink), n)) if thick else None
        opacity = float(_nth(marker.get("opacity", 1), n))
        made.items.append(Shape(corners, fill, line, thick, opacity, colour if hatched else None))
        if n < len(texts) and texts[n] and trace.get("textposition") == "outside":
            place = (end + 5, middle + 12 * _BASELINE)
            made.items.append(Label(*place, _lines(str(texts[n]))[0], 12.0, ink))


def _note(made: Drawing, note: Mapping[str, Any], x: _Axis, y: _Axis, ink: str) -> None:
    at = _place(note, "x", x) + float(note.get("xshift", 0))
    down = _place(note, "y", y) - float(note.get("yshift", 0))
    font = note.get("font") or {}
    size, colour = float(font.get("size", 12)), str(font.get("color", ink))
    anchor = {"left": "start", "right": "end"}.get(note.get("xanchor", "center"), "middle")
    at += {"start": _BORDER, "end": -_BORDER}.get(anchor, 0.0)
    lines = _lines(str(note["text"]))
    high = size * _LINE * len(lines)
    top = down - {"top": 0.0, "bottom": high}.get(note.get("yanchor", "middle"), high / 2)
    for n, runs in enumerate(lines):
        base = top + size * _LINE * (n + 0.5) + size * _BASELINE
        made.items.append(Label(at, base, runs, size, colour, anchor))


def _lines(text: str) -> list[tuple[Run, ...]]:
    """Plotly's small HTML as lines of runs, one line at least."""
    found: list[list[Run]] = [[]]
    italic = bold = False
    last = 0
    for tag in [*_TAG.finditer(text), None]:
        piece = unescape(text[last : tag.start() if tag else len(text)])
        if piece:
            found[-1].append(Run(piece, italic, bold))
        if tag is None:
            break
        last = tag.end()
        if tag.group(2) == "i":
            italic = not tag.group(1)
        elif tag.group(2) == "b":
            bold = not tag.group(1)
        else:
            found.append([])
    return [tuple(runs) for runs in found]


def _array(values: Any) -> list[Any]:
    """Plotly's arrays, which may be packed, as lists."""
    import numpy as np

    if values is None:
        return []
    if isinstance(values, Mapping):
        return list(np.frombuffer(base64.b64decode(values["bdata"]), np.dtype(values["dtype"])).tolist())
    return list(values)


def _nth(value: Any, n: int) -> Any:
    """One of many values, or the value of all."""
    if isinstance(value, Mapping) or (isinstance(value, Sequence) and not isinstance(value, str)):
        return _array(value)[n]
    return value[n] if hasattr(value, "__array__") and value.ndim else value
