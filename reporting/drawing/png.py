"""A drawing as PNG, by Pillow: drawn larger and made smaller, so that edges are smooth."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reporting.drawing.fonts import pieces, width
from reporting.drawing.shapes import Circle, Drawing, Label, Line, Shape

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

SCALE = 2  # pixels of the file for one of the drawing: sharp on paper and on dense screens
_SMOOTH = 2  # times larger while drawn
_MOST_PIXELS = 40_000_000  # while drawn; a longer drawing is made at a smaller scale
_COLOURS = 256  # of the file: flat colours and their edges need no more
_HATCH = 5  # pixels between two lines


def png(drawing: Drawing) -> bytes:
    """The drawing as a PNG file, twice its size in pixels (less where it is very long)."""
    from PIL import Image
    from PIL.ImageDraw import Draw

    scale: float = SCALE * _SMOOTH
    area = drawing.width * drawing.height * scale * scale
    scale *= min(1.0, (_MOST_PIXELS / area) ** 0.5)
    size = (max(round(drawing.width * scale), 1), max(round(drawing.height * scale), 1))
    image = Image.new("RGB", size, drawing.ground)
    pen = Draw(image)
    for item in drawing.items:
        match item:
            case Line():
                ends = [item.x0 * scale, item.y0 * scale, item.x1 * scale, item.y1 * scale]
                pen.line(ends, fill=item.colour, width=max(round(item.width * scale), 1))
            case Shape():
                _shape(image, pen, item, scale)
            case Circle():
                _circle(pen, item, scale)
            case Label():
                _label(pen, item, scale)
    small = image.reduce(_SMOOTH).quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    small.save(buffer, "PNG")
    return buffer.getvalue()


def _shape(image: Any, pen: ImageDraw, item: Shape, scale: float) -> None:
    from PIL import Image
    from PIL.ImageDraw import Draw

    points = [(x * scale, y * scale) for x, y in item.points]
    if item.fill and item.opacity < 1:
        mask = Image.new("L", image.size, 0)
        Draw(mask).polygon(points, fill=round(255 * item.opacity))
        image.paste(item.fill, mask=mask)
    elif item.fill:
        pen.polygon(points, fill=item.fill)
    if item.hatch:
        _hatch(image, item.hatch, points, scale)
    if item.edge and item.width:
        pen.line([*points, points[0], points[1]], fill=item.edge, width=max(round(item.width * scale), 1))


def _hatch(image: Any, colour: str, points: list[tuple[float, float]], scale: float) -> None:
    """Slanting lines over an outline, drawn on a sheet of its size only."""
    from PIL import Image
    from PIL.ImageDraw import Draw

    left, top = (int(min(p[k] for p in points)) for k in (0, 1))
    right, bottom = (int(max(p[k] for p in points)) + 1 for k in (0, 1))
    wide, high = max(right - left, 1), max(bottom - top, 1)
    mask, lines = Image.new("1", (wide, high), 0), Image.new("1", (wide, high), 0)
    Draw(mask).polygon([(x - left, y - top) for x, y in points], fill=1)
    step = max(round(_HATCH * scale * 2**0.5), 2)
    for at in range(-high - high % step, wide, step):
        Draw(lines).line([at, high, at + high, 0], fill=1, width=max(round(2 * scale), 1))
    lines.paste(0, mask=Image.eval(mask, lambda v: 255 - v))
    image.paste(colour, (left, top), lines)


def _circle(pen: ImageDraw, item: Circle, scale: float) -> None:
    radius = item.radius * scale
    box = (item.x * scale - radius, item.y * scale - radius, item.x * scale + radius, item.y * scale + radius)
    if item.fill and item.half:
        pen.pieslice(box, 90, 270, fill=item.fill)
    elif item.fill:
        pen.ellipse(box, fill=item.fill)
    if item.edge and item.width:
        pen.ellipse(box, outline=item.edge, width=max(round(item.width * scale), 1))


def _label(pen: ImageDraw, item: Label, scale: float) -> None:
    size = item.size * scale
    total = sum(width(run, size, item.serif) for run in item.runs)
    x = item.x * scale - {"start": 0.0, "middle": total / 2, "end": total}[item.anchor]
    for run in item.runs:
        first = x
        for font, text in pieces(run, item.serif, size):
            pen.text((x, item.y * scale), text, fill=item.colour, font=font, anchor="ls")
            x += font.getlength(text)
        if run.underline:
            y = (item.y + 3) * scale
            pen.line([first, y, x, y], fill=item.colour, width=max(round(1.2 * scale), 1))
