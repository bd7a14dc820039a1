"""The pages and the way between them.

Which page is shown stands in the query string (`page=`), not in the path: one change of the view is one entry in the
browser's history, so Back goes back by one view. The paths (/framing, ...) work as well, as ways in.
"""

from __future__ import annotations

import importlib
import time
from functools import partial

import streamlit as st

from analysis.errors import AnalysisError
from dashboard import faults, link, state

_logger = faults.logger(__name__)
TITLES = {
    "overview": ("Overview", "The story at a glance: what the articles share and where they part ways."),
    "framing": ("Framing", "What each article calls a target, lets it do, and makes it a matter of."),
    "entities": ("Entities", "Who and what is in the story, and under which names."),
    "topics": ("Topics", "What the passages are about, found in the texts themselves."),
    "claims": ("Claims", "What the articles say in common, what only one says, and what one leaves unsaid."),
    "sources": ("Sources", "Whom the articles cite, how much of them is in whose words, and which sources they share."),
    "overlap": ("Overlap", "Which articles share passages, and how many are independent."),
    "read": ("Read", "One article with its marks, alone or beside another."),
    "articles": ("Articles", "What is loaded, what was skipped, and how to add your own."),
    "studies": ("Studies", "Your studies: links, history, copies; undo, go back, share, delete."),
    "method": ("Method", "Each measure in plain words: its formula, how good it is, what it can't do."),
}


def run() -> None:
    """Run the page that the address asks for."""
    ways_in = [
        st.Page(partial(_run, name), title=title, url_path=name, default=name == link.PAGES[0])
        for name, (title, _) in TITLES.items()
    ]
    st.navigation(ways_in, position="hidden").run()


def _run(way_in: str) -> None:
    began, view = time.perf_counter(), state.current(way_in)
    st.set_page_config(page_title=f"{TITLES[view.page][0]} · Parallax")
    try:
        importlib.import_module("dashboard.frame").run(view)
    except Exception:
        # Whatever went wrong here is ours to mend: the visitor gets words and a way on, the log the details.
        _logger.exception("The page %s could not be drawn", view.page)
        from dashboard import parts

        parts.problem(
            AnalysisError(
                "This page could not be drawn.",
                "The fault is Parallax's, and nothing of yours is lost. Open another page, or load this one again.",
            )
        )
    finally:  # also where the visitor goes on before the page is whole
        seconds = round(time.perf_counter() - began, 3)
        _logger.info("page", extra={"page": view.page, "seconds": seconds})
