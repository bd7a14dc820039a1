"""Readings as JSON and back: what crosses the border of a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from analysis.readers.reading import Columns, Lead, Note, Reading
from analysis.types import Article, Skipped


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A reading as dictionaries and lists."""
    return asdict(reading)


def reading_from_json(value: Mapping[str, Any]) -> Reading:
    """The reading that `reading_to_json` was given."""
    return Reading(
        tuple(Article(**a) for a in value["articles"]),
        tuple(Skipped(**s) for s in value["skipped"]),
        tuple(Note(**n) for n in value["notes"]),
        tuple(Lead(**n) for n in value["leads"]),
        tuple(
            Columns(c["origin"], tuple(c["names"]), c["fields"], tuple(map(tuple, c["sample"])))
            for c in value["columns"]
        ),
    )
