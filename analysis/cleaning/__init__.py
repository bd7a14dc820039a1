"""Takes page furniture, repeats and credits out of articles; every removed span keeps its reason and can be put back.

Nothing is thrown away: `clean` marks spans of the raw text, and the body is what is left. The steps, in order: set
phrases of pages, lines repeated over the corpus, what a whole page has around its article, the title and its repeats,
the note on the author, repeated paragraphs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analysis.cleaning.credits import find_upstream
from analysis.cleaning.page import outside_article
from analysis.cleaning.repeats import corpus_furniture, find_labels, find_repeats
from analysis.cleaning.rules import agency_at_end, author_note, reasons_by_place, reasons_by_wording
from analysis.cleaning.titles import FoundTitle, find_title
from analysis.cleaning.tongues import language_of
from analysis.cleaning.units import Unit, split_units
from analysis.types import Article, CleanArticle, Paragraph, Removed

__all__ = ["clean"]


def clean(articles: Sequence[Article], restored: Collection[tuple[str, int, int]] = frozenset()) -> list[CleanArticle]:
    """Each article with what is no part of it marked, in the order given.

    `restored` holds `(article_id, start, end)` of removed spans that the user put back: they come back as paragraphs.
    What is removed does not depend on the order of the articles.
    """
    corpus = [split_units(article.raw) for article in articles]
    furniture = corpus_furniture(corpus)
    return [_clean(article, units, furniture, restored) for article, units in zip(articles, corpus, strict=True)]


def _clean(
    article: Article, units: Sequence[Unit], furniture: set[str], restored: Collection[tuple[str, int, int]]
) -> CleanArticle:
    title, reasons = _decide(units, furniture, article.title)
    credit_lines = [units[n].text for n, reason in sorted(reasons.items()) if reason == "source_credit"]
    for n, unit in enumerate(units):
        if (article.article_id, unit.start, unit.end) in restored:
            reasons.pop(n, None)
    kept = [n for n in range(len(units)) if n not in reasons]
    prose = next((units[n].text for n in kept if n != title.unit), None)
    return CleanArticle(
        article=article,
        title=title.text,
        paragraphs=tuple(Paragraph(units[n].start, units[n].end, n == title.unit) for n in kept),
        removed=tuple(
            Removed(article.article_id, units[n].start, units[n].end, reasons[n], units[n].text)
            for n in sorted(reasons)
        ),
        upstream=find_upstream(credit_lines, prose),
        language=language_of(" ".join(units[n].text for n in kept)),
    )


def _decide(units: Sequence[Unit], furniture: set[str], given: str | None) -> tuple[FoundTitle, dict[int, str]]:
    """The title, and for each unit that is no part of the article the reason."""
    by_wording = reasons_by_wording(units)
    reasons = by_wording | reasons_by_place(units, by_wording)
    around = frozenset(outside_article(units, reasons))
    for n in [*(n for n, unit in enumerate(units) if unit.key in furniture), *find_labels(units)]:
        reasons.setdefault(n, "furniture")
    title = find_title(units, reasons, by_wording, around, given)
    for n in sorted(around):
        reasons.setdefault(n, "furniture")
    reasons |= dict.fromkeys(agency_at_end(units, reasons), "source_credit")
    reasons |= author_note(units, reasons)
    if title.unit is not None:
        reasons.pop(title.unit, None)
    reasons |= dict.fromkeys(title.repeats, "title_repeat")
    reasons |= dict.fromkeys(find_repeats(units, reasons), "repeat")
    if len(reasons) == len(units):  # cleaning that leaves nothing was no cleaning
        reasons = {}
    return title, reasons
