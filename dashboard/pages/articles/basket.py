"""What came in, before it goes into a study: the report, how tables were read, the articles to check and to edit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

import fetching
from analysis.readers import Columns, Lead
from analysis.readers.records import FIELDS
from analysis.types import CleanArticle
from dashboard import parts, reading, styles
from dashboard.intake import Basket, Item, telling
from dashboard.pages.articles import giving
from dashboard.words import count, number, plain

_TABLE, _TURN, _LIKE = "own_table", "own_turn", "own_like"
_MOST_COMPARED = 3_000  # articles; among more, copies are found by the analysis
_MOST_SHOWN = 20_000  # characters of one article
_NONE = ""
_NAMES = {
    "text": "Text",
    "title": "Title",
    "outlet": "Outlet",
    "published": "Date",
    "url": "Address",
    "id": "Id",
}


def show(basket: Basket, known: Sequence[CleanArticle]) -> None:
    """Draw the basket; `known` are the study's articles, to tell copies of them."""
    st.html(f"<style>{styles.read('intake.css')}</style>")
    if basket.running:
        _progress(basket)
    _report(basket)
    if basket.running:
        return
    _tables(basket)
    _leads(basket)
    items = basket.items()
    if items:
        _articles(basket, items, known)
        _preview(items)


@st.fragment(run_every=1.0)
def _progress(basket: Basket) -> None:
    """How far reading has come, drawn anew every second; at its end the page is."""
    if not basket.running:
        st.rerun()
    entries = basket.entries
    done = sum(e.stage == "done" for e in entries)
    name = next((e.given.name for e in entries if e.stage == "reading"), "")
    read = sum(len(e.articles) for e in entries)
    with st.container(key="own_progress"):
        st.progress(done / max(len(entries), 1), text=plain(f"Reading {name[:80]} · {done} of {len(entries)} done"))
        parts.note(
            f"{count(read, 'article')} so far. Reading goes on when you leave this page or load it again: its address "
            "leads back here."
        )
        st.button("Stop", key="own_stop", on_click=_stop, args=(basket,))


def _stop(basket: Basket) -> None:
    basket.stop()
    basket.wait(3.0)


def _report(basket: Basket) -> None:
    entries = basket.entries
    lines = telling.report(entries)
    if basket.study_file is not None:
        lines.append(telling.Line(True, basket.study_file[0], "study file"))
    lines += [telling.Line(False, s.origin, f"{s.reason} {s.hint or ''}") for s in giving.refused()]
    marks = {True: "✓", False: "×", None: "…"}
    items = [
        f"<li><b>{marks[line.good]}</b> {escape(line.about)}{':' if line.good is False else ''} "
        f"<span class='quiet'>{escape(line.more)}</span></li>"
        for line in lines
    ]
    st.html(
        f"<div class='definitions' role='status'><h3>{escape(telling.headline(entries))}</h3>"
        f"<ul class='facts intake'>{''.join(items)}</ul></div>"
    )
    waiting = not basket.running and any(e.stage != "done" for e in entries)
    with st.container(horizontal=True, gap="small"):
        if waiting:
            st.button("Go on reading", key="own_go_on", on_click=basket.go_on)
        if not basket.running:
            st.button("Forget all this", key="own_forget", on_click=giving.forget)


# -- tables ------------------------------------------------------------------------------------------------------------


def _tables(basket: Basket) -> None:
    """For each table which column was taken for what, to change."""
    for entry in basket.entries:
        for columns in entry.tables[:1]:
            found = ", ".join(
                f"{_NAMES[f].lower()} from “{plain(columns.fields[f])}”" for f in FIELDS if f in columns.fields
            )
            with st.expander(f"How {plain(entry.given.name)} was read: {found or 'no column was understood'}"):
                _columns(basket, entry.number, columns)


def _columns(basket: Basket, entry: int, columns: Columns) -> None:
    sample = pd.DataFrame(
        columns.sample, columns=list(columns.names)[: len(columns.sample[0])] if columns.sample else None
    )
    if not sample.empty:
        st.dataframe(sample, hide_index=True, height="content")
    places = st.columns(3)
    keys = {}
    for n, field in enumerate(FIELDS):
        keys[field] = f"own_column_{basket.basket_id}_{entry}_{field}"
        options = [_NONE, *columns.names]
        at = options.index(columns.fields[field]) if columns.fields.get(field) in options else 0
        places[n % 3].selectbox(
            _NAMES[field], options, index=at, key=keys[field], format_func=lambda o: o or "in no column"
        )
    st.button("Read it so", key=f"own_remap_{entry}", on_click=_remap, args=(basket, entry, keys))


def _remap(basket: Basket, entry: int, keys: Mapping[str, str]) -> None:
    chosen = {field: st.session_state[key] for field, key in keys.items()}
    basket.remap(entry, {field: name for field, name in chosen.items() if name != _NONE})
    basket.wait(2.0)


# -- leads -------------------------------------------------------------------------------------------------------------


def _leads(basket: Basket) -> None:
    """Articles that are named without their text, to fetch."""
    leads = basket.leads()
    if not leads:
        return
    many = count(len(leads), "article")
    parts.section(
        "Named, not there",
        f"A feed or a table names {many} by address, without the whole text. Choose which to fetch.",
    )
    if not fetching.enabled():
        parts.note("This server fetches no addresses: open them in your browser, and save or paste the articles.")
    rows = [
        {"fetch": n < fetching.MOST, "title": d.title, "outlet": d.outlet, "published": d.published, "url": d.url}
        for n, d in enumerate(leads)
    ]
    key = f"own_leads_{_digest([lead.url for lead in leads])}"
    chosen = st.data_editor(
        pd.DataFrame(rows),
        key=key,
        hide_index=True,
        disabled=["title", "outlet", "published", "url"],
        column_config={
            "fetch": st.column_config.CheckboxColumn("Fetch", width="small"),
            "title": st.column_config.TextColumn("Title", width="large"),
            "outlet": "Outlet",
            "published": "Date",
            "url": st.column_config.TextColumn("Address", width="medium"),
        },
    )
    wanted: list[Lead] = [lead for lead, yes in zip(leads, chosen["fetch"], strict=True) if yes]
    st.button(
        f"Fetch {count(len(wanted), 'article')}",
        key="own_fetch",
        disabled=not wanted or not fetching.enabled(),
        on_click=giving.take_leads,
        args=(wanted,),
    )


# -- articles ----------------------------------------------------------------------------------------------------------


def _articles(basket: Basket, items: Sequence[Item], known: Sequence[CleanArticle]) -> None:
    """The table to check and to edit. What it began with is kept, since its edits are told against that."""
    like = _likenesses(items, known)
    parts.section("Check before they go in", _checking(items, like))
    turn = str(st.session_state.get(_TURN, 0))
    shape = _digest([basket.basket_id, turn, *(f"{i.key} {i.article.article_id} {len(i.article.raw)}" for i in items)])
    kept_shape, table = st.session_state.get(_TABLE, (None, None))
    if kept_shape != shape:
        table = pd.DataFrame(telling.rows(items, like))
        st.session_state[_TABLE] = shape, table
    key = f"own_table_{shape}"
    noted = any(table["note"])
    st.data_editor(
        table,
        key=key,
        hide_index=True,
        column_order=[c for c in table.columns if c != "note" or noted],
        disabled=["begins", "note", "words", "removed", "origin"],
        on_change=_edit,
        args=(basket, key, [i.key for i in items]),
        column_config={
            "take": st.column_config.CheckboxColumn("In", width="small", help="Whether it goes into the study."),
            "title": st.column_config.TextColumn("Title", width="large"),
            "begins": st.column_config.TextColumn("Begins", width="medium"),
            "outlet": st.column_config.TextColumn("Outlet"),
            "published": st.column_config.TextColumn("Date", help="As 2026-11-22."),
            "note": st.column_config.TextColumn("To know", width="medium"),
            "words": st.column_config.NumberColumn("Words", width="small", format="localized"),
            "removed": st.column_config.NumberColumn("Taken out", width="small", help="Stretches of page furniture."),
            "origin": st.column_config.TextColumn("From"),
        },
    )
    if said := giving.date_problem():
        parts.notice(said)
    copies = [i.key for i in items if i.key in like and i.taken]
    if copies:
        label = "Leave the copy out" if len(copies) == 1 else f"Leave the {number(len(copies))} copies out"
        st.button(label, key="own_copies", on_click=_leave_out, args=(basket, copies))


def _checking(items: Sequence[Item], like: Mapping[str, str]) -> str:
    said = "Title, outlet and date can be edited in the table."
    if like:
        said += f" {count(len(like), 'article').capitalize()} may be there already: see under “To know”."
    return said


def _likenesses(items: Sequence[Item], known: Sequence[CleanArticle]) -> dict[str, str]:
    """Which articles are there already; found once for what is there."""
    if len(items) + len(known) > _MOST_COMPARED:
        return {}
    state = _digest([*(a.article_id for a in known), "", *(f"{i.key} {i.article.article_id}" for i in items)])
    kept: tuple[str, dict[str, str]] = st.session_state.get(_LIKE, ("", {}))
    if kept[0] != state:
        kept = state, telling.likenesses(items, known)
        st.session_state[_LIKE] = kept
    return kept[1]


def _edit(basket: Basket, key: str, keys: Sequence[str]) -> None:
    for row, changes in st.session_state[key]["edited_rows"].items():
        item = keys[int(row)]
        if "take" in changes:
            basket.take(item, bool(changes["take"]))
        said = {f: " ".join((changes[f] or "").split()) or None for f in ("title", "outlet") if f in changes}
        if "published" in changes:
            written = changes["published"] or ""
            when = giving.date_of(written)
            if when is not None or not written.strip():
                said["published"] = when
        if said:
            basket.edit(item, **said)


def _leave_out(basket: Basket, keys: Sequence[str]) -> None:
    for key in keys:
        basket.take(key, taken=False)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1  # a new table, which begins with what is so now


def _preview(items: Sequence[Item]) -> None:
    """One article as it was read: what was taken, and beside it what was removed."""
    names = {item.key: telling.name(item) for item in items}
    chosen = st.selectbox("Look at", list(names), format_func=lambda k: names.get(k, ""), key="own_look")
    item = next((i for i in items if i.key == chosen), items[0])
    clean = item.cleaned
    left, right = parts.two_columns()
    paragraphs = []
    room = _MOST_SHOWN
    for paragraph in clean.paragraphs:
        text = clean.raw[paragraph.start : paragraph.end][:room]
        room -= len(text)
        paragraphs.append(f"<p{' class=title' if paragraph.is_title else ''}>{escape(text)}</p>")
        if room <= 0:
            paragraphs.append("<p class='quiet'>… and more</p>")
            break
    with left:
        st.html(
            f"<div class='taken' tabindex='0' role='region' aria-label='The text taken'>{''.join(paragraphs)}</div>"
        )
    with right:
        gone = "".join(
            f"<li><span class='quiet'>{escape(reading.reason(r))}</span> {escape(r.text[:300])}</li>"
            for r in clean.removed[:200]
        )
        title = f"Taken out: {count(len(clean.removed), 'stretch')}"
        st.html(
            f"<div class='definitions removed'><h3>{escape(title)}</h3><ul class='facts'>{gone}</ul></div>"
            if gone
            else "<div class='definitions'><h3>Nothing is taken out</h3></div>"
        )


def _digest(parts_: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(parts_).encode("utf-8", "replace")).hexdigest()[:16]
