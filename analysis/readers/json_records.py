"""JSON (a list of objects, or an object that holds one) and JSON Lines: one object, one article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from analysis.errors import ReadError
from analysis.readers.decoding import decode
from analysis.readers.reading import Reading, stem
from analysis.readers.records import choose_fields, record_article, text_names
from analysis.types import Article, Skipped

_LIST_KEYS = ("articles", "documents", "docs", "items", "results", "stories", "data", "hits", "records")
_HINT = f"Each article is an object with its text under one of: {text_names()}."


def read(name: str, data: bytes) -> Reading:
    """The articles of a .json or .jsonl file. Raises ReadError where none of it can be read as JSON."""
    text = decode(data)
    numbered = list(_lines(text) if PurePath(name).suffix.lower() == ".jsonl" else _items(text))
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for place, number, value in numbered:
        try:
            if isinstance(value, ReadError):
                raise value
            if not isinstance(value, Mapping):
                raise ReadError("It is not an object.", _HINT)
            fields = choose_fields(value)
            if "text" not in fields:
                raise ReadError(f"It has no text; found {', '.join(value) or 'no keys'}.", _HINT)
            articles.append(record_article(value, fields, _id(name, number, len(numbered)), name))
        except ReadError as error:
            skipped.append(Skipped(name, f"{place} {number}: {error.message}", error.hint))
    if not numbered:
        raise ReadError("There is no article in the file.", _HINT)
    return Reading(tuple(articles), tuple(skipped))


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
