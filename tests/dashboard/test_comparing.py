"""What sets articles apart, and two head to head: sentences from the figures, each with what it rests on."""

from __future__ import annotations

from analysis.framing.compare import Difference
from analysis.types import Framing
from dashboard import alone, picks
from dashboard.link import View
from dashboard.pages import comparing
from tests.dashboard import made_up
from tests.dashboard.conftest import component, html_of


def buttons(app):
    return [b for b in app.button if (b.key or "").startswith("apart_")]


def test_each_sentence_opens_its_evidence(open_app) -> None:
    app = open_app(page="framing", target="bases", show="compared")
    assert not app.exception
    assert "What sets each article apart</h2>" in html_of(app)
    first = buttons(app)[0]
    measure, article = first.key.removeprefix("apart_").split("_", 1)[0], first.key
    first.click().run()
    assert not app.exception
    assert app.query_params["pick"].startswith(f"measure:{measure}")
    assert app.query_params["pick"].rpartition("@")[2] in article
    shown = [e for e in component(app, "evidence") if e["items"]]
    assert shown


def test_head_to_head_stands_in_the_link(open_app, analysis_result) -> None:
    one, two, three = (a.article_id for a in analysis_result.articles[:3])
    app = open_app(page="framing", target="leadership", left=one, right=three)
    html = html_of(app)
    assert "<b>Difference, A − C</b>" in html
    assert "n = " in html
    app.selectbox(key="c_right").select(two).run()
    assert app.query_params["right"] == two
    assert "<b>Difference, A − B</b>" in html_of(app)


def test_one_article_with_itself_is_refused(open_app, analysis_result) -> None:
    one = analysis_result.articles[0].article_id
    app = open_app(page="framing", target="bases", left=one, right=one)
    assert "Choose two different articles." in html_of(app)


def test_one_article_alone_is_not_compared(open_app, analysis_result) -> None:
    app = open_app(page="framing", target="bases", show="compared", articles=analysis_result.articles[0].article_id)
    assert not app.exception
    assert "head to head" not in html_of(app)
    assert "Fewer than two of the articles that are on speak of Russia&#x27;s bases." in html_of(app)


def test_what_a_measure_rests_on() -> None:
    frame = made_up.frame(View(target="dam"))
    found = {
        measure: [e.sentence_id for e in picks.resolve(frame, f"measure:{measure}@one").sentences]
        for measure in ("tone", "tone:favourable", "frame:progress", "agent", "quoted")
    }
    one = [made_up.sentence_id("one", n) for n in range(4)]
    assert found["tone"] == one[1:]
    assert found["tone:favourable"] == [one[2]]
    assert found["frame:progress"] == [one[2]]
    assert found["agent"] == [one[2], one[3]]
    assert found["quoted"] == [one[3]]
    assert picks.resolve(frame, "measure:phlogiston@one") is None
    assert picks.resolve(frame, "measure:tone@nowhere") is None


def test_a_row_draws_its_interval_and_says_what_cannot_be_told() -> None:
    clear = Difference("a", "t", "frame:m", "all", 0.8, 10, 0.2, 12, 0.25, 0.75, True, "")
    row = comparing._row(clear)
    assert "80% <span>n = 10</span>" in row
    assert "left:62.5%;width:25.0%" in row and "+25 to +75 points</span>" in row
    assert "not enough" not in row
    tone = Difference("a", "t", "tone", "all", 0.1, 9, 0.2, 9, -0.4, 0.2, False, "")
    assert "−0.40 to +0.20; not enough to tell" in comparing._row(tone)


def test_only_the_chosen_target_and_the_articles_that_are_on_count() -> None:
    rows = (
        Framing("one", "dam", "agent", 0.5, 0.3, 0.7, 9, "all"),
        Framing("two", "dam", "agent", 0.5, 0.3, 0.7, 9, "all"),
        Framing("two", "sea", "agent", 0.5, 0.3, 0.7, 9, "all"),
    )
    frame = made_up.frame(View(target="dam", articles=("two",)), framing=rows)
    assert comparing._rows(frame) == [rows[1]]


def test_a_row_of_two_articles_opens_the_sentences_of_both(open_app, analysis_result) -> None:
    one, _, three = (a.article_id for a in analysis_result.articles[:3])
    app = open_app(page="framing", target="leadership", left=one, right=three)
    button = next(b for b in app.button if (b.key or "") == "two_agent")
    button.click().run()
    assert not app.exception
    assert app.query_params["pick"] == f"both:agent@{one}@{three}"
    shown = [item for e in component(app, "evidence") for item in e["items"]]
    assert {one, three} <= {i["id"].rpartition(":")[0] for i in shown} or len(shown) >= 2


def test_what_one_article_alone_has() -> None:
    frame = made_up.frame(View(target="dam"))
    told = alone.told(frame, picks.mentions(frame))
    kinds = {(article, measure) for article, own in told.items() for measure, _ in own}
    assert ("one", "labels") in kinds and ("two", "labels") in kinds
    assert ("one", "speakers") in kinds and ("two", "speakers") not in kinds
    assert any("Ada Bell" in text for _, text in told["one"])
    behind = picks.resolve(frame, "measure:speakers@one")
    assert [e.sentence_id for e in behind.sentences] == [made_up.sentence_id("one", 3)]
    assert picks.resolve(frame, "measure:labels@one").sentences


def test_one_article_that_speaks_of_it_alone_is_not_set_apart() -> None:
    frame = made_up.frame(View(target="dam", articles=("one",)))
    assert alone.told(frame, picks.mentions(frame)) == {}


def test_both_needs_two_articles_that_are_here() -> None:
    frame = made_up.frame(View(target="dam"))
    found = picks.resolve(frame, "both:agent@one@two")
    assert found.title == "Acts, in A and B"
    assert picks.resolve(frame, "both:agent@one@nowhere") is None
    assert picks.resolve(frame, "both:agent@one") is None
