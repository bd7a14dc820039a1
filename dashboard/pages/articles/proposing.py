"""Adding a target: a name is typed or chosen, what may stand for it is proposed, and the analyst ticks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from analysis.concordance import concordance
from analysis.errors import AnalysisError
from analysis.ids import slug, unique
from analysis.targets.proposals import BESIDE, CALLED, PERHAPS, POINTS, SPELLING, TYPED, Proposal, Suggestion
from analysis.types import Target
from dashboard import cache, parts, state
from dashboard.charts.text import counted
from dashboard.frame import Frame
from dashboard.words import listed, plain

_CHOICE = "c_propose"
_PROBLEM = "parallax_proposing"
_TICKED = frozenset({TYPED, SPELLING, POINTS})  # what surely stands for it is ticked at first
_WHY = {
    TYPED: "as typed",
    SPELLING: "a spelling of the same name",
    POINTS: "stands for it in the text",
    CALLED: "what it is called",
    BESIDE: "stands beside it",
    PERHAPS: "perhaps the same",
}
_CONTEXT = 60  # characters on each side in an example
_EVERYWHERE = 0.5  # share of the sentences from which on a term tells little


def show(frame: Frame) -> None:
    """Draw the choice, and below it what is proposed for the name in the link's `propose`."""
    parts.section(
        "Add a target",
        "Choose a name, or type one; without a capital it is a term (“the port”). Parallax looks for what else stands "
        "for it in these articles, and you tick.",
    )
    asked = _choice(frame)
    with st.container():  # holds the place, so that what follows is not built anew
        if asked:
            _proposed(frame, asked)


def _choice(frame: Frame) -> str | None:
    asked = frame.view.filter("propose")
    names = [e.name for e in sorted(frame.analysis.entities, key=lambda e: (-e.articles, -e.mentions, e.name))]
    options = list(dict.fromkeys([*names, asked] if asked else names))
    st.session_state[_CHOICE] = asked

    def chosen() -> None:
        state.change(propose=" ".join((st.session_state[_CHOICE] or "").split()) or None)

    st.selectbox(
        "Whom or what to ask about",
        options,
        key=_CHOICE,
        index=None,
        accept_new_options=True,
        placeholder="Choose or type, then press Enter",
        on_change=chosen,
        width=420,
    )
    return asked


def _proposed(frame: Frame, asked: str) -> None:
    found = cache.proposal(frame.study.fingerprint, asked, frame.study, frame.analysis)
    if not found.names and not found.terms:
        parts.empty(
            f"“{asked}” is not found in these articles",
            "Look at the spelling. A name is looked for with its capitals, a term without: “the Port”, “port”.",
        )
        return
    key = f"{frame.study.fingerprint[:8]}_{slug(asked)}"
    with st.form(f"proposal_{key}", border=False):
        names, terms = st.columns(2, gap="large")
        with names:
            _list(frame, "Names", "Proper names that stand for it.", found.names, key)
        with terms:
            _list(frame, "Terms", "Noun phrases that may; every place that has one will count.", found.terms, key)
        st.text_input("Called in Parallax", value=asked, key=f"p_name_{key}", width=420)
        st.form_submit_button("Ask about it", type="primary", on_click=_add, args=(frame, found, key))
    error = st.session_state.pop(_PROBLEM, None)
    if error is not None:
        parts.problem(error)


def _list(frame: Frame, title: str, about: str, found: Sequence[Suggestion], key: str) -> None:
    words = about if found else "None proposed."
    st.html(f"<div class='proposed'><h3>{title}</h3><p>{escape(words)}</p></div>")
    for one in found:
        st.checkbox(plain(one.text), value=one.why in _TICKED, key=_key(key, title, one))
        st.html(_example(frame, one))


def _key(key: str, title: str, one: Suggestion) -> str:
    return f"p_{title.lower()}_{key}_{slug(one.text)}_{one.start}"


def _example(frame: Frame, one: Suggestion) -> str:
    """Why it is proposed, how often it stands there, and the first place."""
    facts = [_WHY[one.why], counted(one.count, "place"), *_notes(frame, one)]
    said = f"<p class='why'>{escape(' · '.join(facts))}</p>"
    sentences = frame.sentence_ids(one.article_id, one.start, one.end)
    if sentences:
        sentence = frame.sentences[sentences[0]]
        raw = frame.articles[one.article_id].raw
        bounds = {sentence.sentence_id: (sentence.start, sentence.end)}
        place = (one.article_id, one.start, one.end, sentence.sentence_id)
        (line,) = concordance([place], {one.article_id: raw}, bounds, _CONTEXT)
        before, after = (" " * raw[i : i + 1].isspace() for i in (one.start - 1, one.end))
        words = f"{escape(line.left)}{before}<mark>{escape(line.keyword)}</mark>{after}{escape(line.right)}"
        said += f"<p class='place'><b>{escape(frame.cast[one.article_id].letter)}</b> {words}</p>"
    return f"<div class='example'>{said}</div>"


def _notes(frame: Frame, one: Suggestion) -> list[str]:
    """What speaks against it: that it stands for another target already, or nearly everywhere."""
    text = one.text.casefold()
    others = [t.name for t in frame.study.targets if text in (s.casefold() for s in (*t.names, *t.terms))]
    notes = [f"stands for {listed([f'“{o}”' for o in others])} already"] if others else []
    if one.count > _EVERYWHERE * len(frame.sentences):
        notes.append("nearly everywhere, so it tells little")
    return notes


def _add(frame: Frame, found: Proposal, key: str) -> None:
    """Add the target to the visitor's own study and look at it. For callbacks."""
    said = st.session_state
    names = tuple(one.text for one in found.names if said[_key(key, "Names", one)])
    terms = tuple(one.text for one in found.terms if said[_key(key, "Terms", one)])
    called = " ".join(said[f"p_name_{key}"].split()) or found.name
    if not names and not terms:
        said[_PROBLEM] = AnalysisError("Nothing is ticked.", "Tick at least one name or term that stands for it.")
        return
    if called.casefold() in {t.name.casefold() for t in frame.study.targets}:
        said[_PROBLEM] = AnalysisError(
            f"“{called}” is asked about already.", "Give this one another name, or change that one in the list above."
        )
        return
    known = [t.target_id for t in frame.study.targets]
    target = Target(unique([*known, slug(called)])[-1], called, names, terms)
    made = replace(frame.study, targets=(*frame.study.targets, target))
    articles = frame.view.articles
    state.save_study(made, page="framing", target=target.target_id, articles=articles)
