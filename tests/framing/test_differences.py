import pytest

from analysis.framing.compare import NOT_ENOUGH, distinctive, head_to_head
from analysis.types import Framing


def row(article, measure, value, n, low=None, high=None, voice="all"):
    return Framing(article, "t", measure, value, low, high, n, voice)


def test_a_clear_difference_is_told_and_a_small_one_is_not():
    rows = [
        row("a", "frame:m", 0.9, 40),
        row("b", "frame:m", 0.1, 40),
        row("a", "agent", 0.5, 8),
        row("b", "agent", 0.4, 8),
    ]
    first, *rest = distinctive(rows, {"m": "Money"})
    assert (first.article_id, first.measure, first.clear) == ("a", "frame:m", True)
    assert first.text == "Made a matter of “Money”: more often; 90% of 40 here, 10% of 40 in the other articles"
    assert [d.article_id for d in rest] == ["b"]
    assert "agent" not in {d.measure for d in rest}


def test_little_evidence_is_not_enough_to_tell():
    found = distinctive([row("a", "agent", 1.0, 3, 1.0, 1.0), row("b", "agent", 0.4, 10, 0.1, 0.7)], {})
    assert [d.clear for d in found] == [False, False]
    assert all(NOT_ENOUGH in d.text for d in found)


def test_the_others_are_weighted_by_what_they_rest_on():
    rows = [row("a", "agent", 0.5, 10), row("b", "agent", 0.0, 10), row("c", "agent", 1.0, 30)]
    assert distinctive(rows, {})[0].other == pytest.approx(0.75)


def test_missing_values_and_counts_are_left_out():
    rows = [row("a", "agent", None, 2), row("b", "agent", 0.4, 10), row("a", "mentions_per_100", 9, 9)]
    assert distinctive(rows, {}) == []
    assert distinctive([], {}) == []


def test_two_articles_head_to_head():
    rows = [
        row("a", "tone", -0.6, 20, -0.7, -0.5),
        row("b", "tone", 0.3, 20, 0.2, 0.4),
        row("c", "tone", 0.3, 20, 0.2, 0.4),
    ]
    (found,) = head_to_head(rows, "a", "b", "t", {})
    assert found.clear and found.high < 0
    assert found.text == "Mean tone toward it: less favourable; −0.60 (n = 20) here, +0.30 (n = 20) in the other"
