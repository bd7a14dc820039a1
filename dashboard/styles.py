"""The page's own stylesheet, beside what .streamlit/config.toml says."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).resolve().parent / "components"


def inject() -> None:
    """Add the stylesheet to the page; takes no room."""
    st.html(f"<style>{(_FOLDER / 'page.css').read_text(encoding='utf-8')}</style>")


def read(*names: str) -> str:
    """Stylesheets or scripts of the components, one after the other."""
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)
