"""Claims: statements of several articles, their text, their sentences and their scores."""

from __future__ import annotations

import pytest

from analysis.claims import find_claims, score_stories, together
from analysis.claims.stance import at_odds, stances
from analysis.claims.stories import stories
from tests.texts import documents_of, vectors_of

TEXTS = {
    "a": "The ferry company has agreed to pay 3 million euros to the families of the victims. "
    "The captain of the ferry was arrested in Lisbon on Friday. "
    "Fishermen in the bay complain about the price of diesel.",
    "b": "Families of the victims will get 3 million euros from the ferry company. "
    "A new museum of glass opens in the old town next month. "
    "Schools remain closed because teachers are on strike.",
    "c": "Police in Lisbon arrested the ferry's captain on Friday. "
    "The mayor promised cheaper bus tickets for pensioners before the election.",
}


@pytest.fixture(scope="module")
def claimed():
    documents = documents_of(TEXTS)
    return documents, find_claims(score_stories(documents, vectors_of(documents)), [])


def test_the_same_statement_in_other_words_is_one_claim(claimed):
    documents, (claims, rows) = claimed
    text = {s.sentence_id: s.text for d in documents for s in d.sentences}
    found = {frozenset(text[r.sentence_id][:10] for r in rows if r.claim_id == c.claim_id) for c in claims}
    assert found == {frozenset({"The ferry ", "Families o"}), frozenset({"The captai", "Police in "})}


def test_a_claim_counts_its_articles_and_sentences_and_quotes_one_of_them(claimed):
    documents, (claims, rows) = claimed
    text = {s.sentence_id: s.text for d in documents for s in d.sentences}
    assert len({c.claim_id for c in claims}) == len(claims)
    for claim in claims:
        own = [r for r in rows if r.claim_id == claim.claim_id]
        assert claim.sentences == len(own)
        assert claim.articles == len({r.article_id for r in own}) >= 2
        assert claim.text in {text[r.sentence_id] for r in own}


def test_a_question_states_nothing():
    documents = documents_of({**TEXTS, "d": "When was the captain of the ferry arrested in Lisbon? " + TEXTS["b"]})
    _, rows = find_claims(score_stories(documents, vectors_of(documents)), [])
    text = {s.sentence_id: s.text for d in documents for s in d.sentences}
    assert rows and not any(text[r.sentence_id].endswith("?") for r in rows)


FIRE = "A fire destroyed the grain warehouse near {0}. Nobody was hurt in the blaze at {0}, {1} said."


def test_two_events_of_one_kind_are_two_stories_and_make_no_common_claim():
    documents = documents_of(
        {
            "a": FIRE.format("Tarnby", "Mayor Ida Holm"),
            "b": FIRE.format("Tarnby", "Ida Holm"),
            "c": FIRE.format("Loxford", "Chief Paul Reed"),
            "d": FIRE.format("Loxford", "Paul Reed"),
        }
    )
    vectors = vectors_of(documents)
    assert [[d.article_id for d in story] for story in stories(documents, vectors)] == [["a", "b"], ["c", "d"]]
    _, rows = find_claims(score_stories(documents, vectors), [])
    together_in = {r.claim_id: {q.article_id for q in rows if q.claim_id == r.claim_id} for r in rows}
    assert together_in
    assert all(found in ({"a", "b"}, {"c", "d"}) for found in together_in.values())


def test_articles_without_names_are_one_story_if_they_are_about_the_same():
    text = "a fire destroyed the grain warehouse at the harbour. nobody was hurt in the blaze, the firemen said."
    documents = documents_of({"a": text, "b": text})
    assert len(stories(documents, vectors_of(documents))) == 1


def test_claims_do_not_depend_on_order(documents):
    vectors = vectors_of(documents)
    turned = score_stories(list(reversed(documents)), vectors)
    assert find_claims(score_stories(documents, vectors), []) == find_claims(turned, [])


def test_scores_are_given_for_each_pair_of_sentences_once(documents):
    pairs = together(score_stories(documents, vectors_of(documents)))
    assert len(pairs.score) == len(pairs.left) == len(pairs.right)
    assert len(set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))) == len(pairs.left)
    assert (pairs.left < pairs.right).all()


@pytest.mark.parametrize("texts", [{}, {"a": TEXTS["a"]}, {"a": "", "b": ""}, {"a": "Yes.", "b": "No."}])
def test_one_article_or_too_little_text_makes_no_claim(texts):
    documents = documents_of(texts)
    assert find_claims(score_stories(documents, vectors_of(documents)), []) == ([], [])


def test_identical_articles_make_the_same_claims():
    documents = documents_of({"x": TEXTS["a"], "y": TEXTS["a"]})
    claims, rows = find_claims(score_stories(documents, vectors_of(documents)), [])
    assert [(c.articles, c.sentences) for c in claims] == [(2, 2)] * 3
    assert len(rows) == 6


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The company has agreed to sell the plant.", "The company may agree to sell the plant.", True),
        ("The company has agreed to sell the plant.", "The company refused to sell the plant.", True),
        ("The company has agreed to sell the plant.", "The company did not agree to sell the plant.", True),
        ("The company has agreed to sell the plant.", "The owner agreed to sell the plant on Monday.", False),
        ("The court may hear the case in May.", "The case might be heard in May.", False),
        ("The company has agreed to sell the plant.", "Workers left the building.", False),
    ],
)
def test_what_is_said_denied_or_possible_are_different_statements(left, right, expected):
    one, two = documents_of({"a": left, "b": right})
    assert at_odds(stances(one, one.sentences[0]), stances(two, two.sentences[0])) == expected


def test_a_statement_and_its_denial_are_no_claim():
    documents = documents_of(
        {
            "a": f"The company has agreed to sell the plant to its workers. {TEXTS['a']}",
            "b": f"The company has not agreed to sell the plant to its workers. {TEXTS['b']}",
        }
    )
    claims, _ = find_claims(score_stories(documents, vectors_of(documents)), [])
    assert not [c for c in claims if "plant" in c.text]
