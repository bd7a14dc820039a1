"""Are these one? The pairs of names that Parallax is least sure of, one after the other, with the evidence."""

from __future__ import annotations

from collections import Counter
from html import escape

import streamlit as st

from analysis.decisions import Action, Decision
from analysis.frequencies import in_sentences
from analysis.review import Pair
from analysis.types import Entity
from dashboard import cache, corrections, naming, parts
from dashboard.frame import Frame
from dashboard.pages.entities import taking
from dashboard.words import count, listed, number, sentence

_SKIPPED = "parallax_unsure"  # pairs of ids that the visitor could not tell either; for the session only
_SENTENCES = 2  # shown of each name
_ASKED = 10


def show(frame: Frame) -> None:
    """Draw the first pair with its answers, or say that there is none."""
    skipped: list[tuple[str, str]] = st.session_state.get(_SKIPPED, [])
    unsure = tuple(Decision(Action.APART, left, right) for left, right in skipped)
    pairs = cache.uncertain(frame.study.fingerprint, unsure, frame.analysis, frame.study.decisions, _ASKED)
    if not pairs:
        _nothing_left(frame, len(skipped))
        return
    waiting = f"{sentence(number(len(pairs)))} pair{'s' * (len(pairs) > 1)} to look at"
    waiting = f"At least {number(len(pairs))} pairs to look at" if len(pairs) == _ASKED else waiting
    parts.section("Are these one?", f"{waiting}; what Parallax is least sure of, and what matters most, comes first.")
    pair = pairs[0]
    entities = {e.entity_id: e for e in frame.analysis.entities}
    left, right = entities[pair.left_id], entities[pair.right_id]
    st.html(f"<p class='first'>{_why(pair)}</p>")
    for column, entity in zip(st.columns(2, gap="medium"), (left, right), strict=True):
        with column:
            _one(frame, entity)
    with st.container(horizontal=True, gap="small", key="queue-answers"):
        st.button("They are one", key="queue_one", on_click=_same, args=(frame, left, right))
        st.button("They are two", key="queue_two", on_click=_different, args=(frame, left, right))
        st.button("I can’t tell", key="queue_unsure", on_click=_skip, args=(left, right))


def _why(pair: Pair) -> str:
    leaning = {True: "They look alike", False: "They look different", None: "The names alone do not tell"}
    return escape(f"{leaning[pair.match.same]}: {'; '.join(pair.match.reasons)}.")


def _one(frame: Frame, entity: Entity) -> None:
    """One of the two: what it is, where it stands, how it is written, and its first sentences."""
    mentions = frame.tables["mentions"]
    own = mentions[mentions["entity_id"] == entity.entity_id]
    located = in_sentences(own, frame.tables["sentences"])
    found = naming.evidence(located)
    letters = [m.letter for a, m in frame.cast.items() if a in set(own["article_id"])]
    written = Counter(" ".join(text.split()) for text in own["text"])
    ways = ", ".join(f"“{text}” ({times})" for text, times in written.most_common(4))
    with st.container(key=f"queue-{entity.entity_id}"):
        parts.section(
            entity.name,
            f"{sentence(corrections.KIND[entity.kind])}, {count(len(own), 'mention')} in {listed(letters)}: {ways}.",
        )
        parts.evidence(frame, _spread(frame, found), "First sentences", f"queue_evidence_{entity.entity_id}")


def _spread(frame: Frame, found: list[parts.Evidence]) -> list[parts.Evidence]:
    """Sentences of as many articles as can be, in reading order."""
    first: dict[str, parts.Evidence] = {}
    for item in found:
        first.setdefault(frame.sentences[item.sentence_id].article_id, item)
    rest = [item for item in found if item not in first.values()]
    chosen = [*first.values(), *rest][:_SENTENCES]
    return [item for item in found if item in chosen]


def _same(frame: Frame, left: Entity, right: Entity) -> None:
    taking.take(frame, [Decision(Action.MERGE, left.entity_id, right.entity_id)])


def _different(frame: Frame, left: Entity, right: Entity) -> None:
    taking.take(frame, [Decision(Action.APART, left.entity_id, right.entity_id)])


def _skip(left: Entity, right: Entity) -> None:
    st.session_state[_SKIPPED] = [*st.session_state.get(_SKIPPED, []), (left.entity_id, right.entity_id)]


def _nothing_left(frame: Frame, skipped: int) -> None:
    names = count(len(frame.analysis.entities), "name")
    words = (
        f"Among the {names} no two are so alike that the spelling leaves it open, or you have answered. "
        "Names that look nothing alike are not asked about: if two of them are one, choose one under “Name” above and "
        "make them one there."
    )
    parts.empty("Nothing to ask", words)
    if skipped:
        st.button(
            f"Ask again about {count(skipped, 'pair')} left open",
            key="queue_again",
            on_click=lambda: st.session_state.pop(_SKIPPED),
        )
