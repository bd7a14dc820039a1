"""The page's own stylesheet, beside what .streamlit/config.toml says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.theme import PAPER, Mode

if TYPE_CHECKING:
    from dashboard.cast import Member

_FOLDER = Path(__file__).resolve().parent / "components"


def inject(mode: Mode) -> None:
    """Add the stylesheet and the mode's paper colours to the page; takes no room."""
    colours = "".join(f"--paper-{name}: {value};" for name, value in PAPER[mode].items())
    st.html(f"<style>:root {{ {colours} }}\n{read('page.css')}</style>")


def read(*names: str) -> str:
    """Stylesheets or scripts of the components, one after the other."""
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)


def least_width(key: str, pixels: int) -> None:
    """Let a chart (its `key`) be moved sideways where it would be narrower than so many pixels, as on a phone."""
    chart = f".st-key-{key}"
    st.html(
        f"<style>{chart} {{ overflow-x: auto; }} {chart} [data-testid='stFullScreenFrame'] "
        f"{{ min-width: {pixels}px; }}</style>"
    )


def colour_letters(key: str, members: Iterable[Member]) -> None:
    """Give the buttons of a group of letters (the widget's `key`) their articles' colours while they are on."""
    rules = ""
    for number, member in enumerate(members, start=1):
        letter = f".st-key-{key} button:nth-of-type({number})[aria-pressed='true']"
        rules += f"{letter} {{ background: {member.colour}; border-color: {member.colour}; }}"
        rules += f"{letter} p {{ color: {member.ink}; font-weight: 600; }}"
    st.html(f"<style>{rules}</style>")
