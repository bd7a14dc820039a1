"""The studies to choose from, and a new one."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

import settings
from analysis.study import Study, read_codebook
from dashboard import cache, own, parts, signing, state
from dashboard.cache import Opened
from dashboard.pages.studies.times import moment
from studies import Listed


def show(found: Opened, mine: Sequence[Listed]) -> None:
    """Draw who is here, the list, and the way to a new study."""
    _who()
    parts.section("Your studies", _about())
    if settings.EPHEMERAL.value:
        parts.notice(
            "What is kept here does not last: this server's disk is wiped from time to time. Take your study along "
            "from the page Articles, and bring it back there."
        )
    for one in (x for x in mine if not x.archived):
        _row(found, one)
    archived = [x for x in mine if x.archived]
    if archived:
        with st.expander("Archive", expanded=any(x.key == found.key for x in archived)):
            for one in archived:
                _row(found, one)
    for key in cache.shipped_studies():
        shipped = cache.opened(key)
        if shipped is not None:
            _line(shipped.study.title, "comes with Parallax", key, key == found.key)
    _new()


def _who() -> None:
    if not signing.is_on():
        return
    if signing.person() is None:
        parts.aside(
            "Not signed in",
            "Studies that you make while signed in belong to you, on every device. Signing in leads to the first page: "
            "keep the edit link of a study that you have open.",
        )
        st.button("Sign in", key="s_sign_in", on_click=st.login)
    else:
        parts.aside("Signed in", signing.called())
        st.button("Sign out", key="s_sign_out", on_click=st.logout)


def _about() -> str:
    if signing.person() is not None:
        return "All that belong to you."
    return "Those of this visit. Another day, a study's edit link opens it again; it is the only key there is."


def _row(found: Opened, one: Listed) -> None:
    _line(one.title, f"{moment(one.changed)}, revision {one.revision}", one.key, one.key == found.key)


def _line(title: str, about: str, key: str, current: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f"<p class='done'>{escape(title)} <span class='quiet'>{escape(about)}</span></p>")
        label = "Shown" if current else "Open"
        st.button(label, key=f"s_open_{key[:12]}", type="tertiary", disabled=current, on_click=_open, args=(key,))


def _open(key: str) -> None:
    state.go("studies", study=key, target=None, articles=(), article=None)


def _new() -> None:
    parts.section("A new study", "It begins with a title; articles go in on the page Articles.")
    with (
        st.form("s_new", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        st.text_input("Title of the new study", key="s_new_title", placeholder=own.UNNAMED, width=300)
        st.form_submit_button("Begin", on_click=_begin)


def _begin() -> None:
    title = " ".join(st.session_state["s_new_title"].split()) or own.UNNAMED
    state.open_study(Study(title, (), codebook=read_codebook(own.CODEBOOK)), "articles", "Begun")
