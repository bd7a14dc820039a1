"""Stable ids: slugs of names and texts, never running numbers that shift when something is added."""

from __future__ import annotations

import re
from collections.abc import Iterable

from anyascii import anyascii

_MAX_LENGTH = 80


def slug(text: str) -> str:
    """Lower-case Latin letters, digits, hyphens and underscores; "untitled" where nothing of the text is left."""
    plain = re.sub(r"[^a-z0-9_]+", "-", anyascii(text).lower().replace("'", "")).strip("-_")
    return plain[:_MAX_LENGTH].rstrip("-_") or "untitled"


def unique(ids: Iterable[str]) -> list[str]:
    """The ids in their order; one that came before gets -2, -3, ... so that all differ."""
    taken: set[str] = set()
    result = []
    for wanted in ids:
        candidate, number = wanted, 1
        while candidate in taken:
            number += 1
            candidate = f"{wanted}-{number}"
        taken.add(candidate)
        result.append(candidate)
    return result
