"""A study as one file: its articles, its study.toml, what was found in it, and a manifest. It imports as it was.

The parts of the archive are `manifest.json` (format, versions, and size and SHA-256 of each other part), `study.toml`,
`articles.jsonl` (one article a line, with all that is known of it; `raw` is its text as read), `skipped.jsonl` (what
could not be read) and `results/` (every table as CSV with analysis.json, as `python -m analysis run` writes them).
Results are for reading: a bundle that is opened is analysed anew, and by the same version to the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.errors import AnalysisError, ReadError, StudyError
from analysis.readers.decoding import normalise
from analysis.readers.formats import MAX_ARCHIVE
from analysis.readers.reading import MAX_ARTICLE, size
from analysis.readers.safe_zip import Budget, leads_out, open_zip, unpack
from analysis.study import FILE_NAME, Study, apply_study_toml, study_toml
from analysis.tables import about_bytes, csv_bytes, tables
from analysis.types import Analysis, Article, Skipped
from analysis.versions import versions
from analysis.zipping import pack

FORMAT, FORMAT_VERSION = "parallax-bundle", 1
ENDING = ".zip"
MAX_ARTICLES = 20_000
MANIFEST, ARTICLES, SKIPPED, RESULTS = "manifest.json", "articles.jsonl", "skipped.jsonl", "results/"
_LIMITS = {MANIFEST: 2_000_000, FILE_NAME: 20_000_000, ARTICLES: 250_000_000, SKIPPED: 20_000_000}  # bytes unpacked
_HINT = "Download it anew from where it was made."
_NO_BUNDLE = "This is no study bundle."


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Article(_Strict):
    article_id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,119}$")]
    raw: Annotated[str, Field(max_length=2 * MAX_ARTICLE)]  # a title from apart stands before the text
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    origin: str | None


class _Skipped(_Strict):
    origin: str
    reason: str
    hint: str | None


class _Part(_Strict):
    size: int
    sha256: str


class _Manifest(BaseModel):
    """Keys that a later version adds are passed over."""

    format: str
    format_version: int
    files: dict[str, _Part]


_Row = TypeVar("_Row", _Article, _Skipped)


def write(study: Study, analysis: Analysis) -> bytes:
    """The bundle of a study and its analysis; the same study gives the same bytes, whatever its articles' order.

    Raises `StudyError` where the study would not come back as it is.
    """
    articles = sorted(study.articles, key=lambda a: a.article_id)
    parts = {
        FILE_NAME: study_toml(study).encode(),
        ARTICLES: _lines(asdict(a) for a in articles),
        SKIPPED: _lines(asdict(s) for s in study.skipped),
        **{f"{RESULTS}{name}.csv": csv_bytes(frame) for name, frame in tables(analysis).items()},
        f"{RESULTS}analysis.json": about_bytes(analysis),
    }
    manifest = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "title": study.title,
        "fingerprint": study.fingerprint,
        "versions": versions(),
        "files": {name: {"size": len(data), "sha256": _sha256(data)} for name, data in sorted(parts.items())},
    }
    made = pack({MANIFEST: (json.dumps(manifest, indent=1) + "\n").encode(), **dict(sorted(parts.items()))})
    try:
        same = read(made).fingerprint == study.fingerprint
    except AnalysisError as error:
        raise StudyError("The study cannot be bundled as it is.", error.message) from None
    if not same:
        raise StudyError("The study cannot be bundled as it is.", "A part of it does not fit into a study file.")
    return made


def read_file(path: Path) -> Study | None:
    """The study of a bundle, None where the path leads to anything else. Raises as `read`."""
    if path.suffix.lower() != ENDING or not path.is_file() or path.stat().st_size > MAX_ARCHIVE:
        return None
    data = path.read_bytes()
    return read(data) if is_bundle(data) else None


def is_bundle(data: bytes) -> bool:
    """Whether the bytes are a bundle, which may still be broken."""
    try:
        with open_zip(data) as archive:
            return _manifest(archive).format == FORMAT
    except AnalysisError:
        return False


def read(data: bytes) -> Study:
    """The study of a bundle, its articles in the order of their ids.

    Raises `AnalysisError` where it is no bundle, larger than the limits, damaged, or changed since it was made.
    """
    if len(data) > MAX_ARCHIVE:
        raise ReadError(f"The bundle has {size(len(data))}; the limit is {size(MAX_ARCHIVE)}.", "Split the study.")
    with open_zip(data) as archive:
        names = archive.namelist()
        if any(leads_out(name) for name in names) or len(set(names)) < len(names):
            raise ReadError("The bundle has parts whose names lead astray.", _HINT)
        manifest = _manifest(archive)
        if manifest.format != FORMAT:
            raise ReadError(_NO_BUNDLE, "Choose the .zip file that “Study bundle” in the menu Export makes.")
        if manifest.format_version > FORMAT_VERSION:
            raise ReadError("The bundle was made by a later version of Parallax.", "Bring this one up to date.")
        budget = Budget()
        parts = {name: _part(archive, manifest, name, budget) for name in (FILE_NAME, ARTICLES, SKIPPED)}
    rows = _rows(parts[ARTICLES], _Article, ARTICLES)
    for row in rows:
        if normalise(row.raw) != row.raw:
            raise ReadError(f"{ARTICLES}: the text of {row.article_id} is not in the form in which it is read.", _HINT)
    if len({row.article_id for row in rows}) < len(rows):
        raise ReadError(f"{ARTICLES}: two articles have one id.", _HINT)
    articles = tuple(Article(**row.model_dump()) for row in rows)
    skipped = tuple(Skipped(**row.model_dump()) for row in _rows(parts[SKIPPED], _Skipped, SKIPPED))
    try:
        return apply_study_toml(Study("", articles, skipped), parts[FILE_NAME].decode())
    except (UnicodeDecodeError, RecursionError):
        raise StudyError(f"{FILE_NAME} in the bundle cannot be read.", _HINT) from None


def _manifest(archive: zipfile.ZipFile) -> _Manifest:
    try:
        found = unpack(archive, archive.getinfo(MANIFEST), _LIMITS[MANIFEST], Budget())
        return _Manifest.model_validate_json(found)
    except (KeyError, ValidationError):
        raise ReadError(_NO_BUNDLE, "A bundle has a manifest.json in it.") from None


def _part(archive: zipfile.ZipFile, manifest: _Manifest, name: str, budget: Budget) -> bytes:
    """One part, as the manifest says it is."""
    try:
        data = unpack(archive, archive.getinfo(name), _LIMITS[name], budget)
    except KeyError:
        raise ReadError(f"The bundle lacks {name}.", _HINT) from None
    said = manifest.files.get(name)
    if said is None or said.sha256 != _sha256(data):
        raise ReadError(f"{name} was changed since the bundle was made, or is damaged.", _HINT)
    return data


def _rows(data: bytes, model: type[_Row], name: str) -> list[_Row]:
    lines = [line for line in data.split(b"\n") if line.strip()]
    if len(lines) > MAX_ARTICLES:
        raise ReadError(f"{name} has {len(lines):,} lines; the limit is {MAX_ARTICLES:,}.", "Split the study.")
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(model.model_validate_json(line))
        except ValidationError as error:
            said = error.errors(include_url=False)[0]["msg"]
            raise ReadError(f"{name}, line {number}: {said}.", _HINT) from None
    return found


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
