"""The fonts that ship with the page, to measure text with and to draw it. Nothing of the machine's own is used.

They know Latin letters. A letter that they lack is drawn by its Latin equivalent (محمد as "mhmd"); an SVG keeps it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from anyascii import anyascii

from reporting.drawing.shapes import Run

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_FOLDER = Path(__file__).resolve().parents[2] / "static" / "fonts"
_MISSING = "\uffff"  # in no font: drawn as the sign for a letter that is not there
_TRIED = 20  # pixels, for telling which letters a font has


def _files(serif: bool, italic: bool, bold: bool) -> tuple[str, ...]:
    style = "italic" if italic else "normal"
    if serif:
        return tuple(f"source-serif-4-{s}-wght-{style}.woff2" for s in ("latin", "latin-ext"))
    weight = "600" if bold else "400"
    style = "normal" if bold else style  # a bold italic does not ship
    return tuple(f"ibm-plex-sans-{s}-{weight}-{style}.woff2" for s in ("latin", "latin-ext"))


@lru_cache(maxsize=256)
def _font(file: str, size: float) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(_FOLDER / file), size)


@lru_cache(maxsize=1 << 14)
def _has(file: str, letter: str) -> bool:
    font = _font(file, _TRIED)
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask(_MISSING))


@lru_cache(maxsize=1 << 12)
def pieces(run: Run, serif: bool, size: float) -> tuple[tuple[FreeTypeFont, str], ...]:
    """The text of a run as stretches that one font can draw, in order."""
    files = _files(serif, run.italic, run.bold)
    found: list[tuple[str, str]] = []
    for letter in run.text:
        file = next((f for f in files if _has(f, letter)), None)
        shown = letter if file else anyascii(letter)
        file = file or files[0]
        if found and found[-1][0] == file:
            found[-1] = (file, found[-1][1] + shown)
        else:
            found.append((file, shown))
    return tuple((_font(file, size), text) for file, text in found)


@lru_cache(maxsize=1 << 14)
def width(run: Run, size: float, serif: bool = False) -> float:
    """How wide a run is drawn, in pixels."""
    return float(sum(font.getlength(text) for font, text in pieces(run, serif, size)))


def width_of(text: str, size: float, serif: bool = False) -> float:
    """How wide a plain text is drawn."""
    return width(Run(text), size, serif)


def fit(text: str, room: float, size: float, serif: bool = False) -> str:
    """The text, or as much of its beginning as the room holds, with an ellipsis."""
    if len(text) < 400 and width_of(text, size, serif) <= room:
        return text
    short, long = 0, min(len(text), 400)  # a line of a picture holds no more
    while short < long:
        middle = (short + long + 1) // 2
        short, long = (
            (middle, long) if width_of(f"{text[:middle].rstrip()}…", size, serif) <= room else (short, middle - 1)
        )
    return f"{text[:short].rstrip()}…"


def wrap(text: str, room: float, size: float, most: int, serif: bool = False) -> list[str]:
    """The text in at most so many lines that the room holds; the last one is cut where there is more."""
    lines: list[str] = []
    words = text[:2000].split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}", size, serif) <= room:
            line += f" {words.pop(0)}"
        lines.append(line)
    if lines and words:
        lines[-1] += f" {words[0]}…" if width_of(f"{lines[-1]} {words[0]}…", size, serif) <= room else "…"
    return [fit(line, room, size, serif) for line in lines]
