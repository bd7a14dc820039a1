"""Pictures without a browser: a drawing is a list of plain shapes, written as SVG or as PNG."""

from reporting.drawing.plots import drawing_of
from reporting.drawing.png import png
from reporting.drawing.shapes import Drawing
from reporting.drawing.sheets import sheets
from reporting.drawing.svg import svg
from reporting.drawing.views import grid_of, names_of, strip_of

__all__ = ["Drawing", "drawing_of", "grid_of", "names_of", "png", "sheets", "strip_of", "svg"]
