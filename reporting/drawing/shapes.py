"""What drawings are made of. Lengths are pixels, y runs down; colours are as CSS has them, None = none."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled outline through `points`, closed. `hatch` is the colour of slanting lines over the fill."""

    points: tuple[tuple[float, float], ...]
    fill: str | None = None
    edge: str | None = None
    width: float = 1.0
    opacity: float = 1.0
    hatch: str | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle; `half` fills its left half only."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    edge: str | None = None
    width: float = 1.0
    half: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a label in one style."""

    text: str
    italic: bool = False
    bold: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text with its baseline at y; `anchor` is the part of it that stands at x: start, middle, end."""

    x: float
    y: float
    runs: tuple[Run, ...]
    size: float = 13.0
    colour: str = "#000000"
    anchor: str = "start"
    serif: bool = False


Item = Line | Shape | Circle | Label


@dataclass(slots=True)
class Drawing:
    """A picture: its size, its ground, and what is on it, from the back to the front."""

    width: float
    height: float
    ground: str
    items: list[Item] = field(default_factory=list)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None,
        edge: str | None = None,
        thick: float = 1.0,
    ) -> None:
        """Add a rectangle."""
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.items.append(Shape(corners, fill, edge, thick))

    def text(self, x: float, y: float, words: str, size: float, colour: str, anchor: str = "start") -> None:
        """Add a line of plain text."""
        self.items.append(Label(x, y, (Run(words),), size, colour, anchor))
