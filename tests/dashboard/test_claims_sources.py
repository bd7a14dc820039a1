"""The pages of claims and sources: by default, by link, and where there is little to show."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.types import Attribution, Claim, ClaimSentence, Overlap, SourceUse
from dashboard import citing
from dashboard.charts.source_network import network_alt, shared_sources, source_network
from dashboard.components import wordings
from dashboard.link import View
from dashboard.matching import Matched, answer, lone
from dashboard.pages.claims import matching
from dashboard.words import count
from tests.dashboard.conftest import component, html_of
from tests.dashboard.made_up import analysis, frame, sentence_id
from tests.dashboard.test_app import ENGLISH, GERMAN, heading, own_study
from tests.dashboard.test_names_topics_overlap import shown

__all__ = ["own_study"]


class _Nothing:
    """Stands for a row of controls."""

    def __enter__(self) -> None: ...

    def __exit__(self, *error: object) -> None: ...


def matched(view: View | None = None, **changes: object) -> Matched:
    return matching.match(frame(view, **changes), _Nothing())  # type: ignore[arg-type]


def matching_answer(**changes: object) -> tuple[str, str]:
    said, aside = answer(frame(**changes), matched(**changes))
    return said, aside or ""


def copied() -> Overlap:
    """The first two articles are one text."""
    return replace(analysis().overlap, groups={"one": "one", "two": "one", "three": "three"})


def test_claims_are_counted_and_the_first_is_open(open_app, analysis_result) -> None:
    app = open_app(page="claims")
    assert not app.exception
    said = count(len(analysis_result.claims), "statement").capitalize()
    assert heading(app).startswith(f"{said} stand in two or more of five articles")
    (grid,) = component(app, "coverage")
    assert len(grid["rows"]) == len(analysis_result.claims)
    assert grid["rows"][0]["picked"]
    (words,) = component(app, "wordings")
    assert len(words["items"]) >= 2
    assert {k for i in words["items"] for r in i["runs"] for k in r["k"]} == {"diff"}


def test_a_claim_in_the_link_shows_its_wordings(open_app, analysis_result) -> None:
    claim = analysis_result.claims[-1]
    (words,) = component(open_app(page="claims", pick=f"claim:{claim.claim_id}"), "wordings")
    own = {r.sentence_id for r in analysis_result.claim_sentences if r.claim_id == claim.claim_id}
    assert {i["id"] for i in words["items"]} == own


def test_filters_narrow_the_grid(open_app, analysis_result) -> None:
    widest = max(c.articles for c in analysis_result.claims)
    (grid,) = component(open_app(page="claims", least=str(min(widest, 3))), "coverage")
    assert len(grid["rows"]) == sum(c.articles >= 3 for c in analysis_result.claims)
    (about,) = component(open_app(page="claims", about="target", target="bases"), "coverage")
    assert 0 < len(about["rows"]) < len(analysis_result.claims)
    entity = max(analysis_result.entities, key=lambda e: e.mentions if e.kind == "person" else 0)
    (named,) = component(open_app(page="claims", entity=entity.entity_id), "coverage")
    assert 0 < len(named["rows"]) < len(analysis_result.claims)


def test_first_rows_only_and_more_on_demand(open_app, analysis_result) -> None:
    app = open_app(page="claims", first="2")
    (grid,) = component(app, "coverage")
    assert len(grid["rows"]) == 2
    app.button(key="claims-more").click().run()
    (grid,) = component(app, "coverage")
    assert len(grid["rows"]) == len(analysis_result.claims)
    assert app.query_params["first"] == "42"


def test_what_only_one_says_is_ranked_and_narrows_to_an_article(open_app, analysis_result) -> None:
    app = open_app(page="claims", show="alone")
    matched_ids = {r.sentence_id for r in analysis_result.claim_sentences}
    assert shown(app) and not matched_ids & set(shown(app))
    (found,) = component(app, "evidence")
    ranks = [float(i["note"].split()[1]) for i in found["items"]]
    assert ranks == sorted(ranks, reverse=True)
    first = analysis_result.articles[0].article_id
    narrowed = open_app(page="claims", show="alone", **{"in": first})
    assert {s.rpartition(":")[0] for s in shown(narrowed)} == {first}


def test_what_most_say_but_one_does_not(open_app, analysis_result) -> None:
    (grid,) = component(open_app(page="claims", show="missing"), "coverage")
    on = len(analysis_result.articles)
    assert len(grid["rows"]) == sum(on / 2 < c.articles < on for c in analysis_result.claims)
    assert all(any(cell["kind"] == "none" for cell in row["cells"]) for row in grid["rows"])


def test_a_copy_does_not_make_a_second_voice() -> None:
    by_article, by_text = matched(overlap=copied()), matched(View(filters=(("per", "text"),)), overlap=copied())
    assert [r.claim_id for r in by_article.shared()] == ["opened"]
    assert by_text.shared() == [] and by_text.of == 2
    assert [r.head for r in by_text.rows] == ["Found in one independent text only"]
    alone = lone(frame(overlap=copied()), by_text)
    assert {sentence_id("one", 1), sentence_id("two", 1)} <= set(alone)


def test_the_voice_narrows_what_is_matched() -> None:
    assert matched(View(voice="quoted")).rows == ()
    assert len(matched(View(voice="own")).rows) == 1


def test_figures_that_differ_are_flagged_and_marked() -> None:
    page = frame()
    texts = {"one": "It cost $4 million.", "two": "It cost $9 million."}
    sentences = tuple(
        replace(s, text=texts[s.article_id]) if s.sentence_id in (sentence_id("one", 1), sentence_id("two", 1)) else s
        for s in page.analysis.sentences
    )
    (row,) = matched(sentences=sentences).rows
    assert row.flag == "figures differ"
    conflicts = matched(sentences=sentences).conflicts["opened"]
    given = wordings.content(frame(sentences=sentences), "T", row.sentences, conflicts)
    assert given["conflicts"] == ["Dollars: $4 million in A, $9 million in B."]


def test_the_same_wording_stands_once_and_what_differs_is_marked() -> None:
    ids = [sentence_id("one", 1), sentence_id("two", 2)]
    given = wordings.content(frame(), "T", ids, ())
    marked = [[r["t"] for r in i["runs"] if r["k"] == ["diff"]] for i in given["items"]]
    assert marked == [["opened", "Monday"], ["Farmers", "welcome", "ugly"]]
    twice = wordings.content(frame(), "T", [ids[0], ids[0]], ())
    assert [len(i["articles"]) for i in twice["items"]] == [2]


def test_many_articles_are_counted_instead_of_listed() -> None:
    from dashboard.cast import cast
    from dashboard.charts.coverage import Statement, content

    members = list(cast({str(n): f"Text {n}" for n in range(200)}).values())
    cells = ("own",) * 120 + ("attributed",) * 30 + ("none",) * 50
    given = content([Statement("c", "It opened.", cells, ())], members, None)
    assert given["articles"] == []
    assert [c["shown"] for c in given["rows"][0]["cells"]] == ["120", "30", "50"]


def test_a_claim_of_articles_that_are_off_is_not_here() -> None:
    assert matched(View(articles=("one", "three"))).rows == ()
    more = {"claims": (Claim("x", "X.", 1, 1),), "claim_sentences": (ClaimSentence("x", "three:8", "three", 1.0),)}
    assert matched(**more).rows == ()


def test_a_source_opens_the_sentences_that_report_it(open_app, analysis_result) -> None:
    source = next(s for s in analysis_result.sources if s.kind == "person" and s.via == "quote")
    app = open_app(page="sources", source=source.source, **{"in": source.article_id})
    assert shown(app)
    assert {s.rpartition(":")[0] for s in shown(app)} == {source.article_id}


@pytest.mark.parametrize("view", ["cited", "words", "shared", "unnamed", "credits"])
def test_each_view_of_sources_draws(open_app, view: str) -> None:
    app = open_app(page="sources", show=view)
    assert not app.exception
    assert heading(app).startswith("Five articles cite")
    assert app.get("plotly_chart")


def test_an_article_opens_what_is_in_others_words(open_app, analysis_result) -> None:
    article = next(s.article_id for s in analysis_result.sources if s.via == "quote")
    app = open_app(page="sources", show="words", **{"in": article})
    marked = [r for e in component(app, "evidence") for i in e["items"] for r in i["runs"] if "quoted" in r["k"]]
    assert marked


def test_the_network_joins_articles_and_the_sources_that_they_share() -> None:
    rows = [("one", "Ada Bell", 3), ("two", "Ada Bell", 1), ("two", "Cy Dunn", 5)]
    shared = shared_sources(pd.DataFrame(rows, columns=["article_id", "source", "times"]))
    units = [frame().cast[a] for a in ("one", "two", "three")]
    drawn = source_network(shared, units, "light", ("Ada Bell", None))
    assert list(drawn.data[0].customdata) == [["Ada Bell", "one"], ["Ada Bell", "two"]]
    assert [tuple(t.text) for t in drawn.data[1:]] == [("A", "B"), ("Ada Bell",)]
    assert len(drawn.layout.shapes) == 2
    assert network_alt(shared, units) == "1 source that several articles share. Ada Bell in A and B."


def test_how_much_of_an_article_is_a_sources() -> None:
    quoted = frame().sentences[sentence_id("one", 3)]
    said = Attribution("one", quoted.start, quoted.start + 19, 70, 78, "Ada Bell", None, "say", "direct", False)
    uses = (SourceUse("one", "Ada Bell", "person", "quote", 1),)
    found = citing.shares(frame(attributions=(said,), sources=uses))
    words = 2 + 6 + 5 + 7
    rows = {(r.article_id, r.source): r.share for r in found.itertuples()}
    assert rows == {
        ("one", ""): pytest.approx(4 / words),
        ("one", "Ada Bell"): pytest.approx(4 / words),
        ("two", ""): 0.0,
        ("three", ""): 0.0,
    }
    wish = replace(said, kind="intention")  # what somebody wants is told by the article
    own = citing.shares(frame(attributions=(wish,), sources=uses))
    assert own.loc[own["source"] == "Ada Bell", "share"].tolist() == [0.0]


def test_copies_are_counted_per_text_on_demand(own_study) -> None:
    app = own_study(ENGLISH, ENGLISH, "Rain fell in the north. Nobody was hurt by it, they said.", page="claims")
    assert not app.exception
    assert app.get("button_group")
    app.query_params["per"] = "text"
    app.run()
    assert "of two independent texts" in heading(app)


def test_copies_in_common_are_no_statements_of_two_texts() -> None:
    said, aside = matching_answer(overlap=copied())
    assert said.startswith("One statement stands in two or more of three articles")
    assert "Three articles = two independent texts: none of the statements stands in two or more of these." in aside


def test_articles_in_another_language_are_not_matched_and_that_is_said(own_study) -> None:
    app = own_study(ENGLISH, f"{ENGLISH} It rained.", GERMAN, page="claims")
    assert not app.exception
    assert "of two articles" in heading(app)
    assert "C is in another language than English: shown, not compared." in html_of(app)
    assert all(len(row["cells"]) == 2 for grid in component(app, "coverage") for row in grid["rows"])
    nothing = own_study(GERMAN, GERMAN.replace("neue", "alte"), page="claims")
    assert heading(nothing).startswith("None of two articles is in English")
    assert "Nothing to compare" in html_of(nothing)


def test_a_wording_says_how_firmly_it_belongs_and_a_lone_one_has_nothing_underlined() -> None:
    ids = [sentence_id("one", 1), sentence_id("two", 1)]
    given = wordings.content(frame(), "T", ids, ())
    assert [i["likely"] for i in given["items"]] == ["match 1.00 of 1", "match 0.90 of 1"]
    rows = tuple(replace(r, score=None) for r in analysis().claim_sentences)
    by_hand = wordings.content(frame(claim_sentences=rows), "T", ids, ())
    assert [i["likely"] for i in by_hand["items"]] == ["put here by you", "put here by you"]
    copies = wordings.content(frame(), "T", [ids[0], ids[0]], ())
    assert copies["note"] == "All have it word for word."
    assert not any(r["k"] for i in copies["items"] for r in i["runs"])


def test_sources_are_counted_once_for_each_text_on_demand(own_study) -> None:
    quoting = f'{ENGLISH} "We will pay," said Ada Bell, the mayor.'
    app = own_study(quoting, quoting, "Rain fell in the north. Nobody was hurt by it, they said.", page="sources")
    assert "Three articles = two independent texts." in html_of(app)
    assert "in more than one article" in heading(app)
    app.query_params["per"] = "text"
    app.run()
    assert heading(app).startswith("Two articles cite")
    assert "none in more than one article" in heading(app)
