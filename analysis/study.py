"""A study: articles with what the analyst asks of them. Reads and writes study.toml.

study.toml has a title, `[[targets]]` (id, name, names, terms), `[[frames]]` (id, name, definition, words, examples) and
`[[restored]]` (article, start, end: removed text that the analyst put back) and `[[decisions]]` (action, entity, value,
text, article, start: corrections of names, applied in order) and `[[recodings]]` (action, claim, value, sentences,
passage: corrections of statements and shared passages). A codebook file has `[[frames]]` only.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.decisions import Action, Decision
from analysis.errors import AnalysisError, StudyError
from analysis.readers import read_paths
from analysis.recoding import Recode, Recoding
from analysis.targets.typed import target_from_text
from analysis.types import Article, Frame, Skipped, Target

FILE_NAME = "study.toml"
Line = Annotated[str, Field(min_length=1, pattern=r"\S")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]


@dataclass(frozen=True, slots=True)
class Study:
    """What is analysed: articles as read, targets, codebook, decisions. `skipped` is what could not be read."""

    title: str
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    targets: tuple[Target, ...] = ()
    codebook: tuple[Frame, ...] = ()
    restored: frozenset[tuple[str, int, int]] = frozenset()
    decisions: tuple[Decision, ...] = ()
    recodings: tuple[Recoding, ...] = ()

    @property
    def fingerprint(self) -> str:
        """SHA-256 over everything that results depend on; the order of the articles is no part of it."""
        rest = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("articles", "restored")}
        return _sha256([self.text_fingerprint, rest])

    @property
    def text_fingerprint(self) -> str:
        """SHA-256 over the articles and what was put back: all that the work on the text depends on."""
        return _sha256([sorted(self.articles, key=lambda a: a.article_id), sorted(self.restored)])


def _sha256(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=asdict).encode()).hexdigest()


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Target(_Strict):
    id: Slug
    name: Line
    names: list[Line] = []
    terms: list[Line] = []


class _Frame(_Strict):
    id: Slug
    name: Line
    definition: Line
    words: list[Line] = []
    examples: list[Line] = []


class _Restored(_Strict):
    article: Line
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


class _Decision(_Strict):
    action: Literal["merge", "apart", "split", "rename", "kind", "drop", "add"]
    entity: Line
    value: Line | None = None
    text: Line | None = None
    article: Line | None = None
    start: Annotated[int, Field(ge=0)] | None = None


class _Recoding(_Strict):
    action: Literal["merge", "split", "add", "reword", "drop", "not_shared"]
    claim: Line | None = None
    value: Line | None = None
    sentences: list[Line] = []
    passage: Line | None = None


class _Codebook(_Strict):
    frames: Annotated[list[_Frame], Field(min_length=1)]


class _StudyFile(_Strict):
    title: Line
    targets: list[_Target] = []
    frames: list[_Frame] = []
    restored: list[_Restored] = []
    decisions: list[_Decision] = []
    recodings: list[_Recoding] = []


_File = TypeVar("_File", _Codebook, _StudyFile)


def load_study(
    paths: str | Path | Sequence[str | Path], codebook: str | Path | None = None, targets: Iterable[str] = ()
) -> Study:
    """The study in a folder with a study.toml or in a bundle, or made of the files and folders given.

    `codebook` replaces the study's frames; each text of `targets` is added as a target. Raises `AnalysisError` where
    there is nothing to analyse, `StudyError` for a mistake in study.toml or the codebook.
    """
    from analysis.bundle import read_file  # it is made of studies, and imports this module

    given = [Path(p) for p in ([paths] if isinstance(paths, str | Path) else paths)]
    study = read_file(given[0]) if len(given) == 1 else None
    if study is None:
        study = _of_paths(given)
    if codebook is not None:
        study = replace(study, codebook=read_codebook(Path(codebook)))
    added = tuple(target_from_text(t) for t in targets)
    return replace(study, targets=(*study.targets, *added))


def _of_paths(given: Sequence[Path]) -> Study:
    """The study in a folder with a study.toml, or made of the files and folders given."""
    file = given[0] / FILE_NAME if len(given) == 1 else None
    reading = read_paths(given)
    if not reading.articles:
        reasons = "; ".join(f"{s.origin}: {s.reason}" for s in reading.skipped[:3])
        raise AnalysisError(
            f"No article could be read ({reasons})." if reasons else "There is no article to analyse.",
            "Give a folder or files with one article each (.txt, .md, .html) or a table of articles (.csv, .jsonl).",
        )
    title = given[0].resolve().name if len(given) == 1 else "Articles"
    study = Study(title, reading.articles, reading.skipped)
    if file is not None and file.is_file():
        study = apply_study_toml(study, _text(file), str(file))
    return study


def apply_study_toml(study: Study, text: str, name: str = FILE_NAME) -> Study:
    """The study with the title, targets, codebook and decisions of a study.toml; its articles stay."""
    found = _parse(text, name, _StudyFile)
    return replace(
        study,
        title=found.title,
        targets=tuple(Target(t.id, t.name, tuple(t.names), tuple(t.terms)) for t in found.targets),
        codebook=_frames(found.frames),
        restored=frozenset((r.article, r.start, r.end) for r in found.restored),
        decisions=tuple(Decision(**{**d.model_dump(), "action": Action(d.action)}) for d in found.decisions),
        recodings=tuple(
            Recoding(Recode(r.action), r.claim, r.value, tuple(r.sentences), r.passage) for r in found.recodings
        ),
    )


def read_codebook(path: Path) -> tuple[Frame, ...]:
    """The frames of a codebook file."""
    return codebook_from_text(_text(path), str(path))


def codebook_from_text(text: str, name: str) -> tuple[Frame, ...]:
    """The frames of a codebook file's text; `name` is what a `StudyError` calls it."""
    return _frames(_parse(text, name, _Codebook).frames)


def codebook_toml(codebook: Sequence[Frame]) -> str:
    """The frames as the text of a codebook file that `codebook_from_text` reads back."""
    import tomli_w

    return tomli_w.dumps({"frames": _frame_tables(codebook)}) if codebook else ""


def study_toml(study: Study) -> str:
    """The study without its articles, as the text of a study.toml that `apply_study_toml` reads back."""
    import tomli_w

    tables: dict[str, Any] = {
        "title": study.title,
        "targets": [
            {"id": t.target_id, "name": t.name, "names": list(t.names), "terms": list(t.terms)} for t in study.targets
        ],
        "frames": _frame_tables(study.codebook),
        "restored": [{"article": a, "start": s, "end": e} for a, s, e in sorted(study.restored)],
        "decisions": [{k: v for k, v in asdict(d).items() if v is not None} for d in study.decisions],
        "recodings": [
            {k: list(v) if k == "sentences" else v for k, v in asdict(r).items() if v} for r in study.recodings
        ],
    }
    return tomli_w.dumps({key: value for key, value in tables.items() if value})


def _frame_tables(codebook: Iterable[Frame]) -> list[dict[str, Any]]:
    return [
        {
            "id": f.frame_id,
            "name": f.name,
            "definition": f.definition,
            "words": list(f.words),
            "examples": list(f.examples),
        }
        for f in codebook
    ]


def _frames(frames: Iterable[_Frame]) -> tuple[Frame, ...]:
    return tuple(Frame(f.id, f.name, f.definition, tuple(f.words), tuple(f.examples)) for f in frames)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise StudyError(f"{path} does not exist.", "Check the path.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StudyError(f"{path} cannot be read as UTF-8 text ({error}).", "Save it as UTF-8.") from None


def _parse(text: str, name: str, model: type[_File]) -> _File:
    """The text as the model says, or a `StudyError` that names file, line, key and what is allowed."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StudyError(f"{name}: this is not TOML: {error}.", "Texts stand in quotes, lists in [ ].") from None
    try:
        found = model.model_validate(content)
    except ValidationError as error:
        # A misspelt key is the reason why another seems to be missing: say it first.
        first = min(error.errors(include_url=False), key=lambda e: e["type"] != "extra_forbidden")
        raise _mistake(text, name, model, first["loc"], first["type"], first["msg"]) from None
    for table in ("targets", "frames"):
        seen: set[str] = set()
        for number, row in enumerate(getattr(found, table, [])):
            if row.id in seen:
                line = line_of(text, (table, number, "id"))
                raise StudyError(f'{name}, line {line}: {table} has the id "{row.id}" twice.', "Give each its own id.")
            seen.add(row.id)
    return found


def _mistake(text: str, name: str, model: type[_File], loc: tuple[int | str, ...], kind: str, said: str) -> StudyError:
    where = f"{name}, line {line_of(text, loc)}"
    key = ".".join(str(part) for part in loc if not isinstance(part, int))
    if kind == "extra_forbidden":
        allowed = ", ".join(_keys(model, loc))
        return StudyError(f'{where}: the key "{key}" is not known.', f"Allowed here: {allowed}.")
    if kind == "missing":
        return StudyError(f'{where}: the key "{key}" is missing.', "Add it.")
    if kind == "string_pattern_mismatch" and loc[-1] == "id":
        return StudyError(f'{where}: "{key}" is not an id.', "Use lower-case letters, digits, hyphens and underscores.")
    return StudyError(f'{where}: the value of "{key}" does not fit: {said[0].lower()}{said[1:]}.')


def _keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys allowed in the table where the last part of `loc` stands."""
    tables: dict[str, type[BaseModel]] = {
        "targets": _Target,
        "frames": _Frame,
        "restored": _Restored,
        "decisions": _Decision,
        "recodings": _Recoding,
    }
    return list((model if len(loc) == 1 else tables[str(loc[0])]).model_fields)


def line_of(text: str, loc: tuple[int | str, ...]) -> int:
    """The line (from 1) where the key at `loc` stands: (key,), (table, number) or (table, number, key, ...).

    A key that is missing is placed at the head of its table. TOML parsers keep no line numbers, hence this search.
    """
    lines = text.splitlines()
    first, header = 0, 0
    if len(loc) > 1:
        heads = [n for n, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{re.escape(str(loc[0]))}\s*\]\]", line)]
        number = loc[1] if isinstance(loc[1], int) else 0
        if number < len(heads):
            header = heads[number]
            first = header + 1
    key = next((part for part in reversed(loc) if isinstance(part, str)), "")
    for n in range(first, len(lines)):
        if re.match(rf'\s*(\[+\s*)?"?{re.escape(key)}"?\s*(\]+|=)', lines[n]):
            return n + 1
        if n > first and lines[n].lstrip().startswith("["):
            break
    return header + 1
