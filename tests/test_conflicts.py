"""Figures and dates that disagree within a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.claims.amounts import amounts
from analysis.claims.conflicts import find_conflicts
from analysis.types import ClaimSentence, Sentence


def conflicts(*texts: str, groups: dict[str, str] | None = None) -> list[tuple[str, list[str]]]:
    """The conflicts of one claim that each of these articles has in one sentence: unit and figures."""
    sentences = {f"{n}:0": Sentence(f"{n}:0", f"{n}", 0, 5, 5 + len(t), t, False, 0, 0) for n, t in enumerate(texts)}
    rows = [ClaimSentence("claim", s.sentence_id, s.article_id, 1.0) for s in sentences.values()]
    return [(c.unit, [f.text for f in c.figures]) for c in find_conflicts(rows, sentences, groups or {})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It asks for $400 billion in damages.", [("$400 billion", "dollars")]),
        ("It asks for 400 billion dollars.", [("400 billion", "dollars")]),
        ("They sent 300 Russian soldiers home.", [("300", "soldiers")]),
        ("Twelve people died.", [("Twelve", "people")]),
        ("Prices rose 4.5% in May.", [("4.5%", "per cent")]),
        ("Prices rose by 4 per cent.", [("4 per cent", "per cent")]),
        ("They met on 28 January 2025.", [("28 January", "date")]),
        ("They met on Jan. 28.", [("Jan. 28", "date")]),
        ("They met on Tuesday.", [("Tuesday", "weekday")]),
        ("The pier is 40 kilometers long.", [("40", "kilometres")]),
        ("In 2017 it leased the port for 49 years.", [("49", "years")]),
        ("The Su-27 and the T-72 came in 2015.", []),
        ("It ended 3-1, at 10:30, see 1.2.3.", []),
        ("The 27-year-old came.", []),
        ("It may be the first of 5 in a row.", []),
        ("Only 12 may come.", []),
        ("", []),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(a.text, a.unit) for a in amounts(text)] == expected


@pytest.mark.parametrize(
    ("left", "right", "unit"),
    [
        ("They ask for $400 billion.", "They ask for $250 billion.", "dollars"),
        ("About 12 people died.", "At least 30 people died.", "people"),
        ("They met on Tuesday.", "They met on Wednesday.", "weekday"),
        ("They met on 28 January.", "They met on January 29.", "date"),
        ("It lasts 49 years.", "It lasts 25 years.", "years"),
        ("Up to 90 soldiers left.", "More than 100 soldiers left.", "soldiers"),
    ],
)
def test_figures_that_cannot_both_be_right(left: str, right: str, unit: str) -> None:
    assert [u for u, _ in conflicts(left, right)] == [unit]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They ask for $400 billion.", "They ask for 400bn dollars."),
        ("They ask for $400 billion.", "They ask for €250 billion."),  # another currency
        ("1.2 million people fled.", "1,234,567 people fled."),  # rounded
        ("About 100 soldiers left.", "104 soldiers left."),
        ("At least 100 soldiers left.", "250 soldiers left."),
        ("100 soldiers left.", "30 tanks left."),  # another noun
        ("They ask for $400 billion.", "Of $400 billion, $10 billion was paid."),  # it gives both
        ("They met on January 28.", "They met on 28 January 2025."),
        ("Twelve people died.", "12 people died."),
        ("They met on Tuesday.", "They met."),
    ],
)
def test_figures_that_agree_or_cannot_be_compared(left: str, right: str) -> None:
    assert conflicts(left, right) == []


def test_one_article_does_not_contradict_itself_nor_its_copy() -> None:
    assert conflicts("12 people died, then 30 people died.") == []
    assert conflicts("12 people died.", "30 people died.", groups={"0": "0", "1": "0"}) == []


def test_figures_stand_where_the_article_has_them() -> None:
    sentence = Sentence("b:7", "b", 0, 7, 27, "It costs $9 million.", False, 0, 0)
    other = Sentence("a:0", "a", 0, 0, 20, "It costs $5 million.", False, 0, 0)
    rows = [ClaimSentence("c", s.sentence_id, s.article_id, 1.0) for s in (sentence, other)]
    (found,) = find_conflicts(rows, {s.sentence_id: s for s in (sentence, other)}, {})
    assert [(f.article_id, f.start, f.end, f.text) for f in found.figures] == [
        ("a", 9, 19, "$5 million"),
        ("b", 16, 26, "$9 million"),
    ]
    assert find_conflicts(rows[::-1], {s.sentence_id: s for s in (sentence, other)}, {}) == [found]


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    for amount in amounts(text):
        assert text[amount.start : amount.end] == amount.text
        assert amount.agrees(amount)
