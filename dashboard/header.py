"""The header: study, articles on and off, target, voice, copy link, export. Its choices hold across pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import cache, export, standing, state, styles
from dashboard.components import copy_link
from dashboard.link import VOICES
from dashboard.words import plain

if TYPE_CHECKING:
    from dashboard.frame import Frame

_VOICES = {"all": "all voices", "own": "own voice", "quoted": "quoted"}


def show(frame: Frame) -> None:
    """Draw the header for a page."""
    view = frame.view
    with st.container(key="header", horizontal=True, vertical_alignment="bottom", gap="medium"):
        titles = state.studies(frame.opened)
        if len(titles) > 1:
            st.session_state["h_study"] = frame.study_id
            st.selectbox(
                "Study",
                list(titles),
                key="h_study",
                format_func=lambda key: titles.get(key, str(key)),
                on_change=_choose_study,
                width=230,
            )
        if len(frame.cast) > 1:
            styles.colour_letters("h_articles", frame.cast.values())
            st.session_state["h_articles"] = list(frame.on)
            st.pills(
                "Articles",
                list(frame.cast),
                selection_mode="multi",
                key="h_articles",
                format_func=lambda a: frame.cast[a].letter,
                on_change=_choose_articles,
                args=(list(frame.cast),),
                help="Switch articles on and off. " + " · ".join(plain(m.name) for m in frame.cast.values()),
            )
        if frame.analysis.targets:
            names = {t.target_id: t.name for t in frame.analysis.targets}
            st.session_state["h_target"] = frame.target.target_id if frame.target else None
            st.selectbox(
                "Target",
                list(names),
                key="h_target",
                format_func=lambda t: names.get(t, str(t)),
                on_change=_choose_target,
                width=230,
                help="Whom or what the measures of framing ask about.",
            )
        st.session_state["h_voice"] = view.voice
        st.segmented_control(
            "Voice",
            list(VOICES),
            key="h_voice",
            required=True,
            format_func=lambda v: _VOICES[v],
            on_change=_choose_voice,
            help="Own voice: the article itself speaks. Quoted: words in quotation marks, or reported as somebody's.",
        )
        with st.container(key="header-end", horizontal=True, width="content", gap="small"):
            copy_link.show(view, *_link(frame))
            export.show(frame)
    standing.show(frame.opened)


def _link(frame: Frame) -> tuple[str, str]:
    """The key to hand on, and what its link is called: whoever may change a study does not give that away unawares."""
    if not frame.may_edit:
        return frame.study_id, "Copy link"
    key = cache.store().view_key(frame.study_id)
    return (key, "Copy view link") if key else (frame.study_id, "Copy edit link")


def _choose_study() -> None:
    chosen = st.session_state["h_study"]
    state.change(study=chosen, target=None, articles=(), article=None, sentence=None)


def _choose_articles(known: list[str]) -> None:
    """All on, or none on, is the same as no choice; the order is the study's."""
    chosen = set(st.session_state["h_articles"])
    state.change(articles=() if len(chosen) in (0, len(known)) else tuple(a for a in known if a in chosen))


def _choose_target() -> None:
    state.change(target=st.session_state["h_target"], pick=None, sentence=None)


def _choose_voice() -> None:
    state.change(voice=st.session_state["h_voice"] or VOICES[0])
