"""What can be done with the study that is shown: rename, copy, put away, delete."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import cache, parts, signing, state
from dashboard.cache import Opened
from dashboard.words import plain

_TITLE, _ASKED = "s_title", "parallax_delete_asked"


def show(found: Opened) -> None:
    """Draw the actions that the key allows."""
    parts.section("This study")
    if found.may_edit:
        _rename(found)
    with st.container(horizontal=True, gap="small"):
        st.button("Make a copy", key="s_copy", on_click=_copy, args=(found,), help="A study of your own to go on with.")
        if found.kept is not None and found.may_edit:
            if found.kept.archived:
                st.button("Take it out of the archive", key="s_archive", on_click=_archive, args=(found, False))
            else:
                st.button("Put it into the archive", key="s_archive", on_click=_archive, args=(found, True))
            st.button("Delete …", key="s_delete", on_click=_ask, args=(found,))
    with st.container():  # holds the place, so that what follows is not built anew
        if found.may_edit and st.session_state.get(_ASKED) == found.key:
            _make_sure(found)


def _rename(found: Opened) -> None:
    with st.form("s_rename", border=False):
        key = f"{_TITLE}_{found.fingerprint[:12]}"
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.text_input("Title", value=found.study.title, key=key, width=420)
            st.form_submit_button("Rename", on_click=_renamed, args=(found, key))


def _renamed(found: Opened, key: str) -> None:
    title = " ".join(st.session_state[key].split())
    if not title:
        state.note("A study needs a title.")
    elif title != found.study.title:
        state.save_study(replace(found.study, title=title))


def _copy(found: Opened) -> None:
    title = f"{found.study.title} (copy)"
    state.open_study(replace(found.study, title=title), "studies", f"A copy of “{found.study.title}”")


def _archive(found: Opened, archived: bool) -> None:
    state.attempt(lambda: cache.store().archive(found.key, archived, signing.person()))


def _ask(found: Opened) -> None:
    st.session_state[_ASKED] = found.key


def _make_sure(found: Opened) -> None:
    parts.notice(
        f"“{found.study.title}” will be deleted for good, with its history, its links and its snapshots. Nobody can "
        "bring it back."
    )
    with st.container(horizontal=True, gap="small"):
        label = f"Delete “{plain(found.study.title)}” for good"
        st.button(label, key="s_delete_sure", type="primary", on_click=_delete, args=(found,))
        st.button("Keep it", key="s_keep", on_click=lambda: st.session_state.pop(_ASKED, None))


def _delete(found: Opened) -> None:
    st.session_state.pop(_ASKED, None)
    gone = state.attempt(lambda: cache.store().delete(found.key, signing.person()))
    if gone is not None:
        cache.forget(gone)
        state.forget(found.key)
        state.note(f"“{found.study.title}” is deleted.")
        state.go("studies", study=None, target=None, articles=(), article=None)
