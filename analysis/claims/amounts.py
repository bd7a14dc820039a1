"""Figures and dates as a sentence gives them: what is counted, how much, and how exact the writer is about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {"hundred": 2, "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9}
_SCALES |= {"trillion": 12, "tn": 12}
_SMALL = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
]
_SPELT = {word: n for n, word in enumerate([*_SMALL, "eighteen", "nineteen"], 2)}
_SPELT |= {
    w: n * 10 for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_CURRENCIES = {"$": "dollars", "us$": "dollars", "usd": "dollars", "dollar": "dollars", "€": "euros", "eur": "euros"}
_CURRENCIES |= {"euro": "euros", "£": "pounds", "gbp": "pounds", "¥": "yen", "yen": "yen", "rouble": "roubles"}
_CURRENCIES |= {"ruble": "roubles", "rupee": "rupees", "yuan": "yuan", "franc": "francs", "pound": "pounds"}
_SHORT_UNITS = {"%": "per cent", "percent": "per cent", "per cent": "per cent", "km": "kilometres", "kg": "kilograms"}
_SHORT_UNITS |= {"mph": "miles per hour", "mw": "megawatts", "°c": "degrees Celsius", "°f": "degrees Fahrenheit"}
_PLURALS = {"people": "people", "men": "men", "women": "women", "children": "children", "police": "police"}
_BRITISH = {"kilometers": "kilometres", "meters": "metres", "liters": "litres"}
# What a plural noun is not: words in -s that may follow a number and are no thing counted.
_NO_NOUN = frozenset(
    [
        "as",
        "is",
        "was",
        "has",
        "this",
        "its",
        "us",
        "his",
        "hers",
        "plus",
        "minus",
        "times",
        "less",
        "across",
        "always",
        "perhaps",
    ]
)
_STOPS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "to",
        "from",
        "by",
        "for",
        "with",
        "and",
        "or",
        "but",
        "that",
        "which",
        "who",
        "were",
        "are",
        "had",
        "have",
        "the",
        "a",
        "an",
    ]
)
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = rf"(?P<month>(?-i:{'|'.join(m.title() for m in _MONTHS)}|{'|'.join(m[:3].title() for m in _MONTHS)}|Sept))\.?"
_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?P<before>US\$|[$€£¥])?(?:(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<spelt>{'|'.join(_SPELT)}))(?:[ -]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})\b)?"
    r"(?P<after>\s?%|\s?(?:percent|per cent|km|kg|mph|MW|°C|°F|USD|EUR|GBP)(?!\w))?(?![\d:/]|-?\w|\.\d|,\d)",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}|{_MONTH.replace('month', 'month2')} "
    r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?)(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})(?![’'\w]|s\b)", re.IGNORECASE)
_FOLLOWING = re.compile(r"[ -]([^\W\d_]+)(?:[’']s)?")
_AT_LEAST = re.compile(r"\b(?:at least|more than|over|above|no fewer than|no less than|exceed(?:s|ed|ing)?)\s+$", re.I)
_AT_MOST = re.compile(r"\b(?:at most|up to|less than|fewer than|under|below|nearly|almost|as many as)\s+$", re.I)
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|an estimated|estimated at|close to)\s+$", re.I)
ABOUT = Decimal("0.1")  # how far "about" reaches, as a share of the figure: a convention, not measured


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure or a date at `text[start:end]`: `unit` is what is counted ("dollars", "soldiers", "date", "weekday").

    What the writer says lies in `[low, high]`; None = no bound on that side ("at least 200"). A date or weekday is a
    number of its own whose bounds are equal.
    """

    start: int
    end: int
    text: str
    unit: str
    low: Decimal | None
    high: Decimal | None

    def agrees(self, other: Amount) -> bool:
        """Whether both can be right."""
        over = self.low is not None and other.high is not None and self.low > other.high
        under = self.high is not None and other.low is not None and self.high < other.low
        return not over and not under


def amounts(text: str) -> list[Amount]:
    """The figures and dates of a sentence that can be compared with another's, in text order.

    A bare number (a year, a score, a part of a name) counts nothing and is left out, and so is one before a noun in the
    singular.
    """
    found = [*_dates(text), *_weekdays(text)]
    taken = [(a.start, a.end) for a in found]
    for number in _NUMBER.finditer(text):
        if any(number.start() < end and number.end() > start for start, end in taken):
            continue
        unit = _unit(text, number)
        if unit is not None:
            low, high = _bounds(text, number)
            end = number.end()
            found.append(Amount(number.start(), end, text[number.start() : end], unit, low, high))
    return sorted(found, key=lambda a: a.start)


def _dates(text: str) -> Iterator[Amount]:
    for found in _DATE.finditer(text):
        month = (found["month"] or found["month2"]).lower()[:3]
        day = int(found["day"] or found["day2"])
        number = Decimal(next(n for n, m in enumerate(_MONTHS, 1) if m[:3] == month) * 100 + day)
        if 1 <= day <= 31:
            yield Amount(*found.span(), found[0], "date", number, number)


def _weekdays(text: str) -> Iterator[Amount]:
    for found in _WEEKDAY.finditer(text):
        number = Decimal(_DAYS.index(found[1].lower()))
        yield Amount(*found.span(), found[0], "weekday", number, number)


def _unit(text: str, number: re.Match[str]) -> str | None:
    """What the number counts, None where that cannot be told."""
    sign = (number["before"] or "").lower()
    after = (number["after"] or "").strip().lower()
    if sign or after in _CURRENCIES:
        return _CURRENCIES[sign or after]
    if after:
        return _SHORT_UNITS[after]
    at = number.end()
    for _ in range(3):  # "300 Russian soldiers", "40 heavily armed men"
        following = _FOLLOWING.match(text, at)
        word = following[1].lower() if following else ""
        if not following or word in _STOPS:
            return None
        if word in _PLURALS:
            return _PLURALS[word]
        if word.rstrip("s") in _CURRENCIES:
            return _CURRENCIES[word.rstrip("s")]
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _NO_NOUN:
            return _BRITISH.get(word, word)
        at = following.end()
    return None


def _bounds(text: str, number: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """Between what the figure lies: rounded as it is written, and as exact as the words before it say."""
    digits = number["digits"]
    plain = Decimal(digits.replace(",", "")) if digits else Decimal(_SPELT[number["spelt"].lower()])
    scale = Decimal(10) ** _SCALES.get((number["scale"] or "").lower(), 0)
    value, before = plain * scale, text[: number.start()]
    if _AT_LEAST.search(before):
        return value, None
    if _AT_MOST.search(before):
        return None, value
    if _ABOUT.search(before):
        return value * (1 - ABOUT), value * (1 + ABOUT)
    if scale > 1 or plain != plain.to_integral():  # "1.2 million" may be 1,234,567
        half = scale * Decimal(10) ** int(plain.as_tuple().exponent) / 2
        return value - half, value + half
    return value, value
