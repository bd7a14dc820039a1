"""Words made from figures. Pure: no streamlit here."""

from __future__ import annotations

from collections.abc import Sequence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MARKDOWN = frozenset("\\`*_{}[]()#+-.!|~:$<>&")
_IRREGULAR = {"person": "people", "is": "are", "was": "were", "has": "have", "stands": "stand", "speaks": "speak"}


def number(n: int) -> str:
    """Small numbers as words, others with thousands apart: "three", "1,204"."""
    return _NUMBERS[n] if n < len(_NUMBERS) else f"{n:,}"


def count(n: int, noun: str) -> str:
    """A number with its noun: "one article", "three articles", "no articles"."""
    return f"{number(n)} {plural(n, noun)}"


def plural(n: int, noun: str) -> str:
    """The noun (or verb) that fits the number."""
    if n == 1:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "sh", "x")) else f"{noun}s"


def listed(items: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def signed(value: float, digits: int = 2) -> str:
    """A number with its sign, none where it rounds to nothing: "+0.25", "−0.1", "0"."""
    text = f"{value:+.{digits}f}"
    return "0" if not float(text) else text.replace("-", "−")


def inside(name: str) -> str:
    """A name as it stands inside a sentence: "The new board" as "the new board"."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first == "The" else name


def sentence(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """Text for where Streamlit renders Markdown (labels of options, help), so that it stays text."""
    return "".join(f"\\{c}" if c in _MARKDOWN else c for c in text)
