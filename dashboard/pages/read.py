"""Read: one article with its marks, alone or beside another."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.types import Voice
from dashboard import figures, parts, picks, reading, state, words
from dashboard.charts.text import counted
from dashboard.components import article as article_view
from dashboard.intake import telling
from dashboard.marks import Mark
from dashboard.pages import beside_it
from dashboard.rows import each
from dashboard.theme import TONES

if TYPE_CHECKING:
    from dashboard.frame import Frame
    from dashboard.marks import Evidence

MARKS = {
    "target": "target",
    "quoted": "others' words",
    "frames": "frames",
    "names": "names",
    "removed": "what was removed",
}
_SHOWN_AT_FIRST = ("target", "quoted")
_NONE = "none"  # in the link: no marks at all, which is not the same as no choice


def show(frame: Frame) -> None:
    """Draw the page."""
    article_id = _article(frame)
    beside = frame.view.filter("beside")
    parts.say(
        f"The link puts the article “{beside}” beside it, which this study does not have."
        if beside and beside not in frame.cast
        else None
    )
    if beside == article_id or beside not in frame.cast:
        beside = None
    frame = replace(frame, view=replace(frame.view, articles=()))  # an article that is off can be read all the same
    if beside:
        sides = reading.side_by_side(frame, article_id, beside, reading.differing_words)
        parts.lede(*beside_it.answer(frame, article_id, beside, sides["sides"]))
        _choices(frame, article_id, beside)
        beside_it.show(sides)
        return
    parts.lede(*_answer(frame, article_id))
    _choices(frame, article_id, None)
    text, more = parts.two_columns(1.5)
    with text:
        _text(frame, article_id)
    with more:
        _about(frame, article_id)


def _article(frame: Frame) -> str:
    """The article in the link, that of the opened sentence, or the first one that is on."""
    if frame.view.article:
        return frame.view.article
    if frame.view.sentence:
        return frame.sentences[frame.view.sentence].article_id
    return frame.on[0]


def _answer(frame: Frame, article_id: str) -> tuple[str, str | None]:
    member, clean = frame.cast[article_id], frame.articles[article_id]
    row = next(r for r in each(frame.tables["articles"]) if r.article_id == article_id)
    if not frame.sentences_of[article_id]:
        return f"{member.letter}: {member.title}", telling.unread(clean)
    spoken = [
        s
        for s in picks.sentences_of(frame, picks.mentions(frame, "all"))
        if frame.sentences[s].article_id == article_id
    ]
    said = f"{member.letter}: {counted(row.words, 'word')} in {counted(row.sentences, 'sentence')}"
    if frame.target:
        said += f"; {words.number(len(spoken))} {words.plural(len(spoken), 'speaks')} of {frame.subject}"
    taken = len(clean.removed)
    if taken:
        said += f"; {words.count(taken, 'stretch') if taken == 1 else words.number(taken) + ' stretches'} taken out"
    known = [text for text in (row.outlet, row.published, row.upstream) if isinstance(text, str)]
    return said, " · ".join(known) if known else None


def _choices(frame: Frame, article_id: str, beside: str | None) -> None:
    names = {a: m.name for a, m in frame.cast.items()}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="read-choices"):
        st.session_state["r_article"] = article_id
        st.selectbox(
            "Article",
            list(names),
            key="r_article",
            format_func=lambda a: names.get(a, a),
            on_change=_choose_article,
            width=330,
        )
        if len(names) > 1:
            st.session_state["r_beside"] = beside or ""
            st.selectbox(
                "Beside it",
                ["", *(a for a in names if a != article_id)],
                key="r_beside",
                format_func=lambda a: names.get(a, "no other article"),
                on_change=_choose_beside,
                width=330,
            )
        if not beside:
            st.session_state["r_marks"] = _marks_on(frame, article_id)
            st.pills(
                "Marks",
                _marks_to_have(frame, article_id),
                selection_mode="multi",
                key="r_marks",
                format_func=lambda m: MARKS.get(m, str(m)),
                on_change=_choose_marks,
                args=(_marks_to_have(frame, article_id),),
            )


def _choose_article() -> None:
    state.change(article=st.session_state["r_article"], sentence=None, beside=None)


def _choose_beside() -> None:
    state.change(beside=st.session_state["r_beside"] or None, sentence=None)


def _choose_marks(offered: Sequence[str]) -> None:
    chosen = [m for m in offered if m in st.session_state["r_marks"]]
    at_first = [m for m in offered if m in _SHOWN_AT_FIRST]
    state.change(marks=None if chosen == at_first else ",".join(chosen) or _NONE)


def _marks_to_have(frame: Frame, article_id: str) -> list[str]:
    """The marks that can be there: no target's without a target, and what was removed alone in another language."""
    if not frame.sentences_of[article_id]:
        return ["removed"]
    return [m for m in MARKS if m != "target" or frame.target]


def _marks_on(frame: Frame, article_id: str) -> list[str]:
    asked = frame.view.filter("marks")
    return [m for m in _marks_to_have(frame, article_id) if m in (asked.split(",") if asked else _SHOWN_AT_FIRST)]


def _text(frame: Frame, article_id: str) -> None:
    on = _marks_on(frame, article_id)
    clean = frame.articles[article_id]
    restored = sorted((s, e) for a, s, e in frame.study.restored if a == article_id)
    content = reading.content(
        clean,
        frame.sentences_of[article_id],
        _marks(frame, article_id, on),
        _bars(frame, article_id),
        frame.view.sentence,
        with_removed="removed" in on,
        restored=restored,
    )

    def restore(removed: str) -> None:
        start, end = (int(n) for n in removed.rpartition(":")[2].split("-"))
        changed = frame.study.restored ^ {(article_id, start, end)}
        state.save_study(
            replace(frame.study, restored=changed),
            article=article_id,
            target=frame.view.target,
            marks=",".join(on),
        )

    article_view.show(content, "article", restore)


def _marks(frame: Frame, article_id: str, on: list[str]) -> list[Mark]:
    marks: list[Mark] = []
    if "target" in on:
        marks += picks.target_marks(frame).get(article_id, [])
    if "quoted" in on:
        for sentence in frame.sentences_of[article_id]:
            for span in frame.voices_of.get(sentence.sentence_id, []):
                if span.voice is not Voice.AUTHOR:
                    marks.append(Mark(span.start, span.end, "quoted", f"Said by {span.speaker or 'somebody unnamed'}"))
    if "frames" in on:
        for score in frame.analysis.frames:
            if score.article_id == article_id:
                marks += _fired(frame, score.sentence_id, score.frame_id, score.because)
    if "names" in on:
        names = {e.entity_id: e.name for e in frame.analysis.entities}
        for mention in frame.analysis.mentions:
            if mention.article_id == article_id:
                marks.append(
                    Mark(mention.start, mention.end, "entity", f"{names.get(mention.entity_id)}, {mention.kind}")
                )
    return marks


def _fired(frame: Frame, sentence_id: str, frame_id: str, because: tuple[str, ...]) -> list[Mark]:
    """The telling words of a frame where they stand in the sentence; an example that fired has no place in it."""
    sentence = frame.sentences[sentence_id]
    name = next((f.name for f in frame.analysis.codebook if f.frame_id == frame_id), frame_id)
    found = []
    for word in because:
        at = sentence.text.casefold().find(word.casefold())
        if at >= 0:
            found.append(Mark(sentence.start + at, sentence.start + at + len(word), "frame", name))
    return found


def _bars(frame: Frame, article_id: str) -> dict[str, dict[str, Any]]:
    """The margin: the tone toward the target where it is spoken of, hatched where somebody is quoted."""
    rows = frame.table("tone", target=True) if frame.target else frame.tables["tone"].iloc[:0]
    rows = rows[rows["article_id"] == article_id]
    hatched = figures.quoted(frame)
    return {
        r.sentence_id: {
            "fill": TONES[frame.mode][r.tone],
            "outline": r.tone == "unsure",
            "hatch": r.sentence_id in hatched,
        }
        for r in each(rows)
    }


def _about(frame: Frame, article_id: str) -> None:
    """What is known of the opened sentence: its tone and frames, and the same statement elsewhere."""
    sentence_id = frame.view.sentence
    if sentence_id is None or frame.sentences[sentence_id].article_id != article_id:
        parts.aside("Reading", _how_to_read(frame, article_id))
        return
    with st.container(key="opened"):
        lines = _sentence_lines(frame, sentence_id)
        st.html(f"<div class='definitions'><h3>This sentence</h3><dl>{''.join(lines)}</dl></div>")
        same = _same_statement(frame, sentence_id)
        if same:
            parts.evidence(frame, same, "The same statement elsewhere", "same-statement")
        st.button("Close", key="r_close", on_click=state.change, kwargs={"sentence": None}, type="tertiary")


def _how_to_read(frame: Frame, article_id: str) -> str:
    if not frame.sentences_of[article_id]:
        return "The article is shown as it stands. Tone, frames and statements are found in English only."
    if frame.target is None:
        return "Choose a sentence to see in whose voice it is, its frames and how the other articles put the same."
    return (
        "Choose a sentence to see its tone, its frames and how the other articles put the same. The margin shows the "
        "tone toward the target: brown unfavourable, grey neutral, teal favourable, an outline where unsure; hatched "
        "where somebody is quoted."
    )


def _sentence_lines(frame: Frame, sentence_id: str) -> list[str]:
    from dashboard import voices

    entries = [("Voice", words.sentence(voices.words(frame, frame.sentences[sentence_id])))]
    if frame.target:
        rows = frame.tables["tone"]
        rows = rows[(rows["sentence_id"] == sentence_id) & (rows["target_id"] == frame.target.target_id)]
        if len(rows):
            entries.append((f"Tone toward {frame.subject}", picks.tone_notes(rows)[sentence_id]))
        called = [
            m
            for m in frame.analysis.target_mentions
            if m.target_id == frame.target.target_id and sentence_id in frame.sentence_ids(m.article_id, m.start, m.end)
        ]
        if called:
            entries.append(("Calls it", words.listed(list(dict.fromkeys(f"“{m.label}”" for m in called)))))
    names = {f.frame_id: f.name for f in frame.analysis.codebook}
    entries += [
        (f"Frame: {names.get(score.frame_id, score.frame_id)}", "Fired by " + ", ".join(score.because))
        for score in frame.analysis.frames
        if score.sentence_id == sentence_id
    ]
    return [f"<dt>{html.escape(head)}</dt><dd>{html.escape(said)}</dd>" for head, said in entries]


def _same_statement(frame: Frame, sentence_id: str) -> list[Evidence]:
    rows = frame.tables["claim_sentences"]
    claims = set(rows[rows["sentence_id"] == sentence_id]["claim_id"])
    same = rows[rows["claim_id"].isin(claims) & (rows["sentence_id"] != sentence_id)]["sentence_id"]
    return [parts.Evidence(s) for s in dict.fromkeys(same) if s in frame.sentences]
