"""Names in small stories made for the purpose: spans, spellings, namesakes, and texts that are hard to read."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest

from analysis.entities import COUNTED, find_entities
from analysis.entities.kinds import weigh
from analysis.entities.merging import Form as Written
from analysis.entities.merging import cluster
from analysis.language import annotate
from analysis.types import Article, CleanArticle, Document, Entity, EntityKind, Form, Mention, Paragraph

LIBYA = {
    "a": "Khalifa Haftar marched on Tripoli on Thursday. Haftar refused to meet Prime Minister Fayez al-Sarraj. "
    "Egypt's Abdel Fattah el-Sisi backs Haftar. Sisi met the commander's son, Saddam Haftar, in Cairo.",
    "b": "Field Marshal Khalifa Hifter rejected a truce, and Hifter would not talk to Fayez Serraj. Abdel-Fattah "
    "al-Sissi denied that he sent arms. The Libyan National Army (LNA) said it would go on. The LNA lost a drone.",
    "c": "Both Sarraj and Haftar agreed to a pause, the U.N. said. The United Nations thanked them.",
}


def clean(text: str, name: str = "a", title: str | None = None) -> CleanArticle:
    """An article with a paragraph for each block of lines; the first is the title if one is given."""
    raw = f"{title}\n\n{text}" if title else text
    paragraphs = tuple(
        Paragraph(m.start(), m.end(), bool(title) and m.start() == 0)
        for m in re.finditer(r"(?s)\S.*?(?=\n\n|$)(?!\Z\n)", raw)
    )
    return CleanArticle(Article(name, raw), title, paragraphs, ())


def read(*articles: CleanArticle) -> tuple[list[Mention], list[Entity], list[Document]]:
    documents = annotate(articles)
    return *find_entities(documents), documents


@pytest.fixture(scope="module")
def libya() -> tuple[list[Mention], list[Entity], list[Document]]:
    return read(*(clean(text, name) for name, text in LIBYA.items()))


def entity_of(mentions: list[Mention], article: str, text: str) -> str:
    return next(m.entity_id for m in mentions if m.article_id == article and m.text == text)


def test_offsets_are_those_of_the_raw_text(libya):
    mentions, _, documents = libya
    raw = {d.article_id: d.raw for d in documents}
    assert mentions
    assert all(raw[m.article_id][m.start : m.end] == m.text for m in mentions)


def test_a_person_under_all_spellings_is_one(libya):
    mentions, _, _ = libya
    haftar = {entity_of(mentions, a, t) for a, t in [("a", "Khalifa Haftar"), ("b", "Hifter"), ("c", "Haftar")]}
    sarraj = {entity_of(mentions, a, t) for a, t in [("a", "Fayez al-Sarraj"), ("b", "Fayez Serraj"), ("c", "Sarraj")]}
    sisi = {
        entity_of(mentions, a, t)
        for a, t in [("a", "Abdel Fattah el-Sisi"), ("a", "Sisi"), ("b", "Abdel-Fattah al-Sissi")]
    }
    assert [len(haftar), len(sarraj), len(sisi)] == [1, 1, 1]


def test_father_and_son_are_two(libya):
    mentions, _, _ = libya
    assert entity_of(mentions, "a", "Saddam Haftar") != entity_of(mentions, "a", "Khalifa Haftar")


def test_acronyms_join_their_long_form(libya):
    mentions, entities, _ = libya
    assert entity_of(mentions, "b", "LNA") == entity_of(mentions, "b", "Libyan National Army")
    assert entity_of(mentions, "c", "U.N.") == entity_of(mentions, "c", "United Nations")
    army = next(e for e in entities if e.entity_id == entity_of(mentions, "b", "LNA"))
    assert army.mentions == 3  # the long form and its acronym in brackets are two
    assert {m.form for m in mentions if m.text == "LNA"} == {Form.ACRONYM}


def test_an_acronym_in_brackets_tells_the_long_form() -> None:
    text = (
        "The rebels, the National Council for Safeguard and Renewal (CNSR), met on Monday in Dakar. Six were "
        "hurt, the Northern Rivers Activists News Agency (NRANA) said. The CNSR denied it, NRANA did not."
    )
    _, entities, _ = read(clean(text))
    found = {e.name: e for e in entities}
    assert found["National Council for Safeguard and Renewal"].aliases == ("CNSR",)
    assert found["Northern Rivers Activists News Agency"].aliases == ("NRANA",)


def test_what_else_stands_in_brackets_is_no_acronym() -> None:
    text = "LUSAKA (AFP) - Halden Foods Inc. (NYSE: HFD) said on Monday that it would leave Lusaka by the end of May."
    mentions, entities, _ = read(clean(text))
    ids = {m.text: m.entity_id for m in mentions}
    assert ids["LUSAKA"] == ids["Lusaka"] and ids.get("AFP") != ids["LUSAKA"]
    assert ids.get("NYSE") != ids["Halden Foods Inc."]
    assert next(e for e in entities if e.entity_id == ids["LUSAKA"]).kind is EntityKind.PLACE


def test_a_title_alone_is_no_name() -> None:
    mentions, _, _ = read(clean("Power went to Brig. Gen. Otto Roe, a friend of Lt. Col. Ada Poe."))
    assert [m.text for m in mentions] == ["Otto Roe", "Ada Poe"]


def test_counts_are_of_names_only(libya):
    mentions, entities, _ = libya
    counts = Counter(m.entity_id for m in mentions if m.form in COUNTED or m.form is Form.DEMONYM)
    assert {e.entity_id: e.mentions for e in entities} == counts


def test_the_order_of_articles_does_not_matter(libya):
    _, _, documents = libya
    assert find_entities(documents) == find_entities(documents[::-1])


def test_no_articles_no_names():
    assert find_entities([]) == ([], [])


def test_a_demonym_is_kept_apart_from_its_country():
    mentions, entities, _ = read(clean("Chile votes on Sunday. The Chilean president spoke to Chileans in Santiago."))
    assert (
        entity_of(mentions, "a", "Chilean") == entity_of(mentions, "a", "Chileans") != entity_of(mentions, "a", "Chile")
    )
    assert next(e for e in entities if e.name == "Chilean").kind is EntityKind.DEMONYM


def test_a_name_inside_a_hyphenated_word_is_no_mention():
    mentions, _, _ = read(
        clean("The post-Mubarak years were hard. Hosni Mubarak had ruled Egypt. The Egypt-led talks failed.")
    )
    assert [m.text for m in mentions if m.form in COUNTED] == ["Hosni Mubarak", "Egypt"]


def test_a_common_word_is_a_name_only_where_it_is_one():
    text = "Bob Hope spoke first. There is little hope, Hope said. Hope fades. She bought fine china in China."
    mentions, _, _ = read(clean(text))
    assert entity_of(mentions, "a", "Hope") == entity_of(mentions, "a", "Bob Hope")
    assert [m.text for m in mentions if m.text.lower() == "china"] == ["China"]


def test_a_headline_in_capitals_is_read_with_what_the_text_knows():
    text = "Nicolas Maduro won a third term in Venezuela. The opposition says that Maduro lost."
    mentions, _, _ = read(clean(text, title="MADURO WINS AGAIN IN VENEZUELA"))
    assert entity_of(mentions, "a", "MADURO") == entity_of(mentions, "a", "Nicolas Maduro")
    assert entity_of(mentions, "a", "VENEZUELA") == entity_of(mentions, "a", "Venezuela")


def test_an_article_in_capitals_is_read_like_any_other():
    text = "VLADIMIR PUTIN MET ANGELA MERKEL ON MONDAY. MERKEL SAID THE TALKS IN GERMANY WERE GOOD."
    mentions, entities, _ = read(clean(text, title="PUTIN MEETS MERKEL"))
    assert entity_of(mentions, "a", "PUTIN") == entity_of(mentions, "a", "VLADIMIR PUTIN")
    assert entity_of(mentions, "a", "MERKEL") == entity_of(mentions, "a", "ANGELA MERKEL")
    assert {e.name for e in entities} == {"VLADIMIR PUTIN", "ANGELA MERKEL", "Germany"}
    assert {m.form for m in mentions} == {Form.NAME}


def test_a_name_in_a_headlines_capitals_is_no_acronym():
    mentions, _, _ = read(clean("Vladimir Putin met nobody. Putin left.", title="PUTIN AND HOPE LEAVE BERLIN EARLY"))
    assert entity_of(mentions, "a", "PUTIN") == entity_of(mentions, "a", "Vladimir Putin")
    assert "HOPE" not in {m.text for m in mentions}
    assert {m.form for m in mentions if m.text == "PUTIN"} == {Form.NAME}


def test_words_that_are_names_too():
    mentions, _, _ = read(
        clean(
            "Will Smith will speak in May. Will will not, said Will. They will see.\n\n"
            "Theresa May said in May that she may go.\n\n"
            "She bought fine china in Beijing, and the china broke. China sent more china, a bull in a china shop."
        )
    )
    assert [m.text for m in mentions if m.form in COUNTED and m.text != "Beijing"] == [
        *("Will Smith", "Will"),
        "Theresa May",
        "China",
    ]
    assert entity_of(mentions, "a", "Will") == entity_of(mentions, "a", "Will Smith")


def test_a_text_without_capitals_breaks_nothing():
    mentions, _, documents = read(clean("the president met the chancellor in berlin. they spoke for an hour."))
    assert all(documents[0].raw[m.start : m.end] == m.text for m in mentions)


def test_an_article_in_small_letters_is_read_with_what_the_others_know() -> None:
    small = (
        "norland's leader otto brandvold met french officials in tarnby on monday. brandvold told them that the road "
        "would stay open, and that france had nothing to fear."
    )
    mentions, entities, _ = read(
        clean("Otto Brandvold spoke in Tarnby on Monday. “We are open,” Brandvold said there.", "a"), clean(small, "b")
    )
    assert all(e.name[0].isupper() for e in entities)
    found = [(m.text, m.entity_id) for m in mentions if m.article_id == "b" and m.form in {Form.NAME, Form.DEMONYM}]
    assert [t for t, _ in found] == ["otto brandvold", "french", "tarnby", "brandvold", "france"]
    assert dict(found)["brandvold"] == dict(found)["otto brandvold"] == entity_of(mentions, "a", "Otto Brandvold")


def test_a_name_split_by_a_line_break_is_one():
    mentions, entities, _ = read(clean("The minister met Emmanuel\nMacron in Paris. Emmanuel Macron smiled."))
    assert entity_of(mentions, "a", "Emmanuel\nMacron") == entity_of(mentions, "a", "Emmanuel Macron")
    assert "Emmanuel Macron" in {e.name for e in entities}
    mentions, _, _ = read(
        clean("Ursula von\nder Leyen spoke. It was late when Mr.\nBorrell left; Josep Borrell was tired.")
    )
    assert "Ursula von\nder Leyen" in {m.text for m in mentions}
    assert entity_of(mentions, "a", "Borrell") == entity_of(mentions, "a", "Josep Borrell")


def test_a_thousand_names_in_one_article_take_no_minute():
    first = ["Ada", "Bruno", "Carla", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas"]
    syllables = ["ba", "ko", "ri", "mu", "se", "la", "ti", "no", "ga", "du"]
    names = [
        f"{f} {(a + b + c).capitalize()}" for f in first for a in syllables for b in syllables for c in syllables[:1]
    ]
    began = time.perf_counter()
    _, entities, _ = read(clean(" ".join(f"{name} spoke." for name in names)))
    assert len(entities) > 500
    assert time.perf_counter() - began < 60


def test_a_pronoun_stands_for_the_only_person_it_can():
    mentions, _, _ = read(clean("Angela Merkel spoke in Berlin. She said that her party would win."))
    told = [(m.text, m.entity_id) for m in mentions if m.form is Form.PRONOUN]
    assert told == [("She", "angela-merkel"), ("her", "angela-merkel")]


def test_a_pronoun_that_two_people_can_be_stays_silent():
    mentions, _, _ = read(clean("The talks of Emmanuel Macron and Vladimir Putin failed. It was clear to him."))
    assert not [m for m in mentions if m.form is Form.PRONOUN]


def test_kind_by_the_weight_of_evidence():
    seen = Counter({EntityKind.PERSON: 4, EntityKind.GROUP: 3})
    assert weigh(["Xyzzy"], seen) is EntityKind.PERSON
    assert weigh(["Xyzzy Front"], seen) is EntityKind.GROUP
    assert weigh(["Xyzzy Airport"], Counter()) is EntityKind.FACILITY
    assert weigh(["Xyzzy"], Counter()) is EntityKind.OTHER


def test_a_full_name_is_never_chained_to_one_that_disagrees():
    people = [
        Written(t, Counter({"a": 1}), Counter({EntityKind.PERSON: 2}))
        for t in ("Ali Hassan", "Ali Hussein", "A. Hassan")
    ]
    clusters = cluster(people)
    assert clusters.root("Ali Hassan") == clusters.root("A. Hassan") != clusters.root("Ali Hussein")
