"""Names on the shipped story, against one coder's reading of it (gold/entities.json)."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from analysis.entities import COUNTED, find_entities
from analysis.types import Entity, EntityKind, Form, Mention

GOLD = json.loads((Path(__file__).parent / "gold" / "entities.json").read_text(encoding="utf-8"))
NO_NAMES_ALLOWED = 5  # entities that the reading has neither as a name nor as a demonym


@pytest.fixture(scope="module")
def found(documents) -> tuple[list[Mention], list[Entity]]:
    return find_entities(documents)


@pytest.fixture(scope="module")
def entity_of(found) -> dict[str, str]:
    """The entity that most mentions written like one of the reading belong to."""
    mentions, _ = found
    best = {}
    for wanted in GOLD["entities"]:
        written = {s for surfaces in wanted["surfaces"].values() for s in surfaces}
        seen = Counter(m.entity_id for m in mentions if m.text in written)
        if seen:
            best[wanted["name"]] = seen.most_common(1)[0][0]
    return best


@pytest.mark.parametrize("wanted", GOLD["entities"], ids=lambda e: e["name"])
def test_each_entity_is_found_and_counted_per_article(wanted, found, entity_of):
    mentions, _ = found
    counts = Counter(
        m.article_id[:3] for m in mentions if m.entity_id == entity_of.get(wanted["name"]) and m.form in COUNTED
    )
    assert dict(counts) == wanted["mentions"]


@pytest.mark.parametrize(("left", "right"), GOLD["never_merge"])
def test_false_friends_stay_apart(left, right, entity_of):
    assert entity_of[left] != entity_of[right]


def test_few_entities_are_no_names(found, entity_of):
    _, entities = found
    known = set(entity_of.values())
    strange = [e.name for e in entities if e.entity_id not in known and e.name not in GOLD["demonyms"]]
    assert len(strange) <= NO_NAMES_ALLOWED, strange


@pytest.mark.parametrize(("demonym", "country"), GOLD["demonyms"].items())
def test_demonyms_are_entities_apart_from_their_country(demonym, country, found):
    mentions, entities = found
    own = next(e for e in entities if e.name == demonym)
    assert own.kind is EntityKind.DEMONYM
    assert own.entity_id not in {e.entity_id for e in entities if e.name == country}
    assert {m.form for m in mentions if m.entity_id == own.entity_id} == {Form.DEMONYM}
