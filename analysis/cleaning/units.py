"""The units that cleaning decides on: lines of the raw text, or whole paragraphs where the text is hard-wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from statistics import median

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")  # scripts that write words without spaces
_TERMINAL = re.compile(r"[.!?…。！？؟][\"'”’»)\]*]*$")
_MIN_PROSE = 8  # words: shorter sentences stand alone in lists and menus as often as in an article
_SURE_PROSE = 25  # words: no headline or menu line is so long, whatever it ends with
_WRAP_WIDTH = (45, 100)  # median length of the lines of hard-wrapped text


@dataclass(frozen=True)
class Unit:
    """A stretch of the raw text without white space around it: `raw[start:end] == text`."""

    start: int
    end: int
    text: str

    @cached_property
    def key(self) -> str:
        """The text without case and with single spaces: what counts as the same."""
        return " ".join(self.text.casefold().split())

    @cached_property
    def words(self) -> int:
        """Number of words; in scripts without spaces two letters count as a word."""
        unspaced = len(_UNSPACED.findall(self.text))
        return unspaced // 2 if unspaced > len(self.text) / 3 else len(_WORD.findall(self.text))

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _TERMINAL.search(self.text) is not None

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as running text rather than as a heading, a label or a link."""
        return self.words >= (_MIN_PROSE if self.ends_sentence else _SURE_PROSE)


def words_of(text: str) -> list[str]:
    """The words in it, without case."""
    return [word.casefold() for word in _WORD.findall(text)]


def split_units(raw: str) -> list[Unit]:
    """The units in reading order, white space left out."""
    lines = [Unit(m.start(), m.end(), m[0]) for m in re.finditer(r"[^\s](?:[^\n]*[^\s])?", raw)]
    blocks: list[list[Unit]] = []
    for line in lines:
        gap = raw[blocks[-1][-1].end : line.start] if blocks else "\n\n"
        if gap.count("\n") == 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    if not _is_wrapped(blocks):
        return lines
    return [Unit(b[0].start, b[-1].end, raw[b[0].start : b[-1].end]) for b in blocks]


def _is_wrapped(blocks: list[list[Unit]]) -> bool:
    """Whether lines end where the paper ended: all of one width, most breaking off in the middle of a sentence."""
    inner = [line for block in blocks for line in block[:-1]]
    if len(blocks) < 2 or len(inner) < len(blocks):
        return False
    low, high = _WRAP_WIDTH
    widths = [len(line.text) for line in inner]
    broken = sum(not line.ends_sentence for line in inner)
    goes_on = sum(line.text[0].islower() for block in blocks for line in block[1:])
    return (
        low <= median(widths) <= high
        and max(widths) <= 1.3 * high
        and broken > 0.7 * len(inner)
        and goes_on > 0.4 * len(inner)
    )
