"""Exports of LexisNexis and Nexis Uni: one document, many articles, each with a head, "Body" and "End of Document"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.errors import ReadError
from analysis.readers.dates import iso_date
from analysis.readers.reading import Note, Reading, join_readings, make_article, stem
from analysis.types import Skipped

_END = re.compile(r"^end of document$", re.IGNORECASE)
_BODY = re.compile(r"^body:?$", re.IGNORECASE)
_AFTER = re.compile(
    r"^(?:classification|graphic|notes|correction|load-date\s*:.*|language\s*:.*|publication-type\s*:.*)$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:copyright\b|©|section\s*:|length\s*:|byline\s*:|dateline\s*:|highlight\s*:|series\s*:)", re.IGNORECASE
)
_LENGTH = re.compile(r"^length\s*:\s*(\d[\d,.]*)\s*words?\b", re.IGNORECASE)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DATE = re.compile(
    rf"^(?:\w+day,?\s+)?(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}})\b.{{0,60}}$",
    re.IGNORECASE,
)
_NO_HEADLINE = re.compile(r"^no headline in original$", re.IGNORECASE)
_ENOUGH = 0.6  # of the stated length; counts of words differ a little from one counter to the next


def is_export(lines: Sequence[str]) -> bool:
    """Whether the paragraphs are those of such an export."""
    stripped = [line.strip() for line in lines]
    return any(map(_END.match, stripped)) and any(map(_BODY.match, stripped))


def read(name: str, lines: Sequence[str]) -> Reading:
    """The articles of an export; one without a body is skipped with its number."""
    readings: list[Reading] = []
    for number, block in enumerate(_blocks(lines), start=1):
        try:
            readings.append(_article(name, number, block))
        except ReadError as error:
            readings.append(Reading(skipped=(Skipped(name, f"Document {number}: {error.message}", error.hint),)))
    return join_readings(*readings)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in (part.strip() for paragraph in lines for part in paragraph.split("\n")):
        if _END.match(line):
            yield block
            block = []
        elif line:
            block.append(line)
    if any(map(_BODY.match, block)):  # the file was cut off within the last one
        yield block


def _article(name: str, number: int, block: list[str]) -> Reading:
    at = next((n for n, line in enumerate(block) if _BODY.match(line)), None)
    if at is None:
        raise ReadError(f"It has no body ({' '.join(block)[:60]}).", "The export may hold its headline only.")
    head = block[:at]
    rest = block[at + 1 :]
    after = next((n for n, line in enumerate(rest) if _AFTER.match(line)), len(rest))
    text = "\n\n".join(rest[:after])
    labels = next((n for n, line in enumerate(head) if _LABEL.match(line)), len(head))
    dated = next((n for n in reversed(range(labels)) if _DATE.match(head[n])), None)
    before = head[: dated if dated is not None else labels]
    outlet = before[-1] if dated is not None and before else None
    title = before[-2] if outlet and len(before) > 1 else before[0] if before and not outlet else None
    article = make_article(
        f"{stem(name)}-{number}",
        text,
        name,
        title=None if title and _NO_HEADLINE.match(title) else title,
        outlet=outlet,
        published=iso_date(head[dated]) if dated is not None else None,
    )
    stated = next((int(re.sub(r"\D", "", m[1])) for line in head if (m := _LENGTH.match(line))), 0)
    found = len(text.split())
    if found >= _ENOUGH * stated:
        return Reading((article,))
    note = f"The export says that the article has {stated:,} words; {found:,} are there."
    return Reading((article,), notes=(Note(article.article_id, note),))
