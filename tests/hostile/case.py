"""One hostile input: what it is, and what has to come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A file `name` with what `make` gives has to become `articles` articles, and one Skipped for each of `said`.

    `said` are words of the reasons, in order; `holds` words that the first article's text has to have.
    """

    what: str
    name: str
    make: Callable[[], bytes]
    articles: int = 0
    said: tuple[str, ...] = ()
    holds: str = ""


def refused(what: str, name: str, make: Callable[[], bytes] | bytes, *said: str) -> Case:
    """An input of which nothing is read."""
    return Case(what, name, make if callable(make) else lambda: make, 0, said)


def read(what: str, name: str, make: Callable[[], bytes] | bytes, holds: str = "", articles: int = 1) -> Case:
    """An input that looks harmful and is read all the same, as the text that it is."""
    return Case(what, name, make if callable(make) else lambda: make, articles, (), holds)
