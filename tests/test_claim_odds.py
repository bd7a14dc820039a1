"""From what is compared in two sentences to a probability: what is usual, the way by a third sentence, and length."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.claims.likeness import numbers, rare_words
from analysis.claims.odds import USUAL, about_usual, by_third, length_odds, places
from analysis.claims.pairs import candidates
from tests.texts import documents_of


def placed(texts):
    return [(d, s) for d in documents_of(texts) for s in d.sentences]


def test_a_third_sentence_counts_by_its_less_likely_link():
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    found = by_third(3, left, right, np.array([0.1, 0.8, 0.5]))
    assert np.exp(found) - 0.01 == pytest.approx([0.5, 0.1, 0.1])


def test_without_a_third_sentence_there_is_no_way():
    assert np.exp(by_third(2, np.array([0]), np.array([1]), np.array([0.9]))) == pytest.approx([0.01])


def test_the_usual_is_the_median_of_the_marked_pairs():
    values = np.array([0.0, 1.0, 2.0, 3.0, 100.0] * 2000)
    usual = values < 50
    found = about_usual(values, usual)
    assert found[1] == pytest.approx(-found[2], abs=0.01)
    assert found[4] > found[3] > 0


def test_without_usual_pairs_the_prior_is_taken():
    assert about_usual(np.array([USUAL[0]]), np.array([False])) == pytest.approx([0.0])


def test_the_odds_fall_with_the_longer_article():
    sentences = placed(
        {"a": "One two three four five.", "b": "Six seven eight nine. Ten eleven twelve more. And so on."}
    )
    odds = length_odds(sentences, np.array([0, 1]), np.array([1, 2]))
    assert odds == pytest.approx([-np.log(3), -np.log(3)])
    assert length_odds(sentences[:2], np.array([0]), np.array([1])).tolist() == [0]


def test_places_of_sentences_in_their_articles():
    sentences = placed(
        {"a": "One two three four five. Five six seven eight.", "b": "Six seven eight nine. Ten eleven twelve more."}
    )
    first, apart = places([sentences[n] for n in (1, 0, 2, 3)], np.array([0, 1, 1]), np.array([3, 2, 3]))
    assert first.tolist() == [False, True, False]
    assert apart.tolist() == [0.0, 0.0, 0.5]


def test_numbers_alike_and_other_numbers():
    sentences = placed(
        {"a": "It cost 40 euros.", "b": "They paid 40 euros.", "c": "It cost 50 euros.", "d": "It was dear."}
    )
    same, other = numbers(sentences, np.array([0, 0, 0]), np.array([1, 2, 3]))
    assert same.tolist() == [True, False, False]
    assert other.tolist() == [False, True, False]


def test_rare_words_of_equal_sentences_are_alike_and_of_others_not():
    sentences = placed(
        {"a": "Dockers blocked harbours.", "b": "Dockers blocked harbours.", "c": "Teachers sang songs."}
    )
    assert rare_words(sentences, np.array([0, 0]), np.array([1, 2])) == pytest.approx([1.0, 0.0])


def test_of_a_large_story_each_sentence_is_compared_with_its_nearest_and_some_others():
    chance = np.random.default_rng(1)
    meaning = chance.standard_normal((450, 8))
    meaning /= np.linalg.norm(meaning, axis=1, keepdims=True)
    article = np.arange(450) % 9
    left, right, scored, usual = candidates(meaning, article)
    assert (left < right).all()
    assert (np.diff(left) >= 0).all()
    assert len(set(zip(left.tolist(), right.tolist(), strict=True))) == len(left)
    cosines = meaning @ meaning.T
    np.fill_diagonal(cosines, -2)
    found = {frozenset(p) for p in zip(left[scored].tolist(), right[scored].tolist(), strict=True)}
    assert all(frozenset((n, int(cosines[n].argmax()))) in found for n in range(450))
    assert len(found) < 450 * 40
    assert (article[left[usual]] != article[right[usual]]).all()
    assert usual.sum() > 3000
