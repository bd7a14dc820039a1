"""Every picture of a report as a file: the charts, and the views that no plotting library draws."""

from __future__ import annotations

from analysis.zipping import pack
from dashboard.theme import Mode
from reporting.blocks import Block, Chart, Grid, Names, Report, StripView
from reporting.drawing import Drawing, drawing_of, grid_of, names_of, png, strip_of, svg

FORMATS = ("svg", "png")


def drawing(block: Block, mode: Mode = "light") -> Drawing | None:
    """The block as a drawing, None for one that is no picture."""
    match block:
        case Chart():
            return drawing_of(block.draw(mode))
        case StripView():
            return strip_of(block.draw(mode), mode)
        case Grid():
            return grid_of(block.content, mode)
        case Names():
            return names_of(block.content, mode)
        case _:
            return None


def alt_of(block: Chart | StripView | Grid | Names) -> str:
    """What a picture shows, in words."""
    return block.draw("light").alt if isinstance(block, StripView) else block.alt


def pictures(report: Report, form: str) -> bytes:
    """All pictures of a report in one archive, as "svg" or "png"; the same report gives the same bytes."""
    found: dict[str, bytes] = {}
    for section in report.sections:
        for block in section.blocks:
            drawn = drawing(block)
            if drawn is not None and isinstance(block, Chart | StripView | Grid | Names):
                made = png(drawn) if form == "png" else svg(drawn, alt_of(block)).encode()
                found[f"{block.key}.{form}"] = made
    return pack(found)
