"""One attribution as the wording shows it: the cue, the source, and the words that hang from the cue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.types import Document
from analysis.voices.grammar import phrase


@dataclass(frozen=True, slots=True)
class Report:
    """`cue` and `speaker` are token ranges, `content` tokens in text order; `head` is the speaker's head token.

    `position` is the cue's head token. `speaker` None = nobody is named. `clausal`: the content is a clause or a
    quotation, not only a noun phrase.
    """

    position: int
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    head: int | None
    content: tuple[int, ...]
    kind: str
    clausal: bool


def make_report(
    document: Document, position: int, speaker: int | None, content: Iterable[int], kind: str, clausal: bool = True
) -> Report:
    """A report of the cue at `position` with the source around token `speaker`; neither stays in the content."""
    words = None if speaker is None else phrase(document, speaker)
    taken = set(range(*words)) if words is not None else set()
    own = [t for t in content if t not in taken and t != position]
    if own and own[-1] + 1 in taken and document.tokens[own[-1]].text.lower() == "by":
        own.pop()  # "was called a mistake by ..."
    if kind == "stance":
        own = _without_asides(document, own)
    return Report(position, _cue(document, position), words, speaker, tuple(own), kind, clausal)


def _without_asides(document: Document, content: list[int]) -> list[int]:
    """A topic without the writer's "..., which ..." on it."""
    tokens = document.tokens
    within = set(content)
    asides: set[int] = set()
    for i in content:
        if tokens[i].dep == "relcl" and tokens[i].head in within:
            clause = document.subtree(i)
            if clause[0] > 0 and tokens[clause[0] - 1].text == ",":
                asides.update(clause)
    return [t for t in content if t not in asides]


def _cue(document: Document, i: int) -> tuple[int, int]:
    """The cue with the auxiliaries right before it and the particle or preposition right after it."""
    tokens = document.tokens
    first, last = i, i + 1
    while first - 1 in document.children[i] and tokens[first - 1].dep in {"aux", "auxpass", "neg"}:
        first -= 1
    follows = last < len(tokens) and tokens[last].head == i and tokens[last].dep in {"prt", "prep"}
    return first, last + 1 if follows and tokens[i].pos == "VERB" else last
