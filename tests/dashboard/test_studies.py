"""The page of studies: links, history, copies, the archive, deleting; and what a view link and a conflict look like."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from analysis.study import Study
from analysis.types import Article, Target
from dashboard import cache
from studies import Kind, LinkNotFoundError
from tests.dashboard.conftest import component, html_of, keep

STUDY = Study("The <b>bridge</b>", (Article("one", "Anna Berg opened the new bridge in Norwick on Monday."),))


def press(app: AppTest, label: str) -> AppTest:
    next(b for b in app.button if b.label == label).click()
    app.run()
    assert not app.exception
    return app


def address(app: AppTest, name: str = "study") -> str:
    value = app.query_params[name]
    return value[0] if isinstance(value, list) else value


def labels(app: AppTest) -> list[str]:
    return [b.label for b in app.button]


@pytest.fixture
def key() -> str:
    return keep(STUDY)


def test_the_shipped_story_can_be_copied_and_nothing_else(open_app) -> None:
    app = open_app(page="studies")
    assert {"Make a copy", "Begin"} <= set(labels(app))
    assert not {"Rename", "Delete …", "Undo"} & set(labels(app))
    press(app, "Make a copy")
    made = cache.opened(address(app))
    assert made is not None and made.may_edit
    assert made.study.title.endswith("(copy)")
    assert address(app, "page") == "studies"


def test_a_title_is_text_and_can_be_changed(open_app, key: str) -> None:
    app = open_app(page="studies", study=key)
    assert "The &lt;b&gt;bridge&lt;/b&gt;: one article, no targets." in html_of(app)
    app.text_input[0].set_value("  Bridges  ")
    press(app, "Rename")
    assert cache.study(key).title == "Bridges"
    assert "Renamed the study “Bridges”" in html_of(app)
    app.text_input[0].set_value("  ")
    press(app, "Rename")
    assert "A study needs a title." in html_of(app)
    press(app, "Undo")
    assert cache.study(key) == STUDY
    press(app, "Redo")
    assert cache.study(key).title == "Bridges"


def test_any_state_can_be_taken_up_again(open_app, key: str) -> None:
    cache.store().save(key, replace(STUDY, title="Second"), 1, "Renamed it")
    app = open_app(page="studies", study=key)
    app.button(key="s_back_1").click().run()
    assert cache.study(key) == STUDY
    assert "Went back to the state of revision 1" in html_of(app)


def test_deleting_is_asked_twice_and_for_good(open_app, key: str) -> None:
    app = press(open_app(page="studies", study=key), "Delete …")
    assert cache.study(key) == STUDY
    press(app, "Keep it")
    assert "s_delete_sure" not in [b.key for b in app.button]
    press(app, "Delete …")
    app.button(key="s_delete_sure").click().run()
    assert "is deleted." in html_of(app)
    with pytest.raises(LinkNotFoundError):
        cache.store().load(key)
    assert key not in app.session_state["parallax_own_studies"]


def test_the_archive_holds_what_is_put_away(open_app, key: str) -> None:
    app = press(open_app(page="studies", study=key), "Put it into the archive")
    assert cache.opened(key).kept.archived
    assert [e.label for e in app.expander] == ["Archive"]
    press(app, "Take it out of the archive")
    assert not cache.opened(key).kept.archived


def test_links_are_made_and_revoked(open_app, key: str) -> None:
    app = open_app(page="studies", study=key)
    view = cache.store().view_key(key)
    assert [c.value.partition("=")[2] for c in app.code] == [key, view]
    press(app, "Revoke it")
    assert cache.store().view_key(key) is None
    assert cache.opened(view) is None
    press(app, "Make a further view link")
    press(app, "Put a new edit link in its place")
    assert address(app) != key
    assert cache.opened(key) is None
    assert cache.opened(address(app)).may_edit


def test_a_view_link_shows_and_what_is_changed_makes_a_copy(open_app, key: str) -> None:
    view = cache.store().view_key(key)
    app = open_app(page="studies", study=view)
    assert "View only" in html_of(app)
    assert not {"Rename", "Delete …", "Undo", "Revoke it", "Make a snapshot"} & set(labels(app))
    assert app.code == []  # no link to change it
    app = open_app(page="articles", study=view)
    assert "View only" in html_of(app)
    app.text_area[0].set_value("Anna Berg")
    press(app, "Ask about these")
    assert cache.study(key) == STUDY
    copy = cache.opened(address(app))
    assert copy.may_edit and [t.name for t in copy.study.targets] == ["Anna Berg"]


def test_a_link_that_is_handed_on_does_not_give_away_the_right_to_change(open_app, key: str) -> None:
    (button,) = component(open_app(study=key), "copy_link")
    assert button["label"] == "Copy view link"
    assert key not in button["query"] and cache.store().view_key(key) in button["query"]
    cache.store().revoke(key, cache.store().view_key(key))
    (button,) = component(open_app(study=key), "copy_link")
    assert button["label"] == "Copy edit link"


def test_a_snapshot_keeps_study_and_results(open_app, key: str, monkeypatch) -> None:
    app = open_app(study=key)  # finds the results
    app.query_params["page"] = "studies"
    press(app.run(), "Make a snapshot")
    snapshot = next(x.key for x in cache.store().links(key) if x.kind is Kind.SNAPSHOT)
    cache.store().save(key, replace(STUDY, articles=(Article("two", "Other."),)), 1, "Changed")
    from analysis import pipeline

    monkeypatch.setattr(pipeline, "analyse", None)  # must not be needed
    app = open_app(study=snapshot, page="articles")
    assert "A snapshot: the study as it stood at revision 1" in html_of(app)
    assert "One article with " in html_of(app)


def test_two_people_at_once_lose_nothing(open_app, key: str) -> None:
    ada, bob = (open_app(page="studies", study=key) for _ in range(2))
    ada.text_input[0].set_value("Ada's title")
    press(ada, "Rename")
    target = Target("berg", "Anna Berg", ("Anna Berg",))
    cache.store().save(key, replace(STUDY, targets=(target,)), 1, "Asked about Anna Berg")
    bob.text_input[0].set_value("Bob's title")
    press(bob, "Rename")
    assert "Not saved yet. Somebody else changed the title at the same time." in html_of(bob)
    assert "Renamed the study “Ada&#x27;s title”" in html_of(bob)
    assert cache.study(key).title == "Ada's title"
    press(bob, "Keep mine")
    assert cache.study(key) == replace(STUDY, title="Bob's title", targets=(target,))
    assert "Somebody else has changed this study meanwhile" in html_of(bob)
    press(ada, "Make a copy")  # sees the study as it is now
    assert cache.study(key).title == "Bob's title"


def test_keeping_theirs_drops_the_change(open_app, key: str) -> None:
    app = open_app(page="studies", study=key)
    cache.store().save(key, replace(STUDY, title="Theirs"), 1, "Renamed")
    app.text_input[0].set_value("Mine")
    press(app, "Rename")
    press(app, "Keep theirs")
    assert cache.study(key).title == "Theirs"
    assert "Not saved yet" not in html_of(app)


def test_a_revoked_link_is_said_also_in_the_middle_of_a_change(open_app, key: str) -> None:
    app = open_app(page="studies", study=key)
    new = cache.store().renew(key)
    app.text_input[0].set_value("Too late")
    press(app, "Rename")
    assert "There is no study at this link" in html_of(app)
    assert cache.study(new) == STUDY


def test_a_new_study_begins_with_a_title(open_app) -> None:
    app = open_app(page="studies")
    app.text_input(key="s_new_title").set_value("Harbours")
    press(app, "Begin")
    assert address(app, "page") == "articles"
    made = cache.study(address(app))
    assert (made.title, made.articles) == ("Harbours", ()) and made.codebook
    assert "“Harbours” has no articles yet." in html_of(app)


def test_the_list_has_this_visits_studies(open_app, key: str) -> None:
    app = open_app(page="studies", study=key)
    press(app, "Make a copy")
    assert "The &lt;b&gt;bridge&lt;/b&gt; (copy)" in html_of(app)
    assert labels(app).count("Open") == 2  # the first one and the shipped story
    app.button(key=f"s_open_{key[:12]}").click().run()
    assert address(app) == key
