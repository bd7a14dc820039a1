"""Revisions as studies, read from the database once: a revision never changes, so one that was read is known."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from analysis.study import Study
from analysis.types import Article, Skipped
from studies import rows
from studies.packing import unpack, unpack_selection

_REMEMBERED = 64  # of each: enough for the studies that people work on at the same time
_T = TypeVar("_T")


class _Memory(Generic[_T]):
    """The values that were used last, by study and something of it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: OrderedDict[tuple[int, Any], _T] = OrderedDict()

    def get(self, entry: tuple[int, Any]) -> _T | None:
        with self._lock:
            if entry in self._values:
                self._values.move_to_end(entry)
            return self._values.get(entry)

    def put(self, entry: tuple[int, Any], value: _T) -> None:
        with self._lock:
            self._values[entry] = value
            while len(self._values) > _REMEMBERED:
                self._values.popitem(last=False)

    def forget(self, study_id: int) -> None:
        with self._lock:
            for entry in [e for e in self._values if e[0] == study_id]:
                del self._values[entry]


class Texts:
    """What a process knows of studies. Ids of studies are never given twice, so nothing here goes stale."""

    def __init__(self) -> None:
        self._studies: _Memory[Study] = _Memory()
        self._selections: _Memory[tuple[tuple[Article, ...], tuple[Skipped, ...]]] = _Memory()

    def study(self, connection: sa.Connection, study_id: int, number: int) -> Study:
        """The study at a revision that is there and committed."""
        found = self._studies.get((study_id, number))
        if found is None:
            row = rows.revision(connection, study_id, number)
            assert row is not None  # numbers have no gaps
            texts = self._selections.get((study_id, row.selection))
            if texts is None:
                texts = unpack_selection(*rows.selection(connection, study_id, row.selection))
                self._selections.put((study_id, row.selection), texts)
            found = unpack(row.toml, *texts)
            self._studies.put((study_id, number), found)
        return found

    def know(self, study_id: int, number: int, study: Study) -> None:
        """Remember a revision that was written, once that is committed."""
        self._studies.put((study_id, number), study)

    def forget(self, study_id: int) -> None:
        """Let go of a study that was deleted."""
        self._studies.forget(study_id)
        self._selections.forget(study_id)
