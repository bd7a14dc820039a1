"""Whom an article leans on, on worked-out texts of their own."""

from __future__ import annotations

import dataclasses

import pytest

from analysis.sources import find_sources, is_outlet
from analysis.types import Entity, EntityKind, Form, Mention, Removed
from analysis.voices import find_attributions
from tests.parsing import parse


def uses(document, mentions=(), entities=()):
    rows = find_sources([document], find_attributions([document], mentions), entities)
    return [(s.source, s.kind, s.via, s.times) for s in rows]


def test_people_bodies_and_the_anonymous_are_told_apart():
    document = parse(
        "Maria Silva said the dam is safe.",
        "The water ministry said it was repaired.",
        "Analysts said the dam is leaking.",
    )
    assert uses(document) == [
        ("analysts", "anonymous", "quote", 1),
        ("Maria Silva", "person", "quote", 1),
        ("water ministry", "organisation", "quote", 1),
    ]


def test_a_description_is_one_source_at_the_head_of_a_sentence_and_inside():
    document = parse(
        "Analysts said the dam is leaking.", "The dam is old, analysts said.", "Its chairman said it is safe."
    )
    assert uses(document) == [("analysts", "anonymous", "quote", 2), ("chairman", "person", "quote", 1)]


def test_a_cue_counts_once_however_it_cuts_the_quotation():
    document = parse("“The dam,” Maria Silva said, “is safe.” She added that it is new.")
    assert uses(document) == [("Maria Silva", "person", "quote", 2)]


def test_sources_that_are_joined_count_each():
    document = parse("The group has been labeled a criminal band by both Norway and Sweden.")
    assert uses(document) == [("Norway", "organisation", "quote", 1), ("Sweden", "organisation", "quote", 1)]


def test_an_entity_gives_its_canonical_name():
    document = parse("Dr. Silva said the dam is safe.")
    at = document.raw.index("Silva")
    mention = Mention("a", at, at + 5, "Silva", EntityKind.PERSON, Form.NAME, "maria-silva")
    entity = Entity("maria-silva", "Maria Silva", EntityKind.PERSON, ("Silva",), 1, 1)
    assert uses(document, [mention], [entity]) == [("Maria Silva", "person", "quote", 1)]


def test_what_somebody_wants_cites_nobody():
    assert uses(parse("Maria Silva wants to keep the dam.")) == []


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("In an interview with Al Jazeera, Maria Silva called the dam safe.", "Al Jazeera"),
        ("The dam is safe, Maria Silva told Reuters.", "Reuters"),
        ("The dam is leaking, according to Reuters.", "Reuters"),
        ("OSLO (AP) — The dam is leaking.", "AP"),
    ],
)
def test_outlets_are_credited(text, outlet):
    assert (outlet, "outlet", "credit", 1) in uses(parse(text))


def test_what_the_article_was_taken_from_is_a_credit():
    document = parse("The dam is leaking.")
    document = dataclasses.replace(document, clean=dataclasses.replace(document.clean, upstream="example.org"))
    assert uses(document) == [("example.org", "outlet", "credit", 1)]


def test_addresses_in_text_and_in_removed_lines_are_links():
    document = parse(
        "The dam is leaking (see https://www.example.com/dam?x=1). Version 1.0 of the plan failed.Nobody cared."
    )
    removed = Removed("a", 0, 0, "related_links", "More at http://news.example.org/a and example.com")
    document = dataclasses.replace(document, clean=dataclasses.replace(document.clean, removed=(removed,)))
    assert uses(document) == [("example.com", "outlet", "link", 2), ("news.example.org", "outlet", "link", 1)]


@pytest.mark.parametrize(
    ("name", "expected"), [("Reuters", True), ("The Oslo Herald", True), ("Herald", False), ("Norway", False)]
)
def test_names_of_outlets(name, expected):
    assert is_outlet(name) is expected


def test_an_empty_article_has_no_sources():
    assert uses(parse("")) == []


def test_the_order_of_articles_does_not_matter(documents):
    attributions = find_attributions(documents, [])
    assert find_sources(documents, attributions, []) == find_sources(documents[::-1], attributions[::-1], [])


def test_the_storys_sources(documents):
    rows = {(s.article_id[:3], s.source, s.kind) for s in find_sources(documents, find_attributions(documents, []), [])}
    assert {
        ("000", "Al Arabiya", "outlet"),
        ("001", "sources", "anonymous"),
        ("001", "stratnewsglobal.com", "outlet"),
        ("002", "Charles Lister", "person"),
        ("004", "Dmitry Peskov", "person"),
    } <= rows
