"""What a report is made of, whatever it is written as. Every text in it is plain text, to be escaped by the writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.cast import Member
from dashboard.charts.sentence_strip import Strip
from dashboard.theme import Mode

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a `lede` is an answer in words, a `quiet` one stands back."""

    words: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure drawn by plotly on either ground; `alt` says what it shows, `key` names it."""

    key: str
    alt: str
    draw: Callable[[Mode], go.Figure]


@dataclass(frozen=True, slots=True)
class StripView:
    """The sentence strip on either ground."""

    key: str
    draw: Callable[[Mode], Strip]


@dataclass(frozen=True, slots=True)
class Grid:
    """The coverage grid: `content` is what charts.coverage makes for the browser."""

    key: str
    alt: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """What each article calls a target: `content` is what charts.labels makes for the browser."""

    key: str
    alt: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article; `runs` are its pieces as marks.runs cuts them, `voice` and `note` stand below it."""

    member: Member
    voice: str
    runs: tuple[Mapping[str, Any], ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Quotes:
    """The sentences behind a figure; `more` is how many there are beside those shown. `folded` = opened on demand."""

    title: str
    quotes: tuple[Quote, ...]
    more: int = 0
    folded: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under a head; a cell may be a `Member`, whose letter is shown."""

    head: tuple[str, ...]
    rows: tuple[tuple[str | Member, ...], ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms with what is said of each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list, one line each."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading within a section, with a line on how to read what follows."""

    title: str
    about: str | None = None


Block = Text | Chart | StripView | Grid | Names | Quotes | Table | Terms | Points | Part


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the study. `section_id` is its anchor."""

    section_id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; `made` says when and with what, `facts` are numbers with what they count."""

    title: str
    made: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
