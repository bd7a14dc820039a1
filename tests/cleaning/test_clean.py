"""What cleaning takes out, keeps and gives back."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from analysis.cleaning import clean
from analysis.types import Article, CleanArticle

FIRST = "The committee met on Tuesday in the capital to talk about the new water treaty with its neighbours."
SECOND = "Members agreed that the old agreement no longer served either side and asked for a fresh draft by May."
THIRD = "A vote is expected before the summer, according to two people who took part in the meeting."


def article(*lines: str, name: str = "a", title: str | None = None) -> Article:
    return Article(name, "\n\n".join(lines), title)


def one(*lines: str, title: str | None = None) -> CleanArticle:
    (cleaned,) = clean([article(*lines, title=title)])
    return cleaned


def removed(cleaned: CleanArticle) -> dict[str, str]:
    return {r.text: r.reason for r in cleaned.removed}


def kept(cleaned: CleanArticle) -> list[str]:
    return [cleaned.raw[p.start : p.end] for p in cleaned.paragraphs]


def test_a_clean_article_loses_nothing() -> None:
    cleaned = one(
        "Committee asks for a new water treaty", FIRST, "What comes next", SECOND, "“Enough,” he said.", THIRD
    )
    assert cleaned.removed == ()
    assert cleaned.title == "Committee asks for a new water treaty"
    assert [p.is_title for p in cleaned.paragraphs] == [True, False, False, False, False, False]
    assert (cleaned.upstream, cleaned.language) == (None, "en")


def test_repeated_paragraphs_stay_once() -> None:
    cleaned = one(FIRST, SECOND, THIRD, FIRST, SECOND.replace("asked", "asks"))
    assert kept(cleaned) == [FIRST, SECOND, THIRD]
    assert set(removed(cleaned).values()) == {"repeat"}


def test_paragraphs_that_differ_in_a_number_or_a_name_are_both_kept() -> None:
    lines = [
        f"The index of the exchange closed {n} points higher on the day, its best result this year." for n in (3, 4)
    ]
    assert kept(one(FIRST, *lines)) == [FIRST, *lines]
    lines = [f"The party of the president won the largest share of the vote in {p}." for p in ("Lima", "Lome")]
    assert kept(one(FIRST, *lines)) == [FIRST, *lines]


def test_a_title_in_the_middle_is_found_by_its_repeat() -> None:
    title = "Committee Asks for a New Water Treaty"
    cleaned = one(FIRST, title, title, SECOND, THIRD)
    assert cleaned.title == title
    assert kept(cleaned) == [FIRST, title, SECOND, THIRD]
    assert [p.is_title for p in cleaned.paragraphs] == [False, True, False, False]
    assert removed(cleaned) == {title: "title_repeat"}


def test_a_given_title_is_marked_where_it_stands_and_its_repeats_go() -> None:
    cleaned = one(
        "Water treaty: a fresh draft", "Water Treaty — a fresh draft", FIRST, title="Water treaty: a fresh draft"
    )
    assert kept(cleaned) == ["Water treaty: a fresh draft", FIRST]
    assert [r.reason for r in cleaned.removed] == ["title_repeat"]


def test_among_many_lines_the_title_is_the_one_that_fits_the_text() -> None:
    cleaned = one(
        "Home", "World news today", "Rivers to watch this week", "New water treaty: what next?", FIRST, SECOND
    )
    assert cleaned.title == "New water treaty: what next?"


def test_a_page_pasted_whole_is_cut_to_its_article() -> None:
    menu = ["Menu", "World", "Politics", "Business", "Sport", "Culture", "Weather", "The Outlet"]
    links = ["Storm closes the coast road", "Council picks new mayor", "Cup final is sold out", "Contact us"]
    comments = ["riverman", "I do not believe that any of them ever read the treaty they talk about so much.", "Reply"]
    footer = ["About", "Terms of use", "© 2024 The Outlet"]
    cleaned = one(
        *menu, "Committee asks for a new water treaty", "By Jane Roe", FIRST, SECOND, THIRD, *links, *comments, *footer
    )
    assert kept(cleaned) == ["Committee asks for a new water treaty", FIRST, SECOND, THIRD]
    assert cleaned.title == "Committee asks for a new water treaty"


def test_questions_with_their_answers_are_no_page() -> None:
    lines = ["Water treaty: what you need to know", "The World Desk | Analysis"]
    for n, question in enumerate(["What was decided?", "Why now?", "Who votes?", "What comes next?", "Will it hold?"]):
        lines += [question, FIRST if n == 0 else f"{SECOND[:-1]}, said the member for district {n}."]
    cleaned = one(*lines, "Read more: Treaty talks stall again", "Follow us on Twitter", "© 2024 The Outlet")
    assert kept(cleaned) == lines


def test_a_name_above_and_a_note_on_it_below_are_no_part_of_the_article() -> None:
    cleaned = one("A new treaty is due", "Jane Roe", FIRST, SECOND, "Jane Roe is a fellow at the Example Institute.")
    assert kept(cleaned) == ["A new treaty is due", FIRST, SECOND]
    assert removed(cleaned)["Jane Roe"] == "byline"


def test_an_agency_alone_below_the_article_is_its_source() -> None:
    assert one(FIRST, SECOND, "Reuters").upstream == "Reuters"
    assert one(FIRST, "Reuters", SECOND, THIRD).upstream is None


def test_short_lines_alone_do_not_make_a_page() -> None:
    verse = [f"The river runs by hill and stone {n}" for n in range(30)]
    assert kept(one(FIRST, *verse, SECOND)) == [FIRST, *verse, SECOND]


def test_a_title_with_the_name_of_the_page_is_the_same_title() -> None:
    lines = ["Committee asks for a new treaty", FIRST, SECOND]
    cleaned = one(
        "Committee asks for a new treaty | The Outlet", *lines, title="Committee asks for a new treaty | The Outlet"
    )
    assert removed(cleaned) == {lines[0]: "title_repeat"}


def test_no_title_is_none() -> None:
    assert one(FIRST, SECOND).title is None


def test_links_under_a_heading_go_with_it_and_the_text_after_them_stays() -> None:
    cleaned = one(FIRST, "Related articles:", "Treaty talks stall again", "• Water in the valley", SECOND, THIRD)
    assert kept(cleaned) == [FIRST, SECOND, THIRD]
    assert set(removed(cleaned).values()) == {"related_links"}


def test_an_author_note_goes_unless_the_article_speaks_of_the_person() -> None:
    note = "Jane Roe is a freelance journalist who writes about rivers and the law."
    assert removed(one(FIRST, SECOND, note)) == {note: "author_note"}
    outsider = "Jane Roe is the outsider in the best director category, a place she holds with a colleague."
    assert kept(one(FIRST, SECOND, outsider))[-1] == outsider
    assert kept(one(FIRST, f"“It will hold,” said Jane Roe. {SECOND}", note))[-1] == note


def test_short_lines_of_a_site_are_told_by_the_corpus() -> None:
    label = "Rivers and law desk"
    corpus = [article(f"{n}: {text}", label, name=str(n)) for n, text in enumerate([FIRST, SECOND, THIRD])]
    assert [removed(c) for c in clean(corpus)] == [{label: "furniture"}] * 3
    assert clean(corpus[:2])[0].removed == ()


def test_copies_do_not_make_their_subheadings_furniture() -> None:
    copies = [article(FIRST, "A fresh draft", SECOND, name=str(n)) for n in range(4)]
    assert all(c.removed == () for c in clean(copies))


def test_long_paragraphs_shared_by_articles_are_overlap_and_stay() -> None:
    corpus = [article(FIRST, f"{n}: {SECOND}", THIRD, name=str(n)) for n in range(5)]
    assert all(c.removed == () for c in clean(corpus))


def test_restored_spans_come_back_as_paragraphs() -> None:
    source = article("Loading Now", FIRST, SECOND, "Post Comment")
    before = clean([source])[0]
    assert set(removed(before)) == {"Loading Now", "Post Comment"}
    back = {("a", before.removed[1].start, before.removed[1].end), ("other", 0, 11)}
    after = clean([source], restored=back)[0]
    assert kept(after) == [FIRST, SECOND, "Post Comment"]
    assert set(removed(after)) == {"Loading Now"}


def test_an_article_of_nothing_but_furniture_is_left_as_it_is() -> None:
    assert kept(one("Advertisement", "Post Comment")) == ["Advertisement", "Post Comment"]


def test_markup_in_text_stays_text() -> None:
    line = "<b>The committee</b> met on **Tuesday** in the [capital](http://x) to talk about the treaty &amp; more."
    assert kept(one(line, SECOND)) == [line, SECOND]


def test_no_article_at_all() -> None:
    assert clean([]) == []


def test_the_order_of_articles_does_not_matter(study) -> None:
    articles = list(study.articles)
    expected = {c.article_id: c for c in clean(articles)}
    random.Random(7).shuffle(articles)
    assert {c.article_id: c for c in clean(articles)} == expected


LINES = st.sampled_from(
    [
        FIRST,
        SECOND,
        THIRD,
        "Post Comment",
        "Related articles",
        "Source: The Outlet",
        "By Jane Roe",
        "",
        " ",
        "Ünï cödé",
        "日本",
    ]
)


@given(st.one_of(st.text(max_size=400), st.lists(LINES | st.text(max_size=30), max_size=12).map("\n".join)))
@example("")
@example("\n\n")
def test_spans_tile_the_text_whatever_it_is(raw: str) -> None:
    (cleaned,) = clean([Article("a", raw)])
    spans = sorted([(p.start, p.end) for p in cleaned.paragraphs] + [(r.start, r.end) for r in cleaned.removed])
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(raw[r.start : r.end] == r.text for r in cleaned.removed)
    outside = [raw[left[1] : right[0]] for left, right in pairwise([(0, 0), *spans, (len(raw), len(raw))])]
    assert not "".join(outside).strip()
    assert sum(p.is_title for p in cleaned.paragraphs) <= 1
    assert clean([Article("a", raw)]) == [cleaned]
    everything = clean([Article("a", raw)], restored={("a", r.start, r.end) for r in cleaned.removed})[0]
    assert everything.removed == ()
    assert len(everything.paragraphs) == len(spans)
