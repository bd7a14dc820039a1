"""The session's view: adopted from the address bar, changed by callbacks, published back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import streamlit as st

from analysis.study import Study
from dashboard import cache, link
from dashboard.link import View

_VIEW, _PUBLISHED, _OWN = "parallax_view", "parallax_published", "parallax_own_studies"


def current(page: str) -> View:
    """The view of this run on `page`.

    The address bar wins where it says something new (a link, Back, a page's link); else the session's own view, which
    callbacks have changed.
    """
    asked = st.query_params.to_dict()
    if _VIEW not in st.session_state or asked != st.session_state.get(_PUBLISHED):
        view = link.parse({"page": page, **asked})
        if view.page == page or "page" not in asked:
            st.session_state[_VIEW] = view
        else:
            return view  # a link to another page: the caller goes there
    view = st.session_state[_VIEW]
    return view if view.page == page else link.change(view, page=page)


def publish(view: View) -> None:
    """Let the address bar say the view; it is left alone where it says so already, so that Back can leave the page."""
    if link.parse({"page": view.page, **st.query_params.to_dict()}) != view:
        st.query_params.from_dict(link.serialise(view))
    st.session_state[_VIEW] = view
    st.session_state[_PUBLISHED] = st.query_params.to_dict()


def change(**changes: str | Sequence[str] | None) -> None:
    """Change the view; for callbacks, which run before the page does."""
    st.session_state[_VIEW] = link.change(st.session_state[_VIEW], **changes)


def go(page: str, **changes: str | Sequence[str] | None) -> NoReturn:
    """Open another page with the view changed; for callbacks and pages alike."""
    from dashboard.navigation import pages

    view = link.change(link.change(st.session_state[_VIEW], page=page), **changes)
    st.switch_page(pages()[page], query_params=link.serialise(view))


def open_study(made: Study, page: str = "overview", **changes: str | Sequence[str] | None) -> NoReturn:
    """Keep a study that the visitor made and open it, with nothing chosen but `changes`."""
    study_id = cache.keep(made)
    own = st.session_state.setdefault(_OWN, [])
    if study_id not in own:
        own.append(study_id)
    nothing = {"target": None, "articles": (), "article": None, "sentence": None}
    go(page, **{**nothing, **changes, "study": study_id})


def studies(asked: str | None) -> list[str]:
    """Ids of the studies to choose from: the shipped ones, this visitor's own, and the one that the link names."""
    found = [*cache.shipped_studies(), *st.session_state.get(_OWN, [])]
    if asked and asked not in found and cache.study(asked) is not None:
        found.append(asked)
    return [study_id for study_id in found if study_id in cache.shipped_studies() or cache.study(study_id) is not None]
