"""Entities: who and what is in the story, how often, beside whom, under which names and from when on."""

from __future__ import annotations

import streamlit as st

from analysis.types import EntityKind, Form
from dashboard import controls, naming, parts
from dashboard.charts.text import counted
from dashboard.components import concordance
from dashboard.frame import Frame
from dashboard.pages.entities import corrections, frequency, places, spellings, together
from dashboard.pages.entities.names import Names
from dashboard.words import count, number, sentence

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
        _lede(names, KINDS[kind or ""] if kind else "names")
    with controls_row:
        entity = controls.menu(frame, "entity", "Name", names.names, "all names", drops=_PICKED)
    names = Names(frame, located, names.entities, entity)
    _DRAW[view](names)
    if entity is not None and view != _RIGHT:
        parts.section("In its words", "Every place the name stands at, with the words to its left and right.")
        concordance.show(frame, naming.lines(frame, names.own), names.names[entity], "concordance")


def _lede(names: Names, what: str) -> None:
    """Who is named most widely and how often, in the articles that are on."""
    frame, first, on = names.frame, names.entities.iloc[0], len(names.frame.on)
    articles = count(on, "article")
    every = int((names.entities["articles"] == on).sum())
    words = f"{sentence(number(len(names.entities)))} {what} stand in {articles}"
    if on > 1:
        words += f", {number(every) if every else 'none'} of them in every one"
    words += f"; most widely named is {first['name']}: {counted(first['mentions'], 'time')}"
    if on > 1:
        named_in = int(first["articles"])
        words += f" in all {number(on)}" if named_in == on else f" in {number(named_in)} of {number(on)}"
    words += "."
    groups = frame.tables["articles"].set_index("article_id")["group_id"]
    independent = int(groups[groups.index.isin(frame.on)].nunique())
    parts.lede(
        words,
        f"{sentence(articles)} = {count(independent, 'independent text')}. All spellings of a name count as one name.",
    )
