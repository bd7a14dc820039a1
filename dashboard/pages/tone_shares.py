"""The shares of tones in each article and voice, with their intervals, as a table below the means."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard.charts.tone import VOICES
from dashboard.rows import each
from dashboard.theme import TONE_WORDS

if TYPE_CHECKING:
    from dashboard.frame import Frame

_TONES = ("unfavourable", "neutral", "favourable", "unsure")


def show(frame: Frame, voices: Sequence[str]) -> None:
    """Shut at first: the chart above says the same in short."""
    with st.expander("Shares of the sentences, with 95% intervals"):
        st.html(table(frame, voices))


def table(frame: Frame, voices: Sequence[str]) -> str:
    """A row for each article and voice that speaks of the target; below three sentences only how many there are."""
    rows = frame.table("framing", target=True)
    rows = rows[rows["measure"].str.startswith("tone:")]
    found = {(r.article_id, r.voice, r.measure.removeprefix("tone:")): r for r in each(rows)}
    body = []
    for article_id in frame.on:
        for voice in voices:
            own = [found.get((article_id, voice, tone)) for tone in _TONES]
            known = [r for r in own if r is not None]
            if known and known[0].n:
                letter = escape(frame.cast[article_id].letter)
                cells = "".join(f"<td>{_share(r)}</td>" for r in own)
                body.append(f"<tr><th scope='row'>{letter}, {VOICES[voice]}</th>{cells}<td>{known[0].n}</td></tr>")
    heads = "".join(f"<th scope='col'>{escape(TONE_WORDS[t])}</th>" for t in _TONES)
    return (
        f"<table class='shares'><thead><tr><td></td>{heads}<th scope='col'>n</th></tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table>"
    )


def _share(row: Any) -> str:
    if row is None or pd.isna(row.value):
        return "too little"
    return f"{row.value:.0%} <span>{row.low:.0%}–{row.high:.0%}</span>"
