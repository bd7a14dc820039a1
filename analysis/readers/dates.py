"""Dates as newspapers, feeds and spreadsheets write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_FIGURES = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$")


def iso_date(text: str) -> str | None:
    """The date (or date and time) as ISO 8601; None where it cannot be told for sure, as in 03/04/2024."""
    text = text.strip()
    for parse in (_iso, _mail, _words, _figures):
        try:
            if found := parse(text):
                return found
        except (ValueError, OverflowError):
            continue
    return None


def _iso(text: str) -> str | None:
    if not re.match(r"\d{4}-?\d{2}-?\d{2}", text):
        return None
    moment = datetime.fromisoformat(text)
    return moment.date().isoformat() if len(text) <= len("2024-01-31") else moment.isoformat()


def _mail(text: str) -> str | None:
    return parsedate_to_datetime(text).isoformat() if "," in text and ":" in text else None


def _words(text: str) -> str | None:
    if match := _DAY_FIRST.search(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.search(text):
        month, day, year = match.groups()
    else:
        return None
    return date(int(year), _MONTHS[month.lower()], int(day)).isoformat()


def _figures(text: str) -> str | None:
    match = _FIGURES.match(text)
    if not match:
        return None
    first, separator, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
    if separator == "." or first > 12 or first == second:  # 31.12.2024 is written day first everywhere
        return date(year, second, first).isoformat()
    return date(year, first, second).isoformat() if second > 12 else None
