"""The ways in: files and folders, pasted text, addresses and feeds. What is given goes into the visitor's basket."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import fetching
from analysis.readers import EXTENSIONS, Lead, split_pasted
from analysis.readers.dates import iso_date
from analysis.types import Skipped
from dashboard import intake, parts, state
from dashboard.intake import Basket, Given

_BASKET, _ROUND, _REFUSED, _DATE = "own_basket", "own_round", "own_refused", "own_date_problem"
_AT_ONCE = 2.0  # seconds a visitor waits for what is quickly read, rather than see the progress flash by


def asked() -> str | None:
    """The basket that the link names."""
    return st.query_params.get("basket")


def current() -> Basket | None:
    """The basket of the link, or else of this session."""
    found = intake.find(asked()) or intake.find(st.session_state.get(_BASKET))
    if found is not None:
        st.session_state[_BASKET] = found.basket_id
    return found


def forget() -> None:
    """Throw the session's basket away; for callbacks."""
    intake.drop(st.session_state.pop(_BASKET, None))
    st.session_state.pop(_REFUSED, None)
    state.change(basket=None)


def bring(given: Sequence[Given], study_file: tuple[str, bytes] | None = None) -> None:
    """Put these into the basket, a new one where there is none; for callbacks."""
    basket = intake.find(st.session_state.get(_BASKET)) or intake.new()
    st.session_state[_BASKET] = basket.basket_id
    if study_file is not None:
        basket.study_file = study_file
    st.session_state[_REFUSED] = basket.add(given)
    basket.wait(_AT_ONCE)
    state.change(basket=basket.basket_id)


def refused() -> list[Skipped]:
    """What there was no room for the last time."""
    found: list[Skipped] = st.session_state.get(_REFUSED, [])
    return found


def date_of(written: str) -> str | None:
    """A typed date as ISO 8601; None where there is none or it can't be told, which the page then says."""
    written = written.strip()
    when = iso_date(written)
    if written and when is None:
        st.session_state[_DATE] = f"“{written[:40]}” is no date that can be told for sure. Write it as 2026-11-22."
    return when


def date_problem() -> str | None:
    """What to say of the last date that could not be told, once."""
    said: str | None = st.session_state.pop(_DATE, None)
    return said


def show() -> None:
    """Draw the ways in."""
    files, paste, web = st.tabs(["Files", "Pasted text", "Addresses and feeds"])
    with files:
        _files()
    with paste:
        _paste()
    with web:
        _web()


def _files() -> None:
    key = f"own_files_{st.session_state.get(_ROUND, 0)}"  # a new key empties the file chooser, which nothing else can
    folder = st.toggle("A whole folder", key="own_folder", help="All files in it that can be read.")
    st.file_uploader(
        "A folder" if folder else "Files",
        accept_multiple_files="directory" if folder else True,
        key=f"{key}_{folder}",
        on_change=_take_files,
        args=(f"{key}_{folder}",),
        help=f"Articles, tables of articles, or archives of them: {', '.join(EXTENSIONS)}. A study file (.toml) tells "
        "title, targets and codebook.",
    )


def _take_files(key: str) -> None:
    files = st.session_state[key] or []
    tomls = [f for f in files if f.name.lower().endswith(".toml")]
    given = [Given("file", f.name, f.getvalue()) for f in files if f not in tomls]
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    bring(given, (tomls[-1].name, tomls[-1].getvalue()) if tomls else None)


def _paste() -> None:
    with st.form("paste", clear_on_submit=True, border=False):
        st.text_area(
            "Pasted text",
            key="own_text",
            height=170,
            placeholder="Paste one article, page furniture and all; or several, with a line of --- between them.",
        )
        title, outlet, date = st.columns(3)
        title.text_input("Title", key="own_title", placeholder="if the text has none")
        outlet.text_input("Outlet", key="own_outlet")
        date.text_input("Date", key="own_date", placeholder="2026-11-22")
        st.form_submit_button("Add this text", on_click=_take_pasted)


def _take_pasted() -> None:
    said = st.session_state
    texts = split_pasted(said["own_text"]) or [""]
    title = said["own_title"] if len(texts) == 1 else None
    about = Lead("", title or None, said["own_outlet"] or None, date_of(said["own_date"] or ""))
    bring([Given("text", "pasted", text.encode("utf-8", "ignore"), about) for text in texts])


def _web() -> None:
    if not fetching.enabled():
        parts.note("This server fetches no addresses. Open an article in your browser, and save or paste it.")
        return
    with st.form("web", clear_on_submit=True, border=False):
        st.text_area(
            "Addresses",
            key="own_addresses",
            height=170,
            placeholder="https://outlet.example/article\nhttps://outlet.example/feed.rss",
            help=f"One a line, {fetching.MOST} at most; articles or RSS and Atom feeds. They are fetched once, one "
            "after the other. Sites see the address of this server, not yours.",
        )
        st.form_submit_button("Fetch these", on_click=_take_addresses)


def _take_addresses() -> None:
    take_leads([Lead(url) for url in fetching.web_addresses(st.session_state["own_addresses"])])


def take_leads(leads: Sequence[Lead]) -> None:
    """Fetch these; for callbacks."""
    bring([Given("address", lead.url, about=lead) for lead in leads])
