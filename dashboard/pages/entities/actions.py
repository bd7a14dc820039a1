"""What can be put right about one name: each asks for what it needs and becomes decisions in the study."""

from __future__ import annotations

import unicodedata

import streamlit as st

from analysis.decisions import Action, Decision
from analysis.types import EntityKind
from dashboard import corrections
from dashboard.pages import put_right
from dashboard.pages.entities import taking
from dashboard.pages.entities.chosen import Chosen
from dashboard.pages.entities.names import Names
from dashboard.words import plain

_NEW = ""  # in the menu of whom mentions stand for


def merge(names: Names, chosen: Chosen) -> None:
    """The name and another stand for one."""
    other = _other(chosen, "It is the same as", "merge_with")
    if other is None:
        return
    frame, mine = names.frame, chosen.entity
    theirs = next(e for e in frame.analysis.entities if e.entity_id == other)
    kept = {e.entity_id: e for e in sorted((mine, theirs), key=lambda e: -e.mentions)}
    keep = st.radio(
        "Which name to keep",
        list(kept),
        key=f"merge_keep_{mine.entity_id}_{other}",
        format_func=lambda i: plain(kept[i].name),
        horizontal=True,
    )
    if mine.kind != theirs.kind:
        kinds = [f"{e.name} is {corrections.KIND[e.kind]}" for e in (mine, theirs)]
        st.caption(plain(f"{kinds[0]}, {kinds[1]}: both become what the name kept is."))

    def made() -> None:
        gone = next(i for i in kept if i != keep)
        taking.take(frame, [Decision(Action.MERGE, keep, gone)], entity=keep)

    st.button(plain(f"Make “{mine.name}” and “{theirs.name}” one"), key="merge_do", type="primary", on_click=made)


def apart(names: Names, chosen: Chosen) -> None:
    """The name and another stand for two, and are not asked about again."""
    other = _other(chosen, "It is not the same as", "apart_from")
    if other is None:
        return
    called = next(e.name for e in names.frame.analysis.entities if e.entity_id == other)
    st.button(
        plain(f"Keep “{chosen.entity.name}” and “{called}” apart"),
        key="apart_do",
        type="primary",
        on_click=taking.take,
        args=(names.frame, [Decision(Action.APART, chosen.entity.entity_id, other)]),
    )


def split(names: Names, chosen: Chosen) -> None:
    """Some of the mentions stand for somebody else, new or there already."""
    scope = chosen.scope("split_scope", whole=False)
    to = st.selectbox(
        "They stand for",
        [_NEW, *chosen.others],
        key=f"split_to_{chosen.entity.entity_id}",
        format_func=lambda i: chosen.others.get(i, "a name that is not in the menu"),
        width=420,
    )
    typed = f"split_name_{chosen.entity.entity_id}"
    if to == _NEW:
        st.text_input("Called", key=typed, placeholder="a name of its own", width=420)

    def made() -> None:
        value = to or tidy(st.session_state[typed])
        decisions = chosen.decisions(scope, Action.SPLIT, value)
        if not decisions:
            put_right.refuse("split", "Choose a spelling, or tick mentions below first.")
        elif not value:
            put_right.refuse("split", "Type what they are called, or choose a name.")
        elif value == chosen.entity.name:
            put_right.refuse("split", f"They stand for “{value}” already: give another name.")
        else:
            taking.take(names.frame, decisions)

    st.button("Split these off", key="split_do", type="primary", on_click=made)
    put_right.say_refusal("split")


def rename(names: Names, chosen: Chosen) -> None:
    """What the name is called on every page."""
    frame, key = names.frame, f"rename_{names.frame.version}_{chosen.entity.entity_id}"
    st.text_input("It should be called", value=chosen.entity.name, key=key, width=420)

    def made() -> None:
        value = tidy(st.session_state[key])
        if not value:
            put_right.refuse("rename", "Type a name.")
        elif value == chosen.entity.name:
            put_right.refuse("rename", f"It is called “{value}” already.")
        elif any(e.name == value for e in frame.analysis.entities):
            put_right.refuse("rename", f"“{value}” is there already. Under “Same as another” the two become one.")
        else:
            taking.take(frame, [Decision(Action.RENAME, chosen.entity.entity_id, value)])

    st.button("Rename", key="rename_do", type="primary", on_click=made)
    put_right.say_refusal("rename")


def kind(names: Names, chosen: Chosen) -> None:
    """What sort of thing the name, or some of its mentions, stands for."""
    scope = chosen.scope("kind_scope")
    kinds = [k for k in EntityKind if k != chosen.entity.kind]
    value = st.selectbox(
        f"Not {corrections.KIND[chosen.entity.kind]}, but",
        kinds,
        key=f"kind_to_{chosen.entity.entity_id}",
        format_func=lambda k: corrections.KIND[EntityKind(k)],
        width=420,
    )

    def made() -> None:
        asked = names.frame.view.filter("kind")  # the page may show one kind only, which is no longer its own
        changes: dict[str, str | None] = {"kind": None} if asked else {}
        taking.take(names.frame, chosen.decisions(scope, Action.KIND, str(value)), **changes)

    st.button("Change the kind", key="kind_do", type="primary", on_click=made)


def drop(names: Names, chosen: Chosen) -> None:
    """The mentions are no name of anybody."""
    scope = chosen.scope("drop_scope")

    def made() -> None:
        decisions = chosen.decisions(scope, Action.DROP)
        left = [m for m in chosen.mentions if not any(d.chooses(m) for d in decisions)]
        changes: dict[str, str | None] = {} if left else {"entity": None}
        taking.take(names.frame, decisions, **changes)

    st.button("Take these out", key="drop_do", type="primary", on_click=made)


def tidy(text: str) -> str:
    """What was typed, on one line, composed as the articles are."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _other(chosen: Chosen, label: str, key: str) -> str | None:
    """Ask for another entity; None until one is chosen, or where there is none."""
    if not chosen.others:
        st.caption("There is no other name in this study.")
        return None
    return st.selectbox(
        label,
        list(chosen.others),
        index=None,
        key=f"{key}_{chosen.entity.entity_id}",
        format_func=lambda i: chosen.others.get(i, str(i)),
        placeholder="choose a name; the likest come first",
        width=420,
    )
