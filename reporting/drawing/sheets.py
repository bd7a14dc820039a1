"""A tall drawing as several that fit a page each, cut between its rows."""

from __future__ import annotations

from dataclasses import replace

from reporting.drawing.shapes import Circle, Drawing, Item, Label, Line, Shape

_SEARCHED = 0.35  # of a page's height, upward from its end, for a place where nothing is cut through
_STEP = 2.0  # pixels


def sheets(drawing: Drawing, tallest: float) -> list[Drawing]:
    """The drawing in parts of at most this height, from the top; itself where it fits."""
    spans = [_span(item) for item in drawing.items if not isinstance(item, Line)]  # a line may be cut
    found: list[Drawing] = []
    top = 0.0
    while drawing.height - top > tallest:
        bottom = _between(spans, top + tallest, tallest * _SEARCHED)
        found.append(_part(drawing, top, bottom))
        top = bottom
    found.append(_part(drawing, top, drawing.height))
    return found


def _between(spans: list[tuple[float, float]], wanted: float, most: float) -> float:
    """The lowest place above `wanted` that nothing reaches over; `wanted` itself where there is none near."""
    at = wanted
    while at > wanted - most:
        if not any(first < at < last for first, last in spans):
            return at
        at -= _STEP
    return wanted


def _span(item: Item) -> tuple[float, float]:
    """From where to where an item reaches."""
    match item:
        case Label():
            return item.y - item.size, item.y + item.size * 0.3
        case Circle():
            return item.y - item.radius, item.y + item.radius
        case Shape():
            heights = [y for _, y in item.points]
            return min(heights), max(heights)
        case Line():
            return min(item.y0, item.y1), max(item.y0, item.y1)


def _part(drawing: Drawing, top: float, bottom: float) -> Drawing:
    part = Drawing(drawing.width, bottom - top, drawing.ground)
    for item in drawing.items:
        first, last = _span(item)
        if first <= bottom and last >= top:
            part.items.append(_moved(item, top))
    return part


def _moved(item: Item, up: float) -> Item:
    match item:
        case Line():
            return replace(item, y0=item.y0 - up, y1=item.y1 - up)
        case Shape():
            return replace(item, points=tuple((x, y - up) for x, y in item.points))
        case Circle() | Label():
            return replace(item, y=item.y - up)
