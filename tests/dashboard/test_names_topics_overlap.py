"""The pages of entities, topics and overlap: by default, by link, and where there is little to show."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard import answers
from dashboard.link import View
from dashboard.pages import overlap
from dashboard.reading import long_runs
from tests.dashboard.conftest import component, html_of
from tests.dashboard.made_up import analysis, frame
from tests.dashboard.test_app import ENGLISH, GERMAN, heading, own_study

__all__ = ["own_study"]


def shown(app) -> list[str]:
    """Ids of the sentences in the lists of evidence."""
    return [item["id"] for e in component(app, "evidence") for item in e["items"]]


def test_names_are_counted_and_open_their_sentences_and_concordance(open_app, analysis_result) -> None:
    entity = max(analysis_result.entities, key=lambda e: e.mentions if e.kind == "person" else 0)
    app = open_app(page="entities", entity=entity.entity_id)
    assert not app.exception
    (lines,) = component(app, "concordance")
    assert len(lines["lines"]) == entity.mentions
    assert {line["keyword"].removeprefix("the ") for line in lines["lines"]} <= set(entity.aliases) | {entity.name}
    named = {(m.article_id, m.start) for m in analysis_result.mentions if m.entity_id == entity.entity_id}
    assert len(shown(app)) <= len(named)
    marked = [r["t"] for e in component(app, "evidence") for i in e["items"] for r in i["runs"] if "hit" in r["k"]]
    assert marked


def test_a_square_in_the_link_narrows_to_its_article(open_app, analysis_result) -> None:
    mention = next(m for m in analysis_result.mentions if m.form == "name" and m.kind == "place")
    app = open_app(page="entities", entity=mention.entity_id, **{"in": mention.article_id})
    assert shown(app)
    assert {s.rpartition(":")[0] for s in shown(app)} == {mention.article_id}


def test_pronouns_count_only_where_they_are_added(open_app, analysis_result) -> None:
    spoken = [m for m in analysis_result.mentions if m.form in ("pronoun", "nominal") and m.kind == "person"]
    entity = spoken[0].entity_id
    plain = component(open_app(page="entities", entity=entity), "concordance")[0]["lines"]
    more = component(open_app(page="entities", entity=entity, forms="pronoun,nominal"), "concordance")[0]["lines"]
    assert len(more) > len(plain)


def test_quoted_names_only_where_quoted_voices_are_chosen(open_app) -> None:
    everything = heading(open_app(page="entities"))
    quoted = heading(open_app(page="entities", voice="quoted"))
    assert quoted != everything


@pytest.mark.parametrize("view", ["together", "spellings", "places"])
@pytest.mark.parametrize("kind", [None, "person", "facility", "demonym"])
def test_each_view_of_names_draws_for_each_kind(open_app, view: str, kind: str | None) -> None:
    app = open_app(page="entities", show=view, **({"kind": kind} if kind else {}))
    assert not app.exception
    assert heading(app)
    assert app.get("plotly_chart") or "<h2>" in html_of(app)


def test_a_pair_of_names_shows_only_the_sentences_with_both(open_app, analysis_result) -> None:
    from analysis.frequencies import cooccurrences, in_sentences
    from analysis.tables import tables

    every = tables(analysis_result)
    mentions = every["mentions"][every["mentions"]["form"].isin(["name", "acronym"])]
    pair = cooccurrences(in_sentences(mentions, every["sentences"])).sort_values("sentences").iloc[-1]
    app = open_app(page="entities", show="together", entity=pair["left_id"], **{"with": pair["right_id"]})
    assert len(shown(app)) == pair["sentences"]


def test_who_writes_a_name_how_opens_exactly_these_places(open_app, analysis_result) -> None:
    mention = next(m for m in analysis_result.mentions if m.form == "name" and m.kind == "person")
    app = open_app(page="entities", show="spellings", entity=mention.entity_id, spelling=mention.text.strip())
    assert not app.exception
    marked = {r["t"] for e in component(app, "evidence") for i in e["items"] for r in i["runs"] if "hit" in r["k"]}
    assert marked == {mention.text.strip()}


def test_topics_say_what_they_rest_on_and_open_their_passages(open_app, analysis_result) -> None:
    topic = analysis_result.topic_model.topics[0]
    app = open_app(page="topics", topic=topic.topic_id)
    assert "passages of five articles" in heading(app)
    assert analysis_result.topic_model.note.replace("'", "&#x27;") in html_of(app)
    passages = [p for p in analysis_result.topic_model.passages if p.topic_id == topic.topic_id]
    notes = [i["note"] for e in component(app, "evidence") for i in e["items"] if i["note"]]
    assert notes[0] == f"This paragraph is {max(p.weight for p in passages):.0%} of this topic."


def test_distinctive_words_warn_that_one_text_stands_on_a_side(open_app, analysis_result) -> None:
    term = analysis_result.keyness[0]
    app = open_app(page="topics", show="words", of=term.article_id, term=term.term)
    assert "One text stands on one side" in html_of(app)
    assert len({s for s in shown(app) if s.startswith(term.article_id)}) >= 1


def test_overlap_counts_independent_texts_and_lists_passages(open_app, analysis_result) -> None:
    app = open_app(page="overlap")
    groups = set(analysis_result.overlap.groups.values())
    assert heading(app).startswith("Five articles = five independent texts") == (len(groups) == 5)
    drawn = component(app, "passages")
    assert sum(len(p["items"]) for p in drawn) == len(analysis_result.overlap.passages)
    for item in (i for p in drawn for i in p["items"]):
        assert [len(side["runs"]) > 0 for side in item["sides"]] == [True, True]


def test_a_pair_in_the_link_shows_its_relation_and_only_its_passages(open_app, analysis_result) -> None:
    pair = analysis_result.overlap.pairs[0]
    app = open_app(page="overlap", pair=f"{pair.left_id}@{pair.right_id}")
    assert "<dt>Relation</dt>" in html_of(app)
    own = [p for p in analysis_result.overlap.passages if (p.left_id, p.right_id) == (pair.left_id, pair.right_id)]
    assert sum(len(p["items"]) for p in component(app, "passages")) == len(own)


def test_copies_are_one_text_and_their_headlines_stand_side_by_side(own_study) -> None:
    app = own_study(
        ENGLISH, ENGLISH, "Rain fell in the north on Tuesday. Nobody was hurt by the flood there.", page="overlap"
    )
    assert heading(app).startswith("Three articles = two independent texts: A and B are one text")
    assert "One text, two articles" in html_of(app)


def test_several_groups_of_copies_are_counted_and_of_many_letters_the_first_stand() -> None:
    ids = ("one", "two", "three")
    groups = dict.fromkeys(ids, "one")
    assert answers.overlap(frame(overlap=replace(analysis().overlap, groups=groups)))[0].startswith(
        "Three articles = one independent text: A, B and C are one text"
    )
    assert answers._letters(frame(), ids * 4) == "A, B, C, A, B, C, A, B and 4 more"


def test_articles_in_another_language_are_named_and_not_compared(own_study) -> None:
    app = own_study(ENGLISH, GERMAN, page="overlap")
    assert heading(app).startswith("One of two articles is in English")
    assert "B is in another language than English" in html_of(app)
    app = own_study(ENGLISH, ENGLISH, GERMAN, page="overlap")
    assert heading(app) == "Three articles = two independent texts: A and B are one text; they share a passage."
    assert "C is in another language than English: shown, not compared." in html_of(app)


def test_of_many_pairs_the_menu_has_those_that_share_and_the_one_in_the_link(monkeypatch) -> None:
    page = frame(View(filters=(("pair", "one@three"),)))
    pairs = pd.DataFrame(
        [("one", "two", 0.2, 0.0, 0.5), ("one", "three", 0.0, 0.0, 0.1), ("two", "three", 0.0, 0.0, 0.1)],
        columns=["left_id", "right_id", "verbatim", "reworded", "similarity"],
    )
    assert len(overlap._options(page, pairs)) == 3
    monkeypatch.setattr(overlap, "_OFFERED", 2)
    assert list(overlap._options(page, pairs)) == ["one@two", "one@three"]


def test_the_middle_of_a_long_stretch_without_differences_is_folded() -> None:
    alike = " ".join(f"w{n}" for n in range(200))
    texts = f"Differs {alike}", f"{alike} here"
    for text, marks in zip(texts, long_runs(*texts, 0, 0), strict=True):
        (fold,) = marks
        assert text[fold.start : fold.end] == " ".join(f"w{n}" for n in range(25, 175)) + " "
        assert (fold.kind, fold.note) == ("fold", "150 words")
    assert long_runs("w " * 80, "w " * 80, 0, 0) == ([], [])
