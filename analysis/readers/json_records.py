"""JSON (a list of objects, or an object that holds one) and JSON Lines: one object, one article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from analysis.errors import ReadError
from analysis.readers.decoding import decode
from analysis.readers.reading import Columns, Reading, join_readings, stem
from analysis.readers.records import FIELDS, SAMPLE, choose_fields, read_record, text_names
from analysis.types import Skipped

_LIST_KEYS = ("articles", "documents", "docs", "items", "results", "stories", "data", "hits", "records")
_HINT = f"Each article is an object with its text under one of: {text_names()}."
_MAX_NAMES = 200  # keys offered as columns: more is no table
_MAX_ITEMS = 50_000


def read(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> Reading:
    """The articles of a .json or .jsonl file. Raises ReadError where none of it can be read as JSON.

    `columns` says under which key text, title, outlet, published, url and id stand; without it they are found.
    """
    text = decode(data)
    numbered = list(_lines(text) if PurePath(name).suffix.lower() == ".jsonl" else _items(text))
    if not numbered:
        raise ReadError("There is no article in the file.", _HINT)
    if len(numbered) > _MAX_ITEMS:
        raise ReadError(f"The file has {len(numbered):,} items; the limit is {_MAX_ITEMS:,}.", "Split it.")
    sample = [value for _, _, value in numbered[:SAMPLE] if isinstance(value, Mapping)]
    names = tuple(dict.fromkeys(key for value in sample for key in value))[:_MAX_NAMES]
    known = choose_fields(names, sample) if columns is None else {f: c for f, c in columns.items() if f in FIELDS}
    readings = [
        _read(name, f"{place} {number}", value, known, columns is None, _id(name, number, len(numbered)))
        for place, number, value in numbered
    ]
    shown = tuple(tuple(str(value.get(n, ""))[:_MAX_NAMES] for n in names) for value in sample[:3])
    return join_readings(*readings, Reading(columns=(Columns(name, names, known, shown),)))


def _read(name: str, place: str, value: Any, known: Mapping[str, str], guess: bool, wanted_id: str) -> Reading:
    if isinstance(value, ReadError):
        return Reading(skipped=(Skipped(name, f"{place}: {value.message}", value.hint),))
    if not isinstance(value, Mapping):
        return Reading(skipped=(Skipped(name, f"{place}: It is not an object.", _HINT),))
    fields = {**known, **choose_fields(value)} if guess else known
    if "text" not in fields and "url" not in fields:
        told = ", ".join(value)[:500] or "no keys"
        return Reading(skipped=(Skipped(name, f"{place}: It has no text; found {told}.", _HINT),))
    return read_record(value, fields, wanted_id, name, place)


def _id(name: str, number: int, count: int) -> str:
    return stem(name) if count == 1 else f"{stem(name)}-{number}"


def _lines(text: str) -> Iterator[tuple[str, int, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield "Line", number, _parse(line)
            except ReadError as error:
                yield "Line", number, error


def _items(text: str) -> Iterator[tuple[str, int, Any]]:
    try:
        value = _parse(text)
    except ReadError:
        values = list(_lines(text))  # some exports name JSON Lines .json
        if all(isinstance(v, ReadError) for _, _, v in values):
            raise
        yield from values
        return
    if isinstance(value, Mapping) and "text" not in choose_fields(value):
        value = next((value[key] for key in _LIST_KEYS if isinstance(value.get(key), list)), value)
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        yield "Item", number, item


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(f"It is not valid JSON ({error.msg}, line {error.lineno}, column {error.colno}).") from None
    except RecursionError:
        raise ReadError("It is nested too deeply.") from None
    except ValueError as error:  # a number with thousands of digits
        raise ReadError(f"It cannot be read as JSON ({error}).") from None
