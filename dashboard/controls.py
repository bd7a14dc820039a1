"""The choices of a page that stand in its link: each reads a filter of the view and changes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import parts, state

if TYPE_CHECKING:
    from dashboard.frame import Frame


def choice(
    frame: Frame,
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    drops: tuple[str, ...] = (),
    implied: str | None = None,
    help: str = "",
) -> str:
    """One of a few options (value: words); the first is the default and stays out of the link.

    `drops` names filters that no longer make sense once this one changes. `implied` is what the rest of the link asks
    for where it does not name this choice; then every choice is written out. An unknown value in the link is said.
    """
    asked = frame.view.filter(name)
    if asked is not None and asked not in options:
        parts.notice(f"The link asks for “{asked}” under “{label}”, which is not there to choose.")
    values = list(options)
    value = asked if asked is not None and asked in options else implied or values[0]
    key = f"c_{name}"

    def changed() -> None:
        now = st.session_state[key]
        gone: dict[str, str | None] = dict.fromkeys(drops)
        state.change(sentence=None, **gone, **{name: None if now == values[0] and implied is None else now})

    st.session_state[key] = value
    st.segmented_control(
        label, values, key=key, required=True, format_func=lambda v: options[v], on_change=changed, help=help or None
    )
    return value


def several(frame: Frame, name: str, label: str, options: Mapping[str, str], *, help: str = "") -> tuple[str, ...]:
    """Any number of options (value: words), none by default; in the link they are parted by commas."""
    asked = [v for v in (frame.view.filter(name) or "").split(",") if v]
    for value in (v for v in asked if v not in options):
        parts.notice(f"The link asks for “{value}” under “{label}”, which is not there to choose.")
    chosen = [v for v in options if v in asked]
    key = f"c_{name}"

    def changed() -> None:
        state.change(**{name: ",".join(v for v in options if v in st.session_state[key])})

    st.session_state[key] = chosen
    st.pills(
        label,
        list(options),
        selection_mode="multi",
        key=key,
        format_func=lambda v: options[v],
        on_change=changed,
        help=help or None,
    )
    return tuple(chosen)


def menu(
    frame: Frame,
    name: str,
    label: str,
    options: Mapping[str, str],
    nothing: str,
    *,
    drops: tuple[str, ...] = (),
    help: str = "",
    width: int = 215,
) -> str | None:
    """One of many options (id: name), or none of them, shown as `nothing`. An unknown id in the link is said.

    `width` in pixels: the names of articles and topics are longer than those of people.
    """
    asked = frame.view.filter(name)
    if asked is not None and asked not in options:
        parts.notice(f"The link names “{asked}” under “{label}”, which this study does not have.")
    value = asked if asked in options else None
    key = f"c_{name}"

    def changed() -> None:
        gone: dict[str, str | None] = dict.fromkeys(drops)
        state.change(sentence=None, **gone, **{name: st.session_state[key]})

    st.session_state[key] = value or ""
    st.selectbox(
        label,
        ["", *options],
        key=key,
        format_func=lambda v: options.get(v, nothing),
        on_change=changed,
        help=help or None,
        width=width,
    )
    return value
