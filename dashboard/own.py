"""A visitor's own study, from what was uploaded, pasted and typed. Pure: no streamlit here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis.errors import AnalysisError
from analysis.ids import slug, unique
from analysis.readers import Reading, join_readings
from analysis.study import Study, apply_study_toml, read_codebook
from analysis.targets.typed import target_from_text
from analysis.types import Target

CODEBOOK = Path(__file__).resolve().parent.parent / "data" / "codebooks" / "generic-news-frames.toml"
UNNAMED = "My study"


def targets_from(text: str, known: Sequence[Target] = ()) -> tuple[Target, ...]:
    """One target a line: a name as written or a term; after a colon what else stands for it, parted by commas.

    "Ada Bell: Bell, the mayor" has the names "Ada Bell" and "Bell" and the term "the mayor". Empty lines are passed
    over, and of two lines for one target the first counts. A target of `known` whose line is as it was stays as it is;
    one whose line begins with its name keeps its id, and its name stands for it only where it did before.
    """
    as_they_were = {_line(t): t for t in known}
    by_name = {t.name: t for t in known}
    found: dict[str, Target] = {}
    for line in (" ".join(line.split()) for line in text.splitlines()):
        said, _, also = line.partition(":")
        if not said.strip():
            continue
        before = by_name.get(said.strip())
        stands = before is None or said.strip() in (*before.names, *before.terms)
        parts = [said] * stands + [part for part in also.split(",") if part.strip()]
        read = [target_from_text(part) for part in parts]
        made = Target(
            before.target_id if before else read[0].target_id,
            said.strip(),
            tuple(dict.fromkeys(n for t in read for n in t.names)),
            tuple(dict.fromkeys(n for t in read for n in t.terms)),
        )
        target = as_they_were.get(line, made)
        found.setdefault(target.target_id, target)
    return tuple(found.values())


def targets_text(targets: Sequence[Target]) -> str:
    """What `targets_from` reads back: one line a target."""
    return "\n".join(_line(target) for target in targets)


def _line(target: Target) -> str:
    also = [part for part in (*target.names, *target.terms) if part != target.name]
    return " ".join((f"{target.name}: {', '.join(also)}" if also else target.name).split())


def new_study(title: str, readings: Sequence[Reading], targets: Sequence[Target], toml: str | None = None) -> Study:
    """A study of the articles read, with the generic codebook; `toml` is a study.toml that says more.

    The typed title and targets win over those of the study.toml. Raises `AnalysisError` where no article was read, and
    `StudyError` for a mistake in `toml`.
    """
    reading = join_readings(*readings)
    if not reading.articles:
        raise AnalysisError("There is no article to start with.", "Upload or paste at least one.")
    study = Study(title.strip() or UNNAMED, reading.articles, reading.skipped, codebook=read_codebook(CODEBOOK))
    if toml is not None:
        said = apply_study_toml(study, toml)
        study = replace(said, title=title.strip() or said.title, codebook=said.codebook or study.codebook)
    return replace(study, targets=tuple(targets)) if targets else study


def with_articles(study: Study, readings: Sequence[Reading]) -> Study:
    """The study and the articles read. Its own articles keep their ids, so that what was decided about them holds."""
    reading = join_readings(*readings)
    ids = unique([a.article_id for a in (*study.articles, *reading.articles)])[len(study.articles) :]
    added = [replace(article, article_id=own) for article, own in zip(reading.articles, ids, strict=True)]
    return replace(study, articles=(*study.articles, *added), skipped=(*study.skipped, *reading.skipped))


def toml_name(study: Study) -> str:
    """A file name for the study's study.toml that tells it from others."""
    return f"{slug(study.title)}.study.toml"
