"""Framing: what each article calls a target, lets it do, how it speaks of it and what it makes it a matter of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import cache, controls, figures, parts, picks, state, styles, voices, words
from dashboard.charts import agency, frame_map, labels, tone
from dashboard.components import labels as labels_view
from dashboard.pages import along, comparing, leading, side_by_side, strips, tone_shares

if TYPE_CHECKING:
    from dashboard.cast import Member
    from dashboard.frame import Frame

VIEWS = {
    "named": "Where and by what name",
    "frames": "A matter of what",
    "light": "In what light",
    "acts": "Who acts",
    "compared": "What sets them apart",
}
_OF_PICK = {
    "label": "named",
    "frame": "frames",
    "along": "frames",
    "tone": "light",
    "attention": "light",
    "role": "acts",
    "measure": "compared",
    "both": "compared",
}
_OF_FILTER = {"along": "frames", "left": "compared", "right": "compared"}


def show(frame: Frame) -> None:
    """Draw the page."""
    if frame.target is None:
        parts.lede("No target was chosen, so there is nothing to ask the articles about")
        parts.empty(
            "Choose a target",
            "On the page Articles, name whom or what to look at: a person, a group, a place, a thing.",
        )
        return
    parts.say(picks.dead(frame))
    rows = picks.mentions(frame)
    spoken = picks.sentences_of(frame, rows)
    if not spoken:
        parts.lede(f"{frame.target.name}: not found in the articles that are on, in the voice that is chosen")
        sought = words.listed([*frame.target.names, *frame.target.terms])
        parts.empty("Nothing to compare", f"Looked for: {sought}. Switch on more articles or voices, or add names.")
        return
    parts.lede(*figures.framing_answer(frame, spoken, figures.frame_cells(frame, spoken)))
    with st.container(key="framing-choices", horizontal=True, vertical_alignment="bottom", gap="medium"):
        view = controls.choice(frame, "show", "Question", VIEWS, drops=("pick",), implied=_implied(frame))
        drawn = frame if view == "compared" else leading.show(frame, spoken)
    _DRAW[view](drawn)


def _implied(frame: Frame) -> str | None:
    """The view that has what the link opens, for links that do not name one."""
    filters = dict(frame.view.filters)
    kind = filters.get("pick", "").partition(":")[0]
    return _OF_PICK.get(kind) or next((view for name, view in _OF_FILTER.items() if name in filters), None)


def _named(frame: Frame) -> None:
    rows = picks.mentions(frame)
    _strip(frame, picks.sentences_of(frame, rows))
    _labels(frame, rows)


def _frames(frame: Frame) -> None:
    _frame_map(frame)
    along.show(frame)


def _light(frame: Frame) -> None:
    _tone(frame)
    side_by_side.show(frame)


def _members(frame: Frame) -> list[Member]:
    return [frame.cast[a] for a in frame.on]


def _strip(frame: Frame, spoken: list[str]) -> None:
    framed = frame.view.filter("colour") in {f.frame_id for f in frame.analysis.codebook}
    tall = "tall where the target is spoken of" + " or the frame stands" * framed
    parts.section(
        f"The articles, sentence by sentence: {frame.subject}",
        f"One bar per sentence in reading order; {tall}, hatched where somebody is quoted.",
    )
    strips.colour_by(frame)
    chart, beside = parts.two_columns()
    with chart:
        strips.show(frame, spoken, "framing-strip")
    with beside:
        strips.beside(frame, spoken, "framing-strip-evidence")


def _labels(frame: Frame, rows: pd.DataFrame) -> None:
    assert frame.target is not None
    parts.section(
        f"What each calls {frame.subject}",
        "Names and descriptions in order of first appearance; a line joins those that articles share. Italics are "
        "somebody else's words; underlined is what reads as a judgement by itself, in the article's own voice.",
    )
    _how("labels")
    speakers = voices.speakers(frame, rows)
    found = labels.columns(rows, speakers)
    pick = frame.view.filter("pick") or ""
    chosen = pick.removeprefix("label:") if pick.startswith("label:") else None
    tones = cache.label_tones(tuple(sorted({label.text for own in found.values() for label in own})))
    speaking = set(rows["article_id"])
    data = labels.content(found, _members(frame), figures.evaluative(tones), chosen, speaking)
    labels_view.show(data, "framing-labels")
    with st.container():  # holds the place, so that the views below are not built anew
        if chosen:
            _evidence(frame, "label", "framing-labels-evidence")


def _frame_map(frame: Frame) -> None:
    cells = figures.frame_cells(frame, picks.sentences_of(frame, picks.mentions(frame)))
    parts.section(
        "What it is made a matter of",
        f"Frames in the sentences on {frame.subject}. Area is their share of these sentences, the number how many; "
        "an outline means there is too little to say.",
    )
    _how("frames")
    if not frame.analysis.codebook:
        parts.empty(
            "No codebook", "Frames come from a stated codebook; this study has none. Give it one on the page Articles."
        )
        return
    found = set(cells.loc[cells["n"] > 0, "frame_id"])
    names = {f.frame_id: f.name for f in frame.analysis.codebook if f.frame_id in found}
    absent = [f.name for f in frame.analysis.codebook if f.frame_id not in found]
    if not found:
        parts.empty("No frame found", f"Looked for in these sentences: {words.listed(absent)}.")
        return
    chart, beside = parts.two_columns()
    pick = frame.view.filter("pick") or ""
    with chart:
        styles.least_width("frame-map", frame_map.COLUMN * len(frame.on))
        figure = frame_map.frame_map(cells, names, _members(frame), frame.mode, pick.removeprefix("frame:"))
        alt = frame_map.alt(cells, names, _members(frame))
        parts.chart(figure, "frame-map", alt, lambda d: {"pick": f"frame:{d}", "sentence": None})
        if absent:
            parts.note(f"Not found in any: {words.listed(absent)}.")
    with beside:
        if pick.startswith("frame:"):
            _evidence(frame, "frame", "frame-map-evidence")
        else:
            parts.definitions(frame.analysis.codebook, found, "frame-definitions")


def _tone(frame: Frame) -> None:
    assert frame.target is not None
    rows = frame.table("framing", target=True)
    rows = rows[rows["measure"] == "tone"]
    shown = {"all": ("author", "quoted"), "own": ("author",), "quoted": ("quoted",)}
    rows = rows[rows["voice"].isin(shown[frame.view.voice])]
    parts.section(
        f"Evaluative wording near {frame.subject}, by voice",
        "Mean over the sentences that speak of it, with a 95% interval. A filled dot is the article's own voice, a "
        "ring is quoted words; what a speaker says is not charged to the article.",
    )
    _how("tone")
    if rows["value"].isna().all():
        parts.empty("Too little to tell", f"No article has {words.number(figures.FEW)} sentences on it in one voice.")
        return
    chart, beside = parts.two_columns()
    pick = frame.view.filter("pick") or ""
    with chart:
        figure = tone.tone_by_voice(rows, _members(frame), frame.mode, pick.removeprefix("tone:"))
        alt = tone.alt(rows, _members(frame), frame.target.name)
        parts.chart(figure, "tone-by-voice", alt, lambda d: {"pick": f"tone:{d}", "sentence": None})
        tone_shares.show(frame, shown[frame.view.voice])
    with beside:
        _evidence(frame, "tone", "tone-evidence", "Choose a dot to read the sentences behind it.")


def _agency(frame: Frame) -> None:
    assert frame.target is not None
    rows = picks.mentions(frame)
    parts.section(
        "Who acts",
        f"How often {frame.subject} is the one who does something (to the right) or has something done to it (to the "
        "left), with the commonest verbs. Hatched: denied (“not sign”) or only possible, wanted or to come "
        "(“may sign”).",
    )
    _how("agency")
    if not agency.counts(rows):
        parts.empty("Too little to tell", "In none of these sentences is it the one who acts or is acted on.")
        return
    chart, beside = parts.two_columns()
    pick = frame.view.filter("pick") or ""
    with chart:
        figure = agency.agency(rows, _members(frame), frame.mode, pick.removeprefix("role:"))
        alt = agency.alt(rows, _members(frame), frame.target.name)
        parts.chart(figure, "agency", alt, lambda d: {"pick": f"role:{d}", "sentence": None})
    with beside:
        _evidence(frame, "role", "agency-evidence", "Choose a bar to read the sentences behind it.")


def _how(measure: str) -> None:
    """The way to the page that says how a measure is made and how good it is."""
    st.button("How this is measured", key=f"how_{measure}", type="tertiary", on_click=_to_method, args=(measure,))


def _to_method(measure: str) -> None:
    state.go("method", measure=measure, pick=None, sentence=None)


def _evidence(frame: Frame, kind: str, key: str, hint: str = "") -> None:
    pick = frame.view.filter("pick") or ""
    found = picks.resolve(frame, pick) if pick.startswith(f"{kind}:") else None
    with st.container(key=f"beside-{key}"):
        if found:
            parts.evidence(frame, found.sentences, found.title, key, "No sentence in the voice that is chosen.")
        else:
            parts.evidence(frame, (), "Evidence", key, hint)


_DRAW = {"named": _named, "frames": _frames, "light": _light, "acts": _agency, "compared": comparing.show}
