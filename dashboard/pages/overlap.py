"""Overlap: how many independent texts there are, and what text the articles share."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.recoding import Recode, Recoding, passage_id
from analysis.types import Passage
from dashboard import answers, controls, parts, recodings, state, styles
from dashboard.charts.overlap_matrix import (
    MOST_ARTICLES,
    matrix_width,
    overlap_alt,
    overlap_matrix,
    overlap_order,
    pair_words,
)
from dashboard.charts.text import percent
from dashboard.components import passages
from dashboard.frame import Frame
from dashboard.pages import recoded
from dashboard.rows import each
from dashboard.words import count, listed, sentence

_AT = "@"  # parts the two ids of a pair in the link
_HEADS = 12  # headlines of one text, and texts of several articles: more are not read at once
_OFFERED = 300  # pairs in the menu: those without a passage are left to the matrix where there are more


def show(frame: Frame) -> None:
    """Draw the page."""
    recoded.say(frame)
    pairs = answers.pairs(frame)
    parts.lede(*answers.overlap(frame))
    if pairs.empty:
        parts.empty("Nothing to compare", "Overlap needs two articles in English or more that are switched on.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        pair = controls.menu(frame, "pair", "Pair", _options(frame, pairs), "all pairs")
        st.button("Whom they cite: Sources", key="to_sources", on_click=state.go, args=("sources",))
    left, right = parts.two_columns()
    with left:
        units = overlap_order(pairs, [frame.cast[a] for a in frame.compared], frame.analysis.overlap.groups)
        parts.section("How much text each pair shares", _about(len(frame.compared)))
        chosen = _ids(pair) if pair else None
        figure = overlap_matrix(pairs, units, frame.mode, chosen)
        styles.least_width("overlap", matrix_width(len(units)))
        parts.chart(figure, "overlap", overlap_alt(pairs, units), lambda data: {"pair": _key(pairs, data)})
    with right:
        if pair is None:
            _independent(frame, answers.independent(frame))
        else:
            _relation(frame, pairs, *_ids(pair))
    _passages(frame, pair)
    recoded.listing(frame, recodings.OF_PASSAGES)


def _about(on: int) -> str:
    words = (
        "Area and number: the share of the shorter article's words. Filled: word for word; outlined: in other words. "
        "A dot: compared, and no passage shared."
    )
    return words + (f" The {MOST_ARTICLES} articles that share most." if on > MOST_ARTICLES else "")


def _options(frame: Frame, pairs: pd.DataFrame) -> dict[str, str]:
    """The pairs by how much they share, most first; of many those that share something, and the one in the link."""
    shared = pairs.assign(shared=pairs["verbatim"] + pairs["reworded"])
    if len(shared) > _OFFERED:
        asked = frame.view.filter("pair") or _AT
        linked = (shared["left_id"] == _ids(asked)[0]) & (shared["right_id"] == _ids(asked)[1])
        shared = shared[(shared["shared"] > 0) | linked]
    shared = shared.sort_values(["shared", "similarity", "left_id", "right_id"], ascending=[False, False, True, True])
    return {
        f"{p.left_id}{_AT}{p.right_id}": f"{frame.cast[p.left_id].letter} and {frame.cast[p.right_id].letter}: "
        + (percent(p.shared) if p.shared > 0 else "no passage")
        for p in each(shared)
    }


def _ids(pair: str) -> tuple[str, str]:
    left, _, right = pair.partition(_AT)
    return left, right


def _key(pairs: pd.DataFrame, data: Any) -> str:
    """The pair of a square, which names its articles in the order of the matrix."""
    one, other = data
    known = ((pairs["left_id"] == one) & (pairs["right_id"] == other)).any()
    return f"{one}{_AT}{other}" if known else f"{other}{_AT}{one}"


def _independent(frame: Frame, groups: dict[str, list[str]]) -> None:
    """Which articles are one text, with their headlines: copies differ there first."""
    several = [own for own in groups.values() if len(own) > 1]
    if not several:
        parts.aside(
            "Independent texts",
            "Each article is a text of its own. Choose a square or a dot to see what is known of two.",
        )
        return
    lines = []
    for own in sorted(several, key=len, reverse=True)[:_HEADS]:
        shown = [frame.cast[a] for a in own[:_HEADS]]
        heads = "".join(f"<li>{escape(m.letter)} · {escape(m.title)}</li>" for m in shown)
        heads += f"<li>and {len(own) - _HEADS:,} more</li>" if len(own) > _HEADS else ""
        lines.append(f"<h3>One text, {count(len(own), 'article')}</h3><ul class='facts'>{heads}</ul>")
    st.html(f"<div class='definitions'>{''.join(lines)}</div>")


def _relation(frame: Frame, pairs: pd.DataFrame, left: str, right: str) -> None:
    """What is known of two articles together."""
    pair = pairs[(pairs["left_id"] == left) & (pairs["right_id"] == right)].iloc[0]
    a, b = frame.cast[left], frame.cast[right]
    cited = [{s.source for s in frame.analysis.sources if s.article_id == i} for i in (left, right)]
    both = sorted(cited[0] & cited[1])
    facts = [
        ("Relation", sentence(pair_words(pair.to_dict()))),
        ("Likeness", f"{pair['similarity']:.2f} of 1, by the meaning of their sentences"),
        ("Sources of both", listed(both[:8]) if both else "none found"),
    ]
    if isinstance(source := pair.get("source_id"), str):
        facts.insert(1, ("Came first", frame.cast[source].name))
    entries = "".join(f"<dt>{escape(head)}</dt><dd>{escape(said)}</dd>" for head, said in facts)
    heads = "".join(f"<li>{escape(m.letter)} · {escape(m.title)}</li>" for m in (a, b))
    title = f"{escape(a.letter)} and {escape(b.letter)}"
    st.html(f"<div class='definitions'><h3>{title}</h3><ul class='facts'>{heads}</ul><dl>{entries}</dl></div>")
    if st.button("Read both side by side", key="read_both"):
        state.go("read", article=left, beside=right)


def _passages(frame: Frame, pair: str | None) -> None:
    found = [p for p in frame.analysis.overlap.passages if p.left_id in frame.on and p.right_id in frame.on]
    if pair is not None:
        found = [p for p in found if (p.left_id, p.right_id) == _ids(pair)]
    if not found:
        if pair is not None:
            parts.section("Shared passages", "These two share no passage, neither word for word nor reworded.")
        return
    found.sort(key=_weight)
    parts.section(
        "Shared passages",
        f"{sentence(count(len(found), 'passage'))}{', longest first' * (len(found) > 1)}. "
        "Word for word: differing words are underlined. "
        "In other words: the words that both have are marked.",
    )

    def reject(passage: Passage) -> None:
        recoded.take(frame, Recoding(Recode.NOT_SHARED, passage=passage_id(passage)))

    passages.show(frame, found, "passages", reject)


def _weight(p: Passage) -> tuple[bool, int, str, int]:
    return p.kind != "verbatim", p.left_start - p.left_end, p.left_id, p.left_start
