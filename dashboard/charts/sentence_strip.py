"""The sentence strip as data: articles as rows, sentences in reading order as cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

import pandas as pd

from dashboard.cast import Member
from dashboard.rows import each
from dashboard.theme import PAPER, TONE_WORDS, TONES, Mode

_TEXT = 180  # characters of a sentence: four lines of the tip on a phone


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence: `high` where the target is spoken of, `hatch` where somebody is quoted, `outline` for unsure."""

    id: str
    head: str
    text: str
    fill: str
    high: bool
    hatch: bool
    outline: bool
    picked: bool

    def content(self) -> dict[str, Any]:
        """As a plain dict for the browser, without what is false. (`asdict` takes ten times as long.)

        There may be thousands: of a long sentence only the beginning is sent; opened, it is shown whole.
        """
        said = {name: value for name in self.__slots__ if (value := getattr(self, name)) is not False}
        return said | {"text": self.text if len(self.text) <= _TEXT else f"{self.text[:_TEXT].rstrip()}…"}


@dataclass(frozen=True, slots=True)
class Row:
    """One article with its sentences in reading order."""

    article: Member
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """All rows, the key to the colours and what it shows in words."""

    rows: tuple[Row, ...]
    keys: tuple[dict[str, Any], ...]
    alt: str

    def content(self) -> dict[str, Any]:
        """As plain dicts for the browser."""
        return {
            "rows": [{"article": asdict(r.article), "cells": [c.content() for c in r.cells]} for r in self.rows],
            "keys": list(self.keys),
            "alt": self.alt,
        }


def strip(
    sentences: pd.DataFrame,
    colours: Mapping[str, str],
    spoken: Collection[str],
    quoted: Collection[str],
    cast: Mapping[str, Member],
    mode: Mode,
    *,
    subject: str,
    picked: Collection[str] = (),
    frame: tuple[str, str] | None = None,
) -> Strip:
    """The strip of the articles in `sentences` (rows of the table of that name, in reading order).

    `colours` gives sentence ids their call: a tone, or, with `frame` = (name, colour), anything for "the frame is in
    it". Sentences without one are quiet. `spoken` are those that speak of the target, `quoted` those with quoted words.
    """
    tones, quiet = TONES[mode], PAPER[mode]["line"]
    rows = []
    for article_id, group in groupby(each(sentences), key=attrgetter("article_id")):
        own = list(group)
        cells, number, of = [], 0, sum(not s.is_title for s in own)
        for s in own:
            call, is_spoken = colours.get(s.sentence_id), s.sentence_id in spoken
            number += not s.is_title
            place = "title" if s.is_title else f"sentence {number} of {of}"
            said = _said(call, is_spoken, s.sentence_id in quoted, subject, frame)
            cells.append(
                Cell(
                    id=s.sentence_id,
                    head=f"{cast[str(article_id)].letter}, {place}: {said}",
                    text=str(s.text),
                    fill=quiet if call is None else frame[1] if frame else tones[call],
                    high=is_spoken or (frame is not None and call is not None),
                    hatch=s.sentence_id in quoted,
                    outline=call == "unsure",
                    picked=s.sentence_id in picked,
                )
            )
        rows.append(Row(cast[str(article_id)], tuple(cells)))
    return Strip(tuple(rows), _keys(mode, subject, frame), _alt(rows, subject, frame))


def _said(call: str | None, spoken: bool, quoted: bool, subject: str, frame: tuple[str, str] | None) -> str:
    parts = [f"speaks of {subject}" if spoken else f"does not speak of {subject}"]
    if call is not None:
        parts.append(frame[0] if frame else TONE_WORDS[call])
    if quoted:
        parts.append("somebody is quoted")
    return ", ".join(parts)


def _keys(mode: Mode, subject: str, frame: tuple[str, str] | None) -> tuple[dict[str, Any], ...]:
    quiet = PAPER[mode]["line"]
    calls: list[dict[str, Any]]
    if frame:
        calls = [{"label": frame[0], "fill": frame[1]}]
    else:
        calls = [{"label": TONE_WORDS[t], "fill": c, "outline": t == "unsure"} for t, c in TONES[mode].items()]
    return (
        *calls,
        {"label": f"does not speak of {subject}", "fill": quiet, "low": True},
        {"label": "somebody is quoted", "fill": PAPER[mode]["quiet"], "hatch": True},
    )


def _alt(rows: Sequence[Row], subject: str, frame: tuple[str, str] | None) -> str:
    """How many sentences of each article are high, in words."""
    counts = "; ".join(f"{r.article.letter}: {sum(c.high for c in r.cells)} of {len(r.cells)} sentences" for r in rows)
    what = f"the frame “{frame[0]}” stands or {subject} is spoken of" if frame else f"{subject} is spoken of"
    return f"Sentence strip, one bar per sentence in reading order. Where {what}: {counts}."
