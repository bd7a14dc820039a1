"""What is told of a basket in words and rows."""

from __future__ import annotations

import pytest

from dashboard.intake import Basket, Given, telling
from tests.readers.making import PROSE


def filled(*files: tuple[str, str]) -> Basket:
    basket = Basket("b")
    basket.add([Given("file", name, text.encode()) for name, text in files])
    assert basket.wait(60)
    return basket


def test_the_report_names_each_article_and_each_reason_with_its_hint_once() -> None:
    entries = filled(("a.txt", f"A title of five words\n\n{PROSE}"), ("b.png", "x"), ("c.png", "x")).entries
    assert telling.headline(entries) == "One article read, two could not be"
    lines = telling.report(entries)
    assert [(line.good, line.about) for line in lines] == [
        (False, "c.png"),
        (False, "b.png"),
        (True, "A title of five words"),
    ]
    assert lines[2].more == "24 words, a.txt"
    assert ["Allowed are" in line.more for line in lines] == [True, False, False]


def test_many_articles_and_many_reasons_are_counted() -> None:
    rows = "".join(f"Row {n},word\n" for n in range(30)) + "Empty,\n" * 20
    lines = telling.report(filled(("t.csv", f"title,text\n{rows}")).entries)
    assert (lines[-1].about, lines[-1].more) == ("t.csv", "30 articles")
    assert len(lines) == 10
    assert (lines[-2].about, lines[-2].more) == ("t.csv, 12 more", "The text is empty.")


def test_an_empty_basket_says_so() -> None:
    assert telling.headline([]) == "No articles read"
    assert telling.report([]) == []
    assert telling.likenesses([], []) == {}


def test_rows_show_what_can_be_edited_and_what_is_to_know() -> None:
    basket = filled(
        ("a.txt", f"A title of five words\n\n{PROSE}"), ("b.txt", f"Another title of five words\n\n{PROSE}")
    )
    items = basket.items()
    like = telling.likenesses(items, [])
    assert like == {items[1].key: "The same text as “A title of five words”"}
    first, second = telling.rows(items, like)
    assert (first["title"], first["words"], first["note"], first["take"]) == ("A title of five words", 24, "", True)
    assert second["note"] == "The same text as “A title of five words”"
    assert str(second["begins"]).startswith("The minister spoke")
    assert telling.likenesses(items[:1], [items[1].cleaned]) == {
        items[0].key: "The same text as “Another title of five words” in the study"
    }


def test_another_language_is_told_before_it_goes_in() -> None:
    french = (
        "Le conseil municipal a fermé le pont lundi après que des ingénieurs ont trouvé des fissures dans les piles."
    )
    items = filled(("a.txt", french), ("b.txt", PROSE)).items()
    notes = [row["note"] for row in telling.rows(items, {})]
    assert notes == ["It looks like French, not English: shown, not scored.", ""]


def test_there_is_room_for_so_much_text_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.intake.basket.MAX_TEXT", 10)
    basket = filled(("t.csv", "text\none\ntwo\n" + "word " * 10 + "\nthree\n"))
    assert [i.article.raw for i in basket.items()] == ["one", "two"]
    assert "2 of its articles are left out" in basket.entries[0].skipped[0].reason
