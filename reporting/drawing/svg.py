"""A drawing as SVG, to stand alone or in a page."""

from __future__ import annotations

import re
from html import escape

from reporting.drawing.shapes import Circle, Drawing, Label, Line, Run, Shape

_SANS = "'IBM Plex Sans', system-ui, sans-serif"
_SERIF = "'Source Serif 4', 'Source Serif Variable', Georgia, serif"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def svg(drawing: Drawing, alt: str) -> str:
    """The drawing; `alt` says what it shows. Every text is escaped."""
    hatches = list(dict.fromkeys(i.hatch for i in drawing.items if isinstance(i, Shape) and i.hatch))
    patterns = "".join(
        f'<pattern id="hatch-{colour.strip("#")}" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" stroke="{colour}" stroke-width="2.4"/>'
        "</pattern>"
        for colour in hatches
    )
    width, height = _number(drawing.width), _number(drawing.height)
    body = "".join(_item(item) for item in drawing.items)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label="{_text(alt)}"><defs>{patterns}</defs>'
        f'<rect width="{width}" height="{height}" fill="{drawing.ground}"/>{body}</svg>'
    )


def _item(item: Line | Shape | Circle | Label) -> str:
    match item:
        case Line(x0, y0, x1, y1, colour, width):
            ends = f'x1="{_number(x0)}" y1="{_number(y0)}" x2="{_number(x1)}" y2="{_number(y1)}"'
            return f'<line {ends} stroke="{colour}" stroke-width="{_number(width)}"/>'
        case Shape():
            return _shape(item)
        case Circle():
            return _circle(item)
        case Label():
            return _label(item)


def _shape(item: Shape) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in item.points)
    opacity = f' opacity="{_number(item.opacity)}"' if item.opacity < 1 else ""
    drawn = f'<polygon points="{points}" {_paint(item.fill, item.edge, item.width)}{opacity}/>'
    if item.hatch:
        drawn += f'<polygon points="{points}" fill="url(#hatch-{item.hatch.strip("#")})"/>'
    return drawn


def _circle(item: Circle) -> str:
    x, y, r = (_number(v) for v in (item.x, item.y, item.radius))
    if not item.half:
        return f'<circle cx="{x}" cy="{y}" r="{r}" {_paint(item.fill, item.edge, item.width)}/>'
    top, bottom = _number(item.y - item.radius), _number(item.y + item.radius)
    half = f'<path d="M{x} {top}A{r} {r} 0 0 0 {x} {bottom}z" fill="{item.fill}"/>'
    return f'<circle cx="{x}" cy="{y}" r="{r}" {_paint(None, item.edge, item.width)}/>{half}'


def _paint(fill: str | None, edge: str | None, width: float) -> str:
    line = f' stroke="{edge}" stroke-width="{_number(width)}"' if edge and width else ""
    return f'fill="{fill or "none"}"{line}'


def _label(item: Label) -> str:
    runs = "".join(_run(run) for run in item.runs)
    anchor = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
    place = f'x="{_number(item.x)}" y="{_number(item.y)}" font-size="{_number(item.size)}" fill="{item.colour}"{anchor}'
    return f'<text {place} font-family="{_SERIF if item.serif else _SANS}" xml:space="preserve">{runs}</text>'


def _run(run: Run) -> str:
    style = ' font-style="italic"' * run.italic + ' font-weight="600"' * run.bold
    style += ' text-decoration="underline"' * run.underline
    return f"<tspan{style}>{_text(run.text)}</tspan>" if style else _text(run.text)


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("", text), quote=True)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
