"""Which sentences are central to the story."""

from __future__ import annotations

import pytest

from analysis.claims.centrality import DAMPING, centrality, stems
from analysis.types import Sentence

TEXTS = {"a": ["The dam opened.", "Goats ate hay."], "b": ["Dams were opening."], "c": ["It rained."]}
SENTENCES = [Sentence(f"{a}:{n}", a, n, 0, len(t), t, False, 0, 0) for a in TEXTS for n, t in enumerate(TEXTS[a])]


def test_words_that_other_texts_use_make_a_sentence_central() -> None:
    found = centrality(SENTENCES, {})
    assert found["a:0"] == pytest.approx(2 * 0.5 / (2 + DAMPING))  # two words, each in one of two other texts
    assert found["a:0"] == found["b:0"]
    assert found["a:1"] == found["c:0"] == 0.0


def test_a_copy_is_no_other_text() -> None:
    assert set(centrality(SENTENCES, {"a": "a", "b": "a", "c": "c"}).values()) == {0.0}


def test_one_text_has_no_others() -> None:
    assert set(centrality(SENTENCES[:2], {}).values()) == {0.0}
    assert centrality([], {}) == {}


def test_order_of_articles_does_not_matter() -> None:
    assert centrality(SENTENCES[::-1], {}) == centrality(SENTENCES, {})


def test_inflected_forms_and_function_words() -> None:
    assert stems("The bases, and the base's") == stems("BASE")
    assert stems("of the and 、!") == frozenset()
