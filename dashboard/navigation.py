"""The pages and the way between them."""

from __future__ import annotations

import importlib
from functools import partial

import streamlit as st

from dashboard import link, state
from dashboard.link import View

TITLES = {
    "overview": ("Overview", "The story at a glance: what the articles share and where they part ways."),
    "framing": ("Framing", "What each article calls a target, lets it do, and makes it a matter of."),
    "entities": ("Entities", "Who and what is in the story, and under which names."),
    "topics": ("Topics", "What the passages are about, found in the texts themselves."),
    "overlap": ("Overlap", "Which articles share passages or sources, and how many are independent."),
    "read": ("Read", "One article with its marks, alone or beside another."),
    "articles": ("Articles", "What is loaded, what was skipped, and how to add your own."),
}


def pages() -> dict[str, st.Page]:
    """The pages by name."""
    return {
        name: st.Page(partial(_run, name), title=title, url_path=name, default=name == link.PAGES[0], help=about)
        for name, (title, about) in TITLES.items()
    }


def run() -> None:
    """Run the page that the address asks for."""
    known = pages()
    st.navigation(list(known.values()), position="hidden").run()


def links(view: View) -> None:
    """The row of links; each carries the header's choices, so that a link opens the same study in the same light."""
    known = pages()
    with st.container(key="nav", horizontal=True, vertical_alignment="center", gap="small"):
        st.html("<a class='brand' href='?' aria-label='Parallax, start'>Parallax</a>", width="content")
        for name, page in known.items():
            there = link.change(link.change(view, page=""), page=name)
            st.page_link(page, label=TITLES[name][0], query_params=link.serialise(there))


def _run(name: str) -> None:
    view = state.current(name)
    if view.page != name:
        st.switch_page(pages()[view.page], query_params=link.serialise(view))
    importlib.import_module("dashboard.frame").run(name, view)
