"""A button that puts the link to this view on the clipboard."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from dashboard.link import View, serialise
from dashboard.styles import read

_mount = st.components.v2.component(
    "parallax_copy_link",
    html="<div class='root'></div>\n",
    css=read("text.css", "copy_link.css"),
    js=read("text.js", "copy_link.js"),
)


def show(view: View, key: str, label: str) -> None:
    """Draw the button; the link names the study by this key, whatever stands in the address bar."""
    query = urlencode(serialise(replace(view, study=key)))
    _mount(key="copy_link", data={"query": query, "label": label}, width="content")
