"""Corrections of names, on a text small enough to count by hand."""

import pytest

from analysis.decisions import Action, Decision, apply_decisions, find_text
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
    mentions, entities, outcomes = apply_decisions(MENTIONS, ENTITIES, decisions, DOCUMENTS)
    assert all(RAW[m.start : m.end] == m.text for m in mentions)
    assert len(outcomes) == len(decisions)
    return {e.entity_id: e for e in entities}, mentions, [o.note for o in outcomes if o.note]


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
    mentions, entities, outcomes = apply_decisions(MENTIONS, ENTITIES, [decision], DOCUMENTS)
    assert sorted(mentions, key=lambda m: m.start) == sorted(MENTIONS, key=lambda m: m.start)
    assert {e.entity_id: e.mentions for e in entities} == {e.entity_id: e.mentions for e in ENTITIES}
    assert [o.mentions for o in outcomes] == [None]
    assert "Kept, not applied" in outcomes[0].note
    assert outcomes[0].entity in outcomes[0].note


def test_decisions_apply_in_order():
    entities, _, notes = decide(
        Decision(Action.MERGE, "anna-berg", "a-berg"), Decision(Action.RENAME, "a-berg", "Arne Berg")
    )
    assert len(entities) == 3
    assert entities["anna-berg"].mentions == 3
    assert len(notes) == 1  # after the merge there is no "a-berg" left to rename


def outcomes_of(*decisions: Decision):
    return apply_decisions(MENTIONS, ENTITIES, decisions, DOCUMENTS)[2]


def test_outcomes_say_how_many_mentions_were_touched_and_what_they_were_called():
    merged, renamed, apart = outcomes_of(
        Decision(Action.MERGE, "anna-berg", "a-berg"),
        Decision(Action.RENAME, "anna-berg", "Anna Maria Berg"),
        Decision(Action.APART, "anna-berg", "karl-berg"),
    )
    assert (merged.entity, merged.value, merged.mentions) == ("Anna Berg", "A. Berg", 1)
    assert renamed.mentions == 3
    assert (apart.entity, apart.value, apart.mentions) == ("Anna Maria Berg", "Karl Berg", 0)


def test_nobody_is_merged_with_himself():
    entities, _, notes = decide(Decision(Action.MERGE, "said", "said"))
    assert entities["said"].mentions == 2
    assert len(notes) == 1


def test_a_merge_across_kinds_takes_the_kind_of_the_one_kept():
    entities, mentions, _ = decide(Decision(Action.KIND, "said", "place"), Decision(Action.MERGE, "said", "a-berg"))
    assert entities["said"].kind == "place"
    assert {m.kind for m in mentions if m.entity_id == "said"} == {"place"}
    assert entities["said"].mentions == 3


def test_a_people_is_counted_by_its_own_form_and_back():
    entities, mentions, _ = decide(Decision(Action.KIND, "said", "demonym"))
    assert entities["said"].mentions == 2
    assert {m.form for m in mentions if m.entity_id == "said"} == {Form.DEMONYM}
    entities, _, _ = decide(Decision(Action.KIND, "said", "demonym"), Decision(Action.MERGE, "anna-berg", "said"))
    assert entities["anna-berg"].mentions == 4


def test_split_into_one_that_is_there_by_id_or_by_name():
    for value in ("karl-berg", "Karl Berg", "K. Berg"):
        entities, _, _ = decide(
            Decision(Action.RENAME, "karl-berg", "K. Berg"), Decision(Action.SPLIT, "anna-berg", value, text="Berg")
        )
        assert entities["karl-berg"].mentions == (1 if value == "Karl Berg" else 2)  # by then, nobody is called so
        assert entities["karl-berg"].name == "K. Berg"


def test_a_new_name_whose_slug_is_taken_gets_an_id_of_its_own():
    entities, _, _ = decide(Decision(Action.SPLIT, "anna-berg", "A Berg", text="Berg"))
    assert entities["a-berg"].mentions == 1
    assert entities["a-berg-2"].name == "A Berg"


def test_a_split_of_what_was_merged_gives_it_back():
    before, _, _ = decide()
    entities, _, _ = decide(
        Decision(Action.MERGE, "anna-berg", "a-berg"), Decision(Action.SPLIT, "anna-berg", "A. Berg", text="A. Berg")
    )
    assert entities == before


def test_what_builds_on_a_decision_that_is_gone_is_kept_not_applied():
    split = Decision(Action.SPLIT, "said", "Edward Said", article="x", start=MENTIONS[4].start)
    rename = Decision(Action.RENAME, "edward-said", "E. Said")
    entities, _, notes = decide(split, rename)
    assert entities["edward-said"].name == "E. Said"
    assert notes == []
    entities, _, notes = decide(rename)
    assert "edward-said" not in entities
    assert len(notes) == 1


def test_an_added_name_leaves_longer_names_alone():
    entities, _, notes = decide(Decision(Action.ADD, "Anna", "person"))
    assert entities["anna-berg"].mentions == 2
    assert len(notes) == 1  # "Anna" stands inside "Anna Berg" only
    place = RAW.index("Anna")
    entities, _, notes = decide(Decision(Action.ADD, "Anna", "person", article="x", start=place))
    assert entities["anna"].mentions == 1  # asked for in so many words
    assert entities["anna-berg"].mentions == 1


def test_an_added_name_takes_the_kind_of_whom_it_stands_for():
    _, mentions, _ = decide(Decision(Action.ADD, "karl-berg", "place", text="Hope"))
    assert {m.kind for m in mentions if m.entity_id == "karl-berg"} == {"person"}


def test_adding_what_is_found_already_is_not_applied():
    entities, _, notes = decide(Decision(Action.ADD, "said", "person", text="Said"))
    assert entities["said"].mentions == 2
    assert len(notes) == 1


@pytest.mark.parametrize("kind", ["mood", None])
def test_an_unknown_kind_is_said(kind):
    _, _, notes = decide(Decision(Action.ADD, "Hope", kind))
    assert len(notes) == (kind is not None)


def test_find_text_sees_through_line_breaks_and_apostrophes():
    raw = "Port\nSaid, O’Neil and O'Neil; Port Saids. Ports."
    article = CleanArticle(Article("a", raw), None, (Paragraph(0, len(raw)),), ())
    assert find_text([article], "Port Said") == [("a", 0, 9)]
    assert [raw[s:e] for _, s, e in find_text([article], "O'Neil")] == ["O’Neil", "O'Neil"]
    assert find_text([article], "  ") == []
    assert find_text([article], "port said") == []
