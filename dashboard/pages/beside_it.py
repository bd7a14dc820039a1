"""Two articles side by side on the page Read: how much of each has a match in the other, and the texts joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dashboard import parts
from dashboard.charts.text import counted
from dashboard.components import two_texts
from dashboard.words import listed, plural

if TYPE_CHECKING:
    from dashboard.frame import Frame


def show(content: dict[str, Any]) -> None:
    """Draw the two texts; `content` is that of reading.side_by_side."""
    matched = any(s["matches"] for side in content["sides"] for p in side["paragraphs"] for s in p["sentences"])
    parts.section(
        "Two texts",
        "Strongly marked: word for word; faintly: reworded; dotted below: the same statement in other words; "
        "underlined in red: words that differ. Choose a marked sentence to see its match."
        if matched
        else None,
    )
    two_texts.show(content, "two-texts")


def answer(frame: Frame, left: str, right: str, sides: Sequence[dict[str, Any]]) -> tuple[str, str | None]:
    """How many sentences of each of two articles match one of the other."""
    a, b = (frame.cast[i].letter for i in (left, right))
    unread = [letter for i, letter in ((left, a), (right, b)) if not frame.sentences_of[i]]
    if unread:
        said = listed(unread)
        return f"{a} beside {b}", f"{said} {plural(len(unread), 'is')} not in English: shown, not compared."
    found = [[s for p in side["paragraphs"] if not p["title"] for s in p["sentences"]] for side in sides]
    matched = [sum(bool(s["matches"]) for s in own) for own in found]
    if not any(matched):
        return f"{a} and {b} share no passage and no statement", None
    one, other = (f"{n} of {counted(len(own), 'sentence')}" for n, own in zip(matched, found, strict=True))
    return f"{one} of {a} {plural(matched[0], 'has')} a match in {b}, {other} of {b} in {a}", None
