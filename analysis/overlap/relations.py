"""How two articles relate, by what they share; and which articles are one independent text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analysis.types import ArticlePair, CleanArticle

# Shares of an article's words that stand word for word in the other.
COPY_SHARE = 0.8  # of both
DERIVED_SHARE = 0.3  # of the shorter: a quoted statement or two stay below it
RELATED = 0.45  # likeness; calibrated on pairs of articles on one story and on different ones


def relation(verbatim_left: float, verbatim_right: float, passages: int, similarity: float, *, credit: bool) -> str:
    """copy, derived, shared_source, related or none.

    `verbatim_*` are the shares of each article's words that the other has; `passages` counts the verbatim ones;
    `credit` says that both name the same upstream source, or one the other.
    """
    if min(verbatim_left, verbatim_right) >= COPY_SHARE:
        return "copy"
    if max(verbatim_left, verbatim_right) >= DERIVED_SHARE:
        return "derived"
    if passages or credit:
        return "shared_source"
    return "related" if similarity >= RELATED else "none"


def shares_credit(left: CleanArticle, right: CleanArticle) -> bool:
    """Whether both articles credit the same source, or one credits the other's outlet."""
    credits = [c.upstream.casefold() for c in (left, right) if c.upstream]
    if len(credits) == 2 and credits[0] == credits[1]:
        return True
    return _credits(left, right) or _credits(right, left)


def _credits(article: CleanArticle, other: CleanArticle) -> bool:
    outlet, upstream = other.article.outlet, article.upstream
    return bool(outlet and upstream and outlet.casefold() == upstream.casefold())


def source_of(left: CleanArticle, right: CleanArticle) -> str | None:
    """Which of two articles that share text came first: by the credit that one gives, else by date; None = unknown."""
    if _credits(left, right) != _credits(right, left):
        return right.article_id if _credits(left, right) else left.article_id
    first, second = left.article.published, right.article.published
    if not first or not second:
        return None
    digits = min(len(first), len(second))  # a date without a time tells nothing about the same day
    if first[:digits] == second[:digits]:
        return None
    return left.article_id if first < second else right.article_id


def groups(articles: Sequence[CleanArticle], pairs: Iterable[ArticlePair]) -> Mapping[str, str]:
    """For each article the id of its independent text: articles that are copies of or derived from one another are one.

    A group is called by its earliest member, or by the first id where dates don't tell.
    """
    order = sorted(articles, key=lambda a: (a.article.published is None, a.article.published or "", a.article_id))
    rank = {a.article_id: n for n, a in enumerate(order)}
    parent = {a.article_id: a.article_id for a in order}

    def root(article_id: str) -> str:
        while parent[article_id] != article_id:
            parent[article_id] = parent[parent[article_id]]
            article_id = parent[article_id]
        return article_id

    for pair in pairs:
        if pair.relation in {"copy", "derived"}:
            early, late = sorted((root(pair.left_id), root(pair.right_id)), key=rank.__getitem__)
            parent[late] = early
    return {article_id: root(article_id) for article_id in sorted(parent)}
