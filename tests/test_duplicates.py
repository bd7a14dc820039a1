"""Articles that are there already."""

from __future__ import annotations

import pytest

from analysis.cleaning import clean
from analysis.duplicates import Duplicate, Likeness, address_key, find_duplicates
from analysis.types import Article

FIRST = (
    "The minister spoke on Tuesday about the harbour, and said that the talks would go on for some weeks. "
    "Nobody in the town believed her, since the company had made no offer that the council could accept at all."
)
OTHER = (
    "A storm took the roof of the old market on Friday night, and the mayor asked everyone to stay at home until noon."
)


def found(*articles: tuple[str, str | None]) -> list[Duplicate]:
    return find_duplicates(clean([Article(str(n), text, url=url) for n, (text, url) in enumerate(articles)]))


def test_the_same_text_under_another_headline_is_a_duplicate_of_the_first() -> None:
    texts = [f"A headline of its own\n\n{FIRST}", OTHER, f"Quite another headline\n\n{FIRST.upper()}"]
    assert found(*((t, None) for t in texts)) == [Duplicate(2, 0, Likeness.TEXT)]


def test_the_same_page_told_with_other_tracking_is_a_duplicate() -> None:
    one, two = "https://www.outlet.example/a/?utm_source=x", "http://outlet.example/a#top"
    assert found((FIRST, one), (OTHER, two)) == [Duplicate(1, 0, Likeness.ADDRESS)]


def test_a_near_copy_is_told_with_the_share_of_its_words() -> None:
    (only,) = found((FIRST, None), (FIRST.replace("Tuesday", "Wednesday"), None))
    assert (only.position, only.of, only.likeness) == (1, 0, Likeness.NEAR)
    assert 0.9 < only.share < 1


def test_other_texts_are_new_and_so_are_empty_ones() -> None:
    assert found((FIRST, None), (OTHER, None), ("", None), ("", None)) == []
    assert find_duplicates([]) == []


@pytest.mark.parametrize(
    ("url", "key"),
    [
        (None, None),
        ("", None),
        ("outlet.example/a", None),
        ("https://outlet.example/", None),
        ("http://[broken/", None),
        ("https://m.outlet.example/a/amp/", "outlet.example/a?"),
        ("https://outlet.example/a?id=7&fbclid=x", "outlet.example/a?id=7"),
    ],
)
def test_what_addresses_of_one_page_have_in_common(url: str | None, key: str | None) -> None:
    assert address_key(url) == key
