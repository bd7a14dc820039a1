"""The links to a study: to change it, to look at it, and to look at it as it stands now."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard import cache, parts, signing, state
from dashboard.cache import Opened
from dashboard.pages.studies.times import moment
from dashboard.work import Run
from studies import Kind, Link

_LOOKS_ON = 1.0  # seconds between two looks at an analysis that is going on
_ABOUT = {
    Kind.EDIT: "Whoever has it can change the study.",
    Kind.VIEW: "Whoever has it sees the study as it stands at that moment, and can change nothing.",
}


def show(found: Opened) -> None:
    """Draw the links, for those who may change the study."""
    if not found.may_edit:
        return
    links = cache.store().links(found.key)
    belongs = signing.person() is not None
    parts.section(
        "Links",
        "Send one to a colleague; it can be revoked, and is dead at once."
        + ("" if belongs else " The edit link is the only key to this study: keep it, it is in the address bar too."),
    )
    editing = [link for link in links if link.kind is Kind.EDIT]
    _row("To change it", _ABOUT[Kind.EDIT], next((x for x in editing if x.key == found.key), editing[0]))
    st.button(
        "Put a new edit link in its place", key="s_renew", on_click=_renew, args=(found,), help="The old one is dead."
    )
    for link in (x for x in links if x.kind is Kind.VIEW):
        _row("To look at it", _ABOUT[Kind.VIEW], link)
        _revoke(found, link)
    st.button("Make a further view link", key="s_view", on_click=_new_view, args=(found,))
    _snapshots(found, [x for x in links if x.kind is Kind.SNAPSHOT])


def _snapshots(found: Opened, links: list[Link]) -> None:
    parts.section("Snapshots", "A link to the study as it stands now, results included. Later changes do not touch it.")
    for link in links:
        _row(f"Revision {link.revision}", f"Made on {moment(link.created)}.", link)
        _revoke(found, link)
    ready = cache.slot(found.fingerprint).analysis is not None
    with st.container():  # holds the place, so that what follows is not built anew
        if not ready and found.study.articles:
            _look_on(found, cache.analyse(found))
    st.button("Make a snapshot", key="s_snapshot", on_click=_snapshot, args=(found,), disabled=not ready)


@st.fragment(run_every=_LOOKS_ON)
def _look_on(found: Opened, run: Run) -> None:
    """Wait for the results without holding up the page."""
    if run.done.is_set() and run.error is None:
        st.rerun()
    words = "The results are being worked out; a snapshot can be made once they are there."
    parts.note(str(run.error) if run.error else words)


def _row(title: str, about: str, link: Link) -> None:
    parts.aside(title, about)
    st.code(_address(link.key), language=None, wrap_lines=True)


def _address(key: str) -> str:
    """The whole address of a study, as this visitor reached the server."""
    base = (st.context.url or "").partition("?")[0].rstrip("/")
    return f"{base}/?{urlencode({'study': key})}"


def _revoke(found: Opened, link: Link) -> None:
    st.button("Revoke it", key=f"s_revoke_{link.key[:8]}", on_click=_change, args=(found, link.key))


def _change(found: Opened, key: str) -> None:
    state.attempt(lambda: cache.store().revoke(found.key, key, signing.person()))


def _new_view(found: Opened) -> None:
    state.attempt(lambda: cache.store().new_link(found.key, Kind.VIEW, signing.person()))


def _renew(found: Opened) -> None:
    key = state.attempt(lambda: cache.store().renew(found.key, signing.person()))
    if key is not None:
        state.forget(found.key)
        state.go("studies", study=key)
        state.note("The old edit link is dead. The new one is in the address bar: keep it.")


def _snapshot(found: Opened) -> None:
    from studies import snapshots
    from studies.results import version

    slot, kept = cache.slot(found.fingerprint), found.kept
    if slot.analysis is None or kept is None:
        return
    data, who = snapshots.dump(slot.analysis, slot.tables), signing.person()
    state.attempt(lambda: cache.store().snapshot(found.key, kept.revision, data, version(), who))
