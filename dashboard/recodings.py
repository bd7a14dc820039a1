"""What the analyst put right about statements and passages: as words, and as versions of a study. No streamlit here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from analysis.recoding import Recode, Recoding
from analysis.study import Study
from analysis.types import Analysis, Outcome
from dashboard.corrections import Correction
from dashboard.words import count

OF_CLAIMS = frozenset(Recode) - {Recode.NOT_SHARED}
OF_PASSAGES = frozenset({Recode.NOT_SHARED})
_SHORT = 12  # words of a statement: enough to tell it from the others


def done(study: Study, analysis: Analysis, actions: Collection[Recode]) -> list[Correction]:
    """What was put right by these actions, the newest first."""
    rows = zip(study.recodings, analysis.recoded, strict=True)
    found = [(n, recoding, outcome) for n, (recoding, outcome) in enumerate(rows) if recoding.action in actions]
    return [_correction(analysis, *row) for row in reversed(found)]


def decide(study: Study, recoding: Recoding) -> Study:
    """The study with a further recoding."""
    return replace(study, recodings=(*study.recodings, recoding))


def undo(study: Study, positions: Collection[int]) -> Study:
    """The study without the recodings at these positions."""
    return replace(study, recodings=tuple(r for n, r in enumerate(study.recodings) if n not in positions))


def brief(text: str) -> str:
    """The first words of a statement, in quotation marks."""
    words = text.split()
    return f"“{' '.join(words[:_SHORT])}{' …' if len(words) > _SHORT else ''}”"


def _correction(analysis: Analysis, position: int, recoding: Recoding, outcome: Outcome) -> Correction:
    touched = (
        "" if recoding.action is Recode.NOT_SHARED or outcome.mentions is None else count(outcome.mentions, "sentence")
    )
    return Correction((position,), _words(analysis, recoding, outcome), touched, outcome.reason, None)


def _words(analysis: Analysis, recoding: Recoding, outcome: Outcome) -> str:
    about, value = brief(outcome.entity), brief(outcome.value or "")
    some = count(len(recoding.sentences), "sentence").capitalize()
    match recoding.action:
        case Recode.MERGE:
            return f"{value} says the same as {about}"
        case Recode.SPLIT:
            return f"{some} say{'s' * (len(recoding.sentences) == 1)} something else than {about}"
        case Recode.ADD:
            return f"{some} say{'s' * (len(recoding.sentences) == 1)} {about} too"
        case Recode.REWORD:
            return f"{about} is worded {value}"
        case Recode.DROP:
            return f"{about} is no statement that these sentences share"
        case Recode.NOT_SHARED:
            sides = [_side(analysis, side) for side in outcome.entity.split("@")]
            return f"{' and '.join(sides)} are not the same"


def _side(analysis: Analysis, place: str) -> str:
    """The first words of one side of a passage, given as "article_id:start-end"."""
    article_id, _, span = place.partition(":")
    start, _, end = span.partition("-")
    raw = next((a.raw for a in analysis.articles if a.article_id == article_id), None)
    return place if raw is None else brief(raw[int(start) : int(end)])
