"""The link says the view, and nothing is lost on the way."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.link import _RESERVED, PAGES, VOICES, View, change, parse, resolve, serialise

characters = st.characters(exclude_categories=["Cs"])  # lone surrogates cannot be sent
ids = st.text(characters, min_size=1, max_size=20).filter(lambda text: "," not in text)
views = st.builds(
    View,
    study=st.none() | ids,
    page=st.sampled_from(PAGES),
    target=st.none() | ids,
    voice=st.sampled_from(VOICES),
    articles=st.lists(ids, unique=True, max_size=3).map(tuple),
    article=st.none() | ids,
    sentence=st.none() | ids,
    filters=st.dictionaries(
        st.text("abcdefgh", min_size=1, max_size=5).filter(lambda k: k not in _RESERVED),
        st.text(characters, min_size=1),
        max_size=3,
    ).map(lambda d: tuple(sorted(d.items()))),
)


@given(views)
def test_a_view_survives_the_link(view: View) -> None:
    assert parse(serialise(view)) == view


@given(views)
def test_a_view_survives_the_address_bar(view: View) -> None:
    assert parse(dict(parse_qsl(urlencode(serialise(view))))) == view


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=6))
def test_no_link_is_too_strange_to_read(params: dict[str, str]) -> None:
    view = parse(params)
    assert parse(serialise(view)) == view


def test_a_plain_address_is_the_first_page() -> None:
    assert parse({}) == View()
    assert serialise(View()) == {"page": "overview"}


def test_unknown_page_and_voice_are_the_first_ones() -> None:
    assert parse({"page": "nowhere", "voice": "loud"}) == View()


def test_another_page_drops_filters_and_the_sentence_but_keeps_the_header() -> None:
    view = View("s", "framing", "t", "own", ("a",), "a", "a:1", (("pick", "frame:x@a"),))
    assert change(view, page="read") == View("s", "read", "t", "own", ("a",), "a", None, ())
    assert change(view, page="read", sentence="a:1").sentence == "a:1"
    assert change(view, page="framing") == view


def test_filters_are_set_and_taken_away() -> None:
    view = change(View(), pick="claim:x")
    assert view.filter("pick") == "claim:x"
    assert view.filter("colour", "tone") == "tone"
    assert change(view, pick=None) == View()
    assert change(view, pick="") == View()


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (View(target="x"), "The link names the target “x”, which this study does not have."),
        (View(article="x"), "The link names the article “x”, which this study does not have."),
        (View(sentence="x:9"), "The link names the sentence “x:9”, which this study does not have."),
        (View(articles=("a", "x")), "The link switches on the article “x”, which this study does not have."),
    ],
)
def test_a_dead_id_is_said_and_taken_out(view: View, said: str) -> None:
    known, dead = resolve(view, targets=["t"], articles=["a"], sentences=["a:1"])
    assert dead == [said]
    assert known == (View(articles=("a",)) if view.articles else View())


def test_living_ids_stay() -> None:
    view = View(target="t", article="a", sentence="a:1", articles=("a",))
    assert resolve(view, targets=["t"], articles=["a"], sentences=["a:1"]) == (view, [])
