"""Colours, type and the plotly template. Pure: no streamlit here; `mode` is "light" or "dark"."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import plotly.graph_objects as go

Mode = Literal["light", "dark"]

SANS = "'IBM Plex Sans', system-ui, sans-serif"
SERIF = "'Source Serif Variable', Georgia, serif"

# Okabe and Ito's colours, told apart by colour-blind readers; their yellow is left out (too pale on paper) and their
# black is a grey that shows on both grounds. The second of each pair is the ink for letters set on it.
ARTICLE_COLOURS: tuple[tuple[str, str], ...] = (
    ("#0072b2", "#ffffff"),
    ("#e69f00", "#1b1a17"),
    ("#009e73", "#1b1a17"),
    ("#d55e00", "#1b1a17"),
    ("#cc79a7", "#1b1a17"),
    ("#56b4e9", "#1b1a17"),
    ("#75726b", "#ffffff"),
    ("#a59f8f", "#1b1a17"),
)

# Brown to teal with a grey middle: told apart with every common colour blindness. `unsure` is an outline, no fill.
TONES: dict[Mode, dict[str, str]] = {
    "light": {"unfavourable": "#a6561a", "neutral": "#b9b4a8", "favourable": "#0f7a70", "unsure": "#7d786c"},
    "dark": {"unfavourable": "#dd8a45", "neutral": "#807b70", "favourable": "#3fb8aa", "unsure": "#a09a8c"},
}
TONE_WORDS = {
    "unfavourable": "unfavourable",
    "neutral": "neutral",
    "favourable": "favourable",
    "unsure": "too little to tell",
}

PAPER: dict[Mode, dict[str, str]] = {
    "light": {"ground": "#fbfaf6", "panel": "#f1eee6", "ink": "#211f1b", "quiet": "#625d52", "line": "#d9d4c7"},
    "dark": {"ground": "#191815", "panel": "#24221e", "ink": "#ebe6da", "quiet": "#aaa496", "line": "#45413a"},
}


def template(mode: Mode) -> go.layout.Template:
    """The one plotly template, on the ground of the page: thin lines, no chart junk, numbers in the page's sans."""
    import plotly.graph_objects as go

    paper = PAPER[mode]
    axis = {
        "gridcolor": paper["line"],
        "linecolor": paper["line"],
        "zeroline": False,
        "ticks": "",
        "tickfont": {"color": paper["quiet"], "size": 13},
        "title": {"font": {"color": paper["quiet"], "size": 13}},
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": SANS, "size": 14, "color": paper["ink"]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [fill for fill, _ in ARTICLE_COLOURS],
            "margin": {"l": 8, "r": 8, "t": 52, "b": 8},
            "showlegend": False,
            "xaxis": axis,
            "yaxis": axis,
            "hoverlabel": {
                "bgcolor": paper["panel"],
                "bordercolor": paper["line"],
                "font": {"family": SANS, "size": 13, "color": paper["ink"]},
                "align": "left",
            },
            "hovermode": "closest",
            "dragmode": False,
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": paper["quiet"], "activecolor": paper["ink"]},
        }
    )


def figure(mode: Mode, height: int) -> go.Figure:
    """An empty figure in the page's dress."""
    import plotly.graph_objects as go

    return go.Figure(layout={"template": template(mode), "height": height})


def name_columns(fig: go.Figure, letters: Sequence[str], mode: Mode) -> None:
    """One column per article, its letter above it."""
    fig.update_xaxes(
        side="top",
        categoryorder="array",
        categoryarray=list(letters),
        range=[-0.5, len(letters) - 0.35],
        showgrid=False,
        fixedrange=True,
        tickfont={"size": 15, "color": PAPER[mode]["ink"]},
    )


def name_rows(fig: go.Figure, names: Sequence[str], mode: Mode) -> None:
    """Put the names of a figure's rows above them, first at the top: beside them they would take a phone's width."""
    paper = PAPER[mode]
    fig.update_yaxes(
        categoryorder="array",
        categoryarray=list(names)[::-1],
        range=[-0.55, len(names) - 0.3],
        showticklabels=False,
        showgrid=False,
        fixedrange=True,
    )
    labels, lines = [], []
    for number, name in enumerate(reversed(names)):
        font = {"size": 13.5, "color": paper["ink"]}
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": number + 0.48, "yanchor": "middle"}
        labels.append({**place, "text": escape(name, quote=False), "showarrow": False, "font": font})
        edge = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": number + 0.62, "y1": number + 0.62}
        lines.append({**edge, "line": {"color": paper["line"], "width": 1}, "layer": "below"})
    fig.update_layout(annotations=labels, shapes=lines)  # all at once: plotly checks each addition for long
