"""The row of links to the pages; each carries the header's choices to the page it opens."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard import state
from dashboard.link import PAGES, View, change, serialise
from dashboard.navigation import TITLES
from dashboard.styles import read

_mount = st.components.v2.component(
    "parallax_links",
    html="<div class='root'></div>\n",
    css=read("text.css", "links.css"),
    js=read("text.js", "links.js"),
)


def show(view: View) -> None:
    """Draw the links; they are true ones, so a new tab opens the page as well."""

    def opened() -> None:
        state.go(st.session_state["links"]["page"])

    pages = [
        {"name": name, "title": title, "about": about, "href": _address(view, name), "current": name == view.page}
        for name, (title, about) in TITLES.items()
    ]
    data = {"pages": pages, "start": _address(view, PAGES[0]), "first": PAGES[0]}
    _mount(key="links", data=data, on_page_change=opened)


def _address(view: View, page: str) -> str:
    """A page with the header's choices and none of its own."""
    return "?" + urlencode(serialise(change(change(view, page=""), page=page)))
