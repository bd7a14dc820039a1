"""Entities: who and what is in the story, how often, beside whom, under which names and from when on."""

from __future__ import annotations

import streamlit as st

from analysis.types import EntityKind, Form
from dashboard import answers, controls, naming, parts
from dashboard.components import concordance
from dashboard.frame import Frame
from dashboard.pages.entities import corrections, frequency, places, spellings, together
from dashboard.pages.entities.names import Names

_RIGHT = "right"
VIEWS = {
    "": "How often",
    "together": "Who with whom",
    "spellings": "How spelled",
    "places": "Where",
    _RIGHT: "Put right",
}
KINDS = {
    "": "all kinds",
    EntityKind.PERSON: "people",
    EntityKind.GROUP: "groups",
    EntityKind.ORGANISATION: "organisations",
    EntityKind.PLACE: "places",
    EntityKind.FACILITY: "facilities",
    EntityKind.DEMONYM: "peoples",
}
FORMS = {Form.NOMINAL: "noun phrases", Form.PRONOUN: "pronouns"}
_DRAW = {
    "": frequency.show,
    "together": together.show,
    "spellings": spellings.show,
    "places": places.show,
    _RIGHT: corrections.show,
}
_PICKED = ("in", "with", "spelling")


def show(frame: Frame) -> None:
    """Draw the page."""
    words = st.container()
    controls_row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    with controls_row:
        view = controls.choice(frame, "show", "Question", VIEWS, drops=_PICKED)
        kind = controls.menu(
            frame,
            "kind",
            "Kind",
            {str(k): words for k, words in KINDS.items() if k},
            KINDS[""],
            drops=("entity", *_PICKED),
            help="Peoples are words such as “French”: counted apart from the country they belong to.",
        )
        more = controls.several(
            frame,
            "forms",
            "Count also",
            {str(f): words for f, words in FORMS.items()},
            help="Noun phrases (“the president”) and pronouns (“he”) that stand for a name, where that is clear.",
        )
    located = naming.counted(frame, more, kind)
    names = Names(frame, located, naming.ranked(frame, located), None)
    if located.empty:
        with words:
            parts.lede("No names were found here.")
        if view == _RIGHT:
            corrections.show(names)
            return
        parts.empty("Nothing to count", "Choose all kinds and all voices, or switch more articles on.")
        return
    with words:
        parts.lede(*answers.entities(frame, names.entities, KINDS[kind or ""] if kind else "names"))
    with controls_row:
        entity = controls.menu(frame, "entity", "Name", names.names, "all names", drops=_PICKED)
    names = Names(frame, located, names.entities, entity)
    _DRAW[view](names)
    if entity is not None and view != _RIGHT:
        parts.section("In its words", "Every place the name stands at, with the words to its left and right.")
        concordance.show(frame, naming.lines(frame, names.own), names.names[entity], "concordance")
