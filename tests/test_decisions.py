"""Corrections of names, on a text small enough to count by hand."""

import pytest

from analysis.decisions import Action, Decision, apply_decisions
from analysis.types import Article, CleanArticle, Document, Entity, EntityKind, Form, Mention, Paragraph

RAW = "Anna Berg met A. Berg. Berg and Karl Berg left Port Said. Said the mayor: Hope stays."


def mention(text: str, entity_id: str, kind=EntityKind.PERSON, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = RAW.index(text, start + 1)
    return Mention("x", start, start + len(text), text, kind, Form.NAME, entity_id)


MENTIONS = [
    mention("Anna Berg", "anna-berg"),
    mention("A. Berg", "a-berg"),
    mention("Berg", "anna-berg", nth=2),
    mention("Karl Berg", "karl-berg"),
    mention("Said", "said", EntityKind.PERSON),
    mention("Said", "said", EntityKind.PERSON, nth=1),
]
ENTITIES = [
    Entity("anna-berg", "Anna Berg", EntityKind.PERSON, ("Berg",), 1, 2),
    Entity("a-berg", "A. Berg", EntityKind.PERSON, (), 1, 1),
    Entity("karl-berg", "Karl Berg", EntityKind.PERSON, (), 1, 1),
    Entity("said", "Said", EntityKind.PERSON, (), 1, 2),
]
DOCUMENTS = [Document(CleanArticle(Article("x", RAW), None, (Paragraph(0, len(RAW)),), ()), (), (), ())]


def decide(*decisions: Decision):
    mentions, entities, notes = apply_decisions(MENTIONS, ENTITIES, decisions, DOCUMENTS)
    assert all(RAW[m.start : m.end] == m.text for m in mentions)
    return {e.entity_id: e for e in entities}, mentions, notes


def test_nothing_decided_changes_nothing():
    assert apply_decisions(MENTIONS, ENTITIES, [], DOCUMENTS) == (MENTIONS, ENTITIES, [])


def test_merge_moves_mentions_and_counts():
    entities, _, notes = decide(Decision(Action.MERGE, "anna-berg", "a-berg"))
    assert "a-berg" not in entities
    assert entities["anna-berg"].mentions == 3
    assert entities["anna-berg"].aliases == ("A. Berg", "Berg")
    assert notes == []


def test_split_takes_one_mention_or_one_spelling():
    one = mention("Berg", "anna-berg", nth=2)
    for decision in (
        Decision(Action.SPLIT, "anna-berg", "Karl Berg", article="x", start=one.start),
        Decision(Action.SPLIT, "anna-berg", "Karl Berg", text="Berg"),
    ):
        entities, _, _ = decide(decision)
        assert entities["anna-berg"].mentions == 1
        assert entities["karl-berg"].mentions == 2


def test_rename_keeps_the_id():
    entities, _, _ = decide(Decision(Action.RENAME, "said", "Edward Said"))
    assert entities["said"].name == "Edward Said"


def test_kind_of_all_and_of_one():
    entities, _, _ = decide(Decision(Action.KIND, "said", "place"))
    assert entities["said"].kind == "place"
    entities, mentions, _ = decide(Decision(Action.KIND, "said", "place", article="x", start=MENTIONS[4].start))
    assert entities["said"].kind == "person"
    assert [m.kind for m in mentions if m.entity_id == "said"] == ["place", "person"]


def test_drop_one_and_all():
    entities, _, _ = decide(Decision(Action.DROP, "said", article="x", start=MENTIONS[5].start))
    assert entities["said"].mentions == 1
    entities, mentions, _ = decide(Decision(Action.DROP, "said"))
    assert "said" not in entities
    assert len(mentions) == 4


def test_add_finds_every_place_and_takes_that_of_what_stood_there():
    entities, _, _ = decide(Decision(Action.ADD, "Port Said", "facility"))
    assert entities["port-said"].kind == "facility"
    assert entities["port-said"].mentions == 1
    assert entities["said"].mentions == 1  # the one inside "Port Said" is gone
    entities, _, _ = decide(Decision(Action.ADD, "Anna Berg", "person", text="Hope"))
    assert entities["anna-berg"].aliases == ("Berg", "Hope")


@pytest.mark.parametrize(
    "decision",
    [
        Decision(Action.MERGE, "anna-berg", "nobody"),
        Decision(Action.APART, "anna-berg", "nobody"),
        Decision(Action.SPLIT, "nobody", "Somebody"),
        Decision(Action.RENAME, "nobody", "Somebody"),
        Decision(Action.KIND, "said", "mood"),
        Decision(Action.DROP, "said", text="SAID"),
        Decision(Action.ADD, "Hop", "person"),
    ],
)
def test_what_is_no_longer_there_is_said_and_changes_nothing(decision):
    mentions, entities, notes = apply_decisions(MENTIONS, ENTITIES, [decision], DOCUMENTS)
    assert sorted(mentions, key=lambda m: m.start) == sorted(MENTIONS, key=lambda m: m.start)
    assert {e.entity_id: e.mentions for e in entities} == {e.entity_id: e.mentions for e in ENTITIES}
    assert len(notes) == 1
    assert decision.entity in notes[0]


def test_decisions_apply_in_order():
    entities, _, notes = decide(
        Decision(Action.MERGE, "anna-berg", "a-berg"), Decision(Action.RENAME, "a-berg", "Arne Berg")
    )
    assert len(entities) == 3
    assert entities["anna-berg"].mentions == 3
    assert len(notes) == 1  # after the merge there is no "a-berg" left to rename
