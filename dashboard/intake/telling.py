"""What is told of a basket: the report of what came in, and the rows of its table. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.cleaning.tongues import name_of
from analysis.duplicates import Duplicate, Likeness, find_duplicates
from analysis.pipeline import SCORED_LANGUAGE
from analysis.types import CleanArticle, Skipped
from dashboard.charts.text import counted
from dashboard.intake.basket import Entry, Item, Stage
from dashboard.words import count, sentence

_SHOWN = 20  # articles named one by one; of more only their number
_REASONS = 8  # reasons of one entry shown at once
_BEGINNING = 12  # words


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report: whether it went well (None = not done yet), what it is about, more, quieter words."""

    good: bool | None
    about: str
    more: str = ""


def headline(entries: Sequence[Entry]) -> str:
    """What came of everything given, in words."""
    read, skipped = sum(len(e.articles) for e in entries), sum(len(e.skipped) for e in entries)
    words = f"{sentence(count(read, 'article'))} read"
    if skipped:
        words += f", {count(skipped, 'thing').rpartition(' ')[0]} could not be"
    waiting = sum(e.stage != Stage.DONE for e in entries)
    return f"{words}, {count(waiting, 'file')} still to read" if waiting else words


def report(entries: Sequence[Entry]) -> list[Line]:
    """What is being read, what could not be and why, the last given first, and what was read."""
    one_by_one = sum(len(e.articles) for e in entries) <= _SHOWN
    waiting: list[Line] = []
    lines: list[Line] = []
    for entry in entries:
        if one_by_one:
            lines += [
                Line(True, c.title or beginning(c.raw), ", ".join(p for p in (facts(c, n), c.article.origin) if p))
                for c, n in zip(entry.cleaned, entry.words, strict=True)
            ]
        elif entry.articles:
            lines.append(Line(True, entry.given.name, counted(len(entry.articles), "article")))
        if entry.leads:
            lines.append(Line(True, entry.given.name, f"names {count(len(entry.leads), 'article')} by address"))
        if entry.stage != Stage.DONE:
            stands = "is being read" if entry.stage == Stage.READING else "waits"
            waiting.append(Line(None, entry.given.name, stands))
    hints: set[str] = set()
    reasons = [line for entry in reversed(entries) for line in _reasons(entry, hints)]
    return [*waiting, *reasons, *lines]


def _reasons(entry: Entry, hints: set[str]) -> list[Line]:
    """Why things of an entry were skipped; a hint that was given before (`hints`) is not given again."""
    lines = [Line(False, s.origin, _why(s, hints)) for s in entry.skipped[:_REASONS]]
    rest = entry.skipped[_REASONS:]
    by_reason: dict[str, int] = {}
    for skipped in rest:
        reason = skipped.reason.rpartition(": ")[2]
        by_reason[reason] = by_reason.get(reason, 0) + 1
    lines += [Line(False, f"{entry.given.name}, {n:,} more", reason) for reason, n in by_reason.items()]
    return lines


def _why(skipped: Skipped, hints: set[str]) -> str:
    hint = "" if skipped.hint is None or skipped.hint in hints else skipped.hint
    hints.add(hint)
    return f"{skipped.reason} {hint}".strip()


def facts(clean: CleanArticle, number: int) -> str:
    """How long an article is (its number of words), and how much was taken out of it."""
    words = counted(number, "word")
    return f"{words}, {len(clean.removed)} taken out" if clean.removed else words


def beginning(text: str) -> str:
    """The first words of a text, to know it by."""
    words = text[:2_000].split(maxsplit=_BEGINNING)
    return " ".join(words[:_BEGINNING]) + (" …" if len(words) > _BEGINNING else "")


def name(item: Item) -> str:
    """What to call an article."""
    return item.article.title or item.cleaned.title or beginning(item.article.raw)


def likenesses(items: Sequence[Item], known: Sequence[CleanArticle]) -> dict[str, str]:
    """For each article, by its key, that is there already: how it is like which other one."""
    everything = [*known, *(item.cleaned for item in items)]
    found: dict[str, str] = {}
    for duplicate in find_duplicates(everything):
        at = duplicate.position - len(known)
        if at >= 0:
            in_study = duplicate.of < len(known)
            other = everything[duplicate.of]
            called = other.title or beginning(other.raw)
            found[items[at].key] = f"{_like(duplicate)} “{called}”{' in the study' if in_study else ''}"
    return found


def _like(duplicate: Duplicate) -> str:
    if duplicate.likeness is Likeness.TEXT:
        return "The same text as"
    if duplicate.likeness is Likeness.ADDRESS:
        return "The same address as"
    return f"{duplicate.share:.0%} the same as"


def unread(clean: CleanArticle) -> str | None:
    """That an article is in another language than English, and what comes of that."""
    if clean.language in (None, SCORED_LANGUAGE):
        return None
    return f"It looks like {name_of(clean.language)}, not English: shown, not scored."


def _prose(clean: CleanArticle) -> str:
    """The first paragraph below the title; the title where there is none."""
    first = next((p for p in clean.paragraphs if not p.is_title), None) or next(iter(clean.paragraphs), None)
    return clean.raw[first.start : first.end] if first is not None else ""


def rows(items: Sequence[Item], like: Mapping[str, str]) -> list[dict[str, object]]:
    """The rows of the table of articles, in its columns' order."""
    return [
        {
            "take": item.taken,
            "title": item.article.title or item.cleaned.title or "",
            "begins": beginning(_prose(item.cleaned)),
            "outlet": item.article.outlet or "",
            "published": item.article.published or "",
            "note": " ".join(part for part in (like.get(item.key), unread(item.cleaned), item.note) if part),
            "words": item.words,
            "removed": len(item.cleaned.removed),
            "origin": item.article.origin or "",
        }
        for item in items
    ]
