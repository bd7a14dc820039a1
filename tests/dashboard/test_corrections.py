"""An analyst puts names right: every correction is taken, told, listed, undone, kept in a file and loaded again."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.decisions import Action, Decision
from analysis.ids import slug
from analysis.study import Study, apply_study_toml, study_toml
from analysis.types import Analysis, Article, Entity, EntityKind, Form, Mention, Outcome
from dashboard import cache, corrections
from tests.dashboard.conftest import keep

ONE = (
    "Mayor opens the new bridge in Norwick\n\nAnna Berg opened the bridge in Norwick on Monday. The mayor thanked Karl "
    'Lindqvist, who built it. "We waited for ten years," Berg said. Lindqvist said that the Harbour Company paid for '
    "the steel. The Riverside Union called the bridge too narrow. Anna Berg will walk over it again on Friday."
)
TWO = (
    "Bridge in Norwick is open\n\nThe bridge in Norwick opened on Monday. Ana Berg, the mayor, cut a ribbon. Karl "
    "Lindquist said the Harbour Company had helped. In Norwick nobody doubts that Hope is a fine name for a bridge. "
    "Peter Lindqvist, a teacher, sang. Lindqvist was applauded. The Riverside Union stayed away. The mayor smiled."
)
APP = Path(__file__).parents[2] / "app.py"
STUDY = Study("The bridge", (Article("one", ONE), Article("two", TWO)))


FOUND = {
    "Anna Berg": (EntityKind.PERSON, ["Anna Berg", "Ana Berg", "Berg"]),
    "Harbour Company": (EntityKind.ORGANISATION, ["Harbour Company"]),
    "Hope": (EntityKind.PERSON, ["Hope"]),
    "Karl Lindquist": (EntityKind.PERSON, ["Karl Lindqvist", "Karl Lindquist", "Lindqvist"]),
    "Norwick": (EntityKind.PLACE, ["Norwick"]),
    "Peter Lindqvist": (EntityKind.PERSON, ["Peter Lindqvist"]),
    "Riverside Union": (EntityKind.ORGANISATION, ["Riverside Union"]),
}


@pytest.fixture(autouse=True)
def names_found() -> None:
    """What the machine found in the small study, written out: these tests are about what is made of it."""
    whose = {text: (slug(name), kind) for name, (kind, texts) in FOUND.items() for text in texts}
    pattern = re.compile("|".join(sorted(whose, key=len, reverse=True)))
    mentions = [
        Mention(a.article_id, m.start(), m.end(), m[0], whose[m[0]][1], Form.NAME, whose[m[0]][0])
        for a in STUDY.articles
        for m in pattern.finditer(a.raw)
    ]
    entities = []
    for name, (kind, texts) in FOUND.items():
        own = [m for m in mentions if m.entity_id == slug(name)]
        aliases = tuple(sorted(set(texts) - {name}))
        entities.append(Entity(slug(name), name, kind, aliases, len({m.article_id for m in own}), len(own)))
    cache._memo(STUDY.text_fingerprint)["names"] = (mentions, entities)


@pytest.fixture
def app() -> AppTest:
    """The page at a small study of one's own."""
    return at(keep(STUDY))


def at(study_id: str | None, **query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=120)
    app.query_params.update({"page": "entities", "show": "right", **query})
    if study_id:
        app.query_params["study"] = study_id
    return run(app)


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, app.exception[0].value
    return app


def choose(app: AppTest, entity: str | None, fix: str = "") -> AppTest:
    app.selectbox(key="c_entity").select(entity or "")
    run(app)
    if fix:
        app.radio(key="put_right_fix").set_value(fix)
        run(app)
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return run(app)


def study(app: AppTest) -> Study:
    """The study that the address names."""
    found = cache.study(address(app)["study"])
    assert found is not None
    return found


def version(app: AppTest) -> str:
    """What the page calls this state of the study."""
    return study(app).fingerprint[:12]


def address(app: AppTest) -> dict[str, str]:
    return {k: v[0] if isinstance(v, list) else v for k, v in dict(app.query_params).items()}


def analysis(app: AppTest) -> Analysis:
    found = cache.slot(study(app).fingerprint).analysis
    assert found is not None
    return found


def names(app: AppTest) -> dict[str, int]:
    return {e.name: e.mentions for e in analysis(app).entities}


def captions(app: AppTest) -> str:
    """All quiet lines of the page."""
    return " ".join(c.value for c in app.caption)


def said(app: AppTest) -> str:
    return " ".join(h.proto.body for h in app.get("html"))


def start(app: AppTest, entity: str, text: str, article: str) -> int:
    return next(
        m.start for m in analysis(app).mentions if (m.entity_id, m.text, m.article_id) == (entity, text, article)
    )


def tick(app: AppTest, entity: str, *places: tuple[str, int]) -> AppTest:
    """What the list of mentions does when lines are ticked in it."""
    app.session_state["parallax_ticked"] = (f"{version(app)} {entity}", places)
    return run(app)


def test_merge_is_taken_told_listed_and_undone(app: AppTest) -> None:
    choose(app, "karl-lindquist")
    app.selectbox(key="merge_with_karl-lindquist").select("peter-lindqvist")
    run(app)
    before = names(app)
    press(app, "merge_do")
    assert study(app).decisions == (Decision(Action.MERGE, "karl-lindquist", "peter-lindqvist"),)
    assert names(app)["Karl Lindquist"] == before["Karl Lindquist"] + before["Peter Lindqvist"]
    assert "“Peter Lindqvist” and “Karl Lindquist” are one" in said(app)
    assert "Done:" in said(app)
    assert address(app)["entity"] == "karl-lindquist"
    assert address(app)["show"] == "right"
    press(app, "undo_0")
    assert study(app).decisions == ()
    assert names(app) == before
    assert "Undone: “Peter Lindqvist” and “Karl Lindquist” are one." in said(app)


def test_merge_can_keep_the_other_name_and_crosses_kinds(app: AppTest) -> None:
    choose(app, "hope")
    app.selectbox(key="merge_with_hope").select("norwick")
    run(app)
    assert "become what the name kept is" in captions(app)
    app.radio(key="merge_keep_hope_norwick").set_value("hope")
    run(app)
    press(app, "merge_do")
    merged = next(e for e in analysis(app).entities if e.entity_id == "hope")
    assert merged.kind == "person"
    assert {m.kind for m in analysis(app).mentions if m.entity_id == "hope"} == {"person"}
    assert address(app)["entity"] == "hope"


def test_nobody_can_be_merged_with_himself(app: AppTest) -> None:
    choose(app, "hope")
    assert not any(option.startswith("Hope ·") for option in app.selectbox(key="merge_with_hope").options)


def test_one_spelling_is_split_off_into_a_new_name(app: AppTest) -> None:
    choose(app, "anna-berg", "split")
    app.selectbox(key="split_scope_anna-berg").select("as Ana Berg")
    app.text_input(key="split_name_anna-berg").set_value("  Ana  Bergström ")
    run(app)
    press(app, "split_do")
    assert names(app)["Ana Bergström"] == 1
    assert names(app)["Anna Berg"] == 3
    assert "“Ana Berg”, so far “Anna Berg”, is “Ana Bergström”" in said(app)
    press(app, "undo_0")
    assert "Ana Bergström" not in names(app)


def test_ticked_mentions_are_split_off_into_a_name_that_is_there(app: AppTest) -> None:
    choose(app, "karl-lindquist", "split")
    tick(app, "karl-lindquist", ("two", start(app, "karl-lindquist", "Lindqvist", "two")))
    app.selectbox(key="split_to_karl-lindquist").select("peter-lindqvist")
    run(app)
    press(app, "split_do")
    assert names(app)["Peter Lindqvist"] == 2
    assert "One mention of “Karl Lindquist” is “Peter Lindqvist”" in said(app)


def test_several_ticked_mentions_are_one_line_and_one_undo(app: AppTest) -> None:
    choose(app, "norwick", "drop")
    places = [(m.article_id, m.start) for m in analysis(app).mentions if m.entity_id == "norwick"][:2]
    tick(app, "norwick", *places)
    press(app, "drop_do")
    assert names(app)["Norwick"] == 3
    assert len(study(app).decisions) == 2
    assert "Two mentions of “Norwick”: no name" in said(app)
    press(app, "undo_0_1")
    assert names(app)["Norwick"] == 5


def test_nothing_chosen_to_split_is_said_and_keeps_nothing(app: AppTest) -> None:
    choose(app, "anna-berg", "split")
    app.text_input(key="split_name_anna-berg").set_value("Ana")
    press(app, "split_do")
    assert "tick mentions below first" in said(app)
    assert study(app).decisions == ()


def test_a_tick_goes_before_the_menu(app: AppTest) -> None:
    choose(app, "anna-berg", "kind")
    place = ("two", start(app, "anna-berg", "Ana Berg", "two"))
    tick(app, "anna-berg", place)
    assert "one mention that you ticked" in captions(app)
    press(app, "kind_do")
    assert study(app).decisions == (Decision(Action.KIND, "anna-berg", "group", article="two", start=place[1]),)
    assert "ticked" not in captions(app)  # the ticks were of the version before


def test_rename_keeps_the_link_and_refuses_what_cannot_be(app: AppTest) -> None:
    choose(app, "hope", "rename")
    key = app.text_input[0].key
    assert key is not None
    for value, answer in (("", "Type a name"), ("Hope", "already"), ("Norwick", "Same as another")):
        app.text_input(key=key).set_value(value)
        press(app, "rename_do")
        assert answer in said(app)
        assert study(app).decisions == ()
    app.text_input(key=key).set_value("<b>Hope</b> *the* bridge")
    press(app, "rename_do")
    assert "<b>Hope</b> *the* bridge" in names(app)
    assert address(app)["entity"] == "hope"
    assert "&lt;b&gt;Hope" in said(app)
    assert "<b>Hope" not in said(app)


def test_kind_and_drop(app: AppTest) -> None:
    choose(app, "hope", "kind")
    app.selectbox(key="kind_to_hope").select("facility")
    run(app)
    press(app, "kind_do")
    assert next(e.kind for e in analysis(app).entities if e.entity_id == "hope") == "facility"
    assert "“Hope” is a facility" in said(app)
    choose(app, "hope", "drop")
    press(app, "drop_do")
    assert "Hope" not in names(app)
    assert "entity" not in address(app)
    assert len(study(app).decisions) == 2
    press(app, "undo_1")
    assert names(app)["Hope"] == 1


def test_apart_is_kept_and_changes_no_figure(app: AppTest) -> None:
    choose(app, "karl-lindquist", "apart")
    before = names(app)
    app.selectbox(key="apart_from_karl-lindquist").select("peter-lindqvist")
    run(app)
    press(app, "apart_do")
    assert study(app).decisions == (Decision(Action.APART, "karl-lindquist", "peter-lindqvist"),)
    assert names(app) == before
    assert "“Karl Lindquist” and “Peter Lindqvist” are two" in said(app)


def test_a_missed_name_is_added_everywhere_and_undone(app: AppTest) -> None:
    app.text_input(key="add_text_new").set_value("mayor")
    run(app)
    app.selectbox(key="add_kind").select("person")
    press(app, "add_do")
    assert names(app)["mayor"] == 3  # "Mayor" in the title is written otherwise
    assert study(app).decisions == (Decision(Action.ADD, "mayor", "person", text="mayor"),)
    press(app, "undo_0")
    assert "mayor" not in names(app)


def test_a_missed_name_can_be_added_to_one_that_is_there_at_ticked_places(app: AppTest) -> None:
    choose(app, "anna-berg", "add")
    app.text_input(key="add_text_anna-berg").set_value("mayor")
    run(app)
    app.session_state["parallax_ticked"] = (f"{version(app)} add mayor", (("two", TWO.index("mayor")),))
    run(app)
    press(app, "add_do")
    assert names(app)["Anna Berg"] == 5
    assert "“mayor” stands for “Anna Berg”, in one place" in said(app)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("norwick", "does not stand in these articles"),
        ("Anna", "does not stand in these articles"),  # inside "Anna Berg" only
        ("*<script>", "does not stand in these articles"),
        ("Hope", "is found as a name at one place already"),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_is_kept(app: AppTest, text: str, answer: str) -> None:
    app.text_input(key="add_text_new").set_value(text)
    run(app)
    assert answer in said(app)
    assert not any(b.key == "add_do" for b in app.button)


def test_what_builds_on_a_decision_undone_is_kept_not_applied(app: AppTest) -> None:
    choose(app, "anna-berg", "split")
    app.selectbox(key="split_scope_anna-berg").select("as Ana Berg")
    app.text_input(key="split_name_anna-berg").set_value("Ana Bergström")
    run(app)
    press(app, "split_do")
    choose(app, slug("Ana Bergström"), "rename")
    app.text_input[0].set_value("A. Bergström")
    run(app)
    press(app, "rename_do")
    assert "A. Bergström" in names(app)
    press(app, "undo_0")
    assert len(study(app).decisions) == 1
    assert "Kept, not applied" in said(app)
    assert "entity" not in address(app)
    press(app, "undo_0")
    assert "Kept, not applied" not in said(app)


def ids(app: AppTest) -> set[str]:
    return {e.entity_id for e in analysis(app).entities}


def test_a_name_can_be_put_right_after_all_names_were_taken_out() -> None:
    gone = replace(STUDY, decisions=tuple(Decision(Action.DROP, e) for e in ids(at(keep(STUDY)))))
    app = at(keep(gone))
    assert "No names were found here" in said(app)
    press(app, "undo_0")
    assert len(names(app)) == 1


def test_the_shipped_story_is_copied_once_and_then_replaced() -> None:
    app = at(None, articles="", entity="")
    shipped = next(iter(cache.shipped_studies()))
    entity = app.selectbox(key="c_entity").options
    assert len(entity) > 5
    choose(app, "vladimir-putin", "drop")
    press(app, "drop_do")
    assert "a study of your own now" in said(app)
    first = address(app)["study"]
    assert first != shipped
    untouched = cache.study(shipped)
    assert untouched is not None
    assert untouched.decisions == ()
    choose(app, "damascus", "drop")
    press(app, "drop_do")
    assert "a study of your own now" not in said(app)
    assert list(app.session_state["parallax_own_studies"]) == [address(app)["study"]]
    assert address(app)["study"] == first  # the copy is changed, not copied again


def test_the_queue_asks_and_is_answered() -> None:
    question = replace(STUDY, decisions=(Decision(Action.SPLIT, "karl-lindquist", "Lindqvist", text="Lindqvist"),))
    study_id = keep(question)
    app = at(study_id)
    assert "Are these one?" in said(app)
    waiting = len(asked(app))
    press(app, "queue_unsure")
    assert len(asked(app)) == waiting
    if waiting > 1:
        press(app, "queue_two")
        assert study(app).decisions[-1].action is Action.APART
        assert len(asked(app)) == waiting - 1
    while any(b.key == "queue_one" for b in app.button):
        press(app, "queue_unsure")
    assert "Nothing to ask" in said(app)
    press(app, "queue_again")
    assert "Are these one?" in said(app)
    press(app, "queue_one")
    assert study(app).decisions[-1].action is Action.MERGE


def asked(app: AppTest) -> list[object]:
    from analysis.review import uncertain_pairs

    found = analysis(app)
    return list(uncertain_pairs(found.entities, found.mentions, study(app).decisions))


def test_a_study_file_is_loaded_onto_the_same_articles(app: AppTest) -> None:
    decided = replace(
        STUDY, decisions=(Decision(Action.RENAME, "hope", "Hope Bridge"), Decision(Action.DROP, "nobody"))
    )
    text = study_toml(decided)
    assert apply_study_toml(STUDY, text) == decided
    upload(app, "corrected.toml", text.encode())
    assert "two corrections" in said(app)
    press(app, "put_right_load")
    assert study(app).decisions == decided.decisions
    assert "Hope Bridge" in names(app)
    assert "Kept, not applied" in said(app)
    assert "Loaded corrected.toml." in said(app)


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b'title = "X"\n[[decisions]]\naction = "marry"\nentity = "a"\n', "corrected.toml, line 3"),
        (b"title = ", "is not TOML"),
        (b"\xff\xfe\x00", "not UTF-8"),
    ],
)
def test_a_broken_study_file_is_said_with_its_line(app: AppTest, data: bytes, answer: str) -> None:
    upload(app, "corrected.toml", data)
    assert answer in said(app)
    assert not any(b.key == "put_right_load" for b in app.button)


def upload(app: AppTest, name: str, data: bytes) -> None:
    app.file_uploader(key="put_right_file_0").upload(name, data, "application/toml")
    run(app)


def outcomes(*rows: tuple[Decision, Outcome]) -> list[str]:
    decided = replace(STUDY, decisions=tuple(d for d, _ in rows))
    found = Analysis("x", (), (), (), {}, outcomes=tuple(o for _, o in rows))
    return [c.words for c in corrections.corrections(decided, found)]


def test_words_of_places_are_told_together_only_where_they_say_the_same() -> None:
    def drop(entity: str, start: int) -> tuple[Decision, Outcome]:
        return Decision(Action.DROP, entity, article="x", start=start), Outcome("drop", entity.title(), None, 1)

    assert outcomes(drop("a", 1), drop("a", 9), drop("b", 3), drop("a", 5)) == [
        "One mention of “A”: no name",
        "One mention of “B”: no name",
        "Two mentions of “A”: no name",
    ]


def test_undo_takes_out_these_positions_only() -> None:
    decided = replace(STUDY, decisions=tuple(Decision(Action.DROP, name) for name in "abc"))
    assert [d.entity for d in corrections.undo(decided, (0, 2)).decisions] == ["b"]
    assert corrections.decide(decided, [Decision(Action.DROP, "d")]).decisions[-1].entity == "d"
