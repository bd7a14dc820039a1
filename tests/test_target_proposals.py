"""What is proposed to stand for a target: worked-out cases on a made-up story, and that nothing is made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.targets.proposals import propose
from analysis.types import Entity, EntityKind, Form, Mention
from tests.parsing import parse

ONE = parse(
    "The Harbour Workers Union, a powerful trade union, went on strike.",
    "The HWU is a radical group, said the mayor.",
    "Fishermen welcomed the strike at Sandport harbour.",
    article_id="one",
)
TWO = parse("Nobody in Sandport trusts the HWU. The union called the old harbour a ruin.", article_id="two")
DOCUMENTS = [ONE, TWO]
ENTITIES = [
    Entity("hwu", "Harbour Workers Union", EntityKind.ORGANISATION, ("HWU",), 2, 3),
    Entity("sandport", "Sandport", EntityKind.PLACE, (), 2, 2),
]


def mention(document, text, entity_id, kind, form=Form.NAME):
    start = document.raw.index(text)
    return Mention(document.article_id, start, start + len(text), text, kind, form, entity_id)


MENTIONS = [
    mention(ONE, "Harbour Workers Union", "hwu", EntityKind.ORGANISATION),
    mention(ONE, "HWU", "hwu", EntityKind.ORGANISATION, Form.ACRONYM),
    mention(ONE, "Sandport", "sandport", EntityKind.PLACE),
    mention(TWO, "Sandport", "sandport", EntityKind.PLACE),
    mention(TWO, "HWU", "hwu", EntityKind.ORGANISATION, Form.ACRONYM),
    mention(TWO, "The union", "hwu", EntityKind.ORGANISATION, Form.NOMINAL),
]


def proposed(name, documents=DOCUMENTS, mentions=MENTIONS, entities=ENTITIES):
    return propose(name, documents, mentions, entities, ())


def told(suggestions):
    return [(s.text, s.count, s.why) for s in suggestions]


def test_a_name_brings_its_spellings_and_what_it_is_called():
    found = proposed("HWU")
    assert told(found.names) == [("HWU", 2, "typed"), ("Harbour Workers Union", 1, "spelling")]
    assert told(found.terms)[0] == ("union", 3, "points")  # in the name as well
    assert ("powerful trade union", 1, "called") in told(found.terms)
    assert ("radical group", 1, "called") in told(found.terms)


def test_what_a_place_stands_before_may_be_meant():
    assert told(proposed("Sandport").terms) == [("harbour", 3, "beside")]


def test_a_term_brings_the_names_inside_its_phrases():
    found = proposed("harbour")
    assert told(found.terms)[0] == ("harbour", 3, "typed")
    assert ("Sandport", 1, "beside") in told(found.names)


def test_a_name_that_holds_the_typed_one_is_only_perhaps_it():
    entities = [*ENTITIES, Entity("bay", "Sandport Bay", EntityKind.PLACE, (), 1, 1)]
    bay = parse("They swam in Sandport Bay.", article_id="bay")
    mentions = [*MENTIONS, mention(bay, "Sandport Bay", "bay", EntityKind.PLACE)]
    found = proposed("Sandport", [*DOCUMENTS, bay], mentions, entities)
    assert ("Sandport Bay", 1, "perhaps") in told(found.names)


def test_what_nobody_mentions_brings_nothing():
    found = proposed("Zanzibar")
    assert (found.names, found.terms) == ((), ())


def test_nothing_typed_is_said():
    with pytest.raises(AnalysisError, match="needs a name"):
        proposed("  ")


def test_the_order_of_the_articles_changes_nothing():
    assert proposed("HWU") == proposed("HWU", DOCUMENTS[::-1], MENTIONS[::-1], ENTITIES[::-1])


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(min_size=1, max_size=20), st.sampled_from(ONE.raw.split() + TWO.raw.split())))
def test_every_proposal_stands_where_it_says(name):
    raws = {d.article_id: d.raw for d in DOCUMENTS}
    try:
        found = proposed(name)
    except AnalysisError:
        assert not name.strip()
        return
    for one in (*found.names, *found.terms):
        there = raws[one.article_id][one.start : one.end].casefold()
        assert one.count >= 1
        assert one.text.split()[-1].casefold()[:4] in there


def test_an_article_without_text_is_no_trouble():
    assert proposed("HWU", [parse("")], []).names == ()
