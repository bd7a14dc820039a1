"""The source that a text itself credits: a credit line, or the agency in its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SOURCE_LINE = re.compile(
    r"^\W*(?:original )?source(?: (?:link|article|url))?\s*[:|–—-]\s*(?P<source>\S.*)$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|appeared|posted|reported|aired|produced|reprinted|reproduced|syndicated)\b"
    r"(?: with permission)?(?: (?:here|there|first|originally))? (?:by|on|in|at|from)\s+"
    r"(?P<source>[^,.;()]+(?:\.\w+)*)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?:[A-Z][\w.'’/-]*[\s,]+){1,6}?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}\s*)?"
    r"\W{0,2}[(\[/](?P<source>[A-Z][\w&. -]{1,30})[)\]/]\s*[-–—:.]"
)
_AGENCY = re.compile(
    r"^\W*(?P<source>afp|agence france-presse|anadolu|ap|associated press|bloomberg|dpa|efe|interfax|kyodo|pti|"
    r"reuters|tass|upi|xinhua)\W*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?:/\S*)?$", re.IGNORECASE)
_TIME = re.compile(r"\s+(?:on|in|at)\s+(?:\w+day|\w+\s+\d|\d).*$", re.IGNORECASE)
_MAX_LENGTH = 80


def is_agency(line: str) -> bool:
    """Whether a line is the name of a news agency alone, as stands below what was taken from it."""
    return _AGENCY.match(line) is not None


def find_upstream(credit_lines: Iterable[str], first_paragraph: str | None) -> str | None:
    """The credited source: of the first credit line that names one, else of the dateline "CITY (Agency) -".

    An address is given as its host.
    """
    patterns = (_SOURCE_LINE, _PUBLISHED, _AGENCY)
    found = (match for line in credit_lines for p in patterns if (match := p.search(line)))
    match = next(found, None) or _DATELINE.match(first_paragraph or "")
    if match is None:
        return None
    source = _TIME.sub("", match["source"]).strip(" \t.,;:|-–—\"'“”")
    address = _ADDRESS.match(source)
    return (address["host"] if address else source)[:_MAX_LENGTH] or None
