"""Keyness: the log-odds by hand, the terms, and what too little text gives."""

from __future__ import annotations

from math import log, sqrt

import pytest

from analysis.keyness import MIN_COUNT, find_keyness, log_odds
from tests.texts import documents_of


def test_log_odds_worked_out_by_hand():
    # 4 of 10 words here, 1 of 30 there; the prior weighs 20 words, of which the term has 20 * 5/40 = 2.5.
    own = {"port": 4, "other": 6}
    whole = {"port": 5, "other": 35}
    effect, error = log_odds("port", own, whole, 20)
    assert effect == pytest.approx(log(6.5 / 23.5) - log(3.5 / 46.5))
    assert error == pytest.approx(sqrt(1 / 6.5 + 1 / 3.5))


def test_a_term_used_alike_has_no_effect():
    effect, _ = log_odds("port", {"port": 2, "other": 8}, {"port": 4, "other": 16}, 10)
    assert effect == pytest.approx(0)


def test_the_distinctive_word_comes_first_with_its_counts():
    rows = find_keyness(
        documents_of(
            {
                "a": "The harbour closed. The harbour opened. The harbour burned. A minister spoke.",
                "b": "The parliament met. The parliament voted. The parliament slept. A minister spoke.",
            }
        )
    )
    assert [(r.article_id, r.term, r.count, r.others, r.articles) for r in rows] == [
        ("a", "harbour", 3, 0, 1),
        ("b", "parliament", 3, 0, 1),
    ]


def test_rows_are_of_words_the_article_uses_more_and_bracket_their_effect(documents):
    rows = find_keyness(documents)
    assert {r.article_id for r in rows} == {d.article_id for d in documents}
    for row in rows:
        assert row.count >= MIN_COUNT
        assert row.low < row.effect < row.high
        assert row.effect > 0
        assert (row.articles == 1) == (row.others == 0)


def test_certain_terms_come_before_uncertain_ones(documents):
    rows = [r for r in find_keyness(documents) if r.article_id == documents[0].article_id]
    certainty = [r.effect / (r.high - r.low) for r in rows]
    assert certainty == sorted(certainty, reverse=True)


def test_keyness_does_not_depend_on_order(documents):
    assert find_keyness(documents) == find_keyness(list(reversed(documents)))


@pytest.mark.parametrize(
    "texts",
    [{}, {"a": "The harbour closed and the harbour opened."}, {"a": "The harbour closed.", "b": ""}],
    ids=["no article", "one article", "one with words"],
)
def test_nothing_to_compare_with_gives_nothing(texts):
    assert find_keyness(documents_of(texts)) == []


def test_two_identical_articles_have_nothing_distinctive():
    text = "The harbour closed and the harbour opened again."
    assert [r for r in find_keyness(documents_of({"a": text, "b": text})) if r.effect > 1e-9] == []
