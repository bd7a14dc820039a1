"""Putting names right: what is unsure, what is wrong with one name, what was missed, and all that was done."""

from __future__ import annotations

import streamlit as st

from dashboard import parts, state
from dashboard.pages.entities import actions, decided, missing, queue, taking
from dashboard.pages.entities.chosen import Chosen
from dashboard.pages.entities.names import Names

FIXES = {
    "": "Same as another",
    "split": "Some are somebody else",
    "rename": "Wrongly named",
    "kind": "Wrong kind",
    "drop": "No name at all",
    "apart": "Different from another",
    "add": "Missed somewhere",
}
_DRAW = {
    "": actions.merge,
    "split": actions.split,
    "rename": actions.rename,
    "kind": actions.kind,
    "drop": actions.drop,
    "apart": actions.apart,
}


def show(names: Names) -> None:
    """Draw the view: questions first, or the name that is chosen."""
    frame = names.frame
    left, right = parts.two_columns()
    with left:
        taking.say(frame)
        chosen = Chosen.of(names)
        if chosen is None:
            queue.show(frame)
            parts.section(
                "A name that Parallax missed", "Type it as the articles write it; you see first where it stands."
            )
            missing.show(names, None)
        else:
            _one(names, chosen)
    with right:
        decided.show(frame)
        decided.take_along(frame)


def _what_is_wrong(names: Names) -> str:
    """Ask which correction is wanted; the answer stands in the link."""
    key, asked = "put_right_fix", names.frame.view.filter("fix", "")
    st.session_state[key] = asked if asked in FIXES else ""
    fix = st.radio(
        "What is wrong?",
        list(FIXES),
        key=key,
        format_func=lambda f: FIXES[f],
        horizontal=True,
        on_change=lambda: state.change(fix=st.session_state[key]),
    )
    return fix or ""


def _one(names: Names, chosen: Chosen) -> None:
    parts.section(f"Put right: {chosen.entity.name}", chosen.facts)
    fix = _what_is_wrong(names)
    if fix == "add":
        missing.show(names, chosen)
    else:
        _DRAW[fix](names, chosen)
        if fix in ("split", "kind", "drop"):
            chosen.show_mentions()
    st.button(
        "Back to all names",
        key="put_right_all",
        type="tertiary",
        on_click=state.change,
        kwargs={"entity": None, "fix": None},
    )
