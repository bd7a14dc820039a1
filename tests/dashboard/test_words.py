from __future__ import annotations

import pytest

from dashboard import words


@pytest.mark.parametrize(
    ("n", "noun", "said"),
    [
        (0, "article", "no articles"),
        (1, "article", "one article"),
        (3, "person", "three people"),
        (12, "story", "twelve stories"),
        (1204, "word", "1,204 words"),
    ],
)
def test_counts_in_words(n: int, noun: str, said: str) -> None:
    assert words.count(n, noun) == said


@pytest.mark.parametrize(("value", "said"), [(0.25, "+0.25"), (-0.1, "−0.10"), (0.001, "0"), (-0.004, "0")])
def test_numbers_with_their_sign(value: float, said: str) -> None:
    assert words.signed(value) == said


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_lists_in_words(items: list[str], said: str) -> None:
    assert words.listed(items) == said


@pytest.mark.parametrize(
    ("name", "said"), [("The dam", "the dam"), ("A. Bell", "A. Bell"), ("Ada Bell", "Ada Bell"), ("The", "The")]
)
def test_names_inside_a_sentence(name: str, said: str) -> None:
    assert words.inside(name) == said
