"""Comparing articles on the target: what sets each apart, and two of them head to head, with how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.framing.compare import NOT_ENOUGH, Difference, clearest, distinctive, head_to_head, named
from dashboard import alone, parts, picks, state
from dashboard.words import plain, signed

if TYPE_CHECKING:
    from analysis.types import Framing
    from dashboard.frame import Frame

_VOICE = {"all": "all", "own": "author", "quoted": "quoted"}
_MANY = 12  # articles; beyond this one ranked list for all of them
_RANKED = 20  # differences in that list
_SAME = "Choose two different articles."


def show(frame: Frame) -> None:
    """Draw both, or why there is nothing to compare."""
    rows = _rows(frame)
    if len({r.article_id for r in rows if r.n}) < 2:
        parts.empty("Nothing to compare", f"Fewer than two of the articles that are on speak of {frame.subject}.")
        return
    _apart(frame, rows)
    _two(frame, rows)


def _rows(frame: Frame) -> list[Framing]:
    """The measures of the chosen target in the articles that are on."""
    on = set(frame.on)
    target = frame.target.target_id if frame.target else None
    found = [r for r in frame.analysis.framing if r.target_id == target and r.article_id in on]
    order = {a: n for n, a in enumerate(frame.on)}
    return sorted(found, key=lambda r: order[r.article_id])


def _frame_names(frame: Frame) -> dict[str, str]:
    return {f.frame_id: f.name for f in frame.analysis.codebook}


def _apart(frame: Frame, rows: Sequence[Framing]) -> None:
    parts.section(
        "What sets each article apart",
        f"Where an article differs most from the others in how it treats {frame.subject}: differences whose 95% "
        "interval leaves out zero, and what it alone calls it and lets speak of it. With many measures some come by "
        "chance; each opens the sentences behind it.",
    )
    found = distinctive(rows, _frame_names(frame), _VOICE[frame.view.voice])
    if not found:
        parts.empty("Not enough to tell", "In no two articles is there enough on it to set them side by side.")
        return
    words, beside = parts.two_columns()
    with words, st.container(key="apart"):
        if len(frame.on) > _MANY:
            _ranked(frame, found)
        else:
            _by_article(frame, found)
    with beside:
        pick = frame.view.filter("pick") or ""
        chosen = picks.resolve(frame, pick) if pick.startswith("measure:") else None
        with st.container(key="beside-apart-evidence"):
            sentences = chosen.sentences if chosen else ()
            title = chosen.title if chosen else "Evidence"
            hint = "No sentence counts for it here." if chosen else "Choose a sentence to read what it rests on."
            parts.evidence(frame, sentences, title, "apart-evidence", hint)


def _by_article(frame: Frame, found: Sequence[Difference]) -> None:
    by_article = {a: list(own) for a, own in groupby(found, key=lambda d: d.article_id)}
    only = alone.told(frame, picks.mentions(frame))
    for article_id in frame.on:
        own = by_article.get(article_id, [])
        _head(frame, article_id)
        if not own:
            parts.note(f"Nothing clear: {NOT_ENOUGH}.")
        for difference in own:
            _sentence(frame, difference)
        for measure, text in only.get(article_id, ()):
            _button(frame, f"measure:{measure}@{article_id}", text, f"apart_{measure}_{article_id}")


def _ranked(frame: Frame, found: Sequence[Difference]) -> None:
    clear = [d for d in found if d.clear]
    if not clear:
        parts.note(f"Nothing clear: {NOT_ENOUGH}.")
    for difference in sorted(clear, key=lambda d: (clearest(d), d.article_id))[:_RANKED]:
        _sentence(frame, difference, f"{frame.cast[difference.article_id].letter} · ")


def _head(frame: Frame, article_id: str) -> None:
    member = frame.cast[article_id]
    letter = f"<b style='background:{member.colour};color:{member.ink}'>{escape(member.letter)}</b>"
    st.html(f"<h3 class='apart-head'>{letter} {escape(member.title)}</h3>")


def _sentence(frame: Frame, difference: Difference, before: str = "") -> None:
    about = (difference.measure, difference.article_id)
    _button(frame, "measure:{}@{}".format(*about), before + difference.text, "apart_{}_{}".format(*about))


def _button(frame: Frame, pick: str, text: str, key: str) -> None:
    """Words that open the sentences behind them; pressed down where these are open."""
    st.button(
        plain(text),
        key=key,
        type="secondary" if frame.view.filter("pick") == pick else "tertiary",
        on_click=state.change,
        kwargs={"pick": pick, "sentence": None},
    )


def _two(frame: Frame, rows: Sequence[Framing]) -> None:
    parts.section(
        "Two articles head to head",
        "Every measure that both have; its name opens the sentences of both. The bar is the 95% interval of the "
        f"difference on a line from −100 to +100 points (a mean tone: −2 to +2); an outline holds zero: {NOT_ENOUGH}.",
    )
    speaking = list(dict.fromkeys(r.article_id for r in rows if r.n))
    measured = {r.article_id for r in rows if r.measure == "agent" and r.value is not None}
    first = sorted(speaking, key=lambda a: a not in measured)  # those with enough to measure before the others
    with st.container(horizontal=True, gap="medium"):
        left = _side(frame, "left", "One article", speaking, first[0])
        right = _side(frame, "right", "The other", speaking, next(a for a in first if a != left))
    if left == right:
        parts.notice(_SAME)
        return
    target = frame.target.target_id if frame.target else ""
    names = _frame_names(frame)
    found = head_to_head(rows, left, right, target, names, _VOICE[frame.view.voice])
    if not found:
        parts.empty("Not enough to tell", f"One of them speaks of {frame.subject} in fewer than three sentences.")
        return
    table, beside = parts.two_columns()
    with table, st.container(key="two"):
        _table(frame, left, right, found, names)
    with beside, st.container(key="beside-two-evidence"):
        pick = frame.view.filter("pick") or ""
        chosen = picks.resolve(frame, pick) if pick.startswith("both:") else None
        title, sentences = (chosen.title, chosen.sentences) if chosen else ("Evidence", ())
        hint = "No sentence counts for it in either." if chosen else "Choose a measure to read what it rests on."
        parts.evidence(frame, sentences, title, "two-evidence", hint)


def _side(frame: Frame, name: str, label: str, options: list[str], otherwise: str) -> str:
    """One of the two articles; it stands in the link."""
    asked = frame.view.filter(name)
    key = f"c_{name}"
    if asked is not None and asked not in frame.cast:
        parts.notice(f"The link names the article “{asked}”, which this study does not have.")

    def changed() -> None:
        state.change(**{name: st.session_state[key]})

    st.session_state[key] = asked if asked in options else otherwise
    return str(
        st.selectbox(
            label,
            options,
            key=key,
            format_func=lambda a: f"{frame.cast[a].letter} · {frame.cast[a].title}",
            on_change=changed,
            width=420,
        )
    )


def _table(frame: Frame, left: str, right: str, found: Sequence[Difference], names: dict[str, str]) -> None:
    """A row for each measure: its name as a button, then the figures of both and their difference."""
    one, other = (escape(frame.cast[a].letter) for a in (left, right))
    with _line()[1]:
        st.html(f"<div class='two head'><b>{one}</b><b>{other}</b><b>Difference, {one} − {other}</b></div>")
    absent = [named(d.measure, names) for d in found if not d.value and not d.other and d.measure != "tone"]
    for difference in found:
        if named(difference.measure, names) in absent:
            continue  # a row of noughts: told in one line below
        name, figures = _line()
        with name:
            pick = f"both:{difference.measure}@{left}@{right}"
            _button(frame, pick, named(difference.measure, names), f"two_{difference.measure}")
        with figures:
            st.html(_row(difference))
    if absent:
        parts.note(f"In neither of them: {'; '.join(absent)}.")


def _line() -> Sequence[Any]:
    return st.columns([1, 1.6], gap="small", vertical_alignment="center")


def _row(difference: Difference) -> str:
    tone = difference.measure == "tone"
    low, high = difference.low, difference.high
    figures = [_figure(v, tone) for v in (difference.value, difference.other)]
    told = f"{_gap(low, tone)} to {_gap(high, tone)}" + " points" * (not tone)
    told += "" if difference.clear else f"; {NOT_ENOUGH}"
    # The track is as wide as a difference can be: two for a mean tone, one for a share.
    reach = 2.0 if tone else 1.0
    start, end = (50 + 50 * max(-1.0, min(1.0, v / reach)) for v in (low, high))
    bar = (
        f"<i class='{'clear' if difference.clear else 'open'}' style='left:{start:.1f}%;width:{end - start:.1f}%'></i>"
    )
    return (
        f"<div class='two'><div>{figures[0]} <span>n = {difference.n}</span></div>"
        f"<div>{figures[1]} <span>n = {difference.other_n}</span></div>"
        f"<div><div class='track' aria-hidden='true'>{bar}</div><span>{told}</span></div></div>"
    )


def _figure(value: float, tone: bool) -> str:
    return signed(value) if tone else f"{value:.0%}"


def _gap(value: float, tone: bool) -> str:
    return signed(value) if tone else signed(100 * value, 0)
