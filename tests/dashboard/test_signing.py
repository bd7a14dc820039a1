"""Signing in is off; where it is on, studies belong to people, and links work for everybody as before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.study import Study
from analysis.types import Article
from dashboard import cache, signing
from tests.dashboard.conftest import html_of
from tests.dashboard.test_studies import address, labels, press

STUDY = Study("The bridge", (Article("one", "Anna Berg opened the new bridge in Norwick on Monday."),))


class User(dict):
    """What Streamlit says of who is signed in."""

    is_logged_in = True


@pytest.fixture
def sign_in(monkeypatch):
    """Makes somebody the visitor, None = nobody, with signing in switched on."""
    monkeypatch.setenv("PARALLAX_SIGN_IN", "on")
    monkeypatch.setattr(signing, "_has_secrets", lambda: True)

    def made(name: str | None) -> None:
        user = User(iss="https://id.example", sub=f"{name}-1", name=name)
        user.is_logged_in = name is not None
        monkeypatch.setattr(signing.st, "user", user)

    return made


def test_nobody_signs_in_unless_it_is_switched_on(open_app) -> None:
    assert signing.person() is None
    assert "Sign in" not in labels(open_app(page="studies"))


@pytest.mark.parametrize("page", ["studies", "overview"])
def test_signing_in_that_is_not_set_up_is_said(open_app, monkeypatch, page: str) -> None:
    monkeypatch.setenv("PARALLAX_SIGN_IN", "on")
    assert "Signing in is not set up." in html_of(open_app(page=page))


def test_a_study_belongs_to_whoever_made_it(open_app, sign_in) -> None:
    sign_in("ada")
    app = press(open_app(page="studies"), "Make a copy")
    key = address(app)
    assert cache.opened(key).kept.owner == "https://id.example|ada-1"
    assert "Signed in" in html_of(app) and "Sign out" in labels(app)
    # Another day, another device: the list has it.
    again = open_app(page="studies")
    again.button(key=f"s_open_{key[:12]}").click().run()
    assert address(again) == key


def test_another_person_does_not_find_it_but_can_use_its_links(open_app, sign_in) -> None:
    owner = "https://id.example|ada-1"
    keys = cache.store().create(replace(STUDY, title="Ada's own"), "Made", owner=owner)
    for name in ("bob", None):
        sign_in(name)
        assert "Ada&#x27;s own" not in html_of(open_app(page="studies"))
        app = open_app(page="studies", study=keys.edit)
        app.text_input[0].set_value(f"Renamed by {name}")
        press(app, "Rename")
        assert cache.study(keys.edit).title == f"Renamed by {name}"
        press(app, "Delete …")
        app.button(key="s_delete_sure").click().run()
        assert "This study belongs to somebody else." in html_of(app)
        assert cache.study(keys.view) is not None
    sign_in("ada")
    app = press(open_app(page="studies", study=keys.edit), "Delete …")
    app.button(key="s_delete_sure").click().run()
    assert cache.study(keys.view) is None


def test_who_is_not_signed_in_is_offered_it(open_app, sign_in) -> None:
    sign_in(None)
    app = open_app(page="studies")
    assert "Sign in" in labels(app)
    assert "Not signed in" in html_of(app)


def test_a_disk_that_does_not_last_is_said(open_app, monkeypatch) -> None:
    assert "does not last" not in html_of(open_app(page="studies"))
    monkeypatch.setenv("PARALLAX_EPHEMERAL", "on")
    assert "does not last" in html_of(open_app(page="studies"))
