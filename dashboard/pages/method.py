"""Method: each measure in plain words, its formula, how good it is and what it cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import gate, methods, parts, state
from dashboard.frame import Frame
from dashboard.methods import Measure
from dashboard.words import count, plain, sentence

_CHOICE = "c_measure"


def show(frame: Frame) -> None:
    """Draw the page."""
    found = methods.measures()
    if not found:
        parts.lede("The descriptions of the measures are not here")
        parts.empty("Nothing to show", "They are read from docs/method, which this installation lacks.")
        return
    parts.lede(
        f"{sentence(count(len(found), 'measure'))}: how each is made, how good it is, and what it can’t do",
        "None of them says what is true or who is right. Each counts something in the words of the articles, and each "
        "errs; the figures say how often.",
    )
    contents, text = st.columns([1, 2.6], gap="large")
    with contents:
        chosen = _contents(frame, found)
    with text:
        _measure(found[chosen])


def _contents(frame: Frame, found: Mapping[str, Measure]) -> str:
    """The table of contents; what is chosen stands in the link as `measure`."""
    asked = frame.view.filter("measure")
    if asked is not None and asked not in found:
        parts.notice(f"The link asks for the measure “{asked}”, which is not described here.")
    first = next(iter(found))
    st.session_state[_CHOICE] = asked if asked in found else first

    def chosen() -> None:
        now = st.session_state[_CHOICE]
        state.change(measure=None if now == first else now)

    return str(
        st.radio(
            "Measures",
            list(found),
            key=_CHOICE,
            format_func=lambda i: plain(found[i].title),
            on_change=chosen,
        )
    )


def _measure(measure: Measure) -> None:
    """What it tells, how good it is held to be, and then how it is made in full."""
    parts.section(measure.title)
    if measure.short:
        st.html(f"<p class='in-short'>{escape(measure.short)}</p>")
    held = gate.floors(measure.measure_id)
    if held:
        rows = "".join(f"<tr><td>{escape(f.words)}</td><td>{escape(f.bound)}</td></tr>" for f in held)
        st.html(
            "<div class='held'><h3>How good it has to be</h3><p>Tests and benchmarks fail where a figure goes beyond "
            f"its bound. 1 is perfect where nothing else is said. {escape(' '.join(gate.explained(held)))}</p>"
            f"<table><tbody>{rows}</tbody></table></div>"
        )
    with st.container(key="method-text"):
        st.markdown(measure.text)
