"""What sort of thing a name stands for: places by their prepositions, companies by their long names, questions."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.entities.agreement import agree_on_kinds
from analysis.entities.kinds import by_words, votes, weigh
from analysis.entities.merging import Form
from analysis.language import annotate
from analysis.types import EntityKind
from tests.test_find_entities import clean, read

PERSON, PLACE, ORGANISATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION


def form(text: str, *, titled: int = 0, article: str = "a", **evidence: int) -> Form:
    counts = Counter({EntityKind(kind): times for kind, times in evidence.items()})
    return Form(text, Counter([article]), counts, titled=titled)


def kinds_of(*forms: Form) -> dict[str, EntityKind]:
    agree_on_kinds({f.text: f for f in forms})
    return {f.text: f.kind for f in forms}


def test_what_things_happen_in_twice_is_a_place_however_often_a_model_says_person():
    assert kinds_of(form("Zaridan", person=30, place=8)) == {"Zaridan": PLACE}
    assert kinds_of(form("Zaridan", person=30, place=4)) == {"Zaridan": PERSON}
    assert kinds_of(form("Zaridan", titled=1, person=30, place=8)) == {"Zaridan": PERSON}


def test_a_short_name_is_what_its_long_name_in_the_article_is():
    kinds = kinds_of(form("Halden", person=8), form("Halden Maritime", organisation=2))
    assert kinds["Halden"] is ORGANISATION


@pytest.mark.parametrize(
    "other",
    [
        form("Olga Halden", person=2),
        form("Halden Maritime", organisation=2, article="b"),
        form("New Halden", organisation=2),
    ],
)
def test_a_short_name_stays_a_person_s(other):
    assert kinds_of(form("Halden", person=8), form("Olga Halden", person=2), other)["Halden"] is PERSON
    assert kinds_of(form("Halden", person=8), other)["Halden"] is PERSON


def test_a_title_tells_against_a_company():
    assert kinds_of(form("Halden", person=8, titled=1), form("Halden Maritime", organisation=2))["Halden"] is PERSON


def test_a_full_name_is_a_person_s_if_its_family_name_has_a_title():
    full, titled = form("Chipo Moyo", organisation=4), form("Moyo", person=5, titled=1)
    assert kinds_of(full, titled)["Chipo Moyo"] is PERSON
    bank = form("Moyo Bank", organisation=4)
    assert kinds_of(bank, form("Moyo", person=5, titled=1))["Moyo Bank"] is ORGANISATION


def place_votes(sentence: str, name: str, label: str = "PERSON") -> int:
    (document,) = annotate([clean(sentence)])
    first = next(t.i for t in document.tokens if t.text == name)
    return votes(document, first, first + 1, label)[PLACE]


def test_prepositions_tell_a_place():
    assert place_votes("The farmers live in Kerolo and sell milk.", "Kerolo") == 4
    assert place_votes("You may ask anyone on Kerolo what they fear.", "Kerolo") == 3
    assert place_votes("They said so in Kerolo's view of the matter.", "Kerolo") == 0
    assert place_votes("She bought a stake in Kerolo last year.", "Kerolo") == 0
    assert place_votes("Most of the members in Parliament voted against it.", "Parliament", "ORG") == 0


def test_one_word_of_a_people_is_a_demonym_and_a_party_is_none():
    evidence = Counter({EntityKind.GROUP: 2})
    assert weigh(["Sahelian"], evidence) is EntityKind.DEMONYM
    assert weigh(["Labour"], evidence) is EntityKind.GROUP


def test_the_auxiliary_of_a_question_is_no_given_name():
    mentions, _, _ = read(clean("Chipo Moyo was elected on Sunday. Will Moyo do better than the man she beat?"))
    assert {m.text for m in mentions if "Moyo" in m.text} == {"Chipo Moyo", "Moyo"}


def test_will_is_a_given_name_elsewhere():
    mentions, _, _ = read(clean("The actor Will Smith came to Rome on Monday. Will Smith spoke to nobody."))
    assert [m.text for m in mentions if "Smith" in m.text] == ["Will Smith", "Will Smith"]


def test_what_an_office_is_for_is_no_name():
    text = "Transport Minister Ama Boateng spoke on Monday. Her transport plan was met with anger in Accra."
    mentions, _, _ = read(clean(text))
    assert "Transport" not in {m.text for m in mentions}
    assert by_words("Transport") is None


def test_a_city_s_name_may_be_a_person_s():
    mentions, _, _ = read(clean("Fritz Henderson leads the company. Henderson said that he would sell three plants."))
    assert len({m.entity_id for m in mentions if "Henderson" in m.text}) == 1


def test_a_company_is_one_with_the_long_name_that_introduced_it():
    told = "The port is run by Halden Maritime of Oslo. Halden resumed work on Monday, a Halden spokesman said."
    later = "Halden has to pay. The ministry said that Halden took too much, and Halden denied it."
    mentions, entities, _ = read(clean(told, "a"), clean(later, "b"))
    assert {(e.name, e.kind) for e in entities if "Halden" in e.name} == {("Halden Maritime", ORGANISATION)}
    assert sum("Halden" in m.text for m in mentions) == 6


def fund(*articles: str) -> set[str]:
    mentions, _, _ = read(*(clean(text, name) for name, text in zip("abc", articles, strict=False)))
    return {m.entity_id for m in mentions if m.text == "Fund"}


def test_a_noun_with_a_capital_is_the_body_named_before():
    told = "The World Monetary Fund lent money to Malawi. The Fund's representative met ministers."
    assert fund(told) == {"world-monetary-fund"}
    assert fund(told, "Ministers met in Lilongwe on Monday. They said that the Fund was too strict.") == {"fund"}
    assert fund(told + " The Green Climate Fund lent money to Malawi too.") == {"fund"}
