"""Text of articles inside a figure: Plotly renders a few HTML tags in labels, so every label goes through here."""

from __future__ import annotations

from html import escape

from dashboard.words import plural


def label(text: str, width: int | None = None) -> str:
    """`text` on one line, as plain text to Plotly, cut to `width` characters with an ellipsis."""
    line = " ".join(text.split())
    if width is not None and len(line) > width:
        line = line[: width - 1].rstrip() + "…"
    return escape(line, quote=False)


def figure_of(value: float, digits: int = 1) -> str:
    """A number for a label: whole numbers without decimals, small ones with `digits` of them."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{digits}f}"


def counted(n: int, noun: str) -> str:
    """`1 article`, `2 articles`: figures for labels, where words.count spells small numbers out."""
    return f"{n:,} {plural(n, noun)}"


def percent(share: float) -> str:
    """A share in per cent; what is above 0 never reads as 0."""
    return "under 1%" if 0 < share < 0.01 else f"{share:.0%}"
