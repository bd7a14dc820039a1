from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.coverage import heading, statements

CLAIMS = pd.DataFrame({"claim_id": ["x", "y", "z"], "text": ["In one.", "In two.", "In all."]})
PLACES = pd.DataFrame(
    [("x", "a:1", "a"), ("y", "a:2", "a"), ("y", "b:1", "b"), ("z", "a:3", "a"), ("z", "b:2", "b"), ("z", "b:3", "b")],
    columns=["claim_id", "sentence_id", "article_id"],
)


def test_common_ground_first() -> None:
    rows = statements(CLAIMS, PLACES, {}, ["b", "a"])
    assert [(r.claim_id, r.articles) for r in rows] == [("y", 2), ("z", 2), ("x", 1)]
    assert rows[-1].cells == ("none", "own")


def test_attributed_only_where_all_its_sentences_are() -> None:
    rows = {r.claim_id: r for r in statements(CLAIMS, PLACES, {"a:2": True, "b:2": True}, ["a", "b"])}
    assert rows["y"].cells == ("attributed", "own")
    assert rows["z"].cells == ("own", "own")  # one of its two sentences there is the article's own


def test_sentences_stand_in_the_order_of_the_columns() -> None:
    rows = {r.claim_id: r for r in statements(CLAIMS, PLACES, {}, ["b", "a"])}
    assert rows["z"].sentences == ("b:2", "b:3", "a:3")


def test_articles_that_are_off_do_not_count() -> None:
    rows = statements(CLAIMS, PLACES, {}, ["b"])
    assert [(r.claim_id, r.cells) for r in rows] == [("y", ("own",)), ("z", ("own",))]


@pytest.mark.parametrize(
    ("found", "articles", "said"),
    [
        (3, 3, "In all 3 articles"),
        (2, 3, "In 2 of 3 articles"),
        (1, 3, "Found in one article only"),
        (2, 2, "In both articles"),
        (1, 1, "In this article"),
    ],
)
def test_headings(found: int, articles: int, said: str) -> None:
    assert heading(found, articles) == said
