"""Bringing one's own: files and pasted text, what to ask about, and the study they become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from analysis.errors import AnalysisError
from analysis.readers import EXTENSIONS, Reading, read_bytes, read_pasted
from analysis.study import Study
from dashboard import own, parts, state
from dashboard.charts.text import counted
from dashboard.words import count, number, plain, sentence

_PASTED, _READ, _ROUND, _FAILED = "own_pasted", "own_read", "own_round", "own_failed"
_FIRST_WORDS = 12
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
            height=110,
        )
        st.form_submit_button("Ask about these", on_click=_ask, args=(study,))
    _say_failure("targets")


def articles(study: Study) -> None:
    """Files and pasted text, and what to do with them."""
    parts.section(
        "Bring your own articles",
        "Upload several files at once, or paste. Nothing leaves this server, and the shipped story stays as it is.",
    )
    uploading, pasting = st.columns(2, gap="large")
    with uploading:
        files = st.file_uploader(
            "Files",
            accept_multiple_files=True,
            key=f"own_files_{_round()}",
            help=f"One article a file, or tables with one a row: {', '.join(EXTENSIONS)}. A study file (.toml) tells "
            "title, targets and codebook.",
        )
    with pasting:
        _paste()
    tomls = {f.name: f.getvalue() for f in files if f.name.lower().endswith(".toml")}
    readings = [_read(f.file_id, f.name, f.getvalue()) for f in files if f.name not in tomls]
    readings += st.session_state.get(_PASTED, [])
    if not readings and not tomls:
        return
    _basket(readings, list(tomls))
    if any(r.articles for r in readings) or tomls:
        _start(study, readings, tomls)


def _round() -> int:
    """How often a study was started: a new number empties the file chooser, which nothing else can."""
    return int(st.session_state.get(_ROUND, 0))


def _read(file_id: str, name: str, data: bytes) -> Reading:
    """Read a file once a session, not on every run of the page."""
    known: dict[str, Reading] = st.session_state.setdefault(_READ, {})
    if file_id not in known:
        with st.spinner(f"Reading {len(data):,} bytes"):
            known[file_id] = read_bytes(name, data)
    return known[file_id]


def _paste() -> None:
    with st.form("paste", clear_on_submit=True, border=False):
        st.text_area(
            "Pasted text", key="own_text", height=150, placeholder="Paste one article, page furniture and all."
        )
        title, outlet, date = st.columns(3)
        title.text_input("Title", key="own_title", placeholder="if the text has none")
        outlet.text_input("Outlet", key="own_outlet")
        date.text_input("Date", key="own_date", placeholder="2026-11-22")
        st.form_submit_button("Add this text", on_click=_add_pasted)


def _add_pasted() -> None:
    said = st.session_state
    reading = read_pasted(
        said["own_text"], said["own_title"] or None, said["own_outlet"] or None, said["own_date"] or None
    )
    said[_PASTED] = [*said.get(_PASTED, []), reading]


def _basket(readings: Sequence[Reading], tomls: Sequence[str]) -> None:
    """What will go in, and what will not and why."""
    read = [a for r in readings for a in r.articles]
    lines = [
        f"<li>✓ {escape(a.title or _beginning(a.raw))} <span class='quiet'>{counted(len(a.raw.split()), 'word')}, "
        f"{escape(a.origin or '')}</span></li>"
        for a in read
    ]
    lines += [f"<li>✓ {escape(name)} <span class='quiet'>study file</span></li>" for name in tomls]
    lines += [
        f"<li>✗ {escape(s.origin)}: {escape(s.reason)} {escape(s.hint or '')}</li>" for r in readings for s in r.skipped
    ]
    skipped = sum(len(r.skipped) for r in readings)
    words = f"{sentence(count(len(read), 'article'))} read"
    words += f", {number(skipped)} could not be" if skipped else ""
    st.html(f"<div class='definitions' role='status'><h3>{words}</h3><ul class='facts'>{''.join(lines)}</ul></div>")
    if st.session_state.get(_PASTED):
        st.button("Forget the pasted texts", key="own_forget", on_click=lambda: st.session_state.pop(_PASTED))


def _start(study: Study, readings: list[Reading], tomls: dict[str, bytes]) -> None:
    options = {_NEW: "Start a study of my own", _ADD: f"Add them to “{study.title}”"}
    way = st.radio("What to do with them", list(options), format_func=lambda o: plain(options[o]), key="own_way")
    if way == _NEW:
        st.text_input("Title of the study", key="own_study", placeholder=own.UNNAMED)
        st.text_area(
            "Ask about", key="own_targets", help=_TARGETS_HELP, placeholder="Ada Bell: Bell, the mayor", height=90
        )
    found = sum(len(r.articles) for r in readings)
    st.button(
        f"Analyse {count(found, 'article')}" if way == _NEW else f"Add {count(found, 'article')} and analyse again",
        type="primary",
        key="own_start",
        on_click=_open,
        args=(study, readings, tomls, way),
    )
    _say_failure("start")


def _open(study: Study, readings: list[Reading], tomls: dict[str, bytes], way: str) -> None:
    said = st.session_state
    try:
        toml = next(iter(tomls.values())).decode("utf-8-sig") if tomls else None
        if way == _NEW:
            made = own.new_study(said["own_study"], readings, own.targets_from(said["own_targets"]), toml)
        else:
            made = own.with_articles(study, readings)
    except UnicodeDecodeError:
        said[_FAILED] = ("start", AnalysisError("The study file is not UTF-8 text.", "Save it as UTF-8."))
        return
    except AnalysisError as error:
        said[_FAILED] = ("start", error)
        return
    said[_ROUND] = _round() + 1
    said.pop(_PASTED, None)
    said.pop(_READ, None)
    if way == _NEW:
        state.open_study(made)
    else:
        state.save_study(made, page="overview")


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


def _beginning(text: str) -> str:
    """The first words of a text, to know it by."""
    words = text.split(maxsplit=_FIRST_WORDS)
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")
