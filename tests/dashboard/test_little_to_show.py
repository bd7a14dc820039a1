"""The pages of names, topics, claims, sources and overlap where a link asks for what is gone, or a study has little."""

from __future__ import annotations

import pytest

from dashboard.pages import claims, entities, sources, topics
from tests.dashboard.conftest import html_of
from tests.dashboard.test_app import heading, own_study

__all__ = ["own_study"]


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"page": "entities", "entity": "nobody"}, "“nobody”"),
        ({"page": "entities", "forms": "shouts"}, "“shouts”"),
        ({"page": "topics", "topic": "none"}, "“none”"),
        ({"page": "claims", "pick": "claim:none"}, "“claim:none”"),
        ({"page": "claims", "least": "7"}, "“7”"),
        ({"page": "claims", "entity": "nobody"}, "“nobody”"),
        ({"page": "claims", "figures": "differ"}, "No such statement"),
        ({"page": "sources", "source": "Nobody"}, "“Nobody”"),
        ({"page": "sources", "show": "all"}, "“all”"),
        ({"page": "overlap", "pair": "x@y"}, "“x@y”"),
        ({"page": "articles", "of": "gone"}, "“gone”"),
    ],
)
def test_a_choice_that_is_not_there_is_said(open_app, params: dict[str, str], said: str) -> None:
    app = open_app(**params)
    assert not app.exception
    assert said in html_of(app)


WITH_VIEWS = {"entities": entities, "topics": topics, "claims": claims, "sources": sources}
VIEWS = [(page, view) for page, module in WITH_VIEWS.items() for view in module.VIEWS]


@pytest.mark.parametrize(("page", "view"), [*VIEWS, ("overlap", "")])
def test_one_short_article_leaves_every_view_designed(own_study, page: str, view: str) -> None:
    app = own_study("It rained. It rained again. Nobody came.", page=page)
    assert not app.exception
    app.query_params["show"] = view
    app.run()
    assert not app.exception
    assert heading(app)
