"""Figures and dates that disagree within a claim: "$400 billion" in one article, another sum in the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.claims.amounts import Amount, amounts
from analysis.types import ClaimSentence, Sentence


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or date where it stands: `[start, end)` in the article's raw text."""

    article_id: str
    sentence_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What articles give of one `unit` within a claim where at least two of them cannot both be right."""

    claim_id: str
    unit: str
    figures: tuple[Figure, ...]


def find_conflicts(
    claim_sentences: Iterable[ClaimSentence], sentences: Mapping[str, Sentence], groups: Mapping[str, str]
) -> list[Conflict]:
    """The conflicts by claim and unit; `groups` gives each article its independent text (a copy corrects nothing).

    Only figures of the same unit, currency or counted noun are compared. Two articles disagree where no figure of one
    agrees with any of the other: an article that gives both sums contradicts nobody. Titles count as sentences do.
    """
    found: dict[tuple[str, str], dict[str, list[tuple[Figure, Amount]]]] = {}
    for row in sorted(claim_sentences, key=lambda r: (r.claim_id, r.article_id, sentences[r.sentence_id].start)):
        sentence = sentences[row.sentence_id]
        for amount in amounts(sentence.text):
            at = sentence.start + amount.start
            figure = Figure(row.article_id, row.sentence_id, at, at + len(amount.text), amount.text)
            by_text = found.setdefault((row.claim_id, amount.unit), {})
            by_text.setdefault(groups.get(row.article_id, row.article_id), []).append((figure, amount))
    return [
        Conflict(claim_id, unit, tuple(figure for own in by_text.values() for figure, _ in own))
        for (claim_id, unit), by_text in sorted(found.items())
        if _disagree([[a for _, a in own] for own in by_text.values()])
    ]


def _disagree(texts: list[list[Amount]]) -> bool:
    """Whether two of the texts have no figure in common."""
    return any(
        not any(a.agrees(b) for a in one for b in other) for n, one in enumerate(texts) for other in texts[n + 1 :]
    )
