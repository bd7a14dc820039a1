"""Bringing one's own: what came in, what to ask about, and the study that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analysis.errors import AnalysisError
from analysis.study import Study
from analysis.types import CleanArticle
from dashboard import own, parts, state
from dashboard.intake import Basket
from dashboard.pages.articles import basket, giving
from dashboard.words import count, plain

_FAILED = "own_failed"
_NEW, _ADD = "new", "add"
_EXAMPLE = "Ada Bell: Bell, the mayor\nthe new bridge"
_TARGETS_HELP = (
    "One a line. With a capital it is a name, as the articles write it; without, a term (“the port”). After a colon, "
    "what else stands for it: “Ada Bell: Bell, the mayor”."
)


def targets(study: Study) -> None:
    """What the measures of framing ask about, to change."""
    parts.section("What is asked about", "Framing, labels and tone are measured toward these targets.")
    with st.form("targets", border=False):
        st.text_area(
            "Targets",
            value=own.targets_text(study.targets),
            key=f"targets_{study.fingerprint[:12]}",
            help=_TARGETS_HELP,
            placeholder=_EXAMPLE,
            height="content",
        )
        st.form_submit_button("Ask about these", on_click=_ask, args=(study,))
    _say_failure("targets")


def articles(study: Study, known: Sequence[CleanArticle] = ()) -> None:
    """The ways in, and what to do with what came; `known` are the study's articles as cleaned."""
    parts.section(
        "Bring your own articles",
        "Files, pasted text or addresses, as many as you like. Nothing leaves this server but the addresses that you "
        "ask it to fetch.",
    )
    giving.show()
    found = giving.current()
    if found is None:
        if giving.asked() is not None:
            parts.notice("What was being brought in at this link is not here any more. Give it once more.")
        return
    basket.show(found, known)
    if not found.running and (found.study_file or any(i.taken for i in found.items())):
        _start(study, found)


def _start(study: Study, found: Basket) -> None:
    options = {_NEW: "Start a study of my own", _ADD: f"Add them to “{study.title}”"}
    if not study.articles:  # it was begun to take them
        options = dict(reversed(options.items()))
    way = st.radio("What to do with them", list(options), format_func=lambda o: plain(options[o]), key="own_way")
    if way == _NEW:
        st.text_input("Title of the study", key="own_study", placeholder=own.UNNAMED)
    if way == _NEW or not study.targets:
        st.text_area(
            "Ask about", key="own_targets", help=_TARGETS_HELP, placeholder="Ada Bell: Bell, the mayor", height=90
        )
    many = count(sum(i.taken for i in found.items()), "article")
    added = f"Add {many} and analyse" + (" again" if study.articles else "")
    st.button(
        f"Analyse {many}" if way == _NEW else added,
        type="primary",
        key="own_start",
        on_click=_open,
        args=(study, found, way),
    )
    _say_failure("start")


def _open(study: Study, found: Basket, way: str) -> None:
    said = st.session_state
    try:
        toml = found.study_file[1].decode("utf-8-sig") if found.study_file else None
        if way == _NEW:
            made = own.new_study(said["own_study"], [found.reading()], own.targets_from(said["own_targets"]), toml)
        else:
            made = own.with_articles(study, [found.reading()])
            if not made.targets:
                made = replace(made, targets=own.targets_from(said["own_targets"]))
    except UnicodeDecodeError:
        said[_FAILED] = ("start", AnalysisError("The study file is not UTF-8 text.", "Save it as UTF-8."))
        return
    except AnalysisError as error:
        said[_FAILED] = ("start", error)
        return
    if state.open_study(made) if way == _NEW else state.save_study(made, page="overview"):
        giving.forget()  # where it could not be kept, nothing that was given is lost


def _ask(study: Study) -> None:
    try:
        wanted = own.targets_from(st.session_state[f"targets_{study.fingerprint[:12]}"], study.targets)
    except AnalysisError as error:
        st.session_state[_FAILED] = ("targets", error)
        return
    if wanted != study.targets:
        state.save_study(replace(study, targets=wanted), page="framing" if wanted else "articles")


def _say_failure(place: str) -> None:
    """The last failure, once, where it happened."""
    where, error = st.session_state.get(_FAILED, (None, None))
    if where == place:
        del st.session_state[_FAILED]
        parts.problem(error)
