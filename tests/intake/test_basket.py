"""Baskets: reading in the background, reports, edits, stopping and going on, finding them again."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from analysis.readers import Lead, Reading, read_pasted
from dashboard import intake
from dashboard.intake import Basket, Given, shelf
from dashboard.intake.basket import Stage
from tests.readers.making import PROSE, zipped


def filled(*given: Given, **more: object) -> Basket:
    basket = Basket("b", **more)
    assert basket.add(given) == []
    assert basket.wait(60)
    return basket


def file(name: str, data: bytes | str) -> Given:
    return Given("file", name, data.encode() if isinstance(data, str) else data)


def test_files_and_texts_are_read_each_with_its_report() -> None:
    basket = filled(
        file("a.txt", "First."),
        file("b.png", "x"),
        Given("text", "pasted", b"Second.", Lead("", "Title", "Outlet", "3 May 2024")),
        file("c.zip", zipped({"d.txt": "Third.", "e.exe": "x"})),
    )
    assert [(e.given.name, len(e.articles), len(e.skipped)) for e in basket.entries] == [
        ("a.txt", 1, 0),
        ("b.png", 0, 1),
        ("pasted", 1, 0),
        ("c.zip", 1, 1),
    ]
    assert [i.article.raw for i in basket.items()] == ["First.", "Title\n\nSecond.", "Third."]
    assert basket.items()[1].article.published == "2024-05-03"
    assert len(basket.reading().skipped) == 2


def test_edits_and_choices_stay_with_their_article_while_the_basket_grows() -> None:
    basket = filled(file("a.txt", "One."), file("b.txt", "Two."))
    first, second = (i.key for i in basket.items())
    basket.edit(second, title="New", outlet="O", published="2024-01-02")
    basket.take(first, taken=False)
    basket.add([file("a.txt", "Three.")])
    assert basket.wait(60)
    items = basket.items()
    assert [(i.article.title, i.taken) for i in items] == [(None, False), ("New", True), (None, True)]
    assert [i.article.article_id for i in items] == ["a", "b", "a-2"]
    assert [a.raw for a in basket.reading().articles] == ["Two.", "Three."]


def test_a_table_is_read_again_with_other_columns() -> None:
    basket = filled(file("t.csv", "text,other\none,two\n"))
    (table,) = basket.entries[0].tables
    assert table.fields == {"text": "text"}
    basket.take(basket.items()[0].key, taken=False)
    basket.remap(0, {"text": "other", "title": "text"})
    assert basket.wait(60)
    (item,) = basket.items()
    assert (item.article.title, item.article.raw, item.taken) == ("one", "one\n\ntwo", True)


def test_an_entry_taken_out_is_gone() -> None:
    basket = filled(file("a.txt", "One."), file("b.txt", "Two."))
    basket.remove(0)
    assert [i.article.raw for i in basket.items()] == ["Two."]


def test_stopping_keeps_what_was_read_and_going_on_reads_the_rest_once() -> None:
    many = zipped({f"{n:04}.txt": f"Text {n}." for n in range(400)})
    basket = Basket("b")
    basket.add([file("many.zip", many), file("after.txt", "After.")])
    while not basket.items():
        time.sleep(0.01)
    basket.stop()
    assert basket.wait(60)
    read = len(basket.items())
    assert 0 < read <= 400
    assert [e.stage for e in basket.entries][1] == Stage.WAITING
    basket.go_on()
    assert basket.wait(60)
    assert [i.article.raw for i in basket.items()] == [*(f"Text {n}." for n in range(400)), "After."]


def test_addresses_go_through_the_fetcher_and_leads_are_offered_until_they_were_fetched() -> None:
    def fetcher(leads: list[Lead], reader: object, **_: object) -> Iterator[Reading]:
        for lead in leads:
            yield Reading(leads=(Lead("https://x.example/1", "T"),)) if "feed" in lead.url else read_pasted(PROSE)

    basket = filled(Given("address", "https://x.example/feed"), fetcher=fetcher)
    assert [lead.url for lead in basket.leads()] == ["https://x.example/1"]
    basket.add([Given("address", "https://x.example/1", about=basket.leads()[0])])
    assert basket.wait(60)
    assert basket.leads() == []
    assert len(basket.items()) == 1


def test_a_fault_of_ours_costs_its_entry_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def fetcher(leads: list[Lead], reader: object, **_: object) -> Iterator[Reading]:
        raise ZeroDivisionError("secret detail")
        yield Reading()

    monkeypatch.setattr(threading, "excepthook", lambda args: None)
    basket = filled(Given("address", "https://x.example/1"), file("a.txt", "One."), fetcher=fetcher)
    assert [i.article.raw for i in basket.items()] == ["One."]
    assert "fault is Parallax's" in basket.entries[0].skipped[0].reason


def test_what_there_is_no_room_for_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.intake.basket.MAX_BYTES", 10)
    basket = Basket("b")
    refused = basket.add([file("a.txt", "Short."), file("b.txt", "Much too long.")])
    assert basket.wait(60)
    assert [s.origin for s in refused] == ["b.txt"]
    assert len(basket.items()) == 1


def test_a_basket_is_found_by_an_id_that_nobody_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    basket = intake.new()
    assert intake.find(basket.basket_id) is basket
    assert len(basket.basket_id) >= 16
    assert intake.find("nothing") is intake.find(None) is None
    monkeypatch.setattr(shelf, "_KEPT", 1)
    other = intake.new()
    assert intake.find(basket.basket_id) is None
    assert intake.find(other.basket_id) is other
