"""From what was picked in a chart to the sentences behind it. Pure: no streamlit here.

A pick is "kind:id"; ids are those of the tables, joined by @ where a mark stands for two things. It goes into the link.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.framing.compare import named
from dashboard import alone
from dashboard.charts import agency
from dashboard.charts.labels import key_of
from dashboard.marks import Evidence, Mark
from dashboard.rows import each, keep
from dashboard.theme import TONE_WORDS
from dashboard.voices import heard

if TYPE_CHECKING:
    from dashboard.link import Voices
    from dashboard.story import Story


@dataclass(frozen=True, slots=True)
class Found:
    """The sentences behind a pick, and what they are in words."""

    title: str
    sentences: tuple[Evidence, ...]


def mentions(frame: Story, voice: Voices | None = None, target_id: str | None = None) -> pd.DataFrame:
    """The target's mentions in the articles that are on and in the voice that is chosen (or `voice`)."""
    rows = frame.table("target_mentions")
    wanted = target_id or (frame.target.target_id if frame.target else None)
    rows = rows[rows["target_id"] == wanted]
    return keep(rows, (heard(v, voice or frame.view.voice) for v in rows["voice"]))


def sentences_of(frame: Story, rows: pd.DataFrame) -> list[str]:
    """Ids of the sentences that rows with article_id, start and end touch, in reading order, each once."""
    ids: dict[str, None] = {}
    for row in each(rows.sort_values(["article_id", "start"])):
        ids.update(dict.fromkeys(frame.sentence_ids(str(row.article_id), int(row.start), int(row.end))))
    return list(ids)


def target_marks(frame: Story) -> dict[str, list[Mark]]:
    """Where the articles that are on speak of the chosen target; an article that does not is not in it."""
    if frame.target is None:
        return {}
    found: dict[str, list[Mark]] = {}
    for row in each(frame.table("target_mentions", target=True)):
        found.setdefault(row.article_id, []).append(Mark(int(row.start), int(row.end), "target", frame.target.name))
    return found


def with_target(frame: Story, ids: Iterable[str], notes: dict[str, str] | None = None) -> tuple[Evidence, ...]:
    """Sentences with the target marked in them."""
    marks = target_marks(frame)
    return tuple(
        Evidence(i, tuple(marks.get(frame.sentences[i].article_id, ())), (notes or {}).get(i))
        for i in ids
        if i in frame.sentences
    )


def resolve(frame: Story, pick: str | None) -> Found | None:
    """What is behind a pick; None for no pick, one of another page, or one whose ids this study does not have."""
    kind, _, rest = (pick or "").partition(":")
    if kind not in _KINDS or not rest:
        return None
    return _KINDS[kind](frame, rest)


def dead(frame: Story) -> str | None:
    """A sentence for the reader where the link picks something that is not here (any more)."""
    pick = frame.view.filter("pick")
    if pick is None or resolve(frame, pick) is not None:
        return None
    return f"The link picks “{pick}”, which is not found in the articles and voices that are on."


def _pair(rest: str, frame: Story) -> tuple[str, str] | None:
    """ "id@article" as its two parts, None where the article is not here."""
    what, _, article_id = rest.rpartition("@")
    return (what, article_id) if what and article_id in frame.cast else None


def _frame(frame: Story, rest: str) -> Found | None:
    names = {f.frame_id: f.name for f in frame.analysis.codebook}
    pair = _pair(rest, frame)
    if pair is None or pair[0] not in names:
        return None
    frame_id, article_id = pair
    rows = frames(frame)
    rows = rows[(rows["frame_id"] == frame_id) & (rows["article_id"] == article_id)]
    notes = {r.sentence_id: "Fired by " + ", ".join(json.loads(r.because)) for r in each(rows)}
    return Found(f"{names[frame_id]} in {frame.cast[article_id].letter}", with_target(frame, notes, notes))


def frames(frame: Story) -> pd.DataFrame:
    """The rows of `frames` in sentences that speak of the target in the chosen voice; all rows without a target."""
    rows = frame.table("frames")
    if frame.target is None:
        return rows
    return rows[rows["sentence_id"].isin(sentences_of(frame, mentions(frame)))]


def _along(frame: Story, rest: str) -> Found | None:
    """A frame in a stretch of an article's paragraphs: "frame_id@article_id@first-last"."""
    behind, _, stretch = rest.rpartition("@")
    found = _frame(frame, behind)
    first, _, last = stretch.partition("-")
    if found is None or not (first.isdecimal() and last.isdecimal()):
        return None
    inside = [e for e in found.sentences if int(first) <= frame.sentences[e.sentence_id].paragraph <= int(last)]
    return Found(f"{found.title}, at this place", tuple(inside))


def _tone(frame: Story, rest: str) -> Found | None:
    pair = _pair(rest, frame)
    if pair is None or frame.target is None:
        return None
    voice, article_id = pair
    rows = frame.table("tone", target=True)
    rows = rows[(rows["article_id"] == article_id) & ((rows["voice"] == "author") == (voice == "author"))]
    said = "in its own voice" if voice == "author" else "in quoted words"
    title = f"{frame.cast[article_id].letter} on {frame.target.name}, {said}"
    return Found(title, with_target(frame, rows["sentence_id"], tone_notes(rows)))


def _measure(frame: Story, rest: str) -> Found | None:
    """What a measure of the table `framing` rests on in an article, in the voice that is chosen."""
    pair = _pair(rest, frame)
    if pair is None or frame.target is None:
        return None
    (kind, _, detail), article_id = pair[0].partition(":"), pair[1]
    if kind == "frame":
        return _frame(frame, f"{detail}@{article_id}")
    if kind in ("agent", "patient"):
        return _role(frame, rest)
    subject, letter = frame.target.name, frame.cast[article_id].letter
    if kind == "labels":
        own = alone.labels(frame, mentions(frame)).get(article_id, [])
        return _places(frame, article_id, [at for label in own for at in label.spans], f"Called so only in {letter}")
    if kind == "speakers":
        said_by = alone.speakers(frame, mentions(frame)).get(article_id, {})
        title = f"Speaking of {subject} only in {letter}"
        return _places(frame, article_id, [at for places in said_by.values() for at in places], title)
    if kind == "tone":
        rows = frame.table("tone", target=True)
        rows = rows[(rows["article_id"] == article_id) & ((rows["tone"] == detail) | (not detail))]
        rows = keep(rows, (heard(v, frame.view.voice) for v in rows["voice"]))
        said = f": {TONE_WORDS.get(detail, detail)}" if detail else ", how it is spoken of"
        return Found(f"{subject} in {letter}{said}", with_target(frame, rows["sentence_id"], tone_notes(rows)))
    if kind == "quoted":
        rows = mentions(frame, "quoted")
        ids = sentences_of(frame, rows[rows["article_id"] == article_id])
        return Found(f"{subject} in {letter}, in somebody else’s words", with_target(frame, ids))
    return None


def _both(frame: Story, rest: str) -> Found | None:
    """What a measure rests on in two articles: "measure@one@other"."""
    first, _, other = rest.rpartition("@")
    measure, _, one = first.rpartition("@")
    found = [_measure(frame, first), _measure(frame, f"{measure}@{other}")]
    if found[0] is None or found[1] is None:
        return None
    names = {f.frame_id: f.name for f in frame.analysis.codebook}
    letters = " and ".join(frame.cast[a].letter for a in (one, other))
    return Found(f"{named(measure, names)}, in {letters}", found[0].sentences + found[1].sentences)


def _places(frame: Story, article_id: str, places: Iterable[tuple[int, int]], title: str) -> Found:
    """The sentences of an article at these places, with what stands there marked."""
    marks = tuple(Mark(start, end, "hit") for start, end in sorted(places))
    ids = dict.fromkeys(i for m in marks for i in frame.sentence_ids(article_id, m.start, m.end))
    return Found(title, tuple(Evidence(i, marks) for i in ids))


def tone_notes(rows: pd.DataFrame) -> dict[str, str]:
    """For each sentence its tone in words with the probabilities."""
    return {
        r.sentence_id: f"{TONE_WORDS[r.tone].capitalize()} "
        f"(unfavourable {r.unfavourable:.0%}, neutral {r.neutral:.0%}, favourable {r.favourable:.0%})"
        for r in each(rows)
    }


def _role(frame: Story, rest: str) -> Found | None:
    pair = _pair(rest, frame)
    if pair is None or frame.target is None:
        return None
    role, article_id = pair
    rows = mentions(frame)
    rows = rows[(rows["article_id"] == article_id) & (rows["role"] == role)]
    notes: dict[str, str] = {}
    for row in each(rows):
        for sentence_id in frame.sentence_ids(article_id, int(row.start), int(row.end)):
            verb = agency.worded(row)
            notes[sentence_id] = "; ".join(filter(None, [notes.get(sentence_id), f"“{row.text}”: {verb}"]))
    said = "acts" if role == "agent" else "is acted on"
    return Found(f"{frame.target.name} {said} in {frame.cast[article_id].letter}", with_target(frame, notes, notes))


def _label(frame: Story, rest: str) -> Found | None:
    rows = mentions(frame)
    rows = keep(rows, (key_of(str(label)) == rest for label in rows["label"]))
    if not len(rows):
        return None
    marks: dict[str, list[Mark]] = {}
    for row in each(rows):
        marks.setdefault(str(row.article_id), []).append(Mark(int(row.start), int(row.end), "hit"))
    ids = sentences_of(frame, rows)
    found = tuple(Evidence(i, tuple(marks[frame.sentences[i].article_id])) for i in ids)
    return Found(f"Called “{rest}”", found)


def _claim(frame: Story, rest: str) -> Found | None:
    rows = frame.table("claim_sentences")
    rows = rows[rows["claim_id"] == rest]
    if not len(rows):
        alone = frame.sentences.get(rest)  # a sentence that matches nothing stands for itself
        return Found(f"Only in {frame.cast[alone.article_id].letter}", (Evidence(rest),)) if alone else None
    order = {a: n for n, a in enumerate(frame.cast)}
    ids = sorted(rows["sentence_id"], key=lambda i: (order[frame.sentences[i].article_id], frame.sentences[i].start))
    return Found("The wordings, side by side", tuple(Evidence(i) for i in ids))


def _attention(frame: Story, rest: str) -> Found | None:
    pair = _pair(rest, frame)
    names = {t.target_id: t.name for t in frame.analysis.targets}
    if pair is None or pair[0] not in names:
        return None
    target_id, article_id = pair
    rows = mentions(frame, target_id=target_id)
    rows = rows[rows["article_id"] == article_id]
    marks = tuple(Mark(int(r.start), int(r.end), "target", names[target_id]) for r in each(rows))
    tone = frame.table("tone")
    notes = tone_notes(tone[(tone["target_id"] == target_id) & (tone["article_id"] == article_id)])
    found = tuple(Evidence(i, marks, notes.get(i)) for i in sentences_of(frame, rows))
    return Found(f"{frame.cast[article_id].letter} on {names[target_id]}", found)


_KINDS: dict[str, Callable[[Story, str], Found | None]] = {
    "frame": _frame,
    "along": _along,
    "tone": _tone,
    "role": _role,
    "label": _label,
    "claim": _claim,
    "attention": _attention,
    "measure": _measure,
    "both": _both,
}
