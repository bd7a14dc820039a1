"""The session's view: adopted from the address bar, changed by callbacks, published back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.study import Study
from dashboard import cache, link
from dashboard.link import View

_VIEW = "parallax_view"  # the session's view, the one truth; widgets and the address bar only show it
_SAID = "parallax_said"  # the view that the address bar stands for
_ADDRESS = "parallax_address"  # its query string when last looked at
_OWN = "parallax_own_studies"


def current(way_in: str) -> View:
    """The view of this run; `way_in` is the page of the path, for links that name none.

    The address bar wins where it says something new (a link, Back); else the session's own view, which callbacks have
    changed.
    """
    asked = st.query_params.to_dict()
    if _VIEW not in st.session_state or asked != st.session_state[_ADDRESS]:
        st.session_state[_VIEW] = st.session_state[_SAID] = link.parse({"page": way_in, **asked})
        st.session_state[_ADDRESS] = asked
    return st.session_state[_VIEW]  # type: ignore[no-any-return]


def publish(view: View) -> None:
    """Let the address bar say the session's view; it is left alone where it says so already.

    `view` is the session's view with the study named, which a bare address leaves out.
    """
    if st.session_state[_VIEW] != st.session_state[_SAID]:
        st.query_params.from_dict(link.serialise(view))
        st.session_state[_VIEW] = st.session_state[_SAID] = view
        st.session_state[_ADDRESS] = st.query_params.to_dict()


def change(**changes: str | Sequence[str] | None) -> None:
    """Change the view; for callbacks, which run before the page does."""
    st.session_state[_VIEW] = link.change(st.session_state[_VIEW], **changes)


def go(page: str, **changes: str | Sequence[str] | None) -> None:
    """Open another page with the view changed; for callbacks."""
    change(page=page)
    change(**changes)


def open_study(
    made: Study, page: str = "overview", *, instead_of: str | None = None, **changes: str | Sequence[str] | None
) -> None:
    """Keep a study that the visitor made and open it, with nothing chosen but `changes`; for callbacks.

    It takes the place of the own study `instead_of` among those to choose from; Back still finds that one.
    """
    study_id = cache.keep(made)
    own = st.session_state.setdefault(_OWN, [])
    if instead_of in own:
        own.remove(instead_of)
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
