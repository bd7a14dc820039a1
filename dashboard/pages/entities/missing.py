"""Adding a name that was missed: where it stands is shown first, and what is found there so far."""

from __future__ import annotations

import streamlit as st

from analysis.concordance import Line, concordance
from analysis.decisions import Action, Decision, Place, find_text, missed
from analysis.types import EntityKind
from dashboard import corrections, parts
from dashboard.components import ticks
from dashboard.frame import Frame
from dashboard.pages.entities import taking
from dashboard.pages.entities.actions import tidy
from dashboard.pages.entities.chosen import Chosen
from dashboard.pages.entities.names import Names
from dashboard.words import count, number, plural, sentence

_NEW = ""
_ALL, _TICKED = "all", "ticked"


def show(names: Names, chosen: Chosen | None) -> None:
    """Draw the form; with `chosen` the name is one more of that entity's."""
    frame, own = names.frame, chosen.entity.entity_id if chosen else "new"
    text = tidy(
        st.text_input("Name as the articles write it", key=f"add_text_{own}", placeholder="then press Enter", width=420)
    )
    if not text:
        return
    places = _places(frame, text)
    free = _free(frame, places)
    if not places:
        parts.notice(
            f"“{text}” does not stand in these articles as whole words outside longer names, so nothing was kept. "
            "Check capitals and spelling."
        )
        return
    if not free:
        parts.notice(_found_already(frame, text, places))
        return
    entity, kind = _stands_for(frame, text, chosen)
    about = f"{frame.version} add {text}"
    lines = _lines(frame, free)
    scope = _TICKED if ticks.ticked(about) else _ALL
    st.caption(
        f"{sentence(count(len(free), 'place'))} where no name is found so far"
        + ("" if scope == _ALL else f"; {number(len(ticks.ticked(about)))} ticked")
        + ". Tick some to add it there only."
    )

    def made() -> None:
        chosen_places = ticks.ticked(about) or [(a, start) for a, start, _ in free]
        every = len(chosen_places) == len(free) == len(places)
        decision = Decision(Action.ADD, entity or text, str(kind), text=text)
        single = [Decision(Action.ADD, entity or text, str(kind), text, a, start) for a, start in chosen_places]
        taking.take(frame, [decision] if every else single)

    n = len(ticks.ticked(about)) or len(free)
    st.button(f"Add it at {number(n)} {plural(n, 'place')}", key="add_do", type="primary", on_click=made)
    ticks.show(frame, lines, f"Where “{text}” stands", about, "put_right_places")


def _places(frame: Frame, text: str) -> list[Place]:
    """Where the text stands in the articles that were analysed, outside longer names."""
    articles = [a for a in frame.analysis.articles if frame.sentences_of[a.article_id]]
    return missed(find_text(articles, text), frame.analysis.mentions)


def _free(frame: Frame, places: list[Place]) -> list[Place]:
    """The places where no name is found."""
    taken = {(m.article_id, m.start, m.end) for m in frame.analysis.mentions}
    return [p for p in places if p not in taken]


def _found_already(frame: Frame, text: str, places: list[Place]) -> str:
    names = {e.entity_id: e.name for e in frame.analysis.entities}
    here = set(places)
    stands = sorted({names[m.entity_id] for m in frame.analysis.mentions if (m.article_id, m.start, m.end) in here})
    whose = " and ".join(f"“{name}”" for name in stands)
    return (
        f"“{text}” is found as a name at {count(len(places), 'place')} already, where it stands for {whose}. "
        "Nothing was kept; choose that name above to put it right."
    )


def _stands_for(frame: Frame, text: str, chosen: Chosen | None) -> tuple[str | None, EntityKind]:
    """Whose name it is (None = somebody new) and of which kind."""
    if chosen is not None:
        return chosen.entity.entity_id, chosen.entity.kind
    entities = {e.entity_id: e for e in sorted(frame.analysis.entities, key=lambda e: (-e.mentions, e.entity_id))}
    written = {m.text: m.entity_id for m in frame.analysis.mentions}
    options = [_NEW, *entities]
    whose, kinds = st.columns(2)
    to = whose.selectbox(
        "It stands for",
        options,
        index=options.index(written.get(text, _NEW)),
        key=f"add_to_{frame.version}_{text}",
        format_func=lambda i: entities[i].name if i in entities else "somebody or something new",
    )
    if to:
        return to, entities[to].kind
    kind = kinds.selectbox(
        "Which is", list(EntityKind), key="add_kind", format_func=lambda k: corrections.KIND[EntityKind(k)]
    )
    return None, kind or EntityKind.OTHER


def _lines(frame: Frame, places: list[Place]) -> list[Line]:
    found = [(a, s, e, ids[0]) for a, s, e in places if (ids := frame.sentence_ids(a, s, e))]
    raws = {a: frame.articles[a].raw for a, *_ in found}
    bounds = {i: (frame.sentences[i].start, frame.sentences[i].end) for *_, i in found}
    return concordance(found, raws, bounds)
