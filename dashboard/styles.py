"""The page's own stylesheet, beside what .streamlit/config.toml says."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.theme import PAPER, Mode

_FOLDER = Path(__file__).resolve().parent / "components"


def inject(mode: Mode) -> None:
    """Add the stylesheet and the mode's paper colours to the page; takes no room."""
    colours = "".join(f"--paper-{name}: {value};" for name, value in PAPER[mode].items())
    st.html(f"<style>:root {{ {colours} }}\n{read('page.css')}</style>")


def read(*names: str) -> str:
    """Stylesheets or scripts of the components, one after the other."""
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)
