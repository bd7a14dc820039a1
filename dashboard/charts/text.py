"""Text of articles inside a figure: Plotly renders a few HTML tags in labels, so every label goes through here."""

from __future__ import annotations

from html import escape


def label(text: str, width: int | None = None) -> str:
    """`text` on one line, as plain text to Plotly, cut to `width` characters with an ellipsis."""
    line = " ".join(text.split())
    if width is not None and len(line) > width:
        line = line[: width - 1].rstrip() + "…"
    return escape(line, quote=False)


def figure_of(value: float, digits: int = 1) -> str:
    """A number for a label: whole numbers without decimals, small ones with `digits` of them."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{digits}f}"


def plural(n: int, one: str, many: str | None = None) -> str:
    """`1 article`, `2 articles`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listing(items: list[str]) -> str:
    """`a, b and c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""
