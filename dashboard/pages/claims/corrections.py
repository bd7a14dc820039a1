"""Putting a statement right: the same as another, wordings that say something else, one that was missed, its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from analysis.claims.centrality import stems
from analysis.recoding import Recode, Recoding
from dashboard.pages import put_right, recoded
from dashboard.pages.entities.actions import tidy

if TYPE_CHECKING:
    from dashboard.charts.coverage import Statement
    from dashboard.frame import Frame

FIXES = {
    "split": "Some wordings say something else",
    "add": "A wording was missed",
    "merge": "Same as another statement",
    "reword": "Word it otherwise",
    "drop": "No statement in common",
}
_SHOWN = 64  # characters of a sentence in a menu: one line of it
_OFFERED = 60  # in a menu, the likest first


def form(frame: Frame, row: Statement) -> None:
    """What can be put right about one statement, folded away until asked for."""
    with st.expander("Put this statement right"):
        fix = st.radio("What is wrong?", list(FIXES), key="claim_fix", format_func=lambda f: FIXES[f])
        {"split": _split, "add": _add, "merge": _merge, "reword": _reword, "drop": _drop}[fix](frame, row)
        put_right.say_refusal("claim")


def _split(frame: Frame, row: Statement) -> None:
    labels = {i: _label(frame, i) for i in row.sentences}
    key = f"claim_split_{row.claim_id}"
    st.multiselect("They say something else", list(labels), key=key, format_func=lambda i: labels[i])

    def made() -> None:
        chosen = tuple(i for i in row.sentences if i in st.session_state[key])
        if not chosen:
            put_right.refuse("claim", "Choose the wordings that do not belong here.")
        else:
            recoded.take(frame, Recoding(Recode.SPLIT, row.claim_id, sentences=chosen), pick=f"claim:{row.claim_id}")

    st.button("Split these off", key="claim_split", type="primary", on_click=made)
    st.caption("Where two articles or more say what is split off, it becomes a statement of its own.")


def _add(frame: Frame, row: Statement) -> None:
    said = {i: s.text for i, s in frame.sentences.items() if not s.is_title and s.article_id in frame.on}
    menu = _likest(frame, row.sentences, said)
    chosen = _choose("This sentence says it too", {i: _label(frame, i) for i in menu}, f"claim_add_{row.claim_id}")

    def made() -> None:
        if chosen is None:
            put_right.refuse("claim", "Choose a sentence.")
        else:
            recoded.take(frame, Recoding(Recode.ADD, row.claim_id, sentences=(chosen,)), pick=f"claim:{row.claim_id}")

    st.button("Add this wording", key="claim_add", type="primary", on_click=made)


def _merge(frame: Frame, row: Statement) -> None:
    texts = {c.claim_id: c.text for c in frame.analysis.claims if c.claim_id != row.claim_id}
    menu = _likest(frame, row.sentences, texts)
    chosen = _choose("It says the same as", {i: _cut(texts[i]) for i in menu}, f"claim_merge_{row.claim_id}")

    def made() -> None:
        if chosen is None:
            put_right.refuse("claim", "Choose the other statement.")
        else:
            recoded.take(frame, Recoding(Recode.MERGE, row.claim_id, chosen), pick=f"claim:{row.claim_id}")

    st.button("Make the two one", key="claim_merge", type="primary", on_click=made)


def _reword(frame: Frame, row: Statement) -> None:
    now = next(c.text for c in frame.analysis.claims if c.claim_id == row.claim_id)
    key = f"claim_reword_{row.claim_id}"
    st.text_area("In your words", value=now, key=key)

    def made() -> None:
        text = tidy(st.session_state[key])
        if not text or text == now:
            put_right.refuse("claim", "Type what the statement should be called; nothing changed yet.")
        else:
            recoded.take(frame, Recoding(Recode.REWORD, row.claim_id, text), pick=f"claim:{row.claim_id}")

    st.button("Use these words", key="claim_reword", type="primary", on_click=made)


def _drop(frame: Frame, row: Statement) -> None:
    st.caption("It leaves the grid; its sentences count as matching nothing, unless they stand in another statement.")
    recoding = Recoding(Recode.DROP, row.claim_id)
    st.button(
        "Drop this statement",
        key="claim_drop",
        type="primary",
        on_click=recoded.take,
        args=(frame, recoding),
        kwargs={"pick": None},
    )


def _choose(label: str, options: Mapping[str, str], key: str) -> str | None:
    return st.selectbox(
        label, list(options), index=None, key=key, format_func=lambda i: options[i], placeholder="the likest come first"
    )


def _likest(frame: Frame, own: tuple[str, ...], texts: Mapping[str, str]) -> list[str]:
    """Ids of the texts that share most content words with the statement's sentences, in reading order where equal."""
    mine = frozenset().union(*(stems(frame.sentences[i].text) for i in own))
    shared = {i: len(mine & stems(text)) / (len(stems(text)) + 3) for i, text in texts.items() if i not in own}
    return sorted(shared, key=lambda i: -shared[i])[:_OFFERED]


def _label(frame: Frame, sentence_id: str) -> str:
    s = frame.sentences[sentence_id]
    return f"{frame.cast[s.article_id].letter}: {_cut(s.text)}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"
