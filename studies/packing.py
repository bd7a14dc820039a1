"""A study as rows, and rows as a study: what goes in comes out, or is refused before anything is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace

from analysis.errors import StudyError
from analysis.study import Study, apply_study_toml, study_toml
from analysis.types import Article, Skipped

_ARTICLE = frozenset(f.name for f in fields(Article))


@dataclass(frozen=True, slots=True)
class Packed:
    """The articles of a study, taken apart.

    `bodies` are the articles as JSON by their hash, `selection` the list of these hashes and of what was skipped, as
    JSON, and `digest` the hash of that.
    """

    selection: str
    digest: str
    bodies: Mapping[str, str]


def pack(study: Study) -> Packed:
    """Take the articles of a study, and what was skipped, apart."""
    bodies = {}
    order = []
    for article in study.articles:
        body = json.dumps(asdict(article), sort_keys=True)
        order.append(_hash(body))
        bodies[order[-1]] = body
    selection = json.dumps({"articles": order, "skipped": [asdict(s) for s in study.skipped]}, sort_keys=True)
    return Packed(selection, _hash(selection), bodies)


def pack_rest(study: Study) -> str:
    """All else of a study as its study.toml. Raises `StudyError` where it would not come back as it is."""
    toml = study_toml(study)
    try:
        toml.encode()
        same = apply_study_toml(replace(study, title="", targets=(), codebook=()), toml) == study
    except (StudyError, UnicodeEncodeError) as error:
        hint = str(error) if isinstance(error, StudyError) else None
        raise StudyError("The study cannot be kept as it is.", hint) from None
    if not same:
        raise StudyError("The study cannot be kept as it is.", "A part of it does not fit into a study file.")
    return toml


def hashes(selection: str) -> list[str]:
    """The hashes of the articles of a selection, in order."""
    found: list[str] = json.loads(selection)["articles"]
    return found


def unpack_selection(selection: str, bodies: Mapping[str, str]) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles and what was skipped; `bodies` has every article's JSON by its hash."""
    said = json.loads(selection)
    found = (json.loads(bodies[h]) for h in said["articles"])
    articles = tuple(Article(**{k: v for k, v in body.items() if k in _ARTICLE}) for body in found)
    return articles, tuple(Skipped(**s) for s in said["skipped"])


def unpack(toml: str, articles: Sequence[Article], skipped: Sequence[Skipped]) -> Study:
    """Put a study together."""
    return apply_study_toml(Study("", tuple(articles), tuple(skipped)), toml)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
