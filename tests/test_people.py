"""Whom a part of a name stands for, in small stories made for the purpose: relatives, namesakes, bynames, initials."""

from __future__ import annotations

import pytest

from tests.test_find_entities import clean, read


def whom(story: dict[str, str], *asked: tuple[str, str]) -> list[str]:
    """The entities of names asked for as `(article, text)`; "text#2" asks for the second so written."""
    mentions, _, _ = read(*(clean(text, name) for name, text in story.items()))
    found = []
    for article, text in asked:
        text, _, nth = text.partition("#")
        own = [m.entity_id for m in mentions if m.article_id == article and m.text == text]
        found.append(own[int(nth or 1) - 1])
    return found


CLINTONS = {
    "a": "Former President Bill Clinton spoke in Ohio on Monday. Clinton said the race was close. His wife, Hillary "
    "Clinton, followed on Tuesday. Mrs. Clinton promised jobs.",
    "b": "Hillary Clinton lost by a point. Clinton conceded at midnight, and she thanked her staff.",
    "c": "Bill Clinton was on stage when the numbers came. Clinton looked tired, and he left early.",
}


def test_mrs_is_not_mr():
    bill, hillary = whom(CLINTONS, ("a", "Bill Clinton"), ("a", "Hillary Clinton"))
    assert bill != hillary
    assert whom(CLINTONS, ("a", "Clinton"), ("a", "Clinton#2")) == [bill, hillary]
    assert whom(CLINTONS, ("b", "Clinton"), ("c", "Clinton")) == [hillary, bill]


def test_a_wife_in_full_does_not_take_her_husbands_bare_name():
    story = {
        "a": "President Trump landed in Osaka on Friday. Trump shook hands with his host, and he smiled. His wife, "
        "Melania Trump, visited a school. Trump will leave on Sunday.",
    }
    melania, *bare = whom(story, ("a", "Melania Trump"), ("a", "Trump"), ("a", "Trump#2"), ("a", "Trump#3"))
    assert melania not in bare
    assert len(set(bare)) == 1
    told = story | {"b": "Donald Trump met Shinzo Abe. Trump praised the golf course."}
    donald = whom(told, ("b", "Donald Trump"))[0]
    assert whom(told, ("a", "Trump"), ("a", "Trump#2"), ("a", "Trump#3"), ("b", "Trump")) == [donald] * 4


def test_a_president_and_his_sister_the_senator():
    story = {
        "a": "President Ferdinand Marcos Jr. signed the budget. Marcos thanked Congress. His sister, Senator Imee "
        "Marcos, had voted against it.",
        "b": "Senator Imee Marcos explained her vote. Marcos said that she would not bow to her brother.",
        "c": "Marcos flew to Tokyo on Friday, the palace said.",
    }
    president, senator = whom(story, ("a", "Ferdinand Marcos Jr."), ("a", "Imee Marcos"))
    assert president != senator
    assert whom(story, ("a", "Marcos"), ("b", "Marcos")) == [president, senator]
    assert whom(story, ("c", "Marcos"))[0] != senator


def test_prime_minister_wife_and_son():
    story = {
        "a": "Benjamin Netanyahu told the court on Monday that he was innocent. Netanyahu's wife, Sara Netanyahu, "
        "waited outside. Their son Yair Netanyahu wrote that the judges were biased. Netanyahu will be back.",
        "b": "Sara Netanyahu denied the report. Mrs Netanyahu sued the paper.",
        "c": "Yair Netanyahu moved to Miami. Netanyahu, 33, posts daily, and his posts are shared widely.",
    }
    bibi, sara, yair = whom(story, ("a", "Benjamin Netanyahu"), ("a", "Sara Netanyahu"), ("a", "Yair Netanyahu"))
    assert len({bibi, sara, yair}) == 3
    assert whom(story, ("a", "Netanyahu"), ("b", "Netanyahu"), ("c", "Netanyahu")) == [bibi, sara, yair]
    assert whom(story, ("a", "Netanyahu#2"))[0] not in {sara, yair}


def test_father_and_son_presidents():
    story = {
        "a": "George H. W. Bush went to war in 1991. His son George W. Bush went again in 2003. The younger Bush "
        "called it necessary. George Washington is on the dollar.",
        "b": "George W. Bush left office in 2009. Bush paints now.",
    }
    father, son, washington = whom(
        story, ("a", "George H. W. Bush"), ("a", "George W. Bush"), ("a", "George Washington")
    )
    assert len({father, son, washington}) == 3
    assert whom(story, ("b", "George W. Bush"), ("b", "Bush")) == [son, son]
    assert whom(story, ("a", "Bush"))[0] != father


def test_korean_and_chinese_family_names_are_shared_by_many():
    story = {
        "a": "Kim Jong Un watched the launch with his sister, Kim Yo Jong. South Korea's Lee Jae-myung called for "
        "calm. Chinese Premier Li Qiang urged restraint.",
        "b": "North Korea's Kim Jong-un praised the crews. Kim said more would follow. President Lee Jae Myung "
        "spoke to Li Qiang by telephone. Lee asked for help, and Li promised it.",
        "c": "Kim Yo-jong mocked the South. Kim said in a statement that she pitied it. Lee did not answer.",
    }
    un, yo, lee, li = whom(story, ("a", "Kim Jong Un"), ("a", "Kim Yo Jong"), ("a", "Lee Jae-myung"), ("a", "Li Qiang"))
    assert len({un, yo, lee, li}) == 4
    assert whom(story, ("b", "Kim Jong-un"), ("b", "Kim"), ("c", "Kim Yo-jong"), ("c", "Kim")) == [un, un, yo, yo]
    assert whom(story, ("b", "Lee"), ("b", "Li"), ("c", "Lee")) == [lee, li, lee]


def test_two_namesakes_in_two_articles():
    story = {
        "a": "Farid Karimov runs the port. Karimov said the quay was dry.",
        "b": "Rustam Karimov, the deputy minister, flew home. Karimov took no questions.",
        "c": "The letter was signed by Karimov and four others.",
    }
    farid, rustam, other = whom(story, ("a", "Karimov"), ("b", "Karimov"), ("c", "Karimov"))
    assert whom(story, ("a", "Farid Karimov"), ("b", "Rustam Karimov")) == [farid, rustam]
    assert len({farid, rustam, other}) == 3


def test_a_byname_is_its_bearers():
    story = {
        "a": "General Mohamed Hamdan Dagalo, known as Hemedti, left Khartoum. Hemedti commands the force.",
        "b": "Mohamed Hamdan Dagalo would not talk. In Nairobi, Hemedti met William Ruto.",
    }
    assert len(set(whom(story, ("a", "Hemedti"), ("a", "Mohamed Hamdan Dagalo"), ("b", "Hemedti")))) == 1


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Gabriel García Márquez", "García Márquez"),
        ("Recep Tayyip Erdoğan", "Erdogan"),
        ("P. V. Narasimha Rao", "P.V. Narasimha Rao"),
        ("Andrej Plenković", "Plenković"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Abdourahamane Tchiani", "Abdourahmane Tiani"),
    ],
)
def test_a_part_of_a_name_is_whose_it_is(full, short):
    story = {"a": f"{full} spoke in Geneva on Monday. On Tuesday, {short} said that talks would go on."}
    assert len(set(whom(story, ("a", full), ("a", short)))) == 1


def test_initials_in_another_order_are_another_man():
    story = {"a": "P. V. Raghavan sold the boat to V. P. Raghavan in May. P.V. Raghavan kept the nets."}
    first, second, third = whom(story, ("a", "P. V. Raghavan"), ("a", "V. P. Raghavan"), ("a", "P.V. Raghavan"))
    assert first == third != second


def test_a_name_that_two_people_shorten_to_is_nobodys_elsewhere():
    story = {
        "a": "Pedro Arnulfo Sánchez Suárez, the minister, spoke. Pedro Sánchez Pérez-Castejón leads Spain.",
        "b": "Money will come from Madrid, Pedro Sánchez said.",
    }
    minister, premier, who = whom(
        story, ("a", "Pedro Arnulfo Sánchez Suárez"), ("a", "Pedro Sánchez Pérez-Castejón"), ("b", "Pedro Sánchez")
    )
    assert len({minister, premier, who}) == 3


def test_one_mention_without_its_given_name_is_not_her_namesakes():
    story = {"a": "Director Farid Sharifov is tired. His brother Rustam Sharifov is not, said Anar Sharifov."}
    assert len(set(whom(story, ("a", "Farid Sharifov"), ("a", "Rustam Sharifov"), ("a", "Anar Sharifov")))) == 3


def test_a_first_lady_in_full_leaves_her_husbands_name_alone():
    story = {
        "a": "First lady Emine Demirel opened the show on Tuesday. Demirel flew to Baku the same day for a summit.",
        "b": "President Orhan Demirel will meet the king. Demirel said that he was glad.",
        "c": "Orhan Demirel sent a wreath. Demirel's doctor sent another.",
    }
    emine, orhan = whom(story, ("a", "Emine Demirel"), ("b", "Orhan Demirel"))
    assert whom(story, ("b", "Demirel"), ("c", "Demirel")) == [orhan, orhan]
    assert whom(story, ("a", "Demirel"))[0] != emine


def test_mr_and_mrs_without_given_names_are_two():
    story = {
        "a": "The lawyer asked him to remember Bazoum and Mrs Bazoum.",
        "b": "Mohamed Bazoum and his wife, Hadiza Bazoum, were held for a year.",
    }
    assert len(set(whom(story, ("a", "Bazoum"), ("a", "Bazoum#2")))) == 2


def test_a_pope_is_no_cardinals_second_name():
    story = {
        "a": "Cardinal Robert Francis Prevost spoke of Pope Francis. Francis had called him to Rome. Prevost wept.",
    }
    francis, again, prevost = whom(story, ("a", "Francis"), ("a", "Francis#2"), ("a", "Prevost"))
    assert francis == again != prevost


def test_a_nickname_inside_a_name_is_a_part_of_it():
    story = {"a": 'President Rodrigo "Rody" Navarro signed it. Later Navarro flew home.'}
    assert len(set(whom(story, ("a", 'Rodrigo "Rody" Navarro'), ("a", "Navarro")))) == 1


def test_a_middle_name_met_later_is_no_reason_to_take_a_family_name_for_it():
    story = {"a": "Berger went to Harvard. Berger wrote two books. The prize now goes to a pupil, Anna Berger Pietsch."}
    berger, anna = whom(story, ("a", "Berger"), ("a", "Anna Berger Pietsch"))
    assert berger != anna


def test_a_daughter_s_middle_name_is_not_her_father_s_family_name():
    text = "Chao went to the university in 1910. Chao taught music.\n\nHis first daughter Rulan Chao Pian taught too."
    mentions, _, _ = read(clean(text))
    ids = {m.text: m.entity_id for m in mentions}
    assert ids["Chao"] != ids["Rulan Chao Pian"]
