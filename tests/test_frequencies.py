from __future__ import annotations

import pandas as pd
import pytest

from analysis.frequencies import Per, cooccurrences, entity_counts, first_mentions, in_sentences, spellings

SENTENCES = pd.DataFrame(
    [
        ("a:0", "a", 0, 20),
        ("a:21", "a", 21, 50),
        ("a:60", "a", 60, 90),
        ("b:0", "b", 0, 30),
    ],
    columns=["sentence_id", "article_id", "start", "end"],
)
MENTIONS = pd.DataFrame(
    [
        ("a", 2, 6, "Rome", "rome"),
        ("a", 25, 33, "the Rome", "rome"),
        ("a", 40, 45, "Paris", "paris"),
        ("a", 55, 58, "Oslo", "oslo"),  # between two sentences: in a removed span
        ("a", 70, 75, "Paris", "paris"),
        ("b", 0, 6, "Rome’s", "rome"),
        ("b", 10, 15, "Paris", "paris"),
    ],
    columns=["article_id", "start", "end", "text", "entity_id"],
)
ARTICLES = pd.DataFrame(
    [("a", 500, "a"), ("b", 250, "a"), ("c", 100, "c")], columns=["article_id", "words", "group_id"]
)


def test_a_mention_gets_its_sentence_and_one_in_a_removed_span_gets_none() -> None:
    located = in_sentences(MENTIONS, SENTENCES)
    assert list(located["sentence_id"]) == ["a:0", "a:21", "a:21", "a:60", "b:0", "b:0"]
    assert list(located["number"]) == [1, 2, 2, 3, 1, 1]
    assert list(located["of"]) == [3, 3, 3, 3, 1, 1]
    assert "oslo" not in set(located["entity_id"])


def test_no_mentions_give_an_empty_table_with_all_columns() -> None:
    located = in_sentences(MENTIONS.head(0), SENTENCES)
    assert located.empty
    assert {"sentence_id", "number", "of"} <= set(located.columns)
    assert cooccurrences(located).empty
    assert first_mentions(located).empty
    assert entity_counts(MENTIONS.head(0), ARTICLES, Per.WORDS).empty
    assert spellings(MENTIONS.head(0)).empty


@pytest.mark.parametrize(
    ("per", "expected"),
    [
        (Per.ARTICLE, {"a": 2.0, "b": 1.0}),
        (Per.WORDS, {"a": 4.0, "b": 4.0}),
        (Per.INDEPENDENT, {"a": 2.0}),
    ],
)
def test_counts_stand_per_article_per_thousand_words_and_per_independent_text(
    per: Per, expected: dict[str, float]
) -> None:
    counts = entity_counts(MENTIONS, ARTICLES, per)
    rome = counts[counts["entity_id"] == "rome"]
    assert dict(zip(rome["unit_id"], rome["value"], strict=True)) == expected


def test_counts_do_not_depend_on_the_order_of_the_mentions() -> None:
    turned = MENTIONS.iloc[::-1].reset_index(drop=True)
    for per in Per:
        pd.testing.assert_frame_equal(entity_counts(turned, ARTICLES, per), entity_counts(MENTIONS, ARTICLES, per))


def test_first_mention_says_how_far_into_the_article_it_is() -> None:
    first = first_mentions(in_sentences(MENTIONS, SENTENCES))
    at = {(r.entity_id, r.article_id): (r.number, r.share) for r in first.itertuples()}
    assert at == {("rome", "a"): (1, 0.0), ("paris", "a"): (2, 0.5), ("rome", "b"): (1, 0.0), ("paris", "b"): (1, 0.0)}


def test_cooccurrence_counts_sentences_not_mentions() -> None:
    twice = pd.concat([MENTIONS, MENTIONS.iloc[[1]].assign(start=30, end=34)])
    pairs = cooccurrences(in_sentences(twice, SENTENCES))
    assert pairs.to_dict("records") == [{"left_id": "paris", "right_id": "rome", "sentences": 2, "articles": 2}]


def test_spellings_leave_out_the_article_and_the_possessive() -> None:
    written = spellings(MENTIONS)
    rome = written[written["entity_id"] == "rome"]
    assert rome[["spelling", "article_id", "count"]].to_numpy().tolist() == [["Rome", "a", 2], ["Rome", "b", 1]]
