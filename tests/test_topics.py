"""Topics: their number, their stability, shares and passages, and what too little text gives."""

from __future__ import annotations

import pytest

from analysis.topics import MIN_PASSAGES, find_topics
from tests.texts import documents_of

PORT = "The harbour crane lifted the cargo while the dock workers watched the cargo ship leave the harbour."
VOTE = "The parliament passed the budget after the minister told the parliament that the budget must pass."
RAIN = "The river flooded the valley and the rain kept the valley farmers from the flooded river banks."


def three_subjects():
    texts = {}
    for number in range(6):
        lines = [PORT, VOTE, RAIN] if number % 2 else [PORT, PORT, VOTE, RAIN]
        texts[f"a{number}"] = "\n".join(lines)
    return documents_of(texts)


def test_passages_on_three_subjects_give_three_topics_with_their_own_words():
    model = find_topics(three_subjects())
    by_topic = [set(t.terms) for t in model.topics]
    for words in ({"harbour", "cargo"}, {"parliament", "budget"}, {"river", "valley"}):
        assert sum(words <= terms for terms in by_topic) == 1, by_topic
    assert len({t.topic_id for t in model.topics}) == len(model.topics)


def test_shares_of_an_article_sum_to_one_and_lie_in_their_interval(documents):
    model = find_topics(documents)
    for article_id in {d.article_id for d in documents}:
        shares = [s for s in model.shares if s.article_id == article_id]
        assert sum(s.share for s in shares) == pytest.approx(1)
        assert all(s.low <= s.share <= s.high for s in shares)


def test_an_article_with_two_passages_has_shares_without_interval():
    documents = documents_of({"a": "\n".join([PORT, VOTE]), "b": "\n".join([PORT, VOTE, RAIN, RAIN])})
    model = find_topics(documents)
    assert {(s.low, s.high) for s in model.shares if s.article_id == "a"} == {(None, None)}
    assert None not in {s.low for s in model.shares if s.article_id == "b"}


def test_the_story_gives_few_topics_and_says_how_little_they_rest_on(documents):
    model = find_topics(documents)
    assert 2 <= len(model.topics) <= 6
    assert "5 articles" in model.note
    assert model.stability_by_k.keys() >= {2, 3}
    assert all(0 <= t.stability <= 1 for t in model.topics)


def test_topics_do_not_depend_on_order_or_on_the_run(documents):
    assert find_topics(documents) == find_topics(list(reversed(documents)))


def test_passages_are_paragraphs_of_their_article(documents):
    raw = {d.article_id: d.raw for d in documents}
    for passage in find_topics(documents).passages:
        text = raw[passage.article_id][passage.start : passage.end]
        assert text == text.strip()
        assert "\n" not in text
        assert 0 < passage.weight <= 1


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"a": "\n".join([PORT, VOTE, RAIN] * 3)},
        {"a": PORT, "b": VOTE, "c": RAIN},
        {"a": "One two.", "b": "Three four."},
        {"a": "", "b": ""},
    ],
    ids=["no article", "one article", f"fewer than {MIN_PASSAGES} passages", "remnants", "empty"],
)
def test_too_little_text_gives_no_topics_and_says_so(texts):
    model = find_topics(documents_of(texts))
    assert (model.topics, model.shares, model.passages) == ((), (), ())
    assert model.note.startswith("No topics")


def test_passages_that_share_no_words_give_no_topics():
    texts = {
        "a": "Alpha beta gamma delta epsilon zeta eta theta.\nCats dogs birds fish mice cows pigs hens.",
        "b": "Red blue green pink brown black white grey.\nIron gold tin zinc lead silver copper nickel.",
    }
    model = find_topics(documents_of(texts))
    assert model.topics == ()
    assert model.note.startswith("No topics")
